//! The page of units: the agencies of each district, with the number of their tasks.

use serde::Serialize;

use crate::files::File;
use crate::model::{District, RecordId, Task};
use crate::page::cards::pager::{self, Pager};
use crate::page::cards::progress::{self, CountedGroup, CountsView};
use crate::page::context::PageContext;
use crate::page::pages::agency::{DutyCount, duties};
use crate::page::view::Link;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::records::{by_document, by_number_of_tasks};
use crate::site::{List, Route};

#[derive(Serialize)]
struct PageView {
    districts: Vec<DistrictView>,
    pager: Option<Pager>,
}

#[derive(Serialize)]
struct DistrictView {
    anchor: String,
    district: Link,
    documents: Vec<Link>,
    /// What the tasks of each agency have come to; `None` where nothing is reported.
    progress: Option<CountsView>,
    /// None where the documents name no agencies.
    agencies: Vec<AgencyLine>,
}

/// An agency with the number of its tasks.
#[derive(Serialize)]
struct AgencyLine {
    anchor: String,
    link: Link,
    duties: Vec<DutyCount>,
    tasks: usize,
}

pub(in crate::page) fn page(context: &PageContext<'_>, number: usize) -> Result<File, Fault> {
    let route = List::Units.page(number);
    let content = context.site.checked.content();
    let districts = context.site.places_on(List::Units, number).iter();
    let view = PageView {
        districts: districts.filter_map(|d| district(context, &route, d)).collect(),
        pager: Pager::on(context, List::Units, number),
    };
    let title = pager::titled(context.page_name(&Route::Units), view.pager.as_ref());
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::Units, titles, &view)
}

/// The units of a district that has tasks.
fn district(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
) -> Option<DistrictView> {
    let documents = by_document(district, |plan| &plan.tasks);
    let tasks: Vec<&Task> = documents.iter().flat_map(|(_, tasks)| tasks).copied().collect();
    let units = by_number_of_tasks(&district.agencies, &tasks);
    let id = &district.profile.id;
    let counted = units.iter().map(|(unit, tasks)| {
        (route.link(&Route::Agency(id, &unit.id)), unit.name.clone(), ids(tasks))
    });
    let counted: Vec<CountedGroup> = counted.collect();
    (!tasks.is_empty()).then(|| DistrictView {
        anchor: Route::district_anchor(id),
        district: Link {
            href: route.link(&Route::District(id)),
            text: district.profile.name.clone(),
        },
        documents: documents
            .iter()
            .map(|(id, _)| Link {
                href: route.link(&Route::Document(id)),
                text: context.site.checked.document(id).title.clone(),
            })
            .collect(),
        progress: progress::table(context, &counted),
        agencies: units
            .iter()
            .map(|(agency, tasks)| AgencyLine {
                anchor: Route::unit_anchor(id, &agency.id),
                link: Link {
                    href: route.link(&Route::Agency(id, &agency.id)),
                    text: agency.name.clone(),
                },
                duties: duties(context, agency, tasks),
                tasks: tasks.len(),
            })
            .collect(),
    })
}

fn ids(tasks: &[&Task]) -> Vec<RecordId> {
    tasks.iter().map(|task| task.id).collect()
}
