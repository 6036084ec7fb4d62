//! Words of intention: what was meant to be, and what was asked for, is not what was measured.

/// Words of intention that govern the clauses behind them, too: 力争到2023年，覆盖率达到60%.
pub const GOVERNING: &[&str] = &[
    "力争", "争取", "确保", "努力", "预计", "预期", "预测", "希望", "有望", "拟", "要求", "务必",
    "必须",
];

/// Words of intention that tell of what was done, too, unless their sentence names a time that is to come.
pub const OPEN: &[&str] = &["确保", "努力", "要求", "务必", "必须"];

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
    ("务必", &[]),
    ("必须", &[]),
    (
        "要求",
        &[
            "按", "照", "据", "合", "足", "级", "家", "省", "市", "县", "区", "关", "准", "范",
            "质", "量", "高", "的", "达到", "到位", "得到", "严", "性",
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

/// Words that make a verb of reaching behind them one of what is asked for or meant to be: 应达到90%, 确保达到90%,
/// 将提高到90%. Each with words that it ends, in which it says nothing of that kind, as 应 in 供应.
pub const PURPOSES: &[(&str, &[&str])] = &[
    (
        "应",
        &[
            "适应", "反应", "相应", "响应", "供应", "效应", "对应", "感应", "报应", "呼应", "顺应",
            "回应",
        ],
    ),
    ("应当", &[]),
    ("应该", &[]),
    ("理应", &[]),
    ("须", &[]),
    ("需", &["供需", "急需", "刚需", "内需", "军需", "所需", "外需"]),
    ("需要", &["实际需要", "的需要", "所需要", "社会需要", "工作需要"]),
    ("务必", &[]),
    ("必须", &[]),
    ("要求", &["按要求", "按照要求", "符合要求", "根据要求", "满足要求", "达到要求", "应要求"]),
    (
        "要",
        &[
            "主要", "重要", "只要", "首要", "纲要", "摘要", "概要", "紧要", "简要", "必要", "需要",
            "扼要", "将要",
        ],
    ),
    ("将要", &[]),
    ("不得", &[]),
    ("不应", &["不适应", "不供应", "不反应"]),
    ("不宜", &[]),
    ("不可", &[]),
    ("不准", &[]),
    ("不许", &[]),
    ("严禁", &[]),
    ("禁止", &[]),
    ("确保", &[]),
    ("保证", &[]),
    ("力保", &[]),
    ("力求", &[]),
    ("力促", &[]),
    ("努力", &["经过努力", "通过努力", "共同努力", "不懈努力"]),
    ("原则上", &[]),
    ("将", &["名将", "大将", "健将", "闯将", "干将"]),
    ("将会", &[]),
    ("可望", &[]),
    ("期望", &[]),
    ("提出", &[]),
    ("should", &[]),
    ("must", &[]),
    ("shall", &[]),
    ("will", &[]),
    ("would", &[]),
    ("could", &[]),
    ("may", &[]),
    ("might", &[]),
    ("is to", &["chisto"]),
    ("are to", &["wareto"]),
    ("was to", &[]),
    ("were to", &[]),
    ("ought to", &["boughtto", "broughtto"]),
    ("need to", &[]),
    ("needs to", &[]),
    ("has to", &[]),
    ("have to", &[]),
    ("projected to", &[]),
    ("forecast to", &[]),
    ("predicted to", &[]),
    ("intends to", &[]),
    ("intended to", &[]),
    ("scheduled to", &[]),
    ("set to", &[]),
    ("aim to", &[]),
    ("aiming to", &[]),
    ("hopes to", &[]),
    ("likely to", &[]),
    ("required to", &[]),
];

/// What is meant to be, where it stands behind a number in brackets or behind 为 and the like: 90%（预计）, 90%，为目标值.
pub const MEANT: &[&str] = &[
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
