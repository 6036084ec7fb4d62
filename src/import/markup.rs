//! The source of a web page, which no browser has turned into text

/// So many paragraphs of markup are no stray ones
const FEWEST: usize = 10;
/// At most so many letters stand for each of them
const LETTERS: usize = 400;

/// Whether a text is the source of a web page: its paragraphs end with tags. Tables alone may be written so in Markdown.
pub fn is_markup(seed: &str) -> bool {
    let ends_paragraph = |tag: &str| {
        let name: String = tag.chars().take_while(char::is_ascii_alphabetic).collect();
        ["p", "div", "span"].contains(&name.to_ascii_lowercase().as_str())
            && tag.get(name.len()..).is_some_and(|rest| rest.starts_with('>'))
    };
    let ends = seed.split("</").skip(1).filter(|tag| ends_paragraph(tag)).count();
    ends >= FEWEST && ends * LETTERS >= seed.chars().count()
}
