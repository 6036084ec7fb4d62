//! The shape of the files, before anything is checked: every scalar is the text that was typed.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

/// A scalar exactly as typed: `3.50`, `007` and `no` stay what they are.
#[derive(Debug, Clone)]
pub(super) struct Text(pub(super) String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Typed;
        impl Visitor<'_> for Typed {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }
        }
        deserializer.deserialize_str(Typed)
    }
}

macro_rules! raw {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Deserialize)]
            #[serde(deny_unknown_fields, expecting = "keys and values")]
            pub(super) struct $name { $(pub(super) $field: $type,)* }
        )*
    };
}

raw! {
    /// `content/site.yaml`
    RawSite {
        title: Text,
        title_en: Option<Text>,
        publisher: Text,
        about: Option<Text>,
        as_of: Text,
        language: Option<Text>,
        theme: Option<Text>,
        assessment: Option<RawAssessment>,
    }

    /// The thresholds of the assessment.
    RawAssessment {
        ahead: Option<Text>,
        behind: Option<Text>,
        reversed: Option<Text>,
        tolerance: Option<Text>,
    }

    /// `content/indicators/*.yaml`
    RawCatalogue { domain: RawDomain, indicators: Vec<RawIndicator>, }

    /// A group of the catalogue.
    RawDomain { id: Text, name: Text, name_en: Text, }

    /// An entry of the catalogue.
    RawIndicator {
        id: Text,
        name: Text,
        name_en: Text,
        unit: Text,
        direction: Text,
        plausible: Vec<Text>,
        definition: Text,
        aliases: Option<Vec<Text>>,
        note: Option<Text>,
    }

    /// `content/districts/<id>/district.yaml`
    RawDistrict {
        id: Text,
        name: Text,
        name_en: Text,
        full_name: Option<Text>,
        code: Option<Text>,
        kind: Text,
        population: Option<RawPopulation>,
        note: Option<Text>,
    }

    /// How many people live there.
    RawPopulation { year: Text, value: Text, unit: Text, cite: RawCitation, }

    /// The commitments of one document.
    RawPlan { document: Text, commitments: Vec<RawCommitment>, }

    /// What a document promises for one indicator.
    RawCommitment {
        indicator: Text,
        name: Option<Text>,
        part: Option<Text>,
        group: Option<Text>,
        no: Option<Text>,
        nature: Option<Text>,
        unit: Option<Text>,
        erratum: Option<RawUnitErratum>,
        kind: Option<Text>,
        baseline: Option<RawBaseline>,
        milestones: Option<Vec<RawTarget>>,
        target: RawTarget,
        note: Option<Text>,
        cite: Option<RawCitation>,
    }

    /// A printing error of a unit.
    RawUnitErratum { unit: Text, reason: Text, }

    /// The level at the start.
    RawBaseline { year: Text, value: Text, text: Option<Text>, reason: Option<Text>, }

    /// The level to reach.
    RawTarget { year: Text, value: Option<Text>, text: Option<Text>, }

    /// Where a value stands.
    RawCitation {
        document: Option<Text>,
        table: Option<Text>,
        row: Option<Text>,
        under: Option<Text>,
        quote: Option<Text>,
    }

    /// `content/districts/<id>/observations*.yaml`
    RawObservations { observations: Vec<RawObservation>, }

    /// One measured value.
    RawObservation {
        indicator: Text,
        name: Option<Text>,
        part: Option<Text>,
        unit: Option<Text>,
        erratum: Option<RawUnitErratum>,
        year: Text,
        year_note: Option<Text>,
        value: Text,
        text: Option<Text>,
        note: Option<Text>,
        cite: Option<RawCitation>,
    }

    /// The front matter of a document.
    RawDocument {
        id: Text,
        title: Text,
        number: Option<Text>,
        issuer: Option<Text>,
        adopted: Option<Text>,
        printed: Option<Text>,
        period: RawPeriod,
        role: Text,
        publish: Text,
        source: Text,
        note: Option<Text>,
        errata: Option<Vec<RawTextErratum>>,
    }

    /// The years that a document is about.
    RawPeriod { from: Text, to: Text, }

    /// A place where the Markdown says something else than the print.
    RawTextErratum { printed: Text, corrected: Text, reason: Text, }
}
