//! What a district builds: by document and category, with stated totals beside the sums of the rows.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::chart::with_unit;
use crate::files::File;
use crate::model::{
    District, DocumentId, InvestUnit, Project, Quantity, RecordId, Selection, Total, WorkKind,
};
use crate::page::cards::progress::{self, ProgressView};
use crate::page::cards::source::source;
use crate::page::cards::totals::{TotalView, scope, total};
use crate::page::charts::groups::amount;
use crate::page::charts::{gantt, investment};
use crate::page::context::PageContext;
use crate::page::view::{Figures, Link, Source};
use crate::page::words::money::{among_yi, in_words};
use crate::page::words::punctuation::{in_brackets, titled};
use crate::page::words::strings::Words;
use crate::page::words::wording::{period, printed};
use crate::page::{Fault, Template, Titles, render};
use crate::site::printed::Line;
use crate::site::records::by_document;
use crate::site::{Name, Route, Shown, printed as site_printed};

/// How many years a row of cells may have.
const MOST_YEARS: i32 = 16;

#[derive(Serialize)]
struct PageView {
    district: Link,
    documents: Vec<DocumentView>,
}

/// The projects of a document.
#[derive(Serialize)]
pub(in crate::page) struct DocumentView {
    anchor: String,
    document: Link,
    projects: usize,
    /// Whether any of them has other measures.
    has_measures: bool,
    /// Whether all investments are in 亿元, without their unit; else each has its own.
    in_yi: bool,
    /// What is reported of them, in a sentence; `None` where nothing is.
    progress: Option<String>,
    /// When they are built; `None` without projects.
    gantt: Option<Figures>,
    /// What they cost; `None` without projects.
    invest: Option<Figures>,
    /// The first row of the table with the same numbers, on the page of projects.
    rows: Option<String>,
    /// The totals that are of no single category.
    totals: Vec<TotalView>,
    groups: Vec<GroupView>,
    /// The years of the small cells; none where they would be too many.
    years: Option<(i32, i32)>,
    /// The header over what the rows print besides, where it is one for all.
    others: Option<String>,
}

/// The projects of a printed category.
#[derive(Serialize)]
struct GroupView {
    anchor: String,
    /// `None` where the document has no categories.
    name: Option<String>,
    totals: Vec<TotalView>,
    projects: Vec<ProjectView>,
}

#[derive(Serialize)]
struct ProjectView {
    anchor: String,
    /// Its place on the page of projects.
    href: String,
    no: Option<String>,
    name: String,
    /// What its row prints besides.
    others: Vec<Line>,
    area: Option<String>,
    /// The number that it is sorted by, where it is not that.
    area_by: Option<String>,
    /// In 亿元, or with its unit.
    invest: Option<String>,
    /// The number in 亿元 that it is sorted by, where it is not that.
    invest_by: Option<String>,
    /// Other measures, as printed.
    measures: Vec<String>,
    period: Option<String>,
    /// What the document says in place of years.
    period_text: Option<String>,
    /// For each year of the document's cells, whether it is built in it.
    years: Vec<bool>,
    stage: Option<String>,
    kind: Option<String>,
    /// What is reported of it; `None` where nothing is.
    progress: Option<ProgressView>,
    note: Option<String>,
    source: Source,
}

/// The projects and totals of one document.
struct Book<'a> {
    document: &'a DocumentId,
    projects: Vec<&'a Project>,
    totals: Vec<&'a Total>,
}

/// The projects of a district.
pub(in crate::page) fn page(context: &PageContext<'_>, district: &District) -> Result<File, Fault> {
    let id = &district.profile.id;
    let (route, name) = (Route::ProjectsOf(id), &district.profile.name);
    let view = PageView {
        district: Link { href: route.link(&Route::District(id)), text: name.clone() },
        documents: documents(context, &route, district),
    };
    let title = titled(name, context.page_name(&Route::Projects));
    let titles = Titles { description: title.clone(), title };
    render(context, &route, Template::DistrictProjects, titles, &view)
}

