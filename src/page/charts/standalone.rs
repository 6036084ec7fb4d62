//! Charts as files of their own, for slides, reports and other pages.

use std::collections::BTreeSet;

use super::stylesheet::{Stylesheet, without_comments};
use super::{comparison, progress, trend};
use crate::chart::{Standalone, standalone};
use crate::page::commitment::commitment;
use crate::page::route::Route;
use crate::page::scene::{Promise, Scene};
use crate::page::view::CommitmentView;
use crate::page::{Output, district, indicator};

/// The language of the site.
const LANGUAGE: &str = "zh-CN";
/// The classes of the frame.
const FRAME: &str = "class=\"pb-chart pb-alone pb-ground pb-heading pb-note\"";

type Shown<'a> = (Promise<'a>, CommitmentView);

/// One file a trend, a district and an indicator.
pub(in crate::page) fn files(scene: &Scene<'_>) -> Vec<Output> {
    let css = without_comments(scene.theme.chart_sheet());
    let sheet = Stylesheet::read(&css);
    let content = scene.checked.content();
    let mut files = Vec::new();
    for district in &content.districts {
        let route = Route::ProgressChart(&district.profile.id);
        let drawn = content.domains.iter().flat_map(|d| district::drawn(scene, district, d));
        let shown: Vec<Shown<'_>> =
            drawn.map(|promise| (promise, commitment(scene, &route, promise))).collect();
        for (promise, view) in &shown {
            let route = Route::trend_chart(&district.profile.id, &view.anchor);
            let chart = trend::trend(scene, *promise, &view.numbers, &view.unit);
            let title = trend::trend_title(scene, *promise);
            files.push(file(scene, &sheet, &route, (&title, &chart), &[view]));
        }
        if shown.is_empty() {
            continue;
        }
        let rows: Vec<_> = shown.iter().map(|(promise, view)| (*promise, view)).collect();
        let title = format!("{}：{}", district.profile.name, scene.strings().words.progress);
        let chart = progress::progress(scene, ("progress", &title), &rows);
        let views: Vec<&CommitmentView> = rows.iter().map(|(_, view)| *view).collect();
        files.push(file(scene, &sheet, &route, (&title, &chart), &views));
    }
    for one in content.domains.iter().flat_map(|domain| &domain.indicators) {
        let route = Route::ComparisonChart(&one.id);
        let promises = scene.promises_for(&one.id).iter();
        let shown: Vec<Shown<'_>> =
            promises.map(|promise| (*promise, commitment(scene, &route, *promise))).collect();
        let rows = indicator::drawn(scene, one, &shown);
        if !rows.is_empty() {
            let chart = comparison::comparison(scene, one, &rows);
            let title = comparison::comparison_title(scene, one);
            let views: Vec<&CommitmentView> = rows.iter().map(|(_, view)| *view).collect();
            files.push(file(scene, &sheet, &route, (&title, &chart), &views));
        }
    }
    files
}

/// Frames a chart: its name above, the documents its numbers are from, the publisher and the date below.
fn file(
    scene: &Scene<'_>,
    sheet: &Stylesheet<'_>,
    route: &Route<'_>,
    (heading, chart): (&str, &str),
    views: &[&CommitmentView],
) -> Output {
    let site = &scene.checked.content().site;
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
    Output { path: route.path(), bytes: picture.into_bytes() }
}
