//! Every value stands in its source: as a whole number, in its row and column, with no other year and no other unit.

mod printed;
mod source;

use std::collections::BTreeMap;

use super::citations::{Cited, Texts};
use super::{Subject, indicators, letters};
use crate::content::{
    Citation, Commitment, District, Indicator, IndicatorId, InvestUnit, Number, Observation,
    Origin, Print, Project, Quantity, Task, Total,
};
use crate::diag::{Code, Finding, Message};
use crate::say;

use source::{Doubt, Source};

/// Looks at every record whose place in its document was found.
pub(super) fn prove(
    subject: &Subject<'_>,
    texts: &Texts<'_>,
    cited: &BTreeMap<Origin, Cited>,
    findings: &mut Vec<Finding>,
) {
    let catalogue = indicators(subject.content).map(|indicator| (&indicator.id, indicator));
    let mut prover = Prover { subject, texts, cited, catalogue: catalogue.collect(), findings };
    for district in &subject.content.districts {
        prover.district(district);
    }
}

struct Prover<'a> {
    subject: &'a Subject<'a>,
    texts: &'a Texts<'a>,
    cited: &'a BTreeMap<Origin, Cited>,
    catalogue: BTreeMap<&'a IndicatorId, &'a Indicator>,
    findings: &'a mut Vec<Finding>,
}

/// A value of a record, and how it is printed.
struct Claim<'c> {
    /// The way to the value within its record.
    keys: &'c [&'static str],
    quantity: &'c Quantity,
    text: Option<&'c str>,
    unit: &'c str,
    year: Option<i32>,
}

/// A year of a record, and what it may rest on.
struct YearClaim<'c> {
    keys: &'c [&'static str],
    year: i32,
    note: Option<&'c str>,
    /// The year that the period of the document suggests.
    usual: Option<i32>,
}

impl<'a> Prover<'a> {
    fn district(&mut self, district: &'a District) {
        for plan in &district.plans {
            plan.commitments.iter().for_each(|record| self.commitment(record));
            plan.projects.iter().for_each(|record| self.project(record));
            plan.totals.iter().for_each(|record| self.total(record));
            plan.tasks.iter().for_each(|record| self.task(district, record));
        }
        district.observations.iter().for_each(|record| self.observation(record));
        let Some(population) = &district.profile.population else { return };
        let Some(source) = self.source(&population.citation, &population.origin) else { return };
        let quantity = exact(&population.value);
        let claim = Claim {
            keys: &["value"],
            quantity: &quantity,
            text: None,
            unit: &population.unit,
            year: Some(population.year),
        };
        self.value(&source, &population.origin, &claim);
        let year = YearClaim { keys: &["year"], year: population.year, note: None, usual: None };
        self.year(&source, &population.origin, &year);
    }

