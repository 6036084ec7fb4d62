//! Where the title of a web page stands: everything above it is of the page

use super::signs::{BUTTON, is_furniture, is_way_to_page};
use super::words::BEFORE_TITLE;
use crate::import::dates::is_document_number;
use crate::import::lines::Line;
use crate::import::marks::unlisted;
use crate::import::number::heading;
use crate::import::text::{is_finished, is_open, squeeze, width};
use crate::import::title::{
    goes_on, is_agency, is_subtitle, is_titled, is_whole_title, labelled_title, named,
};

/// Where the title of a page begins, of the lines above its text: where the lines stand that a label of the page gives as
/// its title; else with the last line that ends as one does, and those that it goes on from; or with what stands between the
/// way to the page and the line that says when it was published. 0, where too few lines can be nothing but furniture, or one
/// above it may be a part of the text.
///
/// With it the line below any front matter with a label that gives the title, where the title does not stand by itself.
pub(super) fn title(head: &[Line], front: usize) -> (usize, Option<usize>) {
    let head = Head::of(head);
    let named = head.named();
    let labelled = if named.is_none() { head.labelled(front) } else { None };
    let place = named.or_else(|| head.last_titled()).or_else(|| head.between());
    let place = place.filter(|nth| head.is_page_above(*nth));
    // The number of a document above its title is no longer of the page.
    let is_number = |nth: &usize| is_document_number(head.line(*nth)) && !head.is_value(*nth);
    let above = |nth: usize| nth.checked_sub(1).filter(is_number).unwrap_or(nth);
    (place.map_or(0, |nth| head.at(above(nth))), labelled)
}

/// The lines of text above the text of a page
struct Head<'a> {
    /// Each with its place among all lines, and its width of blank lines above it
    lines: Vec<(usize, &'a str, usize)>,
    /// Which of them can be nothing but furniture
    signs: Vec<bool>,
    /// How many blank lines usually stand between two of them: every line may have one above it
    usual: usize,
}

impl<'a> Head<'a> {
    fn of(head: &'a [Line]) -> Self {
        let lines = head.iter().enumerate().filter(|(_, line)| !line.is_artefact());
        let lines: Vec<_> = lines.map(|(at, line)| (at, line.text.trim(), line.gap)).collect();
        let signs = lines.iter().map(|(_, line, _)| is_furniture(line)).collect();
        let mut gaps: Vec<usize> = lines.iter().skip(1).map(|(.., gap)| *gap).collect();
        gaps.sort_unstable();
        let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default();
        Self { lines, signs, usual }
    }

    fn at(&self, nth: usize) -> usize {
        self.lines.get(nth).map_or(0, |(at, ..)| *at)
    }

