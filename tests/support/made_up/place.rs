//! One made-up place: its numbers, and the files that say them.

use std::fmt::Write as _;

use super::super::dice::Dice;
use super::File;
use super::words::{self, Indicator};

pub(super) const YEARS: [i32; 6] = [2020, 2021, 2022, 2023, 2024, 2025];

/// Numbers of sections and groups of tasks.
pub(super) const COUNTED: [&str; 4] = ["一", "二", "三", "四"];
pub(super) const GROUPS: [&str; 4] = ["经济任务", "民生任务", "生态任务", "治理任务"];

/// A made-up place.
pub(crate) struct Place {
    pub(super) n: usize,
    pub(super) name: String,
    pub(super) population: i64,
    pub(super) measured: Vec<Measured>,
    pub(super) tasks: Vec<Task>,
    pub(super) projects: Vec<Project>,
    /// Sentences that say nothing which a record cites, for the text around those that do.
    pub(super) filling: Vec<String>,
}

/// The numbers of an indicator, in units of its last decimal place.
pub(super) struct Measured {
    pub(super) indicator: &'static Indicator,
    pub(super) values: [i64; YEARS.len()],
    pub(super) target: i64,
}

pub(super) struct Task {
    pub(super) title: String,
    /// Its sentences behind the title, without what is due.
    pub(super) body: String,
    pub(super) due: String,
    pub(super) what: String,
    pub(super) lead: (&'static str, &'static str),
    pub(super) support: Vec<(&'static str, &'static str)>,
}

pub(super) struct Project {
    pub(super) name: String,
    pub(super) is_new: bool,
    pub(super) area: i64,
    /// In hundredths of 亿元.
    pub(super) invest: i64,
    pub(super) years: (i64, i64),
    pub(super) stage: &'static str,
}

/// A number of units of the last decimal place as it is printed.
pub(crate) fn printed(number: i64, digits: u32) -> String {
    let one = 10_i64.pow(digits);
    let width = usize::try_from(digits).expect("few digits");
    match digits {
        0 => number.to_string(),
        _ => format!("{}.{:0width$}", number / one, number % one),
    }
}

/// Whether the values of the indicator at a place of the catalogue are told in sentences, not in a table.
pub(super) fn is_told(at: usize) -> bool {
    at % 3 == 2
}

fn indicators() -> impl Iterator<Item = &'static Indicator> {
    words::DOMAINS.iter().flat_map(|(_, _, indicators)| indicators)
}

fn sentence(dice: &mut Dice) -> String {
    format!(
        "{}{}{}，{}{}，{}。",
        dice.one_of(&words::WHO),
        dice.one_of(&words::DOES),
        dice.one_of(&words::WHAT),
        dice.one_of(&words::DOES),
        dice.one_of(&words::WHAT),
        dice.one_of(&words::HOW),
    )
}

impl Measured {
    fn new(indicator: &'static Indicator, dice: &mut Dice) -> Self {
        let (low, high) = indicator.range;
        let base = low + dice.next(high - low);
        let mut gain = (base * (6 + dice.next(10)) / 100).max(12);
        if indicator.unit == "%" && indicator.is_better_higher {
            let room = 995 * 10_i64.pow(indicator.digits) / 10 - base;
            gain = gain.min(room * 10 / 13);
        }
        if !indicator.is_better_higher {
            gain = -gain;
        }
        // How much of the way is done in the last year, in percent.
        let end = dice.one_of(&[-10, 30, 60, 90, 105, 115]);
        let mut values = [base; YEARS.len()];
        for (year, value) in (1_i64..).zip(values.iter_mut().skip(1)) {
            let most = if year < 4 { 75 } else { 130 };
            *value = base + gain * (end * year / 5 + dice.next(6) - 3).min(most) / 100;
        }
        Self { indicator, values, target: base + gain }
    }

    pub(super) fn printed(&self, number: i64) -> String {
        printed(number, self.indicator.digits)
    }
}

impl Task {
    fn new(n: usize, title: String, dice: &mut Dice) -> Self {
        let lead = *words::AGENCIES.iter().cycle().nth(n).expect("a cycle does not end");
        let mut support: Vec<_> =
            (0..=dice.next(3)).map(|_| dice.one_of(&words::AGENCIES)).collect();
        support.sort_unstable();
        support.dedup();
        support.retain(|agency| *agency != lead);
        if support.is_empty() {
            support.extend(words::AGENCIES.iter().find(|agency| **agency != lead));
        }
        Self {
            title,
            body: sentence(dice),
            due: format!("到{}年底", 2022 + dice.next(4)),
            what: format!(
                "完成{}各项任务，{}",
                dice.one_of(&words::WHAT),
                dice.one_of(&words::HOW)
            ),
            lead,
            support,
        }
    }
}

