//! One number is a level in one place of a document and a change in another: a target of 13.5%, and 下降13.5%.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::check::subject::{DistrictSubject, Index};
use crate::check::text::letters::{self, Letter};
use crate::check::text::numbers::{PrintedNumber, in_file};
use crate::diag::{Code, Finding};
use crate::model::{CitedPlace, Commitment, Document, Indicator, IndicatorId, Kind};
use crate::say;

/// Words of a change. A number right behind one says by how much; behind 到, 至 or 为 it would say how far.
const CHANGES: [&str; 8] = ["下降", "降低", "减少", "提高", "增长", "上升", "增加", "提升"];

/// What may stand between such a word and its number.
const BETWEEN: [&str; 3] = ["了", "约", "近"];

/// Words that make a clause say something else than the change over the whole period.
const EACH_YEAR: [&str; 4] = ["每年", "年均", "逐年", "年度"];

/// Marks that an indicator and its change do not go over.
const CLAUSE_ENDS: &str = "，。；：！？、,;:!?";

/// How many letters may stand between the name of an indicator and the word of its change.
const NEAR: usize = 16;

/// Targets that the document elsewhere gives as changes.
pub(in crate::check) fn level_or_change(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let names = Names::of(subject.index);
    for plan in &subject.district.plans {
        let Some(text) = subject.text(&plan.document) else { continue };
        let stretches = text.stretches().iter();
        let changes: Vec<Change> = stretches.flat_map(|one| changes(&one.letters)).collect();
        // Two records of one indicator with one number are one contradiction.
        let mut found: BTreeMap<(&IndicatorId, Decimal), Contradiction<'_>> = BTreeMap::new();
        for commitment in &plan.commitments {
            let Some(level) = level(commitment) else { continue };
            let same = changes.iter().filter(|change| {
                change.by == level
                    && names.are_of(change, commitment)
                    && !is_right(commitment, level, change)
            });
            let changes: Vec<&Change> = same.collect();
            if !changes.is_empty() {
                let key = (&commitment.indicator, level.normalize());
                found.entry(key).or_insert(Contradiction { commitment, changes });
            }
        }
        findings.extend(found.values().map(|one| one.finding(subject, &names, text.document)));
    }
}

/// A place where a text says by how much something changes.
#[derive(Debug)]
struct Change {
    /// The clause up to the word of the change.
    clause: Vec<char>,
    by: Decimal,
    /// What stands behind the number.
    unit: Vec<char>,
    /// The word and the number.
    words: String,
    /// Where they stand in the file.
    bytes: Range<usize>,
}

/// The changes that a text tells, in order.
fn changes(text: &[Letter]) -> Vec<Change> {
    let plain: Vec<char> = text.iter().map(|(c, _)| *c).collect();
    let change = |PrintedNumber { digits, at }: PrintedNumber| {
        let by = Decimal::from_str_exact(&digits).ok()?;
        let head = plain.get(..at.start)?;
        let bare = BETWEEN.iter().find_map(|word| letters::without(head, word)).unwrap_or(head);
        let before = CHANGES.iter().find_map(|word| letters::without(bare, word))?;
        let first = before.len().saturating_sub(letters::LONGEST_CLAUSE);
        let near = before.get(first..)?;
        let end = near.iter().rposition(|c| CLAUSE_ENDS.contains(*c));
        let start = end.map_or(first, |at| first + at + 1);
        let behind = plain.get(at.end..)?;
        let sign = usize::from(behind.first().is_some_and(|c| "%％‰".contains(*c)));
        let range = before.len()..at.end + sign;
        Some(Change {
            clause: before.get(start..)?.to_vec(),
            by,
            unit: behind.iter().map(|c| if *c == '％' { '%' } else { *c }).take(NEAR).collect(),
            words: plain.get(range.clone())?.iter().collect(),
            bytes: letters::place(text, &range),
        })
    };
    in_file(text).into_iter().filter_map(change).collect()
}

/// The number that a target is to reach; a target that is itself a change has none.
fn level(commitment: &Commitment) -> Option<Decimal> {
    let Commitment { print, kind, target, citation, .. } = commitment;
    let (_, number) = target.quantity.level()?;
    let is_change = |text: &Option<String>| {
        text.as_ref().is_some_and(|text| CHANGES.iter().any(|word| text.contains(word)))
    };
    let quoted: Vec<Letter> = match &citation.place {
        CitedPlace::Quote { quote, .. } => letters::with_places(quote),
        CitedPlace::Row { .. } => Vec::new(),
    };
    let says_so = is_change(&target.text)
        || is_change(&print.name)
        || changes(&quoted).iter().any(|change| change.by == number.value());
    (*kind != Some(Kind::Cumulative) && !says_so).then(|| number.value())
}

/// Whether the step from the baseline to the target is this change, in the unit or in percent of the baseline.
fn is_right(commitment: &Commitment, level: Decimal, change: &Change) -> bool {
    let baseline = commitment.baseline.as_ref().and_then(|b| b.quantity.as_ref()?.level());
    let Some((_, baseline)) = baseline else { return false };
    let step = (baseline.value() - level).abs();
    let share = (step * Decimal::ONE_HUNDRED).checked_div(baseline.value().abs());
    let rounded = |value: Decimal| {
        value.round_dp_with_strategy(change.by.scale(), RoundingStrategy::MidpointAwayFromZero)
    };
    rounded(step) == change.by || share.map(rounded) == Some(change.by)
}

