//! A site of as many places as the country has counties: no page grows with them. What is held is counted, never timed.
#![expect(
    clippy::panic,
    reason = "test code outside of test functions; a site that is not made should stop the run"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::Project;
use planboard::assess;
use planboard::page::{Inputs, PageContext, jobs};
use planboard::site::{Edition, Quality, Route, Site};

/// How many counties the country has.
const PLACES: usize = 2844;

/// What a page may have: rows and items of lists, and bytes.
const ROWS: usize = 200;
const BYTES: usize = 160_000;

/// How many of them have a plan: it takes time to read, and pages count the same with fewer.
const PLANS: usize = PLACES / 4;

/// A place: a value from a source that is not here, with a note.
pub(crate) fn place(project: &Project, n: usize) {
    let (id, folder) = (format!("p{n:04}"), format!("content/districts/p{n:04}"));
    project.write(
        &format!("{folder}/district.yaml"),
        format!("{{ id: {id}, name: 第{n}区, name_en: P{n}, kind: district }}\n"),
    );
    let value = 61 + n % 15;
    project.write(
        &format!("{folder}/observations.yaml"),
        format!(
            "observations:\n  - {{ indicator: life-expectancy, year: 2022, value: {value}, note: 一条说明, cite: {{ source: yearbook, at: 表1 }} }}\n"
        ),
    );
    if n % 4 == 3 {
        plan(project, n, (&id, &folder));
    }
}

/// A plan with two wordings of one target, a task with its agency, and a project with a total that is not its sum.
fn plan(project: &Project, n: usize, (id, folder): (&str, &str)) {
    let (start, goal) = (60 + n % 15, 76 + n % 9);
    let text = format!(
        "2020年人均预期寿命{start}岁，到2025年达到{goal}岁。\n\n2025年人均预期寿命达到90岁。\n\n1\\. 建设医院。到2025年底完成。（牵头单位：卫生局）\n\n新建医院，总投资2亿元。\n\n合计总投资3亿元。\n"
    );
    let seed = format!("规划\n\n{}", text.replace("\\.", "."));
    project.write(&format!("seeds/{id}.txt"), seed);
    let head = format!(
        "---\nid: {id}-plan\ntitle: 第{n}号规划\nperiod: {{ from: 2021, to: 2025 }}\nrole: plan\npublish: full\nsource: seeds/{id}.txt\n---\n\n"
    );
    project.write(&format!("{folder}/plan.md"), head + "# 规划\n\n" + &text);
    project.write(&format!("{folder}/units.yaml"), "units:\n  - { id: health, name: 卫生局 }\n");
    project.write(
        &format!("{folder}/plan.yaml"),
        format!(
            "document: {id}-plan\ncommitments:\n  - indicator: life-expectancy\n    nature: binding\n    baseline: {{ year: 2020, value: {start} }}\n    target: {{ year: 2025, value: {goal} }}\n    cite: {{ quote: 2020年人均预期寿命{start}岁，到2025年达到{goal}岁 }}\n  - indicator: life-expectancy\n    target: {{ year: 2025, value: 90 }}\n    cite: {{ quote: 2025年人均预期寿命达到90岁 }}\ntasks:\n  - no: \"1\"\n    title: 建设医院\n    due:\n      - {{ text: 到2025年底 }}\n    lead: [health]\n    cite: {{ quote: 建设医院。到2025年底完成 }}\nprojects:\n  - {{ name: 新建医院, invest_yi: 2, cite: {{ quote: 新建医院，总投资2亿元 }} }}\ntotals:\n  - {{ invest_yi: 3, cite: {{ quote: 合计总投资3亿元 }} }}\n"
        ),
    );
}

/// The pages of the whole site, of its indicators and of its last place, and the paths of all files.
struct Made {
    pages: BTreeMap<String, String>,
    paths: BTreeSet<String>,
    /// The files of a search that are of all places or of the last, with their bytes.
    searched: BTreeMap<String, usize>,
}

/// A project without places, for [`place`].
pub(crate) fn without_places() -> Project {
    let project = Project::copy("tests/faults/base");
    project.write(
        "content/sources.yaml",
        "sources:\n  - { id: yearbook, title: 年鉴, publisher: 统计局, date: 2023 }\n",
    );
    project
}

