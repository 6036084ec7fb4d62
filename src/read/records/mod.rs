//! Records from what was typed: one file per kind.

pub(crate) mod agency;
pub(crate) mod as_printed;
pub(crate) mod assessment;
pub(crate) mod citation;
pub(crate) mod commitment;
pub(crate) mod district;
pub(crate) mod document;
pub(crate) mod indicator;
pub(crate) mod manual_assessment;
pub(crate) mod observation;
pub(crate) mod project;
pub(crate) mod rules;
pub(crate) mod series;
pub(crate) mod site;
pub(crate) mod task;
pub(crate) mod tiles;
