//! The shape of the files, before anything is checked: every scalar is the text that was typed.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

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

/// A list; a key with nothing behind it is none.
#[derive(Debug)]
pub(super) struct List<T>(pub(super) Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<List<T>, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = sequence.next_element()? {
                    items.push(item);
                }
                Ok(List(items))
            }
        }
        deserializer.deserialize_any(Items(PhantomData))
    }
}

/// Reads an optional key that is there: nothing behind it is a fault of its type, not an absent key.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// The raw type of a mapping: required keys, a semicolon, optional keys.
macro_rules! raw {
    ($($(#[$doc:meta])* $name:ident {
        $($field:ident: $type:ty,)* $(; $($optional:ident: $given:ty,)*)?
    })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Deserialize)]
            #[serde(deny_unknown_fields, expecting = "keys and values")]
            pub(super) struct $name {
                $(pub(super) $field: $type,)*
                $($(
                    #[serde(default, deserialize_with = "given")]
                    pub(super) $optional: Option<$given>,
                )*)?
            }
        )*
    };
}

raw! {
    /// `content/site.yaml`
    RawSite {
        title: Text,
        publisher: Text,
        as_of: Text,
        ;
        title_en: Text,
        about: Text,
        language: Text,
        theme: Text,
        assessment: RawAssessment,
        checks: RawRules,
    }

    /// What the site says of findings.
    RawRules {
        ;
        levels: List<RawLevel>,
        allow: List<RawAllowance>,
    }

    /// Another level for a code.
    RawLevel {
        code: Text,
        level: Text,
        ;
        reason: Text,
    }

    /// An exception.
    RawAllowance {
        code: Text,
        file: Text,
        reason: Text,
        ;
        words: Text,
    }

    /// The thresholds of the assessment.
    RawAssessment {
        ;
        ahead: Text,
        behind: Text,
        reversed: Text,
        tolerance: Text,
    }

    /// `content/indicators/*.yaml`
    RawCatalogue {
        domain: RawDomain,
        indicators: List<RawIndicator>,
    }

    /// A group of the catalogue.
    RawDomain {
        id: Text,
        name: Text,
        name_en: Text,
        ;
        order: Text,
    }

    /// An entry of the catalogue.
    RawIndicator {
        id: Text,
        name: Text,
        name_en: Text,
        unit: Text,
        direction: Text,
        plausible: List<Text>,
        definition: Text,
        ;
        aliases: List<Text>,
        note: Text,
    }

    /// `content/districts/<id>/district.yaml`
    RawDistrict {
        id: Text,
        name: Text,
        name_en: Text,
        kind: Text,
        ;
        full_name: Text,
        code: Text,
        population: RawPopulation,
        note: Text,
    }

    /// How many people live there.
    RawPopulation {
        year: Text,
        value: Text,
        unit: Text,
        cite: RawCitation,
    }

    /// What one document promises, builds and orders.
    RawPlan {
        document: Text,
        ;
        commitments: List<RawCommitment>,
        projects: List<RawProject>,
        totals: List<RawTotal>,
        tasks: List<RawTask>,
    }

    /// What a document promises for one indicator.
    RawCommitment {
        indicator: Text,
        target: RawTarget,
        ;
        name: Text,
        part: Text,
        group: Text,
        no: Text,
        nature: Text,
        unit: Text,
        erratum: RawUnitErratum,
        kind: Text,
        baseline: RawBaseline,
        milestones: List<RawTarget>,
        note: Text,
        cite: RawCitation,
    }

    /// A printing error of a unit.
    RawUnitErratum {
        unit: Text,
        reason: Text,
    }

    /// The level at the start.
    RawBaseline {
        year: Text,
        value: Text,
        ;
        year_note: Text,
        text: Text,
        reason: Text,
    }

    /// The level to reach.
    RawTarget {
        year: Text,
        ;
        year_note: Text,
        value: Text,
        text: Text,
    }

    /// Something to build.
    RawProject {
        name: Text,
        ;
        no: Text,
        group: Text,
        area_m2: Text,
        invest_yi: Text,
        from: Text,
        to: Text,
        stage: Text,
        kind: Text,
        note: Text,
        cite: RawCitation,
    }

    /// What a document states of several projects together.
    RawTotal {
        ;
        group: Text,
        stage: Text,
        projects: List<Text>,
        count: Text,
        area_m2: Text,
        invest_yi: Text,
        invest_wan: Text,
        note: Text,
        cite: RawCitation,
    }

    /// Something to do.
    RawTask {
        title: Text,
        ;
        no: Text,
        group: Text,
        standard: Text,
        due: List<RawDue>,
        lead: List<Text>,
        support: List<Text>,
        responsible: List<Text>,
        others: Text,
        note: Text,
        cite: RawCitation,
    }

    /// A day by which something is to be done.
    RawDue {
        text: Text,
        ;
        date: Text,
        what: Text,
    }

    /// `content/districts/<id>/units*.yaml`
    RawUnits {
        units: List<RawUnit>,
    }

    /// An office that answers for tasks.
    RawUnit {
        id: Text,
        name: Text,
        ;
        aliases: List<Text>,
        note: Text,
    }

    /// Where a value stands.
    RawCitation {
        ;
        document: Text,
        table: Text,
        row: Text,
        under: Text,
        quote: Text,
    }

    /// `content/districts/<id>/observations*.yaml`
    RawObservations {
        observations: List<RawObservation>,
    }

    /// One measured value.
    RawObservation {
        indicator: Text,
        year: Text,
        value: Text,
        ;
        name: Text,
        part: Text,
        unit: Text,
        erratum: RawUnitErratum,
        year_note: Text,
        text: Text,
        note: Text,
        cite: RawCitation,
    }

    /// The front matter of a document.
    RawDocument {
        id: Text,
        title: Text,
        period: RawPeriod,
        role: Text,
        publish: Text,
        source: Text,
        ;
        number: Text,
        issuer: Text,
        adopted: Text,
        printed: Text,
        note: Text,
        errata: List<RawTextErratum>,
    }

    /// The years that a document is about.
    RawPeriod {
        from: Text,
        to: Text,
    }

    /// A place where the Markdown says something else than the print.
    RawTextErratum {
        printed: Text,
        corrected: Text,
        reason: Text,
    }
}
