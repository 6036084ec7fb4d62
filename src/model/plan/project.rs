//! Projects: what a document says is built, and what it says of several together.

use rust_decimal::Decimal;

use super::record::{Listed, PlanRecord, RecordName, Says, common};
use crate::model::choice::Choice;
use crate::model::citation::Citation;
use crate::model::origin::Origin;
use crate::model::record_id::RecordId;
use crate::model::scalar::{Bound, Quantity};

/// Something that is built.
#[derive(Debug)]
pub struct Project {
    /// Which record it is.
    pub id: RecordId,
    /// The document's own row number.
    pub no: Option<String>,
    /// Its name, as printed.
    pub name: String,
    /// The document's own category, as printed, without its numbering.
    pub group: Option<String>,
    /// Floor area in square metres: a level or a range.
    pub area_m2: Option<Quantity>,
    /// What it costs.
    pub invest: Option<Money>,
    /// Other measures: 120 公里, 300 张.
    pub measures: Vec<Measure>,
    /// The first and last year of building.
    pub period: Option<(i32, i32)>,
    /// The time of building as printed, where years do not say it: 十四五期间.
    pub period_text: Option<String>,
    /// What is to be reached at the end of the document's period: 投入使用, 启动.
    pub stage: Option<String>,
    /// 新建, 续建 and the like.
    pub kind: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

/// What a document states of several projects together.
#[derive(Debug)]
pub struct Total {
    /// Which record it is.
    pub id: RecordId,
    /// Which projects.
    pub of: Selection,
    /// Whether the document lists only some of them.
    pub and_others: bool,
    /// How many they are: a level.
    pub count: Option<Quantity>,
    /// Their floor area in square metres: a level or a range.
    pub area_m2: Option<Quantity>,
    /// What they cost.
    pub invest: Option<Money>,
    /// Their other measures together.
    pub measures: Vec<Measure>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

/// How large a project is, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// A level.
    pub value: Quantity,
    /// Its unit.
    pub unit: String,
}

/// An amount of money, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// A level or a range.
    pub amount: Quantity,
    /// The unit that it is printed in.
    pub unit: InvestUnit,
}

/// How many 万元 are one 亿元.
const WAN_IN_YI: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

impl Money {
    /// The number in a unit, of a range the lower end, with what the document says of it: 约 4.6亿元 are 约 46000万元.
    pub fn in_unit(&self, unit: InvestUnit) -> Option<(Bound, Decimal)> {
        let (bound, number) = match &self.amount {
            Quantity::Range(low, _) => (Bound::AtLeast, low.value()),
            amount => amount.value()?,
        };
        let number = match (self.unit, unit) {
            (InvestUnit::Yi, InvestUnit::Wan) => number * WAN_IN_YI,
            (InvestUnit::Wan, InvestUnit::Yi) => number / WAN_IN_YI,
            _ => number,
        };
        Some((bound, number))
    }

    /// As it is shown, with its unit: `≈4.6亿元`.
    pub fn text(&self) -> String {
        self.amount.text() + self.unit.printed()
    }

    /// The number in a unit, where it is exact.
    pub fn exactly(&self, unit: InvestUnit) -> Option<Decimal> {
        self.in_unit(unit).filter(|(bound, _)| *bound == Bound::Exact).map(|(_, number)| number)
    }
}

/// The projects that a total is of: those that fit all that is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Their category.
    pub group: Option<String>,
    /// What they are to reach.
    pub stage: Option<String>,
    /// Their row numbers.
    pub numbers: Vec<String>,
}

impl Selection {
    /// Whether a project is one of them.
    pub fn holds(&self, project: &Project) -> bool {
        let fits =
            |wanted: &Option<String>, has: &Option<String>| wanted.is_none() || wanted == has;
        let is_listed = || project.no.as_ref().is_some_and(|no| self.numbers.contains(no));
        fits(&self.group, &project.group)
            && fits(&self.stage, &project.stage)
            && (self.numbers.is_empty() || is_listed())
    }
}

/// The unit that an investment is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvestUnit {
    /// 亿元, hundred million yuan.
    Yi,
    /// 万元, ten thousand yuan.
    Wan,
}

impl InvestUnit {
    /// The key that an investment in this unit is written under.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Yi => "invest_yi",
            Self::Wan => "invest_wan",
        }
    }

    /// As it is printed.
    pub(crate) fn printed(self) -> &'static str {
        match self {
            Self::Yi => "亿元",
            Self::Wan => "万元",
        }
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Yi => Self::Wan,
            Self::Wan => Self::Yi,
        }
    }
}

impl Choice for InvestUnit {
    const WORDS: &'static [(&'static str, &'static str, Self)] =
        &[("亿元", "原文印作亿元", Self::Yi), ("万元", "原文印作万元", Self::Wan)];
}

impl PlanRecord for Project {
    common!();

    fn letter(&self) -> char {
        'p'
    }

    fn listed(&self) -> Listed {
        Listed::Projects
    }

    fn name(&self) -> RecordName<'_> {
        RecordName::Plain(&self.name)
    }

    fn says(&self) -> Says<'_> {
        let number = self.no.as_deref();
        Says { number, words: vec![number.unwrap_or_default(), &self.name], year: None }
    }
}

impl PlanRecord for Total {
    common!();

    fn letter(&self) -> char {
        's'
    }

    fn listed(&self) -> Listed {
        Listed::Projects
    }

    fn name(&self) -> RecordName<'_> {
        let Selection { group, stage, numbers } = &self.of;
        RecordName::Total { group: group.as_ref(), stage: stage.as_ref(), numbers }
    }

    fn says(&self) -> Says<'_> {
        let Selection { group, stage, numbers } = &self.of;
        let texts = [group, stage].map(|text| text.as_deref().unwrap_or_default());
        let words = texts.into_iter().chain(numbers.iter().map(String::as_str)).collect();
        Says { words, ..Says::default() }
    }
}
