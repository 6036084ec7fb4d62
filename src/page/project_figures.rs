//! The charts of projects: when they are built and what they cost, each with sentences from the same numbers.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use tera::Value as Html;

use super::project::period;
use super::scene::Scene;
use super::sum::{plain, verdict};
use super::view::Figures;
use super::wording::percent;
use super::work_words::{WorkWords, fill};
use crate::chart::{
    self, Amount, AmountRow, Day, Frame, Gantt, GanttRow, Group, Investment, Now, Value,
};
use crate::check::{self, Agreement, Sum};
use crate::content::{DocumentId, InvestUnit, Number, Project, Total};

/// How many rows a chart has at most: a taller picture is cut at the edge of a printed page.
const ROWS: usize = 10;

/// How many years an axis has, unless the document's own period has more.
const YEARS: i32 = 20;

/// Years that an axis with too many years keeps on both sides of the document's period.
const BESIDE: i32 = 5;

/// 亿 in 万.
const WAN_IN_YI: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// Rows under a printed category.
type Grouped<'a, T> = Vec<(String, Vec<T>)>;

/// Projects over the years in which they are built.
pub(super) fn gantt(
    scene: &Scene<'_>,
    document: &DocumentId,
    projects: &[&Project],
) -> Option<Figures> {
    let words = &scene.strings().work;
    let as_of = &scene.checked.content().site.as_of;
    let periods: Vec<Option<(i32, i32)>> = projects.iter().map(|project| project.period).collect();
    let said = building_said(words, &periods, as_of.year())?;
    let years = axis(&periods, scene.checked.document(document).period, as_of.year());
    let pieces = if periods.iter().any(Option::is_some) {
        pieces(by_group(scene, projects, |_| true))
    } else {
        Vec::new()
    };
    let called = fill(&words.now, &[("date", &as_of.as_str())]);
    let now = Day::parse(as_of.as_str()).map(|day| Now { day, text: &called });
    let amounts = format!("{}（{}）", words.invest, scene.strings().words.yi);
    let texts: Vec<[String; 3]> = projects.iter().map(|p| gantt_texts(words, p)).collect();
    let peers: Vec<GanttRow<'_>> = projects.iter().zip(&texts).map(gantt_row).collect();
    let row = |project: &&Project| {
        let at = projects.iter().position(|other| other.origin == project.origin);
        at.and_then(|at| peers.get(at)).copied()
    };
    let charts = (1..).zip(&pieces).map(|(n, piece)| {
        let rows: Vec<Vec<GanttRow<'_>>> =
            piece.iter().map(|(_, projects)| projects.iter().filter_map(row).collect()).collect();
        let groups = groups(piece, &rows);
        let id = format!("gantt-{document}-{n}");
        let title = title(scene, document, &words.building, (n, pieces.len()));
        let frame = Frame { id: &id, title: &title, desc: &said };
        let words = &words.borrowed(&scene.strings().chart);
        let (amounts, groups, peers) = (&*amounts, &*groups, &*peers);
        chart::gantt(&Gantt { frame, years, now, amounts, groups, peers, words })
    });
    let charts = charts.map(|svg| Html::safe_string(&svg)).collect();
    Some(Figures { charts, said: said.clone() })
}

fn gantt_texts(words: &WorkWords, project: &Project) -> [String; 3] {
    let years = project.period.map_or_else(String::new, period);
    let dated = project.period.map(|_| fill(&words.years, &[("period", &years)]));
    let told = dated.into_iter().chain(project.kind.clone()).chain(project.stage.clone());
    let told: Vec<String> = [project.name.clone()].into_iter().chain(told).collect();
    [named(project), years, told.join(&words.comma)]
}

fn gantt_row<'a>((project, texts): (&&'a Project, &'a [String; 3])) -> GanttRow<'a> {
    let [label, years, title] = texts;
    let amount = project.invest_yi.as_ref().map_or("", Number::text);
    GanttRow { label, period: project.period, years, amount, title }
}

/// The name of a project with its number.
fn named(project: &Project) -> String {
    project.no.as_ref().map_or_else(|| project.name.clone(), |no| format!("{no} {}", project.name))
}

/// The years of the projects and of the date of judgement; where they are too many, those about the document's period.
fn axis(periods: &[Option<(i32, i32)>], plan: (i32, i32), as_of: i32) -> (i32, i32) {
    let years = || periods.iter().flatten().flat_map(|(from, to)| [*from, *to]).chain([as_of]);
    let first = years().min().unwrap_or(plan.0);
    let last = years().max().unwrap_or(plan.1);
    if last.saturating_sub(first) < YEARS {
        return (first, last);
    }
    (first.max(plan.0.saturating_sub(BESIDE)), last.min(plan.1.saturating_add(BESIDE)))
}

