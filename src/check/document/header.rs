//! What the header of a document says stands in its text: the title, the number, the dates and the years it is about.

use crate::check::subject::DocumentSubject;
use crate::check::text::letters::{self, Pairs};
use crate::check::text::numbers::{Reading, numbers};
use crate::check::text::place::of;
use crate::check::text::tokens::{find, folded};
use crate::check::text::years::{self, DIGITS};
use crate::diag::{Code, Finding, Message};
use crate::model::{Block, Date, Document, Role};
use crate::say;

/// How many of the days that a text prints are named.
const MOST_DAYS: usize = 4;

/// Looks at the header of a document.
pub(in crate::check) fn check(subject: &DocumentSubject<'_>, findings: &mut Vec<Finding>) {
    let document = subject.document;
    let mut header = Header { subject, document, texts: texts(document), findings };
    header.numbers_of_title();
    header.words("number", document.number.as_deref());
    header.day("adopted", document.adopted.as_ref());
    header.day("printed", document.printed.as_ref());
    header.period();
}

/// The letters of every passage, and of the whole text, since a title may go on over two headings; where there are errata,
/// as printed too.
fn texts(document: &Document) -> Vec<Vec<char>> {
    let mut texts: Vec<Vec<char>> = Vec::new();
    for block in &document.body.blocks {
        match block {
            Block::Heading(_, passage) | Block::Paragraph(passage) => {
                texts.push(folded(&letters::of_passage(passage)));
            }
            Block::Table(table) => {
                let rows = table.rows.iter().map(|row| &row.cells).chain([&table.header]);
                texts.extend(rows.flatten().map(|cell| folded(&of(cell))));
            }
        }
    }
    let mut whole = texts.concat();
    texts.push(whole.clone());
    if document.errata.is_empty() {
        return texts;
    }
    let mut pairs = Pairs::of(&whole);
    for erratum in &document.errata {
        let [corrected, printed] =
            [&erratum.corrected, &erratum.printed].map(|words| folded(&letters::of_text(words)));
        if !pairs.may_hold(&corrected) {
            continue;
        }
        if let Some(at) = find(&whole, &corrected) {
            let (end, length) = (letters::end(&whole, at, &corrected), printed.len());
            drop(whole.splice(at..end, printed));
            let sides = at.saturating_sub(1)..(at + length + 1).min(whole.len());
            pairs.add(whole.get(sides).unwrap_or_default());
        }
    }
    texts.push(whole);
    texts
}

struct Header<'a> {
    subject: &'a DocumentSubject<'a>,
    document: &'a Document,
    texts: Vec<Vec<char>>,
    findings: &'a mut Vec<Finding>,
}

