//! Rules by which slips are put into texts, each as a person might make it. A rule looks for its places on its own: it does
//! not ask what the checks can see.

use planboard::diag::Code;

use super::text::{Item, in_chinese, lists, number_at, renumbered};

/// A rule, with the code that tells its slips.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    pub(crate) code: Code,
    /// The texts that the rule makes of one, each with one slip.
    pub(crate) slips: fn(&[String]) -> Vec<String>,
}

/// Every rule.
pub(crate) const RULES: &[Rule] = &[
    Rule { name: "a skipped number", code: Code::HeadingNumberGap, slips: skipped_number },
    Rule { name: "a number given twice", code: Code::HeadingNumberGap, slips: number_twice },
    Rule { name: "a skipped 二是", code: Code::HeadingNumberGap, slips: skipped_ordinal },
    Rule { name: "a changed count", code: Code::CountDiffers, slips: changed_count },
    Rule {
        name: "a changed count behind names",
        code: Code::NamesAndCountDiffer,
        slips: changed_count_behind_names,
    },
    Rule { name: "a total off by a row", code: Code::SumDiffers, slips: total_off },
    Rule { name: "a row number left out", code: Code::RowNumberGap, slips: row_number },
    Rule { name: "a text and its annex", code: Code::TextAndAnnexDiffer, slips: annex },
    Rule { name: "a sentence said twice", code: Code::TextAndAnnexDiffer, slips: said_twice },
    Rule { name: "a heading joined on", code: Code::HeadingInParagraph, slips: joined_on },
];

fn with(lines: &[String], changes: &[(usize, String)]) -> String {
    let mut lines = lines.to_vec();
    for (at, new) in changes {
        if let Some(line) = lines.get_mut(*at) {
            line.clone_from(new);
        }
    }
    lines.join("\n") + "\n"
}

fn line_of(lines: &[String], item: &Item) -> String {
    lines.get(item.line).cloned().unwrap_or_default()
}

/// From an item in the middle of a list on, all numbers are one higher.
fn skipped_number(lines: &[String]) -> Vec<String> {
    let skip = |list: Vec<Item>| {
        let later = list.iter().skip(list.len() / 2);
        let changes: Vec<(usize, String)> = later
            .map(|item| {
                (item.line, renumbered(&line_of(lines, item), item.number, item.number + 1))
            })
            .collect();
        with(lines, &changes)
    };
    lists(lines).into_iter().map(skip).collect()
}

/// An item in the middle of a list has the number of the one before.
fn number_twice(lines: &[String]) -> Vec<String> {
    let twice = |list: Vec<Item>| {
        let item = list.get(list.len() / 2)?;
        let line = renumbered(&line_of(lines, item), item.number, item.number - 1);
        Some(with(lines, &[(item.line, line)]))
    };
    lists(lines).into_iter().filter_map(twice).collect()
}

/// 二是 is left out of a paragraph.
fn skipped_ordinal(lines: &[String]) -> Vec<String> {
    let skip = |(at, line): (usize, &String)| {
        let form = ["是", "要"].into_iter().find(|form| {
            ["一", "二", "三"].iter().all(|number| {
                let ordinal = format!("{number}{form}");
                let mut places = line.match_indices(ordinal.as_str());
                places.any(|(at, _)| at == 0 || line.get(..at).is_some_and(ends_clause))
            })
        })?;
        let second = format!("二{form}");
        let mut places = line.match_indices(second.as_str()).map(|(at, _)| at);
        let at_second = places.find(|at| line.get(..*at).is_some_and(ends_clause))?;
        let (head, tail) = line.split_at(at_second);
        let tail = tail.strip_prefix(&second)?;
        Some(with(lines, &[(at, format!("{head}{tail}"))]))
    };
    lines.iter().enumerate().filter_map(skip).collect()
}

fn ends_clause(text: &str) -> bool {
    text.ends_with(['。', '；', '，', '：'])
}

/// A count that is that of the things beside it, which are named like what is counted or numbered, is one higher.
fn changed_count(lines: &[String]) -> Vec<String> {
    changed_counts(lines, Beside::Things)
}