/// What projects cost, all on one scale from zero; before them what they cost together, beside what the document states.
pub(super) fn investment(
    scene: &Scene<'_>,
    document: &DocumentId,
    projects: &[&Project],
    totals: &[&Total],
) -> Option<Figures> {
    let words = &scene.strings().work;
    let said = priced_said(scene, projects, totals)?;
    let mut priced = by_group(scene, projects, |project| project.invest_yi.is_some());
    for (_, projects) in &mut priced {
        // The largest first; equal ones stay in printed order.
        projects.sort_by_key(|project| std::cmp::Reverse(amount(project)));
    }
    let peers: Vec<Amount<'_>> =
        projects.iter().filter_map(|project| amount_row(project, "").amount).collect();
    let pieces = pieces(priced);
    let count = pieces.len();
    let last_of = |name: &String, n: usize| {
        pieces.iter().rposition(|piece| piece.iter().any(|(other, _)| other == name)) == Some(n)
    };
    let mut charts: Vec<Html> =
        together(scene, document, projects, totals, &said).into_iter().collect();
    for (n, piece) in pieces.iter().enumerate() {
        let names: Vec<Vec<String>> =
            piece.iter().map(|(_, projects)| projects.iter().map(|p| named(p)).collect()).collect();
        let notes: Vec<String> = piece
            .iter()
            .map(|(name, _)| {
                if last_of(name, n) { without_price(scene, name, projects) } else { String::new() }
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
        let title = title(scene, document, &words.invest, (n + 1, count));
        charts.push(drawn(scene, Frame { id: &id, title: &title, desc: &said }, &peers, &groups));
    }
    Some(Figures { said, charts })
}

fn drawn(
    scene: &Scene<'_>,
    frame: Frame<'_>,
    peers: &[Amount<'_>],
    groups: &[Group<'_, AmountRow<'_>>],
) -> Html {
    let words = scene.strings().work.borrowed(&scene.strings().chart);
    let unit = &scene.strings().words.yi;
    let input = Investment { frame, unit, peers, groups, words: &words };
    Html::safe_string(&chart::investment(&input))
}

fn amount(project: &Project) -> Option<Decimal> {
    project.invest_yi.as_ref().map(Number::value)
}

fn value(number: Decimal) -> Option<Value> {
    Value::new(number.to_f64()?)
}

fn amount_row<'a>(project: &'a Project, label: &'a str) -> AmountRow<'a> {
    let print = project.invest_yi.as_ref();
    let amount = print.and_then(|n| Some(Amount { value: value(n.value())?, text: n.text() }));
    AmountRow { label, amount, stated: &[], said: "" }
}

/// The projects of a category that print no amount, in words.
fn without_price(scene: &Scene<'_>, group: &str, projects: &[&Project]) -> String {
    let without = by_group(scene, projects, |project| project.invest_yi.is_none());
    let Some((_, without)) = without.iter().find(|(name, _)| name == group) else {
        return String::new();
    };
    let list: Vec<String> = without.iter().map(|project| named(project)).collect();
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("n", &without.len()), ("list", &list.join("、"))];
    if without.is_empty() {
        return String::new();
    }
    fill(&scene.strings().work.without_price, &values)
}

/// A row of the chart of totals.
struct Together {
    name: String,
    sum: String,
    value: Option<Value>,
    stated: Vec<(Value, String)>,
    said: String,
}

/// All projects, and those of each category, together: what the rows add up to beside what the document states.
fn together(
    scene: &Scene<'_>,
    document: &DocumentId,
    projects: &[&Project],
    totals: &[&Total],
    said: &str,
) -> Option<Html> {
    let words = &scene.strings().work;
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
        names.into_iter().filter_map(|name| row(scene, projects, totals, name)).collect();
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
    let groups = [Group { name: words.totals.as_str(), rows: &*rows, note: "" }];
    let id = format!("totals-{document}");
    let title = title(scene, document, &words.totals, (1, 1));
    (!rows.is_empty())
        .then(|| drawn(scene, Frame { id: &id, title: &title, desc: said }, &[], &groups))
}

/// The totals that are of a whole category, or of everything, and state what it costs.
fn whole<'a>(
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
    scene: &Scene<'_>,
    projects: &[&Project],
    totals: &[&Total],
    group: Option<&String>,
) -> Option<Together> {
    let words = &scene.strings().work;
    let of = |project: &&&Project| group.is_none() || project.group.as_ref() == group;
    let amounts: Vec<Option<Decimal>> = projects.iter().filter(of).map(|p| amount(p)).collect();
    let unknown = amounts.iter().filter(|amount| amount.is_none()).count();
    let known: Vec<Decimal> = amounts.into_iter().flatten().collect();
    let sum: Decimal = known.iter().sum();
    let mut added = fill(&words.added, &[("n", &known.len()), ("sum", &plain(sum))]);
    if unknown > 0 {
        added = fill(&words.added_short, &[("added", &added), ("unknown", &unknown)]);
    }
    let mut stated: Vec<(Value, String)> = Vec::new();
    let mut said = Vec::new();
    for total in whole(totals, group) {
        let Some((number, text, compared)) = stated_in(scene, total, projects, totals) else {
            continue;
        };
        if !stated.iter().any(|(_, other)| *other == text) {
            said.push(match compared.parts.len() {
                0 => fill(&words.stated_only, &[("stated", &text)]),
                _ => fill(
                    &words.stated_and_added,
                    &[
                        ("stated", &text),
                        ("added", &added),
                        ("verdict", &verdict(scene, compared.agreement()).word),
                    ],
                ),
            });
            stated.push((number, text));
        }
    }
    if said.is_empty() && !known.is_empty() {
        said.push(added);
    }
    let all = &scene.strings().words.all_projects;
    (!said.is_empty()).then(|| Together {
        name: group.unwrap_or(all).clone(),
        sum: plain(sum),
        value: value(sum).filter(|_| !known.is_empty()),
        stated,
        said: said.join("；"),
    })
}

/// What a total states: where it stands in 亿元, as printed, and what the rows say to it.
fn stated_in<'a>(
    scene: &Scene<'_>,
    total: &'a Total,
    projects: &[&Project],
    totals: &[&Total],
) -> Option<(Value, String, Sum<'a>)> {
    let (number, unit) = total.invest.as_ref()?;
    let compared = check::sum(total, check::Amount::Invest, projects, totals)?;
    let (number_in_yi, text) = match unit {
        InvestUnit::Yi => (number.value(), number.text().to_owned()),
        InvestUnit::Wan => {
            let words = &scene.strings().words;
            (number.value() / WAN_IN_YI, format!("{}{}", number.text(), words.wan))
        }
    };
    Some((value(number_in_yi)?, text, compared))
}

