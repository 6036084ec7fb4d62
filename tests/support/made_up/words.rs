//! What made-up places are made of: a catalogue of indicators, and the words of their texts.

/// An indicator of the catalogue. Values are whole numbers of its last decimal place.
pub(crate) struct Indicator {
    pub(crate) name: &'static str,
    pub(crate) unit: &'static str,
    /// Between what its values start.
    pub(crate) range: (i64, i64),
    /// Decimal places.
    pub(crate) digits: u32,
    /// Whether more of it is better.
    pub(crate) is_better_higher: bool,
}

const fn more(name: &'static str, unit: &'static str, range: (i64, i64), digits: u32) -> Indicator {
    Indicator { name, unit, range, digits, is_better_higher: true }
}

const fn less(name: &'static str, unit: &'static str, range: (i64, i64), digits: u32) -> Indicator {
    Indicator { name, unit, range, digits, is_better_higher: false }
}

/// Id, name and indicators of each domain.
pub(crate) const DOMAINS: [(&str, &str, [Indicator; 5]); 6] = [
    (
        "economy",
        "经济发展",
        [
            more("地区生产总值", "亿元", (600, 9000), 1),
            more("社会消费品零售总额", "亿元", (200, 4000), 1),
            more("数字经济增加值占比", "%", (50, 400), 1),
            more("研发经费投入强度", "%", (50, 400), 2),
            more("高新技术企业数", "家", (10, 300), 0),
        ],
    ),
    (
        "people",
        "人民生活",
        [
            more("居民人均可支配收入", "元", (15_000, 60_000), 0),
            less("城镇调查失业率", "%", (40, 60), 1),
            more("常住人口城镇化率", "%", (3500, 8000), 2),
            more("基本养老保险参保率", "%", (800, 940), 1),
            more("婴幼儿托位数", "个", (200, 4000), 0),
        ],
    ),
    (
        "health",
        "健康服务",
        [
            more("人均预期寿命", "岁", (7500, 7900), 2),
            more("居民健康素养水平", "%", (120, 280), 1),
            more("每千人口执业医师数", "人", (150, 350), 2),
            more("养老机构护理型床位占比", "%", (300, 600), 1),
            less("婴儿死亡率", "‰", (300, 600), 2),
        ],
    ),
    (
        "education",
        "教育文化",
        [
            more("义务教育巩固率", "%", (900, 960), 1),
            more("学前教育毛入园率", "%", (800, 930), 1),
            more("劳动年龄人口平均受教育年限", "年", (800, 1100), 2),
            more("人均公共文化设施面积", "平方米", (10, 60), 2),
            more("全民阅读综合阅读率", "%", (600, 850), 1),
        ],
    ),
    (
        "environment",
        "生态环境",
        [
            more("森林覆盖率", "%", (200, 600), 1),
            more("空气质量优良天数比率", "%", (700, 920), 1),
            more("地表水达标断面比例", "%", (700, 930), 1),
            more("污水集中处理率", "%", (750, 930), 1),
            less("单位产值能耗", "吨标准煤", (300, 900), 3),
        ],
    ),
    (
        "base",
        "基础设施",
        [
            more("公路通车里程", "公里", (500, 4000), 0),
            more("高标准农田面积", "万亩", (50, 600), 1),
            more("粮食综合产量", "万吨", (50, 600), 1),
            more("可再生能源装机", "万千瓦", (20, 800), 1),
            more("人均公园绿地面积", "平方米", (80, 150), 1),
        ],
    ),
];

/// Id and name of the agencies of each place.
pub(crate) const AGENCIES: [(&str, &str); 8] = [
    ("dev-reform", "区发展改革委"),
    ("finance", "区财政局"),
    ("health", "区卫生健康委"),
    ("education", "区教委"),
    ("civil-affairs", "区民政局"),
    ("ecology", "区生态环境局"),
    ("housing", "区住房城乡建委"),
    ("transport", "区交通局"),
];

/// Of what names of places are put together.
pub(crate) const FIRST: &str = "东西南北中安平长永兴新清明泰宁昌丰阳江河湖海山林金玉龙凤云松石白青蓝红广通达和顺康乐福寿德仁义礼信";
pub(crate) const LAST: &str = "州城川江河湖港山岭原丘阳阴源泉桥溪浦洲湾塘坝谷岗台关口";

/// Of what sentences are put together.
pub(crate) const WHO: [&str; 12] = [
    "规划期内",
    "面向远景目标",
    "在资源约束趋紧的条件下",
    "围绕高质量发展主题",
    "结合国土空间总体规划",
    "各部门",
    "重点功能区",
    "沿江发展带",
    "城乡结合部",
    "先进制造业基地",
    "各镇街",
    "生态屏障区",
];
pub(crate) const DOES: [&str; 14] = [
    "持续推进",
    "有序扩大",
    "统筹优化",
    "着力提升",
    "稳步完善",
    "加快建设",
    "全面落实",
    "分类指导",
    "动态监测",
    "重点保障",
    "集中攻坚",
    "系统谋划",
    "协同布局",
    "培育壮大",
];
pub(crate) const WHAT: [&str; 18] = [
    "产业链供应链的韧性",
    "公共服务的均衡布局",
    "生态保护红线内的修复工程",
    "数字基础设施与算力供给",
    "多层次住房保障体系",
    "现代农业园区和冷链物流",
    "综合立体交通网络",
    "污染防治的协同治理机制",
    "创新主体的梯度培育",
    "防洪排涝与应急避险能力",
    "财政资金的绩效评价",
    "历史文化街区的活化利用",
    "基层医疗卫生服务能力",
    "养老托育服务供给",
    "矿山地质环境恢复治理",
    "政务数据共享开放",
    "乡村基础设施管护",
    "职业技能培训平台",
];
pub(crate) const HOW: [&str; 10] = [
    "确保各项约束性指标按期完成",
    "并按季度公布进展情况",
    "对滞后项目实行清单管理",
    "鼓励社会资本依法参与",
    "形成可复制的制度成果",
    "由牵头单位会同有关部门组织实施",
    "接受社会监督",
    "建立定期会商制度",
    "纳入年度目标考核",
    "提高群众满意程度",
];
pub(crate) const BUILDINGS: [&str; 10] = [
    "综合楼新建工程",
    "污水处理厂扩建工程",
    "学校迁建工程",
    "公路改建工程",
    "水库除险加固工程",
    "养老服务中心新建工程",
    "文化馆改造工程",
    "物流园区新建工程",
    "标准厂房新建工程",
    "防洪堤整治工程",
];
