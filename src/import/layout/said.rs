//! Lines that show by their words where a paragraph ends, however wide the page is

use crate::import::lines::Line;
use crate::import::number::{article, is_chinese_numeral, numbered};
use crate::import::text::{is_han, is_open, width};
use crate::import::title::is_agency;

/// `完成时限：2023年底前`: a word and a colon, and no sentence
pub(super) fn has_label(text: &str) -> bool {
    let label = text.trim().split_once(['：', ':']);
    label.is_some_and(|(label, value)| {
        !value.trim().is_empty()
            && !text.contains('。')
            && (2..=LONGEST_LABEL).contains(&label.chars().count())
            && label.chars().all(is_han)
    })
}

/// `联系人：王某某，联系电话：2059277`: how to reach somebody, which needs no full stop
pub(in crate::import) fn is_contact(text: &str) -> bool {
    let text = text.trim();
    let parts = text.rsplit_once(['：', ':']).filter(|(_, value)| !value.trim().is_empty());
    let is_way = |(before, value): (&str, &str)| {
        let label = before.rsplit(['，', '、', '；', '。', ' ']).next().unwrap_or_default();
        // A house has a name, and all else is of digits and Latin letters.
        let is_whole = label.ends_with("地址") || !value.contains(|c| c >= '\u{3400}');
        CONTACTS.iter().any(|word| label.ends_with(word)) && is_whole
    };
    !goes_on(text) && !text.contains('。') && parts.is_some_and(is_way)
}

/// Whether a line goes on with how to reach somebody: 或者邮寄至…
pub(super) fn goes_on_with(next: &str) -> bool {
    next.trim_start()
        .starts_with(|c: char| "或和与及、，；（(".contains(c) || c.is_ascii_alphanumeric())
}

/// By what somebody is reached
const CONTACTS: [&str; 7] = ["电话", "手机", "邮编", "邮箱", "邮件", "传真", "地址"];

/// Whether two lines begin with a word and a colon, whatever is said behind it: `网报时间：…`, `现场确认时间：…`
pub(super) fn are_labelled(text: &str, next: &str) -> bool {
    let is_labelled = |text: &str| {
        let label = text.trim().split_once('：').map(|(label, _)| label);
        label.is_some_and(|label| {
            (2..=LONGEST_LABEL).contains(&label.chars().count()) && label.chars().all(is_han)
        })
    };
    is_labelled(text) && is_labelled(next)
}

/// `（此页无正文）`: what a page of signatures begins with
pub(super) fn is_empty_page(line: &str) -> bool {
    line.trim().trim_matches(['（', '）', '(', ')']) == "此页无正文"
}

/// `副组长：王某某`: a label with a value that is whole: one letter is half of a name
pub(super) fn is_whole_entry(text: &str) -> bool {
    let value = text.trim().split_once(['：', ':']).map(|(_, value)| value.trim());
    let is_whole = value.is_some_and(|value| value.chars().count() > 1);
    is_whole && has_label(text) && !goes_on(text)
}

/// `责任单位：市财政局，各镇人民政府`: a label that lists who does it, which needs no full stop
pub(super) fn is_of_agencies(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['（', '(', '[', '［', '【', '〔']);
    let label = text.split_once(['：', ':']).map(|(label, _)| label);
    label.is_some_and(|label| {
        (4..=LONGEST_LABEL).contains(&label.chars().count())
            && label.chars().all(is_han)
            && ["单位", "部门", "机关", "机构"].iter().any(|word| label.ends_with(word))
    })
}

/// `…。（责任单位：市财政局）`: the same in brackets, at the end of a paragraph
pub(super) fn ends_with_agencies(text: &str) -> bool {
    let text = text.trim_end();
    let open = text.rfind(['（', '(', '[', '［', '【', '〔']);
    text.ends_with(['）', ')', ']', '］', '】', '〕'])
        && open.and_then(|open| text.get(open..)).is_some_and(is_of_agencies)
}

/// 牵头单位, 配合单位和部门
const LONGEST_LABEL: usize = 8;

/// Whether there are blanks within a line as between the cells of a table, and no mark of a sentence; those behind the number
/// of an article or an item part no cells
pub(super) fn is_row(text: &str) -> bool {
    let rest = article(text).map(|(_, rest)| rest);
    let rest = rest.or_else(|| numbered(text).map(|numbered| numbered.rest)).unwrap_or(text);
    rest.trim().contains("    ") && !text.contains(['，', '。', '；', ',', ';'])
}

/// `第三条 `: an article of a law begins a paragraph
pub(super) fn is_article(line: &str) -> bool {
    article(line).is_some_and(|(_, rest)| rest.starts_with(char::is_whitespace))
}

/// `各位代表：`, `各镇人民政府，各街道办事处：`: whom a text is for
pub(super) fn is_address(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('各') && line.ends_with('：')
}

/// `表1：补贴系数表`: what a table or a figure shows
pub(in crate::import) fn is_caption(line: &str) -> bool {
    let line = line.trim();
    let behind = line.strip_prefix(['表', '图']).map(str::trim_start);
    let is_numbered = |rest: &str| {
        let name = rest.trim_start_matches(is_chinese_numeral);
        let is_word = name.len() < rest.len() && name.starts_with([' ', '\u{3000}', '：', ':']);
        is_word || rest.starts_with(|c: char| c.is_ascii_digit())
    };
    behind.is_some_and(is_numbered) && width(line) <= CAPTION && !line.contains(['，', '。', '；'])
}

/// No caption is wider
const CAPTION: usize = 60;

/// A number, or 二是: an item begins
pub(in crate::import) fn is_item(line: &str) -> bool {
    let mut letters = line.trim_start().chars();
    let is_ordinal = letters.next().is_some_and(|c| "一二三四五六七八九十".contains(c))
        && letters.next() == Some('是');
    is_ordinal || numbered(line).is_some()
}

/// `抄送：县人大办公室`, `附件：情况统计表`, and below who printed it or signs
pub(super) fn is_signed_by(text: &str, next: &Line) -> bool {
    let is_last = ["抄送", "附件"].iter().any(|label| text.trim().starts_with(label));
    is_last && has_label(text) && !goes_on(text) && is_agency(&next.text)
}

/// Whether a title or a text ends with a line: below stand who issued it and the year.
pub(super) fn is_issued_by(text: &str, next: &Line, after: Option<&Line>) -> bool {
    let is_year = |line: &Line| {
        let (year, rest) = line.text.trim().split_at_checked(4).unwrap_or_default();
        year.bytes().all(|byte| byte.is_ascii_digit()) && rest.trim_start().starts_with('年')
    };
    !goes_on(text) && is_agency(&next.text) && after.is_some_and(is_year)
}

/// Whether a line cannot be the last of its paragraph: 违反第三条第, and below （二）项
pub(in crate::import) fn goes_on(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| "，、,第条款和及与或在于对将把向从由被的“《".contains(c))
}

/// `第四，全面发展民生事业，创造更加美好幸福生活`: a short line with commas that says something whole
pub(in crate::import) fn is_headline(text: &str) -> bool {
    width(text) <= LONGEST_ENTRY
        && !text.contains(['。', '；', '：', '！', '？', ';', ':'])
        && !goes_on(text)
        && !is_open(text)
}

/// A sentence that a page breaks off is longer
pub(super) const LONGEST_ENTRY: usize = 60;
