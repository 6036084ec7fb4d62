//! The shape of the files, before anything is checked, with a word on every key for those who write them: editors show it
//! beside the key, so it is Chinese.

use crate::model::{
    AgencyId, Count, Date, Direction, DistrictId, DocumentId, DomainId, IndicatorId, MeasureType,
    Number, Parts, Period, Publish, Published, Quantity, RevisionKind, Role, SourceId, Url,
};
use crate::read::yaml::shape::{naming_where_it_is_from, old_key, with_its_source};
use crate::read::yaml::typed::{
    CodeOrNone, Flags, Ids, KindOfPlace, List, MaybeEmpty, OneOrMore, Text, WordsOrIds, Year, given,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The raw type of a mapping: required keys, a semicolon, optional keys.
macro_rules! raw {
    ($($(#[$attribute:meta])* $name:ident = $what:tt {
        $($(#[$on:meta])* $field:ident: $type:ty = $means:tt,)*
        $(; $($(#[$on_optional:meta])* $optional:ident: $given:ty = $mean:tt,)*)?
    })*) => {
        $(
            #[derive(Debug, Serialize, Deserialize, JsonSchema)]
            $(#[$attribute])*
            #[serde(deny_unknown_fields, expecting = "keys and values")]
            #[schemars(title = $what, description = "")]
            pub(crate) struct $name {
                $(
                    $(#[$on])*
                    #[schemars(description = $means)]
                    pub(crate) $field: $type,
                )*
                $($(
                    $(#[$on_optional])*
                    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
                    // The value itself is required: nothing behind the key is a fault.
                    #[schemars(required, description = $mean)]
                    pub(crate) $optional: Option<$given>,
                )*)?
            }
        )*
    };
}

pub(crate) mod plan;
pub(crate) mod progress;
pub(crate) mod site;

/// Keys that are still read under the name that they once had, with the new one: on commitments and observations.
pub(crate) const OLD_KEYS: [(&str, &str); 1] = [("part", "breakdown")];

/// Keys at the top of files, with the file that has them.
pub(crate) const FILES_OF_KEYS: [(&str, &str); 12] = [
    ("document", "plan.yaml"),
    ("commitments", "plan.yaml"),
    ("projects", "plan.yaml"),
    ("totals", "plan.yaml"),
    ("tasks", "plan.yaml"),
    ("observations", "observations.yaml"),
    ("progress", "progress.yaml"),
    ("units", "units.yaml"),
    ("sources", "sources.yaml"),
    ("indicators", "content/indicators/*.yaml"),
    ("dimensions", "content/dimensions.yaml"),
    ("tiles", "content/tiles.yaml"),
];

raw! {
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
        measure: Text<MeasureType> = "一段时间的数，还是一个时点的数；有不到一年的值的要写",
        aliases: List<Text> = "别的名称，各份文件印的叫法",
        adds_up: Text<Parts> = "分组的数能不能相加成全体；计数和率能从单位和名称看出的可省",
        note: Text = "说明",
    }

    /// `content/districts/<id>/district.yaml`
    #[schemars(extend("dependencies" = { "successor": ["until"] }))]
    RawDistrict = "区县" {
        id: Text<DistrictId> = "区县的编号，与文件夹名相同",
        name: Text = "区县的名称",
        name_en: Text = "区县的英文名称",
        kind: Text<KindOfPlace> = "哪一类地方；这四种以外的，先在 site.yaml 的 kinds 里写上",
        ;
        full_name: Text = "全称",
        code: Text<CodeOrNone> = "六位行政区划代码（GB/T 2260）；确实没有单独代码的写 none，不知道的不写",
        population: RawPopulation = "人口",
        from: Text<Date> = "设立的日期，如 2021-01-01；不知道的不写",
        until: Text<Date> = "撤销的，写存在的最后一天，如 2022-12-31；这一天以后不再评价",
        successor: Ids<DistrictId> = "撤销以后由哪个区县承接，写它的编号；几个的写 [a, b]",
        former_names: List<RawFormerName> = "以前的名称，从早到晚",
        note: Text = "说明",
    }

    /// What it was called before.
    RawFormerName = "以前的名称" {
        name: Text = "名称",
        until: Text<Date> = "用到哪一天，如 2021-06-30",
    }

    /// How many people live there.
    RawPopulation = "人口" {
        year: Text<Year> = "哪一年的人口",
        value: Text<Quantity> = "人口数，照原文写：74.17、≈74.17",
        unit: Text = "单位，如 万人",
        #[schemars(transform = naming_where_it_is_from)]
        cite: RawCitation = "出处：收录了文件的写 document，没有收录的写 source",
    }

    /// `content/districts/<id>/units*.yaml`
    RawUnits = "责任单位" {
        units: List<RawUnit> = "这个区县的责任单位",
    }

    /// An agency that answers for tasks.
    RawUnit = "一个责任单位" {
        id: Text<AgencyId> = "单位的编号，如 health-commission",
        name: Text = "单位的名称，照原文写，如 区卫生健康委",
        ;
        aliases: List<Text> = "原文里的别的名称",
        note: Text = "说明",
    }

    /// `content/sources*.yaml`, `content/districts/<id>/sources*.yaml`
    RawSources = "来源：没有收录全文、只注明的公报、年鉴等" {
        sources: List<RawSource> = "来源，一条一种出版物",
    }

    /// A publication that values are from and that is not here.
    RawSource = "一个来源" {
        id: Text<SourceId> = "来源的编号，全站不重复，如 yearbook-2024；发布以后不要改",
        title: Text = "名称，照封面写，如 安平统计年鉴2024",
        publisher: Text = "发布者或出版者，如 安平市统计局",
        ;
        date: Text<Published> = "发布日期：年、月或日，如 2024、2024-03、2024-03-21",
        url: Text<Url> = "网址，以 http:// 或 https:// 开头",
        accessed: Text<Date> = "查阅日期，如 2024-04-02",
        note: Text = "说明",
    }

    /// Where a value stands.
    #[schemars(extend(
        "anyOf" = [{ "required": ["quote"] }, { "required": ["row"] }, { "required": ["source"] }],
        "dependencies" = {
            "row": ["table"], "part": ["row"], "at": ["source"], "words": ["source"],
        },
        "not" = { "anyOf": [
            { "required": ["quote", "row"] }, { "required": ["under", "table"] },
            { "required": ["under", "row"] }, { "required": ["source", "document"] },
            { "required": ["source", "quote"] }, { "required": ["source", "table"] },
            { "required": ["source", "row"] }, { "required": ["source", "part"] },
            { "required": ["source", "under"] },
        ] },
    ))]
    RawCitation = "出处：quote（可加 under 或 table 之一），或者 table 加 row；实际值、人口和进展也可以写 source" {
        ;
        source: Text<SourceId> = "来源的编号；没有收录全文、只注明来源的写，只用于实际值、人口和进展",
        at: Text = "来源里的位置，如 表5-2、第86页；与 source 一起写",
        words: Text = "来源里的原话，照印的字录入，用来核对数；与 source 一起写",
        document: Text<DocumentId> = "文件的编号；在写了 document 的目标文件里可省",
        table: Text = "表题开头的字，如 专栏1",
        row: OneOrMore = "“序号”栏里印的数，如 \"4\"；没有“序号”栏的是第一栏的字；要几栏的字才认得出的，写成 [农村, 女]",
        part: Text = "一个序号分成几行的，写哪一行：那一行里一格的字，如 门诊",
        under: Text = "从哪个标题或段落找起，写开头的几个字",
        quote: Text = "引文，一字不差；空格和换行不计",
    }

    /// `content/districts/<id>/observations*.yaml`
    RawObservations = "实际值" {
        observations: List<RawObservation> = "实际值，一条一个指标一年",
    }

    /// One measured value.
    #[schemars(transform = with_its_source)]
    #[schemars(extend("not" = { "required": ["breakdown", "part"] }))]
    #[schemars(extend("oneOf" = [{ "required": ["year"] }, { "required": ["period"] }]))]
    #[schemars(extend("anyOf" = [{ "required": ["value"] }, { "required": ["flag", "note"] }]))]
    #[schemars(extend("dependencies" = { "revises_value": ["revises"], "revision": ["revises"] }))]
    RawObservation = "一个指标一年的实际值；不是一整年的写 period" {
        indicator: Text<IndicatorId> = "指标的编号，目录里要有",
        ;
        value: Text<Quantity> = "值，照原文写：78.9、≥30、\">100\"、≈30、5—10；只有 flag 写了 confidential 或 unavailable 的不写",
        year: Text<Year> = "哪一年的值，如 2022；不是一整年的不写，写 period",
        period: Text<Period> = "不是一整年的：2024-H1、2024-Q3、2024-06、2024-01/2024-09、2018/2020、2023-09/2024-08、2024-06-30",
        period_name: Text = "原文怎样叫这段时间，如 2023—2024学年；与 period 一起写",
        name: Text = "原文的名称，与目录不同时写",
        breakdown: WordsOrIds = "分组：{ sex: female }，维度和类别在 dimensions.yaml 里声明；或者写字，如 门诊、某一家医院；整个指标的不写",
        #[schemars(transform = old_key)]
        part: Text = "旧名称：改写 breakdown；表中一行分成几部分的，再在 cite 里写 part",
        unit: Text = "原文的单位，与目录不同时写",
        erratum: RawUnitErratum = "单位疑为印误",
        year_note: Text = "年份怎样推断的，写出这一年；引文附近印着年份的不写",
        text: Text = "原文的字，与数不同时写，如 100余人",
        counts: Text<Count> = "累计类目标的实际值：这个数数的是什么",
        flag: Flags = "统计部门的标注，一个，或者几个：[provisional, break]",
        revises: Text = "这个值代替以前公布的哪个值：写那个值的文件或来源的编号，指标、分组和时间要相同",
        revises_value: Text<Quantity> = "被代替的值；那份文件或来源有几个值的写",
        revision: Text<RevisionKind> = "代替以前的值的，是什么数；与 revises 一起写",
        note: Text = "说明",
        #[schemars(transform = naming_where_it_is_from)]
        cite: RawCitation = "出处：收录了文件的写 document，没有收录的写 source",
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
        publisher: Text = "发布者，与发文机关不同时写，如 安平日报社",
        url: Text<Url> = "网址，以 http:// 或 https:// 开头",
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

    /// A printing error of a unit.
    RawUnitErratum = "单位疑为印误" {
        unit: Text = "应为的单位",
        reason: Text = "怎样知道",
    }
}
