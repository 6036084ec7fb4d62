//! Charts: every case in `charts/*.txt` gives the SVG beside it, and every SVG is sound.
//!
//! `UPDATE=1 cargo test --test main charts::` rewrites the expectations. Look at them before accepting.
#![expect(
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "test code outside of test functions; a broken case should stop the run"
)]

mod case;
mod css;
mod palette;
pub(crate) mod picture;
mod position;
mod shape;
mod sheet;
mod work;

use planboard::assess::StatusMark;
use planboard::page::Theme;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The usual case of each kind of chart, and the kind.
const USUAL: [(&str, &str); 8] = [
    ("normal", "trend"),
    ("comparison", "comparison"),
    ("progress", "progress"),
    ("status-bar", "status-bar"),
    ("tiles", "tiles"),
    ("gantt", "gantt"),
    ("investment", "investment"),
    ("timeline", "timeline"),
];

/// Cases that print other numbers than they draw.
const PRINTED_OTHERWISE: [&str; 1] = ["comparison-huge"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts")
}

/// Names of the files in the folder with an ending, sorted.
fn names(ending: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder()).expect("the folder of the cases");
    let files = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut names: Vec<_> =
        files.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect();
    names.sort();
    names
}

fn read(file: &str) -> String {
    std::fs::read_to_string(folder().join(file)).unwrap_or_default()
}

#[test]
fn cases_give_the_expected_svg() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut different = Vec::new();
    for name in names(".txt") {
        let svg = format!("{}\n", case::draw(&name, &read(&format!("{name}.txt"))));
        let file = format!("{name}.svg");
        if svg == read(&file) {
            continue;
        }
        if update {
            std::fs::write(folder().join(&file), &svg).expect("write an expectation");
        }
        different.push(file);
    }
    assert!(update || different.is_empty(), "differ, see UPDATE=1: {different:?}");
}

/// The usual case of each kind of chart as a file of its own. `browser/pictures.test.mjs` draws them by other programs.
#[test]
fn pictures_are_as_expected_and_sound() {
    let update = std::env::var_os("UPDATE").is_some();
    let theme = Theme::embedded();
    let (mut different, mut kinds) = (Vec::new(), BTreeSet::new());
    for (case, kind) in USUAL {
        let text = read(&format!("{case}.txt"));
        kinds.insert(text.lines().next().unwrap_or_default().to_owned());
        let lines = ["数据来源：甲规划".to_owned(), "发布：某办公室".to_owned()];
        let heading = text.lines().find_map(|line| line.strip_prefix("title ")).expect("a title");
        let picture = planboard::page::picture(&theme, &case::draw(case, &text), heading, &lines);
        assert_eq!(picture::faults(&picture), Vec::<String>::new(), "{case}");
        let file = format!("pictures/{kind}.svg");
        if picture != read(&file) {
            different.push(file.clone());
        }
        if update {
            std::fs::write(folder().join(file), &picture).expect("write an expectation");
        }
    }
    let all = names(".txt").into_iter().map(|name| read(&format!("{name}.txt")));
    let all: BTreeSet<String> =
        all.map(|text| text.lines().next().unwrap_or_default().to_owned()).collect();
    assert_eq!(kinds, all, "a picture of each kind");
    assert!(update || different.is_empty(), "differ, see UPDATE=1: {different:?}");
}

/// Every case is sound as a picture, too.
#[test]
fn any_chart_is_a_sound_picture() {
    let theme = Theme::embedded();
    for name in names(".txt") {
        let svg = case::draw(&name, &read(&format!("{name}.txt")));
        let picture = planboard::page::picture(&theme, &svg, "任意", &[]);
        assert_eq!(picture::faults(&picture), Vec::<String>::new(), "{name}");
        let shapes = |svg: &str| {
            let texts = svg.matches("<text").count();
            ["<path", "<polyline", "<circle"]
                .map(|tag| svg.matches(tag).count())
                .iter()
                .sum::<usize>()
                + texts
        };
        assert!(shapes(&picture) > shapes(&svg), "{name}: something is lost");
        assert_eq!(picture.matches("<rect").count(), svg.matches("<rect").count() + 1, "{name}");
    }
}

#[test]
fn every_expectation_has_a_case() {
    assert_eq!(names(".svg"), names(".txt"));
}

