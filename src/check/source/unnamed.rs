//! A passage in running text names the indicator of the record that cites it, itself or by what stands over it.

use std::collections::BTreeMap;

use crate::check::record::Record;
use crate::check::subject::DistrictSubject;
use crate::check::text::letters;
use crate::check::text::place::Place;
use crate::check::text::tokens::{folded, places};
use crate::diag::{Code, Finding};
use crate::model::{IndicatorId, Origin, RecordId};
use crate::say;

/// Marks that a clause ends with.
const CLAUSE_ENDS: &str = "，。；：！？,;:";

/// Words at the end of a name that texts leave out before a number: 床位6张, 健康素养达到30%.
const TAILS: &[&str] = &["总数", "数量", "人数", "总量", "水平", "数"];

/// How many letters a piece of a name has at least, and how many others may stand between its pieces.
const PIECE: usize = 2;
const FARTHEST: usize = 12;

/// How many letters the name of another indicator has at least that is no word of its own.
const SHORTEST: usize = 3;

/// How many letters a name has at least that a text may say in its own words, and how many letters of 4 it has to print:
/// 改扩建县妇幼保健院等10家医疗机构业务楼 names 改扩建业务楼的医疗机构数.
const LONG: usize = 8;
const PRINTED_OF_4: usize = 3;

/// The names of an indicator, folded, each with the longer names of others that it stands in.
struct Names {
    own: Vec<(Vec<char>, Vec<Vec<char>>)>,
    others: Vec<Vec<char>>,
}

/// Looks at every commitment and observation that cites running text.
pub(in crate::check) fn indicators(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let mut known: BTreeMap<&IndicatorId, Names> = BTreeMap::new();
    let mut last: Option<(&[char], Vec<char>)> = None;
    for record in subject.records() {
        let Some(indicator) = subject.index.indicators.get(record.indicator()) else { continue };
        for (id, origin, keys) in citations(record) {
            // A row is asked for its name elsewhere, and so is the printed name of a record.
            let place = subject.place(id).filter(|place| !place.is_row() && !place.is_words());
            let Some(place) = place else { continue };
            let names = known
                .entry(record.indicator())
                .or_insert_with(|| Names::of(subject, record.indicator()));
            if names.are_in(&folded(place.quote())) {
                continue;
            }
            let known = last.take().filter(|(letters, _)| std::ptr::eq(*letters, place.passage()));
            let (_, passage) =
                last.insert(known.unwrap_or_else(|| (place.passage(), folded(place.passage()))));
            if names.name(&place, passage) {
                continue;
            }
            let name = &indicator.name;
            let say = say!(
                "出处的段落和它上面的标题里没有“{name}”",
                "neither the passage nor what stands over it names `{name}`"
            );
            let finding = subject.finding(Code::IndicatorNotNamed, origin, keys, say);
            findings.push(finding.hint(say!(
                "引到提到它的地方；印的是它的另一种叫法的，写 `name`，或者加进目录的 `aliases`",
                "cite the place that names it; where another name of it is printed, give that as `name`, or add it to the `aliases` of the catalogue"
            )));
        }
    }
}

