//! Numbers that are missing among headings and stand inside a paragraph: an import has joined the two.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::document::many;
use crate::check::subject::DocumentSubject;
use crate::check::text::letters::{self, Letter};
use crate::check::text::opening::{is_of_contents, opening};
use crate::diag::{Code, Finding, Span};
use crate::import::{self, System};
use crate::model::{Block, Passage};
use crate::say;

/// Marks behind which a heading or an item may begin that a paragraph has swallowed.
const ENDS: &str = "。；！？”）";

/// A label before the first item of a list has no more letters.
const LONGEST_LABEL: usize = 4;

/// More missing numbers are no headings that were swallowed one by one.
const MOST: u32 = 5;

/// So many items in one paragraph are printed there.
const INLINE: usize = 3;

/// Numbers that go on from each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    /// How they are printed.
    pub(super) system: System,
    /// Whether they are of headings, and not of items.
    pub(super) are_headings: bool,
}

/// The missing ones of some numbers, if each stands in the text of these blocks.
pub(super) fn swallowed(
    subject: &DocumentSubject<'_>,
    blocks: Range<usize>,
    of: Numbers,
    missing: Range<u32>,
) -> Option<Vec<Finding>> {
    let blocks = subject.document.body.blocks.get(blocks)?;
    if missing.end.saturating_sub(missing.start) > MOST {
        return unmarked_chapters(subject, blocks, of.system, missing);
    }
    if missing.is_empty() {
        return None;
    }
    let texts: Vec<Text> = blocks.iter().filter_map(text_of).collect();
    let place = |number| {
        let mut places = texts.iter().enumerate();
        places.find_map(|(at, text)| Some((at, find(subject, text, of, number)?)))
    };
    let found: Vec<(usize, Place)> = missing.map(place).collect::<Option<_>>()?;
    // （1）…。（2）…。（3）…。 in one paragraph are printed so, and only the next happens to begin a line.
    let (first, last) = (found.first().map(|(at, _)| *at), found.last().map(|(at, _)| *at));
    if !of.are_headings && found.len() >= INLINE && first == last {
        return Some(Vec::new());
    }
    let told = |(_, place)| match place {
        Place::Swallowed(finding) => Some(*finding),
        Place::BehindLabel => None,
    };
    Some(found.into_iter().filter_map(told).collect())
}

/// The headings of a text that were swallowed, as one finding where there are many: the text has lost its line breaks, or they
/// stand inside the cells of a table.
pub(super) fn swallowed_together(
    subject: &DocumentSubject<'_>,
    found: Vec<Finding>,
) -> Vec<Finding> {
    let say = |count: usize, zh: &str, en: &str| {
        say!(
            "有 {count} 处编号没有另起一行，在第 {zh} 行",
            "at {count} places a number begins no line of its own, in lines {en}"
        )
    };
    let hint = say!(
        "这样多的，多半是取文字时丢了换行，或者表格的格子里本来就连着写；先对照原件，丢了换行的，换一种取法再导入",
        "so many are rarely worth mending by hand: the text has lost its line breaks, or the items stand inside cells; compare with the original, and if breaks were lost, take the text out in another way and import it again"
    );
    many::as_one(subject, found, say, &say!("这里也是", "and so does this one"), hint)
}

/// One finding about many chapters, if each is a paragraph that begins with its number.
fn unmarked_chapters(
    subject: &DocumentSubject<'_>,
    blocks: &[Block],
    system: System,
    missing: Range<u32>,
) -> Option<Vec<Finding>> {
    if !is_high(system) {
        return None;
    }
    let opened = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(passage) => {
            let text = passage.run.text();
            let one =
                opening(&text).filter(|one| one.system == system && !is_of_contents(&text))?;
            let label = text.trim().strip_suffix(one.rest.trim())?.trim_end().to_owned();
            Some((one.value?, (label, passage)))
        }
        Block::Heading(..) | Block::Table(_) => None,
    });
    let opened: BTreeMap<u32, (String, &Passage)> = opened.collect();
    let found: Option<Vec<_>> = missing.map(|number| opened.get(&number)).collect();
    let found = found?;
    let span = |(label, passage): &(String, &Passage)| {
        let letters: Vec<Letter> = letters::of_run(&passage.run).collect();
        let length = letters::of_text(label).len();
        subject.span(&letters::place(&letters, &(0..length.min(letters.len()))))
    };
    let (first, rest) = found.split_first()?;
    let others = rest.iter().take(DRAWN);
    let finding = others.fold(unmarked(span(first), &first.0), |finding, other| {
        finding.other(span(other), say!("这里也是", "and so does this one"))
    });
    Some(vec![finding])
}

