//! The status of every commitment: an assessment at the stated date, with its working.
//!
//! The content says what is asked for and what was measured: `case.rs` and `measured.rs` look at one commitment on one day.
//! `input.rs` assesses the numbers, by the method that the site has chosen. Nothing here reads the clock.

mod assessment;
mod case;
mod growth;
mod input;
mod level;
mod measured;
mod pace;
mod points;
mod rule;
mod series;
mod status;
mod step;
mod tally;
mod units;

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::model::{Commitment, RecordId};

pub use assessment::Assessment;
pub use input::{Answer, DataPoint, Input, Margin, TargetType, Working};
pub use level::Level;
pub use pace::Pace;
pub use rule::{Measure, limits};
pub use status::{Reason, Sense, Status, StatusMark};
pub use step::Step;
pub use tally::Tally;

use case::Case;
use series::Series;

/// The assessments of a site.
#[derive(Debug)]
pub struct Assessments<'a>(BTreeMap<RecordId, Assessment<'a>>);

impl<'a> Assessments<'a> {
    /// The assessment of a commitment.
    pub fn of(&self, commitment: &Commitment) -> &Assessment<'a> {
        self.0.get(&commitment.id).expect("every commitment is assessed")
    }
}

/// Assesses every commitment.
pub fn assess(checked: &Checked) -> Assessments<'_> {
    let series = Series::of(checked);
    let each = checked.commitments().map(|(district, document, commitment)| {
        let all = series.values(checked, &district.profile.id, commitment);
        let case = Case::of(checked, (&district.profile, document), commitment, all);
        (commitment.id, case.assessment())
    });
    Assessments(each.collect())
}
