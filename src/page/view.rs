//! What templates see: words ready to print, and nothing of the model.

use serde::Serialize;
use tera::Value;

use crate::model::RecordId;
use crate::page::words::wording::Dated;
use crate::page::words::working::{Line, Share};

/// What surrounds every page.
#[derive(Serialize)]
pub(in crate::page) struct Shell {
    pub(in crate::page) site: String,
    pub(in crate::page) title: String,
    pub(in crate::page) description: String,
    pub(in crate::page) publisher: String,
    pub(in crate::page) as_of: String,
    /// Where the page is published; `None` where the site does not say.
    pub(in crate::page) address: Option<String>,
    /// Whether the site is not for everybody.
    pub(in crate::page) is_review: bool,
    pub(in crate::page) to: Sections,
    pub(in crate::page) nav: Vec<NavLink>,
    /// The page on which everything is searched.
    pub(in crate::page) search: NavLink,
    /// The style sheets and scripts that every page loads.
    pub(in crate::page) styles: Vec<String>,
    /// The one of the styles that only charts need, where the theme has it.
    pub(in crate::page) chart_style: Option<String>,
    pub(in crate::page) scripts: Vec<String>,
    /// The folder of the assets, with a slash at its end.
    pub(in crate::page) assets: String,
}

/// The addresses of the pages that every page may lead to.
#[derive(Serialize)]
pub(in crate::page) struct Sections {
    pub(in crate::page) overview: String,
    pub(in crate::page) districts: String,
    pub(in crate::page) indicators: String,
    pub(in crate::page) documents: String,
    pub(in crate::page) methods: String,
    pub(in crate::page) quality: String,
    /// The part of the methods page on how commitments are assessed.
    pub(in crate::page) pace: String,
    /// The part of the methods page on projects and tasks.
    pub(in crate::page) work: String,
    /// Where places are put side by side, where there are several.
    pub(in crate::page) compare: Option<String>,
    /// The page of projects, where there are any.
    pub(in crate::page) projects: Option<String>,
    /// The page of tasks, where there are any.
    pub(in crate::page) tasks: Option<String>,
    /// The page of units, where tasks name any.
    pub(in crate::page) units: Option<String>,
    /// The page of what falls due, where anything does.
    pub(in crate::page) due: Option<String>,
    /// The page of doubts in the sources, where there are any.
    pub(in crate::page) doubts: Option<String>,
}

/// A link of the main navigation.
#[derive(Serialize)]
pub(in crate::page) struct NavLink {
    pub(in crate::page) href: String,
    pub(in crate::page) text: String,
    /// Whether it is this page.
    pub(in crate::page) current: bool,
    /// Whether it leads to this page.
    pub(in crate::page) above: bool,
}

/// A link.
#[derive(Serialize, Clone)]
pub(in crate::page) struct Link {
    pub(in crate::page) href: String,
    pub(in crate::page) text: String,
}

/// Charts with what they say in words.
#[derive(Serialize)]
pub(in crate::page) struct Figures {
    /// One or two sentences, worked out from the same numbers.
    pub(in crate::page) said: String,
    /// In pieces that fit a printed page; none where there is nothing to draw.
    pub(in crate::page) charts: Vec<Value>,
}

/// Where a value stands.
#[derive(Serialize, Clone)]
pub(in crate::page) struct Source {
    pub(in crate::page) href: String,
    pub(in crate::page) document: String,
    /// The table and row, as `专栏1 第4行` or `表1“注册护士”行`.
    pub(in crate::page) place: Option<String>,
    pub(in crate::page) quote: Option<String>,
    /// How well the value is known; `None` on a site on which all are proved.
    pub(in crate::page) grade: Option<GradeView>,
}

/// How well a value is known.
#[derive(Serialize, Clone)]
pub(in crate::page) struct GradeView {
    /// The class of its mark.
    pub(in crate::page) class: &'static str,
    pub(in crate::page) word: String,
}

impl GradeView {
    /// Whether its source is named and not here.
    pub(in crate::page) fn is_stated(&self) -> bool {
        self.class == Self::STATED
    }

    /// The class of values whose source is named and not here.
    pub(in crate::page) const STATED: &str = "stated";
}

/// An assessment.
#[derive(Serialize, Clone)]
pub(in crate::page) struct StatusView {
    /// The class of its mark.
    pub(in crate::page) class: &'static str,
    pub(in crate::page) word: String,
    pub(in crate::page) reason: Option<String>,
}