/// So many of many places are drawn.
const DRAWN: usize = 3;

fn is_high(system: System) -> bool {
    matches!(system, System::Part | System::Chapter | System::Section)
}

/// Where a missing number stands.
enum Place {
    Swallowed(Box<Finding>),
    /// At the beginning, behind a short label or the number of the list that it is in: 答：（1）, 1、（1）
    BehindLabel,
}

/// A heading or paragraph, which may have swallowed another.
struct Text {
    letters: Vec<Letter>,
    is_paragraph: bool,
}

fn text_of(block: &Block) -> Option<Text> {
    let (passage, is_paragraph) = match block {
        Block::Paragraph(passage) => (passage, true),
        Block::Heading(_, passage) => (passage, false),
        Block::Table(_) => return None,
    };
    let text = passage.run.text();
    // 附件：1.任务分工表 is a list of names, and what a bar begins is a row of a table.
    let is_list = text.trim_start().starts_with(['附', '|'])
        || is_of_contents(&text)
        || import::is_row(&text);
    let letters = letters::of_run(&passage.run).collect();
    (!is_list).then_some(Text { letters, is_paragraph })
}

/// How a number is printed in a system, and whether such a label is a number wherever it stands.
fn labels(system: System, number: u32) -> Option<(Vec<String>, bool)> {
    let numeral = in_chinese(number)?;
    Some(match system {
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
    })
}

fn find(
    subject: &DocumentSubject<'_>,
    text: &Text,
    Numbers { system, are_headings }: Numbers,
    number: u32,
) -> Option<Place> {
    let plain: Vec<char> = text.letters.iter().map(|(c, _)| *c).collect();
    let (labels, is_clear) = labels(system, number)?;
    // A title has no end, so another may stand behind any of its letters.
    let is_title = !plain.iter().any(|c| "。；，".contains(*c));
    // 3.产权转让收入 2.国有企业资本金注入: of two accounts beside each other
    let is_behind = || {
        let words = String::from_iter(&plain);
        let own = opening(&words).filter(|own| own.system == system);
        own.and_then(|own| own.value).is_some_and(|own| own > number)
    };
    if is_title && is_behind() {
        return None;
    }
    // A chapter that is a paragraph counts as none; an item that is one would not be missing.
    let first = usize::from(!(is_high(system) && text.is_paragraph));
    let label = labels.into_iter().find_map(|label| {
        let length = label.chars().count();
        let at = (first..plain.len()).find(|at| {
            let is_here = plain.get(*at..).is_some_and(|rest| letters::starts_with(rest, &label));
            let is_decimal =
                system == System::Dot && plain.get(at + length).is_some_and(char::is_ascii_digit);
            is_here
                && !is_decimal
                && (system == System::Dot || !is_of_numerals(&plain, *at, length))
                && !is_enumerated(&plain, *at, length)
                && (!is_clear || !is_of_name(&plain, *at))
                && (*at == 0
                    || is_title
                    || is_start(&text.letters, *at, is_clear)
                    || system == System::Comma && is_joined(&plain, *at, length)
                    || system == System::Dot && is_apart(&plain, *at, length))
        })?;
        Some((label, at..at + length))
    });
    let (label, at) = label?;
    let before = plain.get(..at.start).unwrap_or_default();
    // …失败了。但有几个特点：（一）… is printed so, and its （二） begins a line.
    let is_announced =
        !are_headings && number == 1 && before.last() == Some(&'：') && before.contains(&'。');
    if text.is_paragraph && (is_announced || is_label(before)) || is_number(before) {
        return Some(Place::BehindLabel);
    }
    let here = subject.span(&letters::place(&text.letters, &at));
    let finding = if at.start == 0 { unmarked(here, &label) } else { joined(here, &label) };
    Some(Place::Swallowed(Box::new(finding)))
}

/// 答：, 注:, 1、, 2.
fn is_label(before: &[char]) -> bool {
    let Some((mark, word)) = before.split_last() else { return false };
    let is_short = (1..=LONGEST_LABEL).contains(&word.len());
    is_short
        && ("：:".contains(*mark)
            || "、．.".contains(*mark) && word.iter().all(char::is_ascii_digit))
}

/// 十四、, 第五条: the number of the heading or the article whose first item stands behind it
fn is_number(before: &[char]) -> bool {
    let label = String::from_iter(before);
    let is_article = || import::article(&label).is_some_and(|(_, rest)| rest.is_empty());
    !before.is_empty()
        && (opening(&label).is_some_and(|own| own.system == System::Comma && own.rest.is_empty())
            || is_article())
}

