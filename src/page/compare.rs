//! What a place is put beside others with: its targets in a file of its own, which a browser loads when the place is chosen.
//!
//! What it says of a target is a target line, as the pages show it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::files::File;
use crate::model::{Breakdown, District, Domain, Indicator, Kind, canonical_unit, same_unit};
use crate::page::called;
use crate::page::cards::key::by_weight;
use crate::page::cards::target::{TargetLine, line};
use crate::page::context::PageContext;
use crate::page::view::StatusView;
use crate::page::words::wording::Dated;
use crate::site::{Route, TargetEntry};

/// A place: its name, its page, the start of the addresses of its targets, and these by domain.
#[derive(Serialize)]
struct Place<'a>(&'a str, String, String, Vec<Group<'a>>);

/// The id and the name of a domain, and its series.
#[derive(Serialize)]
struct Group<'a>(&'a str, &'a str, Vec<Series<'a>>);

/// The place of an indicator in the catalogue, its id, its page, its name (with the part of the whole, where it is of one),
/// its unit, and what the place has set: first what stands for the series.
#[derive(Serialize)]
struct Series<'a>(usize, &'a str, String, String, &'a str, Vec<Set>);

/// A target. What is empty is left out.
#[derive(Serialize)]
struct Set {
    key: String,
    /// The baseline, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Value>,
    to: Value,
    /// How its number is to be read, where that is not as a level to reach: numbers of different kinds say nothing of each other.
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: &'static str,
    /// Its unit in one form, where it is not that of the indicator.
    #[serde(skip_serializing_if = "String::is_empty")]
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
    /// Measured values, and what they make of the target.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    latest: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
}

/// When, the words, the unit, and where there is any, what it is of and how well it is known.
#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Plain(String, String, String),
    Of(String, String, String, String, String),
}

/// The class of its mark, its word, and its reason where there is one.
#[derive(Serialize)]
struct Status(&'static str, String, Option<String>);

impl From<Dated> for Value {
    fn from(dated: Dated) -> Self {
        let Dated { year: _, when, text, unit, of, stated } = dated;
        if of.is_none() && stated.is_none() {
            Self::Plain(when, text, unit)
        } else {
            Self::Of(when, text, unit, of.unwrap_or_default(), stated.unwrap_or_default())
        }
    }
}

/// The file of a place.
pub(in crate::page) fn file(context: &PageContext<'_>, district: &District) -> File {
    let (id, name) = (&district.profile.id, &district.profile.name);
    let place = Place(
        name,
        Route::District(id).path(),
        format!("{}#", Route::Targets(id).path()),
        groups(context, district),
    );
    called::file(Route::CompareFile(id), "planboardCompare", id, &place)
}

fn groups<'a>(context: &PageContext<'a>, district: &'a District) -> Vec<Group<'a>> {
    let mut targets: BTreeMap<_, BTreeMap<Option<&Breakdown>, Vec<TargetEntry<'a>>>> =
        BTreeMap::new();
    for entry in context.site.targets_of(district) {
        let series = entry.target.series;
        let parts = targets.entry(series.indicator).or_default();
        parts.entry(series.breakdown).or_default().push(entry);
    }
    let mut number = 0;
    let mut group = |domain: &'a Domain| {
        let mut all = Vec::new();
        for indicator in &domain.indicators {
            number += 1;
            let parts = targets.remove(&indicator.id).unwrap_or_default();
            let parts = parts.into_values();
            all.extend(parts.filter_map(|part| series(context, (number, indicator), part)));
        }
        let is_there = !all.is_empty();
        is_there.then_some(Group(domain.id.as_str(), &domain.name, all))
    };
    let domains = context.site.checked.content().domains.iter();
    domains.filter_map(&mut group).collect()
}

fn series<'a>(
    context: &PageContext<'a>,
    (number, indicator): (usize, &'a Indicator),
    entries: Vec<TargetEntry<'a>>,
) -> Option<Series<'a>> {
    let name = context.site.name(entries.first()?.target.lead().commitment);
    let entries = by_weight(context, entries).into_iter();
    let sets = entries.map(|entry| set(context, indicator, entry)).collect();
    let page = Route::Indicator(&indicator.id).path();
    Some(Series(number, indicator.id.as_str(), page, name, &indicator.unit, sets))
}

fn set(context: &PageContext<'_>, indicator: &Indicator, entry: TargetEntry<'_>) -> Set {
    let commitment = entry.target.lead().commitment;
    let own = commitment.print.unit_meant(&indicator.unit);
    let line = line(context, &Route::Compare, entry);
    let is_other = !line.is_words && !same_unit(own, &indicator.unit);
    let kind = if line.is_words {
        "words"
    } else {
        commitment.kind.and_then(Kind::other_than_level).map_or("", Kind::word)
    };
    let TargetLine { anchor, baseline, target, change, latest, status, others, .. } = line;
    let StatusView { class, word, reason } = status;
    Set {
        key: anchor,
        from: baseline.map(Value::from),
        to: target.into(),
        kind,
        unit: if is_other { canonical_unit(own) } else { String::new() },
        change,
        others,
        status: (!latest.is_empty()).then_some(Status(class, word, reason)),
        latest: latest.into_iter().map(Value::from).collect(),
    }
}
