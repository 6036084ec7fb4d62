//! Rows below one value axis, as of a comparison and of amounts.

use super::class::Class;
use super::mark::{BREAK, Mark, style};
use super::scale::Values;
use super::svg::{Area, MARGIN, Svg, U, ignore, width};
use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordi32;
use plotters::style::text_anchor::{HPos, VPos};

/// Values across, tenths of a unit down.
pub(in crate::chart) type Rows<'a> = ChartContext<'a, Svg<'a>, Cartesian2d<Values, RangedCoordi32>>;

/// Height of the tick labels above the rows.
pub(in crate::chart) const AXIS: i32 = 22 * U;

/// Draws the axis from `left` and `top` on, and its grid behind rows that are `tall` together.
pub(in crate::chart) fn below_axis<'a>(
    area: &Area<'a>,
    (left, top): (i32, i32),
    tall: i32,
    values: Values,
) -> Option<Rows<'a>> {
    let inner = area.clone().shrink((0, top), (width(area), AXIS + tall));
    let mut plot = ChartBuilder::on(&inner)
        .margin_left(left)
        .margin_right(MARGIN)
        .set_label_area_size(LabelAreaPosition::Top, AXIS)
        .build_cartesian_2d(values, tall..0)
        .ok()?;
    let mut mesh = plot.configure_mesh();
    mesh.disable_y_mesh()
        .light_line_style(plotters::style::TRANSPARENT)
        .bold_line_style(Class::Grid.color())
        .axis_style(Class::Axis.color())
        .set_tick_mark_size(LabelAreaPosition::Top, 3 * U)
        .label_style(style(Class::Tick, HPos::Left, VPos::Top));
    ignore(mesh.draw());
    if values.is_off_zero() {
        let at = (left + 5 * U, top + AXIS);
        ignore(area.draw(&Mark { at, class: Class::Break, shape: BREAK, title: "" }));
    }
    Some(plot)
}
