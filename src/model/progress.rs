//! Progress: how far a task or a project has come, as a document says it of a day, a month or a year.

use std::collections::BTreeMap;

use super::choice::Choice;
use super::citation::Cite;
use super::id::DocumentId;
use super::look_alike::form;
use super::origin::Origin;
use super::plan::{InvestUnit, Money, Plan, Project, Task};
use super::record_id::RecordId;
use super::scalar::{Date, Quantity};
use super::text::is_blank;

/// How far a task or a project had come at a time. It is what somebody reported, and never what a deadline suggests.
#[derive(Debug)]
pub struct Progress {
    /// Which record it is.
    pub id: RecordId,
    /// The task or project.
    pub of: WorkName,
    /// What it had come to.
    pub status: ProgressStatus,
    /// How much of the work itself was done, in percent of all of it: a level from 0 to 100.
    pub percent: Option<Quantity>,
    /// What had been spent on a project since it began: not negative.
    pub paid: Option<Money>,
    /// Of when it is.
    pub date: ProgressDate,
    /// How the year was inferred, where the quote does not print it.
    pub year_note: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it stands.
    pub citation: Cite,
    /// Where it was written.
    pub origin: Origin,
}

/// What a task or project had come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProgressStatus {
    /// 已完成
    Done,
    /// 进行中
    UnderWay,
    /// 未开始
    NotStarted,
    /// 推迟
    Delayed,
    /// 停止
    Stopped,
}

impl ProgressStatus {
    /// Every status, in the order in which they are counted.
    pub const ALL: [Self; 5] =
        [Self::Done, Self::UnderWay, Self::NotStarted, Self::Delayed, Self::Stopped];

    /// Its word in files.
    pub fn name(self) -> &'static str {
        let words = Self::WORDS.iter();
        words.clone().find(|(.., status)| *status == self).map_or("", |(word, ..)| word)
    }

    /// Whether the work had begun; `None` where the word does not tell.
    pub fn has_begun(self) -> Option<bool> {
        match self {
            Self::Done | Self::UnderWay => Some(true),
            Self::NotStarted => Some(false),
            Self::Delayed | Self::Stopped => None,
        }
    }
}

impl Choice for ProgressStatus {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("not-started", "未开始", Self::NotStarted),
        ("under-way", "进行中", Self::UnderWay),
        ("done", "已完成", Self::Done),
        ("delayed", "推迟：比原定的晚，还要做", Self::Delayed),
        ("stopped", "停止：不再做", Self::Stopped),
    ];
}

/// A day, or the end of a month or a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressDate {
    text: String,
    first: Date,
    last: Date,
}

impl ProgressDate {
    /// Reads `2024-06-30`, `2024-06` and `2024`.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = match text.len() {
            4 => (format!("{text}-01-01"), format!("{text}-12-31")),
            7 => {
                let (year, month) = text.split_once('-')?;
                let last = Date::end_of_month(year.parse().ok()?, month.parse().ok()?)?;
                (format!("{text}-01"), last.as_str().to_owned())
            }
            _ => (text.to_owned(), text.to_owned()),
        };
        Some(Self { text: text.to_owned(), first: Date::parse(&first)?, last: Date::parse(&last)? })
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first day of the month or year, or the day itself.
    pub fn first(&self) -> &Date {
        &self.first
    }

    /// The day of which it tells: the last one of the month or year.
    pub fn last(&self) -> &Date {
        &self.last
    }
}

impl InvestUnit {
    /// The key that an amount in this unit is written under.
    pub(crate) fn paid_key(self) -> &'static str {
        match self {
            Self::Yi => "paid_yi",
            Self::Wan => "paid_wan",
        }
    }
}

/// Whether a task or a project is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkKind {
    /// A task.
    Task,
    /// A project.
    Project,
}

impl WorkKind {
    /// The key that names one.
    pub fn key(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Project => "project",
        }
    }
}

/// How a task or project is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkName {
    /// The document that sets the task or lists the project.
    pub document: DocumentId,
    /// Which of the two.
    pub kind: WorkKind,
    /// Its printed number, or its name.
    pub name: String,
    /// Its heading or category, where the name alone does not tell.
    pub group: Option<String>,
}

