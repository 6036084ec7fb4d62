//! Charts as files of their own, for slides, reports and other pages.

use std::collections::BTreeSet;

use super::stylesheet::{Stylesheet, without_comments};
use super::{comparison, progress, trend};
use crate::chart::{Standalone, standalone};
use crate::files::File;
use crate::model::{District, Indicator};
use crate::page::cards::commitment::commitment;
use crate::page::scene::Scene;
use crate::page::view::CommitmentView;
use crate::site::{Promise, Route};

/// The language of the site.
const LANGUAGE: &str = "zh-CN";
/// The classes of the frame.
const FRAME: &str = "class=\"pb-chart pb-alone pb-ground pb-heading pb-note\"";

type Shown<'a> = (Promise<'a>, CommitmentView);

/// The files of a district's charts: one per trend, and one of its progress. None where charts are no files.
pub(in crate::page) fn routes_of_district<'a>(
    scene: &'a Scene<'_>,
    district: &'a District,
) -> Vec<Route<'a>> {
    if !scene.site.has_pictures() {
        return Vec::new();
    }
    let id = &district.profile.id;
    let trend = |promise: Promise<'_>| {
        Route::trend_chart(id, scene.site.anchor(&promise.commitment.origin))
    };
    let mut routes: Vec<Route<'_>> = drawn(scene, district).map(trend).collect();
    if !routes.is_empty() {
        routes.push(Route::ProgressChart(id));
    }
    routes
}

/// The charts of a district.
pub(in crate::page) fn of_district(scene: &Scene<'_>, district: &District) -> Vec<File> {
    let css = without_comments(scene.theme.chart_sheet());
    let sheet = Stylesheet::read(&css);
    let route = Route::ProgressChart(&district.profile.id);
    let shown: Vec<Shown<'_>> = drawn(scene, district)
        .map(|promise| (promise, commitment(scene, &route, promise)))
        .collect();
    let mut files = Vec::new();
    for (promise, view) in &shown {
        let route = Route::trend_chart(&district.profile.id, &view.anchor);
        let chart = trend::trend(scene, *promise, &view.numbers, &view.unit);
        let title = trend::trend_title(scene, *promise);
        files.push(file(scene, &sheet, &route, (&title, &chart), &[view]));
    }
    let rows: Vec<_> = shown.iter().map(|(promise, view)| (*promise, view)).collect();
    let title = format!("{}：{}", district.profile.name, scene.strings().words.progress);
    let chart = progress::progress(scene, ("progress", &title), &rows);
    let views: Vec<&CommitmentView> = rows.iter().map(|(_, view)| *view).collect();
    files.push(file(scene, &sheet, &route, (&title, &chart), &views));
    files
}

fn drawn<'a>(scene: &Scene<'_>, district: &'a District) -> impl Iterator<Item = Promise<'a>> {
    let domains = scene.site.checked.content().domains.iter();
    domains.flat_map(move |domain| scene.site.drawn(district, domain))
}

/// Whether the comparison of an indicator is a file.
pub(in crate::page) fn has_comparison(scene: &Scene<'_>, indicator: &Indicator) -> bool {
    let mut promises = scene.site.promises_for(&indicator.id).iter();
    scene.site.has_pictures() && promises.any(|promise| scene.site.is_compared(indicator, *promise))
}

/// The comparison of an indicator.
pub(in crate::page) fn of_indicator(scene: &Scene<'_>, indicator: &Indicator) -> File {
    let css = without_comments(scene.theme.chart_sheet());
    let sheet = Stylesheet::read(&css);
    let route = Route::ComparisonChart(&indicator.id);
    let promises = scene.site.promises_for(&indicator.id).iter();
    let shown: Vec<Shown<'_>> = promises
        .filter(|promise| scene.site.is_compared(indicator, **promise))
        .map(|promise| (*promise, commitment(scene, &route, *promise)))
        .collect();
    let rows: Vec<_> = shown.iter().map(|(promise, view)| (*promise, view)).collect();
    let chart = comparison::comparison(scene, indicator, &rows);
    let title = comparison::comparison_title(scene, indicator);
    let views: Vec<&CommitmentView> = rows.iter().map(|(_, view)| *view).collect();
    file(scene, &sheet, &route, (&title, &chart), &views)
}

/// Frames a chart: its name above, the documents its numbers are from, the publisher and the date below.
fn file(
    scene: &Scene<'_>,
    sheet: &Stylesheet<'_>,
    route: &Route<'_>,
    (heading, chart): (&str, &str),
    views: &[&CommitmentView],
) -> File {
    let site = &scene.site.checked.content().site;
    let words = &scene.strings().words;
    let own = views.iter().map(|view| &view.source);
    let measured = views.iter().flat_map(|view| &view.numbers).filter_map(|n| n.source.as_ref());
    let mut seen = BTreeSet::new();
    let documents = own.chain(measured).map(|source| source.document.as_str());
    let documents: Vec<&str> = documents.filter(|document| seen.insert(*document)).collect();
    let lines = [
        format!("{}：{}", words.data_from, documents.join("；")),
        format!(
            "{}：{} · {}：{}",
            words.published_by,
            site.publisher,
            words.as_of,
            site.as_of.as_str()
        ),
    ];
    let picture = standalone(&Standalone {
        chart,
        heading,
        lines: &lines,
        language: LANGUAGE,
        style: &sheet.subset(&format!("{FRAME}{chart}")),
    });
    File { path: route.path(), bytes: picture.into_bytes() }
}
