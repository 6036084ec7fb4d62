//! When targets and tasks fall due: how many of each district in each year.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::files::File;
use crate::model::{Date, District};
use crate::page::cards::pager::{self, Pager};
use crate::page::cards::task::{days, has_year_come};
use crate::page::context::PageContext;
use crate::page::view::Link;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
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
    years: Vec<Option<Count>>,
}

/// What is due in a year, and where it is listed.
#[derive(Serialize, Clone, Default)]
struct Count {
    href: String,
    targets: usize,
    tasks: usize,
}

/// How many targets and tasks are due in each year.
pub(in crate::page) type ByYear = BTreeMap<i32, (usize, usize)>;

/// What is due in each year: a task counts once in a year, however many deadlines it has there.
pub(in crate::page) fn by_year<'d>(
    context: &PageContext<'_>,
    districts: impl Iterator<Item = &'d District>,
) -> ByYear {
    let mut counts = ByYear::new();
    for district in districts {
        for target in context.site.assessments.targets(&district.profile.id) {
            counts.entry(target.year).or_default().0 += 1;
        }
        for task in district.plans.iter().flat_map(|plan| &plan.tasks) {
            let years: BTreeSet<i32> = days(task).into_iter().map(Date::year).collect();
            for year in years {
                counts.entry(year).or_default().1 += 1;
            }
        }
    }
    counts
}

pub(in crate::page) fn page(context: &PageContext<'_>, number: usize) -> Result<File, Fault> {
    let route = List::Due.page(number);
    let content = context.site.checked.content();
    let all = by_year(context, content.districts.iter());
    let years = all.iter().map(|(year, (targets, tasks))| YearView {
        anchor: Route::year_anchor(*year),
        year: *year,
        is_past: has_year_come(context, *year),
        targets: *targets,
        tasks: *tasks,
    });
    let districts = context.site.places_on(List::Due, number).iter().filter_map(|district| {
        let id = &district.profile.id;
        let here = by_year(context, std::iter::once(*district));
        let home = Route::DueOf(id);
        let count = |year: &i32| {
            let (targets, tasks) = *here.get(year)?;
            let href = route.link_at(&home, &Route::year_anchor(*year));
            Some(Count { href, targets, tasks })
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
