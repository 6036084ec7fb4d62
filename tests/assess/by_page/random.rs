//! Random commitments: ordinary ones, and those that stand exactly at a limit of a rule or just beside it.

use super::fraction::Fraction;
use super::record::{Day, Direction, Kind, Record, Said, Sign, Site, Typed, Value};
use super::way::{self, Plot};
use super::years::Years;
use crate::support::dice::Dice;

/// What a site sets: mostly what it has where it sets nothing.
pub(crate) fn site(method: &'static str, dice: &mut Dice) -> Site {
    let mut or = |usual: i128, low: i64, width: i64| {
        let digits = if dice.is_in(60) { usual } else { (low + dice.next(width)).into() };
        Typed { digits, decimals: 2 }
    };
    let (ahead, behind) = (or(110, 95, 60), or(90, 50, 50));
    let (reversed, tolerance, unclear) = (or(-10, -40, 45), or(5, 0, 30), or(10, 0, 30));
    let year = 1995 + i32::try_from(dice.next(50)).expect("small");
    let as_of = dice.one_of(&[(year, 12, 31), (year, 12, 31), (year, 6, 30), (year, 1, 1)]);
    let max_age = dice.one_of(&[None, None, None, Some(0), Some(2), Some(9)]);
    Site { method, as_of, ahead, behind, reversed, tolerance, unclear, max_age }
}

/// Periods of the documents of a project: begun, over, or still to come.
pub(crate) fn periods(site: &Site, dice: &mut Dice) -> Vec<(i32, i32)> {
    let mut small = |below| i32::try_from(dice.next(below)).expect("small");
    let year = site.as_of.0;
    let mut periods = Vec::new();
    for begun in [small(6), small(10), small(20), small(29), small(6), -1 - small(3)] {
        let from = year - begun;
        periods.push((from, from + small(29)));
    }
    periods
}

pub(crate) fn record(n: usize, site: &Site, period: (i32, i32), dice: &mut Dice) -> Record {
    let years = Years::random(period, site.as_of.0, dice);
    let way = way::random(site, &years, dice);
    let kind = match dice.next(100) {
        0..10 => Some(Kind::Reach),
        10..17 => Some(Kind::Keep),
        17..32 => Some(Kind::Cumulative),
        _ => None,
    };
    let kind = if way.plot == Plot::Ordinary || dice.is_in(20) { kind } else { None };
    let unit = if way.is_percentage { "%" } else { dice.one_of(&["%", "人", "岁"]) };
    // A level to keep lies on the other side of its limit than one that is to be reached.
    let is_rise = (way.target >= way.start) != (way.plot == Plot::Keep);
    let direction = match dice.next(100) {
        0..6 => Direction::None,
        6..14 if is_rise => Direction::Lower,
        6..14 => Direction::Higher,
        _ if is_rise => Direction::Higher,
        _ => Direction::Lower,
    };
    let target = (years.z, asked(way.target, is_rise, way.plot, dice));
    let kind = match (kind, target.1) {
        (Some(Kind::Cumulative), Said::Words(_)) => Some(Kind::Qualitative),
        (None, Said::Range(..)) if dice.is_in(30) => Some(Kind::Range),
        _ => kind,
    };
    let mut record = Record {
        n,
        unit,
        direction,
        period,
        kind,
        baseline: baseline(&years, typed(way.start, dice), way.plot, dice),
        milestones: milestones(&years, &way, dice),
        target,
        amendments: amendments(site, &years, way.target, is_rise, dice),
        values: Vec::new(),
    };
    for (year, value) in &way.values {
        measure(&mut record, *year, *value, way.plot, dice);
    }
    if kind == Some(Kind::Cumulative) {
        count(&mut record, &years, site.as_of.0, dice);
    }
    record
}

/// A number as it may be typed: as it is, with zeros behind it, or rounded where it has too many digits.
pub(crate) fn typed(number: Fraction, dice: &mut Dice) -> Typed {
    let whole = |decimals| number * Fraction::new(10_i128.pow(decimals), 1);
    let exact = (0..=6).find(|decimals| whole(*decimals).as_whole().is_some());
    let decimals = exact.unwrap_or_else(|| dice.one_of(&[1, 2, 3]));
    let more = u32::try_from(dice.one_of(&[0, 0, 0, 0, 0, 1, 2])).expect("small");
    let decimals = (decimals + more).min(6);
    Typed::new(whole(decimals).rounded(), decimals)
}

/// A target at a number.
fn asked(number: Fraction, is_rise: bool, plot: Plot, dice: &mut Dice) -> Said {
    let number = typed(number, dice);
    let (at, beyond) =
        if is_rise { (Sign::AtLeast, Sign::Above) } else { (Sign::AtMost, Sign::Below) };
    let against = if is_rise { Sign::AtMost } else { Sign::AtLeast };
    if plot == Plot::Words {
        return Said::Words("持续改善");
    }
    match dice.next(100) {
        0..15 => Said::Level(at, number),
        15..30 => Said::Level(beyond, number),
        30..34 if plot == Plot::Ordinary => Said::Level(against, number),
        34..38 if plot == Plot::Ordinary => Said::Words("持续改善"),
        38..50 => {
            let width = dice.one_of(&[0, 1, 7, 20, 150]);
            let (low, high) = (number.moved(-width), number.moved(width));
            if is_rise { Said::Range(number, high) } else { Said::Range(low, number) }
        }
        _ => Said::Level(Sign::None, number),
    }
}

