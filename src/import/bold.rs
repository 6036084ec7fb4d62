//! The `**` around words that are bold in a text that was turned into Markdown: marks, and no letters of it

use std::borrow::Cow;
use std::ops::Range;

use super::marks::heading_marks;
use super::number::numbered;

/// Stars that end bold words and begin others, `**一、****总体要求**`; elsewhere so many, and more, stand for letters
const BETWEEN: usize = 4;

/// Bold words within a sentence have so many letters, at least: of `张**和李**` the stars are letters
const WITHIN: usize = 3;

/// The byte ranges of the stars around bold words, in order.
///
/// Only in a text that shows to be Markdown, by a heading with `#`, a row of dashes below the head of a table or a line that
/// begins with bold words: elsewhere `张**` is a name without its letters.
/// A pair stands in one paragraph, the lines up to a blank one.
fn bold_marks(text: &str) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    if !text.contains("**") || !text.lines().any(is_of_markdown) {
        return marks;
    }
    let mut open: Option<Open> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            open = None;
        }
        for stars in runs(line) {
            let around = around(line, &stars);
            let place = start + stars.start..start + stars.end;
            let first = open.take();
            match first {
                Some(first) if first.ends(text, &place, around) => {
                    let end = place.start + first.stars.len();
                    let next = (end < place.end)
                        .then_some(Open { stars: end..place.end, is_within: false });
                    marks.extend([first.stars, place.start..end]);
                    open = next;
                }
                _ if place.len() < BETWEEN && opens(around) => {
                    let is_within = around.0.is_some_and(char::is_alphanumeric);
                    open = Some(Open { stars: place, is_within });
                }
                _ => {}
            }
        }
        start += line.len();
    }
    marks
}

/// Stars that may begin bold words.
struct Open {
    stars: Range<usize>,
    /// Whether a letter stands right before them
    is_within: bool,
}

impl Open {
    /// Whether the bold words end with other stars, between these letters.
    fn ends(&self, text: &str, stars: &Range<usize>, around: (Option<char>, Option<char>)) -> bool {
        let (before, behind) = around;
        let words = text.get(self.stars.end..stars.start).unwrap_or_default();
        let is_end = behind.is_none_or(|c| c == '\n' || c == '\r');
        let is_long = || words.chars().count() >= WITHIN && !words.contains(NONE_WITHIN);
        (stars.len() == self.stars.len() || stars.len() == BETWEEN && self.stars.len() == 2)
            && (is_end || !before.is_none_or(char::is_whitespace))
            && !words.trim().is_empty()
            && (!self.is_within || is_long())
    }
}

/// Marks that bold words within a sentence have none of
const NONE_WITHIN: [char; 8] = ['、', '，', '。', '；', ',', ';', '|', '\t'];

/// The text without the stars around bold words.
pub(super) fn without_bold_marks(text: &str) -> Cow<'_, str> {
    replace_bold_marks(text, "")
}

/// The text with a blank for each star around bold words: every letter stands where it stood.
pub fn blank_bold_marks(text: &str) -> Cow<'_, str> {
    replace_bold_marks(text, " ")
}

fn replace_bold_marks<'a>(text: &'a str, star: &str) -> Cow<'a, str> {
    let marks = bold_marks(text);
    if marks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut rest = 0;
    let mut replaced = String::with_capacity(text.len());
    for mark in marks {
        replaced.push_str(text.get(rest..mark.start).unwrap_or_default());
        replaced.push_str(&star.repeat(mark.len()));
        rest = mark.end;
    }
    replaced.push_str(text.get(rest..).unwrap_or_default());
    Cow::Owned(replaced)
}

/// Whether a line has a form that Markdown alone gives it.
fn is_of_markdown(line: &str) -> bool {
    let line = line.trim();
    let is_dashes =
        line.starts_with('|') && line.contains("---") && line.chars().all(|c| "|-: ".contains(c));
    // `**镇` and `张**` on one line are names.
    let is_bold = line.strip_prefix("**").and_then(|rest| rest.split_once("**")).is_some_and(
        |(words, behind)| {
            let is_whole = behind.trim_matches('*').is_empty() || numbered(words).is_some();
            let is_part = words.ends_with(['。', '：', ':']) || behind.starts_with(['：', ':']);
            !words.trim().is_empty() && !words.starts_with('*') && (is_whole || is_part)
        },
    );
    heading_marks(line) > 0 || is_dashes || is_bold
}

/// The stars of a line that stand together, as many as a mark has.
fn runs(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + line.get(at..)?.find("**")?;
            let stars = line.get(start..)?.bytes().take_while(|byte| *byte == b'*').count();
            at = start + stars;
            if stars <= BETWEEN {
                return Some(start..at);
            }
        }
    })
}

/// The letters before and behind the stars.
fn around(line: &str, stars: &Range<usize>) -> (Option<char>, Option<char>) {
    let before = line.get(..stars.start).and_then(|before| before.chars().next_back());
    (before, line.get(stars.end..).and_then(|behind| behind.chars().next()))
}

/// Whether stars between two letters may begin bold words: not before a blank, and within a sentence not before a mark, as
/// in `张**、李**`.
fn opens((before, behind): (Option<char>, Option<char>)) -> bool {
    let is_within = before.is_some_and(char::is_alphanumeric);
    behind.is_some_and(|c| {
        !c.is_whitespace() && (c.is_alphanumeric() || !is_within || "“‘《〈（(【〔[".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_of_markdown_are_marks() {
        let without = |text| without_bold_marks(text).into_owned();
        assert_eq!(
            without("**一、目标**\n到2025年，**寿命**79岁。\n"),
            "一、目标\n到2025年，寿命79岁。\n"
        );
        assert_eq!(
            without("**（一）思想。**坚持**“三医”**联动。\n"),
            "（一）思想。坚持“三医”联动。\n"
        );
        assert_eq!(without("# 题\n\n***甲***和，**乙\n丙**。\n"), "# 题\n\n甲和，乙\n丙。\n");
        assert_eq!(without("**一、****要求**\n**二、任务 **\n"), "一、要求\n二、任务 \n");
    }

    #[test]
    fn other_stars_are_letters() {
        for text in [
            "联系人：张**、李**。\n",
            "# 名单\n\n张**、李**，5102********1234。\n",
            "# 题\n\n公式 a ** b，一对**只有一个。\n",
            "**镇人民政府，甲村。\n",
            "**镇人民政府关于张**等人的通报\n\n张**挪用，李**收受。\n",
            "# 题\n\n张**同志、李**同志，王**（男）、赵**（女），张**和李**，510***1234、510***5678\n",
            "| 名单 |\n| --- |\n| 张**等3人 | 李**等2人 |\n",
        ] {
            assert_eq!(without_bold_marks(text), text);
        }
    }
}
