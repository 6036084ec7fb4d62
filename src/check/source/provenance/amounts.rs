//! Amounts of projects in their place: the number in its unit, and what qualifies it.

use std::ops::Range;

use rust_decimal::Decimal;

use super::beside::{self, Scale};
use super::qualifier::{self, Around};
use super::source::Source;
use super::unit::{is_head_of_units, of_table};
use super::words::has_any;
use crate::check::text::letters;
use crate::check::text::numbers::{PrintedNumber, Reading, numbers};
use crate::check::text::years;
use crate::model::{Bound, Number, Quantity};

/// A kind of amount: how it is printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    /// Words of the head over its column.
    pub(super) heads: &'static [&'static str],
    /// The size that its unit tells. In running text the number is printed with one, or the amount is of no size.
    pub(super) unit: Option<Scale>,
    /// Units of this kind: what a number has behind it is not what the head of its column says.
    pub(super) own: &'static [&'static str],
    /// Units of other kinds of amounts, behind whose numbers this one is not.
    pub(super) others: &'static [&'static str],
    /// Words of the whole of it.
    pub(super) whole: &'static [&'static str],
    /// Words of a part, or of what is not yet all of it: beside 总投资, 已完成投资 is not the investment.
    pub(super) parts: &'static [&'static str],
}

impl Amount {
    /// Whether words before a number, or over it, are of the whole.
    fn is_whole(&self, words: &[char]) -> bool {
        has_any(words, self.whole) && !self.is_of_a_part(words)
    }

    fn is_of_a_part(&self, words: &[char]) -> bool {
        // 2024年计划投资
        has_any(words, self.parts) || !self.parts.is_empty() && !years::named(words).is_empty()
    }
}

/// A number that is the amount, in a cell or in the text of the place, and its place there.
struct Found<'s> {
    text: &'s [char],
    number: PrintedNumber,
    /// Whether the text is a cell of a row, under this head.
    head: Option<&'s [char]>,
}

