//! Random records, and the project that publishes them.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::support::Project;
use crate::support::dice::Dice;

/// What a target asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aim {
    Level(&'static str, Decimal),
    Range(Decimal, Decimal),
    Words,
}

/// A commitment with the values that were measured.
#[derive(Debug)]
pub(crate) struct Record {
    n: usize,
    pub(crate) unit: &'static str,
    pub(crate) direction: &'static str,
    pub(crate) kind: Option<&'static str>,
    pub(crate) baseline: Option<(i32, Decimal)>,
    pub(crate) milestones: Vec<(i32, Decimal)>,
    pub(crate) end: i32,
    pub(crate) aim: Aim,
    /// By year.
    pub(crate) values: Vec<(i32, Decimal)>,
    /// Whether the values are those of single years of a count over the period.
    pub(crate) is_yearly: bool,
}

/// The first year of the plan.
pub(crate) const FIRST: i32 = 2021;

impl Record {
    /// 78.18 in 2020, 78.9 in 2022, 79.3 by 2025.
    pub(crate) fn example() -> Self {
        Self {
            n: 0,
            unit: "岁",
            direction: "higher",
            kind: None,
            baseline: Some((2020, Decimal::new(7818, 2))),
            milestones: Vec::new(),
            end: 2025,
            aim: Aim::Level("", Decimal::new(793, 1)),
            values: vec![(2022, Decimal::new(789, 1))],
            is_yearly: false,
        }
    }

    /// What chance seldom brings: a value that a rule counts as met from near by, one at the number of a strict bound, baselines of
    /// zero, a sum that is met.
    pub(crate) fn awkward(n: usize) -> Vec<Self> {
        let whole = Decimal::from;
        let base = |at: usize| Self { n: n + at, ..Self::example() };
        let with = |at, unit, start: i64, (sign, limit): (&'static str, i64), now| Self {
            unit,
            baseline: Some((2020, whole(start))),
            aim: Aim::Level(sign, whole(limit)),
            values: vec![(2023, now)],
            ..base(at)
        };
        let sum = Self {
            unit: "人",
            kind: Some("cumulative"),
            baseline: None,
            aim: Aim::Level("", whole(80)),
            values: vec![(2021, whole(50)), (2022, whole(60))],
            is_yearly: true,
            ..base(5)
        };
        let near = Decimal::new(992, 1);
        vec![
            with(0, "%", 90, ("", 100), near),
            with(1, "%", 80, (">", 90), whole(90)),
            Self { direction: "lower", ..with(2, "人", 9, ("<", 3), whole(3)) },
            with(3, "亿元", 0, ("", 10), whole(5)),
            Self { aim: Aim::Words, ..with(4, "亿元", 0, ("", 10), whole(5)) },
            sum,
        ]
    }

    pub(crate) fn random(n: usize, dice: &mut Dice) -> Self {
        let unit = dice.one_of(&["%", "%", "‰", "人", "岁", "亿元", "1/10万"]);
        let kind = dice.one_of(&[
            None,
            None,
            None,
            None,
            Some("keep"),
            Some("reach"),
            Some("cumulative"),
            Some("cumulative"),
        ]);
        let is_sum = kind == Some("cumulative");
        let decimals = u32::try_from(dice.next(4)).expect("small");
        let is_rise = dice.next(2) == 0;
        let (start, target) = ends(dice, unit, decimals, is_rise);
        let step = (target - start).abs() + Decimal::new(1, decimals);
        let aim = match dice.next(10) {
            _ if is_sum => Aim::Level("", target.abs() + step),
            0 if kind.is_none() => Aim::Words,
            1 | 2 if target >= Decimal::ZERO => Aim::Range(target, target + step),
            3 => Aim::Level(if is_rise { ">" } else { "<" }, target),
            4 => Aim::Level(if is_rise { "≥" } else { "≤" }, target),
            5 => Aim::Level(if is_rise { "≤" } else { "≥" }, target),
            _ => Aim::Level("", target),
        };
        // Most counts over a period start at nothing.
        let without = if is_sum { 8 } else { 2 };
        let baseline =
            (dice.next(10) >= without).then(|| (dice.one_of(&[2020, 2020, 2015]), start));
        let has_milestone = matches!(aim, Aim::Level(..)) && dice.next(4) == 0;
        let halfway = (2023, (start + target) / Decimal::TWO);
        let is_yearly = is_sum && dice.next(2) == 0;
        Self {
            n,
            unit,
            direction: if is_rise || is_sum { "higher" } else { "lower" },
            kind,
            baseline,
            milestones: has_milestone.then_some(halfway).into_iter().collect(),
            end: dice.one_of(&[2025, 2025, 2025, 2030, 2035]),
            aim,
            values: values(dice, start, target, decimals, is_yearly),
            is_yearly,
        }
    }

