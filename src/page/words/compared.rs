//! What the places promise for an indicator, in sentences: what they agree on, who has no target, how far they have to go.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use rust_decimal::Decimal;

use crate::assess::Distance;
use crate::chart::with_unit;
use crate::model::{Bound, InUnit, Indicator, Kind, Quantity};
use crate::page::context::PageContext;
use crate::page::words::brief_words::CompareWords;
use crate::page::words::caption::verb;
use crate::page::words::punctuation::{clauses, enumerated, in_brackets, quoted, sentence};
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
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Alike {
    year: i32,
    kind: Option<Kind>,
    asks: Asks,
}

/// What a target asks for, in the unit of the catalogue: the same number may be printed with other digits or units.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Asks {
    Level(Decimal, Bound),
    Range(Decimal, Decimal),
    Words(String),
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
        let text = || Asks::Words(with_unit(&told.target.text, &told.target.unit));
        let in_unit = InUnit { quantity, unit }.to(&self.indicator.unit);
        let asks = match in_unit.as_deref() {
            _ if commitment.change.is_some() => text(),
            Some(Quantity::Level(bound, number)) => Asks::Level(number.value().normalize(), *bound),
            Some(Quantity::Range(low, high)) => {
                Asks::Range(low.value().normalize(), high.value().normalize())
            }
            Some(Quantity::Words(_)) | None => text(),
        };
        Alike { year: told.entry.target.year, kind: commitment.kind, asks }
    }

    /// What is set, the most frequent first; of levels that are too many to be named, the lowest and the highest.
    fn targets(&self, told: &[Told<'_>]) -> Vec<String> {
        // Each group with where its first one stands.
        let mut alike: BTreeMap<Alike, (usize, Vec<&Told<'_>>)> = BTreeMap::new();
        for (at, one) in told.iter().enumerate() {
            alike.entry(self.alike(one)).or_insert_with(|| (at, Vec::new())).1.push(one);
        }
        let is_level = |(alike, _): &(&Alike, &_)| matches!(alike.asks, Asks::Level(..));
        let levels: Vec<_> = alike.iter().filter(is_level).collect();
        if levels.len() > 2 * NAMED && !self.words.range.is_empty() {
            let levels = levels.into_iter().flat_map(|(alike, (_, group))| {
                let Asks::Level(level, _) = alike.asks else { return Vec::new() };
                group.iter().map(|one| (level, *one)).collect()
            });
            return self.range(&levels.collect::<Vec<_>>(), told.len());
        }
        let mut groups: Vec<_> = alike.into_values().collect();
        groups.sort_by_key(|(at, group)| (std::cmp::Reverse(group.len()), *at));
        let said = groups.iter().take(NAMED).filter_map(|(_, group)| self.group(group));
        let mut said: Vec<String> = said.collect();
        said.extend(self.more(groups.iter().skip(NAMED).map(|(_, group)| group.len()).sum()));
        said
    }

    /// What a group of targets has set alike.
    fn group(&self, group: &[&Told<'_>]) -> Option<String> {
        let (first, by) = (group.first()?, &group.first()?.target.when);
        let commitment = first.entry.target.lead().commitment;
        let asked = &self.context.site.assessments.of(commitment).target.quantity;
        let target = match asked {
            Quantity::Words(_) => quoted(&with_of(&first.target)),
            _ => with_of(&first.target),
        };
        if let [one] = group {
            let values: [(&str, &dyn Display); 3] =
                [("name", &one.place), ("by", by), ("target", &target)];
            return Some(fill(&self.words.one, &values));
        }
        let names: Vec<&str> = group.iter().map(|one| one.place.as_str()).collect();
        let names = self.named(&names);
        let values: [(&str, &dyn Display); 3] =
            [("names", &names), ("by", by), ("target", &target)];
        Some(fill(&self.words.alike, &values))
    }

    /// From what to what levels go; of equal ones the first place is named.
    fn range(&self, levels: &[(Decimal, &Told<'_>)], all: usize) -> Vec<String> {
        let lowest = levels.iter().min_by_key(|(level, _)| *level);
        let highest = levels.iter().rev().max_by_key(|(level, _)| *level);
        let (Some((_, lowest)), Some((_, highest))) = (lowest, highest) else { return Vec::new() };
        let years: BTreeSet<&String> = levels.iter().map(|(_, one)| &one.target.when).collect();
        let by = if years.len() == 1 { lowest.target.when.as_str() } else { "" };
        let values: [(&str, &dyn Display); 6] = [
            ("count", &levels.len()),
            ("by", &by),
            ("low", &with_of(&lowest.target)),
            ("lowest", &lowest.place),
            ("high", &with_of(&highest.target)),
            ("highest", &highest.place),
        ];
        let mut said = vec![fill(&self.words.range, &values)];
        said.extend(self.more(all - levels.len()));
        said
    }

    /// How many others have set something.
    fn more(&self, count: usize) -> Option<String> {
        (count > 0).then(|| fill(&self.words.more, &[("count", &count)]))
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
