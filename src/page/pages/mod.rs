//! One file per page, named like its template, and the list of those that are there once.

use crate::files::File;
use crate::page::Fault;
use crate::page::context::PageContext;
use crate::page::inputs::Inputs;
use crate::site::{List, Route};

pub(in crate::page) mod agency;
pub(in crate::page) mod compare;
pub(in crate::page) mod district;
pub(in crate::page) mod district_due;
pub(in crate::page) mod district_projects;
pub(in crate::page) mod district_tasks;
pub(in crate::page) mod districts;
pub(in crate::page) mod document;
pub(in crate::page) mod documents;
pub(in crate::page) mod doubts;
pub(in crate::page) mod due;
pub(in crate::page) mod indicator;
pub(in crate::page) mod indicators;
pub(in crate::page) mod key_targets;
pub(in crate::page) mod methods;
pub(in crate::page) mod overview;
pub(in crate::page) mod projects;
pub(in crate::page) mod quality;
pub(in crate::page) mod search;
pub(in crate::page) mod targets;
pub(in crate::page) mod tasks;
pub(in crate::page) mod units;

/// How a page is made.
pub(in crate::page) enum Make {
    /// One that is there once.
    Once(Route<'static>, fn(&PageContext<'_>) -> Result<File, Fault>),
    /// A list that is divided where it is long: a page of it, by its number.
    Each(List<'static>, fn(&PageContext<'_>, usize) -> Result<File, Fault>),
}

/// The pages of the whole site, in the order in which they are made. That of what the checks found takes the findings, too,
/// and comes last.
pub(in crate::page) const OF_SITE: [(Inputs<'static>, Make); 13] = [
    (Inputs::Site, Make::Once(Route::Overview, overview::overview)),
    (Inputs::Theme, Make::Once(Route::Methods, methods::page)),
    (Inputs::Theme, Make::Once(Route::Search, search::page)),
    (Inputs::Site, Make::Once(Route::Compare, compare::page)),
    (Inputs::Site, Make::Each(List::Districts, districts::list)),
    (Inputs::Site, Make::Once(Route::Indicators, indicators::list)),
    (Inputs::Site, Make::Once(Route::KeyTargets, key_targets::page)),
    (Inputs::Site, Make::Each(List::Due, due::page)),
    (Inputs::Site, Make::Each(List::Doubts, doubts::page)),
    (Inputs::Site, Make::Each(List::Documents, documents::list)),
    (Inputs::Plans, Make::Each(List::Projects, projects::page)),
    (Inputs::Plans, Make::Each(List::Tasks, tasks::page)),
    (Inputs::Plans, Make::Each(List::Units, units::page)),
];
