//! The one table of codes: what can be wrong, how bad it is, who may say otherwise, and where it is explained.

use super::Lang;

/// How bad a finding is, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops a build.
    Error,
    /// Is listed, and the site is built.
    Warning,
    /// Is listed for the record.
    Note,
}

impl Severity {
    /// The word in one language.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Error, Lang::Zh) => "错误",
            (Self::Warning, Lang::Zh) => "提醒",
            (Self::Note, Lang::Zh) => "备注",
            (Self::Error, Lang::En) => "error",
            (Self::Warning, Lang::En) => "warning",
            (Self::Note, Lang::En) => "note",
        }
    }
}

/// Whether a site may rule on the findings of a code: give them another level, or set them aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// It may not: later stages rely on there being no such finding.
    Fixed,
    /// It may, with a reason.
    Open,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $rule:ident $zh:literal $en:literal;)*) => {
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

            /// How bad it is, where the site does not say otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// Whether no site may give its findings another level or set them aside.
            pub fn is_fixed(self) -> bool {
                match self { $(Self::$variant => Rule::$rule == Rule::Fixed),* }
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
    NotUtf8 "not-utf8" Error Fixed "文件不是 UTF-8 编码" "the file is not UTF-8";
    UnreadableFile "unreadable-file" Error Fixed "文件读不出来" "the file cannot be read";
    FileTooLarge "file-too-large" Error Fixed "文件太大" "the file is too large";
    EmptyFile "empty-file" Error Fixed "文件是空的" "the file is empty";
    UnexpectedFile "unexpected-file" Error Fixed "文件不在该在的地方" "the file has no place in the content folder";
    BadFileName "bad-file-name" Error Fixed "文件名在别的系统上存不下" "a file name that not every system can hold";
    EmptyFolder "empty-folder" Error Fixed "文件夹里没有内容" "the folder has no content";
    ControlCharacter "control-character" Error Fixed "有看不见的控制字符" "a control character that does not show";
    YamlSyntax "yaml-syntax" Error Fixed "YAML 语法不通" "the YAML does not parse";
    YamlAlias "yaml-alias" Error Fixed "用了 YAML 的锚点、别名、合并键或标记" "an anchor, an alias, a merge key or a tag of YAML";
    YamlTooDeep "yaml-too-deep" Error Fixed "YAML 嵌套太深" "lists and keys nested too deep";
    FullWidthPunctuation "full-width-punctuation" Error Fixed "语法位置上用了全角标点" "full-width punctuation where YAML wants ASCII";
    UnknownKey "unknown-key" Error Fixed "不认识的键" "a key that nothing reads";
    DuplicateKey "duplicate-key" Error Fixed "同一个键写了两次" "a key written twice";
    MissingKey "missing-key" Error Fixed "缺少必需的键" "a required key is missing";
    WrongType "wrong-type" Error Fixed "值的类型不对" "a value of the wrong type";
    MisplacedKey "misplaced-key" Error Fixed "键与旁边写的不合" "a key that does not go with what is written beside it";
    NotANumber "not-a-number" Error Fixed "不是规范的数字" "not a plain number";
    BadId "bad-id" Error Fixed "编号写法不对" "not a valid id";
    BadDate "bad-date" Error Fixed "日期写法不对" "not a date";
    DateDiffersFromWords "date-differs-from-words" Error Fixed "日期与原文的说法不一致" "a date that is not what the words say";
    BadFrontMatter "bad-front-matter" Error Fixed "文首信息不完整" "the front matter is not closed or not there";
    UnsupportedMarkdown "unsupported-markdown" Error Fixed "规划正文不支持这种 Markdown 写法" "Markdown that plan texts do not use";
    DuplicateId "duplicate-id" Error Fixed "编号重复" "an id given twice";
    DuplicateRecord "duplicate-record" Error Fixed "同一条记录写了两次" "a record given twice";
    UnknownIndicator "unknown-indicator" Error Fixed "指标目录里没有这个指标" "an indicator that the catalogue does not have";
    UnknownDocument "unknown-document" Error Fixed "没有这份文件" "a document that does not exist";
    DocumentOfAnotherDistrict "document-of-another-district" Error Fixed "文件属于别的区县" "a document that belongs to another district";
    UnknownUnit "unknown-unit" Error Fixed "没有这个责任单位" "a unit that the district does not have";
    UnknownDistrict "unknown-district" Error Fixed "没有这个区县" "a district that does not exist";
    ConflictingTiles "conflicting-tiles" Error Fixed "示意图的方格互相矛盾" "two squares of the map that exclude each other";
    DistrictWithoutTile "district-without-tile" Warning Open "示意图上没有这个区县" "a district that is not on the map";
    UnusedUnit "unused-unit" Warning Open "责任单位没有任务" "a unit that answers for nothing";
    UnknownCode "unknown-code" Error Fixed "没有这个代码" "a code that does not exist";
    FixedCode "fixed-code" Error Fixed "这个代码不能调级别，也不能放行" "a code that no site can rule on";
    UnusedAllowance "unused-allowance" Error Fixed "放行没有用上" "a suppression that matches nothing";
    UnusedIndicator "unused-indicator" Warning Open "目录里的指标没有被用到" "an indicator that nothing uses";
    MissingCitation "missing-citation" Error Fixed "数值没有出处" "a value without a source";
    QuoteNotFound "quote-not-found" Error Fixed "在文件里找不到引文" "the quote is not in the document";
    QuoteTooLong "quote-too-long" Error Fixed "引文太长" "a quote too long to be a short quotation";
    RowNotFound "row-not-found" Error Fixed "在文件里找不到这张表或这一行" "the table or row is not in the document";
    ValueNotInQuote "value-not-in-quote" Error Open "出处里没有这个数" "a value that its source does not print";
    UnitDiffersFromQuote "unit-differs-from-quote" Error Open "单位与出处不同" "a unit that is not the one printed behind the number";
    WordsNotInSource "words-not-in-source" Error Open "出处里没有这些字" "words that the source does not print";
    YearWithoutBasis "year-without-basis" Error Open "年份没有依据" "a year that nothing supports";
    ImplausibleValue "implausible-value" Warning Open "数值不在合理范围之内" "a value outside the plausible range";
    ImplausibleUnit "implausible-unit" Warning Open "单位与目录不同" "a unit that is not the catalogue's";
    TargetAgainstDirection "target-against-direction" Warning Open "目标不如基期" "a target worse than where it starts";
    TargetAlreadyMet "target-already-met" Warning Open "目标在基期已经达到" "a target that is met from the start";
    UnambitiousTarget "unambitious-target" Warning Open "目标过早超额完成" "a target that is passed before half the time";
    ConflictingValues "conflicting-values" Warning Open "同一件事有不同的数" "different values for one thing";
    ObservationAfterAsOf "observation-after-as-of" Error Fixed "实际值晚于评价日期" "a value from after the date of judgement";
    JudgementAfterAsOf "judgement-after-as-of" Warning Open "人工评价晚于评价日期" "a judgement from after the date of judgement";
    TargetOutsidePeriod "target-outside-period" Warning Open "目标年份不在规划期之内" "a target outside the period of its document";
    StaleData "stale-data" Warning Open "区县没有近年的实际值" "a district without recent values";
    SumDiffers "sum-differs" Warning Open "合计与各项之和不符" "a stated total is not the sum of its parts";
    DeadlineOutsidePeriod "deadline-outside-period" Warning Open "期限在文件年限之外" "a deadline outside the years of its document";
    TextDiffersFromSource "text-differs-from-source" Error Fixed "正文与来源文件不一致" "the text is not the text of its source";
    NumbersOutOfOrder "numbers-out-of-order" Warning Open "表格里的数与来源次序不同" "the numbers of a table are in another order than in its source";
    RowNumberGap "row-number-gap" Warning Open "表格的序号不连续" "the row numbers of a table do not run on";
    HeadingNumberGap "heading-number-gap" Warning Open "标题或条目的编号不连续" "the numbers of headings or items do not run on";
    CountDiffers "count-differs" Warning Open "写明的个数与列出的不同" "a count that is not that of the list beside it";
    TextAndAnnexDiffer "text-and-annex-differ" Warning Open "两处相同的话，数字不同" "the same sentence twice, with other numbers";
    LevelOrChange "level-or-change" Warning Open "同一个数，一处是水平值，一处是升降幅度" "a number that is a level in one place and a change in another";
    HeaderNotInText "header-not-in-text" Warning Open "文首信息在正文里找不到" "a header that the text does not print";
    UnusedErratum "unused-erratum" Error Fixed "勘误没有用上" "an erratum that changes nothing";
}

impl Code {
    /// What its page says in one language of what is wrong and what to do, without the examples.
    pub fn advice(self, lang: Lang) -> &'static str {
        let prose = self.explanation().split("\n## ").next().unwrap_or_default();
        let mut paragraphs = prose.split("\n\n").skip(1).filter(|text| !text.is_empty());
        let advice = match lang {
            Lang::Zh => paragraphs.next(),
            Lang::En => paragraphs.last(),
        };
        advice.unwrap_or_default().trim_end()
    }

    /// The code of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
