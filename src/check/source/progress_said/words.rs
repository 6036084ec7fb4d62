//! Words of how far a work has come.

/// 尚未开工, 还没有启动: each of these before each of [`BEGINNING`] or [`ENDING`].
pub(super) const NOT_YET: &[&str] = &[
    "尚未",
    "还未",
    "仍未",
    "暂未",
    "均未",
    "至今未",
    "没有",
    "未能",
    "没能",
    "仍没",
    "还没",
    "无法",
    "未按期",
    "未如期",
    "未按时",
];
pub(super) const BEGINNING: &[&str] = &["开工", "动工", "启动", "开始", "开建", "实施", "开展"];
pub(super) const ENDING: &[&str] = &[
    "建成",
    "完工",
    "竣工",
    "完成",
    "投用",
    "投入使用",
    "交付",
    "通车",
    "投产",
    "启用",
    "落成",
    "验收",
    "建好",
    "建完",
    "投运",
    "投入运行",
    "开业",
    "如期完工",
    "按期完工",
    "全部完成",
    "全面完成",
    "全部建成",
    "全面建成",
];

pub(super) const BEGUN: &[&str] = &[
    "已开工",
    "已动工",
    "正在建设",
    "正在施工",
    "全面开工",
    "主体封顶",
    "已封顶",
    "主体工程封顶",
    "主体结构封顶",
    "顺利封顶",
];

/// What goes on now, which nobody says of what has stopped.
pub(super) const RUNNING: &[&str] = &[
    "正在施工",
    "正在建设",
    "正在推进",
    "正在实施",
    "施工中",
    "建设中",
    "加快建设",
    "加快施工",
    "加紧施工",
    "有序推进",
    "顺利推进",
];

/// 开工建设, and what makes of it no beginning: 开工建设条件.
pub(super) const BEGINS: (&str, &[&str]) = (
    "开工建设",
    &["条件", "前", "准备", "手续", "日期", "时间", "后", "率", "目标", "任务", "计划"],
);

/// Parts of the work on a project, which come before its end, and what may stand between one and the word of its end.
pub(super) const STEPS: &[&str] = &[
    "主体",
    "主体工程",
    "主体结构",
    "桩基",
    "桩基工程",
    "基础",
    "基础工程",
    "地基",
    "土建",
    "土建工程",
    "地下室",
    "一期",
    "一期工程",
    "二期",
    "二期工程",
    "首期",
    "首期工程",
    "前期工作",
    "前期手续",
    "招标",
    "招投标",
    "征地",
    "拆迁",
    "征地拆迁",
    "设计",
    "初步设计",
    "施工图设计",
    "可研",
    "可研批复",
    "立项",
    "环评",
    "场地平整",
    "场平",
];
pub(super) const STEP_ENDS: &[&str] = &[
    "完工",
    "竣工",
    "完成",
    "封顶",
    "建成",
    "已完工",
    "已竣工",
    "已完成",
    "已封顶",
    "已建成",
    "均已完成",
    "全部完成",
    "施工完成",
];

/// Words before that of an end with which it has not come.
pub(super) const NEAR_END: &[&str] = &["基本", "接近", "即将", "临近", "待"];

/// Words of an end that is near, or for which only the papers are missing.
pub(super) const NEARLY: &[&str] = &[
    "基本完工",
    "基本建成",
    "基本竣工",
    "接近完工",
    "接近竣工",
    "即将完工",
    "即将竣工",
    "临近完工",
    "接近尾声",
    "正在办理竣工验收",
    "正在组织竣工验收",
    "正在进行竣工验收",
    "正在开展竣工验收",
    "正在申请竣工验收",
    "正在组织验收",
    "正在验收",
    "待竣工验收",
    "待验收",
    "等待验收",
    "准备竣工验收",
    "准备验收",
    "申报竣工验收",
];

/// Words of what goes on, which nobody says of what is done.
pub(super) const WORKING: &[&str] = &[
    "正在实施",
    "正在推进",
    "正在进行",
    "正在开展",
    "正在装修",
    "正在安装",
    "正在收尾",
    "建设中",
    "施工中",
    "实施中",
    "进行中",
    "推进中",
    "加快建设",
    "加紧建设",
    "加紧施工",
    "加快施工",
    "抓紧施工",
    "进入收尾",
    "收尾阶段",
    "仍在建设",
    "仍在施工",
    "开工建设",
    "续建",
    "进度滞后",
    "进度缓慢",
    "进展缓慢",
    "推进缓慢",
    "进展滞后",
    "under construction",
    "in progress",
    "under way",
    "ongoing",
];

/// 在建, and what it is a part of: 存在建设滞后, 现在建成.
pub(super) const IN_BUILDING: (&str, &[&str], &[&str]) = (
    "在建",
    &["存"],
    &["筑", "档", "立", "议", "言", "国", "党", "成", "设", "房", "制", "造", "构"],
);

