//! Observations whose quotes say what is meant to be, not what was measured.

use crate::check::record::Record;
use crate::check::subject::DistrictSubject;
use crate::check::text::first_values::said;
use crate::check::text::letters::{find, places};
use crate::check::text::numbers::{PrintedNumber, Reading, numbers};
use crate::check::text::place::Place;
use crate::diag::{Code, Finding};
use crate::model::qualifier::{FACTS, GOVERNING, INTENTIONS, OPEN};
use crate::model::{Observation, Quantity};
use crate::say;

/// Looks at the words between the start of its clause and the value of every observation.
pub(in crate::check) fn intentions(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    for record in subject.records() {
        let Record::Observation(observation) = record else { continue };
        // `citations` reports a place that is not there.
        let Some(place) = subject.place(observation.id) else { continue };
        let Some(word) = intention(&place, observation) else { continue };
        let say = say!(
            "引文里这个数前面有“{word}”，说的是打算，不是实际值",
            "`{word}` stands before this value in its source: it is meant to be, and was not measured"
        );
        let hint = say!(
            "换成已经发生的数的出处；只有打算的，写成目标，不写成实际值",
            "cite a value that was measured; what is only planned is a target, not an observation"
        );
        let finding =
            subject.finding(Code::IntentionAsObservation, record.origin(), &["value"], say);
        findings.push(subject.with_print(finding, observation.id).hint(hint));
    }
}

/// The word of intention that stands before every place of a value in its quote.
fn intention(place: &Place<'_>, observation: &Observation) -> Option<&'static str> {
    let passage = place.passage();
    let (start, end) = place.quoted()?;
    let wanted: Vec<&str> = match &observation.quantity {
        Quantity::Level(_, number) => vec![number.text()],
        Quantity::Range(low, high) => vec![low.text(), high.text()],
        Quantity::Words(_) => return None,
    };
    let numbers = numbers(passage, Reading::Printed);
    let mut places = numbers
        .iter()
        .filter(|n| start <= n.at.start && n.at.end <= end && wanted.contains(&n.digits.as_str()));
    let intention = |number: &PrintedNumber| {
        // 预计数 is what a value is called before it is verified.
        if said(passage, &number.at).is_some_and(|called| called.word == "预计数") {
            return None;
        }
        let before = passage.get(..number.at.start).unwrap_or_default();
        let is_end = |c: &char| matches!(c, '。' | '；' | '！' | '？' | ';');
        governed(before.rsplit(is_end).next().unwrap_or_default())
    };
    let first = places.next().map(intention)??;
    places.all(|n| intention(n).is_some()).then_some(first)
}

/// The word of intention that governs the end of a sentence's beginning: in its last clause, or in an earlier one where
/// nothing in between says what has happened, or names another year.
fn governed(sentence: &[char]) -> Option<&'static str> {
    let is_comma = |c: &char| matches!(c, '，' | '：' | ',');
    let mut clauses = sentence.rsplit(is_comma);
    let own = clauses.next().unwrap_or_default();
    if says_fact(own) {
        return None;
    }
    let is_year = |pair: &[char]| matches!(pair, [digit, '年'] if digit.is_ascii_digit());
    let is_of_own_year = own.windows(2).any(is_year);
    let is_to_come = find(sentence, &['年', '底']).is_some()
        || sentence.windows(2).any(|pair| matches!(pair, ['到', digit] if digit.is_ascii_digit()));
    let is_asked = |word: &str| is_to_come || !OPEN.contains(&word);
    own_word(own, &is_asked).or_else(|| {
        let earlier = clauses.take_while(|clause| !says_fact(clause) && !is_of_own_year);
        let mut words = earlier.filter_map(|clause| {
            own_word(clause, &|word| GOVERNING.contains(&word) && is_asked(word))
        });
        words.next()
    })
}

fn says_fact(clause: &[char]) -> bool {
    FACTS.iter().any(|word| find(clause, &letters(word)).is_some())
}

/// The word of intention in a clause, where it is no part of another word.
fn own_word(clause: &[char], is_asked: &dyn Fn(&str) -> bool) -> Option<&'static str> {
    let mut words = INTENTIONS.iter().filter(|(word, _)| is_asked(word));
    let found = words.find(|(word, others)| {
        let word: Vec<char> = letters(word);
        let is_other = |at: usize| {
            let behind = clause.get(at + word.len()..).unwrap_or_default();
            let before = clause.get(..at).unwrap_or_default();
            let is_beside = |other: &[char]| behind.starts_with(other) || before.ends_with(other);
            others.iter().any(|other| is_beside(&letters(other)))
        };
        places(clause, &word).any(|at| !is_other(at))
    });
    found.map(|(word, _)| *word)
}

/// A word as texts are compared: without blanks.
fn letters(word: &str) -> Vec<char> {
    word.chars().filter(|c| *c != ' ').collect()
}

#[cfg(test)]
mod tests {
    use super::governed;

    fn word(sentence: &str) -> Option<&'static str> {
        governed(&sentence.chars().collect::<Vec<_>>())
    }

    #[test]
    fn intentions_govern_their_clauses() {
        for (sentence, expected) in [
            ("力争到2023年，覆盖率达到", "力争"),
            ("争取2023年覆盖率达到", "争取"),
            ("确保到2025年，签约率稳定在", "确保"),
            ("努力到年底提高到", "努力"),
            ("预计全年，门诊量达到", "预计"),
            ("预期到年底达到", "预期"),
            ("据预测，老年人口将占", "预测"),
            ("希望覆盖率达到", "希望"),
            ("拟新增床位", "拟"),
            ("计划新增床位", "计划"),
            ("年底目标为", "目标"),
        ] {
            assert_eq!(word(sentence), Some(expected), "{sentence}");
        }
    }

    #[test]
    fn what_has_happened_is_no_intention() {
        for sentence in [
            "已实现目标",
            "达到规划目标",
            "按统计划分，占",
            "目标人群覆盖率为",
            "计划生育率为",
            "目标完成率为",
            "人均预期寿命达到",
            "经过努力，覆盖率达到",
            "确保奖励扶助政策落实率达",
            "争取资金",
            "希望小学有",
            "力争到2025年达到90%，目前已达",
            "力争到2025年达到90%，2023年为",
            "超额完成年度计划，达到",
            "实际完成计划的",
        ] {
            assert_eq!(word(sentence), None, "{sentence}");
        }
    }
}
