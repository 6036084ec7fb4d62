//! The data files, as `docs/data.md` describes them: UTF-8 with a byte order mark, because people open them in Excel.

mod assessments;
mod cells;
mod commitments;
mod documents;
mod findings;
mod observations;
mod projects;
mod table;
mod tasks;

use crate::files::File;
use crate::site::Site;

pub(crate) use findings::{FINDINGS, findings};

/// A data file: its name, and what makes it.
type Make = fn(&Site<'_>) -> File;

/// The data files that every site has.
pub(crate) const FILES: [(&str, Make); 14] = [
    ("commitments.csv", commitments::commitments),
    ("milestones.csv", commitments::milestones),
    ("amendments.csv", assessments::amendments),
    ("assessments.csv", assessments::assessments),
    ("assessment-measures.csv", assessments::measures),
    ("judgements.csv", assessments::judgements),
    ("status-history.csv", assessments::history),
    ("observations.csv", observations::observations),
    ("projects.csv", projects::projects),
    ("project-totals.csv", projects::totals),
    ("tasks.csv", tasks::tasks),
    ("deadlines.csv", tasks::deadlines),
    ("units.csv", tasks::units),
    ("documents.csv", documents::documents),
];
