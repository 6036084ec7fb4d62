//! The line format of the cases of charts of work.

use super::case::{Case, Then, value, years};
use planboard::chart::{
    Amount, AmountRow, Day, DueDay, Frame, Gantt, GanttRow, Group, Investment, Now, Timeline,
    gantt as draw_gantt, investment as draw_investment, timeline as draw_timeline,
};

type Line<'a> = (&'a str, &'a str);

pub(crate) fn gantt(case: &Case<'_>, frame: Frame<'_>, then: Then<'_>) {
    let rows = grouped(case.lines, gantt_row);
    let (groups, peers) = (groups(&rows), case.all("peer").map(gantt_row).collect::<Vec<_>>());
    let input = Gantt {
        frame,
        years: years(case.one("years").unwrap_or("2021 2025")),
        now: now(case),
        amounts: case.one("amounts").unwrap_or_default(),
        groups: &groups,
        peers: &peers,
        words: &case.words(),
    };
    then(&|| draw_gantt(&input));
}

pub(crate) fn investment(case: &Case<'_>, frame: Frame<'_>, then: Then<'_>) {
    let peers = case.one("peers").into_iter().flat_map(|text| text.split(' ')).map(amount);
    let peers: Vec<_> = peers.collect();
    let parts = grouped(case.lines, amount_parts);
    let rows: Vec<_> = parts
        .iter()
        .map(|(name, rows, note)| (*name, rows.iter().map(amount_row).collect(), *note))
        .collect();
    let (groups, unit, words) = (groups(&rows), case.unit(), case.words());
    let input = Investment { frame, unit, peers: &peers, groups: &groups, words: &words };
    then(&|| draw_investment(&input));
}

pub(crate) fn timeline(case: &Case<'_>, frame: Frame<'_>, then: Then<'_>) {
    let days: Vec<_> = case.all("day").map(due_parts).collect();
    let days: Vec<_> = days.iter().map(due_day).collect();
    let (note, words) = (case.one("note").unwrap_or_default(), case.words());
    let input = Timeline { frame, days: &days, now: now(case), note, words: &words };
    then(&|| draw_timeline(&input));
}

/// The marked day: `2023-12-31 text`.
fn now<'a>(case: &Case<'a>) -> Option<Now<'a>> {
    let (day, text) = case.one("now")?.split_once(' ').expect("day and text");
    Some(Now { day: day_of(day), text })
}

/// Lines `group`, `row` and `note` as groups; rows before the first `group` have no heading.
fn grouped<'a, R>(
    lines: &[Line<'a>],
    row: impl Fn(&'a str) -> R,
) -> Vec<(&'a str, Vec<R>, &'a str)> {
    let mut groups: Vec<(&str, Vec<R>, &str)> = Vec::new();
    for (key, text) in lines {
        if *key == "group" || groups.is_empty() {
            groups.push((if *key == "group" { text } else { "" }, Vec::new(), ""));
        }
        let last = groups.last_mut().expect("a group");
        match *key {
            "row" => last.1.push(row(text)),
            "note" => last.2 = text,
            _ => {}
        }
    }
    groups
}

fn groups<'a, R>(rows: &'a [(&'a str, Vec<R>, &'a str)]) -> Vec<Group<'a, R>> {
    rows.iter().map(|(name, rows, note)| Group { name, rows, note }).collect()
}

/// `label | 2021 2024 | 28.3 | stage`; `-` for what is missing.
fn gantt_row(text: &str) -> GanttRow<'_> {
    let [label, built, amount, title] = parts(text);
    let period = Some(built).filter(|text| !text.is_empty()).map(years);
    GanttRow {
        label,
        period,
        years: built,
        amount,
        title: if title.is_empty() { label } else { title },
    }
}

/// `label | 28.3 | 42.17, 42 | what is said`; `-` for what is missing.
fn amount_parts(text: &str) -> (&str, &str, Vec<Amount<'_>>, &str) {
    let [label, number, stated, said] = parts(text);
    let stated = stated.split(", ").filter(|text| !text.is_empty()).map(amount);
    (label, number, stated.collect(), said)
}

fn amount_row<'a>(parts: &'a (&'a str, &'a str, Vec<Amount<'a>>, &'a str)) -> AmountRow<'a> {
    let (label, number, stated, said) = parts;
    let amount = Some(*number).filter(|number| !number.is_empty()).map(amount);
    AmountRow { label, amount, stated, said }
}

/// `2023-12-31 | text | 3项 | list | dots`: a number of dots, or their titles with `;` between.
fn due_parts(text: &str) -> (Day, &str, &str, &str, Vec<&str>) {
    let [day, text, count, list, dots] = parts(text);
    let number = dots.parse().ok();
    let dots = number.map_or_else(|| dots.split(';').collect(), |number| vec!["任务"; number]);
    (day_of(day), text, count, list, dots)
}

fn due_day<'a>(parts: &'a (Day, &'a str, &'a str, &'a str, Vec<&'a str>)) -> DueDay<'a> {
    let (day, text, count, list, dots) = parts;
    DueDay { day: *day, text, dots, count, list }
}

fn parts<const N: usize>(text: &str) -> [&str; N] {
    let mut parts = text.split('|').map(str::trim).map(|part| if part == "-" { "" } else { part });
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// `28.3`, or `28.3=约28.3` with its print.
fn amount(text: &str) -> Amount<'_> {
    let (number, text) = text.split_once('=').unwrap_or((text, text));
    Amount { value: value(number), text }
}

fn day_of(text: &str) -> Day {
    Day::parse(text).expect("a day")
}
