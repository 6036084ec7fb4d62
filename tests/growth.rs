//! The work of every stage grows with the places as they do, and not with their square. What is counted is how often memory
//! is asked for, and how much of it: the same number on every machine.
//!
//! A program of its own, since it counts for all of its process.

mod support;

use std::collections::BTreeMap;

use allocation_counter::{AllocationInfo, measure};
use planboard::assess;
use planboard::check;
use planboard::page::{Inputs, Job, PageContext, Theme, jobs};
use planboard::read;
use planboard::site::{Edition, Quality, Route, Site};
use support::Project;
use support::made_up::place::Place;
use support::made_up::shared;

/// How many places there are in the smaller project; the larger one has four times as many.
const FEW: usize = if cfg!(debug_assertions) { 10 } else { 100 };
const TIMES: u64 = 4;

/// How much more than four times the work the larger project may be, in percent: what is put in order takes a little more
/// for each, and one place more a page is a page more.
const MORE: u64 = 10;

/// How often a page of a longer list may ask for memory besides: for the links to two more of its pages, which are all that
/// it ever has more. A look at each of the places would ask hundreds of times.
const OF_LINKS: u64 = 40;

/// The stages by their work, in order.
type Stages = Vec<(&'static str, AllocationInfo)>;

/// The pages that hold as much with whatever number of places, by the first file of each.
type OfOne = BTreeMap<String, OfPage>;

/// How often a page asks for memory, and how often it may ask besides where there are more places.
#[derive(Debug, PartialEq)]
struct OfPage {
    requests: u64,
    besides: u64,
}

fn project(places: usize) -> Project {
    let project = Project::empty();
    let of_places = (0..places).flat_map(|n| Place::new(n).files());
    for (path, text) in shared().into_iter().chain(of_places) {
        project.write(&path, text);
    }
    project
}

/// Does the work of all stages, and counts it, also by page.
fn stages(project: &Project) -> (Stages, OfOne) {
    let mut stages = Stages::new();
    let mut loaded = None;
    let work = measure(|| loaded = read::load(project.path(), &|| {}).ok());
    stages.push(("read", work));
    let loaded = loaded.expect("the project can be read");
    let (sources, content) = (loaded.sources, loaded.outcome.value.expect("sound content"));
    let mut checked = None;
    let work = measure(|| checked = check::check(&sources, content, None, &|| {}).value);
    stages.push(("check", work));
    let checked = checked.expect("content without errors");
    let mut assessments = None;
    let work = measure(|| assessments = Some(assess::assess(&checked)));
    stages.push(("assess", work));
    let assessments = assessments.expect("made");
    let mut site = None;
    let work = measure(|| site = Some(Site::new(&checked, &assessments)));
    stages.push(("site", work));
    let (site, theme) = (site.expect("made"), Theme::embedded());
    let context = PageContext { site: &site, theme: &theme, edition: Edition::Public };
    let quality = Quality { sources: &sources, findings: &[], allowed: &[] };
    let mut all = Vec::new();
    let work = measure(|| all.extend(jobs(&context, &quality)));
    stages.push(("jobs", work));
    let (mut pages, mut of_one) = (AllocationInfo::default(), OfOne::new());
    for job in &all {
        let work = measure(|| drop(job.make().expect("a sound theme")));
        pages += work;
        of_one.extend(
            page_of_one(job, &all)
                .map(|(path, besides)| (path, OfPage { requests: work.count_total, besides })),
        );
    }
    stages.push(("pages", pages));
    (stages, of_one)
}

/// The first file of a job that makes the pages of one place or document, or a page of a list that has another behind it;
/// with how often it may ask for memory besides.
fn page_of_one(job: &Job<'_>, all: &[Job<'_>]) -> Option<(String, u64)> {
    let route = job.routes.first()?;
    let besides = match (route, job.inputs) {
        (Route::Next(list, number), _) => {
            let next = Route::Next(*list, number + 1).path();
            let is_last = !all.iter().flat_map(|job| &job.routes).any(|route| route.path() == next);
            (!is_last).then_some(OF_LINKS)?
        }
        (_, Inputs::District(_) | Inputs::Document(_)) => 0,
        _ => return None,
    };
    Some((route.path(), besides))
}

/// What grows faster than the places, by stage.
fn faster(few: &Stages, many: &Stages) -> Vec<String> {
    let is_more = |few: u64, many: u64| many * 100 > few * TIMES * (100 + MORE);
    let stages = few.iter().zip(many);
    let found = stages.filter(|((_, few), (_, many))| {
        is_more(few.count_total, many.count_total) || is_more(few.bytes_total, many.bytes_total)
    });
    let told = found.map(|((stage, few), (_, many))| {
        format!(
            "{stage}: {} → {} times, {} → {} bytes",
            few.count_total, many.count_total, few.bytes_total, many.bytes_total
        )
    });
    told.collect()
}

/// Whether a page takes more work in the larger project, where it holds the same; half a percent is no sign.
fn is_more_for_a_page(few: &OfPage, many: &OfPage) -> bool {
    many.requests * 200 > few.requests * 201 + few.besides * 200
}

#[test]
fn no_stage_grows_faster_than_the_places() {
    // What other threads do is not counted: all is done by this one.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
    let count = |places: usize| stages(&project(places));
    let both = pool.expect("a pool of this thread").install(|| (count(FEW), count(FEW * 4)));
    let ((few, few_pages), (many, many_pages)) = both;
    assert_eq!(faster(&few, &many), [""; 0]);
    let pages = few_pages.iter().filter_map(|(path, few)| Some((path, few, many_pages.get(path)?)));
    let longer = pages.filter(|(_, few, many)| is_more_for_a_page(few, many));
    assert_eq!(longer.collect::<Vec<_>>(), [], "pages that take more work with more places");
}

#[test]
fn work_that_grows_with_the_square_is_seen() {
    let pairs = |places: usize| {
        let names: Vec<String> = (0..places).map(|n| format!("place {n}")).collect();
        let each =
            || names.iter().flat_map(|one| names.iter().map(move |two| format!("{one}{two}")));
        vec![("pairs", measure(|| assert_eq!(each().count(), places * places)))]
    };
    assert_eq!(faster(&pairs(10), &pairs(40)).len(), 1);
}
