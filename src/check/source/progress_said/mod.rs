//! What words say of a work: not begun, under way, not finished, to be finished, stopped, done.

mod words;

use words::{
    BEGINNING, BEGINS, BEGUN, DONE, ENDED, ENDED_SURELY, ENDING, ENDS, FAR, IN_BUILDING, NEAR_END,
    NEARLY, NO_END, NOT_TO_COME, NOT_YET, OF_OTHERS, OF_WORK, OPEN, PARTS, PREPARED, RESUMED,
    RUNNING, SOME, STEP_ENDS, STEPS, STOPPED, TO_COME, WORKING,
};

use crate::check::text::letters::{self, find, find_word, has, places, starts_with};
use crate::check::text::numbers::{Reading, numbers};
use crate::model::ProgressStatus;

/// Words of work on a building, which goes on beside an end of its parts alone.
const BUILDING: &[&str] = &["正在装修", "正在安装", "正在施工", "正在建设"];

/// What words say of a work, whatever stands around them. Words that may be said of a part of it only, or of what was to
/// be done (已完成 of its design, 已开工 of a task to begin), are in no list that they could mislead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    NotBegun,
    Begun,
    Unfinished,
    Planned,
    Stopped,
    Done,
}

/// The words that contradict a status: what a text says, where it says one thing.
///
/// A share of the work is left to the record where it has one.
pub(super) fn contradiction(
    text: &[char],
    status: ProgressStatus,
    has_percent: bool,
    name: Option<&[char]>,
) -> Option<String> {
    if status == ProgressStatus::Done {
        let share =
            || percent(text).filter(|_| !has_percent && !says(text, ENDS) && !says(text, SOME));
        let open = unfinished(text).or_else(|| planned(text));
        let open = open.or_else(|| Some((Said::Unfinished, nearly(text, name?)?)));
        // 门诊楼已投入使用，住院楼正在装修
        let building = || BUILDING.iter().find(|word| has(text, word));
        let open = open.or_else(|| Some((Said::Unfinished, (*building()?).to_owned())));
        let open = open.or_else(|| share().map(|word| (Said::Unfinished, word)));
        if let Some((_, word)) = open {
            return Some(word);
        }
    }
    if OPEN.iter().any(|word| has(text, word)) {
        return None;
    }
    let (said, word) = Said::of(text)?;
    // 主体工程已完工: the end of a part is no end, and what is still built has come to none.
    let is_of_part = said == Said::Done
        && status == ProgressStatus::UnderWay
        && (nearly(text, name.unwrap_or_default()).is_some() || says(text, BUILDING));
    let is_said = said.contradicts(status, text) && !is_of_part;
    let runs = status == ProgressStatus::Stopped
        && matches!(said, Said::Begun | Said::Unfinished)
        && says(text, RUNNING);
    (is_said || runs).then_some(word)
}

impl Said {
    /// What a text says, where it says one thing: with the words.
    fn of(text: &[char]) -> Option<(Self, String)> {
        let first = |words: &[&str]| {
            let word = words.iter().find(|word| has(text, word))?;
            Some((*word).to_owned())
        };
        let stopped = || first(STOPPED).filter(|_| !says(text, RESUMED));
        let mut said: Vec<(Self, String)> = Vec::new();
        said.extend(not_begun(text).map(|word| (Self::NotBegun, word)));
        let begins = || begins(text).filter(|_| said.is_empty());
        let begun = first(BEGUN).or_else(begins);
        said.extend(begun.map(|word| (Self::Begun, word)));
        // What has begun goes on.
        let begins = said.iter().any(|(said, _)| *said == Self::Begun);
        said.extend(unfinished(text).filter(|_| !begins));
        said.extend(stopped().map(|word| (Self::Stopped, word)));
        let done = || ended(text).filter(|_| said.is_empty() && !says(text, PARTS));
        let done = first(DONE).or_else(done);
        said.extend(done.map(|word| (Self::Done, word)));
        said.pop().filter(|_| said.is_empty())
    }

    /// Whether words that say only this contradict a status.
    fn contradicts(self, status: ProgressStatus, text: &[char]) -> bool {
        match status {
            ProgressStatus::Done => matches!(self, Self::NotBegun | Self::Stopped),
            ProgressStatus::NotStarted => matches!(self, Self::Begun | Self::Done),
            ProgressStatus::UnderWay => match self {
                Self::NotBegun => !says(text, PREPARED),
                Self::Stopped | Self::Done => true,
                Self::Begun | Self::Unfinished | Self::Planned => false,
            },
            // What is late may have begun or not.
            ProgressStatus::Delayed | ProgressStatus::Stopped => self == Self::Done,
        }
    }
}

fn says(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| has(text, word))
}

