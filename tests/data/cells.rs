//! What the cells of each kind look like.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use planboard::data::{Column, Kind};
use planboard::model::{Date, DistrictId, Number, Published, Quantity, Url, YEARS};
use rust_decimal::Decimal;

use crate::support::Project;

/// A built site with what it was made from.
pub(crate) struct Built {
    site: BTreeMap<String, Vec<u8>>,
    /// The anchors of all pages.
    anchors: BTreeSet<String>,
    sources: BTreeSet<String>,
}

impl Built {
    pub(crate) fn read(project: &Project) -> Self {
        let content = project.files("content").into_keys().map(|path| format!("content/{path}"));
        let seeds = project.files("seeds").into_keys().map(|path| format!("seeds/{path}"));
        let site = project.files("output");
        let is_page = |path: &str| Path::new(path).extension().is_some_and(|kind| kind == "html");
        let pages = site.iter().filter(|(path, _)| is_page(path));
        let anchors = pages.flat_map(|(_, page)| {
            let page = String::from_utf8_lossy(page).into_owned();
            let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
            ids.map(str::to_owned).collect::<Vec<_>>()
        });
        Self { anchors: anchors.collect(), sources: content.chain(seeds).collect(), site }
    }

    /// Whether there is a file in `data/`.
    pub(crate) fn has(&self, file: &str) -> bool {
        self.site.contains_key(&format!("data/{file}"))
    }

    /// The files of a name: itself, or one for each page of the folder, where `ID` stands for what the pages are of.
    pub(crate) fn files_of(&self, name: &str) -> Vec<String> {
        let Some((folder, _)) = name.split_once("ID") else { return vec![name.to_owned()] };
        let pages = self.site.keys().filter_map(|path| path.strip_prefix(folder));
        let ids = pages.filter_map(|page| page.strip_suffix(".html"));
        ids.filter(|id| !id.contains('/')).map(|id| name.replace("ID", id)).collect()
    }

    /// The names of the files in `data/`.
    pub(crate) fn data_files(&self) -> BTreeSet<String> {
        self.site.keys().filter_map(|path| path.strip_prefix("data/")).map(str::to_owned).collect()
    }

    /// The cells of a data file that are not as their columns say.
    pub(crate) fn misfits(&self, file: &str, columns: &[Column]) -> Vec<String> {
        let bytes = self.site.get(&format!("data/{file}")).expect("a data file");
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
        let mut reader = csv::Reader::from_reader(text);
        let headers = reader.headers().expect("a first line").clone();
        // A column that is filled nowhere may not be there.
        let has = |column: &&Column| !column.only_used || headers.iter().any(|h| h == column.name);
        let columns: Vec<&Column> = columns.iter().filter(has).collect();
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        assert_eq!(headers, names, "{file}");
        let mut filled: BTreeSet<&str> = BTreeSet::new();
        let mut misfits = Vec::new();
        for (n, row) in reader.records().enumerate() {
            let row = row.expect("a row as long as the header");
            for (column, cell) in columns.iter().zip(&row) {
                if !cell.is_empty() {
                    filled.insert(column.name);
                }
                if !self.fits(column, cell) {
                    misfits.push(format!("{file}, row {}: {} is {cell:?}", n + 1, column.name));
                }
            }
        }
        let idle = columns.iter().filter(|c| c.only_used && !filled.contains(c.name));
        misfits.extend(idle.map(|column| format!("{file}: {} is empty in all rows", column.name)));
        misfits
    }

    /// Whether a data file has a cell of this text, or the text is empty.
    pub(crate) fn has_cell(&self, file: &str, text: &str) -> bool {
        let bytes = self.site.get(&format!("data/{file}")).map_or(&[][..], Vec::as_slice);
        let file = String::from_utf8_lossy(bytes);
        text.is_empty() || file.lines().any(|line| line.split(',').any(|cell| cell == text))
    }

    /// Whether a cell is as its column says.
    fn fits(&self, column: &Column, cell: &str) -> bool {
        if cell.is_empty() { column.empty.is_some() } else { self.is_of(&column.kind, cell) }
    }

