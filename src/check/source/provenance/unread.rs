//! Words beside a printed number that say something of it that the program does not know, or that its value cannot say.

use std::sync::LazyLock;

use super::beside;
use super::beside::longest_unit;
use super::qualifier;
use super::source::{Claim, Source};
use super::verifier::{Verifier, as_yaml};
use crate::check::text::by_letter::ByLetter;
use crate::check::text::first_values::WORDS;
use crate::check::text::letters::{self, places};
use crate::check::text::numbers::{PrintedNumber, is_of_unit};
use crate::check::text::numerals;
use crate::check::text::plain::{NOUNS, PLAIN};
use crate::diag::{Code, Message};
use crate::model::qualifier::{JOINTS, UNREAD_BEFORE, UNREAD_BEHIND, UNREAD_WITHIN};
use crate::model::{Bound, Origin, Quantity};
use crate::say;

/// How many letters may stand between the name of an indicator and its number for one word to be meant.
const FARTHEST: usize = 8;

/// Words that say no more than a flag of the record.
const ESTIMATES: &[&str] = &["估计", "估算", "估测", "anestimated"];

/// How many letters a word has that is not known.
const LONGEST: usize = 4;

/// Letters that end the name of what is measured or counted.
const LAST_OF_NAMES: &str = "率数量值额度重例比员业费税款品物类站院校";

/// The tables as letters, the longest words first, by the letter that is held against a text first.
struct Table {
    joints: ByLetter<Vec<char>>,
    /// Words that say nothing of a number, by their first letters and by their last ones.
    plain: [ByLetter<Vec<char>>; 2],
    nouns: Vec<Vec<char>>,
    before: ByLetter<Vec<char>>,
    behind: ByLetter<Vec<char>>,
    within: ByLetter<Vec<char>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let (first, last) = (|w: &Vec<char>| w.first().copied(), |w: &Vec<char>| w.last().copied());
    let nouns = || NOUNS.split_whitespace();
    // 初步推算为: that it is a first value is said by a flag, and not by the value.
    let called = WORDS.iter().map(|word| word.word);
    let plain = PLAIN.split_whitespace().chain(called).chain(nouns()).chain(JOINTS.iter().copied());
    let plain = longest_first(plain);
    Table {
        joints: ByLetter::of(longest_first(JOINTS.iter().copied()), last),
        plain: [ByLetter::of(plain.clone(), first), ByLetter::of(plain, last)],
        nouns: longest_first(nouns()),
        before: ByLetter::of(longest_first(UNREAD_BEFORE.iter().copied()), last),
        behind: ByLetter::of(longest_first(UNREAD_BEHIND.iter().copied()), first),
        within: ByLetter::of(longest_first(UNREAD_WITHIN.iter().copied()), first),
    }
});

fn longest_first<'w>(words: impl Iterator<Item = &'w str>) -> Vec<Vec<char>> {
    let mut words: Vec<Vec<char>> = words.map(letters::of_text).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// What of the words beside a number its value does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unread {
    /// A word that is not known.
    Word(String),
    /// The value is one of several years in a row, and not of the last.
    InARow(String),
    /// What is said of a whole range.
    OfRange(Bound),
}

