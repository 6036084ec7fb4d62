//! A plotters backend that writes compact, semantic SVG.
//!
//! plotters counts in whole pixels; here one of its pixels is a tenth of a unit of the view box.
//! So every coordinate is rounded once, to 0.1.
//! Words end with a line: browsers of text and programs that tables are copied into would run them together.

use super::class::{Class, name, plain_look};
use super::text;
use crate::chart::frame::Frame;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;
use std::fmt::Write as _;

/// Tenths in one unit of the view box.
pub(in crate::chart) const U: i32 = 10;
/// Width of most charts: a 360 px phone shows it with its text in natural size.
pub(in crate::chart) const WIDTH: i32 = 344 * U;
/// Width of a chart as wide as the text of a page.
pub(in crate::chart) const WIDE: i32 = 800 * U;
/// Left and right of all text.
pub(in crate::chart) const MARGIN: i32 = 8 * U;
/// Size of most letters, in units of the view box; `LETTERS` says it.
const USUAL: i32 = 12;
/// Room to draw in; the real height is known only when all is drawn.
const ROOM: u32 = 100_000_000;

/// Where charts are drawn.
pub(in crate::chart) type Area<'a> = DrawingArea<Svg<'a>, Shift>;

/// How wide the area is that a chart is drawn in.
pub(in crate::chart) fn width(area: &Area<'_>) -> i32 {
    i32::try_from(area.dim_in_pixel().0).unwrap_or(WIDTH)
}

/// Writes the `<svg>` around what `paint` draws; `paint` returns the height it has used.
pub(in crate::chart) fn draw(
    frame: &Frame<'_>,
    kind: &str,
    paint: impl FnOnce(&Area<'_>) -> i32,
) -> String {
    draw_as_wide_as(WIDTH, frame, kind, paint)
}

/// As [`draw`], in another width.
pub(in crate::chart) fn draw_as_wide_as(
    width: i32,
    frame: &Frame<'_>,
    kind: &str,
    paint: impl FnOnce(&Area<'_>) -> i32,
) -> String {
    let (mut body, mut words) = (String::new(), String::new());
    let area = Svg { out: &mut body, words: &mut words, width, open: None }.into_drawing_area();
    let height = paint(&area);
    ignore(area.present());
    drop(area);
    let mut out = String::with_capacity(body.len() + words.len() + 512);
    let _ = write!(out, "<svg class=\"pb-chart pb-{kind}\"");
    attributes(&mut out, &[("width", width), ("height", height)]);
    out.push_str(" viewBox=\"0 0 ");
    number(&mut out, width);
    out.push(' ');
    number(&mut out, height);
    out.push('"');
    out.push_str(OUTLINES);
    name_and_describe(&mut out, frame);
    out.push_str(&body);
    if !words.is_empty() {
        out.push_str(LETTERS);
        // The words of the marks say all that stands beside them; where there are no marks, the texts are what there is.
        out.push_str(if body.contains("<title>") { HIDDEN } else { ">" });
        out.push_str(&words);
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}

/// What a chart is where no style sheet is: outlines and letters, never a black area. The style sheet overrules it.
const OUTLINES: &str = " fill=\"none\" stroke=\"#789\"";
/// Around all texts. Validators of style sheets do not know `paint-order` yet; as an attribute it is inherited.
const LETTERS: &str =
    "<g fill=\"currentColor\" stroke=\"none\" font-size=\"12\" paint-order=\"stroke\"";
const HIDDEN: &str = " aria-hidden=\"true\">";

fn name_and_describe(out: &mut String, frame: &Frame<'_>) {
    out.push_str(" role=\"img\"");
    for (attribute, part) in [("labelledby", "-t"), ("describedby", "-d")] {
        let _ = write!(out, " aria-{attribute}=\"");
        escape_id(out, frame.id);
        let _ = write!(out, "{part}\"");
    }
    out.push('>');
    for (tag, part, said) in [("title", "-t", frame.title), ("desc", "-d", frame.desc)] {
        let _ = write!(out, "<{tag} id=\"");
        escape_id(out, frame.id);
        let _ = write!(out, "{part}\">");
        escape(out, said);
        let _ = writeln!(out, "</{tag}>");
    }
}

/// The backend cannot fail and the areas are sized by us, so no result says anything.
pub(in crate::chart) fn ignore<E>(result: Result<(), E>) {
    drop(result);
}

/// The backend: a string and the path that is still being written.
pub(in crate::chart) struct Svg<'a> {
    out: &'a mut String,
    /// Texts, which go on top of everything else.
    words: &'a mut String,
    width: i32,
    /// Class of an unfinished `<path>`; lines of one class in a row become one element.
    open: Option<u8>,
}

impl Svg<'_> {
    /// A circle with a tooltip.
    pub(in crate::chart) fn circle(
        &mut self,
        class: Class,
        at: BackendCoord,
        radius: i32,
        title: &str,
    ) {
        self.start("circle", class.index());
        attributes(self.out, &[("cx", at.0), ("cy", at.1), ("r", radius)]);
        self.end("circle", title);
    }

    /// A shape given as relative path commands from its middle, with a tooltip.
    pub(in crate::chart) fn shape(
        &mut self,
        class: Class,
        at: BackendCoord,
        path: &str,
        title: &str,
    ) {
        self.start("path", class.index());
        self.out.push_str(" d=\"M");
        number(self.out, at.0);
        self.out.push(' ');
        number(self.out, at.1);
        self.out.push_str(path);
        self.out.push('"');
        self.end("path", title);
    }

    /// A rectangle between two corners, with a tooltip.
    pub(in crate::chart) fn rect(
        &mut self,
        class: Class,
        a: BackendCoord,
        b: BackendCoord,
        title: &str,
    ) {
        self.start("rect", class.index());
        attributes(self.out, &[("x", a.0.min(b.0)), ("y", a.1.min(b.1))]);
        attributes(self.out, &[("width", (b.0 - a.0).abs()), ("height", (b.1 - a.1).abs())]);
        self.end("rect", title);
    }

    fn line(&mut self, class: u8, a: BackendCoord, b: BackendCoord) {
        if self.open != Some(class) {
            self.start("path", class);
            self.out.push_str(" d=\"");
            self.open = Some(class);
        }
        self.out.push('M');
        number(self.out, a.0);
        self.out.push(' ');
        number(self.out, a.1);
        if a.1 == b.1 {
            self.out.push('H');
            number(self.out, b.0);
        } else if a.0 == b.0 {
            self.out.push('V');
            number(self.out, b.1);
        } else {
            self.out.push('L');
            number(self.out, b.0);
            self.out.push(' ');
            number(self.out, b.1);
        }
    }

    fn points(&mut self, tag: &str, class: u8, points: impl Iterator<Item = BackendCoord>) {
        self.start(tag, class);
        self.out.push_str(" points=\"");
        for (i, (x, y)) in points.enumerate() {
            self.out.push_str(if i == 0 { "" } else { " " });
            number(self.out, x);
            self.out.push(',');
            number(self.out, y);
        }
        self.out.push_str("\"/>");
    }

    fn start(&mut self, tag: &str, class: u8) {
        self.close();
        for part in ["<", tag, " class=\"", name(class), "\"", plain_look(class, tag == "rect")] {
            self.out.push_str(part);
        }
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("\"/>");
        }
    }

    fn end(&mut self, tag: &str, title: &str) {
        if title.is_empty() {
            self.out.push_str("/>");
        } else {
            self.out.push_str("><title>");
            escape(self.out, title);
            for part in ["</title></", tag, ">\n"] {
                self.out.push_str(part);
            }
        }
    }
}

