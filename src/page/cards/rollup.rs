//! Roll-ups: how many targets of each kind have come to what, as a sentence, a chart and its table.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tera::Value;

use crate::assess::{State, Tally};
use crate::chart::{self, Frame, StatusBar, StatusPart, StatusRow};
use crate::model::Nature;
use crate::page::cards::commitment::status;
use crate::page::cards::target::state;
use crate::page::context::PageContext;
use crate::page::view::{StatusCount, StatusView};
use crate::page::words::caption;
use crate::page::words::punctuation::titled;
use crate::page::words::wording::{fill, period};
use crate::site::TargetEntry;

/// Groups of targets with their counts.
#[derive(Serialize)]
pub(in crate::page) struct Rollup {
    name: String,
    /// Whether it has more groups than a reader takes in at a glance.
    is_long: bool,
    /// What the chart shows, in a sentence or two.
    says: String,
    /// `None` where more is unknown than known: then it would show nothing but that.
    figure: Option<Value>,
    /// The statuses that occur, the best first.
    statuses: Vec<StatusView>,
    rows: Vec<Row>,
}

/// A group of targets.
#[derive(Serialize)]
struct Row {
    name: String,
    /// One for each status.
    counts: Vec<usize>,
    total: usize,
}

/// With more groups than this, a roll-up is opened by those who want it.
const MANY: usize = 6;

/// Name and counts of a group.
pub(in crate::page) type Group = (String, Vec<(State, usize)>);

/// The targets by nature, the binding ones first; only the whole where no document names a nature.
pub(in crate::page) fn by_nature(
    context: &PageContext<'_>,
    of: &str,
    tally: &Tally,
) -> Option<Rollup> {
    let words = &context.strings().rollup;
    let binding = tally.of_nature(Some(Nature::Binding));
    let lead = (!binding.is_empty()).then(|| sentence(context, &words.binding, &binding));
    let groups = [
        (words.binding.clone(), binding),
        (words.anticipatory.clone(), tally.of_nature(Some(Nature::Anticipatory))),
        (words.unstated.clone(), tally.of_nature(None)),
    ];
    let is_one = groups.iter().filter(|(_, counts)| !counts.is_empty()).count() < 2;
    let whole = [(words.all.clone(), tally.all())];
    let groups: &[Group] = if is_one { &whole } else { &groups };
    let rollup = rollup(context, "by-nature", (&words.by_nature, of), groups)?;
    Some(Rollup { says: lead.unwrap_or_default() + &rollup.says, ..rollup })
}

/// A status of a group with its words.
struct Counted {
    state: State,
    view: StatusView,
    count: usize,
}

impl Counted {
    fn is_assessed(&self) -> bool {
        self.state.status.reason().is_none()
    }
}

/// The view of some groups; nothing where there is no target in any.
fn rollup(
    context: &PageContext<'_>,
    id: &str,
    // The name of the roll-up, and what it is of.
    (name, of): (&str, &str),
    groups: &[Group],
) -> Option<Rollup> {
    let groups = groups.iter().map(|(name, counts)| (name.as_str(), merged(context, counts)));
    let groups: Vec<(&str, Vec<Counted>)> =
        groups.filter(|(_, counts)| !counts.is_empty()).collect();
    if groups.is_empty() {
        return None;
    }
    let title = titled(of, name);
    let all: String = groups.iter().map(|(name, counts)| said(context, name, counts)).collect();
    let mut statuses: Vec<&Counted> = groups.iter().flat_map(|(_, counts)| counts).collect();
    statuses.sort_by_key(|counted| counted.state);
    // Statuses with one word need not stand side by side.
    let mut words = BTreeSet::new();
    statuses.retain(|counted| words.insert(&counted.view.word));
    let rows = groups.iter().map(|(name, counts)| {
        let of = |word: &str| counts.iter().find(|counted| counted.view.word == word);
        Row {
            name: (*name).to_owned(),
            counts: statuses.iter().map(|s| of(&s.view.word).map_or(0, |c| c.count)).collect(),
            total: counts.iter().map(|counted| counted.count).sum(),
        }
    });
    Some(Rollup {
        name: name.to_owned(),
        is_long: groups.len() > MANY,
        rows: rows.collect(),
        statuses: statuses.iter().map(|counted| counted.view.clone()).collect(),
        says: judged(context, &groups),
        figure: is_known(&groups)
            .then(|| figure(context, Frame { id, title: &title, desc: &all }, &groups)),
    })
}

/// Whether at least half of the targets could be assessed.
fn is_known(groups: &[(&str, Vec<Counted>)]) -> bool {
    let all = || groups.iter().flat_map(|(_, counts)| counts);
    let assessed: usize =
        all().filter(|counted| is_judged(counted)).map(|counted| counted.count).sum();
    assessed * 2 >= all().map(|counted| counted.count).sum()
}

