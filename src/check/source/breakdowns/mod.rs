//! A value is of the category that its source prints it for, and a value of the whole of none.

mod printed;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::super::record::{Role, Value};
use crate::check::subject::{DistrictSubject, Grouping};
use crate::check::text::categories::{Governed, Meant, Words};
use crate::check::text::letters;
use crate::diag::{Code, Finding, Message};
use crate::model::{Category, IndicatorId, Part, Quantity};
use crate::say;

use printed::{Printed, Said};
use words::Told;

/// Looks at every value whose place in its document was found.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let free = free_groupings(subject);
    // 农村女性人均预期寿命: what stands between 农村 and its number is no name of another thing.
    let categories = subject.index.groupings.iter().flat_map(|g| &g.dimension.categories);
    let words: Vec<Vec<char>> =
        categories.flat_map(Category::names).map(letters::of_text).collect();
    // `references` and `citations` report a document or a place that is not there.
    let placed = subject.values.iter().filter_map(|value| {
        let place = subject.place(value.cited_by)?;
        let known = value.indicator.aliases.iter().chain([&value.indicator.name]);
        let names = known.chain(&value.print().name).map(|name| letters::of_text(name));
        Some((value, Printed::of(place, names.chain(words.iter().cloned()).collect())))
    });
    let placed: Vec<(&Value<'_>, Printed<'_>)> = placed.collect();
    let mut told = Told::default();
    for (value, _) in &placed {
        told.add(value);
    }
    for (value, printed) in &placed {
        let claims = subject.index.groupings.iter().map(|grouping| Claim::of(value, grouping));
        let free = free.get(&value.indicator.id).and_then(|free| Claim::of_words(value, free));
        let found = claims.flatten().chain(free).find_map(|claim| {
            let verdict = claim.verdict(printed)?;
            Some(claim.finding(subject, verdict))
        });
        findings.extend(found.or_else(|| told.finding(subject, value, printed)));
    }
}

/// The words in which the records of an indicator are broken down, where they are no declared categories: they are told
/// apart by them, as by the categories of a dimension.
struct Free<'a> {
    texts: Vec<&'a str>,
    words: Words,
}

fn free_groupings<'a>(subject: &DistrictSubject<'a>) -> BTreeMap<&'a IndicatorId, Free<'a>> {
    let mut texts: BTreeMap<&IndicatorId, BTreeSet<&str>> = BTreeMap::new();
    for record in subject.records() {
        let breakdown = record.breakdown().filter(|breakdown| breakdown.parts().is_empty());
        if let Some(breakdown) = breakdown {
            texts.entry(record.indicator()).or_default().insert(breakdown.as_str());
        }
    }
    texts.retain(|_, texts| texts.len() > 1);
    let free = |texts: BTreeSet<&'a str>| {
        let texts: Vec<&str> = texts.into_iter().collect();
        let words = texts.iter().enumerate().map(|(n, text)| (*text, Meant::Category(n)));
        Free { words: Words::new(words), texts }
    };
    texts.into_iter().map(|(indicator, texts)| (indicator, free(texts))).collect()
}

/// What a value claims to be of, in one dimension.
struct Claim<'a> {
    value: &'a Value<'a>,
    words: &'a Words,
    /// The category; `None` is the whole.
    category: Option<usize>,
    grouping: Option<&'a Grouping<'a>>,
    /// The names of the categories.
    names: Vec<&'a str>,
}

/// What its source says instead.
enum Verdict {
    /// The value is of another category, or of the whole.
    Other(Meant),
    /// The category has this number, and the value none.
    Number(String),
    /// No word for the category is printed.
    Unnamed,
}

