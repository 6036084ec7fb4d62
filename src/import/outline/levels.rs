//! How deep the headings of each numbering system stand in a document, and which numbered lines are none

use std::collections::{BTreeMap, BTreeSet};

use super::super::block::{Block, Id, Kind};
use super::super::counted::Counted;
use super::super::number::{System, numbered};
use super::super::numbers_apart::bare;
use super::super::valued::ends_in_value;
use super::cells::Cells;

/// The depth of the headings of a document
pub(super) struct Levels {
    depths: BTreeMap<System, usize>,
    /// Blocks that stand alone although their siblings run on: no headings
    lonely: BTreeSet<Id>,
    /// Whether the depths of headings with `#` tell their systems apart
    are_marked: bool,
}

/// Systems that are headings in one plan and run-in heads of a paragraph in another, outermost first
const FREE: [System; 4] = [System::Comma, System::Bracket, System::Dot, System::SmallBracket];

/// The numbered blocks of one system below one heading
#[derive(Default)]
struct Siblings {
    own_lines: Vec<Id>,
    /// Those of them that have no text below
    empty: usize,
    run_in: usize,
    /// Those that stand behind the last run-in head, with text below
    behind: BTreeSet<Id>,
    /// Whether a run-in head is as short as an item of a list
    has_short: bool,
}

impl Levels {
    pub(super) fn of(blocks: &[Block], cells: &Cells, counted: &Counted) -> Self {
        let mut used = BTreeSet::new();
        let last_items: BTreeSet<Id> = last_items(blocks).collect();
        let siblings = siblings(blocks, &last_items);
        let mut lonely = last_items;
        lonely.extend(items(blocks));
        lonely.extend(announced(blocks));
        lonely.extend(cells.ids());
        let sentences = sentences(blocks);
        for (system, mut siblings) in siblings {
            // Lines of its own begin annexes, whatever is said of them in a list.
            if system == System::Annex {
                used.insert(system);
                continue;
            }
            // Where most items are sentences, a short one is no heading either.
            if let ([line], 0) = (siblings.own_lines.as_slice(), siblings.run_in)
                && sentences.contains(&(system, *line))
            {
                siblings.run_in = 1;
            }
            // One line of its own among run-in heads is no heading: it would take its siblings below it.
            let filled = siblings.own_lines.len() - siblings.empty;
            let others = siblings.run_in + siblings.empty;
            if filled > others || filled == others && siblings.run_in == 0 && filled > 1 {
                used.insert(system);
            } else {
                // Behind the last of them it takes nothing below it.
                let is_list = siblings.has_short || siblings.run_in == 0 || siblings.empty > 0;
                let behind = if is_list { BTreeSet::new() } else { siblings.behind };
                used.extend((!behind.is_empty()).then_some(system));
                lonely.extend(siblings.own_lines.iter().filter(|id| !behind.contains(id)));
            }
        }
        Self { depths: depths(&used, !counted.is_empty()), lonely, are_marked: are_marked(blocks) }
    }

    /// The depth of a heading with so many `#`.
    pub(super) fn marked(&self, depth: usize, text: &str, block: &Block, above: usize) -> usize {
        let system = numbered(text).map(|numbered| numbered.system);
        let system = system.filter(|_| !self.are_marked);
        system.and_then(|system| self.level(system, block, above)).unwrap_or(depth)
    }

    /// The depth of a numbered heading; a box stands below the heading before it, whose depth is `above`.
    pub(super) fn level(&self, system: System, block: &Block, above: usize) -> Option<usize> {
        if system == System::Box {
            return Some(above + 1);
        }
        let is_lonely = self.lonely.contains(&block.id());
        self.depths.get(&system).copied().filter(|_| !is_lonely)
    }
}

/// The depth of the highest headings but for titles
pub(super) const HIGHEST: usize = 2;

/// Whether headings with `#` have one depth for each system, and another for each other one. Where they have not, the numbers
/// say more.
fn are_marked(blocks: &[Block]) -> bool {
    let mut depths: BTreeMap<System, usize> = BTreeMap::new();
    for block in blocks {
        let Kind::Marked { depth, text } = &block.kind else { continue };
        let Some(numbered) = numbered(text) else { continue };
        if *depths.entry(numbered.system).or_insert(*depth) != *depth {
            return false;
        }
    }
    let different: BTreeSet<&usize> = depths.values().collect();
    depths.len() > 1 && different.len() == depths.len()
}

