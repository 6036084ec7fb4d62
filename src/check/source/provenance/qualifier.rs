//! What words and signs beside a printed number say of it, by the table of qualifiers.

use std::sync::LazyLock;

use super::before::{denied, on_the_way, sign};
use super::beside::{LONGEST_PART, longest_unit};
use crate::check::text::by_letter::ByLetter;
use crate::check::text::letters::{find, find_word};
use crate::check::text::numbers::{PrintedNumber, is_of_unit};
use crate::check::text::parted::CELL;
use crate::model::Bound;
use crate::model::qualifier::{BEFORE, BEHIND, JOINTS, NOT, Qualifier, WITHIN};

/// How many letters of a verb may stand between 至少 and its number: `至少建设5个`.
const LONGEST_VERB: usize = 4;

/// A qualifier as letters.
struct Letters {
    word: Vec<char>,
    bound: Bound,
    unless: Vec<Vec<char>>,
}

/// The table as letters, without blanks as texts are compared, the longest words first.
struct Table {
    before: ByLetter<Letters>,
    behind: ByLetter<Letters>,
    within: ByLetter<Letters>,
    not: Vec<Vec<char>>,
    joints: Vec<Vec<char>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table {
    before: ByLetter::of(letters(BEFORE), |q| q.word.last().copied()),
    behind: ByLetter::of(letters(BEHIND), |q| q.word.first().copied()),
    within: ByLetter::of(letters(WITHIN), |q| q.word.first().copied()),
    not: NOT.iter().map(|word| plain(word)).collect(),
    joints: JOINTS.iter().map(|word| plain(word)).collect(),
});

fn letters(qualifiers: &[Qualifier]) -> Vec<Letters> {
    let mut letters: Vec<Letters> = qualifiers
        .iter()
        .map(|Qualifier { word, bound, unless }| Letters {
            word: plain(word),
            bound: *bound,
            unless: unless.iter().map(|word| plain(word)).collect(),
        })
        .collect();
    letters.sort_by_key(|qualifier| std::cmp::Reverse(qualifier.word.len()));
    letters
}

fn plain(word: &str) -> Vec<char> {
    word.chars().filter(|c| *c != ' ').collect()
}

/// What is printed beside a number: the side on which a value lies, or nothing.
pub(super) fn beside(text: &[char], number: &PrintedNumber) -> Option<Bound> {
    let before = text.get(..number.at.start).unwrap_or_default();
    let behind = text.get(number.at.end..).unwrap_or_default();
    if text.get(number.at.start) == Some(&'半') && before.ends_with(&['过']) {
        return Some(Bound::Above);
    }
    let said_behind = || words_behind(behind);
    sign(before)
        .or_else(|| denied(before, said_behind()))
        .or_else(|| on_the_way(before, behind))
        .or_else(|| words_before(before))
        .or_else(said_behind)
}

