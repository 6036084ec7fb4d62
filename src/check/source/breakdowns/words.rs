//! Breakdowns in words that are no declared category: the words of one record of a document do not stand where another is
//! cited, and its own do.

use std::collections::BTreeSet;

use super::printed::Printed;
use crate::check::record::{Role, Value};
use crate::check::subject::DistrictSubject;
use crate::check::text::letters;
use crate::diag::{Code, Finding};
use crate::model::DocumentId;
use crate::say;

/// Signs and words that join the names of several.
const JOINTS: &str = "、和及与（）()“”";

/// Letters before the name of an institution that say whose it is: 区人民医院 is called 人民医院, too.
const WHOSE: &str = "区县市全";

/// Words that many names share, and that tell none of them from another.
const SHARED: &[&str] =
    &["医院", "中心", "卫生", "机构", "项目", "建设", "服务", "医疗", "单位", "人员"];

/// How words begin that say of a value that it is of the whole.
const WHOLES: &[&str] = &[
    "全区", "全县", "全市", "全州", "全省", "全国", "全镇", "全乡", "全体", "全部", "合计", "总计",
    "总体", "all", "total", "whole",
];

/// The words in which the records of a document are broken down.
#[derive(Default)]
pub(super) struct Told<'a>(BTreeSet<(&'a DocumentId, &'a str)>);

impl<'a> Told<'a> {
    /// Takes in a value.
    pub(super) fn add(&mut self, value: &Value<'a>) {
        self.0.extend(words_of(value));
    }

    /// What speaks against the words of a value.
    pub(super) fn finding(
        &self,
        subject: &DistrictSubject<'_>,
        value: &Value<'a>,
        printed: &Printed<'_>,
    ) -> Option<Finding> {
        let (document, own) = words_of(value)?;
        let name = value.print().name.iter().map(|name| letters::of_text(name));
        let mut over: Vec<Vec<char>> = name.filter(|name| printed.is_in_passage(name)).collect();
        over.extend(printed.over());
        if let Some(other) = respective(value, printed.quote(), own) {
            return Some(of_another(subject, value, own, &other));
        }
        if is_in(printed.quote(), own) || over.iter().any(|text| is_in(text, own)) {
            return None;
        }
        if let Some(other) = self.other_in(printed.quote(), (document, own)) {
            return Some(of_another(subject, value, own, other));
        }
        let is_over = || {
            let common = common_words(value);
            over.iter().any(|text| is_like(text, own, &common))
                || printed.leads().any(|text| is_in(&text, own))
        };
        if is_of_whole(own) || is_over() || is_near(value, printed, own) {
            return None;
        }
        // Words that the document prints nowhere are those of whoever wrote the record.
        let words = letters::of_text(own);
        if words.len() < 2 || !printed.is_in_document(&words) {
            return None;
        }
        let say = say!(
            "“{own}”印在文件的别处，出处那一句和它上面的标题、表头都没有",
            "`{own}` is printed elsewhere in the document, and not in the sentence of the source, a heading or a column head above it"
        );
        let origin = value.record.origin();
        let finding = subject.finding(Code::BreakdownNotInQuote, origin, &["breakdown"], say);
        Some(subject.with_print(finding, value.cited_by).hint(say!(
            "改成原文在这里写的；原文在别处写明的，引到那里",
            "give what the document says here; if it says so elsewhere, cite that"
        )))
    }

    /// Words of another record that the cited words name.
    fn other_in(&self, quote: &[char], (document, own): (&DocumentId, &str)) -> Option<&'a str> {
        let all = self.0.iter().filter(|(of, _)| *of == document);
        let mut others = all.filter(|(_, other)| {
            let is_part = own.contains(other) || other.contains(own);
            let is_alike = other.chars().last() == own.chars().last();
            !is_part
                && !is_cut_short(quote, own, other)
                && (is_alike || other.chars().count() > 2)
                && names_alone(quote, &letters::of_text(other))
        });
        others.next().map(|(_, other)| *other)
    }
}

/// How far before the last name of a list the names that are cut short may stand, in letters.
const LIST: usize = 8;

/// Whether words stand cut short before others that end like them: 东 in 东中西部, of 东部.
fn is_cut_short(quote: &[char], own: &str, other: &str) -> bool {
    let (own, other) = (letters::of_text(own), letters::of_text(other));
    let Some((end, stem)) = own.split_last() else { return false };
    if other.last() != Some(end) || stem.is_empty() {
        return false;
    }
    letters::find(quote, &other).is_some_and(|at| {
        let before = quote.get(at.saturating_sub(LIST)..at).unwrap_or_default();
        letters::find(before, stem).is_some()
    })
}

fn of_another(subject: &DistrictSubject<'_>, value: &Value<'_>, own: &str, other: &str) -> Finding {
    let say = say!("引文写的是“{other}”，不是“{own}”", "the quote is of `{other}`, not of `{own}`");
    let here = value.record.origin().span(subject.sources, &["breakdown"]);
    let record = value.record.origin().span(subject.sources, &[]);
    let finding = Finding::new(Code::ValueOfAnotherBreakdown, here, say).of(record);
    subject.with_print(finding, value.cited_by).hint(say!(
        "改分组，或者引到也印有“{own}”的地方",
        "correct the breakdown, or cite words that name `{own}`, too"
    ))
}

