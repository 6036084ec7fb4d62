//! The pieces of a draft, and what is not known of them

use super::super::block::{Block, Kind};
use super::super::dates::{is_blank_day, is_date, is_document_number};
use super::super::doubt::{Doubt, Why};
use super::super::layout::{self, Layout, is_headline};
use super::super::number::{Numbered, numbered};
use super::super::pages::is_bare;
use super::super::tables::Table;
use super::super::text::{squeeze, width};
use super::super::title::{is_agency, is_imprint, is_titled};

/// A piece of the draft
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Part {
    Heading { level: usize, text: String },
    Paragraph(String),
    Rule,
    Table(Table),
}

/// The parts of a document, and what is not known about them
#[derive(Debug, Default)]
pub(in crate::import) struct Outlined {
    pub(in crate::import) parts: Vec<Part>,
    pub(in crate::import) doubts: Vec<Doubt>,
}

pub(super) fn doubt(layout: &Layout, block: &Block, text: &str, after: &[Block]) -> Option<Doubt> {
    let next = after.first();
    let is_signature = || {
        matches!(next.map(|next| &next.kind), Some(Kind::Paragraph(next))
            if is_date(next) || is_agency(text) && is_agency(next))
            || signs(layout, text, after)
    };
    // What stands at the edge of a page parts a sentence.
    let is_parted = matches!(next.map(|next| &next.kind), Some(Kind::Plain(_)));
    if layout.is_finished(text)
        || is_parted
        || is_date(text)
        || is_blank_day(text)
        || is_no_heading(text)
        || text.starts_with('（') && text.ends_with('）')
        || is_signature()
        || Layout::is_labelled(&squeeze(text))
        || is_file(text)
        || is_entry_of_annexes(text)
        || is_history(text)
        || !text.contains(char::is_alphanumeric)
        || is_of_table(layout, text, after)
    {
        return None;
    }
    let is_line = block.first == block.last;
    let is_above_text = is_line && matches!(next.map(|next| &next.kind), Some(Kind::Paragraph(_)));
    let why = if is_bare(text) {
        Why::PageNumber
    } else if layout.stands_alone(text) || is_above_text && is_headline(text) {
        Why::NoKind
    } else {
        Why::BreaksOff
    };
    let is_whole = || {
        is_credit(text)
            || layout::is_caption(text)
            || is_reference(text)
            || is_entry_of_list(text, after)
    };
    (why != Why::BreaksOff || !is_whole()).then(|| Doubt::of(block.last, why))
}

/// Whether a short line is known to be no heading: the caption of a figure, who printed or signed a text, where a report was given
fn is_no_heading(text: &str) -> bool {
    text.trim().starts_with('图') && layout::is_caption(text)
        || is_imprint(text)
        || text.trim().ends_with("会议上")
        || is_document_number(text)
        || text.trim().ends_with(['％', '%', '‰'])
        || NO_HEADINGS.iter().any(|end| text.trim().ends_with(end))
        || text.split_whitespace().all(is_agency)
}

/// How the names of figures and tables end that stand over or below them without a number, and a unit
const NO_HEADINGS: [&str; 14] = [
    "示意图",
    "流程图",
    "结构图",
    "分布图",
    "框架图",
    "情况表",
    "一览表",
    "统计表",
    "明细表",
    "汇总表",
    "(%)",
    "(％)",
    "（%）",
    "（％）",
];

/// So many short lines may stand between a line of those who sign and the day, or between who speaks and whom they address
const SHORT_LINES: usize = 12;

/// Whether a short line is one of those who sign: others like it follow, and then the day; not where the last of them ends as
/// a title does. Or whether it says who speaks: whom they address follows.
fn signs(layout: &Layout, text: &str, after: &[Block]) -> bool {
    let texts = after.iter().take(SHORT_LINES).map(|block| match &block.kind {
        Kind::Paragraph(text) => Some(text.as_str()),
        _ => None,
    });
    let mut last = text;
    for next in texts {
        let Some(next) = next else { return false };
        let addresses = ["各位", "同志们"].iter().any(|word| next.starts_with(word));
        if addresses && next.ends_with(['：', ':', '！']) {
            return true;
        }
        if is_date(next) {
            return !is_titled(last);
        }
        if !layout.stands_alone(next) || numbered(next).is_some() {
            return false;
        }
        last = next;
    }
    false
}

/// Whether a line by itself names a part of a document that has no number: 前言 before its chapters, 名词解释 behind them
pub(super) fn is_named_part(text: &str) -> bool {
    let is_ornament = |c: char| c.is_whitespace() || "※*＊：:【】［］[]".contains(c);
    let name: String = text.chars().filter(|c| !is_ornament(*c)).collect();
    let name = name.strip_prefix('附').unwrap_or(&name);
    PARTS.contains(&name)
        || name.chars().count() <= LONGEST_OF_GLOSSARY
            && GLOSSARIES.iter().any(|end| name.ends_with(end))
}

/// Whether a line by itself looks back on a time or ahead to one, as the chapters of reports without numbers do: 2011年工作回顾,
/// “十一五”时期主要任务
pub(super) fn is_of_time(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['：', ':']);
    if text.len() > LONGEST_OF_TIME * 2 {
        return false;
    }
    let year = |at: usize| text.get(..at).and_then(|year| year.chars().rev().nth(3));
    let has_year = text.match_indices('年').any(|(at, _)| year(at).is_some_and(is_digit));
    let is_of_time = AHEAD_OR_BACK.iter().any(|end| text.ends_with(end))
        && (has_year || TIMES.iter().any(|time| text.contains(time)));
    width(text) <= LONGEST_OF_TIME
        && (is_of_time || text.ends_with(ON_ITSELF))
        && !text.contains(['。', '，', '；', '：', '、'])
}