fn attributes(out: &mut String, list: &[(&str, i32)]) {
    for (key, value) in list {
        for part in [" ", key, "=\""] {
            out.push_str(part);
        }
        number(out, *value);
        out.push('"');
    }
}

/// Writes tenths as a decimal number.
pub(in crate::chart) fn number(out: &mut String, tenths: i32) {
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    out.push_str(if tenths < 0 { "-" } else { "" });
    digits(out, whole);
    if rest != 0 {
        out.push('.');
        digits(out, rest);
    }
}

/// Half of a chart is numbers, and the formatter of the standard library takes several times as long for one.
fn digits(out: &mut String, number: u32) {
    if number > 9 {
        digits(out, number / 10);
    }
    out.extend(char::from_digit(number % 10, 10));
}

pub(in crate::chart) fn escape(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            // XML knows no other control characters, not even escaped.
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            c => out.push(c),
        }
    }
}

/// A blank inside an id would make two ids of it in `aria-labelledby`.
fn escape_id(out: &mut String, id: &str) {
    let joined: String = id.chars().map(|c| if c.is_whitespace() { '-' } else { c }).collect();
    escape(out, &joined);
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width.unsigned_abs(), ROOM)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, s: &S) -> Drawn {
        if let Some(class) = visible(s.color()) {
            self.line(class, a, b);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let Some(class) = visible(style.color()) else { return Ok(()) };
        let points: Vec<BackendCoord> = path.into_iter().collect();
        match points.as_slice() {
            [] | [_] => {}
            [a, b] => self.line(class, *a, *b),
            more => self.points("polyline", class, more.iter().copied()),
        }
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, s: &T, at: BackendCoord) -> Drawn {
        let Some(class) = visible(s.color()) else { return Ok(()) };
        #[expect(clippy::cast_possible_truncation, reason = "sizes come from the class table")]
        let size = s.size() as i32;
        // `Bottom` means the line on which the letters stand.
        let down = match s.anchor().v_pos {
            VPos::Top => size * 86 / 100,
            VPos::Center => size * 36 / 100,
            VPos::Bottom => 0,
        };
        for part in ["<text class=\"", name(class), "\""] {
            self.words.push_str(part);
        }
        // Larger letters have room for usual ones; smaller ones have none.
        if size < USUAL * U {
            attributes(self.words, &[("font-size", size)]);
        }
        attributes(self.words, &[("x", at.0), ("y", at.1 + down)]);
        self.words.push_str(match s.anchor().h_pos {
            HPos::Left => ">",
            HPos::Center => " text-anchor=\"middle\">",
            HPos::Right => " text-anchor=\"end\">",
        });
        escape(self.words, text);
        self.words.push_str("</text>\n");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        s: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = text::width(text, Class::Tick).unsigned_abs();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as above")]
        let height = s.size() as u32;
        Ok((width, height))
    }
}

/// Index of the class, unless the style is transparent.
fn visible(color: BackendColor) -> Option<u8> {
    (color.alpha > 0.0).then_some(color.rgb.0)
}