/// Words that say that nothing has begun: 尚未开工, and 未开工 where no letter stands before it, as in a cell.
fn not_begun(text: &[char]) -> Option<String> {
    let joined = NOT_YET.iter().flat_map(|not| BEGINNING.iter().map(move |begin| (not, begin)));
    let mut joined = joined.map(|(not, begin)| format!("{not}{begin}"));
    let unable = ["不具备开工条件", "未具备开工条件", "不具备建设条件", "不具备施工条件"];
    if let Some(word) = unable.into_iter().find(|word| has(text, word)) {
        return Some(word.to_owned());
    }
    joined.find(|word| has(text, word)).or_else(|| {
        let mut alone = BEGINNING.iter().map(|begin| format!("未{begin}"));
        alone.find(|word| {
            let word = letters::of_text(word);
            let at = find(text, &word);
            let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| text.get(at));
            at.is_some() && before.is_none_or(|c| !c.is_alphanumeric())
        })
    })
}

/// Words that say that a work goes on or has not come to its end: 尚未建成, 未完工, 在建, 完成75%. Nothing is said where other
/// words tell of an end, or of a part.
fn unfinished(text: &[char]) -> Option<(Said, String)> {
    let denied = NOT_YET.iter().chain(&["未"]).flat_map(|not| ENDING.iter().map(move |e| (not, e)));
    let denied: Vec<String> =
        denied.map(|(not, end)| format!("{not}{end}")).filter(|word| has(text, word)).collect();
    let mut rest: Vec<char> = text.to_vec();
    for word in &denied {
        let word = letters::of_text(word);
        while let Some(at) = find(&rest, &word) {
            rest.splice(at..at + word.len(), ['\t']);
        }
    }
    if says(&rest, ENDS) || says(&rest, SOME) {
        return None;
    }
    let word = denied.into_iter().max_by_key(String::len);
    let word = word.or_else(|| {
        let word = WORKING.iter().chain(BEGUN).find(|word| has(text, word));
        word.map(|word| (*word).to_owned())
    });
    let word = word.or_else(|| is_in_building(text).then(|| IN_BUILDING.0.to_owned()));
    word.map(|word| (Said::Unfinished, word))
}

/// 开工建设
fn begins(text: &[char]) -> Option<String> {
    let (word, others) = BEGINS;
    let letters = letters::of_text(word);
    let is_meant = places(text, &letters).any(|at| {
        let rest = text.get(at + letters.len()..).unwrap_or_default();
        !others.iter().any(|other| starts_with(rest, other))
    });
    is_meant.then(|| word.to_owned())
}

/// Of a project by its name: words of an end that is near, or of the end of a part of the work, where no other end is said.
fn nearly(text: &[char], name: &[char]) -> Option<String> {
    let mut rest = text.to_vec();
    while let Some(at) = find(&rest, name).filter(|_| !name.is_empty()) {
        rest.splice(at..at + name.len(), ['\t']);
    }
    let is_named = |step: &&&str| !has(name, step);
    let forward = STEPS
        .iter()
        .filter(is_named)
        .flat_map(|step| STEP_ENDS.iter().map(move |end| format!("{step}{end}")));
    // 已完成招标
    let back = STEPS.iter().filter(is_named).map(|step| format!("完成{step}"));
    let mut words: Vec<String> =
        NEARLY.iter().map(|word| (*word).to_owned()).chain(forward).chain(back).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut said: Option<String> = None;
    for word in words {
        let letters = letters::of_text(&word);
        while let Some(at) = find(&rest, &letters) {
            rest.splice(at..at + letters.len(), ['\t']);
            said.get_or_insert_with(|| word.clone());
        }
    }
    said.filter(|_| !says(&rest, ENDS) && !says(&rest, ENDING))
}

fn is_in_building(text: &[char]) -> bool {
    let (word, before, behind) = IN_BUILDING;
    let word = letters::of_text(word);
    let mut found = places(text, &word);
    found.any(|at| {
        let head = text.get(..at).unwrap_or_default();
        let rest = text.get(at + word.len()..).unwrap_or_default();
        !before.iter().any(|other| head.ends_with(&letters::of_text(other)))
            && !behind.iter().any(|other| starts_with(rest, other))
    })
}

/// 完成75%, of the work itself.
fn percent(text: &[char]) -> Option<String> {
    numbers(text, Reading::Printed).into_iter().find_map(|number| {
        let is_part = number.digits.split('.').next()?.parse::<u32>().ok()? < 100;
        let is_share = matches!(text.get(number.at.end), Some('%' | '％'));
        let before = text.get(..number.at.start)?;
        let clause = before.rsplit(|c| "，。；、：,;\t".contains(*c)).next()?;
        let is_of_work = says(clause, OF_WORK) && !says(clause, OF_OTHERS);
        (is_part && is_share && is_of_work).then(|| format!("{}%", number.digits))
    })
}

