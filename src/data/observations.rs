//! The data file of observations.

use super::cells::{or_empty, quote};
use super::table::table;
use crate::files::File;
use crate::site::Site;

pub(super) fn observations(site: &Site<'_>) -> File {
    let districts = site.checked.content().districts.iter();
    let each = districts.flat_map(|d| d.observations.iter().map(move |o| (d, o)));
    let rows = each.map(|(district, o)| {
        let catalogue = &site.checked.indicator(&o.indicator).unit;
        [
            district.profile.id.to_string(),
            o.indicator.to_string(),
            or_empty(o.print.part.as_ref()),
            o.year.to_string(),
            o.quantity.text(),
            o.print.unit_meant(catalogue).to_owned(),
            o.citation.document.to_string(),
            quote(&o.citation),
        ]
    });
    let header = ["district", "indicator", "part", "year", "value", "unit", "document", "quote"];
    table("observations.csv", header, rows)
}
