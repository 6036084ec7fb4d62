//! What was measured in one year, or in some, beside a target that is a total, and a total beside one that is a mean.

use std::ops::Range;

use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::letters;
use crate::diag::{Code, Message};
use crate::model::{Kind, Observation};
use crate::say;

/// Words for what was counted in one year only.
const OF_ONE_YEAR: &[&str] =
    &["全年", "当年", "本年", "本年度", "今年", "年内", "年度新增", "during the year"];

/// What follows such a word where it is about the end of the year or about prices, 按当年价格计算, and where it goes on with
/// other letters.
const NOT_OF_ONE: &[&str] = &["底", "末", "终", "前", "价", "现价", "平均价", "汇率"];

/// Words for several years that end with the one of the document.
const OF_SOME_YEARS: &[(&str, i32)] = &[
    ("近两年", 2),
    ("近二年", 2),
    ("近2年", 2),
    ("两年来", 2),
    ("近三年", 3),
    ("近3年", 3),
    ("三年来", 3),
    ("近四年", 4),
    ("四年来", 4),
    ("近五年", 5),
    ("近5年", 5),
    ("五年来", 5),
];

/// Words of a total that goes on from year to year.
const SO_FAR: &[&str] = &["累计", "总计", "截至", "截止", "总数", "共有", "已有", "达到"];

/// Words of a total of several years.
const TOTALS: &[&str] = &["累计", "共计", "合计", "总计", "总共"];

/// Words of a mean of several years.
const MEANS: &[&str] = &["年均", "平均", "每年"];

/// Signs that end a clause.
const ENDS: &str = "，。；：！？,;\t";

impl Verifier<'_> {
    /// Reports a value of one year, or of some, that would be taken for the total so far, and a total for a mean; returns whether it did.
    pub(super) fn totals(&mut self, source: &Source<'_>, record: &Observation) -> bool {
        let places =
            source.places_of_value(&record.quantity, record.text.as_deref(), record.year());
        let said: Option<Vec<Span>> = places.iter().map(|at| source.span_of_count(at)).collect();
        let Some(said) = said.and_then(|said| said.first().copied()) else { return false };
        let year = record.year();
        let is_plain = record.counts.is_none() && record.period.is_calendar_year();
        let words = match said {
            Span::Years(1, word) if is_plain && self.is_of(record, Kind::Total, year) => {
                of_one_year(&record.quantity.text(), word)
            }
            Span::Years(years, word) if is_plain && years > 1 => {
                if !self.is_of(record, Kind::Total, year - years + 1) {
                    return false;
                }
                of_some_years(&record.quantity.text(), word, year - years + 1..year)
            }
            Span::Total(word) | Span::Years(2.., word)
                if !record.period.is_within_a_year() && self.is_of(record, Kind::Mean, 0) =>
            {
                total_for_mean(&record.quantity.text(), word)
            }
            _ => return false,
        };
        let (say, hint) = words;
        let finding =
            self.subject.finding(Code::KindDiffersFromSource, &record.origin, &["value"], say);
        self.findings.push(finding.hint(hint));
        true
    }

    /// Whether a value is assessed as a level, and as no part of a total.
    pub(super) fn is_level(&self, record: &Observation) -> bool {
        let plans = &self.subject.district.plans;
        let mut targets = plans.iter().flat_map(|plan| &plan.commitments).filter(|target| {
            target.indicator == record.indicator && target.breakdown == record.breakdown
        });
        let is_sum = |kind| matches!(kind, Some(Kind::Total | Kind::Cumulative));
        let is_first_sum = targets.next().map(|target| is_sum(target.kind));
        is_first_sum == Some(false) && !targets.any(|target| is_sum(target.kind))
    }

    /// Whether a target of a kind is assessed by a value, of a plan that did not begin with this year: then the values of
    /// it are all that there are.
    fn is_of(&self, record: &Observation, kind: Kind, first: i32) -> bool {
        self.subject.district.plans.iter().any(|plan| {
            let document = self.subject.index.documents.get(&plan.document);
            let begins = document.map_or(0, |(_, document)| document.period.0);
            begins != first
                && plan.commitments.iter().any(|target| {
                    let is_kind = target.kind == Some(kind)
                        || kind == Kind::Total && target.kind == Some(Kind::Cumulative);
                    is_kind
                        && target.indicator == record.indicator
                        && target.breakdown == record.breakdown
                })
        })
    }
}

/// What the words before a number say of how long it was counted.
#[derive(Debug, Clone, Copy)]
enum Span {
    Years(i32, &'static str),
    Total(&'static str),
}

fn of_one_year(number: &str, word: &str) -> (Message, Message) {
    (
        say!(
            "“{number}”在出处里是一年的数（“{word}”），不是从规划期开始的累计",
            "`{number}` was counted in one year in its source (`{word}`), not since the plan began"
        ),
        say!(
            "写 `counts: year`：各年的数相加来评价",
            "give `counts: year`: values of years are added up"
        ),
    )
}

fn of_some_years(number: &str, word: &str, years: Range<i32>) -> (Message, Message) {
    let Range { start, end } = years;
    (
        say!(
            "“{number}”在出处里是几年的数（“{word}”），不是从规划期开始的累计",
            "`{number}` was counted in some years in its source (`{word}`), not since the plan began"
        ),
        say!(
            "不写 `year`，写 `period: {start}/{end}`",
            "give `period: {start}/{end}` in place of `year`"
        ),
    )
}

fn total_for_mean(number: &str, word: &str) -> (Message, Message) {
    (
        say!(
            "“{number}”在出处里是几年的合计（“{word}”），不是各年的平均",
            "`{number}` is a total of several years in its source (`{word}`), not their mean"
        ),
        say!(
            "改记各年的数，或者原文印出的年均数",
            "record the value of each year, or a mean that is printed"
        ),
    )
}

impl Source<'_> {
    /// How long a number was counted, by the words of its clause before it or by the head of its column.
    fn span_of_count(&self, at: &Range<usize>) -> Option<Span> {
        let before = self.letters().get(..at.start)?;
        let start = before.iter().rposition(|c| ENDS.contains(*c)).map_or(0, |at| at + 1);
        let mut words = before.get(start..).unwrap_or_default().to_vec();
        words.extend(self.head_over(at.start).into_iter().flat_map(|head| head.iter()));
        let has = |list: &[&'static str]| {
            list.iter().copied().find(|word| end_of(&words, word).is_some())
        };
        let some = OF_SOME_YEARS.iter().find(|(word, _)| end_of(&words, word).is_some());
        if let Some((word, years)) = some.filter(|_| has(MEANS).is_none()) {
            return Some(Span::Years(*years, word));
        }
        let is_plain = |word: &str| {
            let end = end_of(&words, word)?;
            let rest = words.get(end..).unwrap_or_default();
            let is_other = NOT_OF_ONE.iter().any(|word| letters::starts_with(rest, word));
            // 全年累计 is of the year; 今年累计达到, of all years.
            let is_so_far = SO_FAR.iter().any(|word| end_of(&words, word).is_some())
                && !letters::starts_with(rest, "累计");
            (!is_other && !is_so_far).then_some(())
        };
        let one = OF_ONE_YEAR.iter().copied().find(|word| is_plain(word).is_some());
        if let Some(word) = one {
            return Some(Span::Years(1, word));
        }
        has(TOTALS).filter(|_| has(MEANS).is_none()).map(Span::Total)
    }
}

/// Where a word ends that stands in some letters.
fn end_of(text: &[char], word: &str) -> Option<usize> {
    letters::find_word(text, word).map(|at| at + word.chars().count())
}
