//! What projects cost.

use rust_decimal::Decimal;
use tera::Value as Html;

use super::groups::{amount, by_group, groups, named, pieces, title};
use super::numbers::value;
use super::totals::{drawn, stated_in, together, whole};
use crate::chart::{Amount, AmountRow, Frame, Group};
use crate::check::Agreement;
use crate::model::{DocumentId, InvestUnit, Number, Project, Total};
use crate::page::cards::totals::verdict;
use crate::page::context::PageContext;
use crate::page::view::Figures;
use crate::page::words::punctuation::enumerated;
use crate::page::words::wording::{exact, fill, percent};
use crate::page::words::work_words::WorkWords;

/// What projects cost, all on one scale from zero; before them what they cost together, beside what the document states.
pub(in crate::page) fn investment(
    context: &PageContext<'_>,
    document: &DocumentId,
    projects: &[&Project],
    totals: &[&Total],
) -> Option<Figures> {
    let words = &context.strings().work;
    let said = priced_said(context, projects, totals)?;
    let mut priced = by_group(context, projects, |project| project.invest_yi.is_some());
    for (_, projects) in &mut priced {
        // The largest first; equal ones stay in printed order.
        projects.sort_by_key(|project| std::cmp::Reverse(amount(project)));
    }
    let peers: Vec<Amount<'_>> =
        projects.iter().filter_map(|project| amount_row(project, "").amount).collect();
    // Where no amount is printed, the sentence says so and there is nothing to draw.
    let pieces = if peers.is_empty() { Vec::new() } else { pieces(priced) };
    let count = pieces.len();
    let last_of = |name: &String, n: usize| {
        pieces.iter().rposition(|piece| piece.iter().any(|(other, _)| other == name)) == Some(n)
    };
    let mut charts: Vec<Html> =
        together(context, document, projects, totals, &said).into_iter().collect();
    for (n, piece) in pieces.iter().enumerate() {
        let names: Vec<Vec<String>> =
            piece.iter().map(|(_, projects)| projects.iter().map(|p| named(p)).collect()).collect();
        let notes: Vec<String> = piece
            .iter()
            .map(|(name, _)| {
                if last_of(name, n) {
                    without_price(context, name, projects)
                } else {
                    String::new()
                }
            })
            .collect();
        let rows: Vec<Vec<AmountRow<'_>>> = piece
            .iter()
            .zip(&names)
            .map(|((_, projects), names)| {
                projects.iter().zip(names).map(|(p, name)| amount_row(p, name)).collect()
            })
            .collect();
        let groups: Vec<Group<'_, AmountRow<'_>>> = groups(piece, &rows)
            .into_iter()
            .zip(&notes)
            .map(|(group, note)| Group { note, ..group })
            .collect();
        let id = format!("invest-{document}-{}", n + 1);
        let title = title(context, document, &words.invest, (n + 1, count));
        charts.push(drawn(context, Frame { id: &id, title: &title, desc: &said }, &peers, &groups));
    }
    Some(Figures { said, charts })
}

fn amount_row<'a>(project: &'a Project, label: &'a str) -> AmountRow<'a> {
    let print = project.invest_yi.as_ref();
    let amount = print.and_then(|n| Some(Amount { value: value(n.value())?, text: n.text() }));
    AmountRow { label, amount, stated: &[], said: "" }
}

/// The projects of a category that print no amount, in words.
fn without_price(context: &PageContext<'_>, group: &str, projects: &[&Project]) -> String {
    let without = by_group(context, projects, |project| project.invest_yi.is_none());
    let Some((_, without)) = without.iter().find(|(name, _)| name == group) else {
        return String::new();
    };
    let list: Vec<String> = without.iter().map(|project| named(project)).collect();
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("n", &without.len()), ("list", &enumerated(list))];
    if without.is_empty() {
        return String::new();
    }
    fill(&context.strings().work.without_price, &values)
}

