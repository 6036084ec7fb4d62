//! What a record cites, cut out of its document: the paragraph or table, with the headings over it, so that the words of
//! original, text and quote can be changed together.

use std::collections::BTreeSet;
use std::ops::Range;

use super::entry::{Entry, Side};

/// The cited paragraph or row as letters without blanks; cells are parted by `|`.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    front: String,
    /// The lines that are kept of the document.
    lines: Vec<String>,
    /// Which of them is the cited one, and which is the head of its table.
    own: usize,
    of_head: Option<usize>,
    pub(crate) letters: Vec<char>,
    /// The head of the table, where it is one.
    pub(crate) head: Option<Vec<char>>,
    /// The cited letters.
    pub(crate) quote: Range<usize>,
}

/// Where a record leads to in the lines of its document.
struct Cited {
    /// The line of the paragraph or row, and the first of its table.
    at: usize,
    start: usize,
    /// The line that `table` or `under` name.
    from: usize,
}

/// A change of letters of the passage, or of the head of its table.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    pub(crate) is_in_head: bool,
    pub(crate) at: Range<usize>,
    pub(crate) with: String,
}

impl Passage {
    /// The passage of a record, with those of other records of its document; `None` where it cites a table otherwise than by
    /// the number of a row.
    pub(crate) fn of(entry: &Entry, siblings: &[&Entry], document: &str) -> Option<Self> {
        let (front, body) = document.split_once("\n---\n")?;
        let lines: Vec<&str> = body.lines().filter(|line| !line.trim().is_empty()).collect();
        let own = cited(&lines, entry)?;
        let mut kept: BTreeSet<usize> = (0..lines.len())
            .filter(|n| lines.get(*n).is_some_and(|l| l.starts_with('#')))
            .collect();
        // A group may be named by a line over the place.
        let group = entry.key("group").map(plain);
        let names_group = |n: &usize| {
            let line = lines.get(*n).map(|line| plain(&line.replace(['“', '”'], "")));
            let line = line.unwrap_or_default();
            group.as_ref().is_some_and(|group| line.contains(group))
        };
        kept.extend((own.from..own.at).rev().find(names_group));
        for Cited { at, start, from } in
            siblings.iter().filter_map(|other| cited(&lines, other)).chain([cited(&lines, entry)?])
        {
            let is_row = |line: &&&str| line.starts_with('|');
            let rows = lines.iter().skip(at + 1).take_while(|line| start < at && is_row(line));
            kept.extend([from].into_iter().chain(start.checked_sub(1)));
            kept.extend(start..=at + rows.count());
        }
        let line = lines.get(own.at)?;
        let letters_of_line = letters(line);
        let quote = match entry.within("cite", "quote") {
            Some(quote) => find(line, quote)?,
            None => 0..letters_of_line.len(),
        };
        let place = |at: usize| kept.iter().position(|n| *n == at);
        let is_row = line.starts_with('|');
        Some(Self {
            front: front.to_owned(),
            own: place(own.at)?,
            of_head: place(own.start).filter(|_| is_row),
            letters: letters_of_line,
            head: is_row.then(|| letters(lines.get(own.start).copied().unwrap_or_default())),
            lines: kept.iter().filter_map(|n| lines.get(*n)).map(|l| (*l).to_owned()).collect(),
            quote,
        })
    }

    /// The text of the document with these lines alone, and its original.
    pub(crate) fn texts(&self) -> (String, String) {
        let own: String = self.letters.iter().collect();
        let own = match own.split_once('.').filter(|(n, _)| n.chars().all(|c| c.is_ascii_digit())) {
            Some((no, rest)) if self.head.is_none() => format!("{no}\\.{rest}"),
            _ => own.replace('|', " | ").trim().to_owned(),
        };
        let mut lines = self.lines.clone();
        if let Some(line) = lines.get_mut(self.own) {
            *line = own;
        }
        let head = self.head.iter().map(|head| head.iter().collect::<String>());
        if let Some((line, head)) =
            self.of_head.and_then(|at| lines.get_mut(at)).zip(head.into_iter().next())
        {
            head.replace('|', " | ").trim().clone_into(line);
        }
        let mut text = format!("{}\n---\n", self.front);
        for (line, next) in lines.iter().zip(lines.iter().skip(1).map(Some).chain([None])) {
            let is_within = line.starts_with('|') && next.is_some_and(|next| next.starts_with('|'));
            text.push_str(line);
            text.push_str(if is_within { "\n" } else { "\n\n" });
        }
        let is_print = |line: &&String| !line.starts_with("| ---") && *line != "---";
        let bare = |line: &String| line.replace(['\\', '|'], "\t").replace("**", "");
        let seed = lines
            .iter()
            .filter(is_print)
            .map(|line| bare(line).trim_start_matches('#').trim().to_owned());
        (text, seed.collect::<Vec<_>>().join("\n"))
    }

