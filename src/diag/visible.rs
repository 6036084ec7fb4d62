//! Characters that no text shows and that change how the text around them is shown, and their visible form.

use std::borrow::Cow;

/// Whether a character is a control character: one that moves the cursor, starts a command of a terminal, breaks a line
/// where none shows, or turns the order of the letters round, and those that are no characters at all.
///
/// Ends of lines and tabs are none. Nor are characters without a width that a script or an emoji needs: joiners,
/// selectors of variants, blanks of any width, the soft hyphen.
pub fn is_control(c: char) -> bool {
    let point = u32::from(c);
    match c {
        '\t' | '\n' | '\r' => false,
        // Line and paragraph separators, the mark of byte order inside a text; embeddings, overrides and isolates of
        // direction; no characters.
        '\u{2028}'
        | '\u{2029}'
        | '\u{feff}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fdd0}'..='\u{fdef}' => true,
        _ => c.is_control() || is_direction_mark(c) || point & 0xfffe == 0xfffe,
    }
}

/// Whether a character is a mark of direction, as scripts that run from right to left need beside other signs. In other
/// text it can turn `5—10` round.
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

/// Whether a character belongs to a script that runs from right to left.
pub fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && !is_direction_mark(c)
}

/// A text with its control characters in a form that shows, as `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    written(text, is_control)
}

/// A text on one line, with its control characters and ends of lines in a form that shows.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    written(text, |c| is_control(c) || matches!(c, '\n' | '\r'))
}

fn written(text: &str, is_escaped: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_escaped(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// A text as long as this one in characters, with a sign for each control character: columns stay what they are.
pub(super) fn pictured(text: &str) -> String {
    let picture = |c: char| match c {
        '\0'..='\u{1f}' if is_control(c) => char::from_u32(u32::from(c) + 0x2400).unwrap_or(c),
        '\u{7f}' => '\u{2421}',
        _ if is_control(c) => '\u{fffd}',
        _ => c,
    };
    text.chars().map(picture).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_scripts_and_signs_need_is_no_control_character() {
        // Joiners, a selector of a variant of Han, blanks, a soft hyphen, a letter of a font, the sign of a lost letter.
        let text = "\t\r\n\u{200c}\u{200d}\u{fe0f}\u{e0100}\u{3000}\u{a0}\u{200b}\u{ad}\u{e000}\u{fffd}\u{2060}";
        assert!(!text.chars().any(is_control));
        assert_eq!(visible(text), text);
    }

    #[test]
    fn control_characters_are_shown() {
        let text = "a\0\u{7}\u{b}\u{c}\u{1b}\u{7f}\u{85}\u{9b}\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\u{2066}\u{2069}\u{feff}\u{fffe}\u{1ffff}\u{fdd0}";
        assert!(text.chars().skip(1).all(is_control));
        assert_eq!(visible("a\u{1b}[31m\u{202e}\n"), "a\\u{1b}[31m\\u{202e}\n");
        assert_eq!(visible_line("a\nb\r"), "a\\nb\\r");
        assert_eq!(pictured("a\u{1b}\u{7f}\u{202e}\tb"), "a␛␡\u{fffd}\tb");
    }
}
