//! The table of what methods looked at besides the pace, and of how kept levels stand to their limits.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::table::{Columns, SiteTable};
use super::vocabulary::words;
use crate::assess::{Measure, Working, limits};
use crate::say;
use crate::site::{CommitmentEntry, Rounding, Site};

/// A number with its name.
struct Row<'a> {
    site: &'a Site<'a>,
    entry: CommitmentEntry<'a>,
    name: Name,
    value: Decimal,
    /// The numbers that no number may reach or pass by rounding.
    limits: Rc<[Decimal]>,
}

/// Which number it is.
#[derive(Clone, Copy)]
enum Name {
    Growth,
    NeededGrowth,
    Ratio,
    Score,
    Shrunk,
    Projected,
    ProjectedShare,
    OfWay,
    OfBaseline,
    Since,
    Mean,
    Missed,
    Left,
    Within,
    YearsCounted,
    MeanSoFar,
    MeanAsked,
    MeanNeeded,
    Limit,
    Margin,
    Tolerance,
    YearsOutside,
}

words! {
    "measure": Name {
        Self::Growth => "growth"
            "到目前为止的年均增速（`eurostat`、`un-2022`、`un-2023`、`statcan`）"
            "growth a year so far (`eurostat`, `un-2022`, `un-2023`, `statcan`)";
        Self::NeededGrowth => "needed-growth"
            "达到目标所需的年均增速（`eurostat`、`un-2022`、`statcan`）"
            "growth a year that leads to the target (`eurostat`, `un-2022`, `statcan`)";
        Self::Ratio => "ratio"
            "前两个增速之比，评价以它为准（`eurostat`、`un-2022`、`statcan`）"
            "the first growth over the second: this decides (`eurostat`, `un-2022`, `statcan`)";
        Self::Score => "score" "得分，−5 到 5（`statcan`）" "from −5 to 5 (`statcan`)";
        Self::Shrunk => "shrunk"
            "接近100%时，界限缩小到通常的几成；别处为1（`eurostat`、`un-2022`、`un-2023`、`statcan`，定性目标）"
            "the part of the usual limits that applies near 100 %; 1 elsewhere (`eurostat`, `un-2022`, `un-2023`, `statcan`; targets in words)";
        Self::Projected => "projected"
            "照目前的速度到目标年的值（`un-2023`、`destatis`）；`un-2023` 超过28位数字的，连同下一个数一起略去"
            "the value of the target's year, if it goes on like this (`un-2023`, `destatis`); under `un-2023` left out, with its share, where it has more than 28 digits";
        Self::ProjectedShare => "projected-share"
            "这个值对应的完成进度，评价以它为准（`un-2023`）"
            "the progress of that value: this decides (`un-2023`)";
        Self::OfWay => "of-way"
            "变化占起点到目标差距的比例（`healthy-people`）"
            "the change as a share of the way from start to target (`healthy-people`)";
        Self::OfBaseline => "of-baseline"
            "变化占基期值的比例（`healthy-people`）"
            "the change as a share of the baseline (`healthy-people`)";
        Self::Since => "since"
            "计算平均变化的第一年（`destatis`）"
            "the first year of the mean change (`destatis`)";
        Self::Mean => "mean"
            "从那一年起的年均变化（`destatis`）"
            "the mean change a year since then (`destatis`)";
        Self::Missed => "missed"
            "照这样下去，余下的差距有多大比例完不成，评价以它为准（`destatis`）"
            "the share of what is left that would be missed: this decides (`destatis`)";
        Self::Left => "left"
            "与目标的差距；差距很小，视为达到（`un-2023`）"
            "the distance to a target that counts as met from near by (`un-2023`)";
        Self::Within => "within"
            "不超过多大的差距视为达到（`un-2023`）"
            "up to which distance it counts as met (`un-2023`)";
        Self::YearsCounted => "years-counted"
            "平均数算了几年（年均的目标）"
            "how many years the mean is of (means over the period)";
        Self::MeanSoFar => "mean-so-far"
            "到目前为止各年的平均，评价以它为准（年均的目标）"
            "the mean of the years so far: this decides (means over the period)";
        Self::MeanAsked => "mean-asked"
            "目标要求的平均（年均的目标）"
            "the mean that is asked for (means over the period)";
        Self::MeanNeeded => "mean-needed"
            "今后各年平均需要达到的数（年均的目标）"
            "the mean that is needed in the years that are left (means over the period)";
        Self::Limit => "limit" "限值（要保持的目标）" "the limit (levels to keep)";
        Self::Margin => "margin"
            "与限值的距离，在限外为负（要保持的目标）"
            "the distance to the limit, negative outside (levels to keep)";
        Self::Tolerance => "tolerance"
            "距离限值多近算有风险（要保持的目标）"
            "the distance up to which a level is at risk (levels to keep)";
        Self::YearsOutside => "years-outside"
            "有多少个有数据的年份在限外（要保持的目标）"
            "how many measured years lay outside (levels to keep)";
    }
}

