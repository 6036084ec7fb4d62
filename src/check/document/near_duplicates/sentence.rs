//! Sentences as they are compared: letters and numbers apart.

use std::ops::Range;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::check::text::by_letter::ByLetter;
use crate::check::text::document::Stretch;
use crate::check::text::letters::{self, Letter};
use crate::check::text::numbers::{PrintedNumber, in_file};
use crate::check::text::opening::opening;
use crate::import::System;
use crate::model::form;

/// What stands behind a number that is a name: 2号楼, 三期 as 3期, 2型糖尿病.
const NAMED: &str = "号期级型届";

/// A number of so many digits that counts nothing is that of a telephone or a house.
const SHORTEST_ADDRESS: usize = 7;

/// What stands behind 15分钟 where it says how soon and not which circle.
const SOON: &str = "内以之左上完到就可";

/// Labels of what is said of task after task: who does it, and until when.
const LABELS: [&str; 8] =
    ["单位：", "部门：", "时限：", "期限：", "来源：", "单位:", "部门:", "时限:"];

/// Words of penalties, which articles give for many acts.
const PENALTIES: [&str; 5] = ["罚款", "处罚", "没收", "违法所得", "限额"];

/// The address of a page of a web page that was printed.
const ADDRESSES: [&str; 2] = ["http", "www."];

/// Words that set the time of each of several things: 报告拟安排在8月份举行的会议上审议.
const SCHEDULES: [&str; 2] = ["安排在", "定于"];

/// Words of which one makes a sentence one of many.
static OF_MANY: LazyLock<ByLetter<&str>> = LazyLock::new(|| {
    ByLetter::of_words(PENALTIES.iter().chain(&LABELS).chain(&ADDRESSES).chain(&SCHEDULES))
});

/// Words with which a sentence goes on with what stands before it: 加上上级补助收入61万元，收入总计132万元.
const GOING_ON: [&str; 4] = ["加上", "收入总计", "支出总计", "收支相抵"];

/// How a sentence ends that tells one grade of something from others: 持续时间8小时以上的.
const BOUNDS: [&str; 4] = ["以上的", "以下的", "以内的", "以外的"];

/// A sentence.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Its letters without numbers, marks and small words.
    pub(super) bare: Vec<char>,
    /// The clause of each of them, counted from 0.
    pub(super) clauses: Vec<usize>,
    /// Its numbers, in order.
    pub(super) numbers: Vec<Number>,
    /// For a cell, the table and the row.
    pub(super) row: Option<(usize, usize)>,
    /// Whether it is a formula that is true of many things: a penalty, a deadline with a label, the time of one thing of many,
    /// the head of a list, or what comes to something together with the sentence before.
    pub(super) is_of_many: bool,
    /// The way in which the item is numbered that it stands in.
    pub(super) item: Option<System>,
    /// The year that the sentences before it in its paragraph name last.
    pub(super) year: Option<String>,
    /// Which heading, paragraph or cell of the document it stands in, counted from 0.
    pub(super) stretch: usize,
    /// The section of a chapter that it stands in.
    pub(super) section: Option<Section>,
}

/// Where a heading, a paragraph or a cell stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct StandsIn {
    /// The heading that it is below, and the one above that; none right below a title or a chapter, and none of what is no
    /// heading of a list. Of what is below an article, that and the heading above it.
    pub(super) section: Option<Section>,
    /// How many titles stand above it, itself counted.
    pub(super) title: usize,
    /// Whether it is a heading.
    pub(super) is_heading: bool,
    /// The heading of its chapter, counted in blocks from 0.
    pub(super) chapter: Option<usize>,
}

/// A section of a chapter by the headings of both, or an article of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section {
    /// The heading of the chapter, counted in blocks from 0.
    pub(super) above: usize,
    /// The heading of the section, or the paragraph that an article begins with.
    pub(super) own: usize,
}

/// A number of a sentence.
#[derive(Debug)]
pub(super) struct Number {
    /// As printed.
    pub(super) text: String,
    /// Its digits.
    digits: String,
    /// Where it stands in the file.
    pub(super) bytes: Range<usize>,
    /// How many bare letters stand before it.
    pub(super) at: usize,
    /// How many numbers stand there before it.
    pub(super) nth: usize,
    /// Its clause.
    pub(super) clause: usize,
    /// What it is in its sentence.
    pub(super) role: Role,
}

/// What a number is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// How much or how many.
    Value,
    /// When.
    Time,
    /// Which one: a sentence with another such number speaks of another thing.
    Name,
}

impl Number {
    fn is_year(&self) -> bool {
        self.digits.len() == 4
    }

    /// Whether two numbers are two years.
    pub(super) fn is_year_of(&self, other: &Self) -> bool {
        [self, other].iter().all(|number| number.role == Role::Time && number.is_year())
    }