pub(super) const STOPPED: &[&str] = &[
    "停工",
    "停建",
    "缓建",
    "烂尾",
    "搁置",
    "停滞",
    "终止建设",
    "取消建设",
    "暂停建设",
    "暂停施工",
    "中止建设",
    "项目终止",
    "项目取消",
    "已取消",
    "已终止",
    "已中止",
    "不再实施",
    "不再建设",
    "暂缓",
    "因故终止",
    "因故中止",
    "因故停止",
    "因故取消",
    "终止实施",
    "中止实施",
    "停止实施",
    "停止建设",
    "暂停实施",
    "暂停推进",
    "叫停",
    "下马",
    "suspended",
    "halted",
    "cancelled",
];

/// Words that take back that a work has stopped.
pub(super) const RESUMED: &[&str] = &[
    "复工",
    "恢复",
    "重启",
    "续建",
    "不停工",
    "未停工",
    "没有停工",
    "停工损失",
    "停工令已",
    "resumed",
];

pub(super) const DONE: &[&str] = &[
    "已完工",
    "已竣工",
    "已投入使用",
    "已投用",
    "已建成投用",
    "建成投用",
    "建成投入使用",
    "竣工投用",
    "竣工投入使用",
    "全面竣工",
    "全面完工",
    "全部竣工",
    "全部完工",
    "顺利竣工",
    "竣工并",
    "竣工验收合格",
    "通过竣工验收",
    "正式启用",
    "正式运营",
    "建成通车",
    "已建成",
];

/// Words of an end by themselves, as behind a month, with what makes another word of them: 6月竣工, and not 竣工面积.
pub(super) const ENDED: &[&str] = &["竣工", "完工"];
pub(super) const NO_END: &[&str] = &[
    "率", "面积", "时间", "日期", "结算", "决算", "后", "前", "图", "项目", "工程", "期", "验收",
    "节点", "目标",
];

/// Words of an end that leave no doubt, beside which nothing is said to be open.
pub(super) const ENDS: &[&str] = &[
    "已完",
    "已竣",
    "已建成",
    "已投",
    "已交付",
    "已通车",
    "全部完成",
    "全面完成",
    "圆满完成",
    "顺利完成",
    "如期完成",
    "建成投用",
    "完成建设",
    "建成并",
    "投入使用",
    "竣工",
    "完工",
    "建成",
    "投用",
    "完成100",
    "启用",
    "正式运营",
    "通车",
    "交付使用",
    "completed",
    "finished",
];

/// Words that leave something open: a part, an intention, a denial. Beside them no status is contradicted.
pub(super) const OPEN: &[&str] = &[
    "计划",
    "拟",
    "力争",
    "预计",
    "将",
    "争取",
    "确保",
    "一期",
    "二期",
    "三期",
    "首期",
    "部分",
    "其中",
    "除",
    "无一",
    "未出现",
    "没有出现",
    "不存在",
    "杜绝",
    "清零",
    "曾",
    "全部完成",
    "全面完成",
];

/// Words of a part of a work, which may be done before the whole.
pub(super) const PARTS: &[&str] = &[
    "主体", "土建", "基础", "附属", "配套", "单体", "号楼", "标段", "栋", "幢", "子项", "阶段",
    "设计", "前期", "手续", "装修", "桩基", "主楼", "个", "项", "处",
];

/// Words of what is to come before a word of an end: 预计2025年完工.
pub(super) const TO_COME: &[&str] = &[
    "预计",
    "预期",
    "计划",
    "拟",
    "力争",
    "争取",
    "确保",
    "有望",
    "将于",
    "将在",
    "即将",
    "努力",
    "expected to be",
    "to be",
];
pub(super) const NOT_TO_COME: &[&str] = &[
    "按计划",
    "按照计划",
    "照计划",
    "超计划",
    "原计划",
    "确保了",
    "完成计划",
    "年度计划",
    "列入计划",
];

/// How many letters may stand between such a word and that of the end.
pub(super) const FAR: usize = 14;

/// Words of what comes before a beginning: who works on that may call it begun.
pub(super) const PREPARED: &[&str] =
    &["前期", "手续", "立项", "招标", "可研", "设计", "征地", "已完成", "正在", "推进", "办理"];

/// Words that make a percentage one of the work done, and those that make it one of something else.
pub(super) const OF_WORK: &[&str] = &["进度", "工程量", "完成", "complete"];
pub(super) const OF_OTHERS: &[&str] =
    &["投资", "资金", "支付", "付款", "预算", "年度", "计划", "任务", "目标"];

/// Words of a part of a work, or of what is no more: beside them a work is not said to be unfinished.
pub(super) const SOME: &[&str] =
    &["一期", "二期", "三期", "首期", "部分", "其中", "除", "无", "不存在", "杜绝", "清零", "曾"];

/// Words of an end that has come, beside which none is to come.
pub(super) const ENDED_SURELY: &[&str] =
    &["已完", "已竣", "已建成", "已投", "已交付", "已通车", "全部完成", "全面完成", "圆满完成"];