impl Verifier<'_> {
    /// Reports a word beside a value that the value does not say.
    pub(super) fn unread(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        keys: &[&'static str],
        claim: &Claim<'_>,
    ) {
        let Some(unread) = source.unread_beside(claim) else { return };
        let (say, hint) = match unread {
            Unread::Word(word) => (
                say!(
                    "数旁边的“{word}”不认识，没有读进值里",
                    "`{word}` beside this number is not known, and its value does not say it"
                ),
                cure_of_word(claim.quantity, self.takes_text),
            ),
            Unread::InARow(word) => of_several(&word, claim.year),
            Unread::OfRange(bound) => (of_range(bound), cure_of_range(self.takes_text)),
        };
        let finding = self.subject.finding(Code::UnreadQualifier, origin, keys, say);
        self.findings.push(finding.hint(hint));
    }

    /// What to do about a value that its source or its `text` says in words, if it does.
    pub(super) fn hint_of_words(&self, source: &Source<'_>, claim: &Claim<'_>) -> Option<Message> {
        if let Some(words) = claim.text {
            let is_number = matches!(claim.quantity, Quantity::Words(_))
                || words.contains(char::is_numeric)
                || numerals::in_words(&letters::of_text(words)).is_some();
            return (!is_number).then(|| {
                say!(
                    "“{words}”说的不是一个确切的数，写成 `value: {words}`",
                    "`{words}` is not one exact number: write `value: {words}`"
                )
            });
        }
        let (word, bound) = source.in_words(claim).filter(|_| self.takes_text)?;
        let value = as_yaml(bound, claim.quantity);
        Some(say!(
            "出处用汉字写这个数（“{word}”）：写 `value: {value}`，这个词连同旁边的词写进 `text`",
            "the source prints this number in words (`{word}`): write `value: {value}`, and these words with those beside them as `text`"
        ))
    }
}

fn cure_of_word(quantity: &Quantity, takes_text: bool) -> Message {
    let signs = [Bound::Below, Bound::Above, Bound::About].map(|bound| as_yaml(bound, quantity));
    let [below, above, about] = signs;
    if takes_text {
        return say!(
            "照它的意思写成 `{below}`、`{above}`、`{about}` 等；说不准的，把带这个词的原文写进 `text`",
            "write the value with the sign that it means, as `{below}`, `{above}` or `{about}`; where that is not sure, give the print with this word as `text`"
        );
    }
    say!(
        "照它的意思写成 `{below}`、`{above}`、`{about}` 等",
        "write the value with the sign that it means, as `{below}`, `{above}` or `{about}`"
    )
}

fn of_several(word: &str, year: i32) -> (Message, Message) {
    let say = say!(
        "“{word}”有几个数，这个不是最后一个，看来不是 {year} 年的",
        "`{word}` (years in a row) has several values, and this is not the last of them: it seems not to be of {year}"
    );
    let hint = say!(
        "{year} 年的是最后一个数；要的是前几年的，改正年份，用 `year_note` 说明",
        "the last value is that of {year}; if an earlier year is meant, correct the year and explain it in `year_note`"
    );
    (say, hint)
}

fn of_range(bound: Bound) -> Message {
    let sign = bound.sign();
    say!(
        "范围旁边的词说的是 `{sign}`，范围不能带符号",
        "the words beside this range mean `{sign}`, which a range cannot say"
    )
}

fn cure_of_range(takes_text: bool) -> Message {
    if takes_text {
        return say!(
            "值仍写范围，把带这个词的原文写进 `text`",
            "leave the range as the value, and give the print with these words as `text`"
        );
    }
    say!("在 `note` 里说明，放行这一条", "say so in a `note`, and suppress this finding")
}

