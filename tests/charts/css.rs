//! The style sheets against the charts and pages: classes, text sizes, contrast, kinds of colour vision.

use super::palette::{Rgb, VISIONS, contrast, difference, hex};
use super::shape::extent;
use super::sheet::{DARK, Element, MORE, SCHEMES, Sheet, bare};
use planboard::assess::StatusMark;
use planboard::chart::text_size;
use std::collections::{BTreeMap, BTreeSet};

/// Classes that may be faint, since no reader needs them: grid lines repeat the ticks, a track lies between the marks of
/// baseline and target, a zone begins at the line of its target, a ground is what all stand on, and the square of a place
/// without a value has its name inside.
const FAINT: [&str; 5] = ["pb-grid", "pb-track", "pb-zone", "pb-ground", "pb-tilevoid"];

/// A class without a rule: it looks like any text.
const PLAIN: &str = "pb-num";

/// Classes that no chart has by itself, as they are drawn: by `chart.js`, and in a file of its own.
const ADDED: [(&str, &str, &str); 4] = [
    ("pb-chart", "rect", "pb-ring"),
    ("pb-chart pb-alone", "rect", "pb-ground"),
    ("pb-chart pb-alone", "text", "pb-heading"),
    ("pb-chart pb-alone", "text", "pb-note"),
];

/// Colours that one chart tells apart by more than their place: measured and promised, and the statuses.
const PAIRS: [(&str, &str); 11] = [
    ("actual", "goal"),
    ("good", "fast"),
    ("good", "actual"),
    ("good", "slow"),
    ("good", "bad"),
    ("fast", "actual"),
    ("fast", "slow"),
    ("fast", "bad"),
    ("actual", "slow"),
    ("actual", "bad"),
    ("slow", "bad"),
];

/// Smallest CIEDE2000 between them: five times what is said to be seen at a glance (2 to 3).
const APART: f64 = 12.0;

fn read(file: &str) -> String {
    let path = format!("{}/themes/default/assets/{file}", env!("CARGO_MANIFEST_DIR"));
    bare(&std::fs::read_to_string(path).expect("a style sheet of the theme"))
}

fn drawn() -> Vec<(String, String)> {
    let case = |name: &String| super::case::draw(name, &super::read(&format!("{name}.txt")));
    let cases = super::names(".txt").into_iter().map(|name| (case(&name), name));
    cases.map(|(svg, name)| (name, svg)).chain([("marks".to_owned(), marks())]).collect()
}

/// A chart with the mark of every status.
fn marks() -> String {
    let parts = StatusMark::ALL.iter().map(|mark| format!(" | {} 9 词", mark.name()));
    super::case::draw("marks", &format!("chart status-bar\nrow 全部{}", parts.collect::<String>()))
}

/// All classes that the sheet has rules for.
fn ruled(sheet: &Sheet<'_>) -> BTreeSet<String> {
    let selectors = sheet.rules.iter().flat_map(|rule| &rule.selectors);
    let parts = selectors.flat_map(|selector| selector.split(['.', ' ', ':', '>', '[']));
    parts.filter(|part| part.starts_with("pb-")).map(str::to_owned).collect()
}

#[test]
fn every_class_has_a_rule_and_every_rule_a_class() {
    let css = read("chart.css");
    let ruled = ruled(&Sheet::read(&css));
    let mut used = BTreeSet::new();
    for (name, svg) in drawn() {
        let document = roxmltree::Document::parse(&svg).expect("well-formed");
        let classes = document.descendants().filter_map(|node| node.attribute("class"));
        // A kind of chart may look like any chart.
        let kind = document.root_element().attribute("class").unwrap_or_default();
        for class in classes.flat_map(str::split_whitespace) {
            let is_plain = class == PLAIN || kind.ends_with(class);
            assert!(is_plain || ruled.contains(class), "{name}: {class}");
            used.insert(class.to_owned());
        }
    }
    for (root, _, class) in ADDED {
        used.extend(root.split(' ').chain([class]).map(str::to_owned));
    }
    let idle: Vec<_> = ruled.difference(&used).collect();
    assert!(idle.is_empty(), "no chart has them: {idle:?}");
}

