//! What a year is in its sentence: when something holds, what it is compared with, or where it came from.

mod around;

use std::ops::Range;

use super::numbers::{Reading, joins, numbers};
use super::years::Year;
use around::Around;

pub(in crate::check) use around::Role;

/// How many years of a list are looked at together.
const LONGEST_LIST: usize = 16;

/// A year with its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Told {
    pub(in crate::check) year: i32,
    /// Where it stands, in letters, without 年.
    pub(in crate::check) at: Range<usize>,
    pub(in crate::check) role: Role,
    /// The numbers that are its own, as 78 in 由2020年的78岁提高到79岁; of a year that is a time, none are looked for.
    pub(in crate::check) own: Vec<String>,
    /// Whether a clause begins with it.
    pub(super) is_first: bool,
    /// The bracket or title that it stands in, and where that is closed.
    within: Option<(char, usize)>,
}

impl Told {
    /// The same year as a time, whatever stands beside it.
    pub(in crate::check) fn into_time(self) -> Self {
        Self { role: Role::Time, own: Vec::new(), within: None, ..self }
    }

    /// Whether it says of other numbers than its own when they hold.
    pub(in crate::check) fn is_of_others(&self) -> bool {
        match self.role {
            Role::Time | Role::Deadline | Role::Since => true,
            Role::From => self.own.is_empty(),
            Role::Compared => false,
        }
    }

    /// Whether it names when something holds, and not only from when on.
    pub(super) fn is_time(&self) -> bool {
        matches!(self.role, Role::Time | Role::Deadline)
    }

    /// Whether it is part of the name of a document: 《健康中国行动（2019—2030年）》.
    pub(in crate::check) fn is_in_title(&self) -> bool {
        self.within.is_some_and(|(mark, _)| mark == '《')
    }

    /// Whether it stands in brackets or a title that are closed before a place.
    pub(super) fn is_closed_before(&self, at: usize) -> bool {
        self.within.is_some_and(|(_, end)| end < at)
    }
}

/// The years of a text with their roles.
pub(in crate::check) fn told(text: &[char], years: Vec<Year>) -> Vec<Told> {
    let starts: Vec<Range<usize>> = years.iter().map(|year| year.at.clone()).collect();
    let brackets = brackets(text, &starts);
    let mut all: Vec<Told> = Vec::new();
    let (mut group, mut around) = (0..0, Around::default());
    for (n, Year { year, at }) in years.into_iter().enumerate() {
        if !group.contains(&at.start) {
            let last = all.last().map(|told| told.at.end);
            let here = |end: usize| {
                let next = starts.iter().skip(n).find(|next| next.start >= end);
                Around::of(text, last, &(at.start..end), next.map(|next| next.start))
            };
            let [joined, listed] =
                [false, true].map(|is_list| end_of_group(text, &starts, n, is_list));
            // 与2020年和2021年相比 compares with both, 2023年与2022年相比 with one.
            let is_list = here(listed).role() == Role::Compared && here(listed).has_before();
            group = at.start..if is_list { listed } else { joined };
            around = here(group.end);
        }
        let role = around.role();
        let is_apart = matches!(role, Role::From | Role::Compared);
        let own = if is_apart { around.own() } else { Vec::new() };
        let within = brackets.get(n).copied().flatten();
        let aside = (role == Role::Time).then(|| own_in_brackets(text, &at)).flatten();
        let (role, own) = aside.map_or((role, own), |own| (Role::Compared, own));
        all.push(Told { year, at, role, own, is_first: around.is_first(), within });
    }
    all
}

/// The number that a year in brackets has for itself, so that it says nothing of those outside: 61.4%（2022年为58%）.
fn own_in_brackets(text: &[char], year: &Range<usize>) -> Option<Vec<String>> {
    /// How many letters may stand between the two.
    const FAR: usize = 10;
    let open = text.get(year.start.checked_sub(1)?)?;
    let inside = text.get(year.end..)?.strip_prefix(&['年']).filter(|_| "（(".contains(*open))?;
    let inside = inside.split(|c| "）)，。；".contains(*c)).next()?;
    let first = numbers(inside, Reading::Printed).into_iter().next()?;
    // （2022年以来建成3家）, （2020年第3季度78%）
    let before = inside.get(..first.at.start)?;
    let is_plain = !before.ends_with(&['第'])
        && before.len() <= FAR
        && !before.iter().any(|c| "—-、以起后前至到比较".contains(*c));
    let unit = inside.get(first.at.end..)?;
    (is_plain && !matches!(unit, ['月' | '季' | '年', ..])).then(|| vec![first.digits])
}

/// Where the years end that are joined to one, as 2020、2021年, and in a list 2020年和2021年: they have one role.
fn end_of_group(text: &[char], starts: &[Range<usize>], first: usize, is_list: bool) -> usize {
    let mut end = starts.get(first).map_or(0, |year| year.end);
    for next in starts.iter().skip(first + 1).take(LONGEST_LIST) {
        let joint = text.get(end..next.start).unwrap_or_default();
        let is_joined = match joint {
            // “十三五”末（2020年）
            ['末', '（' | '('] => true,
            ['年', '、' | '和' | '与' | '及'] => is_list,
            joint => (1..=2).contains(&joint.len()) && joint.iter().all(|c| joins(*c)),
        };
        if !is_joined {
            break;
        }
        end = next.end;
    }
    end
}

