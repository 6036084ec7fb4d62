//! Letters as a search compares them: the same for whoever types full-width letters, capitals, a look-alike or a blank.
//!
//! Every letter is folded by itself, whatever stands beside it, so that a place in a folded text has one place in the text
//! as printed. `search.js` of the theme does the same in a browser; `tests/search/folding.txt` holds the two together.

use unicode_normalization::char::decompose_compatible;

use super::look_alike::form;
use super::text::is_blank;

/// Stands between the cells of a row in one text: what is searched for never goes on from one cell into the next. As a
/// control character it is in no content.
pub const CELL_END: char = '\u{1f}';

/// Gives the folded form of a letter, which may be several letters or none: its usual form, taken apart as in NFKD, each
/// part in its usual form and in lower case, without blanks. The end of a cell is its own.
pub fn fold(c: char, mut take: impl FnMut(char)) {
    match c {
        // Most letters of a text.
        '\u{3400}'..='\u{9fff}' | '!'..='@' | '['..='~' | CELL_END => take(c),
        'A'..='Z' => take(c.to_ascii_lowercase()),
        c if is_blank(c) => {}
        c => decompose_compatible(form(c), |part| {
            form(part).to_lowercase().filter(|c| !is_blank(*c)).for_each(&mut take);
        }),
    }
}

/// The folded form of a text.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, |part| folded.push(part)));
    folded
}

/// The stretches of Unicode with all letters that have another usual form, and all blanks: a fifteenth of it, since each
/// build asks for them. Of the planes behind the first these are their ends.
fn may_fold() -> impl Iterator<Item = char> {
    let ends = (1..=0x10).flat_map(|plane| plane << 16 | 0xf800..=plane << 16 | 0xffff);
    ('\0'..='\u{33ff}').chain('\u{a000}'..='\u{ffff}').chain(ends.filter_map(char::from_u32))
}

/// What a browser does not know by itself: the letters whose usual form is another, as pairs, and those that are dropped.
pub fn letters_to_fold() -> (String, String) {
    let (mut pairs, mut dropped) = (String::new(), String::new());
    for c in may_fold().filter(|c| *c != CELL_END) {
        if is_blank(c) {
            dropped.push(c);
            continue;
        }
        let usual = form(c);
        if usual != c && parts(usual) != parts(c) {
            pairs.extend([c, usual]);
        }
    }
    (pairs, dropped)
}

fn parts(c: char) -> String {
    let mut parts = String::new();
    decompose_compatible(c, |part| parts.push(part));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_takes_for_the_same_is_folded_alike() {
        for (text, expected) in [
            ("家庭医生", "家庭医生"),
            ("⼈⺠ ＡＢｃ　１２．５％\n", "人民abc12.5%"),
            ("（２０２５—2030年）", "(2025-2030年)"),
            ("㎡²①Ⅲ…", "m221iii..."),
            ("e\u{301}É", "e\u{301}e\u{301}"),
            ("\u{f90a}⻘\u{2f800}", "金青丽"),
            ("甲\u{1f}乙", "甲\u{1f}乙"),
            (" \u{200b}\u{a0}\u{3000}\t", ""),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn a_folded_text_stays_as_it_is() {
        for c in '\0'..=char::MAX {
            let once = folded(&c.to_string());
            assert_eq!(folded(&once), once, "{c:?}");
        }
    }

    #[test]
    fn no_other_letter_has_another_usual_form() {
        let mut known = may_fold().peekable();
        for c in '\0'..=char::MAX {
            if known.next_if_eq(&c).is_none() {
                assert!(form(c) == c && !is_blank(c), "{c:?}");
            }
        }
        assert_eq!(known.next(), None, "they are in their order");
    }

    #[test]
    fn a_browser_is_told_of_few_letters() {
        let (pairs, dropped) = letters_to_fold();
        assert!(pairs.contains("⻘青") && pairs.contains("—-") && pairs.contains("〜~"));
        assert!(!pairs.contains('Ａ') && !pairs.contains('⼈'), "NFKD knows them");
        assert!(pairs.chars().count() < 400 && dropped.chars().count() < 300);
        assert!(dropped.contains('\u{3000}') && dropped.contains('\u{200b}'));
    }
}
