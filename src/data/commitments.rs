//! The tables of commitments, and of the levels on the way to their targets.

use std::borrow::Cow;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::cell::{Cell, Value, Year, share};
use super::kind::Kind;
use super::table::{Columns, Naming, SiteTable};
use super::vocabulary::words;
use crate::assess::{Assessment, limits};
use crate::model::{Count, Indicator, Kind as TargetKind, Quantity, Target};
use crate::say;
use crate::site::stated::grade_of_latest;
use crate::site::{CommitmentEntry, Rounding, Site};

/// A commitment with its assessment.
struct Commitment<'a> {
    site: &'a Site<'a>,
    entry: CommitmentEntry<'a>,
    indicator: &'a Indicator,
    assessment: &'a Assessment<'a>,
    /// The numbers that no share may reach or pass by rounding.
    limits: Rc<[Decimal]>,
}

/// The value that is assessed: as printed, converted to the unit of the commitment, or the sum or the mean of the values of single years.
enum Latest<'a> {
    Printed(&'a Quantity),
    Converted(Quantity),
    Derived(Decimal),
}

impl Value for Latest<'_> {
    fn kind() -> Kind {
        Kind::Value
    }

    fn cell(self) -> Cell {
        match self {
            Self::Printed(quantity) => quantity.cell(),
            Self::Converted(quantity) => (&quantity).cell(),
            Self::Derived(number) => number.cell(),
        }
    }
}

/// What the latest value of a target of several years is.
#[derive(Clone, Copy)]
enum LatestCounts {
    Total,
    Sum,
    Mean,
    Year,
}

words! {
    "latest_counts": LatestCounts {
        Self::Total => "total" "文件公布的累计数" "a published total";
        Self::Sum => "sum" "单年数逐年相加之和" "the sum of the values of single years";
        Self::Mean => "mean" "从规划期首年起各年的平均" "the mean of the years since the first of the period";
        Self::Year => "year"
            "单年数；别的年份有缺，不能相加或平均"
            "the value of one year, where another year is missing";
    }
    "kind": TargetKind {
        Self::Reach => "reach" "要达到的水平" "a level to reach";
        Self::Keep => "keep" "要保持的水平" "a level to keep";
        Self::Range => "range" "要保持在范围之内" "a range to be in";
        Self::Qualitative => "qualitative" "定性目标" "a target in words";
        Self::Cumulative => "cumulative" "从基期接着累计的数" "a count that goes on from the baseline";
        Self::Total => "total" "规划期内的合计" "a count of the period alone";
        Self::Mean => "mean" "规划期内各年的平均" "a mean of the years of the period";
        Self::Yearly => "yearly" "每一年都要达到的数" "a level to meet every year";
        Self::Change => "change" "升降的幅度" "a change from an earlier time";
    }
}

