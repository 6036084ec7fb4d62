//! What a person made of a commitment: never without a name, a date and a reason.

use super::choice::Choice;
use super::origin::Origin;
use super::scalar::Date;

/// What a person made of a commitment.
#[derive(Debug, Hash)]
pub struct ManualAssessment {
    /// What it came to.
    pub outcome: ManualOutcome,
    /// Whose assessment it is: an agency or a name.
    pub by: String,
    /// The day of it; before, it does not count.
    pub date: Date,
    /// What it rests on.
    pub reason: String,
    /// Where it was written.
    pub origin: Origin,
}

/// What an assessment came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ManualOutcome {
    /// How far a target in words was reached.
    Tier(Tier),
    /// What is to stand in place of the status that the numbers give.
    Status(ManualStatus),
}

/// How far a target in words was reached, in the three tiers of budget performance practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tier {
    /// 达成预期
    Reached,
    /// 部分达成并有一定效果
    Partly,
    /// 未达成且效果较差
    Missed,
}

/// A status by decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the words are those of the statuses")]
pub enum ManualStatus {
    Met,
    Ahead,
    OnPace,
    Behind,
    Missed,
    Reversed,
    Kept,
    AtRisk,
    Broken,
    /// The numbers do not bear an assessment.
    Unassessed,
}

impl Choice for Tier {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("reached", "达成", Self::Reached),
        ("partly", "部分达成并有一定效果", Self::Partly),
        ("missed", "未达成且效果较差", Self::Missed),
    ];
}

impl Choice for ManualStatus {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("met", "已达到", Self::Met),
        ("ahead", "快于预期", Self::Ahead),
        ("on-pace", "基本符合预期", Self::OnPace),
        ("behind", "滞后预期", Self::Behind),
        ("missed", "未达到：目标年已过", Self::Missed),
        ("reversed", "倒退", Self::Reversed),
        ("kept", "保持", Self::Kept),
        ("at-risk", "有风险", Self::AtRisk),
        ("broken", "未保持", Self::Broken),
        ("unassessed", "暂不评价：这些数不能用来评价", Self::Unassessed),
    ];
}
