//! The shape of the files, before anything is checked, with a word on every key for those who write them: editors show it
//! beside the key, so it is Chinese.

use schemars::JsonSchema;
use serde::Deserialize;

use super::commitment::{Kind, Nature};
use super::district::DistrictKind;
use super::document::{Publish, Role};
use super::id::{DistrictId, DocumentId, DomainId, IndicatorId, UnitId};
use super::indicator::Direction;
use super::scalar::{Date, Number, Quantity};
use super::schema::{naming_its_document, with_its_source};
use super::site::{Language, Pictures};
use super::typed::{List, MaybeEmpty, OrDash, Text, Year, given};
use crate::diag::{Code, Severity};

/// The raw type of a mapping: required keys, a semicolon, optional keys.
macro_rules! raw {
    ($($(#[$attribute:meta])* $name:ident = $what:tt {
        $($(#[$on:meta])* $field:ident: $type:ty = $means:tt,)*
        $(; $($(#[$on_optional:meta])* $optional:ident: $given:ty = $mean:tt,)*)?
    })*) => {
        $(
            #[derive(Debug, Deserialize, JsonSchema)]
            $(#[$attribute])*
            #[serde(deny_unknown_fields, expecting = "keys and values")]
            #[schemars(title = $what, description = "")]
            pub(super) struct $name {
                $(
                    $(#[$on])*
                    #[schemars(description = $means)]
                    pub(super) $field: $type,
                )*
                $($(
                    $(#[$on_optional])*
                    #[serde(default, deserialize_with = "given")]
                    // The value itself is required: nothing behind the key is a fault.
                    #[schemars(required, description = $mean)]
                    pub(super) $optional: Option<$given>,
                )*)?
            }
        )*
    };
}

raw! {
    /// `content/site.yaml`
    RawSite = "整个网站的信息" {
        title: Text = "网站名称",
        publisher: Text = "发布者，印在每页页脚",
        as_of: Text<Date> = "评价日期，如 2025-12-31；进度按这一天评价，不看时钟",
        ;
        title_en: Text = "网站的英文名称",
        about: Text = "首页的一段说明，写成一行",
        language: Text<Language> = "网站的语言",
        theme: Text = "default 是程序自带的主题；也可以写主题文件夹从项目文件夹起的路径，如 themes/ours",
        standalone_charts: Text<Pictures> = "每张图是不是另存一个 SVG 文件，省了就是另存",
        assessment: RawAssessment = "评价界限，都可省",
        checks: RawRules = "核查结果另定级别，或者放行个别结果",
    }

    /// What the site says of findings.
    RawRules = "核查结果另定级别，或者放行个别结果" {
        ;
        levels: List<RawLevel> = "另定级别的代码",
        allow: List<RawAllowance> = "放行的个别结果",
    }

    /// Another level for a code.
    RawLevel = "一个代码的级别" {
        code: Text<Code> = "代码，如 unused-indicator；planboard explain 列出全部",
        level: Text<Severity> = "级别",
        ;
        reason: Text = "理由；调低级别的必写",
    }

    /// An exception.
    RawAllowance = "一处放行" {
        code: Text<Code> = "代码，如 target-already-met",
        file: Text = "所在文件，从项目文件夹起的路径",
        reason: Text = "理由，数据说明页会列出",
        ;
        words: Text = "所在一行或记录第一行里的字；不写就是整个文件",
    }

    /// The thresholds of the assessment.
    RawAssessment = "评价界限" {
        ;
        ahead: Text<Number> = "进度比不低于它是“快于预期”；省了是 1.10",
        behind: Text<Number> = "进度比低于它是“滞后预期”；省了是 0.90",
        reversed: Text<Number> = "完成进度不高于它是“倒退”；省了是 -0.10",
        tolerance: Text<Number> = "要保持的水平，离限值不到限值的这个比例是“有风险”；省了是 0.05",
    }

    /// `content/indicators/*.yaml`
    RawCatalogue = "指标目录，一个领域一个文件" {
        domain: RawDomain = "领域",
        indicators: List<RawIndicator> = "这个领域的指标",
    }

    /// A group of the catalogue.
    RawDomain = "领域" {
        id: Text<DomainId> = "领域的编号，如 health-level",
        name: Text = "领域的名称",
        name_en: Text = "领域的英文名称",
        ;
        order: Text<Number> = "领域的次序，从小到大；不写的排在后面",
    }

    /// An entry of the catalogue.
    RawIndicator = "目录里的一个指标" {
        id: Text<IndicatorId> = "指标的编号，如 life-expectancy；发布以后不要改",
        name: Text = "指标的名称",
        name_en: Text = "指标的英文名称",
        unit: Text<MaybeEmpty> = "单位；没有单位的写 \"\"",
        direction: Text<Direction> = "数值朝哪个方向好",
        #[schemars(extend("minItems" = 2, "maxItems" = 2))]
        plausible: List<Text<Number>> = "合理范围：一个区县一年的值不会超出的两个数，先小后大，如 [0, 100]",
        definition: Text = "定义",
        ;
        aliases: List<Text> = "别的名称，各份文件印的叫法",
        note: Text = "说明",
    }

    /// `content/districts/<id>/district.yaml`
    RawDistrict = "区县" {
        id: Text<DistrictId> = "区县的编号，与文件夹名相同",
        name: Text = "区县的名称",
        name_en: Text = "区县的英文名称",
        kind: Text<DistrictKind> = "哪一类区县",
        ;
        full_name: Text = "全称",
        #[schemars(extend("pattern" = "^[0-9]{6}$", "patternErrorMessage" = "行政区划代码是六位数字"))]
        code: Text = "六位行政区划代码（GB/T 2260）；没有单独代码的不写",
        population: RawPopulation = "人口",
        note: Text = "说明",
    }

    /// How many people live there.
    RawPopulation = "人口" {
        year: Text<Year> = "哪一年的人口",
        value: Text<Number> = "人口数，只能是数",
        unit: Text = "单位，如 万人",
        #[schemars(transform = naming_its_document)]
        cite: RawCitation = "出处，要写 document",
    }

    /// What one document promises, builds and orders.
    #[schemars(extend("anyOf" = [
        { "required": ["commitments"] }, { "required": ["projects"] },
        { "required": ["totals"] }, { "required": ["tasks"] },
    ]))]
    RawPlan = "一份文件的目标、项目、合计和任务；可以分成几个文件写" {
        document: Text<DocumentId> = "文件的编号，与它的 .md 文首的 id 相同",
        ;
        commitments: List<RawCommitment> = "目标，一条一个指标",
        projects: List<RawProject> = "建设项目，照表一行一条",
        totals: List<RawTotal> = "文件印的合计数，用来与各项目之和核对",
        tasks: List<RawTask> = "任务：做什么，什么时候，谁负责",
    }

    /// What a document promises for one indicator.
    #[schemars(transform = with_its_source)]
    RawCommitment = "一个指标的目标" {
        indicator: Text<IndicatorId> = "指标的编号，目录里要有",
        target: RawTarget = "目标：哪一年，达到多少",
        ;
        name: Text = "原文的名称，与目录不同时写",
        part: Text = "分项：门诊、住院，某一家医院",
        group: Text = "原文的类别",
        no: Text = "原文的序号，如 \"9\"；有序号的表示在指标表里",
        nature: Text<Nature> = "性质；原文没写就不写",
        unit: Text = "原文的单位，与目录不同时写",
        erratum: RawUnitErratum = "单位疑为印误",
        kind: Text<Kind> = "目标怎样理解；一般的目标不写",
        baseline: RawBaseline = "基期；原文没有基期的不写",
        milestones: List<RawTarget> = "阶段目标，各占一年",
        note: Text = "说明，如前后不一致之处",
        cite: RawCitation = "出处",
    }

    /// A printing error of a unit.
    RawUnitErratum = "单位疑为印误" {
        unit: Text = "应为的单位",
        reason: Text = "怎样知道",
    }

    /// The level at the start.
    RawBaseline = "基期" {
        year: Text<Year> = "基期年份，如 2020",
        value: Text<OrDash> = "基期值，照原文写：78.18；原文印作“—”的写 —",
        ;
        year_note: Text = "年份怎样推断；原文附近没有印这一年时写，写出这一年",
        text: Text = "原文的字，与数不同时写，如 95%以上",
        reason: Text = "为什么没有值",
    }

    /// The level to reach.
    #[schemars(extend("anyOf" = [{ "required": ["value"] }, { "required": ["text"] }]))]
    RawTarget = "目标：年份，以及 value 和 text 至少一个" {
        year: Text<Year> = "哪一年达到，如 2025",
        ;
        year_note: Text = "年份怎样推断的，写出这一年；引文附近印着年份的不写",
        value: Text<Quantity> = "目标值，照原文写：79.3、≥30、≤10、5—10，或不含数字的文字；文字里略去的写成 …",
        text: Text = "原文的字，与数不同时写，如 95%以上",
    }

    /// Something to build.
    #[schemars(transform = with_its_source)]
    #[schemars(extend("dependencies" = { "from": ["to"], "to": ["from"] }))]
    RawProject = "一个建设项目" {
        name: Text = "项目名称，照原文写",
        ;
        no: Text = "原文的序号，如 \"1\"",
        group: Text = "原文的类别，不带编号，如 区级重大项目",
        area_m2: Text<Number> = "建设规模，平方米",
        invest_yi: Text<Number> = "投资，亿元",
        from: Text<Year> = "建设期首年；与 to 一起写",
        to: Text<Year> = "建设期末年；一年建成的与 from 相同",
        stage: Text = "规划期末达到什么，照原文写，如 投入使用、启动",
        kind: Text = "建设性质，照原文写，如 新建、续建",
        note: Text = "说明",
        cite: RawCitation = "出处",
    }

    /// What a document states of several projects together.
    #[schemars(transform = with_its_source)]
    #[schemars(extend("anyOf" = [
        { "required": ["count"] }, { "required": ["area_m2"] },
        { "required": ["invest_yi"] }, { "required": ["invest_wan"] },
    ], "not" = { "required": ["invest_yi", "invest_wan"] }))]
    RawTotal = "几个项目的合计，符合 group、stage、projects 全部条件的项目；至少写一个数" {
        ;
        group: Text = "这一类别的项目",
        stage: Text = "这样写 stage 的项目",
        projects: List<Text> = "这些序号的项目，如 [\"10\", \"11\"]",
        count: Text<Number> = "项目个数",
        area_m2: Text<Number> = "建设规模合计，平方米",
        invest_yi: Text<Number> = "投资合计，亿元；原文印作万元的写 invest_wan",
        invest_wan: Text<Number> = "投资合计，万元；原文印作亿元的写 invest_yi",
        note: Text = "说明",
        cite: RawCitation = "出处",
    }

    /// Something to do.
    #[schemars(transform = with_its_source)]
    RawTask = "一项任务" {
        title: Text = "任务的名称，照原文写",
        ;
        no: Text = "原文的序号，如 \"1\"",
        group: Text = "任务所属的标题，照原文写",
        standard: Text = "怎样算完成，照原文写；引用的段落已经说全的不写",
        due: List<RawDue> = "期限，按原文的次序",
        lead: List<Text<UnitId>> = "牵头单位的编号，units.yaml 里要有",
        support: List<Text<UnitId>> = "配合单位的编号，units.yaml 里要有",
        responsible: List<Text<UnitId>> = "责任单位的编号：原文不分牵头和配合时写",
        others: Text<bool> = "原文的单位名单以“等”结尾的写 true",
        note: Text = "说明",
        cite: RawCitation = "出处",
    }

    /// A day by which something is to be done.
    RawDue = "一个期限" {
        text: Text = "期限，照原文写，如 到2023年底",
        ;
        date: Text<Date> = "最后一天；文字本身看不出是哪一天时才写，如 2023-06-30",
        what: Text = "到期要做到什么，照原文写",
    }

    /// `content/districts/<id>/units*.yaml`
    RawUnits = "责任单位" {
        units: List<RawUnit> = "这个区县的责任单位",
    }

    /// An office that answers for tasks.
    RawUnit = "一个责任单位" {
        id: Text<UnitId> = "单位的编号，如 health-commission",
        name: Text = "单位的名称，照原文写，如 区卫生健康委",
        ;
        aliases: List<Text> = "原文里的别的名称",
        note: Text = "说明",
    }

    /// Where a value stands.
    #[schemars(extend(
        "anyOf" = [{ "required": ["quote"] }, { "required": ["row"] }],
        "dependencies" = { "row": ["table"] },
        "not" = { "anyOf": [
            { "required": ["quote", "row"] }, { "required": ["under", "table"] },
            { "required": ["under", "row"] },
        ] },
    ))]
    RawCitation = "出处：quote（可加 under 或 table 之一），或者 table 加 row" {
        ;
        document: Text<DocumentId> = "文件的编号；在写了 document 的目标文件里可省",
        table: Text = "表题开头的字，如 专栏1",
        row: Text = "“序号”栏里印的数，如 \"4\"；没有“序号”栏的是第一栏的字",
        under: Text = "从哪个标题或段落找起，写开头的几个字",
        quote: Text = "引文，一字不差；空格和换行不计",
    }

    /// `content/districts/<id>/observations*.yaml`
    RawObservations = "实际值" {
        observations: List<RawObservation> = "实际值，一条一个指标一年",
    }

    /// One measured value.
    #[schemars(transform = with_its_source)]
    RawObservation = "一个指标一年的实际值" {
        indicator: Text<IndicatorId> = "指标的编号，目录里要有",
        year: Text<Year> = "哪一年的值，如 2022",
        value: Text<Quantity> = "值，照原文写：78.9、≥30、\">100\"、5—10",
        ;
        name: Text = "原文的名称，与目录不同时写",
        part: Text = "分项：门诊、住院，某一家医院",
        unit: Text = "原文的单位，与目录不同时写",
        erratum: RawUnitErratum = "单位疑为印误",
        year_note: Text = "年份怎样推断的，写出这一年；引文附近印着年份的不写",
        text: Text = "原文的字，与数不同时写，如 100余人",
        note: Text = "说明",
        #[schemars(transform = naming_its_document)]
        cite: RawCitation = "出处，要写 document",
    }

    /// The front matter of a document.
    RawDocument = "一份文件的文首信息" {
        id: Text<DocumentId> = "文件的编号，全站不重复；发布以后不要改",
        title: Text = "标题",
        period: RawPeriod = "规划期",
        role: Text<Role> = "哪一类文件",
        publish: Text<Publish> = "网站上刊载多少",
        source: Text = "原件，从项目文件夹起的路径，如 seeds/anping-plan.txt",
        ;
        number: Text = "发文字号",
        issuer: Text = "发文机关",
        adopted: Text<Date> = "成文日期，如 2022-03-31",
        printed: Text<Date> = "印发日期，如 2022-04-02",
        note: Text = "说明",
        errata: List<RawTextErratum> = "勘误：正文与原件不同的地方",
    }

    /// The years that a document is about.
    RawPeriod = "规划期" {
        from: Text<Year> = "首年，如 2021",
        to: Text<Year> = "末年，如 2025",
    }

    /// A place where the Markdown says something else than the print.
    RawTextErratum = "一处勘误" {
        printed: Text = "原件的字",
        corrected: Text = "正文的字",
        reason: Text = "理由",
    }
}