/// The names and units of the catalogue.
struct Names<'a> {
    /// For each indicator its name, its unit and the letters of all its names.
    indicators: BTreeMap<&'a IndicatorId, (&'a str, &'a str, Vec<Vec<char>>)>,
}

impl<'a> Names<'a> {
    fn of(index: &Index<'a>) -> Self {
        let entry = |indicator: &&'a Indicator| {
            let names = std::iter::once(&indicator.name).chain(&indicator.aliases);
            let letters = names.map(|name| letters::of_text(name)).collect();
            (&indicator.id, (indicator.name.as_str(), indicator.unit.as_str(), letters))
        };
        Self { indicators: index.indicators.values().map(entry).collect() }
    }

    /// Whether a change is one of the indicator of a commitment, in its unit.
    fn are_of(&self, change: &Change, commitment: &Commitment) -> bool {
        let Some((_, unit, names)) = self.indicators.get(&commitment.indicator) else {
            return false;
        };
        let print = &commitment.print;
        let corrected = print.erratum.as_ref().map(|erratum| erratum.unit.as_str());
        let unit = corrected.or(print.unit.as_deref()).unwrap_or(unit);
        let printed = print.name.as_ref().map(|name| letters::of_text(name));
        let mut names = names.iter().chain(&printed);
        is_in_unit(&change.unit, unit)
            && names.any(|name| self.names(&commitment.indicator, name, &change.clause))
    }

    /// Whether a clause has this name as its last, with nothing behind it that the change may be about instead.
    fn names(&self, id: &IndicatorId, name: &[char], clause: &[char]) -> bool {
        let starts = |name: &[char]| {
            let windows = clause.windows(name.len().max(1)).enumerate();
            windows.filter(|(_, part)| *part == name).map(|(at, _)| at).collect::<Vec<_>>()
        };
        let Some(start) = starts(name).last().copied() else { return false };
        let end = start + name.len();
        let others = self.indicators.iter().filter(|(other, _)| **other != id);
        let mut others = others.flat_map(|(_, (_, _, names))| names);
        let is_in_longer = others.any(|other| {
            other.len() > name.len()
                && starts(other).iter().any(|at| *at <= start && end <= at + other.len())
        });
        let behind: String = clause.get(end..).unwrap_or_default().iter().collect();
        let is_near = behind.chars().count() <= NEAR;
        let has = |words: &[&str]| words.iter().any(|word| behind.contains(word));
        is_near && !is_in_longer && !has(&EACH_YEAR) && !has(&CHANGES) && !has_value(&behind)
    }
}

/// Whether a text has another number than a year.
fn has_value(text: &str) -> bool {
    let mut parts = text.split('年').peekable();
    while let Some(part) = parts.next() {
        let digits = part.chars().rev().take_while(char::is_ascii_digit).count();
        let is_year = digits == 4 && parts.peek().is_some();
        let before = part.chars().count() - if is_year { digits } else { 0 };
        if part.chars().take(before).any(|c| c.is_ascii_digit()) {
            return true;
        }
    }
    false
}

/// Whether the letters behind a number are the unit, percentage points of a percentage, or no unit at all.
fn is_in_unit(behind: &[char], unit: &str) -> bool {
    let behind: String = behind.iter().collect();
    let unit: String = letters::of_text(unit).into_iter().collect();
    let unit = unit.strip_prefix('1').filter(|rest| rest.starts_with('/')).unwrap_or(&unit);
    let has_none = !behind.starts_with(|c: char| c.is_alphanumeric() || "%‰/".contains(c));
    has_none
        || !unit.is_empty() && behind.starts_with(unit)
        || unit == "%" && behind.starts_with("个百分点")
}

/// A target, and the places where the document says that it is a change.
struct Contradiction<'a> {
    commitment: &'a Commitment,
    changes: Vec<&'a Change>,
}

impl Contradiction<'_> {
    fn finding(
        &self,
        subject: &DistrictSubject<'_>,
        names: &Names<'_>,
        document: &Document,
    ) -> Finding {
        let Self { commitment, changes } = self;
        let name = names.indicators.get(&commitment.indicator).map_or("", |(name, _, _)| name);
        let target = commitment.target.quantity.text();
        let words = changes.first().map_or("", |change| change.words.as_str());
        let here = commitment.origin.span(subject.sources, &["target", "value"]);
        let say = say!(
            "“{name}”的目标是 {target}，正文另一处写成“{words}”",
            "the target of `{name}` is {target}, and the text says elsewhere `{words}`"
        );
        let mut finding = Finding::new(Code::LevelOrChange, here, say);
        for change in changes {
            let Range { start, end } = change.bytes;
            let span = subject.sources.span(document.origin.file, start, end);
            finding = finding.other(span, say!("这里是升降的幅度", "a change here"));
        }
        finding.hint(say!(
            "对照原件，看哪一处有误；原件就是这样印的，照录，并在 `note` 里说明",
            "compare with the original; if it is printed so, leave it and say so in a `note`"
        ))
    }
}
