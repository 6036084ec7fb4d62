//! Findings: what a stage has to say about the content, with a code, a place and a hint.

mod code;
mod explain;
mod kept;
mod near;
mod render;
mod source;
mod visible;

use std::borrow::Cow;

pub use code::{Code, Group, Severity};
pub use kept::{ByPath, KeptFinding, KeptSuppressed, Numbering};
pub use near::nearest;
pub use render::{Look, counts, github, human, json, percent_encoded, sarif, summary};
pub use source::{FileId, Position, Source, Sources, Span};
pub use visible::{is_control, is_direction_mark, is_right_to_left, visible, visible_line};

/// The language of messages for content authors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

/// One sentence in both languages of the messages. What it quotes may hold anything; a message holds no control character
/// that is not in a visible form, so that none reaches a terminal or a page by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// The Chinese sentence.
    pub zh: String,
    /// The English sentence.
    pub en: String,
}

impl Message {
    /// The sentence in both languages, with control characters in a visible form.
    pub fn new(zh: String, en: String) -> Self {
        let shown = |text: String| match visible(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(shown) => shown,
        };
        Self { zh: shown(zh), en: shown(en) }
    }

    /// The sentence on one line.
    fn on_one_line(self) -> Self {
        let shown = |text: String| match visible_line(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(shown) => shown,
        };
        Self { zh: shown(self.zh), en: shown(self.en) }
    }

    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Builds a [`Message`] from a Chinese and an English format string.
#[macro_export]
macro_rules! say {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::diag::Message::new(format!($zh), format!($en))
    };
}

/// A place in a file with a word on what stands there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to see there; empty where the place speaks for itself.
    pub text: Option<Message>,
}

/// What a check says about the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The wrong thing, by name.
    pub code: Code,
    /// How bad it is: as the table of codes says, or the site.
    pub severity: Severity,
    /// One sentence, no full stop.
    pub message: Message,
    /// Where it is wrong.
    pub primary: Label,
    /// Other places that explain it.
    pub others: Vec<Label>,
    /// What to do.
    pub hints: Vec<Message>,
    /// The record that it is about, where that is more than the place.
    pub record: Option<Span>,
}

impl Finding {
    /// A finding at a place.
    pub fn new(code: Code, span: Span, message: Message) -> Self {
        let message = message.on_one_line();
        let primary = Label { span, text: None };
        let (severity, others, hints) = (code.severity(), Vec::new(), Vec::new());
        Self { code, severity, message, primary, others, hints, record: None }
    }

    /// Names the record that it is about: a site may set a finding aside by words on the record's first line.
    #[must_use]
    pub fn of(mut self, record: Span) -> Self {
        self.record = Some(record);
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint.on_one_line());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn other(mut self, span: Span, text: Message) -> Self {
        self.others.push(Label { span, text: Some(text.on_one_line()) });
        self
    }

    /// Whether it stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A finding that the site has set aside, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppressed {
    /// What was found.
    pub finding: Finding,
    /// Why it stands.
    pub reason: String,
    /// Where the site says so.
    pub entry: Span,
}

/// A value together with what was found on the way to it.
#[derive(Debug)]
pub struct Outcome<T> {
    /// The value; `None` where the findings leave nothing to go on with.
    pub value: Option<T>,
    /// The findings, in the order of [`in_order`].
    pub findings: Vec<Finding>,
    /// What was found and set aside, in the same order.
    pub allowed: Vec<Suppressed>,
}

/// Sorts by path, place and code, and drops exact doubles.
pub fn in_order(sources: &Sources, mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| {
        let path = |f: &Finding| sources.get(f.primary.span.file()).path();
        let place = |f: &Finding| (f.primary.span.start(), f.code);
        let by_place = || place(a).cmp(&place(b)).then_with(|| a.message.en.cmp(&b.message.en));
        path(a).cmp(path(b)).then_with(by_place)
    });
    findings.dedup();
    findings
}
