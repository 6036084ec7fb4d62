//! Finds anchors, aliases and merge keys before a file is read as YAML: what is typed once and read in several places
//! has no one place to report, and a few lines of it can grow without end.
//!
//! Signs inside quotes, comments, text blocks and words are text.

use std::ops::Range;

/// What YAML would read in more than one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `&name`
    Anchor,
    /// `*name`
    Alias,
    /// `<<`
    Merge,
}

/// The signs of a piece of YAML with their places, from the top.
pub(super) fn signs(text: &str) -> Vec<(Sign, Range<usize>)> {
    let mut scan = Scan { text, at: 0, depth: 0, indent: 0, before_key: None, found: Vec::new() };
    while let Some(first) = scan.rest().chars().next() {
        let before = scan.at;
        scan.step(first);
        scan.at = scan.at.max(before + first.len_utf8());
    }
    scan.found
}

/// Where the scan is: always between two tokens.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// How many brackets are open.
    depth: usize,
    /// The column of the last key or dash outside of brackets: its value stands further to the right.
    indent: usize,
    /// The column of an anchor or tag before a key on its line.
    before_key: Option<usize>,
    found: Vec<(Sign, Range<usize>)>,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self, first: char) {
        match first {
            '#' => self.at += line_length(self.rest()),
            '"' | '\'' => self.quoted(first),
            '[' | '{' => self.depth += 1,
            ']' | '}' => self.depth = self.depth.saturating_sub(1),
            '&' => self.sign(Sign::Anchor),
            '*' => self.sign(Sign::Alias),
            '!' => self.word(),
            '|' | '>' if self.depth == 0 => {
                self.at += line_length(self.rest());
                self.lines_below();
            }
            '-' | '?' | ':' if is_end(self.rest().chars().nth(1), self.depth) => {
                if self.depth == 0 && first != ':' {
                    self.indent = self.column();
                }
            }
            '-' if self.rest().starts_with("---") && self.column() == 0 => self.at += 3,
            '\n' => self.before_key = None,
            ' ' | '\t' | '\r' | ',' => {}
            _ => self.plain(),
        }
    }

    fn sign(&mut self, sign: Sign) {
        let start = self.at;
        self.word();
        self.found.push((sign, start..self.at));
    }

    /// Goes behind an anchor, an alias or a tag.
    fn word(&mut self) {
        self.before_key = self.before_key.or(Some(self.column()));
        self.at += word_length(self.rest());
    }

    /// Goes behind a quoted text; one that is not closed is for the reader to report.
    fn quoted(&mut self, quote: char) {
        let mut chars = self.rest().char_indices().skip(1).peekable();
        let mut length = self.rest().len();
        while let Some((at, c)) = chars.next() {
            let is_pair = c == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'');
            if quote == '"' && c == '\\' || quote == '\'' && is_pair {
                chars.next();
            } else if c == quote {
                length = at + 1;
                break;
            }
        }
        self.key_before(length);
    }

    /// Goes behind a text without quotes, on to the lines that belong to it.
    fn plain(&mut self) {
        let (depth, mut before) = (self.depth, ' ');
        let mut length = self.rest().len();
        for (at, c) in self.rest().char_indices() {
            let next = self.rest().get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            let is_bracket = depth > 0 && matches!(c, ',' | '[' | ']' | '{' | '}');
            let is_value = c == ':' && is_end(next, depth);
            let is_comment = c == '#' && before.is_whitespace();
            if is_bracket || is_value || is_comment || depth == 0 && c == '\n' {
                length = at;
                break;
            }
            before = c;
        }
        let (start, text) = (self.at, self.rest().get(..length).unwrap_or_default());
        let is_merge = text.trim_end() == "<<";
        if self.key_before(length) {
            self.found.extend(is_merge.then_some((Sign::Merge, start..start + 2)));
        } else if depth == 0 {
            self.lines_below();
        }
    }

    /// Goes behind a text; whether it is a key.
    fn key_before(&mut self, length: usize) -> bool {
        let column = self.before_key.take().unwrap_or_else(|| self.column());
        self.at += length;
        let is_key = self.rest().trim_start_matches(' ').starts_with(':');
        if is_key && self.depth == 0 {
            self.indent = column;
        }
        is_key
    }

    /// Goes behind the lines that stand further to the right than the key or dash they belong to.
    fn lines_below(&mut self) {
        let mut length = 0;
        for line in self.rest().split_inclusive('\n') {
            let blanks = line.len() - line.trim_start_matches(' ').len();
            if !line.trim().is_empty() && blanks <= self.indent {
                break;
            }
            length += line.len();
        }
        self.at += length;
    }

    fn column(&self) -> usize {
        let before = self.text.get(..self.at).unwrap_or_default();
        self.at - before.rfind('\n').map_or(0, |at| at + 1)
    }
}

