//! Words of other places, of parts of a place and of some of many, that a number may be of.

use crate::check::text::letters::of_text;
use crate::model::Profile;

/// How many letters the name of an indicator has at least that is looked for by itself.
pub(super) const SHORTEST: usize = 3;

/// Places that are larger or smaller than most that plan, each with the last letter of the names of places that are it.
const WIDER: &[(&str, Option<char>)] = &[
    ("全国", None),
    ("我国", None),
    ("全球", None),
    ("世界", None),
    ("全省", Some('省')),
    ("我省", Some('省')),
    ("本省", Some('省')),
    ("全自治区", Some('区')),
    ("全市", Some('市')),
    ("我市", Some('市')),
    ("本市", Some('市')),
    ("全州", Some('州')),
    ("全盟", Some('盟')),
    ("全县", Some('县')),
    ("我县", Some('县')),
    ("本县", Some('县')),
    ("全区", Some('区')),
    ("我区", Some('区')),
    ("本区", Some('区')),
    ("全旗", Some('旗')),
    ("全镇", Some('镇')),
    ("全乡", Some('乡')),
];

/// Last letters of the names of places, of which others are told apart.
const LAST_OF_PLACES: &str = "省市州盟县区旗镇乡";

/// Other places of the same kind.
const NEIGHBOURS: &[&str] = &[
    "邻县",
    "邻区",
    "邻市",
    "邻省",
    "邻近县",
    "相邻县",
    "相邻区县",
    "周边县",
    "周边区县",
    "周边省份",
    "兄弟县",
    "兄弟区县",
    "外县",
    "外省",
    "外地",
    "其他县",
    "其他区县",
    "其他省份",
];

/// What may stand between a place and the name of what is measured there.
pub(super) const BETWEEN: &str = "平均总体整居民人口的常住户籍同期年末底";

/// What a mean of a place is called where the name of what is measured is left out: 全省平均水平为.
pub(super) const MEANS: &[&str] = &["平均水平", "平均值", "平均", "均值", "水平"];

/// Verbs of being before a number.
pub(super) const BEING: &[&str] =
    &["达到了", "达到", "达", "为", "是", "共有", "有", "约为", "：", ":", "已达", "在"];

/// Last words of the name of what is measured.
pub(super) const MEASURED: &[&str] = &[
    "率", "数", "比", "比重", "比例", "水平", "寿命", "面积", "费用", "支出", "收入", "密度",
    "浓度", "总量", "人次", "指数", "系数",
];

/// Words that compare a number behind them with what is measured: 高于全省平均水平的90%.
pub(super) const COMPARING: &[&str] = &[
    "高于", "低于", "好于", "优于", "超过", "不及", "多于", "少于", "大于", "小于", "比", "较",
    "超",
];

/// Parts of a place or of what is counted, before the name of what is measured.
pub(super) const PARTS: &[&str] = &[
    "县城",
    "城区",
    "主城区",
    "中心城区",
    "老城区",
    "城关镇",
    "县直",
    "区直",
    "市直",
    "州直",
    "省直",
    "县级",
    "试点",
    "样本",
    "贫困",
    "脱贫",
    "低保",
    "特困",
    "民营",
    "民办",
    "私立",
    "公立",
    "公办",
    "中医",
    "中医类",
    "中西医结合",
    "在建",
    "拟建",
    "待建",
    "规划",
    "闲置",
    "空置",
    "空余",
    "编制",
    "备用",
    "停用",
    "人民医院",
    "中医院",
    "妇幼保健院",
    "重点人群",
    "重点对象",
    "高血压患者",
    "糖尿病患者",
    "慢性病患者",
    "精神障碍患者",
    "结核病患者",
    "老年人",
    "孕产妇",
    "贫困人口",
    "脱贫人口",
    "残疾人",
];

/// What may stand between such a part and the name.
pub(super) const OF_PARTS: &[&str] = &[
    "医院",
    "机构",
    "医疗机构",
    "学校",
    "人口",
    "家庭",
    "户",
    "老人",
    "乡镇",
    "街道",
    "社区",
    "村",
    "企业",
    "单位",
    "单位职工",
    "群众",
    "地区",
    "的",
];

/// Words of some of many, and those of what they are of: 个别乡镇.
pub(super) const SOME: &[&str] = &[
    "没有一个",
    "无一个",
    "个别",
    "少数",
    "部分",
    "多数",
    "大多数",
    "大部分",
    "绝大多数",
    "半数",
    "过半",
    "有的",
    "有些",
    "一些",
    "某些",
    "极少数",
    "最高的",
    "最低的",
    "最好的",
    "最差的",
];
pub(super) const MANY: &[&str] = &[
    "乡镇",
    "镇",
    "乡",
    "村",
    "县",
    "区",
    "街道",
    "社区",
    "医院",
    "机构",
    "学校",
    "单位",
    "企业",
    "家庭",
    "户",
    "地区",
    "地方",
    "卫生院",
    "行政村",
    "医疗机构",
    "基层",
    "园区",
    "小区",
    "班级",
    "市县",
];

/// Verbs before a number that makes some of many: 达到95%的村有12个.
pub(super) const REACHING: &[&str] = &[
    "达到",
    "达",
    "超过",
    "高于",
    "低于",
    "不低于",
    "不足",
    "大于",
    "小于",
    "未达到",
    "不到",
    "在",
];

/// Words that deny what an opening says of a share, or open a list in which each has its own.
pub(super) const LISTS: &[&str] = &["分别", "依次", "、", "各"];

/// A word of a place that is not this one, and its letters.
pub(super) struct Elsewhere(pub(super) &'static str, pub(super) Vec<char>);

/// The words of places that are not this one.
pub(super) fn elsewhere(profile: &Profile) -> Vec<Elsewhere> {
    let names = std::iter::once(&profile.name).chain(&profile.full_name);
    let own: Vec<char> = names.filter_map(|name| name.chars().last()).collect();
    let is_known = own.iter().any(|last| LAST_OF_PLACES.contains(*last));
    let wider = WIDER.iter().filter(|(_, last)| match last {
        None => true,
        Some('省') => !own.contains(&'省'),
        Some(last) => is_known && !own.contains(last),
    });
    let words = wider.map(|(word, _)| *word).chain(NEIGHBOURS.iter().copied());
    words.map(|word| Elsewhere(word, of_text(word))).collect()
}
