//! `content/site.yaml`: what holds for the whole site.

use super::crossing::{Choice, Crossing, Origin};
use super::locate::Path;
use super::raw::RawSite;
use super::rules::{self, CheckSettings};
use super::scalar::Date;
use super::yardstick::{self, Yardstick};

/// What holds for the whole site.
#[derive(Debug)]
pub struct Site {
    /// The name of the site.
    pub title: String,
    /// The name in English.
    pub title_en: Option<String>,
    /// Who publishes it.
    pub publisher: String,
    /// What it is, in a paragraph.
    pub about: Option<String>,
    /// The date of judgement: nothing here is judged by the clock.
    pub as_of: Date,
    /// The theme folder, from the project folder; `None` is the embedded theme.
    pub theme: Option<String>,
    /// How commitments are judged.
    pub yardstick: Yardstick,
    /// Whether each chart is a file too.
    pub standalone_charts: bool,
    /// What the site says of findings.
    pub checks: CheckSettings,
    /// Where it was written.
    pub origin: Origin,
}

/// The one language that sites are in so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Language;

impl Choice for Language {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[("zh", "中文", Self)];
}

/// Whether charts are files too.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pictures(bool);

impl Choice for Pictures {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("true", "每张图另存一个 SVG 文件，与不写相同", Self(true)),
        ("false", "不另存", Self(false)),
    ];
}

pub(super) fn site(crossing: &mut Crossing<'_>, raw: RawSite) -> Option<Site> {
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
    let yardstick = assessment.map_or_else(Yardstick::default, |raw| {
        yardstick::yardstick(crossing, &top.key("assessment"), raw)
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
        yardstick,
        standalone_charts: pictures.0,
        checks,
        origin: crossing.origin(&top),
    })
}
