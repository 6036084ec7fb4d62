//! A document with its letters, taken out once for all checks that read it.

use std::sync::OnceLock;

use super::heads::Heads;
use super::letters::{self, Letter};
use super::line::Line;
use crate::model::{Block, Document, Run, Table};

/// No title has more letters.
const LONGEST_TITLE: usize = 24;

/// Words for the first of several agencies, and how far from them what it does may stand, in letters.
const FIRST: &[&str] = &["第一位", "首位", "第一个", "排在第一", "排名第一", "列第一", "排首"];
const NEAR: usize = 16;

/// What a sentence or the head of a list ends with.
const ENDS: &str = "。；：！？…）”》.;:!?)\"";

/// A heading, a paragraph or a cell: a stretch of a document that is read on its own.
#[derive(Debug)]
pub(in crate::check) struct Stretch {
    /// Its letters with their places in the file.
    pub(in crate::check) letters: Vec<Letter>,
    /// For a cell, the table and the row, both counted from 0 and the header a row.
    pub(in crate::check) row: Option<(usize, usize)>,
    /// Whether it is a paragraph behind a long one without an end: the end of a page may have cut a sentence in two.
    pub(in crate::check) may_go_on: bool,
}

/// A document with its letters. They are taken out when they are first asked for.
#[derive(Debug)]
pub(in crate::check) struct DocumentText<'a> {
    /// The document.
    pub(in crate::check) document: &'a Document,
    /// Whether it is no more than the words that somebody typed out of a source that is not here.
    pub(in crate::check) is_words: bool,
    stretches: OnceLock<Vec<Stretch>>,
    /// For each block its passages: itself, or the rows of a table.
    passages: OnceLock<Vec<Vec<Vec<char>>>>,
    /// The same, with one form for each sign.
    forms: OnceLock<Vec<Vec<Vec<char>>>>,
    /// For each block the heads of its columns, where it is a table.
    heads: Vec<OnceLock<Heads>>,
    /// Each heading and paragraph as what stands over others.
    lines: Vec<OnceLock<Line>>,
    /// Whether it says that the first of several agencies leads.
    ranks_agencies: OnceLock<bool>,
}

impl<'a> DocumentText<'a> {
    pub(in crate::check) fn of(document: &'a Document) -> Self {
        Self {
            document,
            is_words: false,
            stretches: OnceLock::new(),
            passages: OnceLock::new(),
            forms: OnceLock::new(),
            heads: document.body.blocks.iter().map(|_| OnceLock::new()).collect(),
            lines: document.body.blocks.iter().map(|_| OnceLock::new()).collect(),
            ranks_agencies: OnceLock::new(),
        }
    }

    /// The words of a value that is from a source.
    pub(in crate::check) fn of_words(words: &'a Document) -> Self {
        Self { is_words: true, ..Self::of(words) }
    }

    /// The stretches from the top.
    pub(in crate::check) fn stretches(&self) -> &[Stretch] {
        self.stretches.get_or_init(|| stretches(&self.document.body.blocks))
    }

    /// For each block the letters of its passages: of itself, or of the rows of a table. With the blanks that part numbers.
    pub(in crate::check) fn passages(&self) -> &[Vec<Vec<char>>] {
        self.passages.get_or_init(|| self.document.body.blocks.iter().map(passages).collect())
    }

    /// The passages with one form for each sign and without blanks: what words are looked for in.
    pub(in crate::check) fn forms(&self) -> &[Vec<Vec<char>>] {
        let of_block =
            |block: &Vec<Vec<char>>| block.iter().map(|text| letters::forms(text)).collect();
        self.forms.get_or_init(|| self.passages().iter().map(of_block).collect())
    }

    /// The letters of a block, or of one row of it.
    pub(in crate::check) fn letters(&self, block: usize, row: Option<usize>) -> &[char] {
        let passage = self.passages().get(block).and_then(|block| block.get(row.unwrap_or(0)));
        passage.map_or(&[], Vec::as_slice)
    }

