//! The assessment itself: numbers in, a status with its working out. Nothing here knows of documents or districts.

use rust_decimal::Decimal;

use super::pace::{Pace, RequiredPath};
use super::rule::{self, Measure, Progress};
use super::status::{Reason, Status};
use super::step::Step;
use crate::model::{AssessmentSettings, Bound, Direction, Goal, Method, Moment};

/// A value at a time, or what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataPoint {
    /// When: of the value of a year, at its end.
    pub at: Moment,
    /// On which side of the number the value lies.
    pub bound: Bound,
    /// The number.
    pub value: Decimal,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetType {
    /// A level or range to reach; one that the start meets already is to keep.
    Either(Goal),
    /// A level or range to reach.
    Reach(Goal),
    /// A level or range to keep.
    Keep(Goal),
    /// A level or range to meet every year.
    Yearly(Goal),
    /// A level or range that the mean of some years is to meet, and how many they are.
    Mean {
        /// What meets it.
        goal: Goal,
        /// N, how many years the mean is over.
        years: i32,
    },
    /// No number: only which way is better.
    Words(Direction),
}

/// Everything that an assessment rests on.
#[derive(Debug, Clone)]
pub struct Input {
    /// What is asked for.
    pub target_type: TargetType,
    /// The year by which.
    pub end: i32,
    /// Where it starts; `None` where nothing says.
    pub start: Option<DataPoint>,
    /// What is asked for on the way, by year.
    pub milestones: Vec<Step>,
    /// The exact values measured after the start and before the latest, one at a time, in the order of time.
    pub earlier: Vec<Step>,
    /// The latest value; of a mean, the mean up to it.
    pub now: DataPoint,
    /// What the mean is if it is one of rates of growth, where that cannot be known.
    pub other_mean: Option<Decimal>,
    /// Whether the numbers are percentages.
    pub is_percentage: bool,
    /// How many bounds measured before the latest value show by themselves that a level to meet every year was not met.
    pub bounds_outside: usize,
    /// Whether the last day of the target's year has come.
    pub is_over: bool,
}

/// The numbers behind a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Working {
    /// Of a target to reach.
    Reach {
        /// How far it has come.
        pace: Pace,
        /// What the rule of the site looked at besides.
        measure: Option<Measure>,
    },
    /// Of a level to keep.
    Keep(Margin),
    /// Of a mean over some years.
    Mean {
        /// M, the mean so far.
        now: Step,
        /// n, how many years it is of.
        passed: i32,
        /// T, what is asked for: of a range, its nearest end.
        asked: Decimal,
        /// (T·N−M·n)/(N−n), the mean that is needed in the years that are left; `None` in the last year.
        needed: Option<Decimal>,
    },
    /// Of a target in words, by its tendency.
    Tendency {
        /// Where it starts.
        start: Step,
        /// Where it is.
        now: Step,
        /// What the rule looked at.
        measure: Option<Measure>,
    },
    /// Of a value that shows by itself that the target is met or kept: without a baseline, or as `≥95`.
    Evident(DataPoint),
}

/// How a kept level stands to its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margin {
    /// The latest value.
    pub now: Step,
    /// The limit; of a range, the nearest end.
    pub limit: Decimal,
    /// Whether the value is inside: at the limit itself, only where that is no strict bound.
    pub is_inside: bool,
    /// The distance to the limit: positive inside, negative outside, zero at the limit.
    pub margin: Decimal,
    /// Nearer to the limit than this, a kept level is at risk.
    pub tolerance: Decimal,
    /// How many measured years, with the latest, were outside.
    pub years_outside: usize,
}

/// A status with its working.
pub type Answer = Result<(Status, Option<Working>), Reason>;

/// How near to a target of 0 % or 100 % is near enough under [`Method::Un2023`], in percentage points.
const CLOSE: Decimal = Decimal::ONE;

