//! What a printed number is: a level, the size of a change, a mean, a total of a period, or what is asked for every year.

use std::ops::Range;

use super::change_words::{
    AMOUNTS, COMPARED, COUNTED, FALLS, FALLS_EN, NEW, RISES, RISES_EN, SHORT, SIZES,
};
use super::letters::{find, has, places, starts_with, without};
use crate::model::Way;

/// What may stand between the word of an amount, as 减排量, and its number.
const BEING: &[&str] = &["达到", "达", "为", "是", "共", "合计", "有", "在", "约为"];

/// What may stand between a word of a change and its number.
const BETWEEN: &[&str] = &[
    "了",
    "约",
    "近",
    "超过",
    "超",
    "不低于",
    "不少于",
    "至少",
    "不超过",
    "力争",
    "“",
    "≥",
    "≤",
    "≈",
    ">",
    "<",
    "＞",
    "＜",
];

/// What may stand between 每年 and its number, besides qualifiers.
const REACHES: &[&str] = &[
    "达到",
    "达",
    "为",
    "不得低于",
    "小于",
    "少于",
    "低于",
    "提高到",
    "提升到",
    "上升到",
    "增加到",
    "增长到",
    "下降到",
    "下降至",
    "降低到",
    "控制在",
];

/// Marks that a clause ends with.
const CLAUSE_ENDS: &str = "，。；：！？,;";

/// How far before a number the words of its kind are looked for, in letters.
const FAR: usize = 100;

/// How many letters of what is counted may stand between 增加 and its number.
const NOUN: usize = 10;

/// What a place says that a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Said {
    /// By how much something changes.
    Change(Way, &'static str),
    /// A mean of several years, or a change of each of them.
    Mean,
    /// What is asked for every year.
    Yearly,
    /// A total of the years of a period: 〔20〕, 新增20个.
    Total,
    /// Nothing of that: a level.
    Level,
}

/// What the words before a number, and brackets around it, say that it is.
pub(in crate::check) fn said(text: &[char], number: &Range<usize>) -> Said {
    let before = text.get(..number.start).unwrap_or_default();
    let behind = text.get(number.end..).unwrap_or_default();
    if is_bracketed(before, behind) {
        return Said::Total;
    }
    let before = before.get(before.len().saturating_sub(FAR)..).unwrap_or(before);
    let start = before.iter().rposition(|c| CLAUSE_ENDS.contains(*c)).map_or(0, |at| at + 1);
    let clause = before.get(start..).unwrap_or_default();
    let clause = listed(clause).unwrap_or(clause);
    let own = own(clause);
    if is_mean(own) {
        return Said::Mean;
    }
    let is_each = ["每年", "每学年", "每年度", "逐年"].iter().any(|word| has(own, word));
    if is_each {
        // 每年开展体检 of somebody says how often, and not how much.
        let least = ["不少于", "至少", "不低于", "新增", "增加", "举办", "开展", "组织"];
        let fixed = ["每年至少", "每年不少于", "每年不低于", "每年新增"];
        let is_asked = least.iter().any(|word| without(bare(own), word).is_some())
            || ["不少于", "至少", "不低于"].iter().any(|word| without(own, word).is_some())
            || fixed.iter().any(|word| has(own, word))
            || ends_with_each_year(own);
        // 每年降低0.5个百分点 is no level, and no change of the whole period either.
        let change = change_or_new(own).filter(|said| matches!(said, Said::Change(..)));
        return if is_asked { Said::Yearly } else { change.map_or(Said::Level, |_| Said::Mean) };
    }
    change_or_new(own)
        .or_else(|| compared(clause))
        .or_else(|| english(own))
        .or_else(|| counted(own, behind))
        .unwrap_or(Said::Level)
}

/// By what a number rises or falls in each of some years, where its words say so: 年均下降3%.
pub(in crate::check) fn mean_change(text: &[char], number: &Range<usize>) -> Option<Way> {
    let before = text.get(number.start.saturating_sub(FAR)..number.start).unwrap_or_default();
    let clause = before.rsplit(|c| CLAUSE_ENDS.contains(*c)).next().unwrap_or_default();
    match change_or_new(own(clause)) {
        Some(Said::Change(way, _)) => Some(way),
        _ => None,
    }
}

