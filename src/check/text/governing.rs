//! The year that governs a number in a sentence: `2020年覆盖率60%，到2025年达到90%`, `78.1岁（2020年）、78.6岁（2023年）`.

use super::numbers::{PrintedNumber, is_of_unit, joins};
use super::paired::paired;
use super::roles::{self, Role, Told};
use super::years::{Year, named};

/// How many letters of a unit may stand between a number and the brackets with its year.
const LONGEST_UNIT: usize = 4;

/// Signs that end a sentence.
pub(in crate::check) const STOPS: [char; 4] = ['。', '；', '！', '？'];

/// Signs that end a clause.
const COMMAS: [char; 3] = ['，', ',', '、'];

/// How closely a year stands to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Governed {
    /// In brackets behind the number, or before it in its clause.
    Closely(i32),
    /// In an earlier clause of its sentence.
    Loosely(i32),
}

impl Governed {
    /// The year.
    pub(in crate::check) fn year(self) -> i32 {
        match self {
            Self::Closely(year) | Self::Loosely(year) => year,
        }
    }
}

/// The year that governs a number. None where no year is named, and where a range or list of years does that has not as
/// many numbers: which of them is meant is for people.
pub(in crate::check) fn governing(text: &[char], number: &PrintedNumber) -> Option<Governed> {
    let years = named(text);
    let behind = || in_english(text, number, &years);
    if let Some(year) = in_brackets(text, number, &years).or_else(behind) {
        return Some(Governed::Closely(year));
    }
    if let Some(year) = paired(text, &years, &number.at) {
        return Some(Governed::Closely(year));
    }
    let start = |ends: &[char]| {
        let before = text.get(..number.at.start).unwrap_or_default();
        before.iter().rposition(|c| ends.contains(c)).map_or(0, |at| at + 1)
    };
    let (sentence, clause) = (start(&STOPS), start(&[&STOPS[..], &COMMAS[..]].concat()));
    // What is compared with and left has a number of its own: `较2020年36%提高到60%`, `由2021年的78.5岁提高到79.3岁`.
    let told = roles::told(text, years).into_iter();
    let told = told.filter(|t| t.is_of_others() || t.own.contains(&number.digits));
    let before = told.filter(|t| sentence <= t.at.start && t.at.end <= number.at.start);
    let before: Vec<Told> = before.collect();
    let last = before.last()?;
    if before.iter().rev().nth(1).is_some_and(|other| is_listed(text, other, last)) {
        return None;
    }
    let is_near = clause <= last.at.start;
    Some(if is_near { Governed::Closely(last.year) } else { Governed::Loosely(last.year) })
}

/// The years of a stretch of a sentence that say when what follows it holds; the one that does so first.
pub(in crate::check) fn before(stretch: &[&Told], up_to: usize) -> Vec<i32> {
    let is_aside = |told: &&&Told| told.is_closed_before(up_to);
    let others = || stretch.iter().filter(|told| told.is_of_others());
    let times = || others().filter(|told| told.is_time() && !is_aside(told));
    let Some(last) = times().next_back() else {
        let last = others().rfind(|told| !(told.is_in_title() && is_aside(told)));
        return last.map(|told| told.year).into_iter().collect();
    };
    // 到2025年，完成2023年启动的项目，…: a year within a clause may be about a word of it.
    let deadline = times().rfind(|told| told.role == Role::Deadline);
    let deadline = deadline.filter(|_| last.role == Role::Time && !last.is_first);
    std::iter::once(last).chain(deadline).map(|told| told.year).collect()
}

/// `78.1岁（2020年）`
fn in_brackets(text: &[char], number: &PrintedNumber, years: &[Year]) -> Option<i32> {
    let behind = text.get(number.at.end..).unwrap_or_default();
    let unit = behind.iter().take_while(|c| is_of_unit(**c)).count();
    let open = number.at.end + unit;
    let is_open = unit <= LONGEST_UNIT && matches!(text.get(open), Some('（' | '('));
    let inside = text.get(open + 1..).unwrap_or_default();
    let close = open + 1 + inside.iter().position(|c| matches!(c, '）' | ')'))?;
    let mut inside = years.iter().filter(|y| open < y.at.start && y.at.end < close);
    let first = inside.next().filter(|_| is_open)?;
    // `90%（2020年为85%）` and `90%（较2020年提高）` say something of another number.
    let said = text.get(open + 1..close).unwrap_or_default();
    let is_plain = first.at.start == open + 1
        && said
            .get(first.at.len()..)
            .unwrap_or_default()
            .iter()
            .all(|c| "年末底初度数值".contains(*c));
    is_plain.then_some(first.year)
}

