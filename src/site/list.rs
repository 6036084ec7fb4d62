//! Lists that grow with the number of places, by page ([0043](../../docs/decisions/0043-lists-by-page.md)): which page has
//! which rows, and so where a link to a row leads.

use std::collections::BTreeMap;

use super::records::by_document;
use super::route::{List, Route};
use super::stated::Stated;
use super::there;
use crate::assess::{Assessments, CountedTarget};
use crate::check::Checked;
use crate::model::{District, DistrictId, Document, Plan, RecordId, Source, SourceId, Task};

/// The lists that are there once, with rows of places.
const BY_PLACE: [List<'static>; 7] = [
    List::Districts,
    List::Due,
    List::Doubts,
    List::Projects,
    List::Tasks,
    List::Units,
    List::Quality,
];

/// How much a page of a list holds, in rows: about 4,000 px at a width of 1,280, which a reader gets through on a phone, too.
pub(crate) const fn room(list: List<'_>) -> usize {
    match list {
        List::Districts | List::Indicator(_) => 40,
        List::Projects => 16,
        List::Due | List::Documents => 50,
        List::Tasks => 60,
        List::Doubts | List::Units | List::Quality => 80,
    }
}

/// The rows of a list by page.
#[derive(Debug, Default)]
pub(crate) struct Divided {
    /// How many rows there are up to the end of each page.
    ends: Vec<usize>,
}

impl Divided {
    /// Fills one page after another. What takes more room than a page has stands on one of its own.
    pub(crate) fn of(weights: impl IntoIterator<Item = usize>, room: usize) -> Self {
        let (mut ends, mut taken, mut rows) = (Vec::new(), 0, 0);
        for weight in weights {
            if taken > 0 && taken + weight > room {
                ends.push(rows);
                taken = 0;
            }
            (taken, rows) = (taken + weight.max(1), rows + 1);
        }
        ends.push(rows);
        Self { ends }
    }

    /// How many pages there are; an empty list has one, too.
    pub(crate) fn pages(&self) -> usize {
        self.ends.len().max(1)
    }

    /// The page of a row, counted from one.
    pub(crate) fn page_of(&self, row: usize) -> usize {
        (self.ends.partition_point(|end| *end <= row) + 1).min(self.pages())
    }

    /// The rows of a page.
    pub(crate) fn on<'r, T>(&self, number: usize, rows: &'r [T]) -> &'r [T] {
        let before = number.checked_sub(2).and_then(|at| self.ends.get(at)).copied();
        let end = number.checked_sub(1).and_then(|at| self.ends.get(at)).copied();
        rows.get(before.unwrap_or(0)..end.unwrap_or(0)).unwrap_or_default()
    }
}

/// A row of the list of documents.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Publication<'a> {
    /// A document of a place.
    Document(&'a District, &'a Document),
    /// A source that is not here; how many of its values stand on earlier pages, and how many here.
    Source(&'a Source, usize, usize),
}

/// How many links to values take the room of a row: they are folded away.
const FOLDED: usize = 20;

/// A list by place.
#[derive(Debug)]
struct ByPlace<'a> {
    places: Vec<&'a District>,
    divided: Divided,
    pages: BTreeMap<&'a DistrictId, usize>,
}

/// All lists but those of indicators.
#[derive(Debug)]
pub(super) struct Lists<'a> {
    by_place: BTreeMap<List<'static>, ByPlace<'a>>,
    publications: Vec<Publication<'a>>,
    divided: Divided,
    /// The first page that has a source, and the page that has what is from it.
    sources: BTreeMap<&'a SourceId, usize>,
    values: BTreeMap<RecordId, usize>,
}

