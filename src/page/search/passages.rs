//! What can be found of a place: the passages of its documents as their pages show them, and the names of its records.

use crate::model::{Block, CELL_END, District, Document, DocumentId, Publish, Run, Task};
use crate::page::context::PageContext;
use crate::page::text::passage::Writer;
use crate::site::records::{by_document, by_number_of_tasks};
use crate::site::{Route, TargetEntry};

/// What is found, by the letter that stands for it in the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    Target,
    Agency,
    Project,
    Task,
    Heading,
    Paragraph,
    Row,
    Quote,
}

impl Kind {
    pub(super) fn letter(self) -> &'static str {
        match self {
            Self::Document => "d",
            Self::Target => "g",
            Self::Agency => "a",
            Self::Project => "j",
            Self::Task => "k",
            Self::Heading => "h",
            Self::Paragraph => "p",
            Self::Row => "r",
            Self::Quote => "q",
        }
    }
}

/// Something that can be found.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub(super) kind: Kind,
    /// What its address starts with, and what of it differs from one to the next.
    pub(super) page: &'a str,
    pub(super) anchor: &'a str,
    /// The title of the document that it is from; empty for an agency.
    pub(super) of: &'a str,
    /// As printed; cells with [`CELL_END`] between them.
    pub(super) text: String,
}

/// Gives everything that can be found of a place, in the order in which it is stored.
pub(super) fn each(
    context: &PageContext<'_>,
    district: &District,
    take: &mut dyn FnMut(Passage<'_>),
) {
    targets(context, district, take);
    agencies(district, take);
    projects(context, district, take);
    tasks(context, district, take);
    for document in &district.documents {
        of_document(context, document, take);
    }
}

/// The start of the addresses of what stands on a page.
fn page(route: &Route<'_>) -> String {
    route.path() + "#"
}

fn title<'a>(context: &PageContext<'a>, document: &DocumentId) -> &'a str {
    &context.site.checked.document(document).title
}

fn targets(context: &PageContext<'_>, district: &District, take: &mut dyn FnMut(Passage<'_>)) {
    let page = page(&Route::Targets(&district.profile.id));
    for TargetEntry { target, key, .. } in context.site.targets_of(district) {
        let lead = target.lead();
        take(Passage {
            kind: Kind::Target,
            page: &page,
            anchor: key.as_str(),
            of: title(context, lead.document),
            text: context.site.name(lead.commitment),
        });
    }
}

/// The agencies that have a page: those that a task names.
fn agencies(district: &District, take: &mut dyn FnMut(Passage<'_>)) {
    let id = &district.profile.id;
    let tasks: Vec<&Task> = district.plans.iter().flat_map(|plan| &plan.tasks).collect();
    for (agency, _) in by_number_of_tasks(&district.agencies, &tasks) {
        let path = Route::Agency(id, &agency.id).path();
        let (page, anchor) = path.split_at(path.rfind('/').map_or(0, |slash| slash + 1));
        let text = joined(agency.names());
        take(Passage { kind: Kind::Agency, page, anchor, of: "", text });
    }
}

fn projects(context: &PageContext<'_>, district: &District, take: &mut dyn FnMut(Passage<'_>)) {
    let page = page(&Route::ProjectsOf(&district.profile.id));
    for (document, projects) in by_document(district, |plan| &plan.projects) {
        let of = title(context, document);
        for project in projects {
            let anchor = context.site.key(project.id).as_str();
            let text = project.name.clone();
            take(Passage { kind: Kind::Project, page: &page, anchor, of, text });
        }
    }
}

fn tasks(context: &PageContext<'_>, district: &District, take: &mut dyn FnMut(Passage<'_>)) {
    let page = page(&Route::TasksOf(&district.profile.id));
    for (document, tasks) in by_document(district, |plan| &plan.tasks) {
        let of = title(context, document);
        for task in tasks {
            let anchor = context.site.key(task.id).as_str();
            let text =
                joined([Some(task.title.as_str()), task.standard.as_deref()].into_iter().flatten());
            take(Passage { kind: Kind::Task, page: &page, anchor, of, text });
        }
    }
}

/// A document: its title with its number, and its passages, or the quotes from it where no more of it is shown.
fn of_document(context: &PageContext<'_>, document: &Document, take: &mut dyn FnMut(Passage<'_>)) {
    let route = Route::Document(&document.id);
    let page = page(&route);
    let mut give = |kind: Kind, anchor: &str, text: String| {
        take(Passage { kind, page: &page, anchor, of: &document.title, text });
    };
    let names = [Some(&document.title), document.number.as_ref()];
    give(Kind::Document, "", joined(names.into_iter().flatten().map(String::as_str)));
    if document.publish == Publish::Quotes {
        let writer = Writer { context, route: &route, document };
        for quoted in writer.quotes() {
            give(Kind::Quote, &quoted.anchor, quoted.text);
        }
        return;
    }
    for block in &document.body.blocks {
        match block {
            Block::Heading(_, passage) => {
                give(Kind::Heading, &passage.anchor, passage.run.text());
            }
            Block::Paragraph(passage) => give(Kind::Paragraph, &passage.anchor, passage.run.text()),
            Block::Table(table) => {
                give(Kind::Row, &table.anchor, cells(&table.header));
                for row in &table.rows {
                    give(Kind::Row, &row.anchor, cells(&row.cells));
                }
            }
        }
    }
}

fn cells(cells: &[Run]) -> String {
    let texts: Vec<String> = cells.iter().map(Run::text).collect();
    joined(texts.iter().map(String::as_str))
}

/// Texts that are searched together, though nothing goes on from one into the next.
fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().fold(String::new(), |mut all, text| {
        if !all.is_empty() && !text.is_empty() {
            all.push(CELL_END);
        }
        all.push_str(text);
        all
    })
}
