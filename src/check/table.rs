//! The table of checks: what each is given, and which codes it may report.

use super::document::{
    bars, cells, enumeration, fidelity, header, level_or_change, near_duplicates, numbering, totals,
};
use super::records::{
    ambition, changes, contradiction, deadlines, measures, parts, plausibility, progress,
    revisions, sums, time,
};
use super::references::{
    agencies, baselines, dimensions, ids, kinds, revisions as revised, sources, successors, tiles,
    works,
};
use super::source::{
    breakdowns, citations, intention, labels, progress_words, provenance, unnamed, years,
};
use super::subject::{DistrictSubject, DocumentSubject, SiteSubject};
use crate::diag::{Code, Finding};

/// What a check looks at, and so what a change can alter of its findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// One document and its original.
    Document,
    /// One district: its documents and records, the catalogue, and the documents of others that it cites.
    District,
    /// All districts together.
    Site,
}

/// A check: a function of what its scope has, and the codes that it may report.
#[derive(Debug)]
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// The codes that it may report; no other.
    pub codes: &'static [Code],
    pub(super) run: Run,
}

/// The function of a check. It is given what its scope has and nothing more.
#[derive(Debug, Clone, Copy)]
pub(super) enum Run {
    Document(fn(&DocumentSubject<'_>, &mut Vec<Finding>)),
    District(fn(&DistrictSubject<'_>, &mut Vec<Finding>)),
    Site(fn(&SiteSubject<'_>, &mut Vec<Finding>)),
}

impl Check {
    /// What it looks at.
    pub fn scope(&self) -> Scope {
        match self.run {
            Run::Document(_) => Scope::Document,
            Run::District(_) => Scope::District,
            Run::Site(_) => Scope::Site,
        }
    }
}

/// A finding with the check that reports it.
#[derive(Debug)]
pub struct Reported {
    /// The check.
    pub check: &'static Check,
    /// What it found.
    pub finding: Finding,
}

macro_rules! checks {
    ($($name:literal $scope:ident $run:path => $($code:ident)*;)*) => {
        &[$(Check { name: $name, codes: &[$(Code::$code),*], run: Run::$scope($run) }),*]
    };
}

/// Every check. Findings are sorted afterwards, so their order here is for the reader.
pub const CHECKS: &[Check] = checks! {
    // references/
    "duplicate-ids" Site ids::duplicate_ids => DuplicateId;
    "unknown-indicators" District ids::unknown_indicators => UnknownIndicator;
    "unknown-documents" District ids::unknown_documents => UnknownDocument;
    "documents-of-other-districts" District ids::documents_of_other_districts => DocumentOfAnotherDistrict;
    "duplicate-records" District ids::duplicate_records => DuplicateRecord;
    "unused-indicators" Site ids::unused_indicators => UnusedIndicator;
    "unknown-sources" District sources::unknown_sources => UnknownSource;
    "unused-sources" Site sources::unused_sources => UnusedSource;
    "units" District agencies::check => DuplicateId UnknownAgency UnusedAgency;
    "kinds" Site kinds::declared_twice => DuplicateId;
    "unknown-kinds" District kinds::unknown_kind => UnknownKind;
    "works" District works::check => UnknownDocument DocumentOfAnotherDistrict UnknownTaskOrProject;
    "dimensions" Site dimensions::duplicates => DuplicateId;
    "unknown-categories" District dimensions::unknown_categories => UnknownCategory;
    "categories-in-words" District dimensions::categories_in_words => BreakdownInWords;
    "tiles" Site tiles::check => UnknownDistrict ConflictingTiles DistrictWithoutTile;
    "observed-baselines" District baselines::check => BaselineNotObserved;
    "revised-values" District revised::check => UnknownRevisedValue CircularReference;
    "successors" Site successors::check => UnknownDistrict CircularReference;
    // source/
    "citations" District citations::check => QuoteNotFound QuoteTooLong RowNotFound;
    "provenance" District provenance::verify => ValueNotInQuote UnreadQualifier UnitDiffersFromQuote WordsNotInSource YearWithoutBasis PeriodDiffersFromSource KindDiffersFromSource FlagNotRecorded;
    "labels" District labels::check => ValueNotInQuote WordsNotInSource;
    "unnamed-indicators" District unnamed::indicators => IndicatorNotNamed;
    "intentions" District intention::intentions => IntentionAsObservation;
    "progress-words" District progress_words::check => StatusDiffersFromQuote WordsNotInSource;
    "breakdowns" District breakdowns::check => ValueOfAnotherBreakdown BreakdownNotInQuote;
    "years" District years::check => ValueNotInQuote YearWithoutBasis;
    // records/
    "implausible-values" District plausibility::implausible_values => ImplausibleValue;
    "changes-without-base" District changes::changes_without_base => ChangeWithoutBase;
    "undeclared-measures" District measures::undeclared_measures => UndeclaredMeasure;
    "implausible-units" District plausibility::implausible_units => ImplausibleUnit;
    "unambitious-targets" District ambition::unambitious_targets => TargetAgainstDirection TargetAlreadyMet UnambitiousTarget;
    "conflicting-values" District contradiction::conflicting_values => ConflictingValues;
    "revisions-before-originals" District revisions::revisions_before_originals => RevisionBeforeOriginal;
    "observations-after-as-of" District time::observations_after_as_of => ObservationAfterAsOf;
    "observations-outside-place" District time::observations_outside_place => ObservationBeforeStart ObservationAfterEnd;
    "judgements-after-as-of" District time::judgements_after_as_of => JudgementAfterAsOf;
    "targets-outside-period" District time::targets_outside_period => TargetOutsidePeriod;
    "stale-district" District time::stale_district => StaleData;
    "sums" District sums::check => SumDiffers RowNotFound;
    "parts" District parts::whole_differs_from_parts => WholeDiffersFromParts;
    "deadlines" District deadlines::check => DeadlineOutsidePeriod;
    "progress" District progress::check => ProgressAfterAsOf DuplicateRecord ConflictingProgress ProgressGoesBack PaidAboveInvestment;
    // document/
    "fidelity" Document fidelity::compare => TextDiffersFromSource NumbersOutOfOrder UnusedErratum UnreadableFile;
    "header" Document header::check => HeaderNotInText;
    "row-number-gaps" Document numbering::row_number_gaps => RowNumberGap;
    "heading-number-gaps" Document numbering::heading_number_gaps => HeadingNumberGap HeadingInParagraph;
    "ordinal-gaps" Document numbering::ordinal_gaps => HeadingNumberGap;
    "enumeration" Document enumeration::counts_of_lists => CountDiffers NamesAndCountDiffer;
    "table-totals" Document totals::table_totals => SumDiffers;
    "cells" Document cells::cells_as_paragraphs => CellsAsParagraphs;
    "uneven-rows" Document bars::uneven_rows => UnevenRow;
    "near-duplicates" Document near_duplicates::text_and_annex_differ => TextAndAnnexDiffer;
    "other-numbers" Document near_duplicates::other_numbers => OtherNumberElsewhere;
    "level-or-change" District level_or_change::level_or_change => LevelOrChange;
};
