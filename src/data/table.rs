//! A table, described once: its data file and its part of the guides come from the same columns.

use super::cell::{Cell, Value};
use super::csv;
use super::kind::Kind;
use crate::diag::Message;
use crate::files::File;
use crate::say;
use crate::site::{Route, Site};

/// A table with its rows, which are made from `I`.
pub struct Table<'a, I> {
    /// The name of its file in `data/`; where every record of a kind has one, `ID` stands for the id of the record.
    pub file: &'static str,
    /// Its other files, which hold the same of records of other kinds.
    pub others: &'static [&'static str],
    /// What it is called.
    pub title: Message,
    /// What a row is, without a full stop.
    pub row: Message,
    /// How the records of its rows are named, where it is the table that gives them their keys.
    pub naming: Option<Naming>,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// Whether a site without a row has no such file.
    pub only_used: bool,
    /// Whether its rows are of what documents say and of progress alone, whatever values there are.
    pub is_of_plans: bool,
    rows: Rows<'a, I>,
}

/// A table of the records of a site.
pub type SiteTable<'a> = Table<'a, &'a Site<'a>>;

/// How the records of a table are named, all without a full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// What they are called.
    pub record: Message,
    /// What their keys are made of.
    pub key: Message,
    /// The page on which the key of one is its anchor.
    pub page: Message,
    /// A key of the bundled content.
    pub example: &'static str,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, in the first line of the file.
    pub name: &'static str,
    /// What it holds, without a full stop.
    pub meaning: Message,
    /// Of which kind that is.
    pub kind: Kind,
    /// When a cell is empty, without a full stop; `None` is never.
    pub empty: Option<Message>,
    /// Whether a file in which no cell is filled has no such column.
    pub only_used: bool,
}

/// Gives the cells of each row in turn, those of the columns that are wanted.
type Rows<'a, I> = Box<dyn Fn(I, &[bool], &mut dyn FnMut(&[Cell])) + Send + Sync + 'a>;

/// The columns of a table with rows of `R`, one beside another.
pub(super) struct Columns<'a, R>(Vec<(Column, CellOf<'a, R>)>);

/// Takes the cell of a column out of a row.
type CellOf<'a, R> = Box<dyn Fn(&R) -> Cell + Send + Sync + 'a>;

impl<I: Copy> Table<'_, I> {
    /// This table as one that only sites with a row have.
    pub(super) fn only_used(self) -> Self {
        Self { only_used: true, ..self }
    }

    /// This table as one that values change nothing of.
    pub(super) fn of_plans(self) -> Self {
        Self { is_of_plans: true, ..self }
    }

    /// Whether there is such a file.
    pub(crate) fn is_there(&self, from: I) -> bool {
        let mut has_row = false;
        if self.only_used {
            (self.rows)(from, &[], &mut |_| has_row = true);
        }
        has_row || !self.only_used
    }

    /// This table with files of records of other kinds.
    pub(super) fn with_others(self, others: &'static [&'static str]) -> Self {
        Self { others, ..self }
    }

    /// This table as the one that gives the records of its rows their keys.
    pub(super) fn keyed(self, naming: Naming) -> Self {
        Self { naming: Some(naming), ..self }
    }

    /// Its route.
    pub(crate) fn route(&self) -> Route<'static> {
        Route::Data(self.file)
    }

    /// The data file.
    pub(crate) fn csv(&self, from: I) -> File {
        self.csv_at(&self.route(), from)
    }

    /// The same under another name, for a table of which there are several files.
    pub(crate) fn csv_at(&self, route: &Route<'_>, from: I) -> File {
        let shown = self.shown(from);
        let names = self.columns.iter().zip(&shown).filter(|(_, shown)| **shown);
        let bytes = csv::written(names.map(|(column, _)| column.name), |write| {
            (self.rows)(from, &shown, write);
        });
        File { path: route.path(), bytes }
    }

    /// Of each column whether the file has it.
    fn shown(&self, from: I) -> Vec<bool> {
        let may_lack: Vec<bool> = self.columns.iter().map(|column| column.only_used).collect();
        let mut used = vec![false; may_lack.iter().filter(|may| **may).count()];
        if !used.is_empty() {
            (self.rows)(from, &may_lack, &mut |cells| {
                for (used, cell) in used.iter_mut().zip(cells) {
                    *used |= !matches!(cell, Cell::Empty);
                }
            });
        }
        let mut used = used.into_iter();
        may_lack.iter().map(|may_lack| !may_lack || used.next() == Some(true)).collect()
    }
}

