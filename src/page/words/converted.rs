//! Values that are assessed and drawn in another unit than they are printed in.

use crate::chart::with_unit;
use crate::model::{Observation, Quantity, Scale, UnitErratum, convertible};
use crate::page::context::PageContext;
use crate::page::words::formula::{beside, calculated};
use crate::page::words::punctuation::{clauses, range, titled};
use crate::page::words::wording::{fill, printed};

/// The unit that a value is printed in.
pub(in crate::page) fn unit_of<'c>(
    context: &'c PageContext<'_>,
    observation: &'c Observation,
) -> &'c str {
    observation.print.unit_meant(&context.site.checked.indicator(&observation.indicator).unit)
}

/// A misprint of a unit: the one that is meant, and how one knows.
pub(in crate::page) fn misprint(context: &PageContext<'_>, erratum: &UnitErratum) -> String {
    let UnitErratum { unit, reason } = erratum;
    let meant = &context.strings().words.unit_meant;
    if meant.is_empty() {
        return titled(unit, reason);
    }
    clauses([fill(meant, &[("unit", unit)]), reason.clone()])
}

/// A value that is assessed and drawn in another unit than it is printed in.
pub(in crate::page) struct Converted {
    /// As printed, with its unit.
    pub(in crate::page) printed: String,
    /// In the unit of the commitment, without it.
    pub(in crate::page) text: String,
}

/// How a value is converted to a unit; none where it is printed in that one.
pub(in crate::page) fn converted(
    context: &PageContext<'_>,
    observation: &Observation,
    unit: &str,
) -> Option<Converted> {
    let own = unit_of(context, observation);
    let scale = convertible(own, unit).filter(|scale| *scale != Scale::ONE)?;
    let quantity = scale.of_quantity(&observation.quantity)?;
    if matches!(*quantity, Quantity::Words(_)) {
        return None;
    }
    let printed = with_unit(&printed(&observation.quantity), beside(own));
    Some(Converted { printed, text: in_signs(&quantity) })
}

/// A calculated quantity, with enough digits.
pub(in crate::page) fn in_signs(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Level(bound, number) => format!("{}{}", bound.sign(), calculated(number.value())),
        Quantity::Range(low, high) => range(calculated(low.value()), calculated(high.value())),
        Quantity::Words(words) => words.clone(),
    }
}

/// That a value is converted, in words: `由 3.2 万人换算`.
pub(in crate::page) fn said_converted(
    context: &PageContext<'_>,
    converted: &Converted,
) -> Option<String> {
    let said = fill(&context.strings().words.converted, &[("printed", &converted.printed)]);
    (!said.is_empty()).then_some(said)
}

/// What a value that is printed in another unit comes to, in words: `折合 32000 人`.
pub(in crate::page) fn comes_to(
    context: &PageContext<'_>,
    observation: &Observation,
    unit: &str,
) -> Option<String> {
    let value = with_unit(&converted(context, observation, unit)?.text, beside(unit));
    let said = fill(&context.strings().words.comes_to, &[("value", &value)]);
    (!said.is_empty()).then_some(said)
}
