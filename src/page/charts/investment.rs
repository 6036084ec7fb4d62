//! What projects cost.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use tera::Value as Html;

use super::groups::{amount, amount_text, by_group, groups, named, pieces, title};
use super::numbers::value;
use super::totals::{drawn, stated_in, together, whole};
use crate::chart::{Amount, AmountRow, Frame, Group};
use crate::model::{Bound, DocumentId, InvestUnit, Project, RecordId, Total};
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
    let texts = projects.iter().filter_map(|project| Some((project.id, amount_text(project)?)));
    let texts: BTreeMap<RecordId, String> = texts.collect();
    let text = |project: &Project| texts.get(&project.id).map(String::as_str);
    let mut priced = by_group(context, projects, |project| project.invest.is_some());
    for (_, projects) in &mut priced {
        // The largest first; equal ones stay in printed order.
        projects.sort_by_key(|project| std::cmp::Reverse(amount(project)));
    }
    let peers: Vec<Amount<'_>> = projects
        .iter()
        .filter_map(|project| amount_row(project, "", text(project)).amount)
        .collect();
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
                projects.iter().zip(names).map(|(p, name)| amount_row(p, name, text(p))).collect()
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

fn amount_row<'a>(project: &Project, label: &'a str, text: Option<&'a str>) -> AmountRow<'a> {
    let amount = amount(project).and_then(value).zip(text);
    let amount = amount.map(|(value, text)| Amount { value, text });
    AmountRow { label, amount, stated: &[], said: "" }
}

/// The projects of a category that print no amount, in words.
fn without_price(context: &PageContext<'_>, group: &str, projects: &[&Project]) -> String {
    let without = by_group(context, projects, |project| project.invest.is_none());
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
    let rows: Vec<Priced<'_>> = projects
        .iter()
        .map(|project| Priced {
            name: &project.name,
            amount: project.invest.as_ref().and_then(|money| money.in_unit(InvestUnit::Yi)),
            text: amount_text(project).unwrap_or_default(),
        })
        .collect();
    let said = amounts_said(words, &rows)?;
    let compared = whole(totals, None).find_map(|total| {
        let (_, text, sum) = stated_in(context, total, projects, totals)?;
        let agreement = sum.agreement();
        let is_yi = total.invest.as_ref().is_some_and(|money| money.unit == InvestUnit::Yi);
        let unit = if is_yi { context.strings().words.yi.as_str() } else { "" };
        agreement.is_known().then(|| {
            let stated = format!("{text}{unit}");
            let verdict = verdict(context, agreement).word;
            fill(&words.compared, &[("stated", &stated), ("verdict", &verdict)])
        })
    });
    Some(said + &compared.unwrap_or_default())
}

/// What a project costs, in 亿元, and as it is shown.
struct Priced<'a> {
    name: &'a str,
    amount: Option<(Bound, Decimal)>,
    text: String,
}

/// The sum of the amounts and the largest of them. A share is told only where every row prints an amount and none is
/// below zero; of amounts that are not all exact, the sum of those that are.
fn amounts_said(words: &WorkWords, rows: &[Priced<'_>]) -> Option<String> {
    let all = rows.len();
    let known: Vec<(&Priced<'_>, Bound, Decimal)> =
        rows.iter().filter_map(|row| row.amount.map(|(bound, n)| (row, bound, n))).collect();
    let Some(most) = known.iter().map(|(.., number)| *number).max() else {
        let none = if all == 1 { &words.one_unpriced } else { &words.none_priced };
        return (all > 0).then(|| fill(none, &[("all", &all)]));
    };
    let some = known.len();
    let exact_ones = known.iter().filter(|(_, bound, _)| *bound == Bound::Exact);
    let exact_ones: Vec<Decimal> = exact_ones.map(|(.., number)| *number).collect();
    if exact_ones.len() < some {
        return Some(inexact_said(words, &known, &exact_ones, all));
    }
    let sum: Decimal = exact_ones.iter().sum();
    let said = match (some, all) {
        (_, 1) => &words.one_priced,
        (1, _) => &words.single_priced,
        _ if some == all => &words.all_priced,
        _ => &words.some_priced,
    };
    let mut said = fill(said, &[("all", &all), ("some", &some), ("sum", &exact(sum))]);
    let largest: Vec<&Priced<'_>> =
        known.iter().filter(|(.., number)| *number == most).map(|(row, ..)| *row).collect();
    match largest.as_slice() {
        [Priced { name, text, .. }] if some > 1 => {
            said += &fill(&words.largest, &[("name", name), ("amount", text)]);
            let is_whole = exact_ones.iter().all(|number| !number.is_sign_negative());
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

/// Amounts of which some are about so much, or at least so much: which one is the largest cannot be told.
fn inexact_said(
    words: &WorkWords,
    known: &[(&Priced<'_>, Bound, Decimal)],
    exact_ones: &[Decimal],
    all: usize,
) -> String {
    let some = known.len();
    if let [(one, ..)] = known {
        let sentence = if all == 1 { &words.one_priced } else { &words.single_priced };
        return fill(sentence, &[("all", &all), ("sum", &one.text)]) + &words.stop;
    }
    let said = if some == all { &words.all_stated } else { &words.some_stated };
    let of_exact = match exact_ones.len() {
        0 => &words.none_exact,
        1 => &words.one_exact,
        _ => &words.exact_added,
    };
    let (said, sum) =
        (fill(said, &[("all", &all), ("some", &some)]), exact(exact_ones.iter().sum()));
    let of_exact = fill(of_exact, &[("exact", &exact_ones.len()), ("sum", &sum)]);
    format!("{said}{of_exact}{}", words.stop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Quantity;
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
            ("≈4.60", "这个项目的总投资为≈4.60亿元。"),
            ("- ≥3", "2个项目中有1个写明了总投资，为≥3亿元。"),
            ("≈4.6 ≥3 -", "3个项目中有2个写明了总投资，都不是确数。"),
            ("≈4.6 1.50", "2个项目都写明了总投资，其中1个是确数，为1.5亿元。"),
            ("≈4.6 1.5 2 -", "4个项目中有3个写明了总投资，其中2个是确数，相加为3.5亿元。"),
        ] {
            let quantities: Vec<Option<Quantity>> =
                amounts.split_whitespace().map(Quantity::parse).collect();
            let names: Vec<String> = (1..=quantities.len()).map(|n| format!("第{n}项")).collect();
            let priced = |(name, quantity): (&String, &Option<Quantity>)| {
                let level = quantity.as_ref().and_then(Quantity::level);
                let amount = level.map(|(bound, number)| (bound, number.value()));
                (name.clone(), amount, quantity.as_ref().map_or_else(String::new, Quantity::text))
            };
            let rows: Vec<_> = names.iter().zip(&quantities).map(priced).collect();
            let rows: Vec<Priced<'_>> = rows
                .iter()
                .map(|(name, amount, text)| Priced { name, amount: *amount, text: text.clone() })
                .collect();
            let said = amounts_said(&theme.strings.work, &rows).unwrap_or_default();
            assert_eq!(said, expected, "{amounts}");
        }
    }
}
