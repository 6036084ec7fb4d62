//! Measures of projects stand in their source: the number, what qualifies it, and the unit beside it.

use super::amounts::is_of_which;
use super::beside;
use super::source::{Claim, Mismatch, Source};
use super::verifier::{Verifier, as_yaml};
use crate::check::text::letters;
use crate::check::text::numbers::{PrintedNumber, Reading, numbers};
use crate::diag::{Code, Message};
use crate::model::{Measure, Number, Origin, Quantity, same_measure};
use crate::say;

/// How many letters a unit has at most: 万千瓦时.
const LONGEST: usize = 6;

impl Verifier<'_> {
    /// The measure of a project, or of a total.
    pub(super) fn measure(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        Measure { value: quantity, unit }: &Measure,
    ) {
        self.takes_text = false;
        // No column is of this year: all that is cited is looked at.
        let claim = Claim { quantity, text: None, unit, year: 0, heads: &[], columns: &[] };
        let value = quantity.text();
        let (key, say, hint): (_, Message, Message) = match source.mismatch(&claim) {
            None if source.prints_measure(quantity, unit) => {
                self.unread(source, origin, &["value"], &claim);
                return;
            }
            None if source.is_measure_of_part(quantity, unit) => (
                "value",
                say!(
                    "“{value}”在出处里是一部分的数，不是全部的",
                    "in the source `{value}` is of a part, and not of the whole"
                ),
                say!(
                    "换成全部的数；记的就是这一部分的，只引它的那个分句",
                    "give the value of the whole; where the project is this part, cite no more than its clause"
                ),
            ),
            None | Some(Mismatch::Unit) => (
                "unit",
                say!(
                    "出处里“{value}”的单位不是“{unit}”",
                    "the source prints `{value}` with another unit than `{unit}`"
                ),
                say!("照原文写单位", "write the unit as printed"),
            ),
            Some(Mismatch::Bound(said)) => {
                let printed = as_yaml(said, quantity);
                (
                    "value",
                    say!(
                        "出处里这个数旁边的词与“{value}”不合，应写 `{printed}`",
                        "the words beside this number in the source make it `{printed}`, not `{value}`"
                    ),
                    say!("照原文写", "write it as printed"),
                )
            }
            Some(_) => (
                "value",
                say!("出处里没有“{value}”", "the source does not print `{value}`"),
                say!(
                    "照原文改，或者引到印有它的地方",
                    "write it as printed, or cite the place that prints it"
                ),
            ),
        };
        let code = if key == "unit" { Code::UnitDiffersFromQuote } else { Code::ValueNotInQuote };
        let finding = self.within_one(self.subject.finding(code, origin, &[key], say));
        self.findings.push(finding.hint(hint));
    }
}

impl Source<'_> {
    /// Whether a number with a unit behind it is everywhere that of a part: 床位1200张，其中一期800张.
    fn is_measure_of_part(&self, quantity: &Quantity, unit: &str) -> bool {
        let Some((_, number)) = quantity.level() else { return false };
        let mut found = self.measures(number, unit).peekable();
        found.peek().is_some() && found.all(|n| self.is_of_part_in(n, unit))
    }

    /// The places of a number in the cited words that has this unit behind it.
    fn measures<'n>(
        &'n self,
        number: &'n Number,
        unit: &'n str,
    ) -> impl Iterator<Item = &'n PrintedNumber> {
        let quoted = self.quoted();
        let is_quoted = |n: &PrintedNumber| quoted.start <= n.at.start && n.at.end <= quoted.end;
        self.numbers().iter().filter(move |n| {
            n.digits == number.text()
                && is_quoted(n)
                && is_unit_behind(self.letters(), n.at.end, unit)
        })
    }

    /// Whether the cited words say that a number is of a part of what they print in this unit; a total may be of one.
    fn is_of_part_in(&self, number: &PrintedNumber, unit: &str) -> bool {
        let before = self.slice(&(self.quoted().start..number.at.start));
        !self.is_of_total && is_of_which(before, |whole, n| is_unit_behind(whole, n.at.end, unit))
    }

    /// Whether a number is printed with a unit behind it or, in a table, in the head of its column or a cell for units.
    fn prints_measure(&self, quantity: &Quantity, unit: &str) -> bool {
        let Some((_, number)) = quantity.level() else { return false };
        if self.measures(number, unit).any(|n| !self.is_of_part_in(n, unit)) {
            return true;
        }
        let heads = self.heads();
        let of_column = self.cells().zip(heads).any(|(cell, head)| {
            let is_in = numbers(cell, Reading::Values).iter().any(|n| n.digits == number.text());
            is_in && beside::in_brackets(head).is_some_and(|of| is_unit(of, unit))
        });
        of_column || self.place.table().is_some() && self.cells().any(|cell| is_unit(cell, unit))
    }
}

fn is_unit(text: &[char], unit: &str) -> bool {
    same_measure(&text.iter().collect::<String>(), unit)
}

/// Whether a unit stands behind a number, and no longer one: 120公里, 300余张, but 5万吨 is not in 万.
fn is_unit_behind(text: &[char], end: usize, unit: &str) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let skipped = rest.iter().take_while(|c| "余多几".contains(**c)).count();
    let rest = rest.get(skipped..).unwrap_or_default();
    (1..=LONGEST).filter_map(|length| rest.get(..length)).any(|of| is_unit(of, unit))
        || letters::begins(rest, &letters::of_text(unit))
}