impl Input {
    /// The assessment by the rule and the limits of a site.
    pub fn answer(&self, settings: &AssessmentSettings) -> Answer {
        let (goal, may_keep) = match self.target_type {
            TargetType::Words(direction) => return self.tendency(direction, settings),
            TargetType::Keep(goal) => return self.kept(goal, settings),
            TargetType::Yearly(goal) => return self.each_year(goal, settings),
            TargetType::Mean { goal, years } => return self.mean(goal, years, settings),
            TargetType::Either(goal) => (goal, true),
            TargetType::Reach(goal) => (goal, false),
        };
        let keeps = |start: DataPoint| goal.is_surely_met_by(start.bound, start.value);
        if may_keep && self.start.is_some_and(keeps) {
            return self.kept(goal, settings);
        }
        self.reached(goal, settings)
    }

    fn reached(&self, goal: Goal, settings: &AssessmentSettings) -> Answer {
        let now = self.now;
        let is_met = goal.is_surely_met_by(now.bound, now.value);
        // That a target is met, a value shows by itself: without a baseline, and as `≥95`, of which comes no pace.
        // In the target's year one shows by itself that it was missed, too. The published rules have classes of their own.
        let is_missed = settings.method == Method::Linear
            && self.is_over
            && now.at >= Moment::end_of(self.end)
            && goal.is_surely_missed_by(now.bound, now.value);
        let evident = |status| Ok((status, Some(Working::Evident(now))));
        let without_a_way = |reason| match (is_met, is_missed) {
            (true, _) => evident(Status::Met),
            (false, true) => evident(Status::Missed),
            (false, false) => Err(reason),
        };
        let Some(start) = self.start else { return without_a_way(Reason::NoBaseline) };
        if now.bound != Bound::Exact || start.bound != Bound::Exact {
            return without_a_way(Reason::InexactValue);
        }
        let end = Step::of_year(self.end, goal.nearest_to(start.value));
        let course = RequiredPath { start: start.step(), milestones: self.milestones.clone(), end };
        let has_way = !goal.is_met_by(start.value);
        let Some(pace) = course.pace(now.step()).filter(|_| has_way) else {
            // It starts at the target, or beyond: there is no way to measure, and what does not meet it has gone back, or
            // still stands at the number of a strict bound.
            let status = if is_met {
                Status::Met
            } else if is_missed {
                Status::Missed
            } else if now.value == start.value {
                rule::standing(settings.method)
            } else {
                Status::Reversed
            };
            return Ok((status, Some(Working::Keep(self.margin(goal, settings)))));
        };
        if !is_met && self.is_close_enough(end.value, settings) {
            let close = Measure::Close { left: end.value - now.value, within: CLOSE };
            return Ok((Status::Met, Some(Working::Reach { pace, measure: Some(close) })));
        }
        let series: Vec<Step> =
            [start.step()].into_iter().chain(self.earlier.clone()).chain([now.step()]).collect();
        if !is_met && goal.lies_between(start.value, now.value) {
            // Through the range and out at its other end: on no way to it, and not in it.
            return Ok((Status::Broken, Some(Working::Keep(self.margin(goal, settings)))));
        }
        let (status, measure) = if is_met {
            (Status::Met, None)
        } else if is_missed {
            (Status::Missed, None)
        } else {
            rule::rule(&Progress { pace: &pace, series: &series }, settings)?
        };
        Ok((status, Some(Working::Reach { pace, measure })))
    }

    /// The United Nations' note of 2023 takes a target of 0 % or 100 % for met from a distance of one on.
    fn is_close_enough(&self, target: Decimal, settings: &AssessmentSettings) -> bool {
        let is_an_end = target.is_zero() || target == Decimal::ONE_HUNDRED;
        settings.method == Method::Un2023
            && self.is_percentage
            && is_an_end
            && (self.now.value - target).abs() <= CLOSE
    }

