//! Numbers of a part that are recorded as those of the whole: 县城覆盖率, 其中一级医院, the row 医院 beside the row 总计.

use std::ops::Range;

use super::others_words::{BEING, OF_PARTS, PARTS, SHORTEST};
use super::source::Source;
use super::words::has_letters;
use crate::check::text::letters::{find, has, is_han, of_text, places, starts_with, without};
use crate::check::text::numbers::PrintedNumber;
use crate::check::text::reaching::without_any_verb;
use crate::check::text::total_rows;
use crate::model::Profile;
use crate::model::qualifier::BEFORE;

/// Marks that a sentence ends with, and those that part what is listed in it.
const STOPS: &str = "。；！？";
const MARKS: &str = "，、,（(：:";

/// Last words of institutions and of places below a county.
const INSTITUTIONS: &[&str] = &[
    "医院",
    "卫生院",
    "服务中心",
    "保健院",
    "疾控中心",
    "门诊部",
    "诊所",
    "卫生室",
    "镇",
    "乡",
    "街道",
    "社区",
];

/// Words with such an end that are none: 城乡居民.
const OF_ALL: &[&str] = &["城乡", "城镇", "各乡镇", "全镇", "全乡"];

/// How many letters the name of an institution has at most.
const LONGEST: usize = 14;

/// How many letters the name of a kind of institution has at least: 医院 may be all of them.
const SHORTEST_KIND: usize = 4;

/// How the name of a kind of institution begins.
const KINDS: &[&str] = &[
    "乡",
    "镇",
    "村",
    "社区",
    "县级",
    "区级",
    "市级",
    "省级",
    "一级",
    "二级",
    "三级",
    "民营",
    "公立",
    "私立",
    "社会办",
    "综合",
    "专科",
    "中医",
    "妇幼",
    "基层",
    "中心",
    "精神",
    "传染",
];

/// How the names of insurances begin, and the words of those who are in one of their schemes.
const INSURANCES: &[&str] = &["基本医疗保险", "基本养老保险", "医疗保险", "养老保险", "医保"];
const SCHEMES: &[&str] = &["城乡居民", "城镇居民", "城镇职工", "职工", "机关事业单位"];

/// Words in the heads of what is no part of a whole.
const NO_PARTS: &[&str] = &[
    "单位", "备注", "说明", "序号", "增", "减", "降", "升", "比", "名次", "位次", "排名", "率",
    "目标", "指标", "均", "年", "值", "完成", "进度",
];
const LONGEST_PART: usize = 8;

/// What opens the parts of what was said before.
const OF_WHICH: &str = "其中";

/// Words of this place.
const HERE: &[&str] = &["我", "本", "全"];

