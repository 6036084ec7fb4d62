//! The data file of documents.

use super::cells::or_empty;
use super::table::table;
use crate::files::File;
use crate::model::{Date, Publish, Role};
use crate::site::Site;

pub(super) fn documents(site: &Site<'_>) -> File {
    let districts = site.checked.content().districts.iter();
    let each = districts.flat_map(|d| d.documents.iter().map(move |document| (d, document)));
    let rows = each.map(|(district, document)| {
        let date = |date: &Option<Date>| or_empty(date.as_ref().map(Date::as_str));
        [
            document.id.to_string(),
            district.profile.id.to_string(),
            district.profile.name.clone(),
            document.title.clone(),
            or_empty(document.number.as_ref()),
            or_empty(document.issuer.as_ref()),
            date(&document.adopted),
            date(&document.printed),
            document.period.0.to_string(),
            document.period.1.to_string(),
            match document.role {
                Role::Plan => "plan",
                Role::ActionPlan => "action-plan",
                Role::Report => "report",
            }
            .to_owned(),
            match document.publish {
                Publish::Full => "full",
                Publish::Quotes => "quotes",
            }
            .to_owned(),
            document.source.clone(),
        ]
    });
    let header = [
        "document",
        "district",
        "district_name",
        "title",
        "number",
        "issuer",
        "adopted",
        "printed",
        "period_from",
        "period_to",
        "role",
        "publish",
        "source",
    ];
    table("documents.csv", header, rows)
}
