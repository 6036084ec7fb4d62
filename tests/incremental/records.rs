//! Changes of single records of the bundled content, and which pages they make again.

use super::{Said, Tried};
use crate::support::Project;

/// Changes of the bundled content, one after the other: a file, words in it, and what they become.
///
/// The second lets the words of one record overlap those of another, which then share an anchor.
const OF_RECORDS: [(&str, &str, &str); 10] = [
    (RONGCHANG, "    value: 22.71\n", "    value: 22.71\n    note: 调查数\n"),
    (
        RONGCHANG,
        "quote: 2020年全区人均预期寿命78.18岁 }",
        "quote: 2020年全区人均预期寿命78.18岁，婴儿死亡率2.26% }",
    ),
    (
        RONGCHANG,
        "observations:\n  - indicator: life-expectancy\n",
        "observations:\n  - indicator: life-expectancy\n    note: 户籍人口\n",
    ),
    (
        "content/districts/rongchang/plan-2021-2025.yaml",
        "    target: { year: 2025, value: ≤13.5 }\n",
        "    target: { year: 2025, value: ≤13.5 }\n    note: 印作下降\n",
    ),
    (
        "content/districts/xiushan/observations.yaml",
        "  - indicator: maternal-management\n    year: 2020\n    year_note: 原文未写年份，“十三五”主要成就按期末2020年记\n    value: 99\n    cite: { document: xiushan-plan-2021-2025, quote: 孕产妇系统管理率达99% }\n",
        "",
    ),
    (
        "content/districts/wansheng/action-2023-2025.md",
        "title: 重庆市万盛经开区卫生健康发展三年攻坚行动实施方案（2023—2025年）",
        "title: 万盛经开区卫生健康发展三年攻坚行动实施方案",
    ),
    (
        "content/indicators/digital.yaml",
        "    aliases: [互联网医院]",
        "    aliases: [互联网医院, 网上医院]",
    ),
    ("content/districts/xiushan/district.yaml", "name_en: ", "name_en: New "),
    ("content/site.yaml", "as_of: 2025-12-31", "as_of: 2025-06-30"),
    ("content/site.yaml", "  behind: \"0.90\"", "  behind: \"0.80\""),
];

const RONGCHANG: &str = "content/districts/rongchang/observations.yaml";

/// The words of a value come to overlap those of a task, which then lead to another place.
#[test]
fn a_value_may_move_the_place_of_a_task() {
    let tried = Tried::new(Project::copy("tests/sites/small"));
    for path in ["content/districts/east/plan.md", "seeds/east-plan.txt"] {
        let words = "推行预约诊疗。2022年人均预期寿命为79.0岁。";
        tried.project.replace(path, "推行预约诊疗。", words);
    }
    tried.project.replace(
        "content/districts/east/plan-tasks.yaml",
        "quote: 2.改善就医体验。",
        "quote: 推行预约诊疗。",
    );
    let values = "content/districts/east/observations-2.yaml";
    tried.project.write(
        values,
        "observations:\n  - indicator: life-expectancy\n    year: 2022\n    value: 79.0\n    cite: { document: east-plan, quote: 2022年人均预期寿命为79.0岁 }\n",
    );
    assert!(tried.is_as_clean("nothing").is_some(), "no site");
    let page = |tried: &Tried| tried.project.read("output/data/tasks.csv");
    let before = page(&tried);
    let more = "quote: 体验。推行预约诊疗。2022年人均预期寿命为79.0岁";
    tried.project.replace(values, "quote: 2022年人均预期寿命为79.0岁", more);
    assert!(tried.is_as_clean("words that overlap").is_some(), "no site");
    assert_ne!(page(&tried), before, "the place of the task has not moved");
}

#[test]
fn a_record_changes_the_pages_of_its_indicator_and_no_other() {
    let tried = Tried::new(Project::real());
    let mut said = Said::default();
    tried.build_saying(&mut said).1.expect("the site has no errors");
    let (all, indicators) = (said.1, indicators(&tried));
    for (n, (path, words, with)) in OF_RECORDS.into_iter().enumerate() {
        tried.project.replace(path, words, with);
        if n == 0 {
            tried.build_saying(&mut said).1.expect("the site has no errors");
            assert!(said.1 + indicators <= all + 1, "{} of {all} are made again", said.1);
        }
        assert!(tried.is_as_clean(with).is_some(), "no site after: {with}");
    }
    // The anchors of all passages below go up by one.
    let first = "各镇人民政府，各街道办事处，";
    for path in
        ["content/districts/wansheng/action-2023-2025.md", "seeds/wansheng-action-2023-2025.txt"]
    {
        tried.project.replace(path, first, &format!("新的一段。\n\n{first}"));
    }
    assert!(tried.is_as_clean("a paragraph more").is_some(), "no site after: a paragraph more");
}

/// How many indicators have a page.
fn indicators(tried: &Tried) -> usize {
    let files = tried.project.files("output/indicators");
    let pages = files.keys().filter_map(|path| path.strip_suffix(".html"));
    pages.filter(|name| !name.contains('/')).count()
}
