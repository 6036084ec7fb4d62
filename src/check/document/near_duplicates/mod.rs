//! The same sentence twice in one document, with other numbers: the text says one thing and its annex another.
//!
//! Sentences are compared without numbers, marks and small words. To find those that are nearly the same without
//! comparing all with all, each is filed under a few of its stretches of letters, chosen so that equal texts choose the
//! same: the cost grows with the length of a document and no faster.

mod clauses;
mod pair;
mod parallels;
mod sentence;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::document::difference::{count_of_others, edits};
use crate::check::subject::DocumentSubject;
use crate::check::text::letters;
use crate::diag::Finding;
use crate::import::article;
use crate::model::Block;

pub(in crate::check) use clauses::other_numbers;
use pair::NearDuplicates;
use parallels::Parallels;
use sentence::{Number, Role, Section, Sentence, StandsIn, sentences};

/// A sentence with fewer letters is a formula that may be true of many things.
const SHORTEST: usize = 16;

/// So many letters stand for each number that differs: else it is a row of data, as 床位30张，面积200平方米.
const LETTERS_A_NUMBER: usize = 8;

/// A sentence of so many letters is hardly said of two things, as a shorter one is in a list.
const LONG: usize = 40;

/// Of so many letters it is hardly said of two things that stand so many paragraphs apart: things of one list stand together.
const MIDDLING: usize = 20;
const APART: usize = 5;

/// Numbered items that are fewer paragraphs apart may be of one list.
const NEAR: usize = 10;

/// One letter in so many may stand in only one of two sentences.
const EDITED: usize = 12;

/// How long the stretches are that sentences are filed under, and how many of them a sentence has.
const STRETCH: usize = 6;
const STRETCHES: usize = 3;

/// How many sentences may be filed in one place.
const FILED: usize = 8;

/// Words of what is meant to be, where the other sentence tells of what there is.
const INTENTIONS: [&str; 4] = ["力争", "争取", "预计", "预期"];

/// Sentences of a document that are the same but for their numbers.
pub(in crate::check) fn text_and_annex_differ(
    subject: &DocumentSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut seen = Seen::default();
    let places = places(subject);
    let parallels = Parallels::of(subject, &places);
    for sentence in subject.text.stretches().iter().enumerate().flat_map(sentences) {
        let section = places.get(sentence.stretch).and_then(|place| place.section);
        let pair = seen.add(Sentence { section, ..sentence });
        let pair = pair.filter(|pair| !parallels.are(&pair.earlier, &pair.later));
        findings.extend(pair.map(|pair| pair.finding(subject)));
    }
}

/// Where each heading, paragraph and cell stands.
fn places(subject: &DocumentSubject<'_>) -> Vec<StandsIn> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut of_article = None;
    let mut titles = 0;
    let mut places = Vec::new();
    for (at, block) in subject.document.body.blocks.iter().enumerate() {
        let is_heading = matches!(block, Block::Heading(..));
        titles += usize::from(matches!(block, Block::Heading(1, _)));
        let stretches = match block {
            Block::Heading(level, _) => {
                open.retain(|(other, _)| other < level);
                open.push((*level, at));
                of_article = None;
                1
            }
            Block::Paragraph(passage) => {
                of_article = article(&passage.run.text()).map(|_| at).or(of_article);
                1
            }
            Block::Table(table) => {
                table.header.len() + table.rows.iter().map(|row| row.cells.len()).sum::<usize>()
            }
        };
        let (above, own) = match open.as_slice() {
            [.., (level, above), (_, own)] if *level > 1 => (Some(*above), Some(*own)),
            [.., (_, last)] if of_article.is_some() => (Some(*last), None),
            _ => (None, None),
        };
        let section = above.zip(of_article.or(own)).map(|(above, own)| Section { above, own });
        let chapter = open.iter().find(|(level, _)| *level > 1).map(|(_, at)| *at);
        let place = StandsIn { section, title: titles, is_heading, chapter };
        places.extend(std::iter::repeat_n(place, stretches));
    }
    places
}

/// The sentences of a document so far.
#[derive(Debug, Default)]
struct Seen {
    sentences: Vec<Sentence>,
    /// The sentences that have a stretch of letters.
    filed: BTreeMap<u64, Vec<usize>>,
}

