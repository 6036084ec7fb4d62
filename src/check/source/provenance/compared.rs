//! Values that a source compares with or starts from: they are of the year that it names there, and not of its own.

use std::ops::Range;

use super::source::Source;
use super::year::YearClaim;
use crate::check::text::letters::{has, of_text};
use crate::check::text::listed::NumberList;
use crate::check::text::numbers::is_of_unit;
use crate::check::text::roles::{Role, Told};

/// How far behind its year a number stands that is compared with: 较2022年底全区的95%.
const FAR: usize = 16;

/// How many letters of a unit and of a joint stand between the number that a change starts from and its verb.
const UNIT: usize = 6;

/// Words before what a change starts from.
const FROM: [char; 2] = ['由', '从'];

/// Verbs of a change that say how far it went.
const TO: &[&str] = &[
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "上升到",
    "上升至",
    "增加到",
    "增加至",
    "增加为",
    "增长到",
    "增长至",
    "升至",
    "升到",
    "增至",
    "增到",
    "扩大到",
    "扩大至",
    "下降到",
    "下降至",
    "下降为",
    "降低到",
    "降低至",
    "降至",
    "降到",
    "降为",
    "减少到",
    "减少至",
    "减少为",
    "减至",
    "减到",
    "回落到",
    "回落至",
    "缩小到",
    "缩小至",
    "压减到",
    "压减至",
    "跌至",
    "跌到",
    "涨到",
    "涨至",
    "调整为",
    "变为",
    "提高为",
    "提升为",
    "发展到",
];

/// Words of what is to come, before its year.
const TO_COME: &[&str] = &[
    "预计", "预期", "计划", "拟", "力争", "争取", "确保", "有望", "将于", "将在", "将", "努力",
    "目标", "到",
];

impl Source<'_> {
    /// The year that every place of a value is of, as what the source compares with: 较2022年95%有所回落, 由2022年的95%降到90%.
    pub(super) fn year_compared(&self, claim: &YearClaim<'_>) -> Option<i32> {
        let quantity = claim.quantity?;
        let places = self.places_of_value(quantity, None, claim.year);
        let years: Option<Vec<i32>> = places.iter().map(|at| self.compared_at(at)).collect();
        let years = years?;
        years.contains(&claim.year).then_some(claim.year).or(years.first().copied())
    }

    fn compared_at(&self, at: &Range<usize>) -> Option<i32> {
        let told = self.told().iter().rfind(|told| told.at.end <= at.start)?;
        let between = self.letters().get(told.at.end..at.start)?;
        let digits: String = self.letters().get(at.clone())?.iter().collect();
        let is_near = between.len() <= FAR && !between.iter().any(|c| "，。；：".contains(*c));
        let is_compared = matches!(told.role, Role::Compared | Role::From);
        (is_compared && is_near && told.own.contains(&digits)).then_some(told.year)
    }

    /// Whether every place of a value is what a change starts from, in no year that is that of the record: 由95%降到90%. A
    /// baseline is just that, but of no year in which the change has been: 2020年，由8.6%提高到18%.
    pub(super) fn is_start_of_change(&self, claim: &YearClaim<'_>) -> bool {
        let Some(quantity) = claim.quantity else { return false };
        let (quote, start) = (self.quoted(), self.start_of_sentence());
        let is_of_quote = |told: &&Told| start <= told.at.start && told.at.end <= quote.end;
        let is_it = |told: &Told| told.year == claim.year && told.role == Role::Time;
        if claim.until.is_some() && !self.told().iter().filter(is_of_quote).any(is_it) {
            return false;
        }
        let places = self.places_of_value(quantity, None, claim.year);
        // Of most numbers nothing says that a change starts from them.
        if !self.letters().iter().any(|c| FROM.contains(c)) {
            return false;
        }
        let is_start = |at: &Range<usize>| {
            // 分别由6.1张、2.9人增加到6.8张、3.1人
            let list = NumberList::around(self.letters(), at);
            let at = list.map_or(at.clone(), |list| list.place());
            let before = self.letters().get(..at.start).unwrap_or_default();
            let behind = self.letters().get(at.end..).unwrap_or_default();
            let unit = behind.iter().take(UNIT).take_while(|c| is_of_unit(**c) || **c == '，');
            let to = (0..=unit.count()).filter_map(|skipped| behind.get(skipped..));
            let is_changed = |rest: &[char]| TO.iter().any(|word| rest.starts_with(&of_text(word)));
            before.last().is_some_and(|c| FROM.contains(c)) && to.into_iter().any(is_changed)
        };
        !places.is_empty() && places.iter().all(is_start) && !self.starts_in(claim, self.told())
    }

    /// Whether every place of a value is where a change ends, which starts in a year with a number of its own: in
    /// 从2015年的9.8%提升到20.5% the latter is of a later year.
    pub(super) fn is_end_from(&self, told: &Told, places: &[Range<usize>]) -> bool {
        let is_end = |at: &Range<usize>| {
            let before = self.letters().get(..at.start).unwrap_or_default();
            told.at.end <= at.start && TO.iter().any(|word| before.ends_with(&of_text(word)))
        };
        let is_start = told.role == Role::From && !told.own.is_empty();
        is_start && !places.is_empty() && places.iter().all(is_end)
    }

    /// Whether a year says nothing against that of a report: 2021年以来 ends with it, and 预计2024年投用 is to come.
    pub(super) fn is_beside_report(&self, told: &Told, claim: &YearClaim<'_>) -> bool {
        if !self.is_report() || claim.usual != Some(claim.year) || claim.until.is_some() {
            return false;
        }
        let before = self.letters().get(..told.at.start).unwrap_or_default();
        let clause = before.rsplit(|c| "，。；：".contains(*c)).next().unwrap_or_default();
        let is_to_come = || TO_COME.iter().any(|word| has(clause, word));
        match told.role {
            Role::Since => told.year < claim.year,
            _ => told.year > claim.year && is_to_come(),
        }
    }

    /// Whether a value is what a change starts from, and the year the one that the last change before it started from:
    /// 由2017年的76.7岁提高到77.0岁，孕产妇死亡率从19.6/10万下降到18.3/10万; or the first of a range of years: 2015年至2020年.
    pub(super) fn starts_in(&self, claim: &YearClaim<'_>, told: &[Told]) -> bool {
        let places =
            claim.quantity.map(|quantity| self.places_of_value(quantity, None, claim.year));
        places.into_iter().flatten().any(|place| {
            let before = self.letters().get(..place.start).unwrap_or_default();
            let start = before.iter().rposition(|c| *c == '。').map_or(0, |at| at + 1);
            let is_before = |told: &&Told| start <= told.at.start && told.at.end <= place.start;
            let is_start = |told: &&Told| {
                let behind = self.letters().get(told.at.end..).unwrap_or_default();
                let behind = behind.strip_prefix(&['年']).unwrap_or(behind);
                let is_range = matches!(behind.first(), Some('至' | '到' | '—' | '-' | '–'));
                matches!(told.role, Role::From | Role::Compared) || is_range
            };
            let last = told.iter().filter(is_before).rfind(is_start);
            let is_from = matches!(before.last(), Some('从' | '由'));
            is_from && last.is_some_and(|told| told.year == claim.year)
        })
    }
}
