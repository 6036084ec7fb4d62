//! Pages and files as jobs: what each is made from is known before it is made, and nothing of it is held afterwards.

use std::fmt;

use crate::data;
use crate::files::File;
use crate::model::{District, Domain, Indicator, Task};
use crate::page::charts::standalone;
use crate::page::compare;
use crate::page::context::PageContext;
use crate::page::inputs::Inputs;
use crate::page::pages::indicator::Compared;
use crate::page::pages::{
    self, Make, agency, district, district_due, district_projects, district_tasks, document,
    indicator, quality, targets,
};
use crate::page::search;
use crate::page::theme::Fault;
use crate::site::records::{by_document, by_number_of_tasks};
use crate::site::{Edition, List, Quality, Route, SearchFile};

/// Files that are made together: a page, and the charts that it shows as files of their own.
pub struct Job<'a> {
    /// Their routes.
    pub routes: Vec<Route<'a>>,
    /// What they are made from.
    pub inputs: Inputs<'a>,
    make: Box<dyn Fn() -> Result<Vec<File>, Fault> + Send + Sync + 'a>,
}

impl fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { routes, inputs, make: _ } = self;
        f.debug_struct("Job")
            .field("routes", routes)
            .field("inputs", inputs)
            .finish_non_exhaustive()
    }
}

impl<'a> Job<'a> {
    /// Makes the files, in the order of the routes.
    pub fn make(&self) -> Result<Vec<File>, Fault> {
        (self.make)()
    }

    fn page(
        route: Route<'a>,
        inputs: Inputs<'a>,
        make: impl Fn() -> Result<File, Fault> + Send + Sync + 'a,
    ) -> Self {
        let make = Box::new(move || Ok(vec![make()?]));
        Self { routes: vec![route], inputs, make }
    }

    fn files(
        routes: Vec<Route<'a>>,
        inputs: Inputs<'a>,
        make: impl Fn() -> Vec<File> + Send + Sync + 'a,
    ) -> Self {
        Self { routes, inputs, make: Box::new(move || Ok(make())) }
    }
}

/// Every file of the site, in a fixed order.
pub fn jobs<'a>(
    context: &'a PageContext<'a>,
    quality: &'a Quality<'a>,
) -> impl Iterator<Item = Job<'a>> {
    let content = context.site.checked.content();
    let districts = content.districts.iter().flat_map(|d| of_district(context, d));
    let indicators = content.domains.iter().flat_map(move |domain| {
        domain.indicators.iter().map(move |one| of_indicator(context, domain, one))
    });
    of_site(context, quality)
        .into_iter()
        .chain(districts)
        .chain(indicators)
        .chain(data_files(context, quality))
        .chain(of_search(context))
        .chain(context.theme.assets.iter().map(|(name, bytes)| {
            let route = Route::Asset(name);
            let file = move || vec![File { path: route.path(), bytes: bytes.clone() }];
            Job::files(vec![route], Inputs::Theme, file)
        }))
}

fn of_site<'a>(context: &'a PageContext<'a>, quality: &'a Quality<'a>) -> Vec<Job<'a>> {
    let jobs = pages::OF_SITE.iter().flat_map(|make| match make {
        Make::Once(_, route, _) if !context.has(route) => Vec::new(),
        Make::Once(inputs, route, make) => {
            vec![Job::page(*route, *inputs, move || make(context))]
        }
        Make::Each(inputs, list, make) => {
            each(context, *list, |_| *inputs, move |number| make(context, number))
        }
        Make::EachByPlace(list, make) => {
            let inputs = |number| Inputs::Listed(*list, number);
            each(context, *list, inputs, move |number| make(context, number))
        }
    });
    let findings = |_| Inputs::Findings;
    let quality = each(context, List::Quality, findings, move |number| {
        quality::page(context, quality, number)
    });
    jobs.chain(quality).collect()
}

/// The pages of a list, where the site has it.
fn each<'a>(
    context: &'a PageContext<'a>,
    list: List<'static>,
    inputs: impl Fn(usize) -> Inputs<'a>,
    make: impl Fn(usize) -> Result<File, Fault> + Copy + Send + Sync + 'a,
) -> Vec<Job<'a>> {
    let pages = if context.has(&list.first()) { context.site.pages_of(list) } else { 0 };
    let job = |number| Job::page(list.page(number), inputs(number), move || make(number));
    (1..=pages).map(job).collect()
}

