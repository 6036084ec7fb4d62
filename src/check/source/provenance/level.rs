//! Changes, differences and values of other places that are recorded as what was measured.

use std::ops::Range;

use super::heads::{in_head, is_signed};
use super::kind::{is_below_zero, names_change};
use super::others::OwnValue;
use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::change_words::{FALLS, NEW, RISES, SIZES};
use crate::check::text::kinds::Said;
use crate::check::text::letters::{find, has, starts_with, without};
use crate::diag::{Code, Message};
use crate::model::{Observation, Way};
use crate::say;

/// Words of a change that the name of a row ends with: 床位比上年增加（张）.
const NAMES: &[&str] = &[
    "增加", "增长", "提高", "上升", "下降", "减少", "降低", "增减", "变化", "变动", "增幅", "降幅",
    "增速", "同比", "环比", "±", "新增", "净增",
];

/// Words of a difference before a number.
const DIFFERENCES: &[&str] =
    &["相差", "之差", "差距", "差额", "差值", "缺口", "缺额", "gapof", "differenceof"];

/// What may stand between such a word and its number.
const BEING: &[&str] =
    &["达到", "达", "为", "是", "有", "仅", "约", "近", "超过", "超", "缩小到", "扩大到", "在"];

/// Units of the difference of two shares.
const POINTS: &[&str] = &["个百分点", "百分点", "个千分点", "percentagepoint"];

/// Verbs of what was done in a year: what they count is no stock.
const DOING: &[&str] = &[
    "新建",
    "改建",
    "扩建",
    "改扩建",
    "迁建",
    "改造",
    "招录",
    "招聘",
    "引进",
    "招引",
    "撤销",
    "撤并",
];

/// How many cells of a row may have its name, and how many letters the name has at most.
const NAME_CELLS: usize = 3;
const LONGEST_NAME: usize = 40;

impl Verifier<'_> {
    /// Reports a change, or a difference, that is recorded as what was measured.
    pub(super) fn change_as_level(
        &mut self,
        source: &Source<'_>,
        value: &OwnValue<'_>,
        counts: bool,
    ) {
        let places = source.places_of_value(value.quantity, value.text, value.year);
        let words: Option<Vec<&str>> =
            places.iter().map(|at| source.word_of_change(at, counts)).collect();
        // Where a number is no change, there is no sign of one either.
        let Some(word) = words.and_then(|words| words.into_iter().next()) else { return };
        let is_of_it = |name: &str| names_change(name) || names_difference(name);
        let is_named = self.is_named_by(is_of_it, value.indicator, value.name);
        if is_named && self.change_of_another_sign(source, value) {
            return;
        }
        // 引进高层次人才数 counts just that.
        let is_done = |name: &str| DOING.iter().any(|verb| name.contains(verb));
        let counts_it = || self.is_named_by(is_done, value.indicator, value.name);
        let is_meant = is_named || is_below_zero(value.quantity);
        if is_meant || DOING.contains(&word) && counts_it() {
            return;
        }
        let number = value.quantity.text();
        let (say, hint) = words_of(word, &number);
        let finding =
            self.subject.finding(Code::KindDiffersFromSource, value.origin, value.keys, say);
        self.findings.push(finding.hint(hint));
    }

    /// Reports a fall that is recorded as so much growth, or a rise as a fall; `false` where there is nothing to report.
    fn change_of_another_sign(&mut self, source: &Source<'_>, value: &OwnValue<'_>) -> bool {
        let is_way = |way: Way| {
            let verbs = if way == Way::Rise { RISES } else { FALLS };
            let sizes = SIZES.iter().filter(|(_, of)| *of == way).map(|(word, _)| word);
            let words: Vec<&str> = sizes.chain(verbs).copied().collect();
            let is_it = |name: &str| words.iter().any(|word| name.ends_with(word));
            self.is_named_by(is_it, value.indicator, None)
        };
        let places = source.places_of_value(value.quantity, value.text, value.year);
        let said = |at: &Range<usize>| match source.said(at) {
            Said::Change(way, word) if !is_in_points(source, at) => Some((way, word)),
            _ => None,
        };
        let said: Option<Vec<(Way, &str)>> = places.iter().map(said).collect();
        let Some((way, word)) = said.and_then(|said| said.into_iter().next()) else { return false };
        let other = match way {
            Way::Rise => Way::Fall,
            Way::Fall => Way::Rise,
        };
        let number = value.quantity.text();
        let is_positive = value.quantity.level().is_some() && !is_below_zero(value.quantity);
        if !is_positive || number == "0" || is_way(way) || !is_way(other) {
            return false;
        }
        let say = say!(
            "“{number}”在出处里是“{word}”的幅度，记成了相反的升降",
            "`{number}` is the size of a change (`{word}`) in its source, and is recorded as the opposite"
        );
        let finding =
            self.subject.finding(Code::KindDiffersFromSource, value.origin, value.keys, say);
        self.findings.push(finding.hint(say!(
            "写 `value: -{number}`，把“{word}”连同数写进 `text`",
            "write `value: -{number}`, and `{word}` with the number as `text`"
        )));
        true
    }

    /// Reports a value from the column of another place: 全市 beside 全区.
    pub(super) fn place_of_column(&mut self, source: &Source<'_>, record: &Observation) {
        let places =
            source.places_of_value(&record.quantity, record.text.as_deref(), record.year());
        let Some(own) = self.subject.district.profile.name.chars().last() else { return };
        let heads = source.heads();
        let is_own = |head: &[char]| {
            [['全', own], ['本', own], ['我', own]].iter().any(|word| find(head, word).is_some())
                || has(head, &self.subject.district.profile.name)
        };
        if !heads.iter().any(|head| is_own(head)) {
            return;
        }
        let other = |at: &Range<usize>| {
            let head = source.head_over(at.start).filter(|head| !is_own(head))?;
            WIDER.iter().find(|word| has(head, word)).copied()
        };
        let words: Option<Vec<&str>> = places.iter().map(other).collect();
        let Some(word) = words.and_then(|words| words.first().copied()) else { return };
        let number = record.quantity.text();
        let say = say!(
            "“{number}”在“{word}”一栏，不是这个区县的数",
            "`{number}` stands in the column `{word}`, and is not of this district"
        );
        let finding = self.subject.finding(Code::WordsNotInSource, &record.origin, &["value"], say);
        self.findings.push(finding.hint(say!(
            "换成本地一栏的数；别处的数记在那里，不记在这里",
            "give the value of the column of this district; those of others are not recorded here"
        )));
    }
}

