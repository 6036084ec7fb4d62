//! Names of indicators in running text: whole, in pieces, without their tails.

use crate::check::subject::DistrictSubject;
use crate::check::text::letters;
use crate::check::text::place::Place;
use crate::check::text::tokens::{compared, places};
use crate::model::IndicatorId;

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
pub(super) const PIECE: usize = 2;
const FARTHEST: usize = 12;

/// How many letters a name has at least that a text may say in its own words: 改扩建县妇幼保健院等10家医疗机构业务楼 names
/// 改扩建业务楼的医疗机构数.
const LONG: usize = 8;

/// How many letters a name has at most that is looked for in pieces.
const LONGEST: usize = 60;

/// The names of an indicator, folded, each with the longer names of others that it stands in.
pub(super) struct Names(Vec<(Vec<char>, Vec<Vec<char>>)>);

impl Names {
    pub(super) fn of(subject: &DistrictSubject<'_>, id: &IndicatorId, own: &[&str]) -> Self {
        let holds = |one: &[char], other: &[char]| letters::find(one, other).is_some();
        let own = own.iter().map(|name| compared(&letters::of_text(name))).map(|name| {
            let others = subject.index.names_but_of(id).map(|other| &other.compared);
            let longer = others.filter(|o| o.len() > name.len() && holds(o, &name));
            let longer = longer.cloned().collect();
            (name, longer)
        });
        Self(own.collect())
    }

    /// Whether one stands in a text, and not as a part of the longer name of another: 床位数 in 每千人口床位数.
    pub(super) fn are_in(&self, text: &[char]) -> bool {
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
    pub(super) fn longest_piece(&self, text: &[char]) -> Option<usize> {
        let pieces = self.0.iter().map(|(name, _)| {
            let starts = (0..name.len()).filter_map(|at| name.get(at..));
            let same = |rest: &[char]| rest.iter().zip(text).take_while(|(a, b)| a == b).count();
            starts.map(same).max().unwrap_or_default()
        });
        pieces.max()
    }

    /// Whether the passage of a place or what stands over it has one, maybe with words in between or without its tail.
    pub(super) fn name(&self, place: &Place<'_>, passage: &[char], is_number: bool) -> bool {
        if self.are_in(passage) {
            return true;
        }
        let over = place.leads().into_iter().chain(place.sections()).chain(place.title());
        let mut over: Vec<Vec<char>> = over.map(|line| compared(line)).collect();
        if place.table().is_some() {
            over.extend(place.above().map(|text| compared(&text)));
        }
        over.iter().any(|text| self.are_in(text))
            || self.are_parted_in(passage)
            || over.iter().any(|text| self.are_parted_in(text))
            || self.are_told_in(passage, &over, is_number)
    }

    /// Whether most letters of a long name stand in a passage and what stands over it, in whatever order. A number asks for
    /// more of them, and for the first, in which names differ most.
    pub(super) fn are_told_in(
        &self,
        passage: &[char],
        over: &[Vec<char>],
        is_number: bool,
    ) -> bool {
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
    pub(super) fn are_parted_in(&self, text: &[char]) -> bool {
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
