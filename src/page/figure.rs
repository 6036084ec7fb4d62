//! The charts of the pages: the model's numbers as the chart stage wants them.

use rust_decimal::prelude::ToPrimitive;

use super::scene::{Scene, place_and_part};
use super::view::{CommitmentView, NumberRow};
use super::wording::Dated;
use super::wording::{exact, in_words, printed};
use super::working;
use crate::assess::{Assessment, Reason, Step, observations_of};
use crate::chart::{
    self, Comparison, ComparisonRow, Frame, Placement, Point, Progress, ProgressRow, Trend, Value,
};
use crate::model::{Bound, Count, Indicator, Kind, Observation, Quantity, Target};
use crate::site::Promise;

/// A number that can be drawn, with the text it is printed as.
struct Drawn {
    year: i32,
    value: Value,
    text: String,
}

impl Drawn {
    fn point(&self) -> Point<'_> {
        Point { year: self.year, value: self.value, text: &self.text }
    }
}

fn drawn(year: i32, quantity: Option<&Quantity>) -> Option<Drawn> {
    let (_, number) = quantity?.level()?;
    let value = Value::new(number.value().to_f64()?)?;
    Some(Drawn { year, value, text: printed(quantity?) })
}

/// A sum of the values of single years.
fn summed(sum: &Step) -> Option<Drawn> {
    let value = Value::new(sum.value.to_f64()?)?;
    Some(Drawn { year: sum.year, value, text: exact(sum.value) })
}

/// The latest value as it is judged, or all that contradict each other; `None` for one that has no place on an axis.
fn latest(assessment: &Assessment<'_>) -> Vec<Option<Drawn>> {
    match assessment.sum() {
        Some(sum) => vec![summed(&sum)],
        None => assessment.latest.iter().map(|o| drawn(o.year, Some(&o.quantity))).collect(),
    }
}

/// A target with its printed text.
struct Goal<'a> {
    target: &'a Target,
    text: String,
    level: Option<Drawn>,
}

impl<'a> Goal<'a> {
    fn new(target: &'a Target) -> Self {
        let level = drawn(target.year, Some(&target.quantity));
        Self { target, text: printed(&target.quantity), level }
    }

    fn target(&self) -> chart::Target<'_> {
        let year = self.target.year;
        let words = chart::Target::Words { year, text: &self.text };
        match (&self.target.quantity, &self.level) {
            (Quantity::Level(bound, _), Some(level)) => {
                let bound = match bound {
                    Bound::Exact => chart::Bound::Exact,
                    Bound::AtLeast | Bound::Above => chart::Bound::AtLeast,
                    Bound::AtMost | Bound::Below => chart::Bound::AtMost,
                };
                chart::Target::Reach { point: level.point(), bound }
            }
            (Quantity::Range(low, high), _) => {
                let end = |number: &crate::model::Number| Value::new(number.value().to_f64()?);
                match (end(low), end(high)) {
                    (Some(low), Some(high)) => {
                        chart::Target::Range { year, low, high, text: &self.text }
                    }
                    _ => words,
                }
            }
            _ => words,
        }
    }
}

/// The name of the trend of a commitment.
pub(super) fn trend_title(
    scene: &Scene<'_>,
    Promise { district, commitment, .. }: Promise<'_>,
) -> String {
    let name = scene.site.name(&commitment.indicator, &commitment.print);
    format!("{}：{name}{}", district.profile.name, scene.strings().words.trend)
}

/// The name of the comparison of an indicator.
pub(super) fn comparison_title(scene: &Scene<'_>, indicator: &Indicator) -> String {
    format!("{}：{}", indicator.name, scene.strings().words.comparison)
}

/// The measured values of a commitment as they are judged: those of single years added up, unless a total is as recent.
fn measured(scene: &Scene<'_>, promise: Promise<'_>) -> Vec<Drawn> {
    let Promise { district, commitment, .. } = promise;
    let assessment = scene.site.assessments.of(commitment);
    let is_of_year = |o: &&Observation| o.counts == Some(Count::Year);
    if assessment.latest.iter().any(is_of_year) {
        return assessment.sums.iter().filter_map(summed).collect();
    }
    let is_sum = commitment.kind == Some(Kind::Cumulative);
    let observations = observations_of(scene.site.checked, district, commitment).into_iter();
    let observations = observations.filter(|o| !(is_sum && is_of_year(o)));
    observations.filter_map(|o| drawn(o.year, Some(&o.quantity))).collect()
}

