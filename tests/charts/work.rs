//! The line format of the cases of charts of work.

use planboard::chart::{
    Amount, AmountRow, Day, DueDay, Frame, Gantt, GanttRow, Group, Investment, Now, Timeline,
    Value, WorkWords, gantt, investment, timeline,
};

const CHINESE: WorkWords<'static> = WorkWords {
    no_data: "暂无数据",
    no_period: "原文没有写明建设期",
    beyond: "箭头表示超出图中年份",
    outside: "不在图中的年份里",
    unit: "单位：",
    sum: "各项相加",
    stated: "原文合计",
    brackets: ["（", "）"],
};

const ENGLISH: WorkWords<'static> = WorkWords {
    no_data: "No data",
    no_period: "The document gives no building period",
    beyond: "Arrows lead beyond the years shown",
    outside: " is not among the years shown",
    unit: "Unit: ",
    sum: "Sum of the rows",
    stated: "Total as stated",
    brackets: [" (", ")"],
};

type Line<'a> = (&'a str, &'a str);

/// Draws a case from its lines.
pub(crate) fn draw(kind: &str, frame: Frame<'_>, lines: &[Line<'_>]) -> String {
    let one = |key: &str| lines.iter().find(|line| line.0 == key).map(|line| line.1);
    let words = if one("language") == Some("en") { &ENGLISH } else { &CHINESE };
    let now = one("now").map(|text| {
        let (day, text) = text.split_once(' ').expect("day and text");
        Now { day: day_of(day), text }
    });
    match kind {
        "gantt" => {
            let years = one("years").unwrap_or("2021 2025");
            let (first, last) = years.split_once(' ').expect("two years");
            let years = (year(first), year(last));
            let rows = grouped(lines, gantt_row);
            let groups = groups(&rows);
            let amounts = one("amounts").unwrap_or_default();
            let peers: Vec<_> = lines
                .iter()
                .filter(|line| line.0 == "peer")
                .map(|line| gantt_row(line.1))
                .collect();
            gantt(&Gantt { frame, years, now, amounts, groups: &groups, peers: &peers, words })
        }
        "investment" => {
            let unit = one("unit").unwrap_or_default();
            let peers: Vec<_> =
                one("peers").iter().flat_map(|t| t.split(' ')).map(amount).collect();
            let parts = grouped(lines, amount_parts);
            let rows: Vec<_> = parts
                .iter()
                .map(|(name, rows, note)| (*name, rows.iter().map(amount_row).collect(), *note))
                .collect();
            let groups = groups(&rows);
            investment(&Investment { frame, unit, peers: &peers, groups: &groups, words })
        }
        "timeline" => {
            let days = lines.iter().filter(|line| line.0 == "day").map(|line| due_parts(line.1));
            let days: Vec<_> = days.collect();
            let days: Vec<_> = days.iter().map(due_day).collect();
            let note = one("note").unwrap_or_default();
            timeline(&Timeline { frame, days: &days, now, note, words })
        }
        other => panic!("unknown chart {other}"),
    }
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
    let [label, years, amount, title] = parts(text);
    let period = years.split_once(' ').map(|(from, to)| (year(from), year(to)));
    GanttRow { label, period, years, amount, title: if title.is_empty() { label } else { title } }
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

fn value(text: &str) -> Value {
    text.parse().ok().and_then(Value::new).expect("a finite number")
}

fn year(text: &str) -> i32 {
    text.parse().expect("a year")
}

fn day_of(text: &str) -> Day {
    Day::parse(text).expect("a day")
}
