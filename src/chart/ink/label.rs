//! Finding places for labels beside their points, so that no two texts overlap.

use super::class::Class;
use super::legend::LINE;
use super::svg::U;
use super::text;

/// A rectangle in tenths of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::chart) struct Rect {
    pub(in crate::chart) left: i32,
    pub(in crate::chart) top: i32,
    pub(in crate::chart) right: i32,
    pub(in crate::chart) bottom: i32,
}

impl Rect {
    /// Whether two rectangles share more than an edge.
    pub(in crate::chart) const fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    const fn holds(&self, (x, y): (i32, i32)) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }
}

/// What crossing a line costs, compared with 1 for a place one rank less usual.
const LINE_COST: usize = 8;

/// Places in which a line is looked at.
const PARTS: i64 = 96;

/// A text that wants to stand near a point.
pub(in crate::chart) struct Label {
    pub(in crate::chart) lines: Vec<String>,
    pub(in crate::chart) class: Class,
    pub(in crate::chart) at: (i32, i32),
    /// Free distance around the point.
    pub(in crate::chart) clear: i32,
    /// Whether it is worth a place farther away; other labels give way.
    pub(in crate::chart) must: bool,
}

/// The plot as labels see it.
pub(in crate::chart) struct Board {
    /// Labels stay inside.
    pub(in crate::chart) bounds: Rect,
    /// Texts in place, never to be overlapped.
    pub(in crate::chart) taken: Vec<Rect>,
    /// Lines and marks, to be avoided where possible.
    pub(in crate::chart) segments: Vec<[(i32, i32); 2]>,
    pub(in crate::chart) marks: Vec<(i32, i32)>,
    /// Heights of grid lines, better left free too.
    pub(in crate::chart) grid: Vec<i32>,
}

impl Board {
    /// Takes the best free place for a label.
    pub(in crate::chart) fn place(&mut self, label: &Label) -> Option<Rect> {
        let size = label.size();
        let (_, best) = self
            .near(label, size)
            .filter(|rect| self.is_free(rect))
            .enumerate()
            .map(|(rank, rect)| (self.cost(&rect, label.at) + rank, rect))
            .filter(|(cost, _)| label.must || *cost < LINE_COST)
            .min_by_key(|(cost, _)| *cost)
            .or_else(|| label.must.then(|| self.anywhere(label.at, size)).flatten())?;
        self.taken.push(best);
        Some(best)
    }

    /// Places around the point, the most usual first.
    fn near(&self, label: &Label, (wide, high): (i32, i32)) -> impl Iterator<Item = Rect> {
        let ((x, y), gap, bounds) = (label.at, label.clear, self.bounds);
        let (middle, beside) = (x - wide / 2, y - high / 2);
        let (above, below) = (y - gap - high, y + gap);
        let (before, behind) = (x - gap - 3 * U - wide, x + gap + 3 * U);
        let far = 12 * U;
        [
            (middle, above),
            (middle, below),
            (behind, beside),
            (before, beside),
            (x - 2 * U, above),
            (x + 2 * U - wide, above),
            (x - 2 * U, below),
            (x + 2 * U - wide, below),
            (middle, above - far),
            (middle, below + far),
        ]
        .into_iter()
        .map(move |(left, top)| {
            // At the sides of the plot a label slides inwards instead of leaving it.
            let left = left.min(bounds.right - wide).max(bounds.left);
            Rect { left, top, right: left + wide, bottom: top + high }
        })
    }

    /// The nearest free place in a grid over the plot.
    fn anywhere(&self, (x, y): (i32, i32), (wide, high): (i32, i32)) -> Option<(usize, Rect)> {
        let Rect { left, top, right, bottom } = self.bounds;
        let rows = (top..=(bottom - high)).step_by(4 * 10);
        let grid =
            rows.flat_map(|top| (left..=(right - wide)).step_by(8 * 10).map(move |l| (l, top)));
        let rects =
            grid.map(|(left, top)| Rect { left, top, right: left + wide, bottom: top + high });
        rects
            .filter(|rect| self.is_free(rect))
            .min_by_key(|rect| {
                (rect.left + wide / 2 - x).abs() + 2 * (rect.top + high / 2 - y).abs()
            })
            .map(|rect| (0, rect))
    }

    fn is_free(&self, rect: &Rect) -> bool {
        let inside = rect.left >= self.bounds.left
            && rect.right <= self.bounds.right
            && rect.top >= self.bounds.top
            && rect.bottom <= self.bounds.bottom;
        inside && !self.taken.iter().any(|taken| taken.meets(rect))
    }

    /// Marks, lines and grid lines under a label, in this order of weight.
    fn cost(&self, rect: &Rect, own: (i32, i32)) -> usize {
        let grown = Rect {
            left: rect.left - 3 * U,
            top: rect.top - 2 * U,
            right: rect.right + 3 * U,
            bottom: rect.bottom + 2 * U,
        };
        // A label slid inwards at a side of the plot may come to lie on its own mark.
        let near = |mark: &&(i32, i32)| if **mark == own { rect } else { &grown }.holds(**mark);
        let marks = self.marks.iter().filter(near).count();
        let lines = self.segments.iter().filter(|segment| crosses(rect, segment)).count();
        let within = |y: &&i32| rect.top + 3 * U < **y && **y < rect.bottom - 2 * U;
        let grid = self.grid.iter().filter(within).count();
        marks * 4 * LINE_COST + lines * LINE_COST + grid * 2
    }
}