/// What a record cites, with where that is written. A printed name is looked for in the place of the record elsewhere.
fn citations<'a>(record: Record<'a>) -> Vec<(RecordId, &'a Origin, &'static [&'static str])> {
    const QUOTE: &[&str] = &["cite", "quote"];
    let is_named = record.print().name.is_some();
    let own = (!is_named).then_some((record.id(), record.origin(), QUOTE));
    let mut all: Vec<_> = own.into_iter().collect();
    if let Record::Commitment(_, commitment) = record {
        let baseline = commitment.baseline.as_ref().and_then(|b| b.citation.as_ref());
        let keys: &[&str] = &["baseline", "cite", "quote"];
        all.extend(baseline.map(|(id, _)| (*id, &commitment.origin, keys)));
        all.extend(commitment.amendments.iter().map(|a| (a.id, &a.origin, QUOTE)));
    }
    all
}

impl Names {
    fn of(subject: &DistrictSubject<'_>, id: &IndicatorId) -> Self {
        let all = || subject.index.indicators.iter();
        let names = |is_own: bool| {
            let entries = all().filter(move |(other, _)| (**other == id) == is_own);
            let names = entries.flat_map(|(_, entry)| entry.aliases.iter().chain([&entry.name]));
            names.map(|name| folded(&letters::of_text(name)))
        };
        let own = names(true).map(|name| {
            let longer = names(false)
                .filter(|other| other.len() > name.len() && letters::find(other, &name).is_some());
            let longer = longer.collect();
            (name, longer)
        });
        let own: Vec<_> = own.collect();
        let is_part =
            |other: &Vec<char>| own.iter().any(|(name, _)| letters::find(name, other).is_some());
        let others = names(false).filter(|other| other.len() >= SHORTEST && !is_part(other));
        Self { others: others.collect(), own }
    }

    /// Whether one stands in a text, and not as a part of the longer name of another: 床位数 in 每千人口床位数.
    fn are_in(&self, text: &[char]) -> bool {
        self.own.iter().any(|(name, longer)| {
            let is_own = |at: usize| {
                let end = at + name.len();
                !longer.iter().any(|other| {
                    places(text, other).any(|start| start <= at && end <= start + other.len())
                })
            };
            places(text, name).any(is_own)
        })
    }

    /// Whether the passage of a place or what stands over it has one, maybe with words in between or without its tail.
    fn name(&self, place: &Place<'_>, passage: &[char]) -> bool {
        if self.are_in(passage) {
            return true;
        }
        let over = place.leads().into_iter().chain(place.sections()).chain(place.title());
        let mut over: Vec<Vec<char>> = over.map(|line| folded(line)).collect();
        if place.table().is_some() {
            over.extend(place.above().iter().map(|text| folded(text)));
        }
        over.iter().any(|text| self.are_in(text))
            || self.are_parted_in(passage)
            || over.iter().any(|text| self.are_parted_in(text))
            || self.are_told_in(passage, &over)
    }

    /// Whether most letters of a long name stand in a passage and what stands over it, in whatever order, besides the names of
    /// other indicators.
    fn are_told_in(&self, passage: &[char], over: &[Vec<char>]) -> bool {
        let texts = std::iter::once(passage).chain(over.iter().map(Vec::as_slice));
        let texts: Vec<Vec<char>> = texts.map(|text| without_names(text, &self.others)).collect();
        let is_in = |piece: &[char]| texts.iter().any(|text| letters::find(text, piece).is_some());
        let names = self.own.iter().map(|(name, _)| plain(name));
        names.filter(|name| name.len() >= LONG).any(|name| {
            let (mut at, mut printed) = (0, 0);
            while let Some(rest) = name.get(at..).filter(|rest| rest.len() >= PIECE) {
                let is_piece = |length: &usize| rest.get(..*length).is_some_and(is_in);
                let length = (PIECE..=rest.len()).rev().find(is_piece).unwrap_or_default();
                printed += length;
                at += length.max(1);
            }
            4 * printed >= PRINTED_OF_4 * name.len()
        })
    }

    /// Whether a clause has all letters of one in their order, in pieces and with few others between: 每千人口拥有3岁以下婴幼儿托位数.
    fn are_parted_in(&self, text: &[char]) -> bool {
        let clauses = || text.split(|c| CLAUSE_ENDS.contains(*c));
        self.own.iter().any(|(name, longer)| {
            let name = plain(name);
            clauses().any(|clause| {
                let is_other = longer.iter().any(|other| letters::find(clause, other).is_some());
                let stems = TAILS.iter().filter_map(|tail| letters::without(&name, tail));
                let mut stems = stems.chain([&name[..]]).filter(|stem| stem.len() >= PIECE);
                !is_other && stems.any(|stem| is_in_pieces(clause, stem))
            })
        })
    }
}

/// The letters of a name without its marks.
fn plain(name: &[char]) -> Vec<char> {
    name.iter().filter(|c| c.is_alphanumeric()).copied().collect()
}

/// The letters of a text without its marks, with a mark for each letter of some names.
fn without_names(text: &[char], names: &[Vec<char>]) -> Vec<char> {
    const NAME: char = '·';
    let mut left = text.to_vec();
    for name in names {
        for at in places(text, name) {
            left.iter_mut().skip(at).take(name.len()).for_each(|c| *c = NAME);
        }
    }
    let is_left = |c: &char| c.is_alphanumeric() || *c == NAME || CLAUSE_ENDS.contains(*c);
    left.into_iter().filter(is_left).collect()
}

/// Whether the letters of a name stand in a clause in their order, at least two together.
fn is_in_pieces(clause: &[char], name: &[char]) -> bool {
    (0..clause.len()).any(|start| goes_on(clause.get(start..).unwrap_or_default(), name, FARTHEST))
}

/// Whether a text begins with a piece of a name and goes on with the others, with no more than some letters between them.
fn goes_on(text: &[char], name: &[char], left: usize) -> bool {
    let same = text.iter().zip(name).take_while(|(a, b)| a == b).count();
    if same == name.len() {
        return true;
    }
    (PIECE..=same).rev().any(|piece| {
        let rest = name.get(piece..).unwrap_or_default();
        (1..=left)
            .any(|gap| text.get(piece + gap..).is_some_and(|text| goes_on(text, rest, left - gap)))
    })
}
