//! What the places promise for an indicator, in sentences: what they agree on, who has no target, how far they have to go.

use std::fmt::Display;

use rust_decimal::Decimal;

use crate::assess::Distance;
use crate::chart::with_unit;
use crate::model::{Bound, InUnit, Indicator, Kind, Quantity};
use crate::page::context::PageContext;
use crate::page::words::brief_words::CompareWords;
use crate::page::words::caption::verb;
use crate::page::words::punctuation::{clauses, enumerated, in_brackets, sentence};
use crate::page::words::strings::CaptionWords;
use crate::page::words::wording::{Dated, exact, fill};
use crate::page::words::working::points;
use crate::site::TargetEntry;

/// How many things of one sort a sentence names.
const NAMED: usize = 4;

/// A target with what is printed of it.
pub(in crate::page) struct Told<'a> {
    pub(in crate::page) entry: TargetEntry<'a>,
    /// The place, with the part that the target is of.
    pub(in crate::page) place: String,
    /// The same with the year, where that tells it apart from its others.
    pub(in crate::page) name: String,
    pub(in crate::page) baseline: Option<Dated>,
    pub(in crate::page) target: Dated,
    pub(in crate::page) latest: Vec<Dated>,
    pub(in crate::page) others: Vec<String>,
    pub(in crate::page) distance: Distance,
}

