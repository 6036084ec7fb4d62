//! What to write in the place of a word that is none of a short list.

use crate::diag::{Message, nearest};
use crate::say;

/// What ends the name of a word's meaning, as in `预期性：努力达到`.
const ENDS: [char; 4] = ['：', '，', '、', '；'];

/// The word that was meant, if it is misspelt or said in Chinese; else all words with their meanings.
pub(crate) fn hint(typed: &str, words: &[(&str, &str)]) -> Message {
    let near = nearest(typed, words.iter().map(|(word, _)| *word));
    let near = near.or_else(|| meant(typed.trim(), words));
    if let Some(word) = near {
        return say!("是不是 `{word}`？", "did you mean `{word}`?");
    }
    let zh: Vec<String> = words.iter().map(|(word, means)| named(word, means)).collect();
    let en: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let (zh, en) = (zh.join("、"), en.join("`, `"));
    say!("可以写 {zh}", "expected one of `{en}`")
}

/// The only word whose meaning is named by what was typed.
fn meant<'a>(typed: &str, words: &[(&'a str, &str)]) -> Option<&'a str> {
    let is_long = typed.chars().nth(1).is_some();
    let is_meant = |means: &str| {
        means.split(ENDS).filter(|name| !name.is_empty()).any(|name| {
            name == typed || (is_long && (name.contains(typed) || typed.contains(name)))
        })
    };
    let mut found = words.iter().filter(|(_, means)| !typed.is_ascii() && is_meant(means));
    let (word, _) = found.next()?;
    found.next().is_none().then_some(*word)
}

/// A word with the name of its meaning behind it.
fn named(word: &str, means: &str) -> String {
    let name = means.split(ENDS).next().unwrap_or_default();
    if name == word || name.is_empty() {
        format!("`{word}`")
    } else {
        format!("`{word}`（{name}）")
    }
}
