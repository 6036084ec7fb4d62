//! What must hold for the records of any site: each of a plan and each unit is shown once, and its words lead to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use planboard::model::{Content, Listed, Plan, WorkKind};
use planboard::read::load;
use roxmltree::{Document, Node};

use super::{html, text, words};

type Files = BTreeMap<String, Vec<u8>>;

/// Everything that is wrong with how the records of a project folder are shown on its site.
pub(crate) fn faults(project: &Path, files: &Files) -> Vec<String> {
    let content =
        load(project, &|| {}).expect("a project folder").outcome.value.expect("whole content");
    let kinds = kinds(&content);
    let mut faults = Vec::new();
    let cited = links_of_documents(files);
    for ((page, letter), wanted) in kinds {
        let prefix = format!("{letter}-");
        let shown = ids(files, &page, &prefix);
        if shown.len() != wanted {
            faults.push(format!("{page} shows {} of {wanted} records `{prefix}…`", shown.len()));
        }
        let is_cited = |id: &String| cited.contains(&format!("{page}#{id}"));
        let lost = shown.iter().filter(|id| !is_cited(id));
        faults.extend(lost.map(|id| format!("no words and no source lead to {page}#{id}")));
    }
    faults.extend(units(&content, files));
    faults
}

/// How many records of each kind, by its letter, a page has to show.
fn kinds(content: &Content) -> BTreeMap<(String, char), usize> {
    let mut kinds = BTreeMap::new();
    for district in &content.districts {
        for record in district.plans.iter().flat_map(Plan::records) {
            let page = match record.listed() {
                Listed::District => format!("districts/{}/targets.html", district.profile.id),
                Listed::Projects => format!("districts/{}/projects.html", district.profile.id),
                Listed::Tasks => format!("districts/{}/tasks.html", district.profile.id),
            };
            *kinds.entry((page, record.letter())).or_default() += 1;
        }
    }
    for district in &content.districts {
        for progress in &district.progress {
            let page = match progress.of.kind {
                WorkKind::Task => "tasks",
                WorkKind::Project => "projects",
            };
            let page = format!("districts/{}/{page}.html", district.profile.id);
            *kinds.entry((page, 'w')).or_default() += 1;
        }
    }
    kinds
}

/// The ids of the rows of a page that start with a prefix; a page that is not there has none.
fn ids(files: &Files, page: &str, prefix: &str) -> BTreeSet<String> {
    let found = elements(files, page, |node| {
        let id = node.attribute("id").filter(|id| id.starts_with(prefix));
        id.map(str::to_owned)
    });
    found.into_iter().collect()
}

/// Where the marked words of all documents lead, and the entries of sources, from the first folder on.
fn links_of_documents(files: &Files) -> BTreeSet<String> {
    let href = |node: &Node<'_, '_>| node.attribute("href").map(str::to_owned);
    let pages = files.keys().filter(|path| path.starts_with("documents/"));
    let links = pages.flat_map(|page| elements(files, page, href));
    let of_documents = links.filter_map(|link| link.strip_prefix("../").map(str::to_owned));
    let of_sources = elements(files, "documents.html", href);
    of_documents.chain(of_sources).collect()
}

/// Each unit that a task names has a page that lists each task that names it once, and an entry in the list of all.
fn units(content: &Content, files: &Files) -> Vec<String> {
    let mut faults = Vec::new();
    for district in &content.districts {
        let tasks = || district.plans.iter().flat_map(|plan| &plan.tasks);
        for unit in &district.agencies {
            let named = tasks().filter(|task| task.agencies.iter().any(|(_, id)| *id == unit.id));
            let (id, wanted) = (format!("u-{}--{}", district.profile.id, unit.id), named.count());
            let listed = ids(files, "units.html", &id).contains(&id);
            let page = format!("agencies/{}/{}.html", district.profile.id, unit.id);
            let lists = elements(files, &page, |node| {
                (node.attribute("class") == Some("agenda dated")).then(|| entries(node))
            });
            if lists != [wanted] || !listed {
                faults.push(format!("{page} lists {lists:?} tasks, not {wanted}"));
            }
        }
    }
    faults
}

/// How many entries a list has.
fn entries(list: &Node<'_, '_>) -> usize {
    list.children().filter(|node| node.has_tag_name("li")).count()
}

fn elements<T>(files: &Files, page: &str, pick: impl Fn(&Node<'_, '_>) -> Option<T>) -> Vec<T> {
    if !files.contains_key(page) {
        return Vec::new();
    }
    let xml = html::as_xml(text(files, page));
    let page = Document::parse(&xml).expect("a page that parses");
    page.descendants().filter(Node::is_element).filter_map(|node| pick(&node)).collect()
}

/// What a reader reads of all pages with a name, those of districts after that of the site; of agencies with that of all.
pub(crate) fn words_of_all(files: &Files, name: &str) -> String {
    let is_one = |path: &&String| match *path {
        path if path.ends_with(&format!("/{name}")) => path.starts_with("districts/"),
        path => path == name || name == "units.html" && path.starts_with("agencies/"),
    };
    let mut pages: Vec<&String> = files.keys().filter(is_one).collect();
    pages.sort_by_key(|path| path.contains('/'));
    pages.into_iter().map(|path| words(files, path)).collect()
}
