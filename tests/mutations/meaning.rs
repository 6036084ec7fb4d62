//! Changes of meaning: other words beside the number of a record, in its document and its quote alike, and other keys.

use super::entry::{Entry, Side};
use super::keys;
use super::passage::{Edit, Passage};

/// A record that no longer says what its document says, with the document.
#[derive(Debug, Clone)]
pub(crate) struct Mutation {
    /// What is changed: `word of quantity`, `key kind`.
    pub(crate) kind: &'static str,
    /// The change in words.
    pub(crate) told: String,
    pub(crate) entry: Entry,
    pub(crate) passage: Passage,
}

/// Words behind a number and its unit, with words of another meaning.
const BEHIND: &[(&str, &[&str])] = &[
    ("及以上", &["及以下"]),
    ("以上", &["以下", "", "左右"]),
    ("以下", &["以上", ""]),
    ("以内", &["以上", ""]),
    ("左右", &["以上", ""]),
    ("余", &["不到", ""]),
];

/// Words before a number, with words of another meaning; the longest first.
const BEFORE: &[(&str, &[&str])] = &[
    ("不得低于", &["不得高于", ""]),
    ("不低于", &["不高于", ""]),
    ("不少于", &["不多于", ""]),
    ("不超过", &["不低于", ""]),
    ("小于", &["大于", ""]),
    ("少于", &["多于", ""]),
    ("低于", &["高于", ""]),
    ("超过", &["不到", ""]),
    ("至少", &["至多", ""]),
    ("不到", &["超过", ""]),
    ("近", &["超", ""]),
    ("约", &["", "不足"]),
    ("≥", &["≤", "", "约"]),
    ("≤", &["≥", "", "超"]),
];

/// What may stand between such a word and its number.
const VERBS: &[&str] = &[
    "达到",
    "建设",
    "达",
    "为",
    "提高到",
    "提升到",
    "下降到",
    "上升到",
    "增加到",
    "增长到",
    "降低到",
    "下降至",
    "到",
];

/// Units that 以上 and 左右 can follow.
const UNITS: &[&str] = &[
    "%", "％", "‰", "岁", "张", "人", "名", "个", "家", "所", "项", "种", "分钟", "亿元", "万户",
    "元",
];

/// All changes of a record.
pub(crate) fn all(entry: &Entry, passage: &Passage, sibling: Option<&str>) -> Vec<Mutation> {
    let mut all = Vec::new();
    let mut edit = |kind: &'static str, edit: Edit| {
        let line =
            if edit.is_in_head { passage.head.clone() } else { Some(passage.letters.clone()) };
        let line = line.unwrap_or_default();
        let near = |from: usize, to: usize| {
            line.get(from..to.min(line.len())).unwrap_or_default().iter().collect::<String>()
        };
        let (start, end) = (edit.at.start.saturating_sub(4), edit.at.end);
        let told = format!(
            "{}{} -> {}{}",
            near(start, edit.at.start),
            near(edit.at.start, end + 6),
            edit.with,
            near(end, end + 6)
        );
        if let Some((passage, entry)) = passage.edited(entry, &edit) {
            all.push(Mutation { kind, told, entry, passage });
        }
    };
    for side in entry.sides() {
        let Some(at) = passage.number(entry, side) else { continue };
        let place = Place { letters: &passage.letters, at: &at };
        for found in place.qualifiers() {
            edit("words of quantity", found);
        }
        for found in place.added(entry.of(side, "value").unwrap_or_default()) {
            edit("words of quantity added", found);
        }
        let year = entry.of(side, "year").unwrap_or_default();
        // Whoever writes `year_note` vouches for the year.
        let is_noted = entry.of(side, "year_note").is_some();
        let (periods, compared) =
            if is_noted { Default::default() } else { times(passage, &place, year) };
        for found in periods {
            edit("words of period", found);
        }
        for found in compared {
            edit("years compared with", found);
        }
        for found in place.changes(entry, side) {
            edit("words of change", found);
        }
        if let Some(found) = breakdown(entry, passage, at.start, sibling) {
            edit("words of breakdown", found);
        }
    }
    all.extend(typed(entry, passage, sibling));
    all
}

