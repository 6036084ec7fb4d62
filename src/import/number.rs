//! The heading systems of Chinese plans: which line is numbered, and which numbered line is a heading

use super::responsible::without_responsible;
use super::text::{in_plain_letters, is_han, squeeze};
use super::valued::{ends_in_count, ends_in_value, is_row};

/// A way of numbering, in the order in which plans nest them
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum System {
    /// 附件, 附表, 附录
    Annex,
    /// 第一部分, 第一篇, 第一编
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 一、
    Comma,
    /// （一）
    Bracket,
    /// `1.`, `1．` or `1、`
    Dot,
    /// （1）
    SmallBracket,
    /// ①
    Circled,
    /// 专栏 1, a box below any of the others
    Box,
}

/// The number a line begins with
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// The way of numbering
    pub system: System,
    /// The value; a circled number and an annex without a number have none
    pub value: Option<u32>,
    /// What stands behind the number and its mark
    pub rest: &'a str,
}

/// Longest heading seen in a plan is 31 characters; a numbered sentence is longer
const LONGEST_HEADING: usize = 40;
/// A heading such as `一、2006年工作回顾：` is no longer; more is a sentence above a list
const LONGEST_ABOVE: usize = 16;
/// Among headings that are lines of their own a longer one is a heading, too
const LONGEST_AMONG_BROTHERS: usize = 80;

/// The system of a line that is a heading: numbered, short, and a line of its own.
///
/// `1.强化疾控体系。全面启动…` is numbered but runs on, so it is a paragraph.
pub(super) fn heading(line: &str) -> Option<System> {
    heading_of(line, LONGEST_HEADING)
}

/// The same of a line that has brothers: it may be longer.
pub(super) fn long_heading(line: &str) -> Option<System> {
    heading_of(line, LONGEST_AMONG_BROTHERS)
}

fn heading_of(line: &str, longest: usize) -> Option<System> {
    let numbered = numbered(line)?;
    let title = numbered.rest.trim();
    let title = match numbered.system {
        System::Part | System::Chapter | System::Section => title.trim_start_matches(['：', ':']),
        System::Annex => title.trim_matches(['：', ':', '.', '．']),
        _ => title.strip_prefix("问：").unwrap_or(title),
    };
    let title = without_responsible(title);
    let bare = title.strip_suffix(['。', '？', '?']).unwrap_or(title);
    let bare = match (numbered.system, title.strip_suffix(['：', ':'])) {
        (System::Comma, Some(name)) if name.chars().count() <= LONGEST_ABOVE => name,
        _ => bare,
    };
    // 第四章 格局构建：筑牢屏障
    let is_of_chapters =
        matches!(numbered.system, System::Part | System::Chapter | System::Section);
    let colons = bare.matches(['：', ':']).count();
    let runs_on = bare.contains(['。', '；', '！', '？', '\t'])
        || bare.ends_with(['，', '、', '：', ':'])
        || colons > usize::from(is_of_chapters);
    let fits =
        title.chars().count() <= longest && !runs_on && !ends_in_value(line) && !is_row(line);
    let named = match numbered.system {
        System::Annex => bare.is_empty(),
        System::Part | System::Chapter | System::Section => !title.is_empty() && bare == title,
        // Its name may stand below.
        System::Box => bare == title,
        System::Comma | System::Bracket | System::Dot | System::SmallBracket => {
            // `（四）的规定执行。` leads to another passage.
            let is_reference = title.starts_with('的') && !title.starts_with("的士");
            !title.is_empty() && !ends_in_count(title) && !is_reference
        }
        System::Circled => false,
    };
    (fits && named).then_some(numbered.system)
}

/// The number at the beginning of a line, in any form of its letters: `⼀、` with a radical of Kangxi is `一、`.
pub fn numbered(line: &str) -> Option<Numbered<'_>> {
    let line = line.trim();
    let plain = in_plain_letters(line);
    let Numbered { system, value, rest } = in_plain(&plain)?;
    Some(Numbered { system, value, rest: last(line, rest.chars().count()) })
}

/// The end of a text, of so many characters.
fn last(text: &str, count: usize) -> &str {
    let at = count.checked_sub(1).and_then(|n| text.char_indices().nth_back(n));
    at.and_then(|(at, _)| text.get(at..)).unwrap_or_default()
}

fn in_plain(line: &str) -> Option<Numbered<'_>> {
    part(line)
        .or_else(|| label(line))
        .or_else(|| item(line))
        .or_else(|| bracket(line))
        .or_else(|| circled(line))
}

