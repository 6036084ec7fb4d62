//! What every chart has to be, whatever it shows.

use super::position;
use planboard::assess::StatusMark;
use planboard::chart::text_size;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

pub(crate) type Box4 = [f64; 4];

/// All attributes there may be; those that paint have their values in [`PLAIN`].
const ATTRIBUTES: &str = "class viewBox role aria-labelledby aria-describedby aria-hidden id d points x y width height cx \
                          cy r text-anchor font-size";

/// What an element may look like where there is no style sheet: outlines and letters, and grey that a text can be read on.
const PLAIN: [(&str, &[&str]); 5] = [
    ("fill", &["none", "#789", "currentColor"]),
    ("stroke", &["none", "#789"]),
    ("stroke-width", &["2"]),
    ("stroke-dasharray", &["3"]),
    ("paint-order", &["stroke"]),
];

/// Says what is wrong with a chart whose ids begin with `prefix`.
pub(crate) fn faults(svg: &str, prefix: &str) -> Vec<String> {
    let document = match Document::parse(svg) {
        Ok(document) => document,
        Err(error) => return vec![format!("not well-formed: {error}")],
    };
    let root = document.root_element();
    let mut faults = Vec::new();
    head(root, prefix, &mut faults);
    let view: Vec<f64> = numbers(root.attribute("viewBox").unwrap_or_default());
    let [_, _, width, height] = *view else { return vec!["no view box".to_owned()] };
    let mut texts: Vec<(Box4, &str)> = Vec::new();
    let mut marks: Vec<(Box4, &str)> = Vec::new();
    for node in root.descendants().filter(Node::is_element) {
        attributes(node, &mut faults);
        let boxes = extent(node);
        for extent in &boxes {
            let [left, top, right, bottom] = *extent;
            if left < 0.0 || top < 0.0 || right > width + 0.01 || bottom > height + 0.01 {
                faults.push(format!("outside the view box: {} {extent:?}", source(node, svg)));
            }
        }
        if let (Some(extent), "text") = (boxes.first(), node.tag_name().name()) {
            for (other, words) in &texts {
                if meet(extent, other) {
                    faults.push(format!("overlap: {:?} and {words:?}", node.text()));
                }
            }
            texts.push((*extent, node.text().unwrap_or_default()));
        } else if node.has_tag_name("path") && is_status(node) {
            marks.push((around(&boxes), node.attribute("class").unwrap_or_default()));
        }
    }
    for (text, words) in &texts {
        let under = marks.iter().filter(|(mark, _)| meet(text, mark));
        faults.extend(under.map(|(_, class)| format!("overlap: {words:?} and {class}")));
    }
    tooltips(root, &mut faults);
    if root.attribute("class") == Some("pb-chart pb-status-bar") {
        bars(root, &mut faults);
    }
    from_zero(root, &mut faults);
    read_out(root, &mut faults);
    position::compare(root, &mut faults);
    faults
}

/// The length of a bar is its amount: every bar has one end at the tick of zero.
fn from_zero(root: Node<'_, '_>, faults: &mut Vec<String>) {
    let is_of_amounts =
        root.attribute("class").is_some_and(|class| class.contains("pb-investment"));
    let bars = root.descendants().filter(|node| node.has_tag_name("rect"));
    let bars: Vec<Box4> = bars.flat_map(extent).collect();
    if !is_of_amounts || bars.is_empty() {
        return;
    }
    let is_zero = |node: &Node<'_, '_>| {
        node.attribute("class") == Some("pb-tick") && node.text() == Some("0")
    };
    let zero = root.descendants().find(is_zero).and_then(|node| node.attribute("x")).map(numbers);
    let at = zero.and_then(|at| at.first().copied()).unwrap_or(f64::NAN);
    let starts = |bar: &Box4| (bar[0] - at).abs() < 0.2 || (bar[2] - at).abs() < 0.2;
    let wrong = bars.iter().filter(|bar| !starts(bar));
    faults.extend(wrong.map(|bar| format!("a bar that does not start at zero, {at}: {bar:?}")));
}