/// What a district builds, by document.
pub(in crate::page) fn documents(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
) -> Vec<DocumentView> {
    books(district).iter().map(|book| document(context, route, book)).collect()
}

/// The projects of a document, in short.
#[derive(Serialize)]
pub(in crate::page) struct Summary {
    /// To its projects.
    link: Link,
    projects: usize,
    /// What they cost, when they are built and what is reported of them, in sentences.
    said: Vec<String>,
}

/// What a district builds, in short.
pub(in crate::page) fn summaries(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
) -> Vec<Summary> {
    let home = Route::ProjectsOf(&district.profile.id);
    let summary = |book: &Book<'_>| {
        let Book { document: id, projects, totals } = book;
        let ids: Vec<RecordId> = projects.iter().map(|project| project.id).collect();
        let invest = investment::investment(context, id, projects, totals);
        let gantt = gantt::gantt(context, id, projects);
        let said = [invest, gantt].into_iter().flatten().map(|figures| figures.said);
        Summary {
            link: Link {
                href: route.link_at(&home, &Route::document_anchor(id)),
                text: context.site.checked.document(id).title.clone(),
            },
            projects: projects.len(),
            said: said.chain(progress::sentence(context, WorkKind::Project, &ids)).collect(),
        }
    };
    books(district).iter().map(summary).collect()
}

/// The stated totals of a district that are not those of their rows, by document.
pub(in crate::page) fn totals(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
) -> Vec<(Link, Vec<TotalView>)> {
    let different = |book: Book<'_>| {
        let Book { document: id, projects, totals } = &book;
        // Away from its heading, a total is named with it.
        let name = |one: &Total| total_name(&context.strings().words, &one.of);
        let views = totals.iter().map(|one| {
            let view = total(context, route, one, projects, totals);
            view.called(name(one))
        });
        let link = Link {
            href: route.link(&Route::Document(id)),
            text: context.site.checked.document(id).title.clone(),
        };
        (link, views.filter(TotalView::is_different).collect::<Vec<_>>())
    };
    let all = books(district).into_iter().map(different);
    all.filter(|(_, totals)| !totals.is_empty()).collect()
}

fn books(district: &District) -> Vec<Book<'_>> {
    let mut books: Vec<Book<'_>> = by_document(district, |plan| &plan.projects)
        .into_iter()
        .map(|(document, projects)| Book { document, projects, totals: Vec::new() })
        .collect();
    for (document, totals) in by_document(district, |plan| &plan.totals) {
        match books.iter_mut().find(|book| book.document == document) {
            Some(book) => book.totals = totals,
            None => books.push(Book { document, projects: Vec::new(), totals }),
        }
    }
    books
}

fn document(context: &PageContext<'_>, route: &Route<'_>, book: &Book<'_>) -> DocumentView {
    let Book { document: id, projects, totals } = book;
    let first = projects.iter().filter_map(|p| p.period).map(|(from, _)| from).min();
    let last = projects.iter().filter_map(|p| p.period).map(|(_, to)| to).max();
    let years = first.zip(last).filter(|(first, last)| last - first < MOST_YEARS);
    let mut groups: Vec<Option<&String>> = Vec::new();
    let of_projects = projects.iter().map(|project| project.group.as_ref());
    let of_totals = totals.iter().filter_map(|total| total.of.group.as_ref()).map(Some);
    for group in of_projects.chain(of_totals) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    let total_views = |group: Option<&String>| {
        let of = totals.iter().filter(move |total| total.of.group.as_ref() == group);
        of.map(|t| total(context, route, t, projects, totals)).collect()
    };
    let is_grouped = groups.iter().any(Option::is_some);
    let mut amounts = projects.iter().filter_map(|project| project.invest.as_ref());
    let in_yi = amounts.all(|money| money.unit == InvestUnit::Yi);
    let ids: Vec<RecordId> = projects.iter().map(|project| project.id).collect();
    let group_views: Vec<GroupView> = groups
        .iter()
        .map(|group| GroupView {
            anchor: Route::group_anchor(id, group.map(String::as_str)),
            name: match group {
                Some(name) => Some((*name).clone()),
                None => is_grouped.then(|| context.strings().words.no_group.clone()),
            },
            totals: if group.is_some() { total_views(*group) } else { Vec::new() },
            projects: projects
                .iter()
                .filter(|project| project.group.as_ref() == *group)
                .map(|project| self::project(context, route, project, (years, in_yi)))
                .collect(),
        })
        .collect();
    DocumentView {
        anchor: Route::document_anchor(id),
        document: Link {
            href: route.link(&Route::Document(id)),
            text: context.site.checked.document(id).title.clone(),
        },
        projects: projects.len(),
        has_measures: projects.iter().any(|project| !project.measures.is_empty()),
        in_yi,
        progress: progress::sentence(context, WorkKind::Project, &ids),
        gantt: gantt::gantt(context, id, projects),
        invest: investment::investment(context, id, projects, totals),
        rows: projects.first().map(|first| context.site.citations.link(route, first.id)),
        totals: total_views(None),
        others: one_head(&group_views),
        groups: group_views,
        years,
    }
}

