//! The annexes named at the end of a notice, `附件：1.…`, `附：1.…` or `附件1.…` and below it `2.…`: items of a list, and no headings

use super::lines::Line;
use super::number::{System, numbered};

/// The end of the list that begins at a place, if one does: the numbers go up by one, a line each.
pub(super) fn at(lines: &[Line], at: usize) -> Option<usize> {
    let first = lines.get(at)?;
    let text = first.text.trim();
    let words = ["附件", "附表", "附录", "附"];
    let behind = words.iter().find_map(|word| text.strip_prefix(word))?.trim_start();
    let named = behind.strip_prefix(['：', ':']).unwrap_or(behind).trim();
    // Annexes that a collection leaves out are listed all the same.
    let left_out = ["（略）", "(略)"].iter().find_map(|word| named.strip_prefix(word));
    let named = left_out.unwrap_or(named).trim();
    // `附件1` alone is the heading of an annex, and 附件 above a list of files is a label.
    let is_marked = named.len() < behind.len();
    // 一、 is a chapter, wherever it stands.
    let value = |text| numbered(text).filter(|one| one.system == System::Dot)?.value;
    let mut number = match value(named) {
        Some(1) if is_marked || !ends_in_mark(named) => 1,
        // The list may begin below.
        None if named.is_empty() && is_marked => 0,
        _ => return None,
    };
    let mut end = at + 1;
    for (place, line) in lines.iter().enumerate().skip(at + 1) {
        if line.is_artefact() {
            continue;
        }
        if value(&line.text) != Some(number + 1) {
            break;
        }
        number += 1;
        end = place + 1;
    }
    (number > 1).then_some(end)
}

/// Whether nothing stands behind a number and its mark
fn ends_in_mark(text: &str) -> bool {
    numbered(text).is_some_and(|one| one.rest.trim().is_empty())
}
