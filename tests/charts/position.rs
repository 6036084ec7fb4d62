//! A mark stands at its number: two ticks give the scale of an axis, and every mark with a title is where its title says.

use super::shape::{Box4, extent, numbers, path};
use planboard::chart::text_size;
use roxmltree::Node;

/// Marks of values; their titles hold a year, except those of amounts, and a number.
const POINTS: [&str; 9] = [
    "pb-base",
    "pb-point",
    "pb-latest",
    "pb-old",
    "pb-part",
    "pb-step",
    "pb-goal",
    "pb-stated",
    "pb-work",
];

/// Says which marks stand elsewhere than at their numbers; returns how many were compared.
pub(crate) fn compare(root: Node<'_, '_>, faults: &mut Vec<String>) -> usize {
    let titled = root.descendants().skip(1).filter_map(|node| Some((node, title(node)?)));
    let titled: Vec<(Node<'_, '_>, &str)> = titled.collect();
    let pairs = match root.attribute("class").unwrap_or_default() {
        "pb-chart pb-progress" => shares(root, &titled, faults),
        "pb-chart pb-gantt" => periods(root, &titled),
        "pb-chart pb-timeline" => days(&titled),
        "pb-chart pb-tiles" => squares(&titled, faults),
        _ => values(root, &titled, faults),
    };
    let far = pairs.iter().filter(|pair| !pair.is_close());
    faults.extend(far.map(|pair| format!("not at its number: {pair:?}")));
    pairs.len()
}

/// Where a mark stands, and where it should by its title: any of some places.
#[derive(Debug)]
struct Pair<'a> {
    #[expect(dead_code, reason = "shown where it stands elsewhere")]
    title: &'a str,
    /// One place, or the two ends of a bar.
    stands: Vec<f64>,
    /// A range has two marks of one title.
    should: Vec<f64>,
    tolerance: f64,
}

impl Pair<'_> {
    fn is_close(&self) -> bool {
        let near = |at: f64| self.should.iter().any(|to| (at - to).abs() <= self.tolerance);
        self.stands.iter().any(|at| near(*at))
    }
}

/// Two ticks of an axis: their numbers and places.
#[derive(Clone, Copy, Debug)]
struct Scale([(f64, f64); 2]);

impl Scale {
    /// The outermost of some ticks; none where there are fewer than two.
    fn of(mut ticks: Vec<(f64, f64)>) -> Option<Self> {
        ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (first, last) = (*ticks.first()?, *ticks.last()?);
        (first.0 < last.0).then_some(Self([first, last]))
    }

    fn at(&self, number: f64) -> f64 {
        let [(low, from), (high, to)] = self.0;
        from + (number - low) / (high - low) * (to - from)
    }

    /// Ticks and marks are rounded to tenths; beyond the ticks the error grows.
    fn pair<'a>(&self, title: &'a str, stands: Vec<f64>, numbers: &[f64]) -> Pair<'a> {
        let [(low, _), (high, _)] = self.0;
        let beyond = |n: &f64| (n - high).max(low - n).max(0.0) / (high - low);
        let tolerance = 0.11 + 0.1 * numbers.iter().map(beyond).fold(0.0, f64::max);
        let should = numbers.iter().map(|number| self.at(*number)).collect();
        Pair { title, stands, should, tolerance }
    }
}

/// Years across and values up, or values across where no ticks stand below each other.
fn values<'a>(
    root: Node<'_, '_>,
    titled: &[(Node<'_, '_>, &'a str)],
    faults: &mut Vec<String>,
) -> Vec<Pair<'a>> {
    let across = ticks(root, "middle", |node| number_of(node, "x"));
    let mut up = ticks(root, "end", |node| number_of(node, "y"));
    let is_plot = !up.is_empty();
    if is_plot {
        // The ticks of the grid are what numbers stand at; texts beside them have their own height.
        up.sort_by(|a, b| a.1.total_cmp(&b.1));
        let lines = grid(root);
        if lines.len() != up.len() {
            faults.push(format!("{} ticks at {} lines", up.len(), lines.len()));
        }
        for (tick, line) in up.iter_mut().zip(lines) {
            if (tick.1 - line).abs() > 6.0 {
                faults.push(format!("a tick at {}, its line at {line}", tick.1));
            }
            tick.1 = line;
        }
    }
    let unit = unit(root);
    let years = if is_plot { across.clone() } else { Vec::new() };
    let rises = Scale::of(up.clone()).is_none_or(|Scale([low, high])| low.1 > high.1);
    let runs_right = Scale::of(across.clone()).is_none_or(|Scale([low, high])| low.1 < high.1);
    if !rises || !runs_right {
        faults.push("more is not higher, or not farther to the right".to_owned());
    }
    let scale = Scale::of(if is_plot { up } else { across });
    let mut pairs = Vec::new();
    for (node, title) in titled {
        let class = node.attribute("class").unwrap_or_default();
        if !POINTS.contains(&class) {
            continue;
        }
        let (year, amounts) = said(title, unit);
        let [left, top, right, bottom] = place(*node);
        if let (Some(scale), false) = (scale, amounts.is_empty()) {
            let stands = if is_plot { vec![top, bottom] } else { vec![left, right] };
            pairs.push(scale.pair(title, stands, &amounts));
        }
        match (Scale::of(years.clone()), years.as_slice(), year) {
            (Some(scale), _, Some(year)) => pairs.push(scale.pair(title, vec![left], &[year])),
            (None, [(tick, at)], Some(year)) if (*tick - year).abs() < 0.5 => {
                let (stands, should) = (vec![left], vec![*at]);
                pairs.push(Pair { title, stands, should, tolerance: 0.11 });
            }
            _ => {}
        }
    }
    pairs
}

