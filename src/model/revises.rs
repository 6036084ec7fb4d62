//! What a record says of the earlier value whose place its value takes.

use super::choice::Choice;
use super::scalar::Quantity;

/// That a value takes the place of one that was published before.
#[derive(Debug, Clone, Hash)]
pub struct Revises {
    /// The document or the source of the earlier value: the two share their series and their period.
    pub from: String,
    /// The earlier value, where its document or source gives several.
    pub value: Option<Quantity>,
    /// What the later value is, where that is said.
    pub kind: Option<RevisionKind>,
}

/// What a value that takes the place of another is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RevisionKind {
    /// 最终核实数
    Final,
    /// 普查修订数
    Census,
    /// 更正数
    Correction,
}

impl Choice for RevisionKind {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("final", "最终核实数", Self::Final),
        ("census", "普查以后的修订数", Self::Census),
        ("correction", "更正数：以前公布的有误", Self::Correction),
    ];
}
