//! Where the title of a web page stands: everything above it is of the page

use super::signs::{BUTTON, is_furniture};
use super::words::BEFORE_TITLE;
use crate::import::lines::Line;
use crate::import::number::is_document_number;
use crate::import::text::{is_finished, is_open, squeeze, width};
use crate::import::title::{goes_on, is_agency, is_subtitle, is_titled};

/// Where the title of a page begins, of the lines above its text: with the last line that ends as one does, and those that it
/// goes on from; or with what stands between the way to the page and the line that says when it was published. 0, where too
/// few lines can be nothing but furniture, or one above it may be a part of the text.
pub(super) fn title(head: &[Line]) -> usize {
    let text: Vec<(usize, &str)> = head
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_artefact())
        .map(|(at, line)| (at, line.text.trim()))
        .collect();
    let line = |nth: usize| text.get(nth).map_or("", |(_, line)| *line);
    let signs: Vec<bool> = text.iter().map(|(_, line)| is_furniture(line)).collect();
    let is_sign = |nth: usize| signs.get(nth).copied().unwrap_or_default();
    // What stands below a label is its value, unless it is a button or says what the text is called.
    let is_label = |line: &str| {
        let bare = squeeze(line);
        bare.ends_with(['：', ':']) && !BEFORE_TITLE.iter().any(|label| bare.starts_with(label))
    };
    let is_value = |nth: usize| match nth.checked_sub(1).map(line) {
        // The colon of a label may stand on a line of its own.
        Some("：" | ":") if nth > 1 => is_label(&format!("{}：", line(nth - 2))),
        Some(above) => is_label(above),
        None => false,
    };
    let is_own = |nth: usize| !is_sign(nth) && !is_value(nth) && width(line(nth)) > BUTTON;
    let is_title = |nth: &usize| is_own(*nth) && is_title_of_page(line(*nth));
    let is_between = |nth: &usize| *nth > 0 && is_own(*nth) && is_sign(nth - 1) && is_sign(nth + 1);
    let last = (0..text.len()).rfind(is_title).or_else(|| (0..text.len()).rfind(is_between));
    let Some(mut nth) = last else { return 0 };
    let gap =
        |nth: usize| text.get(nth).and_then(|(at, _)| head.get(*at)).map_or(0, |line| line.gap);
    while nth > 0 && is_own(nth - 1) && gap(nth) == 0 && is_first_half(line(nth - 1), line(nth)) {
        nth -= 1;
    }
    let is_page = (0..nth).any(is_sign)
        && signs.iter().filter(|is_sign| **is_sign).count() >= SIGNS
        && !(0..nth).any(|nth| is_sentence(line(nth)));
    text.get(nth).filter(|_| is_page).map_or(0, |(at, _)| *at)
}

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