    fn line(&self, nth: usize) -> &'a str {
        self.lines.get(nth).map_or("", |(_, line, _)| line)
    }

    /// Whether it stands no farther below the line above it than others do.
    fn is_close(&self, nth: usize) -> bool {
        self.lines.get(nth).is_some_and(|(.., gap)| *gap <= self.usual)
    }

    fn is_sign(&self, nth: usize) -> bool {
        self.signs.get(nth).copied().unwrap_or_default()
    }

    /// What stands below a label is its value, unless it is a button or says what the text is called.
    fn is_value(&self, nth: usize) -> bool {
        let is_label = |line: &str| {
            let bare = squeeze(line);
            bare.ends_with(['：', ':']) && !BEFORE_TITLE.iter().any(|label| bare.starts_with(label))
        };
        let above = nth.checked_sub(1).filter(|_| self.is_close(nth)).map(|above| self.line(above));
        match above {
            // The colon of a label may stand on a line of its own.
            Some("：" | ":") if nth > 1 => is_label(&format!("{}：", self.line(nth - 2))),
            Some(above) => is_label(above),
            None => false,
        }
    }

    /// Whether a line may be of the title: no button, nothing that a label gives, no entry of contents.
    fn is_own(&self, nth: usize) -> bool {
        let line = self.line(nth);
        !self.is_sign(nth)
            && !self.is_value(nth)
            && width(line) > BUTTON
            && heading(unlisted(line)).is_none()
    }

    /// Where lines that are together what a label gives as the title begin: `标题：…`, and below it the title on two lines.
    fn named(&self) -> Option<usize> {
        let names = self.lines.iter().filter_map(|(_, line, _)| named(line));
        let names: Vec<String> = names.filter(|name| width(name) >= SHORTEST_TITLE).collect();
        (0..self.lines.len()).rfind(|nth| {
            let mut text = String::new();
            self.lines.iter().skip(*nth).take(LINES_OF_TITLE).any(|(_, line, _)| {
                text.push_str(&squeeze(line));
                names.contains(&text)
            })
        })
    }

    /// The line with a label that gives a whole title.
    fn labelled(&self, front: usize) -> Option<usize> {
        let is_title =
            |line: &str| labelled_title(line).is_some_and(|(_, name)| is_whole_title(name));
        let mut lines = self.lines.iter().filter(|(at, ..)| *at >= front);
        lines.find(|(_, line, _)| is_title(line)).map(|(at, ..)| *at)
    }

    fn last_titled(&self) -> Option<usize> {
        let is_title = |nth: &usize| self.is_own(*nth) && is_title_of_page(self.line(*nth));
        let of_text = (0..self.lines.len()).position(|nth| is_sentence(self.line(nth)));
        let mut nth = (0..of_text.unwrap_or(self.lines.len())).rfind(is_title)?;
        while nth > 0
            && self.is_own(nth - 1)
            && self.is_close(nth)
            && is_first_half(self.line(nth - 1), self.line(nth))
        {
            nth -= 1;
        }
        Some(nth)
    }

    /// What stands between two lines that can be nothing but furniture, the first of them the way to the page where it has
    /// more than one line.
    fn between(&self) -> Option<usize> {
        (1..self.lines.len()).rfind(|nth| {
            let own = (*nth..self.lines.len()).take_while(|nth| self.is_own(*nth)).count();
            let most = if is_way_to_page(self.line(nth - 1)) { LINES_OF_TITLE } else { 1 };
            self.is_sign(nth - 1) && (1..=most).contains(&own) && self.is_sign(nth + own)
        })
    }

    /// Whether what stands above a line is of a page and nothing of it of the text.
    fn is_page_above(&self, nth: usize) -> bool {
        let has_way = || (0..nth).any(|nth| is_way_to_page(self.line(nth)));
        let signs = self.signs.iter().filter(|is_sign| **is_sign).count();
        (0..nth).any(|nth| self.is_sign(nth))
            && (signs >= SIGNS || has_way())
            && !(0..nth).any(|nth| is_sentence(self.line(nth)))
    }
}

/// No title has more lines
const LINES_OF_TITLE: usize = 4;

/// Whether a line may be the title of a page: those of menus are shorter, and an order has its title below.
fn is_title_of_page(line: &str) -> bool {
    is_titled(line)
        && !is_subtitle(line)
        && !is_of_speaker(line)
        && !line.ends_with('令')
        && width(line) >= SHORTEST_TITLE
}

/// `省长某某作政府工作报告`: the caption of a picture
fn is_of_speaker(line: &str) -> bool {
    line.contains("作政府工作报告") || line.contains("作工作报告")
}

/// Whether a line may begin a title that goes on in the next.
fn is_first_half(line: &str, next: &str) -> bool {
    let is_whole = is_titled(line) && !is_open(line) && !goes_on(next);
    !is_whole
        && (width(line) >= SHORTEST_HALF || is_agency(line))
        && !is_finished(line)
        && !is_document_number(line)
}

/// The title of a page is at least so wide, and the first line of one
const SHORTEST_TITLE: usize = 12;
const SHORTEST_HALF: usize = 16;

/// So many lines that can be nothing else show a page
const SIGNS: usize = 2;

fn is_sentence(line: &str) -> bool {
    line.contains('。') && width(line) > BUTTON * 4
}