impl<'a> Lists<'a> {
    pub(super) fn of(
        checked: &'a Checked,
        assessments: &Assessments<'_>,
        stated: &BTreeMap<&'a SourceId, Vec<Stated<'a>>>,
    ) -> Self {
        let by_place = BY_PLACE.map(|list| (list, by_place(checked, assessments, list)));
        let publications = publications(checked, stated);
        let weights = publications.iter().map(|row| match row {
            Publication::Document(..) => 1,
            Publication::Source(_, _, values) => 1 + values / FOLDED,
        });
        let divided = Divided::of(weights, room(List::Documents));
        let (mut sources, mut values) = (BTreeMap::new(), BTreeMap::new());
        for (at, row) in publications.iter().enumerate() {
            let Publication::Source(source, before, count) = row else { continue };
            let page = divided.page_of(at);
            sources.entry(&source.id).or_insert(page);
            let all = stated.get(&source.id).map_or(&[][..], Vec::as_slice);
            values.extend(all.iter().skip(*before).take(*count).map(|one| (one.record, page)));
        }
        Self { by_place: by_place.into(), publications, divided, sources, values }
    }

    pub(super) fn pages(&self, list: List<'static>) -> usize {
        match list {
            List::Documents => self.divided.pages(),
            _ => self.by_place.get(&list).map_or(1, |of| of.divided.pages()),
        }
    }

    pub(super) fn places(&self, list: List<'static>, number: usize) -> &[&'a District] {
        self.by_place.get(&list).map_or(&[], |of| of.divided.on(number, &of.places))
    }

    pub(super) fn page_of(&self, list: List<'static>, place: &DistrictId) -> Route<'static> {
        let page = self.by_place.get(&list).and_then(|of| of.pages.get(place));
        list.page(page.copied().unwrap_or(1))
    }

    pub(super) fn publications(&self, number: usize) -> &[Publication<'a>] {
        self.divided.on(number, &self.publications)
    }

    pub(super) fn pages_with(&self, place: &DistrictId) -> impl Iterator<Item = Route<'static>> {
        BY_PLACE.into_iter().map(|list| self.page_of(list, place))
    }

    pub(super) fn pages_of_sources(&self) -> impl Iterator<Item = usize> {
        self.sources.values().chain(self.values.values()).copied()
    }

    pub(super) fn page_of_source(&self, source: &SourceId, record: RecordId) -> Route<'static> {
        let page = self.values.get(&record).or_else(|| self.sources.get(source));
        List::Documents.page(page.copied().unwrap_or(1))
    }
}

fn by_place<'a>(
    checked: &'a Checked,
    assessments: &Assessments<'_>,
    list: List<'static>,
) -> ByPlace<'a> {
    let districts = checked.content().districts.iter();
    let rows = districts.map(|district| (district, weight(assessments, list, district)));
    let (places, weights): (Vec<&District>, Vec<usize>) =
        rows.filter(|(_, weight)| *weight > 0).unzip();
    let divided = Divided::of(weights, room(list));
    let pages =
        places.iter().enumerate().map(|(at, place)| (&place.profile.id, divided.page_of(at)));
    ByPlace { pages: pages.collect(), places, divided }
}

/// How much room a place takes in a list, in rows; none where the list has nothing of it.
fn weight(assessments: &Assessments<'_>, list: List<'_>, district: &District) -> usize {
    let with_heading = |rows: usize| if rows == 0 { 0 } else { rows + 2 };
    match list {
        List::Districts => 1,
        List::Due => usize::from(there::has_dues(assessments, district)),
        List::Projects => with_totals(district),
        List::Tasks => match by_document(district, |plan| &plan.tasks).len() {
            0 => 0,
            documents => documents + 1,
        },
        List::Units => units(district),
        List::Doubts => with_heading(doubts(assessments, district)),
        List::Quality => with_heading(notes(district)),
        List::Documents | List::Indicator(_) => 0,
    }
}

/// How many documents have projects or their totals.
fn with_totals(district: &District) -> usize {
    let has = |plan: &&Plan| !plan.projects.is_empty() || !plan.totals.is_empty();
    let with: std::collections::BTreeSet<_> =
        district.plans.iter().filter(has).map(|plan| &plan.document).collect();
    with.len()
}

