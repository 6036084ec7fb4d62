//! The shape of the records of a document: what it promises, builds and orders.

use crate::model::{
    AgencyId, ChangeOf, Date, DocumentId, IndicatorId, Kind, ManualStatus, Nature, Period,
    Quantity, Tier, Way,
};
use crate::read::yaml::raw::{RawCitation, RawUnitErratum};
use crate::read::yaml::shape::{of_its_document, old_key, with_its_source};
use crate::read::yaml::typed::{Amount, List, OrDash, Text, WordsOrIds, Year, given};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

raw! {
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
    #[schemars(extend("not" = { "required": ["breakdown", "part"] }))]
    RawCommitment = "一个指标的目标" {
        indicator: Text<IndicatorId> = "指标的编号，目录里要有",
        target: RawTarget = "目标：哪一年，达到多少",
        ;
        name: Text = "原文的名称，与目录不同时写",
        breakdown: WordsOrIds = "分组：{ sex: female }，维度和类别在 dimensions.yaml 里声明；或者写字，如 门诊、某一家医院；整个指标的不写",
        #[schemars(transform = old_key)]
        part: Text = "旧名称：改写 breakdown；表中一行分成几部分的，再在 cite 里写 part",
        group: Text = "原文的类别",
        no: Text = "原文的序号，如 \"9\"；有序号的表示在指标表里",
        nature: Text<Nature> = "性质；原文没写就不写",
        unit: Text = "原文的单位，与目录不同时写",
        erratum: RawUnitErratum = "单位疑为印误",
        kind: Text<Kind> = "目标怎样理解；一般的目标不写",
        change: RawChange = "kind: change 的目标怎样变化；目标的 value 写升降的数，照原文，如 30、≥30",
        baseline: RawBaseline = "基期；原文没有基期的不写",
        milestones: List<RawTarget> = "阶段目标，各占一年",
        amendments: List<RawAmendment> = "中途修订过的目标，从早到晚",
        judgement: RawJudgement = "人工评价：定性目标分档，或者改定按数计算的评价",
        note: Text = "说明，如前后不一致之处",
        #[schemars(transform = of_its_document)]
        cite: RawCitation = "出处",
    }

    /// How a change is to be read.
    RawChange = "升降的幅度" {
        way: Text<Way> = "升还是降",
        of: Text<ChangeOf> = "幅度是原来的百分之几，还是指标单位的多少",
        against: Text<Period> = "与哪一年（段时间）比，如 2020",
    }

    /// A target that took the place of an earlier one.
    #[schemars(transform = with_its_source)]
    #[schemars(extend("anyOf" = [{ "required": ["value"] }, { "required": ["text"] }]))]
    RawAmendment = "修订后的目标" {
        since: Text<Date> = "从哪一天起按它评价，如 2023-07-01",
        year: Text<Year> = "哪一年达到，如 2025",
        ;
        year_note: Text = "年份怎样推断的，写出这一年；引文附近印着年份的不写",
        value: Text<Quantity> = "目标值，照原文写：79.3、≥30、≤10、≈30、5—10，或不含数字的文字",
        text: Text = "原文的字，与数不同时写，如 95%以上",
        #[schemars(transform = of_its_document)]
        cite: RawCitation = "出处；印在别的文件里的，要写 document",
    }

    /// What a person made of a commitment.
    #[schemars(extend("oneOf" = [{ "required": ["tier"] }, { "required": ["status"] }]))]
    RawJudgement = "人工评价：tier 和 status 写一个" {
        by: Text = "谁评价的：单位或者姓名",
        date: Text<Date> = "哪一天评价的；晚于评价日期的还不算",
        reason: Text = "依据；网站上照登",
        ;
        tier: Text<Tier> = "定性目标达到了哪一档",
        status: Text<ManualStatus> = "改定的评价，代替按数计算的；网站上两样都列出",
    }

    /// The level at the start.
    #[schemars(extend("allOf" = [
        { "oneOf": [{ "required": ["year"] }, { "required": ["period"] }] },
        { "oneOf": [{ "required": ["value"] }, { "required": ["observed"] }] },
    ]))]
    RawBaseline = "基期" {
        ;
        value: Text<OrDash> = "基期值，照原文写：78.18；原文印作“—”的写 —，印作“-”的写 \"-\"",
        observed: Text<bool> = "原文没有印基期，取这一时间的实际值作基期：写 true，不写 value",
        year: Text<Year> = "基期年份，如 2020；不是一整年的不写，写 period",
        period: Text<Period> = "不是一整年的：2020-06-30、2018/2020、2019-09/2020-08",
        year_note: Text = "年份怎样推断；原文附近没有印这一年时写，写出这一年",
        text: Text = "原文的字，与数不同时写，如 95%以上",
        reason: Text = "为什么没有值",
        #[schemars(transform = of_its_document)]
        cite: RawCitation = "基期值的出处，与目标不在一处时写；印在别的文件里的，要写 document",
    }

    /// The level to reach.
    #[schemars(extend("anyOf" = [{ "required": ["value"] }, { "required": ["text"] }]))]
    RawTarget = "目标：年份，以及 value 和 text 至少一个" {
        year: Text<Year> = "哪一年达到，如 2025",
        ;
        year_note: Text = "年份怎样推断的，写出这一年；引文附近印着年份的不写",
        value: Text<Quantity> = "目标值，照原文写：79.3、≥30、≤10、≈30、5—10，或不含数字的文字；文字里略去的写成 …",
        text: Text = "原文的字，与数不同时写，如 95%以上",
    }

    /// Something to build.
    #[schemars(transform = with_its_source)]
    #[schemars(extend(
        "dependencies" = { "from": ["to"], "to": ["from"] },
        "not" = { "required": ["invest_yi", "invest_wan"] },
    ))]
    RawProject = "一个建设项目" {
        name: Text = "项目名称，照原文写",
        ;
        no: Text = "原文的序号，如 \"1\"",
        group: Text = "原文的类别，不带编号，如 区级重大项目",
        area_m2: Text<Amount> = "建设规模，平方米；约数写 ≈50000",
        invest_yi: Text<Amount> = "投资，亿元；约数写 ≈4.6；原文印作万元的写 invest_wan",
        invest_wan: Text<Amount> = "投资，万元；约数写 ≈46000；原文印作亿元的写 invest_yi",
        measures: List<RawMeasure> = "别的规模，如 120 公里、300 张，一个数一条",
        from: Text<Year> = "建设期首年；与 to 一起写",
        to: Text<Year> = "建设期末年；一年建成的与 from 相同",
        period_text: Text = "原文写的建设期，年份说不清的才写，如 十四五期间、2025年前开工",
        stage: Text = "规划期末达到什么，照原文写，如 投入使用、启动",
        kind: Text = "建设性质，照原文写，如 新建、续建",
        note: Text = "说明",
        #[schemars(transform = of_its_document)]
        cite: RawCitation = "出处",
    }

    /// How large a project is.
    RawMeasure = "一个规模" {
        value: Text<Amount> = "数，照原文写：120、≈120、≥120",
        unit: Text = "单位，照原文写，如 公里、张、台、MW、亩",
    }

    /// What a document states of several projects together.
    #[schemars(transform = with_its_source)]
    #[schemars(extend("anyOf" = [
        { "required": ["count"] }, { "required": ["area_m2"] },
        { "required": ["invest_yi"] }, { "required": ["invest_wan"] },
        { "required": ["measures"] },
    ], "not" = { "required": ["invest_yi", "invest_wan"] }))]
    RawTotal = "几个项目的合计，符合 group、stage、projects 全部条件的项目；至少写一个数" {
        ;
        group: Text = "这一类别的项目",
        stage: Text = "这样写 stage 的项目",
        projects: List<Text> = "这些序号的项目，如 [\"10\", \"11\"]",
        others: Text<bool> = "原文只列出其中一部分项目的，写 true",
        count: Text<Amount> = "项目个数；100余个写 \">100\"",
        area_m2: Text<Amount> = "建设规模合计，平方米",
        invest_yi: Text<Amount> = "投资合计，亿元；原文印作万元的写 invest_wan",
        invest_wan: Text<Amount> = "投资合计，万元；原文印作亿元的写 invest_yi",
        measures: List<RawMeasure> = "别的规模合计，如 120 公里；只与同一单位的相加",
        note: Text = "说明",
        #[schemars(transform = of_its_document)]
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
        lead: List<Text<AgencyId>> = "牵头单位的编号，units.yaml 里要有",
        support: List<Text<AgencyId>> = "配合单位的编号，units.yaml 里要有",
        responsible: List<Text<AgencyId>> = "责任单位的编号：原文不分牵头和配合时写",
        others: Text<bool> = "原文的单位名单以“等”结尾的写 true",
        note: Text = "说明",
        #[schemars(transform = of_its_document)]
        cite: RawCitation = "出处",
    }

    /// A day by which something is to be done.
    RawDue = "一个期限" {
        text: Text = "期限，照原文写，如 到2023年底",
        ;
        date: Text<Date> = "最后一天；文字本身看不出是哪一天时才写，如 2023-06-30",
        what: Text = "到期要做到什么，照原文写",
    }
}
