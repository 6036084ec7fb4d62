//! What begins another table, or ends one: captions, titles in the middle of the page, the units of a table

use std::collections::BTreeSet;

use super::pieces::{MARGIN, Measure, Piece, pieces};
use crate::import::lines::Line;
use crate::import::number::is_chinese_numeral;
use crate::import::tables::columns::is_value;

/// 表2, 表 C.1, 附表3, 表4  主要指标, 专栏 1  主要指标, 表五  单位：万元: another table begins
pub(super) fn is_caption(pieces: &[Piece]) -> bool {
    if is_unit(pieces) {
        return true;
    }
    let [label, name @ ..] = pieces else { return false };
    number_of_table(label.text).is_some_and(|rest| {
        let rest = rest.trim_start();
        // A name stands apart from a number alone.
        let is_label = rest.chars().all(|c| is_numeral(c) || "-－—.".contains(c));
        let is_named = name.len() == 1
            && !rest.is_empty()
            && is_label
            && name.iter().all(|name| !is_value(name.text));
        is_named
            || name.is_empty()
                && rest.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
    })
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || is_chinese_numeral(c)
}

/// What stands behind 表, 附表, 续表 or 专栏.
fn number_of_table(label: &str) -> Option<&str> {
    ["附表", "续表", "表", "专栏"].into_iter().find_map(|word| label.strip_prefix(word))
}

/// Whether a line is one piece that stands over the start of a column and in none: words in the middle of the page. As the
/// first of a page it may begin where a column does.
pub(super) fn is_across(pieces: &[Piece], columns: &BTreeSet<usize>, is_page: bool) -> bool {
    let [piece] = pieces else { return false };
    piece.start > MARGIN
        && (is_page || !columns.contains(&piece.start))
        && columns.range(piece.start + 1..piece.end).next().is_some()
}

/// Whether a line is the first of its page, or stands right above the unit of a table.
pub(super) fn begins_page(lines: &[Line], at: usize) -> bool {
    let below = lines.get(at + 1).map(|line| pieces(&line.text, Measure::Columns));
    let is_first = lines.get(at).is_some_and(|line| line.is_page);
    is_first || below.is_some_and(|pieces| is_unit(&pieces))
}

/// `2024年一般公共预算收入决算表`, `关于…决算情况的说明`: what a table, or the text below one, is called
pub(super) fn is_title(text: &str) -> bool {
    let text = text.trim_end();
    let text = text
        .strip_suffix(['）', ')'])
        .and_then(|text| text.rfind(['（', '(']).and_then(|open| text.get(..open)))
        .unwrap_or(text);
    text.chars().count() >= SHORTEST_TITLE && ["表", "说明"].iter().any(|word| text.ends_with(word))
}

/// How many letters a title in the middle of the page has at least
const SHORTEST_TITLE: usize = 8;

/// `表五      单位：万元`: the unit of the table below, with its number
fn is_unit(pieces: &[Piece]) -> bool {
    let [label @ .., unit] = pieces else { return false };
    let is_label = |piece: &Piece| {
        number_of_table(piece.text).is_some_and(|rest| rest.chars().count() <= LONGEST_LABEL)
    };
    let is_unit = ["单位：", "单位:", "金额单位"]
        .iter()
        .any(|word| unit.text.trim_start_matches(['（', '(']).starts_with(word));
    is_unit && label.len() < 2 && label.iter().all(is_label)
}

/// How many letters the number of a table has: 十二, 3-1
const LONGEST_LABEL: usize = 4;