impl Project {
    fn new(place: &str, building: &str, dice: &mut Dice) -> Self {
        let part: String =
            dice.one_of(&words::WHAT).chars().filter(|c| *c != '的').take(6).collect();
        let from = 2021 + dice.next(4);
        Self {
            name: format!("{place}{part}{building}"),
            is_new: dice.is_in(50),
            area: (20 + dice.next(880)) * 100,
            invest: 20 + dice.next(880),
            years: (from, from + dice.next(2026 - from)),
            stage: dice.one_of(&["投入使用", "启动"]),
        }
    }

    pub(super) fn kind(&self) -> &'static str {
        if self.is_new { "新建" } else { "续建" }
    }
}

/// The name of the place of a number, and whether it is a county.
fn name(n: usize) -> (String, bool) {
    let (first, last): (Vec<char>, Vec<char>) =
        (words::FIRST.chars().collect(), words::LAST.chars().collect());
    let pairs = first.len() * last.len();
    let (is_county, rest) = (n % 2 == 1, n / 2);
    // Neighbours in number are not neighbours in name.
    let (pair, more) = (rest % pairs * 613 % pairs, rest / pairs);
    let letter = |from: &[char], at: usize| from.iter().cycle().nth(at).copied();
    let mut name: String = letter(&first, pair).into_iter().collect();
    name.extend((more > 0).then(|| letter(&first, more - 1)).flatten());
    name.extend(letter(&last, pair / first.len()));
    name.push(if is_county { '县' } else { '区' });
    (name, is_county)
}

