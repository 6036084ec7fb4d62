//! The page of projects: by district, document and category, with stated totals beside the sums of the rows.

use serde::Serialize;

use super::charts::{gantt, investment};
use super::commitment::source;
use super::printed::{self, Line};
use super::route::Route;
use super::scene::{Scene, by_document};
use super::strings::Words;
use super::sum::{TotalView, total};
use super::view::{Figures, Link, Source};
use super::wording::period;
use super::{Output, Titles, render};
use crate::content::{District, DocumentId, Number, Project, Selection, Total};

/// How many years a row of cells may have.
const MOST_YEARS: i32 = 16;

#[derive(Serialize)]
struct PageView {
    districts: Vec<DistrictView>,
}

#[derive(Serialize)]
struct DistrictView {
    anchor: String,
    district: Link,
    documents: Vec<DocumentView>,
}

/// The projects of a document.
#[derive(Serialize)]
pub(super) struct DocumentView {
    anchor: String,
    document: Link,
    projects: usize,
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
    invest: Option<String>,
    period: Option<String>,
    /// For each year of the document's cells, whether it is built in it.
    years: Vec<bool>,
    stage: Option<String>,
    kind: Option<String>,
    note: Option<String>,
    source: Source,
}

/// The projects and totals of one document.
struct Book<'a> {
    document: &'a DocumentId,
    projects: Vec<&'a Project>,
    totals: Vec<&'a Total>,
}

pub(super) fn page(scene: &Scene<'_>) -> Result<Output, String> {
    let route = Route::Projects;
    let content = scene.checked.content();
    let districts = content.districts.iter().filter_map(|district| {
        let id = &district.profile.id;
        let link =
            Link { href: route.link(&Route::District(id)), text: district.profile.name.clone() };
        let documents = documents(scene, &route, district);
        (!documents.is_empty()).then(|| DistrictView {
            anchor: Route::district_anchor(id),
            district: link,
            documents,
        })
    });
    let view = PageView { districts: districts.collect() };
    let title = scene.strings().words.projects.clone();
    let titles = Titles { description: format!("{}：{title}", content.site.title), title };
    render(scene, &route, "projects.html", titles, &view)
}

/// What a district builds, by document.
pub(super) fn documents(
    scene: &Scene<'_>,
    route: &Route<'_>,
    district: &District,
) -> Vec<DocumentView> {
    books(district).iter().map(|book| document(scene, route, book)).collect()
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

fn document(scene: &Scene<'_>, route: &Route<'_>, book: &Book<'_>) -> DocumentView {
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
        of.map(|t| total(scene, route, t, projects, totals)).collect()
    };
    let is_grouped = groups.iter().any(Option::is_some);
    let group_views: Vec<GroupView> = groups
        .iter()
        .enumerate()
        .map(|(n, group)| GroupView {
            anchor: Route::group_anchor(id, n + 1),
            name: match group {
                Some(name) => Some((*name).clone()),
                None => is_grouped.then(|| scene.strings().words.no_group.clone()),
            },
            totals: if group.is_some() { total_views(*group) } else { Vec::new() },
            projects: projects
                .iter()
                .filter(|project| project.group.as_ref() == *group)
                .map(|project| self::project(scene, route, project, years))
                .collect(),
        })
        .collect();
    DocumentView {
        anchor: Route::document_anchor(id),
        document: Link {
            href: route.link(&Route::Document(id)),
            text: scene.checked.document(id).title.clone(),
        },
        projects: projects.len(),
        gantt: gantt::gantt(scene, id, projects),
        invest: investment::investment(scene, id, projects, totals),
        rows: projects
            .first()
            .map(|first| route.link_at(&Route::Projects, scene.anchor(&first.origin))),
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
    scene: &Scene<'_>,
    route: &Route<'_>,
    project: &Project,
    years: Option<(i32, i32)>,
) -> ProjectView {
    let is_built = |year| project.period.is_some_and(|(from, to)| (from..=to).contains(&year));
    let cells = years.filter(|_| project.period.is_some());
    let anchor = scene.anchor(&project.origin).to_owned();
    ProjectView {
        href: route.link_at(&Route::Projects, &anchor),
        anchor,
        no: project.no.clone(),
        name: project.name.clone(),
        others: others(scene, project),
        area: project.area_m2.as_ref().map(|number| number.text().to_owned()),
        invest: project.invest_yi.as_ref().map(|number| number.text().to_owned()),
        period: project.period.map(period),
        years: cells.map_or_else(Vec::new, |(from, to)| (from..=to).map(is_built).collect()),
        stage: project.stage.clone(),
        kind: project.kind.clone(),
        note: project.note.clone(),
        source: source(scene, route, &project.origin, &project.citation),
    }
}

/// What the row of a project prints besides the fields that were typed; nothing for running text.
pub(super) fn others(scene: &Scene<'_>, project: &Project) -> Vec<Line> {
    if scene.checked.cited(&project.origin).row.is_none() {
        return Vec::new();
    }
    let number = |number: &Option<Number>| number.as_ref().map(|n| n.text().to_owned());
    let texts = [&project.no, &project.group, &project.stage, &project.kind].map(Clone::clone);
    let typed: Vec<String> = texts
        .into_iter()
        .chain([number(&project.area_m2), number(&project.invest_yi)])
        .flatten()
        .chain([project.name.clone()])
        .collect();
    let is_typed = |text: &str| {
        typed.iter().any(|typed| printed::is_same(typed, text))
            || project.period.is_some_and(|years| is_period(text, years))
    };
    printed::rest(printed::lines(scene.checked, &project.origin), is_typed)
}

/// Whether a text says these two years and nothing else: `2021—2024`, `2025年`.
fn is_period(text: &str, (from, to): (i32, i32)) -> bool {
    let mut years: Vec<i32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    years.dedup();
    let is_between =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || "年至到—–-－~～".contains(c);
    let said = if from == to { vec![from] } else { vec![from, to] };
    years == said && text.chars().all(is_between)
}

/// What a total is of, under the heading of its category: `目标为“启动”的，序号10、11`; `None` for all of them.
pub(super) fn scope(words: &Words, of: &Selection) -> Option<String> {
    let stage = of.stage.as_ref().map(|stage| words.of_stage.replace('%', stage));
    let numbers =
        (!of.numbers.is_empty()).then(|| words.of_numbers.replace('%', &of.numbers.join("、")));
    let both: Vec<String> = stage.into_iter().chain(numbers).collect();
    (!both.is_empty()).then(|| both.join("，"))
}

/// The name of a total where no heading stands above it.
pub(super) fn total_name(words: &Words, of: &Selection) -> String {
    let group = of.group.as_ref().unwrap_or(&words.all_projects);
    scope(words, of).map_or_else(|| group.clone(), |scope| format!("{group}（{scope}）"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_two_years_and_nothing_else() {
        for (text, years) in [
            ("2021—2024", (2021, 2024)),
            ("2021年至2024年", (2021, 2024)),
            ("2025", (2025, 2025)),
            ("2025—2025", (2025, 2025)),
        ] {
            assert!(is_period(text, years), "{text}");
        }
        for text in ["2021—2025", "2021年3月—2024年5月", "2021—2024（分期）", "", "2021"]
        {
            assert!(!is_period(text, (2021, 2024)), "{text}");
        }
    }
}
