//! Baselines that are measured values are one value that is there.

use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding, Message};
use crate::model::{Commitment, Observation, Period};
use crate::say;

/// How many values a finding shows.
const MOST: usize = 8;

pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    for plan in &subject.district.plans {
        for commitment in &plan.commitments {
            let observed = commitment.baseline.as_ref().and_then(|b| b.observed.as_ref());
            if observed.is_some_and(|observed| observed.record.is_none()) {
                findings.push(not_one(subject, commitment));
            }
        }
    }
}

fn not_one(subject: &DistrictSubject<'_>, commitment: &Commitment) -> Finding {
    let period = commitment.baseline.as_ref().map(|baseline| &baseline.period);
    let is_of_series = |o: &&Observation| {
        o.indicator == commitment.indicator && o.breakdown == commitment.breakdown
    };
    let series: Vec<&Observation> =
        subject.district.observations.iter().filter(is_of_series).collect();
    let of_period =
        |o: &&Observation| Some(&o.period) == period && subject.revisions.is_in_force(o.id);
    let same: Vec<&Observation> = series.iter().copied().filter(of_period).collect();
    let say = why_none(subject, commitment, &same);
    let shown = if same.is_empty() { series } else { same };
    let keys = ["baseline", "observed"];
    let finding = subject.finding(Code::BaselineNotObserved, &commitment.origin, &keys, say);
    let finding = shown.into_iter().take(MOST).fold(finding, |finding, o| {
        let (when, value) = (o.period.code(), o.printed());
        let label = if o.has_value() {
            say!("{when} 的实际值 {value}", "the measured value {value} of {when}")
        } else {
            say!("{when} 的实际值", "the measured value of {when}")
        };
        finding.other(o.origin.span(subject.sources, &["value"]), label)
    });
    finding.hint(say!(
        "录入这一时间的实际值，或者改正基期的时间；文件印了基期的，写 `value`，不写 `observed`",
        "record the measured value of that time, or correct the time; where the document prints a baseline, give `value` in place of `observed`"
    ))
}

/// Why no one of the values in force of the baseline's period is it.
fn why_none(
    subject: &DistrictSubject<'_>,
    commitment: &Commitment,
    same: &[&Observation],
) -> Message {
    let indicator = subject.index.indicators.get(&commitment.indicator);
    let name = indicator.map_or_else(
        || commitment.indicator.as_str().to_owned(),
        |indicator| indicator.name_of(commitment.breakdown.as_ref()),
    );
    let period = commitment.baseline.as_ref().map(|baseline| &baseline.period);
    let code = period.map_or_else(String::new, Period::code);
    match same {
        [] => say!(
            "“{name}”没有 `{code}` 的实际值可以作基期",
            "`{name}` has no measured value of `{code}` that could be the baseline"
        ),
        [one] if one.has_value() => {
            let value = one.printed();
            say!(
                "“{name}”`{code}` 的实际值 {value} 与目标的单位不同，不能作基期",
                "the measured value {value} of `{name}` of `{code}` is in another unit than the target"
            )
        }
        [_] => say!(
            "“{name}”`{code}` 的实际值没有数，不能作基期",
            "the measured value of `{name}` of `{code}` is not given: it cannot be the baseline"
        ),
        _ => say!(
            "“{name}”`{code}` 的实际值不止一个，不知道取哪一个作基期",
            "`{name}` has several measured values of `{code}`: any of them could be the baseline"
        ),
    }
}