/// What a person made of a commitment.
#[derive(Serialize)]
pub(in crate::page) struct RulingView {
    pub(in crate::page) by: String,
    pub(in crate::page) date: String,
    pub(in crate::page) reason: String,
    pub(in crate::page) by_numbers: StatusView,
}

/// The assessment at the end of an earlier year.
#[derive(Serialize)]
pub(in crate::page) struct PastStatus {
    pub(in crate::page) year: i32,
    pub(in crate::page) status: StatusView,
}

/// A target that was in force for a time.
#[derive(Serialize)]
pub(in crate::page) struct AmendedView {
    /// Its first day; `None` for the first target.
    pub(in crate::page) since: Option<String>,
    pub(in crate::page) target: Dated,
    pub(in crate::page) source: Source,
}

/// A number of a figure.
#[derive(Serialize)]
pub(in crate::page) struct NumberRow {
    /// Of an observation, in the first figure that shows it.
    pub(in crate::page) anchor: Option<String>,
    pub(in crate::page) item: String,
    pub(in crate::page) value: Dated,
    pub(in crate::page) source: Option<Source>,
    pub(in crate::page) note: Option<String>,
}

/// A commitment.
#[derive(Serialize)]
pub(in crate::page) struct CommitmentView {
    /// Which record it is.
    #[serde(skip)]
    pub(in crate::page) record: RecordId,
    pub(in crate::page) anchor: String,
    pub(in crate::page) name: String,
    /// The kind of its document, where its district has targets from several.
    pub(in crate::page) told_apart: Option<String>,
    pub(in crate::page) district: Link,
    pub(in crate::page) indicator: String,
    pub(in crate::page) printed_name: Option<String>,
    pub(in crate::page) group: Option<String>,
    pub(in crate::page) no: Option<String>,
    pub(in crate::page) nature: Option<String>,
    pub(in crate::page) unit: String,
    pub(in crate::page) printed_unit: Option<String>,
    pub(in crate::page) erratum: Option<String>,
    pub(in crate::page) baseline: Option<Dated>,
    /// Why there is no baseline, in words.
    pub(in crate::page) no_baseline: String,
    /// Several where documents contradict each other; where values of single years are assessed by their sum, the sum.
    pub(in crate::page) latest: Vec<Dated>,
    pub(in crate::page) target: Dated,
    pub(in crate::page) status: StatusView,
    /// How much of the way is covered; `None` where there is no way to go.
    pub(in crate::page) share: Option<Share>,
    /// How the status was calculated.
    pub(in crate::page) working: Vec<Line>,
    /// Whether the change so far is too small to mean anything.
    pub(in crate::page) is_unclear: bool,
    /// The year of the latest value.
    pub(in crate::page) as_of: Option<i32>,
    /// The year or the period of the latest value, in words.
    pub(in crate::page) up_to: Option<String>,
    pub(in crate::page) ruling: Option<RulingView>,
    pub(in crate::page) history: Vec<PastStatus>,
    /// The targets it has had; none where there was only one.
    pub(in crate::page) amendments: Vec<AmendedView>,
    pub(in crate::page) note: Option<String>,
    pub(in crate::page) source: Source,
    pub(in crate::page) numbers: Vec<NumberRow>,
    /// What the chart shows, in a sentence.
    pub(in crate::page) says: Option<String>,
    /// The chart; `None` where there is no number to draw.
    pub(in crate::page) figure: Option<Value>,
    /// The address of the chart as a file.
    pub(in crate::page) picture: Option<String>,
}

/// An observation.
#[derive(Serialize)]
pub(in crate::page) struct ObservationView {
    pub(in crate::page) anchor: String,
    pub(in crate::page) name: String,
    pub(in crate::page) district: Link,
    pub(in crate::page) indicator: String,
    pub(in crate::page) printed_name: Option<String>,
    pub(in crate::page) value: Dated,
    pub(in crate::page) year_note: Option<String>,
    pub(in crate::page) note: Option<String>,
    pub(in crate::page) source: Source,
}

/// How many commitments have a status.
#[derive(Serialize)]
pub(in crate::page) struct StatusCount {
    pub(in crate::page) status: StatusView,
    pub(in crate::page) count: usize,
    /// Of which years the values are that it rests on, in words, where they are of earlier years than the assessment.
    pub(in crate::page) years: Option<String>,
}

/// A schematic map.
#[derive(Serialize)]
pub(in crate::page) struct MapView {
    pub(in crate::page) anchor: String,
    pub(in crate::page) title: String,
    /// What it shows, in a sentence.
    pub(in crate::page) said: String,
    pub(in crate::page) figure: Value,
    pub(in crate::page) note: Option<String>,
}
