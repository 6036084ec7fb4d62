//! Numbers of another place, of a part of it, of some of many, or of another indicator, that are recorded as its own.

use std::ops::Range;

use super::others_words::{
    BETWEEN, COMPARING, Elsewhere, LISTS, MANY, MEANS, MEASURED, REACHING, SHORTEST, SOME,
};
use super::part::{is_being, is_date, without_reaching};
use super::source::Source;
use super::verifier::Verifier;
use crate::check::subject::Index;
use crate::check::text::letters::{self, find, has, of_text, places, starts_with, without};
use crate::check::text::listed::NumberList;
use crate::check::text::respectively::Respectively;
use crate::check::text::year_before::since_number;
use crate::diag::{Code, Message};
use crate::model::{Bound, IndicatorId, Origin, Quantity};
use crate::say;

/// How many letters may stand between a place and the name of what is measured there.
const NEAR: usize = 8;

/// Marks that part a place from what stands before it.
const MARKS: &str = "，、；：,;:（(";

/// How many letters the first word of a rate has at most: 家庭医生签约率.
const LONGEST_RATE: usize = 8;

/// Whose a number is instead.
enum Other {
    Place(String),
    Part(String),
    Some(String),
    Indicator(String),
}

/// A value, with what it is said to be of.
pub(super) struct OwnValue<'v> {
    pub(super) quantity: &'v Quantity,
    pub(super) text: Option<&'v str>,
    pub(super) year: i32,
    pub(super) indicator: &'v IndicatorId,
    /// The name as printed, where it differs from the catalogue.
    pub(super) name: Option<&'v str>,
    /// Whether it is of no category.
    pub(super) is_whole: bool,
    /// Whether it is asked for, and not measured.
    pub(super) is_target: bool,
    pub(super) origin: &'v Origin,
    /// Where it stands in its record.
    pub(super) keys: &'v [&'static str],
}

impl Verifier<'_> {
    /// Reports a value that the words before it, or behind it, give to something else. A target may be told by what it is to
    /// come to elsewhere.
    pub(super) fn of_others(&mut self, source: &Source<'_>, value: &OwnValue<'_>) {
        let OwnValue { quantity, indicator, is_target, .. } = *value;
        let places = source.places_of_value(quantity, value.text, value.year);
        let is_exact = quantity.level().is_some_and(|(bound, _)| bound == Bound::Exact);
        let (index, elsewhere) = (self.subject.index, &self.elsewhere);
        let profile = &self.subject.district.profile;
        let other = |at: &Range<usize>| {
            let place = || source.place_of(at, elsewhere, is_exact).map(Other::Place);
            let part = || source.part_of(at, profile).filter(|_| value.is_whole).map(Other::Part);
            let some = || source.some_of(at).map(Other::Some);
            let named = || source.indicator_of(at, index, indicator).map(Other::Indicator);
            let measured = || place().or_else(some).or_else(part);
            if is_target { part().or_else(named) } else { measured().or_else(named) }
        };
        let others: Option<Vec<Other>> = places.iter().map(other).collect();
        let Some(other) = others.and_then(|others| others.into_iter().next()) else { return };
        let (say, hint) = words(&other, &quantity.text());
        let finding = self.subject.finding(Code::WordsNotInSource, value.origin, value.keys, say);
        self.findings.push(finding.hint(hint));
    }
}

fn words(other: &Other, number: &str) -> (Message, Message) {
    match other {
        Other::Place(word) => (
            say!(
                "“{number}”在出处里是“{word}”的数，不是这个地方的",
                "in the source `{number}` is of `{word}`, and not of this place"
            ),
            say!(
                "换成本地的数；别处的数不记在这里",
                "give the value of this place; those of others are not recorded here"
            ),
        ),
        Other::Part(word) => (
            say!(
                "“{number}”在出处里是“{word}”的数，不是全部的",
                "in the source `{number}` is of `{word}`, and not of the whole"
            ),
            say!(
                "换成全部的数；指标指的就是这一部分的，把印出的名称写进 `name`",
                "give the value of the whole; where the indicator is of this part, give its printed name as `name`"
            ),
        ),
        Other::Some(word) => (
            say!(
                "“{number}”在出处里是“{word}”的情形，不是实际值",
                "in the source `{number}` holds for `{word}`, and is no value of the whole"
            ),
            say!(
                "换成全部的数的出处；这个数不写成实际值",
                "cite a value of the whole; this number is no observation"
            ),
        ),
        Other::Indicator(name) => (
            say!(
                "“{number}”在出处里是“{name}”的数，不是这个指标的",
                "in the source `{number}` is of `{name}`, and not of this indicator"
            ),
            say!(
                "引这个指标的数；印的就是它的另一种叫法的，把印出的名称写进 `name`",
                "cite the number of this indicator; where that is another name of it, give the printed one as `name`"
            ),
        ),
    }
}

