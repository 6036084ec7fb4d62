//! The status of every commitment: an assessment at the stated date, with its working.
//!
//! The content says what is asked for and what was measured: `case.rs` and `measured.rs` look at one commitment on one day.
//! `input.rs` assesses the numbers, by the method that the site has chosen. Nothing here reads the clock.

mod assessment;
mod case;
mod distance;
mod growth;
mod input;
mod level;
mod measured;
mod met;
mod pace;
mod points;
mod rule;
mod series;
mod status;
mod step;
mod tally;
mod target;
mod tendency;
mod units;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::Checked;
use crate::model::{Commitment, District, DistrictId, Quantity, RecordMap};

pub use assessment::Assessment;
pub use distance::Distance;
pub use input::{Answer, DataPoint, Input, Margin, TargetType, Working};
pub use level::Level;
pub use pace::Pace;
pub use rule::{Measure, limits};
pub use status::{Met, Reason, Sense, Status, StatusMark};
pub use step::Step;
pub use tally::Tally;
pub use target::{CountedTarget, Due, Evidence, State, Wording};
pub use tendency::Tendency;

use case::Case;
use series::Series;

/// The assessments of a site.
#[derive(Debug)]
pub struct Assessments<'a> {
    of_commitments: target::Each<'a>,
    /// The place of the target that each commitment is a wording of, among those of its district.
    places: RecordMap<usize>,
    districts: BTreeMap<&'a DistrictId, OfDistrict<'a>>,
}

/// What a district has come to.
#[derive(Debug)]
struct OfDistrict<'a> {
    targets: Vec<CountedTarget<'a>>,
    tendencies: Vec<Tendency<'a>>,
}

impl<'a> Assessments<'a> {
    /// The assessment of a commitment.
    pub fn of(&self, commitment: &Commitment) -> &Assessment<'a> {
        self.of_commitments.get(commitment.id).expect("every commitment is assessed")
    }

    /// Whether the target in force of a commitment is a number, and not words.
    pub fn has_number(&self, commitment: &Commitment) -> bool {
        !matches!(self.of(commitment).target.quantity, Quantity::Words(_))
    }

    /// The targets of a district, in the order of its files.
    pub fn targets(&self, district: &DistrictId) -> &[CountedTarget<'a>] {
        self.districts.get(district).map_or(&[], |of| of.targets.as_slice())
    }

    /// The place of the target that a commitment is a wording of, among those of its district.
    pub fn place_of(&self, commitment: &Commitment) -> usize {
        *self.places.get(commitment.id).expect("every commitment is a wording of a target")
    }

    /// The tendencies of the series of a district that have no target, by indicator and breakdown; empty under a rule that has
    /// no limits for them.
    pub fn tendencies(&self, district: &DistrictId) -> &[Tendency<'a>] {
        self.districts.get(district).map_or(&[], |of| of.tendencies.as_slice())
    }
}

/// Assesses every commitment, and the tendency of every series that none is about: district by district, on all cores.
pub fn assess(checked: &Checked) -> Assessments<'_> {
    let districts = &checked.content().districts;
    let each = districts.par_iter().map(|district| of_district(checked, district));
    let each: Vec<_> = each.collect();
    let (mut of_commitments, mut places) = (target::Each::default(), RecordMap::default());
    let mut by_id = BTreeMap::new();
    for (district, (assessments, of_district)) in districts.iter().zip(each) {
        of_commitments.append(assessments);
        places.extend(target::places(&of_district.targets));
        by_id.insert(&district.profile.id, of_district);
    }
    Assessments { of_commitments, places, districts: by_id }
}

/// The assessments of the commitments of a district, and what it has come to by them.
fn of_district<'a>(
    checked: &'a Checked,
    district: &'a District,
) -> (target::Each<'a>, OfDistrict<'a>) {
    let series = Series::of(district);
    let assessments = district.commitments().map(|(document, commitment)| {
        let all = series.values(checked, commitment);
        let case = Case::of(checked, (&district.profile, document), commitment, all);
        let mut assessment = case.assessment();
        let direction = checked.indicator(&commitment.indicator).direction;
        let first = checked.document(document).period.0;
        assessment.met = met::met(&assessment, commitment, direction, first);
        (commitment.id, assessment)
    });
    let assessments = assessments.collect();
    let targets = target::targets(checked, &assessments, district);
    let tendencies = tendency::tendencies(checked, &series);
    (assessments, OfDistrict { targets, tendencies })
}
