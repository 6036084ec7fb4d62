//! Numbers of records as charts draw them: here decimals become positions.

use std::borrow::Cow;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::assess::Step;
use crate::chart::{self, Point, Time, Value};
use crate::model::{self, Bound, Commitment, Moment, Number, Observation, Period, Quantity, Scale};
use crate::page::cards::value as cards;
use crate::page::context::PageContext;
use crate::page::words::converted::{converted, in_signs, said_converted};
use crate::page::words::formula::goal_in_signs;
use crate::page::words::periods;
use crate::page::words::punctuation::{commas, in_brackets};
use crate::page::words::strings::Strings;
use crate::page::words::wording::{Dated, exact, printed};

/// The position of a number; none for one that has no place on an axis.
pub(in crate::page) fn value(number: Decimal) -> Option<Value> {
    Value::new(number.to_f64()?)
}

/// A number that can be drawn, with the text it is printed as.
pub(in crate::page) struct Drawn {
    pub(in crate::page) at: Time,
    /// The time in words, where it is no plain year.
    pub(in crate::page) when: Option<String>,
    pub(in crate::page) value: Value,
    pub(in crate::page) text: String,
}

impl Drawn {
    pub(in crate::page) fn point(&self) -> Point<'_> {
        Point { at: self.at, when: self.when.as_deref(), value: self.value, text: &self.text }
    }
}

pub(in crate::page) fn drawn(year: i32, quantity: Option<&Quantity>) -> Option<Drawn> {
    let (_, number) = quantity?.level()?;
    let value = value(number.value())?;
    Some(Drawn { at: Time::of_year(year), when: None, value, text: printed(quantity?) })
}

/// The value of a period, at its end.
pub(in crate::page) fn drawn_at(
    strings: &Strings,
    (period, name): (&Period, Option<&str>),
    quantity: Option<&Quantity>,
) -> Option<Drawn> {
    let drawn = drawn(period.year(), quantity)?;
    let is_year = period.is_calendar_year() && name.is_none();
    let when = (!is_year).then(|| periods::period(strings, period, name));
    Some(Drawn { at: time(period.end()), when, ..drawn })
}

/// A measured value in a unit, at its time, with what is said of it beside the value: that it is converted, for one.
pub(in crate::page) fn measured(
    context: &PageContext<'_>,
    observation: &Observation,
    unit: &str,
) -> Option<Drawn> {
    let strings = context.strings();
    let Observation { period, period_name, quantity, .. } = observation;
    let catalogue = &context.site.checked.indicator(&observation.indicator).unit;
    let converted = converted(context, observation, unit);
    let in_unit = match &converted {
        Some(_) => observation.quantity_in(unit, catalogue)?,
        None => Cow::Borrowed(quantity),
    };
    let drawn = drawn_at(strings, (period, period_name.as_deref()), Some(&in_unit))?;
    let text = converted.as_ref().map_or(drawn.text, |converted| converted.text.clone());
    let mut said = cards::said_beside(context, observation);
    let converted = converted.and_then(|converted| said_converted(context, &converted));
    said.extend(converted.as_deref());
    if said.is_empty() {
        return Some(Drawn { text, ..drawn });
    }
    let plain = || periods::period(strings, period, None);
    let when = in_brackets(drawn.when.unwrap_or_else(plain), commas(said));
    Some(Drawn { when: Some(when), text, ..drawn })
}

/// A moment on an axis of years.
pub(in crate::page) fn time(at: Moment) -> Time {
    Time::end_of_month(at.year(), at.month())
}

/// A sum of the values of single years.
pub(in crate::page) fn summed(sum: &Step) -> Option<Drawn> {
    let value = value(sum.value)?;
    Some(Drawn { at: time(sum.at), when: None, value, text: exact(sum.value) })
}

/// A mean of the years since the first, with its time and number in words.
pub(in crate::page) fn averaged(mean: &Step, said: Dated) -> Option<Drawn> {
    let value = value(mean.value)?;
    Some(Drawn { at: time(mean.at), when: Some(said.when), value, text: said.text })
}

