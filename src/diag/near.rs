//! The known name behind a misspelt one: for keys, ids, codes, units and paths alike.
//!
//! Edits are counted by strsim: letters too many, too few or different, and neighbours swapped, each counted once.

use strsim::osa_distance;

/// How many edits a name may be away.
const MOST_EDITS: usize = 2;

/// How many letters of a word tell which word it is the start of.
const START: usize = 3;

/// The known name that was most likely meant; `None` where a guess would mislead.
///
/// A name is near that is at most two edits away. After these come names of which one has all the words of the other, as `life-expectancy` and `life-expectancy-at-birth`.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = letters(name);
    let distance = |other: &str| {
        let other = letters(other);
        let far = osa_distance(&name, &other);
        is_misspelt(&name, &other)
            .then_some((0, far))
            .or_else(|| Some((words_left(&name, &other)?, far)))
    };
    let near = known.into_iter().filter_map(|other| Some((distance(other)?, other)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, other)| other)
}

/// The letters to compare: capitals, full-width letters and the sign between two words make no other name.
fn letters(name: &str) -> String {
    let plain = |c: char| match c {
        '_' | '＿' | '－' | ' ' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    name.trim().chars().map(plain).flat_map(char::to_lowercase).collect()
}

fn is_misspelt(name: &str, known: &str) -> bool {
    let edits = osa_distance(name, known);
    // Two edits in a name of two letters make another name.
    edits <= MOST_EDITS && edits * 2 < length(name).max(length(known))
}

/// How many letters a name has.
fn length(name: &str) -> usize {
    name.chars().count()
}

/// How many words a known name has more or less, if one of the two has all words of the other; 1 at least.
fn words_left(name: &str, known: &str) -> Option<usize> {
    let words = |name| -> Vec<&str> {
        let words = <str>::split(name, ['-', '/', '.']);
        words.filter(|word| !word.is_empty()).collect()
    };
    let (name, known) = (words(name), words(known));
    let has_all = if name.len() <= known.len() {
        name.iter().all(|word| known.iter().any(|other| is_word(word, other)))
    } else {
        known.iter().all(|other| name.iter().any(|word| is_word(word, other)))
    };
    let letters = |words: &[&str]| words.iter().map(|word| length(word)).sum::<usize>();
    let tells = letters(&name).min(letters(&known)) > START;
    (has_all && tells).then(|| name.len().abs_diff(known.len()).max(1))
}

/// Whether a word stands for a known one: the same, the start of it, or misspelt. Digits are not misspelt: 2021 is not
/// 2025.
fn is_word(word: &str, known: &str) -> bool {
    let has_digits = word.chars().chain(known.chars()).any(|c| c.is_ascii_digit());
    let is_start = length(word) >= START && known.starts_with(word);
    word == known || !has_digits && (is_start || is_misspelt(word, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[&str] = &[
        "indicator",
        "name",
        "name_en",
        "nature",
        "unit",
        "no",
        "note",
        "baseline",
        "target",
        "cite",
    ];
    const IDS: &[&str] = &[
        "health-workers",
        "healthy-life-expectancy",
        "infant-mortality",
        "life-expectancy",
        "maternal-mortality",
        "under-five-mortality",
    ];
    const DOCUMENTS: &[&str] =
        &["anping-plan-2021-2025", "anping-report-2023", "lucheng-plan-2021-2025"];
    const UNITS: &[&str] = &["%", "‰", "/10万", "岁", "万人", "万人次", "张/千人口"];
    const CODES: &[&str] =
        &["unused-indicator", "unused-erratum", "unknown-indicator", "not-a-number", "not-utf8"];

    #[test]
    fn the_name_that_was_meant_is_found() {
        let table: &[(&[&str], &str, Option<&str>)] = &[
            // Misspelt: too few, too many, another, swapped, twice.
            (KEYS, "natur", Some("nature")),
            (KEYS, "nnature", Some("nature")),
            (KEYS, "indicater", Some("indicator")),
            (KEYS, "taregt", Some("target")),
            (KEYS, "baesilne", Some("baseline")),
            (KEYS, "nameen", Some("name_en")),
            // Capitals, width and the sign between words.
            (KEYS, "ｎａｍｅ", Some("name")),
            (KEYS, "name＿ｅn", Some("name_en")),
            (KEYS, "Name", Some("name")),
            (KEYS, "name-en", Some("name_en")),
            (CODES, "UNUSED_INDICATOR", Some("unused-indicator")),
            // Words too many, too few, cut short, in another order.
            (IDS, "life-expectancy-at-birth", Some("life-expectancy")),
            (IDS, "expectancy", Some("life-expectancy")),
            (IDS, "life-exp", Some("life-expectancy")),
            (IDS, "expectancy-life", Some("life-expectancy")),
            (IDS, "infant-mortalty-rate", Some("infant-mortality")),
            (KEYS, "indicator_id", Some("indicator")),
            (DOCUMENTS, "anping-plan", Some("anping-plan-2021-2025")),
            (DOCUMENTS, "lucheng-2021", Some("lucheng-plan-2021-2025")),
            (DOCUMENTS, "anping-report", Some("anping-report-2023")),
            // The nearer one of two.
            (IDS, "life-expectency", Some("life-expectancy")),
            (IDS, "healthy-life-expectency", Some("healthy-life-expectancy")),
            (CODES, "unknown-indicators", Some("unknown-indicator")),
            (UNITS, "万人口", Some("万人")),
            (UNITS, "张/千人", Some("张/千人口")),
            (UNITS, "1/10万", Some("/10万")),
            // Nothing is near.
            (KEYS, "foo", None),
            (KEYS, "指标", None),
            (KEYS, "id", None),
            (CODES, "nothing", None),
            (KEYS, "", None),
            (UNITS, "件", None),
            (IDS, "bed-count", None),
            (IDS, "neonatal-mortality", None),
            (IDS, "health", Some("health-workers")),
            (DOCUMENTS, "lucheng-plan-2026-2030", None),
            (DOCUMENTS, "lucheng-2031", None),
            (DOCUMENTS, "anping-report-2019-x", None),
            (&[], "name", None),
        ];
        for (known, name, expected) in table {
            assert_eq!(nearest(name, known.iter().copied()), *expected, "{name}");
        }
    }

    #[test]
    fn edits_are_counted() {
        let pairs =
            [("", "", 0), ("a", "", 1), ("", "ab", 2), ("targt", "target", 1), ("ab", "ba", 1)];
        for (a, b, count) in
            pairs.into_iter().chain([("基线", "基期", 1), ("kitten", "sitting", 3)])
        {
            assert_eq!(osa_distance(&letters(a), &letters(b)), count, "{a} {b}");
            assert_eq!(osa_distance(&letters(b), &letters(a)), count, "{b} {a}");
        }
    }
}
