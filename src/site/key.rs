//! Keys: the names of records that outlast a run.
//!
//! A key is made of what a record says, never of where it stands: no document, file or row that is added, removed or moved
//! gives a key to another record. Pages and files use it as it is; on which page a record stands is for its route.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::check::Checked;
use crate::diag::{FileId, Sources};
use crate::model::{
    Breakdown, Citation, Cite, CitedPlace, District, DocumentId, Kind, Origin, Period, Plan,
    PlanRecord, Progress, RecordId, RecordMap, Says, SeriesKey, SourceCitation, Work, Works,
    is_blank, unit_kind,
};

/// How many letters of a printed number a key shows: fewer than a digest has, so that the two are told apart.
const MOST_OF_NUMBER: usize = 6;

/// The name of a record that outlasts a run: lower-case ASCII letters, digits and hyphens, `--` between its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey(Arc<str>);

impl RecordKey {
    pub(super) fn new(key: &str) -> Self {
        Self(key.into())
    }

    /// The key as a fragment, a file's name or a cell.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Eight letters for some words, the same for the same words: blanks aside, and with an end to each of them.
pub(super) fn digest<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for word in words {
        let letters: String = word.chars().filter(|c| !is_blank(*c)).collect();
        hash.update(letters);
        hash.update([0]);
    }
    let start = hash.finalize().first_chunk().copied().map_or(0, u32::from_be_bytes);
    format!("{start:08x}")
}

/// A record with what it says.
struct Said<'a> {
    record: RecordId,
    key: String,
    /// The value that it gives, where it gives one.
    value: String,
    from: From<'a>,
    /// Where it was written.
    origin: &'a Origin,
}

/// Where a record is from.
enum From<'a> {
    Document(&'a Citation),
    Source(&'a SourceCitation),
}

impl<'a> From<'a> {
    fn of(cite: &'a Cite) -> Self {
        match cite {
            Cite::Document(citation) => Self::Document(citation),
            Cite::Source(citation) => Self::Source(citation),
        }
    }
}

/// The key of every record that a page shows.
pub(super) fn keys(checked: &Checked) -> RecordMap<RecordKey> {
    let said: Vec<Said<'_>> =
        checked.content().districts.par_iter().flat_map_iter(of_district).collect();
    told_apart(said)
}

/// The records by the places that they are written in: a file and a byte, with the end and the record.
pub(super) fn places(
    checked: &Checked,
    sources: &Sources,
) -> BTreeMap<(FileId, usize), (usize, RecordId)> {
    let said = checked.content().districts.iter().flat_map(of_district);
    let place = |said: Said<'_>| {
        let span = said.origin.span(sources, &[]);
        ((span.file(), span.start()), (span.end(), said.record))
    };
    said.map(place).collect()
}

/// The records of a district, each with what it says and what it cites.
fn of_district(district: &District) -> impl Iterator<Item = Said<'_>> {
    let id = &district.profile.id;
    let commitments = district.plans.iter().flat_map(move |plan| {
        let of = move |series, year: i32| {
            of_series('c', &[plan.document.as_str()], (series, &year.to_string()))
        };
        let commitments = plan.commitments.iter();
        commitments.map(move |c| Said {
            record: c.id,
            key: of(c.series(id), c.target.year),
            value: c.target.printed(),
            from: From::Document(&c.citation),
            origin: &c.origin,
        })
    });
    let observations = district.observations.iter().map(move |o| Said {
        record: o.id,
        key: of_series('o', &[id.as_str(), o.citation.id()], (o.series(id), &of_period(&o.period))),
        value: o.printed(),
        from: From::of(&o.citation),
        origin: &o.origin,
    });
    let works = Works::of(&district.plans);
    let progress = district.progress.iter().map(move |p| Said {
        record: p.id,
        key: of_progress(&works, p),
        value: String::new(),
        from: From::of(&p.citation),
        origin: &p.origin,
    });
    let plans = district.plans.iter().flat_map(of_plan);
    commitments.chain(observations).chain(plans).chain(progress)
}