/// Bars from 0 % to their share; what lies beyond the scale ends at its edge, with an arrow.
fn shares<'a>(
    root: Node<'_, '_>,
    titled: &[(Node<'_, '_>, &'a str)],
    faults: &mut Vec<String>,
) -> Vec<Pair<'a>> {
    let is = |node: &Node<'_, '_>, class: &str| node.attribute("class") == Some(class);
    let end = |class: &str| {
        let ends = root.descendants().filter(|node| is(node, class) && title(*node).is_none());
        ends.map(|node| place(node)[0]).next()
    };
    let ends = [end("pb-base").map(|at| (0.0, at)), end("pb-goal").map(|at| (100.0, at))];
    let Some(scale) = Scale::of(ends.into_iter().flatten().collect()) else { return Vec::new() };
    if scale.0[0].1 >= scale.0[1].1 {
        faults.push("more is not farther to the right".to_owned());
    }
    let is_beyond = |title: &str| titled.iter().any(|(n, t)| is(n, "pb-beyond") && *t == title);
    let mut pairs = Vec::new();
    for (node, title) in titled {
        let [left, _, right, _] = place(*node);
        match node.attribute("class").unwrap_or_default() {
            "pb-base" => pairs.push(scale.pair(title, vec![left], &[0.0])),
            "pb-goal" => pairs.push(scale.pair(title, vec![left], &[100.0])),
            "pb-bar" if !is_beyond(title) => {
                let share = amounts(title.trim_end_matches([' ', '%']));
                let share = share.last().copied().into_iter();
                // Printed shares are rounded to whole percents.
                let pair = scale.pair(title, vec![left, right], &share.collect::<Vec<_>>());
                let whole = (scale.at(0.5) - scale.at(0.0)).abs();
                pairs.push(Pair { tolerance: pair.tolerance + whole, ..pair });
            }
            _ => {}
        }
    }
    pairs
}

/// Bars from the first day of a year to the last of another; titles hold both years where they tell them.
fn periods<'a>(root: Node<'_, '_>, titled: &[(Node<'_, '_>, &'a str)]) -> Vec<Pair<'a>> {
    // A year stands in the middle of its span, unless the edge of the chart pushes it aside.
    let middles = root.descendants().filter(|node| node.attribute("class") == Some("pb-tick"));
    let middles = middles.filter_map(|node| {
        let wide = text_size(node.text()?, "pb-tick")?.0;
        let left = number_of(node, "x")?;
        (left > 8.05 && left + wide < 335.95).then_some((number(node)? + 0.5, left + wide / 2.0))
    });
    let Some(scale) = Scale::of(middles.collect()) else { return Vec::new() };
    let is_beyond = |title: &str| {
        let more = titled.iter().filter(|(node, _)| node.attribute("class") == Some("pb-more"));
        more.into_iter().any(|(_, other)| *other == title)
    };
    let mut pairs = Vec::new();
    for (node, title) in titled {
        let Some((from, to)) = years_in(title).filter(|_| node.has_tag_name("rect")) else {
            continue;
        };
        if !is_beyond(title) {
            let ([left, _, right, _], to): (_, f64) = (place(*node), to);
            let mut ends = [
                scale.pair(title, vec![left], &[from]),
                scale.pair(title, vec![right], &[to + 1.0]),
            ];
            // Labels are rounded twice: their ends, and their middles.
            for pair in &mut ends {
                pair.tolerance += 0.15;
            }
            pairs.extend(ends);
        }
    }
    pairs
}

