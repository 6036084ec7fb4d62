//! The line format of the chart cases: one input as text in, its SVG out.

use super::work;
use planboard::assess::StatusMark;
use planboard::chart::{
    Bound, Comparison, ComparisonRow, Frame, Part, Placement, Point, Progress, ProgressRow, Room,
    Shown, StatusBar, StatusPart, StatusRow, Target, Tile, TileMap, Time, Trend, Value, Words,
    comparison, progress, status_bar, tile_map, trend,
};
use planboard::page::Theme;
use std::sync::LazyLock;

/// The theme that comes with the program: its words are those of the cases.
static THEME: LazyLock<Theme> = LazyLock::new(Theme::embedded);

/// Words for the cases in a language with long ones; no theme has them yet.
const ENGLISH: Words<'static> = Words {
    baseline: "Baseline",
    actual: "Actual",
    revised: "Before revision",
    superseded: "Published before",
    parts: "Categories",
    interrupted: "The line is interrupted where the series breaks",
    lowest: "Lowest",
    median: "Median",
    highest: "Highest",
    target: "Target",
    milestone: "Interim target",
    other: "Another wording",
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
    no_parts: "Nothing here",
    widened: "Narrow parts are widened, see their numbers",
    sketch: "Schematic map",
    in_words: "See the table",
    no_square: "Not on the map: ",
    to: "–",
    no_period: "The document gives no building period",
    beyond: "Arrows lead beyond the years shown",
    outside: " is not among the years shown",
    sum: "Sum of the rows",
    stated: "Total as stated",
};

/// What is done with a case that was read: its argument draws the chart.
pub(crate) type Then<'t> = &'t mut dyn FnMut(&dyn Fn() -> String);

/// Draws one case; `name` becomes the prefix of its ids.
pub(crate) fn draw(name: &str, text: &str) -> String {
    let mut svg = String::new();
    read(name, text, &mut |draw| svg = draw());
    svg
}

/// Reads one case, so that it can be drawn as often as one likes.
pub(crate) fn read(name: &str, text: &str, then: Then<'_>) {
    let lines: Vec<(&str, &str)> =
        text.lines().map(|line| line.split_once(' ').unwrap_or((line, ""))).collect();
    let case = Case { lines: &lines };
    let title = case.one("title").unwrap_or_default();
    let desc = format!("{title}的说明");
    let frame = Frame { id: name, title, desc: &desc };
    match case.one("chart").expect("a kind of chart") {
        "trend" => case.trend(frame, then),
        "progress" => case.progress(frame, then),
        "comparison" => case.comparison(frame, then),
        "status-bar" => case.status_bar(frame, then),
        "tiles" => case.tile_map(frame, then),
        "gantt" => work::gantt(&case, frame, then),
        "investment" => work::investment(&case, frame, then),
        "timeline" => work::timeline(&case, frame, then),
        other => panic!("unknown chart {other}"),
    }
}

/// The lines of a case: a key and what stands behind it.
pub(crate) struct Case<'a> {
    pub(crate) lines: &'a [(&'a str, &'a str)],
}

impl<'a> Case<'a> {
    pub(crate) fn all(&self, key: &'static str) -> impl Iterator<Item = &'a str> {
        self.lines.iter().filter(move |line| line.0 == key).map(|line| line.1)
    }

    pub(crate) fn one(&self, key: &'static str) -> Option<&'a str> {
        self.all(key).next()
    }

    pub(crate) fn unit(&self) -> &'a str {
        self.one("unit").unwrap_or_default()
    }

    pub(crate) fn words(&self) -> Words<'static> {
        if self.one("language") == Some("en") { ENGLISH } else { THEME.chart_words() }
    }

