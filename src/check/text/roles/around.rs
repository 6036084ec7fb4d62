//! The words around a year that say what it is.

use std::ops::Range;

use crate::check::text::change_words::{FALLS, RISES};
use crate::check::text::letters;
use crate::check::text::numbers::{Reading, numbers};

/// How far around a year its role is looked for, in letters.
const NEAR: usize = 24;

/// How many letters may stand between a word and the year that it is about: 比“十三五”末（2020年）, 与全市2020年相比.
const BETWEEN: usize = 10;

/// Words that compare with what follows them.
const COMPARING: &[&str] = &[
    "比",
    "较",
    "比起",
    "较之",
    "较于",
    "相对于",
    "基于",
    "高于",
    "低于",
    "多于",
    "少于",
    "大于",
    "小于",
    "优于",
    "好于",
    "快于",
    "慢于",
    "超过",
    "不及",
    "不如",
    "参照",
    "基期",
    "基期为",
    "基期是",
    "基年",
    "基年为",
    "基准年",
    "基准年为",
];

/// Ratios, which end like the first of these words and compare with nothing.
const RATIOS: &[&str] = &[
    "占", "之", "配", "评", "医护", "床护", "护患", "医患", "性别", "师生", "生师", "抚养", "赡养",
    "百分", "容积", "性价", "产出", "收支", "正", "反",
];

/// What may stand between such a word and the year: names of terms, and where the value is from.
const FILLERS: &str = "“”\"‘’（(十一二三四五六末期初规划全国省市区县基准年度上去同的";

/// Words of a change besides rises and falls, behind which a number is no longer the one of the year before them.
const CHANGES: &[&str] = &[
    "改善", "发展", "达到", "增", "减", "升", "降", "涨", "跌", "翻", "高", "低", "多", "少", "快",
    "慢", "长", "短", "到", "至",
];

/// Marks that a clause ends with.
const CLAUSE_ENDS: &str = "，。；：！？,;";

/// What a year is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Role {
    /// When something holds.
    Time,
    /// By when all that follows holds: 到2025年.
    Deadline,
    /// From when on something holds: 2021年以来.
    Since,
    /// Where a change starts: 由2020年的78岁.
    From,
    /// What something is compared with: 比2020年.
    Compared,
}

/// What stands around a year, or around years that are joined, in their clause.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around<'a> {
    before: &'a [char],
    /// Without 年, months and days.
    behind: &'a [char],
    /// Whether a year stands before it in the text.
    goes_on: bool,
    /// Whether another year stands behind it in its clause.
    leads_on: bool,
}

impl<'a> Around<'a> {
    /// Around some letters of a text, with the end of the year before and the start of the next, where there are any.
    pub(super) fn of(
        text: &'a [char],
        last: Option<usize>,
        year: &Range<usize>,
        next: Option<usize>,
    ) -> Self {
        let before = text.get(last.unwrap_or_default()..year.start).unwrap_or_default();
        let behind = text.get(year.end..next.unwrap_or(text.len())).unwrap_or_default();
        let is_end = |c: &char| CLAUSE_ENDS.contains(*c);
        Self {
            before: clause_before(before),
            behind: clause_behind(behind),
            goes_on: last.is_some(),
            leads_on: next.is_some() && !behind.iter().take(NEAR).any(is_end),
        }
    }

    /// Whether its clause has letters before it.
    pub(super) fn has_before(&self) -> bool {
        !self.before.is_empty()
    }

    /// What the year is.
    pub(super) fn role(&self) -> Role {
        let is_until = ["到", "至", "截至", "截止"].iter().any(|word| ends(self.before, word));
        let is_range = self.goes_on
            && matches!(self.before, ['年', '到' | '至'] | ['年', '底' | '末', '到' | '至']);
        if self.is_compared() {
            Role::Compared
        } else if self.goes_on_with(&["起", "以来", "开始", "以后", "之后", "后"]) {
            Role::Since
        } else if self.follows(&["由", "从", "自"]).is_some() {
            Role::From
        } else if is_until && !is_range {
            Role::Deadline
        } else {
            Role::Time
        }
    }

    /// The numbers between the year and the change from it.
    pub(super) fn own(&self) -> Vec<String> {
        let is_change = |at: &usize| {
            let rest = self.behind.get(*at..).unwrap_or_default();
            changes().any(|word| letters::starts_with(rest, word))
        };
        let end = (0..self.behind.len()).find(is_change).unwrap_or(self.behind.len());
        let own = numbers(self.behind.get(..end).unwrap_or_default(), Reading::Printed);
        own.into_iter().map(|number| number.digits).collect()
    }

    /// Whether the clause begins with the year, words of time and order aside.
    pub(super) fn is_first(&self) -> bool {
        const OPENING: &[&str] = &[
            "其中", "到", "至", "截至", "在", "于", "力争", "预计", "计划", "并", "且", "而", "但",
            "、", "（", "“",
        ];
        self.before.is_empty() || OPENING.iter().any(|word| ends(self.before, word))
    }

    /// Whether the letters behind the year start with one of these words.
    fn goes_on_with(&self, words: &[&str]) -> bool {
        words.iter().any(|word| letters::starts_with(self.behind, word))
    }

