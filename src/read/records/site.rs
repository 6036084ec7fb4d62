//! `content/site.yaml`: what holds for the whole site.

use crate::diag::Code;
use crate::model::{
    AssessmentSettings, CheckSettings, Doubts, Path, Pictures, PlaceKind, PlaceWord, Site,
};
use crate::read::crossing::Crossing;
use crate::read::records::source::url as address;
use crate::read::records::{assessment, rules};
use crate::read::yaml::raw::site::{RawPlaceKind, RawPlaceWord, RawSite};
use crate::read::yaml::typed::Text;
use crate::say;

pub(crate) fn site(crossing: &mut Crossing<'_>, raw: RawSite) -> Option<Site> {
    let RawSite {
        title,
        title_en,
        publisher,
        about,
        as_of,
        language,
        theme,
        standalone_charts,
        doubts,
        base_url,
        place,
        kinds,
        assessment,
        checks,
    } = raw;
    let top = Path::default();
    if let Some(language) = language {
        crossing.choice(&top.key("language"), language);
    }
    let theme = crossing.optional(&top.key("theme"), theme).filter(|theme| theme != "default");
    let pictures = standalone_charts
        .and_then(|word| crossing.choice(&top.key("standalone_charts"), word))
        .unwrap_or(Pictures(true));
    let doubts =
        doubts.and_then(|word| crossing.choice(&top.key("doubts"), word)).unwrap_or(Doubts::Public);
    let base_url = base_url.and_then(|url| address(crossing, &top.key("base_url"), url));
    let title = crossing.text(&top.key("title"), title);
    let title_en = crossing.optional(&top.key("title_en"), title_en);
    let publisher = crossing.text(&top.key("publisher"), publisher);
    let about = crossing.optional(&top.key("about"), about);
    let as_of = crossing.date(&top.key("as_of"), as_of);
    let place = place.and_then(|raw| place_word(crossing, &top.key("place"), raw));
    let kinds = crossing.list(&top.key("kinds"), kinds, place_kind);
    let assessment = assessment.map_or_else(AssessmentSettings::default, |raw| {
        assessment::assessment(crossing, &top.key("assessment"), raw)
    });
    let checks = checks
        .map_or_else(CheckSettings::default, |raw| rules::rules(crossing, &top.key("checks"), raw));
    Some(Site {
        title: title?,
        title_en,
        publisher: publisher?,
        about,
        as_of: as_of?,
        theme,
        assessment,
        standalone_charts: pictures.0,
        doubts,
        base_url,
        place,
        kinds,
        checks,
        origin: crossing.origin(&top),
    })
}

fn place_word(crossing: &mut Crossing<'_>, path: &Path, raw: RawPlaceWord) -> Option<PlaceWord> {
    let RawPlaceWord { zh, en, counter } = raw;
    let zh = word(crossing, &path.key("zh"), zh);
    let en = word(crossing, &path.key("en"), en);
    let counter = match counter {
        Some(counter) => Some(word(crossing, &path.key("counter"), counter)?),
        None => None,
    };
    Some(PlaceWord { zh: zh?, en: en?, counter })
}

/// A word that goes into sentences of a theme, in which braces stand for something.
fn word(crossing: &mut Crossing<'_>, path: &Path, text: Text) -> Option<String> {
    let word = crossing.text(path, text)?;
    if word.contains(['{', '}']) {
        let say = say!("名称里不能有 `{{` 和 `}}`", "a name cannot have `{{` and `}}`");
        crossing.fault(Code::WrongType, path, say, None);
        return None;
    }
    Some(word)
}

fn place_kind(crossing: &mut Crossing<'_>, path: &Path, raw: RawPlaceKind) -> Option<PlaceKind> {
    let RawPlaceKind { id, zh, en } = raw;
    let id = crossing.place_kind(&path.key("id"), id);
    let zh = crossing.text(&path.key("zh"), zh);
    let en = crossing.text(&path.key("en"), en);
    Some(PlaceKind { id: id?, zh: zh?, en: en?, origin: crossing.origin(path) })
}
