//! Numbers of pages on lines of their own: some are known by their form, bare numbers by how they go up through the text

use std::collections::{BTreeMap, BTreeSet};

use super::number::numbered;
use super::text::{in_plain_letters, is_blank_line, is_finished, is_page_artefact, width};

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
/// A part of a document may begin so far within it; higher numbers are values
const HIGHEST_FIRST: u32 = 20;
/// A line of running text is at least so wide, a cell of a table seldom
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

/// The lines of a text, counted from 0, that are bare numbers of pages: `16`, `3 / 30`, and `— 16 —` on three lines.
///
/// Such a line alone may be a value or the number of a row. They are numbers of pages where they go up one by one from the
/// first pages to the last, about equally far from each other, and break sentences of running text; where hardly another
/// line is a bare number; and where pages are not numbered in another way.
pub fn bare_page_numbers(text: &str) -> BTreeSet<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let parted = parted(&lines);
    if !parted.is_empty() {
        return parted;
    }
    let mut candidates = Vec::new();
    let (mut before, mut is_numbered) = (0, false);
    for (at, line) in lines.iter().enumerate() {
        if let Some((value, all)) = number(line) {
            candidates.push(Candidate { line: at, before, value, all });
        }
        let is_artefact = is_page_artefact(line);
        is_numbered |= is_artefact && !is_blank_line(line);
        before += usize::from(!is_artefact);
    }
    if is_numbered || candidates.len() < FEWEST {
        return BTreeSet::new();
    }
    let chain = longest(&candidates);
    let pages = Pages { lines: &lines, all: before, others: candidates.len() - chain.len() };
    pages.numbers(&chain)
}

/// The lines of numbers of pages whose dashes stand above and below them, as programs take them from a PDF.
///
/// Three cells of a table may look so. Those of pages go up by one, with a page between.
fn parted(lines: &[&str]) -> BTreeSet<usize> {
    let text: Vec<(usize, &str)> =
        lines.iter().copied().enumerate().filter(|(_, line)| !is_blank_line(line)).collect();
    let mut found = Vec::new();
    for (before, three) in text.windows(3).enumerate() {
        if let [(first, above), (_, page), (last, below)] = three
            && is_dash(above)
            && is_dash(below)
            && let Some((value, None)) = number(page)
        {
            found.push((before, value, *first..=*last));
        }
    }
    let goes_up = found.windows(2).all(|pair| match pair {
        [(before, value, _), (behind, next, _)] => {
            (1..=MISSING + 1).contains(&next.saturating_sub(*value)) && behind - before >= SHORTEST
        }
        _ => true,
    });
    if found.len() < FEWEST || !goes_up {
        return BTreeSet::new();
    }
    found.into_iter().flat_map(|(_, _, lines)| lines).collect()
}

fn is_dash(line: &str) -> bool {
    matches!(line.trim(), "-" | "－" | "—" | "–" | "―")
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

/// A text that may have pages
struct Pages<'a> {
    lines: &'a [&'a str],
    /// How many lines are not blank
    all: usize,
    /// How many bare numbers are not of the run that is looked at
    others: usize,
}

impl Pages<'_> {
    /// The lines of a run that are numbers of pages.
    fn numbers(&self, run: &[Candidate]) -> BTreeSet<usize> {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return BTreeSet::new() };
        // The lines of a page, where one number is missing those of two.
        let pages = run.windows(2).filter_map(|pair| {
            let (one, next) = (pair.first()?, pair.get(1)?);
            let count = usize::try_from(next.value - one.value).ok()?;
            Some((next.before - one.before) / count)
        });
        let mut pages: Vec<usize> = pages.collect();
        pages.sort_unstable();
        let usual = pages.get(pages.len() / 2).copied().unwrap_or_default();
        let is_usual = |lines: &&usize| lines.abs_diff(usual) * 4 <= usual;
        let is_even = pages.iter().filter(is_usual).count() * 3 >= pages.len() * 2;
        let cuts = run.iter().filter(|one| self.is_cut(one.line)).count();
        // `3 / 12` may be a month, but all of twelve are pages.
        let is_whole = first.all.is_none_or(|all| last.value * 3 >= all * 2 && first.value <= 2);
        let is_of_pages = run.len() >= FEWEST
            && usual >= USUAL
            && is_even
            && is_whole
            && first.value <= HIGHEST_FIRST
            && self.others * 2 <= run.len()
            && first.before <= usual * 2
            && (last.before - first.before + usual) * 2 >= self.all
            && cuts >= 2
            && cuts * 3 >= run.len();
        if !is_of_pages {
            return BTreeSet::new();
        }
        let is_in_place = |at: usize| self.is_in_place(run, at, usual);
        let places = (0..run.len()).filter(|at| is_in_place(*at));
        places.filter_map(|at| run.get(at)).map(|one| one.line).collect()
    }

    /// Whether a number is a page away from those beside it, or breaks a sentence: where that of a page is missing, a value
    /// may seem to be it.
    fn is_in_place(&self, run: &[Candidate], at: usize, usual: usize) -> bool {
        let Some(one) = run.get(at) else { return false };
        let is_page = |other: Option<&Candidate>| {
            other.is_none_or(|other| {
                let lines = other.before.abs_diff(one.before);
                let pages = usize::try_from(other.value.abs_diff(one.value)).unwrap_or_default();
                lines.abs_diff(pages * usual) * 2 <= pages * usual
            })
        };
        let before = at.checked_sub(1).and_then(|at| run.get(at));
        // Behind the last number of a page stands nothing, or the rest of a sentence.
        let after = run.get(at + 1);
        let is_end = || after.is_some() || one.before + 1 >= self.all;
        self.is_cut(one.line) || is_page(before) && is_page(after) && is_end()
    }

    /// Whether a line stands within a sentence of running text: most pages end within one, and no row of a table does.
    fn is_cut(&self, at: usize) -> bool {
        let is_there = |line: &&&str| !is_page_artefact(line);
        let above = self.lines.get(..at).unwrap_or_default().iter().rev().find(is_there);
        let below = self.lines.get(at + 1..).unwrap_or_default().iter().find(is_there);
        above.zip(below).is_some_and(|(above, below)| is_one_sentence(above, below))
    }
}

