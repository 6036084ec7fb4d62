//! Control characters, wherever people can put one, reach no terminal, no page and no file of data.

use std::sync::mpsc;
use std::time::Duration;

use crate::support::{Project, Run};
use planboard::diag::is_control;

/// Some of each kind: of terminals, of C1, of direction, of lines, of bytes, and one that is no character.
const SIGNS: [char; 10] = [
    '\0', '\u{7}', '\u{1b}', '\u{7f}', '\u{9b}', '\u{202e}', '\u{2066}', '\u{2028}', '\u{feff}',
    '\u{ffff}',
];

const OBSERVATIONS: &str = "content/districts/anping/observations.yaml";
const PLAN: &str = "content/districts/anping/plan.yaml";
const TEXT: &str = "content/districts/anping/plan.md";
const SEED: &str = "seeds/anping-plan.txt";

/// How long a text may take before it counts as hanging: a guard, no measure.
const GUARD: Duration = Duration::from_secs(30);

/// Every way to print the findings.
const FORMATS: [&[&str]; 6] = [
    &["check"],
    &["check", "--lang", "en"],
    &["check", "--format", "json"],
    &["check", "--format", "github"],
    &["check", "--format", "sarif"],
    &["build", "--review"],
];

/// Both streams without the ends of lines.
#[track_caller]
fn is_clean(run: &Run, what: &str) {
    for text in [&run.stdout, &run.stderr] {
        let found = text.chars().find(|c| is_control(*c) || *c == '\r');
        assert_eq!(found, None, "{what}:\n{}", text.escape_debug());
    }
}

#[track_caller]
fn prints_none(project: &Project, code: i32, sign: char, what: &str) {
    // Two of them in every format, the others in two.
    let formats = if matches!(sign, '\u{1b}' | '\u{202e}') { &FORMATS[..] } else { &FORMATS[1..3] };
    for arguments in formats {
        let run = project.run(arguments);
        assert_eq!(run.code, Some(code), "{what} {arguments:?}:\n{}{}", run.stdout, run.stderr);
        is_clean(&run, what);
    }
}

#[track_caller]
fn is_found(project: &Project, sign: char, what: &str) {
    let found = project.run(&["check", "--format", "json"]).stdout;
    assert!(found.contains("\"control-character\""), "{what}:\n{found}");
    prints_none(project, 1, sign, what);
    assert!(project.files("output").is_empty(), "{what}: a site was built");
}

#[test]
fn in_content_they_are_findings_and_not_printed() {
    for sign in SIGNS {
        let point = u32::from(sign);
        let mut escaped = format!("\\u{point:04X}");
        escaped = if point == 0 { "\\0".into() } else { escaped };
        let places: [(&str, &str, String); 6] = [
            (OBSERVATIONS, "value: 78.9", format!("value: 78.9{sign}")),
            (OBSERVATIONS, "year: 2022", format!("year: 2022\n    note: \"说{escaped}明\"")),
            (PLAN, "indicator: life", format!("indicator: \"{escaped}life\" # life")),
            (TEXT, "title: 安平", format!("title: {sign}安平")),
            (TEXT, "各项目标", format!("各项{sign}目标")),
            (TEXT, "各项目标", format!("各项&#{point};目标")),
        ];
        for (file, words, with) in places {
            let project = Project::copy("tests/faults/base");
            project.replace(file, words, &with);
            // CommonMark has U+FFFD for `&#0;`.
            if with.contains("&#0;") {
                prints_none(&project, 1, sign, &with.escape_debug().to_string());
                continue;
            }
            is_found(&project, sign, &format!("{file}: {}", with.escape_debug()));
        }
    }
}

#[test]
fn in_names_they_are_findings_and_not_printed() {
    for sign in SIGNS.into_iter().filter(|sign| *sign != '\0').chain(['\n']) {
        for name in [format!("plan{sign}[31m.yaml"), format!("{sign}.md"), format!("x{sign}.txt")] {
            let project = Project::copy("tests/faults/base");
            project.write(&format!("content/districts/anping/{name}"), "document: anping-plan");
            prints_none(&project, 1, sign, &name.escape_debug().to_string());
            let found = project.run(&["check"]).stdout;
            assert!(!found.contains("\n[31m"), "{found}");
            let project = Project::copy("tests/faults/base");
            let folder = format!("content/districts/an{sign}ping");
            project.write(&format!("{folder}/{name}"), "a: 1");
            prints_none(&project, 1, sign, &folder.escape_debug().to_string());
        }
    }
}

#[test]
fn in_an_original_they_are_no_text() {
    for sign in SIGNS {
        let project = Project::copy("tests/faults/base");
        project.replace(SEED, "各项目标", &format!("各{sign}项目标"));
        prints_none(&project, 0, sign, &sign.escape_debug().to_string());
        // A difference quotes the original.
        project.replace(TEXT, "各项目标", "各项标目");
        prints_none(&project, 1, sign, &sign.escape_debug().to_string());
        let run = project.run(&["import", "text", SEED]);
        is_clean(&run, "import");
    }
}

