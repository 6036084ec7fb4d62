//! The program against the page: thousands of random commitments a rule, published on the disk, read, checked and judged,
//! come to what `docs/methods.md` says.
//!
//! The formulas below `by_page/` were written from that page alone. They share nothing with the program: numbers are whole
//! numbers over whole numbers, and only roots, of which no fraction comes, are floating point.

use std::collections::BTreeMap;

use planboard::Report;
use planboard::assess::{Assessment, Status, assess};

mod fraction;
mod judged;
mod project;
mod random;
mod record;
mod rules;
mod series;
mod way;
mod years;

use crate::support::dice::Dice;
use fraction::TooNear;
use judged::ManualOutcome::{self, As, Not};
use record::{Record, Site};

/// How many commitments stand in one project, and how many projects each rule has.
const RECORDS: usize = 260;
const PROJECTS: u64 = 12;

/// What came of the comparison under one rule.
#[derive(Default)]
struct Compared {
    /// How often each judgement was expected, and how often by the rule.
    expected: BTreeMap<ManualOutcome, usize>,
    by_the_rule: BTreeMap<ManualOutcome, usize>,
    /// Commitments of which the judgement on the day of the site was compared.
    commitments: usize,
    /// Judgements compared, those of earlier years among them.
    judgements: usize,
    /// Judgements too near to a limit for floating point.
    skipped: usize,
    wrong: Vec<String>,
}

impl Compared {
    fn project(&mut self, method: &'static str, seed: u64) {
        let mut dice = Dice::new(seed);
        let site = random::site(method, &mut dice);
        let periods = random::periods(&site, &mut dice);
        let record = |n| {
            let period = *periods.get(n % periods.len()).expect("one of the documents");
            random::record(n, &site, period, &mut dice)
        };
        let records: Vec<Record> = (0..RECORDS).map(record).collect();
        let project = project::project(&site, &periods, &records);
        let Report { findings, sound, .. } = project.check();
        let errors: Vec<_> = findings.iter().filter(|finding| finding.is_error()).collect();
        assert!(sound.is_some(), "{errors:?}");
        let checked = sound.expect("there is a value without errors").checked;
        let assessments = assess(&checked);
        let records: BTreeMap<String, &Record> =
            records.iter().map(|record| (project::id(record.n), record)).collect();
        for (_, _, commitment) in checked.commitments() {
            let record = records.get(&commitment.indicator.to_string()).expect("its record");
            self.record(&site, record, assessments.of(commitment));
        }
    }

    fn record(&mut self, site: &Site, record: &Record, found: &Assessment<'_>) {
        let expected = judged::judged(record, site, site.as_of);
        if let (Ok(way), Ok(status)) = (judged::way(record, site, site.as_of), expected) {
            *self.by_the_rule.entry(status).or_default() += 1;
            if let As(_) = status {
                self.numbers(site, record, &way, found);
            }
        }
        let today = Some(said(found.by_numbers));
        let is_compared = self.judgement(site, record, site.as_of.0, expected, today);
        self.commitments += usize::from(is_compared);
        let history = found.history.iter().map(|(year, status)| (*year, said(*status)));
        let mut history: BTreeMap<i32, ManualOutcome> = history.collect();
        for (year, expected) in judged::history(record, site) {
            let found = history.remove(&year);
            self.judgement(site, record, year, expected, found);
        }
        if !history.is_empty() {
            self.wrong.push(format!("{history:?} of years without a value\n{record:?}\n{site:?}"));
        }
    }

    /// Whether the judgement of a year could be compared.
    fn judgement(
        &mut self,
        site: &Site,
        record: &Record,
        year: i32,
        expected: Result<ManualOutcome, TooNear>,
        found: Option<ManualOutcome>,
    ) -> bool {
        let Ok(expected) = expected else {
            self.skipped += 1;
            return false;
        };
        self.judgements += 1;
        *self.expected.entry(expected).or_default() += 1;
        if found != Some(expected) {
            self.wrong.push(format!(
                "{year}: {found:?}, and by the page {expected:?}\n{record:?}\n{site:?}"
            ));
        }
        true
    }

