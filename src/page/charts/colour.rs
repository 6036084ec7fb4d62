//! Colours of style sheets as those that every program for SVG knows: six digits, or a name.

use std::fmt::Write as _;

use super::scalar::{share, short};

/// The names that SVG 1.1 has, since programs that read no style sheets know these alone.
const NAMES: &str = " aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown \
    burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod \
    darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon \
    darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey \
    dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray grey green greenyellow \
    honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral \
    lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue \
    lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine \
    mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise \
    mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered \
    orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple red \
    rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray \
    slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow \
    yellowgreen ";

/// A colour as it is written into an attribute, and how opaque it is, if it says that; none where it is no colour that
/// can be worked out here, as `color-mix()`, or one of the system.
pub(super) fn colour(value: &str) -> Option<(String, Option<f64>)> {
    let value = value.to_ascii_lowercase();
    if value == "transparent" {
        return Some(("none".to_owned(), None));
    }
    if value.chars().all(|c| c.is_ascii_lowercase()) && NAMES.contains(&format!(" {value} ")) {
        return Some((value, None));
    }
    if let Some(digits) = value.strip_prefix('#') {
        return by_digits(digits);
    }
    let (_, inside) = value.split_once("rgb(").or_else(|| value.split_once("rgba("))?;
    let parts = inside.strip_suffix(')')?.split([',', ' ', '/']);
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    let (channels, opacity) = match parts.as_slice() {
        [r, g, b] => ([r, g, b], None),
        [r, g, b, opacity] => ([r, g, b], Some(share(opacity)?)),
        _ => return None,
    };
    let mut written = "#".to_owned();
    for part in channels {
        let whole = match part.strip_suffix('%') {
            Some(_) => share(part)? * 255.0,
            None => part.parse::<f64>().ok().filter(|number| number.is_finite())?,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        let byte = whole.round().clamp(0.0, 255.0) as u8;
        let _ = write!(written, "{byte:02x}");
    }
    Some((written, opacity))
}

/// Three, four, six or eight digits; the fourth or the last two say how opaque.
fn by_digits(digits: &str) -> Option<(String, Option<f64>)> {
    if !digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    let opacity = |digits: &str| Some(f64::from(u8::from_str_radix(digits, 16).ok()?) / 255.0);
    match digits.len() {
        3 | 6 => Some((format!("#{digits}"), None)),
        4 => {
            let (colour, last) = digits.split_at_checked(3)?;
            Some((format!("#{colour}"), Some(opacity(&last.repeat(2))?)))
        }
        8 => {
            let (colour, last) = digits.split_at_checked(6)?;
            Some((format!("#{colour}"), Some(opacity(last)?)))
        }
        _ => None,
    }
}

/// How opaque a colour is together with what its property for that says.
pub(super) fn together(of_colour: f64, declared: Option<&String>) -> String {
    short(of_colour * declared.and_then(|declared| share(declared)).unwrap_or(1.0))
}

#[cfg(test)]
mod tests {
    use super::colour;

    #[test]
    fn colours_are_digits_or_names_that_svg_has() {
        for (value, expected, opacity) in [
            ("#1F4788", Some("#1f4788"), None),
            ("#fff", Some("#fff"), None),
            ("#ffff", Some("#fff"), Some(1.0)),
            ("#00000080", Some("#000000"), Some(128.0 / 255.0)),
            ("rgb(31, 71, 136)", Some("#1f4788"), None),
            ("rgb(100% 0% 0% / 50%)", Some("#ff0000"), Some(0.5)),
            ("rgba(0, 0, 300, .25)", Some("#0000ff"), Some(0.25)),
            ("DarkOrange", Some("darkorange"), None),
            ("transparent", Some("none"), None),
            ("rebeccapurple", None, None),
            ("CanvasText", None, None),
            ("color-mix(in srgb, red, blue)", None, None),
            ("rgb(from red r g b)", None, None),
            ("url(#a)", None, None),
            ("#12345", None, None),
            ("blue red", None, None),
        ] {
            let written = colour(value);
            assert_eq!(written.as_ref().map(|(text, _)| text.as_str()), expected, "{value}");
            assert_eq!(written.and_then(|(_, opacity)| opacity), opacity, "{value}");
        }
    }
}
