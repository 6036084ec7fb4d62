//! The table of the agencies that answer for tasks.

use super::cell::{Count, Key};
use super::table::{Columns, Naming, SiteTable};
use crate::diag::Message;
use crate::model::{Agency, District, Duty, Task};
use crate::say;
use crate::site::records::by_number_of_tasks;
use crate::site::{Route, Site};

/// An agency with the tasks that name it.
struct Row<'a> {
    site: &'a Site<'a>,
    district: &'a District,
    unit: &'a Agency,
    tasks: Vec<&'a Task>,
}

pub(super) fn units<'a>() -> SiteTable<'a> {
    Columns::new()
        .named_district(|row: &Row<'a>| row.district)
        .always(
            "unit",
            say!(
                "责任单位；不同区县的同一编号可以是不同的单位",
                "the agency; two districts may use one id for two agencies"
            ),
            |row| &row.unit.id,
        )
        .always("name", say!("名称", "its name"), |row| &row.unit.name)
        .list(
            "aliases",
            say!("原文中的其他名称", "other names that documents print"),
            say!("没有其他名称时", "where there are none"),
            |row| row.unit.aliases.iter().collect(),
        )
        .tasks("lead", say!("牵头的任务数", "how many tasks name it as 牵头单位"), Duty::Lead)
        .tasks(
            "responsible",
            say!("负责的任务数", "how many tasks name it as 责任单位"),
            Duty::Responsible,
        )
        .tasks("support", say!("配合的任务数", "how many tasks name it as 配合单位"), Duty::Support)
        .always("tasks", say!("涉及的任务数", "how many tasks name it"), |row| {
            Count(row.tasks.len())
        })
        .always("key", say!("这个单位", "the agency"), |row| {
            Key(Route::unit_anchor(&row.district.profile.id, &row.unit.id))
        })
        .progress_counts(|row| (row.site, row.tasks.clone()))
        .table(
            "units.csv",
            say!("责任单位表", "Agencies"),
            say!(
                "每行一个任务中写明的单位，各区县任务多的在前",
                "one row per agency that a task names, the busiest of each district first"
            ),
            |site: &'a Site<'a>| {
                site.checked.content().districts.iter().flat_map(move |district| {
                    let plans = district.plans.iter();
                    let tasks: Vec<&Task> = plans.flat_map(|plan| &plan.tasks).collect();
                    let units = by_number_of_tasks(&district.agencies, &tasks).into_iter();
                    units.map(move |(unit, tasks)| Row { site, district, unit, tasks })
                })
            },
        )
        .of_plans()
        .keyed(Naming {
            record: say!("责任单位", "agency"),
            key: say!("`u-`，区县、编号", "`u-`, its district and id"),
            page: say!("责任单位页 `units.html`", "`units.html`"),
            example: "u-shapingba--health-commission",
        })
}

impl<'a> Columns<'a, Row<'a>> {
    /// How many tasks name the agency for a duty.
    fn tasks(self, name: &'static str, meaning: Message, duty: Duty) -> Self {
        self.always(name, meaning, move |row| {
            let has = |task: &&&Task| task.agencies.contains(&(duty, row.unit.id.clone()));
            Count(row.tasks.iter().filter(has).count())
        })
    }
}
