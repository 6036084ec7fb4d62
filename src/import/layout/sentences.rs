//! What a sentence ends with, in a language whose words are parted by blanks and in one where they are not

use crate::import::lines::Line;
use crate::import::text::{is_finished, stands_alone, width};
use crate::import::title::is_titled;

/// How the sentences of a text end
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Sentences {
    /// Whether a blank parts its words, as in English
    pub(in crate::import) is_spaced: bool,
}

impl Sentences {
    pub(super) fn of(lines: &[&Line]) -> Self {
        Self { is_spaced: is_spaced(lines) }
    }

    /// Whether a sentence ends here.
    pub(in crate::import) fn is_finished(self, text: &str) -> bool {
        is_finished(text) || self.is_spaced && ends_sentence(text)
    }

    /// Whether no mark of a sentence is in it.
    pub(in crate::import) fn stands_alone(self, text: &str) -> bool {
        if self.is_spaced {
            stands_alone(text) && !ends_sentence(text) && text.trim().len() <= LONGEST_LATIN
        } else {
            stands_alone(text) || is_long_title(text)
        }
    }
}

/// The longest title of a notice on one line
const LONGEST_TITLE: usize = 160;

/// Whether a line is a title, though it is wider than any other line that stands alone
fn is_long_title(text: &str) -> bool {
    let is_plain = !text.contains(['。', '，', '；', '：', ',', ';']);
    is_plain && width(text) <= LONGEST_TITLE && is_titled(text)
}

/// A title of more Latin letters is a sentence that was cut
const LONGEST_LATIN: usize = 80;

fn ends_sentence(text: &str) -> bool {
    text.trim_end()
        .trim_end_matches(['"', '\'', ')', '”', '’', ']'])
        .ends_with(['.', '!', '?', ':', ';'])
}

/// Whether most of the letters are Latin
fn is_spaced(lines: &[&Line]) -> bool {
    let (mut latin, mut wide) = (0_usize, 0_usize);
    for c in lines.iter().flat_map(|line| line.text.chars()) {
        latin += usize::from(c.is_alphabetic() && c < '\u{2000}');
        wide += usize::from(c >= '\u{2e80}');
    }
    latin > 20 && wide * 10 < latin
}
