//! What the importer does not know of a line, and what a person cannot see in it

use std::collections::BTreeMap;

use super::lines::Line;
use super::title::may_sign;
use super::valued::ends_in_value;
use crate::model::{mark_of_code, plain};

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
    /// The heads of a table once more, below its rows
    SecondTable,
    /// A line with control characters, which the draft leaves out
    ControlCharacters,
    /// Lines with two columns of text side by side
    Beside,
    /// A line with several paragraphs, parted by the numbers in it
    LostBreaks,
    /// Numbers of headings below each other, and their names below them all
    Apart,
    /// A paragraph whose last sentence has no end, before a heading or a table
    BreaksOff,
    /// A text of some length without a title
    NoTitle,
    /// Lines that repeat lines above them, in the same order
    Twice,
    /// Short lines below each other, of which each is a paragraph: cells, a form, or the menu of a web page
    ShortLines,
    /// A short line that is neither numbered nor part of the cover
    NoKind,
    /// A line that is full and ends a sentence, in a text whose paragraphs nothing else parts
    MayEnd,
    /// A number on a line of its own in a text
    PageNumber,
    /// Numbers that were taken for those of pages, and left out
    LeftOut,
    /// A line that stands at the top or the foot of several pages
    RunningHead,
    /// Lines that a web page puts around a text
    Furniture,
    /// Letters as a recognition of letters takes one for another
    Slip,
    /// Marks whose code is that of another letter, which the draft has as the usual ones
    Marks,
    /// Letters that nobody sees: of no width, hyphens that may be left out
    Unseen,
}

impl Why {
    /// Whether it asks about the end of its line, which is what a person wants to see of it
    pub fn is_of_end(self) -> bool {
        matches!(self, Self::BreaksOff | Self::MayEnd)
    }