#[test]
fn text_sizes_are_those_of_the_table() {
    let css = read("chart.css");
    let sheet = Sheet::read(&css);
    let classes = ruled(&sheet).into_iter().chain([PLAIN.to_owned()]);
    let sized = classes.filter_map(|class| Some((text_size("", &class)?.1, class)));
    for (size, class) in sized {
        let element = Element { root: "pb-chart", tag: "text", class: &class };
        let look = sheet.look(&[], element);
        assert_eq!(look.value("font-size"), Some(format!("{size}px").as_str()), "{class}");
    }
}

/// An element as it is drawn: the classes of its chart, its tag and class, and the rectangles under its middle.
type Place = (String, String, String, Vec<String>);

/// Every kind of element of the cases with what lies under it.
fn places() -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    for (_, svg) in drawn() {
        let document = roxmltree::Document::parse(&svg).expect("well-formed");
        let kind = document.root_element().attribute("class").expect("the kind of a chart");
        let mut blocks: Vec<([f64; 4], String)> = Vec::new();
        for node in document.root_element().descendants().skip(1) {
            let Some(class) = node.attribute("class") else { continue };
            let boxes = extent(node);
            let ends = |i: usize| boxes.iter().map(move |extent| extent[i]);
            let middle = |low: usize| {
                let low_end = ends(low).fold(f64::INFINITY, f64::min);
                low_end.midpoint(ends(low + 2).fold(f64::NEG_INFINITY, f64::max))
            };
            let (x, y) = (middle(0), middle(1));
            // What lies on an edge has the paper on its other side.
            let inside = |low: f64, at: f64, high: f64| low + 0.05 < at && at < high - 0.05;
            let holds = |b: &[f64; 4]| inside(b[0], x, b[2]) && inside(b[1], y, b[3]);
            let under = blocks.iter().filter(|(extent, _)| holds(extent)).map(|(_, c)| c.clone());
            let tag = node.tag_name().name();
            places.insert((kind.to_owned(), tag.to_owned(), class.to_owned(), under.collect()));
            if tag == "rect" {
                blocks.push((boxes[0], class.to_owned()));
            }
        }
    }
    let added = ADDED.map(|(kind, tag, class)| [kind, tag, class].map(str::to_owned));
    places.extend(added.map(|[kind, tag, class]| (kind, tag, class, Vec::new())));
    places
}

