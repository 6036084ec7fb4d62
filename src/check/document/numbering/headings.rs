//! The numbers of headings and numbered paragraphs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::count::Count;
use super::item::{Item, PARAGRAPH};
use super::jump::{Jump, together};
use super::swallowed::{Numbers, swallowed, swallowed_together};
use crate::check::document::cells::{blocks_of_cells, is_above_value};
use crate::check::subject::DocumentSubject;
use crate::check::text::letters;
use crate::check::text::opening::opening;
use crate::diag::{Code, Finding};
use crate::import::{self, Numbered, System};
use crate::model::{Block, Passage, Run};

/// How many letters a label such as 注： or 说明： has before its colon.
const LABEL: usize = 4;

/// A jump over more than this is no heading that was left out.
const FAR: u32 = 3;

/// The numbers of headings and numbered paragraphs go up by one, each way of numbering for itself.
pub(in crate::check) fn heading_number_gaps(
    subject: &DocumentSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut outline = Outline::default();
    let mut found: Vec<Finding> = Vec::new();
    let blocks = &subject.document.body.blocks;
    let cells = blocks_of_cells(subject);
    for (at, block) in blocks.iter().enumerate() {
        let (level, passage) = match block {
            Block::Heading(level, passage) => (*level, passage),
            Block::Paragraph(passage) if !cells.contains(&at) => (PARAGRAPH, passage),
            Block::Paragraph(_) | Block::Table(_) => continue,
        };
        let behind = blocks.get(at + 1..).unwrap_or_default();
        if cells.contains(&(at + 1)) && is_above_value(blocks, at) {
            continue;
        }
        let jump = outline.take(at, level, passage);
        let jump = jump.filter(|_| level == PARAGRAPH || !is_with_subtitle(behind));
        let jump = jump.filter(|jump| !starts_anew(&jump.item, behind));
        let is_beside_cells = at > 0 && cells.contains(&(at - 1)) || cells.contains(&(at + 1));
        let jump = jump.filter(|jump| !jump.is_of_rows(is_beside_cells));
        found.extend(jump.into_iter().flat_map(|jump| {
            let (system, missing, at) = (jump.item.system, jump.missing(), jump.item.block);
            let from = jump.before.as_ref().map(|before| before.block);
            let blocks = from.unwrap_or_else(|| section_of(subject, at, system))..at;
            // A list that seems to begin late has begun, if the one before stands in a cell.
            let looked_for = if from.is_none() { missing.clone().last() } else { None };
            let looked_for = looked_for.map_or(missing.clone(), |last| last..last + 1);
            if are_in_tables(subject, blocks.clone(), system, looked_for) {
                return Vec::new();
            }
            let of = Numbers { system, are_headings: level < PARAGRAPH };
            let inside = swallowed(subject, blocks, of, missing);
            inside.unwrap_or_else(|| jump.finding(subject).into_iter().collect())
        }));
    }
    let (gaps, others): (Vec<Finding>, Vec<Finding>) =
        found.into_iter().partition(|finding| finding.code == Code::HeadingNumberGap);
    findings.extend(swallowed_together(subject, others));
    findings.extend(together(subject, gaps));
}

/// The first block of what a number belongs to: the nearest heading or paragraph with a higher number above it.
fn section_of(subject: &DocumentSubject<'_>, at: usize, system: System) -> usize {
    let blocks = subject.document.body.blocks.get(..at).unwrap_or_default();
    let is_above = |block: &Block| match block {
        Block::Heading(..) => true,
        Block::Paragraph(passage) => {
            opening(&passage.run.text()).is_some_and(|one| one.system < system)
        }
        Block::Table(_) => false,
    };
    blocks.iter().rposition(is_above).unwrap_or(0)
}

/// Whether cells open with the missing numbers: a table has headings within.
fn are_in_tables(
    subject: &DocumentSubject<'_>,
    blocks: Range<usize>,
    system: System,
    mut missing: Range<u32>,
) -> bool {
    let blocks = subject.document.body.blocks.get(blocks).unwrap_or_default();
    let texts = blocks.iter().flat_map(|block| match block {
        Block::Table(table) => {
            let rows = table.rows.iter().flat_map(|row| &row.cells);
            table.header.iter().chain(rows).map(Run::text).collect()
        }
        Block::Paragraph(passage) => cells_of_line(&passage.run.text()),
        Block::Heading(..) => Vec::new(),
    });
    let numbers: BTreeSet<u32> =
        texts.filter_map(|text| opening(&text).filter(|one| one.system == system)?.value).collect();
    !missing.is_empty() && missing.all(|number| numbers.contains(&number))
}

