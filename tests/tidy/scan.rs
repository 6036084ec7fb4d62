//! The repository as text, and Rust files as paths: what the house rules look at.

use std::collections::BTreeMap;
use std::path::Path;

/// The text files of the repository by path from its root, with `/`.
pub(crate) type Tree = BTreeMap<String, String>;

/// Folders that no one writes by hand.
const MADE: &[&str] = &[".git", "target", "output", "node_modules"];

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
            if !MADE.contains(&name.as_str()) {
                read(&entry.path(), &format!("{path}/"), tree);
            }
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

/// The tokens of a Rust file without comments, texts and numbers.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let at = |n: usize| chars.get(n).copied().unwrap_or('\0');
    let mut tokens = Vec::new();
    let mut n = 0;
    while n < chars.len() {
        let c = at(n);
        let hashes = (n + 1..).take_while(|n| at(*n) == '#').count();
        if c == '/' && at(n + 1) == '/' {
            while n < chars.len() && at(n) != '\n' {
                n += 1;
            }
        } else if c == '/' && at(n + 1) == '*' {
            n += 2;
            while n < chars.len() && (at(n), at(n + 1)) != ('*', '/') {
                n += 1;
            }
            n += 2;
        } else if c == 'r' && at(n + 1 + hashes) == '"' {
            n += hashes + 2;
            let closes = |n: usize| at(n) == '"' && (1..=hashes).all(|k| at(n + k) == '#');
            while n < chars.len() && !closes(n) {
                n += 1;
            }
            n += hashes + 1;
        } else if c == '"' {
            n += 1;
            while n < chars.len() && at(n) != '"' {
                n += if at(n) == '\\' { 2 } else { 1 };
            }
            n += 1;
        } else if c == '\'' && (at(n + 1) == '\\' || at(n + 2) == '\'') {
            n += if at(n + 1) == '\\' { 3 } else { 2 };
            while n < chars.len() && at(n) != '\'' {
                n += 1;
            }
            n += 1;
        } else if c.is_alphanumeric() || c == '_' {
            let name: String = chars.iter().skip(n).take_while(|c| is_of_name(**c)).collect();
            n += name.chars().count();
            tokens.push(Token::Name(name));
        } else if c == ':' && at(n + 1) == ':' {
            tokens.push(Token::Colons);
            n += 2;
        } else {
            if !c.is_whitespace() {
                tokens.push(Token::Sign(c));
            }
            n += 1;
        }
    }
    tokens
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Every path of a Rust file in full, groups written out: `a::{b, c::d}` is `a::b` and `a::c::d`.
pub(crate) fn paths(text: &str) -> Vec<Vec<String>> {
    let tokens = tokens(text);
    let mut paths = Vec::new();
    let mut n = 0;
    while n < tokens.len() {
        n = path(&tokens, n, &[], &mut paths).max(n + 1);
    }
    paths
}

/// Reads a path, or a group behind `::`; returns the first token behind it.
fn path(tokens: &[Token], start: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
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