/// Whether a heading or an item may begin here: behind an end, a page number or the blank between two cells.
fn is_start(text: &[Letter], at: usize, is_clear: bool) -> bool {
    let before = text.get(at - 1).copied().unwrap_or_default();
    let is_page = |(c, _): &Letter| c.is_ascii_digit() || "-—–".contains(*c);
    let is_behind_page = text.get(..at).is_some_and(|head| head.iter().all(is_page));
    let is_behind_blank =
        text.get(at).is_some_and(|(_, place)| before.1 + before.0.len_utf8() < *place);
    is_behind_page
        || is_behind_blank
        || if is_clear { before.0 != '第' } else { ENDS.contains(before.0) }
}

/// Whether the letters about `8.` show that it is the number of an item: `…办理8.按照…`, and neither 见表8. nor 18. nor 8.5
fn is_apart(text: &[char], at: usize, length: usize) -> bool {
    let before = text.get(at - 1).copied().unwrap_or_default();
    let behind = text.get(at + length).copied().unwrap_or_default();
    let is_named = at > 1 && text.get(at - 2).is_some_and(|c| "见如附按照由在和、".contains(*c));
    let is_counted =
        "第件录栏约近达到于至为的是".contains(before) || "表图".contains(before) && is_named;
    !before.is_ascii_alphanumeric()
        && !"．.、-—–：:".contains(before)
        && !is_counted
        && behind >= '\u{3400}'
}

/// Whether `二、` stands between two words, as where a program has lost the end of a line: `…制作中心二、发卡流程`, and neither 第二、
/// nor 周二、 nor 二、三.
fn is_joined(text: &[char], at: usize, length: usize) -> bool {
    let is_of_word = |at: usize| text.get(at).is_some_and(|c| letters::is_han(*c));
    let is_numeral = |at: usize| text.get(at).is_some_and(|c| IN_NUMBERS.contains(*c));
    let before = at.checked_sub(1);
    before.is_some_and(|before| is_of_word(before) && !is_numeral(before))
        && is_of_word(at + length)
        && !is_numeral(at + length)
}

/// Letters of numbers, of which a numeral behind one is a part.
const IN_NUMBERS: &str = "〇一二三四五六七八九十百千万两第周期拜初月";

/// Whether the word before a number stands behind it again: 方向 1、方向 2、方向 3
fn is_enumerated(text: &[char], at: usize, length: usize) -> bool {
    let before = at.checked_sub(NOUN).and_then(|start| text.get(start..at));
    let behind = text.get(at + length..at + length + NOUN);
    before.is_some_and(|noun| Some(noun) == behind)
}

/// Whether a number is that of a table, a figure or an annex: 见附表（一）
fn is_of_name(text: &[char], at: usize) -> bool {
    at.checked_sub(1).and_then(|at| text.get(at)).is_some_and(|c| "表图栏件录".contains(*c))
}

/// Whether a numeral stands right before a label, or behind it with a mark: 十一、 and 一、二、三等奖.
fn is_of_numerals(text: &[char], at: usize, length: usize) -> bool {
    let is_numeral = |at: usize| text.get(at).is_some_and(|c| "一二三四五六七八九十".contains(*c));
    let is_marked = text.get(at + length + 1).is_some_and(|c| "、等级类期档".contains(*c));
    at.checked_sub(1).is_some_and(is_numeral) || is_numeral(at + length) && is_marked
}

/// So many letters of a word tell it from others.
const NOUN: usize = 2;

/// A heading that stands behind something else.
fn joined(here: Span, label: &str) -> Finding {
    let say = say!(
        "“{label}”没有另起一行，连在这一段里",
        "`{label}` begins no line of its own and stands inside this paragraph"
    );
    let hint = say!(
        "对照原件；原件里另起一行的，在这里分段，是标题的，加上 `#`",
        "compare with the original; where it begins a line there, begin one here, with `#` if it is a heading"
    );
    Finding::new(Code::HeadingInParagraph, here, say).hint(hint)
}

/// A heading that is a paragraph.
fn unmarked(here: Span, label: &str) -> Finding {
    let say = say!(
        "“{label}”前后的都是标题，这里却成了段落",
        "`{label}` stands as a paragraph, and those before and behind it are headings"
    );
    let hint = say!(
        "对照原件；是标题的，加上 `#`，后面连着正文的，分段",
        "compare with the original; if it is a heading, mark it with `#`, and part it from the text behind it"
    );
    Finding::new(Code::HeadingInParagraph, here, say).hint(hint)
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