/// Whether an item begins a list that goes on, maybe of another text below the first: a misprinted 1 is not followed by 2.
fn starts_anew(item: &Item, behind: &[Block]) -> bool {
    if item.number != 1 {
        return false;
    }
    let mut next = behind.iter().filter_map(|block| match block {
        Block::Heading(level, passage) => Item::of(0, *level, passage),
        Block::Paragraph(passage) => Item::of(0, PARAGRAPH, passage),
        Block::Table(_) => None,
    });
    next.find(|next| next.system == item.system).is_some_and(|next| next.number == 2)
}

/// Whether a subtitle stands behind a heading, and no list with dashes: it is the title of what follows, and need not go on
/// from what stands before it: 一、青年教师启航计划 ——培训实施方案.
fn is_with_subtitle(behind: &[Block]) -> bool {
    let begins = |block: Option<&Block>| match block {
        Some(Block::Paragraph(passage) | Block::Heading(_, passage)) => {
            Some(passage.run.text().trim().to_owned()).filter(|text| text.starts_with("——"))
        }
        Some(Block::Table(_)) | None => None,
    };
    let subtitle = begins(behind.first());
    subtitle.is_some_and(|text| !text.ends_with(['。', '；', '！', '？']))
        && begins(behind.get(1)).is_none()
}

/// The cells of a row that Markdown does not read as one; another check says so. A number alone is a cell, and 第三章 a heading.
fn cells_of_line(text: &str) -> Vec<String> {
    let is_cell = |one: Numbered<'_>| one.system > System::Section && one.rest.trim().is_empty();
    if opening(text).is_some_and(is_cell) {
        return vec![text.to_owned()];
    }
    let cells = text.trim().strip_prefix('|').into_iter().flat_map(|cells| cells.split('|'));
    cells.map(|cell| cell.trim().to_owned()).collect()
}

/// The number of `21.5+2模式`, `1.80周岁及以上`, `10、24小时`, `30 优化税务服务` or `6科技事业`, which is that of an item if the next one
/// goes on from it, and else 21.5.
fn decimal(text: &str) -> Option<u32> {
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numeral = text.strip_suffix(rest)?;
    let is_marked = rest
        .strip_prefix(['.', '．', '、'])
        .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    let is_unmarked = rest
        .trim_start_matches(' ')
        .starts_with(|c: char| c >= '\u{3400}' && !MEASURES.contains(c));
    numeral.parse().ok().filter(|_| is_marked || is_unmarked)
}

/// Behind them a number counts something: `30 个`
const MEASURES: &str = "年月日个项家万亿人元次件所名套条岁户倍周天小分米公亩吨张座处批号时以余多大类种方面级县区镇乡村所期轮支台部日度";

/// Whether a paragraph may stand above a list, which then starts at 1: it has no end, as 下列情形之一的： or a title that was
/// not marked as one, or is an article.
fn is_above_a_list(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['”', '）', ')', '"']);
    import::article(text).is_some()
        || !text.ends_with(['。', '；', '！', '？', '.', ';', '，', '、'])
}

/// One way of numbering in the course of a document.
#[derive(Debug, Clone)]
struct Kind {
    count: Count,
    /// The letters of the first.
    first: Vec<char>,
    last: Item,
    /// The last of each level: below a heading with 8. a box may have a 1. and a 2. of its own, and 9. is a heading.
    by_level: BTreeMap<u8, Item>,
    /// The last number with each mark: among entries `1.`, `2.` lists may be numbered `1．`, `2．`.
    by_mark: BTreeMap<Option<char>, u32>,
    /// Whether something higher has come since.
    is_new: bool,
    /// Whether that was a paragraph, below which a list may stand within the one that is counted.
    is_within: bool,
    /// The first, if it is not 1 and the next has not come.
    late: Option<Item>,
}

impl Kind {
    /// Whether a paragraph behind a list of others goes on from the heading above that: it is a heading that was not marked as
    /// one.
    fn is_next_of_heading(&self, item: &Item, before: &Item) -> bool {
        let is_next = |one: &Item| one.level < item.level && one.number + 1 == item.number;
        let is_inner = before.level == item.level && before.number > item.number;
        is_inner && self.by_level.values().any(is_next)
    }
}

