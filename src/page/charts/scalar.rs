//! Numbers of style sheets.

/// A share, as `.5` or `50%`.
pub(super) fn share(value: &str) -> Option<f64> {
    let number = match value.strip_suffix('%') {
        Some(percent) => number(percent)? / 100.0,
        None => number(value)?,
    };
    Some(number.clamp(0.0, 1.0))
}

/// A number without an exponent, since not every program reads one.
pub(super) fn number(value: &str) -> Option<f64> {
    let is_plain = |c: char| c.is_ascii_digit() || ".+-".contains(c);
    let number: f64 = value.trim().chars().all(is_plain).then(|| value.trim().parse().ok())??;
    (number.abs() < 1e6).then_some(number)
}

/// A number in as few digits as say it to a thousandth.
pub(super) fn short(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
