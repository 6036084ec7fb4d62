//! Writes HTML: whatever is not a tag is escaped.

/// A piece of HTML on its way.
#[derive(Default)]
pub(in crate::page) struct Html(String);

impl Html {
    /// Opens an element.
    pub(in crate::page) fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// Closes an element.
    pub(in crate::page) fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// Closes a block, and starts a new line for whoever reads the source.
    pub(in crate::page) fn close_block(&mut self, tag: &str) {
        self.close(tag);
        self.0.push('\n');
    }

    /// Writes text.
    pub(in crate::page) fn text(&mut self, text: &str) {
        text.chars().for_each(|c| self.letter(c));
    }

    /// Writes one character of text.
    pub(in crate::page) fn letter(&mut self, c: char) {
        match c {
            '<' => self.0.push_str("&lt;"),
            '>' => self.0.push_str("&gt;"),
            '&' => self.0.push_str("&amp;"),
            '"' => self.0.push_str("&quot;"),
            _ => self.0.push(c),
        }
    }

    /// The HTML.
    pub(in crate::page) fn into_string(self) -> String {
        self.0
    }
}
