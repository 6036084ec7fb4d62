//! Headings of a text whose words are parted by blanks

use std::ops::RangeInclusive;

use super::lines::Line;

/// The longest heading, in letters
const LONGEST: usize = 100;

/// Which ways of numbering a text has, and so how deep each stands
#[derive(Debug, Default)]
pub(super) struct Headings {
    has_parts: bool,
    has_chapters: bool,
}

/// What a heading begins with
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Part,
    Chapter,
    Annex,
    Section,
    /// `1.`, `2.3`, `2.3.1`: so many numbers
    Numbers(usize),
    /// `IV.`
    Roman,
}

impl Headings {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut headings = Self::default();
        for line in lines.iter().filter(|line| line.text.len() <= LONGEST) {
            match opening(line.text.trim()) {
                Some(Opening::Part) => headings.has_parts = true,
                Some(Opening::Chapter | Opening::Roman) => headings.has_chapters = true,
                _ => {}
            }
        }
        headings
    }

    /// How deep a line stands as a heading, if it is one: numbered, and no sentence.
    pub(super) fn depth(&self, line: &str) -> Option<usize> {
        let line = line.trim();
        let is_sentence = line.ends_with(['.', ';', ':', ',', '!', '?'])
            || line.contains(". ") && line.len() > 60;
        let opening = opening(line).filter(|_| line.len() <= LONGEST && !is_sentence)?;
        let chapter = 2 + usize::from(self.has_parts);
        let below = chapter + usize::from(self.has_chapters);
        let depth = match opening {
            Opening::Part | Opening::Annex => 2,
            Opening::Chapter | Opening::Roman => chapter,
            Opening::Section => below,
            // 1.2 may count chapters, too.
            Opening::Numbers(count) => below + count - 1,
        };
        DEPTHS.contains(&depth).then_some(depth)
    }
}

const DEPTHS: RangeInclusive<usize> = 1..=6;

fn opening(line: &str) -> Option<Opening> {
    let (word, rest) = line.split_once(' ')?;
    let number = rest.trim_start().split([' ', ':', '.', '-']).next().unwrap_or_default();
    let is_number = !number.is_empty()
        && (number.chars().all(|c| c.is_ascii_digit())
            || is_roman(number)
            || number.len() == 1
            || ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]
                .contains(&number));
    match word.to_ascii_lowercase().as_str() {
        "part" if is_number => return Some(Opening::Part),
        "chapter" if is_number => return Some(Opening::Chapter),
        "section" if is_number => return Some(Opening::Section),
        "annex" | "appendix" if is_number => return Some(Opening::Annex),
        _ => {}
    }
    let is_name = rest.trim_start().starts_with(char::is_uppercase);
    let bare = word.strip_suffix(['.', ')']).unwrap_or(word);
    let numbers: Vec<&str> = bare.split('.').collect();
    let is_numbers =
        numbers.iter().all(|n| (1..=2).contains(&n.len()) && n.chars().all(|c| c.is_ascii_digit()));
    if is_numbers && is_name && (bare.len() < word.len() || numbers.len() > 1) {
        return Some(Opening::Numbers(numbers.len()));
    }
    (bare.len() < word.len() && is_roman(bare) && is_name).then_some(Opening::Roman)
}

fn is_roman(word: &str) -> bool {
    (1..=5).contains(&word.len()) && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
