//! What projects cost together: what the rows add up to beside what the document states.

use rust_decimal::Decimal;
use tera::Value as Html;

use super::groups::title;
use super::numbers::value;
use crate::chart::{self, Amount, AmountRow, Frame, Group, Investment, Value};
use crate::check::{self, Sum};
use crate::model::{DocumentId, InvestUnit, Project, Total};
use crate::page::cards::totals::verdict;
use crate::page::context::PageContext;
use crate::page::words::money::among_yi;
use crate::page::words::punctuation::clauses;
use crate::page::words::wording::{exact, fill};

/// A row of the chart of totals.
struct Together {
    name: String,
    sum: String,
    value: Option<Value>,
    stated: Vec<(Value, String)>,
    said: String,
}

/// All projects, and those of each category, together: what the rows add up to beside what the document states.
pub(in crate::page) fn together(
    context: &PageContext<'_>,
    document: &DocumentId,
    projects: &[&Project],
    totals: &[&Total],
    said: &str,
) -> Option<Html> {
    let words = &context.strings().work;
    let mut names: Vec<Option<&String>> = Vec::new();
    for group in projects.iter().map(|project| project.group.as_ref()) {
        if group.is_some() && !names.contains(&group) {
            names.push(group);
        }
    }
    let is_stated = |group: Option<&String>| whole(totals, group).next().is_some();
    let all = (names.len() != 1 || is_stated(None)).then_some(None);
    let names: Vec<Option<&String>> = all.into_iter().chain(names).collect();
    if !names.iter().any(|name| is_stated(*name)) && names.len() < 3 {
        return None;
    }
    let rows: Vec<Together> =
        names.into_iter().filter_map(|name| row(context, projects, totals, name)).collect();
    let stated: Vec<Vec<Amount<'_>>> = rows
        .iter()
        .map(|row| row.stated.iter().map(|(value, text)| Amount { value: *value, text }).collect())
        .collect();
    let rows: Vec<AmountRow<'_>> = rows
        .iter()
        .zip(&stated)
        .map(|(row, stated)| AmountRow {
            label: &row.name,
            amount: row.value.map(|value| Amount { value, text: &row.sum }),
            stated,
            said: &row.said,
        })
        .collect();
    let groups = [Group { name: words.totals.as_str(), rows: &rows, note: "" }];
    let id = format!("totals-{document}");
    let title = title(context, document, &words.totals, (1, 1));
    (!rows.is_empty())
        .then(|| drawn(context, Frame { id: &id, title: &title, desc: said }, &[], &groups))
}

/// Draws amounts.
pub(in crate::page) fn drawn(
    context: &PageContext<'_>,
    frame: Frame<'_>,
    peers: &[Amount<'_>],
    groups: &[Group<'_, AmountRow<'_>>],
) -> Html {
    let words = context.strings().chart_words();
    let unit = &context.strings().words.yi;
    let input = Investment { frame, unit, peers, groups, words: &words };
    Html::safe_string(&chart::investment(&input))
}

/// The totals that are of a whole category, or of everything, and state what it costs.
pub(in crate::page) fn whole<'a>(
    totals: &'a [&'a Total],
    group: Option<&'a String>,
) -> impl Iterator<Item = &'a Total> {
    totals.iter().copied().filter(move |total| {
        let of = &total.of;
        let is_whole = of.stage.is_none() && of.numbers.is_empty();
        is_whole && of.group.as_ref() == group && total.invest.is_some()
    })
}

fn row(
    context: &PageContext<'_>,
    projects: &[&Project],
    totals: &[&Total],
    group: Option<&String>,
) -> Option<Together> {
    let words = &context.strings().work;
    let of = |project: &&&Project| group.is_none() || project.group.as_ref() == group;
    let amounts: Vec<Option<Decimal>> =
        projects.iter().filter(of).map(|p| p.invest.as_ref()?.exactly(InvestUnit::Yi)).collect();
    let unknown = amounts.iter().filter(|amount| amount.is_none()).count();
    let known: Vec<Decimal> = amounts.into_iter().flatten().collect();
    let sum: Decimal = known.iter().sum();
    let mut added = fill(&words.added, &[("n", &known.len()), ("sum", &exact(sum))]);
    if unknown > 0 {
        added = fill(&words.added_short, &[("added", &added), ("unknown", &unknown)]);
    }
    let mut stated: Vec<(Value, String)> = Vec::new();
    let mut said = Vec::new();
    for total in whole(totals, group) {
        let Some((number, text, compared)) = stated_in(context, total, projects, totals) else {
            continue;
        };
        if !stated.iter().any(|(_, other)| *other == text) {
            said.push(match compared.parts.len() {
                0 if priced(projects, group) => {
                    fill(&words.stated_alone, &[("stated", &text), ("unknown", &compared.unknown)])
                }
                0 => fill(&words.stated_only, &[("stated", &text)]),
                _ => fill(
                    &words.stated_and_added,
                    &[
                        ("stated", &text),
                        ("added", &added),
                        ("verdict", &verdict(context, compared.agreement()).word),
                    ],
                ),
            });
            stated.push((number, text));
        }
    }
    if said.is_empty() && !known.is_empty() {
        said.push(added);
    }
    let all = &context.strings().words.all_projects;
    (!said.is_empty()).then(|| Together {
        name: group.unwrap_or(all).clone(),
        sum: exact(sum),
        value: value(sum).filter(|_| !known.is_empty()),
        stated,
        said: clauses(said),
    })
}

/// Whether some project of a category has an amount, exact or not.
fn priced(projects: &[&Project], group: Option<&String>) -> bool {
    let of = |project: &&&Project| group.is_none() || project.group.as_ref() == group;
    projects.iter().filter(of).any(|project| project.invest.is_some())
}

/// What a total states: where it stands in 亿元, as printed, and what the rows say to it.
pub(in crate::page) fn stated_in<'a>(
    context: &PageContext<'_>,
    total: &'a Total,
    projects: &[&Project],
    totals: &[&Total],
) -> Option<(Value, String, Sum<'a>)> {
    let money = total.invest.as_ref()?;
    let compared = check::sum(total, check::Amount::Invest, projects, totals)?;
    let (_, in_yi) = money.in_unit(InvestUnit::Yi)?;
    Some((value(in_yi)?, among_yi(&context.strings().words, money), compared))
}
