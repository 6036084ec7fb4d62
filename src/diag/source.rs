//! The files that were read, and places in them.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Message;
use super::visible::visible_line;

/// The byte order mark.
const MARK: char = '\u{feff}';

/// A file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A text file as it was read.
#[derive(Debug)]
pub struct Source {
    path: String,
    text: String,
    /// Bytes of the file before the text.
    before: usize,
    /// Where its lines and characters are; found when a place is asked for, as in most files of a run none is.
    marks: OnceLock<Marks>,
    /// A word on its encoding, where that is not plain UTF-8.
    encoding: Option<Message>,
}

/// Marks along a text, by which a place in it is found.
#[derive(Debug)]
struct Marks {
    /// Where each line starts.
    lines: Vec<usize>,
    /// How many characters stand before each stretch of [`STRETCH`] bytes.
    characters: Vec<usize>,
}

impl Marks {
    fn of(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        let mut characters = vec![0];
        for stretch in text.as_bytes().chunks(STRETCH) {
            characters.push(characters.last().copied().unwrap_or_default() + starts(stretch));
        }
        Self { lines, characters }
    }
}

/// How many bytes are gone through to count the characters before a place: a file of one long line can have a finding at
/// every few bytes of it.
const STRETCH: usize = 4096;

impl Source {
    /// Path from the project folder, with `/` on every system.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A byte offset of the text as an offset of the file on the disk.
    pub fn on_disk(&self, offset: usize) -> usize {
        self.before + offset
    }

    /// A byte offset of the file on the disk as an offset of the text.
    pub fn in_text(&self, offset: usize) -> usize {
        offset.saturating_sub(self.before)
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.marks().lines.partition_point(|start| *start <= offset).max(1);
        let start = self.line_start(line);
        Position {
            line,
            column: self.characters_before(offset) - self.characters_before(start) + 1,
        }
    }

    /// The byte offset of a line, counted from 1; of one behind the last, the end of the text.
    pub(super) fn line_start(&self, line: usize) -> usize {
        let start = line.checked_sub(1).and_then(|n| self.marks().lines.get(n));
        start.copied().unwrap_or(self.text.len())
    }

    fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| Marks::of(&self.text))
    }

    fn characters_before(&self, offset: usize) -> usize {
        let stretch = offset / STRETCH;
        let before = self.marks().characters.get(stretch).copied().unwrap_or_default();
        before + starts(self.text.as_bytes().get(stretch * STRETCH..offset).unwrap_or_default())
    }
}

/// How many characters start in some bytes.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// A line and a column, both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in Unicode scalar values.
    pub column: usize,
}

/// All files of one run.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Takes a file in; a file that could not be read is an empty text under its path.
    pub fn add(&mut self, path: String, mut text: String) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than 2^32 files"));
        // A byte order mark is no text; YAML and Markdown readers disagree on it.
        let before = if text.starts_with(MARK) { MARK.len_utf8() } else { 0 };
        drop(text.drain(..before));
        // A name of a file is shown wherever something is found in it.
        let path = match visible_line(&path) {
            Cow::Borrowed(_) => path,
            Cow::Owned(shown) => shown,
        };
        self.files.push(Source { path, text, before, marks: OnceLock::new(), encoding: None });
        id
    }

    /// Keeps a word on the encoding of a file. Places in it are counted in its text.
    pub fn set_encoding(&mut self, id: FileId, encoding: &Message) {
        if let Some(file) = self.files.get_mut(id.0 as usize) {
            file.encoding = Some(encoding.clone());
        }
    }

    /// The files that are not plain UTF-8: the path of each, and a word on its encoding.
    pub fn encodings(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.files.iter().filter_map(|file| Some((file.path(), file.encoding.as_ref()?)))
    }

    /// A file by its id.
    pub fn get(&self, id: FileId) -> &Source {
        self.files.get(id.0 as usize).expect("ids are made by `add` alone")
    }

    /// The paths of all files, in the order in which they were read.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(Source::path)
    }

    /// The ids of all files, in the order in which they were read.
    pub fn ids(&self) -> impl Iterator<Item = FileId> {
        (0..self.files.len()).filter_map(|n| u32::try_from(n).ok()).map(FileId)
    }

    /// Drops the files behind the first ones: nothing may hold a place in them any more.
    pub(crate) fn drop_from(&mut self, first: usize) {
        self.files.truncate(first);
    }

    /// A place in a file; ends are moved out to character boundaries.
    pub fn span(&self, file: FileId, start: usize, end: usize) -> Span {
        let text = self.get(file).text();
        let mut start = start.min(text.len());
        let mut end = end.clamp(start, text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Span { file, start, end }
    }
}

/// A stretch of bytes of one file, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    file: FileId,
    start: usize,
    end: usize,
}

impl Span {
    /// The file as a whole.
    pub fn whole_file(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The file.
    pub fn file(self) -> FileId {
        self.file
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_that_one_counts() {
        let text = "\n甲a乙\r\n\n".repeat(3000) + &"丙b".repeat(5000);
        let mut sources = Sources::default();
        let file = sources.add("x".into(), text.clone());
        for (offset, _) in text.char_indices().step_by(997).chain([(text.len(), ' ')]) {
            let before = text.get(..offset).unwrap();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(sources.get(file).position(offset), Position { line, column }, "{offset}");
        }
    }
}
