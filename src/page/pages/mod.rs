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

/// How pages of the whole site are made, and from what.
pub(in crate::page) enum Make {
    /// One that is there once.
    Once(Inputs<'static>, Route<'static>, fn(&PageContext<'_>) -> Result<File, Fault>),
    /// A list that is divided where it is long: a page of it, by its number.
    Each(Inputs<'static>, List<'static>, fn(&PageContext<'_>, usize) -> Result<File, Fault>),
    /// One whose pages show nothing but the places on each, and what is counted of the whole site.
    EachByPlace(List<'static>, fn(&PageContext<'_>, usize) -> Result<File, Fault>),
}

/// The pages of the whole site, in the order in which they are made. That of what the checks found takes the findings, too,
/// and comes last.
pub(in crate::page) const OF_SITE: [Make; 13] = [
    Make::Once(Inputs::Site, Route::Overview, overview::overview),
    Make::Once(Inputs::Theme, Route::Methods, methods::page),
    Make::Once(Inputs::Theme, Route::Search, search::page),
    Make::Once(Inputs::Site, Route::Compare, compare::page),
    Make::EachByPlace(List::Districts, districts::list),
    Make::Once(Inputs::Site, Route::Indicators, indicators::list),
    Make::Once(Inputs::Site, Route::KeyTargets, key_targets::page),
    Make::EachByPlace(List::Due, due::page),
    Make::Each(Inputs::Site, List::Doubts, doubts::page),
    Make::Each(Inputs::Site, List::Documents, documents::list),
    Make::EachByPlace(List::Projects, projects::page),
    Make::EachByPlace(List::Tasks, tasks::page),
    Make::EachByPlace(List::Units, units::page),
];
