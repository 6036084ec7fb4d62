//! Things in a row and as many numbers behind them: 婴儿死亡率、孕产妇死亡率分别控制在3‰、12/10万以内.

use std::ops::Range;

use super::letters::places;
use super::listed::{self, NumberList};

/// Marks that a row of things begins behind.
const MARKS: &str = "，,：:";

/// What stands between the last two things of a row.
const LAST_JOINTS: &[&[char]] = &[&['以', '及'], &['和'], &['与'], &['及']];

/// Things with a number each, and one of the numbers.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check) struct Respectively<'t> {
    /// What is listed, as it is printed.
    pub(in crate::check) things: Vec<&'t [char]>,
    /// Which of them the number is of.
    pub(in crate::check) own: usize,
}

impl<'t> Respectively<'t> {
    /// The things of whose numbers one stands there; `None` where it is not said which is whose. `known` are names that are
    /// not taken apart, though there may be 、 or 和 in them.
    pub(in crate::check) fn at(
        text: &'t [char],
        number: &Range<usize>,
        known: &[&[char]],
    ) -> Option<Self> {
        let NumberList { own, all, sentence } = NumberList::around(text, number)?;
        let head = text.get(sentence..all.first()?.start)?;
        let head = head.get(..listed::last_each(head)?)?;
        let is_mark = |c: &char| MARKS.contains(*c);
        let end = head.iter().rposition(|c| !is_mark(c))? + 1;
        let row = head.get(..end)?;
        let row = row.get(row.iter().rposition(is_mark).map_or(0, |at| at + 1)..)?;
        let whole: Vec<Range<usize>> = known
            .iter()
            .filter(|name| name.iter().any(|c| "、和与及".contains(*c)))
            .flat_map(|name| places(row, name).map(|at| at..at + name.len()))
            .collect();
        let things = things(row, &whole, all.len())?;
        Some(Self { things, own })
    }
}

/// The things of a row, so many of them.
fn things<'t>(row: &'t [char], whole: &[Range<usize>], count: usize) -> Option<Vec<&'t [char]>> {
    let is_between = |at: usize| !whole.iter().any(|name| name.contains(&at));
    let mut cuts: Vec<Range<usize>> = row
        .iter()
        .enumerate()
        .filter(|(at, c)| **c == '、' && is_between(*at))
        .map(|(at, _)| at..at + 1)
        .collect();
    if cuts.len() + 2 == count {
        let start = cuts.last().map_or(0, |cut| cut.end);
        let last = row.get(start..)?;
        let joints = LAST_JOINTS.iter().map(|joint| {
            let places = places(last, joint).map(|at| start + at..start + at + joint.len());
            places.filter(|joint| is_between(joint.start)).collect::<Vec<_>>()
        });
        // 妇幼和老年人管理率与接种率 may be parted at either, where no name is known.
        let joints = joints.into_iter().find(|joints| !joints.is_empty())?;
        let [joint] = joints.as_slice() else { return None };
        cuts.push(joint.clone());
    }
    if count < 2 || cuts.len() + 1 != count {
        return None;
    }
    let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.end));
    let ends = cuts.iter().map(|cut| cut.start).chain([row.len()]);
    let things = starts.zip(ends).map(|(start, end)| row.get(start..end));
    things.map(|thing| thing.filter(|thing| !thing.is_empty())).collect()
}

#[cfg(test)]
mod tests {
    use super::Respectively;
    use crate::check::text::numbers::{Reading, numbers};

    #[test]
    fn numbers_are_of_the_things_in_their_order() {
        for (text, expected) in [
            ("出生率、死亡率分别为8.1‰、7.2‰", &["出生率", "死亡率"][..]),
            ("到2025年，床位数和护士数分别达到7张、4人以上", &["", "床位数", "护士数"]),
            ("甲率、乙率、丙率依次为8%、7%和6%", &["甲率", "乙率", "丙率"]),
            ("甲率、乙率和丙率，分别不低于80%、不低于70%、不低于60%", &["甲率", "乙率", "丙率"]),
            ("甲率、乙率以及丙率分别达到≥80%、≥70%、≥60%", &["甲率", "乙率", "丙率"]),
            (
                "婴儿死亡率、孕产妇死亡率分别控制在3‰、12/10万以内",
                &["婴儿死亡率", "孕产妇死亡率", ""],
            ),
            ("孕产妇死亡率和婴儿死亡率分别为8.1/10万、2.5‰", &["孕产妇死亡率", "", "婴儿死亡率"]),
            ("妇幼和老年人管理率、接种率分别为88%、90%", &["妇幼和老年人管理率", "接种率"]),
            ("高血压和糖尿病管理率与接种率分别为88%、90%", &["高血压和糖尿病管理率", "接种率"]),
            ("甲率、乙率分别由3%、4%降到2%、1%", &["甲率", "乙率", "甲率", "乙率"]),
            // Not said, or not clear
            ("甲率、乙率为8%、7%", &["", ""]),
            ("甲率、乙率分别为8%、7%、6%", &["", "", ""]),
            ("甲与乙与丙分别为8%、7%", &["", ""]),
            ("甲率、乙率分别提高。达到8%、7%", &["", ""]),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let known: Vec<char> = "高血压和糖尿病管理率".chars().collect();
            let found: Vec<String> = numbers(&letters, Reading::Printed)
                .iter()
                .map(|number| {
                    let list = Respectively::at(&letters, &number.at, &[&known]);
                    let thing = list.map(|list| list.things[list.own].iter().collect());
                    thing.unwrap_or_default()
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