/// How long the rest of a line is, without its end.
fn line_length(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

/// How long a name is.
fn word_length(text: &str) -> usize {
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}');
    text.find(is_end).unwrap_or(text.len())
}

/// Whether a sign that is followed by this ends there and is no part of a word.
fn is_end(next: Option<char>, depth: usize) -> bool {
    next.is_none_or(|c| c.is_whitespace() || depth > 0 && matches!(c, ',' | '[' | ']' | '{' | '}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The signs as they are typed.
    fn found(text: &str) -> Vec<&str> {
        signs(text).into_iter().map(|(_, place)| text.get(place).unwrap()).collect()
    }

    #[test]
    fn signs_are_found_where_a_value_or_key_starts() {
        for (text, expected) in [
            ("a: &x 1\nb: *x\n", &["&x", "*x"][..]),
            ("a: &x\n  b: 1\nc:\n  <<: *x\n", &["&x", "<<", "*x"]),
            ("- &x 1\n- *x\n- - *x\n", &["&x", "*x", "*x"]),
            ("a: [1, *x, &y 2]\nb: { <<: *y, c: *x }\n", &["*x", "&y", "<<", "*y", "*x"]),
            ("{a: &x b, *x : c}", &["&x", "*x"]),
            ("&x a: 1\n*x : 2\n", &["&x", "*x"]),
            ("--- &x\na: 1\n", &["&x"]),
            ("a: !!str &x 1\nb: &x !!str 1\n", &["&x", "&x"]),
            ("a:\n  &x b\n", &["&x"]),
            ("a: |\n  &no\nb: *x\n", &["*x"]),
            ("a: text\n  &no\nb: *x\n", &["*x"]),
            ("a: 'it''s'\nb: *x\n", &["*x"]),
            ("a: \"\\\"\"\nb: *x\n", &["*x"]),
            ("\"a\": *x\n", &["*x"]),
            ("a: b # c\nd: *x\n", &["*x"]),
            ("a: *重点\n", &["*重点"]),
            ("a: **粗体**\r\nb: &x\r\n", &["**粗体**", "&x"]),
            ("list:\n- a: |\n   &no\n- *x\n", &["*x"]),
            ("a:\n- *x\n", &["*x"]),
            ("&x a: |\n &no\nb: *x\n", &["&x", "*x"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn signs_inside_text_are_text() {
        for text in [
            "a: R&D\nb: 甲 & 乙\nc: 5 * 3\nd: a<<b\ne: x &y\nf: x *y\n",
            "a: '&x *y <<: z'\nb: \"&x\n  *y\"\n",
            "# &x\na: 1 # *x\n#\n  # *y\n",
            "a: b # c: *x\nd: [e # f, *g\n  ]\n",
            "a: |\n  &x\n  *y: z\n\n  <<: *x\nb: >-\n  *x\n",
            "- a: |\n    &x\n  b: >\n    *y\n",
            "- |\n  &x\n- >\n  *y\n",
            "a: 文字\n  *不是别名\n  &也不是\nb: 1\n",
            "- 文字\n  *不是别名\n",
            "a: { b: x & y, c: x\n  *y, d: R&D }\n",
            "a: [x*, y&, <x>]\n",
            "a: http://x/?a=1&b=2\nb: a:&x\n",
            "a: |\n\n  text\n\n  &x\n",
            "a: |2\n    &x\n",
            "!!str a: |\n &x\n- !t b: c\n   *x\n",
            "a: <<\n",
            "",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
