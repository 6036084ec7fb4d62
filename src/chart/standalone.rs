//! A chart as a file of its own: with a heading, a ground and its sources, since no page is around it, and with a look that
//! every program knows, since no browser may be around it either.
//!
//! Text processors, drawing programs and converters read no style sheet, or hardly any of it. So each element has its look
//! as plain attributes, and the rim of a text is a copy below it.

use super::ink::class::Class;
use super::ink::legend::LINE;
use super::ink::svg::{MARGIN, U, escape, number};
use super::ink::text;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a chart needs where no page is around it.
#[derive(Clone, Copy)]
pub struct Standalone<'a> {
    /// A chart as [`super::trend()`] and its like draw it.
    pub chart: &'a str,
    /// Written above the chart.
    pub heading: &'a str,
    /// Written below it, each on lines of its own: unit, sources, publisher, date.
    pub lines: &'a [String],
    /// Language of its words, as `zh-CN`: fonts draw some characters by it.
    pub language: &'a str,
    /// The look of an element.
    pub paint: &'a dyn Fn(&Element<'_>) -> Attributes,
}

/// An element of a chart, as a style sheet knows it. The chart itself is an `svg` without a class of its own.
#[derive(Clone, Copy, Debug)]
pub struct Element<'e> {
    /// The classes of the chart.
    pub chart: &'e str,
    /// As `rect` or `text`.
    pub tag: &'e str,
    /// Its own class.
    pub class: &'e str,
}

/// Presentation attributes of SVG with their values; none twice.
pub type Attributes = Vec<(&'static str, String)>;

/// Distance between lines of the heading.
const HEADING: i32 = 21 * U;
/// Pixels a unit where nothing says how large the picture is to be.
const PIXELS: i32 = 2;
/// What an element has beside its look; the rest is for pages.
const GEOMETRY: [&str; 11] =
    ["x", "y", "width", "height", "cx", "cy", "r", "d", "points", "text-anchor", "transform"];
/// What makes the rim of a text.
const RIM: [&str; 4] = ["stroke", "stroke-width", "stroke-linejoin", "stroke-opacity"];

/// What an element has that says nothing, if its chart says nothing either.
const PLAIN: [(&str, &str); 3] = [("stroke-width", "1"), ("font-weight", "400"), ("opacity", "1")];

/// Frames a chart. What is no chart of this stage comes back as it is.
pub fn standalone(input: &Standalone<'_>) -> String {
    let Some(parts) = Parts::of(input.chart) else { return input.chart.to_owned() };
    let room = parts.width - 2 * MARGIN;
    let mut words = String::new();
    let mut base = 4 * U;
    for line in text::wrap(input.heading, Class::Heading, room) {
        base += HEADING;
        write(&mut words, Class::Heading, base, &line);
    }
    let top = base + 6 * U;
    base = top + parts.height;
    for said in input.lines {
        for line in text::wrap(said, Class::Note, room) {
            base += LINE;
            write(&mut words, Class::Note, base, &line);
        }
    }
    let height = base + 10 * U;
    let classes = format!("{} pb-alone", parts.classes);
    let mut picture = Picture::new(&classes, input.paint);
    let mut out = String::with_capacity(2 * input.chart.len() + 1024);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"");
    escape(&mut out, input.language);
    sized(&mut out, "\" ", [parts.width * PIXELS, height * PIXELS]);
    out.push_str(" viewBox=\"0 0 ");
    number(&mut out, parts.width);
    out.push(' ');
    number(&mut out, height);
    out.push('"');
    write_attributes(&mut out, &picture.whole);
    let _ = write!(out, "{}</desc><rect", parts.named);
    write_attributes(&mut out, &picture.of("rect", "pb-ground"));
    sized(&mut out, " ", [parts.width, height]);
    out.push_str("/><g transform=\"translate(0 ");
    number(&mut out, top);
    out.push_str(")\">");
    let (texts, marks): (Vec<_>, Vec<_>) =
        elements(parts.body).into_iter().partition(|drawn| drawn.tag == "text");
    picture.write(&mut out, &marks, Part::Marks);
    picture.write(&mut out, &texts, Part::Rims);
    picture.write(&mut out, &texts, Part::Letters);
    out.push_str("</g>");
    picture.write(&mut out, &elements(&words), Part::Letters);
    out.push_str("</svg>\n");
    out
}