#[test]
fn in_a_built_site_there_are_none() {
    let project = Project::copy("tests/faults/base");
    let signs: String = SIGNS.iter().collect();
    project.replace(SEED, "各项目标", &format!("各{signs}项目标"));
    // A warning that quotes the content is on the page of an edition for review.
    project.replace(PLAN, "value: 79.3", "value: 79.3\u{20}");
    project.run(&["build", "--review"]).ends(0);
    for (name, bytes) in project.files("output") {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
        let found = text.chars().find(|c| is_control(*c) || *c == '\r');
        assert_eq!(found, None, "{name}");
    }
}

#[test]
fn a_draft_leaves_them_out_and_says_where() {
    let project = Project::empty();
    project.write(
        "a.txt",
        "安平区规划\n\n\u{c}到2025年，人均预期寿命\u{202e}达到\u{1b}[31m79.3岁。\n",
    );
    let run = project.run(&["import", "text", "a.txt"]).ends(1);
    assert!(run.stdout.contains("人均预期寿命达到[31m79.3岁。"), "{}", run.stdout);
    assert!(
        run.stderr.contains("a.txt:3：文字的次序对不对？这里有看不见的控制字符"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("\\u{202e}达到\\u{1b}[31m"), "{}", run.stderr);
    is_clean(&run, "import");
    // The end of a page is none.
    project.write("b.txt", "安平区规划\n\n\u{c}到2025年，人均预期寿命达到79.3岁。\n");
    project.run(&["import", "text", "b.txt"]).ends(0);
}

#[test]
fn originals_of_other_encodings_are_read_and_told() {
    let project = Project::copy("tests/faults/base");
    let text = project.read(SEED);
    let utf_16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(order).collect()
    };
    let draft = project.run(&["import", "text", SEED]).stdout;
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&text);
    for (bytes, zh, en) in [
        (gb18030.into_owned(), "按 GB18030（GBK）编码读", "read as GB18030 (GBK)"),
        (utf_16(u16::to_le_bytes), "按 UTF-16 编码读", "read as UTF-16"),
        (utf_16(u16::to_be_bytes), "按 UTF-16 编码读", "read as UTF-16"),
        (format!("\u{feff}{text}").into_bytes(), "UTF-8 带 BOM", "UTF-8 with a byte order mark"),
    ] {
        project.write(SEED, bytes);
        let run = project.run(&["import", "text", SEED]).ends(0);
        assert_eq!(run.stdout, draft);
        assert!(run.stderr.contains(zh), "{}", run.stderr);
        let run = project.run(&["--lang", "en", "check"]).ends(0);
        assert!(run.stderr.contains(&format!("{SEED}: {en}")), "{}", run.stderr);
    }
}

#[test]
fn a_draft_of_damaged_bytes_says_how_to_convert() {
    let project = Project::empty();
    for (bytes, zh, en) in [
        (
            &b"\xb0\xb2\xc6\xbd\xc7\xf8\xb9\xe6\xbb"[..],
            "像是 GB18030（GBK）编码",
            "it looks like GB18030 (GBK)",
        ),
        (b"\xff\xfe\x89\x5b\x73", "像是 UTF-16 编码", "it looks like UTF-16"),
        (b"\xff", "第 1 个字节起不是 UTF-8", "not UTF-8 from byte 1 on"),
    ] {
        project.write("a.txt", bytes);
        let run = project.run(&["import", "text", "a.txt"]).ends(2);
        assert!(run.stderr.contains(zh) && run.stderr.contains("UTF-8"), "{}", run.stderr);
        assert!(run.stdout.is_empty());
        let run = project.run(&["--lang", "en", "import", "text", "a.txt"]).ends(2);
        assert!(run.stderr.contains(en) && run.stderr.contains("hint: "), "{}", run.stderr);
        // The words are those of `check`.
        let checked = Project::copy("tests/faults/base");
        checked.write(SEED, bytes);
        let checked = checked.run(&["--lang", "en", "check"]).ends(1).stdout;
        for line in run.stderr.lines() {
            let words = line.rsplit("`a.txt`: ").next().unwrap_or(line);
            assert!(checked.contains(words), "{words}\n{checked}");
        }
    }
}

#[test]
fn a_draft_of_nothing_says_so() {
    let project = Project::empty();
    for text in ["", "\n\n", "\u{feff}", "\u{3000}\n\u{c}"] {
        project.write("a.txt", text);
        let run = project.run(&["import", "text", "a.txt"]).ends(2);
        assert!(run.stderr.contains("`a.txt` 是空的") && run.stdout.is_empty(), "{}", run.stderr);
    }
}