/// `4.2 per 1000 in 2020`: in English the year stands behind its number, in the same clause.
fn in_english(text: &[char], number: &PrintedNumber, years: &[Year]) -> Option<i32> {
    let year = years.iter().find(|year| number.at.end <= year.at.start)?;
    let between = text.get(number.at.end..year.at.start)?;
    let is_english = between.last().is_some_and(char::is_ascii_alphabetic);
    let is_stop = |(at, c): (usize, &char)| match c {
        '.' => !between.get(at + 1).is_some_and(char::is_ascii_digit),
        c => STOPS.contains(c) || COMMAS.contains(c) || matches!(c, ';' | '!' | '?'),
    };
    (is_english && !between.iter().enumerate().any(is_stop)).then_some(year.year)
}

/// Whether two years are members of a list or the ends of a range: `2022年、2023年`, `2021—2025年`.
fn is_listed(text: &[char], one: &Told, other: &Told) -> bool {
    let between = text.get(one.at.end..other.at.start).unwrap_or_default();
    let between = between.strip_prefix(&['年']).unwrap_or(between);
    (1..=2).contains(&between.len()) && between.iter().all(|c| joins(*c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::text::numbers::{Reading, numbers};

    #[test]
    fn years_govern_the_numbers_behind_them() {
        use Governed::{Closely, Loosely};
        for (text, digits, expected) in [
            ("2020年覆盖率60%，到2025年达到90%", "60", Some(Closely(2020))),
            ("2020年覆盖率60%，到2025年达到90%", "90", Some(Closely(2025))),
            ("到2025年，床位达到7.5张", "7.5", Some(Loosely(2025))),
            ("78.1岁（2020年）、78.6岁（2023年）", "78.1", Some(Closely(2020))),
            ("78.1岁（2020年）、78.6岁（2023年）", "78.6", Some(Closely(2023))),
            ("2022年、2023年分别为78.3岁、78.6岁", "78.3", Some(Closely(2022))),
            ("2022和2023年为78.3岁、78.6岁", "78.6", Some(Closely(2023))),
            ("2022—2023年为78.3岁、78.6岁", "78.6", None),
            ("2021—2025年新增5所", "5", None),
            ("到2025年，由2021年的78.5岁提高到79.3岁", "78.5", Some(Closely(2021))),
            ("到2025年，由2021年的78.5岁提高到79.3岁", "79.3", Some(Loosely(2025))),
            ("从2020年60%增至2025年90%", "90", Some(Closely(2025))),
            ("2025年单位能耗比2020年下降18%", "18", Some(Closely(2025))),
            ("由2020年的60%提高到2025年的90%", "60", Some(Closely(2020))),
            ("由2020年的60%提高到2025年的90%", "90", Some(Closely(2025))),
            ("2020年为60%。达到90%", "90", None),
            ("2023年接种率90%（2020年为85%）", "90", Some(Closely(2023))),
            ("2023年接种率90%（2020年为85%）", "85", Some(Closely(2020))),
            ("接种率90%（较2020年提高5个百分点）", "90", None),
            ("12家（2021年启动）", "12", None),
            ("74.17万人（2020年末）", "74.17", Some(Closely(2020))),
            ("2023年较2020年36%提高到60%", "36", Some(Closely(2020))),
            ("2023年较2020年36%提高到60%", "60", Some(Closely(2023))),
            ("覆盖率达到90%（不含民营）", "90", None),
            (
                "Itfallsfrom4.2per1000in2020tobelow3.5per1000bytheendof2025.",
                "4.2",
                Some(Closely(2020)),
            ),
            (
                "Itfallsfrom4.2per1000in2020tobelow3.5per1000bytheendof2025.",
                "3.5",
                Some(Closely(2025)),
            ),
            ("By2025,atleast95%ofresidents,upfrom80%in2020.", "95", Some(Loosely(2025))),
            ("By2025,atleast95%ofresidents,upfrom80%in2020.", "80", Some(Closely(2020))),
            ("In2020,itwas5%.By2025,itreaches9%.", "5", Some(Loosely(2020))),
        ] {
            let text: Vec<char> = text.chars().collect();
            let numbers = numbers(&text, Reading::Printed);
            let number = numbers.iter().find(|n| n.digits == digits).expect("the number");
            assert_eq!(governing(&text, number), expected, "{text:?}");
        }
    }

    #[test]
    fn the_last_time_governs_and_a_deadline_stands_over_it() {
        for (text, expected) in [
            ("到2025年，单位能耗比2020年下降18%，", &[2025][..]),
            ("到2025年，由2021年的78.5岁提高到", &[2025]),
            ("2020年全区78岁，2022年", &[2022]),
            ("到2025年，完成2023年启动的项目，", &[2023, 2025]),
            ("到2025年达到95%，其中2023年达到", &[2023]),
            ("到2025年，全面落实《行动（2019—2030年）》，", &[2025]),
            ("截至2022年底，建成5家（2021年建成2家），", &[2022]),
            ("（2021年）", &[2021]),
            ("2021年以来，", &[2021]),
            ("由2020年的78岁", &[]),
            ("比2020年提高，", &[]),
            ("落实《行动（2019—2030年）》，", &[]),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let told = roles::told(&letters, named(&letters));
            let all: Vec<&Told> = told.iter().collect();
            assert_eq!(before(&all, letters.len()), expected, "{text}");
        }
    }
}