impl Source<'_> {
    /// The words that say a value that is not printed in digits, and what stands beside them.
    pub(super) fn in_words(&self, claim: &Claim<'_>) -> Option<(String, Bound)> {
        let (_, number) = claim.quantity.level()?;
        let is_percent = beside::is_percent(claim.unit);
        self.fields(claim).0.into_iter().find_map(|field| {
            let words = self.letters().get(field.clone()).unwrap_or_default();
            let mut said = numerals::all(words).into_iter().flatten();
            let said = said
                .find(|said| said.number.digits == number.text() && (is_percent || !said.is_share));
            let said = said?.number;
            let at = field.start + said.at.start..field.start + said.at.end;
            let word = self.letters().get(at.clone()).unwrap_or_default().iter().collect();
            let printed = PrintedNumber { at, ..said };
            Some((word, qualifier::beside(self.letters(), &printed).unwrap_or(Bound::Exact)))
        })
    }

    /// What every place of a value says of it that the value does not.
    fn unread_beside(&self, claim: &Claim<'_>) -> Option<Unread> {
        let (fields, _) = self.fields(claim);
        let is_in = |n: &&PrintedNumber| {
            fields.iter().any(|field| field.start <= n.at.start && n.at.end <= field.end)
        };
        let all = self.numbers();
        match claim.quantity {
            Quantity::Level(Bound::Exact, number) => {
                let found = self.levels(all, number.text()).into_iter().filter(is_in);
                let unread = |n| {
                    let in_a_row = || Some(Unread::InARow(self.in_a_row(n, claim.year)?));
                    self.unread(n).map(Unread::Word).or_else(in_a_row)
                };
                let unread: Option<Vec<Unread>> = found.map(unread).collect();
                let unread = unread?.into_iter().next()?;
                let (Unread::Word(word) | Unread::InARow(word)) = &unread else { return None };
                let of_word = letters::of_text(word);
                let is_told = claim
                    .text
                    .is_some_and(|text| letters::find(&letters::of_text(text), &of_word).is_some());
                (!is_told).then_some(unread)
            }
            Quantity::Range(low, high) if claim.text.is_none() => {
                let ends = self.ranges(all, low.text(), high.text()).into_iter().filter(is_in);
                let of_range = |end: &PrintedNumber| {
                    let is_start = |n: &&PrintedNumber| {
                        n.digits == low.text() && beside::is_range(self.letters(), n, end, true)
                    };
                    let start = all.iter().rfind(is_start)?;
                    let at = start.at.start..end.at.end;
                    qualifier::beside(self.letters(), &PrintedNumber { at, ..end.clone() })
                };
                let bounds: Option<Vec<Bound>> = ends.map(of_range).collect();
                bounds?.into_iter().next().map(Unread::OfRange)
            }
            _ => None,
        }
    }

    /// The word beside a number that is not known: one of the tables, or any between the name of the indicator and it.
    pub(super) fn unread(&self, number: &PrintedNumber) -> Option<String> {
        let text = self.letters();
        if qualifier::beside(text, number).is_some() {
            return None;
        }
        let before = text.get(..number.at.start).unwrap_or_default();
        let behind = text.get(number.at.end..).unwrap_or_default();
        let word = word_before(before).or_else(|| word_behind(behind));
        let is_rank = before.ends_with(&['第']) && matches!(behind.first(), Some('位' | '名'));
        let word = word.or_else(|| self.word_behind_name(before).filter(|_| !is_rank));
        let is_told =
            |word: &[char]| self.is_estimate && ESTIMATES.iter().any(|e| is_word(word, e));
        word.filter(|word| !is_told(word)).map(|word| word.iter().collect())
    }

    /// What stands between the name of the indicator and its number, but for words that say nothing of it.
    fn word_behind_name<'t>(&self, before: &'t [char]) -> Option<&'t [char]> {
        let ends = self.names.iter().filter(|name| !name.is_empty()).flat_map(|name| {
            places(before, name).map(|at| letters::end(before, at, name)).collect::<Vec<_>>()
        });
        let between = before.get(ends.max()?..).filter(|rest| rest.len() <= FARTHEST)?;
        let (rest, behind) = not_plain(between);
        // 医保参保率达, 从事养老服务人员有: what the number is of goes on behind the name.
        // 小学文化程度占: so does a noun that is not known.
        let is_of_name = behind.iter().chain(rest.last()).any(|c| LAST_OF_NAMES.contains(*c))
            || TABLE.nouns.iter().any(|noun| letters::find(behind, noun).is_some());
        // 每立方米: what the number is a share of.
        let start = between.len() - rest.len() - behind.len();
        let is_each = between.get(..start).is_some_and(|plain| plain.ends_with(&['每']));
        // 达到国家要求的95%: what is reached is said, and by whom it is asked for.
        let is_reached = between.ends_with(&['的'])
            && ["达到", "完成", "实现"].iter().any(|w| letters::has(between, w));
        if is_of_name || is_each || is_reached {
            return None;
        }
        // 国 of 国家标准: no half of a word is shown.
        if rest.len() == 1 && matches!(behind.first(), Some('家' | '者' | '性' | '人')) {
            return between.get(start..between.len().min(start + LONGEST));
        }
        let is_word = rest.iter().all(|c| letters::is_han(*c));
        (is_word && (1..=LONGEST).contains(&rest.len())).then_some(rest)
    }
}

