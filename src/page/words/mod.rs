//! Words that pages print: those of the theme, numbers, sentences.

pub(in crate::page) mod brief_words;
pub(in crate::page) mod caption;
pub(in crate::page) mod compared;
pub(in crate::page) mod converted;
pub(in crate::page) mod formula;
pub(in crate::page) mod money;
mod page_names;
pub(in crate::page) mod period_words;
pub(in crate::page) mod periods;
pub(in crate::page) mod place_words;
pub(in crate::page) mod progress_words;
pub(in crate::page) mod punctuation;
pub(in crate::page) mod revision_words;
pub(in crate::page) mod source_words;
mod status_words;
pub(in crate::page) mod strings;
pub(in crate::page) mod target_words;
pub(in crate::page) mod tile_words;
pub(in crate::page) mod wording;
pub(in crate::page) mod work_words;
pub(in crate::page) mod working;