/// Without a style sheet and read aloud: the chart is of outlines, its texts are letters in one group, hidden where the
/// marks say all they do, and marks come in the order in which one reads: a trend along the years, all others
/// row by row.
fn read_out(root: Node<'_, '_>, faults: &mut Vec<String>) {
    if [root.attribute("fill"), root.attribute("stroke")] != [Some("none"), Some("#789")] {
        faults.push("not of outlines".to_owned());
    }
    let has_words = |node: &Node<'_, '_>| node.children().any(|n| n.has_tag_name("title"));
    let marks = root.descendants().skip(1).filter(has_words);
    let marks: Vec<Node<'_, '_>> = marks.collect();
    let places: Vec<[f64; 2]> = marks.iter().copied().filter_map(place).collect();
    let texts = root.descendants().filter(|node| node.has_tag_name("text"));
    let hidden = (!places.is_empty()).then_some("true");
    for group in texts.filter_map(|text| text.parent()) {
        let look = ["fill", "stroke", "aria-hidden"].map(|name| group.attribute(name));
        if look != [Some("currentColor"), Some("none"), hidden] {
            faults.push(format!("texts in a group of {look:?}"));
            break;
        }
    }
    let is = |kind: &str| root.attribute("class").is_some_and(|class| class.contains(kind));
    // The days of a timeline stand on their rail, and the tasks of each beside it.
    let is_on_rail = |node: &Node<'_, '_>| node.attribute("class") == Some("pb-place");
    for group in [true, false] {
        let of_group = |node: &&Node<'_, '_>| !is("pb-timeline") || is_on_rail(node) == group;
        // The bars of a distribution stand on one ground, however high they are.
        let is_bar =
            |node: Node<'_, '_>| is("pb-comparison") && node.attribute("class") == Some("pb-work");
        let at = |node: Node<'_, '_>| {
            let [x, y] = place(node)?;
            let foot = extent(node).first().map_or(y, |[.., bottom]| *bottom);
            Some([x, if is_bar(node) { foot } else { y }])
        };
        let places: Vec<[f64; 2]> = marks.iter().filter(of_group).copied().filter_map(at).collect();
        for [a, b] in places.iter().zip(places.iter().skip(1)).map(|(a, b)| [*a, *b]) {
            let is_row = is("pb-comparison") && (b[1] - a[1]).abs() <= ROW;
            let along = b[0] >= a[0] - 0.05;
            if !(if is("pb-trend") || is_row { along } else { b[1] >= a[1] - ROW }) {
                faults.push(format!("{b:?} is read after {a:?}"));
            }
        }
    }
}

/// How far the middles of marks in one row are apart at most.
const ROW: f64 = 4.0;

/// Where a mark begins across, and its middle down: that of a shape stands at its beginning.
fn place(node: Node<'_, '_>) -> Option<[f64; 2]> {
    if node.has_tag_name("path") {
        let points = path(node.attribute("d")?);
        return Some([*points.first()?, *points.get(1)?]);
    }
    let [left, top, right, bottom] = *extent(node).first()?;
    let across = if node.has_tag_name("rect") { left } else { f64::midpoint(left, right) };
    Some([across, f64::midpoint(top, bottom)])
}

/// Every mark of a value has a title of its own; only the one sample in the key has none.
fn tooltips(root: Node<'_, '_>, faults: &mut Vec<String>) {
    let of_indicators =
        ["pb-base", "pb-point", "pb-latest", "pb-old", "pb-part", "pb-step", "pb-goal"];
    let of_work = ["pb-work", "pb-more", "pb-stated", "pb-task", "pb-place", "pb-void"];
    for class in of_indicators.into_iter().chain(of_work) {
        let marks = root.descendants().filter(|node| node.attribute("class") == Some(class));
        let untitled = |node: &Node<'_, '_>| !node.children().any(|n| n.has_tag_name("title"));
        if marks.filter(untitled).count() > 1 {
            faults.push(format!("{class} without a title"));
        }
    }
    // The squares of a tile grid are rectangles, the samples in its key are paths.
    let is_square = |node: &Node<'_, '_>| {
        node.has_tag_name("rect")
            && node.attribute("class").is_some_and(|class| class.starts_with("pb-tile"))
    };
    let titled = |node: &Node<'_, '_>| node.children().any(|n| n.has_tag_name("title"));
    if root.descendants().any(|node| is_square(&node) && !titled(&node)) {
        faults.push("a square without a title".to_owned());
    }
}

