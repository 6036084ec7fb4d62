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
use crate::model::{Commitment, DistrictId, Quantity, RecordId};

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
    targets: BTreeMap<&'a DistrictId, Vec<CountedTarget<'a>>>,
    places: BTreeMap<RecordId, (&'a DistrictId, usize)>,
    tendencies: BTreeMap<&'a DistrictId, Vec<Tendency<'a>>>,
}

impl<'a> Assessments<'a> {
    /// The assessment of a commitment.
    pub fn of(&self, commitment: &Commitment) -> &Assessment<'a> {
        self.of_commitments.get(&commitment.id).expect("every commitment is assessed")
    }

    /// Whether the target in force of a commitment is a number, and not words.
    pub fn has_number(&self, commitment: &Commitment) -> bool {
        !matches!(self.of(commitment).target.quantity, Quantity::Words(_))
    }

    /// The targets of a district, in the order of its files.
    pub fn targets(&self, district: &DistrictId) -> &[CountedTarget<'a>] {
        self.targets.get(district).map_or(&[], Vec::as_slice)
    }

    /// The place of the target that a commitment is a wording of, among those of its district.
    pub fn place_of(&self, commitment: &Commitment) -> usize {
        let place = self.places.get(&commitment.id).map(|(_, place)| *place);
        place.expect("every commitment is a wording of a target")
    }

    /// The target that a commitment is a wording of.
    pub fn target_of(&self, commitment: &Commitment) -> &CountedTarget<'a> {
        let place = self.places.get(&commitment.id);
        let target = place.and_then(|(district, place)| self.targets.get(district)?.get(*place));
        target.expect("every commitment is a wording of a target")
    }

    /// The tendencies of the series of a district that have no target, by indicator and breakdown; empty under a rule that has
    /// no limits for them.
    pub fn tendencies(&self, district: &DistrictId) -> &[Tendency<'a>] {
        self.tendencies.get(district).map_or(&[], Vec::as_slice)
    }
}

/// Assesses every commitment, and the tendency of every series that none is about.
pub fn assess(checked: &Checked) -> Assessments<'_> {
    let series = Series::of(checked);
    let commitments: Vec<_> = checked.commitments().collect();
    let each = commitments.into_par_iter().map(|(district, document, commitment)| {
        let all = series.values(checked, &district.profile.id, commitment);
        let case = Case::of(checked, (&district.profile, document), commitment, all);
        let mut assessment = case.assessment();
        let direction = checked.indicator(&commitment.indicator).direction;
        let first = checked.document(document).period.0;
        assessment.met = met::met(&assessment, commitment, direction, first);
        (commitment.id, assessment)
    });
    let of_commitments = each.collect::<Vec<_>>().into_iter().collect();
    let targets = target::targets(checked, &of_commitments);
    let places = target::places(&targets);
    let tendencies = tendency::tendencies(checked, &series);
    Assessments { of_commitments, targets, places, tendencies }
}