#[test]
fn cells_that_spreadsheets_take_for_formulas_are_text() {
    let project = Project::copy("tests/faults/base");
    let names =
        ["=1+1", "＝1+1", "+1", "＋1", "-1+1", "－1", "@SUM(A1)", "＠SUM(A1)", " ＝1", "\t=1"];
    for name in names {
        let quoted = serde_json::Value::from(name).to_string();
        let district = format!("id: anping\nname: {quoted}\nname_en: A\nkind: district\n");
        project.write("content/districts/anping/district.yaml", district);
        project.run(&["build"]).ends(0);
        let data = project.read("output/data/commitments.csv");
        let row = data.lines().nth(1).expect("a row");
        let name = name.trim();
        assert!(row.starts_with(&format!("anping,'{name},")), "{row}");
    }
}

/// Ten chapters with twenty sections, each with sixty headings.
fn decimals() -> String {
    let section = |chapter: usize, section: usize| {
        let number = format!("{chapter}.{section}");
        let below: Vec<String> = (1..=60).map(|n| format!("{number}.{n} 门诊\n")).collect();
        format!("{number} 医院\n{}", below.concat())
    };
    let chapter = |(chapter, numeral)| {
        let sections: String = (1..=20).map(|n| section(chapter, n)).collect();
        format!("{numeral}、建设\n{sections}")
    };
    (1..).zip("一二三四五六七八九十".chars()).map(chapter).collect()
}

#[test]
fn long_originals_are_imported_soon() {
    // Each went over the whole text for every sign or line of it; a debug build would need minutes.
    for (what, text) in [
        ("stars", "*甲 ".repeat(20_000)),
        ("back-ticks", "`".repeat(40_000)),
        ("brackets", "[甲](乙) & <丙 ".repeat(10_000)),
        ("doubtful lines", "甲\n".repeat(30_000)),
        ("marks of a word processor", "[image:a]甲".repeat(20_000)),
        ("marks that do not end", "[image:".repeat(20_000)),
        ("blanks and marks that do not end", "&nbsp;[image:![](<".repeat(20_000)),
        ("bold words", format!("# 甲\n\n{}", "**甲**乙 ".repeat(20_000))),
        ("labels of who is responsible", "责任单位：甲\n".repeat(10_000)),
        ("one paragraph", "到2025年 建成甲\n".repeat(20_000)),
        ("one line", "到2025年，健康水平提高。".repeat(20_000)),
        ("numbers on one line", "一、甲。二、乙。三、丙。".repeat(20_000)),
        (
            "blanks between sentences",
            format!("甲。{}一、乙。二、丙。三、丁。{}", " ".repeat(300_000), "字".repeat(20_000)),
        ),
        ("one line of English", "The county has 120,000 people. ".repeat(10_000)),
        ("cells", "序号\n指标\n单位\n1\n".repeat(10_000)),
        ("values", "甲\n1\n2\n".repeat(10_000)),
        ("rows that lack a value", "指标\n2020年\n2025年\n甲\n1\n".repeat(4_000)),
        ("odd cells", "类别\n指标\n单位\n2020年\n甲\n乙\n%\n1\n丙\n".repeat(2_000)),
        ("rows that lack a cell", "序号\n指标\n名称\n1\n甲\n乙\n2\n丙\n".repeat(2_000)),
        ("wide blanks", "甲  1  ".repeat(20_000)),
        (
            "a table of 300 columns",
            format!("{}\n", ["甲"; 300].join("\t"))
                + &format!("{}\n", ["1.5"; 300].join("\t")).repeat(40),
        ),
        ("contents", format!("目录\n{}", "第一章 总则\n".repeat(10_000))),
        ("leaders", "甲……1\n乙……2\n丙\n".repeat(10_000)),
        ("labels", "来源：\n".repeat(20_000)),
        ("pages", "甲乙丙丁\n— 1 —\n".repeat(10_000)),
        ("letters in numbers", "2O25 ".repeat(20_000)),
        ("brackets that do not end", "（甲\n".repeat(20_000)),
        ("articles apart from their labels", "第一条\n\n本办法适用于本区的企业\n\n".repeat(5_000)),
        ("decimals below chapters", decimals()),
    ] {
        let project = Project::copy("tests/faults/base");
        project.write(SEED, &text);
        let (send, ended) = mpsc::channel();
        std::thread::spawn(move || {
            let draft = planboard::import::draft(&text).markdown;
            let code = project.run(&["check"]).code;
            send.send((draft.len(), code)).expect("the test waits for it");
        });
        let (length, code) = ended.recv_timeout(GUARD).unwrap_or_else(|_| panic!("{what} hangs"));
        assert!(length > 20_000 && code == Some(1), "{what}: {length} {code:?}");
    }
}
