//! How fast charts are drawn, and how large they are, beside the SVG backend that comes with plotters: the usual case of
//! every kind of chart in `tests/charts/`.
//!
//! `cargo bench --bench charts`. All charts are drawn in turn, round after round, so that a busy machine slows all of
//! them alike; the medians of the rounds are printed. Under `cargo test` it does nothing.
#![expect(
    clippy::print_stdout,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a bench reads cases and the clock and prints; its counts are small, a broken case stops it"
)]

#[path = "../tests/charts/case.rs"]
mod case;
#[path = "../tests/charts/work.rs"]
mod work;

use plotters::prelude::*;
use plotters_svg::SVGBackend;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const ROUNDS: usize = 60;
const CHARTS_A_ROUND: u32 = 50;

/// The case of a usual trend; of other kinds it is the one with the name of the kind.
const TREND: &str = "normal";

const NAME: &str = "居民健康素养水平";
const SERIES: [(i32, f64); 3] = [(2021, 24.9), (2022, 26.83), (2023, 28.95)];
const START: (i32, f64) = (2020, 22.71);
const GOAL: (i32, f64) = (2025, 30.0);

/// What is drawn: a case of the tests, or a trend by plotters' own backend.
struct Kind {
    name: String,
    case: Option<String>,
    /// Seconds per chart, one per round.
    times: Vec<f64>,
    bytes: usize,
}

fn main() {
    // `cargo test --benches` runs this program too.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let kind = |name: String, case, svg: &str| Kind {
        name,
        case,
        times: Vec::with_capacity(ROUNDS),
        bytes: svg.len(),
    };
    let own = kind("plotters' own backend, trend".to_owned(), None, &stock());
    let cases = cases().into_iter().map(|(name, text)| {
        let svg = case::draw(&name, &text);
        kind(name, Some(text), &svg)
    });
    let mut kinds: Vec<Kind> = std::iter::once(own).chain(cases).collect();
    for _ in 0..ROUNDS {
        for kind in &mut kinds {
            kind.round();
        }
    }
    println!("{:<36}{:>10}{:>9}{:>9}{:>9}", "", "charts/s", "bytes", "speed", "size");
    let stock = kinds.first().map(|stock| (median(&stock.times), stock.bytes as f64));
    let (time, size) = stock.unwrap_or((f64::NAN, f64::NAN));
    for Kind { name, times, bytes, .. } in &kinds {
        let own = median(times);
        let (faster, smaller) = (time / own, *bytes as f64 / size);
        println!("{name:<36}{:>10.0}{bytes:>9}{faster:>8.2}x{smaller:>8.2}x", 1.0 / own);
    }
}

/// The usual case of every kind of chart, the trend first.
fn cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts");
    let files = std::fs::read_dir(&folder).expect("the folder of the cases");
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let names = names.filter_map(|name| name.strip_suffix(".txt").map(str::to_owned));
    let read = |name: &str| {
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt")));
        text.expect("a case")
    };
    let cases = names.map(|name| (read(&name), name)).map(|(text, name)| (name, text));
    let is_usual = |(name, text): &(String, String)| {
        name == TREND || text.lines().next() == Some(&format!("chart {name}"))
    };
    let mut cases: Vec<(String, String)> = cases.filter(is_usual).collect();
    cases.sort_by_key(|(name, _)| (name != TREND, name.clone()));
    cases
}

impl Kind {
    /// Draws some charts; reading the case is not part of it.
    fn round(&mut self) {
        let Self { name, case, times, .. } = self;
        let mut timed = |draw: &dyn Fn() -> String| {
            let start = Instant::now();
            for _ in 0..CHARTS_A_ROUND {
                black_box(draw());
            }
            times.push(start.elapsed().as_secs_f64() / f64::from(CHARTS_A_ROUND));
        };
        match case {
            Some(text) => case::read(name, text, &mut timed),
            None => timed(&stock),
        }
    }
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The same trend as anybody would draw it with plotters: title, axes, ticks, grid, level of the target, path, line,
/// points and baseline; without labels of values, tooltips, description and notes, which ours has.
fn stock() -> String {
    let mut svg = String::new();
    let area = SVGBackend::with_string(&mut svg, (344, 300)).into_drawing_area();
    let mut chart = ChartBuilder::on(&area)
        .caption(NAME, ("sans-serif", 15))
        .margin(8)
        .x_label_area_size(24)
        .y_label_area_size(36)
        .build_cartesian_2d(2020..2025, 22.0..31.0)
        .expect("a string takes anything");
    chart.configure_mesh().disable_x_mesh().draw().expect("as above");
    let line = |points: Vec<(i32, f64)>, style: ShapeStyle| LineSeries::new(points, style);
    let measured: Vec<_> = std::iter::once(START).chain(black_box(SERIES)).collect();
    let level = vec![(2020, GOAL.1), (2025, GOAL.1)];
    chart.draw_series(line(level, RED.into())).expect("as above");
    chart.draw_series(line(vec![START, GOAL], RED.into())).expect("as above");
    chart.draw_series(line(measured, BLUE.stroke_width(2))).expect("as above");
    let points = SERIES.iter().map(|p| Circle::new(*p, 3, BLUE.filled()));
    chart.draw_series(points).expect("as above");
    let ends = [(START, BLACK), (GOAL, RED)].map(|(p, c)| Circle::new(p, 4, c.stroke_width(2)));
    chart.draw_series(ends).expect("as above");
    drop(chart);
    area.present().expect("as above");
    drop(area);
    svg
}
