//! Slips that the lines around a fault show: a key without its colon, a quote or brace that is left open, a dash without
//! its blank.

use super::full_width;
use super::locate;
use super::there::{Slip, There};
use crate::say;

/// Dashes of a Chinese keyboard in the place of `-`.
const DASHES: [char; 4] = ['—', '–', '－', '―'];

impl There<'_> {
    /// `year 2020`: the reader misses the colon where the next line begins.
    pub(super) fn no_colon(&self, message: &str) -> Option<Slip> {
        message.contains("could not find expected ':'").then_some(())?;
        let (line, column) = full_width::context(message, "while scanning a simple key")?;
        let start = locate::offset(self.text, line, column);
        let typed = self.text.get(start..)?.lines().next()?.trim_end();
        Some(Slip {
            place: start..start + typed.len(),
            what: say!("这一行没有冒号", "the line has no colon"),
            hint: say!(
                "写成 `键: 值`，半角冒号，后面空一格",
                "write `key: value`, with an ASCII colon and a blank"
            ),
        })
    }

    /// `no: "2`: the quote is closed by the next one of the file, which was to open another value.
    pub(super) fn quote_above(&self) -> Option<Slip> {
        let mut open: Option<(usize, char)> = None;
        let mut start = 0;
        for line in self.text.split_inclusive('\n').take(self.line) {
            if let Some((at, quote)) = open {
                if let Some((_, behind)) = line.split_once(quote) {
                    let ends = behind.trim_end();
                    if !ends.is_empty() && !ends.starts_with([',', '}', ']', '#', ' ']) {
                        return Some(left_open(at));
                    }
                    open = None;
                }
            } else {
                open = opens(line).map(|(at, quote)| (start + at, quote));
            }
            start += line.len();
        }
        None
    }

    /// A brace or bracket that nothing closes: the reader only finds what comes next.
    pub(super) fn open_bracket(&self, message: &str) -> Option<Slip> {
        let (at, rest) = self.flow(message)?;
        let (open, close) = match rest.chars().next()? {
            '{' => ('{', '}'),
            '[' => ('[', ']'),
            _ => return None,
        };
        let mut depth = 0usize;
        for sign in rest.chars() {
            depth = if sign == open { depth + 1 } else { depth - usize::from(sign == close) };
            if depth == 0 {
                // It is closed, and something in it is wrong.
                return None;
            }
        }
        let typed = rest.lines().next().unwrap_or_default();
        Some(Slip {
            place: at..at + typed.len(),
            what: say!(
                "从这里起的 `{open}` 没有配对",
                "the `{open}` that starts here is not closed"
            ),
            hint: say!("在末尾补上 `{close}`", "put a `{close}` at its end"),
        })
    }

    /// `{ year: 2020; value: 3 }` and `{ year: 2020 value: 3 }`.
    pub(super) fn no_comma(&self, message: &str) -> Option<Slip> {
        let (at, rest) = self.flow(message)?;
        let typed = rest.lines().next()?;
        let typed = typed.split_inclusive(['}', ']']).next().unwrap_or(typed);
        let keys = typed.match_indices(": ").filter_map(|(colon, _)| {
            let before = typed.get(..colon)?;
            let key = before.rfind(|c: char| !c.is_ascii_lowercase() && c != '_')? + 1;
            (key < colon).then_some(key)
        });
        let is_apart = |key: &usize| {
            let before = typed.get(..*key).unwrap_or_default().trim_end();
            before.is_empty() || before.ends_with(['{', '[', ','])
        };
        let key = keys.into_iter().find(|key| !is_apart(key))?;
        let name = typed.get(key..)?.split(':').next()?;
        let semicolon = typed.get(..key)?.trim_end().ends_with([';', '；']);
        let hint = if semicolon {
            say!(
                "`{name}` 前面的分号换成半角逗号",
                "write a comma for the semicolon before `{name}`"
            )
        } else {
            say!("在 `{name}` 前面加半角逗号", "put a comma before `{name}`")
        };
        Some(Slip {
            place: at + key..at + key + name.len(),
            what: say!("花括号里的两项之间没有逗号", "no comma between two entries in braces"),
            hint,
        })
    }

    /// `-indicator: …` and `— indicator: …`.
    pub(super) fn dash(&self) -> Option<Slip> {
        let (start, line) = self.line_around();
        let first = line.chars().next()?;
        let behind = line.get(first.len_utf8()..)?;
        let is_dash = DASHES.contains(&first) || (first == '-' && !behind.starts_with([' ', '-']));
        let is_item = behind.trim_start().starts_with(|c: char| c.is_ascii_lowercase());
        (is_dash && is_item && behind.contains(':')).then(|| Slip {
            place: start..start + first.len_utf8(),
            what: say!("一项的开头写得不对", "an item does not begin as it should"),
            hint: say!("写半角 `-`，后面空一格", "write the ASCII `-` and a blank after it"),
        })
    }

    /// The braces or brackets that the reader was in, from their first sign on.
    fn flow(&self, message: &str) -> Option<(usize, &str)> {
        let (line, column) = full_width::context(message, "while parsing a flow mapping")
            .or_else(|| full_width::context(message, "while parsing a flow sequence"))?;
        let at = locate::offset(self.text, line, column);
        Some((at, self.text.get(at..)?))
    }
}

/// A quote that is not closed.
pub(super) fn left_open(at: usize) -> Slip {
    Slip {
        place: at..at + 1,
        what: say!("从这里起的引号没有配对", "the quote that starts here is not closed"),
        hint: say!(
            "在值的末尾补上同样的半角引号",
            "put the same ASCII quote at the end of the value"
        ),
    }
}

/// The quote that a value of a line begins with and that the line does not close.
fn opens(line: &str) -> Option<(usize, char)> {
    ['"', '\''].into_iter().find_map(|quote| {
        let leads = [": ", "- ", "{ ", "[ ", ", "];
        let at = leads
            .iter()
            .filter_map(|lead| Some(line.rfind(&format!("{lead}{quote}"))? + lead.len()));
        let at = at.max()?;
        (!line.get(at + 1..)?.contains(quote)).then_some((at, quote))
    })
}
