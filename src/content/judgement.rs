//! What a person made of a commitment: never without a name, a date and a reason.

use super::crossing::{Choice, Crossing, Origin};
use super::locate::Path;
use super::raw::RawJudgement;
use super::scalar::{Date, Quantity};
use crate::diag::Code;
use crate::say;

/// What a person made of a commitment.
#[derive(Debug)]
pub struct Judgement {
    /// What it came to.
    pub judged: Judged,
    /// Whose judgement it is: an office or a name.
    pub by: String,
    /// The day of it; before, it does not count.
    pub date: Date,
    /// What it rests on.
    pub reason: String,
    /// Where it was written.
    pub origin: Origin,
}

/// What a judgement came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// How far a target in words was reached.
    Tier(Tier),
    /// What is to stand in place of the status that the numbers give.
    Verdict(Verdict),
}

/// How far a target in words was reached, in the three tiers of budget performance practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// 达成预期
    Reached,
    /// 部分达成并有一定效果
    Partly,
    /// 未达成且效果较差
    Missed,
}

/// A status by decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are those of the statuses")]
pub enum Verdict {
    Met,
    Ahead,
    OnPace,
    Behind,
    Reversed,
    Kept,
    AtRisk,
    Broken,
    /// The numbers do not bear a judgement.
    Unassessed,
}

impl Choice for Tier {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("reached", "达成", Self::Reached),
        ("partly", "部分达成并有一定效果", Self::Partly),
        ("missed", "未达成且效果较差", Self::Missed),
    ];
}

impl Choice for Verdict {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("met", "已达到", Self::Met),
        ("ahead", "快于预期", Self::Ahead),
        ("on-pace", "基本符合预期", Self::OnPace),
        ("behind", "滞后预期", Self::Behind),
        ("reversed", "倒退", Self::Reversed),
        ("kept", "保持", Self::Kept),
        ("at-risk", "有风险", Self::AtRisk),
        ("broken", "未保持", Self::Broken),
        ("unassessed", "暂不评价：这些数不能用来评价", Self::Unassessed),
    ];
}

/// Reads a judgement on a target: words have tiers, numbers a status.
pub(super) fn judgement(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawJudgement,
    target: Option<&Quantity>,
) -> Option<Judgement> {
    let RawJudgement { by, date, reason, tier, status } = raw;
    let by = crossing.text(&path.key("by"), by);
    let date = crossing.date(&path.key("date"), date);
    let reason = crossing.text(&path.key("reason"), reason);
    let tier = tier.map(|word| crossing.choice(&path.key("tier"), word));
    let verdict = status.map(|word| crossing.choice(&path.key("status"), word));
    let is_in_words = target.is_some_and(|target| matches!(target, Quantity::Words(_)));
    let judged = match (tier, verdict) {
        (Some(tier), None) if is_in_words || target.is_none() => tier.map(Judged::Tier),
        (None, Some(verdict)) if !is_in_words => verdict.map(Judged::Verdict),
        (Some(_), None) => {
            let say = say!("有数的目标不分档", "a target in numbers has no tiers");
            let hint = say!("用 `status` 改定评价", "give a `status` instead");
            crossing.fault(Code::MisplacedKey, &path.key("tier"), say, Some(hint));
            None
        }
        (None, Some(_)) => {
            let say = say!("文字目标分档评价", "a target in words is judged in tiers");
            let hint = say!("把 `status` 换成 `tier`", "give a `tier` instead of the `status`");
            crossing.fault(Code::MisplacedKey, &path.key("status"), say, Some(hint));
            None
        }
        (Some(_), Some(_)) => {
            let say =
                say!("一条评价写了两个结论", "the judgement has both a `tier` and a `status`");
            let hint = say!(
                "文字目标只写 `tier`，有数的目标只写 `status`",
                "keep `tier` for words, `status` for numbers"
            );
            crossing.fault(Code::MisplacedKey, &path.key("status"), say, Some(hint));
            None
        }
        (None, None) => {
            let say = say!("这条评价没有结论", "the judgement has neither a `tier` nor a `status`");
            let hint = say!(
                "文字目标补上 `tier`，有数的目标补上 `status`",
                "add `tier` for words, `status` for numbers"
            );
            crossing.fault(Code::MissingKey, path, say, Some(hint));
            None
        }
    };
    let origin = crossing.origin(path);
    Some(Judgement { judged: judged?, by: by?, date: date?, reason: reason?, origin })
}
