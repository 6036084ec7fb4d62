//! Cells of a table that stand in the text as paragraphs, as an import leaves them that does not see the table.

use std::collections::BTreeSet;

use super::many;
use crate::check::subject::DocumentSubject;
use crate::check::text::letters::is_han;
use crate::check::text::opening::opening;
use crate::diag::{Code, Finding, Message};
use crate::import::is_between_pages;
use crate::model::{Block, Run, form};
use crate::say;

/// So many cells one after another are a table.
const FEWEST: usize = 8;

/// Below a row of so many, one of fewer goes on with the table.
const SHORTEST_ROW: usize = 3;

/// So many short rows one after another are a table, too: 棉纱 万吨 29.8 9.8.
const FEWEST_ROWS: usize = 5;

/// A cell has no more letters.
const LONGEST: usize = 16;

/// The name of a row above its value has no more.
const LONGEST_NAME: usize = 40;

/// One in so many cells holds a number and nothing else.
const NUMBERS: usize = 4;

/// So many numbers at the end of a row are values.
const VALUES: usize = 2;

/// So many digits one after another with blanks between them are one number, as 2 0 2 1 0 3 0 8.
const SPACED: usize = 6;

/// So many words in Latin letters are a sentence.
const WORDS: usize = 3;

/// So many words of a date are no heads: `20 年 月 日` of a form, `(1996 年 9 月 23 日…发布`
const DATED: usize = 2;

/// Marks that no cell with a name or a number has.
const MARKS: &str = "。；，、：！？;:!?";

/// Runs of paragraphs that are cells, and paragraphs that are rows.
pub(in crate::check) fn cells_as_paragraphs(
    subject: &DocumentSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let runs = runs(subject);
    let found = runs.iter().filter_map(|(_, run)| table(subject, run)).collect();
    findings.extend(together(subject, found));
}

/// The tables of a text, as one finding where there are many.
fn together(subject: &DocumentSubject<'_>, found: Vec<Finding>) -> Vec<Finding> {
    let say = |count: usize, zh: &str, en: &str| {
        say!(
            "有 {count} 处像是表，却成了段落，从第 {zh} 行起",
            "cells of tables seem to stand as paragraphs at {count} places, from lines {en}"
        )
    };
    let hint = say!(
        "这样多的，多半是从 PDF 取文字时把表拆散了：换一种取法（如按版面取）再导入，或者不收录这些表",
        "so many are rarely worth mending by hand: take the text from the PDF in another way, as by its layout, and import it again, or leave these tables out"
    );
    many::as_one(subject, found, say, &say!("这里也是", "and so do these"), hint)
}

/// The blocks of which it is told that they are cells: no number in them is that of a heading or an item.
pub(super) fn blocks_of_cells(subject: &DocumentSubject<'_>) -> BTreeSet<usize> {
    let runs = runs(subject).into_iter().filter(|(_, run)| table(subject, run).is_some());
    runs.flat_map(|(first, run)| first..first + run.len()).collect()
}

/// Paragraphs one after another that look like cells or rows, with the place of the first.
fn runs<'a>(subject: &'a DocumentSubject<'_>) -> Vec<(usize, Vec<&'a Run>)> {
    let mut runs: Vec<(usize, Vec<&Run>)> = Vec::new();
    let mut is_open = false;
    let blocks = &subject.document.body.blocks;
    for (at, block) in blocks.iter().enumerate() {
        let Block::Paragraph(passage) = block else {
            is_open = false;
            continue;
        };
        // In a table that was taken apart a name takes more than one line.
        let is_name = || is_name(&passage.run) && (is_open || is_above_value(blocks, at));
        if !is_cell(&passage.run) && !is_row(&passage.run, SHORTEST_ROW) && !is_name() {
            is_open = false;
            continue;
        }
        match runs.last_mut() {
            Some((_, run)) if is_open => run.push(&passage.run),
            _ => runs.push((at, vec![&passage.run])),
        }
        is_open = true;
    }
    runs
}

/// A short paragraph without a mark of a sentence but that of its number: 七、卫生支出.
fn is_cell(run: &Run) -> bool {
    let text = run.text();
    let is_plain = |text: &str| {
        let length = text.chars().filter(|c| !c.is_whitespace()).count();
        (1..=LONGEST).contains(&length) && !text.contains(|c| MARKS.contains(c))
    };
    // The number of a cell is short, and a paragraph need not be gone through.
    let is_short = || text.chars().nth(LONGEST * 2).is_none();
    let is_numbered = || opening(&text).is_some_and(|numbered| is_plain(numbered.rest));
    is_plain(&text) || is_short() && is_numbered()
}