impl Label {
    fn size(&self) -> (i32, i32) {
        let wide = self.lines.iter().map(|line| text::width(line, self.class)).max().unwrap_or(0);
        let lines = i32::try_from(self.lines.len()).unwrap_or(i32::MAX).saturating_sub(1);
        // A hair on both sides, so that rounding the middle never makes neighbours touch.
        (wide + 6, lines.saturating_mul(LINE).saturating_add(line_height(self.class)))
    }
}

/// Height of one line of text: from above its letters to below them.
pub(in crate::chart) fn line_height(class: Class) -> i32 {
    class.size() * 12
}

/// From the top of a line's box to the line on which the letters stand.
pub(in crate::chart) fn ascent(class: Class) -> i32 {
    class.size() * 95 / 10
}

/// Whether a line runs through a rectangle; looked at in 96 places, which is enough for a label.
fn crosses(rect: &Rect, [(x0, y0), (x1, y1)]: &[(i32, i32); 2]) -> bool {
    let (left, right) = within((*x0, *x1), (rect.left, rect.right));
    let (top, bottom) = within((*y0, *y1), (rect.top, rect.bottom));
    let along = |a: i32, b: i32, part: i64| {
        i32::try_from(i64::from(a) + (i64::from(b) - i64::from(a)) * part / PARTS).unwrap_or(a)
    };
    let mut parts = left.max(top)..=right.min(bottom);
    parts.any(|part| rect.holds((along(*x0, *x1, part), along(*y0, *y1, part))))
}

/// The places on a line from `a` to `b` that may lie between two limits: most lines are far from most labels, so few
/// places need a look. Rounded outwards; empty where the line passes by.
fn within((a, b): (i32, i32), (low, high): (i32, i32)) -> (i64, i64) {
    if a.max(b) < low || a.min(b) > high {
        return (1, 0);
    }
    let way = i64::from(b) - i64::from(a);
    if way == 0 {
        return (0, PARTS);
    }
    let part = |limit: i64| (limit - i64::from(a)) * PARTS / way;
    // One tenth more on both sides: places are rounded.
    let ends = (part(i64::from(low) - 1), part(i64::from(high) + 1));
    ((ends.0.min(ends.1) - 1).max(0), (ends.0.max(ends.1) + 1).min(PARTS))
}

/// Shifts intervals on a line until none overlap; `wishes` are (middle, width) from left to right.
/// Returns the left ends, or nothing if they do not fit between `left` and `right`.
pub(in crate::chart) fn spread(
    wishes: &[(i32, i32)],
    gap: i32,
    (left, right): (i32, i32),
) -> Option<Vec<i32>> {
    let total: i32 = wishes.iter().map(|(_, wide)| wide + gap).sum();
    if total - gap > right - left {
        return None;
    }
    let mut ends = Vec::with_capacity(wishes.len());
    let mut free = left;
    for (middle, wide) in wishes {
        let start = (middle - wide / 2).max(free);
        ends.push(start);
        free = start + wide + gap;
    }
    // What was pushed over the right side goes back, and pushes its neighbours back in turn.
    let mut limit = right;
    for (end, (_, wide)) in ends.iter_mut().zip(wishes).rev() {
        *end = (*end).min(limit - wide);
        limit = *end - gap;
    }
    Some(ends)
}

#[cfg(test)]
mod tests {
    use super::{PARTS, Rect, crosses, spread};

    /// The short way gives what looking at every place gives.
    #[test]
    fn lines_cross_labels_as_if_every_place_were_looked_at() {
        let rect = Rect { left: -37, top: 20, right: 55, bottom: 61 };
        let ends = [-900, -38, -37, -36, -5, 0, 7, 54, 55, 56, 60, 62, 300, 3440];
        for (x0, y0) in ends.iter().flat_map(|x| ends.iter().map(move |y| (*x, *y))) {
            for (x1, y1) in ends.iter().flat_map(|x| ends.iter().map(move |y| (*x, *y))) {
                let along = |a: i32, b: i32, part: i32| a + (b - a) * part / 96;
                let slow = (0..=96).any(|p| rect.holds((along(x0, x1, p), along(y0, y1, p))));
                assert_eq!(crosses(&rect, &[(x0, y0), (x1, y1)]), slow, "{x0},{y0} {x1},{y1}");
            }
        }
        assert_eq!(PARTS, 96);
    }

    #[test]
    fn spread_keeps_order_and_distance() {
        assert_eq!(spread(&[(50, 20), (100, 20)], 5, (0, 200)), Some(vec![40, 90]));
        assert_eq!(spread(&[(100, 20), (100, 20)], 5, (0, 200)), Some(vec![90, 115]));
        assert_eq!(spread(&[(195, 20), (199, 20)], 5, (0, 200)), Some(vec![155, 180]));
        assert_eq!(spread(&[(0, 150), (9, 150)], 5, (0, 200)), None);
    }
}
