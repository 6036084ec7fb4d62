//! What became of values that no target is set for.

use rust_decimal::Decimal;
use serde::Serialize;

use super::commitment::status;
use super::value::observed;
use crate::assess::{Status, Tendency, limits};
use crate::model::District;
use crate::page::context::PageContext;
use crate::page::view::{Link, StatusView};
use crate::page::words::wording::{Dated, percentage};
use crate::site::{Rounding, Route};

/// The tendency of a series without a target.
#[derive(Serialize)]
pub(in crate::page) struct TendencyView {
    indicator: Link,
    /// Its first value, or the first after a break.
    first: Dated,
    latest: Dated,
    /// Growth a year; `None` where there is no assessment.
    growth: Option<String>,
    status: StatusView,
}

/// The tendencies of a district; none under a rule that has no limits for them.
pub(in crate::page) fn tendencies(
    context: &PageContext<'_>,
    page: &Route<'_>,
    district: &District,
) -> Vec<TendencyView> {
    let all = context.site.assessments.tendencies(&district.profile.id).iter();
    all.map(|tendency| view(context, page, tendency)).collect()
}

fn view(context: &PageContext<'_>, page: &Route<'_>, tendency: &Tendency<'_>) -> TendencyView {
    let indicator = context.site.checked.indicator(tendency.series.indicator);
    let limits = limits(&context.site.checked.content().site.assessment);
    let rounding = Rounding { decimals: 2, digits: 2, limits: &limits };
    TendencyView {
        indicator: Link {
            href: page.link(&Route::Indicator(&indicator.id)),
            text: indicator.name_of(tendency.series.breakdown),
        },
        first: observed(context, tendency.first, &indicator.unit),
        latest: observed(context, tendency.latest, &indicator.unit),
        growth: tendency.growth.map(|growth| percentage(rounding, growth)),
        status: in_words(context, tendency),
    }
}

/// The status in words that speak of no target.
fn in_words(context: &PageContext<'_>, tendency: &Tendency<'_>) -> StatusView {
    let words = &context.strings().tendency;
    let is_same = tendency.growth.is_some_and(|growth| growth == Decimal::ZERO);
    let (shown, word) = match tendency.status {
        // Some rules count it among what grows a little.
        _ if is_same => (Status::Unchanged, &words.unchanged),
        Status::OnPace => (Status::OnPace, &words.good),
        Status::Moderate => (Status::Moderate, &words.fair),
        Status::Limited => (Status::Limited, &words.little),
        Status::Stalled => (Status::Stalled, &words.stalled),
        Status::Reversed => (Status::Reversed, &words.worse),
        other => return status(context, other),
    };
    let view = status(context, shown);
    if word.is_empty() { view } else { StatusView { word: word.clone(), ..view } }
}
