//! A style sheet of charts as its rules, and what they give an element of a chart.
//!
//! It knows what such a sheet needs: classes, elements, elements inside others, custom properties and `@media`. A chart in
//! a file of its own is looked at in no circumstances, so what holds in some of them only (dark, print, a state) is left out.

use std::collections::BTreeMap;

use crate::chart::Element;

/// Conditions of `@media` that hold for a picture.
const HOLDING: [&str; 4] = ["", "all", "screen", "(prefers-color-scheme: light)"];
/// What is around every chart; what is set there goes down to it.
const AROUND: [&str; 4] = [":root", "html", "body", "*"];
/// The custom properties of custom properties that are followed: a circle has no end.
const DEEPEST: usize = 8;

/// A rule with its selectors, each as what it asks of an element and of its chart.
struct Rule {
    selectors: Vec<Selector>,
    declarations: Vec<Declaration>,
}

struct Declaration {
    key: String,
    value: String,
    is_important: bool,
}

/// A selector as the last of its parts, and those before.
struct Selector {
    last: String,
    above: Vec<String>,
    weight: usize,
}

/// What the rules give an element: each property with its value as written.
pub(super) type Given<'s> = BTreeMap<&'s str, &'s str>;

/// The sheet of the charts, read once.
#[derive(Default)]
pub(super) struct Stylesheet(Vec<Rule>);

impl Stylesheet {
    /// Reads a sheet. What is no plain rule, nor `@media` around some, is passed over.
    pub(super) fn read(css: &str) -> Self {
        let css = without_comments(css);
        let mut rules = Vec::new();
        for (head, body) in blocks(&css) {
            // What stands before a rule may be a statement, as `@import`.
            let head = head.rsplit(';').next().unwrap_or_default().trim();
            if let Some(media) = head.strip_prefix("@media") {
                if HOLDING.contains(&media.trim()) {
                    rules
                        .extend(blocks(body).into_iter().map(|(head, body)| Rule::new(head, body)));
                }
            } else if !head.starts_with('@') {
                rules.push(Rule::new(head, body));
            }
        }
        Self(rules)
    }

