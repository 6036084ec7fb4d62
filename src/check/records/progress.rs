//! What is reported of a task or project against the date of assessment, against itself, and against what it costs.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding, Message};
use crate::model::{
    Bound, InvestUnit, Money, Progress, ProgressStatus, Quantity, RecordId, Work, Works,
};
use crate::say;

/// Looks at the progress of every task and project of a district.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let district = subject.district;
    findings.extend(district.progress.iter().filter_map(|record| after_as_of(subject, record)));
    findings.extend(district.progress.iter().filter_map(|record| within(subject, record)));
    let works = Works::of(&district.plans);
    let mut by_work: BTreeMap<RecordId, (Work<'_>, Vec<&Progress>)> = BTreeMap::new();
    for record in &district.progress {
        // `works` reports one that is of none.
        let Some(work) = works.one(&record.of) else { continue };
        by_work.entry(work.id()).or_insert_with(|| (work, Vec::new())).1.push(record);
    }
    for (work, mut records) in by_work.into_values() {
        records.sort_by_key(|record| record.date.last().as_str());
        for (n, record) in records.iter().enumerate() {
            let before = records.get(..n).unwrap_or_default();
            findings.extend(beside(subject, record, before));
            findings.extend(above_investment(subject, record, work));
        }
    }
}

/// Nothing is known of what comes after the date of assessment.
fn after_as_of(subject: &DistrictSubject<'_>, record: &Progress) -> Option<Finding> {
    let site = subject.index.site;
    let (date, as_of) = (record.date.as_str(), site.as_of.as_str());
    let say = say!(
        "进展的日期 {date} 晚于评价日期 {as_of}",
        "the progress is of {date}, after the date of assessment {as_of}"
    );
    let there = site.origin.span(subject.sources, &["as_of"]);
    (*record.date.first() > site.as_of).then(|| {
        subject
            .finding(Code::ProgressAfterAsOf, &record.origin, &["date"], say)
            .other(there, say!("评价日期", "the date of assessment"))
            .hint(say!(
                "改正日期；日期没有错，就把 `as_of` 往后移",
                "correct the date; if it is right, move `as_of` on"
            ))
    })
}

/// What is done is done as a whole, and of what has not begun nothing is done.
fn within(subject: &DistrictSubject<'_>, record: &Progress) -> Option<Finding> {
    let percent = record.percent.as_ref()?;
    let (least, most) = ends(percent.value()?);
    let shown = percent.text();
    let say = match record.status {
        ProgressStatus::Done if most.is_some_and(|most| most < Decimal::ONE_HUNDRED) => say!(
            "状态是已完成，完成的百分比却是 {shown}",
            "the status is `done`, and the percentage {shown}"
        ),
        ProgressStatus::NotStarted if least.is_some_and(|least| least > Decimal::ZERO) => say!(
            "状态是未开始，完成的百分比却是 {shown}",
            "the status is `not-started`, and the percentage {shown}"
        ),
        _ => return None,
    };
    let finding = subject.finding(Code::ConflictingProgress, &record.origin, &["percent"], say);
    Some(finding.hint(say!(
        "照出处改正一个；投资完成的百分比不写在 `percent` 里",
        "correct one of them as printed; the part of the money that is spent is no `percent`"
    )))
}

/// A record beside those of the same task or project that come before it, in the order of their days.
fn beside(
    subject: &DistrictSubject<'_>,
    record: &Progress,
    before: &[&Progress],
) -> Option<Finding> {
    let same_day = before.partition_point(|other| other.date.last() < record.date.last());
    let (earlier, same) = before.split_at(same_day);
    let mut same = same.iter();
    if let Some(found) = same.find_map(|other| conflict(subject, record, other)) {
        return Some(found);
    }
    let last_with = |has: fn(&Progress) -> bool| earlier.iter().rev().find(|other| has(other));
    let back = earlier.last().and_then(|other| status_back(subject, record, other));
    let back = back.or_else(|| {
        let other = last_with(|other| other.percent.is_some())?;
        let (now, was) = (record.percent.as_ref()?, other.percent.as_ref()?);
        is_lower(now, was).then(|| percent_back(subject, record, other, (now, was)))
    });
    back.or_else(|| {
        let other = last_with(|other| other.paid.is_some())?;
        let (now, was) = (record.paid.as_ref()?, other.paid.as_ref()?);
        is_less_paid(now, was).then(|| paid_back(subject, record, other))
    })
}