/// Where else than beside a number its bound may be printed.
#[derive(Clone, Copy)]
pub(super) enum Around<'a> {
    Nothing,
    /// Anywhere in a row.
    Row(&'a [char]),
    /// Beside another of these numbers, or before the list that they are.
    Numbers(&'a [PrintedNumber]),
}

/// Whether a number may be a bound, or an exact value, by what is printed beside it. Where nothing is, a bound may be printed
/// once for a list, or with words in between: `10/10万、3.5‰、5‰以内`, `至少为每个乡镇建设5个`.
pub(super) fn allows(
    text: &[char],
    number: &PrintedNumber,
    claimed: Bound,
    around: Around<'_>,
) -> bool {
    let before = text.get(..number.at.start).unwrap_or_default();
    if let Some(sign) = sign(before) {
        return sign == claimed;
    }
    if let Some(said) = beside(text, number) {
        // Words do not tell `>` from `≥`.
        return claimed != Bound::Exact && side(said) == side(claimed);
    }
    claimed == Bound::Exact
        || match around {
            Around::Nothing => false,
            Around::Row(row) => says(row, claimed, &[&TABLE.before, &TABLE.behind, &TABLE.within]),
            Around::Numbers(all) => is_shared(text, number, all, claimed),
        }
}

/// Whether a bound is printed beside another number of the list, before the list in its clause, or at the end of the clause.
fn is_shared(text: &[char], number: &PrintedNumber, all: &[PrintedNumber], claimed: Bound) -> bool {
    let Some(own) = all.iter().position(|n| n.at == number.at) else { return false };
    let is_joined = |pair: &[PrintedNumber]| match pair {
        [a, b] => is_list(text.get(a.at.end..b.at.start).unwrap_or_default()),
        _ => false,
    };
    let before = all.get(..=own).unwrap_or_default();
    let first = own - before.windows(2).rev().take_while(|pair| is_joined(pair)).count();
    let behind = all.get(own..).unwrap_or_default();
    let last = own + behind.windows(2).take_while(|pair| is_joined(pair)).count();
    let list = all.get(first..=last).unwrap_or_default();
    let is_said = |n: &PrintedNumber| beside(text, n).is_some_and(|b| side(b) == side(claimed));
    let start = list.first().map_or(0, |n| n.at.start);
    let head = text.get(..start).unwrap_or_default();
    let is_end = |c: &char| CLAUSE_ENDS.contains(*c) || c.is_numeric();
    let clause = head.iter().rposition(is_end).map_or(0, |at| at + 1);
    list.iter().any(is_said)
        || says(head.get(clause..).unwrap_or_default(), claimed, &[&TABLE.before])
        || ends(text.get(number.at.end..).unwrap_or_default(), claimed)
}

/// Signs that end a clause.
const CLAUSE_ENDS: &str = "，。；：！？,;（）()";

/// Whether what stands between two numbers leaves them a list: `‰、`, `人、硕士`, `%，`.
fn is_list(between: &[char]) -> bool {
    let is_plain = !between.iter().any(|c| CLAUSE_ENDS.contains(*c));
    let joints = between.iter().filter(|c| matches!(c, '、' | '和' | '及' | '与')).count();
    let signs = between.iter().skip_while(|c| is_of_unit(**c) || c.is_numeric() || **c == '/');
    is_plain && joints > 0 || matches!(signs.copied().collect::<Vec<char>>()[..], ['，' | ','])
}

/// Whether the clause behind a number ends with a bound: `5个示范社区以上，`.
fn ends(behind: &[char], claimed: Bound) -> bool {
    let is_end = |c: &&char| !CLAUSE_ENDS.contains(**c) && !c.is_numeric() && **c != CELL;
    let clause: Vec<char> = behind.iter().take_while(is_end).copied().collect();
    TABLE.behind.all().any(|q| side(q.bound) == side(claimed) && clause.ends_with(&q.word))
}

/// `不低于95`, `近95`, `约为95`, `至少建设95`.
fn words_before(before: &[char]) -> Option<Bound> {
    let mut rest = before;
    loop {
        if let Some(bound) = ending(rest) {
            return Some(bound);
        }
        let joint = TABLE.joints.iter().find_map(|joint| rest.strip_suffix(joint.as_slice()));
        let Some(shorter) = joint else { break };
        rest = shorter;
    }
    before_a_verb(before)
}

/// The qualifier that a text ends with.
fn ending(text: &[char]) -> Option<Bound> {
    let is_meant = |qualifier: &&Letters| {
        let is_other = |other: &Vec<char>| text.ends_with(other);
        ends_with(text, &qualifier.word) && !qualifier.unless.iter().any(is_other)
    };
    let found = TABLE.before.of_letter(text.last()).iter().find(is_meant)?;
    let rest = text.get(..text.len() - found.word.len()).unwrap_or_default();
    let is_turned = TABLE.not.iter().any(|not| rest.ends_with(not));
    Some(match (found.bound, is_turned) {
        (Bound::Above, true) => Bound::AtMost,
        (Bound::Below, true) => Bound::AtLeast,
        (bound, _) => bound,
    })
}

fn ends_with(text: &[char], word: &[char]) -> bool {
    let Some(start) = text.len().checked_sub(word.len()) else { return false };
    let end = text.get(start..).unwrap_or_default();
    end.iter().zip(word).all(|(c, wanted)| c.eq_ignore_ascii_case(wanted))
}

/// `至少5个`, `至少建设5个`
fn before_a_verb(before: &[char]) -> Option<Bound> {
    let clause = before.iter().rev().take_while(|c| c.is_alphabetic()).take(LONGEST_VERB + 2);
    let clause = before.get(before.len() - clause.count()..).unwrap_or_default();
    // `最多的12家` and `最多时一年12家` are superlatives.
    let is_said = |word: &str| {
        let at = find_word(clause, word).map(|at| at + word.chars().count());
        at.is_some_and(|end| !matches!(clause.get(end), Some('的' | '时')))
    };
    if is_said("至少") || is_said("最少") {
        return Some(Bound::AtLeast);
    }
    (is_said("至多") || is_said("最多")).then_some(Bound::AtMost)
}

/// `95%以上`, `30分钟以内`, `10/10万以下`, `100余人`, `61万余份`, `3.8人左右`.
fn words_behind(behind: &[char]) -> Option<Bound> {
    let starting = |rest: &[char], list: &'static ByLetter<Letters>| {
        let is_meant = |qualifier: &&Letters| {
            rest.starts_with(&qualifier.word)
                && !qualifier.unless.iter().any(|other| rest.starts_with(other))
        };
        list.of_letter(rest.first()).iter().find(is_meant).map(|qualifier| qualifier.bound)
    };
    let scale = behind
        .iter()
        .take_while(|c| matches!(c, '十' | '百' | '千' | '万' | '亿' | '%' | '％' | '‰'))
        .count();
    let within = [behind, behind.get(scale..).unwrap_or_default()];
    if let Some(bound) = within.into_iter().find_map(|rest| starting(rest, &TABLE.within)) {
        return Some(bound);
    }
    let mut rest = behind;
    for _ in 0..=longest_unit(behind) {
        if let Some(bound) = starting(rest, &TABLE.behind) {
            // 50名副高级以上人才: the rank is meant, not the number. 18%的基础上下浮10%: no word begins in another.
            let unit = behind.get(..behind.len() - rest.len()).unwrap_or_default();
            let is_other = matches!(unit, [_, .., '级' | '历' | '称' | '职' | '士' | '师' | '础']);
            return Some(bound).filter(|_| !is_other);
        }
        match rest {
            // The digits of a rate are of the unit, others begin another number: `60%的60岁以上老人`.
            ['/' | '／', next @ ..] => {
                let digits = next.iter().take_while(|c| c.is_numeric()).count();
                rest = next.get(digits..).unwrap_or_default();
            }
            [c, ..] if c.is_numeric() => return None,
            [c, next @ ..] if is_of_unit(*c) => rest = next,
            // `60%（左右）`
            ['（' | '(', '含', next @ ..] => {
                // `90%（含）以上`, `90%（含90%）以上`
                let close =
                    next.iter().take(2 * LONGEST_PART).position(|c| matches!(c, '）' | ')'))?;
                return starting(next.get(close + 1..)?, &TABLE.behind);
            }
            ['（' | '(' | '”', next @ ..] => return starting(next, &TABLE.behind),
            _ => return None,
        }
    }
    None
}

