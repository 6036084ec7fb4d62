//! A style sheet as its rules, and what they give an element under some circumstances.
//!
//! It knows what the sheets of the theme use: classes, elements, descendants, custom properties and `@media`.

use super::palette::{Rgb, hex, over};
use std::collections::BTreeMap;

/// How a page is looked at, as the conditions of `@media`.
pub(crate) type Circumstances = &'static [&'static str];

pub(crate) const DARK: &str = "(prefers-color-scheme: dark)";
pub(crate) const MORE: &str = "(prefers-contrast: more)";

/// What must be legible: its name, and the conditions that hold.
pub(crate) const SCHEMES: [(&str, Circumstances); 5] = [
    ("light", &[]),
    ("dark", &[DARK]),
    ("more contrast", &[MORE]),
    ("more contrast, dark", &[MORE, DARK]),
    ("print", &["print"]),
];

pub(crate) type Style<'s> = BTreeMap<&'s str, &'s str>;

/// A rule: all selectors of a list share its declarations.
pub(crate) struct Rule<'s> {
    media: &'s str,
    pub(crate) selectors: Vec<&'s str>,
    pub(crate) declarations: Vec<(&'s str, &'s str)>,
}

/// A style sheet.
pub(crate) struct Sheet<'s> {
    pub(crate) rules: Vec<Rule<'s>>,
}

/// An element of a chart; `root` are the classes of its `<svg>`.
#[derive(Clone, Copy)]
pub(crate) struct Element<'e> {
    pub(crate) root: &'e str,
    pub(crate) tag: &'e str,
    pub(crate) class: &'e str,
}

/// A sheet without its comments.
pub(crate) fn bare(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once("*/").expect("the end of a comment").1)
}

impl<'s> Rule<'s> {
    /// The condition of its `@media`; empty for none.
    pub(crate) fn media(&self) -> &'s str {
        self.media
    }
}

impl<'s> Sheet<'s> {
    /// Reads a sheet without comments.
    pub(crate) fn read(css: &'s str) -> Self {
        let mut rules = Vec::new();
        let (mut media, mut rest) = ("", css.trim());
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('}') {
                (media, rest) = ("", after.trim_start());
                continue;
            }
            let (head, after) = rest.split_once('{').expect("a rule");
            if let Some(condition) = head.trim().strip_prefix("@media") {
                (media, rest) = (condition.trim(), after.trim_start());
                continue;
            }
            let (body, after) = after.split_once('}').expect("the end of a rule");
            let declarations = body.split(';').filter_map(|line| line.split_once(':'));
            rules.push(Rule {
                media,
                selectors: head.split(',').map(str::trim).collect(),
                declarations: declarations.map(|(key, value)| (key.trim(), value.trim())).collect(),
            });
            rest = after.trim_start();
        }
        Self { rules }
    }

    /// The rules that hold, in their order.
    pub(crate) fn holding(&self, now: Circumstances) -> impl Iterator<Item = &Rule<'s>> {
        self.rules.iter().filter(move |rule| {
            rule.media.is_empty() || rule.media.split(" and ").all(|part| now.contains(&part))
        })
    }

    /// The declarations that selectors give, the last of the most specific ones winning.
    pub(crate) fn given(&self, now: Circumstances, fits: impl Fn(&str) -> bool) -> Style<'s> {
        let mut weighed: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for rule in self.holding(now) {
            for selector in rule.selectors.iter().filter(|selector| fits(selector)) {
                let weight = specificity(selector);
                for (key, value) in &rule.declarations {
                    let old = weighed.get(key).map_or(0, |(weight, _)| *weight);
                    if weight >= old {
                        weighed.insert(key, (weight, value));
                    }
                }
            }
        }
        weighed.into_iter().map(|(key, (_, value))| (key, value)).collect()
    }

    /// The look of an element of a chart.
    pub(crate) fn look(&self, now: Circumstances, element: Element<'_>) -> Look<'s> {
        let Element { root, tag, class } = element;
        let chart = self.given(now, |selector| fits(selector, root, "svg"));
        let own = self.given(now, |selector| {
            let (above, last) = selector.rsplit_once(' ').unwrap_or(("", selector));
            fits(last, class, tag) && above.split(' ').all(|part| fits(part, root, "svg"))
        });
        Look { chart, own }
    }
}

/// Whether a selector without blanks is about an element; states, as `:focus`, are about none.
fn fits(selector: &str, classes: &str, tag: &str) -> bool {
    if selector.contains([':', '[', '>', '+', '~', '*']) {
        return false;
    }
    let mut parts = selector.split('.');
    let name = parts.next().unwrap_or_default();
    let mut wanted = parts;
    (name.is_empty() || name == tag) && wanted.all(|one| classes.split(' ').any(|c| c == one))
}

fn specificity(selector: &str) -> usize {
    let names = selector.split(' ').filter(|part| !part.starts_with('.')).count();
    selector.matches('.').count() * 16 + names
}

/// What the rules give an element, with what it inherits from its chart.
pub(crate) struct Look<'s> {
    chart: Style<'s>,
    own: Style<'s>,
}

impl<'s> Look<'s> {
    /// A declared value, custom properties resolved.
    pub(crate) fn value(&self, key: &str) -> Option<&'s str> {
        let declared = self.own.get(key).or_else(|| self.chart.get(key)).copied()?;
        let Some(name) = declared.strip_prefix("var(") else { return Some(declared) };
        self.chart.get(name.trim_end_matches(')')).copied()
    }

    /// The colour of a fill or a stroke on what lies under it; none where nothing is painted.
    pub(crate) fn colour(&self, key: &str, under: Rgb) -> Option<Rgb> {
        let colour = hex(self.value(key)?)?;
        let opacity = self.value(if key == "fill" { "fill-opacity" } else { "stroke-opacity" });
        Some(over(colour, under, opacity.map_or(1.0, |o| o.parse().expect("an opacity"))))
    }

    /// Width of the stroke in units of the view box.
    pub(crate) fn stroke_width(&self) -> f64 {
        let width = self.value("stroke-width").unwrap_or("1");
        width.trim_end_matches("px").parse().expect("a width")
    }
}