/// Every way of numbering in the course of a document.
#[derive(Debug, Default)]
struct Outline {
    kinds: BTreeMap<System, Kind>,
    /// What they were above a box, whose own numbers stand between those of the text: 二、 专栏1 一、 二、 三、.
    around_box: Option<BTreeMap<System, Kind>>,
    /// What a passage since the last item may count, where it is not sure that it does.
    decimal: Option<u32>,
}

impl Outline {
    fn take(&mut self, block: usize, level: u8, passage: &Passage) -> Option<Jump> {
        let Some(item) = Item::of(block, level, passage) else {
            self.pass(level, passage);
            return None;
        };
        // A number and nothing else may be a cell.
        let is_dot = item.system == System::Dot;
        if item.is_bare && !self.expects(&item) {
            self.decimal = Some(item.number).filter(|_| is_dot).or(self.decimal);
            return None;
        }
        let decimal = if is_dot { self.decimal.take() } else { None };
        let may_follow = decimal.is_some_and(|before| before + 1 == item.number);
        let is_again = self.kinds.get(&item.system).is_some_and(|kind| item.is_again(&kind.last));
        if !is_again {
            self.leave_box(&item);
            self.close_below(item.rank());
        }
        let Some(kind) = self.kinds.get_mut(&item.system) else {
            let is_late = self.begin(&item, passage, may_follow);
            return is_late.then(|| Jump::late(item, false));
        };
        let before = std::mem::replace(&mut kind.last, item.clone());
        let is_new = std::mem::take(&mut kind.is_new);
        let is_within = std::mem::take(&mut kind.is_within);
        let is_of_heading = kind.is_next_of_heading(&item, &before);
        let above = kind.by_level.insert(level, item.clone()).filter(|_| before.level > level);
        if is_of_heading || above.as_ref().is_some_and(|above| above.number + 1 == item.number) {
            kind.count = Count { next: vec![item.number + 1] };
            return None;
        }
        let of_mark = kind.by_mark.insert(item.mark(), item.number);
        let late = kind.late.take();
        if kind.count.goes_on(item.number) {
            let late = late.filter(|late| {
                late.number + 1 == item.number && (!is_new || item.system <= System::Section)
            });
            return late.map(|late| Jump::late(late, true));
        }
        // Behind a table of contents that nothing calls so, the first heading comes again.
        let is_again = item.number == 1 && letters::of_passage(passage) == kind.first;
        let follows_mark = of_mark.is_some_and(|before| before + 1 == item.number);
        if (item.number == 1 && is_new) || is_again || may_follow || follows_mark {
            kind.count.begin(item.number, is_within && level < PARAGRAPH);
            return None;
        }
        // A short list inside a paragraph's section needs no heading of its own, and one with another mark is of an entry.
        if item.number == 1 && (level == PARAGRAPH || item.mark() != before.mark()) {
            kind.count.open(1);
            return None;
        }
        kind.count.jump(item.number);
        // What has begun anew since, and goes on behind numbers that stand elsewhere, tells nothing of the list before.
        if is_new && (FAR + 1..before.number).contains(&item.number) {
            return None;
        }
        if is_new {
            // The number may be a misprinted 1.
            kind.count.open(1);
        }
        let is_near = |above: &Item| (1..=FAR + 1).contains(&item.number.abs_diff(above.number));
        let before = above.filter(|one| one.number < item.number && is_near(one)).unwrap_or(before);
        let follows = self.followed_by(&item, &before);
        // A list that has begun anew does not go on from the one before.
        let goes_on = matches!(item.system, System::Part | System::Chapter);
        let before = Some(before).filter(|one| !is_new || goes_on || one.number <= item.number);
        Some(Jump { item, before, follows, is_sure: true })
    }

    /// Takes in the first number of its kind; whether one is missing before it. That of a title is the number of the document.
    fn begin(&mut self, item: &Item, passage: &Passage, may_follow: bool) -> bool {
        let is_late = item.level > 1 && !may_follow && (2..=FAR + 1).contains(&item.number);
        let kind = Kind {
            count: Count { next: vec![item.number + 1] },
            first: letters::of_passage(passage),
            last: item.clone(),
            by_level: BTreeMap::from([(item.level, item.clone())]),
            by_mark: BTreeMap::from([(item.mark(), item.number)]),
            is_new: false,
            is_within: false,
            late: is_late.then(|| item.clone()),
        };
        self.kinds.insert(item.system, kind);
        is_late
    }

    /// Whether an item starts a list anew or goes on with one.
    fn expects(&self, item: &Item) -> bool {
        let kind = self.kinds.get(&item.system);
        kind.is_some_and(|kind| item.number == 1 || kind.count.next.contains(&item.number))
    }

