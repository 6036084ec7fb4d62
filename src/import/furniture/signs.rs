//! Which lines of a web page are furniture by themselves

use super::words::{ADDRESSES, LABELS, WEAK, WHOLE};
use crate::import::text::{is_han, squeeze, width};

/// A line of it is no longer, its value and all
const LONGEST: usize = 120;

/// Whether a line can be nothing else: a button, a label of what a page knows of its text, the way to the page.
pub(super) fn is_furniture(line: &str) -> bool {
    if line.is_empty() || width(line) > LONGEST {
        return false;
    }
    let bare = squeeze(line);
    WHOLE.contains(&bare.as_str())
        || is_menu(line)
        || is_label(&bare, LABELS)
        || is_label(&bare, WEAK) && has_label(&bare)
        || is_tagged(&bare)
        || is_spaced_label(line)
        || is_way(&bare)
        || is_way_of_words(line)
        || is_of_sizes(&bare)
        || are_buttons(&bare)
        || bare.starts_with(":::")
        || ADDRESSES.iter().any(|address| bare.contains(address))
}

/// `首页 | 政务公开`, and `无障碍阅读 繁体版 某某微门户`: short words that are all buttons, or of which several are
fn is_menu(line: &str) -> bool {
    let words = || line.split_whitespace().map(|word| word.trim_matches(['|', '·']));
    let (count, buttons) = (words().count(), words().filter(|word| WHOLE.contains(word)).count());
    buttons == count
        || buttons >= BUTTONS && buttons * 2 >= count && words().all(|word| width(word) <= WORD)
}

/// So many buttons show that the other words of a line are some, where they are no more and no wider
const BUTTONS: usize = 3;
const WORD: usize = 14;

/// `2025-03-04 09:49【字体：大 中 小】`: how large the letters of a page shall be
fn is_of_sizes(bare: &str) -> bool {
    ["字体", "字号"].iter().any(|label| bare.contains(label)) && bare.contains("大中小")
}

/// `【返回顶部】【关闭本页】`: two words or more in brackets of their own, and nothing else
fn are_buttons(bare: &str) -> bool {
    let words = || bare.split('】');
    let is_button = |word: &str| {
        let inside = word.strip_prefix('【');
        inside.is_some_and(|inside| inside.chars().count() <= LONGEST_TAG && !inside.is_empty())
    };
    words().count() > 2 && words().all(|word| word.is_empty() || is_button(word))
}

/// Whether a line begins with a label: `索引号：…`, `[索引号] …`
pub(super) fn is_label(line: &str, labels: &[&str]) -> bool {
    let line = line.trim_start_matches(BULLETS).trim_start_matches(['[', '【']);
    let is_value = |rest: &str| rest.is_empty() || rest.starts_with(['：', ':', '】', ']']);
    labels.iter().any(|label| line.strip_prefix(label).is_some_and(is_value))
}

/// `[联合发文单位]`, `[文件来源] 政府公报`
fn is_tagged(line: &str) -> bool {
    let tag = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    tag.is_some_and(|(tag, _)| {
        (2..=LONGEST_TAG).contains(&tag.chars().count()) && tag.chars().all(is_han)
    })
}

/// No tag has more letters
const LONGEST_TAG: usize = 8;

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
pub(super) fn has_word_before_colon(line: &str) -> bool {
    let bare = squeeze(line);
    let Some((word, rest)) = bare.trim_start_matches(BULLETS).split_once(['：', ':']) else {
        return false;
    };
    let is_word = (2..=6).contains(&word.chars().count()) && word.chars().all(is_han);
    let is_called = word.starts_with('各') || word.ends_with("们");
    is_word && !is_called && width(line) <= LONGEST && !rest.ends_with('。')
}

/// What an entry of a list begins with
pub(in crate::import) const BULLETS: [char; 6] = ['•', '·', '●', '▪', '■', '◆'];
/// A button that is in no list is no longer
pub(super) const BUTTON: usize = 8;

/// `首页 政务公开 规划计划`
fn is_way_of_words(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next() == Some("首页") && words.count() > 1
}

/// Whether a line is the whole way to a page: what stands above it is of the page.
pub(super) fn is_way_to_page(line: &str) -> bool {
    let bare = squeeze(line);
    bare.split(['>', '＞', '»', '›']).filter(|part| !part.is_empty()).count() > 1 && is_way(&bare)
}

/// 首页 > 政务公开 > 规划计划; each of it may be a line
fn is_way(line: &str) -> bool {
    if matches!(line, ">" | "＞" | "»" | "›") {
        return true;
    }
    let parts: Vec<&str> = line.split(['>', '＞', '»', '›']).collect();
    parts.len() > 2 || parts.len() == 2 && line.starts_with("首页")
}
