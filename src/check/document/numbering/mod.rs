//! Printed numbers of table rows, headings and items count up: where they do not, a row or a heading may be missing.

mod count;
mod headings;
mod rows;

pub(in crate::check) use headings::heading_number_gaps;
pub(in crate::check) use rows::row_number_gaps;
