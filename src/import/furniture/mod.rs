//! What a web page puts around a text: buttons, the way to the page, a table of who published it when

mod front_matter;
mod page_title;
mod signs;
mod words;

use super::lines::{Line, next_text};
use super::number::heading;
use super::text::{is_finished, squeeze, width};
use super::title::is_titled;
use page_title::title;
use signs::{BUTTON, has_word_before_colon, is_furniture, is_label};
use words::{FOOT_SIGNS, OTHER_PAGES, WEAK, WHOLE};

pub(super) use signs::BULLETS;

/// How many lines of text may stand below the text of a page
const FOOT: usize = 30;
/// How many lines of text the head of a page may have: menus have some
const HEAD: usize = 120;
/// A value below its label is no longer
const VALUE: usize = 60;
/// A sentence of the text is wider
const SENTENCE: usize = 30;
/// So many lines with labels show that all of that form are some
const LABELLED: usize = 3;

/// Where on a page furniture stands: above the text and below it
pub(super) struct Page {
    /// Where the front matter ends that another program wrote
    front: usize,
    head: usize,
    /// Whether a line above the text can be nothing else
    has_signs: bool,
    has_labels: bool,
    /// Where the title begins, below what can be nothing else
    title: usize,
    /// The line that alone gives the title, behind a label
    labelled: Option<usize>,
    /// From where on lines may be of the foot, and from where on all of them are
    foot: usize,
    below: usize,
}

impl Page {
    pub(super) fn of(lines: &[Line]) -> Self {
        let text = lines.iter().enumerate().filter(|(_, line)| !line.is_artefact());
        let foot = text.rev().nth(FOOT).map_or(0, |(at, _)| at);
        let head = head(lines);
        let above = lines.get(..head).unwrap_or_default().iter();
        let has_signs = above.clone().any(|line| is_furniture(line.text.trim()));
        let labels = above.filter(|line| has_word_before_colon(&line.text)).count();
        let front = front_matter::end(lines);
        let (title, labelled) = title(lines.get(..head).unwrap_or_default(), front);
        let has_labels = has_signs && labels >= LABELLED;
        Self {
            front,
            head,
            has_signs,
            has_labels,
            title,
            labelled,
            foot,
            below: below(lines, foot),
        }
    }

    /// The end of the furniture that begins at a place, if it does.
    pub(super) fn at(&self, lines: &[Line], place: usize) -> Option<usize> {
        let end = self.end(lines, place)?;
        match self.labelled {
            Some(title) if title == place => None,
            Some(title) if place < title => Some(end.min(title)),
            _ => Some(end),
        }
    }

    fn end(&self, lines: &[Line], place: usize) -> Option<usize> {
        if place < self.front {
            return Some(self.front);
        }
        if place < self.title {
            return Some(self.title);
        }
        if place < self.head {
            return self.above(lines, place);
        }
        if place >= self.below {
            return Some(lines.len());
        }
        // Below the text only what can be nothing else.
        let is_button = |line: &Line| {
            let bare = squeeze(&line.text);
            let is_word = |word: &str| width(word) >= 4 && WHOLE.contains(&word);
            let are_several = line.text.trim().contains(' ') && !line.text.trim().contains('\t');
            width(&bare) >= 8 && WHOLE.contains(&bare.as_str())
                || are_several && line.text.split_whitespace().all(is_word)
        };
        lines.get(place).filter(|line| place >= self.foot && is_button(line)).map(|_| place + 1)
    }

    /// The end of the furniture that begins at a place of the head.
    fn above(&self, lines: &[Line], at: usize) -> Option<usize> {
        let mut end = at;
        let (mut is_open, mut is_label_open) = (false, false);
        for (place, line) in lines.iter().enumerate().take(self.head).skip(at) {
            let text = line.text.trim();
            if line.is_artefact() {
                continue;
            }
            let is_word =
                self.has_labels && has_word_before_colon(text) && !is_above_text(lines, place);
            let is_weak = self.has_signs && is_label(&squeeze(text), WEAK);
            let is_label = is_furniture(text) || is_weak || is_word;
            // The value of a label may stand below it.
            let is_value = is_label_open && width(text) <= VALUE && !is_titled(text);
            // A word between two buttons is one, too.
            let is_between = || {
                let below = next_text(lines.get(place + 1..).unwrap_or_default());
                end > at && below.is_some_and(|below| is_furniture(&below.text))
            };
            let is_button = width(text) <= BUTTON && (is_open || is_between());
            if !(is_label || is_value || is_button) {
                break;
            }
            is_open = match text.rfind(['【', '[']) {
                Some(opened) => !text.get(opened..).is_some_and(|rest| rest.contains(['】', ']'])),
                None => is_open && !text.contains(['】', ']']),
            };
            is_label_open = is_label && self.has_labels && text.ends_with(['：', ':']);
            end = place + 1;
        }
        (end > at).then_some(end)
    }
}

/// The end of the head of a page: where the text begins, with a heading or a sentence.
fn head(lines: &[Line]) -> usize {
    let is_text = |line: &Line| {
        let text = line.text.trim();
        !is_furniture(text) && (heading(text).is_some() || is_finished(text) && width(text) > 50)
    };
    let mut text = lines.iter().enumerate().filter(|(_, line)| !line.is_artefact());
    let end = text.nth(HEAD).map_or(lines.len(), |(at, _)| at);
    let head = lines.get(..end).unwrap_or(lines);
    head.iter().position(is_text).unwrap_or(head.len())
}

/// Where the foot of a page begins, below the last sentence: what stands there says nothing of the text.
fn below(lines: &[Line], foot: usize) -> usize {
    // `您访问的链接即将离开本网站，是否继续？` is of the page.
    let is_asked = |line: &Line| line.text.trim_end().ends_with('？');
    let is_sentence =
        |line: &Line| is_finished(&line.text) && !is_asked(line) && width(&line.text) > SENTENCE;
    let text = lines.iter().rposition(is_sentence).map_or(lines.len(), |at| at + 1);
    // Below the links of a text its annexes may stand.
    let is_of_annex = |line: &Line| heading(&line.text).is_some() || line.text.contains('\t');
    let annexes = lines.iter().rposition(is_of_annex).unwrap_or_default();
    let is_foot = |(at, line): (usize, &Line)| {
        let bare = squeeze(&line.text);
        let label = bare.split_once(['：', ':']).map_or(bare.as_str(), |(label, _)| label);
        let is_above_pages = at >= annexes && OTHER_PAGES.contains(&label);
        is_above_pages || at >= foot && FOOT_SIGNS.iter().any(|word| bare.contains(word))
    };
    let mut places = lines.iter().enumerate().skip(text);
    places.position(is_foot).map_or(lines.len(), |at| text + at)
}

/// Whether a label without a value stands above running text: `调研情况：`
fn is_above_text(lines: &[Line], at: usize) -> bool {
    let is_bare = lines.get(at).is_some_and(|line| line.text.trim().ends_with(['：', ':']));
    let below = next_text(lines.get(at + 1..).unwrap_or_default());
    is_bare && below.is_some_and(|below| width(&below.text) > VALUE || is_finished(&below.text))
}
