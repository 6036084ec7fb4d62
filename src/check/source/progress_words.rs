//! The words of a source against the status that is recorded: 尚未开工 is not `done`; and against what the progress is of.

use std::collections::BTreeMap;

use crate::check::subject::DistrictSubject;
use crate::check::text::letters::{self, find};
use crate::check::text::parted::CELL;
use crate::diag::{Code, Finding};
use crate::model::{DocumentId, Progress, ProgressStatus, Work, WorkKind, Works};
use crate::say;

/// What words say of a work, whatever stands around them. Words that may be said of a part of it only, or of what was to
/// be done (已完成 of its design, 已开工 of a task to begin), are in no list that they could mislead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    NotBegun,
    Begun,
    Done,
}

/// 尚未开工, 还没有启动: each of these before each of [`BEGINNING`].
const NOT_YET: &[&str] = &["尚未", "还未", "仍未", "暂未", "均未", "至今未", "没有"];
const BEGINNING: &[&str] = &["开工", "动工", "启动", "开始", "开建", "实施", "开展"];

const BEGUN: &[&str] = &["已开工", "已动工", "正在建设", "正在施工", "全面开工", "主体封顶"];

const DONE: &[&str] = &["已完工", "已竣工", "已投入使用", "已投用", "已建成投用"];

/// Words that leave something open: a part, an intention, a denial. Beside them no status is contradicted.
const OPEN: &[&str] = &[
    "计划",
    "拟",
    "力争",
    "预计",
    "将",
    "争取",
    "确保",
    "一期",
    "二期",
    "三期",
    "首期",
    "部分",
    "其中",
    "除",
    "无一",
    "未出现",
    "没有出现",
    "不存在",
    "杜绝",
    "清零",
    "曾",
    "全部完成",
    "全面完成",
];

/// Words of what comes before a beginning: who works on that may call it begun.
const PREPARED: &[&str] =
    &["前期", "手续", "立项", "招标", "可研", "设计", "征地", "已完成", "正在", "推进", "办理"];

impl Said {
    /// What a text says, where it says one thing: with the words.
    fn of(text: &[char]) -> Option<(Self, String)> {
        let first = |words: &[&str]| {
            let word = words.iter().find(|word| stands(text, word))?;
            Some((*word).to_owned())
        };
        let mut said: Vec<(Self, String)> = Vec::new();
        said.extend(not_begun(text).map(|word| (Self::NotBegun, word)));
        said.extend(first(BEGUN).map(|word| (Self::Begun, word)));
        said.extend(first(DONE).map(|word| (Self::Done, word)));
        said.pop().filter(|_| said.is_empty())
    }

    /// Whether words that say only this contradict a status.
    fn contradicts(self, status: ProgressStatus, text: &[char]) -> bool {
        match status {
            ProgressStatus::Done => self == Self::NotBegun,
            ProgressStatus::NotStarted => self != Self::NotBegun,
            ProgressStatus::UnderWay => {
                self == Self::NotBegun && !PREPARED.iter().any(|word| stands(text, word))
            }
            // What is late may have begun or not.
            ProgressStatus::Delayed | ProgressStatus::Stopped => self == Self::Done,
        }
    }
}

fn stands(text: &[char], word: &str) -> bool {
    find(text, &letters::of_text(word)).is_some()
}

/// Words that say that nothing has begun: 尚未开工, and 未开工 where no letter stands before it, as in a cell.
fn not_begun(text: &[char]) -> Option<String> {
    let joined = NOT_YET.iter().flat_map(|not| BEGINNING.iter().map(move |begin| (not, begin)));
    let mut joined = joined.map(|(not, begin)| format!("{not}{begin}"));
    joined.find(|word| stands(text, word)).or_else(|| {
        let mut alone = BEGINNING.iter().map(|begin| format!("未{begin}"));
        alone.find(|word| {
            let word = letters::of_text(word);
            let at = find(text, &word);
            let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| text.get(at));
            at.is_some() && before.is_none_or(|c| !c.is_alphanumeric())
        })
    })
}

/// Looks at the words that the progress of a district cites.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let progress = &subject.district.progress;
    if progress.is_empty() {
        return;
    }
    let works = Works::of(&subject.district.plans);
    let mut names: BTreeMap<(&DocumentId, WorkKind), Names<'_>> = BTreeMap::new();
    for record in progress {
        let Some(place) = subject.place(record.id) else { continue };
        let quote = place.stretches().join(&CELL);
        findings.extend(status(subject, record, &quote));
        let Some(work) = works.one(&record.of) else { continue };
        let key = (&record.of.document, record.of.kind);
        let others = names
            .entry(key)
            .or_insert_with(|| Names::of(&works.of_document(&record.of.document, record.of.kind)));
        findings.extend(another(subject, record, work, &quote, others));
    }
}

/// That the cited words say the opposite of the status, and nothing else.
fn status(subject: &DistrictSubject<'_>, record: &Progress, quote: &[char]) -> Option<Finding> {
    if OPEN.iter().any(|word| stands(quote, word)) {
        return None;
    }
    let (said, word) = Said::of(quote)?;
    if !said.contradicts(record.status, quote) {
        return None;
    }
    let status = record.status.name();
    let say = say!(
        "出处说“{word}”，进展却记作 `{status}`",
        "the source says `{word}`, and the status is `{status}`"
    );
    let finding = subject.finding(Code::StatusDiffersFromQuote, &record.origin, &["status"], say);
    Some(subject.with_print(finding, record.id).hint(say!(
        "照出处改 `status`，或者引到说这种进展的地方",
        "write the status that the source gives, or cite the words that give this one"
    )))
}

/// How many letters of a name it is looked up by.
const HEAD: usize = 4;

/// The names of the tasks or projects of a document, by their first letters.
struct Names<'a>(BTreeMap<Vec<char>, Vec<(Vec<char>, &'a str)>>);

impl<'a> Names<'a> {
    fn of(works: &[Work<'a>]) -> Self {
        let mut names: BTreeMap<Vec<char>, Vec<(Vec<char>, &str)>> = BTreeMap::new();
        for work in works {
            let name = letters::of_text(work.name());
            if let Some(head) = name.get(..HEAD) {
                names.entry(head.to_vec()).or_default().push((name, work.name()));
            }
        }
        Self(names)
    }

    /// The first name that stands in a text.
    fn first_in(&self, text: &[char]) -> Option<&(Vec<char>, &'a str)> {
        text.windows(HEAD).enumerate().find_map(|(at, head)| {
            let rest = text.get(at..).unwrap_or_default();
            self.0.get(head)?.iter().find(|(name, _)| rest.starts_with(name))
        })
    }
}

/// That the cited words name another task or project of the document, and not this one.
fn another(
    subject: &DistrictSubject<'_>,
    record: &Progress,
    work: Work<'_>,
    quote: &[char],
    names: &Names<'_>,
) -> Option<Finding> {
    let own = letters::of_text(work.name());
    let (name, other) = names.first_in(quote)?;
    let is_alike = find(name, &own).is_some() || find(&own, name).is_some();
    if is_alike || find(quote, &own).is_some() {
        return None;
    }
    let name = work.name();
    let say = say!(
        "出处说的是“{other}”，不是“{name}”",
        "the source speaks of `{other}`, not of `{name}`"
    );
    let key = record.of.kind.key();
    let finding = subject.finding(Code::WordsNotInSource, &record.origin, &[key], say);
    Some(subject.with_print(finding, record.id).hint(say!(
        "改正序号，或者引到说这一个的地方",
        "correct the number, or cite the words on this one"
    )))
}