/// A longer one that has no mark of a sentence: the name of a row, where its value stands below.
fn is_name(run: &Run) -> bool {
    let text = run.text();
    text.chars().nth(LONGEST_NAME).is_none() && !text.contains(|c| "。；，！？;!?".contains(c))
}

/// Whether a value stands right below a block, which no heading and no item has there.
pub(super) fn is_above_value(blocks: &[Block], at: usize) -> bool {
    matches!(blocks.get(at + 1), Some(Block::Paragraph(passage))
        if is_number(passage.run.text().trim()) || is_dash(passage.run.text().trim()))
}

/// What stands in a table where there is no value
fn is_dash(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| "-－–—".contains(c))
}

/// A paragraph of so many words and numbers or more, with blanks between them.
fn is_row(run: &Run, fewest: usize) -> bool {
    let cells = cells(run);
    let is_short = |cell: &String| cell.chars().count() <= LONGEST;
    // The words of another language have blanks between them, too.
    let is_word = |cell: &&String| cell.starts_with(|c: char| c.is_ascii_alphabetic());
    cells.len() >= fewest
        && cells.iter().all(is_short)
        && cells.iter().filter(is_word).count() < WORDS
        && !run.text().contains(|c| "。；，,;".contains(c))
        && (!run.text().contains(['：', '、']) || ends_in_numbers(&cells))
        && !is_in_brackets(run.text().trim())
        && !is_imprint(&run.text())
        && !is_sequence(&cells)
        && !names_standard(&run.text())
        && !is_between_pages(&run.text())
        && cells.iter().filter(|cell| matches!(cell.as_str(), "年" | "月" | "日")).count() < DATED
        && cells.iter().filter(|cell| is_number(cell)).count() * NUMBERS >= cells.len()
}

/// Whether a row ends with values, which no list of words does: 其中：批发、零售 4451 39.4
fn ends_in_numbers(cells: &[String]) -> bool {
    cells.iter().rev().take_while(|cell| is_number(cell)).count() >= VALUES
}

/// `21 22 23 24`: the numbers of articles or pages, one after the other
fn is_sequence(cells: &[String]) -> bool {
    let numbers: Vec<Option<u32>> = cells.iter().map(|cell| cell.parse().ok()).collect();
    let goes_on = |pair: &&[Option<u32>]| match pair {
        [Some(one), Some(next)] => one.checked_add(1) == Some(*next),
        _ => false,
    };
    let steps = numbers.windows(2).filter(goes_on).count();
    steps > 1 && (steps + 1) * 4 >= cells.len() * 3
}

/// `GB/T 20988—2007 信息系统灾难恢复规范`: an entry of a list of standards, or a reference to one
fn names_standard(text: &str) -> bool {
    let is_code =
        |c: char| c.is_ascii_uppercase() || matches!(c, '/' | ' ' | '.') || c.is_ascii_digit();
    let year = |rest: &str| {
        let rest = rest.trim_start();
        rest.len() >= 4 && rest.chars().take(4).all(|c| c.is_ascii_digit())
    };
    text.match_indices(['-', '—', '–']).any(|(at, dash)| {
        let before = text.get(..at).unwrap_or_default();
        let code = before.rsplit(|c| !is_code(c)).next().unwrap_or_default();
        let letters = code.chars().filter(char::is_ascii_uppercase).count();
        let digits = code.chars().filter(char::is_ascii_digit).count();
        letters > 1 && digits > 0 && text.get(at + dash.len()..).is_some_and(year)
    })
}

/// `(2001年11月14日公布 自2002年5月1日起施行)`
fn is_in_brackets(text: &str) -> bool {
    text.starts_with(['（', '(']) && text.ends_with(['）', ')'])
}

/// `甲市人民政府办公室　2006 年 3 月 10 日印发`: who printed a document, and when
fn is_imprint(text: &str) -> bool {
    text.contains("印发") && text.contains('年') && text.contains('日')
}

fn cells(run: &Run) -> Vec<String> {
    let text = run.text();
    // Bars of a table that Markdown does not take for one are told where the text is compared with its original.
    let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "|").collect();
    let is_digit = |word: &str| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_digit());
    let pieces = words.chunk_by(|one, next| is_digit(one) && is_digit(next));
    let cells = pieces.flat_map(|piece| match piece.len() {
        SPACED.. => vec![piece.concat()],
        _ => piece.iter().map(|word| (*word).to_owned()).collect(),
    });
    cells.collect()
}

