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
