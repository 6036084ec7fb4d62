//! Printed numbers of table rows, headings and items count up: where they do not, a row or a heading may be missing.

mod count;
mod headings;
mod inline;
mod item;
mod jump;
mod rows;
mod swallowed;

pub(in crate::check) use headings::heading_number_gaps;
pub(in crate::check) use inline::ordinal_gaps;
pub(in crate::check) use rows::row_number_gaps;
