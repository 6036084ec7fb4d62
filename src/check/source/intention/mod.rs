//! Observations whose quotes say what is meant to be, not what was measured.

mod around;
mod asked;
mod behind;
mod missed;
mod pushed;
mod value;

use std::ops::Range;

use crate::check::record::Record;
use crate::check::subject::DistrictSubject;
use crate::check::text::first_values::said as called;
use crate::check::text::letters::{find, places};
use crate::check::text::numbers::{Reading, numbers, within};
use crate::check::text::parted::CELL;
use crate::check::text::place::{Place, of};
use crate::check::text::{roles, years};
use crate::diag::{Code, Finding, Message};
use crate::model::intention::{FACT_HEADS, GOVERNING, INTENTION_HEADS, INTENTIONS, OPEN};
use crate::model::{Observation, Run};
use crate::say;
use value::{letters, says_fact, wanted};

/// Looks at the words between the start of its clause and the value of every observation.
pub(in crate::check) fn intentions(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    for record in subject.records() {
        let Record::Observation(observation) = record else { continue };
        // `citations` reports a place that is not there.
        let Some(place) = subject.place(observation.id) else { continue };
        let missed = || is_missed(subject, &place, observation).then(words_of_missed);
        let beside = said(&place, observation).or_else(|| around::said(&place, observation));
        let Some(say) = beside.or_else(missed) else { continue };
        let hint = say!(
            "换成已经发生的数的出处；只有打算的，写成目标，不写成实际值",
            "cite a value that was measured; what is only planned is a target, not an observation"
        );
        let finding =
            subject.finding(Code::IntentionAsObservation, record.origin(), &["value"], say);
        findings.push(subject.with_print(finding, observation.id).hint(hint));
    }
}

/// Whether the sentence of every place of a value says that the target was not reached, and the value meets it.
fn is_missed(subject: &DistrictSubject<'_>, place: &Place<'_>, observation: &Observation) -> bool {
    let passage = place.passage();
    let Some((start, end)) = place.quoted() else { return false };
    let wanted = wanted(&observation.quantity);
    let numbers = numbers(passage, Reading::Printed);
    let is_of_value = |at: &Range<usize>, digits: &str| {
        start <= at.start && at.end <= end && wanted.contains(&digits)
    };
    let places: Vec<_> = numbers.iter().filter(|n| is_of_value(&n.at, &n.digits)).collect();
    let is_denied = |at: &Range<usize>| {
        let before = passage.get(at.start.saturating_sub(NEXT)..at.start).unwrap_or_default();
        let behind = passage.get(at.end..passage.len().min(at.end + NEXT)).unwrap_or_default();
        missed::is_denied(before, behind)
    };
    !places.is_empty()
        && places.iter().all(|number| is_denied(&number.at))
        && missed::is_met(&subject.values, observation)
}

fn words_of_missed() -> Message {
    say!(
        "出处说没有完成目标，这个数却达到了记录里当年的目标：它可能是目标，不是实际值",
        "the source says that the target was not reached, and this value meets the recorded target of the year: it may be the target, not what was measured"
    )
}

/// On which side of a number a word stands.
#[derive(Debug, Clone, Copy)]
enum Side {
    Before,
    Behind,
}

/// What speaks of an intention: a word before or behind the value, or in the head of its column.
fn said(place: &Place<'_>, observation: &Observation) -> Option<Message> {
    match intention(place, observation).or_else(|| in_cells(place, observation)) {
        Some((word, Side::Before)) => {
            return Some(say!(
                "引文里这个数前面有“{word}”，说的是打算，不是实际值",
                "`{word}` stands before this value in its source: it is meant to be, and was not measured"
            ));
        }
        Some((word, Side::Behind)) => {
            return Some(say!(
                "出处里这个数后面有“{word}”，说的是打算，不是实际值",
                "`{word}` stands behind this value in its source: it is meant to be, and was not measured"
            ));
        }
        None => {}
    }
    let head = head_of_intention(place, observation)?;
    Some(say!(
        "这个数在“{head}”一栏，说的是打算，不是实际值",
        "this value stands in the column `{head}`: it is meant to be, and was not measured"
    ))
}