    /// What the rules give an element, the last of the most specific ones winning; nothing where no rule is about it.
    pub(super) fn given(&self, element: &Element<'_>) -> Given<'_> {
        let mut weighed: BTreeMap<&str, ((bool, usize), &str)> = BTreeMap::new();
        for rule in &self.0 {
            let fitting = rule.selectors.iter().filter(|selector| selector.fits(element));
            let Some(weight) = fitting.map(|selector| selector.weight).max() else { continue };
            for Declaration { key, value, is_important } in &rule.declarations {
                let weight = (*is_important, weight);
                let old = weighed.get(key.as_str());
                if old.is_none_or(|(old, _)| weight >= *old) {
                    weighed.insert(key, (weight, value));
                }
            }
        }
        weighed.into_iter().map(|(key, (_, value))| (key, value)).collect()
    }
}

/// A value with its custom properties filled in, those of the element before those of its chart; none where one is missing.
pub(super) fn filled(value: &str, of: [&Given<'_>; 2]) -> Option<String> {
    let mut value = value.to_owned();
    for _ in 0..DEEPEST {
        let Some((before, after)) = value.split_once("var(") else { return Some(value) };
        let end = closing(after)?;
        let (inside, behind) = after.split_at_checked(end)?;
        let (name, otherwise) = match inside.split_once(',') {
            Some((name, otherwise)) => (name.trim(), Some(otherwise.trim())),
            None => (inside.trim(), None),
        };
        let set = of.iter().find_map(|given| given.get(name).copied());
        let set = set.or(otherwise)?;
        value = format!("{before}{set}{}", behind.strip_prefix(')')?);
    }
    None
}

/// Where the bracket ends that was opened before.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1;
    let end = text.char_indices().find(|(_, c)| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    Some(end?.0)
}

impl Rule {
    fn new(head: &str, body: &str) -> Self {
        let declarations = body.split(';').filter_map(|line| line.split_once(':'));
        let declarations = declarations.map(|(key, value)| {
            let (value, is_important) = match value.split_once('!') {
                Some((value, _)) => (value, true),
                None => (value, false),
            };
            let (key, value) = (key.trim().to_owned(), value.trim().to_owned());
            Declaration { key, value, is_important }
        });
        Self {
            selectors: head.split(',').filter_map(Selector::read).collect(),
            declarations: declarations.collect(),
        }
    }
}

impl Selector {
    fn read(text: &str) -> Option<Self> {
        let spaced = text.replace('>', " ");
        let mut parts: Vec<String> = spaced.split_whitespace().map(str::to_owned).collect();
        // States, attributes and neighbours are of no picture.
        let is_plain = |part: &String| {
            AROUND.contains(&part.as_str()) || !part.contains([':', '[', '+', '~', '#', '*'])
        };
        if !parts.iter().all(is_plain) {
            return None;
        }
        let weight = |part: &String| {
            let names = usize::from(!part.starts_with('.') && !AROUND.contains(&part.as_str()));
            part.matches('.').count() * 16 + names
        };
        let weight = parts.iter().map(weight).sum();
        Some(Self { last: parts.pop()?, above: parts, weight })
    }

    fn fits(&self, element: &Element<'_>) -> bool {
        let is_above =
            |part: &String| AROUND.contains(&part.as_str()) || fits(part, "svg", element.chart);
        if element.tag == "svg" {
            let is_around = |part: &String| AROUND.contains(&part.as_str());
            return (is_around(&self.last) || fits(&self.last, "svg", element.chart))
                && self.above.iter().all(is_around);
        }
        fits(&self.last, element.tag, element.class) && self.above.iter().all(is_above)
    }
}

/// Whether a part of a selector is about an element.
fn fits(part: &str, tag: &str, classes: &str) -> bool {
    let mut names = part.split('.');
    let name = names.next().unwrap_or_default();
    (name.is_empty() || name == tag || name == "*")
        && names.all(|wanted| classes.split(' ').any(|class| class == wanted))
}

/// A sheet without its comments; one that never ends goes to the end.
fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut without = parts.next().unwrap_or_default().to_owned();
    without.extend(parts.filter_map(|part| Some(part.split_once("*/")?.1)));
    without
}

/// What stands before and between the outermost pairs of braces.
fn blocks(css: &str) -> Vec<(&str, &str)> {
    let mut blocks = Vec::new();
    let mut rest = css;
    while let Some((head, after)) = rest.split_once('{') {
        let mut depth = 1;
        let end = after.char_indices().find(|(_, c)| {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        });
        let Some((body, next)) = end.and_then(|(at, _)| after.split_at_checked(at)) else { break };
        blocks.push((head.trim(), body));
        rest = next.trim_start_matches('}');
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::{Given, Stylesheet, filled};
    use crate::chart::Element;

    fn element<'e>(tag: &'e str, class: &'e str) -> Element<'e> {
        Element { chart: "pb-chart pb-trend", tag, class }
    }

    #[test]
    fn the_last_of_the_most_specific_rules_wins() {
        let sheet = Stylesheet::read(
            "@import 'a.css'; /* { */ :root { --pb-a: #fff } .pb-chart { fill: none; stroke: none }\n\
             .pb-chart text, .pb-x:focus { fill: var(--pb-a); } .pb-chart > .pb-x { fill: red; }\n\
             .pb-x { fill: blue; stroke: blue !important } .pb-chart .pb-x { stroke: green }\n\
             .wide .pb-x, .pb-y.pb-x, rect.pb-x, .pb-x + .pb-x { fill: lime }\n\
             @font-face { fill: x } @media screen { .pb-z { fill: gray } }\n\
             @media print { .pb-z { fill: black } } @media (prefers-color-scheme: dark) { .pb-x { fill: white } }",
        );
        let given = |tag, class| sheet.given(&element(tag, class));
        let chart = given("svg", "");
        assert_eq!(chart, Given::from([("--pb-a", "#fff"), ("fill", "none"), ("stroke", "none")]));
        assert_eq!(given("path", "pb-x"), Given::from([("fill", "red"), ("stroke", "blue")]));
        assert_eq!(given("path", "pb-z"), Given::from([("fill", "gray")]));
        assert_eq!(given("path", "pb-w"), Given::new());
        let text = given("text", "pb-w");
        let fill = text.get("fill").and_then(|fill| filled(fill, [&text, &chart]));
        assert_eq!(fill.as_deref(), Some("#fff"));
    }

    #[test]
    fn custom_properties_are_filled_in_or_not_at_all() {
        let of = Given::from([("--a", "var(--b)"), ("--b", "1px"), ("--c", "var(--c)")]);
        let none = Given::new();
        for (value, expected) in [
            ("var(--a) var( --b )", Some("1px 1px")),
            ("var(--d, rgb(1, 2, 3))", Some("rgb(1, 2, 3)")),
            ("var(--d, var(--a))", Some("1px")),
            ("var(--d)", None),
            ("var(--c)", None),
            ("var(--a", None),
        ] {
            assert_eq!(filled(value, [&none, &of]).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn a_broken_sheet_gives_what_can_be_read() {
        for css in ["", "}", "{", ".pb-a { fill", "@media x { .pb-a {", "/* ", ".pb-a {;:;!}"] {
            let given = Stylesheet::read(css);
            let given = given.given(&element("path", "pb-a"));
            assert!(given.keys().all(|key| key.is_empty()), "{css}");
        }
    }
}