/// The first and the last year of a title, as `2021—2024`.
fn years_in(title: &str) -> Option<(f64, f64)> {
    let is_digit = |c: char| c.is_ascii_digit();
    title.match_indices('—').find_map(|(at, dash)| {
        let before = title.get(..at)?;
        let from = before.get(before.trim_end_matches(is_digit).len()..)?;
        let after = title.get(at + dash.len()..)?;
        let to = after.get(..after.len() - after.trim_start_matches(is_digit).len())?;
        Some((from.parse().ok()?, to.parse().ok()?))
    })
}

/// Days on the rail, the later the lower, as far from each other as the calendar says.
fn days<'a>(titled: &[(Node<'_, '_>, &'a str)]) -> Vec<Pair<'a>> {
    let rail = titled.iter().filter(|(node, _)| node.attribute("class") == Some("pb-place"));
    let days = rail.filter_map(|(node, title)| Some((place(*node)[1], *title, day(title)?)));
    let days: Vec<(f64, &str, f64)> = days.collect();
    let ends: Vec<(f64, f64)> = days.iter().map(|(at, _, day)| (*day, *at)).collect();
    let Some(scale) = Scale::of(ends) else { return Vec::new() };
    let [(_, first), (_, last)] = scale.0;
    let pairs = days.iter().map(|(at, title, day)| scale.pair(title, vec![*at], &[*day]));
    let is_down = first <= last;
    pairs.map(|pair| if is_down { pair } else { Pair { should: Vec::new(), ..pair } }).collect()
}

/// A square of a map of tiles: where its title says it is, where it stands, its shade and its number.
struct Square<'a> {
    title: &'a str,
    place: [f64; 2],
    at: [f64; 2],
    shade: Option<(u8, f64)>,
}

impl<'a> Square<'a> {
    fn of(node: Node<'_, '_>, title: &'a str) -> Option<Self> {
        let mut words = title.split(' ').map(|word| word.parse::<f64>().ok());
        let [left, top, ..] = extent(node).first().copied()?;
        let value = title.split_once("| ");
        let value = value.and_then(|(_, value)| value.split(' ').next()?.parse().ok());
        let step = node.attribute("class")?.strip_prefix("pb-tile")?.parse::<u8>().ok();
        let place = [words.next()??, words.next()??];
        Some(Self { title, place, at: [left, top], shade: step.zip(value) })
    }
}

/// Squares in the column and the row that their titles name, the darker the more.
fn squares<'a>(titled: &[(Node<'_, '_>, &'a str)], faults: &mut Vec<String>) -> Vec<Pair<'a>> {
    let squares: Vec<Square<'_>> =
        titled.iter().filter_map(|(node, title)| Square::of(*node, title)).collect();
    let mut pairs = Vec::new();
    for axis in [0, 1] {
        let all = squares.iter().map(|square| (square.place[axis], square.at[axis]));
        let Some(scale) = Scale::of(all.collect()) else { continue };
        if scale.0[0].1 >= scale.0[1].1 {
            faults.push("squares are mirrored".to_owned());
        }
        let pair = |square: &Square<'a>| {
            scale.pair(square.title, vec![square.at[axis]], &[square.place[axis]])
        };
        pairs.extend(squares.iter().map(pair));
    }
    let mut shades: Vec<(u8, f64)> = squares.iter().filter_map(|square| square.shade).collect();
    shades.sort_by(|one, other| one.1.total_cmp(&other.1));
    if !shades.is_sorted_by_key(|(step, _)| *step) {
        faults.push(format!("more is not darker: {shades:?}"));
    }
    pairs
}