impl<'a, R: 'a> Columns<'a, R> {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    /// A column that is never empty.
    pub(super) fn always<T: Value>(
        self,
        name: &'static str,
        meaning: Message,
        value: impl Fn(&R) -> T + Send + Sync + 'a,
    ) -> Self {
        let column = Column { name, meaning, kind: T::kind(), empty: None, only_used: false };
        self.and(column, move |row| value(row).cell())
    }

    /// A column that is empty where there is nothing.
    pub(super) fn maybe<T: Value>(
        self,
        name: &'static str,
        meaning: Message,
        empty: Message,
        value: impl Fn(&R) -> Option<T> + Send + Sync + 'a,
    ) -> Self {
        let column =
            Column { name, meaning, kind: T::kind(), empty: Some(empty), only_used: false };
        self.and(column, move |row| value(row).map_or(Cell::Empty, Value::cell))
    }

    /// A column with several values in a cell, or none.
    pub(super) fn list<T: Value>(
        self,
        name: &'static str,
        meaning: Message,
        empty: Message,
        values: impl Fn(&R) -> Vec<T> + Send + Sync + 'a,
    ) -> Self {
        let kind = Kind::List(Box::new(T::kind()));
        let column = Column { name, meaning, kind, empty: Some(empty), only_used: false };
        self.and(column, move |row| {
            let cells: Vec<Cell> = values(row).into_iter().map(Value::cell).collect();
            if cells.is_empty() { Cell::Empty } else { Cell::List(cells) }
        })
    }

    /// Some columns behind these that a file in which they are all empty does not have.
    pub(super) fn where_used(self, more: impl FnOnce(Self) -> Self) -> Self {
        let before = self.0.len();
        let mut all = more(self);
        for (column, _) in all.0.iter_mut().skip(before) {
            column.only_used = true;
            column.empty = column.empty.take().map(|Message { zh, en }| {
                say!(
                    "{zh}；全站都没有时，文件里没有这一列",
                    "{en}; a site without any has no such column"
                )
            });
        }
        all
    }

    /// More columns behind these.
    pub(super) fn with(self, more: impl FnOnce(Self) -> Self) -> Self {
        more(self)
    }

    /// The table of these columns.
    pub(super) fn table<I, Each: IntoIterator<Item = R>>(
        self,
        file: &'static str,
        title: Message,
        row: Message,
        rows: impl Fn(I) -> Each + Send + Sync + 'a,
    ) -> Table<'a, I> {
        let (columns, cells): (Vec<_>, Vec<_>) = self.0.into_iter().unzip();
        let rows: Rows<'a, I> = Box::new(move |from, wanted, take| {
            let cells = || cells.iter().zip(wanted).filter(|(_, wanted)| **wanted);
            let mut made = Vec::new();
            for row in rows(from) {
                made.clear();
                made.extend(cells().map(|(cell, _)| cell(&row)));
                take(&made);
            }
        });
        let (others, naming, only_used, is_of_plans) = (&[], None, false, false);
        Table { file, others, title, row, naming, columns, only_used, is_of_plans, rows }
    }

    fn and(mut self, column: Column, cell: impl Fn(&R) -> Cell + Send + Sync + 'a) -> Self {
        self.0.push((column, Box::new(cell)));
        self
    }
}
