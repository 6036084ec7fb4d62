//! Addresses: the only maker of paths and links. All links are relative, so that `file://`, any sub-path and any host
//! behave alike.

use super::key::{RecordKey, digest};
use crate::model::{AgencyId, DistrictId, DocumentId, DomainId, IndicatorId, SourceId};

/// A page or file of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route<'a> {
    /// The first page.
    Overview,
    /// The list of districts.
    Districts,
    /// A district.
    District(&'a DistrictId),
    /// All targets of a district.
    Targets(&'a DistrictId),
    /// What a district has to do.
    TasksOf(&'a DistrictId),
    /// What a district builds.
    ProjectsOf(&'a DistrictId),
    /// When the targets and tasks of a district fall due.
    DueOf(&'a DistrictId),
    /// What an agency of a district answers for.
    Agency(&'a DistrictId, &'a AgencyId),
    /// When the targets and tasks of all districts fall due.
    Due,
    /// Where the documents contradict each other.
    Doubts,
    /// The list of indicators.
    Indicators,
    /// An indicator.
    Indicator(&'a IndicatorId),
    /// The targets that several places have, side by side.
    KeyTargets,
    /// What is built.
    Projects,
    /// What is to be done.
    Tasks,
    /// Who answers for it.
    Units,
    /// The list of documents.
    Documents,
    /// A document.
    Document(&'a DocumentId),
    /// Where texts and records are searched.
    Search,
    /// A file that a search loads.
    SearchFile(SearchFile<'a>),
    /// Where places are put side by side.
    Compare,
    /// What a place is put beside others with.
    CompareFile(&'a DistrictId),
    /// How everything is calculated.
    Methods,
    /// What a reader should know of the data.
    Quality,
    /// A page of a list after its first, by its number from two on.
    Next(List<'a>, usize),
    /// The trend of a commitment as a file.
    TrendChart(&'a DistrictId, &'a RecordKey),
    /// The progress of a district as a file.
    ProgressChart(&'a DistrictId),
    /// The comparison of an indicator as a file.
    ComparisonChart(&'a IndicatorId),
    /// A file of the theme.
    Asset(&'a str),
    /// A data file.
    Data(&'a str),
    /// A data file of one record: the file's name, in which `ID` stands for the id, and the id.
    DataOf(&'a str, &'a str),
}

/// A file that a search loads, by its number from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchFile<'a> {
    /// How the other files are divided, how letters are compared, and the indicators.
    Index,
    /// The names of some places, and how many texts they have.
    Places(usize),
    /// In which texts some pairs of letters stand.
    Shard(usize),
    /// A text of a place.
    Text(&'a DistrictId, usize),
}

impl SearchFile<'_> {
    /// The name of the file, by which a page asks for it.
    pub fn name(self) -> String {
        match self {
            Self::Index => "index".into(),
            Self::Places(number) => format!("places-{number}"),
            Self::Shard(number) => format!("letters/{number}"),
            Self::Text(place, number) => format!("text/{place}-{number}"),
        }
    }
}

/// A list whose rows are places, or what places have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List<'a> {
    /// The places.
    Districts,
    /// What falls due, a row a place.
    Due,
    /// Where the documents of a place contradict each other.
    Doubts,
    /// The documents, and the sources that are not here.
    Documents,
    /// What places build.
    Projects,
    /// What they have to do.
    Tasks,
    /// Who answers for it.
    Units,
    /// The notes of their records.
    Quality,
    /// What they promise for an indicator, and what was measured.
    Indicator(&'a IndicatorId),
}

impl<'a> List<'a> {
    /// The page of the list that is always there.
    #[must_use]
    pub const fn first(self) -> Route<'a> {
        match self {
            Self::Districts => Route::Districts,
            Self::Due => Route::Due,
            Self::Doubts => Route::Doubts,
            Self::Documents => Route::Documents,
            Self::Projects => Route::Projects,
            Self::Tasks => Route::Tasks,
            Self::Units => Route::Units,
            Self::Quality => Route::Quality,
            Self::Indicator(id) => Route::Indicator(id),
        }
    }

    /// A page of the list, counted from one.
    #[must_use]
    pub const fn page(self, number: usize) -> Route<'a> {
        match number {
            0 | 1 => self.first(),
            _ => Route::Next(self, number),
        }
    }
}

impl Route<'_> {
    /// The pages of the main navigation in their order, each with the name that the words of a theme know it by.
    pub const NAVIGATION: [(Route<'static>, &'static str); 12] = [
        (Route::Overview, "overview"),
        (Route::Districts, "districts"),
        (Route::Indicators, "indicators"),
        (Route::Compare, "compare"),
        (Route::Due, "due"),
        (Route::Projects, "projects"),
        (Route::Tasks, "tasks"),
        (Route::Units, "units"),
        (Route::Doubts, "doubts"),
        (Route::Documents, "documents"),
        (Route::Search, "search"),
        (Route::Methods, "methods"),
    ];

    /// The folder of the pages of districts.
    pub const DISTRICTS: &'static str = "districts/";

    /// The folder of what places are put side by side with.
    pub const COMPARED: &'static str = "compare/";

    /// The anchor of what is known of a district, on its page.
    pub const FACTS: &'static str = "facts";

    /// The anchor of the measured values that belong to no target, on the page of all targets of a district.
    pub const OTHERS: &'static str = "others";

    /// The path from the root of the site.
    pub fn path(&self) -> String {
        match self {
            Self::Overview => "index.html".into(),
            Self::Districts => "districts.html".into(),
            Self::District(id) => format!("{}{id}.html", Self::DISTRICTS),
            Self::Targets(id) => format!("{}{id}/targets.html", Self::DISTRICTS),
            Self::TasksOf(id) => format!("{}{id}/tasks.html", Self::DISTRICTS),
            Self::ProjectsOf(id) => format!("{}{id}/projects.html", Self::DISTRICTS),
            Self::DueOf(id) => format!("{}{id}/due.html", Self::DISTRICTS),
            Self::Agency(district, id) => format!("agencies/{district}/{id}.html"),
            Self::Due => "due.html".into(),
            Self::Doubts => "doubts.html".into(),
            Self::Indicators => "indicators.html".into(),
            Self::Indicator(id) => format!("indicators/{id}.html"),
            Self::KeyTargets => "key-targets.html".into(),
            Self::Projects => "projects.html".into(),
            Self::Tasks => "tasks.html".into(),
            Self::Units => "units.html".into(),
            Self::Documents => "documents.html".into(),
            Self::Document(id) => format!("documents/{id}.html"),
            Self::Search => "search.html".into(),
            Self::SearchFile(file) => format!("search/{}.js", file.name()),
            Self::Compare => "compare.html".into(),
            Self::CompareFile(id) => format!("{}{id}.js", Self::COMPARED),
            Self::Methods => "methods.html".into(),
            Self::Quality => "quality.html".into(),
            Self::Next(List::Indicator(id), number) => {
                format!("indicators/{id}/places-{number}.html")
            }
            Self::Next(list, number) => {
                let first = list.first().path();
                format!("{}-{number}.html", first.trim_end_matches(".html"))
            }
            Self::TrendChart(district, key) => format!("charts/{}/{key}.svg", folder(district)),
            Self::ProgressChart(district) => format!("charts/{}.svg", folder(district)),
            Self::ComparisonChart(indicator) => format!("charts/indicators/{indicator}.svg"),
            Self::Asset(name) => format!("assets/{name}"),
            Self::Data(name) => format!("data/{name}"),
            Self::DataOf(name, id) => format!("data/{}", name.replace("ID", id)),
        }
    }

    /// The list that leads to this page, for the main navigation.
    #[must_use]
    pub fn section(&self) -> Self {
        match self {
            Self::District(_) | Self::Targets(_) | Self::Compare => Self::Districts,
            Self::TasksOf(_) => Self::Tasks,
            Self::ProjectsOf(_) => Self::Projects,
            Self::DueOf(_) => Self::Due,
            Self::Agency(..) => Self::Units,
            Self::Indicator(_) | Self::KeyTargets | Self::Next(List::Indicator(_), _) => {
                Self::Indicators
            }
            Self::Document(_) => Self::Documents,
            Self::Next(list, _) => list.first(),
            _ => *self,
        }
    }

    /// The anchor of a domain, on the page of a district and in the list of indicators.
    pub fn domain_anchor(id: &DomainId) -> String {
        format!("d-{id}")
    }

    /// The anchor of a district on a page of all districts.
    pub fn district_anchor(id: &DistrictId) -> String {
        format!("in-{id}")
    }

    /// The anchor of a document on a page of all districts.
    pub fn document_anchor(id: &DocumentId) -> String {
        format!("of-{id}")
    }

    /// The anchor of a group of a document on a page of all districts.
    pub fn group_anchor(id: &DocumentId, group: Option<&str>) -> String {
        format!("of-{id}--{}", group.map_or_else(|| "no-group".to_owned(), |group| digest([group])))
    }

    /// The anchor of an agency in the list of agencies, which is its key, too.
    pub fn unit_anchor(district: &DistrictId, unit: &AgencyId) -> String {
        format!("u-{district}--{unit}")
    }

    /// The anchor of a year on a page of what falls due.
    pub fn year_anchor(year: i32) -> String {
        format!("y-{year}")
    }

    /// The anchor of a source in the list of documents.
    pub fn source_anchor(id: &SourceId) -> String {
        format!("s-{id}")
    }

    /// The link from this page to another.
    pub fn link(&self, to: &Route<'_>) -> String {
        let depth = self.path().matches('/').count();
        "../".repeat(depth) + &to.path()
    }

    /// The link from this page to that on which places are put side by side, with one of them chosen.
    pub fn link_to_compare(&self, place: &DistrictId) -> String {
        format!("{}?places={place}", self.link(&Self::Compare))
    }

    /// The link from this page to a place in another, or in itself.
    pub fn link_at(&self, to: &Route<'_>, anchor: &str) -> String {
        if self.path() == to.path() {
            format!("#{anchor}")
        } else {
            format!("{}#{anchor}", self.link(to))
        }
    }
}

/// The folder of a district's charts. `indicators` is that of the comparisons, so a district of this id gets a name that
/// no id can be.
fn folder(district: &DistrictId) -> &str {
    match district.as_str() {
        "indicators" => "indicators_",
        id => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_district_takes_the_folder_of_the_comparisons() {
        let (district, indicator) =
            (DistrictId::parse("indicators").unwrap(), IndicatorId::parse("beds").unwrap());
        let key = RecordKey::new("c-plan--beds--2025");
        let trend = Route::TrendChart(&district, &key);
        assert_eq!(Route::ComparisonChart(&indicator).path(), "charts/indicators/beds.svg");
        assert_eq!(trend.path(), "charts/indicators_/c-plan--beds--2025.svg");
    }

    #[test]
    fn pages_of_a_list_stand_beside_its_first() {
        assert_eq!(List::Tasks.page(1), Route::Tasks);
        assert_eq!(List::Tasks.page(2).path(), "tasks-2.html");
        let (beds, next) =
            (IndicatorId::parse("beds").unwrap(), IndicatorId::parse("beds-2").unwrap());
        let page = List::Indicator(&beds).page(2);
        assert_eq!(page.path(), "indicators/beds/places-2.html");
        assert_ne!(page.path(), Route::Indicator(&next).path());
        assert_eq!(page.link(&Route::Indicator(&beds)), "../../indicators/beds.html");
    }

    #[test]
    fn links_are_relative() {
        let id = DistrictId::parse("rongchang").unwrap();
        let district = Route::District(&id);
        assert_eq!(district.link(&Route::Overview), "../index.html");
        assert_eq!(Route::Overview.link(&district), "districts/rongchang.html");
        assert_eq!(district.link_at(&Route::Methods, "pace"), "../methods.html#pace");
        assert_eq!(district.link_at(&district, "c-beds"), "#c-beds");
    }
}
