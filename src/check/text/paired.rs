//! Years in a row and as many numbers behind them: 2022年、2023年覆盖率分别为91%、95%, 2021—2023年依次为88%、90%、95%.

use std::ops::Range;

use super::letters::find;
use super::listed::{NumberList, has_each, last_each};
use super::numbers::is_dash;
use super::years::Year;

/// How many years a range may have.
const MOST: usize = 16;

/// The year of a number that stands in a list behind a list, or a range, of as many years; `None` where it does not, and
/// where the numbers may be those of several things: 2022年、2023年男、女分别为74岁、79岁.
pub(in crate::check) fn paired(
    text: &[char],
    years: &[Year],
    number: &Range<usize>,
) -> Option<i32> {
    // Most texts name no two years, and their numbers need not be read.
    if years.len() < 2 {
        return None;
    }
    let NumberList { own, all, sentence } = NumberList::around(text, number)?;
    let first = all.first()?.start;
    let run = run(text, years, sentence..first)?;
    let between = text.get(run.last()?.at.end..first)?;
    let is_each = has_each(between);
    let is_range = |years: &[Year]| years.len() == 2 && has_dash(text, years);
    let years: Vec<i32> = match run {
        [one, other] if is_range(run) => (one.year..=other.year).take(MOST).collect(),
        run => run.iter().map(|year| year.year).collect(),
    };
    let is_plain = !between.iter().any(char::is_ascii_digit);
    let is_said = is_each || is_plain && !is_range(run);
    let is_meant = is_said
        && years.len() > 1
        && years.len() == all.len()
        && !is_of_several(own_thing(between));
    years.get(own).copied().filter(|_| is_meant)
}

/// Of several things with a list each the last: 甲分别为91%、95%，乙分别为.
fn own_thing(between: &[char]) -> &[char] {
    let is_mark = |c: &char| matches!(c, '，' | ',');
    let end = last_each(between).unwrap_or(between.len());
    let head = between.get(..end).unwrap_or_default();
    let end = head.iter().rposition(|c| !is_mark(c)).map_or(0, |at| at + 1);
    let start = head.get(..end).and_then(|head| head.iter().rposition(is_mark));
    between.get(start.map_or(0, |at| at + 1)..).unwrap_or_default()
}

/// The last years of a stretch that stand in a row, and nothing but them.
fn run<'y>(text: &[char], years: &'y [Year], stretch: Range<usize>) -> Option<&'y [Year]> {
    let is_in = |year: &Year| stretch.start <= year.at.start && year.at.end <= stretch.end;
    let start = years.iter().position(is_in)?;
    let end = years.iter().rposition(is_in)?;
    let years = years.get(start..=end)?;
    let is_joined = |pair: &&[Year]| {
        let [one, next] = pair else { return false };
        let joint = without_year(text.get(one.at.end..next.at.start).unwrap_or_default());
        matches!(joint, ['、' | '和' | '与' | '及' | '，' | ',' | '至' | '到'])
            || !joint.is_empty() && joint.len() <= 2 && joint.iter().all(|c| is_dash(*c))
    };
    let joined = years.windows(2).rev().take_while(is_joined).count();
    let run = years.get(years.len() - 1 - joined..)?;
    // A range in a list of more years is not unfolded.
    let is_whole = run.len() <= 2 || !run.windows(2).any(|pair| has_dash(text, pair));
    // 比2022年、2023年分别提高: what is compared with has no numbers in the list.
    let head = run.first().and_then(|first| text.get(..first.at.start))?;
    let is_compared = matches!(head.last(), Some('比' | '较'));
    (is_whole && !is_compared).then_some(run)
}

/// Whether two years are the ends of a range.
fn has_dash(text: &[char], pair: &[Year]) -> bool {
    let [one, next] = pair else { return false };
    let joint = without_year(text.get(one.at.end..next.at.start).unwrap_or_default());
    joint.first().is_some_and(|c| is_dash(*c) || matches!(c, '至' | '到'))
}

fn without_year(joint: &[char]) -> &[char] {
    let joint = joint.strip_prefix(&['年']).unwrap_or(joint);
    joint
        .iter()
        .position(|c| !matches!(c, '度' | '底' | '末'))
        .map_or(joint, |at| joint.get(at..).unwrap_or_default())
}

/// Whether several things are named between years and numbers, each of which may have one of these: 出生率、死亡率分别为.
fn is_of_several(between: &[char]) -> bool {
    const PAIRS: [[char; 2]; 4] = [['男', '女'], ['城', '乡'], ['女', '男'], ['乡', '城']];
    between.iter().any(|c| matches!(c, '、' | '和' | '与' | '及'))
        || PAIRS.iter().any(|pair| find(between, pair).is_some())
}

#[cfg(test)]
mod tests {
    use super::paired;
    use crate::check::text::numbers::{Reading, numbers};
    use crate::check::text::years::named;

    #[test]
    fn numbers_are_of_the_years_in_their_order() {
        for (text, expected) in [
            ("2022年、2023年覆盖率分别为91%、95%", &[Some(2022), Some(2023)][..]),
            ("2022、2023年覆盖率分别为91%和95%", &[Some(2022), Some(2023)]),
            ("2022年和2023年，覆盖率分别达到91%、95%", &[Some(2022), Some(2023)]),
            ("覆盖率2022年、2023年分别为91%、95%", &[Some(2022), Some(2023)]),
            ("2022—2023年覆盖率分别为91%、95%", &[Some(2022), Some(2023)]),
            ("2021年至2023年，覆盖率依次为88%、90%、95%", &[Some(2021), Some(2022), Some(2023)]),
            ("2021年、2022年、2023年覆盖率为88%、90%、95%", &[Some(2021), Some(2022), Some(2023)]),
            (
                "2022年和2023年，覆盖率分别为91%和95%，接种率分别为92%和93%",
                &[Some(2022), Some(2023), Some(2022), Some(2023)],
            ),
            (
                "2022年和2023年，覆盖率分别为91%和95%，出生率、死亡率分别为8‰、7‰",
                &[Some(2022), Some(2023), None, None],
            ),
            ("2021—2023年新增床位88张、90张、95张", &[None; 3]),
            ("2021—2025年，覆盖率分别为88%、90%", &[None; 2]),
            ("2022年、2023年出生率、死亡率分别为8‰、7‰", &[None; 2]),
            ("2022年、2023年男女分别为88%、90%", &[None; 2]),
            ("2022年、2023年新建9所。覆盖率分别为88%、90%", &[None; 3]),
            ("2022年、2023年新建9所，覆盖率分别为88%、90%", &[None, Some(2022), Some(2023)]),
            ("比2022年、2023年分别提高2个、3个百分点", &[None; 2]),
            ("2023年覆盖率88%、90%", &[None; 2]),
        ] {
            let text: Vec<char> = text.chars().collect();
            let years = named(&text);
            let all = numbers(&text, Reading::Printed).into_iter();
            let all = all.filter(|n| !years.iter().any(|year| year.at == n.at));
            let found: Vec<Option<i32>> = all.map(|n| paired(&text, &years, &n.at)).collect();
            assert_eq!(found, expected, "{}", String::from_iter(text));
        }
    }
}