    /// The numbers behind a status of the rule.
    fn numbers(&mut self, site: &Site, record: &Record, way: &rules::Way, found: &Assessment<'_>) {
        for (name, expected) in rules::numbers(site.method, way) {
            let number = super::found(found, name).and_then(|number| number.parse::<f64>().ok());
            let expected = expected.near();
            // A score may be the difference of two numbers that are nearly the same.
            let size = if name == "score" { 1.0 } else { expected.abs() };
            let is_same = |number: f64| (number - expected).abs() <= 1e-9 * size + 1e-26;
            // What is too large to be written out has no number.
            let is_right = number.map_or(expected.abs() > 1e26, is_same);
            if !is_right {
                self.wrong.push(format!(
                    "{name} is {number:?}, and by the page {expected}\n{record:?}\n{site:?}"
                ));
            }
        }
        let completion = rules::completion(way).to_15_digits();
        if found.is_unclear != (completion.abs() < site.unclear.value()) {
            self.wrong.push(format!("unclear: {}\n{record:?}\n{site:?}", found.is_unclear));
        }
    }
}

fn said(status: Status) -> ManualOutcome {
    status.reason().map_or(As(status.name()), |reason| Not(reason.name()))
}

/// Compares under one rule; each of its own statuses is to occur, and each reason.
fn compare(method: &'static str, seed: u64, own: &[&'static str]) {
    let mut compared = Compared::default();
    for n in 0..PROJECTS {
        compared.project(method, seed + 7919 * n);
    }
    let Compared { expected, by_the_rule, commitments, judgements, skipped, wrong } = compared;
    let first: Vec<String> = wrong.iter().take(3).cloned().collect();
    assert!(wrong.is_empty(), "{} differ under {method}:\n{}", wrong.len(), first.join("\n\n"));
    assert!(commitments >= 3000, "only {commitments} commitments under {method}");
    assert!(skipped * 100 < judgements, "{skipped} of {judgements} skipped under {method}");
    let count =
        |of: &BTreeMap<ManualOutcome, usize>, one| of.get(&one).copied().unwrap_or_default();
    for status in own {
        let times = count(&by_the_rule, As(status));
        assert!(times >= 50, "{status} only {times} times by {method}: {by_the_rule:?}");
    }
    for one in ["met", "kept", "at-risk", "broken", "reversed"].map(As).into_iter().chain(REASONS) {
        let times = count(&expected, one);
        assert!(times >= 5, "{one:?} only {times} times under {method}: {expected:?}");
    }
}

/// Reasons that do not depend on the rule.
const REASONS: [ManualOutcome; 9] = [
    Not("no-direction"),
    Not("qualitative"),
    Not("not-due"),
    Not("no-observation"),
    Not("conflicting-values"),
    Not("missing-years"),
    Not("inexact-value"),
    Not("stale"),
    Not("no-baseline"),
];

#[test]
fn linear() {
    compare("linear", 0x9E37_79B9, &["ahead", "on-pace", "behind", "reversed"]);
}

#[test]
fn eurostat() {
    compare("eurostat", 0x2545_F491, &["on-pace", "moderate", "limited", "reversed"]);
}

#[test]
fn un_2022() {
    compare("un-2022", 0xD1B5_4A32, &["on-pace", "moderate", "limited", "reversed"]);
}

#[test]
fn un_2023() {
    compare("un-2023", 0x4F6C_DD1D, &["on-pace", "moderate", "stalled"]);
}

#[test]
fn healthy_people() {
    compare("healthy-people", 0xD192_ED03, &["improving", "unchanged", "reversed"]);
}

#[test]
fn statcan() {
    compare("statcan", 0x7F4A_7C15, &["on-pace", "moderate", "limited", "reversed"]);
}

#[test]
fn destatis() {
    compare("destatis", 0x94D0_49BB, &["on-pace", "moderate", "limited", "reversed"]);
}