/// The header that all other cells of a document stand under.
fn one_head(groups: &[GroupView]) -> Option<String> {
    let projects = groups.iter().flat_map(|group| &group.projects);
    let mut heads = projects.flat_map(|project| &project.others).map(|line| &line.head);
    let first = heads.next()?;
    (!first.is_empty() && heads.all(|head| head == first)).then(|| first.clone())
}

fn project(
    context: &PageContext<'_>,
    route: &Route<'_>,
    project: &Project,
    (years, in_yi): (Option<(i32, i32)>, bool),
) -> ProjectView {
    let is_built = |year| project.period.is_some_and(|(from, to)| (from..=to).contains(&year));
    let cells = years.filter(|_| project.period.is_some());
    let anchor = context.site.key(project.id).to_string();
    let area = project.area_m2.as_ref().map(printed);
    let words = &context.strings().words;
    let invest = project
        .invest
        .as_ref()
        .map(|money| if in_yi { among_yi(words, money) } else { in_words(words, money) });
    let by = |text: &Option<String>, number: Option<Decimal>| {
        number.map(|number| number.to_string()).filter(|by| Some(by) != text.as_ref())
    };
    ProjectView {
        href: context.site.citations.link(route, project.id),
        anchor,
        no: project.no.clone(),
        name: project.name.clone(),
        others: site_printed::of_project(context.site.checked, project),
        area_by: by(&area, project.area_m2.as_ref().and_then(lowest)),
        invest_by: by(&invest, amount(project)),
        area,
        invest,
        measures: project
            .measures
            .iter()
            .map(|measure| with_unit(&printed(&measure.value), &measure.unit))
            .collect(),
        period: project.period.map(period),
        period_text: project.period_text.clone(),
        years: cells.map_or_else(Vec::new, |(from, to)| (from..=to).map(is_built).collect()),
        stage: project.stage.clone(),
        kind: project.kind.clone(),
        progress: progress::progress(context, route, project.id),
        note: project.note.clone(),
        source: source(context, route, project.id, &project.citation),
    }
}

/// What an amount is sorted by: its number, of a range the lower end.
fn lowest(quantity: &Quantity) -> Option<Decimal> {
    match quantity {
        Quantity::Range(low, _) => Some(low.value()),
        quantity => quantity.value().map(|(_, number)| number),
    }
}

/// What a link to a record is called.
pub(in crate::page) fn shown_name(context: &PageContext<'_>, shown: &Shown<'_>) -> String {
    match &shown.name {
        Name::Total(of) => total_name(&context.strings().words, of),
        name => name.words().unwrap_or_default().into_owned(),
    }
}

/// The name of a total where no heading stands above it.
fn total_name(words: &Words, of: &Selection) -> String {
    let group = of.group.as_ref().unwrap_or(&words.all_projects);
    scope(words, of).map_or_else(|| group.clone(), |scope| in_brackets(group, scope))
}
