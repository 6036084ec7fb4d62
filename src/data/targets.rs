//! The tables of targets, each counted once whatever the number of its wordings, and of those that wait for a number.

use super::cell::Year;
use super::table::{Columns, Naming, SiteTable};
use super::vocabulary::words;
use crate::assess::{Assessment, CountedTarget, Due, Evidence, Reason, Wording};
use crate::model::{Baseline, Bound, District, Indicator, Kind, Method};
use crate::say;
use crate::site::{RecordKey, Site};

/// A target with what its leading wording says.
#[derive(Clone, Copy)]
struct Row<'a> {
    site: &'a Site<'a>,
    district: &'a District,
    indicator: &'a Indicator,
    target: &'a CountedTarget<'a>,
    key: &'a RecordKey,
    lead: Wording<'a>,
    assessment: &'a Assessment<'a>,
}

/// That wordings ask for different things.
#[derive(Clone, Copy)]
enum Contradicted {
    Yes,
}

/// That a target is due and no value of its last year is recorded.
#[derive(Clone, Copy)]
enum Unreported {
    Yes,
}

/// What a target waits for.
#[derive(Clone, Copy)]
enum Missing {
    Baseline,
    Value,
}

words! {
    "evidence": Evidence {
        Self::Assessed => "assessed" "已经评价" "it is assessed";
        Self::BaselineAndTarget => "baseline-and-target" "有基期值和目标值" "a baseline and a target";
        Self::TargetOnly => "target-only" "只有目标值" "a target, and no baseline";
        Self::InWords => "in-words" "定性目标" "a target in words";
        Self::ToClarify => "to-clarify" "数不一致，有待核对" "numbers that contradict each other";
    }
    "due": Due {
        Self::Later => "later" "评价日期以后到期" "due after the date of assessment";
        Self::Today => "today" "评价日期当天到期" "due on the date of assessment";
        Self::Past => "past" "评价日期以前到期" "due before the date of assessment";
    }
    "contradicted": Contradicted {
        Self::Yes => "yes" "各处写法不一致" "the wordings ask for different things";
    }
    "unreported": Unreported {
        Self::Yes => "yes" "已到期，没有收录目标年的值" "due, without a value of its last year";
    }
    "missing": Missing {
        Self::Baseline => "baseline" "基期值" "the baseline";
        Self::Value => "value" "规划期内的实际值" "a measured value of the period";
    }
}

pub(super) fn targets<'a>() -> SiteTable<'a> {
    Columns::new()
        .with(what)
        .maybe(
            "contradicted",
            say!("各处写法是否不一致", "whether the wordings ask for different things"),
            say!("一致时", "where they do not"),
            |row: &Row<'a>| row.target.is_contradicted.then_some(Contradicted::Yes),
        )
        .always("evidence", say!("凭什么评价", "what there is to assess it by"), |row| {
            row.target.evidence
        })
        .status(|row| row.target.status)
        .with(when)
        .with(wordings)
        .always("key", say!("这项目标", "the target"), |row| row.key)
        .table(
            "targets.csv",
            say!("目标表", "Targets"),
            say!(
                "每行一项目标：同一区县、同一指标和分组、同一目标年的各处表述合为一行，列出说得最全的一处",
                "one row per target: all commitments of one district, series and year, by the wording that says most"
            ),
            rows,
        )
        .keyed(Naming {
            record: say!("目标", "target"),
            key: say!(
                "`g-`，区县、指标、分组、目标年",
                "`g-`, its district, indicator, breakdown and year"
            ),
            page: say!("区县的全部目标页", "the page of all targets of its district"),
            example: "g-rongchang--life-expectancy--2025",
        })
}

pub(crate) fn to_collect<'a>() -> SiteTable<'a> {
    Columns::new()
        .with(what)
        .list(
            "missing",
            say!(
                "缺什么：`baseline` 是基期值，`value` 是规划期内的实际值",
                "what is missing: `baseline`, or `value` for a measured value of the period, or both"
            ),
            say!("从不", "never"),
            |row: &Row<'a>| row.missing(),
        )
        .maybe(
            "reason",
            say!("现在为什么不能评价", "why there is no assessment now"),
            say!("从不", "never"),
            |row| -> Option<Reason> { row.target.status.reason() },
        )
        .with(when)
        .with(wordings)
        .always(
            "key",
            say!("这项目标，同 `targets.csv`", "the target, as in `targets.csv`"),
            |row| row.key,
        )
        .table(
            "to-collect.csv",
            say!("待收集的数", "Values to collect"),
            say!(
                "每行一项缺数、补齐就能评价的目标，供收集数据时逐行填写",
                "one row per target that waits for numbers, as a list of work"
            ),
            |site: &'a Site<'a>| rows(site).filter(|row| row.target.is_waiting),
        )
        .only_used()
}

