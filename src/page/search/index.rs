//! The files of a search that are of the whole site: how it is divided, the names, and the letters.

use rayon::prelude::*;
use serde::Serialize;

use crate::files::File;
use crate::model::{District, letters_to_fold};
use crate::page::context::PageContext;
use crate::page::search::chunk::{self, Part};
use crate::page::search::file::file;
use crate::page::search::letters::{Letters, Pairs};
use crate::site::{Route, SearchFile};

/// How many bytes of text have a shard of letters of their own: a shard is about a third as long, so that a search for a few
/// pairs loads little.
const TEXT_OF_A_SHARD: usize = 256 * 1024;

/// How many places have their names in one file.
const PLACES_OF_A_FILE: usize = 2000;

/// Of how many places the letters are held at a time.
const PLACES_AT_A_TIME: usize = 64;

/// How a search of a site is divided. It is known before any of its files is made.
#[derive(Debug, Clone)]
pub(in crate::page) struct Index {
    /// How many pieces each place has, in the order of folders.
    pieces: Vec<usize>,
    shards: usize,
}

/// What a browser loads first.
#[derive(Serialize)]
struct Root {
    places: usize,
    shards: usize,
    usual: String,
    dropped: String,
    /// The address and the name of each indicator, and what else it is called.
    indicators: Vec<(String, String, Vec<String>)>,
}

/// The id of a place, its name, how many pieces it has, and what else it is called.
#[derive(Serialize)]
struct PlaceLine<'a>(&'a str, &'a str, usize, Vec<&'a str>);

impl Index {
    pub(in crate::page) fn of(context: &PageContext<'_>) -> Self {
        let districts = &context.site.checked.content().districts;
        let sizes = districts.par_iter().map(|district| chunk::chunks_of(context, district));
        let (pieces, bytes): (Vec<usize>, Vec<usize>) = sizes.unzip();
        let shards = (bytes.iter().sum::<usize>() / TEXT_OF_A_SHARD).max(1);
        Self { pieces, shards }
    }

    /// How many pieces the texts of a place are cut into, by its number among the places.
    pub(in crate::page) fn pieces(&self, place: usize) -> usize {
        self.pieces.get(place).copied().unwrap_or(0)
    }

    /// The files that are of the whole site.
    pub(in crate::page) fn routes(&self) -> Vec<Route<'static>> {
        let places = files_of_places(self.pieces.len());
        let shards = (1..=self.shards).map(SearchFile::Shard);
        let files = std::iter::once(SearchFile::Index).chain(places).chain(shards);
        files.map(Route::SearchFile).collect()
    }

    /// Makes them, in the order of the routes.
    pub(in crate::page) fn files(&self, context: &PageContext<'_>) -> Vec<File> {
        let districts = &context.site.checked.content().districts;
        let mut files = vec![self.root(context)];
        let with_pieces: Vec<_> = districts.iter().zip(&self.pieces).collect();
        for (number, places) in (1..).zip(with_pieces.chunks(PLACES_OF_A_FILE)) {
            let lines: Vec<_> =
                places.iter().map(|(place, pieces)| line(place, **pieces)).collect();
            files.push(file(SearchFile::Places(number), &lines));
        }
        let shards = letters(context, districts).shards(self.shards);
        let shards = (1..).zip(&shards);
        files.extend(shards.map(|(number, shard)| file(SearchFile::Shard(number), shard)));
        files
    }

    fn root(&self, context: &PageContext<'_>) -> File {
        let (usual, dropped) = letters_to_fold();
        let domains = context.site.checked.content().domains.iter();
        let indicators = domains.flat_map(|domain| &domain.indicators).map(|indicator| {
            let path = Route::Indicator(&indicator.id).path();
            let others = indicator.aliases.iter().chain([&indicator.name_en]);
            (
                path,
                indicator.name.clone(),
                others.filter(|name| !name.is_empty()).cloned().collect(),
            )
        });
        let indicators = indicators.collect();
        let (places, shards) = (files_of_places(self.pieces.len()).count(), self.shards);
        file(SearchFile::Index, &Root { places, shards, usual, dropped, indicators })
    }
}

/// The files that have the names of so many places.
pub(in crate::page) fn files_of_places(places: usize) -> impl Iterator<Item = SearchFile<'static>> {
    (1..=places.div_ceil(PLACES_OF_A_FILE)).map(SearchFile::Places)
}

fn line(district: &District, pieces: usize) -> PlaceLine<'_> {
    let profile = &district.profile;
    let former = profile.former_names.iter().map(|former| former.name.as_str());
    let others = profile.full_name.as_deref().into_iter().chain(former).chain([&*profile.name_en]);
    let others = others.filter(|name| !name.is_empty() && *name != profile.name).collect();
    PlaceLine(profile.id.as_str(), &profile.name, pieces, others)
}

/// The letters of all texts. The texts are gone through on all cores, those of some places at a time, since what they come
/// to is held until it is taken in.
fn letters(context: &PageContext<'_>, districts: &[District]) -> Letters {
    let mut letters = Letters::new();
    let mut pieces = 1..;
    for some in districts.chunks(PLACES_AT_A_TIME) {
        let each = some.par_iter().map(|district| pairs(context, district));
        for (pairs, piece) in each.collect::<Vec<_>>().iter().flatten().zip(&mut pieces) {
            letters.add(piece, pairs);
        }
    }
    letters
}

/// The letters of each piece of a place, with those of its names: one of several words may be such a name.
fn pairs(context: &PageContext<'_>, district: &District) -> Vec<Pairs> {
    let PlaceLine(_, name, _, others) = line(district, 0);
    let mut pairs = Vec::new();
    chunk::each(context, district, &mut |chunk| {
        let names = others.iter().copied().chain([name]);
        pairs.push(Pairs::of(names.chain(chunk.iter().flat_map(Part::texts))));
    });
    pairs
}
