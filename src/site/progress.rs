//! What is reported of tasks and projects: the latest of each, and what was reported before.

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::model::{Grade, Progress, ProgressStatus, RecordId, Work, Works};

/// The progress of a site, by the tasks and projects that it is of.
#[derive(Debug, Default)]
pub(crate) struct ProgressOfWork<'a> {
    /// In the order of the days of which they tell.
    reports: BTreeMap<RecordId, Vec<&'a Progress>>,
    works: BTreeMap<RecordId, Work<'a>>,
    /// Whether any is of a task.
    pub(crate) is_of_tasks: bool,
}

/// What is reported of a task or project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reports<'p, 'a> {
    /// What holds: the reports of the latest day.
    pub(crate) latest: &'p [&'a Progress],
    /// What was reported before, the earliest first.
    pub(crate) earlier: &'p [&'a Progress],
}

/// What a task or project counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Counted {
    /// What is reported of the latest day.
    As(ProgressStatus),
    /// The reports of that day contradict each other.
    Contradictory,
    /// Nothing is reported.
    Unreported,
}

impl Counted {
    /// Everything that a task or project can count as, in the order in which it is shown.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let statuses = ProgressStatus::ALL.into_iter().map(Self::As);
        statuses.chain([Self::Contradictory, Self::Unreported])
    }
}

impl<'a> ProgressOfWork<'a> {
    pub(super) fn new(checked: &'a Checked) -> Self {
        let mut progress = Self::default();
        for district in &checked.content().districts {
            let works = Works::of(&district.plans);
            for record in &district.progress {
                let work = works.one(&record.of).expect("checked: it is of one task or project");
                progress.works.insert(record.id, work);
                progress.is_of_tasks |= matches!(work, Work::Task(_));
                progress.reports.entry(work.id()).or_default().push(record);
            }
        }
        for records in progress.reports.values_mut() {
            records.sort_by_key(|record| record.date.last());
        }
        progress
    }

    /// What is reported of a task or project; `None` where nothing is.
    pub(crate) fn of(&self, work: RecordId) -> Option<Reports<'_, 'a>> {
        let records = self.reports.get(&work)?;
        let last = records.last()?.date.last();
        let start = records.partition_point(|record| record.date.last() < last);
        let (earlier, latest) = records.split_at(start);
        Some(Reports { latest, earlier })
    }

    /// The task or project that a report is of.
    pub(crate) fn work(&self, record: RecordId) -> Work<'a> {
        *self.works.get(&record).expect("every report is of a task or project")
    }

    /// What a task or project counts as.
    pub(crate) fn counted(&self, work: RecordId) -> Counted {
        self.of(work).map_or(Counted::Unreported, Reports::counted)
    }

    /// Whether nothing is reported at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// Whether anything is reported of some tasks or projects.
    pub(crate) fn is_of_any(&self, works: impl IntoIterator<Item = RecordId>) -> bool {
        !self.is_empty() && works.into_iter().any(|work| self.reports.contains_key(&work))
    }

    /// How many of some tasks or projects count as what, in the order of [`Counted::all`]; what none counts as is left out.
    pub(crate) fn counts(
        &self,
        works: impl IntoIterator<Item = RecordId>,
    ) -> Vec<(Counted, usize)> {
        let mut counts: BTreeMap<Counted, usize> = BTreeMap::new();
        for work in works {
            *counts.entry(self.counted(work)).or_default() += 1;
        }
        Counted::all().filter_map(|counted| Some((counted, *counts.get(&counted)?))).collect()
    }
}

impl Reports<'_, '_> {
    /// How well what holds is known: where reports of one day differ in that, that of the least known.
    pub(crate) fn grade(self) -> Option<Grade> {
        self.latest.iter().map(|record| record.citation.grade()).max()
    }

    /// The status of the latest day, if there is one.
    fn counted(self) -> Counted {
        match self.latest {
            [first, rest @ ..] if rest.iter().all(|other| other.status == first.status) => {
                Counted::As(first.status)
            }
            _ => Counted::Contradictory,
        }
    }
}
