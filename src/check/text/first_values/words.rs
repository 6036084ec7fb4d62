//! The words that call a number a first one or an estimate, and those that may stand around them.

use crate::model::Flag;

/// A word, and the flags that say the same: any of them.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check) struct Word {
    /// As texts print it, without blanks.
    pub(in crate::check) word: &'static str,
    /// The flags, the usual one first.
    pub(in crate::check) flags: &'static [Flag],
}

const FIRST: &[Flag] = &[Flag::Provisional];
pub(super) const GUESS: &[Flag] = &[Flag::Estimated];
const EITHER: &[Flag] = &[Flag::Provisional, Flag::Estimated];

const fn word(word: &'static str, flags: &'static [Flag]) -> Word {
    Word { word, flags }
}

/// Every word; one that holds another stands before it.
pub(in crate::check) const WORDS: &[Word] = &[
    word("初步测算", EITHER),
    word("初步估算", EITHER),
    word("初步推算", EITHER),
    word("初步估计", EITHER),
    word("初步核算", FIRST),
    word("初步统计", FIRST),
    word("初步汇总", FIRST),
    word("初步数", FIRST),
    word("初核数", FIRST),
    word("快报", FIRST),
    word("速报", FIRST),
    word("预计数", FIRST),
    word("估算", GUESS),
    word("推算", GUESS),
    word("测算", GUESS),
    word("估计数", GUESS),
    word("估计值", GUESS),
    word("据估计", GUESS),
    word("preliminary", FIRST),
    word("provisional", FIRST),
    word("estimated", GUESS),
    word("estimates", GUESS),
    word("estimate", GUESS),
];

/// What makes of a word the name of something else: 测算办法, 快报制度, 初步统计分析.
pub(super) const OTHERS: &[&str] = &[
    "工作",
    "办法",
    "方法",
    "制度",
    "模型",
    "体系",
    "系统",
    "机制",
    "平台",
    "方案",
    "报告",
    "规程",
    "标准",
    "表格",
    "员",
    "师",
    "培训",
    "任务",
    "项目",
    "分析",
    "信息",
    "量",
    "数据库",
    "数据报送",
    "数据上报",
    "数据质量",
];

/// Letters before a word that deny it, compare with it, or are the beginning of another.
pub(super) const BEFORE: &[&str] = &[
    "不", "未", "非", "无", "没有", "比", "较", "与", "和", "同", "于", "重新", "under", "over",
    "mis",
];

/// Words of the basis that a clause rests on: 据测算, 经市统计局初步核算.
pub(super) const BASES: &[&str] = &[
    "根据",
    "依据",
    "按照",
    "经过",
    "以此",
    "照此",
    "据",
    "经",
    "按",
    "由",
    "accordingto",
    "basedon",
];

/// Words of what is done: 开展成本测算 says nothing of a number behind it.
pub(super) const DOING: &[&str] =
    &["完成", "开展", "进行", "组织", "启动", "做好", "实施", "推进", "加强", "参与", "举办"];

/// What may stand before the words of a basis: times and places.
pub(super) const TIMES: &[&str] = &[
    "截至",
    "截止",
    "目前",
    "全年",
    "上半年",
    "年末",
    "年底",
    "全市",
    "全区",
    "全县",
    "全省",
    "全国",
    "全镇",
    "月",
    "日",
    "年",
    "底",
    "末",
    "the",
];

/// Agencies, which may make the first count: 市统计局初步核算.
pub(super) const AGENCIES: &[char] = &['局', '委', '办', '厅', '院', '队', '门'];

/// What may stand right behind a word, as one with it: 初步核算数, 测算结果显示.
pub(super) const ENDS: &[&str] = &[
    "数据",
    "数",
    "值",
    "结果",
    "显示",
    "表明",
    "figures",
    "figure",
    "data",
    "results",
    "result",
    "counts",
    "count",
    "statistics",
    "total",
    "estimates",
    "estimate",
    "values",
    "value",
    "numbers",
    "number",
];

/// What may stand between a word and its number.
pub(super) const LINKS: &[&str] = &[
    "达到", "共有", "约为", "为", "是", "约", "达", "近", "共", "有", "在", "：", ":", "全年",
    "大约", "超过",
];

/// Words of a number that is none of the first: what stands behind them is verified, or is to come.
pub(super) const VERIFIED: &[&str] = &[
    "最终",
    "核实",
    "普查",
    "修订",
    "订正",
    "更正",
    "调整后",
    "实际",
    "实有",
    "已有",
    "目前",
    "现有",
    "核定",
    "审定",
    "将达",
    "预计",
    "力争",
];
