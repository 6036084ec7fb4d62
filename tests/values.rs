//! The values of the real site against tables typed by hand from the documents as received (`values/*.csv`).
//!
//! The tables were not made from `content/` or from a built site: they are a second reading of the same print.
#![expect(
    clippy::panic,
    clippy::disallowed_methods,
    reason = "test code outside of test functions; a broken table should stop the run"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use planboard::check::Checked;
use planboard::model::{self, Block, CitedPlace};
use planboard::publish::{Memory, Silent};
use planboard::site::Edition;
use planboard::{Options, Project};

/// A row of a table: cells by the names of their columns.
type Row = BTreeMap<String, String>;

/// The real site, as far as it is needed here.
struct Site {
    checked: Checked,
    commitments: Vec<Row>,
    observations: Vec<Row>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// The page of a district.
    fn page(&self, district: &str) -> String {
        let path = format!("districts/{district}.html");
        let page = self.files.get(&path).unwrap_or_else(|| panic!("no page {path}"));
        String::from_utf8_lossy(page).into_owned()
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The real site, built once for all tests.
fn site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(build);
    &SITE
}

fn build() -> Site {
    let project = Project::open(root());
    let mut site = Memory::default();
    let options = Options { edition: Edition::Public, theme: None };
    project.build(&options, &mut site, &mut Silent).expect("content and theme without errors");
    let sound = project.check().expect("the content folder").sound.expect("no errors");
    let files = site.files;
    let table = |path: &str| {
        let bytes = files.get(path).unwrap_or_else(|| panic!("no file {path}"));
        rows(bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark"))
    };
    let (commitments, observations) =
        (table("data/commitments.csv"), table("data/observations.csv"));
    Site { checked: sound.checked, commitments, observations, files }
}

fn rows(bytes: &[u8]) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().map(|row| row.expect("a row as long as the header")).collect()
}

fn expected(name: &str) -> Vec<Row> {
    let path = root().join("tests/values").join(name);
    rows(&std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// A text with blanks set aside: the print wraps lines and sets blanks around digits.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The rows of `data/commitments.csv` that cite 专栏1 of a document, by printed number and part.
fn box_one<'a>(site: &'a Site, document: &str) -> BTreeMap<(String, String), &'a Row> {
    let commitments = site.checked.commitments();
    assert_eq!(site.checked.commitments().count(), site.commitments.len());
    let mut found = BTreeMap::new();
    for ((_, id, commitment), row) in commitments.zip(&site.commitments) {
        assert_eq!(
            (id.as_str(), commitment.indicator.as_str()),
            (&*row["document"], &*row["indicator"])
        );
        let CitedPlace::Row { table, row: no, .. } = &commitment.citation.place else { continue };
        if commitment.citation.document.as_str() == document && table == "专栏1" {
            let twice = found.insert((no.clone(), row["part"].clone()), row);
            assert!(twice.is_none(), "{document} row {no} is there twice");
        }
    }
    found
}

/// Compares 专栏1 of a document with the table typed from its print.
fn compare_box_one(district: &str, document: &str, count: usize) {
    let site = site();
    let expected = expected(&format!("{district}-box-1.csv"));
    let found = box_one(site, document);
    assert_eq!((found.len(), expected.len()), (count, count), "rows found and rows printed");
    let mut wrong = Vec::new();
    for print in &expected {
        let key = (print["no"].clone(), print["part"].clone());
        let Some(row) = found.get(&key) else {
            wrong.push(format!("no row {key:?}"));
            continue;
        };
        let (comparator, level) = match print["target"].split_at_checked("≤".len()) {
            Some((sign @ ("≤" | "≥"), level)) => (sign, level),
            _ if print["target"].parse::<f64>().is_ok() => ("", &*print["target"]),
            _ => ("", ""),
        };
        let nature = match &*print["nature"] {
            "约束性" => "binding",
            "预期性" => "anticipatory",
            other => panic!("no nature: {other}"),
        };
        let baseline = if print["baseline"] == "—" { "" } else { &print["baseline"] };
        let mut cells = vec![
            ("name", &*print["name"]),
            ("nature", nature),
            ("baseline_year", "2020"),
            ("baseline", baseline),
            ("target_year", "2025"),
            ("comparator", comparator),
            ("target", level),
            ("target_text", &print["target"]),
        ];
        cells.extend(print.get("unit").map(|unit| ("unit", &**unit)));
        for (column, cell) in cells {
            if plain(&row[column]) != plain(cell) {
                wrong.push(format!(
                    "{key:?} {column}: printed `{cell}`, published `{}`",
                    row[column]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    every_row_is_cited(&site.checked, document);
}

/// Every row of the first table of a document stands behind a commitment.
fn every_row_is_cited(checked: &Checked, document: &str) {
    let cited = checked.commitments().map(|(_, _, commitment)| checked.cited(commitment.id));
    let cited: BTreeSet<&str> = cited
        .filter(|cited| cited.document.as_str() == document)
        .map(|cited| &*cited.anchor)
        .collect();
    let documents = checked.content().districts.iter().flat_map(|district| &district.documents);
    let text = documents.filter(|d| d.id.as_str() == document).flat_map(|d| &d.body.blocks);
    let mut tables =
        text.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let table = tables.next().expect("a table");
    let idle: Vec<String> = table
        .rows
        .iter()
        .filter(|row| !cited.contains(&*row.anchor))
        .map(|row| row.cells.iter().map(model::Run::text).collect::<Vec<_>>().join("|"))
        .collect();
    assert!(idle.is_empty(), "no commitment cites:\n{}", idle.join("\n"));
}

#[test]
fn box_one_of_rongchang() {
    compare_box_one("rongchang", "rongchang-plan-2021-2025", 31);
}

#[test]
fn box_one_of_xiushan() {
    compare_box_one("xiushan", "xiushan-plan-2021-2025", 24);
}

/// The quotes of a table stand in the documents as received: a slip of the typist is not a fault of the site.
fn quotes_are_printed(expected: &[Row]) {
    for row in expected {
        let seed = root().join(format!("seeds/{}.txt", row["document"]));
        let seed = std::fs::read_to_string(seed).expect("the document as received");
        assert!(plain(&seed).contains(&plain(&row["quote"])), "not printed: {}", row["quote"]);
    }
}

/// Whether a printed target is one on the way to a later one, and is shown with it.
fn is_milestone(site: &Site, print: &Row) -> bool {
    site.checked.commitments().any(|(district, document, commitment)| {
        let name = &site.checked.indicator(&commitment.indicator).name;
        let name = commitment.print.name.as_ref().unwrap_or(name);
        let is_same = |milestone: &model::Target| {
            milestone.year.to_string() == print["year"]
                && milestone.quantity.text() == print["comparator"].clone() + &print["target"]
                && site.page(district.profile.id.as_str()).contains(&milestone.printed())
        };
        document.as_str() == print["document"]
            && name.contains(&print["name"])
            && commitment.milestones.iter().any(is_same)
    })
}

#[test]
fn targets_of_the_running_text() {
    let site = site();
    let expected = expected("targets.csv");
    quotes_are_printed(&expected);
    let missing: Vec<String> = expected
        .iter()
        .filter(|print| !is_published(site, print) && !is_milestone(site, print))
        .map(|print| {
            let (quote, sign, level) = (&print["quote"], &print["comparator"], &print["target"]);
            format!("{quote} {sign}{level}; published: {}", published_near(site, print))
        })
        .collect();
    assert!(missing.is_empty(), "not published:\n{}", missing.join("\n"));
}

fn is_published(site: &Site, print: &Row) -> bool {
    let is_same = |row: &Row| {
        ["document", "comparator", "target"].iter().all(|column| row[*column] == print[*column])
            && row["target_year"] == print["year"]
            && plain(&row["name"]).contains(&plain(&print["name"]))
    };
    site.commitments.iter().any(is_same)
}

/// What is published of a document under a name, for the message.
fn published_near(site: &Site, print: &Row) -> String {
    let is_near =
        |row: &&Row| row["document"] == print["document"] && row["name"].contains(&print["name"]);
    let near = site.commitments.iter().filter(is_near);
    let near = near.map(|row| {
        format!("{} {}{} in {}", row["name"], row["comparator"], row["target"], row["target_year"])
    });
    near.collect::<Vec<_>>().join("; ")
}

#[test]
fn observations_of_the_running_text() {
    let site = site();
    let expected = expected("observations.csv");
    quotes_are_printed(&expected);
    let indicators = || site.checked.content().domains.iter().flat_map(|domain| &domain.indicators);
    let is_named = |row: &Row, name: &str| {
        let indicator = indicators().find(|indicator| indicator.id.as_str() == row["indicator"]);
        indicator
            .is_some_and(|i| i.name.contains(name) || i.aliases.iter().any(|a| a.contains(name)))
    };
    let is_same = |print: &Row, row: &Row| {
        ["document", "year", "value"].iter().all(|column| row[*column] == print[*column])
            && is_named(row, &print["name"])
    };
    let missing =
        expected.iter().filter(|print| !site.observations.iter().any(|row| is_same(print, row)));
    let missing: Vec<&str> = missing.map(|print| &*print["quote"]).collect();
    assert!(missing.is_empty(), "not published:\n{}", missing.join("\n"));
}

#[test]
fn there_are_enough_commitments() {
    assert!(site().commitments.len() >= 110);
}
