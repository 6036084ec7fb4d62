//! Roll-ups: how many commitments of each kind have come to what, as a sentence, a chart and its table.

use serde::Serialize;
use tera::Value;

use super::caption;
use super::commitment::status;
use super::figure::mark;
use super::scene::Scene;
use super::view::StatusView;
use crate::assess::{Status, Tally};
use crate::chart::{self, Frame, StatusBar, StatusPart, StatusRow};
use crate::content::Nature;

/// Groups of commitments with their counts.
#[derive(Serialize)]
pub(super) struct Rollup {
    name: String,
    /// Whether it has more groups than a reader takes in at a glance.
    is_long: bool,
    figure: Value,
    /// The statuses that occur, the best first.
    statuses: Vec<StatusView>,
    rows: Vec<Row>,
}

/// A group of commitments.
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
pub(super) type Group = (String, Vec<(Status, usize)>);

/// The groups by nature, the binding ones first; only the whole where no document names a nature.
pub(super) fn by_nature(scene: &Scene<'_>, tally: &Tally) -> Vec<Group> {
    let words = &scene.strings().rollup;
    let natures = [
        (Some(Nature::Binding), &words.binding),
        (Some(Nature::Anticipatory), &words.anticipatory),
        (None, &words.unstated),
    ];
    let of = |(nature, name): (Option<Nature>, &String)| (name.clone(), tally.of_nature(nature));
    let groups: Vec<Group> =
        natures.into_iter().map(of).filter(|(_, counts)| !counts.is_empty()).collect();
    if groups.len() > 1 { groups } else { vec![(words.all.clone(), tally.all())] }
}

/// A status of a group with its words.
struct Counted {
    status: Status,
    view: StatusView,
    count: usize,
}

/// The view of several groups; a single one is the whole, which is shown by nature.
pub(super) fn rollup_of_several(
    scene: &Scene<'_>,
    id: &str,
    names: (&str, &str),
    groups: &[Group],
) -> Option<Rollup> {
    let is_there = |(_, counts): &&Group| !counts.is_empty();
    (groups.iter().filter(is_there).count() > 1).then(|| rollup(scene, id, names, groups))?
}

/// The view of some groups; nothing where there is no commitment in any.
pub(super) fn rollup(
    scene: &Scene<'_>,
    id: &str,
    // The name of the roll-up, and what it is of.
    (name, of): (&str, &str),
    groups: &[Group],
) -> Option<Rollup> {
    let groups = groups.iter().map(|(name, counts)| (name.as_str(), merged(scene, counts)));
    let groups: Vec<(&str, Vec<Counted>)> =
        groups.filter(|(_, counts)| !counts.is_empty()).collect();
    if groups.is_empty() {
        return None;
    }
    let title = format!("{of}：{name}");
    let says = groups.iter().map(|(name, counts)| {
        let counts: Vec<(&str, usize)> =
            counts.iter().map(|counted| (counted.view.word.as_str(), counted.count)).collect();
        caption::counts(scene, name, &counts)
    });
    let says: String = says.collect();
    let mut statuses: Vec<&Counted> = groups.iter().flat_map(|(_, counts)| counts).collect();
    statuses.sort_by_key(|counted| counted.status);
    statuses.dedup_by(|a, b| a.view.word == b.view.word);
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
        figure: figure(scene, Frame { id, title: &title, desc: &says }, &groups),
    })
}

fn figure(scene: &Scene<'_>, frame: Frame<'_>, groups: &[(&str, Vec<Counted>)]) -> Value {
    let parts = groups.iter().map(|(_, counts)| counts.iter().map(part).collect());
    let parts: Vec<Vec<StatusPart<'_>>> = parts.collect();
    let rows = groups.iter().zip(&parts).map(|((label, _), parts)| StatusRow { label, parts });
    let rows: Vec<StatusRow<'_>> = rows.collect();
    let words = &scene.strings().rollup;
    Value::safe_string(&chart::status_bar(&StatusBar {
        frame,
        rows: &rows,
        none: &words.none,
        widened: &words.widened,
        words: &scene.strings().chart.borrowed(),
    }))
}

fn part(counted: &Counted) -> StatusPart<'_> {
    let Counted { status, view, count } = counted;
    StatusPart { status: mark(*status), word: &view.word, count: *count }
}

/// The counts with their words; what is not judged is one, whatever the reason.
fn merged(scene: &Scene<'_>, counts: &[(Status, usize)]) -> Vec<Counted> {
    let mut merged: Vec<Counted> = Vec::new();
    for (of, count) in counts {
        let view = StatusView { reason: None, ..status(scene, *of) };
        match merged.iter_mut().find(|known| known.view.word == view.word) {
            Some(known) => known.count += count,
            None => merged.push(Counted { status: *of, view, count: *count }),
        }
    }
    merged
}
