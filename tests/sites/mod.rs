//! Whole sites: small ones with the pages they must give, and what must hold for every page of every site.
//!
//! `UPDATE=1 cargo test --test main sites::` rewrites `sites/small.expected/`. Look at the difference before accepting it.
#![expect(
    clippy::panic,
    clippy::disallowed_methods,
    reason = "test code outside of test functions looks at the disk and the environment"
)]

pub(crate) mod html;
mod judged;
mod kinds;
mod map;
mod parts;
mod pictures;
mod places;
mod progress;
mod records;
mod revised;
mod sourced;
mod works;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::support::{self, Project};

type Files = BTreeMap<String, Vec<u8>>;

/// Builds a site of `tests/sites/`; its records are all shown.
fn built(name: &str) -> Files {
    let project = Project::copy(&format!("tests/sites/{name}"));
    let said = project.run(&["build", "--lang", "en"]).ends(0).stderr;
    let summary = match name {
        "empty" | "revised" | "sourced" | "untargeted" | "works" => "0 errors, 0 warnings",
        "edge" => "0 errors, 10 warnings",
        "judged" => "0 errors, 2 warnings",
        _ => "0 errors, 1 warning",
    };
    assert!(said.contains(summary), "{said}");
    let files = project.files("output");
    assert_eq!(records::faults(project.path(), &files), Vec::<String>::new());
    files
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).expect("pages are UTF-8")
}

/// What a reader reads of a page.
fn words(files: &Files, path: &str) -> String {
    let xml = html::as_xml(text(files, path));
    let page = roxmltree::Document::parse(&xml).expect("a page that parses");
    let texts = page.descendants().filter(roxmltree::Node::is_text);
    texts.filter_map(|node| node.text()).collect::<Vec<_>>().join("")
}

/// Whether a page has an element; markup of names must never become one.
fn has_element(files: &Files, path: &str, name: &str) -> bool {
    let xml = html::as_xml(text(files, path));
    let page = roxmltree::Document::parse(&xml).expect("a page that parses");
    page.descendants().any(|node| node.has_tag_name(name))
}

fn holds(files: &Files) {
    let mut faults = html::faults(files);
    faults.extend(pictures::faults(files));
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn expected_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/small.expected")
}

/// What is compared of a site: the main part of every page without charts, and the data without marks of order.
fn compared(files: &Files) -> BTreeMap<String, String> {
    let of = |path: &String| match Path::new(path).extension().and_then(|ext| ext.to_str()) {
        Some("html") => Some(html::main_part(text(files, path))),
        Some("csv") => Some(text(files, path).replace('\u{feff}', "").replace("\r\n", "\n")),
        _ => None,
    };
    files.keys().filter_map(|path| Some((path.clone(), of(path)?))).collect()
}

#[test]
fn small_gives_the_expected_pages() {
    let made = compared(&built("small"));
    let folder = expected_folder();
    if std::env::var_os("UPDATE").is_some() {
        let project = Project::empty();
        for (path, text) in &made {
            project.write(path, text);
        }
        if folder.is_dir() {
            std::fs::remove_dir_all(&folder).expect("remove what was expected");
        }
        support::copy_folder(project.path(), &folder);
    }
    let kept = Project::copy("tests/sites/small.expected").files("");
    let idle: Vec<&String> = kept.keys().filter(|path| !made.contains_key(*path)).collect();
    assert!(idle.is_empty(), "expected, but nothing makes them: {idle:?}");
    for (path, text) in &made {
        let kept =
            kept.get(path).map_or("", |bytes| std::str::from_utf8(bytes).unwrap_or_default());
        let parts = kept.lines().zip(text.lines()).find(|(expected, made)| expected != made);
        assert!(kept == text, "{path} differs (UPDATE=1 accepts): {parts:#?}");
    }
}

