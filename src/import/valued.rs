//! Values behind words: a line that has some may be a row of a table

/// Whether a value stands behind a name, as in `一、食品烟酒 99.2`: a row of a table
pub(super) fn ends_in_value(line: &str) -> bool {
    let value = line.trim().rsplit_once(char::is_whitespace).map(|(_, value)| value);
    value.is_some_and(|value| is_value(value) && value.contains(['.', '．', ',']))
}

/// Whether the words of an item end in a whole number that stands apart and is no year, as in `八、资本性支出 481`: the row of a
/// table, or a line of a table of contents
pub fn ends_in_count(words: &str) -> bool {
    let count = words.trim().rsplit_once(char::is_whitespace).map(|(_, count)| count);
    let digits = count.map(|count| count.strip_prefix('-').unwrap_or(count));
    digits.is_some_and(|digits| {
        let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        let is_sentence = words.contains(['。', '，', '；']);
        !digits.is_empty() && !is_year && !is_sentence && digits.chars().all(|c| c.is_ascii_digit())
    })
}

/// Whether two values stand beside each other in a line of words, as in `一、利润收入 102870 86825`: the line is a row of a
/// table, whatever it begins with. In `2 0 2 5 年` they are the digits of one.
pub fn is_row(line: &str) -> bool {
    let cells: Vec<&str> = line.split_whitespace().collect();
    let is_sentence = line.contains(['。', '，', '；']);
    let are_values = |pair: &[&str]| {
        pair.iter().all(|cell| is_value(cell)) && pair.iter().any(|cell| cell.len() > 1)
    };
    !is_sentence && cells.windows(2).any(are_values)
}

fn is_value(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && cell.contains(|c: char| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || "-.．,%％".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_values_behind_words() {
        for (line, expected) in [
            ("一、利润收入 102870 86825", (false, true)),
            ("3.产权转让收入 75 -100.0 2.国有企业资本金注入", (false, true)),
            ("一、食品烟酒 99.2", (true, false)),
            ("二、非税收入 49,700", (true, false)),
            ("一、到 2025 年的目标", (false, false)),
            ("三、2024 年 3 月 1 日起施行", (false, false)),
            ("（一）总体要求", (false, false)),
            ("（五）到 2 0 2 5 年的目标", (false, false)),
            ("（五）建成载体 10 20 个，给予补助", (false, false)),
        ] {
            assert_eq!((ends_in_value(line), is_row(line)), expected, "{line}");
        }
        for (words, expected) in [
            ("资本性支出 481", true),
            ("国有土地收益基金收入 -710", true),
            ("展望 2035", false),
            ("建设卫生室。详见专栏 2", false),
            ("完善4+2+1体系", false),
            ("总则", false),
        ] {
            assert_eq!(ends_in_count(words), expected, "{words}");
        }
    }
}
