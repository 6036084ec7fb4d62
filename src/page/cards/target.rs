//! A target on one line, and with all its wordings.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use crate::assess::{CountedTarget, Distance, Evidence, State, Wording};
use crate::chart::with_unit;
use crate::model::{Commitment, InUnit, Indicator, Nature, Quantity};
use crate::page::cards::commitment::{commitment, status, with_met};
use crate::page::cards::value;
use crate::page::context::PageContext;
use crate::page::view::{CommitmentView, StatusView};
use crate::page::words::punctuation::in_brackets;
use crate::page::words::strings::Strings;
use crate::page::words::wording::{Dated, percentage, signed};
use crate::page::words::working::points;
use crate::site::{CommitmentEntry, Rounding, Route, TargetEntry};

/// A target in a list.
#[derive(Serialize, Clone)]
pub(in crate::page) struct TargetLine {
    pub(in crate::page) anchor: String,
    pub(in crate::page) name: String,
    /// Where all is said of it.
    pub(in crate::page) href: String,
    pub(in crate::page) nature: Option<String>,
    /// Whether it is words alone.
    pub(in crate::page) is_words: bool,
    pub(in crate::page) baseline: Option<Dated>,
    /// Why there is no baseline, in words.
    pub(in crate::page) no_baseline: String,
    pub(in crate::page) target: Dated,
    /// The change that is asked for: `+0.55（18%）`.
    pub(in crate::page) change: Option<String>,
    /// The size of the change over the baseline, in hundredths, at most 100: how long a bar is; `None` where there is no share.
    pub(in crate::page) bar: Option<u8>,
    pub(in crate::page) latest: Vec<Dated>,
    pub(in crate::page) status: StatusView,
    /// What other wordings ask for; empty where all agree.
    pub(in crate::page) others: Vec<String>,
    /// How many wordings it has.
    pub(in crate::page) wordings: usize,
}

/// A target with its wordings.
#[derive(Serialize)]
pub(in crate::page) struct TargetView {
    pub(in crate::page) line: TargetLine,
    /// The wording that says most comes first.
    pub(in crate::page) commitments: Vec<CommitmentView>,
}

/// A wording where it stands.
pub(in crate::page) fn entry_of<'a>(
    entry: TargetEntry<'a>,
    wording: Wording<'a>,
) -> CommitmentEntry<'a> {
    CommitmentEntry {
        district: entry.district,
        document: wording.document,
        commitment: wording.commitment,
    }
}

/// A target with all that is said of it, on the page of all targets of its district.
pub(in crate::page) fn target<'a>(
    context: &PageContext<'a>,
    page: &Route<'_>,
    entry: TargetEntry<'a>,
) -> TargetView {
    let lead = entry.target.lead().commitment.id;
    let wordings = entry.target.wordings.iter();
    let (first, others): (Vec<&Wording<'_>>, Vec<&Wording<'_>>) =
        wordings.partition(|wording| wording.commitment.id == lead);
    let in_order = first.into_iter().chain(others);
    TargetView {
        line: line(context, page, entry),
        commitments: in_order
            .map(|wording| commitment(context, page, entry_of(entry, *wording)))
            .collect(),
    }
}

/// A target on one line: what its leading wording says.
pub(in crate::page) fn line<'a>(
    context: &PageContext<'a>,
    page: &Route<'_>,
    entry: TargetEntry<'a>,
) -> TargetLine {
    let target = entry.target;
    let lead = entry_of(entry, target.lead());
    let commitment = lead.commitment;
    let indicator = context.site.checked.indicator(&commitment.indicator);
    let unit = commitment.print.unit_meant(&indicator.unit);
    let assessment = context.site.assessments.of(commitment);
    let words = &context.strings().words;
    let home = Route::Targets(&entry.district.profile.id);
    let distance = distance(context, target, indicator);
    TargetLine {
        anchor: entry.key.to_string(),
        name: context.site.name(commitment),
        href: page.link_at(&home, entry.key.as_str()),
        nature: target.nature.map(|nature| match nature {
            Nature::Binding => words.binding.clone(),
            Nature::Anticipatory => words.anticipatory.clone(),
        }),
        is_words: matches!(assessment.target.quantity, Quantity::Words(_)),
        baseline: value::baseline(context, commitment, unit),
        no_baseline: value::no_baseline(context, commitment),
        target: value::target_in_force(context, commitment, assessment, unit),
        change: change(context.strings(), &distance, unit),
        bar: bar(&distance),
        latest: value::latest(context, lead, unit),
        status: state(context, target.state()),
        others: others(context, target, indicator),
        wordings: target.wordings.len(),
    }
}

