//! Numbers that are missing among headings and stand inside a paragraph: an import has joined the two.

use std::ops::Range;

use crate::check::subject::DocumentSubject;
use crate::check::text::letters::{self, Letter};
use crate::diag::{Code, Finding};
use crate::import::System;
use crate::model::Block;
use crate::say;

/// Marks behind which a heading or an item may begin that a paragraph has swallowed.
const ENDS: &str = "。；！？”）";

/// More missing numbers are no headings that were swallowed one by one.
const MOST: u32 = 5;

/// The missing numbers of a system, if each stands in the text of these blocks.
pub(super) fn swallowed(
    subject: &DocumentSubject<'_>,
    blocks: Range<usize>,
    system: System,
    missing: Range<u32>,
) -> Option<Vec<Finding>> {
    if missing.is_empty() || missing.end - missing.start > MOST {
        return None;
    }
    let blocks = subject.document.body.blocks.get(blocks)?;
    let texts: Vec<Vec<Letter>> = blocks.iter().filter_map(letters_of).collect();
    missing
        .map(|number| texts.iter().find_map(|text| find(subject, text, system, number)))
        .collect()
}

fn letters_of(block: &Block) -> Option<Vec<Letter>> {
    match block {
        Block::Paragraph(passage) | Block::Heading(_, passage) => {
            // 附件：1.任务分工表 is a list of names.
            let is_annex = passage.run.text().trim_start().starts_with('附');
            (!is_annex).then(|| letters::of_run(&passage.run).collect())
        }
        Block::Table(_) => None,
    }
}

fn find(
    subject: &DocumentSubject<'_>,
    text: &[Letter],
    system: System,
    number: u32,
) -> Option<Finding> {
    let plain: Vec<char> = text.iter().map(|(c, _)| *c).collect();
    let numeral = in_chinese(number)?;
    let (labels, is_clear) = match system {
        System::Bracket => (vec![format!("（{numeral}）"), format!("({numeral})")], true),
        System::Part => {
            (["部分", "篇", "编"].map(|word| format!("第{numeral}{word}")).to_vec(), false)
        }
        System::Chapter => (vec![format!("第{numeral}章")], false),
        System::Section => (vec![format!("第{numeral}节")], false),
        System::Comma => (vec![format!("{numeral}、")], false),
        System::Dot => (["．", ".", "、"].map(|mark| format!("{number}{mark}")).to_vec(), false),
        System::SmallBracket => (vec![format!("（{number}）"), format!("({number})")], true),
        System::Annex | System::Circled | System::Box => return None,
    };
    let label = labels.into_iter().find_map(|label| {
        let word: Vec<char> = label.chars().collect();
        let at = (1..plain.len()).find(|at| {
            let before = plain.get(at - 1).copied().unwrap_or_default();
            let is_start = if is_clear { before != '第' } else { ENDS.contains(before) };
            is_start && plain.get(*at..).is_some_and(|rest| letters::starts_with(rest, &label))
        })?;
        Some((label, at..at + word.len()))
    });
    let (label, at) = label?;
    let say = say!(
        "“{label}”没有另起一行，连在这一段里",
        "`{label}` begins no line of its own and stands inside this paragraph"
    );
    let hint = say!(
        "对照原件；原件里另起一行的，在这里分段，是标题的，加上 `#`",
        "compare with the original; where it begins a line there, begin one here, with `#` if it is a heading"
    );
    let here = subject.span(&letters::place(text, &at));
    Some(Finding::new(Code::HeadingInParagraph, here, say).hint(hint))
}

/// A number below a hundred in Chinese: 二十一.
fn in_chinese(number: u32) -> Option<String> {
    let digit = |n: u32| "一二三四五六七八九".chars().nth(usize::try_from(n).ok()?.checked_sub(1)?);
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        n @ 2..=9 => format!("{}十", digit(n)?),
        _ => return None,
    };
    let ones = digit(number % 10).map(String::from).unwrap_or_default();
    Some(tens + &ones)
}