impl<'a> Claim<'a> {
    /// What a value says of a declared dimension; `None` where that cannot be held against a text.
    fn of(value: &'a Value<'a>, grouping: &'a Grouping<'a>) -> Option<Self> {
        let dimension = grouping.dimension;
        let parts = value.record.breakdown().map_or(&[][..], |breakdown| breakdown.parts());
        let part = parts.iter().find(|part| part.dimension == dimension.id);
        // `references` reports one that is not declared.
        if !parts.iter().all(Part::is_declared) {
            return None;
        }
        let category = part.and_then(|part| dimension.category(&part.category));
        // A breakdown in words, 女童, may say it in its own way.
        let own = value.record.breakdown().filter(|breakdown| breakdown.parts().is_empty());
        if own.is_some_and(|own| grouping.words.is_in(&letters::of_text(own.as_str()))) {
            return None;
        }
        // 妇女常见病筛查率 is of women, broken down or not.
        let known = value.indicator.aliases.iter().chain([&value.indicator.name]);
        let mut names = known.chain(&value.print().name);
        if category.is_none() && names.any(|name| grouping.words.is_in(&letters::of_text(name))) {
            return None;
        }
        let words = if category.is_some() { &grouping.words } else { &grouping.of_whole };
        let names = dimension.categories.iter().map(|category| category.name.as_str()).collect();
        Some(Self { value, words, category, grouping: Some(grouping), names })
    }

    /// What a value says whose record is broken down in words, beside the other words for its indicator.
    fn of_words(value: &'a Value<'a>, free: &'a Free<'a>) -> Option<Self> {
        let breakdown = value.record.breakdown()?;
        let category = free.texts.iter().position(|text| *text == breakdown.as_str())?;
        let (words, names) = (&free.words, free.texts.clone());
        Some(Self { value, words, category: Some(category), grouping: None, names })
    }

    /// What speaks against it, if anything does.
    fn verdict(&self, printed: &Printed<'_>) -> Option<Verdict> {
        let digits = match self.value.quantity {
            Quantity::Level(_, number) | Quantity::Range(number, _) => number.text(),
            Quantity::Words(_) => "",
        };
        let said = printed.said(self.words, digits.trim_start_matches('-'), self.value.year);
        let Said { all, .. } = &said;
        let Some(category) = self.category else {
            let others: Option<Vec<Meant>> = all
                .iter()
                .map(|said| match said {
                    Governed::Closely(meant @ Meant::Category(_)) => Some(*meant),
                    _ => None,
                })
                .collect();
            return others?.first().map(|meant| Verdict::Other(*meant));
        };
        let own = Meant::Category(category);
        let is_mine = |said: &Governed| *said == Governed::Unclear || said.meant() == Some(own);
        if all.iter().any(is_mine) {
            return None;
        }
        let others: Option<Vec<Meant>> = all.iter().map(|said| said.meant()).collect();
        let other = others.and_then(|others| others.first().copied());
        // That a word stands before a number in its sentence is enough where words are declared to be of one dimension.
        let is_close = |said: &Governed| !matches!(said, Governed::Loosely(_));
        if let Some(other) = other.filter(|_| self.grouping.is_some() || all.iter().all(is_close)) {
            // Words are of no one dimension: a value may be of two of them, 全职 and 研究生, and one may hold another.
            let is_within = self.name(own).contains(&self.name(other));
            let is_told = is_within || printed.quotes(self.words, category);
            return (self.grouping.is_some() || !is_told).then_some(Verdict::Other(other));
        }
        self.grouping?;
        let own_numbers = said.numbers_of.get(&own).into_iter().flatten();
        let is_nothing = !all.is_empty() && all.iter().all(|said| *said == Governed::Nothing);
        if let Some(number) = own_numbers.clone().next().filter(|_| is_nothing) {
            return Some(Verdict::Number(number.clone()));
        }
        let is_main = matches!(self.value.role, Role::Observation | Role::Target | Role::Amended);
        (is_main && !printed.names(self.words, category)).then_some(Verdict::Unnamed)
    }

    fn name(&self, meant: Meant) -> String {
        match meant {
            Meant::Category(n) => self.names.get(n).copied().unwrap_or_default().to_owned(),
            Meant::Total | Meant::Other => String::new(),
        }
    }

