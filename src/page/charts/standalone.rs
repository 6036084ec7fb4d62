//! Charts as files of their own, for slides, reports and other pages.

use std::collections::BTreeSet;

use tera::Value;

use super::look::Look;
use super::{comparison, progress, trend};
use crate::chart::{Element, Standalone, standalone};
use crate::files::File;
use crate::model::{Cite, District, Indicator};
use crate::page::Theme;
use crate::page::context::PageContext;
use crate::page::pages::indicator::{self, Compared};
use crate::page::pages::targets::{self, ByDomain};
use crate::page::view::CommitmentView;
use crate::page::words::punctuation::{clauses, on_a_line, titled};
use crate::site::{CommitmentEntry, Route, TargetEntry};

/// The language of the site.
const LANGUAGE: &str = "zh-CN";

/// A chart as a file of its own, in the look of a theme: its heading above, lines below.
pub fn picture(theme: &Theme, chart: &str, heading: &str, lines: &[String]) -> String {
    let look = Look::of(theme);
    framed(&look, chart, heading, lines)
}

fn framed(look: &Look, chart: &str, heading: &str, lines: &[String]) -> String {
    let paint = &|element: &Element<'_>| look.attributes(element);
    standalone(&Standalone { chart, heading, lines, language: LANGUAGE, paint })
}

/// The files of a district's charts: one per trend, and one of its progress. None where charts are no files.
pub(in crate::page) fn routes_of_district<'a>(
    context: &'a PageContext<'_>,
    district: &'a District,
) -> Vec<Route<'a>> {
    if !context.site.has_pictures() {
        return Vec::new();
    }
    let id = &district.profile.id;
    let trend =
        |entry: CommitmentEntry<'_>| Route::TrendChart(id, context.site.key(entry.commitment.id));
    let domains = context.site.checked.content().domains.iter();
    let drawn = domains.flat_map(|domain| context.site.drawn(district, domain));
    let drawn = drawn.filter(|entry| context.site.has_trend(*entry));
    let mut routes: Vec<Route<'_>> = drawn.map(trend).collect();
    if !routes.is_empty() {
        routes.push(Route::ProgressChart(id));
    }
    routes
}

/// The charts of a district: its trends are those of its page.
pub(in crate::page) fn of_district(
    context: &PageContext<'_>,
    district: &District,
    targets: &ByDomain<'_>,
) -> Vec<File> {
    let look = Look::of(context.theme);
    let mut files = Vec::new();
    let shown: Vec<(CommitmentEntry<'_>, &CommitmentView)> = targets::drawn(targets).collect();
    for (entry, view) in &shown {
        let route = Route::TrendChart(&district.profile.id, context.site.key(entry.commitment.id));
        let chart = view.figure.as_ref().and_then(Value::as_str);
        let chart = chart.expect("what is drawn has its chart");
        let title = trend::trend_title(context, *entry);
        files.push(file(context, &look, &route, (&title, chart), &documents(&[*view])));
    }
    let route = Route::ProgressChart(&district.profile.id);
    let title = titled(&district.profile.name, &context.strings().words.progress);
    let chart = progress::progress(context, ("progress", &title), &shown);
    let views: Vec<&CommitmentView> = shown.iter().map(|(_, view)| *view).collect();
    files.push(file(context, &look, &route, (&title, &chart), &documents(&views)));
    files
}

/// Whether the comparison of an indicator is a file.
pub(in crate::page) fn has_comparison(context: &PageContext<'_>, indicator: &Indicator) -> bool {
    let targets = || context.site.targets_for(&indicator.id);
    context.site.has_pictures() && indicator::drawn(context, indicator, &targets()).len() > 1
}

/// The comparison of an indicator: that of its page.
pub(in crate::page) fn of_indicator(
    context: &PageContext<'_>,
    indicator: &Indicator,
    Compared { drawn, chart, .. }: &Compared<'_>,
) -> Option<File> {
    let look = Look::of(context.theme);
    let route = Route::ComparisonChart(&indicator.id);
    let title = comparison::comparison_title(context, indicator);
    let documents = documents_of(context, drawn);
    chart.as_ref().map(|chart| file(context, &look, &route, (&title, chart), &documents))
}

/// The documents that the numbers of commitments are from, each once.
fn documents(views: &[&CommitmentView]) -> Vec<String> {
    let own = views.iter().map(|view| &view.source);
    let measured = views.iter().flat_map(|view| &view.numbers).filter_map(|n| n.source.as_ref());
    once(own.chain(measured).map(|source| source.document.clone()))
}

/// The documents that the numbers of targets are from, each once.
fn documents_of(context: &PageContext<'_>, targets: &[TargetEntry<'_>]) -> Vec<String> {
    let checked = context.site.checked;
    let each = targets.iter().flat_map(|entry| &entry.target.wordings);
    once(each.flat_map(|wording| {
        let assessment = context.site.assessments.of(wording.commitment);
        let own = checked.document(wording.document).title.clone();
        let measured = assessment.latest.iter().map(|o| match &o.citation {
            Cite::Document(citation) => checked.document(&citation.document).title.clone(),
            Cite::Source(citation) => checked.source(&citation.source).title.clone(),
        });
        std::iter::once(own).chain(measured)
    }))
}

fn once(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names.filter(|name| seen.insert(name.clone())).collect()
}

/// Frames a chart: its name above, the documents its numbers are from, the publisher and the date below.
fn file(
    context: &PageContext<'_>,
    look: &Look,
    route: &Route<'_>,
    (heading, chart): (&str, &str),
    documents: &[String],
) -> File {
    let site = &context.site.checked.content().site;
    let words = &context.strings().words;
    let lines = [
        titled(&words.data_from, clauses(documents)),
        on_a_line([
            titled(&words.published_by, &site.publisher),
            titled(&words.as_of, site.as_of.as_str()),
        ]),
    ];
    let picture = framed(look, chart, heading, &lines);
    File { path: route.path(), bytes: picture.into_bytes() }
}