    /// Where the number of a value stands; of several in the cited words, the one right behind the name of the record. `None`
    /// where it cannot be told which of them is meant.
    pub(crate) fn number(&self, entry: &Entry, side: Side) -> Option<Range<usize>> {
        let typed = entry.of(side, "value")?.trim_start_matches(['≥', '≤', '>', '<', '≈', ' ']);
        let digits: Vec<char> = typed.chars().collect();
        if !digits.iter().all(|c| c.is_ascii_digit() || *c == '.') || digits.is_empty() {
            return None;
        }
        let within = match (entry.within("cite", "quote"), entry.of(side, "text")) {
            (None, _) => vec![self.cell(entry.of(side, "year")?)?],
            (Some(_), Some(text)) => self.places(text),
            (Some(_), None) => vec![self.quote.clone()],
        };
        // The 10 of 0/10万 is of the unit.
        let is_of_number = |at: Option<usize>| {
            let letter = at.and_then(|at| self.letters.get(at));
            letter.is_some_and(|c| c.is_ascii_digit() || "./／".contains(*c))
        };
        let is_digit =
            |at: usize| self.letters.get(at).is_some_and(|c| c.is_ascii_digit() || *c == '.');
        let is_it = |at: &usize| {
            self.letters.get(*at..*at + digits.len()) == Some(&digits)
                && !is_of_number(at.checked_sub(1))
                && !is_digit(at + digits.len())
                && within.iter().any(|w| w.start <= *at && at + digits.len() <= w.end)
        };
        let all: Vec<usize> = (0..self.letters.len()).filter(is_it).collect();
        let named = || {
            let name = self.places(entry.key("name")?).pop()?;
            let next = all.iter().find(|at| name.end <= **at)?;
            (next - name.end < 8).then_some(*next)
        };
        let at = if let [at] = all[..] { at } else { named()? };
        Some(at..at + digits.len())
    }

    /// Where words stand in the cited ones.
    fn places(&self, words: &str) -> Vec<Range<usize>> {
        let words: Vec<char> = plain(words).chars().collect();
        let is_it = |at: &usize| self.letters.get(*at..).is_some_and(|l| l.starts_with(&words));
        let places = self.quote.clone().filter(is_it).map(|at| at..at + words.len());
        places.filter(|place| place.end <= self.quote.end).collect()
    }

    /// The cell of the row under the head that has a year.
    fn cell(&self, year: &str) -> Option<Range<usize>> {
        let head: String = self.head.as_ref()?.iter().collect();
        let column = head.split('|').position(|cell| cell.contains(year))?;
        let bars: Vec<usize> =
            (0..self.letters.len()).filter(|at| self.letters.get(*at) == Some(&'|')).collect();
        Some(bars.get(column - 1)? + 1..*bars.get(column)?)
    }

