//! Amounts of money as charts draw them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use tera::Value as Html;

use crate::chart::{self, Amount, AmountRow, Frame, Group, Investment, Value};
use crate::model::{Number, Project};
use crate::page::scene::Scene;

pub(super) fn drawn(
    scene: &Scene<'_>,
    frame: Frame<'_>,
    peers: &[Amount<'_>],
    groups: &[Group<'_, AmountRow<'_>>],
) -> Html {
    let words = scene.strings().chart_words();
    let unit = &scene.strings().words.yi;
    let input = Investment { frame, unit, peers, groups, words: &words };
    Html::safe_string(&chart::investment(&input))
}

pub(super) fn amount(project: &Project) -> Option<Decimal> {
    project.invest_yi.as_ref().map(Number::value)
}

pub(super) fn value(number: Decimal) -> Option<Value> {
    Value::new(number.to_f64()?)
}