/// Words for places in heads of columns.
const WIDER: &[&str] = &[
    "全国",
    "全省",
    "全市",
    "全州",
    "全县",
    "全区",
    "全盟",
    "全自治区",
    "全镇",
    "全乡",
    "national",
    "province",
];

/// Whether a number has points of a share behind it.
fn is_in_points(source: &Source<'_>, number: &Range<usize>) -> bool {
    let behind = source.letters().get(number.end..).unwrap_or_default();
    POINTS.iter().any(|word| starts_with(behind, word))
}

fn names_difference(name: &str) -> bool {
    DIFFERENCES.iter().any(|word| name.contains(word)) || name.contains('差')
}

fn words_of(word: &str, number: &str) -> (Message, Message) {
    if DIFFERENCES.contains(&word) || POINTS.contains(&word) {
        return (
            say!(
                "“{number}”在出处里是相差的数（“{word}”），不是达到的数",
                "`{number}` is a difference (`{word}`) in its source, not a level"
            ),
            say!(
                "改记达到的数；要记差数的，另立一个名称里写明差距的指标",
                "record the level; for the difference itself, use another indicator whose name says so (差距)"
            ),
        );
    }
    let say = say!(
        "“{number}”在出处里是“{word}”的幅度，不是达到的数",
        "`{number}` is the size of a change (`{word}`) in its source, not a level"
    );
    let done = say!(
        "“{number}”在出处里是“{word}”的数，不是全部的数",
        "in the source `{number}` counts what was done (`{word}`), and not all that there is"
    );
    let is_done = DOING.contains(&word);
    if is_done || NEW.contains(&word) {
        return (
            if is_done { done } else { say },
            say!(
                "改记达到的数；只知道新增数的，另立一个名称里写明新增的指标；目标是一个时期合计的，写 `counts: year`",
                "record the level; where only what came new is known, use another indicator whose name says so; beside a target that is a total of a period, give `counts: year`"
            ),
        );
    }
    (
        say,
        say!(
            "改记达到的数；要记幅度的，另立一个名称里写明升降的指标",
            "record the level; for the change itself, use another indicator whose name says so"
        ),
    )
}

impl Source<'_> {
    /// The word by which a number is a change or a difference: before it, over its column, in the name of its row.
    fn word_of_change(&self, number: &Range<usize>, counts: bool) -> Option<&'static str> {
        match self.said(number) {
            Said::Change(_, word) => return Some(word),
            // What counts towards a total says so.
            Said::Total if !counts => return Some("新增"),
            _ => {}
        }
        let text = self.letters();
        let before = text.get(..number.start).unwrap_or_default();
        let behind = text.get(number.end..).unwrap_or_default();
        let points = POINTS.iter().find(|word| starts_with(behind, word));
        let word = points.or_else(|| difference(before)).copied();
        let word = word.or_else(|| is_signed(before).then_some("+"));
        let word = word.or_else(|| in_head(self.head_over(number.start)?));
        let counted = word.filter(|word| !counts || *word != "新增");
        let done = || self.verb_before(number).filter(|_| !counts);
        counted.or_else(|| self.in_name_of_row(number)).or_else(done)
    }

    /// The verb right before the name of the indicator, where that stands right before the number: 新建村卫生室12个.
    fn verb_before(&self, number: &Range<usize>) -> Option<&'static str> {
        let clause = self.own_clause(number);
        let heads = self.names.iter().filter(|name| !name.is_empty());
        let mut heads = heads.filter_map(|name| clause.strip_suffix(name.as_slice()));
        heads.find_map(|head| DOING.iter().find(|verb| without(head, verb).is_some()).copied())
    }

    /// The word of a change that the name of the row ends with.
    fn in_name_of_row(&self, number: &Range<usize>) -> Option<&'static str> {
        self.place.table()?;
        let names = self.cells().take(NAME_CELLS).filter(|cell| cell.len() <= LONGEST_NAME);
        let own = self.letters().get(number.clone()).unwrap_or_default();
        let mut names = names.filter(|cell| find(cell, own).is_none());
        names.find_map(|cell| {
            let open = cell.iter().rposition(|c| matches!(c, '（' | '('));
            let name = cell.get(..open.unwrap_or(cell.len())).unwrap_or_default();
            NAMES.iter().find(|word| without(name, word).is_some()).copied()
        })
    }
}

/// The word of a difference before a number: 城乡相差3岁, 差距为3岁.
fn difference(before: &[char]) -> Option<&'static &'static str> {
    let mut rest = before;
    loop {
        if let Some(word) = DIFFERENCES.iter().find(|word| without(rest, word).is_some()) {
            return Some(word);
        }
        rest = BEING.iter().find_map(|word| without(rest, word))?;
    }
}