/// 第X部分, 第X篇, 第X编, 第X章, 第X节; `第 一 章`
fn part(line: &str) -> Option<Numbered<'_>> {
    let after = line.strip_prefix('第')?;
    let is_spaced = after.starts_with(char::is_whitespace);
    let rest = after.trim_start_matches(|c| is_numeral(c) || is_spaced && c.is_whitespace());
    let numeral = squeeze(after.strip_suffix(rest)?);
    let words = [
        ("部分", System::Part),
        ("篇", System::Part),
        ("编", System::Part),
        ("章", System::Chapter),
        ("节", System::Section),
    ];
    let (system, rest) =
        words.iter().find_map(|(word, system)| Some((*system, rest.strip_prefix(word)?)))?;
    (!numeral.is_empty()).then_some(Numbered { system, value: value_of_numeral(&numeral), rest })
}

/// 专栏 N, 附件, 附件 N, 附表 N, 附录 N; a mark may stand behind the number
fn label(line: &str) -> Option<Numbered<'_>> {
    let (system, after) = if let Some(after) = line.strip_prefix("专栏") {
        (System::Box, after)
    } else {
        let words = ["附件", "附表", "附录"];
        let named = words.iter().find_map(|word| line.strip_prefix(word));
        (System::Annex, named.or_else(|| short_label(line))?)
    };
    let after = after.trim_start();
    let rest = after.trim_start_matches(is_numeral);
    let numeral = after.strip_suffix(rest)?;
    let is_named = !numeral.is_empty() || system == System::Annex;
    is_named.then_some(Numbered { system, value: value_of_numeral(numeral), rest })
}

/// What stands behind `附` where a number does, and then nothing or a name: `附1`, `附2：任务分工`
fn short_label(line: &str) -> Option<&str> {
    let after = line.strip_prefix('附')?;
    let name = after.trim_start().trim_start_matches(is_numeral);
    let is_label = name.is_empty() || name.starts_with([' ', '\u{3000}', '：', ':']);
    (name.len() < after.trim_start().len() && is_label).then_some(after)
}

/// `一、`, `1.`, `1．`, `1、`; `三.` for `三、`
fn item(line: &str) -> Option<Numbered<'_>> {
    let (numeral, rest) = line.split_once(['、', '.', '．', '﹒'])?;
    let mark = line.strip_prefix(numeral)?.chars().next()?;
    let numeral = numeral.trim_end();
    let is_arabic = numeral.len() <= 3 && numeral.chars().all(|c| c.is_ascii_digit());
    let system = match mark {
        _ if numeral.is_empty() => return None,
        '、' if numeral.chars().all(is_chinese_numeral) => System::Comma,
        // `—、总则`: a dash was typed for 一.
        '、' if DASHES.contains(&numeral) => {
            return Some(Numbered { system: System::Comma, value: Some(1), rest });
        }
        _ if numeral.chars().all(is_chinese_numeral) && rest.trim_start().starts_with(is_han) => {
            System::Comma
        }
        // 3.5‰ at the beginning of a wrapped line is no item, and 1、2、3号楼 are three houses.
        // `4. 2 指挥` is 4.2.
        // `169..59` is a number that was copied twice.
        _ if is_arabic
            && (!begins_with_digit(rest.trim_start_matches('.')) || begins_with_year(rest)) =>
        {
            System::Dot
        }
        _ => return None,
    };
    Some(Numbered { system, value: value_of_numeral(numeral), rest })
}

/// Dashes that look like 一
pub(super) const DASHES: [&str; 6] = ["—", "－", "─", "ー", "–", "-"];

fn begins_with_digit(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// `2025年重点工作`
fn begins_with_year(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.len() - rest.len() == 4 && rest.starts_with('年')
}

/// （一）, （1）, `( 一)`
fn bracket(line: &str) -> Option<Numbered<'_>> {
    let (numeral, rest) = line.strip_prefix(['（', '('])?.split_once(['）', ')'])?;
    // (十 八)
    let numeral = squeeze(numeral);
    let system = if !numeral.is_empty() && numeral.chars().all(is_chinese_numeral) {
        System::Bracket
    } else if !numeral.is_empty()
        && numeral.len() <= 2
        && numeral.chars().all(|c| c.is_ascii_digit())
    {
        System::SmallBracket
    } else {
        return None;
    };
    Some(Numbered { system, value: value_of_numeral(&numeral), rest })
}

fn circled(line: &str) -> Option<Numbered<'_>> {
    let mut letters = line.chars();
    let first = letters.next()?;
    matches!(first, '①'..='⑳').then(|| Numbered {
        system: System::Circled,
        value: None,
        rest: letters.as_str(),
    })
}

