//! Several years that one number is of: 2021—2023年合计, 三年累计, “十四五”以来, 历年.

use std::ops::Range;

use super::letters::{has, of_text, places, starts_with, without};
use super::numbers::{LONGEST_UNIT, is_dash};
use super::paired::paired;
use super::years::{self, Year};

/// How far before a number its years are looked for, in letters.
const FAR: usize = 80;

/// Signs that end a clause, and a sentence.
const COMMAS: [char; 4] = ['，', ',', '：', ':'];
const STOPS: [char; 6] = ['。', '；', '！', '？', ';', '\t'];

/// Words of a total, and the letters of one.
const TOTALS: &[&str] = &["累计", "合计", "共", "总计", "总共"];

/// Words with which a number is of each of some years, or of their mean, which is looked at elsewhere.
const EACH: &[&str] = &[
    "各年", "保持", "稳定", "维持", "连续", "均", "都", "每年", "逐年", "依次", "分别", "始终",
    "持续", "比", "较",
];

/// Words of several years, or of a time that began at no year of its own, each with the letters behind it that make it
/// another word.
const WORDS: &[(&str, &[&str])] = &[
    ("历年", &["真题"]),
    ("多年来", &[]),
    ("任期内", &[]),
    ("任期以来", &[]),
    ("建县以来", &[]),
    ("建市以来", &[]),
    ("建区以来", &[]),
    ("建州以来", &[]),
    ("建国以来", &[]),
    ("改革开放以来", &[]),
    ("本届政府以来", &[]),
    ("本届政府任期", &[]),
    ("规划期内", &[]),
    ("规划实施以来", &[]),
];

/// What may stand behind 三年 where it counts years: 三年累计, 三年来.
const COUNTED: &[&str] =
    &["累计", "合计", "共", "总计", "总共", "来", "间", "期间", "行动期间", "攻坚期间", "任期"];

/// What makes another word of 三年 at the start of a clause, or of a part of one.
const NO_SPAN: &str = "内期制级以一生龄行规计攻倍前后未无左上下多均的整";

/// Several years that govern a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Together {
    /// As they are printed.
    pub(in crate::check) word: String,
    /// The first, where it is named.
    pub(in crate::check) first: Option<i32>,
    /// Whether a word says that the number is their total.
    pub(in crate::check) is_total: bool,
    /// Whether they may be no more than since when something is so: 2021年以来.
    pub(in crate::check) is_since: bool,
}

/// The years that a number is of together, among those that a text names: in its own part of its clause, or alone in the
/// clause before. None where it is what something changed to in them, or where each of them has its own.
pub(in crate::check) fn governing(
    text: &[char],
    years: &[Year],
    number: &Range<usize>,
) -> Option<Together> {
    if is_at_end(text, number) || paired(text, years, number).is_some() {
        return None;
    }
    let before = text.get(number.start.saturating_sub(FAR)..number.start)?;
    let sentence = before.rsplit(|c| STOPS.contains(c)).next().unwrap_or_default();
    let mut clauses = sentence.rsplit(|c| COMMAS.contains(c));
    let own = since_number(clauses.next().unwrap_or_default());
    if EACH.iter().any(|word| has(own, word)) {
        return None;
    }
    let is_total = TOTALS.iter().any(|word| has(own, word));
    if let Some(found) = named(own) {
        let is_total = is_total || TOTALS.iter().any(|word| found.word.contains(word));
        return found.together(is_total);
    }
    let has_time =
        !years::named(own).is_empty() || ["年", "月", "季度"].iter().any(|word| has(own, word));
    let opening = clauses.next().filter(|_| !has_time)?;
    let found =
        named(opening).filter(|found| found.at.end == opening.len() && found.at.start <= 1)?;
    found.together(is_total)
}

/// The years that a head, or the title of a table, names together; none of a head that has a year of its own beside them.
pub(in crate::check) fn in_head(head: &[char]) -> Option<Together> {
    let found = named(head)?;
    let others = years::named(head).into_iter().filter(|year| !found.at.contains(&year.at.start));
    let is_each = EACH.iter().any(|word| has(head, word));
    let is_total = TOTALS.iter().any(|word| has(head, word));
    let is_alone = others.count() == 0 && !is_each;
    found.together(is_total).filter(|_| is_alone)
}

/// Whether a number is what something changed to, or has its year in brackets behind it: then it is of the end of the time.
pub(in crate::check) fn is_at_end(text: &[char], number: &Range<usize>) -> bool {
    const CHANGED: &str = "高升长加降少低小大减增展缩落扩";
    let before = text.get(..number.start).unwrap_or_default();
    let before = before.strip_suffix(&['了']).unwrap_or(before);
    let is_to = matches!(before, [.., changed, '到' | '至' | '为'] if CHANGED.contains(*changed));
    let behind = text.get(number.end..).unwrap_or_default();
    let open = behind.iter().take(LONGEST_UNIT + 1).position(|c| matches!(c, '（' | '('));
    let inner = open.and_then(|open| behind.get(open + 1..)).unwrap_or_default();
    let is_year = inner.iter().take(4).filter(|c| c.is_ascii_digit()).count() == 4;
    is_to || is_year && inner.get(4) == Some(&'年')
}

