//! Words of intention behind a number, and names of what is asked for beside it.

/// What is meant to be, where it stands behind a number in brackets or behind 为 and the like: 90%（预计）, 90%，为目标值.
pub const MEANT: &[&str] = &[
    "奋斗目标",
    "努力方向",
    "奋斗方向",
    "工作方向",
    "愿景",
    "预计",
    "预期",
    "预测",
    "计划",
    "规划",
    "目标",
    "拟",
    "力争",
    "争取",
    "要求",
    "target",
    "goal",
    "planned",
    "plan",
    "projected",
    "projection",
    "expected",
    "forecast",
];

/// What may stand before such a word.
pub const BEFORE_MEANT: &[&str] = &[
    "下年度",
    "下一年度",
    "明年",
    "来年",
    "下一步",
    "下阶段",
    "今后",
    "长期",
    "远期",
    "我们",
    "全年",
    "年度",
    "本年",
    "当年",
    "阶段性",
    "阶段",
    "约束性",
    "预期性",
    "省定",
    "市定",
    "区定",
    "县定",
    "国家",
    "省级",
    "市级",
    "考核",
    "省",
    "市",
    "区",
    "县",
    "上级",
    "既定",
    "原",
    "最终",
    "中期",
    "工作",
    "的",
    "a",
    "the",
    "our",
];

/// What may stand behind it.
pub const BEHIND_MEANT: &[&str] =
    &["值", "数", "目标", "水平", "指标", "任务", "要求", "value", "figure"];

/// What may stand behind a word that says that something is expected: 预计可达.
pub const EXPECTED: &[&str] = &["可", "将", "达到", "达", "实现", "完成", "年底"];

/// Words that tie a number to what they call it: 90%为目标值.
pub const COPULAS: &[&str] = &[
    "为",
    "均为",
    "即为",
    "仅为",
    "作为",
    "这为",
    "此为",
    "该数为",
    "该值为",
    "是",
    "这是",
    "均是",
    "仅是",
    "只是",
    "也是",
    "还是",
    "该数是",
    "该值是",
    "系",
    "此系",
    "这系",
    "均系",
    "属",
    "属于",
    "即",
    "whichis",
    "thisis",
];

/// Names of what is asked for or meant to be, right before a number: 考核标准为95%, 规划值95%.
pub const NAMES: &[&str] = &[
    "考核标准",
    "国家标准",
    "省级标准",
    "评价标准",
    "达标标准",
    "标准值",
    "标准要求",
    "任务数",
    "任务值",
    "规划值",
    "规划数",
    "规划目标值",
    "设计值",
    "控制数",
    "控制值",
    "要求值",
    "推荐值",
    "参考值",
    "理论值",
    "指导值",
    "考核值",
    "达标线",
    "考核线",
    "警戒线",
];

/// Words before such a name with which a number tells of what was reached or asked: 达到国家标准, 完成任务数的95%.
pub const REACHED_NAMES: &[&str] = &[
    "完成", "达到", "实现", "超", "高于", "低于", "优于", "好于", "多于", "少于", "比", "较", "占",
    "按", "符合", "满足", "执行",
];

/// Words that make of 实现…目标 what it is for: 实现95%的奋斗目标.
pub const LOFTY: &[&str] = &["奋斗目标", "远景目标", "宏伟目标", "长远目标"];

/// Words with which such a target was reached.
pub const SURELY_REACHED: &[&str] =
    &["实现了", "已", "如期", "圆满", "顺利", "提前", "成功", "完成"];

/// What is asked for, of which a number may be: 90%的目标. With what makes another word of it.
pub const TARGETS: &[(&str, &[&str])] = &[
    (
        "目标",
        &[
            "人群", "人口", "客户", "对象", "群体", "儿童", "疾病", "市场", "企业", "地区", "医院",
            "患者", "用户",
        ],
    ),
    ("要求", &[]),
    ("target", &["group", "population", "audience"]),
    ("goal", &["s"]),
    ("objective", &[]),
];

/// Words that say that such a target was reached, where nothing denies it: 完成90%的目标, 90%的目标如期实现.
pub const REACHED: &[&str] = &[
    "实现", "完成", "达成", "达到", "达标", "已", "如期", "圆满", "超过", "超额", "高于", "突破",
    "优于", "提前", "顺利", "兑现", "落实", "符合", "满足", "met", "meet", "exceed", "reached",
    "achieved", "surpass", "beat", "hit",
];

/// Words that deny it, or say that it was only set.
pub const NOT_REACHED: &[&str] = &[
    "未",
    "没有",
    "没能",
    "无法",
    "难以",
    "落空",
    "差距",
    "相差",
    "还差",
    "提出",
    "确定",
    "设定",
    "制定",
    "明确",
    "下达",
    "朝着",
    "为实现",
    "围绕",
    "力争",
    "努力",
    "确保",
    "争取",
    "不能",
    "尚",
    "not",
    "miss",
    "fail",
    "short",
    "yet",
    "never",
];