/// The level that a wording asks for, in the unit of the catalogue; `None` for what has no place on one axis with others.
pub(in crate::page) fn level(
    context: &PageContext<'_>,
    indicator: &Indicator,
    commitment: &Commitment,
) -> Option<Decimal> {
    let quantity = &context.site.assessments.of(commitment).target.quantity;
    let unit = commitment.print.unit_meant(&indicator.unit);
    let on_axis = InUnit { quantity, unit }.to(&indicator.unit)?;
    on_axis.level().map(|(_, number)| number.value())
}

/// How far a target is from its baseline, as its leading wording says.
pub(in crate::page) fn distance(
    context: &PageContext<'_>,
    target: &CountedTarget<'_>,
    indicator: &Indicator,
) -> Distance {
    let commitment = target.lead().commitment;
    context.site.assessments.of(commitment).distance(commitment, indicator.direction)
}

/// How long the bar of a change is: its share of the baseline, in hundredths; what more than doubles fills it.
fn bar(distance: &Distance) -> Option<u8> {
    let share = distance.relative()?.abs().min(Decimal::ONE) * Decimal::ONE_HUNDRED;
    // Some change is seen, however small.
    share.ceil().to_u8()
}

/// The change that is asked for, with its share of the baseline where that is no rate already.
fn change(strings: &Strings, distance: &Distance, unit: &str) -> Option<String> {
    match distance {
        Distance::Unknown => None,
        Distance::Kept => Some(strings.brief.kept.clone()).filter(|words| !words.is_empty()),
        Distance::Way { change, .. } => {
            let size = with_unit(&signed(*change), points(strings, unit));
            let is_rate = matches!(unit, "%" | "‰");
            // What starts from next to nothing grows by more than a share can say.
            let is_telling = |relative: &Decimal| relative.abs() < Decimal::TEN;
            let relative = distance.relative().filter(|_| !is_rate).filter(is_telling);
            let rounding = Rounding { decimals: 0, digits: 1, limits: &[] };
            Some(relative.map_or_else(
                || size.clone(),
                |relative| in_brackets(&size, percentage(rounding, Decimal::abs(&relative))),
            ))
        }
    }
}

/// What a target has come to; where that is nothing yet, what it waits for.
pub(in crate::page) fn state(context: &PageContext<'_>, state: State) -> StatusView {
    let words = &context.strings().brief;
    let view = with_met(context, status(context, state.status), state.met);
    let word = match state.evidence {
        Evidence::Assessed => return view,
        Evidence::BaselineAndTarget | Evidence::TargetOnly if state.is_overdue => &words.overdue,
        // What stands in the way is no missing number.
        Evidence::BaselineAndTarget | Evidence::TargetOnly if !state.is_waiting => return view,
        Evidence::BaselineAndTarget => &words.baseline_and_target,
        Evidence::TargetOnly => &words.target_only,
        Evidence::InWords => &words.in_words,
        Evidence::ToClarify => &words.to_clarify,
    };
    if word.is_empty() { view } else { StatusView { word: word.clone(), reason: None, ..view } }
}

/// What the other wordings ask for, each once, where they ask for something else.
fn others(
    context: &PageContext<'_>,
    target: &CountedTarget<'_>,
    indicator: &Indicator,
) -> Vec<String> {
    if !target.is_contradicted {
        return Vec::new();
    }
    let asked = |commitment: &'_ Commitment| {
        let unit = commitment.print.unit_meant(&indicator.unit).to_owned();
        (context.site.assessments.of(commitment).target.quantity.clone(), unit)
    };
    let (lead, lead_unit) = asked(target.lead().commitment);
    let lead = InUnit { quantity: &lead, unit: &lead_unit };
    let mut others: Vec<String> = Vec::new();
    for Wording { commitment, .. } in &target.wordings {
        let (quantity, unit) = asked(commitment);
        let is_other = InUnit { quantity: &quantity, unit: &unit }.asks_otherwise(lead);
        let one = said(context, indicator, commitment);
        if is_other && !others.contains(&one) {
            others.push(one);
        }
    }
    others
}

/// What a commitment asks for, with its unit.
pub(in crate::page) fn said(
    context: &PageContext<'_>,
    indicator: &Indicator,
    commitment: &Commitment,
) -> String {
    let unit = commitment.print.unit_meant(&indicator.unit);
    let asked = context.site.assessments.of(commitment).target;
    let dated = value::target(context, commitment, asked, unit);
    with_unit(&dated.text, &dated.unit)
}
