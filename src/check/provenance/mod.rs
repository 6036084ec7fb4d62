//! Every value stands in its source: as a whole number, in its row and column, with no other year, bound or unit.

mod beside;
mod printed;
mod source;
mod words;
mod works;

use std::collections::BTreeMap;

use super::citations::{Cited, Texts};
use super::{Subject, indicators, letters};
use crate::content::{
    Baseline, Bound, Citation, Commitment, District, Indicator, IndicatorId, Nature, Observation,
    Origin, Print, Quantity, Target,
};
use crate::diag::{Code, Finding, Message};
use crate::say;

use source::{Claim, Doubt, Source, YearClaim};

/// Looks at every record whose place in its document was found.
pub(super) fn prove(
    subject: &Subject<'_>,
    texts: &Texts<'_>,
    cited: &BTreeMap<Origin, Cited>,
    findings: &mut Vec<Finding>,
) {
    let mut catalogue = BTreeMap::new();
    for indicator in indicators(subject.content) {
        // Of two with one id the first counts; the second is told elsewhere.
        catalogue.entry(&indicator.id).or_insert(indicator);
    }
    let mut prover = Prover { subject, texts, cited, catalogue, findings };
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

impl<'a> Prover<'a> {
    fn district(&mut self, district: &'a District) {
        for plan in &district.plans {
            plan.commitments.iter().for_each(|record| self.commitment(record));
            self.works(district, plan);
        }
        district.observations.iter().for_each(|record| self.observation(record));
        let Some(population) = &district.profile.population else { return };
        let origin = &population.origin;
        let Some(source) = self.source(&population.citation, origin) else { return };
        let quantity = Quantity::Level(Bound::Exact, population.value.clone());
        let (unit, year) = (population.unit.as_str(), population.year);
        self.value(&source, origin, &[], &Claim { quantity: &quantity, text: None, unit, year });
        self.year(&source, origin, &["year"], None, measured(year));
    }

    fn source(&self, citation: &Citation, origin: &Origin) -> Option<Source<'a>> {
        let cited = self.cited.get(origin)?;
        Some(Source::new(self.texts.get(&citation.document)?, cited))
    }

    fn report(&mut self, code: Code, origin: &Origin, keys: &[&'static str], say: Message) {
        let hint = match code {
            Code::UnitDiffersFromQuote => say!(
                "原文的单位与目录不同的，照原文写 `unit`；疑为印错的，再写 `erratum`",
                "give the printed unit as `unit`, and where it looks like a misprint an `erratum` too"
            ),
            _ => say!(
                "照原文改，或者引到印有它的地方",
                "correct it after the text, or cite the place that prints it"
            ),
        };
        self.findings.push(self.subject.finding(code, origin, keys, say).hint(hint));
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
        let origin = &record.origin;
        self.row(&source, origin, &record.indicator, &record.print);
        self.number(&source, origin, record.no.as_deref().filter(|_| source.table().is_some()));
        self.nature(&source, origin, record.nature);
        let unit = self.unit_of(&record.print, &record.indicator).to_owned();
        let target = &record.target;
        if let Some(baseline) = &record.baseline {
            self.baseline(&source, origin, baseline, &unit, target.year);
        }
        for (n, milestone) in record.milestones.iter().enumerate() {
            self.target(&source, &origin.within("milestones", n), &[], milestone, &unit, None);
        }
        let end = source.document().period.1;
        self.target(&source, origin, &["target"], target, &unit, Some(end));
        for amendment in &record.amendments {
            let Some(source) = self.source(&amendment.citation, &amendment.origin) else {
                continue;
            };
            self.target(&source, &amendment.origin, &[], &amendment.target, &unit, None);
        }
    }

    /// Where the row says whether it is duty or hope, it says the same.
    fn nature(&mut self, source: &Source<'_>, origin: &Origin, nature: Option<Nature>) {
        let (printed, other) = match nature {
            Some(Nature::Binding) => ("约束性", "预期性"),
            Some(Nature::Anticipatory) => ("预期性", "约束性"),
            None => return,
        };
        if source.is_row() && source.prints(other) && !source.prints(printed) {
            let say = say!("这一行印的是“{other}”", "this row prints `{other}`");
            self.report(Code::WordsNotInSource, origin, &["nature"], say);
        }
    }

    fn baseline(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        baseline: &Baseline,
        unit: &str,
        target: i32,
    ) {
        let Baseline { year, year_note, quantity, text, .. } = baseline;
        if let Some(quantity) = quantity {
            let claim = Claim { quantity, text: text.as_deref(), unit, year: *year };
            self.value(source, origin, &["baseline"], &claim);
        } else if source.has_number_of(*year) {
            let say = say!("{year} 年一栏印的是数", "the column of {year} prints a number");
            self.report(Code::ValueNotInQuote, origin, &["baseline", "value"], say);
        }
        let year = YearClaim {
            year: *year,
            usual: Some(source.document().period.0 - 1),
            since: None,
            // 到2025年，由78.18岁提高到79.3岁
            until: Some(target),
        };
        self.year(source, origin, &["baseline", "year"], year_note.as_deref(), year);
    }

    fn target(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        keys: &[&'static str],
        target: &Target,
        unit: &str,
        usual: Option<i32>,
    ) {
        let Target { year, year_note, quantity, text, .. } = target;
        let claim = Claim { quantity, text: text.as_deref(), unit, year: *year };
        self.value(source, origin, keys, &claim);
        let since = Some(source.document().period.0);
        let year = YearClaim { year: *year, usual, since, until: None };
        self.year(source, origin, &[keys, &["year"]].concat(), year_note.as_deref(), year);
    }

    fn observation(&mut self, record: &Observation) {
        let Some(source) = self.source(&record.citation, &record.origin) else { return };
        let origin = &record.origin;
        self.row(&source, origin, &record.indicator, &record.print);
        let unit = self.unit_of(&record.print, &record.indicator).to_owned();
        let (text, year) = (record.text.as_deref(), record.year);
        let claim = Claim { quantity: &record.quantity, text, unit: &unit, year };
        self.value(&source, origin, &[], &claim);
        self.year(&source, origin, &["year"], record.year_note.as_deref(), measured(year));
    }

    /// A row is the indicator's row: the printed name or, where none is given, a name of the catalogue stands in it.
    fn row(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        indicator: &IndicatorId,
        print: &Print,
    ) {
        // That the catalogue does not have it is said elsewhere.
        let Some(indicator) = self.catalogue.get(indicator).filter(|_| source.is_row()) else {
            return;
        };
        let (name, others, keys): (_, &[String], _) = match &print.name {
            Some(name) => (name, &[], &["name"][..]),
            None => (&indicator.name, &indicator.aliases, &["cite", "row"][..]),
        };
        if !std::iter::once(name).chain(others).any(|name| source.names(name)) {
            let say = say!("这一行里没有“{name}”", "this row does not name `{name}`");
            self.report(Code::WordsNotInSource, origin, keys, say);
        }
    }

    fn number(&mut self, source: &Source<'_>, origin: &Origin, number: Option<&str>) {
        if let Some(no) = number.filter(|no| !source.prints_number(no)) {
            let say = say!("出处印的序号不是 {no}", "the source does not print the number {no}");
            self.report(Code::ValueNotInQuote, origin, &["no"], say);
        }
    }

    fn value(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        keys: &[&'static str],
        claim: &Claim<'_>,
    ) {
        let Some(doubt) = source.doubt(claim) else { return };
        let (value, unit) = (claim.quantity.text(), claim.unit);
        let code = match doubt {
            Doubt::Unit => Code::UnitDiffersFromQuote,
            Doubt::Value | Doubt::Column(_) | Doubt::Text | Doubt::Bound => Code::ValueNotInQuote,
        };
        let say = match doubt {
            Doubt::Value => say!("出处里没有“{value}”", "the source does not print `{value}`"),
            Doubt::Column(year) => say!(
                "{year} 年一栏里没有“{value}”",
                "the column of {year} does not print `{value}`"
            ),
            Doubt::Text => {
                let text = claim.text.unwrap_or_default();
                say!(
                    "出处里这个值不印作“{text}”",
                    "the source does not print this value as `{text}`"
                )
            }
            Doubt::Bound => say!(
                "出处里这个数的上下限与“{value}”不同",
                "the source prints this number as another bound than `{value}`"
            ),
            Doubt::Unit => say!(
                "出处里这个数的单位不是“{unit}”",
                "the source prints this number with another unit than `{unit}`"
            ),
        };
        let key = if doubt == Doubt::Text { "text" } else { "value" };
        self.report(code, origin, &[keys, &[key]].concat(), say);
    }

    fn year(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        keys: &[&'static str],
        note: Option<&str>,
        claim: YearClaim,
    ) {
        let year = claim.year;
        let is_noted = note.is_some_and(|note| printed::names_year(&letters::of_text(note), year));
        if is_noted || source.supports_year(claim) {
            return;
        }
        let say = say!("{year} 年没有依据", "no source gives the year {year}");
        let hint = say!(
            "引文、同一句或同一段前文要印有这一年；推断的年份用 `year_note` 说明，并写出这一年",
            "the quote, or its sentence or paragraph before it, must give the year; if it was inferred, explain that in `year_note` and name {year} there"
        );
        let finding = self.subject.finding(Code::YearWithoutBasis, origin, keys, say);
        self.findings.push(finding.hint(hint));
    }
}

/// A year of which the period of a document says nothing.
fn measured(year: i32) -> YearClaim {
    YearClaim { year, usual: None, since: None, until: None }
}