    fn kept(&self, goal: Goal, settings: &AssessmentSettings) -> Answer {
        let now = self.now;
        if now.bound != Bound::Exact {
            let kept = (Status::Kept, Some(Working::Evident(now)));
            let is_kept = goal.is_surely_met_by(now.bound, now.value);
            return if is_kept { Ok(kept) } else { Err(Reason::InexactValue) };
        }
        let margin = self.margin(goal, settings);
        let status = if !margin.is_inside {
            Status::Broken
        } else if margin.margin < margin.tolerance {
            Status::AtRisk
        } else {
            Status::Kept
        };
        Ok((status, Some(Working::Keep(margin))))
    }

    /// A level to meet every year is missed with the first year outside.
    fn each_year(&self, goal: Goal, settings: &AssessmentSettings) -> Answer {
        let (status, working) = self.kept(goal, settings)?;
        let is_broken =
            self.bounds_outside > 0 || self.earlier.iter().any(|step| !goal.is_met_by(step.value));
        let status = match status {
            _ if is_broken => Status::Broken,
            // What was enough in one year was enough.
            Status::AtRisk => Status::Kept,
            status => status,
        };
        Ok((status, working))
    }

    /// A mean meets its target at the end of its years only; until then it is as it should be, or not.
    fn mean(&self, goal: Goal, years: i32, settings: &AssessmentSettings) -> Answer {
        let now = self.now.step();
        let is_met = goal.is_met_by(now.value);
        if self.other_mean.is_some_and(|other| goal.is_met_by(other) != is_met) {
            return Err(Reason::InexactValue);
        }
        let left = now.at.whole_years_since(Moment::end_of(self.end)).map_or(0, |years| -years);
        let passed = years - left;
        let asked = goal.nearest_to(now.value);
        let [all, done] = [years, passed].map(Decimal::from);
        let needed = (asked * all - now.value * done).checked_div(Decimal::from(left));
        let status = match (left, is_met) {
            (..=0, true) => Status::Met,
            _ if settings.method != Method::Linear => return Err(Reason::NoRule),
            (..=0, false) if self.is_over => Status::Missed,
            (_, true) => Status::OnPace,
            (_, false) => Status::Behind,
        };
        Ok((status, Some(Working::Mean { now, passed, asked, needed })))
    }

    fn margin(&self, goal: Goal, settings: &AssessmentSettings) -> Margin {
        let now = self.now.step();
        let limit = goal.nearest_to(now.value);
        let is_inside = goal.is_met_by(now.value);
        let distance = (now.value - limit).abs();
        let margin = if is_inside || distance.is_zero() { distance } else { -distance };
        let measured = self.earlier.iter().chain([&now]);
        let exact_outside = measured.filter(|step| !goal.is_met_by(step.value)).count();
        let years_outside = exact_outside + self.bounds_outside;
        let tolerance = self.room_at(limit) * settings.tolerance;
        Margin { now, limit, is_inside, margin, tolerance, years_outside }
    }

    /// What the tolerance is a share of: the amount of the limit; of a percentage from 0 to 100 the nearer end, since 95 % of
    /// those who have something is 5 % of those who have not.
    fn room_at(&self, limit: Decimal) -> Decimal {
        let to_the_end = Decimal::ONE_HUNDRED - limit.abs();
        if self.is_percentage && !to_the_end.is_sign_negative() {
            limit.abs().min(to_the_end)
        } else {
            limit.abs()
        }
    }

    fn tendency(&self, direction: Direction, settings: &AssessmentSettings) -> Answer {
        let exact = |point: DataPoint| (point.bound == Bound::Exact).then(|| point.step());
        let judged =
            self.start.and_then(exact).zip(exact(self.now)).and_then(|(start, now)| {
                let method = settings.method;
                let ruled = rule::tendency(start, now, direction, self.is_percentage, method)?;
                Some(ruled.map(|(status, measure)| {
                    (status, Some(Working::Tendency { start, now, measure }))
                }))
            });
        judged.unwrap_or(Err(Reason::Qualitative))
    }
}

impl DataPoint {
    fn step(self) -> Step {
        Step { at: self.at, value: self.value }
    }
}
