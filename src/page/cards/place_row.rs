//! What each place has set for an indicator, with where all of it stands.

use serde::Serialize;

use crate::assess::{CountedTarget, Wording};
use crate::model::{Breakdown, Commitment, Indicator};
use crate::page::cards::source::source;
use crate::page::cards::target::{TargetLine, distance, level, line, said};
use crate::page::cards::value;
use crate::page::context::PageContext;
use crate::page::view::{Link, Source};
use crate::page::words::compared::Told;
use crate::page::words::converted::misprint;
use crate::page::words::punctuation::{commas, in_brackets};
use crate::page::words::wording::Dated;
use crate::page::words::working::{self, Share};
use crate::site::{Route, TargetEntry};

/// What a place has set for an indicator.
#[derive(Serialize)]
pub(in crate::page) struct PlaceRow {
    place: Link,
    /// What tells it apart from other targets of the place: the part of the whole.
    part: Option<String>,
    line: TargetLine,
    /// The level of the target in the unit of the catalogue, to be sorted by.
    level: Option<String>,
    milestones: Vec<Dated>,
    share: Option<Share>,
    documents: Vec<DocumentRow>,
}

/// A document that has it.
#[derive(Serialize)]
struct DocumentRow {
    title: String,
    wordings: Vec<WordingRow>,
}

/// One place where it stands.
#[derive(Serialize)]
struct WordingRow {
    source: Source,
    /// What is asked for here, where other places say something else.
    says: Option<String>,
    erratum: Option<String>,
    note: Option<String>,
}

/// The most characters that a list shows of quoted words; the whole stands in the document.
const QUOTED: usize = 36;

pub(in crate::page) fn place_row<'a>(
    context: &PageContext<'a>,
    page: &Route<'_>,
    indicator: &Indicator,
    entry: TargetEntry<'a>,
) -> PlaceRow {
    let target = entry.target;
    let lead = target.lead().commitment;
    let unit = lead.print.unit_meant(&indicator.unit);
    let milestones = lead.milestones.iter();
    let milestones = milestones.map(|milestone| value::target(context, lead, milestone, unit));
    let line = line(context, page, entry);
    PlaceRow {
        place: Link { href: line.href.clone(), text: entry.district.profile.name.clone() },
        part: target.series.breakdown.map(|breakdown| breakdown.as_str().to_owned()),
        milestones: milestones.collect(),
        share: working::share(context, context.site.assessments.of(lead)),
        documents: documents(context, page, indicator, target),
        level: level(context, indicator, lead).map(|level| level.to_string()),
        line,
    }
}

fn documents(
    context: &PageContext<'_>,
    page: &Route<'_>,
    indicator: &Indicator,
    target: &CountedTarget<'_>,
) -> Vec<DocumentRow> {
    let mut rows: Vec<DocumentRow> = Vec::new();
    for wording in &target.wordings {
        let title = &context.site.checked.document(wording.document).title;
        let row = wording_row(context, page, indicator, (target, *wording));
        match rows.iter_mut().find(|known| known.title == *title) {
            Some(known) => known.wordings.push(row),
            None => rows.push(DocumentRow { title: title.clone(), wordings: vec![row] }),
        }
    }
    rows
}

fn wording_row(
    context: &PageContext<'_>,
    page: &Route<'_>,
    indicator: &Indicator,
    (target, wording): (&CountedTarget<'_>, Wording<'_>),
) -> WordingRow {
    let commitment: &Commitment = wording.commitment;
    let Source { href, document, place, quote, grade } =
        source(context, page, commitment.id, &commitment.citation);
    let quote = quote.map(|quote| shortened(&quote, QUOTED));
    let erratum = commitment.print.erratum.as_ref();
    WordingRow {
        source: Source { href, document, place, quote, grade },
        says: target.is_contradicted.then(|| said(context, indicator, commitment)),
        erratum: erratum.map(|erratum| misprint(context, erratum)),
        note: commitment.print.note.clone(),
    }
}

/// The ends of words that are too long for a list: the name is at the one, the number at the other.
fn shortened(words: &str, most: usize) -> String {
    let letters: Vec<char> = words.chars().collect();
    let Some(cut) = letters.len().checked_sub(most).filter(|cut| *cut > 0) else {
        return words.to_owned();
    };
    let half = most / 2;
    let (start, end) = (letters.iter().take(half), letters.iter().skip(half + cut));
    start.chain(&['…']).chain(end).collect()
}

/// What is told of a target in the sentences of its indicator.
pub(in crate::page) fn told<'a>(
    context: &PageContext<'a>,
    page: &Route<'_>,
    indicator: &Indicator,
    entry: TargetEntry<'a>,
) -> Told<'a> {
    let TargetLine { baseline, target, latest, others, .. } = line(context, page, entry);
    Told {
        entry,
        place: place(entry, None),
        name: name(context, entry),
        baseline,
        target,
        latest,
        others,
        distance: distance(context, entry.target, indicator),
    }
}

/// The place, with the part and, where it has several targets of one part, the year: `荣昌区（男，2035年）`.
pub(in crate::page) fn name(context: &PageContext<'_>, entry: TargetEntry<'_>) -> String {
    let series = entry.target.series;
    let peers = context.site.assessments.targets(&entry.district.profile.id).iter();
    let is_alone = peers.filter(|other| other.series == series).count() == 1;
    let year = format!("{}{}", entry.target.year, context.strings().chart.year);
    place(entry, (!is_alone).then_some(year.as_str()))
}

/// The place of a target, with its part and what else tells it apart.
fn place(entry: TargetEntry<'_>, apart: Option<&str>) -> String {
    let part = entry.target.series.breakdown.map(Breakdown::as_str);
    let parts = commas(part.into_iter().chain(apart));
    let name = &entry.district.profile.name;
    if parts.is_empty() { name.clone() } else { in_brackets(name, parts) }
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_words_keep_both_ends() {
        assert_eq!(shortened("每千人口托位数", 10), "每千人口托位数");
        assert_eq!(shortened("力争2025年内，每千人口托位数达4.5个", 10), "力争202…达4.5个");
        assert_eq!(shortened("", 10), "");
    }
}
