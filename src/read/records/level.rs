//! Levels: a number, or one with a sign before it, as `≈120`; and ranges.

use rust_decimal::Decimal;

use crate::diag::{Code, Message};
use crate::model::{Path, Quantity};
use crate::read::crossing::Crossing;
use crate::read::yaml::typed::{Amount, Text};
use crate::read::yaml::typos::bare_range;
use crate::read::yaml::words::bound;
use crate::say;

/// A level that a test lets pass; otherwise what is said of it, and what to write.
pub(super) fn level(
    crossing: &mut Crossing<'_>,
    path: &Path,
    text: Text<Amount>,
    passes: impl Fn(Decimal) -> bool,
    not: impl Fn(&str) -> (Message, Message),
) -> Option<Quantity> {
    let (_, hint) = not("");
    let value = crossing.quantity_or(path, text.meant(), bound, hint)?;
    if value.value().is_some_and(|(_, number)| passes(number)) {
        return Some(value);
    }
    let (say, hint) = not(&value.text());
    crossing.fault(Code::NotANumber, path, say, Some(hint));
    None
}

/// Any level.
pub(super) fn any_level(
    crossing: &mut Crossing<'_>,
    path: &Path,
    text: Text<Amount>,
) -> Option<Quantity> {
    let not = |shown: &str| {
        let say = say!("`{shown}` 不是一个数", "`{shown}` is not one number");
        (say, say!("写一个数，如 `120`、`≈120`", "write one number, for example `120` or `≈120`"))
    };
    level(crossing, path, text, |_| true, not)
}

/// Any level or range.
pub(super) fn level_or_range(
    crossing: &mut Crossing<'_>,
    path: &Path,
    text: Text<Amount>,
) -> Option<Quantity> {
    let hint = || {
        say!(
            "写一个数或者范围，如 `120`、`≈120`、`3—5`",
            "write one number or a range, for example `120`, `≈120` or `3—5`"
        )
    };
    let value = crossing.quantity_or(
        path,
        text.meant(),
        |text| bare_range(text).or_else(|| bound(text)),
        hint(),
    )?;
    if !matches!(value, Quantity::Words(_)) {
        return Some(value);
    }
    let shown = value.text();
    let say = say!("`{shown}` 不是一个数", "`{shown}` is not one number");
    crossing.fault(Code::NotANumber, path, say, Some(hint()));
    None
}