    fn finding(&self, subject: &DistrictSubject<'_>, verdict: Verdict) -> Finding {
        let own = self.category.map(|n| self.name(Meant::Category(n)));
        let number = self.value.quantity.text();
        let finding = match verdict {
            Verdict::Unnamed => return self.unnamed(subject, &own.unwrap_or_default()),
            Verdict::Number(printed) => {
                let own = own.unwrap_or_default();
                let say = say!(
                    "出处里“{own}”的数是 {printed}，{number} 不是哪一类的",
                    "the source prints {printed} for `{own}`, and {number} for no category"
                );
                self.another(subject, say).hint(say!(
                    "改数；记的是整个指标的，删去 `breakdown`",
                    "correct the number; if it is of the whole, remove `breakdown`"
                ))
            }
            Verdict::Other(Meant::Category(n)) => {
                let other = self.name(Meant::Category(n));
                let written = self.written(n);
                let (say, hint) = match own {
                    Some(own) => (
                        say!(
                            "出处里 {number} 是“{other}”的，不是“{own}”的",
                            "the source prints {number} for `{other}`, not for `{own}`"
                        ),
                        say!(
                            "改数，或者把分组改成 `{written}`",
                            "correct the number, or change the breakdown to `{written}`"
                        ),
                    ),
                    None => (
                        say!(
                            "出处里 {number} 是“{other}”的，记录没有写这个分组",
                            "the source prints {number} for `{other}`, and the record is not broken down so"
                        ),
                        say!(
                            "写 `breakdown: {{ {written} }}`；要整个指标的，改成全体的数",
                            "give `breakdown: {{ {written} }}`; if the whole is meant, give its number"
                        ),
                    ),
                };
                self.another(subject, say).hint(hint)
            }
            Verdict::Other(_) => {
                let own = own.unwrap_or_default();
                let say = say!(
                    "出处里 {number} 是全体的，不是“{own}”的",
                    "the source prints {number} for the whole, not for `{own}`"
                );
                self.another(subject, say).hint(say!(
                    "改数；记的是整个指标的，删去 `breakdown`",
                    "correct the number; if it is of the whole, remove `breakdown`"
                ))
            }
        };
        subject.with_print(finding, self.value.cited_by)
    }

    /// How a category is written in a record.
    fn written(&self, category: usize) -> String {
        let declared = self.grouping.and_then(|grouping| {
            let id = &grouping.dimension.categories.get(category)?.id;
            Some(format!("{}: {id}", grouping.dimension.id))
        });
        declared.unwrap_or_else(|| self.name(Meant::Category(category)))
    }

    fn another(&self, subject: &DistrictSubject<'_>, say: Message) -> Finding {
        let record = self.value.record.origin().span(subject.sources, &[]);
        let here = self.value.span(subject.sources);
        Finding::new(Code::ValueOfAnotherBreakdown, here, say).of(record)
    }

    fn unnamed(&self, subject: &DistrictSubject<'_>, own: &str) -> Finding {
        let category = self.category.and_then(|n| self.grouping?.dimension.categories.get(n));
        let words: Vec<&str> = category.iter().flat_map(|category| category.names()).collect();
        let (zh, en) = (words.join("”“"), words.join("`, `"));
        let say = say!(
            "出处和它上面的标题、表头都没有印“{own}”：找过“{zh}”",
            "neither the source nor a heading or column head above it names `{own}`: looked for `{en}`"
        );
        let origin = self.value.record.origin();
        let finding = subject.finding(Code::BreakdownNotInQuote, origin, &["breakdown"], say);
        let finding = subject.with_print(finding, self.value.cited_by);
        finding.hint(say!(
            "引到印有它的地方；文件用别的词的，加到 `dimensions.yaml` 这一类的 `words` 里；记的是整个指标的，删去 `breakdown`",
            "cite the place that prints it; if the document uses another word, add it to `words` of the category in `dimensions.yaml`; if the value is of the whole, remove `breakdown`"
        ))
    }
}