/// What progress says: of which task or project, and of when.
fn of_progress(works: &Works<'_>, progress: &Progress) -> String {
    let document = &progress.of.document;
    let of = works.one(&progress.of).map(|work| match work {
        Work::Task(task) => of_record(document, task),
        Work::Project(project) => of_record(document, project),
    });
    // By what its task or project is called: the letter of that kind is before the first hyphen.
    let of = of.as_deref().and_then(|key| key.split_once('-')).map_or("", |(_, of)| of);
    format!("w-{of}--{}", progress.date.as_str())
}

/// The records of a file that are no commitments.
fn of_plan(plan: &Plan) -> impl Iterator<Item = Said<'_>> {
    plan.records().map(|record| Said {
        record: record.id(),
        key: of_record(&plan.document, record),
        value: String::new(),
        from: From::Document(record.citation()),
        origin: record.origin(),
    })
}

/// Whether a printed number is shown in a key as it is.
fn is_shown(no: &str) -> bool {
    (1..=MOST_OF_NUMBER).contains(&no.len()) && no.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// A period in the letters of a key: `2024`, `2024-h1`, `2024-01-2024-09`.
fn of_period(period: &Period) -> String {
    period.code().replace('/', "-").to_lowercase()
}

/// What a commitment or an observation says: from where, of which series, for which period.
fn of_series(kind: char, from: &[&str], (series, period): (SeriesKey<'_>, &str)) -> String {
    let breakdown = series.breakdown.map(of_breakdown);
    let parts = from.iter().copied().chain([series.indicator.as_str()]);
    let parts = parts.chain(breakdown.as_deref()).chain([period]);
    format!("{kind}-{}", parts.collect::<Vec<_>>().join("--"))
}

/// The key of a target: of which series of which place, and for which year; with the unit and what the number is, where
/// that alone tells it from another.
pub(super) fn of_target(
    series: SeriesKey<'_>,
    year: i32,
    number: Option<(&str, Option<Kind>)>,
) -> RecordKey {
    let key = of_series('g', &[series.district.as_str()], (series, &year.to_string()));
    let Some((unit, kind)) = number else { return RecordKey::new(&key) };
    let kind = kind.and_then(Kind::other_than_level).map_or("", Kind::word);
    RecordKey::new(&format!("{key}--{}", digest([unit_kind(unit).as_str(), kind])))
}

/// The part of an indicator: the words that a record has for it or, of declared categories, their ids, in an order that is
/// neither that of the record nor that of the declarations.
fn of_breakdown(breakdown: &Breakdown) -> String {
    if let Some(typed) = breakdown.typed() {
        return digest([typed]);
    }
    let parts = breakdown.parts().iter();
    let mut ids: Vec<[&str; 2]> =
        parts.map(|part| [part.dimension.as_str(), part.category.as_str()]).collect();
    ids.sort_unstable();
    digest(ids.into_iter().flatten())
}

/// What another record says: of which document, under which number, in which words, for which year.
fn of_record(document: &DocumentId, record: &dyn PlanRecord) -> String {
    let Says { number, words, year } = record.says();
    let number = number.filter(|no| is_shown(no)).map(str::to_lowercase);
    let year = year.map(|year| year.to_string());
    let parts = [Some(document.to_string()), number, Some(digest(words)), year];
    format!("{}-{}", record.letter(), parts.into_iter().flatten().collect::<Vec<_>>().join("--"))
}

/// Keys of records: where several say the same, each has the digest of what it cites, too; where that is the same as well,
/// that of its value; and records that are the same in everything have numbers.
fn told_apart(mut said: Vec<Said<'_>>) -> RecordMap<RecordKey> {
    let more: [fn(&Said<'_>) -> String; 2] =
        [|said| of_place(&said.from), |said| digest([said.value.as_str()])];
    for tell in more {
        let are_shared = shared(&keys_of(&said), |_, _| false);
        for (said, _) in said.iter_mut().zip(are_shared).filter(|(_, is_shared)| *is_shared) {
            said.key = format!("{}--{}", said.key, tell(said));
        }
    }
    // Only these may be taken when a number is looked for.
    let may_be_taken = shared(&keys_of(&said), is_numbered);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut free = |key: &str| {
        let numbered = (2..).map(|n: usize| format!("{key}--{n}"));
        let mut each = std::iter::once(key.to_owned()).chain(numbered);
        let free = each.find(|key| !taken.contains(key)).unwrap_or_default();
        taken.insert(free.clone());
        RecordKey::new(&free)
    };
    let each = said.iter().zip(may_be_taken).map(|(Said { record, key, .. }, may_be_taken)| {
        (*record, if may_be_taken { free(key) } else { RecordKey::new(key) })
    });
    each.collect()
}

fn keys_of<'s>(said: &'s [Said<'_>]) -> Vec<&'s str> {
    said.iter().map(|said| said.key.as_str()).collect()
}

/// Whether a key is another one with more parts.
fn is_numbered(key: &str, other: &str) -> bool {
    key.strip_prefix(other).is_some_and(|more| more.starts_with("--"))
}

/// Of each key, whether another is the same, or is `near` to one that several have.
fn shared(keys: &[&str], near: impl Fn(&str, &str) -> bool) -> Vec<bool> {
    let mut sorted: Vec<(&str, usize)> =
        keys.iter().enumerate().map(|(n, key)| (*key, n)).collect();
    sorted.par_sort_unstable();
    let mut shared = vec![false; keys.len()];
    let mut last = None;
    for same in sorted.chunk_by(|one, other| one.0 == other.0) {
        let Some((key, _)) = same.first() else { continue };
        let is_near = last.is_some_and(|last| near(key, last));
        if same.len() > 1 && !is_near {
            last = Some(*key);
        }
        for (_, n) in same.iter().filter(|_| same.len() > 1 || is_near) {
            if let Some(is_shared) = shared.get_mut(*n) {
                *is_shared = true;
            }
        }
    }
    shared
}

/// The digest of a cited place.
fn of_place(from: &From<'_>) -> String {
    let or_empty = |text: &'_ Option<String>| text.clone().unwrap_or_default();
    let citation = match from {
        From::Document(citation) => citation,
        From::Source(SourceCitation { source: _, at, words }) => {
            return digest([&*or_empty(at), &or_empty(words), "source"]);
        }
    };
    match &citation.place {
        CitedPlace::Row { table, row, also, part } => {
            let words = also.iter().map(String::as_str);
            digest([table, row, &*or_empty(part)].into_iter().chain(words))
        }
        CitedPlace::Quote { quote, under, table } => {
            digest([quote, &*or_empty(under), &or_empty(table), "quote"])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_of_words_and_not_of_their_blanks() {
        assert_eq!(digest(["门诊"]), digest(["门 诊\u{3000}"]));
        assert_ne!(digest(["门", "诊"]), digest(["门诊", ""]));
        assert_eq!(digest(["门诊"]).len(), 8);
    }

    #[test]
    fn a_key_that_a_numbered_one_could_be_is_looked_at_with_those_that_are_the_same() {
        let keys = ["b--2", "a--2", "a", "ab", "b", "a", "a-c"];
        assert_eq!(shared(&keys, is_numbered), [false, true, true, false, false, true, false]);
        assert_eq!(shared(&keys, |_, _| false), [false, false, true, false, false, true, false]);
    }

    #[test]
    fn short_plain_numbers_are_shown() {
        for no in ["1", "12", "A3", "123456"] {
            assert!(is_shown(no), "{no}");
        }
        for no in ["", "（一）", "1.2", "1-2", "1234567", "第1"] {
            assert!(!is_shown(no), "{no}");
        }
    }
}
