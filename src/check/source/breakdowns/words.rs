//! Breakdowns in words that are no declared category: the words of one record of a document do not stand where another is
//! cited, and its own do.

use std::collections::{BTreeMap, BTreeSet};

use super::printed::Printed;
use crate::check::record::{Role, Value};
use crate::check::subject::DistrictSubject;
use crate::check::text::letters;
use crate::diag::{Code, Finding};
use crate::model::{DocumentId, IndicatorId};
use crate::say;

/// Signs and words that join the names of several.
const JOINTS: &str = "、和及与（）()“”";

/// Letters before the name of an institution that say whose it is: 区人民医院 is called 人民医院, too.
const WHOSE: &str = "区县市全";

/// Words that many names share, and that tell none of them from another.
const SHARED: &[&str] =
    &["医院", "中心", "卫生", "机构", "项目", "建设", "服务", "医疗", "单位", "人员"];

/// The words in which the records of a document are broken down.
#[derive(Default)]
pub(super) struct Told<'a>(BTreeMap<(&'a DocumentId, &'a str), Use<'a>>);

/// How words are used in a document.
#[derive(Default)]
struct Use<'a> {
    indicators: BTreeSet<&'a IndicatorId>,
    /// Whether they are printed where one of their records is cited.
    is_printed: bool,
}

impl<'a> Told<'a> {
    /// Takes in a value with its place.
    pub(super) fn add(&mut self, value: &Value<'a>, printed: &Printed<'_>) {
        if let Some((document, words)) = words_of(value) {
            let told = self.0.entry((document, words)).or_default();
            told.indicators.insert(&value.indicator.id);
            told.is_printed |= printed.near().iter().any(|text| is_in(text, words));
        }
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
        if is_in(printed.quote(), own) || over.iter().any(|text| is_in(text, own)) {
            return None;
        }
        if let Some(other) = self.other_in(printed.quote(), (document, own), value) {
            let say = say!(
                "引文写的是“{other}”，没有“{own}”",
                "the quote names `{other}`, and not `{own}`"
            );
            let here = value.record.origin().span(subject.sources, &["breakdown"]);
            let record = value.record.origin().span(subject.sources, &[]);
            let finding = Finding::new(Code::ValueOfAnotherBreakdown, here, say).of(record);
            return Some(subject.with_print(finding, value.cited_by).hint(say!(
                "改分组，或者引到也印有“{own}”的地方",
                "correct the breakdown, or cite words that name `{own}`, too"
            )));
        }
        let is_of_print = self.0.get(&(document, own)).is_some_and(|told| told.is_printed);
        let is_near = || printed.near().iter().any(|text| shares(text, own));
        let is_above = || printed.before().iter().any(|text| is_in(text, own));
        if !is_of_print || is_near() || is_above() {
            return None;
        }
        let say = say!(
            "出处和它上面的标题、表头都没有印“{own}”：它印在另一条记录引的地方",
            "neither the source nor a heading or column head above it names `{own}`: it is printed where another record is cited"
        );
        let origin = value.record.origin();
        let finding = subject.finding(Code::BreakdownNotInQuote, origin, &["breakdown"], say);
        Some(subject.with_print(finding, value.cited_by).hint(say!(
            "改成原文在这里写的；原文在别处写明的，引到那里",
            "give what the document says here; if it says so elsewhere, cite that"
        )))
    }

    /// Words of another record that the cited words name: of the same indicator, or of the same kind by their last letter.
    fn other_in(
        &self,
        quote: &[char],
        (document, own): (&DocumentId, &str),
        value: &Value<'_>,
    ) -> Option<&'a str> {
        let all = self.0.iter().filter(|((of, _), _)| *of == document);
        let mut others = all.filter(|((_, other), told)| {
            let is_alike = other.chars().last() == own.chars().last();
            let is_part = own.contains(other) || other.contains(own);
            !is_part
                && other.chars().count() > 1
                && (is_alike || told.indicators.contains(&value.indicator.id))
                && letters::find(quote, &letters::of_text(other)).is_some()
        });
        others.next().map(|((_, other), _)| *other)
    }
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

/// Whether a text has two letters in a row of the words, besides those that many names share.
fn shares(text: &[char], words: &str) -> bool {
    let words = letters::of_text(words);
    let is_shared = |pair: &[char]| SHARED.iter().any(|word| word.chars().eq(pair.iter().copied()));
    let mut pairs = words.windows(2).filter(|pair| !is_shared(pair));
    words.len() < 2 || pairs.any(|pair| letters::find(text, pair).is_some())
}
