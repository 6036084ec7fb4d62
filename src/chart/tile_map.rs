//! The tile map: places as squares in rough geographic position, with the value of each one that has one.
//!
//! The printed number tells the value, lightness only repeats it. What has no room in its square, or no square of its
//! own, is said in words below.

use super::frame::Frame;
use super::ink::class::Class;
use super::ink::legend::{Key, key, notes, pair};
use super::ink::mark::{Block, Shape, write};
use super::ink::svg::{Area, U, WIDTH, draw, ignore};
use super::ink::text::width;
use super::value::Value;
use super::words::Words;
use plotters::style::text_anchor::HPos;
use std::collections::BTreeMap;

/// One number or none for each of many places, as squares in rough geographic position.
#[derive(Clone, Copy, Debug)]
pub struct TileMap<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// Unit of all values, shown once; may be empty.
    pub unit: &'a str,
    /// The places in any order.
    pub tiles: &'a [Tile<'a>],
    /// What it means that a square is hollow: 无数据.
    pub hollow: &'a str,
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// One place in a tile map.
#[derive(Clone, Copy, Debug)]
pub struct Tile<'a> {
    /// Short name of the place, for the square.
    pub name: &'a str,
    /// Counted from the west, from 1; 0 for a place without a square.
    pub column: u32,
    /// Counted from the north, from 1; 0 for a place without a square.
    pub row: u32,
    /// What is known of the place.
    pub shown: Shown<'a>,
    /// Place and value in full: becomes the `<title>` of the square.
    pub title: &'a str,
}

/// What is known of a place.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'a> {
    /// A number.
    Number {
        /// Tells how dark the square is.
        value: Value,
        /// The number as printed, without the unit.
        text: &'a str,
    },
    /// Something else than one number (`28—33`); empty where only a table tells it.
    Words(&'a str),
    /// Nothing.
    Nothing,
}

/// Columns and rows beyond this are no places of a picture that fits a page.
const MOST: u32 = 12;
/// Distance from one square to the next, where there is room, and the gap between two.
const PITCH: i32 = 31 * U;
const GAP: i32 = U;
/// Room between a text and the edge of its square.
const INSET: i32 = U;
/// The sample of a square in the key.
const SAMPLE: Shape = Shape::Path("m-6-6h12v12h-12z");
/// What stands in a square for words, and for a value without room.
const DASH: &str = "—";
const MORE: &str = "…";
/// What stands between two places in words.
const BETWEEN: &str = " · ";
/// From light to dark; equal parts of the way from the lowest value to the highest.
const STEPS: [Class; 4] =
    [Class::TileFirst, Class::TileSecond, Class::TileThird, Class::TileFourth];
/// A name and a value in their square, the larger first.
const NAMES: [Class; 2] = [Class::TileName, Class::TileSmall];
const FAINT: [Class; 2] = [Class::TileFaint, Class::TileFaintSmall];
const NUMBERS: [Class; 2] = [Class::TileNumber, Class::TileNumberSmall];

/// Draws a tile map. What has no place of its own in it is listed below.
pub fn tile_map(input: &TileMap<'_>) -> String {
    draw(&input.frame, "tiles", |area| {
        let unit = if input.unit.is_empty() {
            String::new()
        } else {
            format!("{}{}", input.words.unit, input.unit)
        };
        let head = match unit.as_str() {
            "" => pair_of(input.words.sketch, ""),
            unit => pair_of(unit, input.words.sketch),
        };
        let top = pair(area, 14 * U, &head) + 8 * U;
        let grid = Grid::of(input);
        let end = grid.draw(area, top);
        let end = grid.key(area, end + 2 * U);
        let none = grid.steps.is_none() && !grid.has(|tile| matches!(tile.shown, Shown::Words(_)));
        let below = none.then(|| input.words.no_data.to_owned());
        let below: Vec<String> = below.into_iter().chain(grid.below()).collect();
        notes(area, end + 4 * U, below.iter().map(String::as_str))
    })
}

const fn pair_of<'a>(left: &'a str, right: &'a str) -> super::ink::legend::Pair<'a> {
    super::ink::legend::Pair { indent: 0, left: (Class::Note, left), right: (Class::Note, right) }
}

