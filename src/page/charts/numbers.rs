//! Numbers of records as charts draw them: here decimals become positions.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::assess::Step;
use crate::chart::{self, Point, Value};
use crate::model::{Bound, Number, Quantity, Target};
use crate::page::words::wording::{exact, printed};

/// The position of a number; none for one that has no place on an axis.
pub(in crate::page) fn value(number: Decimal) -> Option<Value> {
    Value::new(number.to_f64()?)
}

/// A number that can be drawn, with the text it is printed as.
pub(in crate::page) struct Drawn {
    pub(in crate::page) year: i32,
    pub(in crate::page) value: Value,
    pub(in crate::page) text: String,
}

impl Drawn {
    pub(in crate::page) fn point(&self) -> Point<'_> {
        Point { year: self.year, value: self.value, text: &self.text }
    }
}

pub(in crate::page) fn drawn(year: i32, quantity: Option<&Quantity>) -> Option<Drawn> {
    let (_, number) = quantity?.level()?;
    let value = value(number.value())?;
    Some(Drawn { year, value, text: printed(quantity?) })
}

/// A sum of the values of single years.
pub(in crate::page) fn summed(sum: &Step) -> Option<Drawn> {
    let value = value(sum.value)?;
    Some(Drawn { year: sum.year, value, text: exact(sum.value) })
}

/// A target with its printed text.
pub(in crate::page) struct Goal<'a> {
    target: &'a Target,
    text: String,
    level: Option<Drawn>,
}

impl<'a> Goal<'a> {
    pub(in crate::page) fn new(target: &'a Target) -> Self {
        let level = drawn(target.year, Some(&target.quantity));
        Self { target, text: printed(&target.quantity), level }
    }

    pub(in crate::page) fn target(&self) -> chart::Target<'_> {
        let year = self.target.year;
        let words = chart::Target::Words { year, text: &self.text };
        match (&self.target.quantity, &self.level) {
            (Quantity::Level(bound, _), Some(level)) => {
                let bound = match bound {
                    Bound::Exact | Bound::About => chart::Bound::Exact,
                    Bound::AtLeast | Bound::Above => chart::Bound::AtLeast,
                    Bound::AtMost | Bound::Below => chart::Bound::AtMost,
                };
                chart::Target::Reach { point: level.point(), bound }
            }
            (Quantity::Range(low, high), _) => {
                let end = |number: &Number| value(number.value());
                match (end(low), end(high)) {
                    (Some(low), Some(high)) => {
                        chart::Target::Range { year, low, high, text: &self.text }
                    }
                    _ => words,
                }
            }
            _ => words,
        }
    }
}
