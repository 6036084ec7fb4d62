//! `content/site.yaml`: what holds for the whole site.

use crate::model::{AssessmentSettings, CheckSettings, Path, Pictures, Site};
use crate::read::crossing::Crossing;
use crate::read::records::{assessment, rules};
use crate::read::yaml::raw::site::RawSite;

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
    let title = crossing.text(&top.key("title"), title);
    let title_en = crossing.optional(&top.key("title_en"), title_en);
    let publisher = crossing.text(&top.key("publisher"), publisher);
    let about = crossing.optional(&top.key("about"), about);
    let as_of = crossing.date(&top.key("as_of"), as_of);
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
        checks,
        origin: crossing.origin(&top),
    })
}
