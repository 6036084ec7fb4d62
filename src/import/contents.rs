//! 目录: its entries say what headings there are, and are none themselves

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use super::marks::{marked, unlisted};
use super::number::{System, heading, numbered};
use super::numbers_apart::bare;
use super::text::{squeeze, width};

/// What tells a list of contents from the headings themselves: what is listed stands below again
pub(super) struct Contents {
    /// The last place of each short line, without blanks; empty where no contents are announced
    last: BTreeMap<String, usize>,
    /// What was listed, without blanks
    listed: BTreeSet<String>,
}

/// The longest entry that a page holds on one line
const LONGEST: usize = 120;

impl Contents {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut last = BTreeMap::new();
        if lines.iter().any(|line| is_title(&line.text) || is_begin_of_title(line)) {
            let short = lines.iter().enumerate().filter(|(_, line)| line.text.len() <= LONGEST * 2);
            last.extend(short.map(|(at, line)| (squeeze(unmarked(&line.text)), at)));
        }
        Self { last, listed: BTreeSet::new() }
    }

    /// The entries of all contents that were found, without blanks.
    pub(super) fn listed(self) -> BTreeSet<String> {
        self.listed
    }

    /// The end of the contents that begin at a place, if they do. What every page repeats may stand between them.
    pub(super) fn at(
        &mut self,
        lines: &[Line],
        at: usize,
        running: &BTreeSet<usize>,
    ) -> Option<usize> {
        let first = lines.get(at).filter(|line| !line.is_artefact())?;
        let is_announced = is_title(&first.text) || is_title_apart(lines, at);
        if !is_announced && leader(&first.text).is_none() {
            return None;
        }
        // `目录`, and below it `CONTENTS`
        let is_head = |(place, line): &(usize, &Line)| {
            *place == at || line.is_artefact() || is_title(&line.text)
        };
        let heads = lines.iter().enumerate().skip(at).take_while(is_head).count();
        let start = if is_announced { at + heads } else { at };
        let (mut end, mut count, mut with_pages) = (start, 0, 0);
        let mut names: Vec<String> = Vec::new();
        let mut numbers = Numbers::default();
        for (place, line) in lines.iter().enumerate().skip(start) {
            if line.is_artefact() || running.contains(&place) {
                continue;
            }
            // Numbers may stand apart from their names, and 录 from 目.
            if is_announced && (bare(&line.text).is_some() || is_end_of_title(line)) {
                continue;
            }
            let goes_on = numbers.go_on(unmarked(&line.text));
            // What is printed below in other words is an entry among others.
            let is_entry = is_announced && count > 0 && with_pages * 2 <= count && goes_on;
            let other = || is_entry.then(|| (squeeze(unmarked(&line.text)), false));
            let entry = self.entry(lines, place, is_announced).or_else(other);
            let Some((name, has_page)) = entry else { break };
            // Where the first entry stands again, the text begins.
            if names.first() == Some(&name) && !has_page {
                break;
            }
            names.push(name);
            count += 1;
            with_pages += usize::from(has_page);
            end = place + 1;
        }
        let is_list = if is_announced { count > 0 } else { with_pages > 2 };
        if is_list {
            self.listed.extend(names);
        }
        is_list.then_some(end)
    }

    /// What an entry names, and whether it has a page
    fn entry(&self, lines: &[Line], place: usize, is_announced: bool) -> Option<(String, bool)> {
        let text = &lines.get(place)?.text;
        // Dots may go on for longer than a line.
        if let Some((name, has_page)) = leader(text).filter(|(name, _)| width(name) <= LONGEST) {
            return Some((squeeze(name), has_page));
        }
        if !is_announced || width(text) > LONGEST {
            return None;
        }
        let name = squeeze(unmarked(text));
        let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_below = |name: &str| self.last.get(name).is_some_and(|last| *last > place);
        if is_below(&name) {
            Some((name, false))
        } else if bare.len() < name.len() && !bare.is_empty() && is_below(bare) {
            Some((bare.to_owned(), true))
        } else {
            // The first half of an entry that takes two lines
            let next = lines.get(place + 1)?;
            leader(&next.text).map(|_| (name, true))
        }
    }
}