    /// Whether a cell that is not empty is of a kind.
    fn is_of(&self, kind: &Kind, cell: &str) -> bool {
        let number = |text: &str| Number::parse(text).is_some();
        match kind {
            Kind::Id => DistrictId::parse(cell).is_some(),
            Kind::Key => self.anchors.contains(cell),
            Kind::Text | Kind::Lines => !cell.trim().is_empty(),
            Kind::Year => cell.parse().is_ok_and(|year| YEARS.contains(&year)),
            Kind::Date => Date::parse(cell).is_some(),
            Kind::Published => Published::parse(cell).is_some(),
            Kind::Url => Url::parse(cell).is_ok(),
            Kind::Count => cell.parse::<usize>().is_ok_and(|count| count.to_string() == cell),
            Kind::Decimal => {
                let number: Result<Decimal, _> = cell.parse();
                number.is_ok_and(|number| number.normalize().to_string() == cell)
            }
            Kind::Number => number(cell),
            Kind::NumberOrRange => {
                number(cell) || matches!(Quantity::parse(cell), Some(Quantity::Range(..)))
            }
            // A sum of single years may have more digits than a printed number.
            Kind::Value => Quantity::parse(cell).is_some() || self.is_of(&Kind::Decimal, cell),
            Kind::Word(list) => list.terms.iter().any(|term| term.word == cell),
            Kind::Address => self.leads_somewhere(cell),
            Kind::File => self.sources.contains(cell),
            Kind::List(of) => cell.split("; ").all(|entry| self.is_of(of, entry)),
        }
    }

    /// Whether a page of the site has an anchor.
    fn leads_somewhere(&self, address: &str) -> bool {
        let Some((page, anchor)) = address.split_once('#') else { return false };
        let page = self.site.get(page).map(|bytes| String::from_utf8_lossy(bytes));
        page.is_some_and(|page| page.contains(&format!(" id=\"{anchor}\"")))
    }
}

/// The checks of cells see what is wrong.
#[test]
fn cells_of_another_kind_are_seen() {
    let page = b"<p id=\"t-1\"></p>".to_vec();
    let built = Built {
        site: [("tasks.html".to_owned(), page)].into(),
        anchors: ["t-1".to_owned()].into(),
        sources: ["seeds/a.txt".to_owned()].into(),
    };
    let years = || Kind::List(Box::new(Kind::Year));
    let nature = || {
        let columns = planboard::data::tables().into_iter().flat_map(|table| table.columns);
        let nature = columns.into_iter().find(|column| column.name == "nature");
        nature.expect("a column of words").kind
    };
    for (kind, fits, misfits) in [
        (Kind::Id, "beds-per-1000", "Beds"),
        (Kind::Key, "t-1", "t-2"),
        (Kind::Text, "甲", " "),
        (Kind::Year, "2025", "20255"),
        (Kind::Date, "2024-02-29", "2023-02-29"),
        (Kind::Published, "2024-03", "2024-13"),
        (Kind::Url, "https://example.cn/", "example.cn"),
        (Kind::Count, "12", "012"),
        (Kind::Decimal, "-0.0001", "0.10"),
        (Kind::Number, "3.50", "≥3.50"),
        (Kind::NumberOrRange, "5—10", "≤10"),
        (Kind::Value, "≥3.50", "约3"),
        (nature(), "binding", "bound"),
        (Kind::Address, "tasks.html#t-1", "tasks.html#t-2"),
        (Kind::File, "seeds/a.txt", "seeds/b.txt"),
        (years(), "2024; 2025", "2024, 2025"),
    ] {
        assert!(built.is_of(&kind, fits), "{fits} is no {kind:?}");
        assert!(!built.is_of(&kind, misfits), "{misfits} is a {kind:?}");
    }
    let meaning = planboard::say!("名称", "its name");
    let always = Column { name: "name", meaning, kind: Kind::Text, empty: None, only_used: false };
    assert!(!built.fits(&always, ""));
    let empty = Some(planboard::say!("没有时", "without one"));
    assert!(built.fits(&Column { empty, ..always }, ""));
}
