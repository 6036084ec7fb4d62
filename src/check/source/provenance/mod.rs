//! Every value stands in its source: as a whole number, in its row and column, with no other year, bound or unit.

mod against;
mod amounts;
mod asked;
mod before;
mod beside;
mod columns;
mod compared;
mod count_kind;
mod duty;
mod flag;
mod heads;
mod in_a_row;
mod kind;
mod level;
mod measure;
mod measured;
mod no_year;
mod others;
mod others_words;
mod own;
mod part;
mod period;
mod progress;
mod progress_numbers;
mod projects_and_tasks;
mod qualifier;
mod records;
mod source;
mod totals;
mod unit;
mod unread;
mod verifier;
mod words;
mod year;

use crate::check::record::Record;
use crate::check::subject::DistrictSubject;
use crate::diag::Finding;

use super::works::NamedWorks;
use verifier::Verifier;

/// Looks at every record whose place in its document was found.
pub(in crate::check) fn verify(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let mut verifier = Verifier {
        subject,
        findings,
        elsewhere: others_words::elsewhere(&subject.district.profile),
        place: None,
        is_of_words: false,
        of_one: None,
        takes_text: false,
        has_unit: true,
        passage: None,
    };
    for record in subject.records() {
        match record {
            Record::Commitment(_, record) => verifier.commitment(record),
            Record::Observation(record) => verifier.observation(record),
        }
    }
    for plan in &subject.district.plans {
        verifier.projects_and_tasks(subject.district, plan);
    }
    let mut works = NamedWorks::of(&subject.district.plans);
    for record in &subject.district.progress {
        verifier.progress(record, works.one(&record.of));
    }
    if let Some(population) = &subject.district.profile.population {
        verifier.population(population);
    }
}