/// Agencies stand side by side in columns, and once more a row each where something is reported.
fn units(district: &District) -> usize {
    let tasks: Vec<&Task> = district.plans.iter().flat_map(|plan| &plan.tasks).collect();
    let named: std::collections::BTreeSet<_> =
        tasks.iter().flat_map(|task| &task.agencies).map(|(_, id)| id).collect();
    match (tasks.is_empty(), district.progress.is_empty()) {
        (true, _) => 0,
        (_, true) => 4 + named.len() / 2,
        (_, false) => 6 + named.len() * 3 / 2,
    }
}

fn doubts(assessments: &Assessments<'_>, district: &District) -> usize {
    let passages = |target: &CountedTarget<'_>| {
        let latest = target.wordings.iter().map(|w| assessments.of(w.commitment).latest.len());
        let latest = latest.max().filter(|count| *count > 1).map_or(0, |count| count + 1);
        let wordings = if target.is_contradicted { target.wordings.len() + 1 } else { 0 };
        latest + wordings
    };
    let passages: usize = assessments.targets(&district.profile.id).iter().map(passages).sum();
    passages + 3 * there::wrong_sums(district)
}

/// How many notes there are of a district's documents and records.
fn notes(district: &District) -> usize {
    let documents = district.documents.iter().filter(|one| one.note.is_some()).count();
    let of_plan = |plan: &Plan| {
        let commitments = plan.commitments.iter().filter(|one| one.print.note.is_some()).count();
        commitments + plan.records().filter(|record| record.note().is_some()).count()
    };
    let plans: usize = district.plans.iter().map(of_plan).sum();
    let observations = district.observations.iter().filter(|o| o.print.note.is_some()).count();
    let progress = district.progress.iter().filter(|one| one.note.is_some()).count();
    documents + plans + observations + progress
}

/// The documents in the order of folders, and the sources: one that much is from goes on on the next pages.
fn publications<'a>(
    checked: &'a Checked,
    stated: &BTreeMap<&'a SourceId, Vec<Stated<'a>>>,
) -> Vec<Publication<'a>> {
    let content = checked.content();
    let of = |district: &'a District| {
        district.documents.iter().map(move |document| Publication::Document(district, document))
    };
    let mut rows: Vec<Publication<'_>> = content.districts.iter().flat_map(of).collect();
    for source in &content.sources {
        let values = stated.get(&source.id).map_or(&[][..], Vec::as_slice);
        if values.is_empty() {
            rows.push(Publication::Source(source, 0, 0));
        }
        let mut before = 0;
        let most = FOLDED * (room(List::Documents) / 2);
        for some in values.chunks(most) {
            rows.push(Publication::Source(source, before, some.len()));
            before += some.len();
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::Divided;

    #[test]
    fn pages_are_filled_one_after_another() {
        let divided = Divided::of([1, 1, 1, 1, 1], 2);
        let rows = ["a", "b", "c", "d", "e"];
        assert_eq!(divided.pages(), 3);
        assert_eq!(divided.on(1, &rows), ["a", "b"]);
        assert_eq!(divided.on(3, &rows), ["e"]);
        assert!(divided.on(4, &rows).is_empty());
        let pages: Vec<usize> = (0..5).map(|row| divided.page_of(row)).collect();
        assert_eq!(pages, [1, 1, 2, 2, 3]);
    }

    #[test]
    fn what_is_larger_than_a_page_has_one_of_its_own() {
        let divided = Divided::of([1, 9, 1, 2], 3);
        let pages: Vec<usize> = (0..4).map(|row| divided.page_of(row)).collect();
        assert_eq!(pages, [1, 2, 3, 3]);
        assert_eq!(Divided::of([], 3).pages(), 1);
        assert_eq!(Divided::of([9], 3).pages(), 1);
    }
}
