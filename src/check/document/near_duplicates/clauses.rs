//! Clauses that are said twice with other numbers: often two years or two places, now and then a slip.

use std::collections::BTreeMap;
use std::ops::Range;

use super::sentence::{Number, Role, Sentence, clauses};
use crate::check::subject::DocumentSubject;
use crate::diag::{Code, Finding};
use crate::say;

/// A clause with fewer letters is said of many things.
const SHORTEST: usize = 8;

/// A clause as it was first said.
struct First {
    numbers: Vec<Number>,
    bytes: Range<usize>,
}

/// Clauses of a document with the same letters and other numbers.
pub(in crate::check) fn other_numbers(subject: &DocumentSubject<'_>, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<Vec<char>, First> = BTreeMap::new();
    let text = subject.text.stretches().iter().enumerate();
    let text = text.filter(|(_, stretch)| stretch.row.is_none());
    for Sentence { bare, numbers, .. } in text.flat_map(clauses) {
        let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { continue };
        if bare.len() < SHORTEST || numbers.iter().any(|number| number.role != Role::Value) {
            continue;
        }
        let bytes = first.bytes.start..last.bytes.end;
        let Some(earlier) = seen.get(&bare) else {
            seen.insert(bare, First { numbers, bytes });
            continue;
        };
        let is_same = |(a, b): (&Number, &Number)| (a.at, a.nth) == (b.at, b.nth) && a.is_equal(b);
        let pairs = || earlier.numbers.iter().zip(&numbers);
        if earlier.numbers.len() == numbers.len() && !pairs().all(is_same) {
            let list = |numbers: &[Number]| -> Vec<String> {
                numbers.iter().map(|number| number.text.clone()).collect()
            };
            let (before, here) = (list(&earlier.numbers), list(&numbers));
            let (zh_before, zh_here) = (before.join("、"), here.join("、"));
            let (en_before, en_here) = (before.join(" and "), here.join(" and "));
            let say = say!(
                "同样的话，前面是 {zh_before}，这里是 {zh_here}",
                "the same words have {en_before} earlier and {en_here} here"
            );
            let finding = Finding::new(Code::OtherNumberElsewhere, subject.span(&bytes), say)
                .other(
                    subject.span(&earlier.bytes),
                    say!("前面是 {zh_before}", "{en_before} earlier"),
                )
                .hint(say!(
                    "两处说的不是一回事、不是一年的，不用改；是一回事的，对照原件",
                    "where the two are of other things or years, leave them; else compare with the original"
                ));
            findings.push(finding);
        }
    }
}
