//! Pairs of stars that mark nothing in a text: they are letters of it, and stand in its original or are a slip.

use super::difference::Difference;
use crate::diag::Message;
use crate::say;

/// Drops the differences of stars that the original has at the same place, and of two on one line the second: they are one
/// slip.
pub(super) fn settle(differences: &mut Vec<Difference>, body: &str, seed: &str) {
    let mut first = None;
    differences.retain(|difference| {
        if !is_mark(difference) {
            return true;
        }
        if has_stars(seed, difference.seed_place.start, &difference.body) {
            return false;
        }
        let between = first.and_then(|end| body.get(end..difference.body_place.start));
        let is_second = between.is_some_and(|between| !between.contains('\n'));
        first = (!is_second).then_some(difference.body_place.end);
        !is_second
    });
}

/// Whether a difference is stars that only the text has, as two that should mark words.
pub(super) fn is_mark(difference: &Difference) -> bool {
    difference.seed.is_empty()
        && difference.body.len() >= STARS.len()
        && difference.body.bytes().all(|b| b == b'*')
}

/// What is said of such stars, and how they mark words.
pub(super) fn said() -> (Message, Message) {
    let say = say!("`**` 在这里不起作用，成了正文里的字", "`**` marks nothing here and is text");
    let hint = say!(
        "收尾的 `**` 前面是标点、后面是字时不算数：把标点移到星号后面，如 `**（一）总体要求**。坚持`；星号里面紧挨着的不能是空格；不要粗体的，去掉星号",
        "no bold ends between a mark and a letter: move the mark behind the stars, as in `**Aims**: all`; no blank may stand inside next to them; or leave them out"
    );
    (say, hint)
}

const STARS: &str = "**";

fn has_stars(seed: &str, at: usize, stars: &str) -> bool {
    let (before, behind) = seed.split_at_checked(at).unwrap_or((seed, ""));
    before.trim_end().ends_with(stars) || behind.trim_start().starts_with(stars)
}
