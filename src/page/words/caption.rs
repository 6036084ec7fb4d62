//! The sentence above a chart of targets: what it shows, from the same numbers.

use std::fmt::Display;

use rust_decimal::Decimal;

use crate::assess::{Distance, Due, Margin, Measure, Pace, Reason, Status, Working, limits};
use crate::chart::with_unit;
use crate::model::{Bound, Count, Direction, Kind, Moment, Observation, Quantity};
use crate::page::context::PageContext;
use crate::page::view::CommitmentView;
use crate::page::words::periods;
use crate::page::words::punctuation::{commas, in_brackets, quoted, within_quotes};
use crate::page::words::strings::{CaptionWords, Strings};
use crate::page::words::wording::Dated;
use crate::page::words::wording::{exact, fill, percent};
use crate::page::words::working::{is_from_zero, points};
use crate::site::CommitmentEntry;

/// Names and values that go into a sentence.
type Values<'v> = [(&'v str, &'v dyn Display)];

/// What the trend of a commitment shows.
pub(in crate::page) fn trend(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
    view: &CommitmentView,
) -> String {
    let assessment = context.site.assessments.of(entry.commitment);
    let words = &context.strings().caption;
    let latest = assessment.latest.last();
    let is_in_words = latest.is_some_and(|o| matches!(o.quantity, Quantity::Words(_)));
    let limits = limits(&context.site.checked.content().site.assessment);
    let indicator = context.site.checked.indicator(&entry.commitment.indicator);
    let writer = Writer {
        words,
        view,
        points: points(context.strings(), &view.unit),
        limits: &limits,
        target: &assessment.target.quantity,
        strings: context.strings(),
        is_summed: assessment.sum().is_some(),
        latest: latest.copied().filter(|_| assessment.sum().or(assessment.mean()).is_none()),
        said_beside: latest.map_or_else(Vec::new, |o| context.strings().revision.said_beside(o)),
        kind: entry.commitment.kind,
        is_of_another_period: assessment.by_numbers == Status::Unassessed(Reason::OtherPeriod),
        // What is reported in words is no count.
        is_from_zero: is_from_zero(entry.commitment) && !is_in_words,
        direction: indicator.direction,
    };
    let said = match &assessment.working {
        _ if assessment.by_numbers == Status::Unassessed(Reason::ConflictingValues) => {
            writer.contradiction()
        }
        Some(Working::Reach { pace, measure }) => {
            writer.way(pace, assessment.by_numbers == Status::Met, measure.as_ref())
        }
        Some(Working::Keep(margin)) if entry.commitment.kind == Some(Kind::Yearly) => {
            writer.every_year(margin)
        }
        Some(Working::Keep(margin)) => writer.kept(margin),
        Some(Working::Mean { .. })
            if matches!(assessment.by_numbers, Status::Behind | Status::Missed) =>
        {
            writer.measured() + &writer.say(&words.mean_missed, &[])
        }
        Some(Working::Mean { .. }) => writer.measured() + &writer.say(&words.mean_met, &[]),
        Some(Working::Evident(_)) => writer.measured() + &writer.evident(assessment.by_numbers),
        None if view.latest.is_empty() => writer.ahead(context, entry),
        Some(Working::Tendency { .. }) | None => {
            writer.measured() + &words.semicolon + &writer.target()
        }
    };
    // A person may take for met what the numbers say is not.
    let is_decided = assessment.status == Status::Met && assessment.by_numbers != Status::Met;
    let lead = if is_decided { words.by_numbers.as_str() } else { "" };
    format!("{lead}{said}{}", words.stop)
}

/// What a group of commitments has come to: `约束性目标 31 项：1 项快于预期，30 项暂不评价。`
pub(in crate::page) fn counts(
    context: &PageContext<'_>,
    name: &str,
    counts: &[(&str, usize)],
) -> String {
    let words = &context.strings().caption;
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let each = counts
        .iter()
        .map(|(word, count)| fill(&words.count, &[("count", count), ("status", word)]));
    let each = each.collect::<Vec<_>>().join(&words.comma);
    fill(&words.counts, &[("name", &name), ("total", &total), ("each", &each)]) + &words.stop
}

/// Where there are assessments: `可以评价的 4 项：荣昌区 4 项。`
pub(in crate::page) fn judged(context: &PageContext<'_>, groups: &[(&str, usize)]) -> String {
    let words = &context.strings().caption;
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

/// A value with its unit.
fn value(value: &Dated) -> String {
    with_unit(&value.text, &value.unit)
}

/// What a number in a unit does that changes: a rate rises, a count grows.
pub(in crate::page) fn verb<'w>(words: &'w CaptionWords, unit: &str, change: Decimal) -> &'w str {
    let is_rate = unit.is_empty()
        || unit.contains(['%', '‰', '/'])
        || words.rates.iter().any(|rate| rate == unit);
    match (is_rate, change.is_sign_negative()) {
        (true, false) => &words.rises,
        (true, true) => &words.falls,
        (false, false) => &words.grows,
        (false, true) => &words.shrinks,
    }
}

