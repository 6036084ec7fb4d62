//! Observations: measured values, year by year.

use super::citation::{Citation, citation};
use super::crossing::{Crossing, Origin};
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
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
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
    let citation = citation(crossing, path, cite, None, part);
    let (year, citation) = (year?, citation?);
    let origin = crossing.origin(path);
    let (indicator, print, quantity) = (indicator?, print?, quantity?);
    Some(Observation { indicator, print, year, year_note, quantity, text, citation, origin })
}
