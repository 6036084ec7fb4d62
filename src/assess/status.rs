//! What a judgement can come to.

/// The judgement on a commitment, the best first; what a person has to look at stands later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 已达到: the latest value meets the target.
    Met,
    /// 保持: a level to keep is kept.
    Kept,
    /// 快于预期
    Ahead,
    /// 基本符合预期
    OnPace,
    /// 改善: towards the target, whatever the time (Healthy People).
    Improving,
    /// 部分达成: the middle tier of a target in words.
    Partly,
    /// 需要加快: the right way, but too slow (Eurostat, United Nations, Statistics Canada, Destatis).
    Moderate,
    /// 有风险: kept, but near its limit.
    AtRisk,
    /// 无明显变化 (Healthy People).
    Unchanged,
    /// 滞后预期
    Behind,
    /// 进展有限: hardly any movement (Eurostat, United Nations, Statistics Canada, Destatis).
    Limited,
    /// 停滞或倒退: one class in the United Nations' note of 2023.
    Stalled,
    /// 未达成: the lowest tier of a target in words.
    Missed,
    /// 未保持: a level to keep is not kept.
    Broken,
    /// 倒退: away from the target.
    Reversed,
    /// 暂不评价
    Unassessed(Reason),
}

/// Why there is no judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No value was published for a year after the baseline.
    NoObservation,
    /// The document gives no baseline.
    NoBaseline,
    /// The target is words, and nobody has judged it.
    Qualitative,
    /// Two values for the latest year contradict each other.
    ConflictingValues,
    /// The latest value or the baseline is words, a range or only a bound.
    InexactValue,
    /// The catalogue says that neither way is better, and the target has no bound.
    NoDirection,
    /// On the date of judgement, the years of the plan have not begun.
    NotDue,
    /// The latest value is older than the site allows.
    Stale,
    /// A baseline or target of zero, or signs that differ: there is no growth rate between them.
    NoGrowthRate,
    /// The rule needs more years than were measured.
    FewObservations,
    /// Values of single years have to be summed, and one of the years is missing.
    MissingYears,
    /// A person decided that these numbers bear no judgement.
    SetAside,
}

impl Status {
    /// The name in data files and style sheets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Kept => "kept",
            Self::Ahead => "ahead",
            Self::OnPace => "on-pace",
            Self::Improving => "improving",
            Self::Partly => "partly",
            Self::Moderate => "moderate",
            Self::AtRisk => "at-risk",
            Self::Unchanged => "unchanged",
            Self::Behind => "behind",
            Self::Limited => "limited",
            Self::Stalled => "stalled",
            Self::Missed => "missed",
            Self::Broken => "broken",
            Self::Reversed => "reversed",
            Self::Unassessed(_) => "unassessed",
        }
    }

    /// Why there is no judgement, where there is none.
    pub fn reason(self) -> Option<Reason> {
        if let Self::Unassessed(reason) = self { Some(reason) } else { None }
    }
}

impl Reason {
    /// The name in data files.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoObservation => "no-observation",
            Self::NoBaseline => "no-baseline",
            Self::Qualitative => "qualitative",
            Self::ConflictingValues => "conflicting-values",
            Self::InexactValue => "inexact-value",
            Self::NoDirection => "no-direction",
            Self::NotDue => "not-due",
            Self::Stale => "stale",
            Self::NoGrowthRate => "no-growth-rate",
            Self::FewObservations => "few-observations",
            Self::MissingYears => "missing-years",
            Self::SetAside => "set-aside",
        }
    }
}