pub(super) fn measures<'a>() -> SiteTable<'a> {
    Columns::new()
        .commitment(|row: &Row<'a>| row.entry)
        .always("measure", say!("哪一个数", "which number"), |row| row.name)
        .always(
            "value",
            say!(
                "这个数，六位小数，六位会变成评价界限的取更多位；百分数之差是百分点",
                "the number: six decimals, and more where six would reach a limit; differences of percentages are points"
            ),
            |row| {
                // Growth a year is a small number: it has a few digits more than shares and paces.
                Rounding { decimals: 6, digits: 4, limits: &row.limits }.of(row.value)
            },
        )
        .key_of_commitment(|row| (row.site, row.entry))
        .table(
            "assessment-measures.csv",
            say!("评价所用的其他数", "Measures of assessments"),
            say!(
                "每行一个数：评价方法除进度比以外所用的数，或者要保持的目标与限值比较的数",
                "one row per number that a method looked at besides the pace, or that tells how a kept level stands to its limit"
            ),
            |site: &'a Site<'a>| {
                let limits: Rc<[Decimal]> = limits(&site.checked.content().site.assessment).into();
                site.commitments().flat_map(move |entry| {
                    let limits = Rc::clone(&limits);
                    let working = site.assessments.of(entry.commitment).working.as_ref();
                    let measured = working.map_or_else(Vec::new, measured).into_iter();
                    measured.map(move |(name, value)| {
                        let limits = Rc::clone(&limits);
                        Row { site, entry, name, value, limits }
                    })
                })
            },
        )
}

/// The numbers of a working that are no pace.
fn measured(working: &Working) -> Vec<(Name, Decimal)> {
    let measure = match working {
        Working::Reach { measure, .. } | Working::Tendency { measure, .. } => measure.as_ref(),
        Working::Keep(margin) => {
            return vec![
                (Name::Limit, margin.limit),
                (Name::Margin, margin.margin),
                (Name::Tolerance, margin.tolerance),
                (Name::YearsOutside, margin.years_outside.into()),
            ];
        }
        Working::Mean { now, passed, asked, needed } => {
            let needed = needed.map(|needed| (Name::MeanNeeded, needed));
            let known = [
                (Name::YearsCounted, Decimal::from(*passed)),
                (Name::MeanSoFar, now.value),
                (Name::MeanAsked, *asked),
            ];
            return known.into_iter().chain(needed).collect();
        }
        Working::Evident(_) => None,
    };
    match measure {
        None => Vec::new(),
        Some(Measure::Growth { achieved, needed, ratio, score, .. }) => {
            let known =
                [(Name::Growth, *achieved), (Name::NeededGrowth, *needed), (Name::Ratio, *ratio)];
            known.into_iter().chain(score.map(|score| (Name::Score, score))).collect()
        }
        Some(Measure::Tendency { achieved, shrunk, .. }) => {
            vec![(Name::Growth, *achieved), (Name::Shrunk, *shrunk)]
        }
        Some(Measure::Close { left, within }) => {
            vec![(Name::Left, *left), (Name::Within, *within)]
        }
        Some(Measure::Projected { achieved, value, share }) => vec![
            (Name::Growth, *achieved),
            (Name::Projected, *value),
            (Name::ProjectedShare, *share),
        ],
        Some(Measure::Boundless { achieved }) => vec![(Name::Growth, *achieved)],
        Some(Measure::Change { of_way, of_baseline }) => {
            let of_baseline = of_baseline.map(|share| (Name::OfBaseline, share));
            std::iter::once((Name::OfWay, *of_way)).chain(of_baseline).collect()
        }
        Some(Measure::Mean { first, change, value, missed }) => vec![
            (Name::Since, first.at.year().into()),
            (Name::Mean, *change),
            (Name::Projected, *value),
            (Name::Missed, *missed),
        ],
    }
}
