//! The sentence above a chart: what it shows, from the same numbers.

use rust_decimal::Decimal;

use super::scene::{Promise, Scene};
use super::theme::CaptionWords;
use super::view::{CommitmentView, Dated};
use super::wording::{percent, plain};
use super::working::points;
use crate::assess::{Pace, Reason, Status, Working};
use crate::content::{Bound, Count, Goal, Quantity};

/// Puts values into a sentence: `{year}年为{value}`.
fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(sentence.to_owned(), |sentence, (name, value)| {
        sentence.replace(&format!("{{{name}}}"), value)
    })
}

/// What the trend of a commitment shows.
pub(super) fn trend(scene: &Scene<'_>, promise: Promise<'_>, view: &CommitmentView) -> String {
    let assessment = scene.assessments.of(promise.commitment);
    let writer = Writer {
        words: &scene.strings().caption,
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
        Some(Working::Evident(_)) => writer.latest(&writer.words.met),
        None if view.latest.is_empty() => writer.ahead(scene, promise),
        Some(Working::Tendency { .. }) | None => {
            writer.latest(&writer.words.measured) + &writer.words.semicolon + &writer.target()
        }
    };
    said + &writer.words.stop
}

/// What a group of commitments has come to: `约束性目标31 项：1 项快于预期，30 项暂不评价。`
pub(super) fn counts(scene: &Scene<'_>, name: &str, counts: &[(&str, usize)]) -> String {
    let words = &scene.strings().caption;
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let each = counts.iter().map(|(word, count)| {
        fill(&words.count, &[("count", &count.to_string()), ("status", word)])
    });
    let each: Vec<String> = each.collect();
    let total = total.to_string();
    fill(&words.counts, &[("name", name), ("total", &total), ("each", &each.join(&words.comma))])
        + &words.stop
}

struct Writer<'a> {
    words: &'a CaptionWords,
    view: &'a CommitmentView,
    points: &'a str,
    /// Whether the target has no number.
    is_in_words: bool,
    /// Whether the value that is judged is a sum of those of single years.
    is_summed: bool,
}

impl Writer<'_> {
    fn value(value: &Dated) -> String {
        let gap =
            if value.unit.is_empty() || "%‰".contains(value.unit.as_str()) { "" } else { " " };
        format!("{}{gap}{}", value.text, value.unit)
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

    /// A sentence about the latest value and the target.
    fn latest(&self, sentence: &str) -> String {
        let Some(now) = self.view.latest.last() else { return self.target() };
        fill(
            sentence,
            &[
                ("year", &now.year.to_string()),
                ("value", &Self::value(now)),
                ("by", &self.view.target.year.to_string()),
                ("target", &Self::value(&self.view.target)),
            ],
        )
    }

    fn target(&self) -> String {
        let sentence = if self.is_in_words { &self.words.target_words } else { &self.words.target };
        fill(
            sentence,
            &[
                ("by", &self.view.target.year.to_string()),
                ("target", &Self::value(&self.view.target)),
            ],
        )
    }

    fn contradiction(&self) -> String {
        let values: Vec<String> = self.view.latest.iter().map(Self::value).collect();
        let year = self.view.latest.last().map_or(self.view.target.year, |now| now.year);
        let values = values.join(&self.words.and);
        fill(&self.words.contradiction, &[("year", &year.to_string()), ("values", &values)])
            + &self.words.semicolon
            + &self.target()
    }

    fn way(&self, pace: &Pace, is_met: bool) -> String {
        let change = pace.now.value - pace.start.value;
        let since = [
            ("from", pace.start.year.to_string()),
            ("verb", self.verb(change).to_owned()),
            ("change", self.size(change)),
            ("share", percent(pace.completion)),
            ("left", self.size(pace.end.value - pace.now.value)),
        ];
        let since: Vec<(&str, &str)> = since.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let is_back = pace.completion < Decimal::ZERO;
        let sentence = match (is_met, change.is_zero()) {
            _ if self.is_summed => {
                let sum = Dated {
                    text: plain(pace.now.value),
                    year: pace.now.year,
                    unit: self.view.unit.clone(),
                };
                &fill(&self.words.summed, &[("value", &Self::value(&sum))])
            }
            (true, _) => &self.words.met_since,
            (false, true) => &self.words.still,
            (false, false) if is_back => &self.words.backwards,
            (false, false) => &self.words.on_the_way,
        };
        fill(&self.latest(sentence), &since)
    }

    fn kept(&self, margin: Decimal) -> String {
        let sentence =
            if margin.is_sign_negative() { &self.words.not_kept } else { &self.words.kept };
        fill(&self.latest(sentence), &[("margin", &self.size(margin))])
    }

    /// Nothing measured yet: how far it is from the baseline to the target, and whether the time is up.
    fn ahead(&self, scene: &Scene<'_>, promise: Promise<'_>) -> String {
        let is_up = scene.checked.content().site.as_of.year() >= self.view.target.year;
        let none = if is_up { &self.words.none_at_all } else { &self.words.none_yet };
        let Some(baseline) = &self.view.baseline else {
            return self.target() + &self.words.no_baseline + &self.words.semicolon + none;
        };
        let from = [
            ("from", baseline.year.to_string()),
            ("baseline", Self::value(baseline)),
            ("by", self.view.target.year.to_string()),
            ("target", Self::value(&self.view.target)),
        ];
        let from: Vec<(&str, &str)> = from.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let sentence = match distance(scene, promise) {
            Distance::None => fill(&self.words.from_to, &from),
            Distance::ToKeep => fill(&self.words.to_keep, &from),
            Distance::Way(change) => {
                let way = [("verb", self.verb(change)), ("change", &self.size(change))];
                fill(&fill(&self.words.way_to_go, &from), &way)
            }
        };
        sentence + &self.words.semicolon + none
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