/// `YYYY-MM-DD` at the beginning of a text as a number of days.
fn day(text: &str) -> Option<f64> {
    let mut parts = text.get(..10)?.split('-').map(|part| part.parse::<f64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Counted from March, so that the leap day is the last of its year.
    let (year, month) = if month > 2.0 { (year, month - 3.0) } else { (year - 1.0, month + 9.0) };
    let leaps = (year / 4.0).floor() - (year / 100.0).floor() + (year / 400.0).floor();
    Some(year * 365.0 + leaps + ((153.0 * month + 2.0) / 5.0).floor() + day)
}

/// The numbers of ticks with an anchor, and their places.
fn ticks(
    root: Node<'_, '_>,
    anchor: &str,
    at: impl Fn(Node<'_, '_>) -> Option<f64>,
) -> Vec<(f64, f64)> {
    let ticks = root.descendants().filter(|node| node.attribute("class") == Some("pb-tick"));
    let ticks = ticks.filter(|node| node.attribute("text-anchor") == Some(anchor));
    ticks.filter_map(|node| Some((number(node)?, at(node)?))).collect()
}

/// The heights of the grid, from the top.
fn grid(root: Node<'_, '_>) -> Vec<f64> {
    let lines = root.descendants().filter(|node| node.attribute("class") == Some("pb-grid"));
    let ends = lines.flat_map(|node| path(node.attribute("d").unwrap_or_default()));
    let mut heights: Vec<f64> = ends.collect::<Vec<f64>>().chunks(2).map(|end| end[1]).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup();
    heights
}

/// The number of a tick: `−0.2` or `5×10⁻¹²`.
fn number(tick: Node<'_, '_>) -> Option<f64> {
    let text = tick.text()?.replace('−', "-");
    let Some((mantissa, power)) = text.split_once("×10") else { return text.parse().ok() };
    let plain = |c: char| match c {
        '⁻' => '-',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        c => char::from_digit(u32::from(c).wrapping_sub(0x2070), 10).unwrap_or(c),
    };
    format!("{mantissa}e{}", power.chars().map(plain).collect::<String>()).parse().ok()
}

/// The unit above an axis, or the first line of a long one.
fn unit<'a>(root: Node<'a, '_>) -> &'a str {
    let mut notes = root.descendants().filter(|node| node.attribute("class") == Some("pb-note"));
    let unit = |text: &'a str| ["单位：", "Unit: "].iter().find_map(|word| text.strip_prefix(word));
    notes.find_map(|node| unit(node.text()?)).unwrap_or_default()
}

/// What a title says: a year, if it names one, and its number, or both of a range.
fn said(title: &str, unit: &str) -> (Option<f64>, Vec<f64>) {
    let (title, _) = title.rsplit_once(unit).filter(|_| !unit.is_empty()).unwrap_or((title, ""));
    let words: Vec<&str> = title.split(' ').collect();
    let is_year = |word: &&str| {
        let digits = word.trim_end_matches(['年', ':']);
        digits.len() < word.len() && digits.parse::<i32>().is_ok()
    };
    let Some(at) = words.iter().rposition(is_year) else {
        // An amount is the last word; where that is more than a number, it is one of them.
        let last = words.iter().rev().find(|word| !word.is_empty());
        let plain = last.and_then(|word| word.replace('−', "-").parse().ok());
        return (None, plain.map_or_else(|| amounts(title), |number| vec![number]));
    };
    let year = words[at].trim_end_matches(['年', ':']).parse().ok();
    let rest = words[at + 1..].join(" ");
    let count = if rest.contains(['—', '~', '～']) { 2 } else { 1 };
    (year, amounts(&rest).into_iter().take(count).collect())
}

/// The numbers of a text as charts draw them; a blank may part thousands.
fn amounts(text: &str) -> Vec<f64> {
    let chars: Vec<char> = text.chars().map(|c| if c == '−' { '-' } else { c }).collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let parts_thousands =
        |at: usize| is_digit(at - 1) && (1..4).all(|n| is_digit(at + n)) && !is_digit(at + 4);
    let mut amounts = Vec::new();
    let mut written = String::new();
    for (at, c) in chars.iter().copied().chain([' ']).enumerate() {
        let follows_digit = at > 0 && is_digit(at - 1);
        let is_of_number = match c {
            c if c.is_ascii_digit() => true,
            '-' => written.is_empty() && !follows_digit || written.ends_with('e'),
            '.' | 'e' => !written.is_empty() && follows_digit,
            ' ' if !written.is_empty() && parts_thousands(at) => continue,
            _ => false,
        };
        if is_of_number {
            written.push(c);
        } else if !written.is_empty() {
            amounts.extend(written.trim_end_matches(['.', 'e']).parse::<f64>().ok());
            written.clear();
        }
    }
    let drawn = |n: f64| if n.abs() < 1e-300 { 0.0 } else { n.clamp(-1e300, 1e300) };
    amounts.into_iter().map(drawn).collect()
}

fn title<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.children().find(|child| child.has_tag_name("title"))?.text()
}

fn number_of(node: Node<'_, '_>, attribute: &str) -> Option<f64> {
    numbers(node.attribute(attribute)?).first().copied()
}

/// The point of a mark, or the corners of a bar.
fn place(node: Node<'_, '_>) -> Box4 {
    let point = match node.tag_name().name() {
        "circle" => number_of(node, "cx").zip(number_of(node, "cy")),
        "path" => match path(node.attribute("d").unwrap_or_default()).as_slice() {
            [x, y, ..] => Some((*x, *y)),
            _ => None,
        },
        _ => None,
    };
    let corners = || extent(node).first().copied().unwrap_or([f64::NAN; 4]);
    point.map_or_else(corners, |(x, y)| [x, y, x, y])
}
