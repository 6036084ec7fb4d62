//! Values from sources that are not here: told apart from those that were checked, wherever a source is shown.

use std::path::Path;

use super::revised::element;
use super::{Files, built, holds, text, words};

/// The cells of a column of a table, by the key of their rows.
fn cell(files: &Files, table: &str, key: &str, column: &str) -> String {
    let text = text(files, &format!("data/{table}.csv")).trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().expect("a first line").clone();
    let at = |name: &str| names.iter().position(|n| n == name).expect("a column");
    let mut rows = reader.records().map(|row| row.expect("a row"));
    let row = rows.find(|row| row.get(at("key")) == Some(key)).expect("a row of this key");
    row.get(at(column)).expect("a cell").to_owned()
}

#[test]
fn sourced_is_sound() {
    holds(&built("sourced"));
}

#[test]
fn values_say_whether_they_were_checked_wherever_their_source_is_shown() {
    let files = built("sourced");
    let north = "districts/north/targets.html";
    for (page, id, said, not) in [
        (north, "o-north--north-bulletin-2022--life-expectancy--2022", "已核对原文", "未核对"),
        (north, "o-north--yearbook-2024--life-expectancy--2023", "注明来源，未核对", "已核对"),
        (
            north,
            "o-north--yearbook-2024--trained--2021",
            "南北统计年鉴2024表21-3注明来源，未核对",
            "已核对",
        ),
        ("districts/north.html", "facts", "其中北区50.2万人”注明来源，未核对", "已核对"),
        (
            "districts/south/targets.html",
            "o-south--south-work--check-ups--2023",
            "已核对原文",
            "未核对",
        ),
        (
            "districts/south/targets.html",
            "o-south--yearbook-2024--check-ups--8041891e--2022",
            "南北统计年鉴2024注明来源，未核对",
            "已核对",
        ),
    ] {
        let text = element(&files, page, id);
        assert!(text.contains(said) && !text.contains(not), "{page}#{id}: {text}");
    }
    let table = words(&files, "indicators/life-expectancy.html");
    assert!(table.contains("注明来源，未核对") && table.contains("已核对原文"), "{table}");
    // In the table of targets the latest value stands without its source.
    let judged = words(&files, north);
    assert!(judged.contains("79.2岁 2023年 未核对"), "{judged}");
    assert!(judged.contains("22人 2022年（逐年相加） 未核对"), "{judged}");
    let methods = element(&files, "methods.html", "source") + &words(&files, "methods.html");
    assert!(methods.contains("已核对和未核对"), "{methods}");
}

#[test]
fn data_files_have_the_grade_of_every_value() {
    let files = built("sourced");
    for (key, grade, source, at) in [
        ("o-north--north-bulletin-2022--life-expectancy--2022", "proved", "", ""),
        (
            "o-north--yearbook-2024--life-expectancy--2023",
            "stated",
            "yearbook-2024",
            "表5-2 第86页",
        ),
        ("o-south--south-yearbook--life-expectancy--2023", "stated", "south-yearbook", ""),
    ] {
        let found =
            ["grade", "source", "at"].map(|column| cell(&files, "observations", key, column));
        assert_eq!(found, [grade, source, at], "{key}");
    }
    // The second is a sum, one part of which is proved and one stated.
    for key in ["c-north-plan--life-expectancy--2025", "c-north-plan--trained--2025"] {
        assert_eq!(cell(&files, "commitments", key, "latest_grade"), "stated", "{key}");
    }
    let found =
        ["date", "url", "values"].map(|column| cell(&files, "sources", "s-yearbook-2024", column));
    assert_eq!(found, ["2024", "https://tjj.nanbei.example/nj/2024/index.html?t=1&p=2", "4"]);
    let found = ["publisher", "url", "role"].map(|c| cell(&files, "documents", "north-plan", c));
    assert_eq!(found, ["北区日报社", "http://www.beiqu.example/plan.html", "plan"]);
}

