//! A count and the list beside it: 7个中心卫生院 behind the names of six.
//!
//! Many numbers stand beside a list and count something else. So a list counts only where its items end alike and the
//! counted thing is named with that ending: such a list is one of names, and the count is the count of them.
//! Of names that end otherwise (甲、乙、丙4个街道) most counts are of something else: they have a code of their own.

mod announced;
mod count;
mod list;
mod row;

use std::ops::Range;

use crate::check::subject::DocumentSubject;
use crate::check::text::letters::{self, Letter};
use crate::diag::{Code, Finding, Message, Span};
use crate::say;

use announced::{Announced, announced};
use count::{Count, counts};
use list::{List, before, behind};

/// A list with 等 that names so many and leaves out just one is no open list.
const NEARLY_ALL: usize = 5;

/// The count of a list is the number of its items.
pub(in crate::check) fn counts_of_lists(
    subject: &DocumentSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    for stretch in subject.text.stretches() {
        let letters = &stretch.letters;
        let plain: Vec<char> = letters.iter().map(|(c, _)| *c).collect();
        let wrong = counts(letters).into_iter().filter_map(|count| wrong(&plain, count));
        // The row of a sentence that was cut in two may have begun before.
        let wrong = wrong.filter(|wrong| wrong.list.start > 0 || !stretch.may_go_on);
        findings.extend(wrong.map(|wrong| wrong.finding(subject, letters)));
    }
    for Announced { count, listed, bytes, last } in announced(subject) {
        let last = (subject.span(&last), say!("列到第 {listed} 项", "item {listed} is the last"));
        let code = Code::CountDiffers;
        findings.push(finding(code, subject.span(&bytes), count.value, listed, last));
    }
}

/// A count that is not the number of items.
#[derive(Debug)]
struct Wrong {
    code: Code,
    count: Count,
    list: Range<usize>,
    listed: usize,
}

/// Holds a count against the list before it or, in brackets or behind a colon, by the one behind.
fn wrong(letters: &[char], count: Count) -> Option<Wrong> {
    let list = before(letters, &count).or_else(|| behind(letters, &count));
    let list = list.map(|list| (Code::CountDiffers, list));
    let row = || Some((Code::NamesAndCountDiffer, row::before(letters, &count)?));
    let (code, List { range, listed, at_most, is_open }) = list.or_else(row)?;
    if (listed..=at_most).contains(&count.value) {
        return None;
    }
    let left_out = count.value.checked_sub(listed);
    let is_wrong = match left_out {
        None => true,
        Some(1) if is_open => listed >= NEARLY_ALL,
        Some(_) => !is_open,
    };
    is_wrong.then_some(Wrong { code, count, list: range, listed })
}

impl Wrong {
    fn finding(&self, subject: &DocumentSubject<'_>, text: &[Letter]) -> Finding {
        let Self { code, count: Count { value, range }, list, listed } = self;
        let span = |letters: &Range<usize>| subject.span(&letters::place(text, letters));
        let list = (span(list), say!("列出 {listed} 个", "{listed} are listed"));
        finding(*code, span(range), *value, *listed, list)
    }
}

/// A count that is not the number of what is listed at another place.
fn finding(
    code: Code,
    here: Span,
    value: usize,
    listed: usize,
    (list, label): (Span, Message),
) -> Finding {
    let say = say!(
        "写的是 {value} 个，列出的是 {listed} 个",
        "the text says {value}, and lists {listed}"
    );
    let hint = match code {
        Code::NamesAndCountDiffer => say!(
            "数的是别的，不用改；数的就是这几个名称，对照原件",
            "if it counts something else, leave it; if it counts these names, compare with the original"
        ),
        _ => say!(
            "对照原件，看是漏列、多列还是数字有误；原件就是这样印的，照录",
            "compare with the original: the list or the number may be wrong; if it is printed so, leave it"
        ),
    };
    Finding::new(code, here, say).other(list, label).hint(hint)
}
