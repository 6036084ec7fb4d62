//! Numbers of pages on lines of their own: some are known by their form, bare numbers by how they go up through the text

use std::collections::{BTreeMap, BTreeSet};

use super::number::numbered;
use super::text::{in_plain_letters, is_finished, is_page_artefact, width};

/// So many numbers that go up one by one are those of pages
const FEWEST: usize = 3;
/// A page has at least so many lines, with tables and pictures on it
const SHORTEST: usize = 8;
/// Half of the pages have at least so many: a row of a table whose cells stand below each other has fewer
const USUAL: usize = 15;
/// Numbers may be missing from so many pages one after another
const MISSING: u32 = 3;
/// So many lines with the number before are looked at: rows of tables have numbers, too
const MOST: usize = 16;
/// What is set in the middle of a page has so many blanks before it
const MIDDLE: usize = 16;
/// A line of text is at least so wide, a cell of a table seldom
const TEXT: usize = 40;

/// A line that may be the number of a page
#[derive(Clone, Copy)]
struct Candidate {
    /// The line of the text, from 0
    line: usize,
    /// How many lines that are not blank stand before it
    before: usize,
    value: u32,
    /// How many pages there are, where it says so
    all: Option<u32>,
}

/// The lines of a text, counted from 0, that are bare numbers of pages: `16`, `3 / 30`.
///
/// Such a line alone may be a value. They are numbers of pages where they go up one by one through most of the text, about
/// a page away from each other, within sentences of running text, in the middle of the line,
/// or with how many there are.
pub fn bare_page_numbers(text: &str) -> BTreeSet<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let mut candidates = Vec::new();
    let mut before = 0;
    for (at, line) in lines.iter().enumerate() {
        if let Some((value, all)) = number(line) {
            candidates.push(Candidate { line: at, before, value, all });
        }
        before += usize::from(!is_page_artefact(line));
    }
    let chain = longest(&candidates);
    if is_of_pages(&chain, &lines, before) {
        chain.iter().map(|one| one.line).collect()
    } else {
        BTreeSet::new()
    }
}

/// Whether a line is a number and nothing else, as that of a page is.
pub(super) fn is_bare(line: &str) -> bool {
    number(line).is_some()
}

/// `16`, `3 / 30`
fn number(line: &str) -> Option<(u32, Option<u32>)> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if line.is_empty() || line.len() > LONGEST {
        return None;
    }
    let plain = in_plain_letters(line);
    let value = |text: &str| -> Option<u32> {
        let text = text.trim();
        // Four digits are a year.
        let is_number = (1..=3).contains(&text.len()) && !text.starts_with('0');
        text.parse().ok().filter(|_| is_number)
    };
    match plain.split_once('/') {
        Some((page, all)) => {
            let (page, all) = (value(page)?, value(all)?);
            (page <= all).then_some((page, Some(all)))
        }
        None => Some((value(&plain)?, None)),
    }
}

/// In bytes, with full-width digits and blanks
const LONGEST: usize = 40;

/// The longest run of candidates of which each is the next number, or one after a few that are missing
fn longest(candidates: &[Candidate]) -> Vec<Candidate> {
    // The candidates of each value, and for each the length of its run and the candidate before it.
    let mut known: BTreeMap<(Option<u32>, u32), Vec<usize>> = BTreeMap::new();
    let mut runs: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, one) in candidates.iter().enumerate() {
        let before = (1..=MISSING + 1).filter_map(|step| one.value.checked_sub(step));
        let before = before.filter_map(|value| known.get(&(one.all, value)));
        let before = before.flat_map(|places| places.iter().rev().take(MOST));
        let far = before.filter(|place| {
            candidates.get(**place).is_some_and(|other| one.before - other.before >= SHORTEST)
        });
        let length = |place: &usize| runs.get(*place).map_or(0, |(length, _)| *length);
        let best = far.copied().max_by_key(length);
        runs.push((best.map_or(1, |place| length(&place) + 1), best));
        known.entry((one.all, one.value)).or_default().push(at);
    }
    let end = runs.iter().enumerate().rev().max_by_key(|(_, (length, _))| *length);
    let mut next = end.map(|(at, _)| at);
    let mut chain = Vec::new();
    while let Some(at) = next {
        chain.extend(candidates.get(at));
        next = runs.get(at).and_then(|(_, before)| *before);
    }
    chain.reverse();
    chain
}

