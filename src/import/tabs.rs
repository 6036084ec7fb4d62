//! Tabs that part no cells: before a line they set a paragraph in, behind its number a word processor puts one

use std::borrow::Cow;

use super::furniture::BULLETS;
use super::number::{System, article, numbered};
use super::text::{is_han, width};

/// What a tab at the beginning of a line stands for
const INDENT: &str = "    ";

/// Half of the paragraphs of a text are at least so wide
const PARAGRAPH: usize = 40;

/// The lines of a seed, with blanks in the place of tabs that they begin with or that stand behind their numbers; what all
/// lines are set in by is left out.
///
/// Beside a row with several cells such a line is a row of the table, and short lines below each other with one tab each are
/// its cells.
pub(super) fn as_indents(seed: &str) -> Vec<Cow<'_, str>> {
    let mut indented = with_labels(seed);
    let parted = indented.clone();
    let lines: Vec<&str> = parted.iter().map(AsRef::as_ref).collect();
    let is_text = |(_, line): &(usize, &&str)| !line.trim().is_empty();
    let texts: Vec<usize> = lines.iter().enumerate().filter(is_text).map(|(at, _)| at).collect();
    let is_row = |line: &str| line.trim().contains('\t');
    let is_led = |line: &str| tabs(line) > 0 && !is_row(line);
    let led: Vec<&str> = lines.iter().copied().filter(|line| is_led(line)).collect();
    let are_cells = are_cells(&led);
    let text = |nth: Option<usize>| {
        let at = nth.and_then(|nth| texts.get(nth));
        at.and_then(|at| lines.get(*at)).copied().unwrap_or_default()
    };
    let is_of_table = |nth: usize| {
        let line = text(Some(nth));
        let [above, below] = [nth.checked_sub(1), Some(nth + 1)].map(text);
        is_row(line)
            || is_row(above) && !is_text_below(line, above)
            // No table begins with a sentence.
            || is_row(below) && !ends_sentence(line)
            // A cell is short, or has others beside it.
            || are_cells && (!is_paragraph(line) || is_led(above) || is_led(below))
    };
    let usual = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| tabs(line)).min();
    for (nth, at) in texts.iter().enumerate() {
        let is_plain = |line: &&mut Cow<'_, str>| is_led(line) && !is_of_table(nth);
        if let Some(line) = indented.get_mut(*at).filter(is_plain) {
            let indents = INDENT.repeat(tabs(line) - usual.unwrap_or_default());
            *line = Cow::Owned(indents + &line.replace('\t', ""));
        }
    }
    indented
}

/// The lines of a seed, with a blank in the place of the tab behind a number, as `一、`, `1.` or `第一条`.
fn with_labels(seed: &str) -> Vec<Cow<'_, str>> {
    let mut lines: Vec<Cow<'_, str>> = seed.lines().map(Cow::Borrowed).collect();
    let printed: Vec<&str> = seed.lines().collect();
    let is_row = |line: &str| line.trim().contains('\t');
    let texts = printed.iter().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let texts: Vec<(usize, &str)> = texts.map(|(at, line)| (at, *line)).collect();
    for run in texts.chunk_by(|(_, one), (_, next)| is_row(one) && is_row(next)) {
        let rows: Vec<&str> = run.iter().map(|(_, line)| *line).collect();
        for (nth, labelled) in outside_table(&rows) {
            if let Some(line) = run.get(nth).and_then(|(at, _)| lines.get_mut(*at)) {
                *line = Cow::Owned(labelled.joined());
            }
        }
    }
    lines
}

/// The lines with a number and a tab among lines with tabs that are no rows of the table in them: those above it, and those
/// below. Below rows of two cells a number may be that of a further row.
fn outside_table<'l>(lines: &[&'l str]) -> impl Iterator<Item = (usize, Labelled<'l>)> {
    let labelled: Vec<Option<Labelled<'_>>> = lines.iter().map(|line| Labelled::of(line)).collect();
    let is_bare =
        |nth: usize| labelled.get(nth).and_then(Option::as_ref).is_some_and(Labelled::is_bare);
    // Numbers without a mark below each other count the rows of a table.
    let is_counted =
        |nth: usize| is_bare(nth) && (is_bare(nth + 1) || nth.checked_sub(1).is_some_and(is_bare));
    let cells: Vec<usize> = (0..labelled.len())
        .filter(|nth| labelled.get(*nth).is_some_and(Option::is_none) || is_counted(*nth))
        .collect();
    let is_wide =
        |nth: &usize| lines.get(*nth).is_some_and(|line| line.trim().matches('\t').count() > 1);
    let are_plain = cells.iter().all(is_wide) || cells.iter().any(|nth| is_counted(*nth));
    let first = cells.first().copied().unwrap_or(labelled.len());
    let behind = match cells.last() {
        Some(last) if !are_plain => behind_narrow(&labelled, *last),
        last => last.map_or(0, |last| last + 1),
    };
    let outside = labelled.into_iter().enumerate();
    let outside = outside.filter(move |(nth, _)| *nth < first || *nth >= behind);
    outside.filter_map(|(nth, row)| Some((nth, row?)))
}

