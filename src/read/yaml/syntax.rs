//! Faults of the syntax in words for an author: the YAML reader names what it wanted, not what was meant.

use crate::diag::Message;
use crate::read::yaml::around::left_open;
use crate::read::yaml::there::{Slip, There};
use crate::read::yaml::{full_width, locate};
use crate::say;

/// The slip behind what the reader says of a place, its line counted from 1.
pub(crate) fn slip(text: &str, line: usize, at: usize, message: &str) -> Slip {
    let there = There { text, line, at };
    there
        .open_quote(message)
        .or_else(|| there.quote_above())
        .or_else(|| there.no_blank_behind_a_colon(message))
        .or_else(|| there.no_colon(message))
        .or_else(|| there.open_bracket(message))
        .or_else(|| there.no_comma(message))
        .or_else(|| there.tab(message))
        .or_else(|| there.sign_first(message))
        .or_else(|| there.behind_a_quote(message))
        .or_else(|| there.colon_in_a_value(message))
        .or_else(|| there.dash())
        .unwrap_or_else(|| there.other(message))
}

/// A sign that starts no value, and the value in quotes.
pub(crate) fn sign_first(sign: char, typed: &str) -> (Message, Message) {
    let quoted = quoted(typed);
    let what = match sign {
        '`' => say!("值不能以反引号开头", "a value cannot start with a back-tick"),
        _ => say!("值不能以 `{sign}` 开头", "a value cannot start with `{sign}`"),
    };
    if let Some(number) = typed.strip_prefix(">=") {
        let number = number.trim_start();
        return (what, say!("不小于写 `≥{number}`", "for “at least”, write `≥{number}`"));
    }
    let hint = match sign {
        '>' => say!(
            "加引号，写成 `{quoted}`；不小于写 `≥`",
            "put it in quotes: `{quoted}`; for “at least”, write `≥`"
        ),
        _ => say!("加引号，写成 `{quoted}`", "put it in quotes: `{quoted}`"),
    };
    (what, hint)
}

/// What a comma has cut off a value: a key in braces with nothing behind it, and the value as it was meant, in quotes.
pub(crate) fn behind_a_comma(text: &str, at: usize, key: &str) -> Option<(Message, Message)> {
    let behind = text.get(at + key.len()..)?.trim_start();
    let before = text.get(..at)?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_cut_off = behind.starts_with([',', '}']) && line.trim_end().ends_with(',');
    let start = line.rfind(": ").filter(|_| is_cut_off)? + 2;
    let rest = text.get(at + key.len()..)?.lines().next().unwrap_or_default();
    let value = line.get(start..)?.trim_start().to_owned() + key + pieces(rest);
    let what = say!(
        "花括号里的逗号把值分开了，`{key}` 成了一个键",
        "the comma in braces splits the value, and `{key}` became a key"
    );
    let digits: String = value.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let number = digits.trim_start_matches(['≥', '≤', '≈']);
    if number.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        let hint = say!("千分位不写，写成 `{digits}`", "write no thousands separators: `{digits}`");
        return Some((what, hint));
    }
    let quoted = quoted(&value);
    let hint = say!(
        "值里有逗号的，加引号，写成 `{quoted}`",
        "put a value with a comma in quotes: `{quoted}`"
    );
    Some((what, hint))
}