    fn source(&self, citation: &Citation, origin: &Origin) -> Option<Source<'a>> {
        let cited = self.cited.get(origin)?;
        Some(Source::new(self.texts.get(&citation.document)?, cited))
    }

    fn report(&mut self, code: Code, origin: &Origin, keys: &[&'static str], say: Message) {
        let span = origin.span(self.subject.sources, keys);
        self.findings.push(Finding::new(code, span, say));
    }

    fn unit_of<'r>(&self, print: &'r Print, indicator: &IndicatorId) -> &'r str
    where
        'a: 'r,
    {
        let catalogue = || self.catalogue.get(indicator).map_or("", |found| found.unit.as_str());
        print.unit.as_deref().unwrap_or_else(catalogue)
    }

    fn commitment(&mut self, record: &Commitment) {
        let Some(source) = self.source(&record.citation, &record.origin) else { return };
        self.name(&source, record);
        let unit = self.unit_of(&record.print, &record.indicator).to_owned();
        let period = source.document().period;
        if let Some(baseline) = &record.baseline {
            if let Some(quantity) = &baseline.quantity {
                let claim = Claim {
                    keys: &["baseline", "value"],
                    quantity,
                    text: baseline.text.as_deref(),
                    unit: &unit,
                    year: Some(baseline.year),
                };
                self.value(&source, &record.origin, &claim);
            }
            let year = YearClaim {
                keys: &["baseline", "year"],
                year: baseline.year,
                note: None,
                usual: Some(period.0 - 1),
            };
            self.year(&source, &record.origin, &year);
        }
        let path = |n: usize| record.origin.within("milestones", n);
        let milestones = record.milestones.iter().enumerate();
        let milestones = milestones.map(|(n, milestone)| (path(n), &[][..], milestone, None));
        let target = (record.origin.clone(), &["target"][..], &record.target, Some(period.1));
        for (origin, under, target, usual) in milestones.chain([target]) {
            let keys = |key| [under, &[key]].concat();
            let claim = Claim {
                keys: &keys("value"),
                quantity: &target.quantity,
                text: target.text.as_deref(),
                unit: &unit,
                year: Some(target.year),
            };
            self.value(&source, &origin, &claim);
            let note = target.year_note.as_deref();
            let year = YearClaim { keys: &keys("year"), year: target.year, note, usual };
            self.year(&source, &origin, &year);
        }
    }

    /// A row is the indicator's row: the printed name, or a name of the catalogue, stands in it.
    fn name(&mut self, source: &Source<'_>, record: &Commitment) {
        self.number(source, &record.origin, record.no.as_deref());
        if !source.is_row() {
            return;
        }
        // That the catalogue does not have it is said elsewhere.
        let Some(indicator) = self.catalogue.get(&record.indicator) else { return };
        let printed = record.print.name.as_ref();
        let mut names = printed.into_iter().chain(&indicator.aliases).chain([&indicator.name]);
        if !names.any(|name| source.names(name)) {
            let name = printed.unwrap_or(&indicator.name);
            let say = say!("这一行里没有“{name}”", "this row does not name `{name}`");
            self.report(Code::WordsNotInSource, &record.origin, &["cite", "row"], say);
        }
    }

    fn number(&mut self, source: &Source<'_>, origin: &Origin, number: Option<&str>) {
        if let Some(no) = number.filter(|no| !source.prints_number(no)) {
            let say = say!("出处印的序号不是 {no}", "the source does not print the number {no}");
            self.report(Code::ValueNotInQuote, origin, &["no"], say);
        }
    }

    fn observation(&mut self, record: &Observation) {
        let Some(source) = self.source(&record.citation, &record.origin) else { return };
        let unit = self.unit_of(&record.print, &record.indicator).to_owned();
        let claim = Claim {
            keys: &["value"],
            quantity: &record.quantity,
            text: record.text.as_deref(),
            unit: &unit,
            year: Some(record.year),
        };
        self.value(&source, &record.origin, &claim);
        let note = record.year_note.as_deref();
        let year = YearClaim { keys: &["year"], year: record.year, note, usual: None };
        self.year(&source, &record.origin, &year);
    }

    fn value(&mut self, source: &Source<'_>, origin: &Origin, claim: &Claim<'_>) {
        let keys = [claim.keys, &[]].concat();
        let Some(doubt) = source.doubt(claim.quantity, claim.text, claim.unit, claim.year) else {
            return;
        };
        let value = claim.quantity.text();
        let unit = claim.unit;
        let (code, say) = match doubt {
            Doubt::Value => (
                Code::ValueNotInQuote,
                say!("出处里没有“{value}”", "the source does not print `{value}`"),
            ),
            Doubt::Text => (
                Code::ValueNotInQuote,
                say!("出处里没有 `text` 的文字", "the source does not print the words of `text`"),
            ),
            Doubt::Unit => (
                Code::UnitDiffersFromQuote,
                say!(
                    "出处里这个数的单位不是“{unit}”",
                    "the source prints this number with another unit than `{unit}`"
                ),
            ),
            Doubt::Bound => (
                Code::ValueNotInQuote,
                say!(
                    "出处里这个数前的符号不同，不是“{value}”",
                    "the source prints this number with another sign than `{value}`"
                ),
            ),
        };
        // The words, where they are given, are what does not stand there.
        let last = if matches!(doubt, Doubt::Text) { "text" } else { "value" };
        let keys: Vec<&'static str> =
            keys.iter().map(|key| if *key == "value" { last } else { *key }).collect();
        self.report(code, origin, &keys, say);
    }

    fn year(&mut self, source: &Source<'_>, origin: &Origin, claim: &YearClaim<'_>) {
        let year = claim.year;
        let noted = claim.note.map(letters::of_text);
        if noted.is_some_and(|note| {
            printed::numbers(&note).iter().any(|n| n.digits == year.to_string())
        }) || source.supports_year(year, claim.usual)
        {
            return;
        }
        let span = origin.span(self.subject.sources, claim.keys);
        let say = say!("{year} 年没有依据", "nothing supports the year {year}");
        let hint = say!(
            "引文、同一句或同一段前文要印有这一年；推断的年份用 `year_note` 说明，并写出这一年",
            "the quote, its sentence or the paragraph before it names the year; else say in `year_note` how {year} was inferred, and name it there"
        );
        self.findings.push(Finding::new(Code::YearWithoutBasis, span, say).hint(hint));
    }

    fn project(&mut self, record: &Project) {
        let Some(source) = self.source(&record.citation, &record.origin) else { return };
        self.words(&source, &record.origin, "name", Some(&record.name));
        self.words(&source, &record.origin, "stage", record.stage.as_deref());
        self.words(&source, &record.origin, "kind", record.kind.as_deref());
        self.group(&source, &record.origin, record.group.as_deref());
        self.amount(&source, &record.origin, "area_m2", record.area_m2.as_ref());
        self.amount(&source, &record.origin, "invest_yi", record.invest_yi.as_ref());
        let years = record.period.map(|(from, to)| [("from", from), ("to", to)]);
        for (key, year) in years.into_iter().flatten() {
            self.amount_in(&source, &record.origin, key, &year.to_string());
        }
        self.number(&source, &record.origin, record.no.as_deref());
    }

    fn total(&mut self, record: &Total) {
        let Some(source) = self.source(&record.citation, &record.origin) else { return };
        self.amount(&source, &record.origin, "count", record.count.as_ref());
        self.amount(&source, &record.origin, "area_m2", record.area_m2.as_ref());
        let Some((number, unit)) = &record.invest else { return };
        let key = match unit {
            InvestUnit::Yi => "invest_yi",
            InvestUnit::Wan => "invest_wan",
        };
        self.amount(&source, &record.origin, key, Some(number));
    }

    fn amount(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        key: &'static str,
        number: Option<&Number>,
    ) {
        if let Some(number) = number {
            self.amount_in(source, origin, key, number.text());
        }
    }

    fn amount_in(&mut self, source: &Source<'_>, origin: &Origin, key: &'static str, digits: &str) {
        if !source.prints_amount(key, digits) {
            let say = say!("出处里没有“{digits}”", "the source does not print `{digits}`");
            self.report(Code::ValueNotInQuote, origin, &[key], say);
        }
    }

    fn task(&mut self, district: &District, record: &Task) {
        let Some(source) = self.source(&record.citation, &record.origin) else { return };
        self.group(&source, &record.origin, record.group.as_deref());
        if !source.prints_above(&record.title) {
            self.missing_words(&record.origin, &["title"], &record.title);
        }
        self.words(&source, &record.origin, "standard", record.standard.as_deref());
        self.number(&source, &record.origin, record.no.as_deref());
        for due in &record.due {
            self.words(&source, &due.origin, "text", Some(&due.text));
            self.words(&source, &due.origin, "what", due.what.as_deref());
        }
        for (duty, id) in &record.units {
            let Some(unit) = district.units.iter().find(|unit| unit.id == *id) else { continue };
            if !unit.names().any(|name| source.prints(name)) {
                self.missing_words(&record.origin, &[duty.key()], &unit.name);
            }
        }
    }

    fn words(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        key: &'static str,
        words: Option<&str>,
    ) {
        if let Some(words) = words.filter(|words| !source.prints(words)) {
            self.missing_words(origin, &[key], words);
        }
    }

    /// The category: the heading of a part of the table, or a heading of the text.
    fn group(&mut self, source: &Source<'_>, origin: &Origin, group: Option<&str>) {
        if let Some(group) = group.filter(|group| !source.prints_above(group)) {
            self.missing_words(origin, &["group"], group);
        }
    }

    fn missing_words(&mut self, origin: &Origin, keys: &[&'static str], words: &str) {
        let say = say!("出处里没有“{words}”", "the source does not print `{words}`");
        self.report(Code::WordsNotInSource, origin, keys, say);
    }
}

fn exact(number: &Number) -> Quantity {
    Quantity::Level(crate::content::Bound::Exact, number.clone())
}
