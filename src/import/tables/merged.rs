//! A table with one cell a line and neither numbers nor blank lines: which cells are values shows where a row begins, also where
//! its first cell is merged with that of the row above and left out

use super::cell::{Cell, MOST, doubt, may_be_name, texts};
use super::cells::is_cell;
use super::columns::is_value;
use super::heads::{is_head, is_value_head};
use super::table::{Found, Table};
use crate::import::doubt::Why;
use crate::import::lines::Line;
use crate::import::number::heading;
use crate::import::text::width;

/// A unit is no wider
const UNIT: usize = 14;
/// A value with its bound and unit is no wider
const VALUE: usize = 18;
/// Of so many rows one may have a cell that is not as its head says
const ODD: usize = 5;

/// What a head asks for
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Value,
    Unit,
    Nature,
    Words,
}

impl Asked {
    fn of(head: &str) -> Self {
        match head {
            "单位" | "计量单位" => Self::Unit,
            "属性" | "性质" | "指标属性" | "指标性质" => Self::Nature,
            _ if is_value_head(head) => Self::Value,
            _ => Self::Words,
        }
    }

    fn fits(self, cell: &str) -> bool {
        let has_digit = cell.contains(|c: char| c.is_ascii_digit());
        match self {
            Self::Value => is_value(cell) || has_digit && width(cell) <= VALUE || cell == "/",
            Self::Unit => width(cell) <= UNIT && !is_value(cell),
            Self::Nature => cell.ends_with('性'),
            Self::Words => !is_value(cell),
        }
    }
}

/// What some cells are
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A row, whose first cell may be that of the row above, and which may lack the value of a column
    Row { is_merged: bool, gap: Option<usize> },
    /// The name of the rows below
    Name,
}

impl Kind {
    fn length(self, columns: usize) -> usize {
        match self {
            Self::Row { is_merged, gap } => {
                columns - usize::from(is_merged) - usize::from(gap.is_some())
            }
            Self::Name => 1,
        }
    }
}

/// The way to read the cells up to a place that is nearest to what the heads say
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    odd: usize,
    gaps: usize,
    /// Rows without their first cell, and names: the fewer, the better
    merged: usize,
}

#[derive(Debug, Clone, Copy)]
struct Way {
    cost: Cost,
    rows: usize,
    last: Option<Kind>,
}

impl Way {
    /// Whether its rows are as the heads say, but for a few: what is no table is left soon, however long the text is.
    fn is_likely(&self) -> bool {
        self.cost.odd * ODD < self.rows + ODD && self.cost.gaps * 2 <= self.rows
    }
}

/// The table that begins with the first of the lines, if its heads are usual words and some of them ask for values.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    let mut cells = lines.iter().enumerate().filter(|(_, line)| !line.is_artefact());
    let mut ahead = cells.clone();
    let is_more = |(_, line): &(usize, &Line)| is_head(&line.text);
    let header: Vec<Cell> = ahead
        .by_ref()
        .take(MOST)
        .take_while(is_more)
        .map(|(at, line)| Cell::of(at, line))
        .collect();
    let asked: Vec<Asked> = header.iter().map(|cell| Asked::of(&cell.text)).collect();
    let columns = header.len();
    if columns < 3 || !asked.contains(&Asked::Value) || asked.first() != Some(&Asked::Words) {
        return None;
    }
    cells.nth(columns - 1)?;
    let may_be = |(_, line): &(usize, &Line)| {
        is_cell(&line.text) || heading(&line.text).is_some() && !line.text.trim().ends_with('。')
    };
    let mut reader = Reader { body: Vec::new(), ways: Vec::new(), asked: &asked };
    reader.read(cells.take_while(may_be).map(|(at, line)| Cell::of(at, line)));
    let (end, cost) = reader.end()?;
    let rows = reader.traced(end);
    let whole = rows.iter().filter(|(kind, _)| *kind != Kind::Name).count();
    if whole < 2 {
        return None;
    }
    let mut table = Table::new(texts(&header));
    for (kind, start) in &rows {
        let mut row = texts(reader.body.get(*start..start + kind.length(columns))?);
        if let Kind::Row { is_merged, gap } = kind {
            if *is_merged {
                row.insert(0, String::new());
            }
            if let Some(gap) = gap {
                row.insert(*gap, String::new());
            }
        }
        table.push(row);
    }
    let last = reader.body.get(end.checked_sub(1)?)?;
    // The first of two lines of a cell looks like a name of rows.
    let is_name = |(kind, at): &(Kind, usize)| {
        *kind == Kind::Name && reader.body.get(*at).is_none_or(|cell| heading(&cell.text).is_none())
    };
    // Where the last cell is empty, what stands below the table is taken for it, unless the head asks for something else.
    let is_sure = cost.odd + cost.gaps == 0
        && asked.last() != Some(&Asked::Words)
        && !rows.iter().any(is_name);
    let asked = (!is_sure).then(|| doubt(header.first(), Some(last), Why::GuessedTable));
    Some(Found { table, doubts: asked.into_iter().collect(), lines: last.at + 1 })
}

