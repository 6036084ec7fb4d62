//! The heads and feet that every page repeats: known by where pages are known to end, or by how they come again

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::dates::is_blank_day;
use super::lines::{Line, next_text};
use super::number::{System, numbered};
use super::pages::{is_bare, is_one_sentence};
use super::text::{in_plain_letters, is_finished, is_han, squeeze};
use super::title::is_titled;

/// On so many pages a line is repeated on purpose
const FEWEST: usize = 3;
/// No head is longer, in bytes without blanks: a browser prints the title of a page with the names of its site
const LONGEST: usize = 300;
/// A page that is not known by its number has at least so many lines
const SHORTEST: usize = 8;
/// Pages without the head, as those of tables, may be so many one after another
const MISSING: u32 = 3;
/// With its number on its line a head has at least so many letters: 附件 1 is none
const FEWEST_LETTERS: usize = 4;

/// The places of lines that stand at the top or the foot of at least three pages, but for the title of the text.
pub(super) fn running(lines: &[Line]) -> BTreeSet<usize> {
    let stamped = stamped(lines);
    let mut places = at_edges(lines, &stamped);
    places.extend(repeated(lines));
    // What the first page begins with is its title, too.
    if let Some(first) = lines.iter().position(|line| !line.is_artefact())
        && is_titled(text(lines, first))
        && number(lines, first).is_none()
    {
        places.remove(&first);
    }
    places.extend(stamped);
    places
}

/// Those that begin with the day and the time at which a browser printed a page, the same on each: `2026/7/24 15:32  …`; and the
/// numbers of the pages, which stand above the next one of them
fn stamped(lines: &[Line]) -> BTreeSet<usize> {
    let mut stamps: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_artefact()) {
        if let Some(stamp) = stamp(&line.text) {
            stamps.entry(stamp).or_default().push(at);
        }
    }
    let stamps = stamps.into_values().filter(|places| places.len() > 1).flatten();
    let mut stamped: BTreeSet<usize> = stamps.collect();
    let behind_last = (!stamped.is_empty()).then_some(lines.len());
    let numbers = stamped.iter().copied().chain(behind_last).filter_map(|place| {
        let mut above = lines.iter().enumerate().take(place).rev();
        let (at, line) = above.find(|(_, line)| !line.is_artefact())?;
        is_bare(&line.text).then_some(at)
    });
    let numbers: Vec<usize> = numbers.collect();
    stamped.extend(numbers);
    stamped
}

/// `2026/7/24 15:32` or `7/24/26, 3:32 PM`, if a line begins so
fn stamp(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let (day, rest) = line.split_once(' ')?;
    let time = rest.split_whitespace().next()?;
    let are_numbers = |text: &str, mark: char, counts: RangeInclusive<usize>| {
        let mut numbers = text.split(mark);
        let is_number =
            |n: &str| (1..=4).contains(&n.len()) && n.chars().all(|c| c.is_ascii_digit());
        counts.contains(&numbers.clone().count()) && numbers.all(is_number)
    };
    let is_stamp = are_numbers(day.trim_end_matches(','), '/', 3..=3)
        && are_numbers(time, ':', 2..=3)
        && rest.starts_with(time);
    line.get(..day.len() + 1 + time.len()).filter(|_| is_stamp)
}