impl Seen {
    /// Takes a sentence in; an earlier one with other numbers is its near-duplicate, unless one with the same numbers is
    /// there too.
    fn add(&mut self, sentence: Sentence) -> Option<NearDuplicates> {
        if sentence.bare.len() < SHORTEST || sentence.is_of_many {
            return None;
        }
        let stretches = stretches(&sentence.bare);
        let near = stretches.iter().filter_map(|stretch| self.filed.get(stretch)).flatten();
        let near: BTreeSet<usize> = near.copied().collect();
        let earlier: Vec<&Sentence> = near.iter().filter_map(|n| self.sentences.get(*n)).collect();
        if earlier.iter().any(|earlier| earlier.says_the_same(&sentence)) {
            return None;
        }
        let compared: Vec<Compared> = earlier.iter().map(|one| compare(one, &sentence)).collect();
        let is_known = compared.iter().any(|compared| matches!(compared, Compared::Same));
        let pair = compared.into_iter().find_map(Compared::near_duplicates).filter(|_| !is_known);
        for stretch in stretches {
            let filed = self.filed.entry(stretch).or_default();
            if filed.len() < FILED {
                filed.push(self.sentences.len());
            }
        }
        self.sentences.push(sentence);
        pair
    }
}

/// The stretches of letters that a sentence is filed under: those with the smallest hashes. Where two sentences share most
/// of their letters, they share most of these.
fn stretches(bare: &[char]) -> Vec<u64> {
    // FNV-1a, the same on every machine.
    let hash = |letters: &[char]| {
        let step = |hash: u64, c: &char| (hash ^ u64::from(*c)).wrapping_mul(0x0100_0000_01b3);
        letters.iter().fold(0xcbf2_9ce4_8422_2325, step)
    };
    let mut smallest: Vec<u64> = Vec::new();
    for hash in bare.windows(STRETCH).map(hash) {
        let place = smallest.partition_point(|other| *other < hash);
        if place < STRETCHES && smallest.get(place) != Some(&hash) {
            smallest.insert(place, hash);
            smallest.truncate(STRETCHES);
        }
    }
    smallest
}

/// How two sentences compare.
#[derive(Debug)]
enum Compared {
    /// Other letters, or numbers that show that they speak of other things.
    Unlike,
    /// The same letters and numbers.
    Same,
    /// The same letters and other numbers.
    NearDuplicates(NearDuplicates),
}

impl Compared {
    fn near_duplicates(self) -> Option<NearDuplicates> {
        match self {
            Self::NearDuplicates(pair) => Some(pair),
            Self::Unlike | Self::Same => None,
        }
    }
}

fn compare(earlier: &Sentence, later: &Sentence) -> Compared {
    let shorter = earlier.bare.len().min(later.bare.len());
    let few = |letters: usize| letters * EDITED <= shorter;
    let rows = earlier.row.zip(later.row);
    // Rows of a table say the same of different things.
    let in_other_row = rows.is_some_and(|(a, b)| a.0 == b.0 && a.1 != b.1);
    if in_other_row || !few(earlier.bare.len().abs_diff(later.bare.len())) {
        return Compared::Unlike;
    }
    // Most sentences that share a stretch of letters share little else, and to see that is cheap.
    if !few(count_of_others(&earlier.bare, &later.bare)) {
        return Compared::Unlike;
    }
    let edits = edits(&earlier.bare, &later.bare);
    let edited: usize = edits.iter().map(|(a, b)| a.len() + b.len()).sum();
    // A word in the place of another names another thing, and so does 本级; with 力争 it is of another time.
    let names_another = |(a, b): &(Range<usize>, Range<usize>)| {
        !a.is_empty() && !b.is_empty() || is_of_another(earlier, a) || is_of_another(later, b)
    };
    if !few(edited) || edits.iter().any(names_another) {
        return Compared::Unlike;
    }
    let pairs = pairs(earlier, later, &edits);
    let differ: Vec<(&Number, &Number)> =
        pairs.iter().copied().filter(|(a, b)| !a.is_equal(b)).collect();
    // A list in the text says the same of different things too: some other number must be the same.
    let in_one_row = rows.is_some_and(|(a, b)| a == b);
    let is_annex = earlier.row.is_some() != later.row.is_some();
    let distance = later.stretch.abs_diff(earlier.stretch);
    // Items of one list say the same of different things.
    let in_one_list = earlier.item.is_some() && earlier.item == later.item && distance < NEAR;
    let is_apart = distance >= APART && rows.is_none();
    let is_long = shorter >= LONG || (is_apart && shorter >= MIDDLING);
    // Where most of several numbers are others, the two are hardly of one thing.
    let is_like = (differ.len() * 2 <= pairs.len() || (is_long && differ.len() == 1))
        && !are_mostly_others(earlier, later);
    // So do the sections and the articles of one chapter: 施工阶段…, and below 竣工阶段….
    let sections = earlier.section.zip(later.section);
    let are_siblings = sections.is_some_and(|(a, b)| a.above == b.above && a.own != b.own);
    // What a text says of one year it says of another, too, and with some words more of another thing.
    let are_years = differ.iter().all(|(a, b)| a.is_year_of(b));
    let is_of_several =
        in_one_list || are_siblings || are_years || earlier.is_of_another_year(later);
    let is_said_again =
        is_like && (edits.is_empty() || shorter >= LONG) && differ.len() == 1 && distance > 0;
    // What is said twice in one cell is said of two things.
    let is_of_row = in_one_row && distance > 0;
    let is_of_one_thing = is_of_row || is_annex || (is_said_again && !is_of_several);
    if differ.is_empty() {
        Compared::Same
    } else if is_of_one_thing
        && speaks_of_one(&differ)
        && !(earlier.is_deadline() && later.is_deadline())
        && differ.len() * LETTERS_A_NUMBER <= shorter
    {
        Compared::NearDuplicates(NearDuplicates::of((earlier, later), &differ))
    } else {
        Compared::Unlike
    }
}