pub(super) fn commitments<'a>() -> SiteTable<'a> {
    Columns::new()
        .with(what)
        .with(baseline_and_target)
        .with(latest)
        .status(|row: &Commitment<'a>| row.assessment.status)
        .with(progress)
        .maybe(
            "latest_grade",
            say!(
                "`latest` 是否与原文核对过；有一个值只注明来源的，就是 `stated`",
                "how well `latest` is known: `stated` where one of its values is from a source"
            ),
            say!("没有实际值时", "without a value"),
            |row| grade_of_latest(row.assessment),
        )
        .where_used(|columns| columns.categories(|row| row.entry.commitment.breakdown.as_ref()))
        .quote(|row| &row.entry.commitment.citation)
        .where_used(notes)
        .key(|row| row.site.key(row.entry.commitment.id))
        .table(
            "commitments.csv",
            say!("目标的各处表述", "Commitments"),
            say!(
                "每行一处表述：一个文件对一个指标提出的目标",
                "one row per commitment: what one passage of a document promises"
            ),
            |site: &'a Site<'a>| {
                let limits: Rc<[Decimal]> = limits(&site.checked.content().site.assessment).into();
                site.commitments().map(move |entry| Commitment {
                    site,
                    entry,
                    indicator: site.checked.indicator(&entry.commitment.indicator),
                    assessment: site.assessments.of(entry.commitment),
                    limits: Rc::clone(&limits),
                })
            },
        )
        .keyed(Naming {
            record: say!("表述", "commitment"),
            key: say!(
                "`c-`，文件、指标、分组、最初目标的目标年",
                "`c-`, its document, indicator, breakdown and the year of its first target"
            ),
            page: say!("区县的全部目标页", "the page of all targets of its district"),
            example: "c-rongchang-plan-2021-2025--life-expectancy--2025",
        })
}

type Commitments<'a> = Columns<'a, Commitment<'a>>;

fn what(columns: Commitments<'_>) -> Commitments<'_> {
    columns
        .named_district(|row| row.entry.district)
        .promising_document(|row| row.entry.document)
        .indicator(|row| &row.entry.commitment.indicator)
        .always(
            "name",
            say!("原文名称，原文没有的用指标目录的", "the printed name, else the catalogue's"),
            |row| row.entry.commitment.print.name.as_ref().unwrap_or(&row.indicator.name),
        )
        .breakdown(|row| row.entry.commitment.breakdown.as_ref())
        .unit(|row| &row.indicator.unit, |row| &row.entry.commitment.print)
        .maybe(
            "nature",
            say!("约束性或预期性", "binding or indicative"),
            say!("文件没有说明时", "where the document does not say"),
            |row| row.entry.commitment.nature,
        )
        .maybe(
            "kind",
            say!("目标怎样理解", "how the target is to be read"),
            say!("一般的目标，没有写明的", "where the record does not say"),
            |row| row.entry.commitment.kind,
        )
}

fn baseline_and_target(columns: Commitments<'_>) -> Commitments<'_> {
    let target_year = say!(
        "评价日期那一天有效的目标的目标年；后面三列也是这个目标的",
        "the year of the target that is in force on the date of assessment; so are the next three columns"
    );
    columns
        .maybe(
            "baseline_year",
            say!("基期年份", "the year of the baseline"),
            say!("没有基期时", "without a baseline"),
            |row| row.entry.commitment.baseline.as_ref().map(|baseline| Year(baseline.year())),
        )
        .maybe(
            "baseline",
            say!("基期值", "the baseline"),
            say!("没有基期，或者原文是横线时", "without a baseline, or where the print has a dash"),
            |row| row.entry.commitment.baseline.as_ref()?.quantity.as_ref(),
        )
        .always("target_year", target_year, |row| Year(row.assessment.target.year))
        .target(|row| row.assessment.target)
}

/// What an editor has said of a commitment.
fn notes(columns: Commitments<'_>) -> Commitments<'_> {
    columns
        .year_note("baseline_year_note", |row| {
            row.entry.commitment.baseline.as_ref()?.year_note.as_ref()
        })
        .year_note("target_year_note", |row| row.assessment.target.year_note.as_ref())
        .note(|row| row.entry.commitment.print.note.as_deref())
}

fn latest(columns: Commitments<'_>) -> Commitments<'_> {
    let without = || say!("没有实际值时", "without a value");
    columns
        .maybe(
            "latest_year",
            say!("用于评价的最新值的年份", "the year of the latest value that counts"),
            without(),
            |row| row.assessment.latest.first().map(|latest| Year(latest.year())),
        )
        .maybe(
            "latest_period",
            say!(
                "这个值的时间：年份，或者 `2024-H1`、`2024-06-30` 一类的写法",
                "the time of that value: a year, or a period such as `2024-H1` or `2024-06-30`"
            ),
            without(),
            |row| row.assessment.latest.first().map(|latest| latest.period.code()),
        )
        .list(
            "latest",
            say!(
                "这个最新值，换算成本行的单位；单年数相加、平均以后才评价的，是相加之和、平均数；各文件互相矛盾的，全部列出（这时原因为 `conflicting-values`）",
                "that value, converted to the unit of the row; where values of single years are added up or averaged, their sum or mean; where documents contradict each other, all of them (the reason is then `conflicting-values`)"
            ),
            without(),
            |row| match row.assessment.sum().or(row.assessment.mean()) {
                Some(derived) => {
                    let rounding = Rounding { decimals: 6, digits: 4, limits: &[] };
                    vec![Latest::Derived(rounding.of(derived.value))]
                }
                None => row.values().collect(),
            },
        )
        .maybe(
            "latest_counts",
            say!(
                "累计、合计、年均目标的 `latest` 是什么数",
                "what `latest` of a cumulative target, a total or a mean is"
            ),
            say!(
                "不是这几种目标，或者没有实际值时",
                "unless the target is of one of these kinds and has a value"
            ),
            Commitment::latest_counts,
        )
}

fn progress(columns: Commitments<'_>) -> Commitments<'_> {
    columns
        .maybe(
            "completion",
            say!(
                "完成进度：从基期到目标走完的比例，1 是全部；四位小数，四位会变成 0、1 或评价界限的取更多位",
                "progress from baseline to target, 1 is all of it; four decimals, and more where four would reach 0, 1 or a limit of the method"
            ),
            say!("不计算进度时", "where no progress is calculated"),
            |row| Some(row.share(row.assessment.pace()?.completion)),
        )
        .maybe(
            "pace",
            say!(
                "进度比：完成进度与应达进度之比；位数同 `completion`",
                "progress over the progress that is required by then; decimals as of `completion`"
            ),
            say!(
                "不计算进度，或者还没有应达进度时",
                "where no progress is calculated, or nothing is required yet"
            ),
            |row| Some(row.share(row.assessment.pace()?.pace?)),
        )
}

impl<'a> Commitment<'a> {
    /// The latest values: several only where documents contradict each other.
    /// One that is printed in another unit than the row's is converted.
    fn values(&self) -> impl Iterator<Item = Latest<'a>> + use<'a> {
        let assessment: &Assessment<'a> = self.assessment;
        assessment.latest.iter().map(|o| match assessment.in_unit(o) {
            Cow::Borrowed(quantity) => Latest::Printed(quantity),
            Cow::Owned(quantity) => Latest::Converted(quantity),
        })
    }

    fn latest_counts(&self) -> Option<LatestCounts> {
        let latest = self.assessment.latest.last()?;
        let is_of_year = latest.counts == Some(Count::Year);
        match self.entry.commitment.kind? {
            TargetKind::Mean if self.assessment.mean().is_some() => Some(LatestCounts::Mean),
            TargetKind::Mean => Some(LatestCounts::Year),
            TargetKind::Cumulative | TargetKind::Total if self.assessment.sum().is_some() => {
                Some(LatestCounts::Sum)
            }
            TargetKind::Cumulative | TargetKind::Total if is_of_year => Some(LatestCounts::Year),
            TargetKind::Cumulative | TargetKind::Total => Some(LatestCounts::Total),
            _ => None,
        }
    }

    fn share(&self, value: Decimal) -> Decimal {
        share(value, &self.limits)
    }
}

/// A level on the way to a target.
struct Milestone<'a> {
    site: &'a Site<'a>,
    entry: CommitmentEntry<'a>,
    level: &'a Target,
}

pub(super) fn milestones<'a>() -> SiteTable<'a> {
    Columns::new()
        .district(|row: &Milestone<'a>| row.entry.district)
        .promising_document(|row| row.entry.document)
        .indicator(|row| &row.entry.commitment.indicator)
        .breakdown(|row| row.entry.commitment.breakdown.as_ref())
        .always("target_year", say!("阶段目标的年份", "the year of the milestone"), |row| {
            Year(row.level.year)
        })
        .target(|row| row.level)
        .key_of_commitment(|row| (row.site, row.entry))
        .table(
            "milestones.csv",
            say!("阶段目标表", "Milestones"),
            say!(
                "每行一个阶段目标，如2025年目标在2023年要达到的水平",
                "one row per level on the way to a target, for example of 2023 on the way to 2025"
            ),
            |site: &'a Site<'a>| {
                site.commitments().flat_map(move |entry| {
                    let levels = entry.commitment.milestones.iter();
                    levels.map(move |level| Milestone { site, entry, level })
                })
            },
        )
}
