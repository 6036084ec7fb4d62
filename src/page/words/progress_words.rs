//! The words of what is reported of tasks and projects.

use serde::Deserialize;

use crate::model::{ProgressStatus, WorkKind};
use crate::page::words::wording::fill;
use crate::site::Counted;

/// Words and sentences; a name in braces stands for a number or a name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct ProgressWords {
    pub(in crate::page) done: String,
    pub(in crate::page) under_way: String,
    pub(in crate::page) not_started: String,
    pub(in crate::page) delayed: String,
    pub(in crate::page) stopped: String,
    pub(in crate::page) contradictory: String,
    pub(in crate::page) unreported: String,
    /// `{n}` tasks are `{status}`.
    pub(in crate::page) tasks: String,
    /// `{n}` projects are `{status}`.
    pub(in crate::page) projects: String,
    /// The sentence that has `{each}` of these.
    pub(in crate::page) counts: String,
    pub(in crate::page) comma: String,
    /// How much is done, `{value}` of 100.
    pub(in crate::page) percent: String,
    /// What is paid, `{value}` `{unit}`.
    pub(in crate::page) paid: String,
    /// What is said of a task or project, `{said}`, and of when, `{date}`.
    pub(in crate::page) dated: String,
}

impl ProgressWords {
    /// The word of a status.
    pub(in crate::page) fn of(&self, status: ProgressStatus) -> &str {
        match status {
            ProgressStatus::Done => &self.done,
            ProgressStatus::UnderWay => &self.under_way,
            ProgressStatus::NotStarted => &self.not_started,
            ProgressStatus::Delayed => &self.delayed,
            ProgressStatus::Stopped => &self.stopped,
        }
    }

    /// The word of what a task or project counts as.
    pub(in crate::page) fn counted(&self, counted: Counted) -> &str {
        match counted {
            Counted::As(status) => self.of(status),
            Counted::Contradictory => &self.contradictory,
            Counted::Unreported => &self.unreported,
        }
    }

    /// How many of each there are, in a sentence.
    pub(in crate::page) fn sentence(&self, kind: WorkKind, counts: &[(Counted, usize)]) -> String {
        let each = match kind {
            WorkKind::Task => &self.tasks,
            WorkKind::Project => &self.projects,
        };
        let each = counts
            .iter()
            .map(|(counted, n)| fill(each, &[("n", n), ("status", &self.counted(*counted))]));
        let each = each.collect::<Vec<_>>().join(&self.comma);
        fill(&self.counts, &[("each", &each)])
    }
}