    pub(crate) fn id(&self) -> String {
        format!("i{:04}", self.n)
    }

    /// A name without digits.
    fn name(&self) -> String {
        let digit = |c: char| "零一二三四五六七八九".chars().nth(c.to_digit(10)? as usize);
        format!("指标{}", format!("{:04}", self.n).chars().filter_map(digit).collect::<String>())
    }

    /// The value that is judged: the latest, or the sum of all years where each has one; `None` where a year is missing.
    pub(crate) fn judged(&self) -> Option<(i32, Decimal)> {
        let last = *self.values.last()?;
        if !self.is_yearly {
            return Some(last);
        }
        let (since, start) = self.baseline.unwrap_or((FIRST - 1, Decimal::ZERO));
        let years = self.values.iter().map(|(year, _)| *year);
        let is_whole = years.eq(since + 1..=last.0);
        is_whole
            .then(|| (last.0, self.values.iter().map(|(_, value)| *value).sum::<Decimal>() + start))
    }

    /// Where a way starts: the baseline, or zero before the years of a count.
    pub(crate) fn start(&self) -> Option<(i32, Decimal)> {
        let zero = (FIRST - 1, Decimal::ZERO);
        self.baseline.or((self.kind == Some("cumulative")).then_some(zero))
    }

    pub(crate) fn is_met_by(&self, value: Decimal) -> bool {
        match self.aim {
            Aim::Words => false,
            Aim::Range(low, high) => low <= value && value <= high,
            Aim::Level(">", limit) => value > limit,
            Aim::Level("<", limit) => value < limit,
            Aim::Level("≥", limit) => value >= limit,
            Aim::Level("≤", limit) => value <= limit,
            Aim::Level(_, limit) if self.direction == "higher" => value >= limit,
            Aim::Level(_, limit) => value <= limit,
        }
    }

    /// The end of the target that is nearest to a value.
    pub(crate) fn limit(&self, from: Decimal) -> Decimal {
        match self.aim {
            Aim::Words => from,
            Aim::Level(_, limit) => limit,
            Aim::Range(low, high) if (from - low).abs() <= (from - high).abs() => low,
            Aim::Range(_, high) => high,
        }
    }

    fn target(&self) -> String {
        match self.aim {
            Aim::Words => "持续改善".to_owned(),
            Aim::Level(sign, limit) => format!("{sign}{limit}"),
            Aim::Range(low, high) => format!("{low}—{high}"),
        }
    }
}

/// Where a way starts and ends: some way apart, at the same number, at zero, or at a hundred per cent.
fn ends(dice: &mut Dice, unit: &str, decimals: u32, is_rise: bool) -> (Decimal, Decimal) {
    let start = Decimal::new(dice.next(if decimals == 0 { 200 } else { 99_999 }), decimals);
    let start = match dice.next(12) {
        0 => Decimal::ZERO,
        1 if unit == "亿元" => -start,
        2 if unit == "%" => Decimal::from(99),
        _ => start,
    };
    let step = Decimal::new(1 + dice.next(40), decimals);
    let target = match dice.next(14) {
        0 => start,
        1 if unit == "%" && is_rise => Decimal::ONE_HUNDRED,
        2 if !is_rise => Decimal::ZERO,
        _ if is_rise => start + step,
        _ => start - step,
    };
    (start, target)
}

/// Up to five years of values: on the way, at its ends, and just beside them.
fn values(
    dice: &mut Dice,
    start: Decimal,
    target: Decimal,
    decimals: u32,
    is_yearly: bool,
) -> Vec<(i32, Decimal)> {
    let mut values = Vec::new();
    let all = dice.next(3) > 0;
    for year in FIRST..=2025 {
        if !all && dice.next(2) == 0 || (year > FIRST && dice.next(7) == 0) {
            continue;
        }
        let hair = Decimal::new(1, decimals + 1);
        let way = target - start;
        let value = match dice.next(9) {
            0 => target,
            1 => target - hair,
            2 => target + hair,
            3 => start,
            4 => start + hair,
            5 => start - hair,
            6 => target + way,
            _ => start + way * Decimal::new(dice.next(120), 2),
        };
        let value = value.round_dp(decimals + 1);
        values.push((year, if is_yearly { value.abs() } else { value }));
        if dice.next(9) == 0 {
            break;
        }
    }
    values
}

