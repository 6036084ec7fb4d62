//! Letters that look like others: what two texts may differ in, though a reader sees the same.
//!
//! Text that is taken from a PDF often has ⼈ (U+2F08) for 人 (U+4EBA), and whoever types 人 cannot see it.

use unicode_normalization::char::decompose_compatible;

/// The letters that stand for the radicals from U+2E80 on, by `EquivalentUnifiedIdeograph.txt` of Unicode 14; a code point
/// that stands for none has itself.
const RADICALS: &str = "⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛\
                        犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑\
                        钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/// The first of the radicals.
const FIRST_RADICAL: char = '\u{2e80}';

/// The letter that a Han look-alike is printed like: 人 for the radical ⼈ and for a compatibility ideograph of it. Every
/// other letter is its own.
///
/// The few whose letter takes more bytes stay what they are, so that a letter never ends behind its place in the file:
/// they are pieces of letters and rare variants.
#[inline]
pub fn plain(c: char) -> char {
    match c {
        // Most letters of a text: nothing more to ask.
        '\0'..'\u{2e80}' | '\u{3000}'..='\u{9fff}' | '\u{fb00}'..'\u{20000}' => c,
        c => plain_of_rare(c),
    }
}

fn plain_of_rare(c: char) -> char {
    let letter = match c {
        // In Unicode these are 戶, 靑 and 黃; what is printed with simplified letters has the others.
        '\u{2f3e}' => '户',
        '\u{2fad}' => '青',
        '\u{2fc8}' => '黄',
        FIRST_RADICAL..='\u{2eff}' => {
            let at = usize::try_from(u32::from(c) - u32::from(FIRST_RADICAL));
            at.ok().and_then(|at| RADICALS.chars().nth(at)).unwrap_or(c)
        }
        '\u{2f00}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
            let (mut letter, mut count) = (c, 0);
            decompose_compatible(c, |part| (letter, count) = (part, count + 1));
            if count == 1 { letter } else { c }
        }
        c => mark_of_code(c).unwrap_or(c),
    };
    if letter.len_utf8() <= c.len_utf8() { letter } else { c }
}

/// The mark for a letter of the Yi script whose code point is the code of that mark in GB 2312, as text from some PDFs has it:
/// `ꎬ` (U+A3AC) for `，`. U+A3AE stands for the full stop of a sentence.
pub fn mark_of_code(c: char) -> Option<char> {
    let mark = match c {
        '\u{a3a1}' => '！',
        '\u{a3a8}' => '（',
        '\u{a3a9}' => '）',
        '\u{a3ac}' => '，',
        '\u{a3ae}' => '。',
        '\u{a3ba}' => '：',
        '\u{a3bb}' => '；',
        '\u{a3bf}' => '？',
        _ => return None,
    };
    Some(mark)
}

/// Marks that Chinese print has in both widths: a text is printed with the one or the other, and `（` is not `(`.
const MARKS: [char; 11] = ['！', '（', '）', '，', '：', '；', '？', '［', '］', '｛', '｝'];

/// One sign for all its forms: full-width letters, digits and signs of numbers as ASCII, and all dashes as `-`; a letter for
/// its Han look-alikes. The marks of `MARKS` are no forms of each other.
#[inline]
pub fn form(c: char) -> char {
    match c {
        // Most letters of a text: nothing more to ask.
        '\0'..='\u{200f}' | '\u{3400}'..='\u{9fff}' => c,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{fe58}' | '\u{fe63}' | '－' => '-',
        '\u{301c}' => '~',
        '\u{ff01}'..='\u{ff5e}' if !MARKS.contains(&c) => wide_as_ascii(c),
        c => plain(c),
    }
}

/// Whether two letters are the same in another form.
pub fn is_alike(one: char, other: char) -> bool {
    one == other || form(one) == form(other)
}

/// Whether a person may take two letters for the same: forms of one sign, marks of either width among them.
pub fn is_mistakable(one: char, other: char) -> bool {
    let wide = |c: char| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '〔' => '[',
        '〕' => ']',
        '·' | '・' | '•' | '‧' | '⋅' => '·',
        '\u{3001}' => ',',
        c => form(wide_as_ascii(c)),
    };
    one != other && wide(one) == wide(other)
}

fn wide_as_ascii(c: char) -> char {
    let ascii = u32::from(c).checked_sub(0xfee0).filter(|_| matches!(c, '\u{ff01}'..='\u{ff5e}'));
    ascii.and_then(char::from_u32).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain_text(text: &str) -> String {
        text.chars().map(plain).collect()
    }

    #[test]
    fn han_look_alikes_are_their_letters() {
        for (text, expected) in [
            ("⼈⺠⾄上，提⾼⽣活⽔平", "人民至上，提高生活水平"),
            ("⼀、⼆、三、⼗⼋", "一、二、三、十八"),
            ("⻅⻋⻓⻔⻚⻛⻢⻥⻩⻬⻰⻄⻘", "见车长门页风马鱼黄齐龙西青"),
            ("⽤⼾，⻘年", "用户，青年"),
            ("\u{f98e}\u{f90a}\u{fa0c}\u{2f800}", "年金兀丽"),
            // What no look-alike is, whatever NFKC makes of it.
            ("㎡²½％①Ⅲ〇﨎㐀ｱ", "㎡²½％①Ⅲ〇﨎㐀ｱ"),
            ("⺀⺮⻊\u{2e9a}", "⺀⺮⻊\u{2e9a}"),
            ("各市ꎬ省政府ꎻ单位ꎺ是ꎮ", "各市，省政府；单位：是。"),
        ] {
            assert_eq!(plain_text(text), expected, "{text}");
        }
    }

    #[test]
    fn a_letter_never_ends_behind_its_place() {
        for c in '\0'..=char::MAX {
            let letter = plain(c);
            assert!(letter.len_utf8() <= c.len_utf8(), "{c}");
            assert_eq!(plain(letter), letter, "{c}");
            assert_eq!(form(form(c)), form(c), "{c}");
        }
        assert_eq!(RADICALS.chars().count(), 0x2ef4 - 0x2e80);
    }

    #[test]
    fn forms_of_a_sign_are_alike() {
        for (one, other) in [
            ('Ａ', 'A'),
            ('７', '7'),
            ('％', '%'),
            ('．', '.'),
            ('＞', '>'),
            ('—', '-'),
            ('–', '－'),
            ('―', '─'),
            ('−', '‑'),
            ('～', '〜'),
            ('⼈', '人'),
        ] {
            assert!(is_alike(one, other), "{one} {other}");
        }
        for (one, other) in [('（', '('), ('，', ','), ('：', ':'), ('“', '"'), ('〔', '［')]
        {
            assert!(!is_alike(one, other), "{one} {other}");
            assert!(is_mistakable(one, other), "{one} {other}");
        }
        for (one, other) in [('人', '入'), ('²', '2'), ('一', '—'), ('8', '9'), ('a', 'a')] {
            assert!(!is_mistakable(one, other), "{one} {other}");
        }
    }
}
