//! Where everything stands in a piece of YAML, found in one pass from the top before the reader sees it: the place of each
//! value, and the signs that are refused.
//!
//! The YAML reader keeps no places, and text that is nested without end makes it slow. This pass looks at each character a
//! fixed number of times and stops where the nesting goes beyond its limit. It looks at nothing else: of text that is no
//! YAML it finds what it can, and the reader says what is wrong.

use crate::read::yaml::alias::Sign;
use crate::read::yaml::places::{Form, Places};
use std::ops::Range;

/// How many lists and mappings may stand in one another: the records of a plan need six.
pub(crate) const MOST_DEPTH: usize = 32;

/// What a piece of YAML is made of.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// The place of every value.
    pub(crate) places: Places,
    /// Anchors, aliases, merge keys and tags, from the top.
    pub(crate) signs: Vec<(Sign, Range<usize>)>,
    /// The sign that opens one list or mapping too many; nothing behind it was looked at.
    pub(crate) too_deep: Option<Range<usize>>,
}

/// Goes through a piece of YAML.
pub(crate) fn layout(text: &str) -> Layout {
    let mut scan = Scan {
        text,
        at: 0,
        line: 0,
        indent: 0,
        properties: None,
        pending: Some(Places::ROOT),
        blocks: Vec::new(),
        flows: Vec::new(),
        layout: Layout::default(),
    };
    while let Some(first) = scan.rest().chars().next() {
        let before = scan.at;
        scan.step(first);
        if scan.layout.too_deep.is_some() {
            break;
        }
        if scan.at == before {
            scan.advance(first.len_utf8());
        }
    }
    scan.layout
}

/// A list or mapping outside of brackets.
struct Block {
    /// The column of its dashes or keys.
    column: usize,
    node: usize,
    is_list: bool,
}

