//! The guides against the table of statuses: what they say of statuses, reasons and marks is made from it.

use planboard::assess::{Reason, Status, StatusMark};

/// `UPDATE=1 cargo test --test assess` writes the tables into the guides.
#[test]
fn guides_have_the_table_of_statuses() {
    let update = std::env::var_os("UPDATE").is_some();
    for (guide, what, table) in [
        ("data.md", "statuses", statuses()),
        ("data.md", "reasons", reasons()),
        ("themes.md", "marks", marks()),
    ] {
        let path = format!("{}/docs/{guide}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).expect("a guide");
        let (before, rest) = text.split_once(&format!("<!-- {what}: ")).expect("where it begins");
        let (how, rest) = rest.split_once("-->\n").expect("what it is made from");
        let end = format!("<!-- end of {what} -->");
        let (_, after) = rest.split_once(&end).expect("where it ends");
        let made = format!("{before}<!-- {what}: {how}-->\n{table}{end}{after}");
        if update {
            std::fs::write(&path, made).expect("write a guide");
        } else {
            assert!(made == text, "docs/{guide} tells other {what} than the table, see UPDATE=1");
        }
    }
}

fn statuses() -> String {
    let mut rows = String::from("| status | content |\n| --- | --- |\n");
    let mut told = Vec::new();
    for status in Status::ALL {
        if !told.contains(&status.name()) {
            told.push(status.name());
            rows += &row(status.name(), status.meaning());
        }
    }
    rows
}

fn reasons() -> String {
    let rows = Reason::ALL.iter().map(|reason| row(reason.name(), reason.meaning()));
    format!("| reason | content |\n| --- | --- |\n{}", rows.collect::<String>())
}

/// A row of a table; what it says begins with a small letter, as in all tables of the guides.
fn row(name: &str, meaning: &str) -> String {
    let mut letters = meaning.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    format!("| `{name}` | {first}{} |\n", letters.as_str())
}

fn marks() -> String {
    let rows = StatusMark::ALL.iter().map(|mark| {
        let mut names: Vec<String> = Vec::new();
        for status in Status::ALL.iter().filter(|status| status.mark() == *mark) {
            let name = format!("`{}`", status.name());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        format!("| `{}` | {} |\n", mark.name(), names.join(", "))
    });
    format!("| class | statuses |\n| --- | --- |\n{}", rows.collect::<String>())
}