/// Text: 4.5 (7 where more contrast is asked for) to its rim, or to what it stands on. Marks: 3 (4.5) along some edge.
#[test]
fn texts_and_marks_have_contrast() {
    let css = read("chart.css");
    let sheet = Sheet::read(&css);
    let mut faults = BTreeSet::new();
    for (kind, tag, class, under) in places() {
        for (scheme, now) in SCHEMES {
            let look =
                |tag: &str, class: &str| sheet.look(now, Element { root: &kind, tag, class });
            let own = look(&tag, &class);
            let paper = look("svg", "").value("--pb-paper").and_then(hex).expect("paper");
            let paint =
                |below, class: &String| look("rect", class).colour("fill", below).unwrap_or(below);
            let below = under.iter().fold(paper, paint);
            let (fill, stroke) = (own.colour("fill", below), own.colour("stroke", below));
            let is_text = tag == "text";
            let pairs: &[(Option<Rgb>, Option<Rgb>)] = match stroke {
                Some(_) if is_text && own.stroke_width() >= 2.0 => &[(fill, stroke)],
                _ if is_text => &[(fill, Some(below))],
                _ => &[(fill, Some(below)), (stroke, Some(below)), (fill, stroke)],
            };
            let ratios = pairs.iter().filter_map(|(a, b)| Some(contrast((*a)?, (*b)?)));
            let ratio = ratios.fold(0.0, f64::max);
            let least = match (is_text, now.contains(&MORE)) {
                (true, true) => 7.0,
                (true, false) | (false, true) => 4.5,
                (false, false) => 3.0,
            };
            if ratio < least && !FAINT.contains(&class.as_str()) {
                faults
                    .insert(format!("{scheme}: {kind} {class} on {under:?} {ratio:.2} < {least}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn colours_are_apart_for_every_kind_of_colour_vision() {
    let css = read("chart.css");
    let sheet = Sheet::read(&css);
    let mut closest: BTreeMap<&str, (f64, String)> = BTreeMap::new();
    // On paper there is one ink; shapes and patterns tell marks apart there.
    for (scheme, now) in SCHEMES.into_iter().filter(|(scheme, _)| *scheme != "print") {
        let look = sheet.look(now, Element { root: "pb-chart", tag: "svg", class: "" });
        let colour = |name: &str| look.value(&format!("--pb-{name}")).and_then(hex).expect(name);
        for (one, other) in PAIRS {
            for (vision, matrix) in &VISIONS {
                let apart = difference(colour(one), colour(other), matrix);
                let least = closest.entry(scheme).or_insert((f64::MAX, String::new()));
                if apart < least.0 {
                    *least = (apart, format!("{one} and {other}, {vision}: {apart:.1}"));
                }
            }
        }
    }
    assert!(closest.values().all(|(apart, _)| *apart >= APART), "{closest:#?}");
    // The guide prints them.
    let guide = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/themes.md");
    let guide = std::fs::read_to_string(guide).expect("the guide to themes");
    for (scheme, (apart, _)) in &closest {
        let row = format!("| {scheme} | {apart:.1} |");
        assert!(guide.contains(&row), "docs/themes.md does not say {row}; {closest:#?}");
    }
}

#[test]
fn forced_colours_are_those_of_the_system() {
    let css = read("chart.css");
    let sheet = Sheet::read(&css);
    let properties = |style: &BTreeMap<&str, &str>| -> BTreeMap<String, String> {
        let own = style.iter().filter(|(key, _)| key.starts_with("--pb-"));
        own.map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    let light = properties(&sheet.given(&[], |selector| selector == ".pb-chart"));
    for now in [&["(forced-colors: active)"] as &[_], &["(forced-colors: active)", MORE, DARK]] {
        let forced = properties(&sheet.given(now, |selector| selector == ".pb-chart"));
        for (key, value) in forced {
            let is_colour = light.get(&key).is_none_or(|value| hex(value).is_some());
            let is_system = ["Canvas", "CanvasText", "LinkText", "Highlight", "GrayText"];
            assert!(!is_colour || is_system.contains(&value.as_str()), "{key}: {value}");
        }
    }
    // A class has its colours from the properties alone, so that none escapes them.
    for rule in &sheet.rules {
        for (key, value) in &rule.declarations {
            let is_paint = ["fill", "stroke", "color"].contains(key);
            let is_ours = value.starts_with("var(--pb-") || ["none", "CanvasText"].contains(value);
            assert!(!is_paint || is_ours, "{:?} {key}: {value}", rule.selectors);
        }
    }
}

/// Selectors of the site that have a ground and never a text on it.
const WORDLESS: [&str; 1] = [".cells > .on"];

/// Texts with a ground of their own stand on it; all others may stand on any ground that leaves the colour of its text
/// alone.
#[test]
fn texts_of_the_site_have_contrast() {
    let css = read("site.css");
    let sheet = Sheet::read(&css);
    let mut faults = BTreeSet::new();
    for (scheme, now) in SCHEMES {
        let root = sheet.given(now, |selector| selector == ":root");
        let colour = |value: &str| {
            let name = value.strip_prefix("var(").and_then(|rest| rest.split(')').next());
            hex(name.map_or(value, |name| root.get(name).expect("a property of the root")))
        };
        let (mut grounds, mut texts, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
        for rule in sheet.holding(now).filter(|rule| !WORDLESS.contains(&rule.selectors[0])) {
            let last = |keys: [&str; 2]| {
                let found = rule.declarations.iter().rev().find(|(key, _)| keys.contains(key));
                found.and_then(|(_, value)| colour(value))
            };
            match (last(["color", "color"]), last(["background", "background-color"])) {
                (Some(text), Some(ground)) => pairs.push((text, ground, rule.selectors[0])),
                (Some(text), None) => texts.push((text, rule.selectors[0])),
                (None, Some(ground)) => grounds.push(ground),
                (None, None) => {}
            }
        }
        let anywhere = texts
            .iter()
            .flat_map(|(text, who)| grounds.iter().map(|ground| (*text, *ground, *who)));
        for (text, ground, who) in anywhere.chain(pairs.iter().copied()) {
            let ratio = contrast(text, ground);
            if ratio < 4.5 {
                faults.insert(format!("{scheme}: {who} {text:.2?} on {ground:.2?} {ratio:.2}"));
            }
        }
        assert!(grounds.len() > 2 && texts.len() > 5 && pairs.len() > 3, "{scheme}: hardly any");
        let marks = ["good", "fast", "even", "slow", "bad"];
        for (mark, ground) in marks.iter().flat_map(|mark| grounds.iter().map(move |g| (mark, g))) {
            let ratio = contrast(colour(root[format!("--{mark}").as_str()]).expect("hex"), *ground);
            if ratio < 3.0 {
                faults.insert(format!("{scheme}: --{mark} on {ground:.2?} {ratio:.2}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn statuses_have_the_same_colours_on_pages_and_in_charts() {
    let (chart, site) = (read("chart.css"), read("site.css"));
    let (chart, site) = (Sheet::read(&chart), Sheet::read(&site));
    for (scheme, now) in SCHEMES {
        let chart = chart.given(now, |selector| selector == ".pb-chart");
        let site = site.given(now, |selector| selector == ":root");
        for (there, here) in [
            ("good", "good"),
            ("fast", "fast"),
            ("actual", "even"),
            ("slow", "slow"),
            ("bad", "bad"),
        ] {
            let (there, here) = (format!("--pb-{there}"), format!("--{here}"));
            assert_eq!(chart[there.as_str()], site[here.as_str()], "{scheme}: {here}");
        }
    }
}

/// Charts draw the shapes of the one table, templates ask for them, and both sheets have a look for each.
#[test]
fn pages_have_the_marks_of_the_charts() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/templates/components.html");
    let template = std::fs::read_to_string(path).expect("the components of the pages");
    assert!(template.contains("<path d=\"{{ class | shape }}\"/>"), "it asks for the shapes");
    let svg = marks();
    let css = read("site.css");
    let sheet = Sheet::read(&css);
    for mark in StatusMark::ALL {
        assert!(svg.contains(&format!("{}\"", mark.shape())), "{mark:?}");
        assert!(!template.contains(mark.shape()), "{mark:?} has its shape in the template, too");
        let selector = format!(".status-{} .mark", mark.name());
        for now in [&[] as &[_], &["(forced-colors: active)"]] {
            let rules = sheet.rules.iter().filter(|rule| rule.selectors.contains(&&*selector));
            let has_rule = rules.into_iter().any(|rule| rule.media() == now.concat());
            assert!(has_rule, "site.css has no {selector} in {now:?}");
        }
    }
}

/// Each step of the schematic map is darker, or in the dark lighter, than the one before by enough to be seen.
#[test]
fn steps_of_the_map_are_apart() {
    let css = read("chart.css");
    let sheet = Sheet::read(&css);
    for (scheme, now) in SCHEMES {
        let look = sheet.look(now, Element { root: "pb-chart", tag: "svg", class: "" });
        let steps = ["tile1", "tile2", "tile3", "tile4"];
        let steps =
            steps.map(|name| look.value(&format!("--pb-{name}")).and_then(hex).expect(name));
        for pair in steps.windows(2) {
            let ratio = contrast(pair[0], pair[1]);
            assert!(ratio >= 1.15, "{scheme}: {ratio:.2}");
        }
    }
}
