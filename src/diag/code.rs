//! The one table of codes: what can be wrong, how bad it is, whether a site may say otherwise, and its page.

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
    /// As open, and told only where the site gives it a level: worth a look now and then.
    Off,
}

/// Codes about one kind of thing.
#[derive(Debug)]
pub struct Group {
    zh: &'static str,
    en: &'static str,
    /// The codes, in the order of the table.
    pub codes: &'static [Code],
}

impl Group {
    /// What its codes are about, in one language.
    pub fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

macro_rules! codes {
    ($($group_zh:literal $group_en:literal {
        $($variant:ident $name:literal $severity:ident $rule:ident $zh:literal $en:literal;)*
    })*) => {
        /// The name of a wrong thing. Codes are named after what is wrong, not after the cure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $en] $variant,)*)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$($(Self::$variant),*),*];

            /// The kebab-case name.
            pub fn name(self) -> &'static str {
                match self { $($(Self::$variant => $name),*),* }
            }

            /// How bad it is, where the site does not say otherwise.
            pub fn severity(self) -> Severity {
                match self { $($(Self::$variant => Severity::$severity),*),* }
            }

            /// Whether no site may give its findings another level or set them aside.
            pub fn is_fixed(self) -> bool {
                match self { $($(Self::$variant => Rule::$rule == Rule::Fixed),*),* }
            }

            /// Whether its findings are told only where a site gives it a level.
            pub fn is_off(self) -> bool {
                match self { $($(Self::$variant => Rule::$rule == Rule::Off),*),* }
            }

            /// One line on what it means.
            pub fn summary(self, lang: Lang) -> &'static str {
                match lang {
                    Lang::Zh => match self { $($(Self::$variant => $zh),*),* },
                    Lang::En => match self { $($(Self::$variant => $en),*),* },
                }
            }

            /// Its page in one language, as it is kept in `docs/codes/`.
            pub(super) fn page(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $($(
                        (Self::$variant, Lang::Zh) => {
                            include_str!(concat!("../../docs/codes/", $name, ".zh.md"))
                        }
                        (Self::$variant, Lang::En) => {
                            include_str!(concat!("../../docs/codes/", $name, ".md"))
                        }
                    )*)*
                }
            }
        }

        impl Group {
            /// Every group, in the order of the table: each code is in one.
            pub const ALL: &[Self] = &[$(Self {
                zh: $group_zh,
                en: $group_en,
                codes: &[$(Code::$variant),*],
            }),*];
        }
    };
}