/// The squares that can be drawn, and what is left for words.
struct Grid<'a> {
    input: &'a TileMap<'a>,
    placed: BTreeMap<(u32, u32), &'a Tile<'a>>,
    unplaced: Vec<&'a Tile<'a>>,
    /// Distance from one square to the next.
    pitch: i32,
    /// Left end of the first column.
    left: i32,
    /// The lowest and the highest value.
    steps: Option<(f64, f64)>,
}

impl<'a> Grid<'a> {
    fn of(input: &'a TileMap<'a>) -> Self {
        let mut placed = BTreeMap::new();
        let mut unplaced = Vec::new();
        for tile in input.tiles {
            let cell = (tile.row, tile.column);
            let is_free = !placed.contains_key(&cell);
            let is_inside = [tile.row, tile.column].iter().all(|n| (1..=MOST).contains(n));
            if is_free && is_inside {
                placed.insert(cell, tile);
            } else {
                unplaced.push(tile);
            }
        }
        let columns = placed.keys().map(|(_, column)| *column).max().unwrap_or(1);
        let columns = i32::try_from(columns).unwrap_or(1);
        let pitch = PITCH.min((WIDTH - GAP) / columns);
        let left = GAP.midpoint(WIDTH - columns * pitch);
        let values = placed.values().filter_map(|tile| number(tile));
        let steps = values.fold(None, |ends, value| {
            let (low, high) = ends.unwrap_or((value, value));
            Some((value.min(low), value.max(high)))
        });
        Self { input, placed, unplaced, pitch, left, steps }
    }

