//! Commitments, observations and the population: values, years and names stand in their sources.

use crate::check::text::letters;
use crate::diag::Code;
use crate::model::{
    AsPrinted, Baseline, Breakdown, Commitment, Flag, IndicatorId, Kind, Nature, Observation,
    Origin, Period, Population, Quantity, Target,
};
use crate::say;

use super::kind;
use super::measured::Measured;
use super::others::OwnValue;
use super::period::PeriodClaim;
use super::source::{Claim, Source};
use super::verifier::{Verifier, YearNote};
use super::words::has_name;
use super::year::YearClaim;

/// Words in the heads of columns of targets, and of what these start from.
const TARGETS: &[&str] = &["目标"];
const BASES: &[&str] = &["基期", "现状", "基数", "基线"];

/// What the targets of a commitment have in common.
struct Asked<'c> {
    record: &'c Commitment,
    unit: &'c str,
    /// The year that the period of the document suggests.
    usual: Option<i32>,
}

impl<'c> Asked<'c> {
    /// A value of the commitment, which stands under these keys.
    fn own<'v>(
        &'v self,
        quantity: &'v Quantity,
        text: Option<&'v str>,
        (origin, keys): (&'v Origin, &'v [&'static str]),
    ) -> OwnValue<'v>
    where
        'c: 'v,
    {
        let Commitment { indicator, print, breakdown, target, .. } = self.record;
        OwnValue {
            quantity,
            text,
            year: target.year,
            indicator,
            name: print.name.as_deref(),
            is_whole: breakdown.is_none(),
            is_target: true,
            origin,
            keys,
        }
    }
}

impl Verifier<'_> {
    pub(super) fn commitment(&mut self, record: &Commitment) {
        let Some(mut source) = self.source(record.id) else { return };
        self.takes_text = true;
        source.names = self.names_of(record.breakdown.as_ref(), &record.print, &record.indicator);
        source.name.clone_from(&record.print.name);
        let origin = &record.origin;
        let value = (record.breakdown.is_some(), &record.target.quantity);
        self.row(&source, origin, (&record.indicator, &record.print), value);
        self.number(
            &source,
            origin,
            record.no.as_deref().filter(|_| source.place.table().is_some()),
        );
        self.nature(&source, origin, record.nature);
        let unit = self.unit_of(&record.print, &record.indicator);
        if !self.kinds(&source, record) {
            self.kind_of_count(&source, record);
        }
        self.against(&source, record);
        self.kind_without_words(&source, record, &unit);
        let target = &record.target;
        // A baseline that is a measured value has the source of that.
        if let Some(baseline) = record.baseline.as_ref().filter(|b| b.observed.is_none()) {
            let asked = Asked { record, unit: &unit, usual: None };
            match &baseline.citation {
                None => self.baseline(&source, baseline, &asked),
                Some((id, _)) => {
                    let names = (source.names.clone(), source.name.clone());
                    if let Some(mut source) = self.source(*id) {
                        (source.names, source.name) = names;
                        self.baseline(&source, baseline, &asked);
                    }
                }
            }
        }
        for (n, milestone) in record.milestones.iter().enumerate() {
            let asked = Asked { record, unit: &unit, usual: None };
            self.target(&source, &origin.within("milestones", n), &[], milestone, &asked);
        }
        let end = source.place.document().period.1;
        let asked = Asked { record, unit: &unit, usual: Some(end) };
        self.target(&source, origin, &["target"], target, &asked);
        for amendment in &record.amendments {
            let Some(source) = self.source(amendment.id) else {
                continue;
            };
            let asked = Asked { record, unit: &unit, usual: None };
            self.target(&source, &amendment.origin, &[], &amendment.target, &asked);
        }
    }

    /// Where the row says whether it is binding or indicative, it says the same.
    fn nature(&mut self, source: &Source<'_>, origin: &Origin, nature: Option<Nature>) {
        let (printed, other) = match nature {
            Some(Nature::Binding) => ("约束性", "预期性"),
            Some(Nature::Anticipatory) => ("预期性", "约束性"),
            None => return,
        };
        if source.place.is_row() && source.prints(other) && !source.prints(printed) {
            let say = say!("这一行印的是“{other}”", "this row prints `{other}`");
            self.report(Code::WordsNotInSource, origin, &["nature"], say);
        }
    }

