//! How the elements of a chart look by the style sheet of a theme, as attributes: for charts as files of their own.

use std::sync::LazyLock;

use super::colour::together;
use super::literal::{PROPERTIES, literal};
use super::stylesheet::{Given, Stylesheet, filled};
use crate::chart::{Attributes, Element};
use crate::page::Theme;

/// The sheet that comes with the program: what another leaves open, or says in words not known here, is as in this one.
static USUAL: LazyLock<Stylesheet> = LazyLock::new(|| Stylesheet::read(Theme::usual_chart_sheet()));

/// The look of a theme.
pub(in crate::page) struct Look(Stylesheet);

impl Look {
    /// Reads the sheet of a theme once.
    pub(in crate::page) fn of(theme: &Theme) -> Self {
        Self(Stylesheet::read(theme.chart_sheet()))
    }

    /// The attributes of an element. Each is one that every program knows; what cannot be said so looks as usual, so that
    /// nothing is black that nobody made black.
    pub(in crate::page) fn attributes(&self, element: &Element<'_>) -> Attributes {
        let (own, doubtful) = painted(&self.0, element);
        let is_of_all = element.tag == "svg";
        if own.is_empty() && doubtful.is_empty() {
            return painted(&USUAL, element).0;
        }
        let is_missing = |key: &str| !own.iter().any(|(name, _)| *name == key);
        let wanted = |key: &&str| {
            doubtful.contains(key) || is_of_all || (element.tag == "text" && *key == "fill")
        };
        let is_needed = PROPERTIES.iter().map(|(key, _)| *key).filter(wanted).any(is_missing);
        if !is_needed {
            return own;
        }
        let usual = painted(&USUAL, element).0;
        let each = PROPERTIES.iter().filter_map(|(key, _)| {
            let of = |from: &Attributes| from.iter().find(|(name, _)| name == key).cloned();
            of(&own).or_else(|| of(&usual).filter(|_| wanted(key)))
        });
        each.collect()
    }
}

/// What a sheet says of an element as attributes, and the properties whose values are not known here.
fn painted(sheet: &Stylesheet, element: &Element<'_>) -> (Attributes, Vec<&'static str>) {
    let given = sheet.given(element);
    let chart = sheet.given(&Element { tag: "svg", class: "", ..*element });
    let (mut attributes, mut doubtful) = (Attributes::new(), Vec::new());
    for (key, kind) in PROPERTIES {
        let Some(declared) = given.get(key).filter(|value| **value != "inherit") else { continue };
        let value = filled(declared, [&given, &chart]).and_then(|value| {
            let is_of_text = value.eq_ignore_ascii_case("currentcolor");
            if is_of_text { own_colour(&given, &chart) } else { Some(value) }
        });
        match value.and_then(|value| literal(kind, value.trim())) {
            Some((value, opacity)) => {
                attributes.push((key, value));
                let of = if key == "fill" { "fill-opacity" } else { "stroke-opacity" };
                if let Some(opacity) = opacity.filter(|opacity| *opacity < 1.0) {
                    let declared = given.get(of).and_then(|value| filled(value, [&given, &chart]));
                    attributes.push((of, together(opacity, declared.as_ref())));
                }
            }
            // `display: block` and its like are of no picture.
            None if ["display", "visibility"].contains(&key) => {}
            None => doubtful.push(key),
        }
    }
    // The opacity of a colour has its own beside it already.
    attributes.dedup_by(|later, earlier| later.0 == earlier.0);
    (attributes, doubtful)
}

/// The colour that is called `currentColor`.
fn own_colour(given: &Given<'_>, chart: &Given<'_>) -> Option<String> {
    let declared = given.get("color").or_else(|| chart.get("color"))?;
    filled(declared, [given, chart])
}
