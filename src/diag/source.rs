//! The files that were read, and places in them.

/// A file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(u32);

/// A text file as it was read.
#[derive(Debug)]
pub struct Source {
    path: String,
    text: String,
}

impl Source {
    /// Path from the project folder, with `/` on every system.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
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
    pub fn add(&mut self, path: String, text: String) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than 2^32 files"));
        self.files.push(Source { path, text });
        id
    }

    /// A file by its id.
    pub fn get(&self, id: FileId) -> &Source {
        self.files.get(id.0 as usize).expect("ids are made by `add` alone")
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
