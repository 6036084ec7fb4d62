//! Series: what values of several years have in common.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::dimension::{Dimension, named};
use super::id::{CategoryId, DimensionId, DistrictId, IndicatorId};
use super::text::is_blank;

/// A part of what an indicator is about: categories of declared dimensions, or words for a kind of service or one of several
/// institutions.
#[derive(Debug, Clone)]
pub struct Breakdown {
    /// What is compared.
    of: Of,
    /// What is shown.
    name: String,
    /// The same in English, where it is declared.
    name_en: Option<String>,
    /// The words that were typed, where they were words.
    typed: Option<String>,
}

/// What two breakdowns of one series have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Of {
    /// Categories, in the order of their dimensions.
    Categories(Vec<Part>),
    /// Words: blanks do not tell two apart.
    Words(String),
}

/// A category of a dimension, as a record names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// Where the dimension stands among those of the site, and the category in it: the order of series.
    place: (usize, usize),
    /// The dimension.
    pub dimension: DimensionId,
    /// The category.
    pub category: CategoryId,
}

impl Part {
    /// Whether the site declares it.
    pub fn is_declared(&self) -> bool {
        self.place.0 != usize::MAX && self.place.1 != usize::MAX
    }
}

impl Breakdown {
    /// A breakdown in words: where they are those of declared categories, it is of these.
    pub fn of_words(words: String, dimensions: &[Dimension]) -> Self {
        let Some(places) = named(dimensions, &words) else {
            let letters = words.chars().filter(|c| !is_blank(*c)).collect();
            return Self {
                of: Of::Words(letters),
                typed: Some(words.clone()),
                name: words,
                name_en: None,
            };
        };
        let ids = places.into_iter().filter_map(|(d, c)| {
            let dimension = dimensions.get(d)?;
            Some((dimension.id.clone(), dimension.categories.get(c)?.id.clone()))
        });
        Self { typed: Some(words), ..Self::of_categories(ids.collect(), dimensions) }
    }

    /// A breakdown by categories of dimensions, in whatever order they are given. One that is not declared is shown by its
    /// id; that there is none is for the checks.
    pub fn of_categories(ids: Vec<(DimensionId, CategoryId)>, dimensions: &[Dimension]) -> Self {
        let part = |(dimension, category): (DimensionId, CategoryId)| {
            let d = dimensions.iter().position(|known| known.id == dimension);
            let known = d.and_then(|d| dimensions.get(d));
            let c = known.and_then(|known| known.category(&category));
            let found = known.zip(c).and_then(|(known, c)| known.categories.get(c));
            let or_id =
                |name: Option<&String>| name.map_or(category.as_str(), String::as_str).to_owned();
            let names = [or_id(found.map(|c| &c.name)), or_id(found.map(|c| &c.name_en))];
            let place = (d.unwrap_or(usize::MAX), c.unwrap_or(usize::MAX));
            (Part { place, dimension, category }, names)
        };
        let mut parts: Vec<(Part, [String; 2])> = ids.into_iter().map(part).collect();
        parts.sort();
        let names = |at: usize, sign: &str| {
            let names = parts.iter().filter_map(|(_, names)| names.get(at).map(String::as_str));
            names.collect::<Vec<_>>().join(sign)
        };
        let (name, name_en) = (names(0, "，"), names(1, ", "));
        let parts = parts.into_iter().map(|(part, _)| part).collect();
        Self { of: Of::Categories(parts), name, name_en: Some(name_en), typed: None }
    }

    /// The words for it.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The same in English, where it is of declared categories.
    pub fn name_en(&self) -> Option<&str> {
        self.name_en.as_deref()
    }

    /// The words that the record has for it, where it has words and no ids.
    pub fn typed(&self) -> Option<&str> {
        self.typed.as_deref()
    }

    /// The categories that it is of, in the order of the dimensions; of words that no category has, none.
    pub fn parts(&self) -> &[Part] {
        match &self.of {
            Of::Categories(parts) => parts,
            Of::Words(_) => &[],
        }
    }
}

impl PartialEq for Breakdown {
    fn eq(&self, other: &Self) -> bool {
        self.of == other.of
    }
}

impl Eq for Breakdown {}

impl Hash for Breakdown {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.of.hash(hasher);
    }
}

impl PartialOrd for Breakdown {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Breakdown {
    fn cmp(&self, other: &Self) -> Ordering {
        self.of.cmp(&other.of)
    }
}

impl fmt::Display for Breakdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// Which series a value is of: an indicator of a district, as a whole or broken down. Values of one series may still be
/// in different units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesKey<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// The indicator.
    pub indicator: &'a IndicatorId,
    /// The part of it; `None` is the whole.
    pub breakdown: Option<&'a Breakdown>,
}