/// What two records say of one day.
fn conflict(subject: &DistrictSubject<'_>, record: &Progress, other: &Progress) -> Option<Finding> {
    let date = record.date.as_str();
    let is_other = |one: &Quantity, two: &Quantity| is_lower(one, two) || is_lower(two, one);
    let percent = record.percent.as_ref().zip(other.percent.as_ref());
    let paid = record.paid.as_ref().zip(other.paid.as_ref());
    let (key, say) = if record.status != other.status {
        let (one, two) = (record.status.name(), other.status.name());
        let say = say!(
            "同一时候（{date}）有两种进展：`{one}` 和 `{two}`",
            "two statuses of the same time ({date}): `{one}` and `{two}`"
        );
        ("status", say)
    } else if let Some((one, two)) = percent.filter(|(one, two)| is_other(one, two)) {
        let (one, two) = (one.text(), two.text());
        let say = say!(
            "同一时候（{date}）有两个百分比：{one} 和 {two}",
            "two percentages of the same time ({date}): {one} and {two}"
        );
        ("percent", say)
    } else if paid.is_some_and(|(one, two)| is_less_paid(one, two) || is_less_paid(two, one)) {
        let (one, two) = (shown(record), shown(other));
        let say = say!(
            "同一时候（{date}）有两个投入：{one} 和 {two}",
            "two amounts paid of the same time ({date}): {one} and {two}"
        );
        (paid_key(record), say)
    } else if record.citation == other.citation && record.date == other.date {
        let say = say!("这条记录与另一条完全相同", "this record is the same as another");
        let place = other.origin.span(subject.sources, &[]);
        let finding = subject.finding(Code::DuplicateRecord, &record.origin, &["date"], say);
        let finding = finding.other(place, say!("另一条在这里", "the other one"));
        return Some(finding.hint(say!("删掉其中一条", "remove one")));
    } else {
        return None;
    };
    let finding = subject.finding(Code::ConflictingProgress, &record.origin, &[key], say);
    let place = other.origin.span(subject.sources, &[key_of(other, key)]);
    let finding = finding.other(place, say!("另一处在这里", "the other one"));
    Some(subject.with_print(finding, record.id).hint(say!(
        "照出处改正日期或进展；出处确实不一致的，两条都留着，网站上并列",
        "correct the date or the progress as printed; if the sources differ, keep both: the site shows them side by side"
    )))
}

/// The key of the same thing in another record.
fn key_of(record: &Progress, key: &'static str) -> &'static str {
    if key.starts_with("paid") { paid_key(record) } else { key }
}

fn paid_key(record: &Progress) -> &'static str {
    record.paid.as_ref().map_or("status", |paid| paid.unit.paid_key())
}

/// What was done is not undone, and what has begun has begun.
fn status_back(
    subject: &DistrictSubject<'_>,
    record: &Progress,
    other: &Progress,
) -> Option<Finding> {
    let (now, was) = (record.status, other.status);
    let is_undone = was == ProgressStatus::Done && now != ProgressStatus::Done;
    let is_unbegun = was.has_begun() == Some(true) && now == ProgressStatus::NotStarted;
    let (now, was, date) = (now.name(), was.name(), other.date.as_str());
    let say = say!(
        "{date} 已是 `{was}`，这里却是 `{now}`",
        "it was `{was}` on {date}, and is `{now}` here"
    );
    (is_undone || is_unbegun).then(|| back(subject, record, other, "status", say))
}

