//! Projects and tasks stand in their sources: names, amounts, years, standards, deadlines and responsible units.

use rust_decimal::Decimal;

use super::beside::Scale;
use super::source::{Claim, Mismatch, Source};
use super::verifier::Verifier;
use super::words::Amount;
use crate::diag::Code;
use crate::model::{
    Agency, Bound, District, Duty, InvestUnit, Number, Origin, Plan, Project, Quantity, Task,
    Total, TotalMeasure,
};
use crate::say;

/// A floor area in square metres.
const AREA: Amount =
    Amount {
        heads: &["平方米", "㎡", "m²", "面积", "规模"], unit: None, others: &["元"]
    };

/// A number of projects.
const COUNT: Amount =
    Amount { heads: &[], unit: None, others: &["平方米", "㎡", "m²", "元"] };

/// An investment.
fn investment(unit: InvestUnit) -> Amount {
    let scale = match unit {
        InvestUnit::Yi => Scale::Yi,
        InvestUnit::Wan => Scale::Wan,
    };
    Amount { heads: &["投资", "资金"], unit: Some(scale), others: &["平方米", "㎡", "m²"] }
}

/// Whether words beside a number say that it is about that, more or less: 约4.6亿元, and 约5万平方米 of 50000.
fn is_inexact(source: &Source<'_>, number: &Number, unit: &str) -> bool {
    let in_wan = number.value().checked_div(Decimal::from(10_000)).map(Number::of);
    let has_bound = |number: &Number, unit: &str| {
        let quantity = &Quantity::Level(Bound::Exact, number.clone());
        let claim = Claim { quantity, text: None, unit, year: 0, heads: &[] };
        matches!(source.mismatch(&claim), Some(Mismatch::Bound(_)))
    };
    has_bound(number, unit) || in_wan.is_some_and(|wan| has_bound(&wan, &format!("万{unit}")))
}

impl Verifier<'_> {
    pub(super) fn projects_and_tasks(&mut self, district: &District, plan: &Plan) {
        // Without `..`, so that no kind of records is left unproved.
        let Plan { document: _, commitments: _, projects, totals, tasks, origin: _ } = plan;
        let of_projects = projects.iter().filter_map(|project| project.group.as_deref());
        let groups: Vec<&str> = of_projects.collect();
        for record in projects {
            self.project(record, &groups);
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

    fn project(&mut self, record: &Project, groups: &[&str]) {
        let Some(source) = self.source(record.id) else { return };
        let origin = &record.origin;
        self.number(&source, origin, record.no.as_deref());
        self.words(&source, origin, "name", Some(&record.name));
        self.above(&source, origin, "group", record.group.as_deref(), groups);
        for (key, words) in [("stage", &record.stage), ("kind", &record.kind)] {
            if let Some(words) = words.as_ref().filter(|words| !source.prints_in_column(words)) {
                self.missing(Code::WordsNotInSource, origin, &[key], words);
            }
        }
        self.amount(&source, origin, ("area_m2", "平方米", AREA), record.area_m2.as_ref());
        if let Some((number, unit)) = record.printed_invest() {
            self.invest(&source, origin, number, unit);
        }
        for (n, measure) in record.measures.iter().enumerate() {
            let place = origin.within("measures", n);
            self.measure(&source, &place, (&measure.value, &measure.unit), false);
        }
        let years = record.period.map(|(from, to)| [("from", from), ("to", to)]);
        for (key, year) in years.into_iter().flatten() {
            if !source.prints_year_of_building(year) {
                self.missing(Code::ValueNotInQuote, origin, &[key], &year.to_string());
            }
        }
    }

    fn total(&mut self, record: &Total) {
        let Some(source) = self.source(record.id) else { return };
        let origin = &record.origin;
        self.amount(&source, origin, ("count", "个", COUNT), record.count.as_ref());
        self.amount(&source, origin, ("area_m2", "平方米", AREA), record.area_m2.as_ref());
        if let Some((number, unit)) = &record.invest {
            self.invest(&source, origin, number, *unit);
        }
        for (n, TotalMeasure { value, unit }) in record.measures.iter().enumerate() {
            let value = Quantity::Level(Bound::Exact, value.clone());
            self.measure(&source, &origin.within("measures", n), (&value, unit), true);
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
                    self.missing(Code::WordsNotInSource, &item, &[], &unit.name);
                }
            }
        }
    }

    /// An investment; one that is printed in the other unit is told as such.
    fn invest(&mut self, source: &Source<'_>, origin: &Origin, number: &Number, unit: InvestUnit) {
        let other = unit.other();
        let is_in = |unit| source.prints_amount(investment(unit), number);
        if is_in(unit) {
            return self.exact(source, origin, (unit.key(), unit.printed()), number);
        }
        if !is_in(other) {
            return self.missing(Code::ValueNotInQuote, origin, &[unit.key()], number.text());
        }
        let (number, key, printed, own) =
            (number.text(), other.key(), other.printed(), unit.printed());
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
        (key, unit, kind): (&'static str, &str, Amount),
        number: Option<&Number>,
    ) {
        match number {
            Some(number) if source.prints_amount(kind, number) => {
                self.exact(source, origin, (key, unit), number);
            }
            Some(number) => self.missing(Code::ValueNotInQuote, origin, &[key], number.text()),
            None => {}
        }
    }

    /// A printed amount, which is an exact number.
    fn exact(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        (key, unit): (&'static str, &str),
        number: &Number,
    ) {
        if !is_inexact(source, number, unit) {
            return;
        }
        let number = number.text();
        let say = say!(
            "出处里“{number}”旁边的词说它不是确数",
            "the words beside `{number}` in the source say that it is not exact"
        );
        let finding = self.subject.finding(Code::ValueNotInQuote, origin, &[key], say);
        let hint = say!(
            "`{key}` 只写确数：去掉这一项，原话写进 `note`",
            "`{key}` is an exact number: take it out, and give the words in the `note`"
        );
        self.findings.push(finding.hint(hint));
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

    fn missing(&mut self, code: Code, origin: &Origin, keys: &[&'static str], words: &str) {
        let say = say!("出处里没有“{words}”", "the source does not print `{words}`");
        self.report(code, origin, keys, say);
    }
}
