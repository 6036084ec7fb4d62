//! The guide of themes against the table of statuses: what it says of marks is made from it. `tests/data/mod.rs` holds what the
//! guides of data files say of statuses and reasons.

use planboard::assess::{Status, StatusMark};

/// `UPDATE=1 cargo test --test main assess::` writes the table into the guide.
#[test]
fn the_guide_of_themes_has_the_marks_of_statuses() {
    let path = format!("{}/docs/themes.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("a guide");
    let (before, rest) = text.split_once("<!-- marks: ").expect("where it begins");
    let (how, rest) = rest.split_once("-->\n").expect("what it is made from");
    let (_, after) = rest.split_once("<!-- end of marks -->").expect("where it ends");
    let table = marks();
    let made = format!("{before}<!-- marks: {how}-->\n{table}<!-- end of marks -->{after}");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).expect("write a guide");
    } else {
        assert!(made == text, "docs/themes.md tells other marks than the table, see UPDATE=1");
    }
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