/// The outermost bracket around each of some places, in their order, or a title, and where that bracket is closed.
fn brackets(text: &[char], places: &[Range<usize>]) -> Vec<Option<(char, usize)>> {
    let mut found: Vec<Option<(char, usize)>> = Vec::new();
    let mut open: Vec<char> = Vec::new();
    let (mut titles, mut first) = (0, 0);
    for (at, c) in text.iter().enumerate() {
        if places.get(found.len()).is_some_and(|place| place.start == at) {
            let mark = if titles > 0 { Some('《') } else { open.first().copied() };
            found.push(mark.map(|mark| (mark, text.len())));
        }
        match c {
            '（' | '(' | '《' => {
                first = if open.is_empty() { found.len() } else { first };
                titles += usize::from(*c == '《');
                open.push(*c);
            }
            '）' | ')' | '》' => {
                let closed = open.pop_if(|mark| (*mark == '《') == (*c == '》'));
                titles -= usize::from(closed == Some('《'));
                let inside = found.get_mut(first..).filter(|_| closed.is_some() && open.is_empty());
                inside.into_iter().flatten().flatten().for_each(|(_, end)| *end = at);
            }
            '。' => {
                open.clear();
                titles = 0;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::text::years::named;

    /// The years of a text, each with its role and its own numbers.
    fn roles(text: &str) -> Vec<(i32, Role, Vec<String>)> {
        let letters: Vec<char> = text.chars().collect();
        let told = told(&letters, named(&letters)).into_iter();
        told.map(|told| (told.year, told.role, told.own)).collect()
    }

    #[test]
    fn years_that_are_compared_with() {
        for text in [
            "单位能耗比2020年下降18%",
            "较2020年末增加5张",
            "同比2020年增长5%",
            "相比2020年提高2岁",
            "相较于2020年提高2岁",
            "相对于2020年提高2岁",
            "基于2020年提高2岁",
            "与2020年相比，提高2岁",
            "与2020年比，提高2岁",
            "与全市2020年平均水平相比提高2岁",
            "和2020年基本持平",
            "在2020年的基础上翻一番",
            "在2020年5张的基础上增加3张",
            "以2020年为基期",
            "以2020年为基数，年均增长5%",
            "以2020年为100",
            "基期（2020年）",
            "比“十三五”末（2020年）增加2张",
            "比上年度（2020年）提高2岁",
            "较全区2020年提高2岁",
            "高于2020年",
            "达到2020年水平",
            "按2020年可比价计算",
            "占比2020年提高5个百分点",
            "占比较2020年提高5个百分点",
            "比2020年12月31日多5张",
            "居民健康素养比2020年提高5个百分点",
            "比2020、2021年分别提高",
            "比2020年、2021年分别提高",
            "与2020—2021年相比",
            "与2020年和2021年相比",
        ] {
            let all = roles(text);
            let are_compared = all.iter().all(|(_, role, _)| *role == Role::Compared);
            assert!(!all.is_empty() && are_compared, "{text}: {all:?}");
        }
    }

    #[test]
    fn years_that_are_times() {
        for text in [
            "2020年达到78岁",
            "占比2020年达到50%",
            "医护比2020年提高到1:1.2",
            "性别比2020年为105",
            "比重由降转升，2020年为5%",
            "较高水平，2020年为5%",
            "2020年在现有基础上增加5张",
            "2020年与全市持平",
            "2020年，全区水平较高",
            "2020年同比增长5%",
            "2020年比上年增长5%",
            "医疗和养老2020年发展比较快",
            "2020年水平提高",
        ] {
            assert_eq!(roles(text)[0].1, Role::Time, "{text}");
        }
        for (text, expected) in [
            ("到2025年，比2020年提高", &[Role::Deadline, Role::Compared][..]),
            ("由2020年的78岁提高到2025年的79岁", &[Role::From, Role::Deadline]),
            ("从2020年到2025年", &[Role::From, Role::Time]),
            ("2023年与2022年相比", &[Role::Time, Role::Compared]),
            ("2023年比2022年", &[Role::Time, Role::Compared]),
            ("2023年相比2022年", &[Role::Time, Role::Compared]),
            ("2022年、2023年分别达到", &[Role::Time, Role::Time]),
            ("2025年在2020年基础上翻一番", &[Role::Time, Role::Compared]),
            ("2021年至2025年，", &[Role::Time, Role::Time]),
            ("截至2023年底，", &[Role::Deadline]),
            ("自2021年1月1日起", &[Role::Since]),
            ("2021年以来", &[Role::Since]),
            ("从2021年开始", &[Role::Since]),
        ] {
            let found: Vec<Role> = roles(text).into_iter().map(|(_, role, _)| role).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn years_have_numbers_of_their_own() {
        for (text, expected) in [
            ("由2020年的78.18岁提高到79.3岁", &["78.18"][..]),
            ("从2020年底的每千人口6.5张增加到7张", &["6.5"]),
            ("比2020年的78.18岁提高0.72岁", &["78.18"]),
            ("比2020年提高0.72岁", &[]),
            ("与2020年12月31日的78岁相比提高1岁", &["78"]),
            ("在2020年5张的基础上增加3张", &["5"]),
            ("较2020年高2.3岁", &[]),
            ("2020年为78岁", &[]),
            ("签约率为61.4%（2022年为58%）", &["58"]),
            ("死亡率8.35/10万（2022年：10.2/10万）", &["10.2"]),
            ("吸烟率（2018年第六次调查为26.1%）降到23%", &["26.1"]),
            ("78.1岁（2020年）", &[]),
            ("5家（2022年以来建成3家）", &[]),
            ("5家（2022年第3季度）", &[]),
            ("（2022年，全区床位5.4张）", &[]),
        ] {
            assert_eq!(roles(text)[0].2, expected, "{text}");
        }
    }
}