fn is_number(cell: &str) -> bool {
    let cell: String = cell.chars().map(form).collect();
    let bare = cell.trim_matches(['〔', '〕', '［', '］', '[', ']']);
    let bare = bare.trim_start_matches(['≥', '≤', '＞', '＜', '>', '<', '约', '-']);
    let bare = bare.trim_end_matches(['%', '％', '‰', '左', '右', '以', '上', '下', '内']);
    bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || ".,-—~".contains(c))
        // `1.` is that of an item, and 0591-83295794 that of a telephone.
        && !bare.ends_with('.')
        && (bare.contains('.') || bare.chars().filter(char::is_ascii_digit).count() < TELEPHONE)
}

/// A number of so many digits counts nothing.
const TELEPHONE: usize = 10;

/// `12-03`, the month and the day of what a web page lists
fn is_day(cell: &str) -> bool {
    let Some((month, day)) = cell.split_once('-') else { return false };
    let is_one_of = |part: &str, most: u8| {
        part.len() == 2 && part.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n))
    };
    is_one_of(month, 12) && is_one_of(day, 31)
}

/// What stands between the words of a path or a menu of a web page
fn is_mark(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|c| "/>|»›＞／｜·".contains(c))
}

/// One finding for a run of paragraphs that are cells or rows, whatever the number of its rows.
fn table(subject: &DocumentSubject<'_>, run: &[&Run]) -> Option<Finding> {
    let rows = run.iter().filter(|row| is_row(row, SHORTEST_ROW)).count();
    let shortest = if rows >= FEWEST_ROWS { SHORTEST_ROW } else { FEWEST };
    if let Some(first) = run.iter().position(|row| is_row(row, shortest)) {
        let rows = run.get(first..).unwrap_or_default();
        let count = rows.iter().map(|row| cells(row).len()).sum();
        return Some(finding(subject, rows.first()?, count));
    }
    let texts: Vec<String> = run.iter().map(|cell| cell.text().trim().to_owned()).collect();
    let numbers = || texts.iter().filter(|cell| is_number(cell));
    // 12-03 and below it the title of a page: a list of links.
    let are_values = !numbers().all(|cell| is_day(cell));
    let marks = texts.iter().filter(|cell| is_mark(cell)).count();
    let is_menu = marks * NUMBERS >= run.len();
    let is_full = numbers().count() * NUMBERS >= run.len();
    let is_table = run.len() >= FEWEST && are_values && is_full && !is_menu;
    let first = *run.first().filter(|_| is_table)?;
    // A table has names beside its numbers.
    let names = texts.iter().filter(|cell| cell.contains(is_han)).count();
    if names * WIDEST < run.len() || names < FEWEST_NAMES {
        let count = numbers().count();
        return Some(torn(subject, first, count));
    }
    Some(finding(subject, first, run.len()))
}

/// A table has no more columns, and a name a row.
const WIDEST: usize = 12;
const FEWEST_NAMES: usize = 2;

fn finding(subject: &DocumentSubject<'_>, first: &Run, cells: usize) -> Finding {
    let say = say!(
        "从这里起的 {cells} 格像是一张表，却成了段落",
        "from here on {cells} cells of a table seem to stand as paragraphs"
    );
    let hint = say!(
        "对照原件；是表的，改写成 Markdown 表格，字不变",
        "compare with the original; if it is a table, write it as one in Markdown, with the same words"
    );
    told(subject, first, say, hint)
}

/// Numbers without names, as programs leave them that take a text from a PDF in a wrong order.
fn torn(subject: &DocumentSubject<'_>, first: &Run, numbers: usize) -> Finding {
    let say = say!(
        "从这里起有 {numbers} 个数单独成段，像是从句子或者表格里掉出来的",
        "from here on {numbers} numbers stand as paragraphs: they seem to have fallen out of sentences or a table"
    );
    let hint = say!(
        "对照原件，把数放回原处；掉得多的，换一种办法从原件里取出文字，再导入",
        "compare with the original and put them back; where there are many, take the text from the original in another way and import it again"
    );
    told(subject, first, say, hint)
}

fn told(subject: &DocumentSubject<'_>, first: &Run, say: Message, hint: Message) -> Finding {
    Finding::new(Code::CellsAsParagraphs, subject.run_span(first), say).hint(hint)
}
