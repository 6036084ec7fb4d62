//! The schematic map on pages: which numbers stand in its squares.

use super::{text, words};
use crate::support::Project;

#[test]
fn a_map_shows_latest_values_and_places_without_a_square() {
    let project = Project::small_with(4);
    let value = "{ indicator: life-expectancy, year: 2023, value: 78.5, cite: { document: west-action, quote: 到2023年，人均预期寿命达到78.5岁，到2024年达到79岁 } }";
    let west = "content/districts/west/observations.yaml";
    project.write(west, format!("observations:\n  - {value}\n"));
    let run = |project: &Project| {
        project.run(&["build"]).ends(0);
        words(&project.files("output"), "indicators/life-expectancy.html")
    };
    let page = run(&project);
    for said in [
        "本站6个区县（开发区）都有可以比较的最新实际值，都是2023年的。数值最高的是东区（79.2岁），最低的是西县（78.5岁）。",
        "西县 最新实际值 2023年 78.5岁",
        "南区 暂无数据",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert_eq!(page.matches("南区还没有文件。").count(), 1, "{page}");
    // Two values for one year are none.
    for path in ["content/districts/west/action.md", "seeds/west-action.txt"] {
        project.replace(path, "就医环境", "另一口径2023年为79岁，就医环境");
    }
    let other = "{ indicator: life-expectancy, year: 2023, value: 79, cite: { document: west-action, quote: 2023年为79岁 } }";
    project.write(west, format!("observations:\n  - {value}\n  - {other}\n"));
    let page = run(&project);
    assert!(page.contains("本站6个区县（开发区）中，5个有可以比较的最新实际值"), "{page}");
    project.replace("content/tiles.yaml", "district: west", "code: \"990002\"");
    let page = run(&project);
    assert!(page.contains("不在图上：西县 79"), "{page}");
    project.remove("content/tiles.yaml");
    assert!(!run(&project).contains("示意图"));
}

/// Five places are a table; six are a map.
#[test]
fn maps_are_drawn_from_six_places_on() {
    for (more, is_drawn) in [(3, false), (4, true)] {
        let project = Project::small_with(more);
        project.run(&["build"]).ends(0);
        let files = project.files("output");
        for path in ["index.html", "indicators/life-expectancy.html"] {
            assert_eq!(text(&files, path).contains("pb-tiles"), is_drawn, "{more} more: {path}");
        }
        // No place but one has a target for beds.
        assert!(!text(&files, "indicators/beds-per-1000.html").contains("pb-tiles"));
    }
}

/// Everywhere the target in force is shown, on the map as well.
#[test]
fn a_map_shows_the_target_in_force() {
    let project = Project::small_with(4);
    let said = "人均预期寿命为79.2岁。";
    for file in ["content/districts/east/plan.md", "seeds/east-plan.txt"] {
        project.replace(file, said, &format!("{said}2024年修订为2025年达到82岁。"));
    }
    let note = "    note: 表内为“80”，正文作“80岁以上”\n";
    let amended = "    amendments: [{ since: 2024-01-01, year: 2025, value: 82, cite: { quote: 2025年达到82岁 } }]\n";
    project.replace("content/districts/east/plan.yaml", note, amended);
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    let page = text(&files, "indicators/life-expectancy.html");
    let (_, map) = page.split_once("pb-chart pb-tiles").expect("a map");
    assert!(map.contains(">82</text>") && !map.contains(">80</text>"), "{map}");
}