/// The numbers of the entries so far, of the system that the first one has
#[derive(Default)]
struct Numbers(Option<(System, u32)>);

impl Numbers {
    /// Takes a line in. Whether it may be an entry: numbered as a heading, and not with a number of the first system again
    fn go_on(&mut self, line: &str) -> bool {
        let Some(system) = heading(line) else { return false };
        let value = numbered(line).and_then(|numbered| numbered.value).unwrap_or_default();
        match &mut self.0 {
            None => self.0 = Some((system, value)),
            Some((first, last)) if *first == system => {
                let is_next = value > *last;
                *last = value.max(*last);
                return is_next;
            }
            Some(_) => {}
        }
        true
    }
}

/// A line without the marks that Markdown has for headings, entries of a list and links to a place of the page:
/// `- [一、总体要求](#overall)`
fn unmarked(line: &str) -> &str {
    let text = unlisted(marked(line).map_or(line, |(_, words)| words));
    let linked = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')?.split_once("](#"));
    linked.map_or(text, |(name, _)| name)
}

/// 目, and 录 below numbers of chapters and entries
fn is_title_apart(lines: &[Line], at: usize) -> bool {
    let is_entry = |line: &&Line| {
        line.is_artefact() || bare(&line.text).is_some() || leader(&line.text).is_some()
    };
    lines.get(at).is_some_and(is_begin_of_title)
        && lines.iter().skip(at + 1).find(|line| !is_entry(line)).is_some_and(is_end_of_title)
}

fn is_begin_of_title(line: &Line) -> bool {
    line.text.trim() == "目"
}

fn is_end_of_title(line: &Line) -> bool {
    matches!(line.text.trim(), "录" | "次")
}

/// 目录, 目　次, 目录 CONTENTS, `<summary>目录</summary>`
fn is_title(line: &str) -> bool {
    let line = line.trim();
    let inside = line.strip_prefix("<summary>").and_then(|rest| rest.strip_suffix("</summary>"));
    let bare = squeeze(inside.unwrap_or(line)).to_lowercase();
    let bare = bare.trim_matches('#');
    let chinese = ["目录", "目次"].into_iter().find_map(|word| bare.strip_prefix(word));
    let is_english = |rest: &str| matches!(rest, "content" | "contents" | "tableofcontents");
    line.len() < 60
        && chinese.map_or(is_english(bare), |rest| {
            rest.is_empty()
                || is_english(
                    rest.trim_start_matches(['/', '（', '(']).trim_end_matches(['）', ')']),
                )
        })
}

/// What stands before the dots, the tab or the wide blank that lead to a page number, and whether it is there: behind many
/// dots it may be missing
fn leader(line: &str) -> Option<(&str, bool)> {
    let line = line.trim();
    let rest = line.trim_end_matches([')', '）', '-', '—']);
    let rest = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let has_page = rest.len() < line.len() && line.len() - rest.len() <= 8;
    let rest = rest.trim_end_matches(['(', '（', '-', '—']);
    let name = rest.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | '…' | '·' | '．' | '⋯' | '_')
    });
    let led = rest.strip_prefix(name)?;
    let dots = led
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '…' || c == '⋯' { 3 } else { 1 });
    let dots = dots.sum::<usize>();
    let is_led = if has_page { dots >= 3 } else { rest.len() == line.len() && dots >= LED };
    let is_apart = has_page && (led.contains('\t') || led.chars().count() >= 4);
    let is_name = !name.is_empty() && !name.contains(['\t', '。', '|']);
    (is_name && (is_led || is_apart && numbered(name).is_some())).then_some((name, has_page))
}

/// So many dots lead to a page whose number is missing: six are the end of a sentence that is left open
const LED: usize = 12;
