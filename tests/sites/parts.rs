//! What a value is of: men and women, single years and their sum are told apart wherever a value stands.

use super::{Files, text, words};
use crate::support::Project;

/// Two districts with targets for men and women, and one with a count over the period.
fn project() -> Project {
    let project = Project::empty();
    project.write("content/site.yaml", "title: 样例\npublisher: 样例编制组\nas_of: 2023-12-31\n");
    project.write(
        "content/indicators/all.yaml",
        "domain: { id: all, name: 全部, name_en: All, order: 1 }\n\
         indicators:\n\
         \x20 - { id: life, name: 期望寿命, name_en: Life, unit: 岁, direction: higher, plausible: [1, 150], definition: 样例 }\n\
         \x20 - { id: trained, name: 培训人数, name_en: Trained, unit: 名, direction: higher, plausible: [0, 1000], definition: 样例 }\n",
    );
    for (id, name) in [("north", "北区"), ("south", "南区")] {
        let folder = format!("content/districts/{id}");
        let district = format!("id: {id}\nname: {name}\nname_en: District\nkind: district\n");
        project.write(&format!("{folder}/district.yaml"), district);
        let text = format!(
            "{name}规划\n\n男性期望寿命到2025年达到79岁，女性期望寿命到2025年达到84岁。\n\n\
             2023年男性期望寿命为78.1岁，2023年女性期望寿命为83.2岁。\n\n\
             到2025年累计培训人数80名。\n\n2021年培训人数12名。\n\n2022年培训人数14名。\n\n2023年培训人数11名。\n"
        );
        let front = format!(
            "---\nid: {id}-plan\ntitle: {name}规划\nperiod: {{ from: 2021, to: 2025 }}\nrole: plan\npublish: full\nsource: seeds/{id}.txt\n---\n\n# "
        );
        project.write(&format!("seeds/{id}.txt"), &text);
        project.write(&format!("{folder}/plan.md"), front + &text);
        project.write(
            &format!("{folder}/plan.yaml"),
            format!(
                "document: {id}-plan\ncommitments:\n\
                 \x20 - {{ indicator: life, breakdown: 男, name: 男性期望寿命, target: {{ year: 2025, value: 79 }}, cite: {{ quote: 男性期望寿命到2025年达到79岁 }} }}\n\
                 \x20 - {{ indicator: life, breakdown: 女, name: 女性期望寿命, target: {{ year: 2025, value: 84 }}, cite: {{ quote: 女性期望寿命到2025年达到84岁 }} }}\n\
                 \x20 - {{ indicator: trained, kind: cumulative, target: {{ year: 2025, value: 80 }}, cite: {{ quote: 到2025年累计培训人数80名 }} }}\n"
            ),
        );
        let year = |year: i32, value: i32| {
            format!(
                "\x20 - {{ indicator: trained, year: {year}, value: {value}, counts: year, cite: {{ document: {id}-plan, quote: {year}年培训人数{value}名 }} }}\n"
            )
        };
        project.write(
            &format!("{folder}/observations.yaml"),
            format!(
                "observations:\n\
                 \x20 - {{ indicator: life, breakdown: 男, name: 男性期望寿命, year: 2023, value: 78.1, cite: {{ document: {id}-plan, quote: 2023年男性期望寿命为78.1岁 }} }}\n\
                 \x20 - {{ indicator: life, breakdown: 女, name: 女性期望寿命, year: 2023, value: 83.2, cite: {{ document: {id}-plan, quote: 2023年女性期望寿命为83.2岁 }} }}\n{}{}{}",
                year(2021, 12), year(2022, 14), year(2023, 11)
            ),
        );
    }
    project
}

fn built() -> (Project, Files) {
    let project = project();
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    (project, files)
}

/// How often some words stand in a text.
fn count(text: &str, words: &str) -> usize {
    text.matches(words).count()
}

