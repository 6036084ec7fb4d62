//! Single values of commitments and observations, with their times.

use crate::assess::{Assessment, Level, Step};
use crate::chart::with_unit;
use crate::model::{
    Baseline, Change, ChangeOf, Commitment, Count, Grade, Kind, Observation, Period, Quantity,
    Target, Way, same_unit,
};
use crate::page::context::PageContext;
use crate::page::words::converted::unit_of;
use crate::page::words::formula::{beside, calculated, goal_in_signs};
use crate::page::words::periods;
use crate::page::words::punctuation::commas;
use crate::page::words::strings::Strings;
use crate::page::words::wording::{Dated, exact, fill, printed};
use crate::page::words::working::points;
use crate::site::CommitmentEntry;
use crate::site::stated::grade_of_latest;

/// The target of a commitment alone, for a table of many.
pub(in crate::page) fn target_of(context: &PageContext<'_>, entry: CommitmentEntry<'_>) -> Dated {
    let commitment = entry.commitment;
    let catalogue = &context.site.checked.indicator(&commitment.indicator).unit;
    let assessment = context.site.assessments.of(commitment);
    let unit = commitment.print.unit_meant(catalogue);
    let dated = target(context, commitment, assessment.target, unit);
    with_level(context, dated, assessment.level.as_ref(), unit)
}

/// The target that a commitment is assessed by; of a change, with the level that it comes to.
pub(in crate::page) fn target_in_force(
    context: &PageContext<'_>,
    commitment: &Commitment,
    assessment: &Assessment<'_>,
    unit: &str,
) -> Dated {
    let dated = target(context, commitment, assessment.target, unit);
    with_level(context, dated, assessment.level.as_ref(), unit)
}

/// A target of a commitment, as printed.
pub(in crate::page) fn target(
    context: &PageContext<'_>,
    commitment: &Commitment,
    target: &Target,
    unit: &str,
) -> Dated {
    let strings = context.strings();
    let words = &strings.target;
    let of = match commitment.kind {
        Some(Kind::Total) => Some(words.total.clone()),
        Some(Kind::Mean) => Some(words.mean.clone()),
        Some(Kind::Yearly) => Some(words.yearly.clone()),
        _ => None,
    };
    let when = periods::period(strings, &Period::of_year(target.year), None);
    let plain = dated((target.year, when), &target.quantity, target.text.as_ref(), unit);
    let size = commitment.change.as_ref().filter(|_| target.text.is_none());
    let text = size.map(|change| change_in_words(strings, change, &target.quantity, unit));
    let is_change = text.is_some();
    Dated {
        text: text.unwrap_or(plain.text),
        unit: if is_change { String::new() } else { plain.unit },
        of: of.filter(|of| {
            !of.is_empty() && !target.text.as_ref().is_some_and(|t| t.starts_with(of))
        }),
        ..plain
    }
}

/// `下降30%`, `提高0.72岁`
fn change_in_words(strings: &Strings, change: &Change, size: &Quantity, unit: &str) -> String {
    let verb = match change.way {
        Way::Rise => &strings.target.rise,
        Way::Fall => &strings.target.fall,
    };
    let unit = match change.of {
        ChangeOf::Percent => "%",
        ChangeOf::Amount => points(strings, unit),
    };
    format!("{verb}{}{unit}", printed(size))
}

fn with_level(
    context: &PageContext<'_>,
    target: Dated,
    level: Option<&Level>,
    unit: &str,
) -> Dated {
    let strings = context.strings();
    let Some(Level { base, goal, .. }) = level else { return target };
    let when = periods::moment(strings, base.at);
    let base = with_unit(&exact(base.value), beside(unit));
    let level = with_unit(&goal_in_signs(goal), beside(unit));
    let of = fill(&strings.target.level, &[("when", &when), ("base", &base), ("level", &level)]);
    Dated { of: Some(of).filter(|of| !of.is_empty()), ..target }
}

/// The baseline of a commitment, as printed; none where the print has a dash.
pub(in crate::page) fn baseline(
    context: &PageContext<'_>,
    commitment: &Commitment,
    unit: &str,
) -> Option<Dated> {
    let strings = context.strings();
    let Baseline { period, quantity, text, observed, .. } = commitment.baseline.as_ref()?;
    let when = periods::period(strings, period, None);
    let value = dated((period.year(), when), quantity.as_ref()?, text.as_ref(), unit);
    let of = if observed.is_some() {
        Some(strings.target.observed.clone())
    } else {
        let is_other = commitment.kind == Some(Kind::Total);
        is_other.then(|| strings.target.earlier_total.clone())
    };
    Some(Dated { of: of.filter(|of| !of.is_empty()), ..value })
}

/// Why a commitment has no baseline, in words.
pub(in crate::page) fn no_baseline(context: &PageContext<'_>, commitment: &Commitment) -> String {
    let words = &context.strings().words;
    let Some(baseline) = commitment.baseline.as_ref().filter(|b| b.quantity.is_none()) else {
        return words.no_baseline.clone();
    };
    let sign = baseline.sign.as_deref().unwrap_or_default();
    baseline.reason.clone().unwrap_or_else(|| words.baseline_dash.replace('%', sign))
}