impl Source<'_> {
    /// Whether an amount stands in the place: in its column, where the table has one for it, and in whatever unit.
    pub(super) fn prints_amount(&self, kind: Amount, quantity: &Quantity) -> bool {
        !self.amounts(kind, quantity).is_empty()
    }

    /// Whether the digits of an amount stand in the place, whatever their unit.
    pub(super) fn prints_digits(&self, quantity: &Quantity) -> bool {
        let digits = quantity.level().map_or("", |(_, number)| number.text());
        self.numbers().iter().any(|number| number.digits == digits)
    }

    /// What words beside an amount say of it, where that is not what was typed: 约4.6亿元, and 约5万平方米 of 50000.
    pub(super) fn other_bound(&self, kind: Amount, quantity: &Quantity) -> Option<Bound> {
        let (bound, _) = quantity.level()?;
        let found = self.amounts(kind, quantity);
        // 总投资约（亿元）, over all of its cells
        let in_head = |one: &Found<'_>| {
            let name = one.head?.split(|c| matches!(c, '（' | '(')).next()?;
            (name.ends_with(&['约']) && beside(one).is_none()).then_some(Bound::About)
        };
        let allows = |one: &Found<'_>| {
            // What is said in another cell is said of another number.
            let around =
                if one.head.is_some() { Around::Nothing } else { Around::Numbers(self.numbers()) };
            in_head(one).map_or_else(
                || qualifier::allows(one.text, &one.number, bound, around),
                |said| said == bound,
            )
        };
        if found.iter().any(allows) {
            return None;
        }
        found.first().map(|one| in_head(one).or_else(|| beside(one)).unwrap_or(Bound::Exact))
    }

    fn amounts<'s>(&'s self, kind: Amount, quantity: &Quantity) -> Vec<Found<'s>> {
        let mut found = self.all_amounts(kind, quantity);
        // A total may be that of a part.
        found.retain(|one| self.is_of_total || !self.is_of_part(kind, one));
        found
    }

    /// Whether a number is that of a part of what the cited words give the whole of: 总投资12.6亿元，其中一期7.5亿元, or
    /// 总投资5200万元（含设备800万元），已完成投资1200万元.
    fn is_of_part(&self, kind: Amount, found: &Found<'_>) -> bool {
        let Found { text, number, head } = found;
        let from = if head.is_some() { 0 } else { self.quoted().start };
        let before = text.get(from..number.at.start).unwrap_or_default();
        let is_of_kind =
            |text: &[char], n: &PrintedNumber| kind.own.iter().any(|unit| has_unit(text, n, unit));
        let is_within = is_of_which(before, is_of_kind);
        if is_within || head.is_some() {
            return is_within;
        }
        let own = last_clause(before);
        let is_whole = |n: &PrintedNumber| {
            let before = text.get(from..n.at.start).map(last_clause);
            n.at.end <= self.quoted().end
                && is_of_kind(text, n)
                && before.is_some_and(|words| kind.is_whole(words))
        };
        kind.is_of_a_part(own) && !has_any(own, kind.whole) && self.numbers().iter().any(is_whole)
    }

    fn all_amounts<'s>(&'s self, kind: Amount, quantity: &Quantity) -> Vec<Found<'s>> {
        let heads = self.heads();
        let head = |column: usize| heads.get(column).map_or(&[][..], |head| &**head);
        let columns = self.cells().enumerate().map(|(column, cell)| (head(column), cell));
        let columns: Vec<Column<'s>> = columns.collect();
        // A column of units is about those whose heads have none of their own.
        let of_row = columns.iter().find(|(head, _)| is_head_of_units(head));
        let of_row = of_row.map_or(&[][..], |(_, unit)| *unit);
        let is_of_others = |head| {
            let unit = beside::in_brackets(head).unwrap_or_default();
            starts_with_one(unit, kind.others)
        };
        let columns = columns.iter().filter(|(head, _)| !is_of_others(head)).copied();
        let columns: Vec<Column<'s>> = columns.collect();
        // A table may print the unit elsewhere; a sentence prints it with the number.
        let unmarked = self.place.table().and_then(|_| self.scale_of_table(kind));
        let of_kind = columns.iter().filter(|(head, _)| has_any(head, kind.heads));
        let is_part = |(head, _): &&Column<'_>| letters::starts_with(head, "其中");
        // 总投资 | 其中：中央资金
        let has_whole = of_kind.clone().any(|column| !is_part(&column));
        let of_kind = of_kind.filter(|column| !(has_whole && is_part(column)));
        let mut of_kind: Vec<Column<'s>> = of_kind.copied().collect();
        // 总投资 | “十四五”投资 | 已完成投资
        if of_kind.iter().any(|(head, _)| kind.is_whole(head)) {
            of_kind.retain(|(head, _)| kind.is_whole(head));
        }
        let in_column = |column: Column<'s>, of_head: Option<Scale>| {
            let has_own = of_head.is_some() || beside::in_brackets(column.0).is_some();
            let unit = if has_own { &[][..] } else { of_row };
            let is_of_kind = starts_with_one(unit, kind.own);
            let scale = of_head.or_else(|| scale_in(unit).filter(|_| is_of_kind));
            let unmarked = if starts_with_one(unit, kind.others) {
                Unmarked::Another
            } else {
                Unmarked::OfKind(scale.or(unmarked))
            };
            of_cell(column, unmarked, quantity, kind)
        };
        if !of_kind.is_empty() {
            let in_column = |column: Column<'s>| in_column(column, scale_in(column.0));
            return of_kind.into_iter().flat_map(in_column).collect();
        }
        if self.place.is_row() {
            return columns.into_iter().flat_map(|column| in_column(column, None)).collect();
        }
        let text = self.letters();
        let unmarked = Unmarked::OfKind(unmarked);
        let found = amounts(text, self.quoted(), unmarked, quantity, kind).into_iter();
        found.map(|number| Found { text, number, head: None }).collect()
    }
}

impl Source<'_> {
    /// The size of the unit that is printed over a table for amounts of a kind, 单位：万元、平方米; of the kind itself, where none
    /// is.
    fn scale_of_table(&self, kind: Amount) -> Option<Scale> {
        let caption = self.place.caption();
        let units = caption.iter().filter_map(|line| of_table(line));
        let mut units = units.flat_map(|units| units.split(|c| "、/／和".contains(*c)));
        units.find(|unit| starts_with_one(unit, kind.own)).map_or(kind.unit, scale_in)
    }
}

/// What a number is that has no unit beside it.
#[derive(Debug, Clone, Copy)]
enum Unmarked {
    /// Of this kind, in a unit of this size.
    OfKind(Option<Scale>),
    /// An amount of another kind: the row says so in its column of units.
    Another,
}

/// The head of a column, and a cell of it.
type Column<'s> = (&'s [char], &'s [char]);

fn of_cell<'s>(
    (head, text): Column<'s>,
    unmarked: Unmarked,
    quantity: &Quantity,
    kind: Amount,
) -> Vec<Found<'s>> {
    let found = amounts(text, &(0..text.len()), unmarked, quantity, kind).into_iter();
    found.map(|number| Found { text, number, head: Some(head) }).collect()
}

fn beside(one: &Found<'_>) -> Option<Bound> {
    qualifier::beside(one.text, &one.number)
}