impl Header<'_> {
    fn prints(&self, words: &str) -> bool {
        let words = folded(&letters::of_text(words));
        self.texts.iter().any(|text| find(text, &words).is_some())
    }

    fn report(&mut self, code: Code, keys: &[&'static str], say: Message, hint: Message) {
        let finding = self.subject.finding(code, keys, say);
        self.findings.push(finding.hint(hint));
    }

    fn words(&mut self, key: &'static str, words: Option<&str>) {
        let Some(words) = words.filter(|words| !self.prints(words)) else { return };
        let say = say!("正文里没有“{words}”", "the text does not print `{words}`");
        let hint = if key == "number" {
            say!(
                "照正文改，空格不计；只印在登载它的网页上的，把那一行留在原件和正文里，或者在 `note` 里写明从哪里得来，在 `site.yaml` 的 `checks.allow` 里放行",
                "write it as the text prints it, blanks aside; if only the web page of the document prints it, leave that line in the original and the text, or say in `note` from where it is known and suppress this finding in `checks.allow` of `site.yaml`"
            )
        } else {
            say!("照正文改，空格不计", "write it as the text prints it, blanks aside")
        };
        self.report(Code::HeaderNotInText, &[key], say, hint);
    }

    /// A title may be shortened, but its numbers are printed ones.
    fn numbers_of_title(&mut self) {
        let title = letters::of_text(&self.document.title);
        for number in numbers(&title, Reading::Printed) {
            let number: String = title.get(number.at).unwrap_or_default().iter().collect();
            if !self.prints(&number) {
                self.words("title", Some(&number));
            }
        }
    }

    fn day(&mut self, key: &'static str, day: Option<&Date>) {
        let Some(day) = day.filter(|day| !forms(day).iter().any(|form| self.prints(form))) else {
            return;
        };
        let printed = forms(day).into_iter().next().unwrap_or_default();
        let say = say!("正文里没有“{printed}”", "the text does not print the day {printed}");
        let days = self.texts.last().map_or_else(Vec::new, |text| days_of(text));
        let hint = if days.is_empty() {
            say!(
                "正文没有印日期：删去 `{key}`；从登载它的网页等处知道的，在 `note` 里写明从哪里得来，在 `site.yaml` 的 `checks.allow` 里放行",
                "the text prints no day: leave `{key}` out; if it is known from elsewhere, as from the web page of the document, say so in `note`, and suppress this finding in `checks.allow` of `site.yaml`"
            )
        } else {
            let (zh, en) = (days.join("、"), days.join(", "));
            say!(
                "正文印的日期有：{zh}；是其中一天的，照写；都不是的，删去 `{key}`，或者在 `note` 里写明从哪里得来，在 `site.yaml` 的 `checks.allow` 里放行",
                "the text prints {en}: give one of these if it is meant, or else leave `{key}` out, or say in `note` from where it is known and suppress this finding in `checks.allow` of `site.yaml`"
            )
        };
        self.report(Code::HeaderNotInText, &[key], say, hint);
    }

    fn period(&mut self) {
        let (from, to) = self.document.period;
        let title = letters::of_text(&self.document.title);
        let is_plan = self.document.role == Role::Plan;
        let (start, ends) = if let Some((start, end)) = range(&title) {
            (Some(start), vec![end])
        } else if let Some(start) = five_years(&title).filter(|_| is_plan) {
            // “十四五”规划和2035年远景目标
            (Some(start), std::iter::once(start + 4).chain(years::bare(&title)).collect())
        } else if matches!(self.document.role, Role::Report | Role::PressReport) {
            // A report rarely says what it reports on.
            return;
        } else {
            // 十四五 is a way to say 2025.
            let named = |text: &Vec<char>| {
                let plans = years::plans(text).into_iter().map(|plan| plan.year);
                years::bare(text).into_iter().chain(plans).collect::<Vec<i32>>()
            };
            (None, self.texts.iter().flat_map(named).collect())
        };
        let hint = || {
            say!(
                "写题名或正文里的年份，如“十四五”是 2021 到 2025",
                "give the years of the title or the text; 十四五 is 2021 to 2025"
            )
        };
        let say = |year| say!("{year} 年没有依据", "the text does not give the year {year}");
        if start.is_some_and(|start| start != from) {
            self.report(Code::HeaderNotInText, &["period", "from"], say(from), hint());
        }
        if !ends.is_empty() && !ends.contains(&to) {
            self.report(Code::HeaderNotInText, &["period", "to"], say(to), hint());
        }
    }
}

/// The years of a range: `2023—2025年`, `2023年至2025年`.
fn range(title: &[char]) -> Option<(i32, i32)> {
    let numbers = numbers(title, Reading::Printed);
    numbers.windows(2).find_map(|pair| {
        let [from, to] = pair else { return None };
        let between = title.get(from.at.end..to.at.start)?;
        let joint = between.strip_prefix(&['年']).unwrap_or(between);
        let is_dash = |c: &char| matches!(c, '—' | '–' | '-' | '－' | '~' | '～' | '至' | '到');
        let is_joint = (1..=2).contains(&joint.len()) && joint.iter().all(is_dash);
        let years = years::of_number(from).zip(years::of_number(to));
        years.filter(|_| is_joint)
    })
}