impl Source<'_> {
    /// The letters before a number in its clause, since the number before.
    pub(super) fn own_clause(&self, at: &Range<usize>) -> &[char] {
        since_number(self.letters(), at.start)
    }

    /// Where the clause of a number ends: before a unit in brackets, if there is one. 婴儿死亡率（‰）2.83.
    fn end_before_unit(&self, at: &Range<usize>) -> usize {
        let before = self.slice(&(at.start.saturating_sub(NEAR)..at.start));
        let open = before.iter().rposition(|c| matches!(c, '（' | '('));
        let is_closed = matches!(before.last(), Some('）' | ')'));
        match open.filter(|_| is_closed) {
            Some(open) => at.start - before.len() + open,
            None => at.start,
        }
    }

    /// The clause of a number in brackets with nothing before it: 低于全省（3.4‰）.
    fn clause_of(&self, at: &Range<usize>) -> &[char] {
        let before = at.start.checked_sub(1);
        let is_open = |open: &usize| matches!(self.letters().get(*open), Some('（' | '('));
        match before.filter(is_open) {
            Some(open) => since_number(self.letters(), open),
            None => self.own_clause(at),
        }
    }

    /// The other place that a number is of: 全省平均覆盖率95%, and not 高于全省; of an exact value, 高于全省的95% too.
    fn place_of(
        &self,
        at: &Range<usize>,
        elsewhere: &[Elsewhere],
        is_exact: bool,
    ) -> Option<String> {
        let is_of_name =
            |letters: &[char]| self.names.iter().any(|name| find(name, letters).is_some());
        if self.place.table().is_some() {
            let first = self.cells().next()?;
            let is_it = |Elsewhere(_, word): &&Elsewhere| word == first && !is_of_name(word);
            return elsewhere.iter().find(is_it).map(|Elsewhere(word, _)| (*word).to_owned());
        }
        let clause = self.clause_of(at);
        let opens = |Elsewhere(_, letters): &&Elsewhere| {
            places(clause, letters).any(|start| {
                let head = clause.get(..start).unwrap_or_default();
                let rest = clause.get(start + letters.len()..).unwrap_or_default();
                let is_compared = is_exact && COMPARING.iter().any(|w| without(head, w).is_some());
                // 本区29.6%，全市30.8%: nothing but the place stands before the number.
                let own = head.rsplit(|c| MARKS.contains(*c)).next().unwrap_or_default();
                let is_alone = is_date(own) && is_being(rest);
                is_alone
                    || is_date(head) && self.is_named_soon(rest)
                    || is_compared && is_mean(rest, true)
            }) && !is_of_name(letters)
        };
        elsewhere.iter().find(opens).map(|Elsewhere(word, _)| (*word).to_owned())
    }

    /// Whether what stands behind a place is the name of what is measured there, or nothing but a mean.
    fn is_named_soon(&self, rest: &[char]) -> bool {
        let between = rest.iter().take(NEAR).take_while(|c| BETWEEN.contains(**c)).count();
        let starts = |name: &Vec<char>, skipped: usize| {
            rest.get(skipped..).is_some_and(|rest| letters::begins(rest, name))
        };
        let is_name = |name: &Vec<char>| {
            !name.is_empty() && (0..=between).any(|skipped| starts(name, skipped))
        };
        is_mean(rest, false) || self.names.iter().any(is_name)
    }

    /// Some of many that a number is of: 个别乡镇, 没有一个村, 达到95%的村.
    fn some_of(&self, at: &Range<usize>) -> Option<String> {
        if self.place.table().is_some() {
            return None;
        }
        let clause = self.own_clause(at);
        let some = SOME.iter().filter(|word| has(clause, word)).find_map(|word| {
            let letters = of_text(word);
            let start = places(clause, &letters).last()?;
            let rest = clause.get(start + letters.len()..)?;
            let noun = MANY.iter().filter(|noun| starts_with(rest, noun));
            let noun = noun.max_by_key(|noun| noun.len())?;
            Some(format!("{word}{noun}"))
        });
        some.or_else(|| {
            REACHING.iter().find(|verb| without(clause, verb).is_some())?;
            let behind = self.letters().get(at.end..)?;
            let share = behind.strip_prefix(&['%']).or_else(|| behind.strip_prefix(&['％']))?;
            let bound =
                ["及以上", "以上", "以下", "以内"].iter().find(|word| starts_with(share, word));
            let rest = share.get(bound.map_or(0, |word| word.chars().count())..)?;
            let rest = rest.strip_prefix(&['的'])?;
            let noun = MANY.iter().filter(|noun| starts_with(rest, noun));
            noun.max_by_key(|noun| noun.len()).map(|noun| format!("的{noun}"))
        })
    }

    /// The other indicator whose name stands right before a number, or the other rate.
    fn indicator_of(
        &self,
        at: &Range<usize>,
        index: &Index<'_>,
        indicator: &IndicatorId,
    ) -> Option<String> {
        if self.place.table().is_some() {
            return None;
        }
        let end = self.end_before_unit(at);
        let clause = since_number(self.letters(), end);
        let named = without_reaching(clause);
        // A name may have a number of its own: 5岁以下儿童死亡率.
        let text = self.slice(&(0..end - (clause.len() - named.len())));
        let is_own = self.names.iter().any(|own| !own.is_empty() && find(named, own).is_some());
        let others = || -> Vec<&[char]> {
            index.names_but_of(indicator).map(|name| name.letters.as_slice()).collect()
        };
        if NumberList::has_each_before(self.letters(), at) {
            return self.indicator_in_list(at, &others());
        }
        let behind = self.letters().get(at.start.saturating_sub(NEAR)..at.start)?;
        let is_listed = LISTS.iter().any(|word| has(clause, word)) || behind.contains(&'、');
        if is_listed || is_own || named.is_empty() || self.may_be_shared(at) {
            return None;
        }
        // 婴儿死亡率、5岁以下儿童死亡率下降至3.6‰、5.3‰: in a row of names it is not said whose the first number is.
        let is_alone = |name: &String| {
            let before = text.get(..text.len() - name.chars().count()).and_then(<[char]>::last);
            !matches!(before, Some('、' | '和' | '与' | '及'))
        };
        let other = self.other_at_end(text, &others());
        other.or_else(|| self.other_rate(named)).filter(is_alone)
    }

    /// Whether a name of the indicator stands before a number in its sentence, with no number between them: 接种率、管理率均
    /// 达到95%.
    fn may_be_shared(&self, at: &Range<usize>) -> bool {
        let before = self.letters().get(..at.start).unwrap_or_default();
        let start = before.iter().rposition(|c| "。；！？".contains(*c)).map_or(0, |at| at + 1);
        let number = self.numbers().iter().rfind(|n| n.at.end <= at.start).map_or(0, |n| n.at.end);
        let between = before.get(start.max(number)..).unwrap_or_default();
        self.names.iter().any(|own| !own.is_empty() && find(between, own).is_some())
    }

    /// The longest name of another indicator that letters end with. What is a part of a name of this one is no other.
    fn other_at_end(&self, letters: &[char], others: &[&[char]]) -> Option<String> {
        let is_part = |name: &[char]| self.names.iter().any(|own| find(own, name).is_some());
        let is_it =
            |name: &&&[char]| name.len() >= SHORTEST && letters.ends_with(name) && !is_part(name);
        let other = others.iter().filter(is_it).max_by_key(|name| name.len());
        other.map(|name| name.iter().collect())
    }

    /// The other thing of a list that a number of a list behind it is of: 婴儿死亡率、孕产妇死亡率分别为3‰、12/10万.
    fn indicator_in_list(&self, at: &Range<usize>, others: &[&[char]]) -> Option<String> {
        let own: Vec<&[char]> =
            self.names.iter().map(Vec::as_slice).filter(|name| !name.is_empty()).collect();
        let known = [others, &own].concat();
        let Respectively { things, own: place } = Respectively::at(self.letters(), at, &known)?;
        let is_own = |thing: &[char]| own.iter().any(|name| find(thing, name).is_some());
        let thing = things.get(place).copied().filter(|thing| !is_own(thing))?;
        // 男性、女性人均预期寿命分别为: what is no name by itself may be a part of that of this indicator.
        let is_whole = || MEASURED.iter().any(|noun| without(thing, noun).is_some());
        let is_named = || things.iter().any(|thing| is_own(thing));
        // 高血压、糖尿病患者管理率分别为: nothing of another thing is that of this indicator alone.
        let is_alone = || {
            let name = |thing: &&[char]| own.iter().any(|name| *name == without_place(thing));
            things.iter().any(name)
        };
        let is_other = || is_named() && is_whole() || is_alone();
        let printed = || is_other().then(|| thing.iter().collect());
        self.other_at_end(thing, others).or_else(printed)
    }

    /// A rate by its printed name, of which no letter is in a name of the indicator, itself a rate: 参保率 of 覆盖率.
    fn other_rate(&self, named: &[char]) -> Option<String> {
        let is_rate = |name: &&Vec<char>| name.last() == Some(&'率');
        let own: Vec<&Vec<char>> = self.names.iter().filter(is_rate).collect();
        let head = named.strip_suffix(&['率'])?;
        let start =
            head.iter().rposition(|c| !c.is_alphabetic() || *c == '的').map_or(0, |at| at + 1);
        let word = head.get(start..).filter(|word| (2..=LONGEST_RATE).contains(&word.len()))?;
        let is_alike = word.iter().any(|c| self.names.iter().any(|name| name.contains(c)));
        (!own.is_empty() && !is_alike).then(|| word.iter().chain(&['率']).collect())
    }
}

/// A name without the words of a whole place before it: 全县床位数.
fn without_place(name: &[char]) -> &[char] {
    match name {
        ['全' | '我' | '本', '国' | '省' | '市' | '州' | '县' | '区', rest @ ..] => rest,
        name => name,
    }
}

/// Whether letters are a mean and a verb of being: 平均水平为; one that is compared with may have neither.
fn is_mean(rest: &[char], is_compared: bool) -> bool {
    let mut rest = rest;
    let mut has_mean = is_compared;
    while let Some(shorter) = ["同期", "的"].iter().chain(MEANS).find_map(|word| {
        starts_with(rest, word).then(|| rest.get(word.chars().count()..).unwrap_or_default())
    }) {
        has_mean = true;
        rest = shorter;
    }
    has_mean && is_being(rest)
}
