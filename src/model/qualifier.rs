//! Qualifiers: words beside a number that say on which side of it a value lies.

use super::scalar::Bound;

/// A word or sign beside a number, and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Qualifier {
    /// The word, without blanks.
    pub word: &'static str,
    /// What it says of the number.
    pub bound: Bound,
    /// Words in which its letters mean something else, as 近 in 最近.
    pub unless: &'static [&'static str],
}

const fn says(bound: Bound, word: &'static str) -> Qualifier {
    Qualifier { word, bound, unless: &[] }
}

const fn unless(bound: Bound, word: &'static str, unless: &'static [&'static str]) -> Qualifier {
    Qualifier { word, bound, unless }
}

/// Qualifiers before a number, apart from signs: `不低于95`, `近95`, `about 30`. Of two that fit, the longer counts.
pub const BEFORE: &[Qualifier] = &[
    says(Bound::AtLeast, "至少"),
    says(Bound::AtLeast, "最少"),
    says(Bound::AtLeast, "最低"),
    says(Bound::AtLeast, "不下"),
    says(Bound::AtLeast, "不下于"),
    says(Bound::AtLeast, "大于等于"),
    says(Bound::AtLeast, "大于或等于"),
    says(Bound::AtLeast, "at least"),
    says(Bound::AtLeast, "no less than"),
    says(Bound::AtLeast, "not less than"),
    says(Bound::AtLeast, "no fewer than"),
    says(Bound::AtLeast, "no lower than"),
    says(Bound::AtLeast, "minimum of"),
    says(Bound::Above, "超过"),
    says(Bound::Above, "超出"),
    unless(Bound::Above, "超", &["赶超", "反超", "彩超", "B超"]),
    says(Bound::Above, "高于"),
    says(Bound::Above, "大于"),
    says(Bound::Above, "多于"),
    says(Bound::Above, "突破"),
    says(Bound::Above, "逾"),
    says(Bound::Above, "more than"),
    unless(Bound::Above, "over", &["moreover", "took over", "turnover"]),
    says(Bound::Above, "above"),
    says(Bound::Above, "greater than"),
    says(Bound::Above, "in excess of"),
    says(Bound::Above, "exceeding"),
    says(Bound::Above, "exceeds"),
    says(Bound::Above, "exceeded"),
    says(Bound::AtMost, "至多"),
    says(Bound::AtMost, "最多"),
    says(Bound::AtMost, "最高"),
    says(Bound::AtMost, "小于等于"),
    says(Bound::AtMost, "小于或等于"),
    says(Bound::AtMost, "at most"),
    says(Bound::AtMost, "no more than"),
    says(Bound::AtMost, "not more than"),
    says(Bound::AtMost, "no higher than"),
    says(Bound::AtMost, "maximum of"),
    says(Bound::Below, "低于"),
    says(Bound::Below, "小于"),
    says(Bound::Below, "少于"),
    says(Bound::Below, "短于"),
    says(Bound::Below, "不足"),
    says(Bound::Below, "不及"),
    says(Bound::Below, "不够"),
    says(Bound::Below, "未及"),
    says(Bound::Below, "没达"),
    says(Bound::Below, "不能达到"),
    says(Bound::Below, "几乎"),
    says(Bound::Below, "不到"),
    says(Bound::Below, "不满"),
    says(Bound::Below, "未满"),
    says(Bound::Below, "未到"),
    says(Bound::Below, "未达"),
    says(Bound::Below, "未达到"),
    says(Bound::Below, "未能达到"),
    says(Bound::Below, "没有达到"),
    says(Bound::Below, "没达到"),
    says(Bound::Below, "接近"),
    says(Bound::Below, "将近"),
    unless(
        Bound::Below,
        "近",
        &["最近", "附近", "临近", "邻近", "靠近", "就近", "远近", "亲近", "新近", "晚近"],
    ),
    says(Bound::Below, "less than"),
    says(Bound::Below, "lower than"),
    says(Bound::Below, "smaller than"),
    says(Bound::Below, "close to"),
    says(Bound::Below, "not quite"),
    says(Bound::Below, "fewer than"),
    says(Bound::Below, "under"),
    says(Bound::Below, "below"),
    says(Bound::Below, "nearly"),
    says(Bound::Below, "almost"),
    unless(
        Bound::About,
        "约",
        &[
            "节约", "集约", "预约", "签约", "公约", "条约", "契约", "合约", "履约", "制约", "违约",
            "特约",
        ],
    ),
    says(Bound::About, "约合"),
    says(Bound::About, "大致"),
    says(Bound::About, "大体"),
    says(Bound::About, "差不多"),
    says(Bound::About, "大概"),
    unless(Bound::About, "about", &["roundabout"]),
    says(Bound::About, "around"),
    says(Bound::About, "approximately"),
    says(Bound::About, "approx."),
    says(Bound::About, "circa"),
    says(Bound::About, "roughly"),
];

/// Qualifiers behind a number and its unit: `95%以上`, `30分钟以内`, `3.8人左右`.
pub const BEHIND: &[Qualifier] = &[
    unless(Bound::AtLeast, "以上", &["以上海"]),
    says(Bound::AtLeast, "或以上"),
    says(Bound::AtLeast, "或更高"),
    says(Bound::AtLeast, "及以上"),
    says(Bound::AtLeast, "or more"),
    says(Bound::AtLeast, "or above"),
    says(Bound::AtLeast, "or higher"),
    says(Bound::AtLeast, "and more"),
    unless(Bound::AtMost, "以下", &["以下简称", "以下列", "以下几", "以下方面"]),
    unless(Bound::AtMost, "以内", &["以内科"]),
    says(Bound::AtMost, "封顶"),
    says(Bound::AtMost, "或更低"),
    says(Bound::AtMost, "之内"),
    says(Bound::AtMost, "及以下"),
    says(Bound::AtMost, "or less"),
    says(Bound::AtMost, "or fewer"),
    says(Bound::Below, "不到"),
    says(Bound::Above, "出头"),
    says(Bound::Above, "开外"),
    says(Bound::About, "or so"),
    unless(Bound::About, "左右", &["左右岸", "左右两"]),
    unless(
        Bound::About,
        "上下",
        &["上下水", "上下级", "上下游", "上下班", "上下楼", "上下联", "上下册"],
    ),
    unless(Bound::About, "前后", &["前后端"]),
];

/// Qualifiers right behind the digits of a number, or behind 万 and the like: `100余人`, `3.2万多人`.
pub const WITHIN: &[Qualifier] = &[
    says(Bound::Above, "余"),
    unless(Bound::Above, "多", &["多学科", "多功能", "多媒体", "多层次", "多部门"]),
];

/// Words that may stand between a qualifier and its number: `约为95%`, `近达200人`. The first that fits is taken away, and
/// the table is asked again.
pub const JOINTS: &[&str] =
    &["达到", "人民币", "为", "占", "有", "达", "在", "了", "于", "到", "是", "“", "（", "("];

/// Words before a number that say that a value is not the number, but not surely on which side it lies: 勉强95%. They are
/// carried by people, as a sign or as `text`.
pub const UNREAD_BEFORE: &[&str] = &[
    "勉强",
    "近乎",
    "直逼",
    "进逼",
    "趋于",
    "趋向",
    "濒临",
    "直追",
    "堪堪",
    "将将",
    "差点",
    "差一点",
    "险些",
    "刚过",
    "略有",
    "略过",
    "稍过",
    "紧逼",
    "站上",
    "跨上",
    "跃上",
    "迈上",
    "跨过",
    "迈过",
    "越过",
    "冲破",
    "打破",
    "首破",
    "跌破",
    "跌穿",
    "失守",
    "冲击",
    "冲刺",
    "直奔",
    "上探",
    "下探",
    "估计",
    "估算",
    "估测",
    "粗估",
    "号称",
    "据称",
    "可能",
    "也许",
    "或许",
    "大抵",
    "大略",
    "粗略",
    "起码",
    "少说",
    "顶多",
    "充其量",
    "不止",
    "不只",
    "何止",
    "徘徊于",
    "徘徊在",
    "浮动于",
    "摆动于",
    "barely",
    "virtually",
    "practically",
    "approaching",
    "hardly",
    "scarcely",
    "an estimated",
    "some",
];

/// The same behind a number and its unit: 95%挂零.
pub const UNREAD_BEHIND: &[&str] = &[
    "挂零",
    "冒头",
    "打底",
    "有余",
    "有奇",
    "光景",
    "不止",
    "之多",
    "边缘",
    "关口",
    "样子",
    "起步",
    "上限",
    "下限",
    "or thereabouts",
];

/// The same right behind the digits: 30来人.
pub const UNREAD_WITHIN: &[&str] =
    &["来个", "来人", "来家", "来所", "来张", "来名", "来项", "来岁", "几"];

/// Words that turn a comparison round when they stand before it: 不低于 is at least.
pub const NOT: &[&str] = &[
    "not", "不", "未", "不得", "不能", "不应", "不宜", "不可", "不会", "没有", "没", "未能",
    "没能", "未曾", "未再", "难以", "无法",
];

/// Words of intention that govern the clauses behind them, too: 力争到2023年，覆盖率达到60%.
pub const GOVERNING: &[&str] =
    &["力争", "争取", "确保", "努力", "预计", "预期", "预测", "希望", "有望", "拟"];

/// Words of intention that tell of what was done, too, unless their sentence names a time that is to come.
pub const OPEN: &[&str] = &["确保", "努力"];

/// Words of what has happened: no intention before one governs what stands behind it.
pub const FACTS: &[&str] =
    &["已", "实际", "完成", "超额", "提前", "目前", "截至", "截止", "同比", "比上年"];

/// Words of intention: what stands behind one was not measured. Each with letters beside it that make it another word, as
/// 生育 behind 计划.
pub const INTENTIONS: &[(&str, &[&str])] = &[
    ("力争", &[]),
    ("争取", &["资金", "到位", "上级", "中央", "国家", "项目", "专项", "各方"]),
    ("确保", &[]),
    ("努力", &["经过", "通过", "共同", "不懈", "辛勤", "的"]),
    ("预计", &[]),
    (
        "预期",
        &[
            "寿命", "性", "目标", "效果", "好于", "超", "超出", "高于", "低于", "达到", "符合",
            "不及",
        ],
    ),
    ("预测", &["模型", "预报", "预警"]),
    ("希望", &["小学", "工程", "之家"]),
    ("有望", &[]),
    ("将达", &[]),
    ("拟", &["虚", "模", "草", "定", "合", "人"]),
    ("计划", &["统", "分", "生育", "免疫", "完成", "执行", "内", "外", "单列", "行动", "实施"]),
    (
        "目标",
        &[
            "实现",
            "达到",
            "完成了",
            "规划",
            "年度",
            "人群",
            "人口",
            "完成",
            "任务",
            "责任",
            "考核",
            "管理",
            "达成",
            "医院",
            "地区",
        ],
    ),
    ("plans to", &[]),
    ("planned to", &[]),
    ("expected to", &[]),
    ("aims to", &[]),
];

/// Words in the head of a column whose numbers are meant to be: 2025年目标值, 预计数.
pub const INTENTION_HEADS: &[&str] = &[
    "目标",
    "预计",
    "计划",
    "预期",
    "预测",
    "力争",
    "规划值",
    "规划数",
    "target",
    "planned",
    "projected",
    "expected",
    "forecast",
];

/// Words with which such a head tells of what was done, or of something else: 目标完成情况, 目标人群.
pub const FACT_HEADS: &[&str] = &[
    "完成",
    "实现",
    "实际",
    "达到",
    "达成",
    "已",
    "进度",
    "进展",
    "执行",
    "人群",
    "人口",
    "地区",
    "生育",
    "免疫",
    "寿命",
    "计划内",
    "计划外",
    "achieved",
    "actual",
    "achievement",
    "progress",
    "expectancy",
];