/// The pieces of a value that go on behind a comma: up to the end of the braces or the next key.
fn pieces(rest: &str) -> &str {
    let end = rest.find('}').unwrap_or(rest.len());
    let rest = rest.get(..end).unwrap_or_default();
    let is_key = |piece: &str| {
        let key = piece.split_once(':').map(|(key, _)| key.trim());
        key.is_some_and(|key| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    };
    let next = rest.match_indices(',').find(|(at, _)| rest.get(at + 1..).is_some_and(is_key));
    rest.get(..next.map_or(rest.len(), |(at, _)| at)).unwrap_or_default().trim_end()
}

/// A value in quotes, for a hint.
fn quoted(value: &str) -> String {
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

/// What the reader wants, in words for an author.
const WANTED: &[(&str, &str, &str)] = &[
    (
        "did not find expected ',' or '}'",
        "花括号没有配对，或者里面的逗号、引号写得不对",
        "a brace is not closed, or a comma or quote in it is wrong",
    ),
    (
        "did not find expected ',' or ']'",
        "方括号没有配对，或者里面的逗号、引号写得不对",
        "a bracket is not closed, or a comma or quote in it is wrong",
    ),
    (
        "did not find expected key",
        "这里应当是一个键，缩进与上面的键对齐",
        "a key should stand here, aligned with the keys above",
    ),
    (
        "did not find expected '-' indicator",
        "这里应当以 `-` 开头，或者缩进没有对齐",
        "a `-` should stand here, or the line is not aligned",
    ),
    (
        "mapping values are not allowed in this context",
        "缩进没有对齐，或者上一行没有写完",
        "the line is not aligned with those above, or the line above is not finished",
    ),
    (
        "block sequence entries are not allowed in this context",
        "`-` 不能写在这里，多半是缩进没有对齐",
        "no `-` can stand here: most likely the line is not aligned",
    ),
    ("did not find expected node content", "这里少一个值", "a value is missing here"),
    (
        "found unknown escape character",
        "双引号里的 `\\` 后面不能是这个字；写成 `\\\\`，或者改用单引号",
        "no such escape in double quotes: write `\\\\`, or use single quotes",
    ),
    (
        "did not find expected <document start>",
        "前面的内容已经结束，这里不应再有内容",
        "the content above has ended, and nothing may follow it",
    ),
];

impl There<'_> {
    /// A quote that nothing closes.
    fn open_quote(&self, message: &str) -> Option<Slip> {
        let (line, column) = full_width::context(message, "while scanning a quoted scalar")?;
        if message.contains("escape character") {
            return None;
        }
        Some(left_open(locate::offset(self.text, line, column)))
    }

    /// `key:value` is no key for YAML, and the fault shows on the next line.
    fn no_blank_behind_a_colon(&self, message: &str) -> Option<Slip> {
        let (line, column) = full_width::context(message, "while scanning a simple key")?;
        let start = locate::offset(self.text, line, column);
        let typed = self.text.get(start..)?.lines().next()?;
        let (key, _) = typed.split_once(':')?;
        let is_of_key = |b: u8| b.is_ascii_lowercase() || matches!(b, b'_' | b' ');
        let at = start + key.bytes().all(is_of_key).then_some(key.len())?;
        Some(Slip {
            place: at..at + 1,
            what: say!("冒号后面没有空格", "no blank after the colon"),
            hint: say!("冒号后面空一格", "put a blank after the colon"),
        })
    }

    /// A tab where blanks are to stand.
    fn tab(&self, message: &str) -> Option<Slip> {
        let is_tab = message.contains("found a tab character")
            || (message.contains("cannot start any token")
                && self.text.get(self.at..)?.starts_with('\t'));
        let (start, line) = is_tab.then(|| self.line_around())?;
        Some(Slip {
            place: start..start + line.len(),
            what: say!("这一行用制表符缩进", "this line is indented with a tab"),
            hint: say!("缩进只能用空格", "indent with blanks only"),
        })
    }

    /// A value that starts with a sign of YAML.
    fn sign_first(&self, message: &str) -> Option<Slip> {
        let at = if message.contains("cannot start any token") {
            self.at
        } else if message.contains("while scanning a block scalar") {
            // The reader went on behind the sign.
            let (start, line) = self.line_around();
            start + line.find(['>', '|'])?
        } else {
            return None;
        };
        let sign = self.text.get(at..)?.chars().next()?;
        let typed = self.value_at(at);
        let (what, hint) = sign_first(sign, typed);
        Some(Slip { place: at..at + typed.len(), what, hint })
    }

    /// `"甲" 乙`: a quoted value ends with its quote.
    fn behind_a_quote(&self, message: &str) -> Option<Slip> {
        message.contains("did not find expected").then_some(())?;
        let (start, line) = self.line_around();
        let (before, behind) = line.split_at_checked(self.at.checked_sub(start)?)?;
        let head = before.trim_end();
        let quote = head.chars().next_back().filter(|quote| matches!(quote, '"' | '\''))?;
        let open = [": ", "- ", "{ ", "[ ", ", "].iter().filter_map(|lead| {
            let at = head.rfind(&format!("{lead}{quote}"))? + lead.len();
            (at + 1 < head.len()).then_some(at)
        });
        let open = open.max()?;
        let is_text = !behind.starts_with([',', '}', ']', '#', ':']) && !behind.is_empty();
        let typed = is_text.then(|| self.value_at(start + open))?;
        // Quotes around the whole are of YAML, those inside are of the text.
        let inner = typed.strip_prefix(quote).and_then(|inner| inner.strip_suffix(quote));
        let whole = quoted(inner.unwrap_or(typed));
        Some(Slip {
            place: self.at..self.at + typed.len().checked_sub(before.len() - open)?,
            what: say!("引号后面还有字", "there is text after the closing quote"),
            hint: say!(
                "整个值用一对引号括起来，写成 `{whole}`",
                "put the whole value into one pair of quotes: `{whole}`"
            ),
        })
    }

    /// `note: 甲: 乙`.
    fn colon_in_a_value(&self, message: &str) -> Option<Slip> {
        message.contains("mapping values are not allowed").then_some(())?;
        let (start, line) = self.line_around();
        let before = line.get(..self.at.checked_sub(start)?)?;
        let value = start + before.find(": ")? + 2;
        let typed = self.value_at(value);
        let quoted = quoted(typed);
        Some(Slip {
            place: value..value + typed.len(),
            what: say!("值里有冒号加空格", "the value contains a colon followed by a blank"),
            hint: say!("加引号，写成 `{quoted}`", "put it in quotes: `{quoted}`"),
        })
    }

    fn other(&self, message: &str) -> Slip {
        let plain = message.split(" at line ").next().unwrap_or(message);
        let wanted = WANTED.iter().find(|(said, ..)| plain.contains(said));
        let (zh, en) = wanted.map_or((plain, plain), |(_, zh, en)| (zh, en));
        let rest = self.text.get(self.at..).unwrap_or_default();
        Slip {
            place: self.at..self.at + rest.lines().next().map_or(0, str::len),
            what: say!("YAML 语法不通：{zh}", "the YAML does not parse: {en}"),
            hint: say!(
                "检查缩进、引号和冒号后的空格；缩进只能用空格",
                "check the indentation, the quotes and the blank after each colon; indent with blanks only"
            ),
        }
    }
}
