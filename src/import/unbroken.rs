//! A text that has lost its line breaks: its paragraphs stand on one line and are told by their numbers

use std::collections::BTreeMap;

use super::lines::Line;
use super::number::{System, article, heading, numbered, value_of_numeral};
use super::text::is_han;

/// A line of fewer letters is a paragraph
const SHORTEST: usize = 400;
/// The line has at least so much of the text, in tenths: a paragraph that lists its items stands among others
const SHARE: usize = 8;
/// A line of so many letters is no paragraph, whatever stands beside it
const LONGEST: usize = 1000;
/// Three articles have more letters
const FEWEST_OF_ARTICLES: usize = 60;
/// Fewer numbers one after another may be a list within a sentence
const FEWEST: usize = 3;
/// So many letters may be those of a number with its mark
const LABEL: usize = 8;
/// In letters: a heading with the one below it stands within so many
const HEADING: usize = 40;

/// Which lines of a text have lost their breaks
pub(super) struct Unbroken {
    /// How many letters the text has, without blanks
    all: usize,
}

impl Unbroken {
    pub(super) fn of(lines: &[Line]) -> Self {
        Self { all: lines.iter().map(|line| length(&line.text)).sum() }
    }

    /// The paragraphs of a text that has lost its breaks; none, if it is none or no numbers go up in it.
    pub(super) fn parted<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let length = length(text);
        let is_most = length >= SHORTEST && length * 10 >= self.all * SHARE;
        let behind = if is_most {
            Behind::Anything
        } else if length >= LONGEST {
            Behind::Ends
        } else {
            Behind::EndsOfArticles
        };
        if is_most || length >= FEWEST_OF_ARTICLES { parted(text, behind) } else { Vec::new() }
    }
}

/// How many letters a text has, without blanks
fn length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// What numbers of paragraphs stand behind
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// Where nearly all of the text is one line
    Anything,
    /// The ends of sentences
    Ends,
    /// The same, and only articles are numbered so: two sentences of one are not
    EndsOfArticles,
}

