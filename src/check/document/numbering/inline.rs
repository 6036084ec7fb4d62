//! Ordinals that count clauses and paragraphs: 一是 … 三是 without 二是.

use std::collections::BTreeMap;
use std::ops::Range;

use super::count::{Count, gap};
use super::jump::{compare, finding, together};
use crate::check::document::ordinals::{Form, Ordinal, ordinals};
use crate::check::subject::DocumentSubject;
use crate::check::text::document::Stretch;
use crate::check::text::letters;
use crate::diag::{Finding, Span};
use crate::model::Block;

/// The ordinals of clauses go up by one.
pub(in crate::check) fn ordinal_gaps(subject: &DocumentSubject<'_>, findings: &mut Vec<Finding>) {
    let mut lists = Lists { subject, open: BTreeMap::new() };
    let mut gaps: Vec<Finding> = Vec::new();
    let mut stretches = subject.text.stretches().iter();
    for block in &subject.document.body.blocks {
        match block {
            Block::Heading(..) => {
                lists.open.clear();
                gaps.extend(stretches.next().into_iter().flat_map(|one| lists.take(one)));
                lists.open.clear();
            }
            Block::Paragraph(_) => {
                gaps.extend(stretches.next().into_iter().flat_map(|one| lists.take(one)));
            }
            Block::Table(table) => {
                let cells = table.header.len()
                    + table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
                for cell in stretches.by_ref().take(cells) {
                    let mut of_cell = Lists { subject, open: BTreeMap::new() };
                    gaps.extend(of_cell.take(cell));
                }
            }
        }
    }
    findings.extend(together(subject, gaps));
}

/// The lists that are being counted, each form for itself.
struct Lists<'a> {
    subject: &'a DocumentSubject<'a>,
    open: BTreeMap<Form, List>,
}

/// A list in the course of a section.
struct List {
    count: Count,
    /// What may come next at the beginning of a paragraph: one with 七是 may hold a list of its own, and 八是 comes below.
    opening: Option<u32>,
    /// The ordinal before: its number, its words and its place.
    last: (u32, String, Span),
}

impl Lists<'_> {
    fn take(&mut self, stretch: &Stretch) -> Vec<Finding> {
        let text: Vec<char> = stretch.letters.iter().map(|(c, _)| *c).collect();
        // Where the ordinal before of each form ends.
        let mut ends: BTreeMap<Form, usize> = BTreeMap::new();
        let mut findings = Vec::new();
        for Ordinal { form, number, at } in ordinals(&text) {
            let label: String = text.get(at.clone()).unwrap_or_default().iter().collect();
            let span = self.subject.span(&letters::place(&stretch.letters, &at));
            let start = ends.insert(form, at.end);
            let is_first_here = start.is_none();
            let is_opening = at.start == 0;
            let here = (number, label, span);
            if number == 1 {
                let list = self.open.entry(form);
                let list = list.or_insert_with(|| List {
                    count: Count::default(),
                    opening: None,
                    last: here.clone(),
                });
                if is_first_here {
                    list.count = Count::default();
                }
                if is_opening {
                    list.opening = Some(2);
                }
                list.count.open(1);
                list.last = here;
                continue;
            }
            // A list that does not begin with 一是 is none that can be counted.
            let Some(list) = self.open.get_mut(&form) else { continue };
            let before = std::mem::replace(&mut list.last, here.clone());
            // 一是 may stand within a clause: 要解决的问题一是….
            if number == 2 && is_begun(&text, start.unwrap_or_default()..at.start, form) {
                list.count = Count { next: vec![3] };
                continue;
            }
            let goes_on_above = is_opening && list.opening == Some(number);
            if is_opening {
                list.opening = Some(number + 1);
            }
            if goes_on_above {
                list.count = Count { next: vec![number + 1] };
                continue;
            }
            if !list.count.goes_on(number) {
                // A series within a paragraph ends with it: this one begins with other words, as 第一步.
                if is_first_here && !is_opening {
                    list.count = Count { next: vec![number + 1] };
                    continue;
                }
                list.count.jump(number);
                let labels = [(here.1.as_str(), here.2), (before.1.as_str(), before.2)];
                findings.push(finding(labels, gap(before.0, number)).hint(compare()));
            }
        }
        findings
    }
}

/// Whether 一是 stands anywhere in a stretch before a 二是.
fn is_begun(text: &[char], stretch: Range<usize>, form: Form) -> bool {
    let sign = if form == Form::Must { '要' } else { '是' };
    let before = text.get(stretch).unwrap_or_default();
    before.windows(2).any(|pair| *pair == ['一', sign])
}