fn sized(out: &mut String, before: &str, [width, height]: [i32; 2]) {
    out.push_str(before);
    out.push_str("width=\"");
    number(out, width);
    out.push_str("\" height=\"");
    number(out, height);
    out.push('"');
}

fn write(out: &mut String, class: Class, base: i32, line: &str) {
    let _ = write!(out, "<text class=\"{}\" x=\"", class.name());
    number(out, MARGIN);
    out.push_str("\" y=\"");
    number(out, base);
    out.push_str("\">");
    escape(out, line);
    out.push_str("</text>");
}

/// What is written of some elements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Marks,
    /// The rims of texts, below all letters.
    Rims,
    /// Texts without their rims.
    Letters,
}

/// How the elements of a chart look, each kind of them asked for once.
struct Picture<'p> {
    classes: &'p str,
    paint: &'p dyn Fn(&Element<'_>) -> Attributes,
    /// What all elements have where they say nothing else.
    whole: Attributes,
    known: BTreeMap<(String, String), Attributes>,
}

impl<'p> Picture<'p> {
    fn new(classes: &'p str, paint: &'p dyn Fn(&Element<'_>) -> Attributes) -> Self {
        let whole = paint(&Element { chart: classes, tag: "svg", class: "" });
        Self { classes, paint, whole, known: BTreeMap::new() }
    }

    /// What an element has that its chart has not.
    fn of(&mut self, tag: &str, class: &str) -> Attributes {
        let key = (tag.to_owned(), class.to_owned());
        let Self { classes, paint, whole, known } = self;
        let look = || paint(&Element { chart: classes, tag, class });
        let own = known.entry(key).or_insert_with(look).iter();
        let is_plain = |(key, value): &(&'static str, String)| {
            PLAIN.contains(&(key, value)) && !whole.iter().any(|(other, _)| other == key)
        };
        own.filter(|a| !whole.contains(a) && !is_plain(a)).cloned().collect()
    }

    /// Writes elements one after another; those of one look in a row say it once.
    fn write(&mut self, out: &mut String, elements: &[Drawn<'_>], part: Part) {
        let looks: Vec<_> = elements.iter().map(|drawn| self.look(drawn, part)).collect();
        let each: Vec<(&Drawn<'_>, &Attributes)> = elements
            .iter()
            .zip(&looks)
            .filter_map(|(drawn, look)| Some((drawn, look.as_ref()?)))
            .collect();
        if part == Part::Rims && !each.is_empty() {
            out.push_str("<g fill=\"none\" aria-hidden=\"true\">");
        }
        for run in each.chunk_by(|(_, one), (_, other)| one == other) {
            let [(_, look), ..] = run else { continue };
            let is_shared = run.len() > 1 && !look.is_empty();
            if is_shared {
                out.push_str("<g");
                write_attributes(out, look);
                out.push('>');
            }
            for (drawn, _) in run {
                drawn.write(out, if is_shared { &[] } else { look });
            }
            out.push_str(if is_shared { "</g>" } else { "" });
        }
        if part == Part::Rims && !each.is_empty() {
            out.push_str("</g>");
        }
    }

    /// The look of an element in a part; none where it is not in it.
    fn look(&mut self, drawn: &Drawn<'_>, part: Part) -> Option<Attributes> {
        let look = self.of(drawn.tag, drawn.class);
        let is_of_rim = |(key, _): &(&str, String)| RIM.contains(key);
        let has_rim = || look.iter().any(|(key, value)| *key == "stroke" && value != "none");
        match part {
            Part::Marks => Some(look),
            Part::Letters => Some(look.into_iter().filter(|a| !is_of_rim(a)).collect()),
            Part::Rims if has_rim() => {
                let fills = |key: &str| key.starts_with("fill");
                Some(look.into_iter().filter(|(key, _)| !fills(key)).collect())
            }
            Part::Rims => None,
        }
    }
}

fn write_attributes(out: &mut String, attributes: &[(&'static str, String)]) {
    for (key, value) in attributes {
        let _ = write!(out, " {key}=\"");
        escape(out, value);
        out.push('"');
    }
}

/// An element as `svg` has written it.
struct Drawn<'c> {
    tag: &'c str,
    class: &'c str,
    /// All of it behind its name, up to the next element.
    rest: &'c str,
}

impl Drawn<'_> {
    fn write(&self, out: &mut String, look: &[(&'static str, String)]) {
        let _ = write!(out, "<{}", self.tag);
        write_attributes(out, look);
        let (attributes, inside) = self.rest.split_once('>').unwrap_or((self.rest, ""));
        for attribute in attributes.trim_end_matches('/').split("\" ") {
            let attribute = attribute.trim_end_matches('"');
            if let Some((key, value)) = attribute.split_once("=\"")
                && GEOMETRY.contains(&key)
            {
                let _ = write!(out, " {key}=\"{value}\"");
            }
        }
        out.push_str(if attributes.ends_with('/') { "/>" } else { ">" });
        out.push_str(inside);
    }
}

/// The elements of a chart that have a class, in their order; what they hold goes with them, groups do not.
fn elements(body: &str) -> Vec<Drawn<'_>> {
    let mut starts: Vec<usize> = body.match_indices('<').map(|(at, _)| at).collect();
    let is_start = |at: &usize| {
        let rest = body.get(at + 1..).unwrap_or_default();
        rest.split_once(' ').is_some_and(|(tag, rest)| {
            tag.chars().all(|c| c.is_ascii_alphabetic()) && rest.starts_with("class=\"")
        })
    };
    starts.retain(is_start);
    let ends = starts.iter().skip(1).copied().chain([body.len()]);
    let each = starts.iter().zip(ends).filter_map(|(start, end)| {
        let (tag, rest) = body.get(start + 1..end)?.split_once(' ')?;
        let (class, rest) = rest.strip_prefix("class=\"")?.split_once('"')?;
        // A group ends behind the last of its elements, and begins behind what is before.
        let close = format!("</{tag}>");
        let long = rest.find(&close).map(|at| at + close.len());
        let short = rest.find("/>").map(|at| at + 2);
        let end = if rest.split('>').next()?.ends_with('/') { short } else { long };
        Some(Drawn { tag, class, rest: rest.get(..end?)?.trim_start() })
    });
    each.collect()
}

/// A chart taken apart at the places that `svg::draw` has written.
struct Parts<'c> {
    classes: &'c str,
    /// In tenths of a unit.
    width: i32,
    height: i32,
    /// From its role to the end of the description.
    named: &'c str,
    body: &'c str,
}

impl<'c> Parts<'c> {
    fn of(chart: &'c str) -> Option<Self> {
        let (classes, rest) = chart.strip_prefix("<svg class=\"")?.split_once('"')?;
        let (_, rest) = rest.split_once("viewBox=\"0 0 ")?;
        let (size, rest) = rest.split_once('"')?;
        let (width, height) = size.split_once(' ')?;
        let (named, rest) = rest.split_once("</desc>")?;
        let named = named.get(named.find(" role=")?..)?;
        let (width, height) = (tenths(width)?, tenths(height)?);
        Some(Self { classes, width, height, named, body: rest.strip_suffix("</svg>")? })
    }
}

/// A number of the view box, in tenths of a unit.
fn tenths(number: &str) -> Option<i32> {
    let (whole, tenth) = number.split_once('.').unwrap_or((number, "0"));
    Some(whole.parse::<i32>().ok()? * U + tenth.parse::<i32>().ok()?)
}
