//! The rule that no files import each other in a circle, as a newcomer would have to read them all at once.

use std::collections::{BTreeMap, BTreeSet};

use super::scan::{Token, Tree, path, paths, rust, tokens};

/// A module by the names on the way from the root: `check`, `text`, `letters`.
type Module = Vec<String>;

/// The words before the name of an item.
const ITEMS: [&str; 6] = ["struct", "enum", "trait", "fn", "const", "type"];

/// A source file: what it passes on of other modules under which name, of which it passes on everything, what it has
/// itself, and what it needs.
#[derive(Default)]
struct File {
    exports: BTreeMap<String, Module>,
    whole: Vec<Module>,
    has: BTreeSet<String>,
    needs: Vec<Module>,
}

pub(crate) fn no_files_import_each_other_in_a_circle(tree: &Tree) -> Vec<String> {
    let files = files(tree);
    let needs: BTreeMap<&Module, BTreeSet<&Module>> = files
        .iter()
        .map(|(module, file)| {
            let needed = file.needs.iter().filter_map(|path| owner(&files, path, 0));
            (module, needed.filter(|needed| *needed != module).collect())
        })
        .collect();
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        needs.keys().map(|module| (*module, reached(module, &needs))).collect();
    let found: BTreeSet<Vec<&Module>> =
        needs.keys().filter_map(|module| circle(module, &reached)).collect();
    let names = |circle: Vec<&Module>| {
        circle.iter().map(|module| module.join("::")).collect::<Vec<_>>().join(" and ")
    };
    found.into_iter().map(|circle| format!("a circle: {}", names(circle))).collect()
}

/// All modules from which a module can be reached and that it reaches, itself among them; `None` where it is alone.
fn circle<'a>(
    start: &Module,
    reached: &BTreeMap<&'a Module, BTreeSet<&'a Module>>,
) -> Option<Vec<&'a Module>> {
    let leads_back = |module: &Module| reached.get(module).is_some_and(|all| all.contains(start));
    let there = reached.get(start)?.iter().copied();
    let circle: Vec<&Module> = there.filter(|module| leads_back(module)).collect();
    (!circle.is_empty()).then_some(circle)
}

fn reached<'a>(
    start: &'a Module,
    needs: &BTreeMap<&'a Module, BTreeSet<&'a Module>>,
) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut next = vec![start];
    while let Some(module) = next.pop() {
        let needed = needs.get(module).into_iter().flatten().copied();
        next.extend(needed.filter(|needed| reached.insert(*needed)));
    }
    reached
}

fn files(tree: &Tree) -> BTreeMap<Module, File> {
    let texts: BTreeMap<Module, &str> = rust(tree, &["src/"])
        .map(|(path, text)| {
            (module(path), text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text))
        })
        .collect();
    let read = |(module, text): (&Module, &&str)| (module.clone(), file(module, text, &texts));
    texts.iter().map(read).collect()
}

fn module(path: &str) -> Module {
    let names = path.trim_start_matches("src/").trim_end_matches(".rs").split('/');
    names.filter(|name| !["mod", "lib", "main"].contains(name)).map(str::to_owned).collect()
}

fn file(module: &Module, text: &str, texts: &BTreeMap<Module, &str>) -> File {
    let mut file = File::default();
    let from_the_root = |path: &[String]| absolute(module, path, texts);
    let tokens = without_visibilities(&tokens(text));
    let is = |n: usize, name: &str| tokens.get(n) == Some(&Token::Name(name.to_owned()));
    let mut exported = BTreeSet::new();
    for n in (0..tokens.len()).filter(|n| is(*n, "pub") && is(n + 1, "use")) {
        let mut paths = Vec::new();
        let end = path(&tokens, n + 2, &[], &mut paths);
        if tokens.get(end) == Some(&Token::Sign('*')) {
            file.whole.extend(paths.iter().filter_map(|path| child(module, path, texts)));
        }
        for path in paths.iter().filter_map(|path| from_the_root(path)) {
            exported.insert(path.clone());
            file.exports.insert(path.last().cloned().unwrap_or_default(), path);
        }
    }
    let needs = paths(&tokens).into_iter().filter_map(|path| from_the_root(&path));
    file.needs = needs.filter(|path| !exported.contains(path)).collect();
    let named = tokens.windows(2).filter_map(|pair| match pair {
        [Token::Name(item), Token::Name(name)] => ITEMS.contains(&item.as_str()).then_some(name),
        _ => None,
    });
    file.has = named.cloned().collect();
    file
}

/// The module that a path names from where it stands.
fn child(module: &Module, path: &[String], texts: &BTreeMap<Module, &str>) -> Option<Module> {
    let child: Module = module.iter().chain(path).cloned().collect();
    texts.contains_key(&child).then_some(child)
}

/// `pub` alone for `pub(crate)` and the like: a word on who sees a thing needs nothing.
fn without_visibilities(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        kept.push(first.clone());
        rest = after;
        if *first == Token::Name("pub".to_owned()) && rest.first() == Some(&Token::Sign('(')) {
            let end = rest.iter().position(|token| *token == Token::Sign(')')).unwrap_or(0);
            rest = rest.get(end + 1..).unwrap_or_default();
        }
    }
    kept
}

/// A path from the root of the crate, if it leads to a module of the crate.
fn absolute(module: &Module, path: &[String], texts: &BTreeMap<Module, &str>) -> Option<Module> {
    let up = path.iter().take_while(|name| *name == "super").count();
    let (first, behind) = path.split_first()?;
    let (above, rest) = match first.as_str() {
        "crate" => (Vec::new(), behind),
        "self" => (module.clone(), behind),
        "super" => (module.get(..module.len().checked_sub(up)?)?.to_vec(), path.get(up..)?),
        _ => {
            let child: Module = module.iter().chain([first]).cloned().collect();
            // A name alone is no path: `mod letters;` needs nothing of it.
            (!behind.is_empty() && texts.contains_key(&child)).then_some(())?;
            (module.clone(), path)
        }
    };
    let rest = rest.iter().filter(|name| *name != "self").cloned();
    Some(above.into_iter().chain(rest).collect())
}

/// The file that a path leads to, past those that only pass it on.
fn owner<'a>(files: &'a BTreeMap<Module, File>, path: &Module, depth: usize) -> Option<&'a Module> {
    let start = |length: usize| path.iter().take(length).cloned().collect::<Module>();
    let length = (0..=path.len()).rev().find(|length| files.contains_key(&start(*length)))?;
    let (module, file) = files.get_key_value(&start(length))?;
    let Some(item) = path.get(length).filter(|_| depth < 8) else { return Some(module) };
    let rest = || path.iter().skip(length + 1);
    if let Some(further) = file.exports.get(item) {
        return owner(files, &further.iter().chain(rest()).cloned().collect(), depth + 1);
    }
    let offers = |of: &&Module| {
        files
            .get(*of)
            .is_some_and(|file| file.exports.contains_key(item) || file.has.contains(item))
    };
    match file.whole.iter().find(offers) {
        Some(of) => {
            let further = of.iter().chain([item]).chain(rest()).cloned().collect();
            owner(files, &further, depth + 1)
        }
        None => Some(module),
    }
}