codes! {
    "文件" "files" {
        NotUtf8 "not-utf8" Error Fixed "文件不是 UTF-8 编码" "the file is not UTF-8";
        UnreadableFile "unreadable-file" Error Fixed "文件读不出来" "the file cannot be read";
        FileTooLarge "file-too-large" Error Fixed "文件太大" "the file is too large";
        EmptyFile "empty-file" Error Fixed "文件是空的" "the file is empty";
        UnexpectedFile "unexpected-file" Error Fixed "文件不在该在的地方" "the file has no place in the content folder";
        BadFileName "bad-file-name" Error Fixed "文件名在别的系统上存不下" "a file name that not every system can store";
        EmptyFolder "empty-folder" Error Fixed "文件夹里没有内容" "the folder has no content";
        ControlCharacter "control-character" Error Fixed "有看不见的控制字符" "an invisible control character";
        ThemeError "theme-error" Error Fixed "主题有错" "a fault of the theme";
    }
    "写法" "how it is written" {
        YamlSyntax "yaml-syntax" Error Fixed "YAML 语法不通" "the YAML does not parse";
        YamlAlias "yaml-alias" Error Fixed "用了 YAML 的锚点、别名、合并键或标记" "a YAML anchor, alias, merge key or tag";
        YamlTooDeep "yaml-too-deep" Error Fixed "YAML 嵌套太深" "lists and keys nested too deep";
        FullWidthPunctuation "full-width-punctuation" Error Fixed "语法位置上用了全角标点" "full-width punctuation in YAML syntax";
        UnknownKey "unknown-key" Error Fixed "不认识的键" "a key that the program does not know";
        DuplicateKey "duplicate-key" Error Fixed "同一个键写了两次" "the same key twice in a record";
        MissingKey "missing-key" Error Fixed "缺少必需的键" "a required key is missing";
        WrongType "wrong-type" Error Fixed "值的类型不对" "a value of the wrong type";
        MisplacedKey "misplaced-key" Error Fixed "键与旁边写的不合" "a key that does not fit the rest of the record";
        NotANumber "not-a-number" Error Fixed "不是规范的数字" "not a plain number";
        BadId "bad-id" Error Fixed "编号写法不对" "not a valid id";
        BadDate "bad-date" Error Fixed "日期写法不对" "not a date";
        BadUrl "bad-url" Error Fixed "网址不能用" "not an address of the web";
        DateDiffersFromWords "date-differs-from-words" Error Fixed "日期与原文的说法不一致" "a date that differs from its words";
        BadFrontMatter "bad-front-matter" Error Fixed "文首信息不完整" "front matter that is missing or not closed";
        UnsupportedMarkdown "unsupported-markdown" Error Fixed "规划正文不支持这种 Markdown 写法" "Markdown that is not supported in texts of plans";
    }
    "编号与引用" "ids and what they refer to" {
        DuplicateId "duplicate-id" Error Fixed "编号重复" "an id used twice";
        DuplicateRecord "duplicate-record" Error Fixed "同一条记录写了两次" "the same record twice";
        UnknownIndicator "unknown-indicator" Error Fixed "指标目录里没有这个指标" "an indicator that is not in the catalogue";
        UnknownDocument "unknown-document" Error Fixed "没有这份文件" "a document that does not exist";
        DocumentOfAnotherDistrict "document-of-another-district" Error Fixed "文件属于别的区县" "a document that belongs to another district";
        UnknownSource "unknown-source" Error Fixed "没有这个来源" "a source that does not exist";
        UnknownAgency "unknown-agency" Error Fixed "没有这个责任单位" "an agency that the district does not have";
        UnknownKind "unknown-kind" Error Fixed "没有这个类别" "a kind of place that the site does not declare";
        UnknownTaskOrProject "unknown-task-or-project" Error Fixed "没有这项任务、这个项目，或者不止一个" "a task or project that its document does not have, or has more than once";
        BaselineNotObserved "baseline-not-observed" Error Fixed "作基期的实际值没有，或者不止一个" "a baseline that is no measured value, or one of several";
        UnknownRevisedValue "unknown-revised-value" Error Fixed "代替的值没有，或者不止一个" "a value that takes the place of none, or of one of several";
        CircularReference "circular-reference" Error Fixed "绕了一圈，回到自己" "records that lead to each other in a circle";
        UnknownCategory "unknown-category" Error Fixed "没有声明这个维度或类别" "a dimension or category that is not declared";
        BreakdownInWords "breakdown-in-words" Note Open "声明过的类别写成了字" "a declared category that is written in words";
        UnknownDistrict "unknown-district" Error Fixed "没有这个区县" "a district that does not exist";
        ConflictingTiles "conflicting-tiles" Error Fixed "示意图的方格互相矛盾" "two tiles of the map that exclude each other";
        DistrictWithoutTile "district-without-tile" Warning Open "示意图上没有这个区县" "a district that is not on the map";
        UnusedSource "unused-source" Warning Open "来源没有用到" "a source that nothing is from";
        UnusedAgency "unused-agency" Warning Open "责任单位没有任务" "an agency that no task names";
        UnusedIndicator "unused-indicator" Warning Open "目录里的指标没有被用到" "an indicator that no record uses";
    }
    "网站的设置" "settings of the site" {
        UnknownCode "unknown-code" Error Fixed "没有这个代码" "a code that does not exist";
        FixedCode "fixed-code" Error Fixed "这个代码不能调级别，也不能放行" "a code that cannot be suppressed or given another level";
        OldName "old-name" Note Fixed "用了旧名称" "an old name that is still read";
        UnusedAllowance "unused-allowance" Error Fixed "放行没有用上" "an exception that suppresses nothing";
    }
    "出处" "sources" {
        MissingCitation "missing-citation" Error Fixed "数值没有出处" "a value without a source";
        QuoteNotFound "quote-not-found" Error Fixed "在文件里找不到引文" "the quote is not in the document";
        QuoteTooLong "quote-too-long" Error Fixed "引文太长" "a quote too long to be a short quotation";
        RowNotFound "row-not-found" Error Fixed "在文件里找不到这张表或这一行" "the table or row is not in the document";
        ValueNotInQuote "value-not-in-quote" Error Open "出处里没有这个数" "a value that its source does not print";
        UnitDiffersFromQuote "unit-differs-from-quote" Error Open "单位与出处不同" "a unit that is not the one printed behind the number";
        WordsNotInSource "words-not-in-source" Error Open "出处里没有这些字" "words that the source does not print";
        IndicatorNotNamed "indicator-not-named" Warning Open "出处没有提到这个指标" "a passage that does not name the indicator of its record";
        YearWithoutBasis "year-without-basis" Error Open "年份没有依据" "a year that the source does not give";
        PeriodDiffersFromSource "period-differs-from-source" Error Open "时间与出处不同" "a period that is not the one of its source";
        KindDiffersFromSource "kind-differs-from-source" Error Open "把幅度、平均或合计记成了水平" "a number that is another kind of number in its source";
        StatusDiffersFromQuote "status-differs-from-quote" Error Open "进展与出处的说法相反" "a progress status that the words of its source contradict";
        ValueOfAnotherBreakdown "value-of-another-breakdown" Error Open "数是另一类的" "a value that its source prints for another category";
        BreakdownNotInQuote "breakdown-not-in-quote" Error Open "出处没有印这一类" "a category that the source does not name";
        FlagNotRecorded "flag-not-recorded" Warning Open "没有标注初步数、估计数" "a value that its source calls preliminary or estimated, without that flag";
        UnreadQualifier "unread-qualifier" Warning Open "数旁边的词没有读进值里" "words beside a number that its value does not say";
        IntentionAsObservation "intention-as-observation" Error Open "把打算记成了实际值" "an observation whose source only plans or expects it";
    }
    "数值与目标" "values and targets" {
        ImplausibleValue "implausible-value" Warning Open "数值不在合理范围之内" "a value outside the plausible range";
        ChangeWithoutBase "change-without-base" Warning Open "升降幅度的目标没有比较的数" "a target that is a change from a value that is not known";
        UndeclaredMeasure "undeclared-measure" Warning Open "不到一年的值，指标没有写是时段数还是时点数" "a value of a part of a year of what may be a flow or a stock";
        ImplausibleUnit "implausible-unit" Warning Open "单位与目录不同" "a unit that is not the catalogue's";
        TargetAgainstDirection "target-against-direction" Warning Open "目标不如基期" "a target that is worse than its baseline";
        TargetAlreadyMet "target-already-met" Warning Open "目标在基期已经达到" "a target that its baseline already meets";
        UnambitiousTarget "unambitious-target" Warning Open "目标过早超额完成" "a target that is exceeded before half of the time";
        ConflictingValues "conflicting-values" Warning Open "同一件事有不同的数" "different values for the same thing";
        RevisionBeforeOriginal "revision-before-original" Error Open "修订的值早于它代替的值" "a value from before the one that it takes the place of";
        ObservationAfterAsOf "observation-after-as-of" Error Fixed "实际值晚于评价日期" "an observation from after the date of assessment";
        JudgementAfterAsOf "judgement-after-as-of" Warning Open "人工评价晚于评价日期" "a manual assessment from after the date of assessment";
        ObservationBeforeStart "observation-before-start" Warning Open "实际值在区县设立以前" "an observation from before the start of its place";
        ObservationAfterEnd "observation-after-end" Warning Open "实际值在区县撤销以后" "an observation from after the end of its place";
        TargetOutsidePeriod "target-outside-period" Warning Open "目标年份不在规划期之内" "a target outside the period of its document";
        StaleData "stale-data" Warning Open "区县没有近年的实际值" "a district without recent observations";
        SumDiffers "sum-differs" Warning Open "合计与各项之和不符" "a stated total is not the sum of its parts";
        WholeDiffersFromParts "whole-differs-from-parts" Warning Open "全体与各类不符" "a whole that does not go with its categories";
        DeadlineOutsidePeriod "deadline-outside-period" Warning Open "期限在文件年限之外" "a deadline outside the years of its document";
    }
    "进展" "progress of work" {
        ProgressAfterAsOf "progress-after-as-of" Error Fixed "进展晚于评价日期" "progress from after the date of assessment";
        ConflictingProgress "conflicting-progress" Warning Open "进展自相矛盾" "progress that contradicts itself";
        ProgressGoesBack "progress-goes-back" Warning Open "进展比以前倒退了" "progress that is less than before";
        PaidAboveInvestment "paid-above-investment" Warning Open "投入多于总投资" "more paid for a project than its investment";
    }
    "正文" "texts of documents" {
        TextDiffersFromSource "text-differs-from-source" Error Fixed "正文与来源文件不一致" "the text differs from its original";
        NumbersOutOfOrder "numbers-out-of-order" Warning Open "表格里的数与来源次序不同" "the numbers of a table are in another order than in the original";
        RowNumberGap "row-number-gap" Warning Open "表格的序号不连续" "row numbers of a table that are not consecutive";
        HeadingNumberGap "heading-number-gap" Warning Open "标题或条目的编号不连续" "numbers of headings or items that are not consecutive";
        HeadingInParagraph "heading-in-paragraph" Warning Open "标题或条目连在段落里" "a heading or an item inside a paragraph";
        CellsAsParagraphs "cells-as-paragraphs" Warning Open "表格的格子成了段落" "cells of a table as paragraphs";
        UnevenRow "uneven-row" Warning Open "表格的一行与表头格数不同" "a row of a table with more or fewer cells than its head";
        CountDiffers "count-differs" Warning Open "写明的个数与列出的不同" "a stated number that is not that of the list beside it";
        NamesAndCountDiffer "names-and-count-differ" Note Off "几个名称与后面的个数不同" "names right before a number that is not theirs";
        TextAndAnnexDiffer "text-and-annex-differ" Warning Open "两处相同的话，数字不同" "the same sentence twice, with other numbers";
        OtherNumberElsewhere "other-number-elsewhere" Note Off "同样的话，别处是另一个数" "the same words with another number elsewhere";
        LevelOrChange "level-or-change" Warning Open "同一个数，一处是水平值，一处是升降幅度" "a number that is a level in one place and a change in another";
        HeaderNotInText "header-not-in-text" Warning Open "文首信息在正文里找不到" "front matter that the text does not print";
        UnusedErratum "unused-erratum" Error Fixed "勘误没有用上" "an erratum that changes nothing";
    }
}

/// Names that codes once had, and the codes that they are now. A site may still use them, and is told of the new ones.
const OLD_NAMES: &[(&str, Code)] =
    &[("unknown-unit", Code::UnknownAgency), ("unused-unit", Code::UnusedAgency)];

impl Code {
    /// The code of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// The code that once had a name and has another now.
    pub fn by_old_name(name: &str) -> Option<Self> {
        OLD_NAMES.iter().find(|(old, _)| *old == name).map(|(_, code)| *code)
    }

    /// Old names, each with the code that it means.
    pub fn old_names() -> impl Iterator<Item = (&'static str, Self)> {
        OLD_NAMES.iter().copied()
    }
}