#[test]
fn every_chart_is_sound() {
    let mut found = Vec::new();
    for name in names(".txt") {
        let svg = case::draw(&name, &read(&format!("{name}.txt")));
        let faults = shape::faults(&svg, &name).into_iter();
        let faults = faults.filter(|fault| {
            !(PRINTED_OTHERWISE.contains(&name.as_str()) && fault.starts_with("not at its number"))
        });
        found.extend(faults.map(|fault| format!("{name}: {fault}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// How many marks were compared with their numbers, and how many stand elsewhere.
fn compare(svg: &str) -> (usize, usize) {
    let document = roxmltree::Document::parse(svg).expect("well-formed");
    let mut faults = Vec::new();
    let compared = position::compare(document.root_element(), &mut faults);
    (compared, faults.len())
}

/// Enough marks of every kind of chart are compared with their numbers, and those that stand elsewhere are seen.
#[test]
fn marks_stand_at_their_numbers() {
    let mut counts = BTreeMap::new();
    for name in names(".txt") {
        let text = read(&format!("{name}.txt"));
        let kind = text.lines().next().unwrap_or_default().to_owned();
        *counts.entry(kind).or_insert(0) += compare(&case::draw(&name, &text)).0;
    }
    for (kind, least) in [
        ("trend", 250),
        ("comparison", 180),
        ("progress", 40),
        ("investment", 80),
        ("timeline", 50),
        ("gantt", 16),
        ("tiles", 300),
    ] {
        assert!(counts[&format!("chart {kind}")] >= least, "{counts:?}");
    }
    let right = case::draw("normal", &read("normal.txt"));
    for (what, old, new) in [
        ("a point one year too late", "cx=\"149.5\" cy=\"127.1\"", "cx=\"206.8\" cy=\"127.1\""),
        ("a point half a unit too low", "cx=\"149.5\" cy=\"127.1\"", "cx=\"149.5\" cy=\"127.6\""),
        ("a target below its level", "d=\"M321.5 59m", "d=\"M321.5 61m"),
        ("another scale of values", ">30</text>", ">32</text>"),
        ("another scale of years", ">2025</text>", ">2026</text>"),
        ("a tick without its line", "M20.4 187.9H335.9", ""),
    ] {
        let wrong = right.replace(old, new);
        assert_ne!(wrong, right, "{what}");
        assert!(compare(&wrong).1 > 0, "{what} is not seen");
    }
}

/// The same marks on an axis whose numbers run the other way: no kind of chart passes.
#[test]
fn flipped_axes_are_seen() {
    let drawn = |name: &str| case::draw(name, &read(&format!("{name}.txt")));
    let exchanged = |svg: &str, one: &str, other: &str| {
        svg.replace(one, "\0").replace(other, one).replace('\0', other)
    };
    let flipped = [
        (
            "trend",
            reversed(&drawn("normal"), "<text class=\"pb-tick\"", "text-anchor=\"end\">", "<"),
        ),
        (
            "years of a trend",
            reversed(&drawn("normal"), "<text class=\"pb-tick\"", "text-anchor=\"middle\">", "<"),
        ),
        ("comparison", reversed(&drawn("comparison"), "<text class=\"pb-tick\"", ">", "<")),
        ("investment", reversed(&drawn("investment"), "<text class=\"pb-tick\"", ">", "<")),
        ("gantt", reversed(&drawn("gantt"), "<text class=\"pb-tick\"", ">", "<")),
        ("timeline", reversed(&drawn("timeline"), "class=\"pb-place\"", "<title>", "<")),
        ("rows of tiles", reversed(&drawn("tiles-all"), "class=\"pb-tile", "<title>", "<")),
        ("shades of tiles", exchanged(&drawn("tiles-all"), "pb-tile1", "pb-tile4")),
        ("progress", exchanged(&drawn("progress"), "pb-base\"", "pb-goal\"")),
        ("status bar", reversed(&drawn("status-bar"), "<rect ", "width=\"", "\"")),
    ];
    for (what, wrong) in flipped {
        let found = shape::faults(&wrong, "normal");
        let is_of_place = |fault: &&String| {
            ["not at its number", "more is not", "mirrored", "wide, not"]
                .iter()
                .any(|w| fault.contains(w))
        };
        let placed = compare(&wrong).1 + found.iter().filter(is_of_place).count();
        assert!(placed > 0, "{what} the other way round is not seen");
    }
}

/// A chart with what stands between two texts in some elements in the opposite order.
fn reversed(svg: &str, element: &str, before: &str, after: &str) -> String {
    let mut parts = svg.split(element);
    let mut out = parts.next().unwrap_or_default().to_owned();
    // What follows the last attribute of an element is another's.
    let own = |part: &str| {
        let (start, rest) = part.split_once(before).filter(|(start, _)| !start.contains('<'))?;
        let (word, end) = rest.split_once(after)?;
        Some([start, word, end].map(str::to_owned))
    };
    let parts: Vec<&str> = parts.collect();
    let mut words = parts.iter().filter_map(|part| own(part)).map(|[_, word, _]| word).rev();
    for part in &parts {
        match own(part) {
            Some([start, _, end]) => {
                let word = words.next().unwrap_or_default();
                out.extend([element, &start, before, &word, after, &end]);
            }
            None => out.extend([element, part]),
        }
    }
    assert_ne!(out, svg, "nothing to exchange");
    out
}

/// Drawn under another name, in another order and in another thread, a chart differs by its ids alone.
#[test]
fn a_chart_depends_on_its_input_alone() {
    let other = || {
        let cases = names(".txt").into_iter().rev();
        cases.map(|name| case::draw("elsewhere", &read(&format!("{name}.txt")))).collect()
    };
    let drawn: Vec<String> = std::thread::spawn(other).join().expect("all cases are drawn");
    for (name, svg) in names(".txt").iter().rev().zip(drawn) {
        let svg = ["t", "d"].iter().fold(svg, |svg, part| {
            svg.replace(&format!("elsewhere-{part}"), &format!("{name}-{part}"))
        });
        assert_eq!(svg, case::draw(name, &read(&format!("{name}.txt"))), "{name}");
    }
}

#[test]
fn a_usual_trend_is_small() {
    let size = case::draw("normal", &read("normal.txt")).len();
    assert!(size < 3400, "{size} bytes");
}

/// Counts from a fixed sequence, of all sizes, in any statuses.
#[test]
fn any_counts_give_a_sound_status_bar() {
    let marks = u64::try_from(StatusMark::ALL.len()).expect("a few");
    let mut next = sequence();
    for round in 0..200 {
        let mut text = "chart status-bar\ntitle 任意\n".to_owned();
        for _ in 0..=(round % 7) {
            text.push_str("row 区县");
            for _ in 0..next(14) {
                let mark =
                    StatusMark::ALL[usize::try_from(next(marks)).expect("one of them")].name();
                let digits = u32::try_from(next(19)).expect("below 19");
                let count = next(10_u64.pow(digits)) + next(2);
                let _ = write!(text, " | {mark} {count} {}", "评价".repeat(1 + round % 5));
            }
            text.push('\n');
        }
        let svg = case::draw("any", &text);
        assert_eq!(shape::faults(&svg, "any"), Vec::<String>::new(), "{text}");
    }
}

/// Numbers from a fixed sequence.
fn sequence() -> impl FnMut(u64) -> u64 {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    }
}

/// Projects, amounts and deadlines of any number, size and order.
#[test]
fn any_work_gives_a_sound_chart() {
    let mut next = sequence();
    let mut compared = 0;
    for round in 0..300 {
        let kind = ["gantt", "investment", "timeline"][round % 3];
        let first = 1900 + next(200);
        let mut text = format!(
            "chart {kind}\ntitle 任意\nunit 亿元\namounts 亿元\nyears {first} {}\nnow {}-06-30 评价日期\n",
            first + next(60),
            1900 + next(250)
        );
        for n in 0..next(24) {
            let name = "项目名称很长".repeat(usize::try_from(next(9)).unwrap_or(0) + 1);
            let from = 1900 + next(200);
            let amount =
                format!("{}{}.{:03}", if n % 2 == 0 { "" } else { "-" }, next(9), next(999));
            let row = match kind {
                "gantt" if next(5) == 0 => format!("row {name} | - | {amount}"),
                "gantt" => {
                    let to = from + next(30);
                    format!("row {name} | {from} {to} | {amount} | {name} {from}—{to}")
                }
                "investment" if next(5) == 0 => format!("row {name} | - | {amount} | {name}"),
                "investment" => {
                    let amount = format!("{amount}e{}", next(40));
                    format!("row {name} | {amount}=约{amount}")
                }
                _ => {
                    let day = format!("{from}-{:02}-{:02}", 1 + next(12), 1 + next(28));
                    format!("day {day} | {day} | {n}项 | {name} | {}", 1 + next(90))
                }
            };
            let _ = writeln!(text, "{row}");
            if next(6) == 0 && kind != "timeline" {
                let _ = writeln!(text, "note {name}\ngroup {name}");
            }
        }
        let svg = case::draw("any", &text);
        assert_eq!(shape::faults(&svg, "any"), Vec::<String>::new(), "{text}");
        compared += if kind == "gantt" { compare(&svg).0 } else { 0 };
    }
    assert!(compared > 150, "only {compared} ends of bars were compared with their years");
}

/// Years and values of all sizes, in any number and order.
#[test]
fn any_numbers_give_a_sound_chart() {
    let mut next = sequence();
    for round in 0..400 {
        let mut text = "chart trend\ntitle 任意\nunit %\n".to_owned();
        let scale = next(620);
        let mut point = |key: &str| {
            let exponent = i64::try_from(scale).unwrap_or(0) - 310;
            let sign = if next(3) == 0 { "-" } else { "" };
            let value = format!("{sign}{}.{}e{exponent}", next(9), next(999));
            let finite = value.parse::<f64>().is_ok_and(f64::is_finite);
            let value = if finite { value } else { "7".to_owned() };
            let _ = writeln!(text, "{key} {} {value}", 2000 + next(30));
        };
        for _ in 0..round % 23 {
            point("observation");
        }
        for _ in 0..round % 3 {
            point("milestone");
        }
        if round % 2 == 0 {
            point("baseline");
        }
        point(["target exact", "target at-least", "target at-most"][round % 3]);
        let svg = case::draw("any", &text);
        assert_eq!(shape::faults(&svg, "any"), Vec::<String>::new(), "{text}");
    }
}
