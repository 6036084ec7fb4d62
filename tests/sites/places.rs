//! What the places of a site are called, and their kinds and codes.

use super::{built, holds, text, words};
use crate::support::Project;

/// A site of schools: no page and no picture calls a place 区县.
#[test]
fn a_site_has_its_own_word_for_its_places() {
    let project = Project::small_with(4);
    project.replace("content/site.yaml", "about: 两个区县，", "about: 两所学校，");
    project.replace("content/tiles.yaml", "title: 示例市区县示意图", "title: 示意图");
    let site = project.read("content/site.yaml");
    project.write(
        "content/site.yaml",
        site + concat!(
            "place: { zh: 学校, en: school, counter: 所 }\n",
            "kinds:\n",
            "  - { id: middle-school, zh: 中学, en: middle school }\n",
            "  - { id: county, zh: 县级市, en: county-level city }\n",
        ),
    );
    project.replace(
        "content/districts/east/district.yaml",
        "kind: district",
        "kind: middle-school",
    );
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    for path in files.keys().filter(|path| !path.starts_with("assets/")) {
        let text = text(&files, path);
        assert!(!text.contains("区县") && !text.contains("{place"), "{path} says 区县");
    }
    for (page, expected) in [
        ("index.html", "6所学校"),
        ("index.html", "看一所学校"),
        ("index.html", "图上有7所学校，本站收录了6个的文件"),
        ("key-targets.html", "同一指标在各学校文件里的目标"),
        ("indicators/life-expectancy.html", "各学校比较"),
        ("districts.html", "各学校公开的规划、行动方案"),
        ("districts/east.html", "类别中学"),
        ("districts/east.html", "本学校数据（CSV）"),
        ("districts/west.html", "类别县级市"),
        ("methods.html", "比较图：各学校在同一数轴上"),
    ] {
        assert!(words(&files, page).contains(expected), "{page} does not say {expected}");
    }
}

/// A code that is left out is not said to be missing; a place without one says so.
#[test]
fn a_code_that_is_left_out_says_nothing() {
    let page = |code: &str| {
        let project = Project::copy("tests/sites/small");
        project.replace("content/districts/west/district.yaml", "kind: county\n", code);
        project.run(&["build"]).ends(0);
        words(&project.files("output"), "districts/west.html")
    };
    assert!(!page("kind: county\n").contains("行政区划代码"));
    assert!(page("kind: county\ncode: none\n").contains("行政区划代码无单独代码"));
    assert!(page("kind: county\ncode: \"990009\"\n").contains("行政区划代码990009"));
}

/// A place without documents, and one that has measured values and no target: both pages stand, and say what there is.
#[test]
fn places_without_targets_have_pages_that_say_so() {
    let project = Project::copy("tests/sites/small");
    for (id, name) in [("north", "北区"), ("far", "远区")] {
        project.write(
            &format!("content/districts/{id}/district.yaml"),
            format!("{{ id: {id}, name: {name}, name_en: {id}, kind: district }}\n"),
        );
    }
    let path = "content/districts/east/observations.yaml";
    project.write("content/districts/north/observations.yaml", project.read(path));
    project.remove(path);
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    holds(&files);
    for id in ["north", "far"] {
        for page in [format!("districts/{id}.html"), format!("districts/{id}/targets.html")] {
            assert!(words(&files, &page).contains("没有目标"), "{page} does not say so");
        }
    }
    let others = "href=\"../districts/north/targets.html#others\"";
    assert!(text(&files, "districts/north.html").contains(others));
    assert!(!text(&files, "districts/far.html").contains("targets.html"));
}

/// Targets stand side by side while there is a column for each place; of more places, the two ends.
#[test]
fn many_places_are_shown_by_their_ends() {
    for (more, is_many) in [(10, false), (11, true)] {
        let project = Project::small_with(more);
        project.run(&["build"]).ends(0);
        let files = project.files("output");
        for path in ["index.html", "key-targets.html"] {
            let page = words(&files, path);
            let ends = page.contains("人均预期寿命（岁）1379 2024年 西县80 2025年 东区");
            assert_eq!([ends, page.contains("最低")], [is_many; 2], "{more} more: {page}");
        }
        let lowest = "districts/west/targets.html#g-west--life-expectancy--2024";
        assert!(text(&files, "key-targets.html").contains(lowest), "a link to the target");
    }
}

/// Targets of many places that differ are told by the lowest and the highest.
#[test]
fn many_different_targets_are_told_by_their_ends() {
    let project = Project::small_with(9);
    for n in 0..9 {
        let (folder, seed) = (format!("content/districts/more-{n}"), format!("seeds/more-{n}.txt"));
        for file in [seed, format!("{folder}/plan.md"), format!("{folder}/plan.yaml")] {
            let text = project.read(&file).replace("79.5", &format!("7{n}.5"));
            project.write(&file, text);
        }
    }
    project.run(&["build"]).ends(0);
    let page = words(&project.files("output"), "indicators/life-expectancy.html");
    assert!(page.contains("11项目标从70.5岁（甲区）到80岁（东区）。"), "{page}");
}