    fn has(&self, test: impl Fn(&Tile<'_>) -> bool) -> bool {
        self.placed.values().any(|tile| test(tile))
    }

    const fn side(&self) -> i32 {
        self.pitch - GAP
    }

    /// Which part of the way from the lowest value to the highest a value lies in.
    fn step(&self, value: f64) -> usize {
        let Some((low, high)) = self.steps else { return 0 };
        // Halved, so that the way between the two largest numbers of opposite signs is finite.
        let (way, gone) = (high / 2.0 - low / 2.0, value / 2.0 - low / 2.0);
        let part = |n: f64| way > 0.0 && gone >= way * n;
        [0.25, 0.5, 0.75].into_iter().filter(|n| part(*n)).count()
    }

    fn fill(&self, tile: &Tile<'_>) -> Class {
        match (number(tile), tile.shown) {
            (Some(value), _) => STEPS.get(self.step(value)).copied().unwrap_or(Class::TileFirst),
            (None, Shown::Words(_)) => Class::TileWords,
            (None, _) => Class::TileVoid,
        }
    }

    /// Draws the squares from `top` on and returns where they end.
    fn draw(&self, area: &Area<'_>, top: i32) -> i32 {
        let first = self.placed.keys().next().map_or(1, |(row, _)| *row);
        let mut end = top;
        for ((row, column), tile) in &self.placed {
            let cell = |n: u32| i32::try_from(n).unwrap_or(0) * self.pitch;
            let at = (self.left + cell(column - 1), top + cell(row - first));
            let far = (at.0 + self.side(), at.1 + self.side());
            let block = Block { corners: [at, far], class: self.fill(tile), title: tile.title };
            ignore(area.draw(&block));
            self.texts(area, tile, at);
            end = end.max(far.1);
        }
        end
    }

    fn texts(&self, area: &Area<'_>, tile: &Tile<'_>, at: (i32, i32)) {
        let middle = at.0 + self.side() / 2;
        let line = |class: Class, height: i32, words: &str| {
            write(area, class, (middle, at.1 + height), HPos::Center, words);
        };
        let numeral = self.numeral(tile);
        let name = numeral.as_deref().unwrap_or(tile.name);
        let is_void = matches!(tile.shown, Shown::Nothing);
        let names = if is_void { FAINT } else { NAMES };
        if let Some(class) = self.fitting(names, name) {
            let height = if is_void { self.side() / 2 + class.size() * 36 / 10 } else { 12 * U };
            line(class, height, name);
        }
        if is_void {
            return;
        }
        let value = self.value(tile);
        if let Some(class) = self.fitting(NUMBERS, value) {
            line(class, 25 * U, value);
        }
    }

    /// The larger of two classes in which a text has room in a square.
    fn fitting(&self, classes: [Class; 2], words: &str) -> Option<Class> {
        classes.into_iter().find(|class| width(words, *class) <= self.side() - INSET)
    }

    /// What stands in the square: the value, or a sign for what has no room there.
    fn value<'t>(&self, tile: &Tile<'t>) -> &'t str {
        match tile.shown {
            Shown::Words("") | Shown::Nothing => DASH,
            Shown::Number { text, .. } | Shown::Words(text)
                if self.fitting(NUMBERS, text).is_some() =>
            {
                text
            }
            Shown::Number { .. } | Shown::Words(_) => MORE,
        }
    }

    /// The number that stands for a name without room, counted from 1.
    fn numeral(&self, tile: &Tile<'_>) -> Option<String> {
        let long = self.placed.values().filter(|tile| self.fitting(NAMES, tile.name).is_none());
        let mut long = long.enumerate();
        let (n, _) =
            long.find(|(_, other)| (other.row, other.column) == (tile.row, tile.column))?;
        Some((n + 1).to_string())
    }

    /// The lowest and the highest value of a step as printed, and whether they are one.
    fn ends(&self, step: usize) -> Option<(String, bool)> {
        let mut texts: Vec<(f64, &str)> = self
            .placed
            .values()
            .filter_map(|tile| match tile.shown {
                Shown::Number { value, text } => Some((value.get(), text)),
                Shown::Words(_) | Shown::Nothing => None,
            })
            .filter(|(value, _)| self.step(*value) == step)
            .collect();
        // Of 79 and ≥79 the shorter is the end.
        texts.sort_by_key(|(_, text)| text.len());
        let order = |a: &&(f64, &str), b: &&(f64, &str)| a.0.total_cmp(&b.0);
        let low = texts.iter().min_by(order)?;
        let high = texts.iter().rev().max_by(order)?;
        let is_one = low.0.total_cmp(&high.0).is_eq();
        let text =
            if is_one { low.1.to_owned() } else { [low.1, high.1].join(self.input.words.to) };
        Some((text, is_one))
    }

    /// Draws the samples of what there is, from the lowest values on, and returns where they end.
    fn key(&self, area: &Area<'_>, top: i32) -> i32 {
        let ends = || (0..).zip(STEPS).filter_map(|(step, class)| Some((class, self.ends(step)?)));
        // Where a step is one value, the squares say it themselves.
        let is_plain = ends().all(|(_, (_, is_one))| is_one);
        let ends: Vec<(Class, String)> =
            ends().filter(|_| !is_plain).map(|(class, (text, _))| (class, text)).collect();
        let input = self.input;
        let others =
            [(Class::TileWords, input.words.in_words), (Class::TileVoid, input.hollow)].into_iter();
        let others = others.filter(|(class, _)| self.has(|tile| self.fill(tile) == *class));
        let all = ends.iter().map(|(class, word)| (*class, word.as_str())).chain(others);
        let keys: Vec<Key<'_>> = all
            .map(|(class, word)| Key { line: None, mark: Some((class, SAMPLE)), word })
            .collect();
        key(area, top, &keys)
    }

    /// Names and values without room in their squares, and places without a square.
    fn below(&self) -> Vec<String> {
        let said = |tile: &Tile<'_>| {
            let numeral = self.numeral(tile);
            let text = match tile.shown {
                Shown::Number { text, .. } | Shown::Words(text) => text,
                Shown::Nothing => "",
            };
            let text = if self.value(tile) == text { "" } else { text };
            let parts = [numeral.as_deref().unwrap_or_default(), tile.name, text];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            (numeral.is_some() || !text.is_empty()).then(|| parts.join(" "))
        };
        let inside: Vec<String> = self.placed.values().filter_map(|tile| said(tile)).collect();
        let outside: Vec<String> = self.unplaced.iter().map(|tile| full(tile)).collect();
        let outside = (!outside.is_empty())
            .then(|| format!("{}{}", self.input.words.no_square, outside.join(BETWEEN)));
        let inside = (!inside.is_empty()).then(|| inside.join(BETWEEN));
        inside.into_iter().chain(outside).collect()
    }
}

fn full(tile: &Tile<'_>) -> String {
    match tile.shown {
        Shown::Number { text, .. } | Shown::Words(text) if !text.is_empty() => {
            format!("{} {text}", tile.name)
        }
        _ => tile.name.to_owned(),
    }
}

fn number(tile: &Tile<'_>) -> Option<f64> {
    match tile.shown {
        Shown::Number { value, .. } => Some(value.get()),
        Shown::Words(_) | Shown::Nothing => None,
    }
}