impl Place {
    /// The place of a number.
    pub(crate) fn new(n: usize) -> Self {
        let seed = u64::try_from(n).expect("a number of places") + 1;
        let mut dice = Dice::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let dice = &mut dice;
        let (name, _) = name(n);
        let measured = indicators().map(|indicator| Measured::new(indicator, dice)).collect();
        let mut titles: Vec<String> = Vec::new();
        while titles.len() < 20 {
            let title = format!("{}{}", dice.one_of(&words::DOES), dice.one_of(&words::WHAT));
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        let tasks = titles.into_iter().enumerate();
        Self {
            n,
            population: 2000 + dice.next(13_000),
            measured,
            tasks: tasks.map(|(n, title)| Task::new(n, title, dice)).collect(),
            projects: words::BUILDINGS.iter().map(|b| Project::new(&name, b, dice)).collect(),
            filling: (0..45).map(|_| sentence(dice)).collect(),
            name,
        }
    }

    /// Raises the last value of the first indicator, as its editor would: in the record, the text and the original.
    pub(crate) fn raise_a_value(&mut self) {
        let first = self.measured.first_mut().and_then(|measured| measured.values.last_mut());
        *first.expect("there are indicators") += 3;
    }

    /// Adds a sentence to the text and the original that no record cites.
    pub(crate) fn add_a_sentence(&mut self) {
        self.filling.push("各镇街建立定期会商制度，接受社会监督。".to_owned());
    }

    /// The files of the place.
    pub(crate) fn files(&self) -> Vec<File> {
        let folder = format!("content/districts/{}", self.id());
        let (text, original) = super::texts::texts(self);
        vec![
            (format!("{folder}/plan.md"), self.header() + &text),
            (format!("seeds/{}.txt", self.plan()), original),
            (format!("{folder}/district.yaml"), self.profile()),
            (format!("{folder}/units.yaml"), agencies()),
            (format!("{folder}/plan.yaml"), self.commitments()),
            (format!("{folder}/plan-tasks.yaml"), self.task_records()),
            (format!("{folder}/plan-projects.yaml"), self.project_records()),
            (format!("{folder}/observations.yaml"), self.observations()),
        ]
    }

    fn id(&self) -> String {
        format!("d{:05}", self.n + 1)
    }

    fn plan(&self) -> String {
        format!("{}-plan-2021-2025", self.id())
    }

    /// The number of the document, as 府发〔2021〕5号.
    pub(super) fn number(&self) -> String {
        let short: String = self.name.chars().take(self.name.chars().count() - 1).collect();
        format!("{short}府发〔2021〕{}号", self.n % 97 + 1)
    }

    pub(super) fn title(&self) -> String {
        format!("{}国民经济和社会发展第十四个五年规划监测报告", self.name)
    }

    fn header(&self) -> String {
        format!(
            "---\nid: {}\ntitle: {}\nnumber: {}\nissuer: {}人民政府\nadopted: 2025-03-31\nperiod: {{ from: 2021, to: 2025 }}\nrole: plan\npublish: full\nsource: seeds/{}.txt\n---\n\n",
            self.plan(),
            self.title(),
            self.number(),
            self.name,
            self.plan(),
        )
    }

    fn profile(&self) -> String {
        let kind = if name(self.n).1 { "county" } else { "district" };
        let population = printed(self.population, 2);
        format!(
            "id: {}\nname: {}\nname_en: Place {}\ncode: \"{:06}\"\nkind: {kind}\npopulation:\n  year: 2020\n  value: {population}\n  unit: 万人\n  cite: {{ document: {}, quote: 全区常住人口{population}万人 }}\n",
            self.id(),
            self.name,
            self.n + 1,
            110_001 + self.n,
            self.plan(),
        )
    }

    fn commitments(&self) -> String {
        let mut out = format!("document: {}\ncommitments:\n", self.plan());
        for (at, measured) in self.measured.iter().enumerate() {
            let (_, group, _) = words::DOMAINS.get(at / 5).expect("five indicators a domain");
            let nature = if at % 5 == 0 { "binding" } else { "anticipatory" };
            let [base, ..] = measured.values;
            write!(
                out,
                "  - indicator: i{no:02}\n    group: {group}\n    no: \"{no}\"\n    nature: {nature}\n    baseline: {{ year: 2020, value: {} }}\n    target: {{ year: 2025, value: {} }}\n    cite: {{ table: 专栏1, row: \"{no}\" }}\n",
                measured.printed(base),
                measured.printed(measured.target),
                no = at + 1,
            )
            .expect("a string takes all");
        }
        out
    }

    fn task_records(&self) -> String {
        let mut out = format!("document: {}\ntasks:\n", self.plan());
        for (at, task) in self.tasks.iter().enumerate() {
            let support: Vec<&str> = task.support.iter().map(|(id, _)| *id).collect();
            write!(
                out,
                "  - no: \"{no}\"\n    group: {}\n    title: {title}\n    due:\n      - {{ text: {}, what: \"{}\" }}\n    lead: [{}]\n    support: [{}]\n    cite: {{ quote: \"{no}. {title}。\" }}\n",
                GROUPS.get(at / 5).expect("five tasks a group"),
                task.due,
                task.what,
                task.lead.0,
                support.join(", "),
                no = at + 1,
                title = task.title,
            )
            .expect("a string takes all");
        }
        out
    }

    fn project_records(&self) -> String {
        let mut out = format!("document: {}\nprojects:\n", self.plan());
        for (at, project) in self.projects.iter().enumerate() {
            let (from, to) = project.years;
            writeln!(
                out,
                "  - {{ no: \"{no}\", name: {}, area_m2: {}, invest_yi: {}, from: {from}, to: {to}, stage: {}, kind: {}, cite: {{ table: 专栏2, row: \"{no}\" }} }}",
                project.name,
                project.area,
                printed(project.invest, 2),
                project.stage,
                project.kind(),
                no = at + 1,
            )
            .expect("a string takes all");
        }
        let (area, invest) = self.totals();
        write!(
            out,
            "totals:\n  - {{ area_m2: {area}, invest_yi: {invest}, cite: {{ table: 专栏2, quote: 合计 }} }}\n"
        )
        .expect("a string takes all");
        out
    }

    pub(super) fn totals(&self) -> (i64, String) {
        let invest = self.projects.iter().map(|project| project.invest).sum();
        (self.projects.iter().map(|project| project.area).sum(), printed(invest, 2))
    }

    fn observations(&self) -> String {
        let (mut out, mut row) = ("observations:\n".to_owned(), 0);
        for (at, measured) in self.measured.iter().enumerate() {
            row += usize::from(!is_told(at));
            let Indicator { name, unit, .. } = measured.indicator;
            for (year, value) in YEARS.iter().zip(measured.values) {
                let value = measured.printed(value);
                let cite = if is_told(at) {
                    format!("under: {name}的监测结果, quote: \"{year}年为{value}{unit}\"")
                } else {
                    format!("table: 专栏3, row: \"{row}\"")
                };
                write!(
                    out,
                    "  - indicator: i{:02}\n    year: {year}\n    value: {value}\n    cite: {{ document: {}, {cite} }}\n",
                    at + 1,
                    self.plan(),
                )
                .expect("a string takes all");
            }
        }
        out
    }
}

fn agencies() -> String {
    let listed =
        words::AGENCIES.iter().map(|(id, name)| format!("  - {{ id: {id}, name: {name} }}\n"));
    format!("units:\n{}", listed.collect::<String>())
}
