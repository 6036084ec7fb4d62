//! The sentence above a chart of targets: what it shows, from the same numbers.

use std::fmt::Display;

use rust_decimal::Decimal;

use super::scene::{Promise, Scene};
use super::strings::CaptionWords;
use super::view::{CommitmentView, Dated};
use super::wording::{fill, percent, plain};
use super::working::points;
use crate::assess::{Pace, Reason, Status, Working};
use crate::content::{Bound, Count, Goal, Quantity};

/// How many targets a sentence names one by one.
const NAMED: usize = 4;

/// Names and values that go into a sentence.
type Values<'v> = [(&'v str, &'v dyn Display)];

/// What the trend of a commitment shows.
pub(super) fn trend(scene: &Scene<'_>, promise: Promise<'_>, view: &CommitmentView) -> String {
    let assessment = scene.assessments.of(promise.commitment);
    let words = &scene.strings().caption;
    let writer = Writer {
        words,
        view,
        points: points(scene.strings(), &view.unit),
        is_summed: assessment.latest.last().is_some_and(|o| o.counts == Some(Count::Year)),
        is_in_words: matches!(assessment.target.quantity, Quantity::Words(_)),
    };
    let said = match &assessment.working {
        _ if assessment.by_numbers == Status::Unassessed(Reason::ConflictingValues) => {
            writer.contradiction()
        }
        Some(Working::Reach { pace, .. }) => writer.way(pace, assessment.by_numbers == Status::Met),
        Some(Working::Keep(margin)) => writer.kept(margin.margin),
        Some(Working::Evident(_)) => writer.say(&words.met, &[]),
        None if view.latest.is_empty() => writer.ahead(scene, promise),
        Some(Working::Tendency { .. }) | None => {
            writer.say(&words.measured, &[]) + &words.semicolon + &writer.target()
        }
    };
    said + &words.stop
}

/// What a group of commitments has come to: `约束性目标 31 项：1 项快于预期，30 项暂不评价。`
pub(super) fn counts(scene: &Scene<'_>, name: &str, counts: &[(&str, usize)]) -> String {
    let words = &scene.strings().caption;
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let each = counts
        .iter()
        .map(|(word, count)| fill(&words.count, &[("count", count), ("status", word)]));
    let each = each.collect::<Vec<_>>().join(&words.comma);
    fill(&words.counts, &[("name", &name), ("total", &total), ("each", &each)]) + &words.stop
}

/// Where there are judgements: `可以评价的 4 项：荣昌区 4 项。`
pub(super) fn judged(scene: &Scene<'_>, groups: &[(&str, usize)]) -> String {
    let words = &scene.strings().caption;
    let total: usize = groups.iter().map(|(_, count)| count).sum();
    if total == 0 {
        return words.none_judged.clone() + &words.stop;
    }
    let each = groups
        .iter()
        .map(|(name, count)| fill(&words.of_group, &[("name", name), ("count", count)]));
    let each = each.collect::<Vec<_>>().join(&words.comma);
    fill(&words.judged, &[("total", &total), ("each", &each)]) + &words.stop
}

/// Who promises what for an indicator: `3 项目标：荣昌区 2025年 ≥30%，…。`
pub(super) fn comparison(scene: &Scene<'_>, views: &[&CommitmentView]) -> String {
    let words = &scene.strings().caption;
    let each = views.iter().take(NAMED).map(|view| {
        let (target, by) = (value(&view.target), view.target.year);
        fill(&words.promised, &[("name", &view.district.text), ("by", &by), ("target", &target)])
    });
    let each = each.collect::<Vec<_>>().join(&words.comma);
    let rest = if views.len() > NAMED { words.and_more.as_str() } else { "" };
    fill(&words.compared, &[("count", &views.len()), ("each", &each)]) + rest + &words.stop
}

/// A value with its unit; a unit of letters stands apart.
fn value(value: &Dated) -> String {
    let is_close = value.unit.is_empty() || value.unit.starts_with(['%', '‰', '/']);
    let gap = if is_close { "" } else { " " };
    format!("{}{gap}{}", value.text, value.unit)
}

struct Writer<'a> {
    words: &'a CaptionWords,
    view: &'a CommitmentView,
    /// The unit of differences.
    points: &'a str,
    /// Whether the value that is judged is a sum of those of single years.
    is_summed: bool,
    /// Whether the target has no number.
    is_in_words: bool,
}