/// Whether a unit, of whatever size, is one of these: 万平方米.
fn starts_with_one(unit: &[char], units: &[&str]) -> bool {
    let unit = unit.strip_prefix(&['万']).or(unit.strip_prefix(&['亿'])).unwrap_or(unit);
    units.iter().any(|one| letters::starts_with(unit, one))
}

/// The size that words of a unit tell.
fn scale_in(words: &[char]) -> Option<Scale> {
    let scales = [('亿', Scale::Yi), ('万', Scale::Wan)];
    scales.into_iter().find(|(sign, _)| words.contains(sign)).map(|(_, scale)| scale)
}

/// The numbers of a part of a text that are an amount, in its unit: as these digits, or in another unit as the same amount.
/// Of a range, the lower ends.
fn amounts(
    text: &[char],
    part: &Range<usize>,
    unmarked: Unmarked,
    quantity: &Quantity,
    kind: Amount,
) -> Vec<PrintedNumber> {
    let all = numbers(text, Reading::Values);
    let is_in = |n: &PrintedNumber| part.start <= n.at.start && n.at.end <= part.end;
    let factor = |scale: Option<Scale>| scale.map_or(Decimal::ONE, Scale::factor);
    // 3亿元至5亿元, but not what a change starts from: 由3亿元至5亿元.
    let is_range = |low: &PrintedNumber, high| {
        let before = text.get(..low.at.start).and_then(<[char]>::last);
        beside::is_range(text, low, high, !matches!(before, Some('由' | '从')))
    };
    let is_it = |n: &PrintedNumber, number: &Number| {
        let has = |units: &[&str]| units.iter().any(|unit| has_unit(text, n, unit));
        if !is_in(n) || has(kind.others) || is_of_each(text, n) {
            return false;
        }
        let beside = beside::scale_beside(text, n, &all);
        let scale = match unmarked {
            _ if has(kind.own) => beside,
            Unmarked::OfKind(scale) => beside.or(scale),
            Unmarked::Another => return false,
        };
        if scale == kind.unit {
            return n.digits == number.text();
        }
        if !scale.is_some_and(Scale::is_amount) {
            return false;
        }
        let value = Number::parse(&n.digits).map(|n| n.value() * factor(scale));
        value == Some(number.value() * factor(kind.unit))
    };
    let at = |n: usize| all.get(n);
    let places = (0..all.len()).filter(|n| {
        let (before, next) = (n.checked_sub(1).and_then(at), at(n + 1));
        let Some(own) = at(*n) else { return false };
        let goes_on = next.filter(|next| is_range(own, next));
        match quantity {
            Quantity::Level(_, number) => {
                let is_end = before.is_some_and(|before| is_range(before, own));
                goes_on.is_none() && !is_end && is_it(own, number)
            }
            Quantity::Range(low, high) => {
                goes_on.is_some_and(|next| is_it(own, low) && is_it(next, high))
            }
            Quantity::Words(_) => false,
        }
    });
    places.filter_map(|n| at(n).cloned()).collect()
}

/// Whether a number is that of each of several or what was there before: 每个补助10万元, 由6000平方米扩大到15000平方米.
fn is_of_each(text: &[char], number: &PrintedNumber) -> bool {
    let before = text.get(..number.at.start).unwrap_or_default();
    let clause = before.rsplit(|c| "。；，、：".contains(*c)).next().unwrap_or_default();
    matches!(clause, ['每', ..] | [.., '由' | '从'])
}

/// The letters behind the last sign that ends a clause or opens brackets.
fn last_clause(before: &[char]) -> &[char] {
    before.rsplit(|c| "。；，、：（）()".contains(*c)).next().unwrap_or_default()
}

/// Whether letters before a number say that it is of a part: behind 其中, before which a number of its kind stands.
pub(super) fn is_of_which(
    before: &[char],
    is_of_kind: impl Fn(&[char], &PrintedNumber) -> bool,
) -> bool {
    let sentence = before.rsplit(|c| "。；".contains(*c)).next().unwrap_or_default();
    let whole = letters::find(sentence, &['其', '中']).and_then(|at| sentence.get(..at));
    whole.is_some_and(|whole| numbers(whole, Reading::Values).iter().any(|n| is_of_kind(whole, n)))
}

/// Whether a unit stands behind a number, or behind its size: `3平方米`, `3万平方米`.
fn has_unit(text: &[char], number: &PrintedNumber, unit: &str) -> bool {
    let behind = text.get(number.at.end..).unwrap_or_default();
    let skipped = behind.iter().take_while(|c| "余多万亿".contains(**c)).count();
    behind.get(skipped..).unwrap_or_default().starts_with(&letters::of_text(unit))
}
