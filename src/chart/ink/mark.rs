//! Elements for plotters that know our backend: shapes, blocks and texts with a class.
//!
//! A status or a kind of point is told by its shape first; colour only repeats it.

use super::class::Class;
use super::svg::{Area, Svg, U, ignore};
use crate::chart::status::Status;
use plotters::element::{Drawable, PointCollection, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, IntoTextStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingErrorKind};
use std::convert::Infallible;

/// Outline of a mark.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) enum Shape {
    /// Radius in tenths of a unit.
    Circle(i32),
    /// Relative path commands from the middle, in units.
    Path(&'static str),
}

/// Starting value.
pub(in crate::chart) const BASELINE: Shape = Shape::Circle(32 * U / 10);
/// Measured value.
pub(in crate::chart) const ACTUAL: Shape = Shape::Circle(3 * U);
/// Latest measured value.
pub(in crate::chart) const LATEST: Shape = Shape::Circle(55 * U / 10);
/// Measured value that a later one replaced: a cross.
pub(in crate::chart) const REVISED: Shape = Shape::Path("m-3-3l6 6m0-6l-6 6");
/// Target: a diamond, taller than a disc so that it shows behind one.
pub(in crate::chart) const TARGET: Shape = Shape::Path("m0-8.5l6 8.5-6 8.5-6-8.5z");
/// Interim target: a small diamond.
pub(in crate::chart) const MILESTONE: Shape = Shape::Path("m0-5.5l4 5.5-4 5.5-4-5.5z");
/// Progress asked for by now: a tall bar.
pub(in crate::chart) const EXPECTED: Shape = Shape::Path("m-1.3-8.5h2.6v17h-2.6z");
/// Beyond the low end of the scale.
pub(in crate::chart) const BEYOND_LOW: Shape = Shape::Path("m-6-5l-5 5 5 5m5-10l-5 5 5 5");
/// Beyond the high end of the scale.
pub(in crate::chart) const BEYOND_HIGH: Shape = Shape::Path("m6-5l5 5-5 5m-5-10l5 5-5 5");
/// The axis does not start at zero.
pub(in crate::chart) const BREAK: Shape = Shape::Path("m-5 4l4-8m2 8l4-8");

/// Shape of a status. Targets to reach stand in shapes that point somewhere, targets to keep in
/// squares. Opposites differ in their outline, since a sign inside is lost in small print.
pub(in crate::chart) const fn status(status: Status) -> Shape {
    Shape::Path(match status {
        Status::Met => {
            "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0zm2.3.2l1.3-1.3 1.6 1.6 3.7-3.9 1.3 1.3-5 5.2z"
        }
        Status::Ahead => "m0-6l6.5 11.5h-13z",
        Status::OnPace => "m-5-6.5l11 6.5-11 6.5z",
        Status::Moderate => "m-3-6h9v9l-3.1-3.1-5.6 5.6-2.8-2.8 5.6-5.6z",
        Status::Behind => "m0 5l-5.5-9.5h11z",
        Status::Reversed => {
            "m-5.6-3.2l2.4-2.4 3.2 3.2 3.2-3.2 2.4 2.4-3.2 3.2 3.2 3.2-2.4 2.4-3.2-3.2-3.2 3.2\
             -2.4-2.4 3.2-3.2z"
        }
        Status::Unchanged => "m-6-4.5h12v3.4h-12zm0 5.6h12v3.4h-12z",
        Status::Kept => "m-6-6h12v12h-12zm2.3 6.2l2.9 2.9 5-5.2-1.3-1.3-3.7 3.9-1.6-1.6z",
        Status::AtRisk => "m-5.2-5.2h10.4v10.4h-10.4zm4.8 2.2h.8v3.3h-.8zm0 5.9h.8v.2h-.8z",
        Status::Broken => {
            "m-4.5-6h9l-4.5 4.5zm10.5 1.5v9l-4.5-4.5zm-1.5 10.5h-9l4.5-4.5zm-10.5-1.5v-9l4.5 4.5z"
        }
        Status::Unassessed => "m-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0zm3 0h5",
    })
}

/// A shape at one point, with a tooltip.
pub(in crate::chart) struct Mark<'t, C> {
    pub(in crate::chart) at: C,
    pub(in crate::chart) class: Class,
    pub(in crate::chart) shape: Shape,
    pub(in crate::chart) title: &'t str,
}

impl<'p, C> PointCollection<'p, C> for &'p Mark<'_, C> {
    type Point = &'p C;
    type IntoIter = std::iter::Once<&'p C>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl<'b, C> Drawable<Svg<'b>> for Mark<'_, C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut at: I,
        svg: &mut Svg<'b>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        if let Some(at) = at.next() {
            match self.shape {
                Shape::Circle(radius) => svg.circle(self.class, at, radius, self.title),
                Shape::Path(path) => svg.shape(self.class, at, path, self.title),
            }
        }
        Ok(())
    }
}

/// A rectangle between two corners, with a tooltip.
pub(in crate::chart) struct Block<'t, C> {
    pub(in crate::chart) corners: [C; 2],
    pub(in crate::chart) class: Class,
    pub(in crate::chart) title: &'t str,
}

impl<'p, C> PointCollection<'p, C> for &'p Block<'_, C> {
    type Point = &'p C;
    type IntoIter = std::slice::Iter<'p, C>;

    fn point_iter(self) -> Self::IntoIter {
        self.corners.iter()
    }
}

impl<'b, C> Drawable<Svg<'b>> for Block<'_, C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut corners: I,
        svg: &mut Svg<'b>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        if let (Some(a), Some(b)) = (corners.next(), corners.next()) {
            svg.rect(self.class, a, b, self.title);
        }
        Ok(())
    }
}

/// A text style that carries a class.
pub(in crate::chart) fn style(
    class: Class,
    horizontal: HPos,
    vertical: VPos,
) -> TextStyle<'static> {
    // The family is never looked up: plotters is built without fonts, the page has its own.
    let font = ("sans-serif", class.size() * U).into_font();
    font.color(&class.color().to_rgba())
        .into_text_style(&(0, 0))
        .pos(Pos::new(horizontal, vertical))
}

/// Writes one line of text; `at` lies on the line on which the letters stand.
pub(in crate::chart) fn write(
    area: &Area<'_>,
    class: Class,
    at: (i32, i32),
    side: HPos,
    text: &str,
) {
    ignore(area.draw(&Text::new(text, at, style(class, side, VPos::Bottom))));
}