/// The head of a column that is meant to be, where the value stands in no other column of its year.
fn head_of_intention(place: &Place<'_>, observation: &Observation) -> Option<String> {
    let (table, row) = place.table()?;
    let wanted = wanted(&observation.quantity);
    let has_value = |cell: &Run| {
        let numbers = numbers(&of(cell), Reading::Printed);
        numbers.iter().any(|number| wanted.contains(&number.digits.as_str()))
    };
    let over = place.over_columns();
    let cells = &table.rows.get(row)?.cells;
    let mut columns: Vec<Vec<char>> = cells
        .iter()
        .zip(over.iter())
        .filter(|(cell, _)| has_value(cell))
        .map(|(_, head)| head.iter().copied().filter(|c| *c != CELL).collect())
        .collect();
    let is_of_year = |head: &Vec<char>| years::of_head(head).contains(&observation.year());
    if columns.iter().any(is_of_year) {
        columns.retain(is_of_year);
    }
    let is_meant = |head: &Vec<char>| {
        let head = head.iter().collect::<String>().to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
        has(INTENTION_HEADS) && !has(FACT_HEADS)
    };
    let head = columns.first()?.iter().collect();
    columns.iter().all(is_meant).then_some(head)
}

/// How far before a number its sentence is read, in letters: a text may have no stops.
const FAR: usize = 400;

/// The word of intention behind a value in its cell of a row, or in brackets at the end of the name of the row: 接种率（目标）.
fn in_cells(place: &Place<'_>, observation: &Observation) -> Option<(&'static str, Side)> {
    let (table, row) = place.table()?;
    let wanted = wanted(&observation.quantity);
    let cells: Vec<Vec<char>> = table.rows.get(row)?.cells.iter().map(of).collect();
    let mut said = cells.iter().flat_map(|cell| {
        let all = numbers(cell, Reading::Printed).into_iter();
        let own = all.filter(|n| wanted.contains(&n.digits.as_str()));
        own.map(|n| behind::meant(&[], cell.get(n.at.end..).unwrap_or_default()))
            .collect::<Vec<_>>()
    });
    let of_value = said.next().flatten().filter(|_| said.all(|word| word.is_some()));
    let of_name = || {
        let names =
            cells.iter().take(NAMES).filter(|cell| numbers(cell, Reading::Printed).is_empty());
        names.into_iter().find_map(|cell| {
            let open = cell.iter().rposition(|c| matches!(c, '（' | '('))?;
            behind::meant(&[], cell.get(open..)?)
        })
    };
    if let Some(word) = of_value {
        return Some((word, Side::Behind));
    }
    of_name().map(|word| (word, Side::Before))
}

/// How many cells of a row may have its name.
const NAMES: usize = 3;

/// The word of intention that stands beside every place of a value in its quote.
fn intention(place: &Place<'_>, observation: &Observation) -> Option<(&'static str, Side)> {
    let passage = place.passage();
    let (start, end) = place.quoted()?;
    let (role, year) = (place.document().role, observation.year());
    let wanted = wanted(&observation.quantity);
    let numbers = within(passage, &(start..end), Reading::Printed);
    let mut places = numbers.iter().filter(|n| wanted.contains(&n.digits.as_str()));
    let said = |place: &Range<usize>| {
        // 预计数 is what a value is called before it is verified.
        if called(passage, place).is_some_and(|called| called.word == "预计数") {
            return None;
        }
        let behind = passage.get(place.end..).unwrap_or_default();
        let start = place.start.saturating_sub(FAR);
        let before = passage.get(start..place.start).unwrap_or_default();
        let word = asked::asked(before).or_else(|| asked::named(before));
        let word = word.or_else(|| asked::bracketed(before, behind));
        if let Some(word) = word.or_else(|| behind::is_of_target(before, behind)) {
            return Some((word, Side::Before));
        }
        if let Some(word) = behind::meant(before, behind) {
            return Some((word, Side::Behind));
        }
        let clause = behind.split(|c| matches!(c, '。' | '；' | '，' | ',' | ';' | '：')).next();
        // 预期目标78.9岁已经实现
        if clause.is_some_and(|clause| clause.contains(&'已')) {
            return None;
        }
        let is_end = |c: &char| matches!(c, '。' | '；' | '！' | '？' | ';');
        let sentence = without_brackets(before.rsplit(is_end).next().unwrap_or_default());
        let rest = behind.split(is_end).next().unwrap_or_default();
        let is_pushed = pushed::is_meant(&sentence, rest, role, year);
        let word = governed(&sentence, is_pushed)?;
        let near = passage.get(start..passage.len().min(place.end + NEXT)).unwrap_or_default();
        let is_start = is_start(near, &(place.start - start..place.end - start));
        (!is_start).then_some((word, Side::Before))
    };
    let first = places.next().map(|n| said(&n.at))??;
    places.all(|n| said(&n.at).is_some()).then_some(first)
}

