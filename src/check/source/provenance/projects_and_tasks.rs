//! Projects and tasks stand in their sources: names, amounts, years, standards, deadlines and responsible units.

use super::super::works::WorkNames;
use super::amounts::Amount;
use super::beside::Scale;
use super::source::Source;
use super::verifier::{Verifier, as_yaml};
use crate::diag::Code;
use crate::model::{
    Agency, District, Duty, InvestUnit, Money, Origin, Plan, Project, Quantity, Task, Total, Work,
};
use crate::say;

/// A floor area in square metres.
const AREA: Amount = Amount {
    heads: &["平方米", "㎡", "m²", "面积", "规模"],
    unit: None,
    own: &["平方米", "㎡", "m²", "平米", "平方"],
    others: &[
        "元", "美元", "亩", "公顷", "公里", "千米", "米", "张", "床", "人", "名", "户", "个", "家",
        "所", "台", "辆", "套", "吨", "兆瓦", "千瓦",
    ],
    whole: &["建筑面积", "总面积", "建设规模", "建设面积"],
    parts: &["占地", "用地", "征地", "绿化", "含", "包括", "其中", "已完成", "已建成"],
};

/// A number of projects.
const COUNT: Amount = Amount {
    heads: &[],
    unit: None,
    own: &["个", "项", "所", "家"],
    others: &["平方米", "㎡", "m²", "元"],
    whole: &[],
    parts: &[],
};

/// An investment, in yuan.
fn investment(unit: InvestUnit) -> Amount {
    let scale = match unit {
        InvestUnit::Yi => Scale::Yi,
        InvestUnit::Wan => Scale::Wan,
    };
    Amount {
        heads: &["投资", "资金"],
        unit: Some(scale),
        own: &["元"],
        others: &["平方米", "㎡", "m²", "美元", "港元", "港币", "欧元", "日元", "英镑"],
        whole: &["总投资", "投资总额", "总额", "投资规模", "投资估算", "估算投资", "概算"],
        parts: &[
            "含",
            "包括",
            "其中",
            "完成",
            "累计",
            "已投",
            "到位",
            "支付",
            "年度",
            "本年",
            "当年",
            "今年",
            "十四五",
            "十五五",
            "“十",
            "期间",
            "争取",
            "申请",
            "中央",
            "省级",
            "市级",
            "县级",
            "债券",
            "自筹",
            "财政",
            "贷款",
            "设备购置",
            "购置设备",
        ],
    }
}

impl<'a> Verifier<'a> {
    pub(super) fn projects_and_tasks(&mut self, district: &District, plan: &'a Plan) {
        // Without `..`, so that no kind of records is left unproved.
        let Plan { document: _, commitments: _, projects, totals, tasks, origin: _ } = plan;
        let of_projects = projects.iter().filter_map(|project| project.group.as_deref());
        let groups: Vec<&str> = of_projects.collect();
        let works: Vec<Work<'a>> = projects.iter().map(Work::Project).collect();
        let names = WorkNames::of(&works);
        for record in projects {
            self.project(record, &groups, &names);
        }
        for record in totals {
            self.total(record);
        }
        let groups: Vec<&str> = tasks.iter().filter_map(|task| task.group.as_deref()).collect();
        let titles: Vec<&str> = tasks.iter().map(|task| task.title.as_str()).collect();
        for record in tasks {
            self.task(district, record, &groups, &titles);
        }
    }

    fn project(&mut self, record: &'a Project, groups: &[&str], names: &WorkNames<'a>) {
        let Some(mut source) = self.source(record.id) else { return };
        let origin = &record.origin;
        self.number(&source, origin, record.no.as_deref());
        self.words(&source, origin, "name", Some(&record.name));
        self.above(&source, origin, "group", record.group.as_deref(), groups);
        self.keep_to(&mut source, Work::Project(record), names);
        for (key, words) in [("stage", &record.stage), ("kind", &record.kind)] {
            if let Some(words) = words.as_ref().filter(|words| !source.prints_in_column(words)) {
                self.missing(Code::WordsNotInSource, origin, &[key], words);
            }
        }
        self.amount(&source, origin, ("area_m2", AREA), record.area_m2.as_ref());
        if let Some(invest) = &record.invest {
            self.invest(&source, origin, invest);
        }
        for (n, measure) in record.measures.iter().enumerate() {
            let place = origin.within("measures", n);
            self.measure(&source, &place, measure);
        }
        if let Some(words) = record.period_text.as_ref().filter(|w| !source.prints_in_column(w)) {
            self.missing(Code::WordsNotInSource, origin, &["period_text"], words);
        }
        let years = record.period.map(|(from, to)| [("from", from), ("to", to)]);
        for (key, year) in years.into_iter().flatten() {
            if !source.prints_year_of_building(year) {
                self.missing(Code::ValueNotInQuote, origin, &[key], &year.to_string());
            }
        }
    }

