//! `content/site.yaml`: what holds for the whole site.

use rust_decimal::Decimal;

use super::crossing::{Choice, Crossing, Origin};
use super::locate::Path;
use super::raw::{RawAssessment, RawSite};
use super::rules::{self, Rules};
use super::scalar::{Date, Number};
use super::typed::Text;

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
    /// Whether each chart is a file too.
    pub standalone_charts: bool,
    /// The thresholds of the assessment.
    pub thresholds: Thresholds,
    /// What the site says of findings.
    pub rules: Rules,
    /// Where it was written.
    pub origin: Origin,
}

/// Where one status ends and the next begins. The numbers are a choice of the site, no standard.
#[derive(Debug, Clone)]
pub struct Thresholds {
    /// A pace from here on is ahead.
    pub ahead: Decimal,
    /// A pace below this is behind.
    pub behind: Decimal,
    /// A completion at or below this is a reversal.
    pub reversed: Decimal,
    /// A kept level nearer to its limit than this share of the limit is at risk.
    pub tolerance: Decimal,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            ahead: Decimal::new(110, 2),
            behind: Decimal::new(90, 2),
            reversed: Decimal::new(-10, 2),
            tolerance: Decimal::new(5, 2),
        }
    }
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
    let thresholds = assessment
        .map_or_else(Thresholds::default, |raw| thresholds(crossing, &top.key("assessment"), raw));
    let rules =
        checks.map_or_else(Rules::default, |raw| rules::rules(crossing, &top.key("checks"), raw));
    Some(Site {
        title: title?,
        title_en,
        publisher: publisher?,
        about,
        as_of: as_of?,
        theme,
        standalone_charts: pictures.0,
        thresholds,
        rules,
        origin: crossing.origin(&top),
    })
}

fn thresholds(crossing: &mut Crossing<'_>, path: &Path, raw: RawAssessment) -> Thresholds {
    let RawAssessment { ahead, behind, reversed, tolerance } = raw;
    let mut or = |key: &'static str, text: Option<Text<Number>>, default: Decimal| {
        let number = text.and_then(|text| crossing.number(&path.key(key), text));
        number.map_or(default, |n| n.value())
    };
    let default = Thresholds::default();
    Thresholds {
        ahead: or("ahead", ahead, default.ahead),
        behind: or("behind", behind, default.behind),
        reversed: or("reversed", reversed, default.reversed),
        tolerance: or("tolerance", tolerance, default.tolerance),
    }
}
