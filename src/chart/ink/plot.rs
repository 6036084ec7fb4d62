//! A plot of years across and values up, with its axes.

use super::class::Class;
use super::label::Rect;
use super::mark::{BREAK, Mark, style};
use super::scale::{Values, Years};
use super::svg::{Area, MARGIN, Svg, U, WIDTH, ignore};
use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::cartesian::Cartesian2d;
use plotters::style::TRANSPARENT;
use plotters::style::text_anchor::{HPos, VPos};

/// The plot with its two axes.
pub(in crate::chart) type Plot<'a> = ChartContext<'a, Svg<'a>, Cartesian2d<Years, Values>>;

/// Room above the highest tick for labels, and below the axis for years.
const HEAD: i32 = 30 * U;
const FOOT: i32 = 24 * U;

/// Where a plot stands.
pub(in crate::chart) struct Place {
    /// Where it begins.
    pub(in crate::chart) top: i32,
    /// Height of the values.
    pub(in crate::chart) high: i32,
    /// Room kept free at its right.
    pub(in crate::chart) right: i32,
}

impl Place {
    /// Where it ends.
    pub(in crate::chart) const fn bottom(&self) -> i32 {
        self.top + HEAD + self.high + FOOT
    }
}

/// Draws the axes. Without values there are only years, and a plot in which words find a place; none without years.
pub(in crate::chart) fn plot<'a>(
    area: &Area<'a>,
    place: &Place,
    years: impl Iterator<Item = i32> + Clone,
    values: Option<Values>,
) -> Option<Plot<'a>> {
    let left = values.map_or(MARGIN, |axis| axis.label_width() + 6 * U);
    let years = Years::around(years, WIDTH - place.right - left)?;
    let axis = values.or_else(|| Values::around(std::iter::once(0.0), 1))?;
    let inner = area.clone().shrink((0, place.top), (WIDTH, place.bottom() - place.top));
    let mut plot = ChartBuilder::on(&inner)
        .margin_top(HEAD)
        .margin_right(place.right)
        .margin_left(if values.is_some() { 0 } else { MARGIN })
        .set_label_area_size(LabelAreaPosition::Bottom, FOOT)
        .set_label_area_size(LabelAreaPosition::Left, if values.is_some() { left } else { 0 })
        .build_cartesian_2d(years, axis)
        .ok()?;
    axes(&mut plot, values);
    Some(plot)
}

/// Two meshes, because plotters draws both axes or none: values get a grid, years an axis line.
fn axes(plot: &mut Plot<'_>, values: Option<Values>) {
    let labels = style(Class::Tick, HPos::Left, VPos::Top);
    let mut grid = plot.configure_mesh();
    grid.disable_x_mesh()
        .disable_x_axis()
        .light_line_style(TRANSPARENT)
        .bold_line_style(Class::Grid.color())
        .axis_style(TRANSPARENT)
        .set_tick_mark_size(LabelAreaPosition::Left, 2 * U)
        .label_style(labels.clone());
    if values.is_some() {
        ignore(grid.draw());
    }
    let mut years = plot.configure_mesh();
    years
        .disable_mesh()
        .disable_y_axis()
        .axis_style(Class::Axis.color())
        .set_tick_mark_size(LabelAreaPosition::Bottom, 4 * U)
        .label_style(labels);
    ignore(years.draw());
    if values.is_some_and(|axis| axis.is_off_zero()) {
        let Rect { left, bottom, .. } = outline(plot);
        let area = plot.plotting_area().use_screen_coord();
        let at = (left + 7 * U, bottom);
        ignore(area.draw(&Mark { at, class: Class::Break, shape: BREAK, title: "" }));
    }
}

/// Outline of the plot in tenths of a unit.
pub(in crate::chart) fn outline(plot: &Plot<'_>) -> Rect {
    let (x, y) = plot.plotting_area().get_pixel_range();
    Rect { left: x.start, top: y.start, right: x.end, bottom: y.end }
}
