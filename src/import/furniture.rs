//! What a web page puts around a text: buttons, the way to the page, a table of who published it when

use super::lines::{Line, next_text};
use super::number::heading;
use super::text::{is_finished, is_han, squeeze, width};
use super::title::is_titled;

/// Lines that are only that
const WHOLE: &[&str] = &[
    "下载",
    "打印",
    "收藏",
    "分享",
    "关闭",
    "关闭窗口",
    "打印本页",
    "返回",
    "返回顶部",
    "返回首页",
    "首页",
    "大",
    "中",
    "小",
    "大中小",
    "全屏",
    "加大",
    "还原",
    "减小",
    "缩小",
    "字号",
    "字体",
    "默认",
    "分享到",
    "微信",
    "微博",
    "纠错",
    "我要纠错",
    "视力保护色",
    "无障碍",
    "语音播报",
    "朗读",
    "正文",
    "【打印】",
    "【关闭】",
    "扫一扫在手机打开当前页",
    "分享：",
    "打印：",
    "]",
    "】",
    "[",
    "【",
    "无障碍阅读",
    "长者模式",
    "登录",
    "注册",
    "搜索",
    "网站地图",
    "收藏本站",
    "设为首页",
    "全部",
    "文字解读",
    "图文解读",
    "政策解读",
    "相关解读",
    "相关文件",
    "相关附件",
    "上一篇",
    "下一篇",
    "点击下载",
    "附件下载",
    "PDF版下载",
    "WORD版下载",
];

/// What a line of it begins with, before its value
const LABELS: &[&str] = &[
    "索引号",
    "主题分类",
    "发文机关",
    "发文机构",
    "发布机构",
    "公开主体",
    "信息分类",
    "信息类别",
    "公文种类",
    "文种",
    "体裁分类",
    "组配分类",
    "主题词",
    "关键词",
    "有效性",
    "时效性",
    "生效日期",
    "废止日期",
    "发布日期",
    "发布时间",
    "成文日期",
    "公开日期",
    "公开方式",
    "公开类型",
    "生成日期",
    "发文日期",
    "发文字号",
    "文号",
    "统一编号",
    "浏览次数",
    "浏览量",
    "阅读次数",
    "访问量",
    "点击数",
    "点击量",
    "点击率",
    "来源",
    "信息来源",
    "稿件来源",
    "文章来源",
    "作者",
    "责任编辑",
    "编辑",
    "审核",
    "字号",
    "字体",
    "【字号",
    "【字体",
    "[字体",
    "[字号",
    "（字号",
    "您的位置",
    "您当前的位置",
    "您所在的位置",
    "当前位置",
    "所在位置",
    "分享到",
    "上一篇",
    "下一篇",
    "公开目录",
    "所属机构",
    "效力状态",
    "有效期",
    "失效日期",
    "登记号",
    "规范性文件编号",
    "效力级别",
    "施行日期",
    "公布日期",
    "发布机关",
    "制定机关",
];

/// What a line may begin with in a notice of a meeting as well: it is of a web page where other lines are
const WEAK: &[&str] = &["时间", "日期", "标题", "名称"];

/// How many lines of text may stand below the text of a page
const FOOT: usize = 30;
/// How many lines the head of a page may have
const HEAD: usize = 80;
/// A value of a label is no longer
const LONGEST: usize = 120;

/// Where on a page furniture stands: above the text and below it
pub(super) struct Page {
    head: usize,
    /// Whether a line above the text can be nothing else
    has_signs: bool,
    has_labels: bool,
    foot: usize,
}

impl Page {
    pub(super) fn of(lines: &[Line]) -> Self {
        let text = lines.iter().enumerate().filter(|(_, line)| !line.is_artefact());
        let foot = text.rev().nth(FOOT).map_or(0, |(at, _)| at);
        let head = head(lines);
        let above = lines.get(..head).unwrap_or_default().iter();
        let has_signs = above.clone().any(|line| is_furniture(line.text.trim()));
        let labels = above.filter(|line| label(&line.text).is_some()).count();
        Self { head, has_signs, has_labels: has_signs && labels >= LABELLED, foot }
    }

    /// The end of the furniture that begins at a place, if it does.
    pub(super) fn at(&self, lines: &[Line], place: usize) -> Option<usize> {
        if place < self.head {
            return self.above(lines, place);
        }
        // Below the text only what can be nothing else.
        let is_button = |line: &Line| {
            let bare = squeeze(&line.text);
            width(&bare) >= 8 && WHOLE.contains(&bare.as_str())
        };
        lines.get(place).filter(|line| place >= self.foot && is_button(line)).map(|_| place + 1)
    }

