//! The rules, each as its section of `docs/methods.md` has it.

use std::collections::BTreeMap;

use super::fraction::{Fraction, Real, TooNear, power_less_one};
use super::judged::ManualOutcome::{self, As, Not};
use super::record::Site;

/// The way that a rule looks at, under “Letters and digits”: B in year b, A in year y, T in year z.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub(crate) start: (i32, Fraction),
    pub(crate) now: (i32, Fraction),
    pub(crate) end: (i32, Fraction),
    /// All that the document names, by year.
    pub(crate) milestones: Vec<(i32, Fraction)>,
    /// The exact number of each year after b, up to y.
    pub(crate) numbers: BTreeMap<i32, Fraction>,
}

type Status = Result<&'static str, TooNear>;

/// `over` ÷ `under`.
fn share(over: i128, under: i128) -> Fraction {
    Fraction::new(over, under)
}

fn limit(over: i128, under: i128) -> Real {
    Real::Exact(share(over, under))
}

/// p of “`linear`”.
pub(crate) fn completion(way: &Way) -> Fraction {
    (way.now.1 - way.start.1) / (way.end.1 - way.start.1)
}

/// “`linear`: linear pace, the default”.
pub(crate) fn linear(site: &Site, way: &Way) -> &'static str {
    let (start, now, end) = (way.start.1, way.now.1, way.end.1);
    let asked = asked(way);
    let completion = completion(way).to_15_digits();
    let expected = ((asked - start) / (end - start)).to_15_digits();
    if completion <= site.reversed.value() && completion < expected {
        return "reversed";
    }
    if expected <= Fraction::ZERO {
        return if completion >= expected { "on-pace" } else { "behind" };
    }
    let pace = ((now - start) / (asked - start)).to_15_digits();
    match pace {
        _ if pace >= site.ahead.value() => "ahead",
        _ if pace >= site.behind.value() => "on-pace",
        _ => "behind",
    }
}

/// Numbers that the site prints beside a status, by their names in the worked cases.
pub(crate) fn numbers(method: &str, way: &Way) -> Vec<(&'static str, Real)> {
    let ((b, start), (y, now), (z, end)) = (way.start, way.now, way.end);
    let exact = |name, number| (name, Real::Exact(number));
    let mut numbers = vec![exact("completion", completion(way))];
    let growths = |(so_far, needed): (Real, Real)| {
        [("growth", so_far), ("needed-growth", needed), ("ratio", so_far.over(needed))]
    };
    match method {
        "linear" => {
            let (asked, a_year) = (asked(way), (now - start) / Fraction::whole(y - b));
            numbers.push(exact("expected", (asked - start) / (end - start)));
            numbers.push(exact("asked", asked));
            numbers.push(exact("gap", now - asked));
            numbers.push(exact("achieved", a_year));
            numbers.push(exact("outlook", now + a_year * Fraction::whole(z - y)));
            if ((asked - start) / (end - start)) > Fraction::ZERO {
                numbers.push(exact("pace", (now - start) / (asked - start)));
            }
            if y < z {
                numbers.push(exact("needed", (end - now) / Fraction::whole(z - y)));
            }
        }
        "eurostat" | "un-2022" => numbers.extend(rates(way).map(growths).into_iter().flatten()),
        "statcan" => {
            let rates = statcan_rates(way);
            numbers.extend(rates.map(growths).into_iter().flatten());
            numbers.extend(rates.map(|(so_far, needed)| ("score", score(so_far.over(needed)))));
        }
        "un-2023" => numbers.extend(led(way).map(|led| ("projected-share", led))),
        "healthy-people" => numbers.push(exact("of-way", completion(way))),
        _ => {
            // Where nothing is left, the status says it all.
            let both = mean(way).and_then(|mean| Some((mean, missed(way, mean)?)));
            let named = |(mean, missed)| [exact("mean", mean), exact("missed", missed)];
            numbers.extend(both.map(named).into_iter().flatten());
        }
    }
    numbers
}

/// The score of “`statcan`”.
fn score(ratio: Real) -> Real {
    let ratio = ratio.near();
    let score = if ratio >= 0.6 { 7.1429 * ratio - 4.2857 } else { 4.1667 * ratio - 2.5 };
    Real::Near(score.clamp(-5.0, 5.0))
}