/// Where the lines begin that stand behind a table of two cells a row: their numbers are higher than those of its own rows.
fn behind_narrow(rows: &[Option<Labelled<'_>>], last: usize) -> usize {
    let system = |row: &Option<Labelled<'_>>| row.as_ref().and_then(Labelled::system);
    let mut labelled = rows.iter().enumerate().skip(last + 1);
    let own = rows.get(last + 1).and_then(system);
    let is_higher = |row| system(row).zip(own).is_some_and(|(other, own)| other < own);
    labelled.find(|(_, row)| is_higher(row)).map_or(rows.len(), |(nth, _)| nth)
}

/// A line with one tab, behind its number
struct Labelled<'l> {
    /// The number, with the blanks before it
    label: &'l str,
    text: &'l str,
}

impl<'l> Labelled<'l> {
    fn of(line: &'l str) -> Option<Self> {
        let start = line.len() - line.trim_start().len();
        let (_, text) = line.get(start..)?.split_once('\t')?;
        let label = line.strip_suffix(text)?.strip_suffix('\t')?;
        let number = label.trim();
        let is_short = number.chars().count() <= LONGEST_LABEL;
        let is_numbered = || numbered(number).is_some_and(|one| one.rest.trim().is_empty());
        let is_article = || article(number).is_some_and(|(_, rest)| rest.is_empty());
        // Behind an empty cell it is one of a table.
        let is_first = !label.starts_with('\t');
        let is_decimal = || is_first && number.chars().all(|c| c.is_ascii_digit() || c == '.');
        let is_text = text.trim_start().starts_with(is_han);
        let is_label = is_short
            && (is_numbered()
                || is_article()
                || is_text && (is_decimal() || is_item(number) || number == "注："));
        let is_one = !text.contains('\t') && !text.trim().is_empty();
        (is_label && is_one).then_some(Self { label, text })
    }

    fn system(&self) -> Option<System> {
        numbered(self.label).map(|one| one.system)
    }

    /// Whether the number has no mark: rows below each other begin so, too
    fn is_bare(&self) -> bool {
        self.label.trim().chars().all(|c| c.is_ascii_digit())
    }

    /// The line with a blank for the tab, where no mark parts the number from the text
    fn joined(&self) -> String {
        let is_parted = self.label.trim_end().ends_with(['、', '）', '．']);
        let blank = if is_parted { "" } else { " " };
        [self.label, blank, self.text.trim_start()].concat()
    }
}

/// A number with its mark has no more letters
const LONGEST_LABEL: usize = 8;

/// Marks of items beside the usual bullets; the letters are those that a word processor writes for bullets of a font of signs
const ITEMS: &str = "-–—*○◇□★➢➤✓√lnuØü§²";

/// `•`, `1)`, `a)`, `A.`
fn is_item(label: &str) -> bool {
    let mut letters = label.chars();
    let (first, rest) = (letters.next(), letters.as_str());
    let is_bullet = first.is_some_and(|c| {
        BULLETS.contains(&c) || ITEMS.contains(c) || ('\u{f000}'..='\u{f0ff}').contains(&c)
    });
    let number = label.strip_suffix([')', '）']);
    let is_number = |number: &str| number.bytes().all(|c| c.is_ascii_digit());
    let is_letter =
        first.is_some_and(|c| c.is_ascii_alphabetic()) && matches!(rest, ")" | "）" | ".");
    is_bullet && rest.is_empty()
        || is_letter
        || number.is_some_and(|n| !n.is_empty() && is_number(n))
}

/// Whether lines that begin with a tab are the cells of a table: few of them are wide, and none is set in by other blanks.
fn are_cells(led: &[&str]) -> bool {
    let is_wide = |line: &&&str| is_paragraph(line);
    let is_set_in = |line: &&&str| {
        line.trim_start_matches(' ')
            .strip_prefix('\t')
            .is_none_or(|rest| rest.starts_with(char::is_whitespace))
    };
    let count = |is: fn(&&&str) -> bool| led.iter().filter(is).count();
    count(is_wide) * 2 <= led.len() && count(is_set_in) * 2 <= led.len()
}

/// Whether a line is a sentence below a row that has none: text goes on there, and no cell
fn is_text_below(line: &str, row: &str) -> bool {
    line.trim_end().ends_with('。') && !row.contains('。')
}

/// Whether a line is no cell by itself: it is wide, or a sentence
fn is_paragraph(line: &str) -> bool {
    width(line) >= PARAGRAPH || ends_sentence(line)
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end().ends_with(['。', '：', ':'])
}

/// How many tabs a line begins with
fn tabs(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).filter(|c| *c == '\t').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_before_paragraphs_are_indents() {
        let long = "推进健康城市、健康村镇建设，建立环境与健康的调查制度。";
        let indented =
            ["题".to_owned(), format!("    {long}"), String::new(), format!("        {long}")];
        assert_eq!(as_indents(&format!("题\n\t{long}\n\n\t\t{long}")), indented);
        assert_eq!(
            as_indents("\t　　第一段。\n\t　　第二段。\t"),
            ["　　第一段。", "　　第二段。"]
        );
    }

    #[test]
    fn tabs_of_a_table_stay() {
        let table = "指标\t单位\t目标\n\t\t2025年\n床位\t张\t7";
        assert_eq!(as_indents(table).join("\n"), table);
        let cells = "\t指标\n\t目标\n\n\t床位\n\t7";
        assert_eq!(as_indents(cells).join("\n"), cells);
    }
}