/// Changes of what is typed, with the passage as it is.
fn typed(entry: &Entry, passage: &Passage, sibling: Option<&str>) -> Vec<Mutation> {
    let is_rate = entry.sides().into_iter().any(|side| {
        let at = passage.number(entry, side).map(|at| at.end);
        at.is_some_and(|at| matches!(passage.letters.get(at), Some('%' | '％' | '‰' | '岁')))
    });
    let keys = entry.sides().into_iter().flat_map(|side| {
        let at = passage.number(entry, side);
        let is_open = at.is_some_and(|at| {
            let place = Place { letters: &passage.letters, at: &at };
            ends(place.before(), "控制在") && place.behind().is_none()
        });
        keys::of_value(entry, side, is_open)
    });
    let keys: Vec<(&'static str, String, Entry)> =
        keys.chain(keys::of_record(entry, is_rate, sibling)).collect();
    let whole = |(kind, told, entry)| Mutation { kind, told, entry, passage: passage.clone() };
    keys.into_iter().map(whole).collect()
}

/// A number in its passage.
struct Place<'p> {
    letters: &'p [char],
    at: &'p std::ops::Range<usize>,
}

impl Place<'_> {
    fn before(&self) -> &[char] {
        self.letters.get(..self.at.start).unwrap_or_default()
    }

    /// Where the words before the number begin that say how it is reached, and the qualifier with them.
    fn lead(&self) -> (usize, Option<(&'static str, &'static [&'static str])>) {
        let mut end = self.at.start;
        let find = |end: usize| {
            BEFORE.iter().find(|(word, _)| ends(self.letters.get(..end).unwrap_or_default(), word))
        };
        loop {
            if let Some((word, others)) = find(end) {
                return (end - word.chars().count(), Some((word, others)));
            }
            let head = self.letters.get(..end).unwrap_or_default();
            match VERBS.iter().find(|verb| ends(head, verb)) {
                Some(verb) => end -= verb.chars().count(),
                None => return (end, None),
            }
        }
    }

    /// The words right behind the number and its unit.
    fn behind(&self) -> Option<(usize, &'static str, &'static [&'static str])> {
        let rest = self.letters.get(self.at.end..)?;
        let unit = rest.iter().take(5).take_while(|c| !"，。；、|（,其".contains(**c)).count();
        let found = (0..=unit).find_map(|skip| {
            let rest: String = rest.get(skip..)?.iter().take(3).collect();
            let found = BEHIND.iter().find(|(word, _)| rest.starts_with(word))?;
            Some((self.at.end + skip, found.0, found.1))
        });
        found.filter(|(at, ..)| {
            !self.letters.get(self.at.end..*at).unwrap_or_default().contains(&'的')
        })
    }

    /// Other qualifiers, or none. It says the same without one where another says it, too: 控制在8%以内, and of several numbers
    /// in one list the one before, 不低于1.4人和不低于0.8人.
    fn qualifiers(&self) -> Vec<Edit> {
        let mut all = Vec::new();
        let mut edit = |at: usize, word: &str, others: &[&str], is_twice: bool| {
            let at = at..at + word.chars().count();
            let others = others.iter().filter(|with| !(is_twice && with.is_empty()));
            all.extend(others.map(|with| here(at.clone(), with)));
        };
        let (start, lead) = self.lead();
        if let Some((word, others)) = lead {
            let head = self.letters.get(..start).unwrap_or_default();
            let is_joined = head.last().is_some_and(|c| "、和及".contains(*c));
            let clause = head.rsplit(|c| "，。；".contains(*c)).next().unwrap_or_default();
            let word_before = clause.windows(word.chars().count());
            let is_before = word_before.into_iter().any(|w| w.iter().copied().eq(word.chars()));
            edit(start, word, others, is_joined && is_before);
        }
        if let Some((at, word, others)) = self.behind() {
            let is_controlled = ends(self.before(), "控制在") && word.ends_with(['内', '下']);
            edit(at, word, others, is_controlled);
        }
        all
    }

    /// Words where there are none; those on the side that the record has anyway say nothing new: 近3.5‰、5‰以内 of ≤3.5.
    fn added(&self, value: &str) -> Vec<Edit> {
        if self.lead().1.is_some() || self.behind().is_some() {
            return Vec::new();
        }
        let at = self.at.start;
        let rest: String =
            self.letters.get(self.at.end..).unwrap_or_default().iter().take(3).collect();
        let unit = UNITS.iter().find(|unit| rest.starts_with(**unit));
        let end = unit.map(|unit| self.at.end + unit.chars().count());
        let behind =
            end.into_iter().flat_map(|end| ["以上", "左右"].map(|word| here(end..end, word)));
        let before = ["近", "约"].map(|word| here(at..at, word));
        let is_same = |with: &str| match value.chars().next() {
            Some('≤' | '<') => with == "近",
            Some('≥' | '>') => with == "以上",
            Some('≈') => with == "约" || with == "左右",
            _ => false,
        };
        before.into_iter().chain(behind).filter(|edit| !is_same(&edit.with)).collect()
    }

    /// 提高到 without 到, 下降 for 提高 in a change, and words that make a mean of the number.
    fn changes(&self, entry: &Entry, side: Side) -> Vec<Edit> {
        const CHANGES: &[&str] = &["提高", "提升", "上升", "增加", "增长", "下降", "降低"];
        let mut all = Vec::new();
        let before = self.before();
        for to in ["到", "至"].iter().filter(|to| ends(before, to)) {
            let head = before.get(..before.len() - 1).unwrap_or_default();
            if CHANGES.iter().any(|word| ends(head, word)) {
                all.push(here(self.at.start - to.chars().count()..self.at.start, ""));
            }
        }
        if entry.key("kind") == Some("change") {
            let (start, _) = self.lead();
            let head = self.letters.get(..start).unwrap_or_default();
            let word = CHANGES.iter().find(|word| ends(head, word));
            let other =
                |word: &str| if word.starts_with(['下', '降']) { "提高" } else { "下降" };
            all.extend(word.map(|word| here(start - word.chars().count()..start, other(word))));
        }
        // What is recorded as a mean or as one of every year, and what names itself one, may have the word twice.
        let is_one = keys::is_yearly(entry) || side == Side::Baseline;
        let (start, _) = self.lead();
        if !is_one && self.letters.get(start.saturating_sub(1)) != Some(&'|') {
            all.extend(["三年年均", "每年"].map(|word| here(start..start, word)));
        }
        all
    }
}

/// The year that stands over the number, as a part of a year and as one that is compared with.
fn times(passage: &Passage, place: &Place<'_>, year: &str) -> (Vec<Edit>, Vec<Edit>) {
    let (mut periods, mut compared) = (Vec::new(), Vec::new());
    let (line, is_in_head) = match &passage.head {
        Some(head) if passage.quote == (0..passage.letters.len()) => (head.as_slice(), true),
        _ => (place.letters, false),
    };
    let end = if is_in_head { line.len() } else { place.at.start };
    let Some((start, found)) = last_year(line, end, is_in_head.then_some(year)) else {
        return (periods, compared);
    };
    if found != year || line.get(start + 4) != Some(&'年') {
        return (periods, compared);
    }
    let rest = line.get(start + 5..).unwrap_or_default();
    let more = usize::from(matches!(rest.first(), Some('底' | '末' | '内')));
    if !rest.get(more..).is_some_and(|rest| {
        rest.starts_with(&['前']) || rest.first().is_some_and(char::is_ascii_digit)
    }) {
        let at = start + 5..start + 5 + more;
        periods.extend(["上半年", "6月底", "前三季度"].map(|with| Edit {
            is_in_head,
            at: at.clone(),
            with: with.into(),
        }));
    }
    let head = line.get(..start).unwrap_or_default();
    let lead =
        ["截至", "截止", "展望", "力争到", "到", "至"].into_iter().find(|word| ends(head, word));
    let from = ["从", "由"].into_iter().any(|word| ends(head, word));
    let at = start - lead.map_or(0, |word| word.chars().count())..start;
    // 比2020年的78岁提高 has the number of 2020, as before.
    let between = line.get(start..end).unwrap_or_default();
    let is_own = !is_in_head && !between.iter().any(|c| "，。；,".contains(*c));
    if !from && !is_own {
        compared.extend(["比", "较"].map(|with| Edit {
            is_in_head,
            at: at.clone(),
            with: with.into(),
        }));
    }
    (periods, compared)
}

/// The last year in the sentence up to a place, or the one that is asked for.
fn last_year(line: &[char], end: usize, wanted: Option<&str>) -> Option<(usize, String)> {
    let before = line.get(..end)?;
    let start = before.iter().rposition(|c| "。；！".contains(*c)).map_or(0, |at| at + 1);
    let at = |at: usize| line.get(at..at + 4).map(|four| four.iter().collect::<String>());
    let is_year = |n: &usize| {
        at(*n).is_some_and(|four| {
            four.chars().all(|c| c.is_ascii_digit())
                && matches!(four.get(..2), Some("19" | "20"))
                && line.get(n + 4).is_some_and(|c| matches!(c, '年' | '—' | '-'))
                && wanted.is_none_or(|wanted| wanted == four)
        })
    };
    let found = (start..end).rev().find(is_year)?;
    Some((found, at(found)?))
}

/// The words of the category, as those of another: in the passage, where they stand there once, or in the head.
fn breakdown(entry: &Entry, passage: &Passage, end: usize, sibling: Option<&str>) -> Option<Edit> {
    let (own, other) = (entry.key("breakdown")?, sibling?);
    let (own, other) = printed(own, other);
    let word: Vec<char> = own.chars().collect();
    let places = |text: &[char]| -> Vec<usize> {
        (0..text.len()).filter(|at| text.get(*at..).is_some_and(|r| r.starts_with(&word))).collect()
    };
    let of_head = passage.head.as_ref().map(|head| places(head)).unwrap_or_default();
    let (at, is_in_head) = match (&places(&passage.letters)[..], &of_head[..]) {
        ([at], _) if passage.quote.start <= *at && *at < end => (*at, false),
        ([], [at]) => (*at, true),
        _ => return None,
    };
    Some(Edit { is_in_head, at: at..at + word.len(), with: other.to_owned() })
}

/// The categories of the made-up district, with their words.
const CATEGORIES: &[(&str, &str)] = &[
    ("sex: male", "男"),
    ("sex: female", "女"),
    ("residence: urban", "城镇"),
    ("residence: rural", "农村"),
];

/// How two breakdowns are printed, as far as they differ.
fn printed<'e>(own: &'e str, other: &'e str) -> (&'e str, &'e str) {
    let differs = |one: &str, two: &str| {
        let mut all = CATEGORIES.iter();
        all.find(|(key, _)| one.contains(key) && !two.contains(key)).map(|(_, word)| *word)
    };
    (differs(own, other).unwrap_or(own), differs(other, own).unwrap_or(other))
}

/// Whether two breakdowns are in words, or of the same dimensions and differ in one.
pub(crate) fn are_alike(own: &str, other: &str) -> bool {
    let parts = |text: &str| -> Option<Vec<(String, String)>> {
        let inner = text.strip_prefix("{ ")?.strip_suffix(" }")?;
        let parts = inner.split(", ").filter_map(|part| part.split_once(": "));
        Some(parts.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    };
    match (parts(own), parts(other)) {
        (None, None) => true,
        (Some(own), Some(other)) => {
            let pairs = own.iter().zip(&other);
            let differing = pairs.clone().filter(|(one, two)| one.1 != two.1).count();
            own.len() == other.len() && pairs.clone().all(|(a, b)| a.0 == b.0) && differing == 1
        }
        _ => false,
    }
}

fn here(at: std::ops::Range<usize>, with: &str) -> Edit {
    Edit { is_in_head: false, at, with: with.into() }
}

fn ends(text: &[char], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    text.ends_with(&word)
}