    fn trend(&self, frame: Frame<'_>, then: Then<'_>) {
        let observations: Vec<_> = self.all("observation").map(point).collect();
        let milestones: Vec<_> = self.all("milestone").map(point).collect();
        let superseded: Vec<_> = self.all("superseded").map(point).collect();
        // `part Men 2022 78.1`: a category has a line for each of its values.
        let of_parts = self.all("part").filter_map(|text| text.split_once(' '));
        let mut by_name: Vec<(&str, Vec<Point<'_>>)> = Vec::new();
        for (name, text) in of_parts {
            match by_name.iter_mut().find(|(other, _)| *other == name) {
                Some((_, points)) => points.push(point(text)),
                None => by_name.push((name, vec![point(text)])),
            }
        }
        let parts: Vec<Part<'_>> =
            by_name.iter().map(|(name, points)| Part { name, points }).collect();
        let year = |text: &str| Time::of_year(text.parse().expect("a year"));
        let breaks: Vec<_> = self.all("break").map(year).collect();
        let input = Trend {
            frame,
            unit: self.unit(),
            period: self.one("period").map(years),
            baseline: self.one("baseline").map(point),
            origin: self.one("origin").map(|year| (year.parse().expect("a year"), value("0"))),
            observations: &observations,
            superseded: &superseded,
            parts: &parts,
            breaks: &breaks,
            milestones: &milestones,
            target: target(self.one("target").expect("a trend has a target")),
            words: &self.words(),
        };
        then(&|| trend(&input));
    }

    fn progress(&self, frame: Frame<'_>, then: Then<'_>) {
        let rows: Vec<_> = self.all("row").map(progress_row).collect();
        let words = self.words();
        then(&|| progress(&Progress { frame, rows: &rows, words: &words }));
    }

    fn comparison(&self, frame: Frame<'_>, then: Then<'_>) {
        let rows: Vec<_> = self.all("row").map(ComparedPlace::of).collect();
        let rows: Vec<_> = rows.iter().map(ComparedPlace::row).collect();
        let (unit, words) = (self.unit(), self.words());
        let room = if self.one("room") == Some("wide") { Room::Wide } else { Room::Narrow };
        then(&|| comparison(&Comparison { frame, unit, rows: &rows, room, words: &words }));
    }

    fn status_bar(&self, frame: Frame<'_>, then: Then<'_>) {
        let lines: Vec<_> = self.all("row").map(status_parts).collect();
        let rows: Vec<_> = lines.iter().map(|(label, parts)| StatusRow { label, parts }).collect();
        let words = self.words();
        then(&|| status_bar(&StatusBar { frame, rows: &rows, words: &words }));
    }

    fn tile_map(&self, frame: Frame<'_>, then: Then<'_>) {
        let tiles: Vec<_> = self.all("tile").map(tile).collect();
        let (unit, words) = (self.unit(), self.words());
        let hollow = words.no_data;
        then(&|| tile_map(&TileMap { frame, unit, tiles: &tiles, hollow, words: &words }));
    }
}

/// `2021 2025`.
pub(crate) fn years(text: &str) -> (i32, i32) {
    let (from, to) = text.split_once(' ').expect("two years");
    (from.parse().expect("a year"), to.parse().expect("a year"))
}

/// `2020 22.71`, `2020 22.71 printed text` or, within a year, `2024-06/2024年6月底 22.71`.
fn point(text: &str) -> Point<'_> {
    let (time, rest) = text.split_once(' ').expect("year and value");
    let (number, text) = rest.split_once(' ').unwrap_or((rest, rest));
    let (time, when) = time.split_once('/').map_or((time, None), |(time, when)| (time, Some(when)));
    let at = match time.split_once('-').filter(|_| when.is_some()) {
        Some((year, month)) => {
            Time::end_of_month(year.parse().expect("a year"), month.parse().expect("a month"))
        }
        None => Time::of_year(time.parse().expect("a year")),
    };
    Point { at, when, value: value(number), text }
}

pub(crate) fn value(text: &str) -> Value {
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
    ProgressRow { label, unit, from, latest, to, place, mark: mark(shape), status_word }
}

/// The name of the mark of a status.
fn mark(text: &str) -> StatusMark {
    let mark = StatusMark::ALL.iter().find(|mark| mark.name() == text);
    *mark.unwrap_or_else(|| panic!("no status has the mark {text}"))
}

/// `label | status count word | status count word …`.
fn status_parts(text: &str) -> (&str, Vec<StatusPart<'_>>) {
    let mut parts = text.split('|').map(str::trim);
    let label = parts.next().expect("a label");
    let part = |part| {
        let mut words = str::splitn(part, 3, ' ');
        let mut next = || words.next().expect("status, count, word");
        let (mark, count) = (mark(next()), next().parse().expect("a count"));
        StatusPart { mark, word: next(), count }
    };
    (label, parts.map(part).collect())
}

/// `label | baseline | latest | target | milestones | other targets`, the last two if there are any; `-` for what is
/// missing, `;` between several.
struct ComparedPlace<'a> {
    label: &'a str,
    baseline: Option<Point<'a>>,
    latest: Vec<Point<'a>>,
    target: Option<Target<'a>>,
    milestones: Vec<Target<'a>>,
    others: Vec<Target<'a>>,
}

impl<'a> ComparedPlace<'a> {
    fn of(text: &'a str) -> Self {
        let mut parts = text.split('|').map(str::trim);
        let label = parts.next().expect("a label");
        let mut next = || {
            let part = parts.next().unwrap_or("-");
            part.split(';').map(str::trim).filter(|part| *part != "-")
        };
        Self {
            label,
            baseline: next().next().map(point),
            latest: next().map(point).collect(),
            target: next().next().map(target),
            milestones: next().map(target).collect(),
            others: next().map(target).collect(),
        }
    }

    fn row(&self) -> ComparisonRow<'_> {
        ComparisonRow {
            label: self.label,
            baseline: self.baseline,
            milestones: &self.milestones,
            latest: &self.latest,
            target: self.target,
            others: &self.others,
        }
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
