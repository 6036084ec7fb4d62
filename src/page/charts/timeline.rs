//! The timelines of deadlines, with sentences from the same days. A day that has passed says nothing of what was done.

use std::collections::BTreeMap;

use tera::Value as Html;

use crate::chart::{self, Day, DueDay, Frame, Now, Timeline};
use crate::model::{Date, Task};
use crate::page::cards::task::{days, has_come};
use crate::page::context::PageContext;
use crate::page::view::Figures;
use crate::page::words::punctuation::{clauses, enumerated, range, titled};
use crate::page::words::wording::fill;
use crate::page::words::work_words::{WorkWords, spoken};

/// How many days a chart has at most: a taller picture is cut at the edge of a printed page.
const DAYS: usize = 8;

/// So many titles are written out for a day in place of the numbers, and so many at all.
const FEW_TITLES: usize = 2;
const TITLES: usize = 9;

/// What tells the tasks of a day apart where there are many.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::page) enum Listed {
    /// Their numbers, which are those of one document.
    Numbers,
    /// Only their titles: numbers of several documents say nothing.
    Titles,
}

/// What is due on a day.
struct Entry<'a> {
    day: Day,
    text: String,
    dots: Vec<String>,
    count: String,
    list: String,
    date: &'a Date,
}

/// When tasks are due; `None` where none of them says.
pub(in crate::page) fn timeline(
    context: &PageContext<'_>,
    (id, name): (&str, &str),
    tasks: &[&Task],
    listed: Listed,
) -> Option<Figures> {
    let words = &context.strings().work;
    let as_of = &context.site.checked.content().site.as_of;
    let mut due: BTreeMap<&Date, Vec<&Task>> = BTreeMap::new();
    for task in tasks {
        for date in days(task) {
            due.entry(date).or_default().push(task);
        }
    }
    let counts: Vec<(&str, usize)> =
        due.iter().map(|(date, tasks)| (date.as_str(), tasks.len())).collect();
    let dated = tasks.iter().filter(|task| !task.due.is_empty()).count();
    let said = said(words, (tasks.len(), dated), &counts, as_of.as_str())?;
    let entries: Vec<Entry<'_>> =
        due.iter().filter_map(|(date, tasks)| entry(context, date, tasks, listed)).collect();
    let called = fill(&words.now, &[("date", &as_of.as_str())]);
    let undated = tasks.len() - dated;
    let note = if undated > 0 { fill(&words.undated, &[("n", &undated)]) } else { String::new() };
    let pieces: Vec<&[Entry<'_>]> = entries.chunks(DAYS).collect();
    // The rule stands in the first piece that reaches the date of assessment.
    let reaches = |piece: &&[Entry<'_>]| piece.last().is_some_and(|entry| entry.date >= as_of);
    let with_rule = pieces.iter().position(reaches).unwrap_or(pieces.len().saturating_sub(1));
    let charts = pieces.iter().enumerate().map(|(n, piece)| {
        let dots: Vec<Vec<&str>> =
            piece.iter().map(|entry| entry.dots.iter().map(String::as_str).collect()).collect();
        let days: Vec<DueDay<'_>> =
            piece.iter().zip(&dots).map(|(e, dots)| due_day(e, dots)).collect();
        let day = Day::parse(as_of.as_str()).filter(|_| n == with_rule);
        let part = [("n", &(n + 1) as &dyn std::fmt::Display), ("all", &pieces.len())];
        let part = if pieces.len() > 1 { fill(&words.piece, &part) } else { String::new() };
        let title = titled(name, format!("{}{part}", words.deadlines));
        let id = format!("timeline-{id}-{}", n + 1);
        let words = context.strings().chart_words();
        Html::safe_string(&chart::timeline(&Timeline {
            frame: Frame { id: &id, title: &title, desc: &said },
            days: &days,
            now: day.map(|day| Now { day, text: &called }),
            note: if n + 1 == pieces.len() { &note } else { "" },
            words: &words,
        }))
    });
    Some(Figures { charts: charts.collect(), said: said.clone() })
}

fn entry<'a>(
    context: &PageContext<'_>,
    date: &'a Date,
    tasks: &[&Task],
    listed: Listed,
) -> Option<Entry<'a>> {
    let words = &context.strings().work;
    let past = if has_come(context, date) { format!(" {}", words.past) } else { String::new() };
    let dot = |task: &&Task| match (&task.no, listed) {
        (Some(no), Listed::Numbers) => format!("{no} {}", task.title),
        _ => task.title.clone(),
    };
    Some(Entry {
        day: Day::parse(date.as_str())?,
        text: format!("{}{past}", date.as_str()),
        dots: tasks.iter().map(dot).collect(),
        count: fill(&words.count, &[("n", &tasks.len())]),
        list: list(words, tasks, listed),
        date,
    })
}

