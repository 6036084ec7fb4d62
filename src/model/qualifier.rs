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

/// Words between the name of an indicator and its number that say nothing of the number: verbs, what a number is of, whom
/// it holds for, when. Between the two, any other word is not known. With a blank between them.
pub const PLAIN: &str = "\
    性 生 童 孩 者 达到 达 为 占 在 是 至 到 有 了 的 于 从 由 自 以 比 较 将 应 要 须 需 可 能 均 都 也 则 又 再 仍 已 已经 \
    就 共 共有 共计 总计 合计 累计 总共 一共 分别 依次 各 每 即 仅 仅仅 只 只有 才 刚好 恰好 正好 高达 多达 \
    低至 长达 提高 提升 上升 增加 增长 增至 升至 扩大 下降 降低 降至 减少 减至 缩小 缩短 保持 稳定 维持 控制 \
    处于 位于 居 实现 完成 取得 形成 建成 新建 新增 净增 拥有 设有 设置 配备 配置 安排 投入 得 成 作 计 按 \
    折合 合 相当 等于 基本 总体 整体 全部 平均 人均 年均 户均 同比 环比 实际 名义 力争 争取 确保 努力 预计 \
    预期 计划 目标 目标值 规划 要求 标准 全国 全省 全市 全区 全县 全州 全旗 全镇 全乡 本市 本区 本县 我市 \
    我区 我县 我省 我国 城镇 农村 城乡 城市 居民 常住 户籍 男性 女性 男 女 儿童 老年人 全年 年底 年末 当年 \
    去年 上年 今年 同期 上半年 下半年 目前 现在 现 期末 年内 月末 季末 最终 数 数量 量 率 值 比例 比重 占比 \
    总数 总量 总额 总值 人数 户数 规模 水平 指数 指标 面积 金额 均值 人次 左右 以上 以下 其中 包括 含 不含 和 \
    与 及 或 且 并 而 但 后 前 上 下 内 中 间 里 个 名 家 所 张 人 元 万 亿 岁 持续 进一步 稳步 不断 逐步 \
    逐年 逐渐 大幅 大幅度 小幅 显著 明显 快速 首次 再次 连续 全面 普遍 同步 平稳 继续 率先 本年 统筹 进行 \
    开展 开工 推进 落实 覆盖 惠及 服务 培养 培训 引进 招聘 转移 接待 生产 产出 收入 支出 缴纳 发放 补助 补贴 \
    奖励 资助 创建 打造 改造 改建 扩建 整治 治理 种植 养殖 播种 收获 销售 出口 进口 运送 发出 受理 办理 审批 \
    查处 收治 诊疗 接种 检测 筛查 签约 登记 注册 在册 在岗 在校 招收 毕业 跃升 攀升 回升 爬升 抬升 上调 上涨 \
    上浮 涨 升 增 增幅 增速 涨幅 增量 回落 下滑 下调 下跌 下浮 跌 降 降幅 落 减 压减 压降 压缩 削减 缩减 调减 \
    控减 缩至 恢复 反弹 回归 调整 变为 变化 延长 拓展 扩展 扩充 扩面 扩容 充实 优化 改善 增强 加强 提前 居于 \
    位居 位列 排 排名 排在 列 稳居 稳 跃居 达标 合格 优良 平均每年 每年 逐季 逐月 当期 本期 报告期 期初 年初 \
    上期 现有 原有 现状 初步 统计 核定 核算 测算 调查 监测 抽样 普查 初核 快报 显示 表明 数据 结果 情况 实有 \
    实际达 实施 执行 运行 运营 投用 投产 使用 启用 竣工 交付 通车 建立 成立 组建 挂牌 认定 评定 命名 入选 \
    入库 入驻 纳入 参加 参保 参与 加入 享受 领取 支付 报销 结算 救助 帮扶 保障 安置 供应 供给 储备 床位 病床 \
    医师 医生 护士 机构 人员 企业 项目 家庭 学校 学生 教师 人口 总人口 老年 妇女 职工 农民 群众 居家 社区 \
    基层 公立 民办 县域 区域 市级 县级 区级 省级 国家级 镇级 村级 以来 期间 时 时候 最高 最低 历史 新高 新低 \
    记录 纪录 创 创下 创出 刷新 首 首年 每户 每人 每个 每家 每所 每年均 不变 持平 该 其 此 这 那 本 上述 之 \
    地 得到 得以 予以 给予 被 把 将其 使 让 令 做到 做 搞 开 办 收 交 付 出 入 进 回 来 去";

/// Words that turn a comparison round when they stand before it: 不低于 is at least.
pub const NOT: &[&str] =
    &["not", "不", "未", "不得", "不能", "不应", "不宜", "不可", "不会", "没有"];

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