/// What editors are held to is of no use to readers.
#[test]
fn plausible_ranges_are_of_the_edition_for_review() {
    let project = Project::copy("tests/sites/small");
    for (args, is_shown) in [(&["build"][..], false), (&["build", "--review", "--force"][..], true)]
    {
        project.run(args).ends(0);
        let page = words(&project.files("output"), "indicators/life-expectancy.html");
        assert_eq!(page.contains("65—90岁"), is_shown, "{args:?}: {page}");
    }
}

/// A page does not grow with the findings of one code: the first are listed, all are in the data file.
#[test]
fn the_first_findings_of_a_code_are_listed() {
    let project = Project::small_with(51);
    let file = "content/indicators/health.yaml";
    let catalogue = project.read(file).replace("plausible: [65, 90]", "plausible: [65, 78]");
    project.write(file, catalogue);
    project.run(&["build", "--review", "--out", "output"]).ends(0);
    let files = project.files("output");
    let page = text(&files, "quality.html");
    let listed = page.split("id=\"f-implausible-value\"").nth(1).expect("findings of the code");
    let listed = listed.split("</ol>").next().unwrap_or_default();
    assert_eq!(listed.matches("<p class=\"message\">").count(), 50);
    assert!(page.contains("href=\"data/findings.csv\">核查发现数据文件"), "a link to all of them");
    let all = text(&files, "data/findings.csv").lines().filter(|l| l.contains("implausible-value"));
    assert!(all.count() > 50);
}

#[test]
fn empty_is_sound_and_says_that_it_is_empty() {
    let files = built("empty");
    holds(&files);
    for page in ["index.html", "districts.html", "indicators.html", "documents.html"] {
        assert!(words(&files, page).contains("暂无内容"), "{page} does not say that it is empty");
    }
    for table in files.keys().filter(|path| path.starts_with("data/")) {
        assert_eq!(text(&files, table).lines().count(), 1, "{table}: a header and no rows");
    }
    for page in ["projects.html", "tasks.html", "units.html"] {
        assert!(!files.contains_key(page), "{page} has nothing to show");
        assert!(!text(&files, "index.html").contains(page), "a link to {page}");
    }
}

/// The doubts of the bundled sources are for everybody, or for those who check the site alone.
#[test]
fn doubts_may_be_kept_to_the_edition_for_review() {
    let project = Project::real();
    let site = project.read("content/site.yaml");
    for (setting, args, is_there) in [
        ("", &["build"][..], true),
        ("doubts: public\n", &["build"][..], true),
        ("doubts: review\n", &["build"][..], false),
        ("doubts: review\n", &["build", "--review", "--force"][..], true),
    ] {
        project.write("content/site.yaml", format!("{site}{setting}"));
        project.run(args).ends(0);
        let files = project.files("output");
        assert_eq!(files.contains_key("doubts.html"), is_there, "{setting}{args:?}");
        let linked = files
            .keys()
            .filter(|path| std::path::Path::new(path).extension().is_some_and(|e| e == "html"));
        let linked = linked.filter(|path| text(&files, path).contains("doubts.html\""));
        assert_eq!(linked.count() > 0, is_there, "{setting}{args:?}");
        if is_there {
            let said = words(&files, "doubts.html");
            let counts = "同一目标前后写法不一的有4项。同一年的实际值前后不一的有1项。原文合计与各项相加不符的有6处。";
            assert!(said.contains(counts), "{said}");
        }
    }
}

/// The citation at the foot of a page has its address where the site says where it is published; links stay relative.
#[test]
fn a_citation_has_the_address_of_its_page() {
    let project = Project::small_with(4);
    let site = project.read("content/site.yaml");
    for (setting, address) in [
        ("", None),
        (
            "base_url: https://example.cn/plan/\n",
            Some("https://example.cn/plan/districts/east.html"),
        ),
        (
            "base_url: https://example.cn/plan\n",
            Some("https://example.cn/plan/districts/east.html"),
        ),
    ] {
        project.write("content/site.yaml", format!("{site}{setting}"));
        project.run(&["build"]).ends(0);
        let files = project.files("output");
        let said = words(&files, "districts/east.html");
        assert!(said.contains("引用本页：东区，"), "{said}");
        assert_eq!(said.contains("https://"), address.is_some(), "{setting}: {said}");
        assert!(address.is_none_or(|address| said.contains(address)), "{setting}: {said}");
        assert!(!text(&files, "districts/east.html").contains("href=\"https:"), "{setting}");
    }
}