/// What the word right before a number, or that of its size, says.
fn change_or_new(own: &[char]) -> Option<Said> {
    let bare = bare(own);
    let ends = |words: &'static [&'static str]| {
        words.iter().copied().find(|word| without(bare, word).is_some())
    };
    if let Some(word) = ends(RISES) {
        return Some(Said::Change(Way::Rise, word));
    }
    if let Some(word) = ends(FALLS) {
        return Some(Said::Change(Way::Fall, word));
    }
    if ends(NEW).is_some() {
        return Some(Said::Total);
    }
    let sized = |table: &'static [(&'static str, Way)], text: &[char]| {
        let found = table.iter().find(|(word, _)| without(text, word).is_some());
        found.map(|(word, way)| Said::Change(*way, word))
    };
    let mut named = bare;
    while let Some(shorter) = without_any(named, &[BEING, BETWEEN]) {
        named = shorter;
    }
    sized(SHORT, bare).or_else(|| sized(AMOUNTS, named)).or_else(|| size(own))
}

/// 比2020年高1岁, 较2020年的9.4天少1天: only what is compared with makes these words those of a change.
fn compared(clause: &[char]) -> Option<Said> {
    // 占比 is a share, 比例 a noun, 较高 an adverb.
    const NOUNS: &str = "占之对配评床医性";
    const NEXT: &str = "例重值率赛如较高低多少快慢长短";
    let bare = bare(clause);
    let (word, way, head) =
        COMPARED.iter().find_map(|(word, way)| Some((*word, *way, without(bare, word)?)))?;
    let is_of_word = head.last().is_none_or(|c| "最较更至不过很偏".contains(*c));
    let is_comparing = |(at, c): (usize, &char)| {
        let before = at.checked_sub(1).and_then(|at| head.get(at));
        let is_noun = *c == '比' && before.is_some_and(|c| NOUNS.contains(*c));
        matches!(c, '比' | '较')
            && !is_noun
            && head.get(at + 1).is_some_and(|next| !NEXT.contains(*next))
    };
    let is_compared = !is_of_word && head.iter().enumerate().any(is_comparing);
    is_compared.then_some(Said::Change(way, word))
}

/// Up to the first number of a list, what is said of each: 分别下降8%、8%、10%以上. Nothing of a change stands between them.
fn listed(clause: &[char]) -> Option<&[char]> {
    let at = clause.windows(2).rposition(|pair| pair == ['分', '别'])?;
    let first = at + clause.get(at..)?.iter().position(|c| is_digit(*c))?;
    let list = clause.get(first..)?;
    let is_said = |words: &[&str]| words.iter().any(|word| has(list, word));
    let is_level = is_said(&["到", "至", "为", "年均", "平均", "每年"]);
    let is_other = is_level || is_said(RISES) || is_said(FALLS) || is_said(NEW);
    (!is_other).then_some(clause.get(..first)?)
}

/// The letters of a clause that belong to the number behind it: those since the number before, dates aside.
fn own(clause: &[char]) -> &[char] {
    let mut at = clause.len();
    while let Some(last) = clause.get(..at).and_then(|head| head.iter().rposition(|c| is_digit(*c)))
    {
        let is_date = matches!(clause.get(last + 1), Some('年' | '月' | '日' | '—' | '-'));
        if !is_date {
            return clause.get(last + 1..).unwrap_or_default();
        }
        let head = clause.get(..=last).unwrap_or_default();
        at = last + 1 - head.iter().rev().take_while(|c| is_digit(**c)).count();
    }
    clause
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// A text without the qualifiers that it ends with.
fn bare(text: &[char]) -> &[char] {
    let mut bare = text;
    while let Some(shorter) = without_any(bare, &[BETWEEN]) {
        bare = shorter;
    }
    bare
}

/// A text without the longest of some words that it ends with: 不超过, and not 超过 alone.
fn without_any<'t>(text: &'t [char], lists: &[&[&str]]) -> Option<&'t [char]> {
    let words = lists.iter().copied().flatten();
    words.filter_map(|word| without(text, word)).min_by_key(|shorter| shorter.len())
}

