//! Dimensions: ids and words given once, and no record that names another dimension or category.

use std::collections::BTreeMap;

use super::ids::{doubles, near};
use crate::check::record::Record;
use crate::check::subject::{DistrictSubject, SiteSubject};
use crate::diag::{Code, Finding, Message};
use crate::model::{Category, Dimension, Origin, Part};
use crate::say;

/// How many other records a note names.
const MOST: usize = 20;

/// Ids of dimensions are given once, those of categories once in a dimension, and a word names one category of it.
pub(in crate::check) fn duplicates(subject: &SiteSubject<'_>, findings: &mut Vec<Finding>) {
    let dimensions = &subject.content.dimensions;
    let ids = dimensions.iter().map(|dimension| (dimension.id.as_str(), &dimension.origin));
    findings.extend(doubles(subject.sources, ids));
    for dimension in dimensions {
        let ids = dimension.categories.iter().map(|c| (c.id.as_str(), &c.origin));
        findings.extend(doubles(subject.sources, ids));
        words_twice(subject, dimension, findings);
    }
}

/// A word that two categories have, or a category and the whole: it would tell nothing.
fn words_twice(subject: &SiteSubject<'_>, dimension: &Dimension, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut add = |word, owner, origin: &Origin, keys: &[&'static str]| {
        let Some(earlier) = first.insert(word, owner).filter(|earlier| *earlier != owner) else {
            return;
        };
        let say =
            say!("“{word}”已经是“{earlier}”的叫法", "`{word}` is a word for `{earlier}` already");
        let hint = say!("一个词在一个维度里只指一类", "a word names one category of a dimension");
        findings.push(subject.finding(Code::DuplicateId, origin, keys, say).hint(hint));
    };
    for category in &dimension.categories {
        for (n, word) in category.names().enumerate() {
            let owner = category.id.as_str();
            match n.checked_sub(1) {
                None => add(word, owner, &category.origin, &["name"]),
                Some(n) => add(word, owner, &category.origin.within("words", n), &[]),
            }
        }
    }
    for (key, words) in [("total", &dimension.total), ("except", &dimension.except)] {
        for (n, word) in words.iter().enumerate() {
            add(word, key, &dimension.origin.within(key, n), &[]);
        }
    }
}

/// Records name dimensions and categories that are declared.
pub(in crate::check) fn unknown_categories(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    for record in subject.records() {
        let parts = record.breakdown().map_or(&[][..], |breakdown| breakdown.parts());
        findings.extend(parts.iter().filter_map(|part| unknown(subject, record, part)));
    }
}

fn unknown(subject: &DistrictSubject<'_>, record: Record<'_>, part: &Part) -> Option<Finding> {
    let dimensions = || subject.index.groupings.iter().map(|grouping| grouping.dimension);
    let (id, category) = (part.dimension.as_str(), part.category.as_str());
    let (say, near, known) = match dimensions().find(|known| known.id == part.dimension) {
        None => {
            let known: Vec<&str> = dimensions().map(|known| known.id.as_str()).collect();
            let say = say!("没有声明维度 `{id}`", "the dimension `{id}` is not declared");
            (say, near(id, known.iter().copied()), known)
        }
        Some(dimension) => {
            if dimension.category(&part.category).is_some() {
                return None;
            }
            let known: Vec<&str> = dimension.categories.iter().map(|c| c.id.as_str()).collect();
            let say = say!(
                "维度 `{id}` 里没有 `{category}`",
                "the dimension `{id}` has no category `{category}`"
            );
            let has_word = |c: &&Category| c.names().any(|name| name == category);
            let by_word = dimension.categories.iter().find(has_word).map(|c| &c.id);
            let word = by_word.map(|id| say!("是不是 `{id}`？", "did you mean `{id}`?"));
            (say, word.or_else(|| near(category, known.iter().copied())), known)
        }
    };
    let finding = subject.finding(Code::UnknownCategory, record.origin(), &["breakdown"], say);
    let finding = near.into_iter().fold(finding, Finding::hint);
    Some(finding.hint(listed(&known)))
}

fn listed(known: &[&str]) -> Message {
    if known.is_empty() {
        return say!(
            "先在 `content/dimensions.yaml` 里声明；只是字的，写成 `breakdown: 门诊`",
            "declare it in `content/dimensions.yaml` first; what is only words is written as `breakdown: 门诊`"
        );
    }
    let (zh, en) = (known.join("`、`"), known.join("`, `"));
    say!(
        "已经声明的有 `{zh}`；没有的先在 `content/dimensions.yaml` 里声明",
        "declared are `{en}`; any other is declared in `content/dimensions.yaml` first"
    )
}

/// Records that name declared categories in words: they are of the same series as those that name their ids. One note for
/// all records with the same words.
pub(in crate::check) fn categories_in_words(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut same: BTreeMap<&str, Vec<Record<'_>>> = BTreeMap::new();
    for record in subject.records() {
        let declared = record.breakdown().filter(|breakdown| !breakdown.parts().is_empty());
        if let Some(words) = declared.and_then(|breakdown| breakdown.typed()) {
            same.entry(words).or_default().push(record);
        }
    }
    for (words, records) in same {
        let Some((first, others)) = records.split_first() else { continue };
        let parts = first.breakdown().map_or(&[][..], |breakdown| breakdown.parts()).iter();
        let written: Vec<String> =
            parts.map(|part| format!("{}: {}", part.dimension, part.category)).collect();
        let written = written.join(", ");
        let say = say!(
            "“{words}”是声明过的类别，按 `{{ {written} }}` 读",
            "`{words}` is a declared category and is read as `{{ {written} }}`"
        );
        let finding = subject.finding(Code::BreakdownInWords, first.origin(), &["breakdown"], say);
        let other = |record: &Record<'_>| record.origin().span(subject.sources, &["breakdown"]);
        let finding = others.iter().take(MOST).fold(finding, |finding, record| {
            finding.other(other(record), say!("这里也是", "here, too"))
        });
        findings.push(finding.hint(say!(
            "写成 `breakdown: {{ {written} }}`；记录编号随着改变",
            "write `breakdown: {{ {written} }}`; the key of the record changes with it"
        )));
    }
}