    fn baseline(&mut self, source: &Source<'_>, baseline: &Baseline, asked: &Asked<'_>) {
        let Baseline { period, year_note, quantity, sign, text, .. } = baseline;
        let Asked { record, unit, .. } = *asked;
        let (origin, target, year) = (&record.origin, record.target.year, period.year());
        if let Some(quantity) = quantity {
            let (text, heads, columns) = (text.as_deref(), &[], BASES);
            let claim = Claim { quantity, text, unit, year, heads, columns };
            self.value(source, origin, &["baseline"], &claim);
            let own = asked.own(quantity, text, (origin, &["baseline", "value"]));
            let own = OwnValue { year, is_target: false, ..own };
            // What a total starts from is a total, too.
            let counts = record.kind.is_some_and(|kind| !matches!(kind, Kind::Reach | Kind::Keep));
            self.change_as_level(source, &own, counts);
            self.of_others(source, &own);
            let note = year_note.as_deref();
            let measured = Measured::default();
            let claim = PeriodClaim { period, note, quantity, text, measured };
            self.period(source, origin, &["baseline"], &claim);
        } else if source.has_number_of(year) {
            let say = say!("{year} 年一栏印的是数", "the column of {year} prints a number");
            self.report(Code::ValueNotInQuote, origin, &["baseline", "value"], say);
        } else if let Some((typed, printed)) = sign.as_deref().zip(source.sign_of(year)) {
            let folded = |sign: &str| sign.replace("——", "—");
            if folded(typed) != folded(&printed) {
                let say = say!(
                    "{year} 年一栏印的是“{printed}”，不是“{typed}”",
                    "the column of {year} prints `{printed}`, not `{typed}`"
                );
                self.report(Code::ValueNotInQuote, origin, &["baseline", "value"], say);
            }
        }
        let year = YearClaim {
            year,
            usual: Some(source.place.document().period.0 - 1),
            since: None,
            // 到2025年，由78.18岁提高到79.3岁
            until: Some(target),
            quantity: quantity.as_ref(),
        };
        self.year(
            source,
            origin,
            &["baseline", key_of(period)],
            YearNote::Key(year_note.as_deref()),
            &year,
        );
    }

