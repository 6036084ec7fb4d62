//! The table of assessments: how each status came about.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::cell::{Year, share};
use super::table::{Columns, SiteTable};
use crate::assess::{Assessment, Pace, Status, Step, limits};
use crate::diag::Message;
use crate::model::Method;
use crate::say;
use crate::site::{CommitmentEntry, Rounding, Site};

/// A commitment with its assessment.
struct Row<'a> {
    site: &'a Site<'a>,
    entry: CommitmentEntry<'a>,
    assessment: &'a Assessment<'a>,
    method: Method,
    /// The numbers that no share may reach or pass by rounding.
    limits: Rc<[Decimal]>,
}

pub(super) fn assessments<'a>() -> SiteTable<'a> {
    Columns::new()
        .commitment(|row: &Row<'a>| row.entry)
        .always("method", say!("本站采用的评价方法", "the method of the site"), |row| {
            row.method
        })
        .status(|row| row.assessment.status)
        .status_by_numbers(|row| row.assessment.by_numbers)
        .with(steps)
        .with(shares)
        .with(differences)
        .key_of_commitment(|row| (row.site, row.entry))
        .table(
            "assessments.csv",
            say!("评价表", "Assessments"),
            say!(
                "每行一项目标：它的评价是怎样得出的",
                "one row per commitment: how its status came about"
            ),
            |site: &'a Site<'a>| {
                let settings = &site.checked.content().site.assessment;
                let limits: Rc<[Decimal]> = limits(settings).into();
                site.commitments().map(move |entry| Row {
                    site,
                    entry,
                    assessment: site.assessments.of(entry.commitment),
                    method: settings.method,
                    limits: Rc::clone(&limits),
                })
            },
        )
}

/// When the numbers of a pace are missing.
fn without_progress() -> Message {
    say!("不计算进度时", "where no progress is calculated")
}

fn steps<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let latest = say!(
        "被评价的值；单年数相加的，是相加之和",
        "the value that is assessed; where values of single years are added up, their sum"
    );
    let target = say!(
        "有效的目标值；范围目标取离起点近的一端",
        "the target in force; of a range the end that is nearest to the start"
    );
    columns
        .step(
            ("start_year", say!("起点的年份", "the year of the start")),
            (
                "start",
                say!(
                    "起点的值：基期值；没有基期的累计目标，是规划期前一年的0",
                    "the start: the baseline, or zero in the year before the period"
                ),
            ),
            |pace| pace.start,
        )
        .step(
            ("latest_year", say!("最新值的年份", "the year of the latest value")),
            ("latest", latest),
            |pace| pace.now,
        )
        .step(
            ("target_year", say!("目标年", "the year of the target")),
            ("target", target),
            |pace| pace.end,
        )
}

fn shares<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .number(
            "asked",
            say!(
                "按规划在 `latest_year` 应达到的值",
                "the value that is required by `latest_year`"
            ),
            |pace| Some(pace.asked),
        )
        .share(
            "completion",
            say!(
                "完成进度：从起点到目标走完的比例，1 是全部",
                "progress from start to target, 1 is all of it"
            ),
            without_progress(),
            |pace| Some(pace.completion),
        )
        .share(
            "expected",
            say!(
                "应达进度：到 `latest_year` 应走完的比例",
                "the progress that is required by `latest_year`"
            ),
            without_progress(),
            |pace| Some(pace.expected),
        )
        .share(
            "pace",
            say!("进度比：`completion` 与 `expected` 之比", "`completion` over `expected`"),
            say!(
                "不计算进度，或者还没有应达进度时",
                "where no progress is calculated, or nothing is required yet"
            ),
            |pace| pace.pace,
        )
}

fn differences<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let needed = say!(
        "不计算进度，最新值已在目标年，或者已达到目标时",
        "where no progress is calculated, in the last year, and where the target is met"
    );
    columns
        .number(
            "gap",
            say!(
                "`latest` 与 `asked` 之差；是否有利，取决于指标的方向",
                "`latest` less `asked`; whether that is good depends on the direction"
            ),
            |pace| Some(pace.gap),
        )
        .number(
            "achieved_a_year",
            say!("到目前为止的年均变化", "the change a year so far"),
            |pace| Some(pace.achieved_a_year),
        )
        .maybe(
            "needed_a_year",
            say!("今后需要的年均变化", "the change a year that is needed from now on"),
            needed,
            |row| {
                // A target that is met needs no change.
                let is_met = row.assessment.by_numbers == Status::Met;
                row.number(|pace| pace.needed_a_year).filter(|_| !is_met)
            },
        )
        .number(
            "outlook",
            say!(
                "照目前的年均变化，到目标年的值",
                "the value of `target_year`, if the change a year stays as it is"
            ),
            |pace| Some(pace.outlook),
        )
}

impl<'a> Columns<'a, Row<'a>> {
    /// A year of a pace, and the exact value of that year.
    fn step(
        self,
        (year, of_year): (&'static str, Message),
        (value, of_value): (&'static str, Message),
        step: fn(&Pace) -> Step,
    ) -> Self {
        self.maybe(year, of_year, without_progress(), move |row| {
            Some(Year(step(row.assessment.pace()?).at.year()))
        })
        .maybe(value, of_value, without_progress(), move |row| {
            Some(step(row.assessment.pace()?).value)
        })
    }

    /// A share of a pace.
    fn share(
        self,
        name: &'static str,
        meaning: Message,
        empty: Message,
        of: fn(&Pace) -> Option<Decimal>,
    ) -> Self {
        self.maybe(name, meaning, empty, move |row| {
            Some(share(of(row.assessment.pace()?)?, &row.limits))
        })
    }

    /// A number of a pace, in the unit of the commitment.
    fn number(
        self,
        name: &'static str,
        meaning: Message,
        number: fn(&Pace) -> Option<Decimal>,
    ) -> Self {
        self.maybe(name, meaning, without_progress(), move |row| row.number(number))
    }
}

impl Row<'_> {
    /// What is required and where it leads may not seem to be the target by rounding.
    fn number(&self, number: fn(&Pace) -> Option<Decimal>) -> Option<Decimal> {
        let pace = self.assessment.pace()?;
        let limits = [pace.end.value];
        let rounding = Rounding { decimals: 6, digits: 4, limits: &limits };
        Some(rounding.of(number(pace)?))
    }
}
