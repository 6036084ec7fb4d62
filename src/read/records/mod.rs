//! Records from what was typed: one file per kind, and a folder for those of a plan.

pub(crate) mod agency;
pub(crate) mod as_printed;
pub(crate) mod assessment;
pub(crate) mod citation;
pub(crate) mod dimension;
pub(crate) mod district;
pub(crate) mod document;
pub(crate) mod flags;
pub(crate) mod indicator;
mod level;
pub(crate) mod lifetime;
pub(crate) mod manual_assessment;
pub(crate) mod observation;
pub(crate) mod period;
pub(crate) mod plan;
pub(crate) mod progress;
pub(crate) mod rules;
pub(crate) mod series;
pub(crate) mod site;
pub(crate) mod source;
pub(crate) mod tiles;
