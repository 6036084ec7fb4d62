//! The texts of a place, cut into pieces that a browser loads one by one.

use serde::Serialize;

use crate::files::File;
use crate::model::District;
use crate::page::context::PageContext;
use crate::page::search::file::file;
use crate::page::search::passages::{self, Kind, Passage};
use crate::site::SearchFile;

/// How many bytes of text a piece has at most, unless a single passage has more: a browser reads so much at once, and a word
/// that is in it costs so much to look at.
const MOST: usize = 48 * 1024;

/// What a passage takes beside its text: its kind, its anchor and signs between them.
const BESIDE: usize = 16;

/// What stands on one page and is of one document: the start of its addresses, the title, the heading above its first
/// passage, and of each passage its letter, the end of its address and its text.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Part(String, String, String, Vec<String>);

impl Part {
    /// What is searched.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.3.iter().skip(2).step_by(3).map(String::as_str)
    }
}

/// A piece.
pub(super) type Chunk = Vec<Part>;

/// Cuts passages into pieces as they come.
struct Cutter<'t> {
    chunk: Chunk,
    size: usize,
    /// The last heading, with the start of its address.
    heading: (String, String),
    take: &'t mut dyn FnMut(Chunk),
}

impl Cutter<'_> {
    fn add(&mut self, passage: Passage<'_>) {
        let Passage { kind, page, anchor, of, text } = passage;
        let size = text.len() + BESIDE;
        if self.size > 0 && self.size + size > MOST {
            self.end();
        }
        self.size += size;
        let is_other = |part: &Part| part.0 != page || part.1 != of;
        if self.chunk.last().is_none_or(is_other) {
            let heading =
                if self.heading.0 == page { self.heading.1.clone() } else { String::new() };
            self.chunk.push(Part(page.to_owned(), of.to_owned(), heading, Vec::new()));
        }
        if kind == Kind::Heading {
            self.heading = (page.to_owned(), text.clone());
        }
        if let Some(Part(.., items)) = self.chunk.last_mut() {
            items.extend([kind.letter().to_owned(), anchor.to_owned(), text]);
        }
    }

    fn end(&mut self) {
        self.size = 0;
        let chunk = std::mem::take(&mut self.chunk);
        if !chunk.is_empty() {
            (self.take)(chunk);
        }
    }
}

/// Gives the pieces of a place one after another.
pub(super) fn each(context: &PageContext<'_>, district: &District, take: &mut dyn FnMut(Chunk)) {
    let mut cutter =
        Cutter { chunk: Vec::new(), size: 0, heading: (String::new(), String::new()), take };
    passages::each(context, district, &mut |passage| cutter.add(passage));
    cutter.end();
}

/// How many pieces a place has, and how many bytes of text.
pub(super) fn chunks_of(context: &PageContext<'_>, district: &District) -> (usize, usize) {
    let (mut count, mut bytes) = (0, 0);
    each(context, district, &mut |chunk| {
        count += 1;
        bytes += chunk.iter().flat_map(Part::texts).map(str::len).sum::<usize>();
    });
    (count, bytes)
}

/// The pieces of a place as files.
pub(in crate::page) fn texts(context: &PageContext<'_>, district: &District) -> Vec<File> {
    let mut files = Vec::new();
    each(context, district, &mut |chunk| {
        let name = SearchFile::Text(&district.profile.id, files.len() + 1);
        files.push(file(name, &chunk));
    });
    files
}