fn baseline(years: &Years, number: Typed, plot: Plot, dice: &mut Dice) -> Option<(i32, Said)> {
    let said = match dice.next(if plot == Plot::Ordinary { 100 } else { 400 }) {
        0..5 => return None,
        5..8 => Said::Dash,
        8..12 => {
            let sign = dice.one_of(&[Sign::AtLeast, Sign::AtMost, Sign::Above, Sign::Below]);
            Said::Level(sign, number)
        }
        12 => Said::Words("较低"),
        13 => Said::Range(number, number.moved(5)),
        _ => Said::Level(Sign::None, number),
    };
    Some((years.b, said))
}

fn milestones(years: &Years, way: &way::Way, dice: &mut Dice) -> Vec<(i32, Said)> {
    let mut milestones = way.milestones.clone();
    if milestones.is_empty() && way.plot == Plot::Ordinary && dice.is_in(35) {
        let between: Vec<i32> = (years.b + 1..years.z).collect();
        for year in between.into_iter().filter(|_| dice.is_in(25)).collect::<Vec<_>>() {
            let part = Fraction::new(i128::from(dice.next(160) - 30), 100);
            milestones.push((year, way.start + (way.target - way.start) * part));
        }
    }
    let mut said = Vec::new();
    for (year, value) in milestones {
        let number = typed(value, dice);
        said.push(match dice.next(12) {
            0 if way.plot == Plot::Ordinary => (year, Said::Words("稳步提高")),
            1 if way.plot == Plot::Ordinary => (year, Said::Range(number, number.moved(3))),
            2 => (year, Said::Level(Sign::AtLeast, number)),
            3 => (year, Said::Level(Sign::Below, number)),
            _ => (year, Said::Level(Sign::None, number)),
        });
    }
    said
}

/// Other targets of later days, by the same year or another.
fn amendments(
    site: &Site,
    years: &Years,
    target: Fraction,
    is_rise: bool,
    dice: &mut Dice,
) -> Vec<(Day, i32, Said)> {
    let mut amendments = Vec::new();
    let mut day = years.b + 1;
    while dice.is_in(8) && day <= site.as_of.0 + 1 {
        day += i32::try_from(dice.next(4)).expect("small");
        let month = dice.one_of(&[1, 7, 12]);
        let later = i32::try_from(dice.next(5)).expect("small") - 2;
        let part = Fraction::new(i128::from(dice.next(400) - 100), 100);
        let plot = if dice.is_in(10) { Plot::Words } else { Plot::Ordinary };
        let said = asked(target * part, is_rise, plot, dice);
        amendments.push(((day, month, 1), (years.z + later).max(years.b + 1), said));
        day += 1;
    }
    amendments
}

/// A measured value, now and then not as a number, or with another of the same year.
fn measure(record: &mut Record, year: i32, value: Fraction, plot: Plot, dice: &mut Dice) {
    let number = typed(value, dice);
    let bound = |dice: &mut Dice, number| {
        let sign = dice.one_of(&[Sign::AtLeast, Sign::AtMost, Sign::Above, Sign::Below]);
        Said::Level(sign, number)
    };
    let rate = if plot == Plot::Ordinary { 100 } else { 1000 };
    let said = match dice.next(rate) {
        0..6 => bound(dice, number),
        6 | 7 => Said::Range(number, number.moved(3)),
        8 => Said::Words("稳步提高"),
        9 => Said::Words("全覆盖"),
        _ => Said::Level(Sign::None, number),
    };
    push(record, year, said);
    let by = dice.next(5) - 2;
    let said = match dice.next(rate) {
        0 | 1 => bound(dice, number.moved(by)),
        2 | 3 => Said::Level(Sign::None, number.moved(by)),
        4 | 5 => {
            let decimals = number.decimals.saturating_sub(1);
            let step = 10_i128.pow(number.decimals - decimals);
            Said::Level(Sign::None, Typed { digits: number.digits / step, decimals })
        }
        6 => Said::Range(number.moved(-2), number.moved(by)),
        7 => Said::Words("全覆盖"),
        8 => Said::Words("稳步提高"),
        _ => return,
    };
    if !matches!(said, Said::Range(low, high) if low.digits > high.digits) {
        push(record, year, said);
    }
}

fn push(record: &mut Record, year: i32, said: Said) {
    let value = Value { year, said, is_of_one_year: false };
    if !record.values.contains(&value) {
        record.values.push(value);
    }
}

/// Makes a count: values of single years, totals, or both.
fn count(record: &mut Record, years: &Years, site_year: i32, dice: &mut Dice) {
    if dice.is_in(50) {
        record.baseline = None;
    }
    match dice.next(10) {
        0..4 => {}
        4 => {
            for value in &mut record.values {
                value.is_of_one_year = dice.is_in(70);
            }
        }
        _ => {
            let first = match record.baseline {
                Some((year, Said::Level(..))) => year + 1,
                _ => record.period.0,
            };
            let decimals = u32::try_from(dice.next(3)).expect("small");
            let last = years.y.min(site_year);
            for year in first..=last {
                let digits = i128::from(dice.next(2000)) - 60;
                let said = Said::Level(Sign::None, Typed { digits, decimals });
                let value = Value { year, said, is_of_one_year: true };
                let is_said = record.values.iter().any(|value| value.year == year);
                if !dice.is_in(2) && (!is_said || dice.is_in(90)) && year <= years.y {
                    record.values.retain(|value| value.year != year || dice.is_in(3));
                    record.values.push(value);
                }
            }
        }
    }
}