    /// Whether two numbers say the same: `3.5` and `3.50` do.
    pub(super) fn is_equal(&self, other: &Self) -> bool {
        let value = |number: &Self| Decimal::from_str_exact(&number.digits).ok();
        self.digits == other.digits || value(self).zip(value(other)).is_some_and(|(a, b)| a == b)
    }
}

impl Sentence {
    /// Whether it is the other one to the letter.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let numbers = |sentence: &Self| {
            sentence.numbers.iter().map(|n| (n.at, n.digits.clone())).collect::<Vec<_>>()
        };
        self.bare == other.bare && numbers(self) == numbers(other)
    }

    /// The years that it names.
    pub(super) fn years(&self) -> impl Iterator<Item = &str> {
        let years = self.numbers.iter().filter(|n| n.role == Role::Time && n.is_year());
        years.map(|number| number.digits.as_str())
    }

    /// Whether the paragraphs of two sentences speak of two years.
    pub(super) fn is_of_another_year(&self, other: &Self) -> bool {
        self.year.as_ref().zip(other.year.as_ref()).is_some_and(|(one, other)| one != other)
    }

    /// Whether it ends with until when something is done, which is said of task after task: `（各部门按职责落实，8月底前完成）`.
    pub(super) fn is_deadline(&self) -> bool {
        let is_at_end = ["年完成", "月完成", "日完成"]
            .iter()
            .any(|end| self.bare.ends_with(&end.chars().collect::<Vec<_>>()));
        is_at_end && self.row.is_none() && self.numbers.iter().all(|n| n.role == Role::Time)
    }
}

/// The sentences of a text, without the number that it opens with.
pub(super) fn sentences((n, text): (usize, &Stretch)) -> Vec<Sentence> {
    let plain: String = text.letters.iter().map(|(c, _)| *c).collect();
    let (length, item) = opening(&plain).map_or((of_item(&plain), None), |numbered| {
        (text.letters.len() - numbered.rest.chars().count(), Some(numbered.system))
    });
    let body = text.letters.get(length..).unwrap_or_default();
    let parts = body.split(|(c, _)| matches!(c, '。' | '；' | '！' | '？'));
    let mut year = None;
    // A paragraph in Chinese without a mark is a name, or a row that stands as a paragraph.
    let is_unmarked = text.row.is_none()
        && plain.contains(letters::is_han)
        && !plain.contains(['。', '；', '，', '！', '？', '：']);
    let sentence = |part| {
        let sentence = sentence(part, text.row, n);
        let is_of_many = sentence.is_of_many || is_unmarked;
        let sentence = Sentence { item, year: year.clone(), is_of_many, ..sentence };
        let mut years = sentence.numbers.iter().filter(|n| n.role == Role::Time && n.is_year());
        year = years.next_back().map(|n| n.digits.clone()).or_else(|| year.take());
        sentence
    };
    parts.filter(|part| !part.is_empty()).map(sentence).collect()
}

/// How many letters the number of a heading or an item has that is numbered as `1.2 Recommendations`, `6.1.2 迅速进行…`, `６．３ …`,
/// `6）…` or `[8] …` are.
fn of_item(text: &str) -> usize {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    if let Some(inner) = text.strip_prefix('[') {
        let length = digits(inner);
        return if length > 0 && inner.chars().nth(length) == Some(']') { length + 2 } else { 0 };
    }
    let number: String =
        text.chars().map(form).take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let length = number.len();
    let behind = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    let rest = text.get(behind..).unwrap_or_default();
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    let is_short = parts.iter().all(|part| (1..=2).contains(&part.len()));
    if parts.len() == 1 && is_short && rest.starts_with([')', '）']) {
        return length + 1;
    }
    // 3.5亿元 is a value.
    let is_of_text = |c: char| c.is_alphabetic() && !UNITS.contains(c) || "（(《“".contains(c);
    let is_numbered = is_short
        && (parts.len() > 2 || parts.len() > 1 && rest.trim_start().starts_with(is_of_text));
    if is_numbered { length } else { 0 }
}

/// What stands behind 3.5 where it is a value.
const UNITS: &str = "万亿千百个元人年月天日倍公里米吨亩张家所项次分岁户件台辆度平立";

/// The clauses of a text, each as a sentence of its own.
pub(super) fn clauses((n, text): (usize, &Stretch)) -> Vec<Sentence> {
    let is_end = |c: char| "。；！？，：".contains(c);
    let parts = text.letters.split(|(c, _)| is_end(*c));
    parts.filter(|part| !part.is_empty()).map(|part| sentence(part, text.row, n)).collect()
}

