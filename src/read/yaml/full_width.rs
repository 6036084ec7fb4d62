//! Finds the sign of a Chinese keyboard that stands where YAML wants ASCII.
//!
//! `标题：甲` is no key for YAML but a piece of text, and the fault shows on the next line or as an unknown key. Inside a
//! value the same signs are text and never to blame.

/// What a sign does in YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Colon,
    Comma,
    Quote,
    Open,
    Close,
    Dash,
    Blank,
    Comment,
}

/// Signs with the ASCII form that was meant, and whether they are to blame in any place that is not text; the others are
/// to blame only where nothing but syntax can stand.
const SIGNS: &[(char, &str, Kind, bool)] = &[
    ('：', ":", Kind::Colon, true),
    ('﹕', ":", Kind::Colon, true),
    ('︰', ":", Kind::Colon, true),
    ('∶', ":", Kind::Colon, true),
    ('；', ":", Kind::Colon, false),
    ('，', ",", Kind::Comma, true),
    ('、', ",", Kind::Comma, false),
    ('；', ",", Kind::Comma, false),
    ('“', "\"", Kind::Quote, true),
    ('”', "\"", Kind::Quote, true),
    ('＂', "\"", Kind::Quote, true),
    ('‘', "'", Kind::Quote, true),
    ('’', "'", Kind::Quote, true),
    ('＇', "'", Kind::Quote, true),
    ('［', "[", Kind::Open, true),
    ('｛', "{", Kind::Open, true),
    ('【', "[", Kind::Open, false),
    ('（', "(", Kind::Open, false),
    ('］', "]", Kind::Close, true),
    ('｝', "}", Kind::Close, true),
    ('】', "]", Kind::Close, false),
    ('）', ")", Kind::Close, false),
    ('－', "-", Kind::Dash, true),
    ('—', "-", Kind::Dash, false),
    ('–', "-", Kind::Dash, false),
    ('―', "-", Kind::Dash, false),
    ('•', "-", Kind::Dash, false),
    ('·', "-", Kind::Dash, false),
    ('・', "-", Kind::Dash, false),
    ('＃', "#", Kind::Comment, true),
    ('\u{3000}', " ", Kind::Blank, true),
    ('\u{a0}', " ", Kind::Blank, true),
];

/// Quotes that close.
const CLOSING: [char; 4] = ['”', '’', '＂', '＇'];

/// A sign to blame.
pub(crate) struct Culprit {
    pub(crate) at: usize,
    pub(crate) sign: char,
    pub(crate) ascii: &'static str,
}

/// A sign in its line.
struct Seen<'a> {
    sign: char,
    before: &'a str,
    after: &'a str,
    kind: Kind,
    is_usual: bool,
}

/// The sign behind a fault that the reader reports on a line, counted from 1.
pub(crate) fn culprit(text: &str, line: usize, message: &str) -> Option<Culprit> {
    if message.contains("unknown field `") {
        return on_line(text, line, &|seen| seen.is_usual && seen.in_key());
    }
    if message.contains("missing field `") {
        return indentation(text);
    }
    if let Some((_, wanted)) = message.split_once("invalid type: ") {
        let culprit = on_line(text, line, &|seen| seen.is_for_a_type())?;
        let open = if wanted.contains("expected keys") { "{" } else { "[" };
        let is_open = matches!(culprit.ascii, "(" | "[" | "{");
        return Some(Culprit { ascii: if is_open { open } else { culprit.ascii }, ..culprit });
    }
    if let Some((line, _)) = context(message, "while scanning a simple key") {
        let is_colon = |seen: &Seen<'_>| seen.is_usual || seen.kind == Kind::Colon;
        return on_line(text, line, &|seen| is_colon(seen) && seen.in_key());
    }
    let is_mapping = message.contains("mapping values are not allowed");
    let is_syntax = message.contains("while ") || message.contains("did not find expected");
    if !is_mapping && !is_syntax {
        return None;
    }
    let above = line.saturating_sub(1);
    let is_key_above = is_mapping && !in_block_scalar(text, above);
    let key_above = || on_line(text, above, &|seen| seen.kind == Kind::Colon && seen.in_key());
    let culprit = is_key_above.then(key_above).flatten();
    culprit
        .or_else(|| unclosed_quote(text, line))
        .or_else(|| on_line(text, line, &|seen| seen.in_syntax()))
        .or_else(|| unclosed_bracket(text, message))
}

/// Where the reader says that it was: `… while scanning a simple key at line 2 column 1`.
pub(crate) fn context(message: &str, what: &str) -> Option<(usize, usize)> {
    let (_, rest) = message.split_once(what)?;
    let (line, column) = rest.strip_prefix(" at line ")?.split_once(" column ")?;
    let digits = column.find(|c: char| !c.is_ascii_digit()).unwrap_or(column.len());
    Some((line.parse().ok()?, column.get(..digits)?.parse().ok()?))
}

fn on_line(text: &str, number: usize, is_blamed: &dyn Fn(&Seen<'_>) -> bool) -> Option<Culprit> {
    let (start, line) = lines(text).nth(number.checked_sub(1)?)?;
    in_line(start, line, is_blamed)
}

/// The lines of a text, each with its place.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    text.split_inclusive('\n').map(move |line| {
        end += line.len();
        (end - line.len(), line.trim_end_matches(['\n', '\r']))
    })
}

/// How many signs of one line are looked at, and how far before and behind each: a line may be a megabyte long.
const MOST_SIGNS: usize = 1000;
const REACH: usize = 4000;

