//! What every chart as a file of its own has to be: drawn by any program for SVG, and nothing of it invisible or black.

use roxmltree::{Document, Node};

/// All elements there may be.
const ELEMENTS: [&str; 9] =
    ["svg", "g", "title", "desc", "text", "path", "polyline", "circle", "rect"];

/// All attributes there may be. Programs that read no style sheet know each of them.
const ATTRIBUTES: &str = "lang width height viewBox role aria-labelledby aria-describedby aria-hidden id transform x y cx cy \
                          r d points text-anchor fill fill-opacity fill-rule stroke stroke-width stroke-opacity \
                          stroke-dasharray stroke-linecap stroke-linejoin font-family font-size font-weight";

/// Everything that is wrong with a picture.
pub(crate) fn faults(svg: &str) -> Vec<String> {
    let document = match Document::parse(svg) {
        Ok(document) => document,
        Err(error) => return vec![error.to_string()],
    };
    let root = document.root_element();
    let mut faults = Vec::new();
    for name in ["width", "height", "viewBox", "role", "aria-labelledby", "font-family"] {
        if !root.has_attribute(name) {
            faults.push(format!("no {name}"));
        }
    }
    let mut drawn = root.descendants().filter(Node::is_element);
    let ground = drawn.clone().find(|node| node.has_tag_name("rect"));
    let is_whole = ground.is_some_and(|ground| {
        let view = root.attribute("viewBox").unwrap_or_default();
        let size = ["width", "height"].map(|name| ground.attribute(name).unwrap_or_default());
        view == format!("0 0 {}", size.join(" ")) && ground.attribute("fill").is_some()
    });
    if !is_whole {
        faults.push("no ground".to_owned());
    }
    drawn.by_ref().for_each(|node| element(node, &mut faults));
    let texts = || root.descendants().filter(|node| node.has_tag_name("text"));
    let letters = |node: &Node<'_, '_>| paint(*node, "fill") != "none";
    for rim in texts().filter(|node| !letters(node)) {
        let is_under = |text: &Node<'_, '_>| text.range().start > rim.range().start;
        if !texts().filter(letters).any(|text| is_under(&text) && words(text) == words(rim)) {
            faults.push(format!("a rim without its text: {:?}", rim.text()));
        }
    }
    faults
}

fn element(node: Node<'_, '_>, faults: &mut Vec<String>) {
    let name = node.tag_name().name();
    if node.tag_name().namespace() != Some("http://www.w3.org/2000/svg")
        || !ELEMENTS.contains(&name)
    {
        faults.push(format!("<{name}>"));
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        if !ATTRIBUTES.split_whitespace().any(|known| known == key) {
            faults.push(format!("attribute {key}={value:?}"));
        }
        let is_paint = ["fill", "stroke"].contains(&key);
        if is_paint && !is_literal(value) {
            faults.push(format!("{key} is {value:?}"));
        }
    }
    let is_shape = ["path", "polyline", "circle", "rect", "text"].contains(&name);
    if is_shape && [paint(node, "fill"), paint(node, "stroke")] == ["none", "none"] {
        faults.push(format!("<{name}> is not seen"));
    }
    if is_shape && [paint(node, "fill"), paint(node, "stroke")].contains(&"") {
        faults.push(format!("<{name}> is black where nobody said so"));
    }
}

fn is_literal(value: &str) -> bool {
    let is_hex = value.strip_prefix('#').is_some_and(|digits| {
        [3, 6].contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit())
    });
    is_hex || (!value.is_empty() && value.chars().all(|c| c.is_ascii_lowercase()))
}

/// What a text says, where and how large.
fn words<'a>(node: Node<'a, '_>) -> (Option<&'a str>, [Option<&'a str>; 3]) {
    (node.text(), ["x", "y", "font-size"].map(|name| given(node, name)))
}

/// What paints an element: its own attribute, or that of what it stands in.
fn paint<'a>(node: Node<'a, '_>, key: &str) -> &'a str {
    given(node, key).unwrap_or_default()
}

fn given<'a>(node: Node<'a, '_>, key: &str) -> Option<&'a str> {
    node.ancestors().find_map(|node| node.attribute(key))
}
