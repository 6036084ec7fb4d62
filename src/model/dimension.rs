//! Dimensions: the ways in which the values of a site are broken down, declared once for all of it.

use super::choice::Choice;
use super::id::{CategoryId, DimensionId};
use super::origin::Origin;
use super::text::is_blank;

/// A way to break values down, as by sex or by residence.
#[derive(Debug)]
pub struct Dimension {
    /// Its id.
    pub id: DimensionId,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Whether its categories together are the whole; `None` where that is not said.
    pub whole: Option<Whole>,
    /// Words by which texts name the whole, as 合计.
    pub total: Vec<String>,
    /// Longer words that hold the word of a category and are not about it, as 城镇化.
    pub except: Vec<String>,
    /// Its categories, in the order in which they are shown.
    pub categories: Vec<Category>,
    /// Where it was written.
    pub origin: Origin,
}

/// One of the groups of a dimension.
#[derive(Debug)]
pub struct Category {
    /// Its id, given once in its dimension.
    pub id: CategoryId,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Other words by which texts name it.
    pub words: Vec<String>,
    /// Where it was written.
    pub origin: Origin,
}

/// What the categories of a dimension are together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// All that there is, maybe some of it twice.
    Covered,
    /// All that there is, each in one category: what is counted adds up.
    Sum,
}

impl Choice for Whole {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("true", "各类合起来就是全体，但可以重叠，人数等不能相加", Self::Covered),
        ("sum", "各类合起来就是全体，互不重叠，人数等可以相加", Self::Sum),
    ];
}

impl Category {
    /// Every word by which a text names it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.words).map(String::as_str)
    }
}

impl Dimension {
    /// The place of a category among the others.
    pub fn category(&self, id: &CategoryId) -> Option<usize> {
        self.categories.iter().position(|category| category.id == *id)
    }
}

/// Nouns behind the word of a category that name no other: 城镇男生, 农村居民.
const NOUNS: &[&str] = &["性", "生", "居民", "人口", "群众"];

/// The categories that words name and nothing beside them, `女` and `农村女性`, each with the place of its dimension; of a
/// dimension one at most. A word that two dimensions have names none.
pub(crate) fn named(dimensions: &[Dimension], words: &str) -> Option<Vec<(usize, usize)>> {
    let is_joint = |c: char| is_blank(c) || matches!(c, '、' | '，' | ',' | '·' | '/' | '的' | '-');
    let letters: String = words.chars().filter(|c| !is_blank(*c)).collect();
    let mut rest = letters.as_str();
    let mut found: Vec<(usize, usize)> = Vec::new();
    while !rest.is_empty() {
        let (length, place) = longest(dimensions, rest)?;
        if found.iter().any(|(dimension, _)| *dimension == place.0) {
            return None;
        }
        found.push(place);
        rest = rest.get(length..).unwrap_or_default();
        let noun = NOUNS.iter().find_map(|noun| rest.strip_prefix(noun));
        rest = noun.unwrap_or(rest).trim_start_matches(is_joint);
    }
    found.sort_unstable();
    (!found.is_empty()).then_some(found)
}

/// The category with the longest word that a text starts with, and how long that is; none where two have it.
fn longest(dimensions: &[Dimension], text: &str) -> Option<(usize, (usize, usize))> {
    let mut best: Option<(usize, (usize, usize))> = None;
    let mut is_alone = true;
    for (d, dimension) in dimensions.iter().enumerate() {
        for (c, category) in dimension.categories.iter().enumerate() {
            let plain = |word: &str| word.chars().filter(|c| !is_blank(*c)).collect::<String>();
            let begins = category.names().map(plain).filter(|word| text.starts_with(word));
            let Some(length) = begins.map(|word| word.len()).max() else { continue };
            match best {
                Some((longest, _)) if longest > length => {}
                Some((longest, _)) if longest == length => is_alone = false,
                _ => (best, is_alone) = (Some((length, (d, c))), true),
            }
        }
    }
    best.filter(|_| is_alone)
}
