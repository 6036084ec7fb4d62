//! What a citation that leads nowhere nearly leads to: the nearest passage, and the first letter that differs.

use std::ops::Range;

use crate::check::subject::DistrictSubject;
use crate::check::text::document::DocumentText;
use crate::check::text::letters;
use crate::check::text::locate::{Missing, MissingRow, cited, quoted};
use crate::check::text::near::{Near, nearest, nearest_start};
use crate::check::text::near_row::nearest_row;
use crate::check::text::place::Place;
use crate::diag::{Finding, Message, Span};
use crate::model::is_blank;
use crate::say;

/// What may be spent on the citations of a district, in letters: enough for every quote of a district, and not for a file of
/// thousands against the longest text.
const WORK: usize = 20_000_000;

/// How many letters of a heading are shown.
const SHOWN: usize = 20;

/// Looks for the passages that the citations of a district nearly name.
pub(super) struct Nearest<'a> {
    subject: &'a DistrictSubject<'a>,
    work: usize,
}

impl<'a> Nearest<'a> {
    pub(super) fn of(subject: &'a DistrictSubject<'a>) -> Self {
        Self { subject, work: WORK }
    }

    /// Adds to a finding what is nearest to the words that are missing, if anything is near.
    pub(super) fn add(
        &mut self,
        finding: Finding,
        text: &DocumentText<'_>,
        missing: &Missing<'_>,
    ) -> Finding {
        match missing {
            Missing::Quote(quote, blocks) => self.quote(finding, text, quote, blocks),
            Missing::Under(head) | Missing::Table(head) => self.head(finding, text, head),
            Missing::Row(MissingRow::Number(table, row)) => self.row(finding, text, table, &[row]),
            Missing::Row(MissingRow::Words(table, words)) => {
                let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
                self.row(finding, text, table, &words)
            }
            Missing::Row(..) => finding,
        }
    }

    fn quote(
        &mut self,
        finding: Finding,
        text: &DocumentText<'_>,
        quote: &str,
        blocks: &Range<usize>,
    ) -> Finding {
        let all = 0..text.passages().len();
        if *blocks != all
            && let Some(cited) = quoted(text, all, quote)
            && let Some(span) = Place::of(text, &cited).span(self.subject.sources)
        {
            return finding.other(span, say!("这些字在这里", "the words stand here"));
        }
        let words = letters::of_text(quote);
        match nearest(text, blocks.clone(), &words, &mut self.work) {
            Some(near) => self.with(finding, text, &near, differs(text, &near, &words)),
            None => finding,
        }
    }

    fn head(&mut self, finding: Finding, text: &DocumentText<'_>, head: &str) -> Finding {
        let words = letters::of_text(head);
        if let Some(block) = text.starting(head) {
            let span = self.span(text, (block, 0), &(0..words.len()));
            let say = || say!("题名在这里，后面没有表", "the title is here, and no table below it");
            return span.into_iter().fold(finding, |finding, span| finding.other(span, say()));
        }
        let Some(near) = nearest_start(text, &words, &mut self.work) else { return finding };
        let passage = text.letters(near.place.0, None);
        let passage = || passage.iter().filter(|c| !is_blank(**c));
        let shown = |to: usize| passage().take(to).collect::<String>();
        let hint = if near.same < words.len() {
            differs(text, &near, &words)
        } else if near.letters.start > 0 {
            let start = shown(near.letters.end.min(near.letters.start + SHOWN));
            say!(
                "这些字不在开头，从头写，如 `{start}`",
                "these words are not at the start: give it from there, for example `{start}`"
            )
        } else {
            let whole = shown(near.letters.end + 1);
            say!(
                "后面紧跟着数字，`{head}` 不是 `{whole}`",
                "a digit follows: `{head}` is not `{whole}`"
            )
        };
        self.with(finding, text, &near, hint)
    }

    /// The nearest row of a table, with its words.
    fn row(
        &mut self,
        finding: Finding,
        text: &DocumentText<'_>,
        title: &str,
        words: &[&str],
    ) -> Finding {
        let Some((block, table)) = text.table(title) else { return finding };
        let Some((row, cells)) = nearest_row(table, words, &mut self.work) else { return finding };
        let Some(span) =
            Place::of(text, &cited(text, (block, row), None)).span(self.subject.sources)
        else {
            return finding;
        };
        let (zh, en) = (cells.join("、"), cells.join("`, `"));
        let say = say!("最接近的一行：{zh}", "the nearest row: `{en}`");
        finding.other(span, say)
    }

    fn with(
        &self,
        finding: Finding,
        text: &DocumentText<'_>,
        near: &Near,
        hint: Message,
    ) -> Finding {
        let Some(span) = self.span(text, near.place, &near.letters) else { return finding };
        finding.other(span, say!("最接近的原文", "the nearest passage")).hint(hint)
    }

    fn span(
        &self,
        text: &DocumentText<'_>,
        place: (usize, usize),
        letters: &Range<usize>,
    ) -> Option<Span> {
        let cited = cited(text, place, Some((letters.start, letters.end)));
        Place::of(text, &cited).span(self.subject.sources)
    }
}

/// The first letter in which words and their nearest passage differ, by code point: many look alike.
fn differs(text: &DocumentText<'_>, near: &Near, words: &[char]) -> Message {
    let (block, row) = near.place;
    let mut printed = text.letters(block, Some(row)).iter().filter(|c| !is_blank(**c));
    let printed = printed.nth(near.letters.start + near.same);
    let here = words.get(near.same).copied().unwrap_or_default();
    let (n, at) = (near.same + 1, u32::from(here));
    let Some(there) = printed else {
        return say!(
            "第 {n} 个字是 `{here}`（U+{at:04X}），原文这一段到这里已经完了",
            "letter {n} is `{here}` (U+{at:04X}), and the passage ends before it"
        );
    };
    let point = u32::from(*there);
    say!(
        "最接近的原文从第 {n} 个字起不同：这里写的是 `{here}`（U+{at:04X}），原文是 `{there}`（U+{point:04X}）",
        "the nearest passage differs from letter {n} on: `{here}` (U+{at:04X}) here, `{there}` (U+{point:04X}) in the text"
    )
}
