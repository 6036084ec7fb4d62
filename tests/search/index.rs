//! The files that a search loads, read again.
#![expect(clippy::indexing_slicing, reason = "a file of another form should stop the run")]

use std::collections::BTreeMap;

use serde_json::Value;

use super::Files;

/// Something that can be found.
pub(crate) struct Item {
    pub(crate) kind: char,
    pub(crate) href: String,
    pub(crate) text: String,
    piece: usize,
}

/// All files of a search.
pub(crate) struct Index {
    pub(crate) items: Vec<Item>,
    /// How many parts the pieces have.
    pub(crate) rows: usize,
    /// The names that each piece is found by, beside its texts.
    names: Vec<(usize, String)>,
    shards: Vec<String>,
}

const SIGNS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// What a file hands over, which says its own name.
fn holds(files: &Files, name: &str) -> Value {
    let path = format!("search/{name}.js");
    let bytes = files.get(&path).unwrap_or_else(|| panic!("no {path}"));
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let start = format!("planboardSearch(\"{name}\",");
    let json = text.strip_prefix(&start).and_then(|rest| rest.strip_suffix(");\n"));
    let json = json.unwrap_or_else(|| panic!("{path} is no call"));
    serde_json::from_str(json).expect("JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_else(|| panic!("no number: {value}"))).expect("small")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

impl Index {
    pub(crate) fn read(files: &Files) -> Self {
        let root = holds(files, "index");
        let (mut items, mut names, mut rows, mut read) = (Vec::new(), Vec::new(), 0, 1);
        let mut piece = 0;
        for number_of_file in 1..=number(&root["places"]) {
            let places = holds(files, &format!("places-{number_of_file}"));
            read += 1;
            for place in list(&places) {
                for n in 1..=number(&place[2]) {
                    piece += 1;
                    read += 1;
                    names.push((piece, text(&place[1]).to_owned()));
                    names.extend(list(&place[3]).iter().map(|name| (piece, text(name).to_owned())));
                    let parts = holds(files, &format!("text/{}-{n}", text(&place[0])));
                    for part in list(&parts) {
                        rows += 1;
                        items.extend(items_of(piece, part));
                    }
                }
            }
        }
        let shards = (1..=number(&root["shards"])).map(|n| holds(files, &format!("letters/{n}")));
        let shards: Vec<String> = shards.map(|shard| text(&shard).to_owned()).collect();
        read += shards.len();
        let all = files.keys().filter(|path| path.starts_with("search/")).count();
        assert_eq!(read, all, "files that are read, and files");
        Self { items, rows, names, shards }
    }

    /// Every text with its piece: the names of its place stand in its letters, too.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (usize, &str)> {
        let items = self.items.iter().map(|item| (item.piece, item.text.as_str()));
        items.chain(self.names.iter().map(|(piece, name)| (*piece, name.as_str())))
    }

    /// The pieces of every letter and pair.
    pub(crate) fn lists(&self) -> BTreeMap<String, Vec<usize>> {
        let mut lists = BTreeMap::new();
        for shard in &self.shards {
            let inner = shard.strip_prefix(' ').and_then(|rest| rest.strip_suffix(' '));
            for entry in inner.unwrap_or_default().split(' ').filter(|entry| !entry.is_empty()) {
                let (letters, list) = entry.split_once('\t').expect("letters and their list");
                let before = lists.insert(letters.to_owned(), pieces(list));
                assert!(before.is_none(), "{letters} is there twice");
            }
        }
        lists
    }
}

fn items_of(piece: usize, part: &Value) -> Vec<Item> {
    let page = text(&part[0]);
    let triples = list(&part[3]).chunks(3).map(|triple| {
        let [kind, anchor, words] = triple else { panic!("{triple:?}") };
        let anchor = text(anchor);
        let href = if anchor.is_empty() {
            page.trim_end_matches('#').to_owned()
        } else {
            format!("{page}{anchor}")
        };
        let kind = text(kind).chars().next().expect("a letter");
        Item { kind, href, text: text(words).to_owned(), piece }
    });
    triples.collect()
}

/// The numbers of a list: steps, and after a zero how many steps of one.
fn pieces(list: &str) -> Vec<usize> {
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0, 0);
    for sign in list.chars() {
        let bits = SIGNS.find(sign).expect("one of the signs");
        number |= (bits & 31) << shift;
        shift += 5;
        if bits < 32 {
            numbers.push(number);
            (number, shift) = (0, 0);
        }
    }
    let (mut pieces, mut last) = (Vec::new(), 0);
    let mut numbers = numbers.into_iter();
    while let Some(step) = numbers.next() {
        let (step, times) =
            if step == 0 { (1, numbers.next().expect("how many")) } else { (step, 1) };
        for _ in 0..times {
            last += step;
            pieces.push(last);
        }
    }
    pieces
}