/// The trend of a commitment.
pub(super) fn trend(
    scene: &Scene<'_>,
    promise: Promise<'_>,
    numbers: &[NumberRow],
    unit: &str,
) -> String {
    let Promise { document, commitment, .. } = promise;
    let words = &scene.strings().words;
    let baseline = commitment.baseline.as_ref().and_then(|b| drawn(b.year, b.quantity.as_ref()));
    let period = scene.site.checked.document(document).period;
    let is_sum = commitment.kind == Some(Kind::Cumulative);
    let origin = Value::new(0.0).filter(|_| is_sum).map(|zero| (period.0 - 1, zero));
    let observations = measured(scene, promise);
    // A plan's text repeats the baseline of its table; one mark is enough, the table below the chart lists both.
    let is_baseline =
        |o: &&Drawn| baseline.as_ref().is_some_and(|b| (b.year, b.value) == (o.year, o.value));
    let observations: Vec<Point<'_>> =
        observations.iter().filter(|o| !is_baseline(o)).map(Drawn::point).collect();
    let milestones = commitment.milestones.iter();
    let milestones: Vec<Drawn> =
        milestones.filter_map(|m| drawn(m.year, Some(&m.quantity))).collect();
    let milestones: Vec<Point<'_>> = milestones.iter().map(Drawn::point).collect();
    let goal = Goal::new(scene.site.assessments.of(commitment).target);
    let title = trend_title(scene, promise);
    let said =
        numbers.iter().map(|row| format!("{} {}", row.item, in_words(&row.value, &words.year)));
    let desc = said.collect::<Vec<_>>().join("；");
    let id = format!("trend-{}", scene.site.anchor(&commitment.origin));
    let of_chart = &scene.strings().chart;
    // A value that has no place on the axis is not nothing: of a single year where years cannot be added up, or words.
    let latest = &scene.site.assessments.of(commitment).latest;
    let no_observation = match latest.last() {
        None => &of_chart.no_observation,
        Some(o) if o.counts == Some(Count::Year) => {
            scene.strings().status.reason(Reason::MissingYears)
        }
        Some(_) => scene.strings().status.reason(Reason::InexactValue),
    };
    chart::trend(&Trend {
        frame: Frame { id: &id, title: &title, desc: &desc },
        unit,
        period: Some(period),
        baseline: baseline.as_ref().map(Drawn::point),
        origin,
        observations: &observations,
        milestones: &milestones,
        target: goal.target(),
        words: &chart::Words { no_observation, ..scene.strings().chart_words() },
    })
}

/// The progress of some commitments of a district.
pub(super) fn progress(
    scene: &Scene<'_>,
    (id, title): (&str, &str),
    promises: &[(Promise<'_>, &CommitmentView)],
) -> String {
    let words = &scene.strings().words;
    let dated =
        |value: Option<&Dated>| value.map_or_else(String::new, |v| in_words(v, &words.year));
    let texts: Vec<[String; 6]> = promises
        .iter()
        .map(|(promise, view)| {
            let assessment = scene.site.assessments.of(promise.commitment);
            let completion = working::done(scene, assessment);
            let why = view.status.reason.clone().unwrap_or_else(|| view.status.word.clone());
            [
                dated(view.baseline.as_ref()),
                view.latest.iter().map(|v| in_words(v, &words.year)).collect::<Vec<_>>().join("；"),
                dated(Some(&view.target)),
                completion.unwrap_or_default(),
                why,
                view.told_apart
                    .as_ref()
                    .map_or_else(|| view.name.clone(), |of| format!("{}（{of}）", view.name)),
            ]
        })
        .collect();
    let rows: Vec<ProgressRow<'_>> = promises
        .iter()
        .zip(&texts)
        .map(|((promise, view), [from, latest, to, completion, why, label])| {
            let assessment = scene.site.assessments.of(promise.commitment);
            let share = |value: rust_decimal::Decimal| Value::new(value.to_f64()?);
            let placed = assessment.pace().and_then(|pace| {
                let text = completion.as_str();
                let expected = share(pace.expected);
                Some(Placement::At { completion: share(pace.completion)?, text, expected })
            });
            ProgressRow {
                label,
                unit: "",
                from,
                latest,
                to,
                place: placed.unwrap_or(Placement::Unplaced { why }),
                mark: assessment.status.mark(),
                status_word: &view.status.word,
            }
        })
        .collect();
    let count = rows.len();
    let desc = format!("{}（{count}{}）", words.domain_progress, words.rows);
    chart::progress(&Progress {
        frame: Frame { id, title, desc: &desc },
        rows: &rows,
        words: &scene.strings().chart_words(),
    })
}

/// All districts of an indicator.
pub(super) fn comparison(
    scene: &Scene<'_>,
    indicator: &Indicator,
    promises: &[(Promise<'_>, &CommitmentView)],
) -> String {
    let words = &scene.strings().words;
    let parts: Vec<_> = promises
        .iter()
        .flat_map(|(promise, view)| {
            let commitment = promise.commitment;
            let label = place_and_part(*promise, view.told_apart.as_deref());
            // Values that contradict each other have a row each: none of them is chosen.
            let latest = latest(scene.site.assessments.of(commitment));
            let latest = if latest.is_empty() { vec![None] } else { latest };
            latest.into_iter().map(move |latest| {
                let baseline = commitment.baseline.as_ref();
                let baseline = baseline.and_then(|b| drawn(b.year, b.quantity.as_ref()));
                let target = scene.site.assessments.of(commitment).target;
                (label.clone(), baseline, latest, Goal::new(target))
            })
        })
        .collect();
    let rows: Vec<ComparisonRow<'_>> = parts
        .iter()
        .map(|(label, baseline, latest, goal)| ComparisonRow {
            label,
            baseline: baseline.as_ref().map(Drawn::point),
            latest: latest.as_ref().map(Drawn::point),
            target: Some(goal.target()),
        })
        .collect();
    let title = comparison_title(scene, indicator);
    let said = promises.iter().map(|(promise, view)| {
        let target = in_words(&view.target, &words.year);
        let place = place_and_part(*promise, view.told_apart.as_deref());
        format!("{place} {} {target}", scene.strings().chart.target)
    });
    let desc = said.collect::<Vec<_>>().join("；");
    let id = format!("comparison-{}", indicator.id);
    chart::comparison(&Comparison {
        frame: Frame { id: &id, title: &title, desc: &desc },
        unit: &indicator.unit,
        rows: &rows,
        words: &scene.strings().chart_words(),
    })
}
