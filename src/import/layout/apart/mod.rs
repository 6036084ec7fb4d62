//! Lines that a program took apart, put together before anything else is read

mod inline;
mod labels;
mod printed;
mod text;
mod titles;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::import::lines::Line;
use crate::import::text::join;
use text::Text;

/// Puts lines together that were taken apart: the first becomes the whole line, and the others blank. Also how many printed lines
/// had been.
///
/// Lines that are not `outside` of tables and the like, by their numbers, stay as they are.
pub(in crate::import) fn put_together(
    mut lines: Vec<Line>,
    outside: &BTreeSet<usize>,
) -> (Vec<Line>, usize) {
    let text = Text { lines: &lines, outside };
    let printed = printed::stretches(&text).unwrap_or_default();
    let in_pieces = printed.len();
    let words = if printed.is_empty() { inline::stretches(&text) } else { Vec::new() };
    let (titles, labels) = (titles::stretches(&text), labels::stretches(&text));
    for pieces in inline::dates(&lines).into_iter().chain(words).chain(printed) {
        let text = whole(lines.get(pieces.clone()).unwrap_or_default());
        replace(&mut lines, pieces, text);
    }
    for pieces in titles {
        let text = titles::whole(lines.get(pieces.clone()).unwrap_or_default());
        replace(&mut lines, pieces, text);
    }
    for pieces in labels {
        let text = labels::whole(lines.get(pieces.clone()).unwrap_or_default());
        replace(&mut lines, pieces, text);
    }
    (lines, in_pieces)
}

/// Makes the first of some lines the whole of them, and the others blank.
fn replace(lines: &mut [Line], pieces: Range<usize>, text: String) {
    for line in lines.get_mut(pieces.clone()).unwrap_or_default() {
        line.text.clear();
    }
    if let Some(first) = lines.get_mut(pieces.start) {
        first.text = text;
        first.last = pieces.end;
    }
}

/// The text of some pieces, with the blanks at its ends
fn whole(pieces: &[Line]) -> String {
    let mut text = String::new();
    for piece in pieces {
        if text.is_empty() {
            text.clone_from(&piece.text);
        } else {
            join(&mut text, &piece.text);
        }
    }
    if pieces.last().is_some_and(|last| last.text.ends_with(' ')) {
        text.push(' ');
    }
    text
}
