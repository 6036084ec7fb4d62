//! Years of records against the date of assessment and the periods of documents.

use crate::check::record::{Role, Value};
use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding, Message};
use crate::model::{Date, Document, Observation, Period, Plan};
use crate::say;

/// How many years the latest value of a district may lie back: statistics of a year come out in the next.
const OLD: i32 = 3;

/// How many years a plan may run before there is a value of one of them.
const RUN_UP: i32 = 2;

/// No observation is from after the date of assessment.
pub(in crate::check) fn observations_after_as_of(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let site = subject.index.site;
    let (as_of, last) = (site.as_of.as_str(), site.as_of.year());
    let is_after = |value: &&Value<'_>| match value.period {
        Some(period) if !period.is_calendar_year() => period.ends_after(&site.as_of),
        _ => value.year > last,
    };
    let observations = subject.values.iter().filter(|v| v.role == Role::Observation);
    for value in observations.filter(is_after) {
        let when = value.period.map_or_else(String::new, Period::code);
        let say = say!(
            "实际值的年份 {when} 晚于评价日期 {as_of}",
            "the observation is of {when}, after the date of assessment {as_of}"
        );
        let date = site.origin.span(subject.sources, &["as_of"]);
        findings.push(
            Finding::new(Code::ObservationAfterAsOf, value.year_span(subject.sources), say)
                .other(date, say!("评价日期", "the date of assessment"))
                .hint(say!(
                    "改正年份；年份没有错，就把 `as_of` 往后移",
                    "correct the year; if it is right, move `as_of` on"
                )),
        );
    }
}

/// A place that has ended has no values of a later time: these are of a successor, or the day is wrong. One that is not yet
/// there has none either.
pub(in crate::check) fn observations_outside_place(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let profile = &subject.district.profile;
    let mut report = |observation: &Observation, code, key: &'static str, day: &Date| {
        let (say, there, hint) = words_outside(code, &observation.period.code(), day.as_str());
        let there = (profile.origin.span(subject.sources, &[key]), there);
        let keys = [if observation.period.is_calendar_year() { "year" } else { "period" }];
        let finding = subject.finding(code, &observation.origin, &keys, say);
        findings.push(finding.other(there.0, there.1).hint(hint));
    };
    for observation in &subject.district.observations {
        let period = &observation.period;
        if let Some(from) = profile.from.as_ref().filter(|from| period.ends_before(from)) {
            report(observation, Code::ObservationBeforeStart, "from", from);
        }
        if let Some(until) = profile.until.as_ref().filter(|until| period.begins_after(until)) {
            report(observation, Code::ObservationAfterEnd, "until", until);
        }
    }
}

/// What is wrong with a value from before or after its place, the day that says so, and what to do.
fn words_outside(code: Code, when: &str, day: &str) -> (Message, Message, Message) {
    if code == Code::ObservationBeforeStart {
        return (
            say!(
                "实际值的时间 {when} 在这个区县设立（{day}）以前",
                "the observation is of {when}, before the place began on {day}"
            ),
            say!("设立的日期", "the first day of the place"),
            say!(
                "是原来的区县的数，录入那个区县；时间写错的，改正年份或者 `from`；按设立后的范围追算的，在 `note` 里说明",
                "record it for the place that was there before if it is of that, else correct the year or `from`; if it was calculated for the later boundaries, say so in a `note`"
            ),
        );
    }
    (
        say!(
            "实际值的时间 {when} 在这个区县撤销（{day}）以后，不评价",
            "the observation is of {when}, after the place ended on {day}: it is not assessed"
        ),
        say!("撤销的日期", "the last day of the place"),
        say!(
            "是承接的区县的数，录入那个区县；时间写错的，改正年份或者 `until`",
            "record it for the successor if it is of that place, else correct the year or `until`"
        ),
    )
}