/// What projects cost, in words, and what the document's total of all of them says to it.
fn priced_said(
    context: &PageContext<'_>,
    projects: &[&Project],
    totals: &[&Total],
) -> Option<String> {
    let words = &context.strings().work;
    let rows: Vec<(&str, Option<&Number>)> =
        projects.iter().map(|p| (p.name.as_str(), p.invest_yi.as_ref())).collect();
    let said = amounts_said(words, &rows)?;
    let compared = whole(totals, None).find_map(|total| {
        let (_, text, sum) = stated_in(context, total, projects, totals)?;
        let agreement = sum.agreement();
        let is_wan = matches!(total.invest, Some((_, InvestUnit::Wan)));
        let unit = if is_wan { "" } else { context.strings().words.yi.as_str() };
        (agreement != Agreement::Open).then(|| {
            let stated = format!("{text}{unit}");
            let verdict = verdict(context, agreement).word;
            fill(&words.compared, &[("stated", &stated), ("verdict", &verdict)])
        })
    });
    Some(said + &compared.unwrap_or_default())
}

/// The sum of the amounts and the largest of them. A share is told only where every row prints an amount and none is
/// below zero.
fn amounts_said(words: &WorkWords, rows: &[(&str, Option<&Number>)]) -> Option<String> {
    let all = rows.len();
    let known: Vec<(&str, &Number)> =
        rows.iter().filter_map(|(name, number)| Some((*name, (*number)?))).collect();
    let Some(most) = known.iter().map(|(_, number)| number.value()).max() else {
        let none = if all == 1 { &words.one_unpriced } else { &words.none_priced };
        return (all > 0).then(|| fill(none, &[("all", &all)]));
    };
    let some = known.len();
    let sum: Decimal = known.iter().map(|(_, number)| number.value()).sum();
    let said = match (some, all) {
        (_, 1) => &words.one_priced,
        (1, _) => &words.single_priced,
        _ if some == all => &words.all_priced,
        _ => &words.some_priced,
    };
    let mut said = fill(said, &[("all", &all), ("some", &some), ("sum", &exact(sum))]);
    let largest: Vec<&(&str, &Number)> =
        known.iter().filter(|(_, number)| number.value() == most).collect();
    match largest.as_slice() {
        [(name, number)] if some > 1 => {
            said += &fill(&words.largest, &[("name", name), ("amount", &number.text())]);
            let is_whole = known.iter().all(|(_, number)| !number.value().is_sign_negative());
            if some == all && is_whole {
                said += &fill(&words.share, &[("share", &percent(most / sum, &[]))]);
            }
        }
        [_, _, ..] => {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("n", &largest.len()), ("amount", &exact(most))];
            said += &fill(&words.several_largest, &values);
        }
        _ => {}
    }
    Some(said + &words.stop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Theme;

    /// A sum and a share are told of what they are of, or not at all.
    #[test]
    fn amounts_are_told_in_words() {
        let theme = Theme::embedded();
        for (amounts, expected) in [
            ("", ""),
            ("-", "这个项目没有收录总投资。"),
            ("- -", "2个项目都没有收录总投资。"),
            ("1.20", "这个项目的总投资为1.2亿元。"),
            ("3 1", "2个项目都写明了总投资，相加为4亿元；最大的是第1项，3亿元，占75%。"),
            ("3.00 - 1", "3个项目中有2个写明了总投资，这2个相加为4亿元；最大的是第1项，3.00亿元。"),
            ("- 2", "2个项目中有1个写明了总投资，为2亿元。"),
            ("2 2.0 1", "3个项目都写明了总投资，相加为5亿元；最大的有2个，各2亿元。"),
            ("5 -1", "2个项目都写明了总投资，相加为4亿元；最大的是第1项，5亿元。"),
            ("0 0", "2个项目都写明了总投资，相加为0亿元；最大的有2个，各0亿元。"),
        ] {
            let numbers: Vec<Option<Number>> =
                amounts.split_whitespace().map(Number::parse).collect();
            let names: Vec<String> = (1..=numbers.len()).map(|n| format!("第{n}项")).collect();
            let rows: Vec<(&str, Option<&Number>)> =
                names.iter().zip(&numbers).map(|(n, a)| (n.as_str(), a.as_ref())).collect();
            let said = amounts_said(&theme.strings.work, &rows).unwrap_or_default();
            assert_eq!(said, expected, "{amounts}");
        }
    }
}
