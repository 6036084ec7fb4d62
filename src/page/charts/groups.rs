//! Projects in groups: what the charts of projects share.

use rust_decimal::Decimal;

use crate::chart::Group;
use crate::model::{Bound, DocumentId, InvestUnit, Money, Number, Project, Quantity};
use crate::page::context::PageContext;
use crate::page::words::punctuation::{range, titled};
use crate::page::words::wording::{exact, fill, printed};

/// How many rows a chart has at most: a taller picture is cut at the edge of a printed page.
const ROWS: usize = 10;

/// Rows under a printed category.
pub(in crate::page) type Grouped<'a, T> = Vec<(String, Vec<T>)>;

/// The name of a project with its number.
pub(in crate::page) fn named(project: &Project) -> String {
    project.no.as_ref().map_or_else(|| project.name.clone(), |no| format!("{no} {}", project.name))
}

/// The number of what a project costs, in 亿元, exact or not.
pub(in crate::page) fn amount(project: &Project) -> Option<Decimal> {
    project.invest.as_ref()?.in_unit(InvestUnit::Yi).map(|(_, number)| number)
}

/// The same as a chart in 亿元 shows it: as printed, or calculated where 万元 are printed.
pub(in crate::page) fn amount_text(project: &Project) -> Option<String> {
    let money = project.invest.as_ref()?;
    match money.unit {
        InvestUnit::Yi => Some(printed(&money.amount)),
        InvestUnit::Wan => {
            let of = |amount| Money { amount, unit: InvestUnit::Wan }.in_unit(InvestUnit::Yi);
            let number = |number: &Number| {
                let (_, number) = of(Quantity::Level(Bound::Exact, number.clone()))?;
                Some(exact(number))
            };
            match &money.amount {
                Quantity::Range(low, high) => Some(range(number(low)?, number(high)?)),
                Quantity::Level(bound, n) => Some(format!("{}{}", bound.sign(), number(n)?)),
                Quantity::Words(_) => None,
            }
        }
    }
}

pub(in crate::page) fn title(
    context: &PageContext<'_>,
    document: &DocumentId,
    what: &str,
    (n, all): (usize, usize),
) -> String {
    let piece = if all > 1 {
        fill(&context.strings().work.piece, &[("n", &n), ("all", &all)])
    } else {
        String::new()
    };
    titled(&context.site.checked.document(document).title, format!("{what}{piece}"))
}

/// The projects that are wanted, by printed category, in printed order; a single nameless category has no heading.
pub(in crate::page) fn by_group<'a>(
    context: &PageContext<'_>,
    projects: &[&'a Project],
    is_wanted: impl Fn(&Project) -> bool,
) -> Grouped<'a, &'a Project> {
    let has_groups = projects.iter().any(|project| project.group.is_some());
    let none = if has_groups { context.strings().words.no_group.as_str() } else { "" };
    let mut groups: Grouped<'_, &Project> = Vec::new();
    for project in projects {
        let name = project.group.as_deref().unwrap_or(none);
        let at = groups.iter().position(|(other, _)| other == name).unwrap_or_else(|| {
            groups.push((name.to_owned(), Vec::new()));
            groups.len() - 1
        });
        if let Some((_, rows)) = groups.get_mut(at).filter(|_| is_wanted(project)) {
            rows.push(project);
        }
    }
    groups
}

/// Groups in pieces of a height that fits a page: long ones in equal parts, short ones together.
pub(in crate::page) fn pieces<T>(groups: Grouped<'_, T>) -> Vec<Grouped<'_, T>> {
    let mut pieces: Vec<Grouped<'_, T>> = Vec::new();
    let rows = |piece: &Grouped<'_, T>| piece.iter().map(|(_, rows)| rows.len()).sum::<usize>();
    for (name, mut rest) in groups {
        let parts = rest.len().div_ceil(ROWS).max(1);
        let size = rest.len().div_ceil(parts);
        loop {
            let later = rest.split_off(size.min(rest.len()));
            match pieces.last_mut().filter(|piece| parts == 1 && rows(piece) + rest.len() <= ROWS) {
                Some(piece) => piece.push((name.clone(), rest)),
                None => pieces.push(vec![(name.clone(), rest)]),
            }
            if later.is_empty() {
                break;
            }
            rest = later;
        }
    }
    pieces
}

pub(in crate::page) fn groups<'a, T, R>(
    piece: &'a [(String, Vec<T>)],
    rows: &'a [Vec<R>],
) -> Vec<Group<'a, R>> {
    let groups = piece.iter().zip(rows);
    groups.map(|((name, _), rows)| Group { name, rows, note: "" }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_long_groups_in_equal_parts_and_short_ones_together() {
        for (sizes, expected) in [
            (vec![8, 17, 2], "8 | 9 | 8 2"),
            (vec![0], "0"),
            (vec![10, 1], "10 | 1"),
            (vec![3, 4, 3, 1], "3 4 3 | 1"),
            (vec![40], "10 | 10 | 10 | 10"),
            (vec![], ""),
        ] {
            let groups = sizes.into_iter().map(|n| (String::new(), vec![(); n])).collect();
            let pieces = pieces::<()>(groups);
            let sizes = |piece: &Grouped<'_, ()>| {
                piece.iter().map(|(_, rows)| rows.len().to_string()).collect::<Vec<_>>().join(" ")
            };
            assert_eq!(pieces.iter().map(sizes).collect::<Vec<_>>().join(" | "), expected);
        }
    }
}
