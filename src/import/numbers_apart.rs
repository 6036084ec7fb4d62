//! Numbers of headings and items on lines of their own, above what they number, as programs take them from the columns of a page:
//! `第一章`, and below a blank line `总体要求`

use std::ops::Range;

use super::doubt::{Doubt, Why};
use super::lines::Line;
use super::number::{System, numbered};
use super::text::{is_finished, is_han, width};

/// No name of a heading is wider, in columns
const NAME: usize = 80;
/// A line of running text is at least so wide
const SENTENCE: usize = 40;
/// Among so many lines below a number one is of running text
const NEAR: usize = 4;

/// The lines, each number with the name below it. Where several numbers stand one below the other, their names stand below
/// them all: nothing is put together, and they are asked about.
pub(super) fn put_together(mut lines: Vec<Line>) -> (Vec<Line>, Vec<Doubt>) {
    let text: Vec<usize> = (0..lines.len())
        .filter(|at| lines.get(*at).is_some_and(|line| !line.is_artefact()))
        .collect();
    let line = |lines: &[Line], nth: usize| text.get(nth).and_then(|at| lines.get(*at)).cloned();
    let bare: Vec<Option<System>> =
        text.iter().map(|at| lines.get(*at).and_then(|line| bare(&line.text))).collect();
    let is_bare = |nth: usize| bare.get(nth).is_some_and(Option::is_some);
    let doubts = runs(&bare).filter_map(|run| {
        let number = |nth| line(&lines, nth).map(|line| line.number);
        let (first, last) = (number(run.start)?, number(run.end + run.len() - 1)?);
        Some(Doubt { first, last, why: Why::Apart })
    });
    let doubts = doubts.collect();
    for (nth, system) in bare.iter().enumerate() {
        let Some(system) = *system else { continue };
        let is_alone = !is_bare(nth + 1) && nth.checked_sub(1).is_none_or(|above| !is_bare(above));
        let (Some(number), Some(name)) = (line(&lines, nth), line(&lines, nth + 1)) else { break };
        let is_above_text = (nth + 1..=nth + NEAR)
            .any(|nth| line(&lines, nth).is_some_and(|line| width(&line.text) >= SENTENCE));
        if !is_alone || !is_numbered_by(system, &name, is_above_text) {
            continue;
        }
        let between = if system <= System::Section { " " } else { "" };
        let whole = Line {
            text: format!("{}{between}{}", number.text.trim_end(), name.text.trim_start()),
            indent: number.indent,
            gap: number.gap,
            is_page: number.is_page || name.is_page,
            ..name
        };
        let places = text.get(nth).zip(text.get(nth + 1));
        if let Some((above, below)) = places {
            lines.get_mut(*above).into_iter().for_each(|line| line.text.clear());
            lines.get_mut(*below).into_iter().for_each(|line| *line = whole.clone());
        }
    }
    (lines, doubts)
}

/// Where several numbers of parts, chapters or sections stand one below the other
fn runs(bare: &[Option<System>]) -> impl Iterator<Item = Range<usize>> {
    let is_of_chapter = |nth: &usize| {
        bare.get(*nth).is_some_and(|system| system.is_some_and(|system| system <= System::Section))
    };
    let begins = move |nth: &usize| is_of_chapter(nth) && (*nth == 0 || !is_of_chapter(&(nth - 1)));
    let run =
        move |first: usize| first..first + (first..bare.len()).take_while(is_of_chapter).count();
    (0..bare.len()).filter(begins).map(run).filter(|run| run.len() > 1)
}

/// The way of numbering of a line that is a number and nothing else
pub(super) fn bare(text: &str) -> Option<System> {
    let number = numbered(text).filter(|number| number.rest.trim().is_empty())?;
    let has_names = !matches!(number.system, System::Annex | System::Circled | System::Box);
    (has_names && number.value.is_some()).then_some(number.system)
}

/// Whether a line is what the number above it is of.
fn is_numbered_by(system: System, name: &Line, is_above_text: bool) -> bool {
    let text = name.text.trim();
    // Dots lead to the page in a list of contents.
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let bare = bare.trim_end_matches(['.', '…', '·', '．', '⋯']);
    let is_name = bare.chars().filter(|c| is_han(*c)).count() > 1
        && numbered(bare).is_none()
        && !bare.starts_with(['的', '、', '，', '。', '；', '）'])
        && !bare.contains('\t');
    let fits = match system {
        System::Part | System::Chapter | System::Section => {
            width(bare) <= NAME && !is_finished(bare)
        }
        System::Comma | System::Bracket => name.gap > 0 && is_above_text,
        _ => name.gap > 0 && width(bare) >= SENTENCE,
    };
    is_name && fits
}