/// Whether a numbered line has no text below: it is a sentence, and the next of its kind or a higher heading follows; or more
/// than one of its kind follow; or it is （1） right above a heading as `1.2 依据`.
fn is_empty(text: &str, system: System, below: &[Block]) -> bool {
    let is_sentence = text.ends_with(['。', '；', ';']);
    let is_sibling = |block: Option<&Block>| match block.map(|block| &block.kind) {
        Some(Kind::Heading { system: next, .. }) => *next == system,
        Some(Kind::Paragraph(text)) => numbered(text).is_some_and(|next| next.system == system),
        _ => false,
    };
    let is_left = match below.first().map(|next| &next.kind) {
        None | Some(Kind::Rule) => true,
        Some(Kind::Heading { system: next, .. }) => *next < system,
        Some(_) => false,
    };
    let is_followed = is_sibling(below.first());
    let is_above_decimal = matches!(below.first().map(|next| &next.kind),
        Some(Kind::Marked { text, .. }) if text.starts_with(|c: char| c.is_ascii_digit()));
    is_sentence && (is_left || is_followed)
        || is_followed && is_sibling(below.get(1))
        || system == System::SmallBracket && is_above_decimal
}

/// Whether a numbered line is no sentence, and a paragraph or what is numbered deeper stands below it.
fn is_above_text(text: &str, system: System, below: &[Block]) -> bool {
    // `五、…收入决算数为214335万元，比上年` was cut off.
    let is_cut = text.contains('，') && text.chars().any(|c| c.is_ascii_digit());
    // `（三）法律、法规规定的其他情形` is the last of an article.
    let is_cut = is_cut || ["情形", "行为"].iter().any(|end| text.trim_end().ends_with(end));
    let is_plain = !is_cut && !text.trim_end().ends_with(['。', '；', '：', ';', ':']);
    let is_below = match below.first().map(|next| &next.kind) {
        Some(Kind::Paragraph(next)) => numbered(next).is_none_or(|next| next.system > system),
        Some(Kind::Heading { system: next, .. }) => *next > system,
        _ => false,
    };
    is_plain && is_below
}

/// A run-in head with its text is longer than an item of a list, in letters
const LONGEST_ITEM: usize = 40;

/// Numbered sentences one below the other, by what tells them apart: with no text between them they are items of a list. Where
/// the last has a text of its own, they are headings that end in a full stop.
fn items(blocks: &[Block]) -> Vec<Id> {
    let system = |block: &Block| match &block.kind {
        Kind::Heading { system, text } if text.ends_with('。') => Some(*system),
        _ => None,
    };
    let mut items = Vec::new();
    let mut behind = 0;
    for run in blocks.chunk_by(|one, next| system(one).is_some() && system(one) == system(next)) {
        behind += run.len();
        let next = blocks.get(behind).map(|block| &block.kind);
        let is_left = matches!(next, None | Some(Kind::Heading { .. } | Kind::Rule));
        let is_deeper = matches!(next, Some(Kind::Heading { system: next, .. })
            if run.first().and_then(system).is_some_and(|own| *next > own));
        if run.len() >= FEWEST_ITEMS && is_left && !is_deeper {
            items.extend(run.iter().map(Block::id));
        }
    }
    items
}

/// Numbered lines below `办好以下实事：` with no text between them, by what tells them apart: what is announced is listed.
fn announced(blocks: &[Block]) -> Vec<Id> {
    let system = |block: &Block| match &block.kind {
        Kind::Heading { system, .. } => Some(*system).filter(|one| *one >= System::Bracket),
        _ => None,
    };
    let mut items = Vec::new();
    let mut above: Option<&Block> = None;
    for run in blocks.chunk_by(|one, next| system(one).is_some() && system(one) == system(next)) {
        let announces = above.is_some_and(
            |above| matches!(&above.kind, Kind::Paragraph(text) if text.trim_end().ends_with('：')),
        );
        if run.len() >= FEWEST_ITEMS && announces {
            items.extend(run.iter().map(Block::id));
        }
        above = run.last();
    }
    items
}

/// Numbered sentences below one that ends in a semicolon and has the number before, by what tells them apart: the end of a list
fn last_items(blocks: &[Block]) -> impl Iterator<Item = Id> {
    blocks.windows(2).filter_map(|pair| {
        let [above, last] = pair else { return None };
        let (Kind::Paragraph(before) | Kind::Heading { text: before, .. }) = &above.kind else {
            return None;
        };
        let Kind::Heading { text, .. } = &last.kind else { return None };
        let [above, item] = [numbered(before)?, numbered(text)?];
        let goes_on = above.system == item.system && above.value? + 1 == item.value?;
        (goes_on && before.trim_end().ends_with('；')).then_some(last.id())
    })
}