#[test]
fn men_and_women_are_told_apart() {
    let (_, files) = built();
    let page = text(&files, "indicators/life.html");
    let (_, observations) = page.split_once("id=\"observations\"").expect("a table of values");
    for part in ["期望寿命（男）", "期望寿命（女）"] {
        assert_eq!(count(observations, part), 2, "{part} beside each value");
    }
    let said = words(&files, "indicators/life.html");
    assert!(
        said.contains("北区（男）、南区（男）2025年的目标都是79岁；北区（女）、南区（女）2025年的目标都是84岁。"),
        "{said}"
    );
    assert!(page.contains("北区（男） 目标 2025年 79岁"), "the picture's words");
    // What is of a part does not stand among targets for the whole.
    for path in ["index.html", "key-targets.html"] {
        let side_by_side = words(&files, path);
        assert!(side_by_side.contains("培训人数"), "{side_by_side}");
        assert!(!side_by_side.contains("期望寿命"), "{side_by_side}");
    }
}

/// 12, 14 and 11 of 80: 37, and nowhere 11 in their place.
#[test]
fn single_years_are_judged_and_shown_by_their_sum() {
    let (project, files) = built();
    let district = words(&files, "districts/north/targets.html");
    let sum = "37名 2023年（逐年相加）";
    assert!(
        district.contains("规划期内从零起算，到2023年逐年相加为37名，走完路程的46%；"),
        "{district}"
    );
    assert!(district.contains(sum) && !district.contains("11名 2023年（逐年相加）"), "{district}");
    let indicator = words(&files, "indicators/trained.html");
    assert_eq!(count(&indicator, sum), 2, "the comparison of both districts");
    assert_eq!(count(&indicator, "11名 2023年（当年值）"), 2, "the printed values: {indicator}");
    let chart = text(&files, "charts/indicators/trained.svg");
    assert!(chart.contains("37") && !chart.contains(">11<"), "{chart}");
    let progress = text(&files, "charts/north.svg");
    assert!(progress.contains("2023年 37名") && !progress.contains("2023年 11名"), "{progress}");
    let rows = project.read("output/data/commitments.csv");
    assert_eq!(count(&rows, ",2023,37,sum,behind,,0.4625,0.7708"), 2, "{rows}");
}

/// 12 and 11 without the year between: no sum, and the chart does not say that nothing was measured.
#[test]
fn single_years_with_a_gap_are_not_nothing() {
    let project = project();
    project.replace("content/districts/north/plan.md", "2022年培训人数14名。", "2022年培训停办。");
    project.replace("seeds/north.txt", "2022年培训人数14名。", "2022年培训停办。");
    let line = "  - { indicator: trained, year: 2022, value: 14, counts: year, cite: { document: north-plan, quote: 2022年培训人数14名 } }\n";
    project.replace("content/districts/north/observations.yaml", line, "");
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    let said = words(&files, "districts/north/targets.html");
    assert!(said.contains("2023年当年为11名；目标是到2025年达到80名。"), "{said}");
    assert!(said.contains("11名 2023年（当年值）"), "{said}");
    let chart = text(&files, "charts/north/c-north-plan--trained--2025.svg");
    assert!(chart.contains("缺年份，不能相加或平均") && !chart.contains("暂无实际值"), "{chart}");
}

/// Of a target whose year is over nothing is needed from now on; before that it is.
#[test]
fn nothing_more_is_asked_of_a_target_whose_year_is_over() {
    let project = Project::copy("tests/sites/small");
    for (day, is_needed) in [("2024-12-31", true), ("2025-12-31", false)] {
        project.replace("content/site.yaml", "as_of: 2024-12-31", &format!("as_of: {day}"));
        project.run(&["build"]).ends(0);
        let page = project.read("output/districts/east/targets.html");
        let id = "id=\"c-east-plan--life-expectancy--2025\"";
        let card = page.split_once(id).map(|(_, rest)| rest.split("</article>").next());
        let card = card.flatten().expect("a card");
        assert!(card.contains("完成进度"), "{day}: no working");
        assert_eq!(card.contains("今后年均需变化"), is_needed, "{day}");
    }
}
