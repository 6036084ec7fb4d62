//! Short lists of words, one of which is to be written.

/// A short list of words, one of which is to be written.
pub(crate) trait Choice: Copy + 'static {
    /// The words, what each means to those who write it, and what it is.
    const WORDS: &'static [(&'static str, &'static str, Self)];
}

impl Choice for bool {
    const WORDS: &'static [(&'static str, &'static str, Self)] =
        &[("true", "是", true), ("false", "否，与不写相同", false)];
}