    /// The end of the furniture that begins at a place of the head.
    fn above(&self, lines: &[Line], at: usize) -> Option<usize> {
        let mut end = at;
        let (mut is_open, mut is_label_open) = (false, false);
        for (place, line) in lines.iter().enumerate().take(self.head).skip(at) {
            let text = line.text.trim();
            if line.is_artefact() {
                continue;
            }
            let is_word = self.has_labels && label(text).is_some() && !is_above_text(lines, place);
            let is_weak = self.has_signs && is_label(&squeeze(text), WEAK);
            let is_label = is_furniture(text) || is_weak || is_word;
            // The value of a label may stand below it.
            let is_value = is_label_open && width(text) <= VALUE && !is_titled(text);
            // A word between two buttons is one, too.
            let is_between = || {
                let below = next_text(lines.get(place + 1..).unwrap_or_default());
                end > at && below.is_some_and(|below| is_furniture(&below.text))
            };
            let is_button = width(text) <= BUTTON && (is_open || is_between());
            if !(is_label || is_value || is_button) {
                break;
            }
            is_open = match text.rfind(['【', '[']) {
                Some(opened) => !text.get(opened..).is_some_and(|rest| rest.contains(['】', ']'])),
                None => is_open && !text.contains(['】', ']']),
            };
            is_label_open = is_label && self.has_labels && text.ends_with(['：', ':']);
            end = place + 1;
        }
        (end > at).then_some(end)
    }
}

/// The end of the head of a page: where the text begins, with a heading or a sentence.
fn head(lines: &[Line]) -> usize {
    let is_text = |line: &Line| {
        let text = line.text.trim();
        !is_furniture(text) && (heading(text).is_some() || is_finished(text) && width(text) > 50)
    };
    let head = lines.get(..HEAD).unwrap_or(lines);
    head.iter().position(is_text).unwrap_or(head.len())
}

/// Whether a label without a value stands above running text: `调研情况：`
fn is_above_text(lines: &[Line], at: usize) -> bool {
    let is_bare = lines.get(at).is_some_and(|line| line.text.trim().ends_with(['：', ':']));
    let below = next_text(lines.get(at + 1..).unwrap_or_default());
    is_bare && below.is_some_and(|below| width(&below.text) > VALUE || is_finished(&below.text))
}

fn is_furniture(line: &str) -> bool {
    if width(line) > LONGEST {
        return false;
    }
    let bare = squeeze(line);
    WHOLE.contains(&bare.as_str())
        || is_label(&bare, LABELS)
        || is_label(&bare, WEAK) && has_label(&bare)
        || is_spaced_label(line)
        || is_way(&bare)
        || ADDRESSES.iter().any(|address| bare.contains(address))
}

/// What a line has that says where a text is to be found
const ADDRESSES: [&str; 4] = ["://", "www.", ".gov.cn", "引证码"];

/// 索引号：…, 发布时间 2024-01-01
fn is_label(line: &str, labels: &[&str]) -> bool {
    let line = line.trim_start_matches(BULLETS);
    let is_value = |rest: &str| rest.is_empty() || rest.starts_with(['：', ':', '】', ']']);
    labels.iter().any(|label| line.strip_prefix(label).is_some_and(is_value))
}

/// Whether a label stands anywhere in a line: `时间：2023-01-28来源：新区`
fn has_label(line: &str) -> bool {
    let mut colons = line.match_indices(['：', ':']);
    colons.any(|(at, _)| {
        line.get(..at).is_some_and(|before| LABELS.iter().any(|label| before.ends_with(label)))
    })
}

/// 发文日期 2019年12月28日: a label may be a heading of a table, if it has less than four letters.
fn is_spaced_label(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let label = words.next().filter(|word| word.chars().count() >= 4);
    label.is_some_and(|label| LABELS.contains(&label)) && words.next().is_some()
}

/// Any word of a few letters before a colon and a value: among many such lines it is a label, too
fn label(line: &str) -> Option<()> {
    let bare = squeeze(line);
    let (word, rest) = bare.trim_start_matches(BULLETS).split_once(['：', ':'])?;
    let is_word = (2..=6).contains(&word.chars().count()) && word.chars().all(is_han);
    let is_called = word.starts_with('各') || word.ends_with("们");
    (is_word && !is_called && width(line) <= LONGEST && !rest.ends_with('。')).then_some(())
}

/// What an entry of a list begins with
pub(super) const BULLETS: [char; 6] = ['•', '·', '●', '▪', '■', '◆'];
/// A button that is in no list is no longer
const BUTTON: usize = 8;
/// A value below its label is no longer
const VALUE: usize = 60;
/// So many lines with labels show that all of that form are some
const LABELLED: usize = 3;

/// 首页 > 政务公开 > 规划计划
fn is_way(line: &str) -> bool {
    let parts: Vec<&str> = line.split(['>', '＞', '»', '›']).collect();
    parts.len() > 2 || parts.len() == 2 && line.starts_with("首页")
}