/// Those of pages whose ends are known, by their numbers or by when they were printed
fn at_edges(lines: &[Line], stamped: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut edges: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut before: Option<usize> = None;
    let mut is_page = true;
    for (at, line) in lines.iter().enumerate() {
        // A page begins with the line, or with the next one if the line is its number.
        is_page |= line.is_page || line.is_artefact() && line.text.contains(char::is_numeric);
        is_page |= stamped.contains(&at);
        if line.is_artefact() || stamped.contains(&at) {
            continue;
        }
        if is_page {
            for place in before.into_iter().chain([at]) {
                let places = edges.entry(key(text(lines, place))).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        is_page = false;
        before = Some(at);
    }
    // Below the last line stands the number of the last page.
    if let Some(place) = before.filter(|_| is_page) {
        edges.entry(key(text(lines, place))).or_default().push(place);
    }
    let repeated = edges.into_iter().filter(|(key, places)| {
        places.len() >= FEWEST
            && key.len() < LONGEST
            && !is_finished(key)
            && !places.iter().all(|place| is_blank_day(text(lines, *place)))
            && !are_labels(lines, places)
    });
    repeated.flat_map(|(_, places)| places).collect()
}

/// Whether lines are the labels of one annex after another, each of which begins a page: 附录 1, 附录 2
fn are_labels(lines: &[Line], places: &[usize]) -> bool {
    let labels: BTreeSet<Option<u32>> = places
        .iter()
        .filter_map(|place| numbered(text(lines, *place)))
        .filter(|label| label.system == System::Annex && label.rest.trim().is_empty())
        .map(|label| label.value)
        .collect();
    labels.len() == places.len()
}

/// Those that come again page by page and part sentences, or have the numbers of the pages on their lines
fn repeated(lines: &[Line]) -> Vec<usize> {
    let mut heads: BTreeMap<String, Vec<Head>> = BTreeMap::new();
    let mut before = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.is_artefact() {
            continue;
        }
        let key = key(&line.text);
        let is_name = key.chars().filter(|c| is_han(*c)).count() >= FEWEST_LETTERS;
        if is_name && key.len() < LONGEST && !is_finished(&key) {
            heads.entry(key).or_default().push(Head { at, before, page: number(lines, at) });
        }
        before += 1;
    }
    let runs = heads.into_values().filter(|heads| heads.len() >= FEWEST);
    let runs = runs.filter(|heads| is_of_pages(heads) || cuts_sentences(lines, heads));
    runs.flatten().map(|head| head.at).collect()
}

/// A line that may be the head of a page
struct Head {
    at: usize,
    /// How many lines of text stand before it
    before: usize,
    /// The number of the page, where it is on the line
    page: Option<u32>,
}

/// Whether lines that are the same but for a number are heads with the numbers of their pages.
fn is_of_pages(heads: &[Head]) -> bool {
    heads.windows(2).all(|pair| match pair {
        [one, next] => {
            let step = next.page.zip(one.page).and_then(|(next, one)| next.checked_sub(one));
            step.is_some_and(|step| (1..=MISSING + 1).contains(&step))
                && next.before - one.before >= SHORTEST
        }
        _ => false,
    })
}

/// Whether lines that are the same break sentences of running text, most of them.
fn cuts_sentences(lines: &[Line], heads: &[Head]) -> bool {
    let is_far = heads.windows(2).all(|pair| match pair {
        [one, next] => next.before - one.before >= SHORTEST,
        _ => false,
    });
    let cuts = heads.iter().filter(|head| is_cut(lines, head.at)).count();
    // Where the text itself comes again, so does the line above.
    let above: BTreeSet<&str> =
        heads.iter().filter_map(|head| Some(text_above(lines, head.at)?.text.as_str())).collect();
    is_far && cuts >= FEWEST - 1 && cuts * 2 >= heads.len() && above.len() + 1 >= heads.len()
}

/// Whether a line stands within a sentence of running text.
fn is_cut(lines: &[Line], at: usize) -> bool {
    let below = next_text(lines.get(at + 1..).unwrap_or_default());
    let beside = text_above(lines, at).zip(below);
    beside.is_some_and(|(above, below)| is_one_sentence(&above.text, &below.text))
}

fn text_above(lines: &[Line], at: usize) -> Option<&Line> {
    lines.get(..at).unwrap_or_default().iter().rev().find(|line| !line.is_artefact())
}

fn text(lines: &[Line], place: usize) -> &str {
    lines.get(place).map_or("", |line| line.text.as_str())
}

/// What the heads of all pages have in common: the line without blanks and digits
fn key(text: &str) -> String {
    squeeze(text).chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// The number of a page that a line begins or ends with, set apart: `…规划　12`, `12  …规划`, `…规划 第12页`, `…规划- 12 -`
fn number(lines: &[Line], place: usize) -> Option<u32> {
    let text = in_plain_letters(text(lines, place).trim());
    let is_mark = |c: char| c.is_whitespace() || "-第页/|·".contains(c);
    let bare = text.trim_matches(is_mark);
    let is_apart = |rest: &str| rest.is_empty() || rest.starts_with(is_mark);
    let behind = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let first = bare.strip_suffix(behind).filter(|_| is_apart(behind));
    let ahead = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let last = bare.strip_prefix(ahead).filter(|_| ahead.ends_with(is_mark));
    // Four digits are a year.
    let value = |digits: &str| digits.parse().ok().filter(|_| digits.len() <= 3);
    last.and_then(value).or_else(|| first.and_then(value))
}

#[cfg(test)]
mod tests {
    use super::super::lines::read;
    use super::*;

    /// Lines of running text, each another one
    fn page(lines: usize, first: usize) -> String {
        let line = |n| {
            format!("推进健康城市、健康村镇建设，建立环境与健康的调查、监测和第{n}项风险评估制度\n")
        };
        (first..first + lines).map(line).collect()
    }

    /// How many lines are found at the heads of pages of so many lines
    fn found(lines: usize, heads: &[&str]) -> usize {
        let pages: Vec<String> = (1..)
            .zip(heads)
            .map(|(nth, head)| format!("{head}\n{}", page(lines, nth * lines)))
            .collect();
        running(&read(&format!("规划\n{}{}", page(lines, 0), pages.concat()))).len()
    }

    #[test]
    fn heads_come_again_page_by_page() {
        assert_eq!(found(12, &["甲县卫生规划　2", "甲县卫生规划　3", "甲县卫生规划　4"]), 3);
        assert_eq!(found(12, &["2 甲县卫生规划", "3 甲县卫生规划", "5 甲县卫生规划"]), 3);
        assert_eq!(found(12, &["甲县卫生规划第2页", "甲县卫生规划第3页", "甲县卫生规划第4页"]), 3);
        assert_eq!(found(12, &["甲县卫生规划", "甲县卫生规划", "甲县卫生规划"]), 3);
    }

    #[test]
    fn what_a_browser_prints_on_each_page_is_found() {
        for stamp in ["2026/7/24 15:32", "2026/07/24 15:32:05", "7/24/26, 3:32 PM"] {
            let text = format!("{stamp}\n规划\n健康城市。\n1/2\n{stamp}\n健康村镇。\n2/2\n");
            let found: Vec<usize> = running(&read(&text)).into_iter().collect();
            assert_eq!(found, [0, 3, 4, 6], "{stamp}, and the numbers of the pages");
        }
        for line in ["2026/7/24", "2026/7 15:32", "1/2/3 4", "比值 3:2", "2026/7/24 会议"] {
            assert_eq!(stamp(line), None, "{line}");
        }
    }

    #[test]
    fn other_lines_that_come_again_are_none() {
        assert_eq!(found(12, &["附件 1", "附件 2", "附件 3"]), 0, "annexes");
        assert_eq!(found(12, &["甲县卫生规划 2", "甲县卫生规划 3"]), 0, "too few");
        assert_eq!(
            found(3, &["甲县卫生规划 2", "甲县卫生规划 3", "甲县卫生规划 4"]),
            0,
            "too near"
        );
        let years = ["卫生工作要点 2021", "卫生工作要点 2022", "卫生工作要点 2023"];
        assert_eq!(found(12, &years), 3, "they break sentences, years or not");
        let text = format!("甲县卫生规划\n{}。\n", page(12, 0).trim_end()).repeat(4);
        assert_eq!(running(&read(&text)).len(), 0, "a text that comes again");
        let ended = page(12, 0).replace('\n', "。\n");
        let text: Vec<String> = (0..4)
            .map(|n| format!("主要任务和措施\n{}", ended.replace("项", &format!("{n}项"))))
            .collect();
        assert_eq!(
            running(&read(&text.concat())).len(),
            0,
            "the same heading above whole paragraphs"
        );
    }
}
