//! YAML: what was typed, with the place of every value, and what is wrong with it.

pub(crate) mod alias;
mod around;
pub(crate) mod choices;
pub(crate) mod control;
pub(crate) mod fault;
pub(crate) mod forms;
pub(crate) mod full_width;
pub(crate) mod layout;
pub(crate) mod lazy_places;
pub(crate) mod locate;
pub(crate) mod places;
pub(crate) mod raw;
pub(crate) mod schema;
pub(crate) mod shape;
pub(crate) mod syntax;
pub(crate) mod there;
pub(crate) mod typed;
pub(crate) mod typos;
pub(crate) mod words;
