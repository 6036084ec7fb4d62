//! The data files, as tables that are described once: the files, their part of `docs/data.md` and `docs/data.zh.md`, and
//! the links to them come from the same columns, and what keys are made of stands beside them.
//!
//! A file here has a table, or a few with the same rows: what a row is, and its columns.

mod amendments;
mod assessments;
mod cell;
mod columns;
mod commitments;
mod csv;
mod documents;
mod findings;
mod judgements;
mod kind;
mod measures;
mod observations;
mod progress;
mod project_totals;
mod projects;
mod sources;
mod status_history;
mod table;
mod target_levels;
mod targets;
mod tasks;
mod tendencies;
mod units;
mod values;
mod vocabulary;

pub use findings::findings;
pub use kind::{Kind, Term, Vocabulary};
pub use table::{Column, Naming, SiteTable, Table};
pub(crate) use targets::to_collect;
pub use values::{Of, values};

/// The tables of a site, in the order of the guides and of the links to them. Some are there only where a site has such
/// records.
pub fn tables<'a>() -> Vec<SiteTable<'a>> {
    vec![
        targets::targets(),
        to_collect(),
        commitments::commitments(),
        commitments::milestones(),
        target_levels::target_levels(),
        amendments::amendments(),
        assessments::assessments(),
        measures::measures(),
        judgements::judgements(),
        status_history::status_history(),
        observations::observations(),
        tendencies::tendencies(),
        projects::projects(),
        project_totals::project_totals(),
        tasks::tasks(),
        tasks::deadlines(),
        units::units(),
        progress::progress(),
        documents::documents(),
        sources::sources(),
    ]
}
