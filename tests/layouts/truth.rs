//! A text whose structure is known: headings, paragraphs and tables, as Markdown writes them

/// A piece of a text
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Heading(usize, String),
    Paragraph(String),
    /// Rows of cells, the header first
    Table(Vec<Vec<String>>),
}

/// The pieces of a text in Markdown; a rule is none.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for block in
        text.split("\n\n").map(str::trim).filter(|block| !block.is_empty() && *block != "---")
    {
        let name = block.trim_start_matches('#');
        let depth = block.len() - name.len();
        pieces.push(if depth > 0 && name.starts_with(' ') {
            Piece::Heading(depth, plain(name))
        } else if block.starts_with('|') {
            Piece::Table(rows(block))
        } else {
            Piece::Paragraph(plain(block))
        });
    }
    pieces
}

fn rows(block: &str) -> Vec<Vec<String>> {
    let is_dashes = |line: &&str| line.chars().all(|c| matches!(c, '|' | '-' | ' ' | ':'));
    let cells = |line: &str| {
        let line = line.trim().trim_start_matches('|');
        let line = line.strip_suffix('|').unwrap_or(line);
        line.split('|').map(plain).collect()
    };
    let lines = block.lines().enumerate();
    lines.filter(|(at, line)| *at != 1 || !is_dashes(line)).map(|(_, line)| cells(line)).collect()
}

/// The text without the escapes of Markdown
fn plain(text: &str) -> String {
    text.trim().replace('\\', "")
}

/// The text without any blank
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
