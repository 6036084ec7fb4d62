//! The house rules as code. Every rule is held against the repository, and against a copy in memory that breaks it.
#![expect(
    clippy::disallowed_methods,
    reason = "the rules read the repository, and Cargo's environment to know where it is"
)]

mod circles;
mod code;
mod docs;
mod files;
mod licences;
mod scan;

use scan::{Tree, tree};

/// One test a rule: the repository keeps it, and each text at the end of its file (or as this file) breaks it.
macro_rules! rules {
    ($($file:ident::$rule:ident broken by $($path:literal $text:expr),+;)*) => {
        $(
            #[test]
            fn $rule() {
                let tree = tree();
                let found = $file::$rule(&tree);
                assert!(found.is_empty(), "{}", found.join("\n"));
                $(
                    let mut broken = tree.clone();
                    broken.entry($path.to_owned()).or_default().push_str($text);
                    let found = $file::$rule(&broken);
                    assert_eq!(found.len(), 1, "{}: {found:?}", $path);
                )+
            }
        )*
    };
}

rules! {
    circles::no_files_import_each_other_in_a_circle broken by
        "src/site/records.rs" "use super::shown::Place;",
        "src/model/plan/record.rs" "use crate::model::Selection;";
    code::stages_import_earlier_stages_only broken by "src/check/text/letters.rs" "use crate::{diag, page::Output};";
    code::rooms_of_checks_stand_apart broken by "src/check/records/time.rs" "use crate::check::table::CHECKS;";
    code::charts_do_not_know_each_other broken by "src/chart/words.rs" "use super::comparison::Comparison;";
    code::crates_have_one_owner broken by "src/assess/pace.rs" "fn read() { serde_yaml::from_str(\"\") }";
    code::only_the_command_line_prints broken by "src/publish/disk.rs" "fn tell() { println!(\"written\"); }";
    code::the_program_holds_no_tests broken by "src/lib.rs" "const PAGE: &str = include_str!(\"../tests/faults/bad-id.md\");";
    code::files_say_what_they_are_for broken by "src/check/new.rs" "// A comment.\n";
    code::files_are_short broken by "src/lib.rs" &"\n".repeat(400);
    code::names_say_something broken by "src/check/helper.rs" "//! Helps.\n";
    code::data_files_are_named_by_their_tables broken by "src/page/pages/overview.rs" "const FILE: &str = \"units.csv\";";
    code::words_of_pages_have_one_room broken by "src/page/context.rs" "const UNIT: &str = \"亿元\";\n";
    docs::the_version_of_rust_is_one broken by "docs/new.md" "Rust 1.20 or later";
    docs::commands_are_in_the_readme broken by "src/cli/args.rs" "enum Command {\n    Dance {\n    },\n}\n";
    docs::the_guide_of_themes_names_every_page broken by "src/page/theme.rs" "Self::New => \"new.html\",\n";
    docs::the_guide_of_themes_names_every_address broken by
        "src/page/view.rs" "struct Sections {\n    pub(super) elsewhere: String,\n}\n",
        "src/page/pages/overview.rs" "struct DataLink {\n    bytes: u64,\n}\n";
    docs::words_are_those_of_the_glossary broken by "src/assess/pace.rs" "// We reckon with it.\n";
    files::seeds_have_one_document_each broken by "seeds/another.txt" "text";
    files::the_embedded_theme_is_the_folder broken by "themes/default/templates/new.html" "<p></p>";
    files::templates_hold_no_code broken by
        "themes/other/templates/page.html" "<p\n onclick=\"a()\"></p>",
        "themes/other/templates/page.html" "<script src=\"{{ shell.assets }}on-demand/a.js\">a()</script>";
    files::style_sheets_are_read_by_older_browsers broken by
        "themes/other/assets/new.css" ".a { display: flex; gap: 1rem; }",
        "themes/other/assets/new.css" ".a { grid-template-columns: repeat(2, min(100%, 9rem)); }";
    files::strings_are_those_of_the_templates broken by "themes/default/templates/base.html" "{{ t.no_such_key }}";
    files::nothing_names_this_machine broken by "docs/new.md" concat!("see /", "home/me/x");
    files::nothing_is_put_off broken by "src/lib.rs" concat!("// TO", "DO: later");
}

/// A repository of one file.
fn only(path: &str, text: &str) -> Tree {
    Tree::from([(path.to_owned(), text.to_owned())])
}

#[test]
fn stages_are_seen_through_every_kind_of_path() {
    for later in [
        "use crate::page;",
        "use super::super::publish::publish;",
        "use crate::model::{self, Content};\nuse crate::{say, cli as x};",
        "fn f() -> crate::chart::Trend { todo }",
        "mod tests { use super::*; use super::super::super::page; }",
    ] {
        let tree = only("src/check/settings.rs", later);
        let found = code::stages_import_earlier_stages_only(&tree);
        assert_eq!(found.len(), 1, "{later}: {found:?}");
    }
    for fine in [
        "// use crate::page;",
        "/// See [`crate::page`].\nfn f() {}",
        "const TEXT: &str = \"crate::page\"; const RAW: &str = r#\"\"crate::page\"#;",
        "use crate::diag::Code; use super::Subject; use crate::import; use super::page::x;",
        "fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' || \"crate::page\".is_empty() }",
    ] {
        let tree = only("src/check/settings.rs", fine);
        let found = code::stages_import_earlier_stages_only(&tree);
        assert!(found.is_empty(), "{fine}: {found:?}");
    }
}

#[test]
fn charts_and_ink_are_told_apart() {
    for (path, text, is_fine) in [
        ("src/chart/ink/svg.rs", "use crate::chart::gantt::Gantt;", false),
        ("src/chart/ink/svg.rs", "use crate::chart::words::Words;", false),
        ("src/chart/ink/svg.rs", "use super::class::Class;\nuse crate::chart::frame::Frame;", true),
        ("src/chart/frame.rs", "use super::ink::svg::U;", false),
        ("src/chart/target.rs", "use super::value::Value;", true),
        ("src/chart/gantt.rs", "use super::Frame;", false),
        ("src/chart/trend/points.rs", "use crate::chart::Trend;", false),
        ("src/chart/trend/points.rs", "use super::super::gantt::Gantt;", false),
        ("src/chart/trend/points.rs", "use super::input::Trend;\nuse crate::assess::Sense;", true),
    ] {
        let found = code::charts_do_not_know_each_other(&only(path, text));
        assert_eq!(found.is_empty(), is_fine, "{path}: {text}: {found:?}");
    }
}

#[test]
fn strings_that_no_template_uses_are_found() {
    let mut tree =
        only("themes/default/strings/zh.yaml", "page:\n  used: 甲\n  idle: 乙\nchart:\n  x: 丙\n");
    tree.insert("themes/default/templates/a.html".into(), "{{ t.used }}{{ document.idle }}".into());
    let found = files::strings_are_those_of_the_templates(&tree);
    assert_eq!(found, ["no template uses `page.idle`"]);
}