fn title(scene: &Scene<'_>, document: &DocumentId, what: &str, (n, all): (usize, usize)) -> String {
    let piece = if all > 1 {
        fill(&scene.strings().work.piece, &[("n", &n), ("all", &all)])
    } else {
        String::new()
    };
    format!("{}：{what}{piece}", scene.checked.document(document).title)
}

/// The projects that are wanted, by printed category, in printed order; a single nameless category has no heading.
fn by_group<'a>(
    scene: &Scene<'_>,
    projects: &[&'a Project],
    is_wanted: impl Fn(&Project) -> bool,
) -> Grouped<'a, &'a Project> {
    let has_groups = projects.iter().any(|project| project.group.is_some());
    let none = if has_groups { scene.strings().words.no_group.as_str() } else { "" };
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
fn pieces<T>(groups: Grouped<'_, T>) -> Vec<Grouped<'_, T>> {
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

fn groups<'a, T, R>(piece: &'a [(String, Vec<T>)], rows: &'a [Vec<R>]) -> Vec<Group<'a, R>> {
    let groups = piece.iter().zip(rows);
    groups.map(|((name, _), rows)| Group { name, rows, note: "" }).collect()
}

/// When projects are built, in words: how many of them say so, the years, and where the year of judgement stands.
/// Nothing of what was built: a period is what the document plans.
fn building_said(words: &WorkWords, periods: &[Option<(i32, i32)>], year: i32) -> Option<String> {
    let all = periods.len();
    let known: Vec<(i32, i32)> = periods.iter().copied().flatten().collect();
    let first = known.iter().map(|(from, _)| *from).min();
    let last = known.iter().map(|(_, to)| *to).max();
    let Some((first, last)) = first.zip(last) else {
        return (all > 0).then(|| fill(&words.none_built, &[("all", &all)]));
    };
    let some = known.len();
    let said = match (some, all) {
        (_, 1) => &words.one_built,
        _ if some == all => &words.all_built,
        _ => &words.some_built,
    };
    let said = fill(said, &[("all", &all), ("some", &some)]);
    let years = if first == last { &words.one_year } else { &words.first_and_last };
    let years = fill(years, &[("first", &first), ("last", &last)]);
    let before = known.iter().filter(|(_, to)| *to < year).count();
    let after = known.iter().filter(|(from, _)| *from > year).count();
    let parts =
        [(&words.before, before), (&words.during, some - before - after), (&words.after, after)];
    let parts = parts.iter().filter(|(_, n)| *n > 0);
    let parts: Vec<String> =
        parts.map(|(words, n)| fill(words, &[("n", n), ("year", &year)])).collect();
    let (comma, stop) = (&words.comma, &words.stop);
    Some(format!("{said}{years}{stop}{}{}{stop}", words.arranged, parts.join(comma)))
}

/// What projects cost, in words, and what the document's total of all of them says to it.
fn priced_said(scene: &Scene<'_>, projects: &[&Project], totals: &[&Total]) -> Option<String> {
    let words = &scene.strings().work;
    let rows: Vec<(&str, Option<&Number>)> =
        projects.iter().map(|p| (p.name.as_str(), p.invest_yi.as_ref())).collect();
    let said = amounts_said(words, &rows)?;
    let compared = whole(totals, None).find_map(|total| {
        let (_, text, sum) = stated_in(scene, total, projects, totals)?;
        let agreement = sum.agreement();
        let is_wan = matches!(total.invest, Some((_, InvestUnit::Wan)));
        let unit = if is_wan { "" } else { scene.strings().words.yi.as_str() };
        (agreement != Agreement::Open).then(|| {
            let stated = format!("{text}{unit}");
            let verdict = verdict(scene, agreement).word;
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
        return (all > 0).then(|| fill(&words.none_priced, &[("all", &all)]));
    };
    let some = known.len();
    let sum: Decimal = known.iter().map(|(_, number)| number.value()).sum();
    let said = match (some, all) {
        (_, 1) => &words.one_priced,
        _ if some == all => &words.all_priced,
        _ => &words.some_priced,
    };
    let mut said = fill(said, &[("all", &all), ("some", &some), ("sum", &plain(sum))]);
    let largest: Vec<&(&str, &Number)> =
        known.iter().filter(|(_, number)| number.value() == most).collect();
    match largest.as_slice() {
        [(name, number)] if some > 1 => {
            said += &fill(&words.largest, &[("name", name), ("amount", &number.text())]);
            let is_whole = known.iter().all(|(_, number)| !number.value().is_sign_negative());
            if some == all && is_whole {
                said += &fill(&words.share, &[("share", &percent(most / sum))]);
            }
        }
        [_, _, ..] => {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("n", &largest.len()), ("amount", &plain(most))];
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

    #[test]
    fn periods_are_told_in_words() {
        let theme = Theme::embedded();
        for (periods, expected) in [
            ([].as_slice(), ""),
            (&[None, None], "2个项目都没有写明建设期。"),
            (
                &[Some((2023, 2023))],
                "项目写明了建设期，都在2023年。按文件的安排，1个在2024年以前结束。",
            ),
            (
                &[Some((2021, 2023)), Some((2024, 2024)), Some((2020, 2030)), Some((2025, 2026))],
                "4个项目都写明了建设期，最早从2020年开始，最晚到2030年结束。\
                 按文件的安排，1个在2024年以前结束，2个的建设期包括2024年，1个在2024年以后开始。",
            ),
            (
                &[None, Some((2025, 2026))],
                "2个项目中有1个写明了建设期，最早从2025年开始，最晚到2026年结束。按文件的安排，1个在2024年以后开始。",
            ),
        ] {
            let said = building_said(&theme.strings.work, periods, 2024).unwrap_or_default();
            assert_eq!(said, expected);
        }
    }

    /// A sum and a share are told of what they are of, or not at all.
    #[test]
    fn amounts_are_told_in_words() {
        let theme = Theme::embedded();
        for (amounts, expected) in [
            ("", ""),
            ("- -", "2个项目都没有写明总投资。"),
            ("1.20", "项目的总投资为1.2亿元。"),
            ("3 1", "2个项目都写明了总投资，相加为4亿元；最大的是第1项，3亿元，占75%。"),
            ("3.00 - 1", "3个项目中有2个写明了总投资，这2个相加为4亿元；最大的是第1项，3.00亿元。"),
            ("- 2", "2个项目中有1个写明了总投资，这1个相加为2亿元。"),
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

    #[test]
    fn an_axis_has_the_years_of_the_projects_or_those_about_the_plan() {
        for (periods, as_of, expected) in [
            ([Some((2018, 2022)), Some((2021, 2025))], 2025, (2018, 2025)),
            ([Some((2021, 2022)), None], 2024, (2021, 2024)),
            ([Some((1998, 2022)), None], 2024, (2016, 2024)),
            ([Some((2021, 2022)), None], 2050, (2021, 2030)),
        ] {
            assert_eq!(axis(&periods, (2021, 2025), as_of), expected);
        }
    }

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