/// What a person made of a commitment after the date of assessment is not known on it.
pub(in crate::check) fn judgements_after_as_of(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let site = subject.index.site;
    let plans = &subject.district.plans;
    let judgements =
        plans.iter().flat_map(|plan| &plan.commitments).filter_map(|c| c.judgement.as_ref());
    for judgement in judgements.filter(|judgement| judgement.date > site.as_of) {
        let (date, as_of) = (judgement.date.as_str(), site.as_of.as_str());
        let say = say!(
            "人工评价的日期 {date} 晚于评价日期 {as_of}，还不算",
            "the judgement of {date} is later than the date of assessment {as_of} and does not count yet"
        );
        let there = site.origin.span(subject.sources, &["as_of"]);
        let code = Code::JudgementAfterAsOf;
        findings.push(
            subject
                .finding(code, &judgement.origin, &["date"], say)
                .other(there, say!("评价日期", "the date of assessment"))
                .hint(say!(
                    "改正日期；日期没有错，就把 `as_of` 往后移",
                    "correct the date; if it is right, move `as_of` on"
                )),
        );
    }
}

/// Milestones and targets are of years of their document's period. A year after it that the document prints there, as an
/// outlook does, is meant.
pub(in crate::check) fn targets_outside_period(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    for value in &subject.values {
        if !matches!(value.role, Role::Milestone | Role::Target | Role::Amended) {
            continue;
        }
        let document = value.document.and_then(|id| subject.index.documents.get(id));
        let Some((_, document)) = document else { continue };
        let (from, to) = document.period;
        let place = || subject.place(value.cited_by);
        let is_outlook =
            value.year > to && place().is_some_and(|place| place.prints_year(value.year));
        if (from..=to).contains(&value.year) || is_outlook {
            continue;
        }
        let (year, name) = (value.year, value.name());
        let say = say!(
            "“{name}”目标的年份 {year} 不在规划期 {from}—{to} 年之内",
            "the target of `{name}` is for {year}, outside the period {from} to {to}"
        );
        let period = document.origin.span(subject.sources, &["period"]);
        let finding =
            Finding::new(Code::TargetOutsidePeriod, value.year_span(subject.sources), say);
        let finding = subject.with_print(finding, value.cited_by);
        findings.push(finding.other(period, say!("规划期", "the period")).hint(say!(
            "对照原文改正年份或规划期；展望的年份印在别处的，`cite` 到印着年份的那一段",
            "correct the year or the period as printed; if an outlook's year is printed elsewhere, `cite` that passage"
        )));
    }
}

/// A district has values of the years that are assessed. An observation from long before its plans end, or before they begin,
/// says nothing.
pub(in crate::check) fn stale_district(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let site = subject.index.site;
    let as_of = site.as_of.year();
    let district = subject.district;
    // Of a place that is no more, no later value will come.
    if district.profile.is_over_on(&site.as_of) {
        return;
    }
    let of_plan = |document: &&Document| {
        let promises = |plan: &Plan| plan.document == document.id && !plan.commitments.is_empty();
        district.plans.iter().any(promises) && document.period.0 <= as_of
    };
    let periods = || district.documents.iter().filter(of_plan).map(|d| d.period);
    let (Some(from), Some(to)) = (periods().map(|p| p.0).max(), periods().map(|p| p.1).max())
    else {
        return;
    };
    let until = as_of.min(to);
    let measured = district.observations.iter().filter(|o| o.has_value());
    let latest = measured.max_by_key(|o| o.year());
    let is_old = latest.is_some_and(|o| until - o.year() > OLD);
    let is_before = latest.is_none_or(|o| o.year() < from) && until - from >= RUN_UP;
    if !is_old && !is_before {
        return;
    }
    let name = &district.profile.name;
    let say = match latest.map(Observation::year) {
        Some(year) => say!(
            "“{name}”最近的实际值是{year}年的，规划期已到{until}年",
            "the latest value of `{name}` is of {year}, with plans up to {until}"
        ),
        None => say!(
            "“{name}”还没有实际值，规划期从{from}年开始，已到{until}年",
            "`{name}` has no observation, with a plan from {from} on, now {until}"
        ),
    };
    let span = district.profile.origin.span(subject.sources, &["name"]);
    let mut finding = Finding::new(Code::StaleData, span, say);
    if let Some(observation) = latest {
        let place = observation.origin.span(subject.sources, &["year"]);
        finding = finding.other(place, say!("最近的一条", "the latest"));
    }
    findings.push(finding.hint(say!(
        "补录公报、年鉴里的实际值；没有规划期内的值，目标只能“暂不评价”",
        "add values from bulletins or yearbooks; without values of the period, targets stay unassessed"
    )));
}
