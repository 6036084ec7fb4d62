//! Headings of chapters whose number and title are on lines of their own: `第一章`, `总`, `则`

use std::ops::Range;

use super::text::Text;
use crate::import::lines::Line;
use crate::import::number::{System, numbered};
use crate::import::text::{is_han, width};

/// No more lines are one title that was set wide
const MOST: usize = 6;
/// So many chapters with their titles below show that those are titles
const FEWEST: usize = 2;
/// No title on a line of its own is wider
const WIDEST: usize = 50;

/// The stretches of lines that are the heading of a part, a chapter or a section and the title below it
pub(super) fn stretches(text: &Text<'_>) -> Vec<Range<usize>> {
    let (mut wide, mut whole) = (Vec::new(), Vec::new());
    for (at, line) in text.lines.iter().enumerate().filter(|(_, line)| text.has(line)) {
        let Some(begun) = begun_title(&line.text) else { continue };
        let below = text.lines.get(at + 1..).unwrap_or_default();
        let is_letter = |line: &&Line| !line.text.is_empty() && is_of_letters(&line.text);
        let letters = below.iter().take(MOST).take_while(is_letter).count();
        if (1..MOST).contains(&letters) {
            wide.push(at..at + 1 + letters);
        } else if begun.is_empty() && below.first().is_some_and(|line| is_title(text, line)) {
            whole.push(at..at + 2);
        }
    }
    let whole = Some(whole).filter(|whole| whole.len() + wide.len() >= FEWEST);
    wide.into_iter().chain(whole.unwrap_or_default()).collect()
}

/// The heading of some lines, with a blank behind its number
pub(super) fn whole(pieces: &[Line]) -> String {
    let mut pieces = pieces.iter().map(|piece| piece.text.trim());
    let first = pieces.next().unwrap_or_default();
    let is_bare = numbered(first).is_some_and(|one| one.rest.is_empty());
    first.to_owned() + if is_bare { " " } else { "" } + &pieces.collect::<String>()
}

/// What stands behind the number of a chapter, if that is one letter of its title or nothing
fn begun_title(line: &str) -> Option<&str> {
    let numbered = numbered(line)?;
    let rest = numbered.rest.trim();
    let is_chapter = matches!(numbered.system, System::Part | System::Chapter | System::Section);
    (is_chapter && rest.chars().count() <= 1).then_some(rest)
}

/// Whether a line may be the title of the chapter above it: short, no sentence, and without a number of its own
fn is_title(text: &Text<'_>, line: &Line) -> bool {
    let title = line.text.trim();
    text.has(line)
        && (1..=WIDEST).contains(&width(title))
        && title.starts_with(is_han)
        && !title.starts_with('第')
        && !title.contains(['，', '。', '；', '：', '？'])
        && numbered(title).is_none()
}

/// Whether a line is single letters with blanks between them
fn is_of_letters(line: &str) -> bool {
    let is_letter = |word: &str| word.chars().count() == 1 && word.chars().all(is_han);
    line.split_whitespace().all(is_letter)
}
