//! The types of the domain with their rules: what people wrote, whatever it was read from.
//!
//! Nothing here reads, checks or writes.

mod agency;
mod agreement;
mod as_printed;
mod assessment;
mod choice;
mod citation;
mod content;
mod deadline;
mod dimension;
mod district;
mod document;
mod goal;
pub(crate) mod id;
mod indicator;
mod look_alike;
mod manual_assessment;
mod measure;
mod observation;
mod origin;
mod path;
mod period;
mod place;
mod plan;
mod progress;
pub mod qualifier;
mod record_id;
mod rules;
mod scalar;
mod scale;
mod series;
mod site;
mod source;
mod text;
mod tiles;
mod url;

pub use agency::Agency;
pub use as_printed::{AsPrinted, UnitErratum};
pub use assessment::{AssessmentSettings, Method};
pub(crate) use choice::Choice;
pub use citation::{Citation, Cite, CitedPlace, Grade, SourceCitation};
pub use content::Content;
pub(crate) use deadline::deadline;
pub use dimension::{Category, Dimension, Whole};
pub use district::{District, Population, Profile};
pub use document::{Document, Publish, Role, TextErratum};
pub use goal::Goal;
pub use id::{
    AgencyId, CategoryId, DimensionId, DistrictId, DocumentId, DomainId, IndicatorId, PlaceKindId,
    SourceId,
};
pub(crate) use id::{FOLDER_PAGE, MOST, NoId};
pub use indicator::{Direction, Domain, Indicator, MeasureType, Parts};
pub use look_alike::{form, is_alike, is_mistakable, plain};
pub use manual_assessment::{ManualAssessment, ManualOutcome, ManualStatus, Tier};
pub use measure::{same_measure, same_unit};
pub use observation::{Count, Observation};
pub use origin::{Locate, Origin};
pub use path::Path;
pub(crate) use path::Step;
pub(crate) use period::NoPeriod;
pub use period::{Extent, Moment, Period};
pub(crate) use place::BUILT_IN_KINDS;
pub use place::{DivisionCode, PlaceKind, PlaceWord};
pub(crate) use plan::NO_NUMBER;
pub use plan::*;
pub use progress::{Progress, ProgressDate, ProgressStatus, Work, WorkKind, WorkName, Works};
pub use record_id::RecordId;
pub use rules::{CheckSettings, Level, Suppression};
pub use scalar::{Bound, Date, Number, Quantity, YEARS};
pub(crate) use scalar::{MOST_FRACTION, MOST_WHOLE};
pub use scale::{InUnit, Scale, convertible, measure_scale, unit_kind};
pub use series::{Breakdown, Part, SeriesKey};
pub use site::Site;
pub(crate) use site::{Language, Pictures};
pub use source::{Published, Source};
pub use text::{Block, Body, Passage, Piece, Row, Run, Table, is_blank};
pub(crate) use tiles::CELLS;
pub use tiles::{Tile, TileMap};
pub use url::{NoUrl, Url};
