//! The one table of codes: what can be wrong, how bad it is, and where it is explained.

use super::Lang;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Stops a build.
    Error,
    /// Is listed, and the site is built.
    Warning,
}

impl Severity {
    /// The word in one language.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Error, Lang::Zh) => "错误",
            (Self::Warning, Lang::Zh) => "提醒",
            (Self::Error, Lang::En) => "error",
            (Self::Warning, Lang::En) => "warning",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $zh:literal $en:literal;)*) => {
        /// The name of a wrong thing. Codes are named after what is wrong, not after the cure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $en] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The kebab-case name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// One line on what it means.
            pub fn summary(self, lang: Lang) -> &'static str {
                match lang {
                    Lang::Zh => match self { $(Self::$variant => $zh),* },
                    Lang::En => match self { $(Self::$variant => $en),* },
                }
            }

            /// The page that explains it, with examples that the tests run.
            pub fn explanation(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("../../tests/faults/", $name, ".md"))),*
                }
            }
        }
    };
}

codes! {
    NotUtf8 "not-utf8" Error "文件不是 UTF-8 编码" "the file is not UTF-8";
    UnreadableFile "unreadable-file" Error "文件读不出来" "the file cannot be read";
    EmptyFile "empty-file" Error "文件是空的" "the file is empty";
    UnexpectedFile "unexpected-file" Error "文件不在该在的地方" "the file has no place in the content folder";
    EmptyFolder "empty-folder" Error "文件夹里没有内容" "the folder has no content";
    YamlSyntax "yaml-syntax" Error "YAML 语法不通" "the YAML does not parse";
    FullWidthPunctuation "full-width-punctuation" Error "语法位置上用了全角标点" "full-width punctuation where YAML wants ASCII";
    UnknownKey "unknown-key" Error "不认识的键" "a key that nothing reads";
    DuplicateKey "duplicate-key" Error "同一个键写了两次" "a key written twice";
    MissingKey "missing-key" Error "缺少必需的键" "a required key is missing";
    WrongType "wrong-type" Error "值的类型不对" "a value of the wrong type";
    NotANumber "not-a-number" Error "不是规范的数字" "not a plain number";
    BadId "bad-id" Error "编号写法不对" "not a valid id";
    BadDate "bad-date" Error "日期写法不对" "not a date";
    BadFrontMatter "bad-front-matter" Error "文首信息不完整" "the front matter is not closed or not there";
    UnsupportedMarkdown "unsupported-markdown" Error "规划正文不支持这种 Markdown 写法" "Markdown that plan texts do not use";
    DuplicateId "duplicate-id" Error "编号重复" "an id given twice";
    DuplicateRecord "duplicate-record" Error "同一条记录写了两次" "a record given twice";
    UnknownIndicator "unknown-indicator" Error "指标目录里没有这个指标" "an indicator that the catalogue does not have";
    UnknownDocument "unknown-document" Error "没有这份文件" "a document that does not exist";
    DocumentOfAnotherDistrict "document-of-another-district" Error "文件属于别的区县" "a document that belongs to another district";
    UnusedIndicator "unused-indicator" Warning "目录里的指标没有被用到" "an indicator that nothing uses";
    MissingCitation "missing-citation" Error "数值没有出处" "a value without a source";
    QuoteNotFound "quote-not-found" Error "在文件里找不到引文" "the quote is not in the document";
    QuoteTooLong "quote-too-long" Error "引文太长" "a quote too long to be a short quotation";
    RowNotFound "row-not-found" Error "在文件里找不到这张表或这一行" "the table or row is not in the document";
    YearWithoutBasis "year-without-basis" Error "年份没有依据" "a year that nothing supports";
    ImplausibleValue "implausible-value" Warning "数值不在合理范围之内" "a value outside the plausible range";
    ImplausibleUnit "implausible-unit" Warning "单位与目录不同" "a unit that is not the catalogue's";
    TargetAgainstDirection "target-against-direction" Warning "目标不如基期" "a target worse than where it starts";
    TargetAlreadyMet "target-already-met" Warning "目标在基期已经达到" "a target that is met from the start";
    ConflictingValues "conflicting-values" Warning "同一件事有不同的数" "different values for one thing";
    ObservationAfterAsOf "observation-after-as-of" Error "实际值晚于评价日期" "a value from after the date of judgement";
    TargetOutsidePeriod "target-outside-period" Warning "目标年份不在规划期之内" "a target outside the period of its document";
    StaleData "stale-data" Warning "区县没有近年的实际值" "a district without recent values";
    TextDiffersFromSource "text-differs-from-source" Error "正文与来源文件不一致" "the text is not the text of its source";
    NumbersOutOfOrder "numbers-out-of-order" Warning "表格里的数与来源次序不同" "the numbers of a table are in another order than in its source";
    UnusedErratum "unused-erratum" Error "勘误没有用上" "an erratum that changes nothing";
}

impl Code {
    /// The code of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
