//! Which words of a source are of one task or project, where they name several.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::text::letters::{self, find, has, places};
use crate::model::{DocumentId, Plan, Work, WorkKind, WorkName, Works};

/// How many letters of a name it is looked up by.
const HEAD: usize = 4;

/// Signs that end a clause.
const STOPS: &str = "，。；,;";

/// Words that speak of several at once.
const OF_EACH: &[&str] = &["分别", "均", "各", "都"];

/// What names end with that several of them may share: 甲迁建、乙改扩建项目.
const SHARED: &[&str] = &["建设项目", "项目", "工程", "行动"];

/// The tasks and projects of a district, with the names that stand beside each in its document.
pub(super) struct NamedWorks<'a> {
    works: Works<'a>,
    names: BTreeMap<(&'a DocumentId, WorkKind), WorkNames<'a>>,
}

impl<'a> NamedWorks<'a> {
    pub(super) fn of(plans: &'a [Plan]) -> Self {
        Self { works: Works::of(plans), names: BTreeMap::new() }
    }

    /// The one that a name means, if it means one, with the names of all of its kind in its document.
    pub(super) fn one(&mut self, name: &'a WorkName) -> Option<(Work<'a>, &WorkNames<'a>)> {
        let work = self.works.one(name)?;
        let of = || WorkNames::of(&self.works.of_document(&name.document, name.kind));
        Some((work, self.names.entry((&name.document, name.kind)).or_insert_with(of)))
    }
}

/// The names of the tasks or projects of a document, by their first letters.
pub(super) struct WorkNames<'a>(BTreeMap<Vec<char>, Vec<(Vec<char>, &'a str)>>);

impl<'a> WorkNames<'a> {
    pub(super) fn of(works: &[Work<'a>]) -> Self {
        let mut names: BTreeMap<Vec<char>, Vec<(Vec<char>, &str)>> = BTreeMap::new();
        for work in works {
            let name = letters::of_text(work.name());
            if let Some(head) = name.get(..HEAD) {
                names.entry(head.to_vec()).or_default().push((name, work.name()));
            }
        }
        Self(names)
    }

    /// The letters that are of one work, where its whole name stands in a text beside that of another: up to the next name.
    pub(super) fn stretch_of<'t>(&self, text: &'t [char], own: &[char]) -> &'t [char] {
        let Some(start) = find(text, own).filter(|_| own.len() >= HEAD) else { return text };
        let end = start + own.len();
        let behind = text.get(end..).unwrap_or_default();
        let next = (0..behind.len()).find(|at| self.at(behind, *at).is_some());
        let is_other = |(name, _): &(Vec<char>, &str)| find(name, own).is_none();
        if next.is_none()
            && !self.first_in(text.get(..end).unwrap_or_default()).is_some_and(is_other)
        {
            return text;
        }
        // What is said of two at once is said of each: 甲、乙均已建成.
        let between = next.and_then(|next| behind.get(..next)).unwrap_or(behind);
        let is_listed = !between.iter().any(|c| STOPS.contains(*c));
        if is_listed {
            return text;
        }
        text.get(start..end + between.len()).unwrap_or(text)
    }

    /// Where a text says how large one work is and when it is built, where it says so of others, too: the clauses from that of
    /// its name up to that of the next. None where that cannot be told: its name stands there twice, or in a list.
    pub(super) fn clauses_of(&self, text: &[char], own: &[char]) -> Option<Range<usize>> {
        let mut own_places = places(text, own).filter(|_| own.len() >= HEAD);
        let (Some(start), None) = (own_places.next(), own_places.next()) else { return None };
        let own = start..start + own.len();
        let others: Vec<Range<usize>> = self.others_in(text, &own);
        let before = others.iter().rfind(|other| other.end <= own.start);
        let next = others.iter().find(|other| own.end <= other.start);
        let stop = |stretch: Range<usize>| {
            let letters = text.get(stretch.clone())?;
            let last = letters.iter().rposition(|c| STOPS.contains(*c))?;
            Some(stretch.start + last)
        };
        // 总投资6亿元的甲项目 has its numbers before its name.
        let is_led =
            |name: &Range<usize>| text.get(..name.start).is_some_and(|t| t.ends_with(&['的']));
        let is_open = OF_EACH.iter().any(|word| has(text, word))
            || others.iter().chain([&own]).any(is_led)
            || others.is_empty();
        let from = match before {
            Some(before) => stop(before.end..own.start)? + 1,
            None => 0,
        };
        let to = match next {
            Some(next) => stop(own.end..next.start)?,
            None => text.len(),
        };
        (!is_open).then_some(from..to)
    }

    /// Where other names stand in a text, beside one at a place.
    fn others_in(&self, text: &[char], own: &Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let name = self.at(text, at).map_or(0, |(name, _)| name.len());
            if name > 0 && (at + name <= own.start || own.end <= at) {
                found.push(at..at + name);
            }
            at += name.max(1);
        }
        found
    }

    /// The longest name that begins at a place of a text.
    fn at(&self, text: &[char], at: usize) -> Option<&(Vec<char>, &'a str)> {
        let rest = text.get(at..)?;
        let names = self.0.get(rest.get(..HEAD)?)?.iter();
        names.filter(|(name, _)| rest.starts_with(name)).max_by_key(|(name, _)| name.len())
    }

    /// The first name that stands in a text.
    fn first_in(&self, text: &[char]) -> Option<&(Vec<char>, &'a str)> {
        (0..text.len()).find_map(|at| self.at(text, at))
    }

    /// Another name that stands in a text, where that has not this one, wholly or in a list of names with one end.
    pub(super) fn another_in(&self, text: &[char], own: &[char]) -> Option<&'a str> {
        let (name, other) = self.first_in(text)?;
        let is_alike = find(name, own).is_some() || find(own, name).is_some();
        let heads = SHARED.iter().filter_map(|end| letters::without(own, end));
        let mut own = heads.filter(|head| head.len() >= HEAD).chain([own]);
        (!is_alike && !own.any(|own| find(text, own).is_some())).then_some(*other)
    }
}