/// A target with its text.
pub(in crate::page) struct Goal {
    year: i32,
    text: String,
    place: Place,
}

/// Where a target stands.
#[derive(PartialEq)]
enum Place {
    Level(Value, chart::Bound),
    Range(Value, Value),
    Nowhere,
}

impl Goal {
    /// The target that a commitment is assessed by, on an axis in the unit that the scale leads to; a change stands at the
    /// level that it comes to, and nowhere without one.
    pub(in crate::page) fn of(
        context: &PageContext<'_>,
        commitment: &Commitment,
        unit: &str,
        scale: Scale,
    ) -> Self {
        let assessment = context.site.assessments.of(commitment);
        let target = assessment.target;
        if commitment.change.is_none() {
            return Self::on_the_way(target, scale);
        }
        let dated = cards::target(context, commitment, target, unit);
        let goal = assessment.level.and_then(|level| level.goal.scaled(scale));
        let text = goal.map_or_else(
            || dated.text.clone(),
            |goal| in_brackets(&dated.text, goal_in_signs(&goal)),
        );
        let place = goal.map_or(Place::Nowhere, |goal| Place::calculated(&goal));
        Self { year: target.year, text, place }
    }

    /// A target on the way to another, in the unit that the scale leads to.
    pub(in crate::page) fn on_the_way(milestone: &model::Target, scale: Scale) -> Self {
        let quantity = scale.of_quantity(&milestone.quantity);
        let place = quantity.as_ref().map_or(Place::Nowhere, |q| Place::printed(q));
        let text = match &quantity {
            Some(converted) if scale != Scale::ONE => in_signs(converted),
            _ => printed(&milestone.quantity),
        };
        Self { year: milestone.year, text, place }
    }

    /// Whether two stand at the same place, or are the same words.
    pub(in crate::page) fn stands_as(&self, other: &Self) -> bool {
        match (&self.place, &other.place) {
            (Place::Nowhere, Place::Nowhere) => self.text == other.text,
            (one, another) => one == another,
        }
    }

    pub(in crate::page) fn target(&self) -> chart::Target<'_> {
        let (year, text) = (self.year, self.text.as_str());
        match self.place {
            Place::Level(value, bound) => {
                let point = Point { at: Time::of_year(year), when: None, value, text };
                chart::Target::Reach { point, bound }
            }
            Place::Range(low, high) => chart::Target::Range { year, low, high, text },
            Place::Nowhere => chart::Target::Words { year, text },
        }
    }
}

impl Place {
    fn printed(quantity: &Quantity) -> Self {
        let place = |number: &Number| value(number.value());
        match quantity {
            Quantity::Level(bound, number) => {
                let bound = match bound {
                    Bound::Exact | Bound::About => chart::Bound::Exact,
                    Bound::AtLeast | Bound::Above => chart::Bound::AtLeast,
                    Bound::AtMost | Bound::Below => chart::Bound::AtMost,
                };
                place(number).map_or(Self::Nowhere, |value| Self::Level(value, bound))
            }
            Quantity::Range(low, high) => match (place(low), place(high)) {
                (Some(low), Some(high)) => Self::Range(low, high),
                _ => Self::Nowhere,
            },
            Quantity::Words(_) => Self::Nowhere,
        }
    }

    fn calculated(goal: &model::Goal) -> Self {
        let level = |number: &Decimal, bound| {
            value(*number).map_or(Self::Nowhere, |value| Self::Level(value, bound))
        };
        match goal {
            model::Goal::AtLeast(number) | model::Goal::Above(number) => {
                level(number, chart::Bound::AtLeast)
            }
            model::Goal::AtMost(number) | model::Goal::Below(number) => {
                level(number, chart::Bound::AtMost)
            }
            model::Goal::Within(low, high) => match (value(*low), value(*high)) {
                (Some(low), Some(high)) => Self::Range(low, high),
                _ => Self::Nowhere,
            },
        }
    }
}
