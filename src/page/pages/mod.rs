//! One file per page, named like its template, and the list of those that are there once.

use crate::files::File;
use crate::page::Fault;
use crate::page::context::PageContext;
use crate::page::inputs::Inputs;
use crate::site::Route;

pub(in crate::page) mod agency;
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
pub(in crate::page) mod targets;
pub(in crate::page) mod tasks;
pub(in crate::page) mod units;

/// How a page is made.
type Make = fn(&PageContext<'_>) -> Result<File, Fault>;

/// The pages that are there once, in the order in which they are made. That of what the checks found takes the findings,
/// too, and comes last.
pub(in crate::page) const OF_SITE: [(Route<'static>, Inputs<'static>, Make); 11] = [
    (Route::Overview, Inputs::Site, overview::overview),
    (Route::Methods, Inputs::Theme, methods::page),
    (Route::Districts, Inputs::Site, districts::list),
    (Route::Indicators, Inputs::Site, indicators::list),
    (Route::KeyTargets, Inputs::Site, key_targets::page),
    (Route::Due, Inputs::Site, due::page),
    (Route::Doubts, Inputs::Site, doubts::page),
    (Route::Documents, Inputs::Site, documents::list),
    (Route::Projects, Inputs::Site, projects::page),
    (Route::Tasks, Inputs::Site, tasks::page),
    (Route::Units, Inputs::Site, units::page),
];