fn is_word(letters: &[char], word: &str) -> bool {
    letters.iter().map(char::to_ascii_lowercase).eq(word.chars())
}

/// What is left of letters where plain words are taken from both ends, and those at the end.
fn not_plain(letters: &[char]) -> (&[char], &[char]) {
    let [by_first, by_last] = &TABLE.plain;
    // How far plain words reach from the start, and from where they reach to the end.
    let mut starts = vec![0];
    let mut ends = vec![letters.len()];
    for at in 0..letters.len() {
        if starts.contains(&at) {
            let rest = letters.get(at..).unwrap_or_default();
            let words = by_first.of_letter(rest.first()).iter();
            starts.extend(words.filter(|word| rest.starts_with(word)).map(|w| at + w.len()));
        }
        let end = letters.len() - at;
        if ends.contains(&end) {
            let rest = letters.get(..end).unwrap_or_default();
            let words = by_last.of_letter(rest.last()).iter();
            ends.extend(words.filter(|word| rest.ends_with(word)).map(|w| end - w.len()));
        }
    }
    let start = starts.into_iter().max().unwrap_or_default();
    let end = ends.into_iter().filter(|end| start <= *end).min().unwrap_or(letters.len());
    let rest = letters.get(end..).unwrap_or_default();
    // 优于, of which 于 alone is plain.
    let more = rest.iter().take_while(|c| start < end && matches!(c, '于' | '出')).count();
    let end = end + more;
    (letters.get(start..end).unwrap_or_default(), letters.get(end..).unwrap_or_default())
}

fn word_before(before: &[char]) -> Option<&[char]> {
    let mut rest = before;
    loop {
        let is_end = |word: &&Vec<char>| {
            let is_latin = word.first().is_some_and(char::is_ascii_alphabetic);
            let start = rest.len().checked_sub(word.len());
            let tail = start.and_then(|start| rest.get(start..)).unwrap_or_default();
            let before = start.and_then(|start| start.checked_sub(1)).and_then(|at| rest.get(at));
            // some, and not handsome: letters are compared without blanks.
            let is_whole = !is_latin || before.is_none_or(|c| !c.is_ascii_alphabetic());
            is_whole
                && tail.len() == word.len()
                && tail.iter().zip(*word).all(|(a, b)| a.eq_ignore_ascii_case(b))
        };
        if let Some(word) = TABLE.before.of_letter(rest.last()).iter().find(is_end) {
            return rest.get(rest.len() - word.len()..);
        }
        let mut joints = TABLE.joints.of_letter(rest.last()).iter();
        let joint = joints.find_map(|joint| rest.strip_suffix(joint.as_slice()));
        rest = joint?;
    }
}

fn word_behind(behind: &[char]) -> Option<&[char]> {
    let starting = |rest: &[char], words: &'static ByLetter<Vec<char>>| {
        words.of_letter(rest.first()).iter().find(|word| rest.starts_with(word)).map(Vec::len)
    };
    if let Some(length) = starting(behind, &TABLE.within) {
        return behind.get(..length.min(1));
    }
    let mut rest = behind;
    for _ in 0..=longest_unit(behind) {
        if let Some(length) = starting(rest, &TABLE.behind) {
            return rest.get(..length);
        }
        match rest {
            [c, next @ ..] if is_of_unit(*c) && !c.is_numeric() => rest = next,
            _ => return None,
        }
    }
    None
}
