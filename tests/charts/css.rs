//! The style sheet of the charts against the charts: classes, text sizes, contrast.

use planboard::chart::text_size;
use std::collections::BTreeMap;

type Colours = BTreeMap<String, [f64; 3]>;

pub(crate) fn sheet() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/assets/chart.css");
    std::fs::read_to_string(path).expect("the style sheet of the charts")
}

#[test]
fn every_class_has_a_rule() {
    let sheet = sheet();
    for name in crate::names(".txt") {
        let svg = crate::case::draw(&name, &crate::read(&format!("{name}.txt")));
        let document = roxmltree::Document::parse(&svg).expect("well-formed");
        let classes = document.descendants().filter_map(|node| node.attribute("class"));
        for class in classes.flat_map(str::split_whitespace) {
            // These look like any text, or any chart.
            let plain = ["pb-num", "pb-progress", "pb-tiles", "pb-timeline"].contains(&class);
            let ruled = [" ", ",", "."].iter().any(|end| sheet.contains(&format!(".{class}{end}")));
            assert!(plain || ruled, "{name}: {class}");
        }
    }
}

#[test]
fn text_sizes_are_those_of_the_table() {
    let sheet = sheet();
    let tiles = ["name", "small", "faint", "faintsmall", "num", "numsmall"];
    let tiles = tiles.map(|kind| format!("pb-tile{kind}"));
    let others = ["pb-tick", "pb-note", "pb-name", "pb-num", "pb-now", "pb-goalnum", "pb-word"];
    for class in others.into_iter().chain(tiles.iter().map(String::as_str)) {
        let (_, size) = text_size("", class).expect("a text class");
        let rule = sheet.lines().find(|line| {
            line.starts_with(&format!(".pb-chart .{class} ")) && line.contains("font-size")
        });
        let expected = format!("font-size: {size}px");
        // Without a size of its own a class has the one of all text.
        assert!(rule.map_or(size.to_string() == "12", |rule| rule.contains(&expected)), "{class}");
    }
}

#[test]
fn pages_have_the_marks_of_the_charts() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/templates/components.html");
    let template = std::fs::read_to_string(path).expect("the components of the pages");
    let all = "status-bar-all-statuses";
    let svg = crate::case::draw(all, &crate::read(&format!("{all}.txt")));
    let paths = svg.split(" d=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let marks: Vec<_> = paths.filter_map(|path| path.split_once('m')).collect();
    assert!(marks.len() >= 11, "{marks:?}");
    for (_, outline) in marks {
        assert!(template.contains(&format!("m{outline}\n")), "{outline}");
    }
}

#[test]
fn colours_have_contrast() {
    let sheet = sheet();
    let light = colours(&sheet, ".pb-chart {");
    let with = |block: &str| {
        let mut all = light.clone();
        all.extend(colours(&sheet, block));
        all
    };
    let dark = with("@media (prefers-color-scheme: dark)");
    let print = with("@media print");
    for (scheme, colours) in [("light", &light), ("dark", &dark), ("print", &print)] {
        let check = |front: &str, back: &str, least: f64| {
            let ratio = contrast(colours[front], colours[back]);
            assert!(ratio >= least, "{scheme}: {front} on {back} {ratio:.2} < {least}");
        };
        for text in ["ink", "muted", "actual", "goal"] {
            check(text, "paper", 4.5);
        }
        for mark in ["axis", "good", "fast", "slow", "bad", "work"] {
            check(mark, "paper", 3.0);
        }
        for mark in ["actual", "goal", "ink"] {
            check(mark, "track", 3.0);
        }
        for step in ["tile1", "tile2", "tile3", "tile4"] {
            check("ink", step, 4.5);
        }
        for pair in ["tile1", "tile2", "tile3", "tile4"].windows(2) {
            check(pair[1], pair[0], 1.15);
        }
    }
}

/// The hexadecimal custom properties in the block that begins with `start`.
fn colours(sheet: &str, start: &str) -> Colours {
    let block = sheet.split_once(start).expect("the block").1;
    let block = block.split_once('}').expect("its end").0;
    let mut colours = Colours::new();
    for part in block.split("--pb-").skip(1) {
        let (name, rest) = part.split_once(": ").expect("name and value");
        let value = rest.split(';').next().unwrap_or_default();
        if let Some(hex) = value.strip_prefix('#') {
            let long: String = if hex.len() == 3 {
                hex.chars().flat_map(|c| [c, c]).collect()
            } else {
                hex.to_owned()
            };
            let number = u32::from_str_radix(&long, 16).expect("a colour");
            let rgb = [16, 8, 0].map(|shift| f64::from((number >> shift) & 0xFF) / 255.0);
            colours.insert(name.to_owned(), rgb);
        }
    }
    colours
}

/// Contrast ratio of WCAG 2.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(rgb: [f64; 3]) -> f64 {
    let [r, g, b] =
        rgb.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}