/// E of “`linear`”: on the line through the milestones between b and z.
fn asked(way: &Way) -> Fraction {
    let between = way.milestones.iter().copied();
    let between = between.filter(|(year, _)| way.start.0 < *year && *year < way.end.0);
    let mut points: Vec<(i32, Fraction)> = vec![way.start, way.end];
    points.extend(between);
    points.sort_unstable_by_key(|(year, _)| *year);
    let year = way.now.0;
    let before = points.iter().rfind(|(at, _)| *at < year).expect("b comes before y");
    let after = points.iter().find(|(at, _)| *at >= year).expect("z comes with y or after it");
    let passed = share((year - before.0).into(), (after.0 - before.0).into());
    before.1 + (after.1 - before.1) * passed
}

/// “Growth a year” under “Letters and digits”: none from zero and none across it.
pub(crate) fn growth(from: Fraction, to: Fraction, years: i32) -> Option<Real> {
    if to.is_zero() && !from.is_zero() {
        return Some(limit(-1, 1));
    }
    (from.sign() * to.sign() > 0).then(|| power_less_one(to, from, 1, years))
}

/// What is divided into R of “`eurostat`”.
fn rates(way: &Way) -> Option<(Real, Real)> {
    let (start, now, end) = (way.start, way.now, way.end);
    if start.1.is_zero() || end.1.is_zero() {
        return None;
    }
    let so_far = growth(start.1, now.1, now.0 - start.0)?;
    let needed = growth(start.1, end.1, end.0 - start.0)?;
    Some((so_far, needed))
}