fn made() -> Made {
    let project = without_places();
    (0..PLACES).for_each(|n| place(&project, n));
    let report = project.check();
    let sound = report.sound.unwrap_or_else(|| {
        let said = report.findings.iter().map(|finding| finding.message.en.clone());
        panic!("{:?}", said.take(5).collect::<Vec<_>>())
    });
    let assessments = assess::assess(&sound.checked);
    let site = Site::new(&sound.checked, &assessments);
    let context = PageContext { site: &site, theme: &sound.theme, edition: Edition::Public };
    let (sources, findings, allowed) = (&report.sources, &report.findings, &report.allowed);
    let quality = Quality { sources, findings, allowed };
    let last = format!("p{:04}", PLACES - 1);
    let (mut pages, mut paths, mut searched) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
    for job in jobs(&context, &quality) {
        paths.extend(job.routes.iter().map(Route::path));
        let is_made = match job.inputs {
            Inputs::District(id) => id.to_string() == last,
            Inputs::Document(_) => false,
            _ => true,
        };
        if is_made && job.routes.iter().any(|route| matches!(route, Route::SearchFile(_))) {
            searched.extend(job.make().expect("a sound theme"));
        } else if is_made && job.routes.iter().any(|route| is_page(&route.path())) {
            for file in job.make().expect("a sound theme") {
                let text = String::from_utf8(file.bytes).expect("UTF-8");
                pages.insert(file.path, text);
            }
        }
    }
    pages.retain(|path, _| is_page(path));
    let searched = searched.into_iter().map(|file| (file.path, file.bytes.len())).collect();
    Made { pages, paths, searched }
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}

/// Where a link of a page leads: the path, and the anchor.
fn leads(page: &str, href: &str) -> (String, String) {
    let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
    // What is chosen on a page stands behind its path.
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return (page.to_owned(), anchor.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." { parts.pop().map_or((), drop) } else { parts.push(part) }
    }
    (parts.join("/"), anchor.to_owned())
}

fn links(page: &str, text: &str) -> Vec<(String, String)> {
    let hrefs = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    hrefs.map(|href| leads(page, href)).collect()
}

impl Made {
    fn text(&self, path: &str) -> &str {
        self.pages.get(path).unwrap_or_else(|| panic!("no {path}"))
    }

    /// The pages of a list, as the links to the next lead through them.
    fn list(&self, first: &str) -> Vec<String> {
        let mut pages = vec![first.to_owned()];
        while let Some(rest) =
            pages.last().and_then(|page| self.text(page).split_once("rel=\"next\" href=\""))
        {
            let href = rest.1.split('"').next().unwrap_or_default();
            let next = leads(pages.last().map_or("", String::as_str), href).0;
            assert!(!pages.contains(&next), "{next} follows itself");
            pages.push(next);
        }
        pages
    }
}

/// Pages that are as large with all counties as with a few.
fn faults_of_size(made: &Made) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in &made.pages {
        let rows = text.matches("<tr").count() + text.matches("<li").count();
        if rows > ROWS || text.len() > BYTES {
            faults.push(format!("{path} has {rows} rows and {} bytes", text.len()));
        }
        let marks = text.matches("class=\"pb-").count();
        if marks > 1000 {
            faults.push(format!("{path} has {marks} marks"));
        }
    }
    faults
}

/// What filters a page of several says that it is of this page alone.
fn faults_of_filters(made: &Made) -> Vec<String> {
    let divided = made.pages.iter().filter(|(_, text)| text.contains("class=\"pager\""));
    let filtered: Vec<_> = divided.filter(|(_, text)| text.contains("class=\"filters\"")).collect();
    let says = |text: &str| {
        ["只筛选这一页", "本页筛选后", "本页没有符合的"].iter().all(|words| text.contains(words))
            && !text.contains("data-some=\"筛选后")
    };
    let silent = filtered.iter().filter(|(_, text)| !says(text));
    let mut faults: Vec<String> =
        silent.map(|(path, _)| format!("{path} filters as if it were all")).collect();
    if !filtered.iter().any(|(path, _)| *path == "units-2.html") {
        faults.push("units-2.html has nothing to filter by".to_owned());
    }
    faults
}