    fn total(&mut self, record: &Total) {
        let Some(mut source) = self.source(record.id) else { return };
        source.is_of_total = true;
        let origin = &record.origin;
        self.amount(&source, origin, ("count", COUNT), record.count.as_ref());
        self.amount(&source, origin, ("area_m2", AREA), record.area_m2.as_ref());
        if let Some(invest) = &record.invest {
            self.invest(&source, origin, invest);
        }
        for (n, measure) in record.measures.iter().enumerate() {
            self.measure(&source, &origin.within("measures", n), measure);
        }
    }

    fn task(&mut self, district: &District, record: &Task, groups: &[&str], titles: &[&str]) {
        let Some(source) = self.source(record.id) else { return };
        let origin = &record.origin;
        self.number(&source, origin, record.no.as_deref());
        self.above(&source, origin, "group", record.group.as_deref(), groups);
        self.above(&source, origin, "title", Some(&record.title), titles);
        self.words(&source, origin, "standard", record.standard.as_deref());
        for due in &record.due {
            self.words(&source, &due.origin, "text", Some(&due.text));
            self.words(&source, &due.origin, "what", due.what.as_deref());
        }
        for duty in Duty::ALL {
            let units = record.agencies.iter().filter(|(of, _)| *of == duty);
            for (n, (_, id)) in units.enumerate() {
                // `units` reports one that the district does not have.
                let unit = district.agencies.iter().find(|unit| unit.id == *id);
                let is_named =
                    |unit: &&Agency| unit.names().any(|name| source.names_unit(duty, name));
                if let Some(unit) = unit.filter(|unit| !is_named(unit)) {
                    let item = origin.within(duty.key(), n);
                    let printed = unit.names().find(|name| source.prints(name));
                    match printed {
                        Some(name) => self.of_another_duty(&item, duty, name),
                        None => self.missing(Code::WordsNotInSource, &item, &[], &unit.name),
                    }
                }
            }
        }
    }

    /// An investment; one that is printed in the other unit is told as such.
    fn invest(&mut self, source: &Source<'_>, origin: &Origin, invest: &Money) {
        let Money { amount, unit } = invest;
        let other = unit.other();
        let is_in = |unit| source.prints_amount(investment(unit), amount);
        if is_in(*unit) {
            return self.qualified(source, origin, (unit.key(), investment(*unit)), amount);
        }
        if !is_in(other) || !source.prints_digits(amount) {
            return self.missing(Code::ValueNotInQuote, origin, &[unit.key()], &amount.text());
        }
        let (number, key, printed, own) =
            (amount.text(), other.key(), other.printed(), unit.printed());
        let say = say!(
            "出处里“{number}”的单位是{printed}，不是{own}",
            "the source prints `{number}` in {printed}, not in {own}"
        );
        let finding = self.subject.finding(Code::UnitDiffersFromQuote, origin, &[unit.key()], say);
        let hint = say!("改写 `{key}: {number}`", "write `{key}: {number}`");
        self.findings.push(finding.hint(hint));
    }

    /// An amount in the unit of its key.
    fn amount(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        (key, kind): (&'static str, Amount),
        amount: Option<&Quantity>,
    ) {
        let Some(amount) = amount else { return };
        if source.prints_amount(kind, amount) {
            self.qualified(source, origin, (key, kind), amount);
        } else {
            self.missing(Code::ValueNotInQuote, origin, &[key], &amount.text());
        }
    }

    /// A printed amount, with what the words beside it say of it.
    fn qualified(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        (key, kind): (&'static str, Amount),
        amount: &Quantity,
    ) {
        let Some(said) = source.other_bound(kind, amount) else { return };
        let (amount, printed) = (amount.text(), as_yaml(said, amount));
        let say = say!(
            "出处里这个数旁边的词与“{amount}”不合，应写 `{printed}`",
            "the words beside this number in the source make it `{printed}`, not `{amount}`"
        );
        let finding = self.subject.finding(Code::ValueNotInQuote, origin, &[key], say);
        self.findings.push(finding.hint(say!("照原文写", "write it as printed")));
    }

    fn words(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        key: &'static str,
        words: Option<&str>,
    ) {
        if let Some(words) = words.filter(|words| !source.prints(words)) {
            self.missing(Code::WordsNotInSource, origin, &[key], words);
        }
    }

    /// Words that are printed once for several records: a category, a theme, a heading.
    fn above(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        key: &'static str,
        words: Option<&str>,
        kind: &[&str],
    ) {
        if let Some(words) = words.filter(|words| !source.prints_above(words, kind)) {
            self.missing(Code::WordsNotInSource, origin, &[key], words);
        }
    }

    fn of_another_duty(&mut self, origin: &Origin, duty: Duty, name: &str) {
        let key = duty.key();
        let say = say!("出处里的“{name}”不是 `{key}`", "in the source `{name}` is not of `{key}`");
        self.report(Code::WordsNotInSource, origin, &[], say);
    }

    fn missing(&mut self, code: Code, origin: &Origin, keys: &[&'static str], words: &str) {
        let say = say!("出处里没有“{words}”", "the source does not print `{words}`");
        self.report(code, origin, keys, say);
    }
}