/// A measured value, as printed: in its own unit, where that is another than the unit of its commitment.
pub(in crate::page) fn observed(
    context: &PageContext<'_>,
    observation: &Observation,
    unit: &str,
) -> Dated {
    let strings = context.strings();
    let is_of_year = observation.counts == Some(Count::Year);
    let own = unit_of(context, observation);
    let unit = if same_unit(own, unit) { unit } else { own };
    let Observation { period, period_name, quantity, text, .. } = observation;
    let when = periods::period(strings, period, period_name.as_deref());
    let value = dated((period.year(), when), quantity, text.as_ref(), unit);
    let of_year = is_of_year.then(|| strings.words.of_year.clone());
    let said = said_beside(context, observation).into_iter().map(str::to_owned);
    let parts: Vec<String> =
        of_year.into_iter().chain(said).chain(of_others(context, observation)).collect();
    let of = (!parts.is_empty()).then(|| commas(parts));
    if let Some(flag) = observation.flags.iter().find(|flag| flag.is_without_value()) {
        // The reason stands in the note.
        let text = text.clone().unwrap_or_else(|| strings.revision.flag(*flag).to_owned());
        return Dated { text, unit: String::new(), of, ..value };
    }
    Dated { of, ..value }
}

/// What is said of a measured value beside it: what it is, where it takes the place of another, and its flags
/// but those that stand in the place of a value.
pub(in crate::page) fn said_beside<'c>(
    context: &'c PageContext<'_>,
    observation: &Observation,
) -> Vec<&'c str> {
    context.strings().revision.said_beside(observation)
}

/// The value whose place a measured value took, and the one that took its own place.
fn of_others(context: &PageContext<'_>, observation: &Observation) -> Vec<String> {
    let strings = context.strings();
    let words = &strings.revision;
    let shown = |o: &Observation| {
        let flag = o.flags.iter().find(|flag| flag.is_without_value());
        flag.map_or_else(
            || o.text.clone().unwrap_or_else(|| printed(&o.quantity)),
            |flag| words.flag(*flag).to_owned(),
        )
    };
    let say = |sentence: &str, o: &Observation| fill(sentence, &[("value", &shown(o))]);
    let was = context.site.revised(observation).map(|o| say(&words.was, o));
    let now = context.site.reviser(observation).map(|o| say(&words.replaced, o));
    was.into_iter().chain(now).filter(|said| !said.is_empty()).collect()
}

/// The values of single years added up to a year.
pub(in crate::page) fn summed(context: &PageContext<'_>, sum: Step, unit: &str) -> Dated {
    let strings = context.strings();
    Dated {
        year: sum.at.year(),
        when: periods::moment(strings, sum.at),
        text: exact(sum.value),
        unit: beside(unit).to_owned(),
        of: Some(strings.words.summed.clone()),
        stated: None,
    }
}

/// The mean of the years since the first up to a year.
pub(in crate::page) fn averaged(
    context: &PageContext<'_>,
    (first, mean): (i32, Step),
    unit: &str,
) -> Dated {
    let strings = context.strings();
    let last = mean.at.year();
    let said = fill(&strings.period.mean, &[("first", &first), ("last", &last)]);
    let when =
        if first == last || said.is_empty() { periods::moment(strings, mean.at) } else { said };
    Dated {
        year: last,
        when,
        text: calculated(mean.value),
        unit: beside(unit).to_owned(),
        of: None,
        stated: None,
    }
}

/// The latest value of a commitment as it is assessed: where it counts single years, their sum; of a mean, the mean so far.
pub(in crate::page) fn latest(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
    unit: &str,
) -> Vec<Dated> {
    let assessment = context.site.assessments.of(entry.commitment);
    let first = || context.site.checked.document(entry.document).period.0;
    let of = |grade: Grade, value: Dated| {
        let is_stated = grade == Grade::Stated;
        Dated { stated: is_stated.then(|| context.strings().source.stated_short.clone()), ..value }
    };
    let derived = || grade_of_latest(assessment).unwrap_or(Grade::Proved);
    match (assessment.sum(), assessment.mean()) {
        (Some(sum), _) => vec![of(derived(), summed(context, sum, unit))],
        (_, Some(mean)) => vec![of(derived(), averaged(context, (first(), mean), unit))],
        _ => {
            let each = assessment.latest.iter();
            each.map(|o| of(o.citation.grade(), observed(context, o, unit))).collect()
        }
    }
}

/// The time of the latest value, in words.
pub(in crate::page) fn up_to(
    context: &PageContext<'_>,
    assessment: &Assessment<'_>,
) -> Option<String> {
    let latest = assessment.latest.last()?;
    Some(periods::period(context.strings(), &latest.period, latest.period_name.as_deref()))
}

fn dated(
    (year, when): (i32, String),
    quantity: &Quantity,
    text: Option<&String>,
    unit: &str,
) -> Dated {
    let holds_unit = text.is_some() || matches!(quantity, Quantity::Words(_));
    Dated {
        year,
        when,
        text: text.cloned().unwrap_or_else(|| printed(quantity)),
        unit: if holds_unit { String::new() } else { beside(unit).to_owned() },
        of: None,
        stated: None,
    }
}
