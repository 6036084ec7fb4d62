//! The repository as text, and Rust files as paths: what the house rules look at.

use std::collections::BTreeMap;
use std::path::Path;

/// The text files of the repository by path from its root, with `/`.
pub(crate) type Tree = BTreeMap<String, String>;

/// Folders that no one writes by hand, beside hidden ones.
const MADE: &[&str] = &["target", "output", "node_modules", "__pycache__"];

/// Reads the repository. Cargo tells at run time where it is, so that the rules can be tried on a copy.
pub(crate) fn tree() -> Tree {
    let root = std::env::var("CARGO_MANIFEST_DIR");
    let root = root.unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let mut tree = Tree::new();
    read(Path::new(&root), "", &mut tree);
    tree
}

fn read(folder: &Path, prefix: &str, tree: &mut Tree) {
    for entry in std::fs::read_dir(folder).expect("list a folder of the repository") {
        let entry = entry.expect("list a file of the repository");
        let name = entry.file_name().into_string().expect("file names are UTF-8");
        let path = format!("{prefix}{name}");
        if entry.file_type().expect("a kind of file").is_dir() {
            let is_hidden = name.starts_with('.') && name != ".github";
            if !is_hidden && !MADE.contains(&name.as_str()) {
                read(&entry.path(), &format!("{path}/"), tree);
            }
        } else if name == ".git" {
            // In a work tree it is a file, and says where the repository is.
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            tree.insert(path, text);
        }
    }
}

/// The Rust files below some folders.
pub(crate) fn rust<'a>(
    tree: &'a Tree,
    folders: &'a [&str],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let is_rust = |path: &str| Path::new(path).extension().is_some_and(|ext| ext == "rs");
    tree.iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .filter(move |(path, _)| is_rust(path) && folders.iter().any(|f| path.starts_with(f)))
}

/// A piece of Rust that matters here: names, `::`, and single signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    Name(String),
    Colons,
    Sign(char),
}

/// The tokens of a Rust file without comments and texts.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut rest = chars.as_slice();
    while let [first, ..] = rest {
        let silent = silence(rest);
        let name: String = rest.iter().take_while(|c| is_of_name(**c)).collect();
        let length = if silent > 0 {
            silent
        } else if !name.is_empty() {
            let length = name.chars().count();
            tokens.push(Token::Name(name));
            length
        } else if rest.starts_with(&[':', ':']) {
            tokens.push(Token::Colons);
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Sign(*first));
            }
            1
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    tokens
}

/// How many characters of a comment or a text come next.
fn silence(rest: &[char]) -> usize {
    match rest {
        ['/', '/', ..] => up_to(rest, 2, &['\n']),
        ['/', '*', ..] => up_to(rest, 2, &['*', '/']),
        ['r', '"' | '#', ..] => {
            let hashes = rest.iter().skip(1).take_while(|c| **c == '#').count();
            let mut end = vec!['#'; hashes];
            end.insert(0, '"');
            if rest.get(hashes + 1) == Some(&'"') { up_to(rest, hashes + 2, &end) } else { 0 }
        }
        ['"', ..] => quoted(rest, '"'),
        ['\'', '\\', ..] | ['\'', _, '\'', ..] => quoted(rest, '\''),
        _ => 0,
    }
}

/// The length up to and with an end that is looked for from somewhere on.
fn up_to(rest: &[char], from: usize, end: &[char]) -> usize {
    let inside = rest.get(from..).unwrap_or_default();
    let found = inside.windows(end.len()).position(|window| window == end);
    found.map_or(rest.len(), |at| from + at + end.len())
}

/// The length of a text or character with its quotes, escapes skipped.
fn quoted(rest: &[char], quote: char) -> usize {
    let mut n = 1;
    while let Some(c) = rest.get(n).filter(|c| **c != quote) {
        n += if *c == '\\' { 2 } else { 1 };
    }
    n + 1
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Every path in full, groups written out: `a::{b, c::d}` is `a::b` and `a::c::d`.
pub(crate) fn paths(tokens: &[Token]) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut n = 0;
    while n < tokens.len() {
        n = path(tokens, n, &[], &mut paths).max(n + 1);
    }
    paths
}

/// Reads a path, or a group behind `::`; returns the first token behind it.
pub(crate) fn path(
    tokens: &[Token],
    start: usize,
    before: &[String],
    paths: &mut Vec<Vec<String>>,
) -> usize {
    let mut names = before.to_vec();
    let mut n = start;
    loop {
        match (tokens.get(n), tokens.get(n + 1)) {
            (Some(Token::Name(name)), Some(Token::Colons)) => {
                names.push(name.clone());
                n += 2;
            }
            (Some(Token::Name(name)), _) => {
                names.push(name.clone());
                paths.push(names);
                return n + 1;
            }
            (Some(Token::Sign('{')), _) if n > start => {
                n += 1;
                while tokens.get(n).is_some_and(|token| *token != Token::Sign('}')) {
                    n = path(tokens, n, &names, paths).max(n + 1);
                }
                return n + 1;
            }
            _ => {
                paths.push(names);
                return n;
            }
        }
    }
}
