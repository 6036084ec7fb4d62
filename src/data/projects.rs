//! The data files of projects and of what is stated of several together.

use rust_decimal::Decimal;

use super::cells::{address, joined, or_empty, quote};
use super::table::table;
use crate::check::{self, Amount};
use crate::files::File;
use crate::model::{InvestUnit, Number};
use crate::site::records::by_document;
use crate::site::{Site, printed};

const PROJECTS: [&str; 16] = [
    "district",
    "district_name",
    "document",
    "no",
    "name",
    "group",
    "area_m2",
    "invest_yi",
    "from",
    "to",
    "stage",
    "kind",
    "content",
    "note",
    "address",
    "quote",
];

pub(super) fn projects(site: &Site<'_>) -> File {
    let districts = site.checked.content().districts.iter();
    let each = districts.flat_map(|district| {
        let documents = by_document(district, |plan| &plan.projects).into_iter();
        documents.flat_map(move |(document, projects)| {
            projects.into_iter().map(move |project| (&district.profile, document, project))
        })
    });
    let rows = each.map(|(profile, document, project)| {
        [
            profile.id.to_string(),
            profile.name.clone(),
            document.to_string(),
            or_empty(project.no.as_ref()),
            project.name.clone(),
            or_empty(project.group.as_ref()),
            or_empty(project.area_m2.as_ref().map(Number::text)),
            or_empty(project.invest_yi.as_ref().map(Number::text)),
            or_empty(project.period.map(|(from, _)| from)),
            or_empty(project.period.map(|(_, to)| to)),
            or_empty(project.stage.as_ref()),
            or_empty(project.kind.as_ref()),
            joined(&printed::of_project(site.checked, project)),
            or_empty(project.note.as_ref()),
            address(site, &project.citation, &project.origin),
            quote(&project.citation),
        ]
    });
    table("projects.csv", PROJECTS, rows)
}

const TOTALS: [&str; 16] = [
    "district",
    "district_name",
    "document",
    "group",
    "stage",
    "projects",
    "count",
    "count_of_rows",
    "area_m2",
    "area_m2_of_rows",
    "invest",
    "invest_unit",
    "invest_of_rows",
    "note",
    "address",
    "quote",
];

pub(super) fn totals(site: &Site<'_>) -> File {
    let districts = site.checked.content().districts.iter();
    let each = districts.flat_map(|district| {
        let projects = by_document(district, |plan| &plan.projects);
        let documents = by_document(district, |plan| &plan.totals).into_iter();
        documents.flat_map(move |(document, totals)| {
            let projects = projects.iter().find(|(id, _)| *id == document);
            let projects = projects.map_or_else(Vec::new, |(_, projects)| projects.clone());
            let all = totals.clone();
            totals.into_iter().map(move |total| {
                (&district.profile, document, total, projects.clone(), all.clone())
            })
        })
    });
    let rows = each.map(|(profile, document, total, projects, totals)| {
        // A sum that is not of all rows is no sum to compare with.
        let of_rows = |amount| {
            let sum = check::sum(total, amount, &projects, &totals);
            let whole = sum.filter(|sum| sum.unknown == 0 && !sum.parts.is_empty());
            or_empty(whole.map(|sum| sum.value().normalize()).as_ref().map(Decimal::to_string))
        };
        let unit = total.invest.as_ref().map(|(_, unit)| match unit {
            InvestUnit::Yi => "亿元",
            InvestUnit::Wan => "万元",
        });
        [
            profile.id.to_string(),
            profile.name.clone(),
            document.to_string(),
            or_empty(total.of.group.as_ref()),
            or_empty(total.of.stage.as_ref()),
            total.of.numbers.join("; "),
            or_empty(total.count.as_ref().map(Number::text)),
            of_rows(Amount::Count),
            or_empty(total.area_m2.as_ref().map(Number::text)),
            of_rows(Amount::Area),
            or_empty(total.invest.as_ref().map(|(number, _)| number.text())),
            or_empty(unit),
            of_rows(Amount::Invest),
            or_empty(total.note.as_ref()),
            address(site, &total.citation, &total.origin),
            quote(&total.citation),
        ]
    });
    table("project-totals.csv", TOTALS, rows)
}