/// Whether a sentence of running text goes on from one line to another.
pub(super) fn is_one_sentence(above: &str, below: &str) -> bool {
    let is_text = |line: &str| width(line) >= TEXT && !line.trim().contains("  ");
    is_text(above) && !is_finished(above) && is_text(below) && numbered(below).is_none()
}

/// `上一页  1  2  3  下一页`: the links between the pages of a text on the web.
pub fn is_between_pages(line: &str) -> bool {
    line.contains("上一页") && line.contains("下一页")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "推进健康城市、健康村镇建设，建立环境与健康的调查、监测和风险评估制度";

    /// Pages of so many lines, with what stands at their foot, and a last page
    fn pages(lines: usize, feet: &[&str]) -> String {
        let page = format!("{LINE}\n").repeat(lines);
        let pages: Vec<String> = feet.iter().map(|foot| format!("{page}{foot}\n")).collect();
        pages.concat() + &page
    }

    fn found(text: &str) -> usize {
        bare_page_numbers(text).len()
    }

    #[test]
    fn numbers_that_go_up_page_by_page_are_those_of_pages() {
        assert_eq!(found(&pages(20, &["1", "2", "3", "4"])), 4);
        assert_eq!(found(&pages(20, &["            17", "18", "19"])), 3);
        assert_eq!(found(&pages(20, &["1 / 4", "2 / 4", "3/4", "4/4"])), 4);
        assert_eq!(found(&pages(20, &["１", "２", "３"])), 3);
        // One page has none.
        assert_eq!(found(&pages(20, &["1", "2", "", "4", "5"])), 4);
        // Nor does the row of a table on the next page hide the number of the last.
        let page = format!("{LINE}\n").repeat(10);
        let text = pages(20, &["1", "2"]);
        let text = text + "2\n城市\n" + &page;
        assert_eq!(found(&(text + "3\n" + &pages(20, &["4", "5", "6"]))), 6);
        // A value between two of them is none.
        assert_eq!(found(&pages(20, &["1", "2", "500", "3", "4"])), 4);
    }

    #[test]
    fn other_numbers_are_not() {
        assert_eq!(found(&pages(20, &["1", "2"])), 0, "too few to tell");
        assert_eq!(found(&pages(6, &["1", "2", "3", "4", "5"])), 0, "too near each other");
        assert_eq!(found(&pages(20, &["75", "13", "40", "7"])), 0, "they do not go up");
        assert_eq!(found(&pages(20, &["88", "89", "90", "91"])), 0, "no text begins there");
        assert_eq!(found(&pages(20, &["01", "02", "03"])), 0, "no page is numbered so");
        let cells = "城市空气质量\n".repeat(20);
        let rows: Vec<String> = (1..9).map(|row| format!("{row}\n{cells}")).collect();
        assert_eq!(found(&rows.concat()), 0, "rows of a table");
        assert_eq!(found(&pages(20, &["2019", "2020", "2021", "2022"])), 0, "years");
        let chapters = |number: u32| format!("{:30}{number}\n\n{}。\n", "", pages(19, &[LINE]));
        let chapters: Vec<String> = (1..9).map(chapters).collect();
        assert_eq!(found(&chapters.concat()), 0, "numbers of chapters");
        assert_eq!(found(&pages(20, &["3 / 12", "4 / 12", "5 / 12", "6 / 12"])), 0, "months");
        let dashed = pages(20, &["1", "2", "3", "4"]) + "— 5 —\n";
        assert_eq!(found(&dashed), 0, "pages are numbered otherwise");
        let few = pages(20, &["1", "2", "3"]) + &pages(300, &[""]);
        assert_eq!(found(&few), 0, "in a small part of the text");
        let values = pages(20, &["1", "2", "3", "4"]) + "70\n甲\n90\n乙\n12\n";
        assert_eq!(found(&values), 0, "many lines are bare numbers");
    }

    #[test]
    fn a_value_in_the_place_of_a_missing_number_stays() {
        let page = format!("{LINE}\n").repeat(10);
        let text = pages(20, &["1", "2", "3"]);
        let text = text + &page + "乡镇（个）\n4\n街道（个）\n" + &page + &page + "5\n";
        assert_eq!(found(&(text + &pages(20, &["6", "7"]))), 6);
    }
}