impl Source<'_> {
    /// The part of a place, or of what is counted, that a number is of.
    pub(super) fn part_of(&self, at: &Range<usize>, profile: &Profile) -> Option<String> {
        if self.place.table().is_some() {
            return self.row_of_part(at, profile).or_else(|| self.column_of_part(at, profile));
        }
        let by_word = self.part_by_word(at, profile);
        by_word
            .or_else(|| self.part_of_which(at, profile))
            .or_else(|| self.first_of_list(at, profile))
    }

    /// The kind of institution that a list begins with, which what follows is of: 乡镇卫生院23所、床位986张.
    fn first_of_list(&self, at: &Range<usize>, profile: &Profile) -> Option<String> {
        let before = self.letters().get(..at.start)?;
        let list = before.rsplit(|c| "。；！？，：".contains(*c)).next()?;
        let (first, rest) = list.split_at_checked(list.iter().position(|c| *c == '、')?)?;
        let start = at.start - list.len();
        let number = self.numbers().iter().find(|n| n.at.start > start)?;
        let name = first.get(..number.at.start.checked_sub(start)?)?;
        let unit = first.get(number.at.end.checked_sub(start)?..)?;
        let own = rest.rsplit(|c| *c == '、').next()?;
        let is_own =
            self.names.iter().any(|name| name.len() >= 2 && without_being(own) == name.as_slice());
        let is_kind = name.len() >= SHORTEST_KIND
            && name.len() <= LONGEST
            && name.iter().all(|c| is_han(*c))
            && KINDS.iter().any(|word| starts_with(name, word))
            && INSTITUTIONS.iter().any(|word| without(name, word).is_some())
            && !OF_ALL.iter().any(|word| without(name, word).is_some());
        let is_counted = matches!(unit, ['所' | '个' | '家']);
        (is_own && is_kind && is_counted && !is_of(profile, name)).then(|| name.iter().collect())
    }

    /// What stands over a number, where another column is of this place as a whole: 全县 | 城区 | 乡镇.
    fn column_of_part(&self, at: &Range<usize>, profile: &Profile) -> Option<String> {
        let heads = self.heads();
        let column = self.places_of_cells().iter().position(|cell| cell.contains(&at.start))?;
        let own: &[char] = heads.get(column)?;
        let is_whole = |head: &[char]| match head {
            ['全' | '我' | '本', last] => names_of(profile).any(|name| name.ends_with(*last)),
            head => total_rows::is_of_all(head) || is_of(profile, head),
        };
        let is_part = (2..=LONGEST_PART).contains(&own.len())
            && own.iter().all(|c| is_han(*c))
            && !is_whole(own)
            && !NO_PARTS.iter().any(|word| find(own, &of_text(word)).is_some())
            && !self.shares_word(own);
        (is_part && heads.iter().any(|head| is_whole(head))).then(|| own.iter().collect())
    }

    /// The part whose name stands right before that of the indicator: 县城覆盖率.
    fn part_by_word(&self, at: &Range<usize>, profile: &Profile) -> Option<String> {
        let clause = self.own_clause(at);
        let ends = |name: &Vec<char>| {
            let start = places(clause, name).last()?;
            let between = clause.get(start + name.len()..)?;
            is_being(between).then_some(start)
        };
        // Of names that hold one another the longest begins first.
        let names = self.names.iter().filter(|name| name.len() >= 2);
        let head = clause.get(..names.filter_map(ends).min()?)?;
        let parts = OF_PARTS.iter().filter_map(|noun| without(head, noun)).chain([head]);
        let part = |head: &[char]| PARTS.iter().find(|part| without(head, part).is_some()).copied();
        let part = parts.filter_map(part).max_by_key(|part| part.len());
        let named = clause.get(head.len()..).unwrap_or_default();
        let part = part.or_else(|| self.scheme(head, named)).map(str::to_owned);
        part.or_else(|| self.institution(at, head).filter(|_| !is_of(profile, head)))
    }

    /// The scheme that is named before an insurance, where another one is beside it: 城镇职工基本医疗保险.
    fn scheme(&self, head: &[char], named: &[char]) -> Option<&'static str> {
        let insurance = INSURANCES.iter().find(|word| starts_with(named, word))?;
        let own = SCHEMES.iter().find(|scheme| without(head, scheme).is_some())?;
        let is_beside = |other: &&str| {
            !own.contains(other) && has(self.letters(), &format!("{other}{insurance}"))
        };
        SCHEMES.iter().any(is_beside).then_some(*own)
    }

    /// A kind of institution, or one of them, that letters before a name end with: 县人民医院床位800张. Of several in a row
    /// the number may be of all.
    fn institution(&self, at: &Range<usize>, head: &[char]) -> Option<String> {
        let start = at.start - self.own_clause(at).len();
        let before = start.checked_sub(1).and_then(|at| self.letters().get(at));
        let is_listed =
            before == Some(&'、') || head.iter().any(|c| matches!(c, '和' | '及' | '与'));
        let ends = |words: &[&str]| words.iter().any(|word| without(head, word).is_some());
        let is_one = ends(INSTITUTIONS) && !ends(OF_ALL);
        let is_words = head.iter().all(|c| is_han(*c)) && (2..=LONGEST).contains(&head.len());
        (is_one && is_words && !is_listed).then(|| head.iter().collect())
    }

    /// The part that a number behind 其中 is of, where one before 其中 is that of the indicator.
    fn part_of_which(&self, at: &Range<usize>, profile: &Profile) -> Option<String> {
        let letters = self.letters();
        let before = letters.get(..at.start)?;
        let sentence = before.iter().rposition(|c| STOPS.contains(*c)).map_or(0, |at| at + 1);
        let opening = of_text(OF_WHICH);
        if !self.says_whole(sentence..at.start, &opening) {
            return None;
        }
        let own = self.own_clause(at);
        let own = own.rsplit(|c| MARKS.contains(*c)).next()?;
        let own = find(own, &opening).and_then(|at| own.get(at + opening.len()..)).unwrap_or(own);
        // 其中高血压患者签约率92.5%: what stands before the name is the part.
        let names = self.names.iter().filter(|name| name.len() >= SHORTEST);
        let name = names.filter_map(|name| places(own, name).last()).min();
        let part = without_reaching(own.get(..name.unwrap_or(own.len()))?);
        let is_here = is_date(part) || is_of(profile, part);
        let is_words = part.iter().filter(|c| is_han(**c)).count() >= 2;
        (is_words && !is_here).then(|| part.iter().collect())
    }

    /// Whether a stretch of a sentence tells the whole before its parts: its number before 其中, or 总诊疗人次中，.
    fn says_whole(&self, stretch: Range<usize>, opening: &[char]) -> bool {
        let read = self.slice(&stretch);
        if let Some(which) = places(read, opening).last() {
            let which = stretch.start + which;
            let is_before = |n: &&PrintedNumber| stretch.start <= n.at.start && n.at.end <= which;
            let mut wholes = self.numbers().iter().filter(is_before);
            return wholes.any(|n| self.is_named_in(self.own_clause(&n.at)));
        }
        let within = |name: &Vec<char>| {
            let name: Vec<char> = name.iter().copied().chain(['中', '，']).collect();
            find(read, &name).is_some()
        };
        self.names.iter().any(|name| name.len() >= SHORTEST && within(name))
    }

    /// What a row is called that is a part, beside one of the total: where a column has the name of the indicator, and the
    /// row none of its words.
    fn row_of_part(&self, at: &Range<usize>, profile: &Profile) -> Option<String> {
        let (table, row) = self.place.table()?;
        let first = self.cells().find(|cell| cell.iter().any(|c| is_han(*c)));
        let is_part = |cell: &&[char]| starts_with(cell, OF_WHICH) && !self.is_named_in(cell);
        if let Some(cell) = first.filter(is_part) {
            let name: String = cell.iter().skip(OF_WHICH.chars().count()).collect();
            let name = name.trim_start_matches(['：', ':']).to_owned();
            return (!name.is_empty()).then_some(name);
        }
        let total = self.place.heads()?.total?;
        let own = table.rows.get(row).filter(|_| row != total)?;
        let cells = self.places_of_cells();
        let column = cells.iter().position(|cell| cell.contains(&at.start))?;
        let of_row = own.cells.iter().take(column).map(|cell| of_text(&cell.text()));
        let name = of_row.into_iter().find(|cell| cell.iter().any(|c| is_han(*c)))?;
        let head = self.heads().get(column)?;
        let is_said = self.is_named_in(head) && !self.shares_word(&name);
        (is_said && !is_date(&name) && !is_of(profile, &name)).then(|| name.iter().collect())
    }

    /// Whether two letters of what stands over or before a number are in a name of the indicator: 护士 of 注册护士数.
    fn shares_word(&self, letters: &[char]) -> bool {
        letters.windows(2).any(|pair| {
            pair.iter().all(|c| is_han(*c))
                && self.names.iter().any(|own| find(own, pair).is_some())
        })
    }

    fn is_named_in(&self, letters: &[char]) -> bool {
        let names = self.names.iter().filter(|name| name.len() >= 2);
        names.into_iter().any(|name| has_letters(letters, name))
    }
}