/// A task or a project.
#[derive(Debug, Clone, Copy)]
pub enum Work<'a> {
    /// A task.
    Task(&'a Task),
    /// A project.
    Project(&'a Project),
}

impl<'a> Work<'a> {
    /// Which record it is.
    pub fn id(self) -> RecordId {
        match self {
            Self::Task(task) => task.id,
            Self::Project(project) => project.id,
        }
    }

    /// Its printed number.
    pub fn number(self) -> Option<&'a str> {
        match self {
            Self::Task(task) => task.no.as_deref(),
            Self::Project(project) => project.no.as_deref(),
        }
    }

    /// Its name.
    pub fn name(self) -> &'a str {
        match self {
            Self::Task(task) => &task.title,
            Self::Project(project) => &project.name,
        }
    }

    /// Its heading or category.
    pub fn group(self) -> Option<&'a str> {
        match self {
            Self::Task(task) => task.group.as_deref(),
            Self::Project(project) => project.group.as_deref(),
        }
    }

    /// Where it was written.
    pub fn origin(self) -> &'a Origin {
        match self {
            Self::Task(task) => &task.origin,
            Self::Project(project) => &project.origin,
        }
    }
}

/// The tasks and projects of a district by their numbers and by their names.
#[derive(Debug, Default)]
pub struct Works<'a> {
    /// Of each document, in the order of its files.
    of: BTreeMap<(&'a DocumentId, WorkKind), Vec<Work<'a>>>,
    numbered: BTreeMap<Named<'a>, Vec<Work<'a>>>,
    named: BTreeMap<Named<'a>, Vec<Work<'a>>>,
}

/// A document, a kind, and the letters of a number or a name.
type Named<'a> = (&'a DocumentId, WorkKind, String);

impl<'a> Works<'a> {
    /// Those of some files.
    pub fn of(plans: &'a [Plan]) -> Self {
        let mut works = Self::default();
        for plan in plans {
            plan.tasks.iter().for_each(|task| works.add(plan, WorkKind::Task, Work::Task(task)));
            let projects = plan.projects.iter();
            projects.for_each(|one| works.add(plan, WorkKind::Project, Work::Project(one)));
        }
        works
    }

    fn add(&mut self, plan: &'a Plan, kind: WorkKind, work: Work<'a>) {
        let key = |text: &str| (&plan.document, kind, letters(text));
        if let Some(number) = work.number() {
            self.numbered.entry(key(number)).or_default().push(work);
        }
        self.named.entry(key(work.name())).or_default().push(work);
        self.of.entry((&plan.document, kind)).or_default().push(work);
    }

    /// Those that a name means: by number, or by name where none has the number.
    pub fn find(&self, name: &WorkName) -> Vec<Work<'a>> {
        let key = (&name.document, name.kind, letters(&name.name));
        let found = self.numbered.get(&key).or_else(|| self.named.get(&key));
        let group = name.group.as_deref().map(letters);
        let fits = |work: &&Work<'a>| group.is_none() || work.group().map(letters) == group;
        found.into_iter().flatten().filter(fits).copied().collect()
    }

    /// The one that a name means, if it means one.
    pub fn one(&self, name: &WorkName) -> Option<Work<'a>> {
        match self.find(name).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Those of a document.
    pub fn of_document(&self, document: &DocumentId, kind: WorkKind) -> Vec<Work<'a>> {
        self.of.get(&(document, kind)).cloned().unwrap_or_default()
    }
}

/// What tells two numbers or names apart: no blanks, and one form of signs that have several.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).map(form).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_or_ends_of_months_and_years() {
        for (text, first, last) in [
            ("2024-06-30", "2024-06-30", "2024-06-30"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024", "2024-01-01", "2024-12-31"),
        ] {
            let date = ProgressDate::parse(text).expect(text);
            assert_eq!((date.first().as_str(), date.last().as_str()), (first, last));
        }
        for text in
            ["2024-13", "2024-6", "24", "2024-06-31", "2024/06", "年底", "", "二〇二四", "２０２４"]
        {
            assert_eq!(ProgressDate::parse(text), None, "{text}");
        }
    }
}
