//! Words of something else before the number of a quote that does not name the indicator: 续签率88.0%.

use std::sync::LazyLock;

use super::names::{Names, PIECE};
use crate::check::text::first_values::WORDS;
use crate::check::text::letters;
use crate::check::text::numbers::{Reading, within};
use crate::check::text::place::Place;
use crate::check::text::plain::{NOUNS, PLAIN};
use crate::check::text::tokens::compared;
use crate::model::qualifier::{BEFORE, JOINTS, UNREAD_BEFORE};

/// Marks that part a number from the words before it that are not of it.
const MARKS: &str = "，。；：！？,;:（(）)";

/// Marks and words of a list, in which people tell which number is of which name.
const LISTS: &[&str] = &["、", "分别", "依次"];

/// When something holds, what it is compared with, what is denied.
const TIMES: &str = "\
    年 月 日 旬 周 季度 季 半年 底 末 初 时段 世纪 时点 一 二 三 四 五 六 七 八 九 十 〇 零 两 第 “十 ” “ 期 届 \
    基础 水平 公报 年鉴 表 附表 图 全文 原文 不 未 没 没有 无";

/// How many letters words of something else have at most: longer ones are a sentence.
const LONGEST: usize = 8;

/// How far before a number its clause is read, in letters: a text may have no marks.
const FARTHEST: usize = 60;

/// The words that say nothing of whose a number is, the longest first.
static KNOWN: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let words = [PLAIN, NOUNS, TIMES].into_iter().flat_map(str::split_whitespace);
    let bounds = BEFORE.iter().map(|qualifier| qualifier.word);
    let words =
        words.chain(bounds).chain(JOINTS.iter().copied()).chain(UNREAD_BEFORE.iter().copied());
    let words = words.chain(WORDS.iter().map(|word| word.word));
    let mut words: Vec<Vec<char>> = words.map(|word| compared(&letters::of_text(word))).collect();
    words.retain(|word| !word.is_empty());
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
});

/// The first words, before every place of a number in a quote, that neither the names of the indicator nor the words that
/// may stand before any number have. `also` are other words that are known, as the names of the place.
pub(super) fn other_words(
    place: &Place<'_>,
    digits: &str,
    names: &Names,
    also: &[&str],
) -> Option<String> {
    let passage = place.passage();
    let (start, end) = place.quoted()?;
    let numbers = within(passage, &(start..end), Reading::Printed);
    let mut own = numbers.iter().filter(|number| number.digits == digits).peekable();
    own.peek()?;
    let also: Vec<Vec<char>> = also.iter().map(|words| letters::of_text(words)).collect();
    let mut words = own.map(|number| {
        let first = number.at.start.saturating_sub(FARTHEST);
        let before = passage.get(first..number.at.start).unwrap_or_default();
        let is_end = |c: &char| MARKS.contains(*c) || c.is_ascii_digit();
        let clause = before.iter().rposition(is_end).map_or(0, |at| at + 1);
        let clause = compared(before.get(clause..).unwrap_or_default());
        let is_listed = LISTS.iter().any(|word| letters::has(&clause, word));
        unknown(&clause, names, &also).filter(|_| !is_listed)
    });
    let first = words.next()??;
    words.all(|word| word.is_some()).then_some(first)
}

/// The first letters, two or more, that are in no known word.
fn unknown(clause: &[char], names: &Names, also: &[Vec<char>]) -> Option<String> {
    let (mut at, mut unknown) = (0, Vec::<char>::new());
    while let Some(rest) = clause.get(at..).filter(|rest| !rest.is_empty()) {
        let of_name = names.longest_piece(rest).filter(|length| *length >= PIECE);
        let is_known = |word: &&Vec<char>| rest.starts_with(word);
        let length = KNOWN.iter().chain(also).find(is_known).map(Vec::len).max(of_name);
        if length.is_some() && unknown.len() >= PIECE {
            break;
        }
        if length.is_some() {
            unknown.clear();
        } else {
            unknown.extend(rest.first().filter(|c| letters::is_han(**c)));
        }
        at += length.unwrap_or(1);
    }
    (PIECE..=LONGEST).contains(&unknown.len()).then(|| unknown.into_iter().collect())
}