/// The value of a number in digits, or in Chinese numerals up to 九十九.
pub fn value_of_numeral(numeral: &str) -> Option<u32> {
    if let Ok(value) = numeral.parse() {
        return Some(value);
    }
    let ones = |text: &str| {
        let mut letters = text.chars();
        let only = letters.next().filter(|_| letters.as_str().is_empty())?;
        (1..).zip("一二三四五六七八九".chars()).find(|(_, c)| *c == only).map(|(n, _)| n)
    };
    let Some((tens, rest)) = numeral.split_once('十') else { return ones(numeral) };
    let tens = if tens.is_empty() { 1 } else { ones(tens)? };
    let rest = if rest.is_empty() { 0 } else { ones(rest)? };
    Some(tens * 10 + rest)
}

/// The numeral of an article, and what stands behind its label: `第三条 …`
pub fn article(line: &str) -> Option<(&str, &str)> {
    let after = line.trim_start().strip_prefix('第')?;
    let rest = after.trim_start_matches(is_numeral);
    let numeral = after.strip_suffix(rest)?;
    Some((numeral, rest.strip_prefix('条')?)).filter(|_| !numeral.is_empty())
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || is_chinese_numeral(c)
}

pub(super) fn is_chinese_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '〇' | '零'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system(line: &str) -> Option<System> {
        numbered(line).map(|numbered| numbered.system)
    }

    #[test]
    fn every_system_is_read() {
        assert_eq!(system("第二十一章 加强监测评估"), Some(System::Chapter));
        assert_eq!(system("第十三节 推动健康产业发展"), Some(System::Section));
        assert_eq!(system("三、保障措施"), Some(System::Comma));
        assert_eq!(system("（十二）强化监督"), Some(System::Bracket));
        assert_eq!(system("1．推进医共体"), Some(System::Dot));
        assert_eq!(system("10. 强化健康促进"), Some(System::Dot));
        assert_eq!(system("13﹒新模式推广"), Some(System::Dot));
        assert_eq!(system("（6）推进"), Some(System::SmallBracket));
        assert_eq!(system("②人民医院"), Some(System::Circled));
        assert_eq!(system("专栏5 公立医院综合改革"), Some(System::Box));
        assert_eq!(system("附件"), Some(System::Annex));
        assert_eq!(system("附2"), Some(System::Annex));
    }

    #[test]
    fn numbers_are_read_in_any_form_of_their_letters() {
        for (line, expected, rest) in [
            ("⼀、总则", System::Comma, "总则"),
            ("（⼗⼆）⽣活", System::Bracket, "⽣活"),
            ("第⼆⼗⼀章 ⽂化", System::Chapter, " ⽂化"),
            ("１．⼈才", System::Dot, "⼈才"),
            ("（２）⽤药", System::SmallBracket, "⽤药"),
            ("专栏１ 主要指标", System::Box, " 主要指标"),
            ("三、2026年重点", System::Comma, "2026年重点"),
            ("1、加强学校建设", System::Dot, "加强学校建设"),
            ("2、2026年重点", System::Dot, "2026年重点"),
            ("第三部分 目标", System::Part, " 目标"),
            ("第四篇 民生", System::Part, " 民生"),
            ("⼀、", System::Comma, ""),
        ] {
            let found = numbered(line).expect(line);
            assert_eq!((found.system, found.rest), (expected, rest), "{line}");
        }
        assert_eq!(numbered("（⼗⼆）⽣活").and_then(|found| found.value), Some(12));
    }

    #[test]
    fn numerals_are_read_up_to_ninety_nine() {
        for (numeral, value) in
            [("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("九十九", 99), ("48", 48)]
        {
            assert_eq!(value_of_numeral(numeral), Some(value), "{numeral}");
        }
        for strange in ["", "百", "一百", "二二", "十十", "一二十", "两", "4.5"] {
            assert_eq!(value_of_numeral(strange), None, "{strange}");
        }
    }

    #[test]
    fn what_only_looks_numbered_is_text() {
        for line in [
            "3.5‰，孕产妇",
            "1、2号楼",
            "21.5+2",
            "第一时间的现场",
            "一公开”为基本",
            "（县级）卫生类",
            "2035 年远景目标",
            "专栏所列项目",
            "附2份材料",
        ] {
            assert_eq!(system(line), None, "{line}");
        }
    }

    #[test]
    fn a_heading_does_not_run_on() {
        assert_eq!(heading("（一）指导思想。"), Some(System::Bracket));
        assert_eq!(heading("2．加强等级医院创建。"), Some(System::Dot));
        assert_eq!(heading("（一）强化组织领导。坚持和加强党的领导。"), None);
        assert_eq!(heading("附件：任务分工表"), None);
        assert_eq!(heading("（四）的规定执行。"), None);
    }
}
