//! Ways from a baseline to a target: any, or made so that what a rule calculates comes to a limit of it.

use super::fraction::Fraction;
use super::judged::amount_of_limit;
use super::record::Site;
use super::rules;
use super::years::Years;
use crate::support::dice::Dice;

/// What a way is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plot {
    Ordinary,
    /// Completion, expectation or pace at a limit.
    Pace,
    /// Growth a year at a limit of growth that is needed.
    Growth,
    /// The same without a number.
    Words,
    /// What growth leads to at a limit.
    Lead,
    /// A share of the way or of the baseline at a limit.
    Share,
    /// A mean change that misses a limit or not.
    Mean,
    /// A level at its limit, or as far from it as the tolerance.
    Keep,
    /// A target of nothing or of all.
    Ends,
    /// Differences of one unit in the 18th digit.
    Hair,
}

/// A way with its values by year.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub(crate) plot: Plot,
    pub(crate) start: Fraction,
    pub(crate) target: Fraction,
    pub(crate) values: Vec<(i32, Fraction)>,
    pub(crate) milestones: Vec<(i32, Fraction)>,
    pub(crate) is_percentage: bool,
}

impl Way {
    /// Without milestones, of any unit.
    fn straight(
        plot: Plot,
        start: Fraction,
        target: Fraction,
        values: Vec<(i32, Fraction)>,
    ) -> Self {
        Self { plot, start, target, values, milestones: Vec::new(), is_percentage: false }
    }
}

pub(crate) fn random(site: &Site, years: &Years, dice: &mut Dice) -> Way {
    let made_for: &[Plot] = match site.method {
        "linear" => &[Plot::Pace, Plot::Pace, Plot::Hair],
        "eurostat" | "un-2022" | "statcan" => {
            &[Plot::Growth, Plot::Growth, Plot::Growth, Plot::Words, Plot::Words, Plot::Hair]
        }
        "un-2023" => &[Plot::Lead, Plot::Lead, Plot::Lead, Plot::Words, Plot::Words, Plot::Hair],
        "healthy-people" => &[Plot::Share, Plot::Share, Plot::Hair],
        _ => &[Plot::Mean],
    };
    // Ordinary ways seldom have the run of years that Destatis asks for.
    let ordinary = if site.method == "destatis" { 20 } else { 50 };
    let plot = match dice.next(100) {
        n if n < ordinary => Plot::Ordinary,
        50..56 => Plot::Keep,
        56..64 => Plot::Ends,
        64..67 => Plot::Hair,
        _ => dice.one_of(made_for),
    };
    let mut way = match plot {
        Plot::Ordinary | Plot::Hair => any(plot, years, dice),
        Plot::Pace => pace(site, years, dice),
        Plot::Words if site.method == "statcan" && dice.is_in(40) => near_a_hundred(years, dice),
        Plot::Growth | Plot::Words => growth(site, plot, years, dice),
        Plot::Lead => lead(years, dice),
        Plot::Share => share(years, dice),
        Plot::Mean => mean(years, dice),
        Plot::Keep => keep(site, years, dice),
        Plot::Ends => ends(years, dice),
    };
    // What is not yet measured on the day cannot be written.
    way.values.retain(|(year, _)| *year <= years.now);
    way
}

fn hundredths(number: i64) -> Fraction {
    Fraction::new(number.into(), 100)
}

/// A number that a plan may print.
fn number(dice: &mut Dice) -> Fraction {
    match dice.next(100) {
        0..45 => hundredths(dice.next(20_000)),
        45..60 => Fraction::new(dice.next(100_000).into(), 1),
        60..72 => hundredths(9_000 + dice.next(1_500)),
        72..80 => Fraction::ZERO,
        80..90 => -hundredths(dice.next(20_000)),
        90..95 => Fraction::new(dice.next(1_000_000_000_000_000_000).into(), 1_000_000),
        _ => Fraction::new(dice.next(3000).into(), 1_000_000),
    }
}

/// Values of earlier years, without order; none of the way's own years.
fn earlier(
    start: Fraction,
    target: Fraction,
    years: &Years,
    dice: &mut Dice,
) -> Vec<(i32, Fraction)> {
    let is_whole = dice.is_in(40);
    let mut values = Vec::new();
    for back in 1..=dice.next(8) {
        let year = years.y - i32::try_from(back).expect("small");
        // Now and then one of the baseline's year or before.
        if (is_whole || dice.is_in(60)) && (year > years.b || dice.is_in(10)) && year >= 1949 {
            values.push((year, between(start, target, dice)));
        }
    }
    values
}

