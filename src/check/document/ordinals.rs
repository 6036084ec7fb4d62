//! Ordinals that count clauses: 一是 … 二是 …, 一要 … 二要 …, 第一，… 第二，….

use std::ops::Range;

use crate::check::text::letters;
use crate::import;

/// Marks behind which a clause begins.
const CLAUSE_STARTS: &str = "。；，：、！？.．;,:!?”」）)";

/// Letters that make another word of 要: 三要素.
const NO_ORDER: &str = "素点件义害领务塞道职";

/// Letters behind 是非 where it is right and wrong, and not 是 before 非.
const RIGHT_OR_WRONG: &str = "曲观分标界功面问感之心";

/// A list counts no more than this.
const MOST: u32 = 30;

/// How many letters the longest numeral has.
const LONGEST: usize = 3;

/// A way in which clauses are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// 一是
    Is,
    /// 一要
    Must,
    /// 第一，
    Nth,
}

/// An ordinal at the beginning of a clause.
#[derive(Debug, Clone)]
pub(super) struct Ordinal {
    pub(super) form: Form,
    pub(super) number: u32,
    /// Its letters.
    pub(super) at: Range<usize>,
}

/// The ordinals of a text, in order.
pub(super) fn ordinals(text: &[char]) -> Vec<Ordinal> {
    let starts = (0..text.len()).filter(|at| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        before.is_none_or(|c| CLAUSE_STARTS.contains(*c))
    });
    starts.filter_map(|at| ordinal(text, at)).collect()
}

fn ordinal(text: &[char], at: usize) -> Option<Ordinal> {
    let rest = text.get(at..)?;
    let is_nth = rest.first() == Some(&'第');
    let rest = rest.get(usize::from(is_nth)..)?;
    let length = rest.iter().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
    let numeral: String = rest.get(..length).filter(|n| n.len() <= LONGEST)?.iter().collect();
    let number = import::value_of_numeral(&numeral).filter(|number| *number <= MOST)?;
    let behind = rest.get(length..)?;
    let next = behind.get(1);
    // 第一、二、四污水处理厂
    let is_of_names =
        behind.first() == Some(&'、') && next.is_some_and(|c| "一二三四五六七八九十".contains(*c));
    // 一是一，二是二, and not 三是三大攻坚战
    let is_itself = next.is_some_and(|c| numeral.starts_with(*c))
        && !behind.get(2).is_some_and(|c| letters::is_han(*c));
    let form = match behind.first()? {
        _ if is_nth && is_of_names => return None,
        '，' | '、' | ',' if is_nth => Form::Nth,
        '是' if !is_nth && !is_itself => Form::Is,
        '要' if !is_nth && !next.is_some_and(|c| NO_ORDER.contains(*c)) => Form::Must,
        _ => return None,
    };
    // Of 第一，the comma is no part.
    let end = at + usize::from(is_nth) + length + usize::from(!is_nth);
    // 二是非公立医院… counts, 一是非面前… does not.
    let is_right_or_wrong = letters::starts_with(behind, "是非")
        && behind.get(2).is_none_or(|c| RIGHT_OR_WRONG.contains(*c) || !c.is_alphanumeric());
    (!is_right_or_wrong).then_some(Ordinal { form, number, at: at..end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_begin_clauses() {
        let read = |text: &str| {
            let found = ordinals(&letters::of_text(text));
            found.into_iter().map(|one| (one.form, one.number)).collect::<Vec<_>>()
        };
        assert_eq!(read("一是抓好预防。二是抓好治疗"), [(Form::Is, 1), (Form::Is, 2)]);
        assert_eq!(read("一是公立医院；二是非公立医院"), [(Form::Is, 1), (Form::Is, 2)]);
        assert_eq!(read("一是非面前，二是非观念"), []);
        assert_eq!(read("二是五化协同；三是三大行动"), [(Form::Is, 2), (Form::Is, 3)]);
        assert_eq!(read("做到：一要早，十二要快"), [(Form::Must, 1), (Form::Must, 12)]);
        assert_eq!(read("第一，预防。第二、治疗"), [(Form::Nth, 1), (Form::Nth, 2)]);
        assert_eq!(read("第一、二、四污水处理厂改造，第五、六污水处理厂扩建"), []);
        assert_eq!(read("三要素齐全，一是一，唯一是它，第一是预防，四十五是多少"), []);
    }
}