    /// The passage and the record with some letters changed in both.
    pub(crate) fn edited(&self, entry: &Entry, edit: &Edit) -> Option<(Self, Entry)> {
        let (mut passage, with) = (self.clone(), edit.with.chars().collect::<Vec<_>>());
        if edit.is_in_head {
            passage.head.as_mut()?.splice(edit.at.clone(), with);
            return Some((passage, entry.clone()));
        }
        passage.letters.splice(edit.at.clone(), with.iter().copied());
        let moved = |end: usize| end + with.len() - edit.at.len();
        let (before, behind) = (
            edit.at.end <= self.quote.start && edit.at.start < self.quote.start,
            edit.at.start >= self.quote.end,
        );
        passage.quote = match (before, behind) {
            (true, _) => moved(self.quote.start)..moved(self.quote.end),
            (_, true) => self.quote.clone(),
            _ if edit.at.start < self.quote.start => return None,
            _ => self.quote.start..moved(self.quote.end),
        };
        let mut changed = entry.clone();
        if entry.within("cite", "quote").is_some() && !before && !behind {
            changed = changed.with(
                Some("cite"),
                "quote",
                &said(passage.letters.get(passage.quote.clone())?),
            );
        }
        for (outer, key) in [
            (None, "name"),
            (None, "text"),
            (Some("target"), "text"),
            (Some("baseline"), "text"),
            (Some("cite"), "row"),
            (Some("cite"), "part"),
        ] {
            let typed = outer.map_or_else(|| entry.key(key), |outer| entry.within(outer, key));
            let Some(typed) = typed.map(|typed| plain(typed.trim_matches('"'))) else { continue };
            let word: Vec<char> = typed.chars().collect();
            // Words that are put before the number do not belong to the name before it.
            let end =
                |at: usize| at + word.len() - usize::from(key == "name" && edit.at.is_empty());
            let holds = |at: &usize| {
                *at <= edit.at.start
                    && edit.at.end <= end(*at)
                    && (edit.at.start > *at || !edit.at.is_empty())
            };
            let mut places = (0..self.letters.len())
                .filter(|at| self.letters.get(*at..).is_some_and(|l| l.starts_with(&word)));
            if let Some(at) = places.find(holds) {
                let end = moved(at + word.len());
                changed = changed.with(outer, key, &said(passage.letters.get(at..end)?));
            }
        }
        Some((passage, changed))
    }
}

/// The line that a record cites, among those of its document.
fn cited(lines: &[&str], entry: &Entry) -> Option<Cited> {
    let opening = entry.within("cite", "table").or(entry.within("cite", "under"));
    let from = opening.map_or(Some(0), |words| {
        let starts = |line: &&str| {
            let line: String = letters(line.trim_start_matches('#')).into_iter().collect();
            let rest = line.strip_prefix(&plain(words)).map(str::to_owned);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        lines.iter().position(starts)
    })?;
    let at = match entry.within("cite", "quote") {
        Some(quote) => from + lines.get(from..)?.iter().position(|l| find(l, quote).is_some())?,
        None => row(lines, from, entry)?,
    };
    let first = lines.get(..at)?.iter().rposition(|line| !line.starts_with('|'));
    let is_row = lines.get(at)?.starts_with('|');
    let start = if is_row { first.map_or(0, |at| at + 1) } else { at };
    Some(Cited { at, start, from })
}

/// A line without blanks and marks of Markdown.
fn letters(line: &str) -> Vec<char> {
    line.replace("**", "").chars().filter(|c| !c.is_whitespace() && *c != '\\').collect()
}

fn plain(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

fn said(letters: &[char]) -> String {
    letters.iter().filter(|c| **c != '|').collect()
}

/// Where words stand in a line, whose bars count for nothing.
fn find(line: &str, words: &str) -> Option<Range<usize>> {
    let own = letters(line);
    let places: Vec<usize> = (0..own.len()).filter(|at| own.get(*at) != Some(&'|')).collect();
    let bare: Vec<char> = places.iter().filter_map(|at| own.get(*at).copied()).collect();
    let words: Vec<char> = plain(words).chars().collect();
    let at =
        (0..bare.len()).find(|at| bare.get(*at..).is_some_and(|rest| rest.starts_with(&words)))?;
    Some(*places.get(at)?..places.get(at + words.len() - 1)? + 1)
}

/// The line of the row that a record cites by its number, and by a cell under that number.
fn row(lines: &[&str], from: usize, entry: &Entry) -> Option<usize> {
    let (no, part) = (entry.within("cite", "row")?, entry.within("cite", "part"));
    let first = from + lines.get(from..)?.iter().position(|line| line.starts_with('|'))?;
    let cells = |line: &str| -> Vec<String> { line.split('|').map(plain).collect() };
    let column = cells(lines.get(first)?).iter().position(|cell| cell == "序号")?;
    let mut last = String::new();
    for (n, line) in
        lines.iter().enumerate().skip(first + 2).take_while(|(_, l)| l.starts_with('|'))
    {
        let cells = cells(line);
        if let Some(own) = cells.get(column).filter(|cell| !cell.is_empty()) {
            last.clone_from(own);
        }
        if last == no && part.is_none_or(|part| cells.contains(&plain(part))) {
            return Some(n);
        }
    }
    None
}
