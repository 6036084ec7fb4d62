//! Which lines at the head of a document are its title, and which say who issued or said it

use super::dates::{is_date, is_document_number};
use super::number::numbered;
use super::text::{squeeze, width};

/// What the titles of plans, reports and notices end with
const WORDS: &[&str] = &[
    "规划",
    "纲要",
    "方案",
    "预案",
    "计划",
    "报告",
    "公报",
    "意见",
    "通知",
    "要点",
    "办法",
    "决定",
    "决议",
    "白皮书",
    "行动",
    "通告",
    "公告",
    "批复",
    "草案",
    "总结",
    "目标",
    "简报",
    "说明",
    "举措",
    "措施",
    "规定",
    "规则",
    "复函",
    "答复",
    "的函",
    "国务院令",
    "名单",
    "名录",
    "标准",
    "规程",
    "规范",
    "章程",
    "政策",
    "制度",
    "条例",
    "细则",
    "清单",
    "建议",
    "讲话",
    "解读",
    "年报",
    "指南",
    "指引",
    "导则",
    "准则",
    "通报",
    "请示",
    "议案",
    "纪要",
    "公示",
    "目录",
    "一览表",
];

/// Who speaks or signs
const POSTS: &[&str] = &[
    "总理",
    "省长",
    "市长",
    "区长",
    "县长",
    "州长",
    "主席",
    "主任",
    "局长",
    "厅长",
    "部长",
    "书记",
    "旗长",
    "盟长",
    "院长",
    "检察长",
];

/// Whether a text ends as a title does; years in brackets may follow, and the mark of a note.
pub(super) fn is_titled(text: &str) -> bool {
    let bare = squeeze(text);
    let mut bare = without_mark(&bare);
    while let Some(before) =
        bare.strip_suffix(['）', ')']).and_then(|rest| rest.rsplit_once(['（', '(']))
    {
        bare = before.0;
    }
    let bare = bare.trim_end_matches(['》', '”']);
    WORDS.iter().any(|word| bare.ends_with(word)) && bare.chars().count() > 3
}

/// A text without the mark of a note at its end: `公报[1]`
fn without_mark(text: &str) -> &str {
    let marked = text.strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
    let is_number = |mark: &str| !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit());
    marked.filter(|(_, mark)| is_number(mark)).map_or(text, |(text, _)| text)
}

/// Whether a line goes on with a title that may have ended above: 和2035年远景目标, （2021—2025年）, 计划.
pub(super) fn goes_on(line: &str) -> bool {
    let bare = squeeze(line);
    let inside = bare.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let is_of_years = inside.is_some_and(|inside| {
        !is_document_number(inside)
            && !inside.contains(['：', ':', '，'])
            && (bare.contains(|c: char| c.is_ascii_digit()) && !bare.contains(['月', '日'])
                || inside.ends_with('版')
                || ["草案", "征求意见稿", "送审稿", "讨论稿", "试行", "修订"]
                    .iter()
                    .any(|word| bare.contains(word)))
    });
    let is_joined = bare.starts_with(['和', '与', '及', '暨', '的']);
    is_of_years || is_joined || numbered(line).is_none() && is_end(&bare)
}

/// The last words of a title, too few to be one
pub(super) fn is_end(bare: &str) -> bool {
    bare.chars().count() <= 8 && WORDS.iter().any(|word| bare.ends_with(word))
}

/// Whether a text is the name of who issues documents.
pub(super) fn is_agency(text: &str) -> bool {
    let bare = squeeze(text);
    width(&bare) <= 60
        && !is_titled(&bare)
        && ["人民政府", "办公室", "委员会", "局", "厅", "管委会", "办公厅", "文件"]
            .iter()
            .any(|word| bare.ends_with(word))
}

/// Whether a short name may be that of who signs: 国家发展改革委, 公安部, 中国人民银行
pub(super) fn may_sign(text: &str) -> bool {
    squeeze(text)
        .ends_with(['委', '部', '局', '院', '会', '办', '行', '署', '社', '厅', '府', '室', '处'])
}

/// Whether a line below a title says who said it, where or when: `——2026年2月3日在…会议上`, `甲市市长 王某`.
pub(super) fn is_subtitle(line: &str) -> bool {
    let bare = squeeze(line);
    let is_of_person = width(line) <= 40
        && !is_titled(line)
        && (POSTS.iter().any(|post| bare.contains(post)))
        && numbered(line).is_none();
    let is_dated = bare.starts_with(['（', '('])
        && bare.ends_with(['）', ')'])
        && bare.contains('年')
        && bare.contains('日');
    let has_dash = ["——", "—", "――", "--", "－－"].iter().any(|dash| bare.starts_with(dash));
    let is_said_there = has_dash && bare.contains("日在") && bare.ends_with('上');
    let is_set_off = bare.starts_with("——") && !bare.ends_with('。');
    is_set_off || is_said_there || is_meeting(&bare) || is_of_person || is_dated
}

