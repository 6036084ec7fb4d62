//! What Markdown has at the beginning of a line: the `#` of headings, the marks of lists

use super::number::numbered;

/// Depth and words of `## 第二章 指导思想`: the marks of a heading are no text
pub(super) fn marked(line: &str) -> Option<(usize, &str)> {
    let (marks, words) = line.split_at_checked(heading_marks(line))?;
    let depth = marks.trim_start().len();
    (depth > 0).then_some((depth, words.trim()))
}

/// The words of a heading with `#` that may end a table. A `#` before cells that stand apart is one of them.
pub(super) fn heading_among_rows(line: &str) -> Option<&str> {
    let (_, words) = marked(line)?;
    let cells = words.split('\t').flat_map(|part| part.split("  "));
    let cells = cells.filter(|cell| !cell.trim().is_empty()).count();
    // `### 1.\t产品型号`: a tab may stand behind a number, and else parts two cells.
    let is_heading = !words.contains('\t') || numbered(words).is_some();
    (cells <= MOST_APART && is_heading).then_some(words)
}

/// A heading may stand apart from its number: `# 第一章    总则`
const MOST_APART: usize = 2;

/// How many bytes of a line are the `#` of a heading and the blanks before them: one to six, and a blank behind them. Else `#` is
/// a letter of the text.
pub fn heading_marks(line: &str) -> usize {
    let bare = line.trim_start();
    let words = bare.trim_start_matches('#');
    let is_heading = (1..=6).contains(&(bare.len() - words.len())) && words.starts_with(' ');
    if is_heading { line.len() - words.len() } else { 0 }
}

/// The words of an entry of a list in Markdown, or the line as it is
pub(super) fn unlisted(line: &str) -> &str {
    let line = line.trim();
    ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).trim_start()
}