#[test]
fn progress_says_whether_it_was_checked_wherever_it_is_shown() {
    let files = built("sourced");
    let (moved, unmoved) = ("p-north-works--1--e48ef89c", "w-north-works--1--e48ef89c--2023-06");
    let stated = "w-north-works--1--e48ef89c--2023-12";
    for (page, id, said, not) in [
        (
            "districts/north/projects.html",
            stated,
            "完成<70%，已投入8100万元2023-12南北市2023年国民经济和社会发展统计公报&<补充>第十部分：“年末北区医院迁建完成近70%，累计投入8100万元”注明来源，未核对",
            "已核对",
        ),
        (
            "districts/north/projects.html",
            unmoved,
            "完成40%2023-06原文：北区医院迁建已核对原文",
            "未核对",
        ),
        (
            "districts/north/tasks.html",
            "w-north-works--1--de5d0c9b--2023",
            "已完成2023南北市2023年国民经济和社会发展统计公报&<补充>第十部分注明来源，未核对",
            "已核对",
        ),
        (
            "districts/north/tasks.html",
            "w-north-works--2--895ac7d7--2023",
            "已完成2023原文：推行预约诊疗已核对原文",
            "未核对",
        ),
    ] {
        let text = element(&files, page, id);
        assert!(text.contains(said) && !text.contains(not), "{page}#{id}: {text}");
    }
    // Lists show the latest report without its source.
    let north: String = words(&files, "districts/north.html").split_whitespace().collect();
    assert!(north.contains("建成区域检验中心进展：已完成（2023）未核对"), "{north}");
    assert!(!north.contains("推行预约诊疗进展：已完成（2023）未核对"), "{north}");
    let table = text(&files, "data/progress.csv");
    for (key, of) in [
        (stated, ["stated", "bulletin-2023", "第十部分", ""]),
        (unmoved, ["proved", "", "", "documents/north-works.html#q-p5-1"]),
    ] {
        let found = ["grade", "source", "at", "address"].map(|c| cell(&files, "progress", key, c));
        assert_eq!(found, of, "{key}: {table}");
    }
    assert_eq!(cell(&files, "projects", moved, "progress_grade"), "stated");
    assert_eq!(cell(&files, "tasks", "t-north-works--2--895ac7d7", "progress_grade"), "proved");
    assert_eq!(cell(&files, "sources", "s-bulletin-2023", "values"), "3");
    let bulletin = element(&files, "documents.html", "s-bulletin-2023");
    assert!(bulletin.contains("北区医院迁建2023-12、建成区域检验中心2023"), "{bulletin}");
    let page = text(&files, "documents.html");
    assert!(
        page.contains(&format!("<a href=\"districts/north/projects.html#{stated}\">")),
        "{page}"
    );
}

#[test]
fn sources_are_listed_with_their_values_and_lead_to_other_sites_by_links_alone() {
    let files = built("sourced");
    let page = text(&files, "documents.html");
    for (link, value) in [
        ("districts/north/targets.html#c-north-plan--life-expectancy--2025", "人均预期寿命"),
        ("districts/north.html#facts", "北区：常住人口"),
        (
            "districts/south/targets.html#o-south--yearbook-2024--check-ups--8041891e--2022",
            "体检人数（女）",
        ),
    ] {
        assert!(page.contains(&format!("<a href=\"{link}\">{value}</a>")), "{link} {value}");
    }
    let yearbook = element(&files, "documents.html", "s-yearbook-2024");
    assert!(
        yearbook
            .contains("4条：南北统计年鉴2024北区：人均预期寿命2023年、培训全科医生数2021年南县："),
        "{yearbook}"
    );
    let north = text(&files, "districts/north/targets.html");
    assert!(north.contains("href=\"../../documents.html#s-yearbook-2024\""));
    let away = "href=\"https://tjj.nanbei.example/nj/2024/index.html?t=1&amp;p=2\" rel=\"external noopener noreferrer\"";
    assert!(page.contains(away), "{page}");
    let plan = text(&files, "documents/north-plan.html");
    assert!(plan.contains("href=\"http://www.beiqu.example/plan.html\" rel="));
    assert!(words(&files, "documents/north-plan.html").contains("北区日报社"));
}

#[test]
fn roles_are_called_by_their_names_and_only_press_reports_are_called_reports_of_the_press() {
    let files = built("sourced");
    for (document, role) in [
        ("north-bulletin-2022", "统计公报"),
        ("south-yearbook", "年鉴"),
        ("south-evaluation", "评估报告"),
        ("south-news", "报道"),
        ("south-work", "报告"),
        ("north-plan", "规划"),
    ] {
        let page = words(&files, &format!("documents/{document}.html"));
        let facts: String = page.split_whitespace().collect();
        assert!(facts.contains(&format!("类型{role}起止年份")), "{document}: {facts}");
    }
}

#[test]
fn a_site_without_sources_has_no_trace_of_them() {
    let files = built("small");
    assert!(!files.contains_key("data/sources.csv"));
    let is_page = |path: &str| Path::new(path).extension().is_some_and(|kind| kind == "html");
    for (path, bytes) in files.iter().filter(|(path, _)| is_page(path)) {
        let page = String::from_utf8_lossy(bytes);
        for trace in
            ["class=\"grade", "核对原文", "未核对", "id=\"sources\"", "sources.csv", "https://"]
        {
            assert!(!page.contains(trace), "{path}: {trace}");
        }
    }
}
