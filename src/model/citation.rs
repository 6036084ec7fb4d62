//! Citations: where a value stands in a document.

use super::id::DocumentId;

/// The document and the place in it that carry a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The document.
    pub document: DocumentId,
    /// The place in it.
    pub place: CitedPlace,
}

/// A place in a document, in words that are printed there.
#[derive(Debug, Clone, PartialEq, Eq)]
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
