//! Observations: measured values, each of a period.

use std::borrow::Cow;

use super::as_printed::AsPrinted;
use super::choice::Choice;
use super::citation::Cite;
use super::flag::Flag;
use super::id::{DistrictId, IndicatorId};
use super::origin::Origin;
use super::period::Period;
use super::record_id::RecordId;
use super::revises::Revises;
use super::scalar::Quantity;
use super::scale::convertible;
use super::series::{Breakdown, SeriesKey};

/// One measured value of one indicator in one period.
#[derive(Debug, Hash)]
pub struct Observation {
    /// Which record it is.
    pub id: RecordId,
    /// The indicator of the catalogue.
    pub indicator: IndicatorId,
    /// The part of it that the record is about; `None` is the whole.
    pub breakdown: Option<Breakdown>,
    /// The name as printed and its like, where they differ from the catalogue.
    pub print: AsPrinted,
    /// The period: a year, a part of one, several years, or a day.
    pub period: Period,
    /// What the period is called, where the print has a name for it, as 2023—2024学年.
    pub period_name: Option<String>,
    /// How the year was inferred, where the quote does not print it.
    pub year_note: Option<String>,
    /// The value; empty words where it is confidential or not available.
    pub quantity: Quantity,
    /// The printed words, where they are not simply the value.
    pub text: Option<String>,
    /// What it counts, where that is said.
    pub counts: Option<Count>,
    /// What is said of it beside the value, each once.
    pub flags: Vec<Flag>,
    /// The earlier value that it takes the place of.
    pub revises: Option<Revises>,
    /// Where it stands.
    pub citation: Cite,
    /// Where it was written.
    pub origin: Origin,
}

/// What a value towards a count over the period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// The series that it is a value of.
    pub fn series<'a>(&'a self, district: &'a DistrictId) -> SeriesKey<'a> {
        SeriesKey { district, indicator: &self.indicator, breakdown: self.breakdown.as_ref() }
    }

    /// Whether it has a value: some are confidential, or not available.
    pub fn has_value(&self) -> bool {
        !self.flags.iter().any(|flag| flag.is_without_value())
    }

    /// The value in a unit; `None` for one of another kind. It is printed in that of the catalogue, if in no other.
    pub fn quantity_in(&self, unit: &str, catalogue: &str) -> Option<Cow<'_, Quantity>> {
        convertible(self.print.unit_meant(catalogue), unit)?.of_quantity(&self.quantity)
    }

    /// The year in which its period ends.
    pub fn year(&self) -> i32 {
        self.period.year()
    }

    /// The printed form.
    pub fn printed(&self) -> String {
        self.text.clone().unwrap_or_else(|| self.quantity.text())
    }
}
