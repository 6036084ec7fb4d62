//! What the importer does not know of a line, and what a person cannot see in it

use std::collections::BTreeMap;

use crate::model::plain;

/// Something that the importer does not know, and asks: a question that yes or no answers
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The first and the last line in the seed, from 1, of every place that it is about, in order
    pub places: Vec<(usize, usize)>,
    /// The first of these lines as it stands there
    pub text: String,
    /// What is not known
    pub why: Why,
}

/// What is not known, the most harmful first
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Lines that look like a table whose columns are not known
    PerhapsTable,
    /// A table whose columns or rows were guessed
    GuessedTable,
    /// A row whose cells fit more than one set of columns, or none
    NoColumn,
    /// A row that has more cells than the table has columns
    TooManyCells,
    /// A line with no tab between the rows of a table
    InsideTable,
    /// A line with control characters, which the draft leaves out
    ControlCharacters,
    /// A paragraph whose last sentence has no end, before a heading or a table
    BreaksOff,
    /// A short line that is neither numbered nor part of the cover
    NoKind,
    /// A line that is full and ends a sentence, in a text whose paragraphs nothing else parts
    MayEnd,
    /// A line that stands at the top or the foot of several pages
    RunningHead,
    /// Lines that a web page puts around a text
    Furniture,
    /// Letters as a recognition of letters takes one for another
    Slip,
    /// Letters that nobody sees: of no width, hyphens that may be left out
    Unseen,
}

impl Why {
    /// The question in Chinese, with what the draft has
    pub fn zh(self) -> &'static str {
        match self {
            Self::PerhapsTable => "这几行是不是表格？分不清各列，草稿里一格一段；是表格的，请自己排成表",
            Self::GuessedTable => "这张表的行和列是按位置推断的，对不对？不对的，请对照原文改",
            Self::NoColumn => "这一行的单元格分不清属于哪几列，草稿里放在表格后面；是不是表格的一行？",
            Self::TooManyCells => "这一行的单元格比表头多，草稿里放在表格后面；是不是表格的一行？",
            Self::InsideTable => "这一行夹在表格中间，草稿里接在前一个单元格后面；是不是那一格的？",
            Self::ControlCharacters => {
                "这一行有看不见的控制字符，草稿里去掉了；文字的次序对不对？"
            }
            Self::BreaksOff => "这一段末句没有完，后面就是标题或表格；原文是不是就这样？",
            Self::NoKind => "这一行较短，没有编号，草稿里是正文；是不是标题？是的，在行首加 `## `",
            Self::MayEnd => "这一行排满了，句子正好完，草稿里接着下一行；是不是另起一段？",
            Self::RunningHead => {
                "这几行的字相同，像是页眉或页脚，草稿里各是一段；是的话，请在放进 `seeds/` 之前从原件删去？"
            }
            Self::Furniture => "这几行像是网页上的按钮和说明，草稿里是正文；要不要删？要删的，原件里也删",
            Self::Slip => "这里像是识别错的字，草稿照原样保留；原文是不是另一个字？",
            Self::Unseen => "这一行有不占位置的字符，草稿照原样保留；要不要从原件里删去？",
        }
    }

    /// The question in English, with what the draft has
    pub fn en(self) -> &'static str {
        match self {
            Self::PerhapsTable => {
                "is this a table? its columns are not known, each cell is a paragraph of the draft; if so, set it as one"
            }
            Self::GuessedTable => {
                "rows and columns of this table were told from where its cells stand: are they right?"
            }
            Self::NoColumn => {
                "is this a row of the table? the columns of its cells are not known, it stands below the table"
            }
            Self::TooManyCells => {
                "is this a row of the table? it has more cells than the header, it stands below the table"
            }
            Self::InsideTable => {
                "does this line between two rows belong to the cell before it, as in the draft?"
            }
            Self::ControlCharacters => {
                "this line has control characters, left out of the draft: are its letters in order?"
            }
            Self::BreaksOff => {
                "the last sentence of this paragraph has no end, and a heading or table follows: is it printed so?"
            }
            Self::NoKind => {
                "is this short line without a number a heading? the draft has it as a paragraph; if so, put `## ` before it"
            }
            Self::MayEnd => {
                "does a paragraph end with this line? it is full and ends a sentence, the draft goes on"
            }
            Self::RunningHead => {
                "are these equal lines the head or foot of pages? if so, delete them in the original before it goes into `seeds/`"
            }
            Self::Furniture => {
                "are these buttons and notes of a web page? if so, delete them in the draft and in the original"
            }
            Self::Slip => {
                "was a letter recognised as another here? the draft keeps what is there"
            }
            Self::Unseen => {
                "this line has letters of no width, which the draft keeps: delete them in the original?"
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

/// Some lines that are not known, before their text is looked up
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Doubt {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) why: Why,
}

impl Doubt {
    /// Of one line
    pub(super) fn of(line: usize, why: Why) -> Self {
        Self { first: line, last: line, why }
    }
}

/// So many tables have a question of their own
const TABLES: usize = 3;

/// The questions of a text, the most harmful first: one of each kind, and one for each of the first tables.
pub(super) fn questions(mut doubts: Vec<Doubt>, printed: &[&str]) -> Vec<Question> {
    doubts.sort_by_key(|doubt| (doubt.why, doubt.first));
    let mut tables: BTreeMap<Why, usize> = BTreeMap::new();
    let mut questions: Vec<Question> = Vec::new();
    for Doubt { first, last, why } in doubts {
        let is_table = matches!(why, Why::PerhapsTable | Why::GuessedTable);
        let count = tables.entry(why).or_default();
        *count += 1;
        let is_alone = is_table && *count <= TABLES;
        match questions.last_mut().filter(|one| one.why == why && !is_alone && (!is_table || *count > TABLES + 1)) {
            Some(question) => question.places.push((first, last)),
            None => {
                let text = first.checked_sub(1).and_then(|n| printed.get(n)).copied();
                let text = text.unwrap_or_default().trim().to_owned();
                questions.push(Question { places: vec![(first, last)], text, why });
            }
        }
    }
    questions
}