/// How far behind a number what it changes to may stand, in letters.
const NEXT: usize = 40;

/// Whether a number is what a change starts from, which was measured: 预计从2020年的78.2岁提高到2025年的79.3岁.
fn is_start(text: &[char], number: &Range<usize>) -> bool {
    let told = roles::told(text, years::named(text));
    let before = told.iter().rfind(|told| told.at.end <= number.start);
    let digits = numbers(text, Reading::Printed).into_iter().find(|n| n.at == *number);
    before.zip(digits).is_some_and(|(told, number)| told.own.contains(&number.digits))
}

/// A text without brackets that are closed and have a number of their own: 接种率（目标90%）为.
fn without_brackets(text: &[char]) -> Vec<char> {
    let mut rest = text.to_vec();
    let mut from = 0;
    while let Some(open) = rest.iter().skip(from).position(|c| matches!(c, '（' | '(')) {
        let open = from + open;
        let inner = rest.get(open..).unwrap_or_default();
        let Some(length) = inner.iter().position(|c| matches!(c, '）' | ')')) else { break };
        if inner.iter().take(length).any(char::is_ascii_digit) {
            rest.drain(open..=open + length);
        } else {
            from = open + length;
        }
    }
    rest
}

/// The word of intention that governs the end of a sentence's beginning: in its last clause, or in an earlier one where
/// nothing in between says what has happened, or names another year. Whether 推动 is one in it is known.
fn governed(sentence: &[char], is_pushed: bool) -> Option<&'static str> {
    let is_comma = |c: &char| matches!(c, '，' | '：' | ',' | ':');
    // 目标值：79.1岁
    let sentence = sentence.strip_suffix(&['：']).unwrap_or(sentence);
    let sentence = sentence.strip_suffix(&[':']).unwrap_or(sentence);
    let mut clauses = sentence.rsplit(is_comma);
    let own = clauses.next().unwrap_or_default();
    if says_fact(own) {
        return None;
    }
    let is_year = |pair: &[char]| matches!(pair, [digit, '年'] if digit.is_ascii_digit());
    let is_of_own_year = own.windows(2).any(is_year);
    let is_to_come = find(sentence, &['年', '底']).is_some()
        || sentence.windows(2).any(|pair| matches!(pair, ['到', digit] if digit.is_ascii_digit()));
    let is_asked =
        |word: &str| (is_to_come || !OPEN.contains(&word)) && (is_pushed || word != pushed::WORD);
    own_word(own, &is_asked).or_else(|| {
        let earlier = clauses.take_while(|clause| !says_fact(clause) && !is_of_own_year);
        let mut words = earlier.filter_map(|clause| {
            own_word(clause, &|word| GOVERNING.contains(&word) && is_asked(word))
        });
        words.next()
    })
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

#[cfg(test)]
mod tests {
    use super::governed;

    fn word(sentence: &str) -> Option<&'static str> {
        governed(&sentence.chars().collect::<Vec<_>>(), true)
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
            ("2023年目标值：", "目标"),
            ("2023年目标值:", "目标"),
            ("2023年计划数为", "计划"),
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