fn of_district<'a>(context: &'a PageContext<'a>, district: &'a District) -> Vec<Job<'a>> {
    let id = &district.profile.id;
    let charts = standalone::routes_of_district(context, district);
    let has_charts = !charts.is_empty();
    let data = data::Of::District(id);
    let is_compared = context.has(&Route::CompareFile(id));
    let make = move || {
        let targets = targets::by_domain(context, district);
        let mut files = vec![
            district::page(context, district, &targets)?,
            targets::page(context, district, &targets)?,
            data::values().csv_at(&data.route(), (context.site, data)),
        ];
        if is_compared {
            files.push(compare::file(context, district));
        }
        if has_charts {
            files.extend(standalone::of_district(context, district, &targets));
        }
        Ok(files)
    };
    let own = [Route::District(id), Route::Targets(id), data.route()].into_iter();
    let own = own.chain(is_compared.then_some(Route::CompareFile(id)));
    let routes = own.chain(charts).collect();
    let mut jobs = vec![Job { routes, inputs: Inputs::District(id), make: Box::new(make) }];
    jobs.extend(of_work(context, district));
    for document in &district.documents {
        let (route, inputs) = (Route::Document(&document.id), Inputs::Document(&document.id));
        jobs.push(Job::page(route, inputs, move || document::page(context, district, document)));
    }
    jobs
}

/// The pages of what a district builds and has to do, and of when all of it is due.
fn of_work<'a>(context: &'a PageContext<'a>, district: &'a District) -> Vec<Job<'a>> {
    let id = &district.profile.id;
    let inputs = Inputs::District(id);
    let tasks: Vec<&Task> = district.plans.iter().flat_map(|plan| &plan.tasks).collect();
    let has_projects = by_document(district, |plan| &plan.projects).len()
        + by_document(district, |plan| &plan.totals).len()
        > 0;
    let mut jobs = Vec::new();
    if context.site.has_dues(district) {
        let make = move || district_due::page(context, district);
        jobs.push(Job::page(Route::DueOf(id), inputs, make));
    }
    if !tasks.is_empty() {
        let make = move || district_tasks::page(context, district);
        jobs.push(Job::page(Route::TasksOf(id), inputs, make));
    }
    if has_projects {
        let make = move || district_projects::page(context, district);
        jobs.push(Job::page(Route::ProjectsOf(id), inputs, make));
    }
    for (agency, tasks) in by_number_of_tasks(&district.agencies, &tasks) {
        let make = move || agency::page(context, district, agency, &tasks);
        jobs.push(Job::page(Route::Agency(id, &agency.id), inputs, make));
    }
    jobs
}

fn of_indicator<'a>(
    context: &'a PageContext<'a>,
    domain: &'a Domain,
    indicator: &'a Indicator,
) -> Job<'a> {
    let has_chart = standalone::has_comparison(context, indicator);
    let chart = has_chart.then_some(Route::ComparisonChart(&indicator.id));
    let id = &indicator.id;
    let data = data::Of::Indicator(id);
    let pages = 1..=indicator::pages(context, indicator);
    let list = List::Indicator(id);
    let routes = pages.clone().map(move |number| list.page(number));
    let routes = routes.chain([data.route()]).chain(chart).collect();
    let make = move || {
        let compared = Compared::of(context, indicator);
        let page = |number| indicator::page(context, domain, indicator, &compared, number);
        let mut files = pages.clone().map(page).collect::<Result<Vec<_>, _>>()?;
        files.push(data::values().csv_at(&data.route(), (context.site, data)));
        if has_chart {
            files.extend(standalone::of_indicator(context, indicator, &compared));
        }
        Ok(files)
    };
    Job { routes, inputs: Inputs::Indicator(&indicator.id), make: Box::new(make) }
}

/// What a search loads: the texts of each place, and what is of all of them.
fn of_search<'a>(context: &'a PageContext<'a>) -> Vec<Job<'a>> {
    let index = search::Index::of(context);
    let districts = context.site.checked.content().districts.iter().enumerate();
    let with_texts = districts.filter(|(place, _)| index.pieces(*place) > 0);
    let texts = with_texts.map(|(place, district)| {
        let id = &district.profile.id;
        let files = (1..=index.pieces(place)).map(|number| SearchFile::Text(id, number));
        let make = move || search::texts(context, district);
        Job::files(files.map(Route::SearchFile).collect(), Inputs::District(id), make)
    });
    let mut jobs: Vec<Job<'_>> = texts.collect();
    jobs.push(Job::files(index.routes(), Inputs::Site, move || index.files(context)));
    jobs
}

fn data_files<'a>(context: &'a PageContext<'a>, quality: &'a Quality<'a>) -> Vec<Job<'a>> {
    let there = data::tables().into_iter().filter(|table| table.is_there(context.site));
    let tables = there.map(|table| {
        let inputs = if table.is_of_plans { Inputs::Plans } else { Inputs::Site };
        Job::files(vec![table.route()], inputs, move || vec![table.csv(context.site)])
    });
    let mut jobs: Vec<Job<'_>> = tables.collect();
    if context.edition == Edition::Review {
        let table = data::findings();
        let route = table.route();
        jobs.push(Job::files(vec![route], Inputs::Findings, move || {
            vec![table.csv((context.site, quality))]
        }));
    }
    jobs
}