/// So many of them are a list
const FEWEST_ITEMS: usize = 3;

/// Numbered sentences of their own, by what tells them apart, of systems whose items mostly run on
fn sentences(blocks: &[Block]) -> BTreeSet<(System, Id)> {
    let mut counts: BTreeMap<System, (usize, usize)> = BTreeMap::new();
    let mut short = Vec::new();
    for block in blocks {
        let (text, is_own) = match &block.kind {
            Kind::Heading { text, .. } => (text, true),
            Kind::Paragraph(text) => (text, false),
            _ => continue,
        };
        let Some(system) = numbered(text).map(|numbered| numbered.system) else { continue };
        let (own, run_in) = counts.entry(system).or_default();
        if is_own {
            *own += 1;
            short.extend(text.ends_with('。').then_some((system, block.id())));
        } else {
            *run_in += 1;
        }
    }
    let is_run_in = |system: &System| counts.get(system).is_some_and(|(own, run_in)| run_in > own);
    short.into_iter().filter(|(system, _)| is_run_in(system)).collect()
}

/// The depths of the systems that are used; headings that count a word stand between `一、` and what is below it.
fn depths(used: &BTreeSet<System>, are_counted: bool) -> BTreeMap<System, usize> {
    // A part stands above chapters; below it all is one deeper.
    let chapter = HIGHEST + usize::from(used.contains(&System::Part));
    let mut depths = BTreeMap::from([
        (System::Annex, HIGHEST),
        (System::Part, HIGHEST),
        (System::Chapter, chapter),
        (System::Section, chapter + 1),
    ]);
    let next = match (used.contains(&System::Section), used.contains(&System::Chapter)) {
        (true, _) => chapter + 2,
        (false, true) => chapter + 1,
        (false, false) => chapter,
    };
    let free = FREE.into_iter().filter(|system| used.contains(system)).zip(next..);
    let is_below = |system: System| are_counted && system > System::Comma;
    depths.extend(free.map(|(system, depth)| (system, depth + usize::from(is_below(system)))));
    depths
}

/// The numbered blocks by the heading that they are below; the items of a list, which end in a semicolon but for the last, are
/// none of them.
fn siblings(blocks: &[Block], last_items: &BTreeSet<Id>) -> Vec<(System, Siblings)> {
    let mut closed = Vec::new();
    let mut open: BTreeMap<System, Siblings> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        let (text, is_own) = match &block.kind {
            Kind::Heading { text, .. } | Kind::Marked { text, .. } => (text, true),
            Kind::Paragraph(text) => (text, false),
            Kind::Rule | Kind::Plain(_) | Kind::Table { .. } => continue,
        };
        let numbered = numbered(text);
        let system = match &block.kind {
            // `一 发展回顾` is known by those beside it.
            Kind::Heading { system, .. } => Some(*system),
            _ => numbered.map(|numbered| numbered.system),
        };
        let Some(system) = system.filter(|_| !ends_in_value(text)) else { continue };
        // 第一章 above 第一节: the names of both stand below.
        if !is_own && bare(text).is_some_and(|system| system <= System::Section) {
            continue;
        }
        // A list that starts anew is another one, though no numbered heading parts the two.
        if numbered.and_then(|numbered| numbered.value) == Some(1) {
            closed.extend(open.remove_entry(&system));
        }
        if last_items.contains(&block.id()) || !is_own && text.trim_end().ends_with('；') {
            continue;
        }
        if system != System::Box {
            // What is nested deeper ends where its parent's next sibling begins.
            let deeper = open.keys().filter(|other| **other > system).copied().collect::<Vec<_>>();
            closed.extend(deeper.into_iter().filter_map(|other| open.remove_entry(&other)));
        }
        let siblings = open.entry(system).or_default();
        if is_own {
            siblings.own_lines.push(block.id());
            let below = blocks.get(at + 1..).unwrap_or_default();
            siblings.empty += usize::from(is_empty(text, system, below));
            siblings.behind.extend(is_above_text(text, system, below).then_some(block.id()));
        } else {
            siblings.run_in += 1;
            siblings.behind.clear();
            siblings.has_short |= text.chars().count() <= LONGEST_ITEM;
        }
    }
    closed.extend(open);
    closed
}