/// Also full-width, and Chinese: 二〇〇一年工作回顾
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "〇○零一二三四五六七八九".contains(c)
}

const AHEAD_OR_BACK: [&str; 24] = [
    "回顾",
    "总结",
    "任务",
    "工作安排",
    "重点工作",
    "总体要求",
    "总体思路",
    "工作部署",
    "主要目标",
    "预期目标",
    "奋斗目标",
    "发展目标",
    "总体部署",
    "工作重点",
    "政府工作",
    "主要工作",
    "的工作",
    "工作意见",
    "工作安排建议",
    "目标要求",
    "目标思路",
    "民生实事",
    "民生实事项目",
    "件实事",
];
/// The last chapter of a report of a government, which names no time: 切实加强政府自身建设
const ON_ITSELF: &str = "政府自身建设";
const TIMES: [&str; 9] = ["五”", "五年", "过去", "今后", "未来", "去年", "今年", "本届", "下一步"];
const LONGEST_OF_TIME: usize = 48;

const PARTS: [&str; 11] = [
    "总则",
    "附则",
    "前言",
    "序言",
    "引言",
    "导言",
    "结语",
    "结束语",
    "注释",
    "参考文献",
    "资料来源",
];
/// How the names of what explains words end: 《政府工作报告》名词解释
const GLOSSARIES: [&str; 15] = [
    "名词解释",
    "名词注释",
    "名词注解",
    "名词说明",
    "名词解释说明",
    "名词解释和说明",
    "术语解释",
    "用语说明",
    "用语释义",
    "词语解释",
    "短语说明",
    "短语解释",
    "工作报告》释义",
    "工作报告》注释",
    "工作报告》附注",
];
const LONGEST_OF_GLOSSARY: usize = 20;

/// Whether a text ends with who took the picture above it: `…作政府工作报告。本报记者 某某 摄`
fn is_credit(text: &str) -> bool {
    let last = text.trim_end_matches(['）', ')', '】']).rsplit('。').next().unwrap_or_default();
    CREDITS.iter().any(|end| last.ends_with(end)) && width(last) <= LONGEST_CREDIT
}

const CREDITS: [&str; 3] = ["摄", "摄影", "供图"];
const LONGEST_CREDIT: usize = 60;

/// Whether a text leads to another one: `见附件1：《某某细则》`
fn is_reference(text: &str) -> bool {
    text.split_once(['：', ':']).is_some_and(|(_, title)| {
        title.starts_with('《') && title.ends_with('》') && !title.contains('。')
    })
}

/// Whether a text is an entry of a list that the next number goes on: `3.个人业务总结（原件1份）`
///
/// What is cut off ends with neither a bracket nor a whole entry, or goes on below without a number.
fn is_entry_of_list(text: &str, below: &[Block]) -> bool {
    let next = below.first().and_then(|block| match &block.kind {
        Kind::Paragraph(text) | Kind::Heading { text, .. } => numbered(text),
        _ => None,
    });
    let is_whole = text.ends_with(['）', ')', '〕', '】']) || !text.contains(['。', '，', ',']);
    let is_next = |one: Numbered<'_>, next: Numbered<'_>| {
        one.system == next.system && one.value.zip(next.value).is_some_and(|(a, b)| a + 1 == b)
    };
    is_whole && numbered(text).zip(next).is_some_and(|(one, next)| is_next(one, next))
}

/// `2018年8月30日某市人民代表大会常务委员会会议通过`: what happened to a law, below its title
fn is_history(text: &str) -> bool {
    let text = text.trim_matches(['（', '）', '(', ')']);
    let is_of_day = text.split_once('日').is_some_and(|(day, _)| is_date(&format!("{day}日")));
    is_of_day
        && ["通过", "批准", "修订", "修正", "公布", "发布"].iter().any(|end| text.ends_with(end))
}

/// `附件1：任务分工表`, below the text that it belongs to
fn is_entry_of_annexes(text: &str) -> bool {
    let behind = text.trim().strip_prefix("附件").and_then(|rest| rest.split_once(['：', ':']));
    behind.is_some_and(|(number, name)| {
        !number.trim().is_empty()
            && number.trim().chars().all(char::is_numeric)
            && !name.contains('。')
    })
}

/// Whether a line is the name of a file, as web pages list them: `附件1：任务分工表.docx`, `(./任务分工表.pdf)`
fn is_file(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || ")）]".contains(c));
    let end = text.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    end.is_some_and(|end| FILES.contains(&end.as_str()))
}

const FILES: [&str; 11] =
    ["pdf", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "ofd", "zip"];

/// Whether a short line stands right above a table, as its caption, or with its unit between the two: 单位：人.
fn is_of_table(layout: &Layout, text: &str, below: &[Block]) -> bool {
    let is_unit = |text: &str| text.trim_start_matches(['（', '(']).starts_with("单位：");
    let mut rest = below.iter().skip_while(
        |block| matches!(&block.kind, Kind::Paragraph(text) if is_unit(text) && !layout.is_finished(text)),
    );
    let is_above = rest.next().is_some_and(|block| matches!(block.kind, Kind::Table { .. }));
    let is_name = text.ends_with('表') || text.chars().count() >= SHORTEST_NAME;
    is_above && (is_unit(text) || layout.stands_alone(text) && is_name)
}

/// Shorter lines above a table may be cells of it
const SHORTEST_NAME: usize = 6;
