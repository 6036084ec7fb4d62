//! `content/site.yaml`: what holds for the whole site.

use super::assessment::AssessmentSettings;
use super::choice::Choice;
use super::origin::Origin;
use super::place::{PlaceKind, PlaceWord};
use super::rules::CheckSettings;
use super::scalar::Date;
use super::url::Url;

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
    /// The date of assessment: nothing here is assessed by the clock.
    pub as_of: Date,
    /// The theme folder, from the project folder; `None` is the embedded theme.
    pub theme: Option<String>,
    /// How commitments are assessed.
    pub assessment: AssessmentSettings,
    /// Whether each chart is a file too.
    pub standalone_charts: bool,
    /// Who sees the page of doubts in the sources.
    pub doubts: Doubts,
    /// Where the site is published, for citations; nothing of the site depends on it.
    pub base_url: Option<Url>,
    /// What its places are called, where it says so.
    pub place: Option<PlaceWord>,
    /// The kinds of places that it declares.
    pub kinds: Vec<PlaceKind>,
    /// What the site says of findings.
    pub checks: CheckSettings,
    /// Where it was written.
    pub origin: Origin,
}

/// The one language that sites are in so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Language;

impl Choice for Language {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[("zh", "中文", Self)];
}

/// Who sees where the documents contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubts {
    /// Everybody.
    Public,
    /// Those who check the site before it is published.
    Review,
}

impl Choice for Doubts {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("public", "公开的网站里也有这一页，与不写相同", Self::Public),
        ("review", "只有审阅版有这一页", Self::Review),
    ];
}

/// Whether charts are files too.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pictures(pub(crate) bool);

impl Choice for Pictures {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("true", "每张图另存一个 SVG 文件，与不写相同", Self(true)),
        ("false", "不另存", Self(false)),
    ];
}
