//! A passage in running text names the indicator of the record that cites it, itself or by what stands over it.

mod clause;

use std::collections::BTreeMap;

use super::labels;
use crate::check::record::Record;
use crate::check::subject::DistrictSubject;
use crate::check::text::letters;
use crate::check::text::place::Place;
use crate::check::text::tokens::{folded, places};
use crate::diag::{Code, Finding};
use crate::model::{Indicator, IndicatorId, Origin, Quantity, RecordId};
use crate::say;

/// Marks that a clause ends with.
const CLAUSE_ENDS: &str = "，。；：！？,;:";

/// Words at the end of a name that texts leave out before a number, or say otherwise: 床位6张, 健康素养达到30%, 产值增长6%.
const TAILS: &[&str] = &[
    "总数",
    "数量",
    "人数",
    "总量",
    "水平",
    "次数",
    "场次",
    "人次",
    "天数",
    "家数",
    "户数",
    "门数",
    "数",
    "增速",
    "增长率",
    "增幅",
    "降幅",
];

/// How many letters a piece of a name has at least, and how many others may stand between its pieces.
const PIECE: usize = 2;
const FARTHEST: usize = 12;

/// How many letters a name has at least that a text may say in its own words: 改扩建县妇幼保健院等10家医疗机构业务楼 names
/// 改扩建业务楼的医疗机构数.
const LONG: usize = 8;

/// How many letters a name has at most that is looked for in pieces.
const LONGEST: usize = 60;

/// The names of an indicator, folded, each with the longer names of others that it stands in.
struct Names(Vec<(Vec<char>, Vec<Vec<char>>)>);

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
            if names.are_in(&as_compared(place.quote())) {
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
                let passage = as_compared(asked.passage);
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
    let quote = as_compared(place.quote());
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

impl Names {
    fn of(subject: &DistrictSubject<'_>, id: &IndicatorId, own: &[&str]) -> Self {
        let entries = subject.index.indicators.iter().filter(|(other, _)| **other != id);
        let others = entries.flat_map(|(_, entry)| entry.aliases.iter().chain([&entry.name]));
        let others: Vec<Vec<char>> =
            others.map(|name| as_compared(&letters::of_text(name))).collect();
        let holds = |one: &[char], other: &[char]| letters::find(one, other).is_some();
        let own = own.iter().map(|name| as_compared(&letters::of_text(name))).map(|name| {
            let longer = others.iter().filter(|o| o.len() > name.len() && holds(o, &name));
            let longer = longer.cloned().collect();
            (name, longer)
        });
        Self(own.collect())
    }

    /// Whether one stands in a text, and not as a part of the longer name of another: 床位数 in 每千人口床位数.
    fn are_in(&self, text: &[char]) -> bool {
        self.0.iter().any(|(name, longer)| {
            let is_own = |at: usize| {
                let end = at + name.len();
                !longer.iter().any(|other| {
                    places(text, other).any(|start| start <= at && end <= start + other.len())
                })
            };
            places(text, name).any(is_own)
        })
    }

    /// How many letters of a text the longest piece of one has that the text begins with.
    fn longest_piece(&self, text: &[char]) -> Option<usize> {
        let pieces = self.0.iter().map(|(name, _)| {
            let starts = (0..name.len()).filter_map(|at| name.get(at..));
            let same = |rest: &[char]| rest.iter().zip(text).take_while(|(a, b)| a == b).count();
            starts.map(same).max().unwrap_or_default()
        });
        pieces.max()
    }

    /// Whether the passage of a place or what stands over it has one, maybe with words in between or without its tail.
    fn name(&self, place: &Place<'_>, passage: &[char], is_number: bool) -> bool {
        if self.are_in(passage) {
            return true;
        }
        let over = place.leads().into_iter().chain(place.sections()).chain(place.title());
        let mut over: Vec<Vec<char>> = over.map(|line| as_compared(line)).collect();
        if place.table().is_some() {
            over.extend(place.above().iter().map(|text| as_compared(text)));
        }
        over.iter().any(|text| self.are_in(text))
            || self.are_parted_in(passage)
            || over.iter().any(|text| self.are_parted_in(text))
            || self.are_told_in(passage, &over, is_number)
    }

    /// Whether most letters of a long name stand in a passage and what stands over it, in whatever order. A number asks for
    /// more of them, and for the first, in which names differ most.
    fn are_told_in(&self, passage: &[char], over: &[Vec<char>], is_number: bool) -> bool {
        let texts = std::iter::once(passage).chain(over.iter().map(Vec::as_slice));
        let texts: Vec<Vec<char>> = texts.map(plain).collect();
        let is_in = |piece: &[char]| texts.iter().any(|text| letters::find(text, piece).is_some());
        let names = self.0.iter().map(|(name, _)| plain(name));
        names.filter(|name| (LONG..=LONGEST).contains(&name.len())).any(|name| {
            let starts = name.get(..PIECE).is_some_and(is_in);
            let (mut at, mut printed) = (0, 0);
            while let Some(rest) = name.get(at..).filter(|rest| rest.len() >= PIECE) {
                // No piece is printed of which a shorter one is not.
                let is_piece = |length: &usize| rest.get(..*length).is_some_and(is_in);
                let length = (PIECE..=rest.len()).take_while(is_piece).last().unwrap_or_default();
                printed += length;
                at += length.max(1);
            }
            if is_number {
                starts && 5 * printed >= 4 * name.len()
            } else {
                4 * printed >= 3 * name.len()
            }
        })
    }

    /// Whether a clause has all letters of one in their order, in pieces and with few others between:
    /// 每千人口拥有3岁以下婴幼儿托位数 for 每千人口托位数.
    fn are_parted_in(&self, text: &[char]) -> bool {
        let clauses = || text.split(|c| CLAUSE_ENDS.contains(*c));
        self.0.iter().any(|(name, longer)| {
            let name = plain(name);
            clauses().any(|clause| {
                let is_other = longer.iter().any(|other| letters::find(clause, other).is_some());
                let stems = TAILS.iter().filter_map(|tail| letters::without(&name, tail));
                let mut stems =
                    stems.chain([&name[..]]).filter(|s| (PIECE..=LONGEST).contains(&s.len()));
                !is_other && stems.any(|stem| is_in_pieces(clause, stem))
            })
        })
    }
}

/// Letters as names are compared: of one form, and without capitals.
fn as_compared(letters: &[char]) -> Vec<char> {
    folded(letters).iter().map(char::to_ascii_lowercase).collect()
}

/// The letters of a name without its marks.
fn plain(name: &[char]) -> Vec<char> {
    name.iter().filter(|c| c.is_alphanumeric()).copied().collect()
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
    // The longest piece leaves most of the others, but for a last letter alone.
    let is_alone = name.len() - same < PIECE;
    let piece = if is_alone { same.saturating_sub(1) } else { same };
    let rest = name.get(piece..).unwrap_or_default();
    let is_at =
        |gap: usize| text.get(piece + gap..).is_some_and(|text| goes_on(text, rest, left - gap));
    piece >= PIECE && (1..=left).any(is_at)
}
