//! What a site says of findings: levels other than those of the table of codes, and suppressions with a reason.

use super::choice::Choice;
use super::origin::Origin;
use crate::diag::{Code, Severity};

/// The settings of a site for its findings.
#[derive(Debug, Default)]
pub struct CheckSettings {
    /// Other levels, a code once.
    pub levels: Vec<Level>,
    /// Suppressions, in the order of the file.
    pub suppressions: Vec<Suppression>,
}

/// Another level for the findings of a code.
#[derive(Debug)]
pub struct Level {
    /// The code, one that a site may rule on.
    pub code: Code,
    /// How bad its findings are here.
    pub severity: Severity,
    /// Why; there is a reason wherever they are less bad than elsewhere.
    pub reason: Option<String>,
}

/// Findings that the site suppresses.
#[derive(Debug)]
pub struct Suppression {
    /// The code, one that a site may rule on.
    pub code: Code,
    /// The file that the findings are in, from the project folder.
    pub file: String,
    /// Words on their line, or on the first line of their record; `None` is the whole file.
    pub words: Option<String>,
    /// Why.
    pub reason: String,
    /// Where it was written.
    pub origin: Origin,
}

impl Choice for Severity {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("error", "错误：不生成网站", Self::Error),
        ("warning", "提醒：列出，照样生成", Self::Warning),
        ("note", "备注：只作记录", Self::Note),
    ];
}