    /// The heads of a table, which is this block.
    pub(in crate::check) fn heads(&self, block: usize, table: &Table) -> Option<&Heads> {
        let heads = self.heads.get(block)?;
        Some(heads.get_or_init(|| Heads::of(table, self.document.period)))
    }

    /// A heading or paragraph, with what is read of it where it stands over others.
    pub(in crate::check) fn line(&self, block: usize) -> Option<&Line> {
        let line = self.lines.get(block)?;
        Some(line.get_or_init(|| Line::of(self.letters(block, None).to_vec())))
    }

    /// Whether it says that the first of several agencies leads: 列第一位的为牵头单位.
    pub(in crate::check) fn ranks_agencies(&self) -> bool {
        let ranks = |text: &Vec<char>| {
            FIRST.iter().any(|first| {
                letters::places(text, &letters::of_text(first)).any(|at| {
                    let near = at.saturating_sub(NEAR)..text.len().min(at + NEAR);
                    text.get(near).is_some_and(|near| letters::has(near, "牵头"))
                })
            })
        };
        *self.ranks_agencies.get_or_init(|| self.passages().iter().flatten().any(ranks))
    }

    /// The block that starts with these words and does not go on with a digit: `专栏1` is not `专栏12`.
    pub(in crate::check) fn starting(&self, head: &str) -> Option<usize> {
        let head = letters::of_text(head);
        let starts = |text: &[char]| {
            letters::begins(text, &head)
                && !text.get(letters::end(text, 0, &head)).is_some_and(char::is_ascii_digit)
        };
        let mut blocks = self.document.body.blocks.iter().zip(self.passages());
        blocks.position(|(block, passages)| {
            !matches!(block, Block::Table(_)) && passages.iter().any(|text| starts(text))
        })
    }

    /// The table under a title, with its place among the blocks. Between the two there may be more of the title and a
    /// paragraph, as 单位：万元, but no other section.
    pub(in crate::check) fn table(&self, title: &str) -> Option<(usize, &'a Table)> {
        let start = self.starting(title)?;
        let mut is_in_title = true;
        for (at, block) in self.document.body.blocks.iter().enumerate().skip(start + 1) {
            match block {
                Block::Table(table) => return Some((at, table)),
                Block::Heading(..) if !is_in_title => return None,
                Block::Heading(..) => {}
                Block::Paragraph(_) => is_in_title = false,
            }
        }
        None
    }
}

fn stretches(blocks: &[Block]) -> Vec<Stretch> {
    let stretch = |run: &Run, row, may_go_on| {
        let letters: Vec<Letter> = letters::of_run(run).collect();
        Stretch { letters, row, may_go_on }
    };
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut is_open = false;
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading(_, passage) => {
                stretches.push(stretch(&passage.run, None, false));
                is_open = false;
            }
            Block::Paragraph(passage) => {
                let paragraph = stretch(&passage.run, None, is_open);
                is_open = is_cut(&paragraph.letters);
                stretches.push(paragraph);
            }
            Block::Table(table) => {
                is_open = false;
                let rows =
                    std::iter::once(&table.header).chain(table.rows.iter().map(|r| &r.cells));
                let cells = rows.enumerate().flat_map(|(n, row)| row.iter().map(move |c| (n, c)));
                stretches.extend(cells.map(|(n, cell)| stretch(cell, Some((at, n)), false)));
            }
        }
    }
    stretches
}

/// Whether a paragraph is too long for a title and has no end.
fn is_cut(letters: &[Letter]) -> bool {
    let last = letters.last().map_or(' ', |(c, _)| *c);
    letters.len() > LONGEST_TITLE && !ENDS.contains(last)
}

fn passages(block: &Block) -> Vec<Vec<char>> {
    match block {
        Block::Heading(_, passage) | Block::Paragraph(passage) => {
            vec![letters::of_passage(passage)]
        }
        Block::Table(table) => table.rows.iter().map(letters::of_row).collect(),
    }
}
