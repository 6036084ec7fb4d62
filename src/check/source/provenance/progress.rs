//! Progress stands in its source: the percentage, the amount and the year.

use crate::check::text::letters;
use crate::diag::Code;
use crate::model::{Money, Progress, Published, Quantity, Work};
use crate::say;

use super::super::works::WorkNames;
use super::source::{Claim, Mismatch, Source};
use super::verifier::{Verifier, YearNote, as_yaml};
use super::year::YearClaim;

/// The months of a year that words name: 2024年6月, 2024年1—6月, 2024年上半年, 2024年底.
fn months(text: &[char], year: i32) -> Vec<i32> {
    const ENDS: &[(&str, i32)] = &[
        ("上半年", 6),
        ("一季度", 3),
        ("二季度", 6),
        ("三季度", 9),
        ("四季度", 12),
        ("第一季度", 3),
        ("第二季度", 6),
        ("第三季度", 9),
        ("第四季度", 12),
        ("前三季度", 9),
        ("年底", 12),
        ("年末", 12),
        ("底", 12),
        ("末", 12),
    ];
    let named = letters::of_text(&format!("{year}年"));
    let behind = letters::places(text, &named).map(|at| at + named.len());
    let behind = behind.map(|at| text.get(at..).unwrap_or_default());
    let month = |rest: &[char]| {
        if let Some((_, month)) = ENDS.iter().find(|(word, _)| letters::starts_with(rest, word)) {
            return Some(*month);
        }
        let end = rest.iter().position(|c| *c == '月')?;
        let words: String = rest.get(..end)?.iter().collect();
        let is_of_months = |c: char| c.is_ascii_digit() || "—–-－~～至到".contains(c);
        let last = words.rsplit(|c: char| !c.is_ascii_digit()).next()?;
        let month = last.parse().ok().filter(|month| (1..=12).contains(month))?;
        words.chars().all(is_of_months).then_some(month)
    };
    behind.filter_map(month).collect()
}

impl<'a> Verifier<'a> {
    pub(super) fn progress(&mut self, record: &Progress, work: Option<(Work<'a>, &WorkNames<'a>)>) {
        let Some(mut source) = self.source(record.id) else { return };
        if let Some((work, names)) = work {
            self.keep_to(&mut source, work, names);
        }
        self.takes_text = false;
        if let Some(percent) = &record.percent {
            self.level_of(&source, record, "percent", (percent, "%"));
        }
        if let Some(Money { amount, unit }) = &record.paid {
            self.level_of(&source, record, unit.paid_key(), (amount, unit.printed()));
        }
        self.numbers_of_others(&source, record);
        let year = record.date.last().year();
        let document = source.place.document();
        let mut dates = document.adopted.iter().chain(&document.printed);
        let is_of_its_day = dates.any(|date| date.year() == year)
            || self.published(record).is_some_and(|date| date.year() == year);
        let claim = YearClaim {
            year,
            // 目前 is the day of the report.
            usual: source.year_of_report(None).or(is_of_its_day.then_some(year)),
            since: None,
            until: None,
            quantity: record.percent.as_ref().or(record.paid.as_ref().map(|paid| &paid.amount)),
        };
        let note = YearNote::Key(record.year_note.as_deref());
        self.year(&source, &record.origin, &["date"], note, &claim);
        self.month(&source, record);
    }

    /// When the source of progress was published, where it is not here.
    fn published(&self, record: &Progress) -> Option<&Published> {
        let citation = record.citation.source()?;
        self.subject.index.known_sources.get(&citation.source)?.date.as_ref()
    }

    /// Reports a month of the year that the cited words print, where it is not that of the record.
    fn month(&mut self, source: &Source<'_>, record: &Progress) {
        let last = record.date.last();
        let month = last.as_str().get(5..7).and_then(|month| month.parse().ok());
        let printed = months(source.quote(), last.year());
        let first = printed.first().filter(|_| record.year_note.is_none());
        let Some(first) = first.filter(|_| month.is_none_or(|month| !printed.contains(&month)))
        else {
            return;
        };
        let (year, date) = (last.year(), record.date.as_str());
        let say = say!(
            "引文说的是 {year} 年 {first} 月的情况，不是 {date}",
            "the quote tells of month {first} of {year}, not of {date}"
        );
        let finding = self.subject.finding(Code::YearWithoutBasis, &record.origin, &["date"], say);
        self.findings.push(finding.hint(say!(
            "照引文写月份，如 `{year}-{first:02}`；只写年份的，指年末",
            "write the month that is printed, for example `{year}-{first:02}`; a year alone stands for its end"
        )));
    }

    /// Reports how a number differs from what is printed.
    fn level_of(
        &mut self,
        source: &Source<'_>,
        record: &Progress,
        key: &'static str,
        (quantity, unit): (&Quantity, &str),
    ) {
        let claim = Claim {
            quantity,
            text: None,
            unit,
            year: record.date.last().year(),
            heads: &[],
            columns: &[],
        };
        let Some(mismatch) = source.mismatch(&claim) else {
            self.unread(source, &record.origin, &[key], &claim);
            return;
        };
        let value = quantity.text();
        let (code, say) = match mismatch {
            Mismatch::Unit => {
                let say = say!(
                    "出处里这个数的单位不是“{unit}”",
                    "the source prints this number with another unit than `{unit}`"
                );
                let origin = &record.origin;
                let code = Code::UnitDiffersFromQuote;
                let finding = self.subject.finding(code, origin, &[key], say);
                self.findings.push(finding.hint(match key {
                    "percent" => say!(
                        "`percent` 只写工作本身完成的百分数，别的数不写在这里",
                        "`percent` is the part of the work that is done, and nothing else"
                    ),
                    _ => say!(
                        "原文印作亿元的写 `paid_yi`，印作万元的写 `paid_wan`",
                        "write `paid_yi` where 亿元 is printed, and `paid_wan` where 万元 is"
                    ),
                }));
                return;
            }
            Mismatch::Bound(said) => {
                let printed = as_yaml(said, quantity);
                let say = say!(
                    "出处里这个数旁边的词与“{value}”不合，应写 `{printed}`",
                    "the words beside this number in the source make it `{printed}`, not `{value}`"
                );
                (Code::ValueNotInQuote, say)
            }
            _ => (
                Code::ValueNotInQuote,
                say!("出处里没有“{value}”", "the source does not print `{value}`"),
            ),
        };
        self.report(code, &record.origin, &[key], say);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_in_the_words_of_reports() {
        for (text, year, expected) in [
            ("截至2024年6月底，完成60%", 2024, &[6][..]),
            ("2024年1—6月投入3000万元", 2024, &[6]),
            ("2024年1至9月", 2024, &[9]),
            ("2024年上半年", 2024, &[6]),
            ("2023年底40%，2024年前三季度75%", 2024, &[9]),
            ("2023年底40%，2024年前三季度75%", 2023, &[12]),
            ("2024年计划3个月完工", 2024, &[]),
            ("2024年完成60%", 2024, &[]),
        ] {
            assert_eq!(months(&letters::of_text(text), year), expected, "{text}");
        }
    }
}
