//! Other keys of a record, which say what its document does not.

use super::entry::{Entry, Side};

/// Whether a record is of a mean or of every year, or names itself so.
pub(crate) fn is_yearly(entry: &Entry) -> bool {
    let is_named = |name: &str| ["年均", "每年", "年平均"].iter().any(|word| name.contains(word));
    matches!(entry.key("kind"), Some("mean" | "yearly")) || entry.key("name").is_some_and(is_named)
}

/// Other keys of a value; where it is left open whether its number is a bound, it may be one or none.
pub(crate) fn of_value(
    entry: &Entry,
    side: Side,
    is_open: bool,
) -> Vec<(&'static str, String, Entry)> {
    let outer = match side {
        Side::Baseline => Some("baseline"),
        Side::Target => Some("target"),
        Side::Measured => None,
    };
    let mut all = Vec::new();
    let (Some(value), Some(year)) = (entry.of(side, "value"), entry.of(side, "year")) else {
        return all;
    };
    let number = value.trim_start_matches(['≥', '≤', '>', '<', '≈', ' ']);
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.');
    let signs: &[&str] = match value.chars().next().filter(|_| is_number) {
        Some('≥' | '>') => &["", "≤", "≈"],
        Some('≤' | '<') => &["", "≥", "≈"],
        Some('≈') => &["", "≥", "<"],
        Some(_) => &["≥", "<", "≈"],
        None => &[],
    };
    // 控制在7.5张 is as good as 不超过7.5张.
    let signs = signs.iter().filter(|sign| !(is_open && sign.is_empty()));
    for sign in signs {
        let told = format!("{value} -> {sign}{number}");
        all.push(("key value", told, entry.with(outer, "value", &format!("{sign}{number}"))));
    }
    if side != Side::Target && is_number && entry.of(side, "year_note").is_none() {
        let first: i32 = year.parse().unwrap_or_default();
        for period in [format!("{year}-H1"), format!("{year}-06"), format!("{}/{year}", first - 2)]
        {
            let told = format!("year: {year} -> period: {period}");
            let (from, to) = (format!("year: {year}"), format!("period: {period}"));
            all.extend(entry.replaced(&from, &to).map(|entry| ("key period", told, entry)));
        }
    }
    all
}

/// Other keys of the record itself.
pub(crate) fn of_record(
    entry: &Entry,
    is_rate: bool,
    sibling: Option<&str>,
) -> Vec<(&'static str, String, Entry)> {
    let mut all = Vec::new();
    let value = entry.of(Side::Target, "value").unwrap_or_default();
    let is_number = value.contains(|c: char| c.is_ascii_digit()) && !value.contains('—');
    if entry.key("target").is_some() && is_number {
        let year = entry.of(Side::Target, "year").and_then(|year| year.parse::<i32>().ok());
        let change = format!(
            "change: {{ way: fall, of: percent, against: {} }}",
            year.unwrap_or_default() - 5
        );
        let own = entry.key("kind");
        for kind in
            ["mean", "yearly", "total", "change"].into_iter().filter(|kind| own != Some(kind))
        {
            // What is counted may be counted over the period: 建成5个. 平均每年下降0.5 is a mean, whatever its kind.
            let is_so = match kind {
                "total" => own == Some("cumulative") || !is_rate,
                "mean" | "yearly" => is_yearly(entry) && !matches!(own, Some("mean" | "yearly")),
                _ => false,
            };
            if is_so {
                continue;
            }
            let bare = entry.without("kind").without("change");
            let mut other = bare.plus(&format!("kind: {kind}"));
            if kind == "change" {
                other = other
                    .with(
                        Some("target"),
                        "value",
                        value.trim_start_matches(['≥', '≤', '<', '>', '≈']),
                    )
                    .plus(&change);
            }
            all.push(("key kind", format!("kind: {} -> {kind}", own.unwrap_or("none")), other));
        }
        if matches!(own, Some("change" | "mean" | "total" | "yearly")) {
            let told = format!("kind: {} -> none", own.unwrap_or_default());
            all.push(("key kind", told, entry.without("kind").without("change")));
        }
    }
    if let Some(counts) = entry.key("counts") {
        let other = if counts == "year" { "total" } else { "year" };
        all.push(("key counts", format!("{counts} -> {other}"), entry.with(None, "counts", other)));
    }
    if let Some((own, other)) = entry.key("breakdown").zip(sibling) {
        let told = format!("breakdown: {own} -> {other}");
        all.push(("key breakdown", told, entry.with(None, "breakdown", other)));
    }
    all
}