/// The first status whose limit a number reaches, else the last.
fn first(number: Real, limits: &[(Real, &'static str)], last: &'static str) -> Status {
    for (limit, status) in limits {
        if number.reaches(*limit)? {
            return Ok(status);
        }
    }
    Ok(last)
}

fn by_ratio(
    rates: Option<(Real, Real)>,
    limits: &[(Real, &'static str)],
    last: &'static str,
) -> Result<ManualOutcome, TooNear> {
    let Some((so_far, needed)) = rates else {
        return Ok(Not("no-growth-rate"));
    };
    first(so_far.over(needed), limits, last).map(As)
}

/// “`eurostat`: growth so far over growth needed”.
pub(crate) fn eurostat(way: &Way) -> Result<ManualOutcome, TooNear> {
    let limits =
        [(limit(95, 100), "on-pace"), (limit(60, 100), "moderate"), (limit(0, 1), "limited")];
    by_ratio(rates(way), &limits, "reversed")
}

/// The column “growth without a number” of “`eurostat`”.
pub(crate) fn eurostat_in_words(better: Real) -> Status {
    first(better, &[(limit(1, 100), "on-pace"), (limit(0, 1), "moderate")], "reversed")
}

/// “`un-2022`: the same ratio with other limits”.
pub(crate) fn un_2022(way: &Way) -> Result<ManualOutcome, TooNear> {
    let limits =
        [(limit(95, 100), "on-pace"), (limit(50, 100), "moderate"), (limit(-10, 100), "limited")];
    by_ratio(rates(way), &limits, "reversed")
}

/// The column “growth without a number” of “`un-2022`”.
pub(crate) fn un_2022_in_words(better: Real) -> Status {
    let limits =
        [(limit(10, 1000), "on-pace"), (limit(5, 1000), "moderate"), (limit(-1, 100), "limited")];
    first(better, &limits, "reversed")
}

/// “`un-2023`: where the growth so far leads”.
pub(crate) fn un_2023(way: &Way) -> Result<ManualOutcome, TooNear> {
    let Some(led) = led(way) else {
        return Ok(Not("no-growth-rate"));
    };
    first(led, &[(limit(95, 100), "on-pace"), (limit(10, 100), "moderate")], "stalled").map(As)
}

/// g of “`un-2023`”.
fn led(way: &Way) -> Option<Real> {
    let (start, now, end) = (way.start, way.now, way.end);
    if start.1.is_zero() || start.1.sign() * now.1.sign() < 0 {
        return None;
    }
    // X − B in shares of B; from a value of zero, X is zero.
    let led = if now.1.is_zero() {
        limit(-1, 1)
    } else {
        power_less_one(now.1, start.1, end.0 - start.0, now.0 - start.0)
    };
    Some(led.over(Real::Exact((end.1 - start.1) / start.1)))
}

/// The column “growth without a number” of “`un-2023`”.
pub(crate) fn un_2023_in_words(better: Real) -> Status {
    first(better, &[(limit(20, 1000), "on-pace"), (limit(5, 1000), "moderate")], "stalled")
}

/// “`healthy-people`: the share of the way”.
pub(crate) fn healthy_people(way: &Way) -> &'static str {
    let (start, now) = (way.start.1, way.now.1);
    let of_way = completion(way).to_15_digits();
    if of_way >= share(1, 10) {
        return "improving";
    }
    if of_way >= Fraction::ZERO {
        return "unchanged";
    }
    let is_far = start.is_zero() || ((now - start) / start).abs().to_15_digits() >= share(1, 10);
    if is_far { "reversed" } else { "unchanged" }
}

/// “`statcan`: the ratio with a score”.
pub(crate) fn statcan(way: &Way) -> Result<ManualOutcome, TooNear> {
    let limits =
        [(limit(95, 100), "on-pace"), (limit(60, 100), "moderate"), (limit(0, 1), "limited")];
    by_ratio(statcan_rates(way), &limits, "reversed")
}

/// What is divided into R of “`statcan`”.
fn statcan_rates(way: &Way) -> Option<(Real, Real)> {
    let (start, now, end) = (way.start, way.now, way.end);
    let grown = statcan_growth(start.1, now.1, Some(end.1), now.0 - start.0);
    let (so_far, [from, _, to]) = grown?;
    Some((so_far, growth(from, to, end.0 - start.0)?))
}

/// “Zero” of “`statcan`”: growth from B to A, and B, A and T as they are calculated with; without a number T is B.
pub(crate) fn statcan_growth(
    from: Fraction,
    now: Fraction,
    to: Option<Fraction>,
    years: i32,
) -> Option<(Real, [Fraction; 3])> {
    let small = share(1, 1000);
    let is_small = |number: Fraction| number > Fraction::ZERO && number <= small;
    if from.is_zero() && (is_small(now) || to.is_some_and(is_small)) {
        return None;
    }
    let is_to_zero = to.is_some_and(Fraction::is_zero);
    if is_to_zero && is_small(from) {
        return None;
    }
    let has_zero = from.is_zero() || is_to_zero;
    let put = |number: Fraction| if has_zero && number.is_zero() { small } else { number };
    let (from, now, to) = (put(from), put(now), put(to.unwrap_or(from)));
    Some((growth(from, now, years)?, [from, now, to]))
}

/// The column “growth without a number” of “`statcan`”.
pub(crate) fn statcan_in_words(better: Real, start: Fraction, has_a_limit: bool) -> Status {
    let factor = if has_a_limit { near_its_limit(start) } else { limit(1, 1) };
    let times = |over: i128| match factor {
        Real::Exact(factor) => Real::Exact(factor * share(over, 1000)),
        Real::Near(factor) => Real::Near(factor * share(over, 1000).near()),
    };
    let limits = [(times(15), "on-pace"), (times(5), "moderate"), (limit(0, 1), "limited")];
    first(better, &limits, "reversed")
}

/// C of “`statcan`”.
pub(crate) fn near_its_limit(start: Fraction) -> Real {
    let hundred = Fraction::whole(100);
    let full = start / hundred;
    // B ÷ 100 up to 100, (200 − B) ÷ 100 from there on.
    let full = if start > hundred { Fraction::whole(2) - full } else { full };
    match full {
        _ if full <= Fraction::ZERO => limit(1, 1),
        _ if full == Fraction::ONE => limit(0, 1),
        // 1 − full^4.44, right near one, too.
        _ => Real::Near(-(4.44 * (full - Fraction::ONE).near().ln_1p()).exp_m1()),
    }
}

/// m of “`destatis`”: the mean change of up to six values on end; `None` of fewer than four.
fn mean(way: &Way) -> Option<Fraction> {
    let mut numbers = way.numbers.clone();
    numbers.insert(way.start.0, way.start.1);
    let on_end = (0..6).map_while(|back| numbers.get(&(way.now.0 - back)));
    let values: Vec<Fraction> = on_end.copied().collect();
    let years = i32::try_from(values.len()).expect("at most six") - 1;
    let first = values.last().filter(|_| years >= 3)?;
    Some((way.now.1 - *first) / Fraction::whole(years))
}

/// u of “`destatis`”; `None` where nothing is left.
fn missed(way: &Way, mean: Fraction) -> Option<Fraction> {
    let left = way.end.1 - way.now.1;
    let led = way.now.1 + mean * Fraction::whole(way.end.0 - way.now.0);
    (!left.is_zero()).then(|| ((way.end.1 - led) / left).max(Fraction::ZERO))
}

/// “`destatis`: the mean of the last five years”.
pub(crate) fn destatis(way: &Way) -> ManualOutcome {
    let Some(mean) = mean(way) else {
        return Not("few-observations");
    };
    if mean.is_zero() || mean.sign() != (way.end.1 - way.start.1).sign() {
        return As("reversed");
    }
    match missed(way, mean).map(Fraction::to_15_digits) {
        Some(missed) if missed > share(20, 100) => As("limited"),
        Some(missed) if missed >= share(5, 100) => As("moderate"),
        _ => As("on-pace"),
    }
}
