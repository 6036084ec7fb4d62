//! A text that stands in its file twice, as copies of web pages often do

use std::collections::BTreeMap;

use super::doubt::{Doubt, Why};
use super::lines::Line;
use super::text::squeeze;

/// A line of fewer letters is no sentence of its own: a heading, a label, who is responsible
const SENTENCE: usize = 15;
/// So many sentences one after another are said once, unless the text stands there twice
const FEWEST: usize = 3;
/// And they have so many letters
const LETTERS: usize = 300;
/// Of so many letters of the text one is in them: what all entries of a collection say is said again and again
const SHARE: usize = 10;

/// Lines that say once more what lines above them say, in the same order
struct Run {
    first: usize,
    last: usize,
    sentences: usize,
    letters: usize,
}

/// The doubts about lines that repeat lines above them.
pub(super) fn doubts(lines: &[Line]) -> Vec<Doubt> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut runs: Vec<Run> = Vec::new();
    // Where the sentence before this one stood the first time.
    let mut before = None;
    let mut all = 0;
    let sentences = lines.iter().filter(|line| !line.is_artefact());
    let sentences = sentences.map(|line| (line, squeeze(&line.text)));
    let sentences = sentences.filter(|(_, text)| text.chars().count() >= SENTENCE);
    for (at, (line, text)) in sentences.enumerate() {
        let letters = text.chars().count();
        all += letters;
        let first = *places.entry(text).or_insert(at);
        if first == at {
            before = None;
            continue;
        }
        let goes_on = before.is_some_and(|before| before + 1 == first);
        match runs.last_mut().filter(|_| goes_on) {
            Some(run) => {
                run.last = line.last;
                run.sentences += 1;
                run.letters += letters;
            }
            None => {
                runs.push(Run { first: line.number, last: line.last, sentences: 1, letters });
            }
        }
        before = Some(first);
    }
    let is_long =
        |run: &Run| run.sentences >= FEWEST && run.letters >= LETTERS && run.letters * SHARE >= all;
    let doubt = |run: Run| Doubt { first: run.first, last: run.last, why: Why::Twice };
    runs.into_iter().filter(is_long).map(doubt).collect()
}
