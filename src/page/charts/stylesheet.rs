//! The rules of a style sheet that a single chart needs, for charts as files of their own.

use std::collections::BTreeSet;

/// Properties that say how a shape or a text is painted; those of boxes mean nothing in a file of its own.
const PAINT: [&str; 7] =
    ["fill", "stroke", "font", "paint-order", "opacity", "--", "forced-color-adjust"];

/// A rule whose selectors are made of classes of charts and elements.
struct Rule<'s> {
    /// The condition of its `@media`; empty for none.
    media: &'s str,
    selectors: Vec<&'s str>,
    declarations: Vec<(&'s str, &'s str)>,
}

/// The sheet of the charts, read once.
pub(in crate::page) struct Stylesheet<'s>(Vec<Rule<'s>>);

/// A sheet without its comments; one that never ends goes to the end.
pub(in crate::page) fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut without = parts.next().unwrap_or_default().to_owned();
    without.extend(parts.filter_map(|part| Some(part.split_once("*/")?.1)));
    without
}

impl<'s> Stylesheet<'s> {
    /// Reads a sheet without comments. What is no plain rule, nor `@media` around some, is passed over.
    pub(in crate::page) fn read(css: &'s str) -> Self {
        let mut rules = Vec::new();
        for (head, body) in blocks(css) {
            if let Some(media) = head.strip_prefix("@media") {
                let inner = blocks(body).into_iter();
                rules.extend(inner.map(|(head, body)| Rule::new(media.trim(), head, body)));
            } else if !head.starts_with('@') {
                rules.push(Rule::new("", head, body));
            }
        }
        Self(rules)
    }

    /// The rules for a drawing, with no more than the custom properties that they use.
    pub(in crate::page) fn subset(&self, svg: &str) -> String {
        let attributes = svg.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let classes: BTreeSet<&str> = attributes.flat_map(str::split_whitespace).collect();
        let has = |selector: &str| selector.split(' ').all(|part| is_in(part, &classes));
        let kept: Vec<(&Rule<'_>, Vec<&str>)> = self
            .0
            .iter()
            .map(|rule| (rule, rule.selectors.iter().copied().filter(|s| has(s)).collect()))
            .filter(|(_, selectors): &(_, Vec<&str>)| !selectors.is_empty())
            .collect();
        let values = kept.iter().flat_map(|(rule, _)| rule.declarations.iter().map(|d| d.1));
        let names = values.flat_map(|value| value.split("var(").skip(1));
        let used: BTreeSet<&str> = names.filter_map(|rest| rest.split([')', ',']).next()).collect();
        let (mut out, mut media) = (String::new(), "");
        for (rule, selectors) in kept {
            let is_needed = |(key, _): &&(&str, &str)| !key.starts_with("--") || used.contains(key);
            let needed = rule.declarations.iter().filter(is_needed);
            let needed: Vec<String> = needed.map(|(key, value)| format!("{key}:{value}")).collect();
            if needed.is_empty() {
                continue;
            }
            if rule.media != media {
                out.push_str(if media.is_empty() { "" } else { "}\n" });
                media = rule.media;
                let open = format!("@media {media}{{\n");
                out.push_str(if media.is_empty() { "" } else { &open });
            }
            out.extend([&selectors.join(","), "{", &needed.join(";"), "}\n"]);
        }
        out.push_str(if media.is_empty() { "" } else { "}\n" });
        out
    }
}

impl<'s> Rule<'s> {
    fn new(media: &'s str, head: &'s str, body: &'s str) -> Self {
        let declarations = body.split(';').filter_map(|line| line.split_once(':'));
        let declarations = declarations.map(|(key, value)| (key.trim(), value.trim()));
        let paints = |(key, _): &(&str, &str)| PAINT.iter().any(|start| key.starts_with(start));
        Self {
            media,
            selectors: head.split(',').map(str::trim).collect(),
            declarations: declarations.filter(paints).collect(),
        }
    }
}

/// Whether a selector without blanks is an element or classes that a drawing has; states and attributes are none.
fn is_in(selector: &str, classes: &BTreeSet<&str>) -> bool {
    let mut parts = selector.split('.');
    let element = parts.next().unwrap_or_default();
    let mut named = parts.peekable();
    let is_element = ["text", "svg"].contains(&element) || element.is_empty();
    is_element
        && (named.peek().is_some() || !element.is_empty())
        && named.all(|c| classes.contains(c))
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
    use super::{Stylesheet, without_comments};

    #[test]
    fn a_drawing_gets_its_rules_and_no_others() {
        let css = without_comments(
            "/* { */ .pb-chart { --pb-a: #fff; --pb-b: #000; display: block; }\n\
             .pb-chart text, .pb-x:focus { fill: var(--pb-a); }\n\
             .pb-y { fill: var(--pb-b) } .wide .pb-chart { fill: red }\n\
             @font-face { font-family: x } @media print { .pb-chart { --pb-a: #111; } .pb-y { fill: none } }\n\
             @media (x) { .pb-y { fill: none } }",
        );
        assert_eq!(
            Stylesheet::read(&css).subset("<svg class=\"pb-chart pb-x\">"),
            ".pb-chart{--pb-a:#fff}\n.pb-chart text{fill:var(--pb-a)}\n\
             @media print{\n.pb-chart{--pb-a:#111}\n}\n"
        );
    }

    #[test]
    fn a_broken_sheet_gives_what_can_be_read() {
        for css in ["", "}", "{", ".pb-a { fill", "@media x { .pb-a {", "/* "] {
            assert_eq!(
                Stylesheet::read(&without_comments(css)).subset("<svg class=\"pb-a\">"),
                "",
                "{css}"
            );
        }
    }
}