const LINE: &str = "a text takes every write";

/// The texts that publish some records.
#[derive(Default)]
struct Texts {
    indicators: String,
    plan: String,
    observations: String,
    document: String,
}

impl Texts {
    fn add(&mut self, record: &Record) {
        let Record { direction, baseline, milestones, end, .. } = record;
        // `10` and `1/10万` are printed `10/10万`.
        let unit = record.unit.trim_start_matches('1');
        let (id, name, target) = (record.id(), record.name(), record.target());
        writeln!(self.indicators, "  - {{ id: {id}, name: {name}, name_en: I, unit: \"{}\", direction: {direction}, plausible: [-100000000000, 100000000000], definition: 试算 }}", record.unit).expect(LINE);
        let mut quote = format!("{name}的承诺是");
        let mut keys = String::new();
        if let Some(kind) = record.kind {
            writeln!(keys, "    kind: {kind}").expect(LINE);
        }
        if let Some((year, value)) = baseline {
            write!(quote, "基期{year}年为{value}{unit}，").expect(LINE);
            writeln!(keys, "    baseline: {{ year: {year}, value: \"{value}\" }}").expect(LINE);
        }
        for (year, value) in milestones {
            write!(quote, "{year}年为{value}{unit}，").expect(LINE);
            writeln!(keys, "    milestones: [{{ year: {year}, value: \"{value}\" }}]").expect(LINE);
        }
        let printed = if record.aim == Aim::Words { "" } else { unit };
        write!(quote, "目标{end}年为{target}{printed}").expect(LINE);
        writeln!(self.plan, "  - indicator: {id}\n    nature: binding\n{keys}    target: {{ year: {end}, value: \"{target}\" }}\n    cite: {{ quote: \"{quote}\" }}").expect(LINE);
        writeln!(self.document, "\n{quote}。").expect(LINE);
        for (year, value) in &record.values {
            let (verb, counts) =
                if record.is_yearly { ("当年值", "counts: year, ") } else { ("实际值", "") };
            let quote = format!("{name}的{verb}{year}年是{value}{unit}");
            writeln!(self.document, "\n{quote}。").expect(LINE);
            writeln!(self.observations, "  - {{ indicator: {id}, year: {year}, value: \"{value}\", {counts}cite: {{ document: anping-plan, quote: \"{quote}\" }} }}").expect(LINE);
        }
    }
}

/// The project that publishes some records.
pub(crate) fn project(method: &str, records: &[Record]) -> Project {
    let mut texts = Texts::default();
    for record in records {
        texts.add(record);
    }
    let Texts { indicators, plan, observations, document } = texts;
    let project = Project::empty();
    project.write(
        "content/indicators/all.yaml",
        format!(
            "domain: {{ id: all, name: 全部, name_en: All, order: 1 }}\nindicators:\n{indicators}"
        ),
    );
    project.write(
        "content/districts/anping/plan.yaml",
        format!("document: anping-plan\ncommitments:\n{plan}"),
    );
    project.write(
        "content/districts/anping/observations.yaml",
        format!("observations:\n{observations}"),
    );
    project.write(
        "content/districts/anping/district.yaml",
        "id: anping\nname: 安平区\nname_en: Anping\nkind: district\n",
    );
    let text = format!("安平区规划\n\n本规划期为2021年至2025年。\n{document}");
    project.write("seeds/plan.txt", &text);
    project.write("content/districts/anping/plan.md", format!("---\nid: anping-plan\ntitle: 安平区规划\nperiod: {{ from: 2021, to: 2025 }}\nrole: report\npublish: full\nsource: seeds/plan.txt\n---\n\n# {text}"));
    project.write(
        "content/site.yaml",
        format!("title: 试算\npublisher: 试算\nas_of: 2025-12-31\nstandalone_charts: false\nassessment: {{ method: {method} }}\n"),
    );
    project
}