/// What a search loads first, and each file that it may load then, is small; and no file of a place knows of others.
fn faults_of_search(made: &Made) -> Vec<String> {
    let first = |path: &str| path == "search/index.js" || path.starts_with("search/places-");
    let (names, others): (Vec<_>, Vec<_>) = made.searched.iter().partition(|(path, _)| first(path));
    let bytes: usize = names.iter().map(|(_, bytes)| **bytes).sum();
    let mut faults = Vec::new();
    // A line a place.
    if names.len() != 3 || bytes > 50_000 + PLACES * 60 {
        faults.push(format!("{} files of names have {bytes} bytes", names.len()));
    }
    let large = others.iter().filter(|(_, bytes)| **bytes > 200_000);
    faults.extend(large.map(|(path, bytes)| format!("{path} has {bytes} bytes")));
    let texts = made.paths.iter().filter(|path| path.starts_with("search/text/")).count();
    if !(PLANS..=PLANS + 1).contains(&texts) {
        faults.push(format!("{texts} texts of {PLANS} places with plans"));
    }
    faults
}

/// Every place stands on one page of a list, and the pages lead to each other.
fn faults_of_lists(made: &Made) -> Vec<String> {
    let mut faults = Vec::new();
    for (first, folder, end, all) in [
        ("districts.html", "districts/", ".html", PLACES),
        ("due.html", "districts/", "/due.html", PLANS),
        ("doubts.html", "districts/", ".html", PLANS),
        ("documents.html", "documents/", "-plan.html", PLANS),
        ("projects.html", "districts/", "/projects.html", PLANS),
        ("tasks.html", "districts/", "/tasks.html", PLANS),
        ("units.html", "districts/", ".html", PLANS),
        ("quality.html", "districts/", ".html", PLACES),
        ("indicators/life-expectancy.html", "districts/", ".html", PLACES),
    ] {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let pages = made.list(first);
        for page in &pages {
            let to: BTreeSet<String> =
                links(page, made.text(page)).into_iter().map(|(path, _)| path).collect();
            let places = to.iter().filter_map(|p| p.strip_prefix(folder)?.strip_suffix(end));
            for place in places.filter(|place| place.starts_with('p') && place.len() == 5) {
                *seen.entry(place.to_owned()).or_default() += 1;
            }
        }
        let once = seen.values().filter(|count| **count == 1).count();
        let stem = first.trim_end_matches(".html");
        let number = |path: &&String| {
            let rest = path.strip_prefix(stem).and_then(|rest| rest.strip_suffix(".html"));
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with('-') || rest.contains("places-")
            })
        };
        let there = made.pages.keys().filter(number).count();
        // The chart of all names its ends once more.
        if once + 10 < all || seen.len() != all || pages.len() != there || there < 10 {
            let found = (seen.len(), once, pages.len(), there);
            faults.push(format!("{first}: places, once, pages, files {found:?}"));
        }
    }
    faults
}

/// Links of pages lead to files, and to anchors where these are known.
fn faults_of_links(made: &Made) -> Vec<String> {
    let mut faults = BTreeSet::new();
    for (page, text) in &made.pages {
        for (path, anchor) in links(page, text) {
            if !made.paths.contains(&path) {
                faults.insert(format!("{page}: no {path}"));
            }
            let to = made.pages.get(&path).filter(|_| !anchor.is_empty());
            if to.is_some_and(|to| !to.contains(&format!("id=\"{anchor}\""))) {
                faults.insert(format!("{page}: no {anchor} in {path}"));
            }
        }
    }
    faults.into_iter().take(20).collect()
}

#[test]
fn no_page_grows_with_the_country() {
    let made = made();
    let mut faults = faults_of_size(&made);
    faults.extend(faults_of_lists(&made));
    faults.extend(faults_of_search(&made));
    faults.extend(faults_of_filters(&made));
    faults.extend(faults_of_links(&made));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // The list of agencies is reached from a place at the page that has it.
    let last = format!("districts/p{:04}", PLACES - 1);
    let to = links(&format!("{last}.html"), made.text(&format!("{last}.html")));
    let units = to.iter().filter(|(path, _)| path.starts_with("units-"));
    assert!(units.count() > 0, "{to:?}");
}