type Targets<'a> = Columns<'a, Row<'a>>;

fn rows<'a>(site: &'a Site<'a>) -> impl Iterator<Item = Row<'a>> {
    site.targets().map(move |entry| {
        let lead = entry.target.lead();
        Row {
            site,
            district: entry.district,
            indicator: site.checked.indicator(entry.target.series.indicator),
            target: entry.target,
            key: entry.key,
            lead,
            assessment: site.assessments.of(lead.commitment),
        }
    })
}

fn what(columns: Targets<'_>) -> Targets<'_> {
    let without = || say!("没有基期值时", "without a baseline");
    columns
        .named_district(|row| row.district)
        .indicator(|row| row.target.series.indicator)
        .always("name", say!("指标目录里的名称", "the catalogue's name"), |row| {
            row.indicator.name.as_str()
        })
        .breakdown(|row| row.target.series.breakdown)
        .unit(|row| &row.indicator.unit, |row| &row.lead.commitment.print)
        .maybe(
            "nature",
            say!(
                "约束性或预期性，各处表述里最严的",
                "binding or anticipatory, as the strictest wording says"
            ),
            say!("没有一处说明时", "where no document says"),
            |row| row.target.nature,
        )
        .maybe(
            "kind",
            say!("目标怎样理解", "how the target is to be read"),
            say!("一般的目标，没有写明的", "where the record does not say"),
            |row| row.lead.commitment.kind,
        )
        .maybe("baseline_year", say!("基期年份", "the year of the baseline"), without(), |row| {
            row.baseline().map(|baseline| Year(baseline.year()))
        })
        .maybe("baseline", say!("基期值", "the baseline"), without(), |row| {
            row.baseline()?.quantity.as_ref()
        })
        .always("target_year", say!("目标年", "the year of the target"), |row| {
            Year(row.target.year)
        })
        .target(|row| row.assessment.target)
}

fn when(columns: Targets<'_>) -> Targets<'_> {
    let due = say!(
        "到期没有：目标年的最后一天到期，第二天起算过期",
        "whether its day has come: it is due on the last day of its year"
    );
    columns.always("due", due, |row| row.target.due).maybe(
        "unreported",
        say!(
            "是否已到期而没有收录目标年的值",
            "whether it is due without a value of its last year"
        ),
        say!("没有到期，或者收录了时", "where it is not due, or there is one"),
        |row| row.target.is_due_and_unreported().then_some(Unreported::Yes),
    )
}

fn wordings(columns: Targets<'_>) -> Targets<'_> {
    columns
        .list(
            "documents",
            say!("提出目标的文件，每处表述一个", "the document of each wording"),
            say!("从不", "never"),
            |row| row.target.wordings.iter().map(|wording| wording.document).collect(),
        )
        .list(
            "commitments",
            say!(
                "各处表述，次序相同，同 `commitments.csv`",
                "the wordings, in the same order, as in `commitments.csv`"
            ),
            say!("从不", "never"),
            |row| {
                let each = row.target.wordings.iter();
                each.map(|wording| row.site.key(wording.commitment.id)).collect()
            },
        )
}

impl<'a> Row<'a> {
    fn baseline(&self) -> Option<&'a Baseline> {
        self.lead.commitment.baseline.as_ref().filter(|baseline| baseline.quantity.is_some())
    }

    fn missing(&self) -> Vec<Missing> {
        let reason = self.target.status.reason();
        let kind = self.lead.commitment.kind;
        // These are met, or not, whatever they start from; so is under our rule what is due, by the value of its year.
        let is_of_period = matches!(
            kind,
            Some(Kind::Keep | Kind::Yearly | Kind::Mean | Kind::Total | Kind::Cumulative)
        );
        let method = self.site.checked.content().site.assessment.method;
        let is_told_in_its_year = method == Method::Linear
            && kind != Some(Kind::Change)
            && self.target.is_due_and_unreported();
        let needs_no_start = is_of_period || is_told_in_its_year;
        let latest = self.assessment.latest.last().and_then(|o| o.quantity.value());
        let is_exact = latest.is_some_and(|(bound, _)| bound == Bound::Exact);
        let is_for_want_of_a_start = matches!(reason, Some(Reason::NoBaseline | Reason::NoBase));
        let has_value = is_for_want_of_a_start && is_exact && !is_told_in_its_year;
        let has_start = needs_no_start || self.baseline().is_some();
        let missing =
            [(!has_start).then_some(Missing::Baseline), (!has_value).then_some(Missing::Value)];
        missing.into_iter().flatten().collect()
    }
}
