//! The line format of the chart cases: one input as text in, its SVG out.

use super::work;
use planboard::chart::{
    Bound, Comparison, ComparisonRow, Frame, Placement, Point, Progress, ProgressRow, Shown,
    Status, StatusBar, StatusPart, StatusRow, Target, Tile, TileMap, Trend, Value, Words,
    comparison, progress, status_bar, trend,
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
    from_zero: "规划期内累计，从零起",
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
    from_zero: "Counted from zero",
    gap: "Years without data are not joined",
    off_zero: "The value axis does not start at zero",
    off_scale: "Double arrow: beyond the scale, see the text",
};

/// Draws one case; `name` becomes the prefix of its ids.
pub(crate) fn draw(name: &str, case: &str) -> String {
    let lines: Vec<(&str, &str)> =
        case.lines().map(|line| line.split_once(' ').unwrap_or((line, ""))).collect();
    let case = Case { lines: &lines };
    let title = case.one("title").unwrap_or_default();
    let desc = format!("{title}的说明");
    let frame = Frame { id: name, title, desc: &desc };
    match case.one("chart") {
        Some("trend") => case.trend(frame),
        Some("progress") => {
            let rows: Vec<_> = case.all("row").map(progress_row).collect();
            progress(&Progress { frame, rows: &rows, words: case.words() })
        }
        Some("comparison") => {
            let rows: Vec<_> = case.all("row").map(comparison_row).collect();
            comparison(&Comparison { frame, unit: case.unit(), rows: &rows, words: case.words() })
        }
        Some("status-bar") => case.status_bar(frame),
        Some("tiles") => case.tiles(frame),
        Some(kind) => work::draw(kind, frame, &lines),
        None => panic!("no kind of chart"),
    }
}

/// The lines of a case: a key and what stands behind it.
struct Case<'a> {
    lines: &'a [(&'a str, &'a str)],
}

impl<'a> Case<'a> {
    fn all(&self, key: &'static str) -> impl Iterator<Item = &'a str> {
        self.lines.iter().filter(move |line| line.0 == key).map(|line| line.1)
    }

    fn one(&self, key: &'static str) -> Option<&'a str> {
        self.all(key).next()
    }

    fn unit(&self) -> &'a str {
        self.one("unit").unwrap_or_default()
    }

    fn is_english(&self) -> bool {
        self.one("language") == Some("en")
    }

    fn words(&self) -> &'static Words<'static> {
        if self.is_english() { &ENGLISH } else { &CHINESE }
    }

    fn trend(&self, frame: Frame<'_>) -> String {
        let observations: Vec<_> = self.all("observation").map(point).collect();
        let milestones: Vec<_> = self.all("milestone").map(point).collect();
        trend(&Trend {
            frame,
            unit: self.unit(),
            period: self.one("period").map(years),
            baseline: self.one("baseline").map(point),
            origin: self.one("origin").map(|year| (year.parse().expect("a year"), value("0"))),
            observations: &observations,
            milestones: &milestones,
            target: target(self.one("target").expect("a trend has a target")),
            words: self.words(),
        })
    }

    fn status_bar(&self, frame: Frame<'_>) -> String {
        let lines: Vec<_> = self.all("row").map(status_parts).collect();
        let rows: Vec<_> = lines.iter().map(|(label, parts)| StatusRow { label, parts }).collect();
        let [none, widened] = if self.is_english() {
            ["Nothing here", "Narrow parts are widened, see their numbers"]
        } else {
            ["没有目标", "过窄的部分已加宽，以数字为准"]
        };
        status_bar(&StatusBar { frame, rows: &rows, none, widened, words: self.words() })
    }

    fn tiles(&self, frame: Frame<'_>) -> String {
        let places: Vec<_> = self.all("tile").map(tile).collect();
        let [sketch, hollow, in_words, outside, to] = if self.is_english() {
            ["Schematic map", "No data", "See the table", "Not on the map: ", "–"]
        } else {
            ["示意图", "无数据", "不是确数，见表", "不在图上：", "—"]
        };
        let (unit, tiles, words) = (self.unit(), places.as_slice(), self.words());
        planboard::chart::tile_map(&TileMap {
            frame,
            unit,
            tiles,
            sketch,
            hollow,
            in_words,
            outside,
            to,
            words,
        })
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
        "moderate" => Status::Moderate,
        "behind" => Status::Behind,
        "reversed" => Status::Reversed,
        "unchanged" => Status::Unchanged,
        "kept" => Status::Kept,
        "at-risk" => Status::AtRisk,
        "broken" => Status::Broken,
        "unassessed" => Status::Unassessed,
        other => panic!("unknown status {other}"),
    }
}

/// `label | status count word | status count word …`.
fn status_parts(text: &str) -> (&str, Vec<StatusPart<'_>>) {
    let mut parts = text.split('|').map(str::trim);
    let label = parts.next().expect("a label");
    let part = |part| {
        let mut words = str::splitn(part, 3, ' ');
        let mut next = || words.next().expect("status, count, word");
        let (shape, count) = (status(next()), next().parse().expect("a count"));
        StatusPart { status: shape, word: next(), count }
    };
    (label, parts.map(part).collect())
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

/// `column row name`, `column row name | 30 ≥30`, or `column row name | words 28—33`, where the words may be missing.
fn tile(text: &str) -> Tile<'_> {
    let (place, shown) = text.split_once('|').unwrap_or((text, ""));
    let mut parts = place.trim().splitn(3, ' ');
    let mut next = || parts.next().expect("column, row, name");
    let (column, row) = (next(), next());
    let shown = match shown.trim().split_once(' ').unwrap_or((shown.trim(), "")) {
        ("", _) => Shown::Nothing,
        ("words", text) => Shown::Words(text),
        (number, "") => Shown::Number { value: value(number), text: number },
        (number, text) => Shown::Number { value: value(number), text },
    };
    let [column, row] = [column, row].map(|n| n.parse().expect("a column, a row"));
    Tile { name: next(), column, row, shown, title: text }
}