fn is_status(node: Node<'_, '_>) -> bool {
    let class = node.attribute("class").unwrap_or_default();
    StatusMark::ALL.iter().any(|mark| mark.class() == class)
}

/// Every part of a status bar says its number and is as wide as its number asks for.
fn bars(root: Node<'_, '_>, faults: &mut Vec<String>) {
    let mut parts: Vec<(u64, f64)> = Vec::new();
    for part in root.children().filter(|node| node.has_tag_name("rect")) {
        let title = part.children().find(|node| node.has_tag_name("title"));
        let title = title.and_then(|title| title.text()).unwrap_or_default();
        let count = title.rsplit(' ').next().and_then(|count| count.parse().ok());
        let wide = part.attribute("width").and_then(|wide| wide.parse::<f64>().ok());
        match (count, wide) {
            (Some(0) | None, _) | (_, None) => faults.push(format!("a part titled {title:?}")),
            (Some(count), Some(wide)) => parts.push((count, wide)),
        }
    }
    let largest = parts.iter().max_by_key(|(count, _)| *count).copied();
    let Some((largest, widest)) = largest else { return };
    for (count, wide) in parts {
        #[expect(clippy::cast_precision_loss, reason = "widths are short, counts need no digits")]
        let scaled = widest * (count as f64 / largest as f64);
        // Small ones are 4 wide at least; the outline of one that is not solid lies inside.
        if (wide - scaled.max(4.0)).abs() > 1.4 {
            faults.push(format!("{count} is {wide} wide, not {scaled:.1}"));
        }
    }
}

/// Title first, description second, both named by the root; ids unique and prefixed.
fn head(root: Node<'_, '_>, prefix: &str, faults: &mut Vec<String>) {
    let (title, desc) = (format!("{prefix}-t"), format!("{prefix}-d"));
    let parts = root.children().filter(Node::is_element).take(2);
    let first: Vec<_> = parts.map(|n| (n.tag_name().name(), n.attribute("id"))).collect();
    if first != [("title", Some(title.as_str())), ("desc", Some(desc.as_str()))] {
        faults.push(format!("title and desc do not come first: {first:?}"));
    }
    for (attribute, id) in [("aria-labelledby", title), ("aria-describedby", desc)] {
        if root.attribute(attribute) != Some(id.as_str()) {
            faults.push(format!("{attribute} is not {id}"));
        }
    }
    if root.attribute("role") != Some("img") {
        faults.push("role is not img".to_owned());
    }
    let mut ids = BTreeSet::new();
    for id in root.descendants().filter_map(|node| node.attribute("id")) {
        if !id.starts_with(prefix) || !ids.insert(id) {
            faults.push(format!("id {id} is not prefixed or not unique"));
        }
    }
}

/// Only classes give looks, and all of them are ours.
fn attributes(node: Node<'_, '_>, faults: &mut Vec<String>) {
    for class in node.attribute("class").into_iter().flat_map(str::split_whitespace) {
        if !class.starts_with("pb-") || class == "pb-unset" {
            faults.push(format!("class {class}"));
        }
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let is_known = ATTRIBUTES.split_whitespace().any(|known| known == name);
        let is_plain = PLAIN.iter().any(|(key, values)| *key == name && values.contains(&value));
        let is_address = !["id", "aria-labelledby", "aria-describedby"].contains(&name)
            && value.contains(['#', '(', ':']);
        if !is_plain && (!is_known || is_address) {
            faults.push(format!("attribute {name}={value:?}"));
        }
    }
    let known = ["svg", "g", "title", "desc", "text", "path", "polyline", "circle", "rect"]
        .contains(&node.tag_name().name());
    if !known {
        faults.push(format!("element {}", node.tag_name().name()));
    }
}

