//! The words of statuses, one for each row of their table.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::assess::{Reason, Status};

/// The words of the statuses and of the reasons why there is none: one for each row of the table of statuses.
#[derive(Debug, Deserialize)]
#[serde(try_from = "StatusSection")]
pub(in crate::page) struct StatusWords {
    /// By the name of the status or the reason.
    words: BTreeMap<&'static str, String>,
    /// Met before the year of the target.
    pub(in crate::page) met_early: String,
    /// Met by the baseline, or by a value from before the period.
    pub(in crate::page) met_at_start: Option<String>,
    /// Counted as met by the rule, though short of the target.
    pub(in crate::page) met_nearly: String,
    /// The words of the authors of a rule, by its name and that of the status.
    pub(in crate::page) by_method: BTreeMap<String, BTreeMap<String, String>>,
}

/// The section as it is written: names have `_` for `-`.
#[derive(Deserialize)]
struct StatusSection {
    met_early: String,
    #[serde(default)]
    met_at_start: Option<String>,
    met_nearly: String,
    by_method: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(flatten)]
    words: BTreeMap<String, String>,
}

impl TryFrom<StatusSection> for StatusWords {
    type Error = String;

    fn try_from(section: StatusSection) -> Result<Self, String> {
        let StatusSection { met_early, met_at_start, met_nearly, by_method, words: mut given } =
            section;
        let statuses = Status::ALL.iter().map(|status| status.name());
        let names = statuses.chain(Reason::ALL.iter().map(|reason| reason.name()));
        let mut words = BTreeMap::new();
        for name in names {
            let key = name.replace('-', "_");
            match given.remove(&key) {
                Some(word) => {
                    words.insert(name, word);
                }
                // All reasons stand behind one status.
                None if words.contains_key(name) => {}
                None => return Err(format!("missing field `{key}`")),
            }
        }
        match given.into_keys().next() {
            Some(key) => Err(format!("unknown field `{key}`")),
            None => Ok(Self { words, met_early, met_at_start, met_nearly, by_method }),
        }
    }
}

impl StatusWords {
    /// The word of a status.
    pub(in crate::page) fn of(&self, status: Status) -> &str {
        self.word(status.name())
    }

    /// The word of a reason.
    pub(in crate::page) fn reason(&self, reason: Reason) -> &str {
        self.word(reason.name())
    }

    fn word(&self, name: &str) -> &str {
        self.words.get(name).expect("the section was read with a word for each row of the table")
    }
}
