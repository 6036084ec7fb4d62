//! Whether a value is of the period that its place prints.

use std::ops::Range;

use super::measured::Measured;
use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::line::Line;
use crate::check::text::part::Part;
use crate::check::text::parts;
use crate::check::text::{letters, together, years};
use crate::diag::{Code, Finding};
use crate::model::{Extent, Origin, Period, Quantity, Target};
use crate::say;

/// The period of a value, with how it was inferred where it is not printed.
pub(super) struct PeriodClaim<'c> {
    pub(super) period: &'c Period,
    pub(super) note: Option<&'c str>,
    pub(super) quantity: &'c Quantity,
    pub(super) text: Option<&'c str>,
    /// What is known of whose value it is.
    pub(super) measured: Measured<'c>,
}

impl Verifier<'_> {
    /// Reports a part of a year that is recorded as another, or as the year.
    pub(super) fn period(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        keys: &[&'static str],
        claim: &PeriodClaim<'_>,
    ) {
        let period = claim.period;
        let key = if period.is_calendar_year() { "year" } else { "period" };
        let keys = [keys, &[key]].concat();
        let printed = source.parts_of(claim.quantity, period.year());
        let all: Option<Vec<Part>> = printed.iter().copied().collect();
        let is_noted = claim.note.is_some();
        // A year alone does not speak against a note on which part of it is meant.
        let speaks = |part: &Part| !(is_noted && *part == Part::Whole);
        let other = all.filter(|all| !all.iter().any(|part| part.is_of(period)));
        let other = other.filter(|all| all.iter().all(speaks));
        if let Some(part) = other.and_then(|all| all.first().copied()) {
            let right = part.as_yaml(period.year());
            let code = period.code();
            let say = if part == Part::Whole {
                say!(
                    "出处印的是 {right} 年，不是 `{code}`",
                    "the source prints this value for {right}, not for `{code}`"
                )
            } else {
                say!(
                    "出处里这个数是 `{right}` 的，不是 `{code}` 的",
                    "the source prints this value for `{right}`, not for `{code}`"
                )
            };
            let hint = if part == Part::Whole {
                say!("一整年的写 `year: {right}`", "give `year: {right}`")
            } else {
                say!(
                    "不写 `year`，写 `period: {right}`；不到一年的数不当作全年的评价",
                    "give `period: {right}` in place of `year`: a part of a year is not assessed as the year"
                )
            };
            let finding = self.subject.finding(Code::PeriodDiffersFromSource, origin, &keys, say);
            self.findings.push(finding.hint(hint));
            return;
        }
        if period.is_calendar_year() {
            if !is_noted {
                self.no_year(source, origin, &keys, claim);
            }
            return;
        }
        // That a note names the year of a part of one is asked of every record.
        let named =
            |note: &str| period.is_within_a_year() || names(&letters::of_text(note), period);
        let is_known = claim.note.map_or_else(|| source.supports(period, &printed), named);
        if !is_known {
            self.unsupported(origin, &keys, period, is_noted);
        }
    }

    /// Reports a target whose place asks for it within the year, where the record shows the year only.
    pub(super) fn period_of_target(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        keys: &[&'static str],
        target: &Target,
    ) {
        let printed: Option<Vec<Part>> =
            source.parts_of(&target.quantity, target.year).into_iter().collect();
        let is_within = |part: &Part| *part != Part::Whole;
        let parts = printed.filter(|all| all.iter().all(is_within));
        let Some(part) = parts.and_then(|all| all.first().copied()) else { return };
        let says =
            |text: &String| ["月", "季", "半年", "日"].iter().any(|word| text.contains(word));
        if target.text.as_ref().is_some_and(says) || target.year_note.as_ref().is_some_and(says) {
            return;
        }
        let (year, code) = (target.year, part.as_yaml(target.year));
        let say = say!(
            "出处要求的时间是 `{code}`，记录只写了 {year} 年",
            "the source asks for this by `{code}`, and the record says {year} only"
        );
        let hint = say!(
            "`text` 从这个时间起照录；引的是表格的，在 `year_note` 里写明月份：目标按这一年年末评价",
            "start `text` with this time as printed or, for a table, give the month in `year_note`: a target is assessed at the end of its year"
        );
        let keys = [keys, &["year"]].concat();
        let finding = self.subject.finding(Code::PeriodDiffersFromSource, origin, &keys, say);
        self.findings.push(finding.hint(hint));
    }

    fn unsupported(
        &mut self,
        origin: &Origin,
        keys: &[&'static str],
        period: &Period,
        is_noted: bool,
    ) {
        let code = period.code();
        let say = if is_noted {
            say!(
                "`year_note` 没有写到 `{code}` 的年份",
                "`year_note` does not name the years of `{code}`"
            )
        } else {
            say!("出处没有印出 `{code}`", "the source does not print `{code}`")
        };
        let hint = say!(
            "改成原文的时间；原文没有写明的，在 `year_note` 里写明怎样推断的，并写出起止年份",
            "give the period as printed; where it is not, say in `year_note` how it was inferred, and name its years"
        );
        let finding: Finding =
            self.subject.finding(Code::PeriodDiffersFromSource, origin, keys, say);
        self.findings.push(finding.hint(hint));
    }
}

impl Source<'_> {
    /// The part of a year that governs each place of a value, or that the head of its column names.
    fn parts_of(&self, quantity: &Quantity, year: i32) -> Vec<Option<Part>> {
        let part = |number: &Range<usize>| {
            let of_head = self.head_over(number.start).and_then(Line::part);
            of_head
                .or_else(|| parts::governing(self.letters(), number))
                .or_else(|| self.part_of_title(number, year))
        };
        self.places_of_value(quantity, None, year).iter().map(part).collect()
    }

    /// The part of a year that the title of the table names, or a heading over it: 表1 2023年1—6月医疗服务.
    fn part_of_title(&self, number: &Range<usize>, year: i32) -> Option<Part> {
        self.place.table()?;
        let head = self.head_over(number.start);
        if head.is_some_and(|head| head.says_whole() || !head.is_of_year(year)) {
            return None;
        }
        if let Some(title) = self.place.title() {
            let part = title.part();
            if part.is_some() || !title.years().is_empty() {
                // 2023年12月 may be said of the end of the year.
                let part = part.filter(|part| *part != Part::Months(12, 12));
                return part.filter(|_| title.is_of_year(year));
            }
        }
        // The month in a heading is mostly that of the document.
        let sections = self.place.sections().into_iter().filter(|line| line.is_of_year(year));
        sections.filter_map(Line::part).find(|part| !parts::is_event(*part))
    }

    /// Whether the first year of a period is printed as the one since when something was counted, in a document of its last:
    /// 2021年以来, in a bulletin of 2023.
    fn begins_with(&self, period: &Period) -> bool {
        let (from, to) = self.place.document().period;
        let is_of_last = from == to && to == period.year();
        let first = period.begin().year();
        is_of_last && together::since(self.letters()).contains(&first)
    }

    /// Whether what stands around a value names its period.
    fn supports(&self, period: &Period, printed: &[Option<Part>]) -> bool {
        let texts = || std::iter::once(self.letters().to_vec()).chain(self.place.above());
        match period.extent() {
            Extent::Years(..) | Extent::Across(..) => {
                // A heading may give the one year and the passage the other; two paragraphs are of two things.
                let own = std::iter::once(self.letters().to_vec())
                    .chain(self.place.sections().into_iter().map(|line| line.to_vec()));
                let own: Vec<char> = own.flat_map(|text| [text, vec!['\n']].concat()).collect();
                names(&own, period)
                    || self.place.above().any(|text| names(&text, period))
                    || self.begins_with(period)
            }
            _ => {
                printed.iter().flatten().any(|part| part.is_of(period))
                    || texts().any(|text| parts::of_head(&text).iter().any(|p| p.is_of(period)))
            }
        }
    }
}

/// Whether a text names the years of a period: 2018—2020年 both, 2023学年 the first, “十三五”期间 those of the plan.
fn names(text: &[char], period: &Period) -> bool {
    let is_named = |year: i32| years::is_in_note(text, year);
    match period.extent() {
        Extent::Years(first, last) => {
            (is_named(first) && is_named(last))
                || years::times_of_plans(text).contains(&(first, last))
        }
        Extent::Across((first, _), (last, _)) => is_named(first) || is_named(last),
        _ => is_named(period.year()),
    }
}
