//! Whether a printed number is in the unit of its record.

use super::beside::{self, Scale};
use super::source::Source;
use crate::check::text::letters;
use crate::check::text::numbers::PrintedNumber;

impl Source<'_> {
    /// Whether a number has no other unit than this one: beside it or, in a table, in the row.
    pub(super) fn has_unit(
        &self,
        number: &PrintedNumber,
        all: &[PrintedNumber],
        unit: &str,
    ) -> bool {
        if let Some(is_same) = beside::is_same_unit(self.letters(), number, unit) {
            return is_same;
        }
        let wanted = beside::scale_of(&letters::of_text(unit));
        let beside = beside::scale_beside(self.letters(), number, all);
        if beside.is_some() {
            return beside == wanted;
        }
        if wanted.is_some() && beside::counts(self.letters(), number) {
            return false;
        }
        if self.place.table().is_none() {
            return !wanted.is_some_and(Scale::is_amount);
        }
        let heads = self.heads();
        let is_unit = |head: &[char]| matches!(head, ['单', '位'] | ['计', '量', '单', '位']);
        let stated = self.cells().zip(&heads).filter_map(|(cell, head)| {
            let unit = if is_unit(head) { Some(cell) } else { beside::in_brackets(cell) };
            unit.and_then(beside::scale_of)
        });
        let stated: Vec<Scale> = stated.collect();
        stated.is_empty() || wanted.is_some_and(|wanted| stated.contains(&wanted))
    }
}