/// The one of several that a thing in words is of, where it is another: 将甲医院、乙医院分别建成康复中心、急救中心.
fn respective(value: &Value<'_>, quote: &[char], own: &str) -> Option<String> {
    if value.quantity.level().is_some() {
        return None;
    }
    let name = letters::of_text(value.print().name.as_ref()?);
    let at = letters::find(quote, &['分', '别'])?;
    let is_stop = |c: &char| "，。；：！".contains(*c);
    let names = quote.get(..at)?.rsplit(is_stop).next()?;
    let names: Vec<&[char]> = names.split(|c| "、和与及".contains(*c)).collect();
    let things = quote.get(at + 2..)?.split(is_stop).next()?;
    let mut things = things.split(|c| *c == '、');
    let thing = things.position(|thing| letters::find(thing, &name).is_some())?;
    let own = letters::of_text(own);
    let place = names.iter().position(|name| letters::find(name, &own).is_some())?;
    let other = names.get(thing).filter(|_| thing != place)?;
    Some(other.iter().collect())
}

/// The words that a value is broken down in, with its document.
fn words_of<'a>(value: &Value<'a>) -> Option<(&'a DocumentId, &'a str)> {
    let is_main = matches!(value.role, Role::Observation | Role::Target | Role::Amended);
    let breakdown = value.record.breakdown().filter(|words| is_main && words.parts().is_empty())?;
    Some((value.document?, breakdown.as_str()))
}

/// Whether a text has the words, or each of the names that they join.
fn is_in(text: &[char], words: &str) -> bool {
    let all = letters::of_text(words);
    let has = |name: &[char]| !name.is_empty() && letters::find(text, name).is_some();
    let bare = |name: &[char]| match name {
        [first, rest @ ..] => rest.len() > 2 && WHOSE.contains(*first) && has(rest),
        [] => false,
    };
    let mut names = all.split(|c| JOINTS.contains(*c)).filter(|name| !name.is_empty()).peekable();
    has(&all) || names.peek().is_some() && names.all(|name| has(name) || bare(name))
}

/// Whether words or others like them stand in the sentence of the cited words, or in the one before. Those with a number of
/// their own are of that number: 硕士20名，博士10名, and not 区级医院10家，床位500张.
fn is_near(value: &Value<'_>, printed: &Printed<'_>, own: &str) -> bool {
    let (sentence, before) = printed.sentences();
    let digits = value.quantity.level().map(|(_, number)| number.text());
    let digits: Vec<char> = digits.unwrap_or_default().chars().collect();
    let unit_behind = |text: &[char], at: usize| {
        let digits = text.get(at..).unwrap_or_default().iter().take_while(|c| c.is_numeric());
        let digits = digits.count();
        text.get(at + digits).copied().filter(|_| digits > 0)
    };
    let quote = printed.quote();
    let unit = letters::find(quote, &digits).filter(|_| !digits.is_empty());
    let unit = unit.and_then(|at| unit_behind(quote, at));
    let words = letters::of_text(own);
    let mut places = letters::places(&sentence, &words).peekable();
    let is_another = |at: usize| {
        let own = unit_behind(&sentence, at + words.len());
        own.is_some() && own == unit
    };
    if places.peek().is_some() {
        return places.any(|at| !is_another(at));
    }
    let mut earlier = letters::places(&before, &words).peekable();
    if earlier.peek().is_some() {
        return earlier.any(|at| unit_behind(&before, at + words.len()).is_none());
    }
    let common = common_words(value);
    let both = [before.as_slice(), sentence.as_slice()].concat();
    is_in(&both, own) || is_like(&both, own, &common)
}

/// Whether a name stands in the words, and not as one of a list: 区人民医院、区中医院等建设项目8个.
fn names_alone(words: &[char], name: &[char]) -> bool {
    letters::places(words, name).any(|at| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let behind = words.get(at + name.len());
        before != Some(&'、') && !matches!(behind, Some('、' | '等'))
    })
}

/// Whether words are of the whole place: 全区.
fn is_of_whole(words: &str) -> bool {
    WHOLES.iter().any(|whole| words.starts_with(whole))
}

/// What the names of an indicator say whatever it is broken down in, and words that many names share.
fn common_words(value: &Value<'_>) -> Vec<Vec<char>> {
    let names = value.indicator.aliases.iter().chain([&value.indicator.name]);
    let names = names.map(|name| letters::of_text(name));
    names.chain(SHARED.iter().map(|word| word.chars().collect())).collect()
}

/// Whether a text says words otherwise: it has half of their pairs of letters, at least two, besides common ones, or the last of them,
/// 分院 of 医共体分院; of one letter, the letter itself.
fn is_like(text: &[char], words: &str, common: &[Vec<char>]) -> bool {
    let words = letters::of_text(words);
    let is_common = |pair: &[char]| common.iter().any(|word| letters::find(word, pair).is_some());
    let pairs = words.windows(2.min(words.len().max(1)));
    let found = |pair: &[char]| letters::find(text, pair).is_some();
    let has_last = pairs.clone().last().is_some_and(|last| !is_common(last) && found(last));
    let telling: Vec<bool> = pairs.filter(|pair| !is_common(pair)).map(found).collect();
    let count = telling.iter().filter(|found| **found).count();
    has_last || count * 2 >= telling.len() && (count > 1 || telling.len() == 1)
}