/// On which side of its number a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    At,
    Up,
    Down,
    Around,
}

fn side(bound: Bound) -> Side {
    match bound {
        Bound::Exact => Side::At,
        Bound::AtLeast | Bound::Above => Side::Up,
        Bound::AtMost | Bound::Below => Side::Down,
        Bound::About => Side::Around,
    }
}

/// Whether a text says somewhere that numbers are bounds on this side.
fn says(text: &[char], bound: Bound, lists: &[&ByLetter<Letters>]) -> bool {
    let wanted = side(bound);
    let signs: &[&str] = match wanted {
        Side::At => return true,
        Side::Up => &["≥", "≧", "⩾", ">", "＞", "最低"],
        Side::Down => &["≤", "≦", "⩽", "<", "＜", "最高", "控制在"],
        Side::Around => &["≈", "≒"],
    };
    let is_there = |word: &[char]| find(text, word).is_some();
    let words = lists.iter().flat_map(|list| list.all());
    // A comparison may be turned round: 不低于 allows more.
    let is_either = |qualifier: &Letters| matches!(qualifier.bound, Bound::Above | Bound::Below);
    let mut words = words.filter(|q| {
        side(q.bound) == wanted
            || wanted != Side::Around && is_either(q) && q.word.ends_with(&['于'])
            || wanted == Side::Down && q.word.starts_with(&['超'])
    });
    signs.iter().any(|sign| is_there(&plain(sign))) || words.any(|q| is_there(&q.word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::text::numbers::{Reading, numbers};
    use Bound::{About, Above, AtLeast, AtMost, Below, Exact};

    fn first(text: &str) -> (Vec<char>, PrintedNumber) {
        let text: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
        let first = numbers(&text, Reading::Values).into_iter().next().expect("a number");
        (text, first)
    }

    /// Texts, and what is printed beside their first number.
    const SAID: &[(&str, Option<Bound>)] = &[
        ("≥95", Some(AtLeast)),
        (">=95", Some(AtLeast)),
        ("＜3.5", Some(Below)),
        ("≈30", Some(About)),
        ("95%以上", Some(AtLeast)),
        ("达到95%及以上", Some(AtLeast)),
        ("不得低于95", Some(AtLeast)),
        ("低于95", Some(Below)),
        ("不超过30分钟", Some(AtMost)),
        ("未超过30分钟", Some(AtMost)),
        ("超1000人", Some(Above)),
        ("突破1000人", Some(Above)),
        ("至少建设5个", Some(AtLeast)),
        ("10/10万以内", Some(AtMost)),
        ("30微克/立方米以内", Some(AtMost)),
        ("30微克每立方米左右", Some(About)),
        ("0.5个百分点以上", Some(AtLeast)),
        ("61万余份", Some(Above)),
        ("3.2万多人", Some(Above)),
        ("覆盖率近95%", Some(Below)),
        ("将近200人", Some(Below)),
        ("接近90%", Some(Below)),
        ("尚未达到90%", Some(Below)),
        ("不足一半，未达60%", Some(Below)),
        ("不到60%", Some(Below)),
        ("约1000平方米", Some(About)),
        ("大约为30人", Some(About)),
        ("约占95%", Some(About)),
        ("95%上下", Some(About)),
        ("nearly 95%", Some(Below)),
        ("at least 95%", Some(AtLeast)),
        ("More than 300 beds", Some(Above)),
        ("about 30", Some(About)),
        ("300 or more", Some(AtLeast)),
        ("5个，其中以上", None),
        ("95%", None),
        ("提高到95%", None),
        ("60%多", Some(Above)),
        ("约“60%”", Some(About)),
        ("60%（左右）", Some(About)),
        ("大于等于60%", Some(AtLeast)),
        ("not below 60", Some(AtLeast)),
        ("no higher than 60", Some(AtMost)),
        ("60%不到", Some(Below)),
        ("60%的60岁以上老人", None),
        ("12个以内科为主", None),
        ("12家以下简称中心", None),
        ("最多的12家", None),
        ("went up to 60%", None),
        ("moreover 60", None),
        ("附近3家", None),
        ("节约95吨", None),
        ("签约95人", None),
        ("5个上下水工程", None),
        ("3个多学科团队", None),
        ("彩超3台", None),
    ];

    #[test]
    fn words_and_signs_say_on_which_side_a_value_lies() {
        for (text, said) in SAID {
            let (letters, number) = first(text);
            assert_eq!(beside(&letters, &number), *said, "{text}");
        }
    }

    #[test]
    fn a_claim_is_on_the_side_that_is_printed() {
        for (text, allowed) in [
            ("≥95", &[AtLeast][..]),
            ("95%以上", &[AtLeast, Above]),
            ("不得低于95", &[AtLeast, Above]),
            ("低于95", &[AtMost, Below]),
            ("不超过30分钟", &[AtMost, Below]),
            ("近95%", &[AtMost, Below]),
            ("约95%", &[About]),
            ("5个，其中以上", &[Exact]),
            ("5个示范社区以上", &[AtLeast, Above]),
            ("3级以上", &[AtLeast, Above]),
            ("5个及10个以上", &[Exact, AtLeast, Above]),
            ("5个，10个以上", &[Exact, AtLeast, Above]),
            ("5名副高级以上人才", &[Exact]),
            ("至少为各镇建设5个", &[Exact, AtLeast, Above]),
            ("5个，至少建设10个", &[Exact]),
            ("95%", &[Exact]),
        ] {
            let (letters, number) = first(text);
            let all = numbers(&letters, Reading::Values);
            let bounds = [Exact, AtLeast, AtMost, Above, Below, About].into_iter();
            let found: Vec<Bound> = bounds
                .filter(|bound| allows(&letters, &number, *bound, Around::Numbers(&all)))
                .collect();
            let same = found.len() == allowed.len() && found.iter().all(|b| allowed.contains(b));
            assert!(same, "{text} allows {found:?}");
        }
        let (text, number) = first("10/10万、3.5‰以内");
        let all = numbers(&text, Reading::Values);
        assert!(
            allows(&text, &number, AtMost, Around::Numbers(&all))
                && !allows(&text, &number, AtMost, Around::Nothing)
        );
    }
}
