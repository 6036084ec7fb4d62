//! The judgement on a commitment: every worked case of `assess/cases.md` comes out as it says, and what must hold of any
//! numbers holds.
#![expect(clippy::disallowed_methods, reason = "tests read their cases themselves")]

mod by_page;
mod case;
mod growth;
mod guides;
mod properties;

use planboard::assess::{Assessment, Measure, Reason, Status, Working, assess};
use planboard::{Report, Sound};
use rust_decimal::Decimal;

use case::Case;

fn page() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/assess/cases.md");
    std::fs::read_to_string(path).expect("the page of cases")
}

#[test]
fn worked_cases() {
    let page = page();
    let cases = Case::all(&page);
    assert!(cases.len() > 100, "only {} cases were read", cases.len());
    let wrong: Vec<String> = cases.iter().flat_map(|case| wrong(case, false)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Values may be written in any order.
#[test]
fn the_order_of_values_does_not_matter() {
    let page = page();
    let wrong: Vec<String> = Case::all(&page).iter().flat_map(|case| wrong(case, true)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every kind of status and every reason has a case; but for the reason that no commitment has by itself, since it is of
/// targets with several wordings: `tests/targets.rs` has its cases.
#[test]
fn every_word_has_a_case() {
    let page = page();
    let said: Vec<&str> = Case::all(&page).iter().map(|case| case.status).collect();
    for status in Status::ALL {
        let word = words(*status);
        let is_of_targets = status.reason() == Some(Reason::DifferentWordings);
        assert_eq!(said.contains(&word.as_str()), !is_of_targets, "cases of {word}");
    }
}

/// What a case gives where it is not what is expected.
fn wrong(case: &Case<'_>, is_reversed: bool) -> Vec<String> {
    let project = case.project(is_reversed);
    let Report { findings, sound, .. } = project.check();
    let Some(Sound { checked, .. }) = sound else {
        return vec![format!("{}: {findings:?}", case.title)];
    };
    let assessments = assess(&checked);
    let (_, _, commitment) = checked.commitments().next().expect("one commitment");
    let assessment = assessments.of(commitment);
    let found = |name: &str| found(assessment, name);
    let status = words(assessment.status);
    let status = (status != case.status).then(|| ("status", case.status.to_owned(), status));
    let numbers = case.working.iter().filter_map(|(name, expected)| {
        // What stands behind `=` or a comma explains the number.
        let expected = if *name == "history" || *name == "by-numbers" {
            expected
        } else {
            expected.split([' ', ',']).next().unwrap_or_default()
        };
        let found = found(name).unwrap_or_else(|| "none".to_owned());
        (!is_same(&found, expected)).then(|| (*name, expected.to_owned(), found))
    });
    let wrong = status.into_iter().chain(numbers);
    wrong
        .map(|(name, expected, found)| format!("{}: {name} is {found}, not {expected}", case.title))
        .collect()
}

fn words(status: Status) -> String {
    let reason = status.reason().map(|reason| format!(" {}", reason.name()));
    format!("{}{}", status.name(), reason.unwrap_or_default())
}

/// The same words, or the same number as far as its decimals are given.
fn is_same(found: &str, expected: &str) -> bool {
    match (found.parse::<Decimal>(), expected.parse::<Decimal>()) {
        (Ok(found), Ok(expected)) => found.round_dp(expected.scale()) == expected,
        _ => found == expected,
    }
}

/// A number of the working by its name in the cases.
fn found(assessment: &Assessment<'_>, name: &str) -> Option<String> {
    match name {
        "history" => {
            let past = assessment.history.iter();
            let past = past.map(|(year, status)| format!("{year} {}", words(*status)));
            return Some(past.collect::<Vec<_>>().join(", "));
        }
        "by-numbers" => return Some(words(assessment.by_numbers)),
        "unclear" => return Some(if assessment.is_unclear { "yes" } else { "no" }.to_owned()),
        "level" => return assessment.level?.value.map(|value| value.to_string()),
        "latest" => {
            let latest = assessment.latest.iter().map(|o| o.period.code());
            return Some(latest.collect::<Vec<_>>().join(", "));
        }
        "summed" => return assessment.sums.last().map(|sum| sum.value.to_string()),
        _ => {}
    }
    let number = match assessment.working.as_ref()? {
        Working::Keep(margin) => match name {
            "margin" => Some(margin.margin),
            "years-outside" => Some(Decimal::from(margin.years_outside)),
            _ => None,
        },
        Working::Reach { pace, measure } => match name {
            "completion" => Some(pace.completion),
            "expected" => Some(pace.expected),
            "pace" => pace.pace,
            "asked" => Some(pace.asked),
            "gap" => Some(pace.gap),
            "achieved" => Some(pace.achieved_a_year),
            "needed" => pace.needed_a_year,
            "outlook" => Some(pace.outlook),
            _ => measured(measure.as_ref()?, name),
        },
        Working::Tendency { measure, .. } => measured(measure.as_ref()?, name),
        Working::Mean { now, passed, asked, needed } => match name {
            "mean" => Some(now.value),
            "years" => Some(Decimal::from(*passed)),
            "mean-asked" => Some(*asked),
            "mean-needed" => *needed,
            _ => None,
        },
        Working::Evident(_) => None,
    };
    number.map(|number| number.to_string())
}

fn measured(measure: &Measure, name: &str) -> Option<Decimal> {
    match (name, measure) {
        (
            "growth",
            Measure::Growth { achieved, .. }
            | Measure::Tendency { achieved, .. }
            | Measure::Projected { achieved, .. }
            | Measure::Boundless { achieved },
        ) => Some(*achieved),
        ("needed-growth", Measure::Growth { needed, .. }) => Some(*needed),
        ("ratio", Measure::Growth { ratio, .. }) => Some(*ratio),
        ("score", Measure::Growth { score, .. }) => *score,
        ("zero", Measure::Growth { zero, .. } | Measure::Tendency { zero, .. }) => *zero,
        ("shrunk", Measure::Tendency { shrunk, .. }) => Some(*shrunk),
        ("projected", Measure::Projected { value, .. }) => Some(*value),
        ("projected-share", Measure::Projected { share, .. }) => Some(*share),
        ("of-way", Measure::Change { of_way, .. }) => Some(*of_way),
        ("of-baseline", Measure::Change { of_baseline, .. }) => *of_baseline,
        ("mean", Measure::Mean { change, .. }) => Some(*change),
        ("missed", Measure::Mean { missed, .. }) => Some(*missed),
        _ => None,
    }
}