fn names_of(profile: &Profile) -> impl Iterator<Item = &String> {
    std::iter::once(&profile.name).chain(&profile.full_name)
}

/// Whether words are those of the place itself: 我县, 平湖县.
fn is_of(profile: &Profile, words: &[char]) -> bool {
    let is_name = |name: &String| find(words, &of_text(name)).is_some();
    let here = |word: &&str| words.len() == 2 && words.first() == word.chars().next().as_ref();
    names_of(profile).any(is_name) || HERE.iter().any(here)
}

/// Whether letters are no more than when something holds: 2023年, 年末.
pub(super) fn is_date(head: &[char]) -> bool {
    let is_of_date = |c: &char| {
        c.is_ascii_digit() || "年月日末底初全到至截止目前其中上下半季度第一二三四".contains(*c)
    };
    head.iter().all(is_of_date)
}

/// Whether letters are no more than verbs of being.
pub(super) fn is_being(letters: &[char]) -> bool {
    without_being(letters).is_empty()
}

/// Letters without a unit in brackets, the verbs of being and reaching and the words of bounds that they end with.
pub(super) fn without_reaching(letters: &[char]) -> &[char] {
    let mut rest = letters;
    loop {
        let bound = || BEFORE.iter().find_map(|qualifier| without(rest, qualifier.word));
        let adverb = || {
            ["稳步", "进一步", "已", "要", "≥", "≤", "由", "从"]
                .iter()
                .find_map(|word| without(rest, word))
        };
        let being = || BEING.iter().find_map(|word| without(rest, word));
        let bracket = || {
            let open = rest.iter().rposition(|c| matches!(c, '（' | '('))?;
            matches!(rest.last(), Some('）' | ')')).then_some(rest.get(..open)?)
        };
        let shorter = without_any_verb(rest).or_else(bound).or_else(being).or_else(adverb);
        match shorter.or_else(bracket).filter(|shorter| shorter.len() < rest.len()) {
            Some(shorter) => rest = shorter,
            None => return rest,
        }
    }
}

/// Letters without the verbs of being that they end with.
pub(super) fn without_being(letters: &[char]) -> &[char] {
    let mut rest = letters;
    while let Some(shorter) = BEING.iter().find_map(|word| without(rest, word)) {
        rest = shorter;
    }
    rest
}
