//! The page of projects: how many each district builds, what they cost and when they are built.

use serde::Serialize;

use crate::files::File;
use crate::model::District;
use crate::page::cards::pager::{self, Pager};
use crate::page::context::PageContext;
use crate::page::pages::district_projects::{Summary, summaries};
use crate::page::view::Link;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::{List, Route};

#[derive(Serialize)]
struct PageView {
    districts: Vec<DistrictView>,
    pager: Option<Pager>,
}

#[derive(Serialize)]
struct DistrictView {
    anchor: String,
    /// To the page of its projects.
    district: Link,
    documents: Vec<Summary>,
}

pub(in crate::page) fn page(context: &PageContext<'_>, number: usize) -> Result<File, Fault> {
    let route = List::Projects.page(number);
    let content = context.site.checked.content();
    let districts = context.site.places_on(List::Projects, number).iter();
    let view = PageView {
        districts: districts.filter_map(|d| district(context, &route, d)).collect(),
        pager: Pager::on(context, List::Projects, number),
    };
    let title = pager::titled(context.page_name(&Route::Projects), view.pager.as_ref());
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::Projects, titles, &view)
}

fn district(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
) -> Option<DistrictView> {
    let id = &district.profile.id;
    let documents = summaries(context, route, district);
    (!documents.is_empty()).then(|| DistrictView {
        anchor: Route::district_anchor(id),
        district: Link {
            href: route.link(&Route::ProjectsOf(id)),
            text: district.profile.name.clone(),
        },
        documents,
    })
}
