//! Texts whose structure is known, laid out in the ways in which texts arrive, imported, and compared with what they are.
//!
//! The texts of `tests/layouts/` are made up. `LAYOUTS=FOLDER cargo test --test main layouts::texts_of_a_folder -- --nocapture`
//! tries those of another folder, Markdown or HTML, and prints what was missed.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read their folder and the switch that names another"
)]

mod html;
mod lay;
mod score;
mod truth;

use std::fs;
use std::path::{Path, PathBuf};

use lay::{Cells, Sign, Text, lay};
use score::Score;
use truth::{Piece, pieces};

/// The ways in which texts arrive: a name, the paragraphs, the tables
const LAYOUTS: &[(&str, Text, Cells)] = &[
    ("plain copy", Text::Lines { apart: false, indented: false }, Cells::Tabs),
    ("plain copy, blank lines", Text::Lines { apart: true, indented: false }, Cells::LineEach),
    ("web page", Text::Lines { apart: false, indented: true }, Cells::LineEachDense),
    (
        "web page, blank lines",
        Text::Lines { apart: true, indented: true },
        Cells::Aligned { wide: true },
    ),
    (
        "wrapped, indented",
        Text::Wrapped { letters: 30, sign: Sign::Indent },
        Cells::Aligned { wide: true },
    ),
    (
        "wrapped, blank lines",
        Text::Wrapped { letters: 34, sign: Sign::BlankLine },
        Cells::Aligned { wide: false },
    ),
    ("wrapped, pages", Text::Wrapped { letters: 28, sign: Sign::Pages }, Cells::Tabs),
    ("wrapped, blanks at ends", Text::Wrapped { letters: 28, sign: Sign::Trailing }, Cells::Tabs),
    ("wrapped, taken apart", Text::Wrapped { letters: 40, sign: Sign::TakenApart }, Cells::Tabs),
    ("cut, indented", Text::Wrapped { letters: 40, sign: Sign::Cut }, Cells::LineEach),
    (
        "wrapped, no sign",
        Text::Wrapped { letters: 32, sign: Sign::Nothing },
        Cells::Aligned { wide: true },
    ),
    ("Markdown", Text::Marked, Cells::Bars),
];

fn texts(folder: &Path) -> Vec<(PathBuf, Vec<Piece>)> {
    let files = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> =
        files.map(|file| file.expect("it can be listed").path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let extension = path.extension()?.to_str()?;
        let text = match extension {
            "md" | "html" | "htm" => fs::read_to_string(&path).ok()?,
            _ => return None,
        };
        let pieces = if extension == "md" { pieces(&text) } else { html::pieces(&text) };
        Some((path, pieces))
    };
    paths.into_iter().filter_map(read).collect()
}

fn scores(folder: &Path) -> Vec<(&'static str, Score)> {
    let texts = texts(folder);
    assert!(!texts.is_empty(), "{} has texts", folder.display());
    let score = |(name, text, cells): &(&'static str, Text, Cells)| {
        let mut score = Score::default();
        for (path, pieces) in &texts {
            let (laid, tables) = lay(pieces, *text, *cells);
            let draft = planboard::import::draft(&laid);
            score.add(&path.display().to_string(), pieces, &draft, &tables);
        }
        (*name, score)
    };
    LAYOUTS.iter().map(score).collect()
}

#[test]
fn made_up_texts_come_through_in_every_layout() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts");
    for (name, score) in scores(&folder) {
        let said = format!("{name}: {}\n{}", score.said(), score.missed.join("\n"));
        // Where the indent is lost, a full line that ends a sentence may be short by it.
        let least = if name == "wrapped, taken apart" { 975 } else { 995 };
        assert!(score.ends.permille() >= least, "{said}");
        assert!(score.headings.permille() >= 980, "{said}");
        assert!(score.cells.permille() >= 970, "{said}");
        assert!(score.questions <= 10 * score.texts, "{said}");
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "what was missed is what is asked for")]
fn texts_of_a_folder() {
    let Some(folder) = std::env::var_os("LAYOUTS") else { return };
    for (name, score) in scores(Path::new(&folder)) {
        eprintln!("{name}: {}", score.said());
        for missed in &score.missed {
            eprintln!("    {missed}");
        }
    }
}
