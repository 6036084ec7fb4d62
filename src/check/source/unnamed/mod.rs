//! A passage in running text names the indicator of the record that cites it, itself or by what stands over it.

mod clause;
mod names;

use std::collections::BTreeMap;

use super::labels;
use crate::check::record::Record;
use crate::check::subject::DistrictSubject;
use crate::check::text::place::Place;
use crate::check::text::tokens::compared;
use crate::diag::{Code, Finding};
use crate::model::{Indicator, Origin, Quantity, RecordId};
use crate::say;

use names::Names;

/// A citation of a record, with where it is written and the names of which one has to stand there.
struct Cited<'a> {
    id: RecordId,
    origin: &'a Origin,
    keys: &'static [&'static str],
    names: Vec<&'a str>,
}

/// What was asked of a passage: many records cite one, which may be long.
struct Asked<'a> {
    passage: &'a [char],
    names: Vec<&'a str>,
    is_number: bool,
    /// The answer.
    is_named: bool,
}

impl Asked<'_> {
    fn is_same(&self, other: &Self) -> bool {
        std::ptr::eq(self.passage, other.passage)
            && self.names == other.names
            && self.is_number == other.is_number
    }
}

/// Looks at every commitment and observation that cites running text.
pub(in crate::check) fn indicators(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let mut known: BTreeMap<Vec<&str>, Names> = BTreeMap::new();
    let mut last: Option<Asked<'_>> = None;
    for record in subject.records() {
        let Some(indicator) = subject.index.indicators.get(record.indicator()) else { continue };
        for cited in citations(record, indicator) {
            // A row is asked for its name elsewhere.
            let place =
                subject.place(cited.id).filter(|place| !place.is_row() && !place.is_words());
            let Some(place) = place else { continue };
            let own = &cited.names;
            let names = known
                .entry(own.clone())
                .or_insert_with(|| Names::of(subject, record.indicator(), own));
            if names.are_in(&compared(place.quote())) {
                continue;
            }
            let asked = Asked {
                passage: place.passage(),
                names: own.clone(),
                is_number: !matches!(record.quantity(), Quantity::Words(_)),
                is_named: false,
            };
            let known = last.take().filter(|known| known.is_same(&asked));
            let asked = last.insert(known.unwrap_or_else(|| {
                let passage = compared(asked.passage);
                let is_named = names.name(&place, &passage, asked.is_number);
                Asked { is_named, ..asked }
            }));
            let is_own = cited.id == record.id();
            if !asked.is_named {
                if !is_own || !labels::misses_name(subject, record, indicator, place) {
                    findings.push(cited.without_name(subject));
                }
            } else if is_own {
                let word = other_words(subject, record, &place, names);
                findings.extend(word.map(|word| cited.of_another(subject, &word)));
            }
        }
    }
}

/// Words before the number of a record that are of something else, where neither they nor a breakdown name the indicator.
fn other_words(
    subject: &DistrictSubject<'_>,
    record: Record<'_>,
    place: &Place<'_>,
    names: &Names,
) -> Option<String> {
    let (_, number) = record.quantity().level()?;
    let quote = compared(place.quote());
    if record.breakdown().is_some()
        || names.are_parted_in(&quote)
        || names.are_told_in(&quote, &[], true)
    {
        return None;
    }
    let profile = &subject.district.profile;
    let also: Vec<&str> = std::iter::once(profile.name.as_str())
        .chain(profile.full_name.as_deref())
        .chain(record.group())
        .collect();
    clause::other_words(place, number.text(), names, &also)
}

impl Cited<'_> {
    fn name(&self) -> &str {
        self.names.first().copied().unwrap_or_default()
    }

    fn without_name(&self, subject: &DistrictSubject<'_>) -> Finding {
        let name = self.name();
        let say = say!(
            "出处的段落和它上面的标题里没有“{name}”",
            "neither the passage nor what stands over it names `{name}`"
        );
        subject.finding(Code::IndicatorNotNamed, self.origin, self.keys, say).hint(say!(
            "引到提到它的地方；印的是它的另一种叫法的，照原文写 `name`，或者加进目录的 `aliases`",
            "cite the place that names it; where another name of it is printed, give that as `name`, or add it to the `aliases` of the catalogue"
        ))
    }

    fn of_another(&self, subject: &DistrictSubject<'_>, word: &str) -> Finding {
        let name = self.name();
        let say = say!(
            "引文里没有“{name}”，数前面的“{word}”也不是它的名称里的字",
            "the quote does not name `{name}`, and `{word}` before its number is no part of that name"
        );
        subject.finding(Code::IndicatorNotNamed, self.origin, self.keys, say).hint(say!(
            "数是别的指标或者一部分的，换成这个指标的数；印的是它的另一种叫法的，照原文写 `name`，或者加进目录的 `aliases`",
            "if the number is of something else or of a part, give that of the indicator; where another name of it is printed, give that as `name`, or add it to the `aliases` of the catalogue"
        ))
    }
}

/// What a record cites. Its printed name is that of its own place; elsewhere it may be called as in the catalogue.
fn citations<'a>(record: Record<'a>, indicator: &'a Indicator) -> Vec<Cited<'a>> {
    const QUOTE: &[&str] = &["cite", "quote"];
    let printed = record.print().name.as_deref();
    let known = [&indicator.name, &indicator.name_en].into_iter().chain(&indicator.aliases);
    let known = known.map(String::as_str);
    let all: Vec<&str> = known.chain(printed).collect();
    let own = printed.map_or_else(|| all.clone(), |name| vec![name]);
    let mut cited =
        vec![Cited { id: record.id(), origin: record.origin(), keys: QUOTE, names: own }];
    if let Record::Commitment(_, commitment) = record {
        let baseline = commitment.baseline.as_ref().and_then(|b| b.citation.as_ref());
        cited.extend(baseline.map(|(id, _)| Cited {
            id: *id,
            origin: &commitment.origin,
            keys: &["baseline", "cite", "quote"],
            names: all.clone(),
        }));
        cited.extend(commitment.amendments.iter().map(|amendment| Cited {
            id: amendment.id,
            origin: &amendment.origin,
            keys: QUOTE,
            names: all.clone(),
        }));
    }
    cited
}
