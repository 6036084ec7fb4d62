//! The annexes named at the end of a notice, `附件：1.…` and below it `2.…`: items of a list, and no headings

use super::lines::Line;
use super::number::numbered;

/// The end of the list that begins at a place, if one does: the numbers go up by one, a line each.
pub(super) fn at(lines: &[Line], at: usize) -> Option<usize> {
    let first = lines.get(at)?;
    let behind = first.text.trim().strip_prefix("附件")?.trim_start();
    let named = behind.strip_prefix(['：', ':'])?.trim();
    let mut number = match numbered(named) {
        Some(one) if one.value == Some(1) => 1,
        // The list may begin below.
        None if named.is_empty() => 0,
        _ => return None,
    };
    let mut end = at + 1;
    for (place, line) in lines.iter().enumerate().skip(at + 1) {
        if line.is_artefact() {
            continue;
        }
        if numbered(&line.text).and_then(|one| one.value) != Some(number + 1) {
            break;
        }
        number += 1;
        end = place + 1;
    }
    (number > 1).then_some(end)
}
