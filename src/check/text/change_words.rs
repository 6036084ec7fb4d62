//! Words of rises, falls and what came new.

use crate::model::Way;

/// Words of a rise and of a fall. A number right behind one says by how much; behind 到, 至 or 为 it would say how far.
pub(in crate::check) const RISES: &[&str] = &[
    "提高", "增长", "上升", "增加", "提升", "扩大", "上涨", "回升", "攀升", "多增", "扩增", "扩充",
    "延长", "递增", "后移",
];

pub(in crate::check) const FALLS: &[&str] = &[
    "下降", "降低", "减少", "压减", "缩减", "缩短", "减排", "压降", "净减", "削减", "回落", "下跌",
    "下滑", "下调", "调减", "核减", "缩小", "收窄", "裁减", "精减", "骤降", "锐减", "递减", "拆除",
    "裁撤", "压缩", "前移",
];

/// Words of one letter, right before a number alone: 比上年增5%.
pub(super) const SHORT: &[(&str, Way)] = &[
    ("增", Way::Rise),
    ("升", Way::Rise),
    ("涨", Way::Rise),
    ("减", Way::Fall),
    ("降", Way::Fall),
    ("跌", Way::Fall),
];

/// The same where something is compared: 比2020年高1岁, and not 最高1岁.
pub(super) const COMPARED: &[(&str, Way)] = &[
    ("高", Way::Rise),
    ("多", Way::Rise),
    ("长", Way::Rise),
    ("快", Way::Rise),
    ("低", Way::Fall),
    ("少", Way::Fall),
    ("短", Way::Fall),
    ("慢", Way::Fall),
];

/// Words of the size of a change, which may have a verb between them and their number: 增速保持在6%左右.
pub(in crate::check) const SIZES: &[(&str, Way)] = &[
    ("增速", Way::Rise),
    ("增幅", Way::Rise),
    ("增长率", Way::Rise),
    ("降幅", Way::Fall),
    ("下降率", Way::Fall),
    ("涨幅", Way::Rise),
    ("升幅", Way::Rise),
    ("跌幅", Way::Fall),
    ("减幅", Way::Fall),
];

/// The same with nothing but a verb of being between them and their number: 减排量为90吨, and not 增量提质后床位90张.
pub(super) const AMOUNTS: &[(&str, Way)] = &[
    ("增加量", Way::Rise),
    ("增长量", Way::Rise),
    ("净增量", Way::Rise),
    ("增量", Way::Rise),
    ("增长幅度", Way::Rise),
    ("提升幅度", Way::Rise),
    ("提高幅度", Way::Rise),
    ("上升幅度", Way::Rise),
    ("增加幅度", Way::Rise),
    ("减少量", Way::Fall),
    ("减排量", Way::Fall),
    ("净减量", Way::Fall),
    ("削减量", Way::Fall),
    ("压降量", Way::Fall),
    ("压减量", Way::Fall),
    ("缩减量", Way::Fall),
    ("下降量", Way::Fall),
    ("减量", Way::Fall),
    ("下降幅度", Way::Fall),
    ("降低幅度", Way::Fall),
    ("减少幅度", Way::Fall),
    ("回落幅度", Way::Fall),
    ("减排率", Way::Fall),
    ("削减率", Way::Fall),
    ("压减率", Way::Fall),
    ("缩减率", Way::Fall),
    ("降低率", Way::Fall),
    ("减少率", Way::Fall),
];

/// Words of what came new in a period.
pub(in crate::check) const NEW: &[&str] = &["新增", "净增", "新设", "增设", "再建", "再增", "增建"];

/// Words of a gain or a loss that may have what is counted between them and their number: 增加床位500张.
pub(super) const COUNTED: &[(&str, Way)] = &[
    ("增加", Way::Rise),
    ("减少", Way::Fall),
    ("压减", Way::Fall),
    ("拆除", Way::Fall),
    ("裁撤", Way::Fall),
    ("扩充", Way::Rise),
];

/// Words of a change in English, without blanks: reduced by 30%, an increase of 5.
pub(super) const RISES_EN: &[&str] =
    &["increas", "rais", "rise", "rose", "grow", "grew", "improv", "growth"];
pub(super) const FALLS_EN: &[&str] =
    &["reduc", "fall", "fell", "declin", "decreas", "cut", "lower", "drop"];
