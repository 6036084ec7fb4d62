//! The plot of a trend: years across, values up.

use crate::chart::ink::label::Rect;
use crate::chart::ink::scale::{Values, Years};
use crate::chart::ink::svg::Svg;
use plotters::chart::ChartContext;
use plotters::coord::cartesian::Cartesian2d;

/// The plot with its two axes.
pub(super) type Plot<'a> = ChartContext<'a, Svg<'a>, Cartesian2d<Years, Values>>;

/// Outline of the plot in tenths of a unit.
pub(super) fn outline(plot: &Plot<'_>) -> Rect {
    let (x, y) = plot.plotting_area().get_pixel_range();
    Rect { left: x.start, top: y.start, right: x.end, bottom: y.end }
}
