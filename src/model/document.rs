//! Documents: a plan, a bulletin or a report, with its header and its text.

use super::choice::Choice;
use super::id::DocumentId;
use super::origin::Origin;
use super::scalar::Date;
use super::text::Body;
use super::url::Url;

/// A public document.
#[derive(Debug)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// 发文字号
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Who published it, where that is not the issuer.
    pub publisher: Option<String>,
    /// Where it can be read.
    pub url: Option<Url>,
    /// 成文日期
    pub adopted: Option<Date>,
    /// 印发日期
    pub printed: Option<Date>,
    /// The first and last year it is about.
    pub period: (i32, i32),
    /// What kind of document it is.
    pub role: Role,
    /// How much of its text the site shows.
    pub publish: Publish,
    /// The document as received, from the project folder.
    pub source: String,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Where the Markdown says something else than the print.
    pub errata: Vec<TextErratum>,
    /// Its text.
    pub body: Body,
    /// Where its header was written.
    pub origin: Origin,
}

/// What kind of document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// 规划
    Plan,
    /// 行动方案
    ActionPlan,
    /// 统计公报
    Bulletin,
    /// 年鉴
    Yearbook,
    /// 评估报告
    Evaluation,
    /// 报道
    PressReport,
    /// 报告
    Report,
}

/// How much of a document's text the site shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Publish {
    /// All of it.
    Full,
    /// Only short quotes that back a figure.
    Quotes,
}

impl Choice for Role {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("plan", "规划", Self::Plan),
        ("action-plan", "行动方案", Self::ActionPlan),
        ("bulletin", "统计公报", Self::Bulletin),
        ("yearbook", "年鉴", Self::Yearbook),
        ("evaluation", "评估报告", Self::Evaluation),
        ("press-report", "报道，登在报刊、网站上的", Self::PressReport),
        ("report", "其他报告，如工作报告", Self::Report),
    ];
}

impl Choice for Publish {
    const WORDS: &'static [(&'static str, &'static str, Self)] =
        &[("full", "全文刊载", Self::Full), ("quotes", "只引短句", Self::Quotes)];
}

/// A place where the Markdown says something else than the print.
#[derive(Debug)]
pub struct TextErratum {
    /// What is printed.
    pub printed: String,
    /// What the Markdown has.
    pub corrected: String,
    /// Why.
    pub reason: String,
    /// Where it was written.
    pub origin: Origin,
}