/// Whether letters that only one of two sentences has are of a level of agencies, as 市本级, say that something is meant to be,
/// or that it is not, as 非固定污染.
fn is_of_another(sentence: &Sentence, place: &Range<usize>) -> bool {
    let words = sentence.bare.get(place.clone()).unwrap_or_default();
    words.iter().any(|c| "级非不未".contains(*c))
        || INTENTIONS.iter().any(|word| letters::has(words, word))
}

/// Whether two sentences with as many numbers have more others than the same, wherever they stand: one number alone may be
/// another.
fn are_mostly_others(earlier: &Sentence, later: &Sentence) -> bool {
    let pairs = || earlier.numbers.iter().zip(&later.numbers);
    let count = earlier.numbers.len();
    let others = pairs().filter(|(a, b)| !a.is_equal(b)).count();
    count == later.numbers.len() && others > 1 && others * 2 > count
}

/// Whether numbers that differ leave two sentences speaking of the same thing: not where they tell the things apart, and
/// not where one value is of another time than the other.
fn speaks_of_one(differ: &[(&Number, &Number)]) -> bool {
    let roles = || differ.iter().flat_map(|(a, b)| [a.role, b.role]);
    let all = |role: Role| roles().all(|one| one == role);
    all(Role::Value) || all(Role::Time)
}

/// Stretches that only one of two texts has.
type Edits = [(Range<usize>, Range<usize>)];

/// The numbers of two sentences that stand in the same place; none from a clause that is edited.
fn pairs<'a>(
    earlier: &'a Sentence,
    later: &'a Sentence,
    edits: &Edits,
) -> Vec<(&'a Number, &'a Number)> {
    if edits.is_empty() && earlier.numbers.len() == later.numbers.len() {
        return earlier.numbers.iter().zip(&later.numbers).collect();
    }
    let near = edits.iter().flat_map(|(edit, _)| edit.start.saturating_sub(1)..=edit.end);
    let edited: BTreeSet<usize> = near.filter_map(|at| earlier.clauses.get(at).copied()).collect();
    // Where a place of the earlier sentence is in the later one.
    let moved = |at: usize| {
        let before = edits.iter().filter(|(a, _)| a.end <= at);
        let (less, more) = before.fold((0, 0), |(a, b), edit| (a + edit.0.len(), b + edit.1.len()));
        at + more - less
    };
    let whole = earlier.numbers.iter().filter(|number| !edited.contains(&number.clause));
    let same_place = |number: &Number| {
        let mut there = later.numbers.iter();
        there.find(|other| (other.at, other.nth) == (moved(number.at), number.nth))
    };
    whole.filter_map(|number| Some((number, same_place(number)?))).collect()
}
