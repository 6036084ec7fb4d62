//! The structure of a web page: its headings, paragraphs and tables

use super::truth::Piece;

/// The pieces of a page; a paragraph that is wholly bold is a heading of the second depth.
pub(super) fn pieces(page: &str) -> Vec<Piece> {
    let mut reader = Reader::default();
    let mut rest = body(page);
    while let Some((text, after)) = rest.split_once('<') {
        reader.text(text);
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = reader.tag(tag, after);
    }
    reader.end();
    reader.pieces
}

fn body(page: &str) -> &str {
    page.find("<body").and_then(|at| page.get(at..)).unwrap_or(page)
}

#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    words: String,
    /// How much of the words is bold
    bold: usize,
    is_bold: bool,
    depth: Option<usize>,
    rows: Option<Vec<Vec<String>>>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        let text = text.replace("&nbsp;", " ").replace("&ldquo;", "“").replace("&rdquo;", "”");
        let text = text
            .replace("&mdash;", "—")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.bold += if self.is_bold { text.len() } else { 0 };
        self.words.push_str(&text);
    }

    fn tag<'a>(&mut self, tag: &str, after: &'a str) -> &'a str {
        let name = tag.split([' ', '\n', '\t']).next().unwrap_or_default().to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" => {
                let end = format!("</{name}");
                return after.find(&end).and_then(|at| after.get(at..)).unwrap_or_default();
            }
            "b" | "strong" => self.is_bold = true,
            "/b" | "/strong" => self.is_bold = false,
            "table" => {
                self.end();
                self.rows = Some(Vec::new());
            }
            "tr" => self.rows.iter_mut().for_each(|rows| rows.push(Vec::new())),
            "/td" | "/th" => {
                let words = std::mem::take(&mut self.words);
                let row = self.rows.as_mut().and_then(|rows| rows.last_mut());
                if let Some(row) = row {
                    row.push(words.trim().to_owned());
                }
            }
            "/table" => {
                let rows: Vec<_> = self.rows.take().unwrap_or_default();
                self.words.clear();
                self.pieces.extend((rows.len() > 1).then_some(Piece::Table(rows)));
            }
            "p" | "/p" | "div" | "/div" | "br" | "br/" | "li" | "/li" if self.rows.is_none() => {
                self.end();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.rows.is_none() => {
                self.end();
                self.depth = name.get(1..).and_then(|digit| digit.parse().ok());
            }
            "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/h6" => self.end(),
            _ => {}
        }
        after
    }

    fn end(&mut self) {
        let words = std::mem::take(&mut self.words).trim().to_owned();
        let (depth, bold) = (self.depth.take(), std::mem::take(&mut self.bold));
        if words.is_empty() {
            return;
        }
        let is_bold = bold >= words.len() && words.chars().count() < 50;
        self.pieces.push(match depth.or(is_bold.then_some(2)) {
            Some(depth) => Piece::Heading(depth, words),
            None => Piece::Paragraph(words),
        });
    }
}
