//! The words of revisions and of flags.

use serde::Deserialize;

use crate::model::{Flag, Observation, RevisionKind};

/// The words of revised values and of what is said of values beside them; a value goes where `{value}` stands. A theme that
/// has none says nothing of revisions and shows the words of files for flags.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::page) struct RevisionWords {
    provisional: String,
    estimated: String,
    #[serde(rename = "break")]
    in_series: String,
    confidential: String,
    unavailable: String,
    /// What a value is that takes the place of another.
    last: String,
    census: String,
    correction: String,
    revised: String,
    /// A value that another took the place of.
    pub(in crate::page) earlier: String,
    /// The same beside the value in force.
    pub(in crate::page) was: String,
    /// What took the place of a value.
    pub(in crate::page) replaced: String,
    /// A note below a trend that is interrupted.
    pub(in crate::page) interrupted: String,
}

impl RevisionWords {
    /// The word of a flag.
    pub(in crate::page) fn flag(&self, flag: Flag) -> &str {
        let word = match flag {
            Flag::Provisional => &self.provisional,
            Flag::Estimated => &self.estimated,
            Flag::Break => &self.in_series,
            Flag::Confidential => &self.confidential,
            Flag::Unavailable => &self.unavailable,
        };
        if word.is_empty() { flag.name() } else { word }
    }

    /// What a value is that takes the place of another.
    pub(in crate::page) fn kind(&self, kind: Option<RevisionKind>) -> &str {
        match kind {
            Some(RevisionKind::Final) => &self.last,
            Some(RevisionKind::Census) => &self.census,
            Some(RevisionKind::Correction) => &self.correction,
            None => &self.revised,
        }
    }

    /// What is said of a measured value beside it: what it is, where it takes the place of another, and its flags but those
    /// that stand in the place of a value.
    pub(in crate::page) fn said_beside(&self, observation: &Observation) -> Vec<&str> {
        let kind = observation.revises.as_ref().map(|revises| self.kind(revises.kind));
        let flags = observation.flags.iter().filter(|flag| !flag.is_without_value());
        let said = kind.into_iter().chain(flags.map(|flag| self.flag(*flag)));
        said.filter(|word| !word.is_empty()).collect()
    }
}
