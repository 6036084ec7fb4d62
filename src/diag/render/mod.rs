//! Findings as text: for people, for programs, and for services that show them beside the files.

mod github;
mod human;
mod json;
mod sarif;

pub use github::github;
pub use human::{Look, counts, human, summary};
pub use json::json;
pub use sarif::{percent_encoded, sarif};

use super::{Finding, Lang, Message};
use crate::say;

/// The message with what to do, a line each.
fn in_full(finding: &Finding, lang: Lang) -> String {
    let hint = |hint: &Message| {
        let Message { zh, en } = hint;
        "\n".to_owned() + say!("提示：{zh}", "hint: {en}").in_lang(lang)
    };
    let hints: String = finding.hints.iter().map(hint).collect();
    finding.message.in_lang(lang).to_owned() + &hints
}