/// Targets of all kinds: card, sentence, chart, table, working and data say the same.
#[test]
fn kinds_say_one_thing_in_every_place() {
    let files = built("kinds");
    holds(&files);
    let faults = kinds::faults(&files);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn small_is_sound() {
    holds(&built("small"));
}

#[test]
fn judged_is_sound_and_counts_binding_targets_first() {
    let files = built("judged");
    holds(&files);
    let page = words(&files, "index.html");
    for said in [
        "约束性目标中评价最低的：未保持",
        "约束性目标5项：1项提前实现，1项保持，1项快于预期，1项滞后预期，1项未保持。",
        "预期性目标2项：1项滞后预期，1项倒退。",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    for (table, row) in [
        ("judgements", "south,south-plan,decided,,2025,behind,ahead,卫生健康委规划科,2024-11-30,"),
        (
            "assessment-measures",
            "south,south-plan,kept,,2025,margin,8.5,c-south-plan--kept--2025\r",
        ),
        (
            "status-history",
            "south,south-plan,amended,,2025,2022,on-pace,,c-south-plan--amended--2025\r",
        ),
        ("amendments", "south,south-plan,amended,,2025,2023-07-01,2025,,5.0,5.0,south-plan,"),
    ] {
        let table = text(&files, &format!("data/{table}.csv"));
        assert!(table.contains(row), "{row}\n{table}");
    }
}

/// Every kind of judgement says in a sentence what there is to see.
#[test]
fn judged_says_what_there_is_to_see() {
    let faults = judged::faults(text(&built("judged"), "districts/south/targets.html"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn edge_is_sound() {
    holds(&built("edge"));
}

#[test]
fn edge_shows_markup_of_names_as_text() {
    let files = built("edge");
    let pages = [
        ("index.html", "每一种少见而合法的写法 <script>alert(1)</script> 都在这里。"),
        ("index.html", "边角 <i>&\"站\"'</i>"),
        ("districts/a.html", "甲 & <区>"),
        ("districts/a/targets.html", "<b>部分</b> & 'x'"),
        ("districts/a/targets.html", "没有 & <统计>"),
        ("districts/a.html", "<!-- 不是注释 --> ]]> &amp;"),
        ("documents/a-plan.html", "甲区规划 <试行> & \"附件\""),
        ("documents/a-plan.html", "血压<140 & \"达标\"者的'比例'达60%以上"),
        ("documents/a-plan.html", "<style>body{display:none}</style>"),
        ("indicators/markup.html", "a < b && c > d 的 \"比例\" <img src=x onerror=alert(1)>"),
        ("indicators/markup.html", "</td></tr></table><h1>跳出表格</h1>"),
        ("documents/b-report.html", "2022年的\"新增\"床位达到12<13张"),
    ];
    for (page, expected) in pages {
        assert!(words(&files, page).contains(expected), "{page} does not say {expected}");
    }
    for page in files.keys().filter(|path| html::is_page(path)) {
        for element in ["style", "img", "i", "b", "u"] {
            assert!(!has_element(&files, page, element), "{page} has an element <{element}>");
        }
    }
}

#[test]
fn edge_says_what_is_missing() {
    let files = built("edge");
    assert!(words(&files, "districts/a/targets.html").contains("有所减少"));
    assert!(words(&files, "districts/a/targets.html").contains("争取提高"));
    assert!(words(&files, "districts/a/targets.html").contains("3—5"));
    assert!(words(&files, "districts/c.html").contains("丙区规划"));
    // Values keep every printed digit.
    let longest = "districts/the-district-with-the-longest-id-of-all-districts/targets.html";
    for value in ["0.0001", "≥99999.9999"] {
        assert!(words(&files, longest).contains(value), "{value}");
    }
    assert!(words(&files, "districts/a/targets.html").contains("-3.5"));
    assert!(words(&files, "districts/a/targets.html").contains("100000000"));
}

#[test]
fn edge_says_what_projects_and_tasks_lack() {
    let files = built("edge");
    for (page, expected) in [
        ("projects.html", "原文合计 5000万元"),
        ("projects.html", "各项相加 3000万元（1项没有确数），缺数，不作对照"),
        ("projects.html", "原文没有逐项列出"),
        ("projects.html", "2个项目都没有收录建设期。"),
        ("projects.html", "2个项目中有1个写明了总投资，为0.3亿元。"),
        // The lines of a drawing
        ("projects.html", "原文合计5000万元，1项相加0.3，\n另有1项没有确数，缺数，不作对照"),
        ("projects.html", "没有收录总投资的1项："),
        ("projects.html", "这个项目没有收录总投资。"),
        (
            "tasks.html",
            "2项任务中有1项写明了期限，共3个期限（一项任务有几个期限的，分别计数），分在3天。",
        ),
        ("tasks.html", "另有1项任务没有写明期限"),
        (
            "tasks.html",
            "甲局 & <一>、名称长达四十个字的某某区某某开发建设管理委员会办公室直属综合行政执法支队下辖大队部等",
        ),
        ("tasks.html", "2022年上半年（2022-06-30） 已到期"),
        ("tasks.html", "2025年内（2025-12-31） 全部<完成>"),
        ("tasks.html", "都没有写明期限"),
        ("units.html", "该区县的文件没有逐项写明任务的责任单位。"),
        // 4500万元 and 0.05亿元 are 0.5亿元; what is about 30 is no addend.
        ("projects.html", "3个项目中有2个写明了总投资，这2个相加为0.5亿元"),
        ("projects.html", "原文合计 122公里 各项相加 120.5 + 1.5 = 122公里，相符"),
        ("projects.html", "4500万元"),
        ("projects.html", "≈30台"),
        ("projects.html", "原文合计 5000万元 各项相加 4500 + 500 = 5000万元（1项没有确数）"),
    ] {
        assert!(
            records::words_of_all(&files, page).contains(expected),
            "{page} does not say {expected}"
        );
    }
}

/// The table prints 8800 over rows of 7200 and 4600: both numbers stand there, and a word.
#[test]
fn the_bundled_site_sets_totals_beside_their_sums() {
    let project = Project::real();
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    assert_eq!(records::faults(project.path(), &files), Vec::<String>::new());
    let read = records::words_of_all(&files, "projects.html");
    for expected in [
        "原文合计 8800 各项相加 7200 + 4600 = 11800，不符",
        "原文合计 0.32亿元 各项相加 0.18 + 0.138 = 0.318亿元，四舍五入后相符",
        "原文合计 1400万元 各项相加 1380万元，不符",
        "原文合计 618829 各项相加 621829，不符 各类合计相加 618829，相符",
        "27个项目都写明了总投资，相加为53.072亿元；最大的是荣昌区人民医院门急诊住院综合楼建设工程，28.3亿元，占53%。\
         原文合计为52.97亿元，与各项相加的结果不符。",
        "原文合计10.48，17项相加10.584，不符",
        "10个在2025年以前结束，17个的建设期包括2025年。",
    ] {
        assert!(read.contains(expected), "projects.html does not say {expected}");
    }
}

#[test]
fn a_document_of_quotes_shows_its_quotes_and_no_more() {
    let files = built("edge");
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("其余文字不在网站上出现"), "{path} shows more than quotes");
    }
}

#[test]
fn the_bundled_site_is_sound_and_republishes_no_press_text() {
    let project = Project::real();
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    holds(&files);
    let report = plain(&project.read("seeds/rongchang-report-2023.txt"));
    let sentences =
        report.split(['。', '！', '？']).filter(|sentence| sentence.chars().count() > 60);
    let sentences: Vec<&str> = sentences.collect();
    assert!(sentences.len() > 20, "{} long sentences", sentences.len());
    for path in files.keys() {
        // Tags would hide a sentence in marks; attributes and charts are looked at in the raw text.
        let raw = plain(text(&files, path));
        let read = if html::is_page(path) { plain(&words(&files, path)) } else { String::new() };
        let shown =
            sentences.iter().find(|sentence| raw.contains(**sentence) || read.contains(**sentence));
        assert!(shown.is_none(), "{path} republishes: {shown:?}");
    }
    // The same search finds the text of a plan that is shown whole.
    let plan = plain(&words(&files, "documents/rongchang-plan-2021-2025.html"));
    let whole = plain("不断提升医疗卫生科技创新水平和创新转化能力；持续提高全民健康素养水平");
    assert!(plan.contains(&whole), "the search sees nothing");
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A page with more in its head and its main part.
fn page(head: &str, main: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"zh\"><head><title>一</title>{head}</head><body><main><h1 id=\"a\">一</h1>{main}</main></body></html>"
    )
}

/// The checks themselves: every broken page is seen.
#[test]
fn broken_pages_are_seen() {
    let table = |name: &str, rows: &str| {
        format!(
            "<table{name}><thead><tr><th scope=\"col\">甲</th><th scope=\"col\">数</th></tr></thead><tbody>{rows}</tbody></table>"
        )
    };
    let row = "<tr><th scope=\"row\">乙</th><td>1</td></tr>";
    let named = table(" aria-labelledby=\"a\"", row) + &table(" aria-label=\"丙\"", row);
    let fine = page(
        "<meta charset=\"utf-8\">",
        &format!("<a href=\"#a\">甲</a><br><a href=\"p.html#a\">乙</a>{named}"),
    );
    let site = |page: String| Files::from([("x/p.html".to_owned(), page.into_bytes())]);
    let fine = site(fine);
    assert_eq!(html::faults(&fine), Vec::<String>::new());
    for (head, main) in [
        ("", "<p><b></p></b>"),
        ("", "<p id=\"a\">乙</p>"),
        ("", "<a href=\"#none\">乙</a>"),
        ("", "<a href=\"../none.html\">乙</a>"),
        ("", "<a href=\"../../q.html\">乙</a>"),
        ("", "<a href=\"/x/p.html\">乙</a>"),
        ("", "<p style=\"color:red\">乙</p>"),
        ("", "<p onclick=\"a()\">乙</p>"),
        ("", "<a href=\"javascript:a()\">乙</a>"),
        ("", "<script>a()</script>"),
        ("", "<script src=\"p.html\" defer=\"\"></script>"),
        ("", "<script src=\"../assets/none.js\" defer=\"\"></script>"),
        ("", "<h1>二</h1>"),
        ("", "<ul></ul>"),
        ("", "<p><a href=\"p.html\">甲</a><span>乙</span></p>"),
        ("", "<p><q>95%</q><span class=\"figures\">甲</span></p>"),
        ("", "<svg width=\"9\" fill=\"none\"><g><text>2020</text><text>2025</text></g></svg>"),
        ("", "<p aria-labelledby=\"none\">乙</p>"),
        ("<link href=\"https://example.org/a.css\">", ""),
        ("", "<img src=\"//example.org/a.png\">"),
        ("<title>二</title>", ""),
        ("", &table("", row)),
        ("", &table(" aria-label=\"\"", row)),
        ("", &table(" aria-labelledby=\"a\"", "<tr><th>乙</th><td>1</td></tr>")),
        ("", &table(" aria-labelledby=\"a\"", "<tr><th scope=\"col\">乙</th><td>1</td></tr>")),
        ("", &table(" aria-labelledby=\"a\"", "<tr><td>乙</td><td>1</td></tr>")),
        (
            "",
            "<table><caption>丙</caption><tbody><tr><th scope=\"row\">乙</th><td>1</td><td>2</td></tr></tbody></table>",
        ),
    ] {
        let site = site(page(head, main));
        assert!(!html::faults(&site).is_empty(), "not seen: {head}{main}");
    }
    let no_language = page("", "").replace(" lang=\"zh\"", "");
    assert!(
        !html::faults(&Files::from([("p.html".to_owned(), no_language.into_bytes())])).is_empty()
    );
}

/// The edition for review has every finding and is kept from search engines; the other has and is neither.
#[test]
fn findings_are_for_review() {
    let project = Project::copy("tests/sites/edge");
    project.run(&["build", "--review"]).ends(0);
    let review = project.files("output");
    holds(&review);
    let public = built("edge");
    let is_page = |path: &&String| Path::new(path).extension().is_some_and(|ext| ext == "html");
    let is_marked = |files: &Files, path: &String| {
        let page = text(files, path);
        page.contains("noindex") && page.contains("审阅版")
    };
    assert!(review.keys().filter(is_page).all(|path| is_marked(&review, path)));
    assert!(!public.keys().filter(is_page).any(|path| is_marked(&public, path)));
    let finding = "的单位印作 %<u>，目录里是 %<i>";
    assert!(words(&review, "quality.html").contains(finding));
    assert!(!words(&public, "quality.html").contains(finding));
    assert!(text(&review, "data/findings.csv").contains("implausible-unit,warning,"));
    assert!(!public.contains_key("data/findings.csv"));
    // What an editor says of a record is for everybody.
    assert!(words(&public, "quality.html").contains("注 & <b>意</b>"));
}
