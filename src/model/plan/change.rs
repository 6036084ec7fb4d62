//! Targets that ask for a change: 比2020年下降30%.

use crate::model::choice::Choice;
use crate::model::period::Period;

/// How a target in changes is to be read. The value of the target is the size of the change, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Change {
    /// Which way.
    pub way: Way,
    /// What its size is of.
    pub of: ChangeOf,
    /// The time that it starts from.
    pub against: Period,
}

/// Which way something changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// 提高, 增长, 增加.
    Rise,
    /// 下降, 降低, 减少.
    Fall,
}

/// What the size of a change is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeOf {
    /// Per cent of where it starts: 下降30%.
    Percent,
    /// The unit of the indicator: 提高0.72岁; of a percentage, points: 提高5个百分点.
    Amount,
}

impl Choice for Way {
    const WORDS: &'static [(&'static str, &'static str, Self)] =
        &[("rise", "提高、增长、增加", Self::Rise), ("fall", "下降、降低、减少", Self::Fall)];
}

impl Choice for ChangeOf {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("percent", "原来的百分之几，如 下降30%", Self::Percent),
        ("amount", "指标单位的多少，如 提高0.72岁；百分数的是百分点", Self::Amount),
    ];
}