/// Words of an end that is to come: 预计2025年完工.
fn planned(text: &[char]) -> Option<(Said, String)> {
    if says(text, ENDED_SURELY) {
        return None;
    }
    let is_other = says(text, NOT_TO_COME);
    TO_COME.iter().filter(|_| !is_other).find_map(|word| {
        let of_word = letters::of_text(word);
        places(text, &of_word).find_map(|at| {
            let rest = text.get(at + of_word.len()..)?;
            let clause = rest.split(|c| "，。；,;\t".contains(*c)).next()?;
            let end = ENDING.iter().chain(&["completed", "finished"]).find_map(|end| {
                let end_at = find_word(clause, end)?;
                let between = clause.get(..end_at).filter(|between| between.len() <= FAR)?;
                (!between.contains(&'已') && !between.contains(&'投')).then_some(*end)
            })?;
            Some((Said::Planned, format!("{word}…{end}")))
        })
    })
}

/// 6月竣工
fn ended(text: &[char]) -> Option<String> {
    let found = ENDED.iter().find(|word| {
        let of_word = letters::of_text(word);
        places(text, &of_word).any(|at| {
            let head = text.get(..at).unwrap_or_default();
            let rest = text.get(at + of_word.len()..).unwrap_or_default();
            let is_near = NEAR_END.iter().any(|word| head.ends_with(&letters::of_text(word)));
            !is_near && !NO_END.iter().any(|other| starts_with(rest, other))
        })
    });
    found.map(|word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::contradiction;
    use crate::check::text::letters::of_text;
    use crate::model::ProgressStatus::{Done, NotStarted, Stopped, UnderWay};

    #[test]
    fn parts_and_ends_that_are_near_are_no_end_of_a_project() {
        for (text, is_said) in [
            ("门诊楼主体工程已封顶", true),
            ("门诊楼主体已完工", true),
            ("门诊楼桩基完成", true),
            ("门诊楼一期已完工", true),
            ("门诊楼前期工作已完成", true),
            ("门诊楼已完成招标", true),
            ("门诊楼基本完工", true),
            ("门诊楼正在办理竣工验收手续", true),
            ("门诊楼主体工程、装修均已完工", false),
            ("门诊楼主体完工并投入使用", false),
            ("门诊楼已建成，正在办理竣工验收手续", false),
            ("门诊楼正在办理竣工结算", false),
            ("门诊楼竣工验收已完成", false),
            ("门诊楼已竣工", false),
            ("门诊楼一期、二期全部完工", false),
        ] {
            let name = of_text("门诊楼");
            let found = contradiction(&of_text(text), Done, false, Some(&name));
            assert_eq!(found.is_some(), is_said, "{text}");
        }
        let name = of_text("门诊楼一期");
        assert_eq!(contradiction(&of_text("门诊楼一期已完工"), Done, false, Some(&name)), None);
    }

    #[test]
    fn words_contradict_a_status() {
        for (text, status, is_said) in [
            ("项目尚未建成", Done, true),
            ("项目未完工", Done, true),
            ("项目在建", Done, true),
            ("预计2025年6月完工", Done, true),
            ("计划年底前竣工", Done, true),
            ("项目停工", Done, true),
            ("完成75%", Done, true),
            ("形象进度达75%", Done, true),
            ("项目正在施工", Done, true),
            ("仍未按期投入使用", Done, true),
            ("2024年6月竣工", UnderWay, true),
            ("已建成投用", UnderWay, true),
            ("项目停工", UnderWay, true),
            ("项目缓建", UnderWay, true),
            ("尚未建成", UnderWay, false),
            ("预计2025年完工", UnderWay, false),
            ("完成75%", UnderWay, false),
            ("停工后已复工", UnderWay, false),
            ("主体竣工", UnderWay, false),
            ("主体工程已完工", UnderWay, false),
            ("主体已完工，正在装修", UnderWay, false),
            ("门诊楼已投入使用，住院楼正在装修", UnderWay, false),
            ("门诊楼已投入使用，住院楼正在装修", Done, true),
            ("主体、装修均已完工", UnderWay, true),
            ("一期竣工", UnderWay, false),
            ("竣工面积3万平方米", UnderWay, false),
            ("尚未建成", NotStarted, false),
            ("已竣工，预计年底投用", Done, false),
            ("已按计划竣工", Done, false),
            ("原计划2025年完工，2024年提前竣工", Done, false),
            ("计划总投资5000万元，已建成", Done, false),
            ("全部完成，无未完工项目", Done, false),
            ("完成投资的75%，已投入使用", Done, false),
            ("存在建设滞后问题，现已建成", Done, false),
            ("2024年竣工", Done, false),
            ("全面建成", Done, false),
            ("除绿化尚未完成外均已完工", Done, false),
            ("项目停工", Stopped, false),
            ("项目正在施工", Stopped, true),
            ("因资金停工，配套正在施工", Stopped, false),
            ("项目开工建设", NotStarted, true),
            ("尚不具备开工建设条件", NotStarted, false),
            ("尚不具备开工条件", UnderWay, true),
            ("暂缓实施", UnderWay, true),
            ("基本完工", UnderWay, false),
            ("因故终止", UnderWay, true),
            ("进度滞后", Done, true),
        ] {
            assert_eq!(
                contradiction(&of_text(text), status, false, None).is_some(),
                is_said,
                "{text} {status:?}"
            );
        }
    }
}
