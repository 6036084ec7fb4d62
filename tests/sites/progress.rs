//! What is reported of tasks and projects on the pages of sites that have it, and of one that has none.

use super::records::words_of_all;
use super::{built, text};
use crate::support::Project;

#[test]
fn edge_says_what_is_reported_of_projects_and_tasks() {
    let files = built("edge");
    for (page, expected) in [
        ("tasks.html", "2项任务。进展：1项已完成，1项说法不一。"),
        ("tasks.html", "说法不一 推迟 2024-06"),
        ("tasks.html", "说明 & <b>"),
        ("tasks.html", "进行中 2024-06-30"),
        ("units.html", "进展：1项说法不一。"),
        ("units.html", "进展：说法不一（2024-06-30）"),
        ("projects.html", "进展：1个推迟，1个停止。"),
        ("projects.html", "停止，已投入≈20万元 2024"),
        ("projects.html", "推迟，完成5.5%，已投入0.1亿元 2024"),
        ("projects.html", "推迟，完成<5.5% 2023"),
        ("districts/a.html", "进展：1个推迟，1个停止。"),
    ] {
        assert!(words_of_all(&files, page).contains(expected), "{page} does not say {expected}");
    }
    // Of the tasks of the other district nothing is reported: nothing is said, and nothing follows from a deadline.
    let other = text(&files, "districts/b.html");
    assert!(!other.contains("进展：") && !other.contains("未见进展报告"), "{other}");
    let units = text(&files, "data/units.csv");
    assert!(units.lines().next().is_some_and(|head| head.contains(",contradictory,")), "{units}");
}

/// Nothing about progress stands on a site without any.
#[test]
fn a_site_without_progress_says_nothing_of_it() {
    let project = Project::copy("tests/sites/small");
    project.remove("content/districts/east/progress.yaml");
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    assert!(!files.contains_key("data/progress.csv"));
    let names = ["progress", "unreported", "contradictory"];
    for table in ["tasks", "projects", "units"] {
        let table = text(&files, &format!("data/{table}.csv"));
        let head = table.lines().next().unwrap_or_default();
        assert!(head.split(',').all(|name| !names.contains(&name)), "{head}");
    }
    for page in ["tasks.html", "projects.html", "units.html", "districts/east.html", "index.html"] {
        let read = words_of_all(&files, page);
        for word in ["进展：", "未见进展报告", "有进展报告", "任务和项目进展表"]
        {
            assert!(!read.contains(word), "{page} says {word}");
        }
    }
}
