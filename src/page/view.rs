//! What templates see: words ready to print, and nothing of the model.

use serde::Serialize;
use tera::Value;

use super::wording::Dated;
use super::working::{Line, Share};

/// What surrounds every page.
#[derive(Serialize)]
pub(super) struct Shell {
    pub(super) site: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) publisher: String,
    pub(super) as_of: String,
    /// Whether the site is not for everybody.
    pub(super) is_review: bool,
    pub(super) to: Sections,
    pub(super) nav: Vec<NavLink>,
    pub(super) styles: Vec<String>,
    pub(super) scripts: Vec<String>,
}

/// The addresses of the pages that every page may lead to.
#[derive(Serialize)]
pub(super) struct Sections {
    pub(super) overview: String,
    pub(super) districts: String,
    pub(super) indicators: String,
    pub(super) documents: String,
    pub(super) methods: String,
    pub(super) quality: String,
    /// The part of the methods page on how commitments are judged.
    pub(super) pace: String,
    /// The part of the methods page on projects and tasks.
    pub(super) work: String,
    /// The page of projects, where there are any.
    pub(super) projects: Option<String>,
    /// The page of tasks, where there are any.
    pub(super) tasks: Option<String>,
    /// The page of units, where tasks name any.
    pub(super) units: Option<String>,
}

/// A link of the main navigation.
#[derive(Serialize)]
pub(super) struct NavLink {
    pub(super) href: String,
    pub(super) text: String,
    /// Whether it is this page.
    pub(super) current: bool,
    /// Whether it leads to this page.
    pub(super) above: bool,
}

/// A link.
#[derive(Serialize, Clone)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) text: String,
}

/// Charts with what they say in words.
#[derive(Serialize)]
pub(super) struct Figures {
    /// One or two sentences, worked out from the same numbers.
    pub(super) said: String,
    /// In pieces that fit a printed page; none where there is nothing to draw.
    pub(super) charts: Vec<Value>,
}

/// Where a value stands.
#[derive(Serialize, Clone)]
pub(super) struct Source {
    pub(super) href: String,
    pub(super) document: String,
    /// The table and row, as `专栏1 第4行`.
    pub(super) place: Option<String>,
    pub(super) quote: Option<String>,
}

/// A judgement.
#[derive(Serialize, Clone)]
pub(super) struct StatusView {
    /// The class of its mark.
    pub(super) class: &'static str,
    pub(super) word: String,
    pub(super) reason: Option<String>,
}

/// What a person made of a commitment.
#[derive(Serialize)]
pub(super) struct RulingView {
    pub(super) by: String,
    pub(super) date: String,
    pub(super) reason: String,
    pub(super) by_numbers: StatusView,
}

/// The judgement at the end of an earlier year.
#[derive(Serialize)]
pub(super) struct PastStatus {
    pub(super) year: i32,
    pub(super) status: StatusView,
}

/// A target that was in force for a time.
#[derive(Serialize)]
pub(super) struct AmendedView {
    /// Its first day; `None` for the first target.
    pub(super) since: Option<String>,
    pub(super) target: Dated,
    pub(super) source: Source,
}

/// A number of a figure.
#[derive(Serialize)]
pub(super) struct NumberRow {
    pub(super) item: String,
    pub(super) value: Dated,
    pub(super) source: Option<Source>,
    pub(super) note: Option<String>,
}

/// A commitment.
#[derive(Serialize)]
pub(super) struct CommitmentView {
    pub(super) anchor: String,
    pub(super) name: String,
    /// The kind of its document, where its district has targets from several.
    pub(super) told_apart: Option<String>,
    pub(super) district: Link,
    pub(super) indicator: String,
    pub(super) printed_name: Option<String>,
    pub(super) group: Option<String>,
    pub(super) no: Option<String>,
    pub(super) nature: Option<String>,
    pub(super) unit: String,
    pub(super) printed_unit: Option<String>,
    pub(super) erratum: Option<String>,
    pub(super) baseline: Option<Dated>,
    /// Why there is no baseline, in words.
    pub(super) no_baseline: String,
    /// Several where documents contradict each other; where values of single years are judged by their sum, the sum.
    pub(super) latest: Vec<Dated>,
    pub(super) target: Dated,
    pub(super) status: StatusView,
    /// How much of the way is covered; `None` where there is no way to go.
    pub(super) share: Option<Share>,
    /// How the status was reckoned.
    pub(super) working: Vec<Line>,
    /// Whether the change so far is too small to mean anything.
    pub(super) is_unclear: bool,
    /// The year of the latest value.
    pub(super) as_of: Option<i32>,
    pub(super) ruling: Option<RulingView>,
    pub(super) history: Vec<PastStatus>,
    /// The targets it has had; none where there was only one.
    pub(super) amendments: Vec<AmendedView>,
    pub(super) note: Option<String>,
    pub(super) source: Source,
    pub(super) numbers: Vec<NumberRow>,
    /// What the chart shows, in a sentence.
    pub(super) says: Option<String>,
    /// The chart; `None` where there is no number to draw.
    pub(super) figure: Option<Value>,
    /// The address of the chart as a file.
    pub(super) picture: Option<String>,
}

/// An observation.
#[derive(Serialize)]
pub(super) struct ObservationView {
    pub(super) anchor: String,
    pub(super) name: String,
    pub(super) district: Link,
    pub(super) indicator: String,
    pub(super) printed_name: Option<String>,
    pub(super) value: Dated,
    pub(super) year_note: Option<String>,
    pub(super) note: Option<String>,
    pub(super) source: Source,
}

/// How many commitments have a status.
#[derive(Serialize)]
pub(super) struct StatusCount {
    pub(super) status: StatusView,
    pub(super) count: usize,
}

/// A schematic map.
#[derive(Serialize)]
pub(super) struct MapView {
    pub(super) anchor: String,
    pub(super) title: String,
    /// What it shows, in a sentence.
    pub(super) said: String,
    pub(super) figure: Value,
    pub(super) note: Option<String>,
}