impl Writer<'_> {
    /// A sentence with the latest value `{year}` `{value}`, the target `{by}` `{target}`, the start `{from}` `{baseline}`,
    /// and more.
    fn say(&self, sentence: &str, more: &Values<'_>) -> String {
        let now = self.view.latest.last();
        let (year, reached) = (now.map_or(0, |now| now.year), now.map_or_else(String::new, value));
        let (by, target) = (self.view.target.year, value(&self.view.target));
        let start = self.view.baseline.as_ref();
        let (from, baseline) = (start.map_or(0, |b| b.year), start.map_or_else(String::new, value));
        let usual: [(&str, &dyn Display); 6] = [
            ("year", &year),
            ("value", &reached),
            ("by", &by),
            ("target", &target),
            ("from", &from),
            ("baseline", &baseline),
        ];
        let values: Vec<(&str, &dyn Display)> = more.iter().chain(&usual).copied().collect();
        fill(sentence, &values)
    }

    /// A size of a change, without its sign.
    fn size(&self, change: Decimal) -> String {
        format!("{} {}", plain(change.abs()), self.points).trim_end().to_owned()
    }

    fn verb(&self, change: Decimal) -> &str {
        let unit = &self.view.unit;
        let is_rate = unit.is_empty()
            || unit.contains(['%', '‰', '/'])
            || self.words.rates.iter().any(|rate| rate == unit);
        match (is_rate, change.is_sign_negative()) {
            (true, false) => &self.words.rises,
            (true, true) => &self.words.falls,
            (false, false) => &self.words.grows,
            (false, true) => &self.words.shrinks,
        }
    }

    fn target(&self) -> String {
        let words = self.words;
        self.say(if self.is_in_words { &words.target_words } else { &words.target }, &[])
    }

    fn contradiction(&self) -> String {
        let values: Vec<String> = self.view.latest.iter().map(value).collect();
        let values = values.join(&self.words.and);
        let said = self.say(&self.words.contradiction, &[("values", &values)]);
        said + &self.words.semicolon + &self.target()
    }

    fn way(&self, pace: &Pace, is_met: bool) -> String {
        let words = self.words;
        let change = pace.now.value - pace.start.value;
        let (verb, size) = (self.verb(change), self.size(change));
        let left = self.size(pace.end.value - pace.now.value);
        let share = percent(pace.completion);
        let sum = Dated {
            year: pace.now.year,
            text: plain(pace.now.value),
            unit: self.view.unit.clone(),
        };
        let sum = value(&sum);
        let sentence = match (is_met, change.is_zero()) {
            _ if self.is_summed => &words.summed,
            (true, _) => &words.met_since,
            (false, true) => &words.still,
            (false, false) if pace.completion < Decimal::ZERO => &words.backwards,
            (false, false) => &words.on_the_way,
        };
        self.say(
            sentence,
            &[
                ("from", &pace.start.year),
                ("verb", &verb),
                ("change", &size),
                ("share", &share),
                ("left", &left),
                ("sum", &sum),
            ],
        )
    }

    fn kept(&self, margin: Decimal) -> String {
        let is_out = margin.is_sign_negative();
        let sentence = if is_out { &self.words.not_kept } else { &self.words.kept };
        self.say(sentence, &[("margin", &self.size(margin))])
    }

    /// Nothing measured yet: how far it is from the baseline to the target, and whether the time is up.
    fn ahead(&self, scene: &Scene<'_>, promise: Promise<'_>) -> String {
        let words = self.words;
        let is_up = scene.checked.content().site.as_of.year() >= self.view.target.year;
        let none = if is_up { &words.none_at_all } else { &words.none_yet };
        let said = match distance(scene, promise) {
            _ if self.view.baseline.is_none() => self.target() + &words.no_baseline,
            Distance::None => self.say(&words.from_to, &[]),
            Distance::ToKeep => self.say(&words.to_keep, &[]),
            Distance::Way(change) => self.say(
                &words.way_to_go,
                &[("verb", &self.verb(change)), ("change", &self.size(change))],
            ),
        };
        said + &words.semicolon + none
    }
}

/// How far a target is from its baseline.
enum Distance {
    /// One of the two is no exact number.
    None,
    /// The baseline meets it.
    ToKeep,
    /// The change that is asked for.
    Way(Decimal),
}

fn distance(scene: &Scene<'_>, promise: Promise<'_>) -> Distance {
    let commitment = promise.commitment;
    let target = &scene.assessments.of(commitment).target.quantity;
    let baseline = commitment.baseline.as_ref().and_then(|b| b.quantity.as_ref());
    let direction = scene.checked.indicator(&commitment.indicator).direction;
    let level = baseline.and_then(Quantity::level);
    match (level, Goal::of(target, direction)) {
        (Some((bound, from)), Some(goal)) if goal.is_surely_met_by(bound, from.value()) => {
            Distance::ToKeep
        }
        (Some((Bound::Exact, from)), Some(goal)) => {
            Distance::Way(goal.nearest_to(from.value()) - from.value())
        }
        _ => Distance::None,
    }
}
