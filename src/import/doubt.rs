//! What the importer does not know of a line, and what a person cannot see in it

use crate::model::plain;

/// A line of the seed that the importer gives up on
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unrecognised {
    /// The line in the seed, from 1
    pub line: usize,
    /// The line as it stands there
    pub text: String,
    /// What is not known about it
    pub why: Why,
}

/// Why a line is not recognised
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A short line that is neither numbered nor part of the cover
    NoKind,
    /// A paragraph whose last sentence has no end, before a heading or a table
    BreaksOff,
    /// A row whose cells fit more than one set of columns, or none
    NoColumn,
    /// A row that has more cells than the table has columns
    TooManyCells,
    /// A line with no tab between the rows of a table
    InsideTable,
    /// A line with control characters, which the draft leaves out
    ControlCharacters,
}

impl Why {
    /// The reason in Chinese
    pub fn zh(self) -> &'static str {
        match self {
            Self::NoKind => "这一行较短，没有编号，不知是标题还是正文，暂作正文段落",
            Self::BreaksOff => "这一段末句没有结束，后面已是标题或表格，请核对原文是否缺字",
            Self::NoColumn => "这一行的单元格无法确定属于哪几列，暂作正文段落放在表格之后",
            Self::TooManyCells => "这一行的单元格多于表头的列数，暂作正文段落放在表格之后",
            Self::InsideTable => "这一行夹在表格中间，暂接在前一个单元格之后",
            Self::ControlCharacters => "这一行有看不见的控制字符，草稿里去掉了，请核对文字的次序",
        }
    }

    /// The reason in English
    pub fn en(self) -> &'static str {
        match self {
            Self::NoKind => {
                "a short line without a number: heading or text is not known, kept as a paragraph"
            }
            Self::BreaksOff => {
                "the last sentence of this paragraph has no end, and a heading or table follows"
            }
            Self::NoColumn => {
                "the columns of this row's cells are not known, kept as a paragraph after the table"
            }
            Self::TooManyCells => {
                "this row has more cells than the table has columns, kept as a paragraph after the table"
            }
            Self::InsideTable => {
                "this line stands between the rows of a table, added to the cell before it"
            }
            Self::ControlCharacters => {
                "this line has control characters, left out of the draft: compare the order of its letters"
            }
        }
    }
}

/// A line of the seed with letters that look like others; the draft keeps them, since it is verbatim
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookAlikes {
    /// The line in the seed, from 1
    pub line: usize,
    /// How many of its letters are such
    pub count: usize,
    /// The first of them, and the letter that it looks like
    pub first: (char, char),
}

impl LookAlikes {
    /// Those of a line, counted from 1, if it has any.
    pub(super) fn of(line: usize, text: &str) -> Option<Self> {
        let mut pairs = text.chars().map(|c| (c, plain(c))).filter(|(c, letter)| c != letter);
        let first = pairs.next()?;
        Some(Self { line, count: 1 + pairs.count(), first })
    }
}

/// A line that is not recognised, before its text is looked up
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Doubt {
    pub(super) line: usize,
    pub(super) why: Why,
}
