//! Text as all checks read it: letters without blanks, words and numbers among them, and places.

pub(super) mod letters;
pub(super) mod numbers;
pub(super) mod place;
pub(super) mod tokens;
