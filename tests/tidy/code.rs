//! House rules on Rust files.

use super::scan::{Token, Tree, paths, rust, tokens};

/// The stages in the order of the data. A stage imports only itself and earlier ones.
const STAGES: [&str; 14] = [
    "diag", "files", "model", "import", "read", "check", "assess", "site", "data", "chart", "page",
    "publish", "pipeline", "cli",
];

/// Crates, and the only files that may import them.
const OWNERS: &[(&str, &[&str])] = &[
    // The words of a theme are no content: they are read where templates are, and need no places.
    ("serde_yaml", &["src/read/", "src/page/theme.rs"]),
    ("walkdir", &["src/files/"]),
    (
        "schemars",
        &[
            "src/read/yaml/raw/mod.rs",
            "src/read/yaml/raw/plan.rs",
            "src/read/yaml/raw/progress.rs",
            "src/read/yaml/raw/site.rs",
            "src/read/yaml/schema.rs",
            "src/read/yaml/shape.rs",
        ],
    ),
    ("pulldown_cmark", &["src/read/markdown.rs"]),
    ("annotate_snippets", &["src/diag/render/human.rs"]),
    ("mimalloc", &["src/main.rs"]),
    (
        "rayon",
        &[
            "src/assess/mod.rs",
            "src/check/memory.rs",
            "src/check/mod.rs",
            "src/page/fingerprints.rs",
            "src/page/search/index.rs",
            "src/pipeline/work.rs",
            "src/read/folder.rs",
            "src/read/mod.rs",
            "src/site/citation.rs",
            "src/site/key.rs",
            "src/site/mod.rs",
            "src/site/shown.rs",
        ],
    ),
    ("similar", &["src/check/document/difference.rs"]),
    ("strsim", &["src/diag/near.rs"]),
    ("unicode_normalization", &["src/model/folding.rs", "src/model/look_alike.rs"]),
    ("unicode_width", &["src/diag/render/human.rs"]),
    ("plotters", &["src/chart/"]),
    ("plotters_backend", &["src/chart/"]),
    ("tera", &["src/page/"]),
    ("csv", &["src/data/"]),
    ("encoding_rs", &["src/files/encoding.rs"]),
    ("indicatif", &["src/cli/progress.rs"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/args.rs", "src/cli/shell.rs"]),
    ("clap_mangen", &["src/cli/shell.rs"]),
    ("minisign", &["src/cli/sign.rs"]),
    ("rustix", &["src/files/disk.rs"]),
];

/// Macros that write to the terminal, for `cli/` alone, as are the streams themselves.
const PRINTING: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

/// Names that say nothing.
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "helper", "helpers", "manager", "process"];

pub(crate) fn stages_import_earlier_stages_only(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in rust(tree, &["src/"]) {
        let modules = modules(file);
        let Some(stage) = modules.first().copied().and_then(order) else { continue };
        for path in paths(&tokens(text)) {
            let target = from_the_root(&path, modules.len()).and_then(order);
            if target.is_some_and(|target| target > stage) {
                found.push(format!("{file} imports the later stage of `{}`", path.join("::")));
            }
        }
    }
    found
}

fn order(name: &str) -> Option<usize> {
    STAGES.iter().position(|stage| *stage == name)
}

/// The modules of a file: `check`, `text`, `letters` for `src/check/text/letters.rs`; none for `lib.rs` and `main.rs`.
fn modules(file: &str) -> Vec<&str> {
    let names = file.trim_start_matches("src/").trim_end_matches(".rs").split('/');
    names.filter(|name| !["mod", "lib", "main"].contains(name)).collect()
}

/// The first name behind the root of the crate; `None` for a path that does not go through the root.
fn from_the_root(path: &[String], depth: usize) -> Option<&str> {
    let up = path.iter().take_while(|name| *name == "super").count();
    let first = path.first().map(String::as_str);
    let is_whole = matches!(first, Some("crate" | "planboard"));
    let name = if is_whole { path.get(1) } else { path.get(up).filter(|_| up > 0 && up >= depth) };
    name.map(String::as_str)
}

/// The rooms of checks, and what each may read of the stage beside itself: the rooms know nothing of one another, nor of the
/// table that lists them.
const ROOMS: [(&str, &[&str]); 5] = [
    ("references", &["record", "subject", "text"]),
    ("source", &["record", "subject", "text"]),
    ("records", &["record", "subject", "text"]),
    ("document", &["record", "subject", "text"]),
    ("text", &[]),
];

pub(crate) fn rooms_of_checks_stand_apart(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in rust(tree, &["src/check/"]) {
        let modules = modules(file);
        let Some((room, open)) = ROOMS.iter().find(|(room, _)| modules.get(1) == Some(room)) else {
            continue;
        };
        for path in paths(&tokens(text)) {
            let whole = absolute(&path, &modules);
            let [first, target, ..] = whole.as_slice() else { continue };
            if *first == "check" && target != room && !open.contains(target) {
                found.push(format!("{file} imports `{}`, beyond its room", path.join("::")));
            }
        }
    }
    found
}

/// What several charts are given; and what they draw with, which knows of these no more than what stands around a chart.
const GIVEN: [&str; 5] = ["frame", "value", "target", "words", "day"];
const AROUND: [&str; 1] = ["frame"];

/// A chart knows what it is given and its ink, and neither another chart nor its parent; ink knows no chart.
pub(crate) fn charts_do_not_know_each_other(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in rust(tree, &["src/chart/"]) {
        let modules = modules(file);
        let Some(own) = modules.get(1).copied() else { continue };
        let shared: &[&str] = if own == "ink" { &AROUND } else { &GIVEN };
        let is_fine = |name: &str| {
            name == own || shared.contains(&name) || name == "ink" && !GIVEN.contains(&own)
        };
        // In unit tests `super` is the file itself.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for path in paths(&tokens(text)) {
            let whole = absolute(&path, &modules);
            let [room, name, ..] = whole.as_slice() else { continue };
            if *room == "chart" && !is_fine(name) {
                found.push(format!("{file} imports `{}`", path.join("::")));
            }
        }
    }
    found
}

