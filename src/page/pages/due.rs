//! When targets and tasks fall due: how many of each district in each year.

use serde::Serialize;

use crate::files::File;
use crate::page::cards::pager::{self, Pager};
use crate::page::cards::task::has_year_come;
use crate::page::context::PageContext;
use crate::page::view::Link;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::due::{DueCount, of_district};
use crate::site::{List, Route};

#[derive(Serialize)]
struct PageView {
    years: Vec<YearView>,
    districts: Vec<DistrictView>,
    pager: Option<Pager>,
}

#[derive(Serialize)]
struct YearView {
    anchor: String,
    year: i32,
    /// Whether the last day of the year has come.
    is_past: bool,
    targets: usize,
    tasks: usize,
}

#[derive(Serialize)]
struct DistrictView {
    link: Link,
    /// What is due in each year; `None` where nothing is.
    years: Vec<Option<LinkedCount>>,
}

/// What is due in a year, and where it is listed.
#[derive(Serialize, Clone, Default)]
struct LinkedCount {
    href: String,
    targets: usize,
    tasks: usize,
}

pub(in crate::page) fn page(context: &PageContext<'_>, number: usize) -> Result<File, Fault> {
    let route = List::Due.page(number);
    let content = context.site.checked.content();
    let all = &context.site.due;
    let years = all.iter().map(|(year, DueCount { targets, tasks })| YearView {
        anchor: Route::year_anchor(*year),
        year: *year,
        is_past: has_year_come(context, *year),
        targets: *targets,
        tasks: *tasks,
    });
    let districts = context.site.places_on(List::Due, number).iter().filter_map(|district| {
        let id = &district.profile.id;
        let here = of_district(context.site.assessments, district);
        let home = Route::DueOf(id);
        let count = |year: &i32| {
            let DueCount { targets, tasks } = *here.get(year)?;
            let href = route.link_at(&home, &Route::year_anchor(*year));
            Some(LinkedCount { href, targets, tasks })
        };
        (!here.is_empty()).then(|| DistrictView {
            link: Link { href: route.link(&home), text: district.profile.name.clone() },
            years: all.keys().map(count).collect(),
        })
    });
    let view = PageView {
        years: years.collect(),
        districts: districts.collect(),
        pager: Pager::on(context, List::Due, number),
    };
    let title = pager::titled(context.page_name(&Route::Due), view.pager.as_ref());
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::Due, titles, &view)
}
