//! The catalogue: domains and their indicators.

use super::choice::Choice;
use super::id::{DomainId, IndicatorId};
use super::origin::Origin;
use super::scalar::Number;
use super::series::Breakdown;
use rust_decimal::Decimal;

/// A group of the catalogue with its indicators, in the order of the file.
#[derive(Debug)]
pub struct Domain {
    /// Its id.
    pub id: DomainId,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Its place among the domains; without one it stands behind those that have one.
    pub order: Option<Decimal>,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    /// Where it was written.
    pub origin: Origin,
}

/// One entry of the catalogue.
#[derive(Debug)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Its unit, empty where it has none.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// Whether it is measured over a time or at one, where that is said.
    pub measure: Option<MeasureType>,
    /// The lowest and highest value that one district can have in one year.
    pub plausible: (Number, Number),
    /// What it measures.
    pub definition: String,
    /// Whether the numbers of its parts add up to the whole, where the catalogue says so.
    pub adds_up: Option<Parts>,
    /// Other printed names of the same thing.
    pub aliases: Vec<String>,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

impl Indicator {
    /// What the numbers of its parts say of the whole: as the catalogue has it, else as the unit and the name leave no doubt.
    pub fn parts(&self, unit: &str) -> Option<Parts> {
        /// Units of things that are counted one by one, and multiples of them.
        const COUNTED: &[&str] =
            &["人", "人次", "名", "例", "个", "家", "所", "张", "户", "件", "起", "辆"];
        /// Names of rates, means and shares.
        const MEANS: &[&str] =
            &["率", "平均", "人均", "户均", "每千", "每万", "每百", "每十万", "寿命"];
        /// Shares of the parts add up, and are no rates of them.
        const SHARES: &[&str] = &["占比", "比重", "构成", "比例", "贡献"];
        if self.adds_up.is_some() {
            return self.adds_up;
        }
        let has = |words: &[&str]| words.iter().any(|word| self.name.contains(word));
        if has(SHARES) {
            return None;
        }
        if has(MEANS) || unit.contains(['‰', '/', '／']) {
            return Some(Parts::Mean);
        }
        let counted = unit.strip_prefix(['万', '亿', '千', '百']).unwrap_or(unit);
        COUNTED.contains(&counted).then_some(Parts::Sum)
    }

    /// The name of the whole or, with it, of a part.
    pub(crate) fn name_of(&self, breakdown: Option<&Breakdown>) -> String {
        let name = &self.name;
        breakdown.map_or_else(|| name.clone(), |breakdown| format!("{name}（{breakdown}）"))
    }
}

/// What the numbers of the parts of an indicator say of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// They add up to it: what is counted.
    Sum,
    /// It lies between the lowest and the highest: a rate or a mean.
    Mean,
}

impl Choice for Parts {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("true", "各类的数相加就是全体，如人数、机构数", Self::Sum),
        ("false", "不能相加，全体在各类之间，如率、平均数", Self::Mean),
    ];
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither end is better.
    None,
}

/// Whether an indicator is measured over a time or at one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureType {
    /// Over a time, as births or visits: the value of half a year is about half of the year's.
    Flow,
    /// At a time, as beds or a rate of coverage: the value of a day in the year is one on the way.
    Stock,
}

impl Choice for MeasureType {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("flow", "一段时间的数，如出生人数、诊疗人次：半年的不能与全年的比", Self::Flow),
        ("stock", "一个时点的数，如床位数、覆盖率：年中的数照时点评价", Self::Stock),
    ];
}

impl Choice for Direction {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("higher", "越高越好", Self::Higher),
        ("lower", "越低越好", Self::Lower),
        ("none", "高低都不说明好坏；不作评价", Self::None),
    ];
}
