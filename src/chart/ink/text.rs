//! Text widths from a bundled table, and line breaking.
//!
//! Fonts of the build machine are never asked, so the same input gives the same bytes everywhere.
//! The table errs on the wide side of the usual Chinese fonts of Windows, macOS and Android.

use super::class::{self, Class};

/// Widths of U+0020..=U+007E in hundredths of an em.
const ASCII: [u8; 95] = [
    28, 32, 42, 58, 57, 92, 70, 28, 35, 35, 55, 60, 29, 37, 29, 42, 60, 60, 60, 60, 60, 60, 60, 60,
    60, 60, 29, 29, 60, 60, 60, 56, 102, 67, 68, 73, 73, 67, 61, 78, 75, 31, 54, 68, 57, 88, 75,
    79, 67, 79, 73, 67, 62, 75, 67, 100, 67, 67, 62, 37, 42, 37, 60, 57, 60, 58, 62, 52, 62, 57,
    35, 62, 62, 29, 29, 57, 29, 92, 62, 62, 62, 62, 40, 50, 39, 62, 54, 82, 54, 54, 50, 38, 32, 38,
    60,
];

/// Closing marks do not begin a line.
const NOT_FIRST: &str = "）》〉」』】〕”’，。、；：？！％%,.;:?!)]}—…·年";
/// Opening marks do not end a line.
const NOT_LAST: &str = "（《〈「『【〔“‘([{≥≤";

/// Width of a text and size of its letters in units of the view box, by the same table that lays
/// out the charts; for checks of finished charts. None for a class that has no text.
pub fn text_size(text: &str, css_class: &str) -> Option<(f64, f64)> {
    let (size, bold) = class::by_name(css_class)?;
    Some((f64::from(measure(text, size, bold)) / 10.0, f64::from(size)))
}

/// Width of a text in tenths of a unit.
pub(in crate::chart) fn width(text: &str, class: Class) -> i32 {
    measure(text, class.size(), class.is_bold())
}

fn measure(text: &str, size: i32, bold: bool) -> i32 {
    scaled(hundredths(text), size, bold)
}

/// Width of a text in hundredths of an em.
fn hundredths(text: &str) -> i32 {
    text.chars().map(em).fold(0, i32::saturating_add)
}

/// Tenths of a unit for hundredths of an em.
fn scaled(hundredths: i32, size: i32, bold: bool) -> i32 {
    let size = size * if bold { 106 } else { 100 };
    // Rounded up: a label that fits by a hair must not touch its neighbour.
    i32::try_from((i64::from(hundredths) * i64::from(size) + 999) / 1000).unwrap_or(i32::MAX)
}

/// Breaks a text into lines of at most `max` tenths of a unit, all of about the same length.
/// Nothing is ever left out; an empty text gives no line.
pub(in crate::chart) fn wrap(text: &str, class: Class, max: i32) -> Vec<String> {
    // Most texts fit on a line. Widths of pieces are rounded up one by one, hence the tolerance.
    let is_plain = text.trim() == text && !text.chars().any(char::is_control);
    if is_plain && !text.is_empty() && width(text, class) + 2 <= max {
        return vec![text.to_owned()];
    }
    let pieces = pieces(text, class, max);
    let greedy = fill(&pieces, class, max);
    let count = greedy.len();
    if count < 2 {
        return greedy;
    }
    // Without this the second line of a long name would often hold one lonely character.
    let (mut short, mut best) = (max / 2, greedy);
    let mut long = max;
    while long - short > 10 {
        let middle = short.midpoint(long);
        let lines = fill(&pieces, class, middle);
        let fits = lines.len() == count && lines.iter().all(|line| width(line, class) <= middle);
        if fits {
            (long, best) = (middle, lines);
        } else {
            short = middle;
        }
    }
    best
}

/// Width of a character in hundredths of an em.
fn em(c: char) -> i32 {
    let code = u32::from(c);
    match code {
        0x20..=0x7E => {
            usize::try_from(code - 0x20).ok().and_then(|i| ASCII.get(i)).map_or(60, |w| (*w).into())
        }
        // Combining marks, joiners, variation selectors.
        0..=0x1F | 0x7F..=0x9F | 0x300..=0x36F | 0x200B..=0x200F | 0xFE00..=0xFE0F | 0xFEFF => 0,
        // Superscripts of scientific notation.
        0xB2 | 0xB3 | 0xB9 | 0x2070..=0x207F => 45,
        0xA0..=0x2DF if code != 0xB7 && code != 0xD7 => 65,
        0x370..=0x52F => 75,
        0x1F000.. if code < 0x20000 => 140,
        // Chinese fonts set dashes, quotes and signs such as ≥ a full em wide.
        _ => 100,
    }
}

/// Unbreakable pieces: one Han character, one Latin word, with the marks that stick to it.
fn pieces(text: &str, class: Class, max: i32) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        let breaks = before.is_none_or(|b| may_break(b, c));
        match pieces.last_mut() {
            Some(piece) if !breaks && fits_with(piece, c, class, max) => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
        before = Some(c);
    }
    pieces
}

fn fits_with(piece: &str, c: char, class: Class, max: i32) -> bool {
    width(piece, class) + width(c.encode_utf8(&mut [0; 4]), class) <= max
}

fn may_break(before: char, after: char) -> bool {
    if NOT_FIRST.contains(after) || NOT_LAST.contains(before) || em(after) == 0 || after == ' ' {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after)
}

fn is_wide(c: char) -> bool {
    u32::from(c) >= 0x2E80
}

fn fill(pieces: &[String], class: Class, max: i32) -> Vec<String> {
    let (size, is_bold) = (class.size(), class.is_bold());
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut wide = 0_i32;
    for piece in pieces {
        // Blanks at the end of a line hang over without width.
        let next = hundredths(piece.trim_end());
        let full = scaled(wide, size, is_bold) + scaled(next, size, is_bold) > max;
        if full && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
            wide = 0;
        }
        let added = if line.is_empty() { piece.trim_start() } else { piece };
        line.push_str(added);
        wide = wide.saturating_add(hundredths(added));
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Class, width, wrap};

    #[test]
    fn han_characters_count_one_em() {
        assert_eq!(width("床位数", Class::Note), 360);
        assert_eq!(width("", Class::Note), 0);
    }

    #[test]
    fn long_names_break_evenly_and_completely() {
        let name = "城乡居民达到《国民体质测定标准》合格以上的人数比例";
        let lines = wrap(name, Class::Name, 3280);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines.concat(), name);
        assert!(lines.iter().all(|line| width(line, Class::Name) <= 3280));
        assert!(lines[1].chars().count() > 10);
        assert!(!lines[1].starts_with('》') && !lines[0].ends_with('《'));
    }

    #[test]
    fn words_break_at_blanks_and_endless_ones_anywhere() {
        assert_eq!(wrap("life expectancy", Class::Note, 800), ["life", "expectancy"]);
        let endless = "x".repeat(100);
        assert_eq!(wrap(&endless, Class::Note, 600).concat(), endless);
        assert!(wrap(" ", Class::Note, 600).is_empty());
    }
}
