//! Commitments: what one document promises for one indicator in one district.

use super::change::Change;
use crate::model::as_printed::AsPrinted;
use crate::model::choice::Choice;
use crate::model::citation::Citation;
use crate::model::id::{DistrictId, IndicatorId};
use crate::model::manual_assessment::ManualAssessment;
use crate::model::origin::Origin;
use crate::model::period::Period;
use crate::model::record_id::RecordId;
use crate::model::scalar::{Date, Quantity};
use crate::model::series::{Breakdown, SeriesKey};

/// What a document promises for one indicator.
#[derive(Debug, Hash)]
pub struct Commitment {
    /// Which record it is.
    pub id: RecordId,
    /// The indicator of the catalogue.
    pub indicator: IndicatorId,
    /// The part of it that the record is about; `None` is the whole.
    pub breakdown: Option<Breakdown>,
    /// The name as printed and its like, where they differ from the catalogue.
    pub print: AsPrinted,
    /// The document's own category.
    pub group: Option<String>,
    /// The document's own row number.
    pub no: Option<String>,
    /// Binding or anticipatory, where the document says.
    pub nature: Option<Nature>,
    /// How the target is to be read, where the numbers do not tell.
    pub kind: Option<Kind>,
    /// How the sizes of its targets are to be read, where they are changes.
    pub change: Option<Change>,
    /// The level at the start.
    pub baseline: Option<Baseline>,
    /// Levels on the way, by year.
    pub milestones: Vec<Target>,
    /// The level to reach.
    pub target: Target,
    /// Targets that took the place of it later, by date.
    pub amendments: Vec<Amendment>,
    /// What a person made of it.
    pub judgement: Option<ManualAssessment>,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

impl Commitment {
    /// The series that it promises a value of.
    pub fn series<'a>(&'a self, district: &'a DistrictId) -> SeriesKey<'a> {
        SeriesKey { district, indicator: &self.indicator, breakdown: self.breakdown.as_ref() }
    }

    /// The amendment in force on a day.
    pub fn amendment_on(&self, day: &Date) -> Option<&Amendment> {
        self.amendments.iter().rev().find(|amendment| amendment.since <= *day)
    }

    /// The target in force on a day: the latest amendment, or the first target.
    pub fn target_on(&self, day: &Date) -> &Target {
        self.amendment_on(day).map_or(&self.target, |amendment| &amendment.target)
    }
}

/// A target that took the place of an earlier one.
#[derive(Debug, Hash)]
pub struct Amendment {
    /// Which record it is.
    pub id: RecordId,
    /// The first day on which it counts.
    pub since: Date,
    /// The target.
    pub target: Target,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

/// How far a target obliges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nature {
    /// 约束性
    Binding,
    /// 预期性
    Anticipatory,
}

/// How a target is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A level to reach, even where the baseline meets it already.
    Reach,
    /// A level to keep.
    Keep,
    /// A range to be in.
    Range,
    /// A target in words.
    Qualitative,
    /// A count that is summed over the period, and goes on from its baseline.
    Cumulative,
    /// A count of the period alone; the baseline is that of an earlier period.
    Total,
    /// A mean of the years of the period.
    Mean,
    /// A level to meet every year.
    Yearly,
    /// A change from an earlier time.
    Change,
}

impl Kind {
    /// What the number of a target is, where it is not the level of a year: two targets of one series and year are one only
    /// where their numbers are the same thing.
    pub fn other_than_level(self) -> Option<Self> {
        match self {
            Self::Reach | Self::Keep | Self::Range | Self::Qualitative => None,
            Self::Cumulative | Self::Total | Self::Mean | Self::Yearly | Self::Change => Some(self),
        }
    }

    /// The word that is written for it.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, _, of)| *of == self).map_or("", |(word, ..)| word)
    }
}

impl Choice for Nature {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("binding", "约束性：必须完成", Self::Binding),
        ("anticipatory", "预期性：努力达到", Self::Anticipatory),
    ];
}

impl Choice for Kind {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("reach", "要达到的水平；基期已经达到的目标，不按“保持”评价时才写", Self::Reach),
        ("keep", "保持在这个水平，不是达到一次", Self::Keep),
        ("range", "保持在一个范围内；值写成 5—10", Self::Range),
        ("qualitative", "定性目标，只有文字", Self::Qualitative),
        ("cumulative", "累计的数，从基期接着往上加；没有基期的从零开始", Self::Cumulative),
        (
            "total",
            "规划期内的合计，如〔20〕、五年新增20个；基期是上一时期的合计，不往上加",
            Self::Total,
        ),
        ("mean", "规划期内各年的平均，如 年均增长6%", Self::Mean),
        ("yearly", "每一年都要达到，如 每年不少于20场", Self::Yearly),
        ("change", "升降的幅度，如 比2020年下降30%；在 change 里写怎样变化", Self::Change),
    ];
}

/// Signs that tables print where there is no number.
pub(crate) const NO_NUMBER: [&str; 9] = ["—", "——", "-", "--", "－", "–", "―", "/", "／"];

/// The level at the start.
#[derive(Debug, Hash)]
pub struct Baseline {
    /// The period: a year, a part of one, several years, or a day.
    pub period: Period,
    /// How the year was inferred, where the text around the quote does not tell.
    pub year_note: Option<String>,
    /// The level; `None` where the print has a sign that stands for none.
    pub quantity: Option<Quantity>,
    /// That sign, as typed: `—`, `-`, `/`.
    pub sign: Option<String>,
    /// The printed words, where they are not simply the value.
    pub text: Option<String>,
    /// Why there is no level.
    pub reason: Option<String>,
    /// Where it stands, if not where the commitment does.
    pub citation: Option<(RecordId, Citation)>,
    /// The measured value that it is, where it is not printed as a baseline.
    pub observed: Option<ObservedBaseline>,
}

/// That a baseline is a measured value: the one in force of its series and period.
#[derive(Debug, Default, Hash)]
pub struct ObservedBaseline {
    /// The value; `None` where there is none, or no one of several.
    pub record: Option<RecordId>,
}

impl Baseline {
    /// The year in which its period ends.
    pub fn year(&self) -> i32 {
        self.period.year()
    }
}

/// A level to reach.
#[derive(Debug, Hash)]
pub struct Target {
    /// The year by which.
    pub year: i32,
    /// How the year was inferred, where the text around the quote does not tell.
    pub year_note: Option<String>,
    /// The level, or the words of a qualitative target.
    pub quantity: Quantity,
    /// The printed words, where they are not simply the value.
    pub text: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

impl Target {
    /// The printed form.
    pub fn printed(&self) -> String {
        self.text.clone().unwrap_or_else(|| self.quantity.text())
    }
}