/// Whether a text begins with its number: others have a verb of their own, as 控制在30分钟以内.
fn is_number(text: &str) -> bool {
    text.trim_start_matches(['≥', '≈', '约']).starts_with(|sign: char| sign.is_ascii_digit())
}

struct Writer<'a> {
    words: &'a CaptionWords,
    view: &'a CommitmentView,
    /// The unit of differences.
    points: &'a str,
    /// The limits of the site's rule.
    limits: &'a [Decimal],
    target: &'a Quantity,
    strings: &'a Strings,
    kind: Option<Kind>,
    /// Whether all that is measured is of parts of a year, or of years before the period, too.
    is_of_another_period: bool,
    /// The measured value that is assessed, where it is not made of several.
    latest: Option<&'a Observation>,
    /// What is said of it: that it is an estimate, a first value.
    said_beside: Vec<&'a str>,
    /// Whether the value that is assessed is a sum of those of single years.
    is_summed: bool,
    /// Whether no baseline is printed, and a count starts at zero.
    is_from_zero: bool,
    direction: Direction,
}

impl Writer<'_> {
    /// A sentence with the latest value `{year}` `{value}`, the target `{by}` `{target}`, the start `{from}` `{baseline}`,
    /// and more.
    fn say(&self, sentence: &str, more: &Values<'_>) -> String {
        let now = self.view.latest.last();
        let said = |value: Option<&Dated>| value.map_or_else(String::new, |v| v.when.clone());
        let (year, reached) = (now.map_or(0, |now| now.year), self.reached(now));
        let by = self.view.target.year;
        let target = match self.target {
            Quantity::Words(_) => within_quotes(&value(&self.view.target)),
            _ => value(&self.view.target),
        };
        // 每年 stands in the sentence, and may stand in the text of the target.
        let yearly = &self.strings.target.yearly;
        let target = match self.kind {
            Some(Kind::Yearly) => target.strip_prefix(yearly.as_str()).unwrap_or(&target),
            _ => &target,
        };
        let start = self.view.baseline.as_ref();
        let (from, baseline) = (start.map_or(0, |b| b.year), start.map_or_else(String::new, value));
        let (when, since) = (said(now), said(start));
        // Older themes have numbers of years, with the word for year beside them.
        let usual: [(&str, &dyn Display); 8] = [
            ("when", &when),
            ("since", &since),
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

    /// The latest value: words in quotes, and behind it what is said of it.
    fn reached(&self, now: Option<&Dated>) -> String {
        let reached = now.map_or_else(String::new, value);
        let Some(latest) = self.latest else { return reached };
        let is_in_words = matches!(latest.quantity, Quantity::Words(_)) && latest.has_value();
        let reached = if is_in_words { quoted(&reached) } else { reached };
        if self.said_beside.is_empty() {
            return reached;
        }
        in_brackets(reached, commas(&self.said_beside))
    }

    /// When the way starts: the baseline's time as it is printed, or the moment.
    fn since(&self, at: Moment) -> String {
        let of_baseline = self.view.baseline.as_ref().filter(|_| !self.is_from_zero);
        of_baseline.map_or_else(|| periods::moment(self.strings, at), |b| b.when.clone())
    }

    /// A size of a change, without its sign.
    fn size(&self, change: Decimal) -> String {
        with_unit(&exact(change.abs()), self.points)
    }

    fn verb(&self, change: Decimal) -> &str {
        let verb = verb(self.words, &self.view.unit, change);
        // 提高 praises what a rise of a death rate is not.
        let is_rise_of_lower = verb == self.words.rises && self.direction == Direction::Lower;
        if is_rise_of_lower && !self.words.rises_badly.is_empty() {
            &self.words.rises_badly
        } else {
            verb
        }
    }

    /// The latest value, alone.
    fn measured(&self) -> String {
        let words = self.words;
        let is_of_year = self.latest.is_some_and(|o| o.counts == Some(Count::Year));
        let sentence = match (self.is_summed, self.is_from_zero) {
            (true, true) => &words.summed,
            (true, false) => &words.summed_from,
            (false, _) if is_of_year => &words.measured_in_year,
            (false, true) if !self.is_of_another_period => &words.total,
            (false, _) => &words.measured,
        };
        self.say(sentence, &[])
    }

    fn target(&self) -> String {
        let words = self.words;
        let of_kind = match (self.kind, self.target) {
            (_, Quantity::Words(_)) => &words.target_words,
            (Some(Kind::Total), _) => &words.target_total,
            (Some(Kind::Mean), _) => &words.target_mean,
            (Some(Kind::Yearly), _) => &words.target_yearly,
            _ if is_number(&self.view.target.text) => &words.target_reach,
            _ => &words.target,
        };
        self.say(if of_kind.is_empty() { &words.target } else { of_kind }, &[])
    }

    fn contradiction(&self) -> String {
        let values: Vec<String> = self.view.latest.iter().map(value).collect();
        let values = values.join(&self.words.and);
        let said = self.say(&self.words.contradiction, &[("values", &values)]);
        said + &self.words.semicolon + &self.target()
    }

    /// What a value shows by itself.
    fn evident(&self, status: Status) -> String {
        let words = self.words;
        match status {
            Status::Met => self.say(&words.reached, &[]),
            Status::Missed if words.missed.is_empty() => words.semicolon.clone() + &self.target(),
            Status::Missed => self.say(&words.missed, &[]),
            _ => self.say(&words.met, &[]),
        }
    }

    /// Where the value stands to its start, then where it stands to its target.
    fn way(&self, pace: &Pace, is_met: bool, measure: Option<&Measure>) -> String {
        let words = self.words;
        let change = pace.now.value - pace.start.value;
        let is_counted = self.is_summed || self.is_from_zero;
        let is_same = change.is_zero() && !is_counted;
        let to_start = if is_same { &words.same } else { &words.changed };
        let is_at_limit = pace.completion == Decimal::ONE;
        let (to_target, within) = match (measure, self.target) {
            (Some(Measure::Close { within, .. }), _) => (&words.close, *within),
            _ if is_met => (&words.reached, Decimal::ZERO),
            (_, Quantity::Level(Bound::Above, _)) if is_at_limit => {
                (&words.not_above, Decimal::ZERO)
            }
            (_, Quantity::Level(Bound::Below, _)) if is_at_limit => {
                (&words.not_below, Decimal::ZERO)
            }
            _ if pace.completion < Decimal::ZERO => (&words.backwards, Decimal::ZERO),
            _ if is_same => (&words.left, Decimal::ZERO),
            _ => (&words.covered, Decimal::ZERO),
        };
        let left = self.size(pace.end.value - pace.now.value);
        let since = self.since(pace.start.at);
        let values: [(&str, &dyn Display); 7] = [
            ("from", &pace.start.at.year()),
            ("since", &since),
            ("verb", &self.verb(change)),
            ("change", &self.size(change)),
            ("share", &percent(pace.completion, self.limits)),
            ("left", &left),
            ("within", &self.size(within)),
        ];
        let to_start = if is_counted { self.measured() } else { self.say(to_start, &values) };
        to_start + &self.say(to_target, &values)
    }

    /// How many of the measured years miss what is asked for every year.
    fn every_year(&self, margin: &Margin) -> String {
        let words = self.words;
        let outside = margin.years_outside;
        let sentence = if outside > 0 { &words.yearly_missed } else { &words.yearly_met };
        self.measured() + &self.say(sentence, &[("count", &outside)])
    }

    fn kept(&self, margin: &Margin) -> String {
        let words = self.words;
        let sentence = match (margin.is_inside, margin.margin.is_zero()) {
            (true, false) => &words.kept,
            (true, true) => &words.kept_at_limit,
            (false, false) => &words.not_kept,
            (false, true) => &words.not_kept_at_limit,
        };
        let is_higher = margin.now.value > margin.limit;
        let side = if is_higher { &words.higher } else { &words.lower };
        let values: [(&str, &dyn Display); 2] =
            [("margin", &self.size(margin.margin)), ("side", side)];
        self.measured() + &self.say(sentence, &values)
    }

    /// Nothing measured yet: how far it is from the baseline to the target, and whether the time is up.
    fn ahead(&self, context: &PageContext<'_>, entry: CommitmentEntry<'_>) -> String {
        let words = self.words;
        let as_of = &context.site.checked.content().site.as_of;
        let is_up = Due::of_year(self.view.target.year, as_of) != Due::Later;
        let none = if is_up { &words.none_at_all } else { &words.none_yet };
        let commitment = entry.commitment;
        let direction = context.site.checked.indicator(&commitment.indicator).direction;
        let assessment = context.site.assessments.of(commitment);
        let said = match assessment.distance(commitment, direction) {
            _ if self.view.baseline.is_none() && is_of_period(self.kind) => self.target(),
            _ if self.view.baseline.is_none() => self.target() + &words.no_baseline,
            Distance::Unknown => self.say(&words.from, &[]) + &words.comma + &self.target(),
            Distance::Kept => self.say(&words.to_keep, &[]),
            Distance::Way { change, .. } => self.say(
                &words.way_to_go,
                &[("verb", &self.verb(change)), ("change", &self.size(change))],
            ),
        };
        said + &words.semicolon + none
    }
}

/// Whether a target is asked for over the whole period, as a mean or every year: no level to come to from a baseline.
const fn is_of_period(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Total | Kind::Mean | Kind::Yearly))
}