/// What is measured as the mean of a year, and every year anew: 年均浓度.
const OF_ONE_YEAR: &[&str] =
    &["浓度", "质量浓度", "值", "气温", "温度", "湿度", "降水", "降雨", "水位", "风速"];

/// 年均, 三年平均; 2025年平均 is of one year, and 2025年均 says that all of several things are so.
fn is_mean(own: &[char]) -> bool {
    ["年均", "年平均"].iter().any(|word| {
        let word: Vec<char> = word.chars().collect();
        places(own, &word).any(|at| {
            let head = own.get(..at).unwrap_or_default();
            let rest = own.get(at + word.len()..).unwrap_or_default();
            let is_one = matches!(head, [.., a, b] if is_digit(*a) && is_digit(*b));
            // 三年平均浓度 is the mean of three.
            let is_counted = head.last().is_some_and(|c| "两二三四五六七八九十几多年".contains(*c));
            let is_measured = OF_ONE_YEAR.iter().any(|noun| starts_with(rest, noun));
            !is_one && (is_counted || !is_measured)
        })
    })
}

/// 每年, 每年达到; 每人每年 is of the unit.
fn ends_with_each_year(own: &[char]) -> bool {
    let mut bare = bare(own);
    while let Some(shorter) = without_any(bare, &[REACHES, BETWEEN]) {
        bare = shorter;
    }
    without(bare, "每年").is_some_and(|head| !matches!(head, [.., '每', _]))
}

/// 增速保持在6%左右
fn size(own: &[char]) -> Option<Said> {
    let (word, way) = SIZES.iter().find(|(word, _)| {
        let word: Vec<char> = word.chars().collect();
        find(own, &word).is_some_and(|at| own.len() - at <= word.len() + NOUN)
    })?;
    Some(Said::Change(*way, word))
}

/// 增加床位500张, 新增床位500张: what is counted stands between, and nothing that says how far.
fn counted(own: &[char], behind: &[char]) -> Option<Said> {
    const HOW_FAR: &str = "到至为达由率比每占均%‰";
    // Per cent and rates are not counted.
    if matches!(behind.first(), None | Some('%' | '％' | '‰' | '/' | '／')) {
        return None;
    }
    let noun = |word: &str| {
        let word: Vec<char> = word.chars().collect();
        let at = places(own, &word).last()?;
        let noun = own.get(at + word.len()..)?;
        let is_plain = noun.len() <= NOUN && !noun.iter().any(|c| HOW_FAR.contains(*c));
        is_plain.then_some(())
    };
    if NEW.iter().any(|word| noun(word).is_some()) {
        return Some(Said::Total);
    }
    let (word, way) = COUNTED.iter().find(|(word, _)| noun(word).is_some())?;
    Some(Said::Change(*way, word))
}