fn figure(context: &PageContext<'_>, frame: Frame<'_>, groups: &[(&str, Vec<Counted>)]) -> Value {
    let none = groups.iter().flat_map(|(_, counts)| counts).find(|counted| !counted.is_assessed());
    let none = none.map_or_else(String::new, |none| status(context, none.state.status).word);
    let parts = groups.iter().map(|(_, counts)| parts(counts, &none));
    let parts: Vec<Vec<StatusPart<'_>>> = parts.collect();
    let rows = groups.iter().zip(&parts).map(|((label, _), parts)| StatusRow { label, parts });
    let rows: Vec<StatusRow<'_>> = rows.collect();
    Value::safe_string(&chart::status_bar(&StatusBar {
        frame,
        rows: &rows,
        words: &context.strings().chart_words(),
    }))
}

/// The parts of a bar: what is not assessed is one, whatever it waits for.
fn parts<'c>(counts: &'c [Counted], none: &'c str) -> Vec<StatusPart<'c>> {
    let mut parts: Vec<StatusPart<'_>> = Vec::new();
    for counted in counts {
        let mark = counted.state.status.mark();
        let is_more = |last: &&mut StatusPart<'_>| last.mark == mark && !counted.is_assessed();
        if let Some(last) = parts.last_mut().filter(is_more) {
            last.count += counted.count;
        } else {
            let word = if counted.is_assessed() { counted.view.word.as_str() } else { none };
            parts.push(StatusPart { mark, word, count: counted.count });
        }
    }
    parts
}

/// In which groups there are assessments.
fn judged(context: &PageContext<'_>, groups: &[(&str, Vec<Counted>)]) -> String {
    let judged = groups.iter().map(|(name, counts)| {
        (
            *name,
            counts.iter().filter(|counted| is_judged(counted)).map(|counted| counted.count).sum(),
        )
    });
    let judged: Vec<(&str, usize)> = judged.filter(|(_, count)| *count > 0).collect();
    caption::judged(context, &judged)
}

fn is_judged(counted: &Counted) -> bool {
    counted.state.status.reason().is_none()
}

/// What some targets have come to, in a sentence.
pub(in crate::page) fn sentence(
    context: &PageContext<'_>,
    name: &str,
    counts: &[(State, usize)],
) -> String {
    said(context, name, &merged(context, counts))
}

fn said(context: &PageContext<'_>, name: &str, counts: &[Counted]) -> String {
    let counts: Vec<(&str, usize)> =
        counts.iter().map(|counted| (counted.view.word.as_str(), counted.count)).collect();
    caption::counts(context, name, &counts)
}

/// The counts with their words: what has one word is one.
fn merged(context: &PageContext<'_>, counts: &[(State, usize)]) -> Vec<Counted> {
    let mut merged: Vec<Counted> = Vec::new();
    for (of, count) in counts {
        let view = StatusView { reason: None, ..state(context, *of) };
        match merged.iter_mut().find(|known| known.view.word == view.word) {
            Some(known) => known.count += count,
            None => merged.push(Counted { state: *of, view, count: *count }),
        }
    }
    merged
}

/// How many of some targets are in each state, and of which years the values are that those assessed rest on.
pub(in crate::page) fn statuses<'a>(
    context: &PageContext<'a>,
    (tally, entries): (&Tally, impl Iterator<Item = TargetEntry<'a>>),
) -> Vec<StatusCount> {
    let counts = merged(context, &tally.all()).into_iter();
    let years = years_of_values(context, entries);
    let words = &context.strings().rollup.values_of;
    let counted = |Counted { view, count, .. }: Counted| StatusCount {
        years: years.get(&view.word).map(|years| fill(words, &[("years", &period(*years))])),
        status: view,
        count,
    };
    counts.map(counted).collect()
}

/// By the word of a status, the first and the last year of the latest values behind it, where they are of earlier years than
/// the assessment.
fn years_of_values<'a>(
    context: &PageContext<'a>,
    entries: impl Iterator<Item = TargetEntry<'a>>,
) -> BTreeMap<String, (i32, i32)> {
    let now = context.site.checked.content().site.as_of.year();
    let mut by_state: BTreeMap<State, (i32, i32)> = BTreeMap::new();
    for entry in entries.filter(|entry| entry.target.status.reason().is_none()) {
        let assessment = context.site.assessments.of(entry.target.lead().commitment);
        let Some(latest) = assessment.latest.last().filter(|_| assessment.judgement.is_none())
        else {
            continue;
        };
        let year = latest.year();
        let (first, last) = by_state.entry(entry.target.state()).or_insert((year, year));
        (*first, *last) = ((*first).min(year), (*last).max(year));
    }
    let mut by_word: BTreeMap<String, (i32, i32)> = BTreeMap::new();
    for (of, (first, last)) in by_state {
        let known = by_word.entry(state(context, of).word).or_insert((first, last));
        *known = (known.0.min(first), known.1.max(last));
    }
    by_word.retain(|_, (first, _)| *first < now);
    by_word
}

/// The counts of some targets.
pub(in crate::page) fn tally<'a>(entries: impl Iterator<Item = TargetEntry<'a>>) -> Tally {
    Tally::of(entries.map(|entry| entry.target))
}
