//! A number that is out of line, and what is said of it.

use std::ops::Range;

use super::count::gap;
use super::item::Item;
use crate::check::document::many;
use crate::check::subject::DocumentSubject;
use crate::diag::{Code, Finding, Message, Span};
use crate::import::System;
use crate::say;

/// A number that does not follow the one before of its kind.
#[derive(Debug)]
pub(super) struct Jump {
    pub(super) item: Item,
    /// The one before; none where a list begins with this number.
    pub(super) before: Option<Item>,
    /// An item of another kind that the number does follow.
    pub(super) follows: Option<Item>,
    /// Whether the number shows a gap by itself: where a list begins late, the next one does.
    pub(super) is_sure: bool,
}

impl Jump {
    /// A list that begins with another number than 1.
    pub(super) fn late(item: Item, is_sure: bool) -> Self {
        Self { item, before: None, follows: None, is_sure }
    }

    /// Whether the numbers may be those of rows of a table that was taken apart: they name indicators with their units, or stand
    /// beside cells.
    pub(super) fn is_of_rows(&self, is_beside_cells: bool) -> bool {
        let names = |item: &Item| item.names_indicator();
        self.item.system > System::Section
            && (is_beside_cells || names(&self.item) || self.before.as_ref().is_some_and(names))
    }

    /// The numbers that should stand between the two.
    pub(super) fn missing(&self) -> Range<u32> {
        let before = self.before.as_ref().map_or(0, |before| before.number);
        (if self.item.number > before + 1 { before + 1 } else { 1 })..self.item.number
    }

    /// What is said of it; nothing, where a list begins late and the next number has not come.
    pub(super) fn finding(&self, subject: &DocumentSubject<'_>) -> Option<Finding> {
        let place = |item: &Item| subject.span(&item.place);
        let Some(before) = &self.before else {
            let late = || begins_late(&self.item.label, place(&self.item), self.missing());
            return self.is_sure.then(late);
        };
        // Behind a number of another kind, nothing is missing between the two.
        let number = if self.follows.is_some() { 0 } else { self.item.number };
        let labels = [&self.item, before].map(|item| (item.label.as_str(), place(item)));
        let mut found = finding(labels, gap(before.number, number));
        if let Some(follows) = &self.follows {
            let other = &follows.label;
            let hint = say!(
                "编号接的是“{other}”，看是不是把“章”“节”用混了",
                "its number follows `{other}`: a chapter may be called a section, or the reverse"
            );
            let text = say!("编号接的是这里", "its number follows this one");
            found = found.other(place(follows), text).hint(hint);
        }
        Some(found.hint(compare()))
    }
}

/// A number that does not follow the one before, both with their places.
pub(super) fn finding(
    [(label, here), (before, earlier)]: [(&str, Span); 2],
    (zh, en): (String, String),
) -> Finding {
    let say = say!("“{before}”之后是“{label}”{zh}", "`{label}` follows `{before}`{en}");
    Finding::new(Code::HeadingNumberGap, here, say)
        .other(earlier, say!("前一个在这里", "the one before"))
}

/// A list that begins with another number than 1.
fn begins_late(label: &str, here: Span, missing: Range<u32>) -> Finding {
    let (zh, en) = gap(missing.start - 1, missing.end);
    let say = say!("编号从“{label}”开始{zh}", "numbers begin with `{label}`{en}");
    Finding::new(Code::HeadingNumberGap, here, say).hint(compare())
}

/// What to do about it.
pub(super) fn compare() -> Message {
    say!(
        "对照原件，看有没有漏掉的标题或条目；原件就是这样印的，照录",
        "compare with the original: a heading or an item may be missing; if it is printed so, leave it"
    )
}

/// The gaps of a text, as one finding where there are many: its headings were not recognised, or its numbers count something
/// else.
pub(super) fn together(subject: &DocumentSubject<'_>, gaps: Vec<Finding>) -> Vec<Finding> {
    let say = |count: usize, zh: &str, en: &str| {
        say!(
            "标题和条目的编号有 {count} 处接不上，在第 {zh} 行",
            "numbers of headings and items do not go on at {count} places, in lines {en}"
        )
    };
    let hint = say!(
        "这样多的，多半是导入时没有认出标题，或者这些数不是条目的编号，如逐行编的号；先对照原件改标题",
        "so many are rarely in the text: its headings may not have been recognised, or the numbers count something else, as lines; first compare the headings with the original"
    );
    many::as_one(subject, gaps, say, &say!("这里也接不上", "nor does this one"), hint)
}
