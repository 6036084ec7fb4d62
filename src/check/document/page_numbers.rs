//! Numbers of pages that a text has although they seem to be none of it.

use super::difference::Difference;
use crate::import;
use crate::model::is_blank;

/// How far from the number of a page the letters beside it may lie, in bytes: over blanks and the end of a line.
const NEAR_PAGE: usize = 200;

/// The lines of an original that are numbers of pages, with the bytes that they begin at; of several one below the other all
/// of them as well.
pub(super) fn of(seed: &str) -> Vec<(usize, String)> {
    let pages = import::bare_page_numbers(seed);
    let mut start = 0;
    let mut numbers = Vec::new();
    let mut together: Option<(usize, String)> = None;
    for (number, line) in seed.split_inclusive('\n').enumerate() {
        let letters: String = line.chars().filter(|c| !is_blank(*c)).collect();
        if pages.contains(&number) {
            let (_, all) = together.get_or_insert((start, String::new()));
            all.push_str(&letters);
            numbers.push((start, letters));
        } else if !letters.is_empty() {
            numbers.extend(together.take());
        }
        start += line.len();
    }
    numbers.extend(together);
    numbers
}

/// Whether a text has a number that its original seems to have at the foot of a page only: who takes it for a value may
/// leave it in.
pub(super) fn is_left_in(difference: &Difference, numbers: &[(usize, String)]) -> bool {
    let is_near = |at: usize| at.abs_diff(difference.seed_place.start) <= NEAR_PAGE;
    difference.seed.is_empty()
        && numbers.iter().any(|(at, number)| is_near(*at) && *number == difference.body)
}
