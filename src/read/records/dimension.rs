//! `content/dimensions.yaml`: the ways in which values are broken down.

use crate::model::{Category, CategoryId, Dimension, DimensionId, Path};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::site::{RawCategory, RawDimension, RawDimensions};

pub(crate) fn dimensions(crossing: &mut Crossing<'_>, raw: RawDimensions) -> Vec<Dimension> {
    crossing.list(&Path::default().key("dimensions"), Some(raw.dimensions), dimension)
}

fn dimension(crossing: &mut Crossing<'_>, path: &Path, raw: RawDimension) -> Option<Dimension> {
    let RawDimension { id, name, name_en, categories, whole, total, except } = raw;
    let id = crossing.id(&path.key("id"), id, DimensionId::parse);
    let name = crossing.text(&path.key("name"), name);
    let name_en = crossing.text(&path.key("name_en"), name_en);
    let whole = whole.and_then(|word| crossing.choice(&path.key("whole"), word));
    let total = crossing.list(&path.key("total"), total, Crossing::text);
    let except = crossing.list(&path.key("except"), except, Crossing::text);
    let categories = crossing.list(&path.key("categories"), Some(categories), category);
    let origin = crossing.origin(path);
    Some(Dimension {
        id: id?,
        name: name?,
        name_en: name_en?,
        whole,
        total,
        except,
        categories,
        origin,
    })
}

fn category(crossing: &mut Crossing<'_>, path: &Path, raw: RawCategory) -> Option<Category> {
    let RawCategory { id, name, name_en, words } = raw;
    let id = crossing.id(&path.key("id"), id, CategoryId::parse);
    let name = crossing.text(&path.key("name"), name);
    let name_en = crossing.text(&path.key("name_en"), name_en);
    let words = crossing.list(&path.key("words"), words, Crossing::text);
    Some(Category { id: id?, name: name?, name_en: name_en?, words, origin: crossing.origin(path) })
}
