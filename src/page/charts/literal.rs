//! Values of style sheets as presentation attributes that every program for SVG knows: plain colours, numbers and words.

use super::colour::colour;
use super::scalar::{number, share, short};

/// What a property may hold.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Paint,
    /// A share of one.
    Share,
    /// A number of units.
    Length,
    Dashes,
    Family,
    Weight,
    Words(&'static [&'static str]),
}

/// The properties that say how a shape or a text is painted, in the order in which they are written.
pub(super) const PROPERTIES: [(&str, Kind); 18] = [
    ("fill", Kind::Paint),
    ("fill-opacity", Kind::Share),
    ("fill-rule", Kind::Words(&["nonzero", "evenodd"])),
    ("stroke", Kind::Paint),
    ("stroke-opacity", Kind::Share),
    ("stroke-width", Kind::Length),
    ("stroke-dasharray", Kind::Dashes),
    ("stroke-dashoffset", Kind::Length),
    ("stroke-linecap", Kind::Words(&["butt", "round", "square"])),
    ("stroke-linejoin", Kind::Words(&["miter", "round", "bevel"])),
    ("stroke-miterlimit", Kind::Length),
    ("opacity", Kind::Share),
    ("font-family", Kind::Family),
    ("font-size", Kind::Length),
    ("font-weight", Kind::Weight),
    ("font-style", Kind::Words(&["normal", "italic", "oblique"])),
    ("visibility", Kind::Words(&["visible", "hidden"])),
    ("display", Kind::Words(&["none"])),
];

/// A value as it is written into an attribute, and how opaque its colour is, if it says that; none where it is of another
/// kind, or in a form that not every program knows.
pub(super) fn literal(kind: Kind, value: &str) -> Option<(String, Option<f64>)> {
    let plain = |text: String| (text, None);
    match kind {
        Kind::Paint | Kind::Dashes if value == "none" => Some(plain(value.to_owned())),
        Kind::Paint => colour(value),
        Kind::Share => share(value).map(|share| plain(short(share))),
        Kind::Length => length(value).map(plain),
        Kind::Dashes => {
            let parts = value.split([' ', ',']).filter(|part| !part.is_empty());
            let parts: Option<Vec<String>> = parts.map(length).collect();
            parts.filter(|parts| !parts.is_empty()).map(|parts| plain(parts.join(" ")))
        }
        Kind::Family => {
            let is_known = |c: char| c.is_alphanumeric() || " ,'\"-_".contains(c);
            let is_family = !value.is_empty() && value.chars().all(is_known) && value != "inherit";
            // The quotes of an attribute are double ones.
            is_family.then(|| plain(value.replace('"', "'")))
        }
        Kind::Weight => {
            let is_number = value.parse::<u16>().is_ok_and(|weight| (1..=1000).contains(&weight));
            (is_number || ["normal", "bold"].contains(&value)).then(|| plain(value.to_owned()))
        }
        Kind::Words(words) => words.contains(&value).then(|| plain(value.to_owned())),
    }
}

/// A length in units of the view box: without a unit or in pixels, which are the same there.
fn length(value: &str) -> Option<String> {
    let number = number(value.strip_suffix("px").unwrap_or(value))?;
    (number >= 0.0).then(|| short(number))
}

#[cfg(test)]
mod tests {
    use super::{PROPERTIES, literal};

    #[test]
    fn what_every_program_knows_is_written_and_nothing_else() {
        for (property, value, expected) in [
            ("fill", "none", Some("none")),
            ("stroke-width", "1.20px", Some("1.2")),
            ("stroke-width", "2", Some("2")),
            ("stroke-width", "1e3", None),
            ("stroke-width", "calc(1px + 2px)", None),
            ("font-size", "1.2em", None),
            ("fill-opacity", ".09", Some("0.09")),
            ("opacity", "50%", Some("0.5")),
            ("stroke-dasharray", "1.5, 4px", Some("1.5 4")),
            ("stroke-dasharray", "", None),
            ("font-weight", "600", Some("600")),
            ("font-weight", "heavy", None),
            (
                "font-family",
                "\"Noto Sans\", 宋体, sans-serif",
                Some("'Noto Sans', 宋体, sans-serif"),
            ),
            ("font-family", "a(b)", None),
            ("stroke-linecap", "butt", Some("butt")),
            ("stroke-linecap", "inherit", None),
        ] {
            let kind = PROPERTIES.iter().find(|(name, _)| *name == property).expect(property).1;
            let written = literal(kind, value).map(|(text, _)| text);
            assert_eq!(written.as_deref(), expected, "{property}: {value}");
        }
    }
}
