//! What a person made of a commitment: never without a name, a date and a reason.

use crate::diag::Code;
use crate::model::{ManualAssessment, ManualOutcome, Path, Quantity};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::plan::RawJudgement;
use crate::say;

/// Reads an assessment of a target: words have tiers, numbers a status.
pub(crate) fn manual_assessment(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawJudgement,
    target: Option<&Quantity>,
) -> Option<ManualAssessment> {
    let RawJudgement { by, date, reason, tier, status } = raw;
    let by = crossing.text(&path.key("by"), by);
    let date = crossing.date(&path.key("date"), date);
    let reason = crossing.text(&path.key("reason"), reason);
    let tier = tier.map(|word| crossing.choice(&path.key("tier"), word));
    let status = status.map(|word| crossing.choice(&path.key("status"), word));
    let is_in_words = target.is_some_and(|target| matches!(target, Quantity::Words(_)));
    let outcome = match (tier, status) {
        (Some(tier), None) if is_in_words || target.is_none() => tier.map(ManualOutcome::Tier),
        (None, Some(status)) if !is_in_words => status.map(ManualOutcome::Status),
        (Some(_), None) => {
            let say = say!("有数的目标不分档", "a target in numbers has no tiers");
            let hint = say!("用 `status` 改定评价", "give a `status` instead");
            crossing.fault(Code::MisplacedKey, &path.key("tier"), say, Some(hint));
            None
        }
        (None, Some(_)) => {
            let say = say!("文字目标分档评价", "a target in words is assessed in tiers");
            let hint = say!("把 `status` 换成 `tier`", "give a `tier` instead of the `status`");
            crossing.fault(Code::MisplacedKey, &path.key("status"), say, Some(hint));
            None
        }
        (Some(_), Some(_)) => {
            let say =
                say!("一条评价写了两个结论", "the assessment has both a `tier` and a `status`");
            let hint = say!(
                "文字目标只写 `tier`，有数的目标只写 `status`",
                "keep `tier` for words, `status` for numbers"
            );
            crossing.fault(Code::MisplacedKey, &path.key("status"), say, Some(hint));
            None
        }
        (None, None) => {
            let say =
                say!("这条评价没有结论", "the assessment has neither a `tier` nor a `status`");
            let hint = say!(
                "文字目标补上 `tier`，有数的目标补上 `status`",
                "add `tier` for words, `status` for numbers"
            );
            crossing.fault(Code::MissingKey, path, say, Some(hint));
            None
        }
    };
    let origin = crossing.origin(path);
    Some(ManualAssessment { outcome: outcome?, by: by?, date: date?, reason: reason?, origin })
}