fn sentence(letters: &[Letter], row: Option<(usize, usize)>, stretch: usize) -> Sentence {
    // The 3 of m3 belongs to the unit.
    let is_in_unit = |number: &PrintedNumber| {
        let before = number.at.start.checked_sub(1).and_then(|at| letters.get(at));
        before.is_some_and(|(c, _)| c.is_ascii_alphabetic())
    };
    let printed = in_file(letters).into_iter().filter(|number| !is_in_unit(number));
    let mut numbers = printed.peekable();
    let mut sentence = Sentence {
        bare: Vec::new(),
        clauses: Vec::new(),
        numbers: Vec::new(),
        row,
        is_of_many: is_of_many(letters),
        item: None,
        year: None,
        stretch,
        section: None,
    };
    let (mut at, mut clause) = (0, 0);
    while let Some((c, _)) = letters.get(at) {
        if let Some(number) = numbers.next_if(|number| number.at.start == at) {
            at = number.at.end;
            let number = sentence.number(letters, number, clause);
            sentence.numbers.push(number);
            continue;
        }
        clause += usize::from(matches!(c, '，' | '：'));
        if c.is_alphabetic() && !is_small(*c) {
            sentence.bare.push(*c);
            sentence.clauses.push(clause);
        }
        at += 1;
    }
    sentence
}

impl Sentence {
    fn number(&self, letters: &[Letter], number: PrintedNumber, clause: usize) -> Number {
        let PrintedNumber { digits, at: range } = number;
        let printed = letters.get(range.clone()).unwrap_or_default();
        let text = printed.iter().map(|(c, _)| *c).collect();
        let at = self.bare.len();
        let before = self.numbers.last().filter(|number| number.at == at);
        let nth = before.map_or(0, |number| number.nth + 1);
        let bytes = letters::place(letters, &range);
        Number { role: role(letters, &digits, &range), text, digits, bytes, at, nth, clause }
    }
}

fn is_of_many(letters: &[Letter]) -> bool {
    let plain: Vec<char> = letters.iter().map(|(c, _)| *c).collect();
    let is_head = plain.last().is_some_and(|c| matches!(c, '：' | ':'));
    let has = |(at, word): (usize, &&str)| {
        letters::begins_with(plain.get(at..).unwrap_or_default(), word)
    };
    is_head
        || BOUNDS.iter().any(|end| plain.ends_with(&end.chars().collect::<Vec<_>>()))
        || GOING_ON.iter().any(|word| letters::starts_with(&plain, word))
        || OF_MANY.along(&plain).any(has)
}

/// Small words, in which two forms of one sentence may differ, and the ends of 年底 and 年内.
fn is_small(c: char) -> bool {
    matches!(
        c,
        '的' | '了'
            | '和'
            | '及'
            | '与'
            | '并'
            | '等'
            | '将'
            | '要'
            | '应'
            | '须'
            | '到'
            | '达'
            | '至'
            | '为'
            | '是'
            | '在'
            | '于'
            | '对'
            | '其'
            | '各'
            | '底'
            | '内'
            | '末'
            | '前'
            | '约'
    )
}

fn role(letters: &[Letter], digits: &str, range: &Range<usize>) -> Role {
    let letter = |at: usize| letters.get(at).map(|(c, _)| *c);
    let behind = letter(range.end).unwrap_or_default();
    let is_year = range.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    // 第3条, 表20, 图5, 专栏3 and 附件2, but not 代表20人 or 案件2件.
    let before = |back: usize| range.start.checked_sub(back).and_then(letter).unwrap_or_default();
    let is_ordinal = "第图栏".contains(before(1))
        || (before(1) == '表' && before(2) != '代')
        || (before(1) == '件' && before(2) == '附');
    //
    let is_code = "-—–".contains(before(1)) && before(2).is_ascii_alphabetic();
    // 成立50周年 says which, and numbers of a formula are no values.
    let is_anniversary = behind == '周' && letter(range.end + 1) == Some('年');
    let is_of_formula = "×÷=".contains(behind) || "×÷=".contains(before(1));
    // [12], and see 2.10.1
    let is_reference =
        before(1) == '[' && behind == ']' || digits.bytes().filter(|c| *c == b'.').count() > 1;
    // 65岁以上 says who, 79岁 how old.
    let is_age = behind == '岁' && letter(range.end + 1).is_some_and(char::is_alphanumeric);
    // 15分钟步行 and 15分钟医疗圈 say which.
    let is_circle = behind == '分'
        && letter(range.end + 1) == Some('钟')
        && letter(range.end + 2).is_some_and(|c| c.is_alphanumeric() && !SOON.contains(c));
    // The number of a telephone has no unit.
    let is_address = digits.len() >= SHORTEST_ADDRESS
        && digits.bytes().all(|c| c.is_ascii_digit())
        && !behind.is_alphabetic();
    if is_year && "年—-–~～至".contains(behind) || "月日".contains(behind) {
        Role::Time
    } else if is_ordinal
        || is_address
        || is_code
        || is_age
        || is_circle
        || is_anniversary
        || is_of_formula
        || is_reference
        || NAMED.contains(behind)
    {
        Role::Name
    } else {
        Role::Value
    }
}