/// Boxes of what an element draws: left, top, right, bottom.
pub(crate) fn extent(node: Node<'_, '_>) -> Vec<Box4> {
    let number = |name: &str| {
        node.attribute(name).map_or(0.0, |n| n.parse().expect("a finite decimal number"))
    };
    match node.tag_name().name() {
        "circle" => {
            let (x, y, r): (f64, f64, f64) = (number("cx"), number("cy"), number("r"));
            vec![[x - r, y - r, x + r, y + r]]
        }
        "rect" => {
            let (x, y): (f64, f64) = (number("x"), number("y"));
            vec![[x, y, x + number("width"), y + number("height")]]
        }
        "text" => vec![text_box(node, number("x"), number("y"))],
        "polyline" => points(&numbers(node.attribute("points").unwrap_or_default())),
        "path" => points(&path(node.attribute("d").unwrap_or_default())),
        _ => Vec::new(),
    }
}

fn text_box(node: Node<'_, '_>, x: f64, y: f64) -> Box4 {
    let class = node.attribute("class").unwrap_or_default();
    let (wide, size) = text_size(node.text().unwrap_or_default(), class).expect("a text class");
    let left = match node.attribute("text-anchor") {
        Some("middle") => x - wide / 2.0,
        Some("end") => x - wide,
        _ => x,
    };
    // Han characters reach from about 0.88 em above to 0.12 em below the line.
    [left - 0.1, y - 0.88 * size, left + wide + 0.1, y + 0.12 * size]
}

fn points(flat: &[f64]) -> Vec<Box4> {
    flat.chunks(2).map(|p| [p[0], p[1], p[0], p[1]]).collect()
}

/// The box around all boxes.
fn around(boxes: &[Box4]) -> Box4 {
    let none = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    boxes.iter().fold(none, |[l, t, r, b], [left, top, right, bottom]| {
        [l.min(*left), t.min(*top), r.max(*right), b.max(*bottom)]
    })
}

pub(crate) fn numbers(text: &str) -> Vec<f64> {
    let parts = text.split([' ', ',']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().expect("a finite decimal number")).collect()
}

/// End points of all commands of a path, as x, y, x, y …
pub(crate) fn path(text: &str) -> Vec<f64> {
    let mut flat = Vec::new();
    let (mut at, mut start) = ([0.0, 0.0], [0.0, 0.0]);
    for (command, numbers) in commands(text) {
        let relative = command.is_ascii_lowercase();
        let base = |at: [f64; 2], axis: usize| if relative { at[axis] } else { 0.0 };
        match command.to_ascii_uppercase() {
            'M' | 'L' => {
                for (i, p) in numbers.chunks(2).enumerate() {
                    at = [base(at, 0) + p[0], base(at, 1) + p[1]];
                    if command.eq_ignore_ascii_case(&'m') && i == 0 {
                        start = at;
                    }
                    flat.extend(at);
                }
            }
            'H' => at[0] = base(at, 0) + numbers[0],
            'V' => at[1] = base(at, 1) + numbers[0],
            'A' => {
                for arc in numbers.chunks(7) {
                    let end = [base(at, 0) + arc[5], base(at, 1) + arc[6]];
                    // All arcs here are half circles.
                    let (x, y) = (f64::midpoint(at[0], end[0]), f64::midpoint(at[1], end[1]));
                    flat.extend([x - arc[0], y - arc[1], x + arc[0], y + arc[1]]);
                    at = end;
                }
            }
            'Z' => at = start,
            other => panic!("path command {other}"),
        }
        flat.extend(at);
    }
    flat
}

/// Commands with their numbers; `m0-6.5l.5.5` has no blanks between them.
fn commands(text: &str) -> Vec<(char, Vec<f64>)> {
    let mut commands: Vec<(char, Vec<f64>)> = Vec::new();
    let mut number = String::new();
    for c in text.chars().chain([' ']) {
        let ends =
            c == '-' || (c == '.' && number.contains('.')) || !(c.is_ascii_digit() || c == '.');
        if ends && !number.is_empty() {
            let value = number.parse().expect("a finite decimal number");
            commands.last_mut().expect("a command first").1.push(value);
            number.clear();
        }
        if c.is_ascii_alphabetic() {
            commands.push((c, Vec::new()));
        } else if c != ' ' && c != ',' {
            number.push(c);
        }
    }
    commands
}

fn meet(a: &Box4, b: &Box4) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn source<'s>(node: Node<'_, '_>, svg: &'s str) -> &'s str {
    svg.get(node.range()).unwrap_or_default()
}
