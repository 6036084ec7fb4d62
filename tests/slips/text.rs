//! Lines of a text as rules of slips see them: which are numbered, and how their numbers are changed.

use planboard::import::{self, System};

/// A line that opens with a number.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// The line, counted from 0.
    pub(crate) line: usize,
    pub(crate) system: System,
    pub(crate) number: u32,
}

/// The numbered lines of a text that form lists: each goes on from the one before of its system.
pub(crate) fn lists(lines: &[String]) -> Vec<Vec<Item>> {
    let mut lists: Vec<Vec<Item>> = Vec::new();
    for (line, text) in lines.iter().enumerate() {
        let Some(numbered) = import::numbered(text.trim_start_matches(['#', ' '])) else {
            continue;
        };
        let is_counted = !matches!(numbered.system, System::Annex | System::Box | System::Circled);
        let Some(number) = numbered.value.filter(|_| is_counted) else { continue };
        let item = Item { line, system: numbered.system, number };
        // A list ends where one above it goes on.
        let open = lists
            .iter_mut()
            .rev()
            .find(|list| list.last().is_some_and(|last| last.system == item.system));
        match open {
            Some(list) if list.last().is_some_and(|last| last.number + 1 == number) => {
                list.push(item);
            }
            _ => lists.push(vec![item]),
        }
    }
    lists.retain(|list| list.first().is_some_and(|first| first.number == 1) && list.len() > 2);
    lists
}

/// The line with another number where it opens with one.
pub(crate) fn renumbered(line: &str, from: u32, to: u32) -> String {
    let label = line.trim_start_matches(['#', ' ', '（', '(', '第']);
    let (from, to) = if label.starts_with(|c: char| c.is_ascii_digit()) {
        (from.to_string(), to.to_string())
    } else {
        (in_chinese(from), in_chinese(to))
    };
    line.replacen(&from, &to, 1)
}

/// A number below a hundred in Chinese.
pub(crate) fn in_chinese(number: u32) -> String {
    let digit =
        |n: u32| "零一二三四五六七八九".chars().nth(n as usize).unwrap_or_default().to_string();
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => digit(tens) + "十",
    };
    let ones = if number.is_multiple_of(10) { String::new() } else { digit(number % 10) };
    tens + &ones
}

/// A number in digits or in Chinese that a text has at a place, and its length in letters.
pub(crate) fn number_at(text: &[char], at: usize) -> Option<(u32, usize)> {
    let rest = text.get(at..)?;
    let count = |is_of: &dyn Fn(&char) -> bool| rest.iter().take_while(|c| is_of(c)).count();
    let digits = count(&char::is_ascii_digit);
    let length =
        if digits > 0 { digits } else { count(&|c| "一二三四五六七八九十".contains(*c)) };
    let numeral: String = rest.get(..length)?.iter().collect();
    Some((import::value_of_numeral(&numeral)?, length))
}
