//! Projects as documents print them: amounts that are not exact, times of building in words, totals of which only some parts
//! are listed.

use super::{built, holds, text, words};

#[test]
fn what_is_not_exact_is_shown_and_not_added() {
    let files = built("works");
    holds(&files);
    let page = words(&files, "districts/hill/projects.html");
    for said in [
        "5个项目都写明了总投资，其中2个是确数，相加为1.68亿元。",
        "2项相加1.68，另有3项没有确数，原文只列出其中一部分，不作对照",
        "1.5 + 0.18 = 1.68亿元（3项没有确数），原文只列出其中一部分，不作对照",
        "原文合计 ≈5亿元 1项没有确数",
        "逐项清点 5，原文只列出其中一部分，不作对照",
        "原文合计 ≈4000",
        "1200 + 3000 = 4200，原文不是确数，不作对照",
        "3000（1项没有确数），缺数，不作对照",
        "另有2个的建设期没有写成年份，照原文列出。",
        "1800万元",
        "9000—10000",
        "3—5",
    ] {
        assert!(page.replace('\n', "").contains(said), "{said}: {page}");
    }
    assert!(!page.contains("不符"), "{page}");
}

/// Tables are sorted by numbers in one unit.
#[test]
fn amounts_are_sorted_by_their_number_in_one_unit() {
    let files = built("works");
    let page = text(&files, "districts/hill/projects.html");
    for cell in [
        r#"data-value="50000">≈50000</td>"#,
        // With their units, since some are in 万元.
        r#"data-value="4.6">≈4.6亿元</td>"#,
        r#"data-value="2">≥2亿元</td>"#,
        r#"data-value="3">3—5亿元</td>"#,
        r#"data-value="0.18">1800万元</td>"#,
        r#"data-value="1.5">1.5亿元</td>"#,
    ] {
        assert!(page.contains(cell), "{cell}");
    }
    assert!(page.contains("data-label=\"总投资\""), "a head speaks for all");
}

#[test]
fn data_files_have_the_signs() {
    let files = built("works");
    let projects = text(&files, "data/projects.csv");
    assert!(projects.contains(",1,山区医院迁建,,≈50000,≈4.6,,,"), "{projects}");
    assert!(projects.contains(",十四五期间,\r\n"), "{projects}");
    let totals = text(&files, "data/project-totals.csv");
    assert!(totals.contains("hill-plan,,,,11,5,,,>20,亿元,,"), "{totals}");
}