fn percent_back(
    subject: &DistrictSubject<'_>,
    record: &Progress,
    other: &Progress,
    (now, was): (&Quantity, &Quantity),
) -> Finding {
    let (now, was, date) = (now.text(), was.text(), other.date.as_str());
    let say = say!(
        "{date} 已完成百分之 {was}，这里却是 {now}",
        "{was} % was done on {date}, and {now} % is here"
    );
    back(subject, record, other, "percent", say)
}

fn paid_back(subject: &DistrictSubject<'_>, record: &Progress, other: &Progress) -> Finding {
    let (now, was, date) = (shown(record), shown(other), other.date.as_str());
    let say =
        say!("{date} 已投入 {was}，这里却是 {now}", "{was} was paid by {date}, and {now} is here");
    back(subject, record, other, paid_key(record), say)
}

fn back(
    subject: &DistrictSubject<'_>,
    record: &Progress,
    other: &Progress,
    key: &'static str,
    say: Message,
) -> Finding {
    let finding = subject.finding(Code::ProgressGoesBack, &record.origin, &[key], say);
    let place = other.origin.span(subject.sources, &[key_of(other, key)]);
    finding.other(place, say!("以前的在这里", "what was before")).hint(say!(
        "照出处改正日期或进展；确实倒退了的，用 `note` 说明",
        "correct the date or the progress as printed; where it did go back, say so in `note`"
    ))
}

/// No more is paid than the document says that a project costs, as far as its digits tell.
fn above_investment(
    subject: &DistrictSubject<'_>,
    record: &Progress,
    work: Work<'_>,
) -> Option<Finding> {
    let Work::Project(project) = work else { return None };
    let (paid, invest) = (record.paid.as_ref()?, project.invest.as_ref()?);
    let (_, most) = ends(invest.amount.value()?);
    let (least, _) = ends(paid.in_unit(invest.unit)?);
    let (most, least) = most.zip(least)?;
    let rounded =
        least.round_dp_with_strategy(most.scale(), RoundingStrategy::MidpointAwayFromZero);
    if rounded <= most {
        return None;
    }
    let (shown, cost) = (paid.text(), invest.text());
    let say = say!(
        "已投入 {shown}，多于总投资 {cost}",
        "{shown} is paid, more than the investment of {cost}"
    );
    let key = paid_key(record);
    let finding = subject.finding(Code::PaidAboveInvestment, &record.origin, &[key], say);
    let place = project.origin.span(subject.sources, &[invest.unit.key()]);
    Some(finding.other(place, say!("总投资", "the investment")).hint(say!(
        "对照单位和序号；确实超过的，用 `note` 说明",
        "look at the unit and the number of the project; where it did cost more, say so in `note`"
    )))
}

/// An amount with its unit.
fn shown(record: &Progress) -> String {
    record.paid.as_ref().map_or_else(String::new, Money::text)
}

/// The least and the most that a level can be; nothing of either for one that is about a number.
fn ends((bound, number): (Bound, Decimal)) -> (Option<Decimal>, Option<Decimal>) {
    match bound {
        Bound::Exact => (Some(number), Some(number)),
        Bound::AtLeast | Bound::Above => (Some(number), None),
        Bound::AtMost | Bound::Below => (None, Some(number)),
        Bound::About => (None, None),
    }
}

/// Whether a level is less than another, whatever numbers are meant.
fn is_less(one: Option<(Bound, Decimal)>, other: Option<(Bound, Decimal)>) -> bool {
    let most = one.and_then(|one| ends(one).1);
    let least = other.and_then(|other| ends(other).0);
    most.zip(least).is_some_and(|(most, least)| most < least)
}

fn is_lower(one: &Quantity, other: &Quantity) -> bool {
    is_less(one.value(), other.value())
}

fn is_less_paid(one: &Money, other: &Money) -> bool {
    let [one, other] = [one, other].map(|money| money.in_unit(InvestUnit::Wan));
    is_less(one, other)
}
