//! Ordinals that count clauses and paragraphs: 一是 … 三是 without 二是.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::count::{Count, gap};
use super::headings::{compare, finding};
use crate::check::document::ordinals::{Form, Ordinal, ordinals};
use crate::check::subject::DocumentSubject;
use crate::check::text::document::Stretch;
use crate::check::text::letters;
use crate::diag::{Finding, Span};
use crate::model::Block;

/// The ordinals of clauses go up by one.
pub(in crate::check) fn ordinal_gaps(subject: &DocumentSubject<'_>, findings: &mut Vec<Finding>) {
    let mut lists = Lists { subject, open: BTreeMap::new() };
    let mut stretches = subject.text.stretches().iter();
    for block in &subject.document.body.blocks {
        match block {
            Block::Heading(..) => {
                lists.open.clear();
                findings.extend(stretches.next().into_iter().flat_map(|one| lists.take(one)));
                lists.open.clear();
            }
            Block::Paragraph(_) => {
                findings.extend(stretches.next().into_iter().flat_map(|one| lists.take(one)));
            }
            Block::Table(table) => {
                let cells = table.header.len()
                    + table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
                for cell in stretches.by_ref().take(cells) {
                    let mut of_cell = Lists { subject, open: BTreeMap::new() };
                    findings.extend(of_cell.take(cell));
                }
            }
        }
    }
}

/// The lists that are being counted, each form for itself.
struct Lists<'a> {
    subject: &'a DocumentSubject<'a>,
    open: BTreeMap<Form, List>,
}

/// A list in the course of a section.
struct List {
    count: Count,
    /// The ordinal before: its number, its words and its place.
    last: (u32, String, Span),
}

impl Lists<'_> {
    fn take(&mut self, stretch: &Stretch) -> Vec<Finding> {
        let text: Vec<char> = stretch.letters.iter().map(|(c, _)| *c).collect();
        let mut is_here: BTreeSet<Form> = BTreeSet::new();
        let mut findings = Vec::new();
        for Ordinal { form, number, at } in ordinals(&text) {
            let label: String = text.get(at.clone()).unwrap_or_default().iter().collect();
            let span = self.subject.span(&letters::place(&stretch.letters, &at));
            let is_first_here = is_here.insert(form);
            let here = (number, label, span);
            if number == 1 {
                let list = self.open.entry(form);
                let list =
                    list.or_insert_with(|| List { count: Count::default(), last: here.clone() });
                if is_first_here {
                    list.count = Count::default();
                }
                list.count.open(1);
                list.last = here;
                continue;
            }
            // A list that does not begin with 一是 is none that can be counted.
            let Some(list) = self.open.get_mut(&form) else { continue };
            let before = std::mem::replace(&mut list.last, here.clone());
            // The first of a paragraph may stand within a clause: 要解决的问题一是….
            if is_first_here && number == 2 && is_begun(&text, &at) {
                list.count = Count { next: vec![3] };
                continue;
            }
            if !list.count.goes_on(number) {
                list.count.jump(number);
                let labels = [(here.1.as_str(), here.2), (before.1.as_str(), before.2)];
                findings.push(finding(labels, gap(before.0, number)).hint(compare()));
            }
        }
        findings
    }
}

/// Whether 一是 stands anywhere before a 二是.
fn is_begun(text: &[char], second: &Range<usize>) -> bool {
    let form = text.get(second.start + 1).copied();
    let before = text.get(..second.start).unwrap_or_default();
    before.windows(2).any(|pair| matches!(pair, ['一', c] if Some(*c) == form))
}
