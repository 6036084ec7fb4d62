//! Raw plan text to a Markdown draft: the text of the seed and nothing else, with its headings and tables marked
//!
//! A seed is read in four steps, each a file:
//!
//! 1. `lines`: lines of the seed, and which of the four raw shapes it has
//! 2. `blocks`: wrapped lines joined to paragraphs, tables rebuilt (`tables`)
//! 3. `outline`: which paragraph is a title, a heading, a caption
//! 4. `markdown`: the draft, with what Markdown would eat escaped
//!
//! What cannot be recognised is kept as a paragraph and listed, so that a person looks at it.

mod blocks;
mod doubt;
mod lines;
mod markdown;
mod number;
mod outline;
mod tables;
mod text;

pub use doubt::{LookAlikes, Unrecognised, Why};
pub use number::{Numbered, System, numbered, value_of_numeral};
pub use text::{inline_artefacts, is_page_artefact, strip_inline_artefacts};

/// A document as Markdown, and what a person has to look at
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The body, without front matter
    pub markdown: String,
    /// The lines whose place in the document is not known, in the order of the seed
    pub unrecognised: Vec<Unrecognised>,
    /// The lines with letters that look like others, in the order of the seed
    pub look_alikes: Vec<LookAlikes>,
}

/// Turns the text of a document as received into a Markdown draft.
pub fn draft(seed: &str) -> Draft {
    let lines = lines::read(seed);
    let shape = lines::shape(&lines);
    let blocks = blocks::blocks(&lines, shape);
    let outlined = outline::outline(&blocks, shape);
    let printed: Vec<&str> = seed.lines().collect();
    let mut unrecognised: Vec<Unrecognised> = outlined
        .doubts
        .into_iter()
        .map(|doubt| Unrecognised {
            line: doubt.line,
            text: text_at(&printed, doubt.line),
            why: doubt.why,
        })
        .collect();
    let controlled = printed.iter().enumerate().filter(|(_, line)| text::is_controlled(line));
    unrecognised.extend(controlled.map(|(n, line)| Unrecognised {
        line: n + 1,
        text: line.trim().to_owned(),
        why: Why::ControlCharacters,
    }));
    unrecognised.sort_by_key(|one| (one.line, one.why));
    let look_alikes = printed.iter().enumerate();
    let look_alikes = look_alikes.filter_map(|(n, line)| LookAlikes::of(n + 1, line)).collect();
    Draft { markdown: markdown::markdown(&outlined.parts), unrecognised, look_alikes }
}

fn text_at(printed: &[&str], line: usize) -> String {
    let text = line.checked_sub(1).and_then(|n| printed.get(n)).copied().unwrap_or_default();
    text.trim().to_owned()
}
