//! Whether a printed number is in the unit of its record.

use super::beside::{self, Scale};
use super::source::Source;
use crate::check::text::letters;
use crate::check::text::numbers::PrintedNumber;
use crate::check::text::parted::CELL;
use crate::model::{is_in_unit, unit_at_start, unit_kind};

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
        // The unit of the row is that of its levels: a change of a share is in points.
        if beside::is_in_points(self.letters(), number, unit) {
            return true;
        }
        let wanted = beside::scale_of(&letters::of_text(unit));
        let beside = beside::scale_beside(self.letters(), number, all);
        if beside.is_some() {
            return beside == wanted;
        }
        if wanted.is_some() && beside::counts(self.letters(), number) {
            return false;
        }
        if let Some(is_same) = self.is_in_stated_unit(number, unit) {
            return is_same;
        }
        if self.place.table().is_none() {
            return !wanted.is_some_and(Scale::is_amount);
        }
        let heads = self.heads();
        let stated = self.cells().zip(heads).filter_map(|(cell, head)| {
            let unit = if is_head_of_units(head) { Some(cell) } else { beside::in_brackets(cell) };
            unit.and_then(beside::scale_of)
        });
        let stated: Vec<Scale> = stated.collect();
        stated.is_empty() || wanted.is_some_and(|wanted| stated.contains(&wanted))
    }

    /// Whether a number of a table is in a unit, where the table says its own: in the head of the column, in a cell for
    /// units, with the name of the row or, for the whole of it, over it. `None` where it says none, or one that may stand
    /// beside it.
    fn is_in_stated_unit(&self, number: &PrintedNumber, unit: &str) -> Option<bool> {
        self.place.table()?;
        let column =
            self.places_of_cells().iter().position(|cell| cell.contains(&number.at.start))?;
        let over = self.place.over_columns();
        let head = over.get(column).map_or(&[][..], Vec::as_slice);
        let of_column = head.rsplit(|c| *c == CELL).filter_map(beside::in_brackets);
        let first = self.heads();
        let cells: Vec<&[char]> = self.cells().collect();
        let of_row = cells.iter().zip(first).filter(|(_, head)| is_head_of_units(head));
        let names = cells.iter().enumerate().filter(|(at, _)| *at != column);
        let names = names.filter_map(|(_, cell)| beside::in_brackets(cell));
        // 指标（‰）, over the names of the rows.
        let of_names = first.iter().filter(|head| is_head_of_names(head));
        let of_names = of_names.filter_map(|head| beside::in_brackets(head));
        let stated = of_column.chain(of_row.map(|(cell, _)| *cell)).chain(names).chain(of_names);
        // The row says the unit of its levels.
        let unit = match unit {
            "百分点" => "%",
            "千分点" => "‰",
            unit => unit,
        };
        let is_in = |stated: &[char]| match known(stated) {
            Some(known) => is_in_unit(&known, unit),
            None => Some(rate(stated)? == beside::scale_of(&letters::of_text(unit))?),
        };
        stated.map(is_in).find_map(|said| said).or_else(|| {
            let over = self.place.caption().into_iter().chain(self.place.sections());
            over.filter_map(|line| of_table(line)).find_map(is_in)
        })
    }
}

/// Whether a column is that of the units of its rows.
pub(super) fn is_head_of_units(head: &[char]) -> bool {
    matches!(head, ['单', '位'] | ['计', '量', '单', '位'])
}

fn is_head_of_names(head: &[char]) -> bool {
    ["指标", "项目", "名称", "类别"].iter().any(|word| letters::starts_with(head, word))
}

/// How the numbers of a rate lie to others, where the letters are its sign and nothing else: ‰, 1/万.
fn rate(letters: &[char]) -> Option<Scale> {
    let is_sign = matches!(letters, ['%' | '％' | '‰'] | ['1' | '/' | '／', ..]);
    beside::scale_of(letters).filter(|scale| is_sign && !scale.is_amount())
}

/// A unit, where the letters are one that says how its numbers lie to others.
fn known(letters: &[char]) -> Option<String> {
    let unit: String = letters.iter().collect();
    let is_known = unit_at_start(letters).as_ref() == Some(&unit) || unit_kind(&unit) == "个";
    is_known.then_some(unit)
}

/// The units of a table, as they are printed over it: 单位：万人.
pub(super) fn of_table(text: &[char]) -> Option<&[char]> {
    let at = letters::find(text, &['单', '位'])? + 2;
    let rest = text.get(at..)?.strip_prefix(&['：']).or(text.get(at..)?.strip_prefix(&[':']))?;
    rest.split(|c| "）)；;，。".contains(*c)).next()
}
