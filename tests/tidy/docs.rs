//! House rules on the pages for people: lists that stand in the code, too.

use std::collections::BTreeSet;
use std::path::Path;

use super::scan::Tree;

/// The guide of themes.
const THEMES: &str = "docs/themes.md";

pub(crate) fn the_version_of_rust_is_one(tree: &Tree) -> Vec<String> {
    let version =
        tree.get("Cargo.toml").and_then(|text| between(text, "\nrust-version = \"", "\""));
    let mut found = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| is_page(path)) {
        for (n, line) in text.lines().enumerate() {
            let named = line.split("Rust 1.").nth(1);
            let minor = named.map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next());
            let named = minor.flatten().map(|minor| format!("1.{minor}"));
            if named.is_some() && named.as_deref() != version {
                found.push(format!("{path}:{} names another Rust than Cargo.toml", n + 1));
            }
        }
    }
    found
}

pub(crate) fn commands_are_in_the_readme(tree: &Tree) -> Vec<String> {
    let readme = tree.get("README.md").map_or("", String::as_str);
    let args = tree.get("src/cli/args.rs").map_or("", String::as_str);
    let variants = bodies(args, "enum Command {").into_iter().flat_map(str::lines);
    // A variant is indented once; what belongs to it more often.
    let names =
        variants.filter_map(|line| line.strip_prefix("    ").filter(|line| !line.starts_with(' ')));
    let names = names.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    let names = names.map(|line| line.trim_end_matches([' ', '{', ',']).to_lowercase());
    let is_missing = |name: &String| {
        let command = format!("planboard {name} ");
        let with_language = format!("planboard --lang en {name}");
        !readme.contains(&command) && !readme.contains(&with_language)
    };
    names.filter(is_missing).map(|name| format!("README.md shows no `planboard {name}`")).collect()
}

pub(crate) fn the_guide_of_themes_names_every_page(tree: &Tree) -> Vec<String> {
    let guide = tree.get(THEMES).map_or("", String::as_str);
    let theme = tree.get("src/page/theme.rs").map_or("", String::as_str);
    let named = theme.lines().filter_map(|line| between(line.trim(), "=> \"", "\","));
    let required: BTreeSet<&str> = named.filter(|name| has_extension(name, "html")).collect();
    let rows = guide.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let told: BTreeSet<&str> =
        rows.filter(|name| has_extension(name, "html") && !name.contains('/')).collect();
    let missing = required.difference(&told).map(|name| format!("{THEMES} has no row `{name}`"));
    let idle = told.difference(&required).map(|name| format!("no page is made from `{name}`"));
    missing.chain(idle).collect()
}

pub(crate) fn the_guide_of_themes_names_every_address(tree: &Tree) -> Vec<String> {
    let guide = tree.get(THEMES).map_or("", String::as_str);
    let shell = guide.lines().find(|line| line.starts_with("- `shell`")).unwrap_or_default();
    let data = guide.split("`data_files` (").nth(1).and_then(|rest| rest.split("`data` (").next());
    let lists = [
        ("src/page/view.rs", "struct Shell {", shell),
        ("src/page/view.rs", "struct Sections {", shell),
        ("src/page/pages/overview.rs", "struct DataLink {", data.unwrap_or_default()),
    ];
    let mut found = Vec::new();
    for (path, start, told) in lists {
        let code = tree.get(path).map_or("", String::as_str);
        let bodies = bodies(code, start);
        if bodies.is_empty() {
            found.push(format!("{path} has no `{start}`"));
        }
        for name in bodies.into_iter().flat_map(fields) {
            if !told.contains(&format!("`{name}`")) {
                found.push(format!("{THEMES} does not name `{name}` of `{start}`"));
            }
        }
    }
    found
}

/// What stands between the braces of all items that start so.
fn bodies<'a>(code: &'a str, start: &str) -> Vec<&'a str> {
    code.split(start).skip(1).map(|rest| rest.split("\n}").next().unwrap_or_default()).collect()
}

/// The names of the fields of a struct.
fn fields(body: &str) -> impl Iterator<Item = &str> {
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let names = lines.filter_map(|line| line.split_once(": ").map(|(name, _)| name));
    names.map(|name| name.rsplit(' ').next().unwrap_or(name))
}

/// Pages that tell how things are now; records of what was are not among them.
fn is_page(path: &str) -> bool {
    let is_record = path == "CHANGELOG.md" || path.starts_with("docs/decisions/");
    has_extension(path, "md") && !is_record
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|own| own == extension)
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once(end).map(|(inside, _)| inside)
}

/// Words that lost to others of the glossary in ARCHITECTURE.md.
const LOST: [(&str, &str); 6] = [
    ("reckon", "calculate"),
    ("yardstick", "assessment settings"),
    ("office", "agency"),
    ("homeless", "unplaced"),
    ("twin", "near-duplicate"),
    ("duty or hope", "binding or anticipatory"),
];

/// Where words are held to the glossary: the source, and the guides but for decisions, which stay as they were taken.
pub(crate) fn words_are_those_of_the_glossary(tree: &Tree) -> Vec<String> {
    let is_held = |path: &str| {
        path.starts_with("src/") && has_extension(path, "rs")
            || ["README.md", "CONTRIBUTING.md"].contains(&path)
            || path.starts_with("docs/") && path.matches('/').count() == 1
    };
    let mut found = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| is_held(path)) {
        for (lost, word) in LOST {
            // Statistics offices are no agencies that answer for tasks.
            let is_lost = |line: &&str| {
                let line = line.to_lowercase();
                has_word(&line, lost)
                    && !line.contains("statistic")
                    && !line.contains("standard of")
            };
            let lines = text.lines().filter(is_lost);
            found.extend(lines.map(|_| format!("{path} says `{lost}` for `{word}`")));
        }
    }
    found
}

/// Whether a text has a word, also with an ending.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(char::is_alphanumeric)
    })
}
