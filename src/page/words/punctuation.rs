//! The signs between words that the program puts together, and nowhere else.

use std::fmt::Display;

/// Words with what is said of them: `荣昌区：目标进度`.
pub(in crate::page) fn titled(of: impl Display, what: impl Display) -> String {
    format!("{of}：{what}")
}

/// Words with others that tell them apart: `荣昌区（男）`.
pub(in crate::page) fn in_brackets(words: impl Display, by: impl Display) -> String {
    format!("{words}（{by}）")
}

/// Words as they are printed, in quotes.
pub(in crate::page) fn quoted(words: &str) -> String {
    format!("“{}”", within_quotes(words))
}

/// Words that stand in quotes: those within them are single.
pub(in crate::page) fn within_quotes(words: &str) -> String {
    words.replace('“', "‘").replace('”', "’")
}

/// Clauses one after another.
pub(in crate::page) fn clauses<T: AsRef<str>>(clauses: impl IntoIterator<Item = T>) -> String {
    joined(clauses, "；")
}

/// What belongs together, one after another.
pub(in crate::page) fn commas<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> String {
    joined(words, "，")
}

/// The entries of a list.
pub(in crate::page) fn enumerated<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> String {
    joined(words, "、")
}

/// Short statements on one line.
pub(in crate::page) fn on_a_line<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> String {
    joined(words, " · ")
}

/// From one to another, both among them: `2021—2025`.
pub(in crate::page) fn range(from: impl Display, to: impl Display) -> String {
    format!("{from}—{to}")
}

/// A whole sentence.
pub(in crate::page) fn sentence(words: impl Display) -> String {
    format!("{words}。")
}

fn joined<T: AsRef<str>>(words: impl IntoIterator<Item = T>, sign: &str) -> String {
    words.into_iter().fold(String::new(), |mut all, words| {
        if !all.is_empty() {
            all.push_str(sign);
        }
        all.push_str(words.as_ref());
        all
    })
}
