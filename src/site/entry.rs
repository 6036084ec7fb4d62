//! A commitment with the district and the document that it stands in.

use crate::model::{Commitment, District, DocumentId};

/// A commitment where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CommitmentEntry<'a> {
    pub(crate) district: &'a District,
    pub(crate) document: &'a DocumentId,
    pub(crate) commitment: &'a Commitment,
}

/// The commitments of a district, in the order of files.
pub(crate) fn commitments(district: &District) -> impl Iterator<Item = CommitmentEntry<'_>> {
    district.plans.iter().flat_map(move |plan| {
        let document = &plan.document;
        plan.commitments.iter().map(move |commitment| CommitmentEntry {
            district,
            document,
            commitment,
        })
    })
}
