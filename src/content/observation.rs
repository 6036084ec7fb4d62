//! Observations: measured values, year by year.

use super::citation::{Citation, citation};
use super::crossing::{Choice, Crossing, Origin};
use super::id::IndicatorId;
use super::locate::Path;
use super::print::{Print, print};
use super::raw::{RawObservation, RawObservations};
use super::scalar::Quantity;

/// One measured value of one indicator in one year.
#[derive(Debug)]
pub struct Observation {
    /// The indicator of the catalogue.
    pub indicator: IndicatorId,
    /// The name as printed and its like, where they differ from the catalogue.
    pub print: Print,
    /// The year.
    pub year: i32,
    /// How the year was inferred, where the quote does not print it.
    pub year_note: Option<String>,
    /// The value.
    pub quantity: Quantity,
    /// The printed words, where they are not simply the value.
    pub text: Option<String>,
    /// What it counts, where that is said.
    pub counts: Option<Count>,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

/// What a value towards a count over the period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Everything since the period began.
    Total,
    /// This one year.
    Year,
}

impl Choice for Count {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("total", "从规划期开始累计到这一年，与不写相同", Self::Total),
        ("year", "只是这一年的，要与前后各年相加", Self::Year),
    ];
}

impl Observation {
    /// The printed form.
    pub fn printed(&self) -> String {
        self.text.clone().unwrap_or_else(|| self.quantity.text())
    }
}

pub(super) fn observations(crossing: &mut Crossing<'_>, raw: RawObservations) -> Vec<Observation> {
    crossing.list(&Path::default().key("observations"), Some(raw.observations), observation)
}

fn observation(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawObservation,
) -> Option<Observation> {
    let RawObservation {
        indicator,
        name,
        part,
        unit,
        erratum,
        year,
        year_note,
        value,
        text,
        counts,
        note,
        cite,
    } = raw;
    let indicator = crossing.indicator(&path.key("indicator"), indicator);
    let print = print(crossing, path, [name, part, unit, note], erratum);
    let part = print.as_ref().and_then(|print| print.part.clone());
    let year = crossing.year(&path.key("year"), year);
    let year_note = crossing.optional(&path.key("year_note"), year_note);
    let quantity = crossing.quantity(&path.key("value"), value);
    let text = crossing.optional(&path.key("text"), text);
    let counts = counts.and_then(|word| crossing.choice(&path.key("counts"), word));
    let citation = citation(crossing, path, cite, None, part);
    let (year, citation) = (year?, citation?);
    let origin = crossing.origin(path);
    let (indicator, print, quantity) = (indicator?, print?, quantity?);
    Some(Observation {
        indicator,
        print,
        year,
        year_note,
        quantity,
        text,
        counts,
        citation,
        origin,
    })
}
