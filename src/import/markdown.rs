//! The draft as Markdown; what Markdown would read as markup is escaped, and nothing else

use super::outline::Part;
use super::tables::Table;

const RULE: &str = "---";

/// Writes the parts, with a blank line between them.
pub(super) fn markdown(parts: &[Part]) -> String {
    let mut blocks: Vec<String> = Vec::new();
    for part in parts {
        match part {
            Part::Heading { level, text } => {
                blocks.push(format!("{} {}", "#".repeat(*level), heading(text)));
            }
            Part::Paragraph(text) => blocks.push(paragraph(text)),
            Part::Rule => blocks.push(RULE.to_owned()),
            Part::Table(one) => blocks.push(table(one)),
        }
    }
    // A rule divides what stands above it from what stands below.
    while blocks.last().is_some_and(|block| block == RULE) {
        blocks.pop();
    }
    blocks.join("\n\n") + if blocks.is_empty() { "" } else { "\n" }
}

fn table(table: &Table) -> String {
    let line = |row: &[String]| {
        let cells: Vec<String> = row.iter().map(|cell| inline(cell).replace('|', "\\|")).collect();
        format!("| {} |", cells.join(" | ")).replace("  ", " ")
    };
    let delimiter = format!("| {} |", vec!["---"; table.header.len()].join(" | "));
    let mut lines = vec![line(&table.header), delimiter];
    lines.extend(table.rows.iter().map(|row| line(row)));
    lines.join("\n")
}

fn heading(text: &str) -> String {
    let text = inline(text);
    match text.strip_suffix(['#', '}']) {
        // A closing run of # and {#id} would be taken for markup.
        Some(start) => format!("{start}\\{}", text.trim_start_matches(start)),
        None => text,
    }
}

fn paragraph(text: &str) -> String {
    block_start(&inline(text))
}

/// Escapes a mark that would make the paragraph a list, a heading or a quotation.
fn block_start(text: &str) -> String {
    let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.strip_suffix(after_digits).unwrap_or_default();
    let is_before_blank = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    if let Some(rest) = after_digits.strip_prefix(['.', ')']).filter(|rest| is_before_blank(rest))
        && (1..=9).contains(&digits.len())
    {
        let mark = after_digits.strip_suffix(rest).unwrap_or_default();
        return format!("{digits}\\{mark}{rest}");
    }
    let is_list = text.strip_prefix(['-', '+', '*']).is_some_and(is_before_blank);
    let is_heading = text.starts_with('#') && is_before_blank(text.trim_start_matches('#'));
    let is_rule = text.len() >= 3 && text.chars().all(|c| matches!(c, '-' | '=' | ' '));
    if is_list || is_heading || is_rule || text.starts_with('>') {
        format!("\\{text}")
    } else {
        text.to_owned()
    }
}

/// Marks that are text where they have no partner.
const PAIRED: [char; 4] = ['*', '_', '~', '`'];

/// Escapes what would be markup inside a line.
fn inline(text: &str) -> String {
    let marks = Marks::of(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        if marks.is_markup(at, c, next) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// What tells whether a mark has a partner, looked up once for a line: it may be a megabyte long.
struct Marks {
    /// Which of [`PAIRED`] occur more than once.
    paired: [bool; 4],
    last_bracket: Option<usize>,
    last_semicolon: Option<usize>,
}

impl Marks {
    fn of(text: &str) -> Self {
        Self {
            paired: PAIRED.map(|mark| text.matches(mark).nth(1).is_some()),
            last_bracket: text.rfind(']'),
            last_semicolon: text.rfind(';'),
        }
    }

    fn is_markup(&self, at: usize, c: char, next: Option<char>) -> bool {
        let is_behind = |place: Option<usize>| place.is_some_and(|place| place > at);
        match c {
            '\\' => next.is_some_and(|next| next.is_ascii_punctuation()),
            // One of a kind has no partner and stays what it is.
            '*' | '_' | '~' | '`' => {
                PAIRED.iter().zip(self.paired).any(|(mark, is_paired)| *mark == c && is_paired)
            }
            '[' => is_behind(self.last_bracket),
            '<' => next
                .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => {
                next.is_some_and(|next| next.is_ascii_alphabetic() || next == '#')
                    && is_behind(self.last_semicolon)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_at_the_start_of_a_paragraph_stay_text() {
        assert_eq!(paragraph("1. 推进"), "1\\. 推进");
        assert_eq!(paragraph("1.推进"), "1.推进");
        assert_eq!(paragraph("2022. 年度"), "2022\\. 年度");
        assert_eq!(paragraph("+ 线下"), "\\+ 线下");
        assert_eq!(paragraph("# 号"), "\\# 号");
        assert_eq!(paragraph("---"), "\\---");
        assert_eq!(paragraph("——坚持统筹"), "——坚持统筹");
    }

    #[test]
    fn marks_with_a_partner_are_escaped() {
        assert_eq!(inline("0~3岁"), "0~3岁");
        assert_eq!(inline("0~3岁、4~6岁"), "0\\~3岁、4\\~6岁");
        assert_eq!(inline("综合楼\\地下停车库\\#2"), "综合楼\\地下停车库\\\\#2");
        assert_eq!(inline("<p>与<5"), "\\<p>与<5");
        assert_eq!(heading("C#"), "C\\#");
    }
}
