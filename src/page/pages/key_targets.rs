//! The page of key targets: every indicator that several places have targets for, side by side.

use serde::Serialize;

use crate::files::File;
use crate::model::{Domain, Indicator};
use crate::page::cards::key::{self, EndsRow, KeyRow, MANY, rows};
use crate::page::context::PageContext;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::Route;

#[derive(Serialize)]
struct PageView {
    /// The places, where they are few enough for a column each.
    names: Vec<String>,
    groups: Vec<Group>,
}

/// The indicators of a domain.
#[derive(Serialize)]
struct Group {
    name: String,
    rows: Vec<KeyRow>,
    /// In place of the rows, where there are many places.
    ends: Vec<EndsRow>,
}

pub(in crate::page) fn page(context: &PageContext<'_>) -> Result<File, Fault> {
    let route = Route::KeyTargets;
    let content = context.site.checked.content();
    let known = context.site.key_indicators(usize::MAX);
    let is_many = content.districts.len() > MANY;
    let of = |domain: &Domain| {
        let is_known = |one: &&Indicator| known.iter().any(|known| known.id == one.id);
        let indicators: Vec<&Indicator> = domain.indicators.iter().filter(is_known).collect();
        let (mut shown, mut ends) = (Vec::new(), Vec::new());
        if is_many {
            ends = key::ends(context, &route, &indicators);
        } else {
            shown = rows(context, &route, &indicators);
            shown.retain(|row| row.cells.iter().flatten().count() > 1);
        }
        let name = domain.name.clone();
        (!shown.is_empty() || !ends.is_empty()).then_some(Group { name, rows: shown, ends })
    };
    let view = PageView {
        names: if is_many {
            Vec::new()
        } else {
            content.districts.iter().map(|d| d.profile.name.clone()).collect()
        },
        groups: content.domains.iter().filter_map(of).collect(),
    };
    let title = context.strings().brief.key_targets.clone();
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::KeyTargets, titles, &view)
}