fn due_day<'a>(entry: &'a Entry<'_>, dots: &'a [&'a str]) -> DueDay<'a> {
    let Entry { day, text, count, list, .. } = entry;
    DueDay { day: *day, text, dots, count, list }
}

/// Which tasks they are: few by their titles; many by their numbers, and by titles where they have none. Nothing where
/// that would be a page of titles.
fn list(words: &WorkWords, tasks: &[&Task], listed: Listed) -> String {
    let titles = |is_wanted: &dyn Fn(&Task) -> bool| {
        let mut titles: Vec<&str> = Vec::new();
        for task in tasks.iter().filter(|task| is_wanted(task)) {
            if !titles.contains(&task.title.as_str()) {
                titles.push(&task.title);
            }
        }
        titles
    };
    let all = titles(&|_| true);
    if all.len() <= FEW_TITLES || listed == Listed::Titles && all.len() <= TITLES {
        return clauses(all);
    }
    let unnumbered = titles(&|task| task.no.is_none());
    if listed == Listed::Titles || unnumbered.len() > TITLES {
        return String::new();
    }
    let numbers: Vec<&str> = tasks.iter().filter_map(|task| task.no.as_deref()).collect();
    let numbers = fill(&words.numbers, &[("list", &enumerated(runs(&numbers)))]);
    if unnumbered.is_empty() {
        return numbers;
    }
    // Titles may begin with numbers of their own.
    clauses([numbers, fill(&words.unnumbered, &[("list", &clauses(unnumbered))])])
}

/// Numbers with runs of three and more joined: `1、3—5`.
fn runs(numbers: &[&str]) -> Vec<String> {
    let follows = |one: &&str, next: &&str| match (one.parse::<u32>(), next.parse::<u32>()) {
        (Ok(one), Ok(next)) => one.checked_add(1) == Some(next),
        _ => false,
    };
    let mut runs = Vec::new();
    for run in numbers.chunk_by(follows) {
        match run {
            [first, _, .., last] => runs.push(range(first, last)),
            few => runs.extend(few.iter().map(|number| (*number).to_owned())),
        }
    }
    runs
}

/// The deadlines in words: how many tasks have any, on how many days, and how many of them have come on the date of assessment.
fn said(
    words: &WorkWords,
    (all, dated): (usize, usize),
    counts: &[(&str, usize)],
    as_of: &str,
) -> Option<String> {
    let deadlines: usize = counts.iter().map(|(_, n)| n).sum();
    let most = counts.iter().map(|(_, n)| *n).max()?;
    let said = match (dated, all) {
        (_, 1) => &words.one_due,
        _ if dated == all => &words.all_due,
        _ => &words.some_due,
    };
    let mut said = fill(said, &[("all", &all), ("some", &dated)]);
    if deadlines > dated {
        said += &fill(&words.counted_apart, &[("deadlines", &deadlines)]);
    }
    let busiest: Vec<&(&str, usize)> = counts.iter().filter(|(_, n)| *n == most).collect();
    match (counts, busiest.as_slice()) {
        ([(date, n)], _) => {
            let is_one = *n == 1 && !words.that_day.is_empty();
            let one_day = if is_one { &words.that_day } else { &words.one_day };
            said += &fill(one_day, &[("date", &spoken(words, date))]);
        }
        (_, [(date, n)]) => {
            said += &fill(&words.days, &[("days", &counts.len())]);
            said += &fill(&words.most, &[("date", &spoken(words, date)), ("n", n)]);
        }
        _ => said += &fill(&words.days, &[("days", &counts.len())]),
    }
    let past: usize = counts.iter().filter(|(date, _)| *date <= as_of).map(|(_, n)| n).sum();
    if counts.len() == 1 && counts.iter().any(|(date, _)| *date == as_of) {
        return Some(said + &words.on_the_day);
    }
    let before = match past {
        0 => &words.none_before,
        _ if past == deadlines => &words.all_before,
        _ => &words.due_before,
    };
    let rest = deadlines - past;
    let before = fill(before, &[("date", &spoken(words, as_of)), ("past", &past), ("rest", &rest)]);
    Some(format!("{said}{}{before}", words.stop))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Theme;

    #[test]
    fn days_are_told_in_words() {
        let theme = Theme::embedded();
        let said = |tasks, counts: &[(&str, usize)]| {
            said(&theme.strings.work, tasks, counts, "2024-12-31").unwrap_or_default()
        };
        for (tasks, counts, expected) in [
            ((5, 0), [].as_slice(), ""),
            ((1, 1), &[("2024-12-31", 1)], "这项任务写明了期限，是2024年12月31日，即评价日期。"),
            (
                (3, 2),
                &[("2025-12-31", 2)],
                "3项任务中有2项写明了期限，都是2025年12月31日。到评价日期（2024年12月31日）都没有到期。",
            ),
            (
                (2, 2),
                &[("2022-12-31", 1), ("2023-12-31", 1)],
                "2项任务都写明了期限，分在2天。到评价日期（2024年12月31日）都已到期。",
            ),
            (
                (9, 9),
                &[("2023-06-30", 2), ("2024-12-31", 7), ("2034-12-31", 3)],
                "9项任务都写明了期限，共12个期限（一项任务有几个期限的，分别计数），分在3天，最多的一天是2024年12月31日，有7项。\
                 到评价日期（2024年12月31日）已到期的有9项，其余3项还没有到期。",
            ),
        ] {
            assert_eq!(said(tasks, counts), expected);
        }
    }

    #[test]
    fn runs_of_numbers_are_joined() {
        for (numbers, expected) in [
            ("", ""),
            ("1", "1"),
            ("1 2", "1 2"),
            ("1 2 3 5 7 8 9", "1—3 5 7—9"),
            ("一 二 三", "一 二 三"),
            ("3 2 1", "3 2 1"),
            ("4294967295 0", "4294967295 0"),
        ] {
            let numbers: Vec<&str> = numbers.split_whitespace().collect();
            assert_eq!(runs(&numbers).join(" "), expected);
        }
    }
}
