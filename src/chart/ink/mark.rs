//! Elements for plotters that know our backend: shapes, blocks and texts with a class.
//!
//! A status or a kind of point is told by its shape first; colour only repeats it.

use super::class::Class;
use super::svg::{Area, Svg, U, ignore};
use crate::assess::StatusMark;
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
/// Measured value of a category: a small square.
pub(in crate::chart) const PART: Shape = Shape::Path("m-2.6-2.6h5.2v5.2h-5.2z");
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

/// Shape of a status.
pub(in crate::chart) const fn status(mark: StatusMark) -> Shape {
    Shape::Path(mark.shape())
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
