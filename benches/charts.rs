//! How fast charts are drawn, and how large they are, beside the SVG backend that comes with plotters.
//!
//! `cargo bench --bench charts`. All charts are drawn in turn, round after round, so that a busy machine slows all of
//! them alike; the medians of the rounds are printed. Under `cargo test` it does nothing.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a bench reads the clock and prints; its counts are small"
)]

use planboard::chart::{
    Amount, AmountRow, Bound, Comparison, ComparisonRow, Day, DueDay, Frame, Gantt, GanttRow,
    Group, Investment, Now, Placement, Point, Progress, ProgressRow, Shown, Status, StatusBar,
    StatusPart, StatusRow, Target, Tile, TileMap, Timeline, Trend, Value, Words, WorkWords,
    comparison, gantt, investment, progress, status_bar, tile_map, timeline, trend,
};
use plotters::prelude::*;
use plotters_svg::SVGBackend;
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 60;
const CHARTS_A_ROUND: u32 = 50;

const WORDS: Words<'static> = Words {
    baseline: "基期",
    actual: "实际值",
    revised: "修订前",
    target: "目标",
    milestone: "阶段目标",
    path: "要求路径",
    expected: "应达进度",
    unit: "单位：",
    year: "年",
    brackets: ["（", "）"],
    no_data: "暂无数据",
    no_observation: "暂无实际值",
    no_baseline: "无基期值",
    from_zero: "规划期内累计，从零起",
    gap: "缺报年份不连线",
    off_zero: "数值轴不从 0 开始",
    off_scale: "箭头表示超出刻度",
};

const WORK: WorkWords<'static> = WorkWords {
    no_data: "暂无数据",
    no_period: "原文没有写明建设期",
    beyond: "箭头表示超出图中年份",
    outside: "不在图中的年份里",
    unit: "单位：",
    sum: "各项相加",
    stated: "原文合计",
    brackets: ["（", "）"],
};

const NAME: &str = "荣昌区：居民健康素养水平走势";
const SERIES: [(i32, f64, &str); 5] = [
    (2021, 24.6, "24.6"),
    (2022, 26.1, "26.1"),
    (2023, 27.9, "27.9"),
    (2024, 28.96, "28.96"),
    (2025, 29.8, "29.8"),
];
const START: (i32, f64, &str) = (2020, 22.71, "22.71");
const GOAL: (i32, f64, &str) = (2025, 30.0, "≥30");

/// A kind of chart and what draws one.
struct Kind {
    name: &'static str,
    draw: fn() -> String,
    /// Seconds a chart, one a round.
    times: Vec<f64>,
}

fn main() {
    // `cargo test --benches` runs this program too.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let kind = |name, draw| Kind { name, draw, times: Vec::with_capacity(ROUNDS) };
    let mut kinds = [
        kind("plotters' own backend, line chart", stock as fn() -> String),
        kind("trend", our_trend),
        kind("progress, 8 rows", our_progress),
        kind("comparison, 8 rows", our_comparison),
        kind("status bar, 8 rows", our_status_bar),
        kind("tiles, 40 places", our_tiles),
        kind("Gantt, 8 rows", our_gantt),
        kind("investment, 8 rows", our_investment),
        kind("timeline, 5 days, 40 dots", our_timeline),
    ];
    for _ in 0..ROUNDS {
        for kind in &mut kinds {
            let start = Instant::now();
            for _ in 0..CHARTS_A_ROUND {
                black_box((kind.draw)());
            }
            kind.times.push(start.elapsed().as_secs_f64() / f64::from(CHARTS_A_ROUND));
        }
    }
    println!("{:<36}{:>10}{:>9}{:>9}{:>9}", "", "charts/s", "bytes", "speed", "size");
    let [stock, ..] = &kinds;
    let (time, size) = (median(&stock.times), (stock.draw)().len() as f64);
    for kind in &kinds {
        let (own, bytes) = (median(&kind.times), (kind.draw)().len());
        let (faster, smaller) = (time / own, bytes as f64 / size);
        println!("{:<36}{:>10.0}{bytes:>9}{faster:>8.2}x{smaller:>8.2}x", kind.name, 1.0 / own);
    }
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

fn value(number: f64) -> Value {
    Value::new(number).expect("a finite number")
}

fn point((year, number, text): (i32, f64, &str)) -> Point<'_> {
    Point { year, value: value(number), text }
}

fn our_trend() -> String {
    let observations = SERIES.map(point);
    trend(&Trend {
        frame: Frame {
            id: "trend", title: NAME, desc: "基期 2020年 22.71%；目标 2025年 ≥30%"
        },
        unit: "%",
        period: Some((2021, 2025)),
        baseline: Some(point(START)),
        origin: None,
        observations: black_box(&observations),
        milestones: &[],
        target: Target::Reach { point: point(GOAL), bound: Bound::AtLeast },
        words: &WORDS,
    })
}

fn our_progress() -> String {
    let row = ProgressRow {
        label: "居民健康素养水平",
        unit: "%",
        from: "2020年 22.71",
        latest: "2024年 28.96",
        to: "2025年 ≥30",
        place: Placement::At { completion: value(0.86), text: "86%", expected: Some(value(0.8)) },
        status: Status::OnPace,
        status_word: "基本符合预期",
    };
    let frame = Frame { id: "progress", title: "荣昌区：目标进度", desc: "八项" };
    progress(&Progress { frame, rows: black_box(&[row; 8]), words: &WORDS })
}

