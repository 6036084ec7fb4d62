//! Stretches of lines that are known by their form before anything else is read: tables, contents, the furniture of a web page

use std::collections::{BTreeMap, BTreeSet};

use super::annexes;
use super::block::{Block, Kind};
use super::contents;
use super::doubt::{Doubt, Why};
use super::furniture;
use super::lines::Line;
use super::marks::marked;
use super::running::running;
use super::tables::{self, Found};
use super::text::{is_rule, tidy};

/// Some lines that need no reading any more
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// The place behind its last line
    pub(super) end: usize,
    pub(super) blocks: Vec<Block>,
    pub(super) doubts: Vec<Doubt>,
}

/// All of them
#[derive(Debug, Default)]
pub(super) struct Regions {
    /// By the places of their first lines
    found: BTreeMap<usize, Region>,
    /// The entries of contents, without blanks
    listed: BTreeSet<String>,
}

impl Regions {
    /// Finds them. Every line is looked at a few times, however many there are.
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut found = BTreeMap::new();
        let mut contents = contents::Contents::of(lines);
        let mut tables = tables::Search::of(lines);
        let page = furniture::Page::of(lines);
        let running = running(lines);
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            if line.is_artefact() {
                at += 1;
                continue;
            }
            let region = contents
                .at(lines, at, &running)
                .or_else(|| annexes::at(lines, at))
                .map(|end| plain(lines, at, end, None))
                .or_else(|| {
                    let end = page.at(lines, at)?;
                    Some(plain(lines, at, end, Some(Why::Furniture)))
                })
                // The same heads stand over many tables.
                .or_else(|| tables.at(lines, at).map(|found| table(lines, at, found)))
                .or_else(|| {
                    let is_running = running.contains(&at) && !is_rule(&line.text);
                    is_running.then(|| plain(lines, at, at + 1, Some(Why::RunningHead)))
                });
            if let Some(region) = region {
                let end = region.end.max(at + 1);
                found.insert(at, region);
                at = end;
            } else {
                at += 1;
            }
        }
        Self { found, listed: contents.listed() }
    }

    /// What the contents of the text list, without blanks.
    pub(super) fn listed(&self) -> &BTreeSet<String> {
        &self.listed
    }

    pub(super) fn at(&self, place: usize) -> Option<&Region> {
        self.found.get(&place)
    }

    /// The lines that are text outside of all regions and tables.
    pub(super) fn outside<'a>(&self, lines: &'a [Line]) -> Vec<&'a Line> {
        let mut end = 0;
        let mut outside = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            end = self.at(at).map_or(end, |region| region.end);
            if at >= end && !line.is_artefact() && !line.text.contains('\t') {
                outside.push(line);
            }
        }
        outside
    }
}

/// Lines that are each a paragraph
fn plain(lines: &[Line], at: usize, end: usize, why: Option<Why>) -> Region {
    let texts = lines.get(at..end).unwrap_or_default().iter().filter(|line| !line.is_artefact());
    let blocks: Vec<Block> = texts
        .map(|line| Block {
            first: line.number,
            nth: 0,
            last: line.number,
            gap: line.gap,
            kind: plain_kind(&line.text),
        })
        .collect();
    let first = blocks.first().map_or(at + 1, |block| block.first);
    let last = blocks.last().map_or(end, |block| block.last);
    let doubts = why.map(|why| Doubt { first, last, why }).into_iter().collect();
    Region { end, blocks, doubts }
}

/// A line as a paragraph, without the `#` of a heading that is none of the text
fn plain_kind(line: &str) -> Kind {
    if is_rule(line) {
        return Kind::Rule;
    }
    Kind::Plain(tidy(marked(line).map_or(line, |(_, text)| text)))
}

fn table(lines: &[Line], at: usize, found: Found) -> Region {
    let end = at + found.lines.max(1);
    if found.table.rows.is_empty() {
        return Region { doubts: found.doubts, ..plain(lines, at, end, None) };
    }
    let gap = lines.get(at).map_or(0, |line| line.gap);
    let kind = Kind::Table { table: found.table, doubts: found.doubts };
    Region {
        end,
        blocks: vec![Block { first: at + 1, nth: 0, last: end, gap, kind }],
        doubts: Vec::new(),
    }
}
