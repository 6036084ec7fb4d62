//! The line format of the chart cases: one input as text in, its SVG out.

use super::work;
use planboard::chart::{
    Bound, Comparison, ComparisonRow, Frame, Placement, Point, Progress, ProgressRow, Status,
    Target, Trend, Value, Words, comparison, progress, trend,
};

const CHINESE: Words<'static> = Words {
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
    gap: "缺数据的年份不连线",
    off_zero: "数值轴不从 0 开始",
    off_scale: "双箭头：超出刻度，以文字为准",
};

const ENGLISH: Words<'static> = Words {
    baseline: "Baseline",
    actual: "Actual",
    revised: "Before revision",
    target: "Target",
    milestone: "Interim target",
    path: "Required path",
    expected: "Expected by now",
    unit: "Unit: ",
    year: ":",
    brackets: [" (", ")"],
    no_data: "No data",
    no_observation: "No observation yet",
    no_baseline: "No baseline",
    gap: "Years without data are not joined",
    off_zero: "The value axis does not start at zero",
    off_scale: "Double arrow: beyond the scale, see the text",
};

/// Draws one case; `name` becomes the prefix of its ids.
pub(crate) fn draw(name: &str, case: &str) -> String {
    let lines: Vec<(&str, &str)> =
        case.lines().map(|line| line.split_once(' ').unwrap_or((line, ""))).collect();
    let all = |key: &'static str| lines.iter().filter(move |line| line.0 == key).map(|line| line.1);
    let one = |key: &'static str| all(key).next();
    let desc = format!("{}的说明", one("title").unwrap_or_default());
    let frame = Frame { id: name, title: one("title").unwrap_or_default(), desc: &desc };
    let unit = one("unit").unwrap_or_default();
    let words = if one("language") == Some("en") { &ENGLISH } else { &CHINESE };
    match one("chart") {
        Some("trend") => {
            let observations: Vec<_> = all("observation").map(point).collect();
            let milestones: Vec<_> = all("milestone").map(point).collect();
            let target = target(one("target").expect("a trend has a target"));
            trend(&Trend {
                frame,
                unit,
                period: one("period").map(years),
                baseline: one("baseline").map(point),
                observations: &observations,
                milestones: &milestones,
                target,
                words,
            })
        }
        Some("progress") => {
            let rows: Vec<_> = all("row").map(progress_row).collect();
            progress(&Progress { frame, rows: &rows, words })
        }
        Some("comparison") => {
            let rows: Vec<_> = all("row").map(comparison_row).collect();
            comparison(&Comparison { frame, unit, rows: &rows, words })
        }
        Some(kind) => work::draw(kind, frame, &lines),
        None => panic!("no kind of chart"),
    }
}

/// `2021 2025`.
fn years(text: &str) -> (i32, i32) {
    let (from, to) = text.split_once(' ').expect("two years");
    (from.parse().expect("a year"), to.parse().expect("a year"))
}

/// `2020 22.71` or `2020 22.71 printed text`.
fn point(text: &str) -> Point<'_> {
    let (year, rest) = text.split_once(' ').expect("year and value");
    let (number, text) = rest.split_once(' ').unwrap_or((rest, rest));
    Point { year: year.parse().expect("a year"), value: value(number), text }
}

fn value(text: &str) -> Value {
    text.parse().ok().and_then(Value::new).expect("a finite number")
}

/// `exact 2025 30 ≥30`, `range 2025 80 90 80—90` or `words 2025 同比例提高`.
fn target(text: &str) -> Target<'_> {
    let (kind, rest) = text.split_once(' ').expect("kind and year");
    let bound = match kind {
        "exact" => Bound::Exact,
        "at-least" => Bound::AtLeast,
        "at-most" => Bound::AtMost,
        "range" => {
            let mut parts = rest.splitn(4, ' ');
            let mut next = || parts.next().expect("year, low, high, text");
            return Target::Range {
                year: next().parse().expect("a year"),
                low: value(next()),
                high: value(next()),
                text: next(),
            };
        }
        "words" => {
            let (year, text) = rest.split_once(' ').expect("year and words");
            return Target::Words { year: year.parse().expect("a year"), text };
        }
        other => panic!("unknown target {other}"),
    };
    Target::Reach { point: point(rest), bound }
}

/// `label | unit | from | latest | to | status word | completion expected text`, or
/// `… | why reason` in the last place.
fn progress_row(text: &str) -> ProgressRow<'_> {
    let mut parts = text.split('|').map(str::trim);
    let mut next = || parts.next().expect("seven parts");
    let (label, unit, from, latest, to) = (next(), next(), next(), next(), next());
    let (shape, status_word) = next().split_once(' ').expect("status and word");
    let place = next();
    let place = if let Some(why) = place.strip_prefix("why ") {
        Placement::Unplaced { why }
    } else {
        let mut parts = place.splitn(3, ' ');
        let mut next = || parts.next().expect("completion, expected, text");
        let (completion, expected) = (value(next()), Some(value(next())));
        Placement::At { completion, expected, text: next() }
    };
    ProgressRow { label, unit, from, latest, to, place, status: status(shape), status_word }
}

fn status(text: &str) -> Status {
    match text {
        "met" => Status::Met,
        "ahead" => Status::Ahead,
        "on-pace" => Status::OnPace,
        "behind" => Status::Behind,
        "reversed" => Status::Reversed,
        "kept" => Status::Kept,
        "at-risk" => Status::AtRisk,
        "broken" => Status::Broken,
        "unassessed" => Status::Unassessed,
        other => panic!("unknown status {other}"),
    }
}

/// `label | baseline | latest | target`; `-` for what is missing.
fn comparison_row(text: &str) -> ComparisonRow<'_> {
    let mut parts = text.split('|').map(str::trim);
    let mut next = || parts.next().expect("four parts");
    let label = next();
    let given = |text: &'static str| move |part: &str| part != text;
    let present = given("-");
    ComparisonRow {
        label,
        baseline: Some(next()).filter(|part| present(part)).map(point),
        latest: Some(next()).filter(|part| present(part)).map(point),
        target: Some(next()).filter(|part| present(part)).map(target),
    }
}