/// A count that is that of the names right before it is one higher.
fn changed_count_behind_names(lines: &[String]) -> Vec<String> {
    changed_counts(lines, Beside::Names)
}

/// What stands beside a count.
#[derive(Clone, Copy, PartialEq)]
enum Beside {
    /// Names that end like what is counted, names in brackets behind it, or numbered items below.
    Things,
    /// Other names, right before it.
    Names,
}

fn changed_counts(lines: &[String], wanted: Beside) -> Vec<String> {
    let lists = lists(lines);
    let of_line = |(n, line): (usize, &String)| {
        let text: Vec<char> = line.chars().collect();
        let counts = (0..text.len()).filter(|at| {
            let before = at.checked_sub(1).and_then(|before| text.get(before)).copied();
            let is_first = before
                .is_none_or(|c| !c.is_ascii_digit() && !"第.一二三四五六七八九十“".contains(c));
            is_first && beside(&text, *at, &lists, n) == Some(wanted)
        });
        let change = |at: usize| {
            let (number, length) = number_at(&text, at)?;
            let is_digit = text.get(at).is_some_and(char::is_ascii_digit);
            let new = if is_digit { (number + 1).to_string() } else { in_chinese(number + 1) };
            let head: String = text.get(..at)?.iter().collect();
            let tail: String = text.get(at + length..)?.iter().collect();
            Some(with(lines, &[(n, head + &new + &tail)]))
        };
        counts.filter_map(change).collect::<Vec<String>>()
    };
    lines.iter().enumerate().flat_map(of_line).collect()
}

/// What a number with a measure word is the number of.
fn beside(text: &[char], at: usize, lists: &[Vec<Item>], line: usize) -> Option<Beside> {
    let (number, length) = number_at(text, at).filter(|(number, _)| *number > 2)?;
    let rest = text.get(at + length..).unwrap_or_default();
    if !rest.first().is_some_and(|c| "个大项条类种家所座方件".contains(*c)) {
        return None;
    }
    let number = number as usize;
    let head = text.get(..at).unwrap_or_default();
    let start = head.iter().rposition(|c| "。；，：！（“”".contains(*c)).map_or(0, |at| at + 1);
    let row: String = head.get(start..).unwrap_or_default().iter().collect();
    let is_row = row.split('、').count() == number
        && !row.ends_with('、')
        && !row.contains(|c: char| c.is_ascii_digit() || "等共“”".contains(c));
    let noun = rest.iter().take_while(|c| c.is_alphanumeric()).count();
    let in_brackets: String = match rest.get(noun..).and_then(<[char]>::split_first) {
        Some(('（', inside)) => inside.iter().take_while(|c| **c != '）').collect(),
        _ => String::new(),
    };
    let is_in_brackets =
        in_brackets.split('、').count() == number && !in_brackets.contains(['，', '。', '等']);
    let is_end = rest.get(noun..).is_some_and(|end| matches!(end, [] | ['。' | '：']));
    let is_below = lists.iter().any(|list| {
        list.first().is_some_and(|first| first.line > line && first.line <= line + 2)
            && list.len() == number
    });
    let counted: String = rest.iter().take(noun).collect();
    let ends: Vec<String> = row.split('、').map(last_two).collect();
    let are_alike = ends.iter().all(|end| ends.first() == Some(end) && counted.contains(end));
    if is_in_brackets || is_end && noun < 12 && is_below || is_row && are_alike {
        return Some(Beside::Things);
    }
    is_row.then_some(Beside::Names)
}

fn last_two(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    letters.iter().skip(letters.len().saturating_sub(2)).collect()
}

/// The total of a table is more by what its first row has.
fn total_off(lines: &[String]) -> Vec<String> {
    let off = |(at, line): (usize, &String)| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let is_total = cells.iter().take(3).any(|cell| ["合计", "总计"].contains(cell));
        let top = lines.get(..at)?.iter().rposition(|line| line.starts_with("| ---"))?;
        let first: Vec<&str> = lines.get(top + 1)?.split('|').map(str::trim).collect();
        let column = cells.len().checked_sub(2).filter(|_| is_total)?;
        let number = |cells: &[&str]| cells.get(column)?.parse::<u64>().ok();
        let (total, part) = (number(&cells)?, number(&first)?);
        let mut new: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        *new.get_mut(column)? = (total + part).to_string();
        Some(with(lines, &[(at, new.join(" | ").trim().to_owned())]))
    };
    lines.iter().enumerate().filter_map(off).collect()
}

