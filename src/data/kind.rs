//! What the cells of a column hold: the types of the guides, and later of data packages.

use crate::diag::Message;
use crate::say;

/// What the cells of a column hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The name of a thing for programs: of a district, document, indicator, agency or code.
    Id,
    /// The lasting name of a record, which follows `#` in its address.
    Key,
    /// Text on one line.
    Text,
    /// Text on one line or more.
    Lines,
    /// A calendar year.
    Year,
    /// A calendar day.
    Date,
    /// A year, a month or a day.
    Published,
    /// How many there are.
    Count,
    /// A number that was calculated.
    Decimal,
    /// A number with the digits that it was printed with.
    Number,
    /// A number or a range, with the digits that they were printed with.
    NumberOrRange,
    /// What a document says of an indicator: a number, a number with a bound, a range, or words.
    Value,
    /// A word of a closed list.
    Word(Vocabulary),
    /// A place in the text of a document, as a path from the root of the site.
    Address,
    /// A file, as a path from the project folder.
    File,
    /// An address of another site.
    Url,
    /// Several of a kind.
    List(Box<Self>),
}

/// A closed list of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// What the list is called: the name of a column that has its words.
    pub name: &'static str,
    /// The words, in order.
    pub terms: Vec<Term>,
}

/// A word of a closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word, as cells have it.
    pub word: &'static str,
    /// What it means, without a full stop.
    pub meaning: Message,
}

impl Kind {
    /// What the kind is called; of a list, what its entries are called.
    pub fn name(&self) -> Message {
        match self {
            Self::Id => say!("编号", "id"),
            Self::Key => say!("记录编号", "key"),
            Self::Text => say!("文字", "text"),
            Self::Lines => say!("多行文字", "lines"),
            Self::Year => say!("年份", "year"),
            Self::Date => say!("日期", "date"),
            Self::Published => say!("年、月或日", "year, month or date"),
            Self::Count => say!("计数", "count"),
            Self::Decimal => say!("计算数", "decimal"),
            Self::Number => say!("原文数", "number"),
            Self::NumberOrRange => say!("原文数或范围", "number or range"),
            Self::Value => say!("值", "value"),
            Self::Word(_) => say!("词", "word"),
            Self::Address => say!("出处地址", "address"),
            Self::File => say!("文件路径", "file"),
            Self::Url => say!("网址", "url"),
            Self::List(of) => of.name(),
        }
    }

    /// What a cell of the kind looks like, without a full stop.
    pub fn meaning(&self) -> Message {
        match self {
            Self::Id => say!(
                "小写英文字母、数字和连字符，如 `life-expectancy`",
                "lower-case ASCII letters, digits and hyphens, for example `life-expectancy`"
            ),
            Self::Key => say!(
                "一条记录长期不变的编号，由记录的内容得来；也是它在网页上的位置，即网址中 `#` 之后的部分",
                "the lasting name of a record, made of what it says; also its place on a page: what follows `#` in its address"
            ),
            Self::Text => say!("任意文字", "any text"),
            Self::Lines => say!(
                "任意文字，可以有几行，以换行符（LF）分开",
                "any text, on one line or more, separated by line feeds"
            ),
            Self::Year => say!("四位数字的公历年份", "a calendar year of four digits"),
            Self::Date => say!("`YYYY-MM-DD`，存在的日子", "`YYYY-MM-DD`, a day that exists"),
            Self::Published => {
                say!("`YYYY`、`YYYY-MM` 或 `YYYY-MM-DD`", "`YYYY`, `YYYY-MM` or `YYYY-MM-DD`")
            }
            Self::Count => say!("清点得到的个数，非负整数", "how many there are, not negative"),
            Self::Decimal => say!(
                "计算得到的数，末尾不补零，如 `0.4667`、`-0.2`",
                "a calculated number without zeros at its end, for example `0.4667` or `-0.2`"
            ),
            Self::Number => say!(
                "照录原文的数，`3.50` 不写成 `3.5`",
                "a number as printed: `3.50` stays `3.50`"
            ),
            Self::NumberOrRange => say!(
                "照录原文的数，或者范围，如 `5—10`",
                "a number as printed, or a range, for example `5—10`"
            ),
            Self::Value => say!(
                "数，前面带 `≥`、`≤`、`>`、`<`、`≈` 的数，范围（如 `5—10`），或者文字",
                "a number, a number behind `≥`, `≤`, `>`, `<` or `≈`, a range, for example `5—10`, or words"
            ),
            Self::Word(_) => {
                say!("词表中的一个词，见“词表”", "one word of a closed list, see “Words”")
            }
            Self::Address => say!(
                "文件正文中的位置，从网站根目录起的路径，如 `documents/rongchang-plan-2021-2025.html#t2-r3`",
                "a place in the text of a document, as a path from the root of the site, for example `documents/rongchang-plan-2021-2025.html#t2-r3`"
            ),
            Self::File => say!(
                "从项目文件夹起的路径，如 `seeds/rongchang-plan-2021-2025.txt`",
                "a path from the project folder, for example `seeds/rongchang-plan-2021-2025.txt`"
            ),
            Self::Url => say!(
                "别的网站的网址，以 `http://` 或 `https://` 开头，如 `https://www.stats.gov.cn/`",
                "an address of another site, http or https, for example `https://www.stats.gov.cn/`"
            ),
            Self::List(of) => of.meaning(),
        }
    }
}