/// Reads cells as rows
struct Reader<'a> {
    body: Vec<Cell>,
    /// The best way to each place; none where nothing ends there
    ways: Vec<Option<Way>>,
    asked: &'a [Asked],
}

impl Reader<'_> {
    /// Goes on for as long as a row or a name ends somewhere.
    fn read(&mut self, mut cells: impl Iterator<Item = Cell>) {
        let columns = self.asked.len();
        let cost = Cost { odd: 0, gaps: 0, merged: 0 };
        self.ways.push(Some(Way { cost, rows: 0, last: None }));
        let mut at = 0;
        while at < self.ways.len() {
            self.body.extend(cells.by_ref().take(at + columns - self.body.len()));
            if let Some(way) = self.ways.get(at).copied().flatten() {
                for kind in self.kinds(at, way.last) {
                    self.go(at, way, kind);
                }
            }
            at += 1;
        }
    }

    /// What the cells from a place on may be, with how many of them are not as their heads say
    fn kinds(&self, at: usize, before: Option<Kind>) -> Vec<(Kind, usize)> {
        let is_below_row = matches!(before, Some(Kind::Row { .. }));
        let mut kinds = Vec::new();
        for is_merged in [false, true] {
            // What is merged are groups of names.
            if is_merged && !(is_below_row && self.asked.get(1) == Some(&Asked::Words)) {
                continue;
            }
            let asked = self.asked.get(usize::from(is_merged)..).unwrap_or_default();
            let most = usize::from(!is_merged);
            let whole = Kind::Row { is_merged, gap: None };
            kinds.extend(self.odd(at, asked).filter(|odd| *odd <= most).map(|odd| (whole, odd)));
            // The earliest value is most often the one that is not known.
            let gap = (1..self.asked.len()).find(|gap| {
                let mut without = asked.to_vec();
                without.remove(gap - usize::from(is_merged));
                self.asked.get(*gap) == Some(&Asked::Value) && self.odd(at, &without) == Some(0)
            });
            kinds.extend(gap.map(|gap| (Kind::Row { is_merged, gap: Some(gap) }, 0)));
        }
        let is_name = self.body.get(at).is_some_and(|cell| may_be_name(&cell.text));
        kinds.extend((is_name && before != Some(Kind::Name)).then_some((Kind::Name, 0)));
        kinds
    }

    /// How many cells from a place on are not as they are asked for; none where there are not so many.
    fn odd(&self, at: usize, asked: &[Asked]) -> Option<usize> {
        let cells = self.body.get(at..at + asked.len())?;
        Some(cells.iter().zip(asked).filter(|(cell, asked)| !asked.fits(&cell.text)).count())
    }

    fn go(&mut self, at: usize, way: Way, (kind, odd): (Kind, usize)) {
        let columns = self.asked.len();
        let end = at + kind.length(columns);
        let (is_merged, gap) = match kind {
            Kind::Row { is_merged, gap } => (is_merged, gap.is_some()),
            Kind::Name => (true, false),
        };
        let cost = Cost {
            odd: way.cost.odd + odd,
            gaps: way.cost.gaps + usize::from(gap),
            merged: way.cost.merged + usize::from(is_merged),
        };
        let rows = way.rows + usize::from(kind != Kind::Name);
        let next = Way { cost, rows, last: Some(kind) };
        if !next.is_likely() {
            return;
        }
        self.ways.resize(self.ways.len().max(end + 1), None);
        if let Some(best) = self.ways.get_mut(end)
            && best.is_none_or(|best| cost < best.cost)
        {
            *best = Some(next);
        }
    }

    /// The last place where a row ends.
    fn end(&self) -> Option<(usize, Cost)> {
        let is_row =
            |way: &Option<Way>| way.is_some_and(|way| matches!(way.last, Some(Kind::Row { .. })));
        let end = self.ways.iter().rposition(is_row)?;
        Some((end, self.ways.get(end).copied().flatten()?.cost))
    }

    /// The rows and names up to a place, with where each begins.
    fn traced(&self, end: usize) -> Vec<(Kind, usize)> {
        let mut rows = Vec::new();
        let mut at = end;
        while let Some(kind) = self.ways.get(at).copied().flatten().and_then(|way| way.last) {
            at -= kind.length(self.asked.len());
            rows.push((kind, at));
        }
        rows.reverse();
        rows
    }
}
