//! The pieces of a draft, and what is not known of them

use super::super::blocks::{Block, Kind};
use super::super::doubt::{Doubt, Why};
use super::super::number::is_date;
use super::super::tables::Table;
use super::super::text::{is_finished, stands_alone};

/// A piece of the draft
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Part {
    Heading { level: usize, text: String },
    Paragraph(String),
    Rule,
    Table(Table),
}

/// The parts of a document, and what is not known about them
#[derive(Debug, Default)]
pub(in crate::import) struct Outlined {
    pub(in crate::import) parts: Vec<Part>,
    pub(in crate::import) doubts: Vec<Doubt>,
}

pub(super) fn doubt(block: &Block, text: &str, next: Option<&Block>) -> Option<Doubt> {
    let is_signature =
        || matches!(next.map(|next| &next.kind), Some(Kind::Paragraph(text)) if is_date(text));
    if is_finished(text)
        || is_date(text)
        || text.starts_with('（') && text.ends_with('）')
        || is_signature()
    {
        return None;
    }
    let why = if stands_alone(text) { Why::NoKind } else { Why::BreaksOff };
    Some(Doubt { line: block.last, why })
}