    /// The question in Chinese, with what the draft has
    pub fn zh(self) -> &'static str {
        match self {
            Self::PerhapsTable => "是不是表格？分不清各列，草稿里一格一段；是的，请排成表",
            Self::GuessedTable => "表格的行和列对不对？是按位置推断的，不对的，请对照原文改",
            Self::NoColumn => "是不是表格的行？单元格分不清属于哪几列，草稿里整行放在第一格",
            Self::TooManyCells => "是不是表格的行？单元格比表头多，草稿里整行放在第一格",
            Self::InsideTable => "是不是前一个单元格的？这里夹在表格两行中间，草稿里接在前一格后面",
            Self::SecondTable => {
                "是不是另一张表？表头又印了一遍，草稿里从这里另起一张；只是换页的，把两张接成一张，去掉这个表头"
            }
            Self::ControlCharacters => "文字的次序对不对？这里有看不见的控制字符，草稿里去掉了",
            Self::Beside => {
                "是不是并排的两栏文字？左右两栏在草稿里接成了一行；是的，请从原件按栏重新取出文字，再导入一次"
            }
            Self::LostBreaks => {
                "是不是丢了换行？这一行里有好几段，草稿按编号分了段；是的，请找有换行的原件"
            }
            Self::Apart => {
                "标题的编号和名称是不是分开了？几个编号排在一起，名称在后面，草稿里各是一段；是的，在原件里把名称移到各自的编号后面，再导入一次"
            }
            Self::BreaksOff => "原文是不是就这样？这一段末句没有完，后面已是标题或表格",
            Self::NoTitle => {
                "原件里印有题目吗？草稿没有 `# ` 一行；印有的，在那一行行首加 `# `，没有的，只写文首的 `title`"
            }
            Self::Twice => {
                "是不是同一篇文字出现了两遍？这些行上面已有，次序也一样；是的，从原件删去一遍，再导入一次"
            }
            Self::ShortLines => {
                "是不是表格、表单或者网页菜单？短行挨在一起，草稿里一行一段；表格请排成表，不要的，原件和草稿里都删去"
            }
            Self::NoKind => "是不是标题？行较短，没有编号，草稿里是正文；是的，在行首加 `## `",
            Self::MayEnd => "这里是不是一段的末尾？行排满了，句子正好完，草稿里接着下一行",
            Self::PageNumber => {
                "是不是页码？单独一行的数，草稿里单独成段；是的，从原件删去这一行，再导入一次"
            }
            Self::LeftOut => {
                "是不是页码？这些行只有一个数，逐页加一，草稿里没有；不是的，照原文补进草稿，`check` 两样都认"
            }
            Self::RunningHead => {
                "是不是页眉或页脚？每页都有，草稿里各是一段；是的，在放进 `seeds/` 之前从原件删去"
            }
            Self::Furniture => {
                "是不是网页上的按钮和说明？草稿里是正文；不要的，原件和草稿里都删去，文号和日期留着"
            }
            Self::Slip => "是不是识别错了？数字里有字母，或者编号后面的标点不对，草稿照原样保留",
            Self::Marks => {
                "标点对不对？原件里标点的编码是错的（PDF 里常有），草稿换成了常用的，`check` 两样都认"
            }
            Self::Unseen => {
                "要不要从原件里删去？这里有看不见的空格或连字符，草稿里硬空格是普通空格，其余照原样"
            }
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
                "is this a row of the table? the columns of its cells are not known, all of it stands in the first cell"
            }
            Self::TooManyCells => {
                "is this a row of the table? it has more cells than the header, all of it stands in the first cell"
            }
            Self::InsideTable => "does this line belong to the cell before it, as in the draft?",
            Self::SecondTable => "does a new table begin here? if a page only turned, join the two",
            Self::ControlCharacters => "are the letters in order? control characters are left out",
            Self::Beside => {
                "are these two columns of text side by side? the draft reads across both; if so, take the text out of the original column by column and import it again"
            }
            Self::LostBreaks => {
                "did the text lose its line breaks? several paragraphs stand on this line, parted by their numbers in the draft; if so, look for an original that has them"
            }
            Self::Apart => {
                "do the names of these numbers stand below them all? the draft has a paragraph for each; if so, put each name behind its number in the original and import it again"
            }
            Self::BreaksOff => {
                "is it printed so? the last sentence of the paragraph has no end, and a heading or table follows"
            }
            Self::NoTitle => {
                "does the original print a title? the draft has no line with `# `; if so, put `# ` before it, else `title` in the front matter is enough"
            }
            Self::Twice => {
                "does the text stand here twice? these lines repeat lines above them in the same order; if so, delete one copy in the original and import it again"
            }
            Self::ShortLines => {
                "are these short lines a table, a form or a menu? the draft has a paragraph for each; set a table as one, delete what is not wanted in the draft and in the original"
            }
            Self::NoKind => {
                "is this short line without a number a heading? the draft has it as a paragraph; if so, put `## ` before it"
            }
            Self::MayEnd => "does a paragraph end here? the line is full, and the draft goes on",
            Self::PageNumber => {
                "is this the number of a page? the draft has it as a paragraph; if so, delete the line in the original and import it again"
            }
            Self::LeftOut => {
                "are these the numbers of pages? they go up page by page, and the draft has none of them; put back what is none, `check` takes both"
            }
            Self::RunningHead => "heads or feet of pages? if so, delete them in the original",
            Self::Furniture => {
                "are these buttons and notes of a web page? if so, delete them in the draft and in the original"
            }
            Self::Slip => {
                "was a sign misread? a letter in a number, or an unusual mark; it is kept"
            }
            Self::Marks => "are the marks right? those with a wrong code are now usual ones",
            Self::Unseen => {
                "delete them in the original? there are blanks or hyphens that nobody sees: hard blanks are plain ones in the draft, the others are kept"
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
        let kept = text.chars().filter(|c| mark_of_code(*c).is_none());
        let mut pairs = kept.map(|c| (c, plain(c))).filter(|(c, letter)| c != letter);
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

/// So many short lines below each other are rather something else than headings
const SHORT: usize = 5;

/// Makes one doubt of those about lines of no kind that stand below each other.
pub(super) fn joined(doubts: Vec<Doubt>, lines: &[Line]) -> Vec<Doubt> {
    let texts = lines.iter().filter(|line| !line.is_artefact());
    let places: BTreeMap<usize, (usize, &Line)> =
        texts.enumerate().map(|(place, line)| (line.number, (place, line))).collect();
    let is_short = |doubt: &Doubt| matches!(doubt.why, Why::NoKind | Why::PageNumber);
    let (mut short, mut kept): (Vec<Doubt>, Vec<Doubt>) = doubts.into_iter().partition(is_short);
    short.sort_by_key(|doubt| doubt.first);
    let is_next = |one: &Doubt, next: &Doubt| {
        let place = |line: usize| places.get(&line).map(|(place, _)| *place);
        place(one.last).zip(place(next.first)).is_some_and(|(one, next)| one + 1 == next)
    };
    let signs =
        |doubt: &&Doubt| places.get(&doubt.first).is_some_and(|(_, line)| may_sign(&line.text));
    for run in short.chunk_by(is_next) {
        let is_one = run.len() >= SHORT
            && run.iter().any(|doubt| doubt.why == Why::NoKind)
            && run.iter().filter(signs).count() * 2 < run.len();
        match (run.first(), run.last()) {
            (Some(first), Some(last)) if is_one => {
                kept.push(Doubt { first: first.first, last: last.last, why: Why::ShortLines });
            }
            _ => kept.extend(run.iter().map(|doubt| {
                let line = places.get(&doubt.first).filter(|_| doubt.why == Why::NoKind);
                let is_row = line.is_some_and(|(_, line)| ends_in_value(&line.text));
                Doubt { why: if is_row { Why::ShortLines } else { doubt.why }, ..*doubt }
            })),
        }
    }
    kept
}

/// So many tables have a question of their own
const TABLES: usize = 3;

/// The questions of a text, the most harmful first: one of each kind, and one for each of the first tables.
pub(super) fn questions(mut doubts: Vec<Doubt>, printed: &[&str]) -> Vec<Question> {
    doubts.sort_by_key(|doubt| (doubt.why, doubt.first));
    let mut tables: BTreeMap<Why, usize> = BTreeMap::new();
    let is_blank = |line: usize| printed.get(line - 1).is_none_or(|line| line.trim().is_empty());
    let mut questions: Vec<Question> = Vec::new();
    for Doubt { first, last, why } in doubts {
        let is_table = matches!(why, Why::PerhapsTable | Why::GuessedTable);
        let count = tables.entry(why).or_default();
        *count += 1;
        let is_alone = is_table && *count <= TABLES + 1;
        let same = questions.last_mut().filter(|one| one.why == why && !is_alone);
        if let Some(question) = same {
            match question.places.last_mut() {
                // Parts of a line may be asked about one by one.
                Some(place) if *place == (first, last) => {}
                Some(place) if why == Why::ShortLines && (place.1 + 1..first).all(is_blank) => {
                    place.1 = place.1.max(last);
                }
                _ => question.places.push((first, last)),
            }
        } else {
            let text = first.checked_sub(1).and_then(|n| printed.get(n)).copied();
            let text = text.unwrap_or_default().trim().to_owned();
            questions.push(Question { places: vec![(first, last)], text, why });
        }
    }
    questions
}