fn is_of_pages(chain: &[Candidate], lines: &[&str], all: usize) -> bool {
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else { return false };
    let mut pages: Vec<usize> = chain
        .windows(2)
        .filter_map(|pair| Some(pair.get(1)?.before - pair.first()?.before))
        .collect();
    pages.sort_unstable();
    let usual = pages.get(pages.len() / 2).copied().unwrap_or_default();
    let cuts = chain.iter().filter(|one| is_cut(lines, one.line)).count();
    let is_counted = chain.iter().all(|one| one.all.is_some());
    // Rows of a table have their numbers at its left edge.
    let is_in_the_middle = |one: &Candidate| {
        lines
            .get(one.line)
            .is_some_and(|line| line.len() - line.trim_start_matches(' ').len() >= MIDDLE)
    };
    // The number of a chapter may stand there, but within no sentence.
    let is_cut_once = chain.iter().all(is_in_the_middle) && cuts > 0;
    chain.len() >= FEWEST
        && usual >= USUAL
        && (last.before - first.before + usual) * 2 >= all
        && (is_counted || is_cut_once || cuts >= 2 && cuts * 3 >= chain.len())
}

/// Whether a line stands within a sentence of running text: most pages end within one, and no row of a table does.
fn is_cut(lines: &[&str], at: usize) -> bool {
    let is_there = |line: &&&str| !is_page_artefact(line);
    let above = lines.get(..at).unwrap_or_default().iter().rev().find(is_there);
    let below = lines.get(at + 1..).unwrap_or_default().iter().find(is_there);
    above.is_some_and(|line| width(line) >= TEXT && !is_finished(line))
        && below.is_some_and(|line| width(line) >= TEXT / 2 && numbered(line).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "推进健康城市、健康村镇建设，建立环境与健康的调查、监测和风险评估制度";

    /// Pages of so many lines, with what stands at their foot
    fn pages(lines: usize, feet: &[&str]) -> String {
        let page = format!("{LINE}\n").repeat(lines);
        let pages: Vec<String> = feet.iter().map(|foot| format!("{page}{foot}\n")).collect();
        pages.concat()
    }

    #[test]
    fn numbers_that_go_up_page_by_page_are_those_of_pages() {
        let found = |text: &str| bare_page_numbers(text).len();
        assert_eq!(found(&pages(20, &["1", "2", "3", "4"])), 4);
        assert_eq!(found(&pages(20, &["            17", "18", "19"])), 3);
        assert_eq!(found(&pages(20, &["1 / 4", "2 / 4", "3/4", "4/4"])), 4);
        assert_eq!(found(&pages(20, &["１", "２", "３"])), 3);
        // One page has none.
        assert_eq!(found(&pages(20, &["1", "2", "", "4", "5"])), 4);
        // Nor does the row of a table on the next page hide the number of the last.
        let row = format!("{}2\n城市\n", pages(10, &[LINE]));
        let text = pages(20, &["1", "2"]) + &row + &pages(10, &["3", "4"]) + &pages(20, &["5"]);
        assert_eq!(found(&text), 5);
        // A value between two of them is none.
        assert_eq!(found(&pages(20, &["1", "2", "5000", "3", "4"])), 4);
    }

    #[test]
    fn other_numbers_are_not() {
        let found = |text: &str| bare_page_numbers(text).len();
        assert_eq!(found(&pages(20, &["1", "2"])), 0, "too few to tell");
        assert_eq!(found(&pages(6, &["1", "2", "3", "4", "5"])), 0, "too near each other");
        assert_eq!(found(&pages(20, &["75", "13", "40", "7"])), 0, "they do not go up");
        assert_eq!(found(&pages(20, &["01", "02", "03"])), 0, "no page is numbered so");
        let cells = "城市空气质量\n".repeat(20);
        let rows: Vec<String> = (1..9).map(|row| format!("{row}\n{cells}")).collect();
        assert_eq!(found(&rows.concat()), 0, "rows of a table");
        assert_eq!(found(&pages(20, &["2019", "2020", "2021", "2022"])), 0, "years");
        let chapters = |number: u32| format!("{:30}{number}\n\n{}。\n", "", pages(19, &[LINE]));
        let chapters: Vec<String> = (1..9).map(chapters).collect();
        assert_eq!(found(&chapters.concat()), 0, "numbers of chapters");
        let few = pages(20, &["1", "2", "3"]) + &pages(300, &[""]);
        assert_eq!(found(&few), 0, "in a small part of the text");
    }
}