/// The first year of the five-year plan that a title names: 2021 for 十四五.
fn five_years(title: &[char]) -> Option<i32> {
    let plans: Vec<i32> = years::plans(title).iter().map(|plan| plan.year).collect();
    let last = plans.first().filter(|last| plans.iter().all(|year| year == *last))?;
    Some(last - 4)
}

/// The days that a text prints, in its words and order: 2022年3月31日.
fn days_of(text: &[char]) -> Vec<String> {
    let is_figure = |c: &char| c.is_numeric() || DIGITS.contains(c) || "十○零".contains(*c);
    let mut found: Vec<String> = Vec::new();
    for end in (0..text.len()).filter(|at| text.get(*at) == Some(&'日')) {
        let mut start = end;
        // The day, the month and the year, each with its figures before it.
        for sign in ['日', '月', '年'] {
            let before = text.get(..start).unwrap_or_default();
            let at = if sign == '日' { Some(end) } else { before.len().checked_sub(1) };
            let figures = at.filter(|at| text.get(*at) == Some(&sign)).map_or(0, |at| {
                let head = text.get(..at).unwrap_or_default();
                start = at - head.iter().rev().take(4).take_while(|c| is_figure(c)).count();
                at - start
            });
            if figures == 0 || sign == '年' && figures != 4 {
                start = end;
                break;
            }
        }
        let day: String = text.get(start..=end).unwrap_or_default().iter().collect();
        if start < end && found.len() < MOST_DAYS && !found.contains(&day) {
            found.push(day);
        }
    }
    found
}

/// How a day is printed; the usual form first.
fn forms(day: &Date) -> Vec<String> {
    let mut parts = day.as_str().split('-').map(|part| part.parse::<usize>().unwrap_or_default());
    let mut part = || parts.next().unwrap_or_default();
    let (year, month, day) = (part(), part(), part());
    let digits: String =
        year.to_string().chars().filter_map(|c| DIGITS.get(c.to_digit(10)? as usize)).collect();
    let in_chinese = |zero: char| {
        let digits = digits.replace('〇', &zero.to_string());
        format!("{digits}年{}月{}日", counted(month), counted(day))
    };
    let mut forms = vec![
        format!("{year}年{month}月{day}日"),
        format!("{year}年{month:02}月{day:02}日"),
        format!("{year}-{month:02}-{day:02}"),
        format!("{year}.{month}.{day}"),
        format!("{year}.{month:02}.{day:02}"),
        format!("{year}/{month}/{day}"),
        format!("{year}/{month:02}/{day:02}"),
    ];
    forms.extend(['〇', '○', '零', 'Ｏ', 'O', '0', 'Ο'].map(in_chinese));
    forms
}

/// A number below a hundred in Chinese: 三十一.
fn counted(number: usize) -> String {
    let digit = |n: usize| DIGITS.get(n).filter(|_| n > 0).copied().map(String::from);
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".into(),
        n => digit(n).unwrap_or_default() + "十",
    };
    tens + &digit(number % 10).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_years() {
        let of = |title: &str| letters::of_text(title);
        assert_eq!(range(&of("三年行动方案（2023—2025年）")), Some((2023, 2025)));
        assert_eq!(range(&of("（2023年至2025年）")), Some((2023, 2025)));
        assert_eq!(range(&of("规划和 2035 年远景目标")), None);
        assert_eq!(range(&of("2023年、2025年")), None);
        assert_eq!(five_years(&of("“十四五”规划")), Some(2021));
        assert_eq!(five_years(&of("“十五五”规划")), Some(2026));
        assert_eq!(five_years(&of("从“十三五”到“十四五”")), None);
        assert_eq!(five_years(&of("十五年规划")), None);
    }

    #[test]
    fn days_have_forms() {
        let forms = forms(&Date::parse("2022-10-31").expect("a day"));
        assert_eq!(forms.first().map(String::as_str), Some("2022年10月31日"));
        assert!(forms.contains(&"二〇二二年十月三十一日".to_owned()), "{forms:?}");
        assert_eq!(counted(20), "二十");
        assert_eq!(counted(9), "九");
    }
}