/// On the way, at its ends, and just beside them.
fn between(start: Fraction, target: Fraction, dice: &mut Dice) -> Fraction {
    let hair = Fraction::new(1, dice.one_of(&[1, 10, 100, 1_000_000]));
    match dice.next(20) {
        0 => target,
        1 => target - hair,
        2 => target + hair,
        3 => start,
        4 => start + hair,
        5 => start - hair,
        6 => Fraction::ZERO,
        7 => -start,
        8 => target + target - start,
        9 => start + start - target,
        _ => start + (target - start) * hundredths(dice.next(140) - 25),
    }
}

fn any(plot: Plot, years: &Years, dice: &mut Dice) -> Way {
    let huge =
        |dice: &mut Dice| Fraction::new(dice.next(1_000_000_000_000_000_000).into(), 1_000_000);
    let is_hair = plot == Plot::Hair;
    let start = if is_hair { huge(dice) } else { number(dice) };
    let target = match dice.next(10) {
        0 => number(dice),
        1 => -start,
        2 => Fraction::ZERO,
        3 => start + hundredths(dice.next(3) - 1),
        4 => start * hundredths(dice.next(1000)),
        5 | 6 if is_hair => return hair(start, years, dice),
        7 if is_hair => start + units(dice.next(30) - 9),
        8 if is_hair => huge(dice),
        _ => start + start.abs() * hundredths(dice.next(80) - 35) + hundredths(dice.next(500)),
    };
    let mut values = earlier(start, target, years, dice);
    let value = match dice.next(3) {
        0 if is_hair => {
            let part = Fraction::new(dice.next(40).into(), 20);
            start + (target - start) * part + units(dice.next(3) - 1)
        }
        1 if is_hair => huge(dice),
        _ => between(start, target, dice),
    };
    if !dice.is_in(5) {
        values.push((years.y, value));
    }
    if dice.is_in(10) {
        values.push((years.z + 1, between(start, target, dice)));
    }
    let is_percentage = plot == Plot::Ordinary && dice.is_in(20);
    Way { is_percentage, ..Way::straight(plot, start, target, values) }
}

/// The smallest steps between numbers of 18 digits: twenty a year asked for, and a limit's part of them made.
fn hair(start: Fraction, years: &Years, dice: &mut Dice) -> Way {
    let step = dice.one_of(&[1, -1, 3]);
    let limit = dice.one_of(&[19, 19, 12, 10, -2, 2, 18, 22]);
    let of = |part: i64, years: i32| units(step * part * i64::from(years));
    let target = start + of(20, years.z - years.b);
    let values = vec![(years.y, start + of(limit, years.y - years.b))];
    Way::straight(Plot::Hair, start, target, values)
}

/// So many of the smallest steps between numbers of the content.
fn units(number: i64) -> Fraction {
    Fraction::new(number.into(), 1_000_000)
}

/// One unit of the last decimals to either side, or nothing.
fn nudge(dice: &mut Dice) -> Fraction {
    let by = dice.one_of(&[0, 0, 0, 0, 1, -1, 1, -1, 2000, -2000]);
    Fraction::new(by, 1_000_000)
}

/// Equal steps a year, or a milestone between; the value is a limit's part of what is asked for.
fn pace(site: &Site, years: &Years, dice: &mut Dice) -> Way {
    let start = number(dice);
    let step = hundredths((1 + dice.next(50)) * dice.one_of(&[1, -1, 10]));
    let passed = Fraction::whole(years.y - years.b);
    let target = start + step * Fraction::whole(years.z - years.b);
    let mut milestones = Vec::new();
    let mut asked = start + step * passed;
    if years.y < years.z && dice.is_in(50) {
        let other = step * Fraction::new(i128::from(dice.next(9)) - 3, 2);
        asked = start + other * passed;
        milestones.push((years.y, asked));
        if years.y > years.b + 1 && dice.is_in(40) {
            milestones.insert(0, (years.y - 1, start + other));
        }
    }
    let (way, to_asked) = (target - start, asked - start);
    let value = match dice.next(6) {
        0 | 1 => start + to_asked * site.ahead.value(),
        2 | 3 => start + to_asked * site.behind.value(),
        4 => start + way * site.reversed.value(),
        _ => asked,
    };
    let mut values = earlier(start, target, years, dice);
    values.push((years.y, value + nudge(dice)));
    Way { plot: Plot::Pace, start, target, values, milestones, is_percentage: false }
}