fn in_line(start: usize, line: &str, is_blamed: &dyn Fn(&Seen<'_>) -> bool) -> Option<Culprit> {
    let is_sign = |c: char| SIGNS.iter().any(|(sign, ..)| *sign == c);
    let signs = line.char_indices().filter(|(_, c)| is_sign(*c)).take(MOST_SIGNS);
    signs.into_iter().find_map(|(at, c)| {
        let (first, last) = (line.floor_char_boundary(at.saturating_sub(REACH)), at + c.len_utf8());
        let before = line.get(first..at).unwrap_or_default();
        let after = line.get(last..line.ceil_char_boundary(last + REACH)).unwrap_or_default();
        let kinds = SIGNS.iter().filter(|(sign, ..)| *sign == c);
        let mut seen = kinds.map(|(sign, ascii, kind, is_usual)| {
            let culprit = Culprit { at: start + at, sign: *sign, ascii };
            (Seen { sign: c, before, after, kind: *kind, is_usual: *is_usual }, culprit)
        });
        seen.find(|(seen, _)| is_blamed(seen)).map(|(_, culprit)| culprit)
    })
}

/// The sign in the blanks before a key or a dash, outside of the text of a `|` or `>`.
fn indentation(text: &str) -> Option<Culprit> {
    // The lines above that stand further to the left, each further than the one before it, and whether text follows them.
    let mut above: Vec<(usize, bool)> = Vec::new();
    for (start, line) in lines(text).filter(|(_, line)| !line.trim().is_empty()) {
        let indent = indent(line);
        while above.pop_if(|(other, _)| *other >= indent).is_some() {}
        if !above.last().is_some_and(|(_, is_head)| *is_head) {
            let culprit = in_line(start, line, &|seen| seen.indents());
            if culprit.is_some() {
                return culprit;
            }
        }
        above.push((indent, is_head(line)));
    }
    None
}

impl Seen<'_> {
    /// Before any colon of its entry: in the key, or in the blanks before it.
    fn in_key(&self) -> bool {
        let before = self.before;
        let entry = before.rfind(['{', ',']).and_then(|n| before.get(n + 1..)).unwrap_or(before);
        !entry.contains(": ") && !entry.contains('#') && !entry.contains(['"', '\''])
    }

    /// In a key, at the start of a value, or between the entries of a `{…}`.
    fn in_syntax(&self) -> bool {
        let is_entry = self.before.contains('{') && self.after.contains(':');
        let is_start = self.in_key() || self.before.trim_end().ends_with(':');
        self.kind == Kind::Comma && is_entry || self.is_usual && is_start
    }

    /// Where a list or keys should start.
    fn is_for_a_type(&self) -> bool {
        match self.kind {
            Kind::Colon => self.is_usual && self.in_key(),
            Kind::Dash => self.before.trim_matches(' ').is_empty() && self.after.contains(' '),
            Kind::Blank => self.before.trim_matches(' ') == "-",
            Kind::Open => self.before.trim_end().ends_with(':'),
            _ => false,
        }
    }

    /// In the blanks before a key or a dash.
    fn indents(&self) -> bool {
        let rest = self.after.trim_start();
        let key = rest.split([':', '：']).next().unwrap_or_default();
        let is_key =
            key.len() < rest.len() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let is_item = rest.starts_with("- ");
        self.kind == Kind::Blank && self.before.trim().is_empty() && (is_key || is_item)
    }
}

/// How many lines with a closing quote are looked at, from the last: in a long file the slip is near to where it shows.
const MOST_LINES: usize = 100;

/// The Chinese quote that was to close the last quoted value that nothing closes, down to a line.
fn unclosed_quote(text: &str, line: usize) -> Option<Culprit> {
    let mut closing: Vec<(usize, &str)> =
        lines(text).take(line).filter(|(_, line)| line.contains(CLOSING)).collect();
    closing.drain(..closing.len().saturating_sub(MOST_LINES));
    closing.into_iter().rev().find_map(|(start, line)| {
        let is_open = ['"', '\''].map(|quote| (quote, line.matches(quote).count() % 2 == 1));
        in_line(start, line, &|seen| {
            let starts = |quote: char| {
                let (lead, _) = seen.before.split_once(quote).unwrap_or_default();
                lead.trim_end().ends_with([':', '-', '{', '[', ','])
            };
            let is_last = !seen.after.contains(CLOSING) && CLOSING.contains(&seen.sign);
            is_last && is_open.iter().any(|(quote, is_open)| *is_open && starts(*quote))
        })
    })
}

/// The wide bracket that was to close the one that the reader says is open.
fn unclosed_bracket(text: &str, message: &str) -> Option<Culprit> {
    let mapping = context(message, "while parsing a flow mapping").map(|(line, _)| (line, "}"));
    let sequence =
        || context(message, "while parsing a flow sequence").map(|(line, _)| (line, "]"));
    let (line, ascii) = mapping.or_else(sequence)?;
    let culprit = on_line(text, line, &|seen| seen.kind == Kind::Close)?;
    Some(Culprit { ascii, ..culprit })
}

/// Whether a line belongs to the text of a `|` or `>` above it.
fn in_block_scalar(text: &str, number: usize) -> bool {
    let lines: Vec<&str> = text.lines().take(number).collect();
    let Some((last, above)) = lines.split_last() else { return false };
    let head =
        above.iter().rev().find(|line| !line.trim().is_empty() && indent(line) < indent(last));
    head.is_some_and(|line| is_head(line))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether the lines below, further to the right, are text.
fn is_head(line: &str) -> bool {
    line.trim_end_matches(['-', '+']).ends_with(['|', '>'])
}