fn our_comparison() -> String {
    let row = ComparisonRow {
        label: "荣昌区（规划）",
        baseline: Some(point(START)),
        latest: SERIES.last().copied().map(point),
        target: Some(Target::Reach { point: point(GOAL), bound: Bound::AtLeast }),
    };
    let frame = Frame {
        id: "comparison", title: "居民健康素养水平：各区县比较", desc: "八个"
    };
    comparison(&Comparison { frame, unit: "%", rows: black_box(&[row; 8]), words: &WORDS })
}

fn our_status_bar() -> String {
    let part = |status, word, count| StatusPart { status, word, count };
    let parts = [
        part(Status::Met, "已达到", 12),
        part(Status::Ahead, "快于预期", 9),
        part(Status::Behind, "滞后预期", 8),
        part(Status::Unassessed, "暂不评价", 71),
    ];
    status_bar(&StatusBar {
        frame: Frame { id: "status", title: "目标进展，按区县", desc: "八个" },
        rows: black_box(&[StatusRow { label: "荣昌区", parts: &parts }; 8]),
        none: "没有目标",
        widened: "过窄的部分已加宽，以数字为准",
        words: &WORDS,
    })
}

/// Eight places in a row, five rows; every second one has a value.
fn our_tiles() -> String {
    let tile = |n: u32| Tile {
        name: "荣昌",
        column: n % 8 + 1,
        row: n / 8 + 1,
        shown: if n.is_multiple_of(2) {
            Shown::Number { value: value(f64::from(n)), text: "28.96" }
        } else {
            Shown::Nothing
        },
        title: "荣昌区 2024年 28.96%",
    };
    let all: Vec<Tile<'_>> = (0..40).map(tile).collect();
    tile_map(&TileMap {
        frame: Frame {
            id: "tiles", title: "居民健康素养水平：示意图", desc: "四十个"
        },
        unit: "%",
        tiles: black_box(&all),
        sketch: "示意图",
        hollow: "暂无数据",
        in_words: "不是确数，见上表",
        outside: "不在图上：",
        to: "—",
        words: &WORDS,
    })
}

fn today() -> Now<'static> {
    Now { day: day("2023-12-31"), text: "评价日期 2023-12-31" }
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the calendar")
}

fn our_gantt() -> String {
    let row = GanttRow {
        label: "1 荣昌区人民医院门急诊住院综合楼建设工程",
        period: Some((2021, 2024)),
        years: "2021—2024",
        amount: "28.3",
        title: "荣昌区人民医院门急诊住院综合楼建设工程 2021—2024",
    };
    gantt(&Gantt {
        frame: Frame { id: "gantt", title: "建设期", desc: "八个项目" },
        years: (2018, 2025),
        now: Some(today()),
        amounts: "总投资（亿元）",
        groups: black_box(&[Group { name: "区级重大项目", rows: &[row; 8], note: "" }]),
        peers: &[],
        words: &WORK,
    })
}

fn our_investment() -> String {
    let row = AmountRow {
        label: "1 荣昌区人民医院门急诊住院综合楼建设工程",
        amount: Some(Amount { value: value(28.3), text: "28.3" }),
        stated: &[],
        said: "",
    };
    investment(&Investment {
        frame: Frame { id: "investment", title: "总投资", desc: "八个项目" },
        unit: "亿元",
        peers: &[],
        groups: black_box(&[Group { name: "区级重大项目", rows: &[row; 8], note: "" }]),
        words: &WORK,
    })
}

fn our_timeline() -> String {
    let days = ["2022-12-31", "2023-06-30", "2023-12-31", "2024-12-31", "2025-12-31"];
    let due = |text| DueDay {
        day: day(text),
        text,
        dots: &["完善优质医疗卫生机构功能布局"; 8],
        count: "8项",
        list: "序号 1—5、7—9",
    };
    timeline(&Timeline {
        frame: Frame { id: "timeline", title: "任务期限", desc: "四十个期限" },
        days: black_box(&days.map(due)),
        now: Some(today()),
        note: "另有13项任务没有写明期限",
        words: &WORK,
    })
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
    let at = |(year, number, _): (i32, f64, &str)| (year, number);
    let measured: Vec<_> = std::iter::once(START).chain(black_box(SERIES)).map(at).collect();
    let level = vec![(2020, GOAL.1), (2025, GOAL.1)];
    chart.draw_series(line(level, RED.into())).expect("as above");
    chart.draw_series(line(vec![at(START), at(GOAL)], RED.into())).expect("as above");
    chart.draw_series(line(measured, BLUE.stroke_width(2))).expect("as above");
    let points = SERIES.iter().map(|p| Circle::new(at(*p), 3, BLUE.filled()));
    chart.draw_series(points).expect("as above");
    let ends = [(START, BLACK), (GOAL, RED)].map(|(p, c)| Circle::new(at(p), 4, c.stroke_width(2)));
    chart.draw_series(ends).expect("as above");
    drop(chart);
    area.present().expect("as above");
    drop(area);
    svg
}
