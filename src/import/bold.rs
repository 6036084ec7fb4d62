//! The `**` around words that are bold in a text that was turned into Markdown: marks, and no letters of it

use std::borrow::Cow;
use std::ops::Range;

/// The most stars of a mark: `***` is bold and set at an angle, more stand for letters that are left out
const MOST: usize = 3;

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
    let mut open: Option<Range<usize>> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            open = None;
        }
        for stars in runs(line) {
            let (before, behind) = around(line, &stars);
            let place = start + stars.start..start + stars.end;
            match open.take() {
                Some(first)
                    if first.len() == stars.len() && !before.is_none_or(char::is_whitespace) =>
                {
                    marks.extend([first, place]);
                }
                _ if opens(before, behind) => open = Some(place),
                _ => {}
            }
        }
        start += line.len();
    }
    marks
}

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
    let rest = line.trim_start_matches('#');
    let is_heading = rest.len() < line.len() && rest.starts_with(' ');
    let is_dashes =
        line.starts_with('|') && line.contains("---") && line.chars().all(|c| "|-: ".contains(c));
    let is_bold = line
        .strip_prefix("**")
        .and_then(|rest| rest.split_once("**"))
        .is_some_and(|(words, _)| !words.trim().is_empty() && !words.starts_with('*'));
    is_heading || is_dashes || is_bold
}

/// The stars of a line that stand together, as many as a mark has.
fn runs(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + line.get(at..)?.find("**")?;
            let stars = line.get(start..)?.bytes().take_while(|byte| *byte == b'*').count();
            at = start + stars;
            if stars <= MOST {
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
fn opens(before: Option<char>, behind: Option<char>) -> bool {
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
        assert_eq!(without("# 题\n\n***甲***和**乙\n丙**。\n"), "# 题\n\n甲和乙\n丙。\n");
    }

    #[test]
    fn other_stars_are_letters() {
        for text in [
            "联系人：张**、李**。\n",
            "# 名单\n\n张**、李**，5102********1234。\n",
            "# 题\n\n公式 a ** b，一对**只有一个。\n",
            "**镇人民政府，甲村。\n",
        ] {
            assert_eq!(without_bold_marks(text), text);
        }
    }
}