/// Times 1 and a rate, year by year, as long as it has 18 digits; cut to a few decimals from there on.
fn grown(from: Fraction, rate: Fraction, years: i32, dice: &mut Dice) -> Fraction {
    let mut value = from;
    for _ in 0..years {
        let Some(next) = value.times(Fraction::ONE + rate) else { break };
        if next.abs() >= Fraction::new(1_000_000_000_000, 1) {
            break;
        }
        let is_typed = next.times(Fraction::new(1_000_000, 1));
        let is_typed = is_typed.is_some_and(|next| next.as_whole().is_some());
        value = if is_typed { next } else { cut(next, dice) };
    }
    value
}

/// Cut to nine digits or less, so that it is plain on which side of a limit it lies.
fn cut(number: Fraction, dice: &mut Dice) -> Fraction {
    let mut steps = Fraction::new(dice.one_of(&[100, 1_000_000]), 1);
    while (number * steps).abs() >= Fraction::new(1_000_000_000, 1) {
        steps = steps / Fraction::whole(10);
    }
    Fraction::new((number * steps).rounded(), 1) / steps
}

/// A rate that is needed, and a value that grew at a limit's part of it; in words at a limit itself.
fn growth(site: &Site, plot: Plot, years: &Years, dice: &mut Dice) -> Way {
    let is_from_zero = site.method == "statcan" && dice.is_in(20);
    let start = match dice.next(8) {
        _ if is_from_zero => Fraction::new(1, 1000),
        0 => Fraction::new(100_000_000_000, 1),
        1 => Fraction::new(-100_000_000, 1),
        2 => Fraction::new(dice.one_of(&[64, 1024, 4096]), 1),
        3 if plot == Plot::Words => Fraction::new(i128::from(60 + dice.next(150)), 1),
        _ => Fraction::new(100_000, 1),
    };
    let limit = match site.method {
        _ if plot == Plot::Words => dice.one_of(&[10, 5, -10, 0, 20, 15, -5, -15]),
        "un-2022" => dice.one_of(&[95, 50, -10, 0]),
        _ => dice.one_of(&[95, 60, 0]),
    };
    let needed = hundredths(dice.one_of(&[100, 20, 10, -20, -50, 300]));
    let rate = if plot == Plot::Words {
        Fraction::new(limit, 1000)
    } else {
        needed * Fraction::new(limit, 100)
    };
    let target = grown(start, needed, years.z - years.b, dice);
    let value = grown(start, rate, years.y - years.b, dice);
    let mut values = earlier(start, target, years, dice);
    let nudge = if dice.is_in(50) { Fraction::ZERO } else { cut(start * nudge(dice), dice) };
    values.push((years.y, value + nudge));
    let start = if is_from_zero { Fraction::ZERO } else { start };
    let is_percentage = plot == Plot::Words && dice.is_in(60);
    Way { is_percentage, ..Way::straight(plot, start, target, values) }
}

/// A percentage that grew a little more or less than asked for so near its limit.
#[expect(clippy::cast_possible_truncation, reason = "six decimals of a percentage")]
fn near_a_hundred(years: &Years, dice: &mut Dice) -> Way {
    let start = hundredths(4_000 + dice.next(12_000));
    let sign = dice.one_of(&[1, 1, 1, -1]);
    let target = start * hundredths(100 + 20 * sign);
    let rate = dice.one_of(&[0.015, 0.005]) * dice.one_of(&[0.98, 0.998, 1.002, 1.02]);
    let rate = rate * rules::near_its_limit(start).near() * Fraction::new(sign.into(), 1).near();
    let value = start.near() * (1.0 + rate).powi(years.y - years.b) * 1e6;
    let mut values = earlier(start, target, years, dice);
    values.push((years.y, Fraction::new(value.round() as i128, 1_000_000)));
    Way { is_percentage: true, ..Way::straight(Plot::Words, start, target, values) }
}

