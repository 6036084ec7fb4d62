//! What pages and files are made from, which decides when they are made again.

use crate::model::{DistrictId, DocumentId, IndicatorId};
use crate::site::List;

/// What files are made from, beside the settings of the site, its catalogue, the names of all things and the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inputs<'a> {
    /// The records of all districts, or how many there are.
    Site,
    /// What documents say, and what is reported of projects and tasks: the records of all districts but their values.
    Plans,
    /// The records of the places on a page of a list, and what all of its pages say of the whole site.
    Listed(List<'static>, usize),
    /// The records of a district.
    District(&'a DistrictId),
    /// The records of all districts for an indicator.
    Indicator(&'a IndicatorId),
    /// The text of a document, and what cites it.
    Document(&'a DocumentId),
    /// What the checks found.
    Findings,
    /// Nothing else.
    Theme,
}