    /// Which of some words the year follows, names of terms between them aside, and what stands before it.
    fn follows<'w>(&self, words: &[&'w str]) -> Option<(&'w str, &'a [char])> {
        let fillers = self.before.iter().rev().take(BETWEEN).take_while(|c| FILLERS.contains(**c));
        (0..=fillers.count()).find_map(|count| {
            let head = self.before.get(..self.before.len() - count)?;
            words.iter().rev().find_map(|word| Some((*word, letters::without(head, word)?)))
        })
    }

    fn is_compared(&self) -> bool {
        if let Some((word, head)) = self.follows(COMPARING) {
            let is_ratio = word == "比" && RATIOS.iter().any(|noun| ends(head, noun));
            return !is_ratio || self.changes_by();
        }
        // 可比价 and 水平 are of what the year is compared with; 达到2020年水平 too.
        let is_price = self.goes_on_with(&["不变价", "可比价", "价格"]);
        let is_level = self.goes_on_with(&["水平", "的水平", "平均水平", "同期水平"]);
        self.is_listed()
            || self.is_with()
            || self.is_base()
            || is_price
            || is_level && self.has_before()
    }

    /// 比上年和2020年
    fn is_listed(&self) -> bool {
        const YEARS: &[&str] =
            &["上年", "去年", "上一年", "上年末", "上年底", "上年同期", "去年同期"];
        let head =
            ["和", "与", "及", "、"].iter().find_map(|word| letters::without(self.before, word));
        let head = head.and_then(|head| YEARS.iter().find_map(|word| letters::without(head, word)));
        head.is_some_and(|head| COMPARING.iter().any(|word| ends(head, word)))
    }

    /// 与2020年相比, 2020年相比, 与2020年的78岁基本持平.
    fn is_with(&self) -> bool {
        const FAR: &[&str] = &["相比", "相较", "对比"];
        const CLOSE: &[&str] = &["持平", "相当", "一致", "相同"];
        // 2022年相比2020年: it is the next year that is compared with.
        let of_next = ["相比", "相较", "相比于", "相较于", "比", "较"];
        if self.leads_on && of_next.iter().any(|word| self.behind.iter().copied().eq(word.chars()))
        {
            return false;
        }
        let is_joined = self.is_near(&["与", "和", "同", "跟"]);
        let is_close = self.find(CLOSE).is_some_and(|at| at <= 4);
        let is_last = ["比", "比较"].iter().any(|word| ends(self.behind, word));
        let is_verb = self.goes_on_with(&["比"]) && !self.goes_on_with(&["比较"]);
        let is_said = self.find(FAR).is_some() || is_close || is_last || is_verb;
        self.goes_on_with(FAR) || is_joined && is_said
    }

    /// 在2020年的基础上, 以2020年为基期.
    fn is_base(&self) -> bool {
        let is_of_it = |words| {
            let between = self.find(words).and_then(|at| self.behind.get(..at));
            between.is_some_and(|between| !between.iter().any(|c| matches!(c, '在' | '以')))
        };
        self.is_near(&["在", "于", "从"]) && is_of_it(&["基础上", "基数上"])
            || self.is_near(&["以"]) && is_of_it(&["为基", "作基", "为100", "为参照", "为起点"])
    }

    /// Whether one of some words stands shortly before the year.
    fn is_near(&self, words: &[&str]) -> bool {
        let first = self.before.len().saturating_sub(BETWEEN);
        let near = self.before.get(first..).unwrap_or(self.before);
        words.iter().any(|word| place(near, word).is_some())
    }

    /// Where the first of some words stands behind the year.
    fn find(&self, words: &[&str]) -> Option<usize> {
        words.iter().filter_map(|word| place(self.behind, word)).min()
    }

    /// Whether the clause goes on with a change by some number: 占比2020年提高5个百分点, and not 占比2020年提高到50%.
    fn changes_by(&self) -> bool {
        let change = changes().find(|word| letters::starts_with(self.behind, word));
        let length = change.map_or(0, |word| word.chars().count());
        let rest = self.behind.get(length..).unwrap_or_default();
        change.is_some_and(|word| !matches!(word, "到" | "至" | "达到"))
            && !matches!(rest, ['到' | '至' | '为', ..])
    }
}

/// Words of a change, of those with a common start the longest first.
fn changes() -> impl Iterator<Item = &'static str> {
    RISES.iter().chain(FALLS).chain(CHANGES).copied()
}

/// The letters before a year in its clause.
fn clause_before(before: &[char]) -> &[char] {
    let near = before.get(before.len().saturating_sub(NEAR)..).unwrap_or(before);
    let start = near.iter().rposition(|c| CLAUSE_ENDS.contains(*c)).map_or(0, |at| at + 1);
    near.get(start..).unwrap_or_default()
}

/// The letters behind a year in its clause, without 年, months and days.
fn clause_behind(behind: &[char]) -> &[char] {
    let near = behind.get(..NEAR).unwrap_or(behind);
    let end = near.iter().position(|c| CLAUSE_ENDS.contains(*c)).unwrap_or(near.len());
    let clause = near.get(..end).unwrap_or_default();
    let clause = clause.strip_prefix(&['年']).unwrap_or(clause);
    let clause = without_count(without_count(clause, '月'), '日');
    clause.strip_prefix(&['末']).or(clause.strip_prefix(&['底'])).unwrap_or(clause)
}

/// A text without the number and sign that it starts with, as 12月.
fn without_count(text: &[char], sign: char) -> &[char] {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let rest = text.get(digits..).filter(|_| digits > 0);
    rest.and_then(|rest| rest.strip_prefix(&[sign])).unwrap_or(text)
}

fn place(text: &[char], word: &str) -> Option<usize> {
    (0..text.len()).find(|at| letters::starts_with(text.get(*at..).unwrap_or_default(), word))
}

fn ends(text: &[char], word: &str) -> bool {
    letters::without(text, word).is_some()
}