/// What the places promise for an indicator; nothing where none does.
pub(in crate::page) fn sentences(
    context: &PageContext<'_>,
    indicator: &Indicator,
    told: &[Told<'_>],
) -> Vec<String> {
    let words = &context.strings().compare;
    if told.is_empty() {
        return Vec::new();
    }
    if words.one.is_empty() {
        return vec![promised(&context.strings().caption, told)];
    }
    let writer = Writer { context, words, indicator };
    let mut said = vec![clauses([writer.targets(told), writer.without(told)].concat())];
    said.extend(writer.ways(told));
    said.extend(writer.measured(told));
    said.extend(writer.otherwise(told));
    said.into_iter().filter(|said| !said.is_empty()).map(sentence).collect()
}

/// The one sentence of themes that have no words for these.
fn promised(words: &CaptionWords, told: &[Told<'_>]) -> String {
    let each = told.iter().take(NAMED).map(|one| {
        let values: [(&str, &dyn Display); 3] =
            [("name", &one.name), ("by", &one.target.year), ("target", &with_of(&one.target))];
        fill(&words.promised, &values)
    });
    let each = each.collect::<Vec<_>>().join(&words.comma);
    let rest = if told.len() > NAMED { words.and_more.as_str() } else { "" };
    fill(&words.compared, &[("count", &told.len()), ("each", &each)]) + rest + &words.stop
}

/// What two targets have in common that are set alike.
#[derive(PartialEq, Eq)]
struct Alike {
    year: i32,
    kind: Option<Kind>,
    /// The quantity in the unit of the catalogue: the same number may be printed with other digits or units.
    asks: Result<(Option<Bound>, Vec<Decimal>), String>,
}

struct Writer<'w, 'a> {
    context: &'w PageContext<'a>,
    words: &'w CompareWords,
    indicator: &'w Indicator,
}

impl Writer<'_, '_> {
    fn alike(&self, told: &Told<'_>) -> Alike {
        let commitment = told.entry.target.lead().commitment;
        let quantity = &self.context.site.assessments.of(commitment).target.quantity;
        let unit = commitment.print.unit_meant(&self.indicator.unit);
        let text = || with_unit(&told.target.text, &told.target.unit);
        let in_unit = InUnit { quantity, unit }.to(&self.indicator.unit);
        let asks = match in_unit.as_deref() {
            _ if commitment.change.is_some() => Err(text()),
            Some(Quantity::Level(bound, number)) => {
                Ok((Some(*bound), vec![number.value().normalize()]))
            }
            Some(Quantity::Range(low, high)) => {
                Ok((None, vec![low.value().normalize(), high.value().normalize()]))
            }
            Some(Quantity::Words(_)) | None => Err(text()),
        };
        Alike { year: told.entry.target.year, kind: commitment.kind, asks }
    }

    /// What is set, the most frequent first.
    fn targets(&self, told: &[Told<'_>]) -> Vec<String> {
        let mut groups: Vec<(Alike, Vec<&Told<'_>>)> = Vec::new();
        for one in told {
            let alike = self.alike(one);
            match groups.iter_mut().find(|(known, _)| *known == alike) {
                Some((_, group)) => group.push(one),
                None => groups.push((alike, vec![one])),
            }
        }
        groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.len()));
        let said = groups.iter().take(NAMED).filter_map(|(_, group)| {
            let (first, by) = (group.first()?, &group.first()?.target.when);
            let target = with_of(&first.target);
            if let [one] = group.as_slice() {
                let values: [(&str, &dyn Display); 3] =
                    [("name", &one.place), ("by", by), ("target", &target)];
                return Some(fill(&self.words.one, &values));
            }
            let names: Vec<&str> = group.iter().map(|one| one.place.as_str()).collect();
            let names = self.named(&names);
            let values: [(&str, &dyn Display); 3] =
                [("names", &names), ("by", by), ("target", &target)];
            Some(fill(&self.words.alike, &values))
        });
        let mut said: Vec<String> = said.collect();
        let more: usize = groups.iter().skip(NAMED).map(|(_, group)| group.len()).sum();
        if more > 0 {
            said.push(fill(&self.words.more, &[("count", &more)]));
        }
        said
    }

    fn named(&self, names: &[&str]) -> String {
        if names.len() > 2 * NAMED {
            return fill(&self.words.places, &[("count", &names.len())]);
        }
        enumerated(names)
    }

    /// Which places have no target.
    fn without(&self, told: &[Told<'_>]) -> Vec<String> {
        let has = |id| told.iter().any(|one| one.entry.district.profile.id == id);
        let districts = self.context.site.checked.content().districts.iter();
        if districts.len() > 2 * NAMED {
            return Vec::new();
        }
        let names: Vec<&str> = districts
            .filter(|district| !has(district.profile.id.clone()))
            .map(|district| district.profile.name.as_str())
            .collect();
        match names.len() {
            0 => Vec::new(),
            _ => vec![fill(&self.words.without, &[("names", &enumerated(names))])],
        }
    }

    /// How far places have to go.
    fn ways(&self, told: &[Told<'_>]) -> Option<String> {
        let strings = self.context.strings();
        let way = |one: &Told<'_>| {
            let Distance::Way { change, .. } = one.distance else { return None };
            let baseline = one.baseline.as_ref()?;
            let commitment = one.entry.target.lead().commitment;
            let unit = commitment.print.unit_meant(&self.indicator.unit);
            let verb = verb(&strings.caption, unit, change);
            let change = with_unit(&exact(change.abs()), points(strings, unit));
            let value = with_unit(&baseline.text, &baseline.unit);
            let values: [(&str, &dyn Display); 5] = [
                ("name", &one.name),
                ("when", &baseline.when),
                ("baseline", &value),
                ("verb", &verb),
                ("change", &change),
            ];
            Some(fill(&self.words.way, &values))
        };
        some(told.iter().map(way))
    }

    /// What was measured.
    fn measured(&self, told: &[Told<'_>]) -> Option<String> {
        let measured = |one: &Told<'_>| {
            let value = one.latest.last().filter(|_| one.latest.len() == 1)?;
            let said = with_of(value);
            let values: [(&str, &dyn Display); 3] =
                [("name", &one.name), ("when", &value.when), ("value", &said)];
            Some(fill(&self.words.measured, &values))
        };
        some(told.iter().map(measured))
    }

    /// What other passages say.
    fn otherwise(&self, told: &[Told<'_>]) -> Option<String> {
        let otherwise = |one: &Told<'_>| {
            let others = enumerated(&one.others);
            let values: [(&str, &dyn Display); 2] = [("name", &one.name), ("others", &others)];
            (!one.others.is_empty()).then(|| fill(&self.words.otherwise, &values))
        };
        some(told.iter().map(otherwise))
    }
}

/// Statements of single places, where they are few enough to be read.
fn some(said: impl Iterator<Item = Option<String>>) -> Option<String> {
    let said: Vec<String> = said.flatten().collect();
    (!said.is_empty() && said.len() <= NAMED).then(|| clauses(said))
}

/// A value with its unit and what it is of.
fn with_of(value: &Dated) -> String {
    let said = with_unit(&value.text, &value.unit);
    value.of.as_ref().map_or_else(|| said.clone(), |of| in_brackets(&said, of))
}
