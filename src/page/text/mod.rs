//! The text of a document as HTML.

pub(in crate::page) mod html;
pub(in crate::page) mod passage;
