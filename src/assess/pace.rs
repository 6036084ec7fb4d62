//! Linear pace: completion against the share of the way that the plan's years ask for.

use rust_decimal::Decimal;

/// A value in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// The year.
    pub year: i32,
    /// The value, in the unit of the indicator.
    pub value: Decimal,
}

/// The numbers behind a pace, with baseline B in year b, latest value A in year y and target T in year z.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// (A−B)/(T−B), the share of the way that is covered.
    pub completion: Decimal,
    /// (E−B)/(T−B), the share that is asked for by year y; without milestones (y−b)/(z−b).
    pub expected: Decimal,
    /// Completion over expected; `None` where nothing is asked for yet, or a milestone asks for a step back.
    pub pace: Option<Decimal>,
    /// A−E in the unit of the indicator: how far from what is asked for.
    pub gap: Decimal,
    /// (A−B)/(y−b), the change a year so far.
    pub achieved_a_year: Decimal,
    /// (T−A)/(z−y), the change a year that is needed from now on; `None` in the last year.
    pub needed_a_year: Option<Decimal>,
    /// A+(A−B)/(y−b)·(z−y), the value in year z if it goes on like this.
    pub outlook: Decimal,
}

/// The way from a baseline over milestones to a target.
pub(super) struct Course {
    pub(super) start: Step,
    pub(super) milestones: Vec<Step>,
    pub(super) end: Step,
}

impl Course {
    /// The working for a latest value; `None` where there is no way to go or no time has passed.
    pub(super) fn working(&self, now: Step) -> Option<Working> {
        let Self { start, end, .. } = self;
        let way = end.value - start.value;
        let passed = Decimal::from(now.year - start.year);
        let left = Decimal::from(end.year - now.year);
        let asked = self.asked_in(now.year)?;
        let completion = (now.value - start.value).checked_div(way)?;
        let expected = (asked - start.value).checked_div(way)?;
        let achieved_a_year = (now.value - start.value).checked_div(passed)?;
        Some(Working {
            completion,
            expected,
            pace: completion.checked_div(expected).filter(|_| expected > Decimal::ZERO),
            gap: now.value - asked,
            achieved_a_year,
            needed_a_year: (end.value - now.value).checked_div(left),
            outlook: now.value + achieved_a_year * left,
        })
    }

    /// The value that the way asks for in a year.
    fn asked_in(&self, year: i32) -> Option<Decimal> {
        let within = |step: &&Step| self.start.year < step.year && step.year < self.end.year;
        let between = self.milestones.iter().filter(within).copied();
        let steps: Vec<Step> = [self.start].into_iter().chain(between).chain([self.end]).collect();
        let leg = steps.windows(2).find_map(|leg| match leg {
            [from, to] if (from.year..=to.year).contains(&year) => Some((*from, *to)),
            _ => None,
        });
        let (from, to) = leg?;
        let years = Decimal::from(to.year - from.year);
        let share = Decimal::from(year - from.year).checked_div(years)?;
        Some(from.value + (to.value - from.value) * share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(year: i32, value: &str) -> Step {
        Step { year, value: value.parse().unwrap() }
    }

    fn course(milestones: Vec<Step>) -> Course {
        Course { start: step(2020, "82.0"), milestones, end: step(2025, "83.0") }
    }

    /// The worked example of the methods page: 82.0 in 2020, 82.5 in 2023, 83.0 asked for by 2025.
    #[test]
    fn half_the_way_in_three_fifths_of_the_time() {
        let working = course(Vec::new()).working(step(2023, "82.5")).unwrap();
        assert_eq!(working.completion, "0.5".parse().unwrap());
        assert_eq!(working.expected, "0.6".parse().unwrap());
        assert_eq!(working.pace.unwrap().round_dp(2), "0.83".parse().unwrap());
        assert_eq!(working.gap, "-0.1".parse().unwrap());
        assert_eq!(working.needed_a_year, Some("0.25".parse().unwrap()));
        assert_eq!(working.outlook.round_dp(2), "82.83".parse().unwrap());
    }

    #[test]
    fn milestones_bend_the_way() {
        let working = course(vec![step(2023, "82.2")]).working(step(2023, "82.5")).unwrap();
        assert_eq!(working.expected, "0.2".parse().unwrap());
        assert_eq!(working.pace, Some("2.5".parse().unwrap()));
        for asked in ["82.0", "81.9"] {
            let working = course(vec![step(2023, asked)]).working(step(2023, "82.5")).unwrap();
            assert_eq!(working.pace, None, "{asked}");
        }
    }

    #[test]
    fn no_way_and_no_time_have_no_pace() {
        let flat =
            Course { start: step(2020, "80"), milestones: Vec::new(), end: step(2025, "80") };
        assert_eq!(flat.working(step(2023, "81")), None);
        assert_eq!(course(Vec::new()).working(step(2020, "82.5")), None);
    }
}