/// A target at which what growth leads to is a limit's part of the way.
fn lead(years: &Years, dice: &mut Dice) -> Way {
    let start = Fraction::new(dice.one_of(&[100, 10_000, -1000]), 1);
    let ratio = Fraction::new(dice.one_of(&[9, 28, 29, 11, 13, 20, 5, 8]), 10);
    let value = start * ratio;
    // Only a whole number of such spans leads to a fraction.
    let spans = (years.z - years.b) / (years.y - years.b);
    let led = u32::try_from(spans).ok().and_then(|spans| ratio.power(spans));
    let led = led.filter(|led| *led < Fraction::new(1_000_000, 1)).unwrap_or(ratio);
    let share = dice.one_of(&[Fraction::new(95, 100), Fraction::new(1, 10)]);
    let target = start + (start * led - start) / share;
    let mut values = earlier(start, target, years, dice);
    let nudge = if dice.is_in(60) { Fraction::ZERO } else { nudge(dice) };
    values.push((years.y, value + nudge));
    Way::straight(Plot::Lead, start, target, values)
}

/// A tenth of the way forward, or of the baseline back.
fn share(years: &Years, dice: &mut Dice) -> Way {
    let start = number(dice);
    let way = hundredths(10 * (1 + dice.next(500)) * dice.one_of(&[1, -1]));
    let back = start.abs() * Fraction::new(-way.sign(), 10);
    let value = start + dice.one_of(&[way * hundredths(10), back, back, Fraction::ZERO]);
    let target = start + way;
    let mut values = earlier(start, target, years, dice);
    values.push((years.y, value + nudge(dice)));
    Way::straight(Plot::Share, start, target, values)
}

/// A run of years whose mean change would miss a limit's part of what is left.
fn mean(years: &Years, dice: &mut Dice) -> Way {
    let last = number(dice);
    let step = hundredths(19 * (1 + dice.next(40)) * dice.one_of(&[1, -1, 4]));
    let left = step * Fraction::whole(years.z - years.y);
    let kept = dice.one_of(&[Fraction::new(4, 5), Fraction::new(19, 20), Fraction::new(1, 2)]);
    let target = last + left / kept + nudge(dice);
    let on_end = i32::try_from(2 + dice.next(7)).expect("small");
    // Now and then the last year loses three years' gain, or more.
    let lost = dice.one_of(&[0, 0, 0, 0, 3, 4]);
    let mut values = vec![(years.y, last - step * Fraction::whole(lost))];
    let mut start = last - step * Fraction::whole(years.y - years.b);
    for back in 1..on_end.min(years.y - years.b) {
        let bend = if dice.is_in(70) { Fraction::ZERO } else { nudge(dice) };
        values.push((years.y - back, last - step * Fraction::whole(back) + bend));
    }
    if dice.is_in(20) {
        start = number(dice);
    }
    Way::straight(Plot::Mean, start, target, values)
}

/// From inside its limit, at it or as far from it as the tolerance.
fn keep(site: &Site, years: &Years, dice: &mut Dice) -> Way {
    let target = number(dice);
    let is_rise = dice.is_in(50);
    let side = Fraction::new(if is_rise { 1 } else { -1 }, 1);
    let start = target + side * hundredths(dice.next(1000));
    let of = |unit| site.tolerance.value() * amount_of_limit(target, unit);
    let (tolerance, of_share) = (of("人"), of("%"));
    let zero = Fraction::ZERO;
    let far = dice.one_of(&[tolerance, of_share, zero, tolerance + tolerance, -tolerance]);
    let mut values = earlier(start, target, years, dice);
    values.push((years.y, target + side * far + nudge(dice)));
    Way::straight(Plot::Keep, start, target, values)
}

/// To 0 or 100, and one away from it.
fn ends(years: &Years, dice: &mut Dice) -> Way {
    let target = Fraction::whole(dice.one_of(&[0, 100]));
    let start = match dice.next(5) {
        0 => hundredths(dice.next(20_000)),
        1 => Fraction::ZERO,
        2 => Fraction::new(1, 1000),
        3 => Fraction::new(2, 1000),
        _ => -hundredths(dice.next(2_000)),
    };
    let value = match dice.next(10) {
        0 => target,
        1 => target + Fraction::ONE,
        2 => target - Fraction::ONE,
        3 => Fraction::new(dice.next(30).into(), 10_000),
        _ => between(start, target, dice),
    };
    let mut values = earlier(start, target, years, dice);
    values.push((years.y, value + nudge(dice)));
    let is_percentage = dice.is_in(80);
    Way { is_percentage, ..Way::straight(Plot::Ends, start, target, values) }
}
