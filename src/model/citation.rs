//! Citations: where a value stands in a document, or which source it is from.

use super::id::{DocumentId, SourceId};

/// Where a value is from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cite {
    /// A place in a document that is here.
    Document(Citation),
    /// A source that is named, and not here.
    Source(SourceCitation),
}

/// How well it is known that a value is printed where it is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The document is here, and its words were checked.
    Proved,
    /// The source is named and is not here, so that nothing was compared with it.
    Stated,
}

/// A source that carries a value, with what is known of the place in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SourceCitation {
    /// The source.
    pub source: SourceId,
    /// The place in it, as `表5-2`.
    pub at: Option<String>,
    /// The words as printed there, which somebody typed.
    pub words: Option<String>,
}

impl Cite {
    /// How well it is known that the value is printed there.
    pub fn grade(&self) -> Grade {
        match self {
            Self::Document(_) => Grade::Proved,
            Self::Source(_) => Grade::Stated,
        }
    }

    /// The place in a document, where it is one.
    pub fn document(&self) -> Option<&Citation> {
        match self {
            Self::Document(citation) => Some(citation),
            Self::Source(_) => None,
        }
    }

    /// The source, where it is one.
    pub fn source(&self) -> Option<&SourceCitation> {
        match self {
            Self::Document(_) => None,
            Self::Source(citation) => Some(citation),
        }
    }
}

/// The document and the place in it that carry a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The document.
    pub document: DocumentId,
    /// The place in it.
    pub place: CitedPlace,
}

/// A place in a document, in words that are printed there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CitedPlace {
    /// A row of a table, by the printed title of the table and the printed number of the row.
    Row {
        /// The start of the table's title, as `专栏1`.
        table: String,
        /// The number in the table's 序号 column, or the words of a cell that names the row.
        row: String,
        /// The words of further cells of the row, where several name it together, as 农村 and 女.
        also: Vec<String>,
        /// The words of a cell that tell the rows under one number apart.
        part: Option<String>,
    },
    /// Words, blanks set aside.
    Quote {
        /// The words.
        quote: String,
        /// The opening words of the heading or paragraph from which on they are looked for.
        under: Option<String>,
        /// The start of the title of the table they stand in.
        table: Option<String>,
    },
}

/// Whether what names a row is a number, 2, （2） or 二, and not the words of a cell.
pub(crate) fn is_row_number(row: &str) -> bool {
    !row.chars().any(|c| c.is_alphabetic() && !"一二三四五六七八九十〇零百".contains(c))
}