/// A row number of a table is one higher, and so are those below.
fn row_number(lines: &[String]) -> Vec<String> {
    let mut texts = Vec::new();
    let number = |line: &String| line.strip_prefix("| ")?.split(" |").next()?.parse::<u32>().ok();
    for at in (0..lines.len()).filter(|at| lines.get(*at).and_then(number) == Some(3)) {
        let rows = (at..lines.len()).zip(3..);
        let rows = rows.take_while(|(at, n)| lines.get(*at).and_then(number) == Some(*n));
        let changes: Vec<(usize, String)> = rows
            .filter_map(|(at, n)| {
                Some((at, lines.get(at)?.replacen(&n.to_string(), &(n + 1).to_string(), 1)))
            })
            .collect();
        texts.push(with(lines, &changes));
    }
    texts
}

/// Sentences that say enough for one thing, each with one of its numbers changed.
fn changed_sentences(lines: &[String]) -> Vec<(String, String)> {
    let paragraphs = lines.iter().filter(|line| !line.starts_with(['#', '|', '-']));
    let sentences = paragraphs.flat_map(|line| line.split_inclusive('。'));
    let long = sentences.filter(|sentence| {
        sentence.ends_with('。') && sentence.chars().filter(|c| c.is_alphabetic()).count() > 40
    });
    let changed = long.filter_map(|sentence| {
        let text: Vec<char> = sentence.chars().collect();
        let at = (1..text.len()).rfind(|at| is_amount(&text, *at))?;
        let digit = text.get(at)?.to_digit(10)?;
        let head: String = text.get(..at)?.iter().collect();
        let tail: String = text.get(at + 1..)?.iter().collect();
        Some((sentence.to_owned(), format!("{head}{}{tail}", digit % 9 + 1)))
    });
    changed.collect()
}

/// A first digit of a number that is no year, day or number of a name.
fn is_amount(text: &[char], at: usize) -> bool {
    let letter = |at: usize| text.get(at).copied().unwrap_or_default();
    let length = (at..text.len()).take_while(|at| letter(*at).is_ascii_digit()).count();
    let (before, behind) = (letter(at - 1), letter(at + length));
    let is_name = before.is_ascii_alphanumeric()
        || "第.．—-".contains(before)
        || "年月日号期级型届岁—-".contains(behind);
    length > 0 && !is_name
}

/// A table at the end says a sentence again, with another number.
fn annex(lines: &[String]) -> Vec<String> {
    let table = |sentence: &str| {
        format!("\n## 附件\n\n| 序号 | 任务 |\n| --- | --- |\n| 1 | {} |\n", sentence.trim())
    };
    let changed = changed_sentences(lines).into_iter().step_by(2);
    changed.map(|(_, other)| lines.join("\n") + "\n" + &table(&other)).collect()
}

/// The end of the text says a sentence again, with another number.
fn said_twice(lines: &[String]) -> Vec<String> {
    let changed = changed_sentences(lines).into_iter().skip(1).step_by(2);
    changed.map(|(_, other)| format!("{}\n\n{}\n", lines.join("\n"), other.trim())).collect()
}

/// An item in the middle of a list is joined to the paragraph before it.
fn joined_on(lines: &[String]) -> Vec<String> {
    let join = |list: Vec<Item>| {
        let item = list.get(list.len() / 2)?;
        let before = lines.get(..item.line)?.iter().rposition(|line| !line.is_empty())?;
        let text =
            lines.get(before).filter(|line| line.ends_with('。') && !line.starts_with('#'))?;
        let joined = text.clone() + line_of(lines, item).trim_start_matches(['#', ' ']);
        Some(with(lines, &[(before, joined), (item.line, String::new())]))
    };
    lists(lines).into_iter().filter_map(join).collect()
}