    fn target(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        keys: &[&'static str],
        target: &Target,
        asked: &Asked<'_>,
    ) {
        let Target { year, year_note, quantity, text, .. } = target;
        let (usual, heads) = (asked.usual, kind::heads_of(asked.record.kind));
        let unit = kind::unit(asked.record.change.as_ref(), asked.unit);
        // A milestone may stand in any column.
        let columns = asked.usual.map_or(&[][..], |_| TARGETS);
        let claim = Claim { quantity, text: text.as_deref(), unit, year: *year, heads, columns };
        self.value(source, origin, keys, &claim);
        let keys_of_value = [keys, &["value"]].concat();
        let own = asked.own(quantity, text.as_deref(), (origin, &keys_of_value));
        self.of_others(source, &OwnValue { year: *year, ..own });
        let since = Some(source.place.document().period.0);
        self.period_of_target(source, origin, keys, target);
        let year = YearClaim { year: *year, usual, since, until: None, quantity: Some(quantity) };
        self.year(
            source,
            origin,
            &[keys, &["year"]].concat(),
            YearNote::Key(year_note.as_deref()),
            &year,
        );
    }

    pub(super) fn observation(&mut self, record: &Observation) {
        let Some(mut source) = self.source(record.id) else { return };
        self.takes_text = true;
        source.names = self.names_of(record.breakdown.as_ref(), &record.print, &record.indicator);
        source.name.clone_from(&record.print.name);
        source.is_estimate = record.flags.contains(&Flag::Estimated);
        let origin = &record.origin;
        let value = (record.breakdown.is_some(), &record.quantity);
        self.row(&source, origin, (&record.indicator, &record.print), value);
        let unit = self.unit_of(&record.print, &record.indicator);
        let (text, year) = (record.text.as_deref(), record.year());
        let quantity = &record.quantity;
        let claim = Claim { quantity, text, unit: &unit, year, heads: &[], columns: &[] };
        let own = OwnValue {
            quantity: &record.quantity,
            text,
            year,
            indicator: &record.indicator,
            name: record.print.name.as_deref(),
            is_whole: record.breakdown.is_none(),
            is_target: false,
            origin,
            keys: &["value"],
        };
        if record.has_value() {
            self.value(&source, origin, &[], &claim);
            if !self.totals(&source, record) {
                // A new number that counts is no level of a plain target.
                let counts = record.counts.is_some() && !self.is_level(record);
                self.change_as_level(&source, &own, counts);
                self.mean_as_level(&source, record);
            }
            self.place_of_column(&source, record);
            self.of_others(&source, &own);
            self.flags(&source, record);
            self.revision(&source, record);
        }
        let totals = self.totals_of(record);
        let claim = PeriodClaim {
            period: &record.period,
            note: record.year_note.as_deref(),
            quantity: &record.quantity,
            text,
            measured: self.measured(&record.indicator, &totals),
        };
        self.period(&source, origin, &[], &claim);
        // Of several years, the period looks at the first and the last.
        if record.period.is_within_a_year() {
            let note = YearNote::Key(record.year_note.as_deref());
            let year = of_an_observation(&source, year, &record.quantity);
            self.year(&source, origin, &[key_of(&record.period)], note, &year);
        }
    }

    pub(super) fn population(&mut self, record: &Population) {
        let Some(source) = self.source(record.id) else { return };
        self.takes_text = false;
        let (origin, unit, year) = (&record.origin, record.unit.as_str(), record.year);
        self.value(
            &source,
            origin,
            &[],
            &Claim { quantity: &record.value, text: None, unit, year, heads: &[], columns: &[] },
        );
        let year = of_an_observation(&source, year, &record.value);
        self.year(&source, origin, &["year"], YearNote::NoKey, &year);
    }

    /// A row is the indicator's row: the printed name or, where none is given, a name of the catalogue stands in it.
    fn row(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        (indicator, print): (&IndicatorId, &AsPrinted),
        (is_part, quantity): (bool, &Quantity),
    ) {
        // `references` reports one that the catalogue does not have.
        let Some(indicator) =
            self.subject.index.indicators.get(indicator).filter(|_| source.place.is_row())
        else {
            return;
        };
        let (name, others, keys): (_, &[String], _) = match &print.name {
            Some(name) => (name, &[], &["name"][..]),
            None => (&indicator.name, &indicator.aliases, &["cite", "row"][..]),
        };
        let is_named =
            |has: &dyn Fn(&str) -> bool| std::iter::once(name).chain(others).any(|name| has(name));
        // 其中：男, in a row of its own under the name.
        let all = || self.subject.index.indicators.values();
        let of_name = || {
            let known = all().flat_map(|i| i.aliases.iter().chain([&i.name]));
            source.named_above(&known.chain([name]).map(String::as_str).collect::<Vec<_>>())
        };
        let is_above =
            || is_part && of_name().is_some_and(|row| is_named(&|name| has_name(&row, name)));
        let is_over = || is_named(&|name| source.heads_column_of(name, quantity));
        let is_titled = || {
            let mut others = self.subject.index.names_but_of(&indicator.id);
            is_named(&|name| source.is_titled(name))
                && !others.any(|name| source.names_another(name))
        };
        if !is_named(&|name| source.names(name)) && !is_over() && !is_above() && !is_titled() {
            let say = say!("这一行里没有“{name}”", "this row does not name `{name}`");
            self.report(Code::WordsNotInSource, origin, keys, say);
        }
    }

    /// The names of an indicator, as letters, and the words of the categories that a part may be printed behind it with.
    fn names_of(
        &self,
        breakdown: Option<&Breakdown>,
        print: &AsPrinted,
        indicator: &IndicatorId,
    ) -> Vec<Vec<char>> {
        let index = self.subject.index;
        let known = index.names(indicator).iter().map(|name| name.letters.clone());
        let printed = print.name.iter().map(|name| letters::of_text(name));
        let words = breakdown.into_iter().flat_map(|breakdown| {
            let declared = index.groupings.iter().flat_map(|g| g.declared.iter().cloned());
            let own = std::iter::once(breakdown.as_str()).chain(breakdown.typed());
            declared.chain(own.map(letters::of_text))
        });
        known.chain(printed).chain(words).collect()
    }

    /// The unit that is printed with a value, else that of the catalogue.
    fn unit_of(&mut self, print: &AsPrinted, indicator: &IndicatorId) -> String {
        let catalogue = || Some(self.subject.index.indicators.get(indicator)?.unit.as_str());
        let unit = print.unit.as_deref().or_else(catalogue);
        self.has_unit = unit.is_some();
        unit.unwrap_or_default().to_owned()
    }
}

/// The key that a period is written under.
fn key_of(period: &Period) -> &'static str {
    if period.is_calendar_year() { "year" } else { "period" }
}

/// The year of a value, of which the period of a document says something where it is one year.
fn of_an_observation<'c>(source: &Source<'_>, year: i32, quantity: &'c Quantity) -> YearClaim<'c> {
    let usual = source.year_of_report(Some(quantity));
    YearClaim { year, usual, since: None, until: None, quantity: Some(quantity) }
}