/// Where the pass is: always between two tokens.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// Where the line starts.
    line: usize,
    /// The column of the last key or dash outside of brackets: its value stands further to the right.
    indent: usize,
    /// Where the anchors and tags before a value or key start.
    properties: Option<usize>,
    /// The value that is still to come.
    pending: Option<usize>,
    blocks: Vec<Block>,
    /// The lists and mappings in brackets that are open.
    flows: Vec<usize>,
    layout: Layout,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn column(&self) -> usize {
        self.at - self.line
    }

    fn places(&mut self) -> &mut Places {
        &mut self.layout.places
    }

    /// Goes on by some bytes.
    fn advance(&mut self, length: usize) {
        let end = (self.at + length).min(self.text.len());
        let passed = self.text.get(self.at..end).unwrap_or_default();
        if let Some(at) = passed.rfind('\n') {
            self.line = self.at + at + 1;
        }
        self.at = end;
    }

    fn step(&mut self, first: char) {
        let next = self.rest().chars().nth(1);
        let is_alone = is_end(next, !self.flows.is_empty());
        match first {
            '#' => self.advance(line_length(self.rest())),
            '%' if self.column() == 0 && self.blocks.is_empty() && self.flows.is_empty() => {
                self.advance(line_length(self.rest()));
            }
            '"' | '\'' => self.quoted(first),
            '[' | '{' => self.open(first == '['),
            ']' | '}' => self.close(),
            ',' if !self.flows.is_empty() => self.pending = None,
            '&' => self.sign(Sign::Anchor),
            '*' => self.sign(Sign::Alias),
            '!' => self.sign(Sign::Tag),
            '|' | '>' if self.flows.is_empty() => self.text_block(),
            '-' if self.column() == 0 && self.starts_document() => self.document(),
            '-' if is_alone && self.flows.is_empty() => self.dash(),
            '?' if is_alone && self.flows.is_empty() => self.question(),
            '-' | '?' if is_alone => {}
            ':' if is_alone => self.colon(),
            '\n' => self.properties = None,
            ' ' | '\t' | '\r' => self.advance(blanks(self.rest())),
            _ => self.plain(),
        }
    }

    fn starts_document(&self) -> bool {
        self.rest().strip_prefix("---").is_some_and(|rest| is_end(rest.chars().next(), false))
    }

    fn document(&mut self) {
        self.advance(3);
        self.blocks.clear();
        self.flows.clear();
        self.indent = 0;
        self.pending = self.layout.places.is_empty().then_some(Places::ROOT);
    }

    fn sign(&mut self, sign: Sign) {
        let start = self.at;
        self.word();
        self.layout.signs.push((sign, start..self.at));
        if sign == Sign::Alias && !self.is_key() {
            self.value(start..self.at, Form::Plain);
        }
    }

    /// Goes behind an anchor, an alias or a tag.
    fn word(&mut self) {
        self.properties = self.properties.or(Some(self.at));
        self.advance(word_length(self.rest()));
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
        let text = self.at..self.at + length;
        if !self.key(length) {
            self.value(text, Form::Quoted);
        }
    }

    /// Goes behind a text without quotes, on to the lines that belong to it.
    fn plain(&mut self) {
        let in_flow = !self.flows.is_empty();
        let mut before = ' ';
        let mut length = self.rest().len();
        let mut chars = self.rest().char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let is_bracket = in_flow && matches!(c, ',' | '[' | ']' | '{' | '}');
            let is_value = c == ':' && is_end(next, in_flow);
            let is_comment = c == '#' && before.is_whitespace();
            if is_bracket || is_value || is_comment || !in_flow && c == '\n' {
                length = at;
                break;
            }
            before = c;
        }
        let (start, text) = (self.at, self.rest().get(..length).unwrap_or_default().trim_end());
        let end = start + text.len();
        if self.key(length) {
            let is_merge = text == "<<";
            self.layout.signs.extend(is_merge.then_some((Sign::Merge, start..end)));
            return;
        }
        self.value(start..end, Form::Plain);
        if !in_flow {
            self.lines_below();
        }
    }

    /// Goes behind a text block and what is in it.
    fn text_block(&mut self) {
        let start = self.at;
        let line = self.rest().get(..line_length(self.rest())).unwrap_or_default();
        let text = line.split(" #").next().unwrap_or_default().trim_end();
        self.value(start..start + text.len(), Form::Plain);
        self.advance(line.len());
        self.lines_below();
    }

    /// Goes behind the lines that stand further to the right than the key or dash they belong to.
    fn lines_below(&mut self) {
        let mut length = 0;
        for line in self.rest().split_inclusive('\n') {
            let is_empty = line.trim().is_empty();
            if !is_empty && line.len() - line.trim_start_matches(' ').len() <= self.indent {
                break;
            }
            length += line.len();
        }
        self.advance(length);
    }

    /// Whether what stands here makes what stands before it a key.
    fn is_key(&self) -> bool {
        let rest = self.rest().trim_start_matches(' ');
        let colon = rest.strip_prefix(':');
        colon.is_some_and(|rest| !self.flows.is_empty() || is_end(rest.chars().next(), false))
    }

    /// Goes behind a text and, if it is a key, behind its colon; whether it is one.
    fn key(&mut self, length: usize) -> bool {
        let key = self.at..self.at + length;
        self.advance(length);
        if !self.is_key() {
            return false;
        }
        let start = self.properties.take().unwrap_or(key.start);
        self.advance(blanks(self.rest()) + 1);
        if let Some(flow) = self.flows.last().copied() {
            self.key_in_brackets(flow, start, key);
            return true;
        }
        // A key of several lines is none; where its line starts is not known.
        let column = start.saturating_sub(self.line);
        self.indent = column;
        self.leave(|block| block.column > column || block.is_list && block.column == column);
        let mapping = match self.blocks.last() {
            Some(block) if block.column == column => block.node,
            _ => self.begin(start, column, false),
        };
        self.entry(mapping, key);
        true
    }

    fn key_in_brackets(&mut self, flow: usize, start: usize, key: Range<usize>) {
        let is_list = self.layout.places.form(flow) == Form::List;
        if !is_list && self.pending.is_none() {
            self.entry(flow, key);
        } else {
            // `[a: b]`, a mapping of one key.
            let mapping = self.pending.take();
            let mapping = mapping.unwrap_or_else(|| self.layout.places.add(flow, 0..0, start));
            self.places().fill(mapping, start..start, Form::Mapping);
            self.entry(mapping, key);
        }
    }

    fn dash(&mut self) {
        let (start, column) = (self.at, self.column());
        self.indent = column;
        self.leave(|block| block.column > column);
        let list = match self.blocks.last() {
            Some(block) if block.is_list && block.column == column => block.node,
            _ => self.begin(start, column, true),
        };
        self.advance(1);
        self.entry(list, 0..0);
    }

    /// A key that is introduced by a sign; no record has one.
    fn question(&mut self) {
        let (start, column) = (self.at, self.column());
        self.indent = column;
        self.leave(|block| block.column > column);
        let mapping = match self.blocks.last() {
            Some(block) if block.column == column => block.node,
            _ => self.begin(start, column, false),
        };
        self.advance(1);
        self.entry(mapping, 0..0);
    }

    /// A colon that no text stands before.
    fn colon(&mut self) {
        self.advance(1);
        let at = self.at;
        let around = self.flows.last().copied().or(self.blocks.last().map(|block| block.node));
        self.pending = around.map(|node| self.layout.places.add(node, 0..0, at));
    }

    /// The next entry of a list or mapping; its value is still to come.
    fn entry(&mut self, node: usize, key: Range<usize>) {
        let at = self.at;
        self.pending = Some(self.places().add(node, key, at));
        self.properties = None;
    }

    /// Begins a list or mapping outside of brackets.
    fn begin(&mut self, start: usize, column: usize, is_list: bool) -> usize {
        let form = if is_list { Form::List } else { Form::Mapping };
        let node = self.pending.take().unwrap_or_else(|| self.layout.places.loose(start));
        self.places().fill(node, start..start, form);
        self.blocks.push(Block { column, node, is_list });
        self.limit(start);
        node
    }

    /// Ends lists and mappings outside of brackets.
    fn leave(&mut self, is_over: impl Fn(&Block) -> bool) {
        while self.blocks.pop_if(|block| is_over(block)).is_some() {
            self.pending = None;
        }
    }

    fn open(&mut self, is_list: bool) {
        let start = self.properties.take().unwrap_or(self.at);
        let form = if is_list { Form::List } else { Form::Mapping };
        let node = self.slot(start);
        self.places().fill(node, start..start, form);
        self.places().bracketed(node);
        self.flows.push(node);
        self.pending = None;
        self.limit(self.at);
    }

    fn close(&mut self) {
        self.advance(1);
        let end = self.at;
        if let Some(node) = self.flows.pop() {
            self.places().end(node, end);
        }
        self.pending = None;
    }

    fn limit(&mut self, at: usize) {
        if self.blocks.len() + self.flows.len() > MOST_DEPTH {
            self.layout.too_deep = Some(at..at + 1);
        }
    }

    /// Where the value that stands here belongs.
    fn slot(&mut self, start: usize) -> usize {
        if let Some(node) = self.pending.take() {
            return node;
        }
        match self.flows.last().copied() {
            Some(list) => self.layout.places.add(list, 0..0, start),
            None => self.layout.places.loose(start),
        }
    }

    fn value(&mut self, place: Range<usize>, form: Form) {
        let start = self.properties.take().unwrap_or(place.start);
        if let (None, Some(flow)) = (self.pending, self.flows.last().copied())
            && self.layout.places.form(flow) == Form::Mapping
        {
            // A key with nothing behind it.
            let end = place.end;
            self.places().add(flow, place, end);
            return;
        }
        let node = self.slot(start);
        self.places().fill(node, start..place.end, form);
    }
}

/// How long the rest of a line is, without its end.
fn line_length(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\r']).len()
}

/// How long a name is.
fn word_length(text: &str) -> usize {
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}');
    text.find(is_end).unwrap_or(text.len())
}

/// Whether a sign that is followed by this ends there and is no part of a word.
fn is_end(next: Option<char>, in_flow: bool) -> bool {
    next.is_none_or(|c| c.is_whitespace() || in_flow && matches!(c, ',' | '[' | ']' | '{' | '}'))
}
