//! The files that were read, and places in them.

/// The byte order mark.
const MARK: char = '\u{feff}';

/// A file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(u32);

/// A text file as it was read.
#[derive(Debug)]
pub struct Source {
    path: String,
    text: String,
    /// Bytes of the file before the text.
    before: usize,
}

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
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let last = before.rsplit('\n').next().unwrap_or_default();
        Position { line, column: last.chars().count() + 1 }
    }
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
        self.files.push(Source { path, text, before });
        id
    }

    /// A file by its id.
    pub fn get(&self, id: FileId) -> &Source {
        self.files.get(id.0 as usize).expect("ids are made by `add` alone")
    }

    /// The paths of all files, in the order in which they were read.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(Source::path)
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