/// reduced by 30%, an increase of 5
fn english(own: &[char]) -> Option<Said> {
    let lower: Vec<char> = bare(own).iter().map(char::to_ascii_lowercase).collect();
    // set up 5 clinics
    let went = |word: &&str| without(&lower, word).is_some();
    if let Some(word) = ["wasup", "isup", "wereup", "areup", "wentup"].into_iter().find(|w| went(w))
    {
        return Some(Said::Change(Way::Rise, word));
    }
    let downs = ["wasdown", "isdown", "weredown", "aredown", "wentdown"];
    if let Some(word) = downs.into_iter().find(|w| went(w)) {
        return Some(Said::Change(Way::Fall, word));
    }
    let head = ["by", "of"].iter().find_map(|word| without(bare(own), word))?;
    let near = head.get(head.len().saturating_sub(12)..)?;
    let lower: Vec<char> = near.iter().map(char::to_ascii_lowercase).collect();
    let holds = |words: &[&'static str]| words.iter().copied().find(|word| has(&lower, word));
    let rise = holds(RISES_EN).map(|word| Said::Change(Way::Rise, word));
    rise.or_else(|| holds(FALLS_EN).map(|word| Said::Change(Way::Fall, word)))
}

/// 〔20〕, as outlines print what is counted over a period.
fn is_bracketed(before: &[char], behind: &[char]) -> bool {
    let open = before.last().is_some_and(|c| matches!(c, '〔' | '［' | '['));
    let mut behind = behind.iter().skip_while(|c| matches!(c, '%' | '％' | '+' | '个'));
    open && behind.next().is_some_and(|c| matches!(c, '〕' | '］' | ']'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::text::numbers::{Reading, numbers};

    /// What a text says of the number 8 in it.
    fn said_of_eight(text: &str) -> Said {
        let letters: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
        let all = numbers(&letters, Reading::Printed);
        let number = all.iter().find(|n| n.digits == "8").expect(text);
        said(&letters, &number.at)
    }

    #[test]
    fn numbers_are_levels_changes_means_or_totals() {
        let rise = |word| Said::Change(Way::Rise, word);
        let fall = |word| Said::Change(Way::Fall, word);
        for (text, expected) in [
            ("到2025年，人均预期寿命达到8岁左右", Said::Level),
            ("比2020年提高8岁以上", rise("提高")),
            ("较2020年下降8%", fall("下降")),
            ("较2020年压缩8天", fall("压缩")),
            ("比2020年高8岁", rise("高")),
            ("较2020年的9.4天少约8天", fall("少")),
            ("比2020年最高8岁", Said::Level),
            ("比例高8%", Said::Level),
            ("较高8%", Said::Level),
            ("最高8岁", Said::Level),
            ("比2020年下降了约8%", fall("下降")),
            ("控制在8/10万以下", Said::Level),
            ("增加到8人", Said::Level),
            ("由2020年的5%提高到8%", Said::Level),
            ("下降至8%", Said::Level),
            ("降为8%", Said::Level),
            ("比2020年分别下降5%、6%、8%以上", fall("下降")),
            ("分别达到5%、8%", Said::Level),
            ("分别下降5%和提高到8%", Said::Level),
            ("新增床位8张", Said::Total),
            ("五年新增8个", Said::Total),
            ("增加床位8张", rise("增加")),
            ("减少用水8吨", fall("减少")),
            ("增加投入后床位达到8张", Said::Level),
            ("增加床位供给每千人口8张", Said::Level),
            ("建成公园〔8〕个", Said::Total),
            ("［8］", Said::Total),
            ("年均增长8%左右", Said::Mean),
            ("年均不少于8场", Said::Mean),
            ("2025年平均住院日8天", Said::Level),
            ("2025年均达到8个", Said::Level),
            ("三年平均8个", Said::Mean),
            ("细颗粒物年均浓度降至8微克", Said::Level),
            ("三年平均浓度降至8微克", Said::Mean),
            ("年均增长6%达到8亿元", Said::Level),
            ("每年开展体检不少于8次", Said::Yearly),
            ("每年至少举办8场", Said::Yearly),
            ("每年达到8场", Said::Yearly),
            ("每年不超过8场", Said::Yearly),
            ("每年至少建设8个", Said::Yearly),
            ("每人每年8元", Said::Level),
            ("每年体检的老人达到8万人", Said::Level),
            ("增速保持在8%左右", rise("增速")),
            ("降幅达到8%", fall("降幅")),
            ("同比增长8%", rise("增长")),
            ("提高8个百分点", rise("提高")),
            ("reduced by 8%", fall("reduc")),
            ("an increase of 8 beds", rise("increas")),
            ("reduced to 8%", Said::Level),
            ("a rate of 8%", Said::Level),
            ("服务人口8万人", Said::Level),
            ("覆盖率8%", Said::Level),
        ] {
            assert_eq!(said_of_eight(text), expected, "{text}");
        }
    }

    #[test]
    fn amounts_of_changes_are_no_levels() {
        for (text, expected) in [
            ("比上年增8%", Some("增")),
            ("减排8吨", Some("减排")),
            ("削减了8吨", Some("削减")),
            ("削减至8吨", None),
            ("减排量达8吨", Some("减排量")),
            ("下降幅度达8%", Some("下降幅度")),
            ("增量提质后床位8张", None),
            ("减排工程实施后排放8吨", None),
            ("回落8个百分点", Some("回落")),
            ("寿命延长8岁", Some("延长")),
            ("was down 8%", Some("wasdown")),
        ] {
            let word = match said_of_eight(text) {
                Said::Change(_, word) => Some(word),
                _ => None,
            };
            assert_eq!(word, expected, "{text}");
        }
    }
}