    /// Takes in what is no numbered item: it may stand above those that come.
    fn pass(&mut self, level: u8, passage: &Passage) {
        let text = passage.run.text();
        self.decimal = decimal(&text).filter(|number| self.may_be_next(*number)).or(self.decimal);
        // Of 附件：1.任务分工表, 附件1.任务分工表 and 注：1.按年计算。 the second stands on the next line.
        let labelled = text.trim().split_once(['：', ':']);
        let is_label = |label: &str| label.starts_with('附') || label.chars().count() <= LABEL;
        let annex = text.trim().strip_prefix("附件").or_else(|| text.trim().strip_prefix("附表"));
        let first = labelled.filter(|(label, _)| is_label(label)).map(|(_, first)| first);
        // 应当提交：1.申请表； goes on below, too.
        let last = text.trim().rsplit_once(['：', ':']).and_then(|(_, first)| opening(first));
        if last.is_some_and(|one| one.system == System::Dot && one.value == Some(1)) {
            self.decimal = Some(1);
        }
        if let Some(first) = first {
            self.decimal = opening(first).and_then(|first| first.value).or(self.decimal);
        } else if let Some(first) = annex.and_then(opening) {
            self.decimal = first.value;
        }
        match import::numbered(&text).map(|numbered| numbered.system) {
            Some(System::Annex) => self.close_below((0, System::Annex)),
            Some(System::Box) => self.enter_box(),
            _ if level < PARAGRAPH => {
                self.close_below((level, System::Box));
                self.close_beside(level);
            }
            _ if is_above_a_list(&text) => self.open_below(),
            _ => {}
        }
    }

    /// Whether an item with a full stop may have this number, as far as is known.
    fn may_be_next(&self, number: u32) -> bool {
        let is_expected = |kind: &Kind| kind.count.next.contains(&number);
        number == 1
            || self.decimal.is_some_and(|before| before + 1 == number)
            || self.kinds.get(&System::Dot).is_none_or(is_expected)
    }

    fn enter_box(&mut self) {
        if self.around_box.as_ref().is_none_or(BTreeMap::is_empty) {
            self.around_box = Some(self.kinds.clone());
        }
        self.kinds.values_mut().for_each(|kind| kind.is_new = true);
    }

    /// Goes back to the numbers around a box where an item goes on from these, and from none within.
    fn leave_box(&mut self, item: &Item) {
        if item.system <= System::Section {
            self.around_box = None;
        }
        let next = |kinds: &BTreeMap<System, Kind>| {
            let kind = kinds.get(&item.system);
            kind.filter(|kind| kind.count.next.contains(&item.number)).map(|kind| kind.is_new)
        };
        let is_within = item.number == 1 || next(&self.kinds) == Some(false);
        if let Some(around) = self.around_box.take_if(|around| !is_within && next(around).is_some())
        {
            self.kinds = around;
        }
    }

    fn close_below(&mut self, rank: (u8, System)) {
        let (level, system) = rank;
        // A numbered paragraph may be a heading that was not marked as one.
        let is_below = |last: &Item| rank < last.rank() || (level > 0 && system < last.system);
        for kind in self.kinds.values_mut().filter(|kind| is_below(&kind.last)) {
            kind.is_new = true;
            kind.is_within = false;
            kind.by_mark.clear();
        }
    }

    /// Below a heading without a number those of its level may start anew: 六、…, 2024年工作安排, 一、….
    fn close_beside(&mut self, level: u8) {
        for kind in self.kinds.values_mut().filter(|kind| kind.last.level == level) {
            kind.is_new = true;
            kind.is_within = false;
        }
    }

    /// Takes in a paragraph that may stand above a list.
    fn open_below(&mut self) {
        for kind in self.kinds.values_mut().filter(|kind| kind.last.system > System::Annex) {
            kind.is_within |= !kind.is_new;
            kind.is_new = true;
        }
    }

    /// The chapter or section that an item far from the one before goes on from: 第二十章 behind 第十九节.
    fn followed_by(&self, item: &Item, before: &Item) -> Option<Item> {
        let other = match item.system {
            System::Chapter => System::Section,
            System::Section => System::Chapter,
            _ => return None,
        };
        let last = &self.kinds.get(&other)?.last;
        let is_far = item.number > before.number + FAR;
        (is_far && last.number + 1 == item.number).then(|| last.clone())
    }
}