/// A path from the root of the crate; one that starts elsewhere as it is.
fn absolute<'p>(path: &'p [String], modules: &[&'p str]) -> Vec<&'p str> {
    let names = || path.iter().map(String::as_str);
    let up = names().take_while(|name| *name == "super").count();
    match names().next() {
        Some("crate") => names().skip(1).collect(),
        Some("super") => {
            let above = modules.get(..modules.len().saturating_sub(up)).unwrap_or_default();
            above.iter().copied().chain(names().skip(up)).collect()
        }
        _ => names().collect(),
    }
}

pub(crate) fn crates_have_one_owner(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (name, owners) in OWNERS {
        let imports = |text: &str| {
            paths(&tokens(text))
                .iter()
                .any(|path| path.first().is_some_and(|p| p == name) && path.len() > 1)
        };
        let users: Vec<&str> =
            rust(tree, &["src/"]).filter(|(_, text)| imports(text)).map(|(file, _)| file).collect();
        let strange =
            users.iter().filter(|file| !owners.iter().any(|owner| file.starts_with(owner)));
        found.extend(
            strange.map(|file| format!("{file} imports `{name}`, which is for {owners:?}")),
        );
        let idle =
            owners.iter().filter(|owner| !users.iter().any(|file| file.starts_with(**owner)));
        found.extend(idle.map(|owner| format!("{owner} does not import `{name}`: fix the table")));
    }
    found
}

pub(crate) fn only_the_command_line_prints(tree: &Tree) -> Vec<String> {
    let files = rust(tree, &["src/"]).filter(|(file, _)| !file.starts_with("src/cli/"));
    let files = files.filter(|(_, text)| prints(&tokens(text)));
    files.map(|(file, _)| format!("{file} prints")).collect()
}

fn prints(tokens: &[Token]) -> bool {
    let is_stream = |name: &str| ["stdout", "stderr"].contains(&name);
    tokens.windows(2).any(|pair| match pair {
        [Token::Name(name), Token::Sign('!')] if PRINTING.contains(&name.as_str()) => true,
        [Token::Name(name), _] => is_stream(name),
        _ => false,
    })
}

/// What is built into the program lies elsewhere, so that it can be built where `tests/` is left out.
pub(crate) fn the_program_holds_no_tests(tree: &Tree) -> Vec<String> {
    let files = rust(tree, &["src/"]).filter(|(_, text)| text.contains("../tests/"));
    files.map(|(file, _)| format!("{file} reads a file of tests/")).collect()
}

/// A data file has its name in its table; whatever lists data files asks the tables.
pub(crate) fn data_files_are_named_by_their_tables(tree: &Tree) -> Vec<String> {
    let files = rust(tree, &["src/"]).filter(|(file, _)| !file.starts_with("src/data/"));
    let files = files.filter(|(_, text)| text.contains(".csv\""));
    files.map(|(file, _)| format!("{file} names a data file: ask `data::tables`")).collect()
}

/// Words and signs of a language stand in the theme and in the room of words; charts break lines by signs.
pub(crate) fn words_of_pages_have_one_room(tree: &Tree) -> Vec<String> {
    let is_word = |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let is_apart =
        |file: &str| file.starts_with("src/page/words/") || file == "src/chart/ink/text.rs";
    let mut found = Vec::new();
    for (file, text) in rust(tree, &["src/page/", "src/chart/"]).filter(|(file, _)| !is_apart(file))
    {
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (n, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            // Messages to authors are in both languages.
            if code.contains(is_word) && !code.contains("say!(") {
                found.push(format!("{file}:{} holds words of pages: `src/page/words/`", n + 1));
            }
        }
    }
    found
}

pub(crate) fn files_say_what_they_are_for(tree: &Tree) -> Vec<String> {
    let files = rust(tree, &["src/", "tests/"]).filter(|(_, text)| !text.starts_with("//! "));
    files.map(|(file, _)| format!("{file} does not start with `//!`")).collect()
}

pub(crate) fn files_are_short(tree: &Tree) -> Vec<String> {
    let files = rust(tree, &["src/", "tests/"]).map(|(file, text)| (file, text.lines().count()));
    let files = files.filter(|(_, lines)| *lines > 400);
    files.map(|(file, lines)| format!("{file} has {lines} lines, more than 400")).collect()
}

pub(crate) fn names_say_something(tree: &Tree) -> Vec<String> {
    let is_empty = |file: &str| {
        let names = file.trim_end_matches(".rs").split('/');
        names.into_iter().any(|name| EMPTY_NAMES.contains(&name))
    };
    let files = rust(tree, &["src/", "tests/"]).filter(|(file, _)| is_empty(file));
    files.map(|(file, _)| format!("{file} has a name that says nothing")).collect()
}