/// The years since when something is counted by a text: 2021年以来, “十四五”以来.
pub(in crate::check) fn since(text: &[char]) -> Vec<i32> {
    let is_since = |year: &Year| {
        let behind = text.get(year.at.end..).unwrap_or_default();
        starts_with(behind, "年以来")
    };
    let years = years::named(text).into_iter().filter(is_since).map(|year| year.year);
    years.chain(years::times_of_plans(text).into_iter().map(|(first, _)| first)).collect()
}

/// Several years in a clause.
struct Named {
    word: String,
    at: Range<usize>,
    first: Option<i32>,
    is: Is,
}

/// How surely several years govern a number by themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    /// 2021—2023年
    Span,
    /// 2022年和2023年: only where a word says that it is a total.
    List,
    /// 2021年以来
    Since,
}

impl Named {
    fn together(self, is_total: bool) -> Option<Together> {
        let Self { word, first, is, .. } = self;
        let is_meant = is_total || is != Is::List;
        is_meant.then_some(Together { word, first, is_total, is_since: is == Is::Since })
    }
}

/// The last of several years that a clause names.
fn named(clause: &[char]) -> Option<Named> {
    let found = [row(clause), plan(clause), since_year(clause), counted(clause), word(clause)];
    found.into_iter().flatten().max_by_key(|found| found.at.end)
}

fn of_letters(clause: &[char], at: Range<usize>, first: Option<i32>, is: Is) -> Named {
    let word = clause.get(at.clone()).unwrap_or_default().iter().collect();
    Named { word, at, first, is }
}

/// 2021—2023年, and with a word of a total 2022年和2023年.
fn row(clause: &[char]) -> Option<Named> {
    let named = years::named(clause);
    let pair = named.windows(2).rev().find_map(|pair| match pair {
        [one, next] if one.year < next.year => Some((one, next, joint(clause, one, next)?)),
        _ => None,
    });
    let (one, next, is_range) = pair?;
    let end = next.at.end + usize::from(clause.get(next.at.end) == Some(&'年'));
    let head = clause.get(..one.at.start).unwrap_or_default();
    let count = |sign: char| head.iter().filter(|c| **c == sign).count();
    let is_in_title = count('《') > count('》');
    let is_aside = is_in_title || matches!(head.last(), Some('比' | '较' | '由' | '从'));
    // 2021年初至2023年底: the end of the last is a time of its own.
    let is_end = matches!(clause.get(end), Some('末' | '底' | '初' | '》'));
    let found = of_letters(
        clause,
        one.at.start..end,
        Some(one.year),
        if is_range { Is::Span } else { Is::List },
    );
    (!is_aside && !is_end).then_some(found)
}

/// Whether two years are the ends of a range, or members of a list; `None` where they are neither.
fn joint(clause: &[char], one: &Year, next: &Year) -> Option<bool> {
    let joint = clause.get(one.at.end..next.at.start)?;
    let joint = joint.strip_prefix(&['年']).unwrap_or(joint);
    let is_range = match joint {
        ['至' | '到'] => true,
        joint => !joint.is_empty() && joint.len() <= 2 && joint.iter().all(|c| is_dash(*c)),
    };
    let is_list = matches!(joint, ['和' | '与' | '及' | '、']);
    (is_range || is_list).then_some(is_range)
}

/// “十四五”以来, “十三五”期间
fn plan(clause: &[char]) -> Option<Named> {
    let plan = years::plans(clause).into_iter().next_back()?;
    let behind = clause.get(plan.at.end..)?;
    let skipped = behind.iter().take_while(|c| matches!(c, '”' | '"' | '规' | '划')).count();
    let rest = behind.get(skipped..)?;
    let time = ["期间", "时期", "以来", "前三年", "前两年", "前四年", "五年"];
    let time = time.into_iter().find(|word| starts_with(rest, word))?;
    let quoted = plan.at.start.checked_sub(1).and_then(|at| clause.get(at));
    let start = plan.at.start - usize::from(matches!(quoted, Some('“' | '"')));
    let end = plan.at.end + skipped + time.chars().count();
    Some(of_letters(clause, start..end, Some(plan.year - 4), Is::Span))
}

/// 2021年以来累计
fn since_year(clause: &[char]) -> Option<Named> {
    let year = years::named(clause).into_iter().rfind(|year| {
        let behind = clause.get(year.at.end..).unwrap_or_default();
        starts_with(behind, "年以来")
    })?;
    Some(of_letters(clause, year.at.start..year.at.end + 3, Some(year.year), Is::Since))
}