/// `2010年2月4日在某县第十四届人民代表大会第四次会议上`
fn is_meeting(bare: &str) -> bool {
    let year = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_dated = bare.len() - year.len() == 4 && year.starts_with('年') && year.contains('日');
    is_dated && ["会议", "会议上", "大会上"].iter().any(|end| bare.ends_with(end))
}

/// `某市人民政府办公室  2026年4月24日印发`: the last line of a document says who printed it, and when.
pub(super) fn is_imprint(line: &str) -> bool {
    let bare = squeeze(line);
    bare.ends_with("日印发")
        && bare.contains('年')
        && !bare.contains(['，', '。', '《'])
        && width(line) <= LONGEST_IMPRINT
}

/// No imprint is wider, with the blanks in it
const LONGEST_IMPRINT: usize = 100;

/// Whether a title is that of a notice, or of a letter or a decision that hands a paper on; its number or its day may stand
/// behind it in brackets.
pub(super) fn is_notice(title: &str) -> bool {
    let bare = squeeze(title);
    let numbered = bare.strip_suffix(['）', ')']).and_then(|rest| rest.rsplit_once(['（', '(']));
    let name = match numbered {
        Some((name, inside)) if is_document_number(inside) || is_date(inside) => name,
        _ => bare.as_str(),
    };
    let hands_on = HANDS_ON.iter().any(|word| title.contains(word));
    (title.contains("关于") || hands_on) && name.ends_with("通知")
        || hands_on && ["的函", "的公告", "的通告", "的决定"].iter().any(|end| name.ends_with(end))
        || is_order(name)
}

/// What a notice does with the paper that stands below it
const HANDS_ON: [&str; 4] = ["印发", "转发", "发布", "公布"];

/// `中华人民共和国国务院令第707号`: it stands above what it puts into force.
fn is_order(title: &str) -> bool {
    let numbered = title.strip_suffix('号').and_then(|rest| rest.rsplit_once('第'));
    let issuer = match numbered {
        Some((issuer, number)) if number.chars().all(char::is_numeric) => issuer,
        _ => title,
    };
    issuer.ends_with('令') && issuer.chars().count() > 1
}

/// Title and subtitle of `政府工作报告——2024年3月5日在第十四届全国人民代表大会第二次会议上 总理 某某`
pub(super) fn speech(line: &str) -> Option<(&str, &str)> {
    let (title, subtitle) = line.split_at_checked(line.find("——")?)?;
    let is_speech = is_titled(title) && is_subtitle(subtitle) && subtitle.contains('日');
    (is_speech && !title.contains('：')).then_some((title, subtitle))
}

/// No dateline is wider
const LONGEST_DATELINE: usize = 40;

/// `新华社北京2月13日电`, `某市日报2月13日讯`
pub(super) fn is_dateline(line: &str) -> bool {
    let bare = squeeze(line);
    let is_of_press =
        ["新华社", "本报", "人民网", "新华网"].iter().any(|who| bare.starts_with(who));
    let is_dated = bare.contains('月') && (bare.ends_with("日电") || bare.ends_with("日讯"));
    bare.ends_with(['电', '讯']) && is_of_press || is_dated && width(line) <= LONGEST_DATELINE
}

/// `关于…发展计划`, and below `执行情况与…计划草案的报告`: what is about something ends with what it is.
pub(super) fn is_half(title: &str, line: &str) -> bool {
    let about = title.split_once("关于").map(|(_, about)| about);
    about.is_some_and(|about| !about.contains('的')) && line.contains('的') && is_titled(line)
}

/// `（此件公开发布）`; `（2021—2025年）` is of the title
pub(super) fn is_remark(line: &str) -> bool {
    line.starts_with(['（', '(']) && line.ends_with(['）', ')']) && !goes_on(line)
}

/// `（某某运动委员会）`: another name of who issued a document, below the first
pub(super) fn is_second_name(line: &str) -> bool {
    let name = line.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    name.is_some_and(is_agency)
}

/// Labels that give a title
const LABELS: [&str; 4] = ["标题", "名称", "信息名称", "title"];

/// What a line gives as the title, without blanks: `标题：…`
pub(super) fn named(line: &str) -> Option<String> {
    labelled_title(line).map(|(_, name)| squeeze(name))
}

/// A label with its colon, and what it gives as the title.
pub(super) fn labelled_title(line: &str) -> Option<(&str, &str)> {
    let (label, name) = line.split_once(['：', ':'])?;
    let label_with_colon = line.strip_suffix(name)?;
    LABELS.contains(&squeeze(label).as_str()).then_some((label_with_colon, name.trim()))
}

/// Whether what a label gives is a title that may stand in a document.
pub(super) fn is_whole_title(name: &str) -> bool {
    is_titled(name) || speech(name).is_some()
}