/// The paragraphs of a line; none, if no numbers go up in it
fn parted(line: &str, behind: Behind) -> Vec<&str> {
    let text: Vec<(usize, char)> = line.char_indices().collect();
    let numbers = Numbers::of(line, &text, behind);
    if numbers.0.is_empty() {
        return Vec::new();
    }
    let behind_blanks = (1..text.len()).filter(|at| is_behind_end(&text, *at));
    let bytes = |at: usize| text.get(at).map_or(line.len(), |(byte, _)| *byte);
    let mut cuts: Vec<usize> = numbers.0.into_iter().chain(behind_blanks).map(bytes).collect();
    cuts.extend([0, line.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = cuts.windows(2).filter_map(|pair| match pair {
        &[from, to] => line.get(from..to),
        _ => None,
    });
    pieces.flat_map(headed).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// `一、总体要求 坚持…`: a heading and what a blank parts from it
fn headed(piece: &str) -> Vec<&str> {
    let blanks = piece.char_indices().filter(|(_, c)| c.is_whitespace());
    let mut blanks = blanks.take_while(|(at, _)| *at <= HEADING * '一'.len_utf8());
    let is_head =
        |at: usize| piece.get(..at).and_then(heading).is_some_and(|system| system < System::Dot);
    // `第二章　评　　价`: a name that was set wide goes on with its next letter.
    let is_set_wide = |at: usize| {
        let next = piece.get(at..).and_then(|rest| rest.split_whitespace().next());
        next.is_some_and(|next| next.chars().count() == 1 && next.chars().all(is_han))
    };
    let head = blanks.find(|(at, _)| is_head(*at) && !is_set_wide(*at));
    match head.map(|(at, _)| piece.split_at(at)) {
        Some((head, text)) => vec![head, text],
        None => vec![piece],
    }
}

/// Whether a paragraph begins at a place since the blank before it stands behind the end of a sentence
fn is_behind_end(text: &[(usize, char)], at: usize) -> bool {
    let letter = |at: usize| text.get(at).map_or(' ', |(_, c)| *c);
    let is_behind_blank = letter(at - 1).is_whitespace() && !letter(at).is_whitespace();
    // Looked for only here: a text may have a million blanks one after another.
    let end = || {
        let before = text.get(..at).unwrap_or_default().iter().rev();
        before.map(|(_, c)| *c).find(|c| !c.is_whitespace())
    };
    is_behind_blank && end().is_some_and(|c| "。！？；：:;".contains(c))
}

/// Where the numbers of paragraphs stand, in letters
struct Numbers(Vec<usize>);

impl Numbers {
    fn of(line: &str, text: &[(usize, char)], behind: Behind) -> Self {
        let mut found: BTreeMap<Way, Vec<usize>> = BTreeMap::new();
        let mut next: BTreeMap<Way, u32> = BTreeMap::new();
        // Where the last number stands, below which the next may follow without an end.
        let mut last = None;
        let may_begin = |c: char| c.is_ascii_digit() || "第（(一二三四五六七八九十".contains(c);
        for (at, (start, _)) in text.iter().enumerate().filter(|(_, (_, c))| may_begin(*c)) {
            let end = text.get(at + LABEL).map_or(line.len(), |(byte, _)| *byte);
            let Some((way, value)) = line.get(*start..end).and_then(number) else { continue };
            let is_below = last.is_some_and(|(before, above)| {
                above < way && !has_end(text.get(before..at).unwrap_or_default())
            });
            let expected = next.get(&way).copied().unwrap_or(1);
            let is_next = value == expected || value == 1;
            // A number may be missing, or stand behind a heading without an end.
            let is_near = (expected..=expected + MISSING).contains(&value);
            // The numbers may have begun on a line above.
            let is_one = match behind {
                Behind::Anything => {
                    is_boundary(text, at) && (is_next || is_near)
                        || is_below && is_next
                        || value == expected && value > 1 && is_own(way, text, at)
                }
                Behind::Ends => is_behind_sentence(text, at) && is_next,
                Behind::EndsOfArticles => {
                    is_behind_sentence(text, at) && is_next && way == Way::Article
                }
            };
            if !is_one && at > 0 {
                continue;
            }
            next.insert(way, value + 1);
            found.entry(way).or_default().push(at);
            last = Some((at, way));
        }
        let lists = found.into_values().filter(|places| places.len() >= FEWEST);
        Self(lists.flatten().collect())
    }
}

/// Whether the next number begins a paragraph without a mark before it: （四） behind a heading, 二、 behind a word or two that a
/// page has left there.
fn is_own(way: Way, text: &[(usize, char)], at: usize) -> bool {
    let before = text.get(at.saturating_sub(LEFT_OVER)..at).unwrap_or_default();
    match way {
        Way::Low(System::Bracket) => !before.iter().any(|(_, c)| *c == '第'),
        Way::Low(System::Comma) => before.iter().any(|(_, c)| *c == '。'),
        Way::High(_) | Way::Low(_) | Way::Article => false,
    }
}

/// So many letters may be left from a page before a number
const LEFT_OVER: usize = 3;
/// So many numbers may be missing one after another
const MISSING: u32 = 2;

/// A way of numbering paragraphs, from the highest
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// Headings above articles
    High(System),
    /// 第三条
    Article,
    Low(System),
}

/// The number that some letters begin with
fn number(label: &str) -> Option<(Way, u32)> {
    if let Some((numeral, rest)) = article(label) {
        let value = value_of_numeral(numeral)?;
        return (!rest.is_empty()).then_some((Way::Article, value));
    }
    let number = numbered(label)?;
    let way = match number.system {
        System::Part | System::Chapter | System::Section => Way::High(number.system),
        System::Comma | System::Bracket | System::Dot => Way::Low(number.system),
        System::Annex | System::SmallBracket | System::Circled | System::Box => return None,
    };
    let is_open = number.rest.trim_start().starts_with(|c: char| is_han(c) || "“《".contains(c));
    Some((way, number.value?)).filter(|_| is_open)
}

/// Whether a paragraph may begin here: behind the end of a sentence, or a blank
fn is_boundary(text: &[(usize, char)], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.get(at)).map(|(_, c)| *c);
    before.is_none_or(|c| c.is_whitespace() || "。！？；：:;”）)〕】".contains(c))
}

/// Whether a sentence ends before a place, with or without a blank between the two
fn is_behind_sentence(text: &[(usize, char)], at: usize) -> bool {
    let mut before = text.get(at.saturating_sub(LEFT_OVER)..at).unwrap_or_default().iter().rev();
    before.find(|(_, c)| !c.is_whitespace()).is_some_and(|(_, c)| "。！？；".contains(*c))
}

/// Whether a sentence ends within, or it is too long for a heading
fn has_end(text: &[(usize, char)]) -> bool {
    text.len() > HEADING || text.iter().any(|(_, c)| "。！？；：".contains(*c))
}