/// 三年累计, 三年来, and at the start of the clause 两年.
fn counted(clause: &[char]) -> Option<Named> {
    let is_digit = |c: &char| "两二三四五六七八九十23456789".contains(*c);
    places(clause, &['年'])
        .filter_map(|at| {
            let digit =
                at.checked_sub(1).filter(|digit| clause.get(*digit).is_some_and(is_digit))?;
            let head = clause.get(..digit)?;
            let is_longer = head
                .last()
                .is_some_and(|c| c.is_ascii_digit() || "〇一二三四五六七八九十第".contains(*c));
            let rest = clause.get(at + 1..)?;
            let more = COUNTED.iter().filter(|word| starts_with(rest, word));
            let more = more.map(|word| word.chars().count()).max();
            let head = without(head, "这").or_else(|| without(head, "过去")).unwrap_or(head);
            let is_alone = head.is_empty() && !rest.first().is_some_and(|c| NO_SPAN.contains(*c));
            let end = at + 1 + more.unwrap_or_default();
            let is_span = !is_longer && (more.is_some() || is_alone);
            is_span.then(|| of_letters(clause, digit..end, None, Is::Span))
        })
        .last()
}

fn word(clause: &[char]) -> Option<Named> {
    WORDS.iter().filter(|(word, _)| has(clause, word)).find_map(|(word, others)| {
        let letters = of_text(word);
        let at = places(clause, &letters).find(|at| {
            let rest = clause.get(at + letters.len()..).unwrap_or_default();
            !others.iter().any(|other| starts_with(rest, other))
        })?;
        Some(of_letters(clause, at..at + letters.len(), None, Is::Span))
    })
}

/// The letters since the number before, dates and counts of years aside.
pub(in crate::check) fn since_number(clause: &[char]) -> &[char] {
    let mut end = clause.len();
    while let Some(last) =
        clause.get(..end).and_then(|head| head.iter().rposition(char::is_ascii_digit))
    {
        let joint = clause.get(last + 1);
        if !joint.is_some_and(|c| "年月日—-–至到".contains(*c)) {
            return clause.get(last + 1..).unwrap_or_default();
        }
        let head = clause.get(..=last).unwrap_or_default();
        end = last + 1 - head.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    }
    clause
}

#[cfg(test)]
mod tests {
    use super::{governing, in_head};
    use crate::check::text::numbers::{Reading, numbers};
    use crate::check::text::years;

    #[test]
    fn years_that_a_number_is_of_together_are_read() {
        for (text, expected) in [
            ("2021—2023年诊疗人次合计85万人次", Some("2021—2023年")),
            ("2021年至2023年，诊疗人次85万人次", Some("2021年至2023年")),
            ("2022年和2023年财政投入共85亿元", Some("2022年和2023年")),
            ("三年累计出生85人", Some("三年累计")),
            ("2023年，三年累计诊疗85万人次", Some("三年累计")),
            ("两年财政投入85亿元", Some("两年")),
            ("三年行动期间财政投入85亿元", Some("三年行动期间")),
            ("“十四五”以来诊疗人次85万人次", Some("“十四五”以来")),
            ("“十四五”以来，诊疗人次85万人次", Some("“十四五”以来")),
            ("2021年以来累计新建85个", Some("2021年以来")),
            ("全年新建3个，2021年以来累计新建85个", Some("2021年以来")),
            ("历年财政投入共85亿元", Some("历年")),
            ("任期内财政投入85亿元", Some("任期内")),
            ("建县以来出生85人", Some("建县以来")),
            ("2022年和2023年接种率均为85%", None),
            ("2021—2023年，接种率从80%提高到85%", None),
            ("三年来，接种率从80%增至85%（2023年）", None),
            ("2021—2023年，接种率保持在85%", None),
            ("2022年、2023年分别为80%、85%", None),
            ("接种率连续三年达到85%", None),
            ("2021年以来首次达到85%", Some("2021年以来")),
            ("2021—2023年累计新建9个，2023年新建85个", None),
            ("落实“十四五”规划，接种率达到85%", None),
            ("《行动计划（2021—2023年）》实施后达到85%", None),
            ("三年级学生85人", None),
            ("三年制专科85人", None),
            ("三年行动计划完成，床位达85张", None),
            ("2023年末床位85张", None),
            ("比2021—2022年平均水平高，为85%", None),
            ("2021年初至2023年底床位85张", None),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let all = numbers(&letters, Reading::Printed);
            let number = all.iter().find(|n| n.digits == "85").expect(text);
            let years = years::named(&letters);
            let found = governing(&letters, &years, &number.at).map(|found| found.word);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn heads_of_several_years_are_read() {
        for (head, expected) in [
            ("2021—2023年", Some("2021—2023年")),
            ("2021-2023年合计", Some("2021-2023年")),
            ("三年合计", Some("三年合计")),
            ("“十四五”以来累计", Some("“十四五”以来")),
            ("2023年", None),
            ("2021—2023年各年", None),
            ("“十四五”规划目标", None),
            ("指标", None),
        ] {
            let letters: Vec<char> = head.chars().collect();
            let found = in_head(&letters).map(|found| found.word);
            assert_eq!(found.as_deref(), expected, "{head}");
        }
    }
}
