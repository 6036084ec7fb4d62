//! The tables of units that are more, or less, than a multiple of another by their names.

/// A unit with what it is one of.
pub(super) struct Known {
    pub(super) names: &'static [&'static str],
    /// The unit that those of its kind are counted in.
    pub(super) base: &'static str,
    /// So many of the base are so many of this unit.
    pub(super) times: u64,
    pub(super) over: u64,
}

const fn known(names: &'static [&'static str], base: &'static str, times: u64, over: u64) -> Known {
    Known { names, base, times, over }
}

/// Units that are more than a multiple of another in their names. 15 亩 are 1 公顷, as the State Council has it.
pub(super) const KNOWN: &[Known] = &[
    known(&["㎡", "平米"], "㎡", 1, 1),
    known(&["亩"], "㎡", 10_000, 15),
    known(&["公顷", "hm²", "hm2", "ha"], "㎡", 10_000, 1),
    known(&["平方公里", "平方千米", "k㎡", "km2"], "㎡", 1_000_000, 1),
    known(&["米", "m"], "米", 1, 1),
    known(&["公里", "千米", "km"], "米", 1000, 1),
    known(&["厘米", "cm"], "米", 1, 100),
    known(&["毫米", "mm"], "米", 1, 1000),
    known(&["里", "华里"], "米", 500, 1),
    known(&["立方米", "m³", "m3"], "立方米", 1, 1),
    known(&["升", "L"], "立方米", 1, 1000),
    known(&["毫升", "mL", "ml"], "立方米", 1, 1_000_000),
    known(&["千克", "公斤", "kg"], "千克", 1, 1),
    known(&["吨", "t"], "千克", 1000, 1),
    known(&["斤"], "千克", 1, 2),
    known(&["克", "g"], "千克", 1, 1000),
    known(&["毫克", "mg"], "千克", 1, 1_000_000),
    known(&["微克", "μg", "µg", "ug"], "千克", 1, 1_000_000_000),
    known(&["千瓦", "kW"], "千瓦", 1, 1),
    known(&["兆瓦", "MW"], "千瓦", 1000, 1),
    known(&["吉瓦", "GW"], "千瓦", 1_000_000, 1),
    known(&["千瓦时", "kWh"], "千瓦时", 1, 1),
    known(&["兆瓦时", "MWh"], "千瓦时", 1000, 1),
    known(&["秒"], "秒", 1, 1),
    known(&["分钟", "min", "minutes"], "秒", 60, 1),
    known(&["小时", "hours"], "秒", 3600, 1),
    known(&["天", "日", "days"], "秒", 86400, 1),
];

/// Units of what is in a cubic metre or a litre, which are of one kind where that is the same.
pub(super) const PER_VOLUME: [(&str, &[&str]); 2] =
    [("立方米", &["/立方米", "/m³", "/m3", "每立方米"]), ("升", &["/升", "/L", "每升"])];

/// Units of things that are not each other, however alike their numbers: money of several countries, people and
/// households, people and beds. 个 counts all of them.
pub(super) const APART: [&[&[&str]]; 3] = [
    &[
        &["元", "人民币元"],
        &["美元"],
        &["港元", "港币", "元港币"],
        &["欧元"],
        &["日元"],
        &["英镑"],
        &["澳元", "澳门元"],
    ],
    &[&["人", "名"], &["户"], &["人次"]],
    &[&["人", "名"], &["张"], &["台", "套", "辆", "架"], &["家", "所", "处", "座"]],
];
