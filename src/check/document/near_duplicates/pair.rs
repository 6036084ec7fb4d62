//! Two sentences that are the same but for their numbers, and what is said of them.

use std::ops::Range;

use super::sentence::{Number, Sentence};
use crate::check::subject::DocumentSubject;
use crate::check::text::facing::says_what_is_done;
use crate::check::text::letters;
use crate::diag::{Code, Finding};
use crate::say;

/// Words of what is paid.
const GRANTS: [&str; 6] = ["扶持资金", "补助", "补贴", "资助", "奖励", "奖补"];

/// Two sentences with the same letters and other numbers.
#[derive(Debug)]
pub(super) struct NearDuplicates {
    pub(super) earlier: Side,
    pub(super) later: Side,
}

/// One of two sentences.
#[derive(Debug)]
pub(super) struct Side {
    /// The numbers that differ.
    numbers: Vec<String>,
    /// The bytes that they stand in.
    pub(super) bytes: Range<usize>,
    /// Which heading, paragraph or cell the sentence stands in.
    pub(super) stretch: usize,
    /// The years that it names.
    years: Vec<String>,
    /// Whether it says what is done, last year as next year.
    pub(super) is_of_doing: bool,
    /// Whether it gives the limit of what is paid, as rules do for many things: 单家企业扶持资金不超过500万元.
    pub(super) is_limit: bool,
}

impl Side {
    fn of(sentence: &Sentence, numbers: &[&Number]) -> Self {
        let start = numbers.iter().map(|number| number.bytes.start).min().unwrap_or_default();
        let end = numbers.iter().map(|number| number.bytes.end).max().unwrap_or_default();
        Self {
            numbers: numbers.iter().map(|number| number.text.clone()).collect(),
            bytes: start..end,
            stretch: sentence.stretch,
            years: sentence.years().map(str::to_owned).collect(),
            is_of_doing: says_what_is_done(&sentence.bare),
            is_limit: letters::has(&sentence.bare, "不超过")
                && GRANTS.iter().any(|word| letters::has(&sentence.bare, word)),
        }
    }

    /// Whether the numbers of both have the same digits in another order: 32.5 and 35.2 are a slip.
    pub(super) fn has_digits_of(&self, other: &Self) -> bool {
        let digits = |side: &Self| {
            let numbers = side.numbers.iter().flat_map(|number| number.chars());
            let mut digits: Vec<char> = numbers.filter(char::is_ascii_digit).collect();
            digits.sort_unstable();
            digits
        };
        digits(self) == digits(other)
    }

    /// Whether both sentences name a year, wherever they stand.
    pub(super) fn is_of_year_of(&self, other: &Self) -> bool {
        self.years.iter().any(|year| other.years.contains(year))
    }
}

impl NearDuplicates {
    pub(super) fn of(
        (earlier, later): (&Sentence, &Sentence),
        differ: &[(&Number, &Number)],
    ) -> Self {
        let (before, here): (Vec<&Number>, Vec<&Number>) = differ.iter().copied().unzip();
        Self { earlier: Side::of(earlier, &before), later: Side::of(later, &here) }
    }

    pub(super) fn finding(&self, subject: &DocumentSubject<'_>) -> Finding {
        let Self { earlier, later } = self;
        let zh = |side: &Side| side.numbers.join("、");
        let en = |side: &Side| side.numbers.join(" and ");
        let (zh_before, zh_here) = (zh(earlier), zh(later));
        let (en_before, en_here) = (en(earlier), en(later));
        let say = say!(
            "同一句话，前面是 {zh_before}，这里是 {zh_here}",
            "the same sentence has {en_before} earlier and {en_here} here"
        );
        Finding::new(Code::TextAndAnnexDiffer, subject.span(&later.bytes), say)
            .other(subject.span(&earlier.bytes), say!("前面是 {zh_before}", "{en_before} earlier"))
            .hint(say!(
                "对照原件，看哪一处有误；原件就是这样印的，照录，并在有关记录的 `note` 里说明",
                "compare with the original; if it is printed so, leave it and say so in the `note` of the records"
            ))
    }
}
