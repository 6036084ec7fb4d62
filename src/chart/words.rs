//! Every word that charts write, in the language of the page: first those of several charts, then those of one.

/// Every visible word of the charts, in the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Starting value: 基期.
    pub baseline: &'a str,
    /// Measured value: 实际值.
    pub actual: &'a str,
    /// Measured value replaced by a later one for the same year: 修订前.
    pub revised: &'a str,
    /// Name of a measured value whose place another took: 此前公布.
    pub superseded: &'a str,
    /// Name of the measured values of categories beside the whole: 分组.
    pub parts: &'a str,
    /// Note that the line is interrupted where a series is measured in another way.
    pub interrupted: &'a str,
    /// The lowest of many values: 最低.
    pub lowest: &'a str,
    /// The one in the middle: 中位.
    pub median: &'a str,
    /// The highest: 最高.
    pub highest: &'a str,
    /// Promised value: 目标.
    pub target: &'a str,
    /// Interim target: 阶段目标.
    pub milestone: &'a str,
    /// Another target that the same documents promise elsewhere: 另一写法.
    pub other: &'a str,
    /// Line from baseline to target: 要求路径.
    pub path: &'a str,
    /// Progress that the required path asks for by now: 应达进度.
    pub expected: &'a str,
    /// Put before the unit above a value axis: 单位：.
    pub unit: &'a str,
    /// Put behind a year before its value: 年, or `:` in English.
    pub year: &'a str,
    /// Put around a unit behind a name: （ and ）.
    pub brackets: [&'a str; 2],
    /// Note for a chart without any number or row: 暂无数据.
    pub no_data: &'a str,
    /// Note for a commitment without measured values: 暂无实际值.
    pub no_observation: &'a str,
    /// Note for a commitment without a baseline: 无基期值.
    pub no_baseline: &'a str,
    /// Note for a count that starts at zero: 累计数，从零起.
    pub from_zero: &'a str,
    /// Note that years without a value are not joined: 缺报年份不连线.
    pub gap: &'a str,
    /// Note on a value axis that does not start at zero: 数值轴不从0开始.
    pub off_zero: &'a str,
    /// Note on a mark that lies beyond the ends of the scale: 箭头表示超出刻度.
    pub off_scale: &'a str,

    /// In the place of the bar of a row that counts nothing: 没有目标.
    pub no_parts: &'a str,
    /// Note that small parts of a bar are drawn wider than their count: 过窄的部分已加宽，以数字为准.
    pub widened: &'a str,

    /// Says of squares that they are no map: 示意图.
    pub sketch: &'a str,
    /// What a broken outline of a square means: 不是确数，见上表.
    pub in_words: &'a str,
    /// Put before the places that have no square: 不在图上：.
    pub no_square: &'a str,
    /// Put between the lowest and the highest value of a step of lightness: —.
    pub to: &'a str,

    /// In the place of the bar of a project: 没有收录建设期.
    pub no_period: &'a str,
    /// Note on bars that reach beyond the axis: 箭头表示超出图中年份.
    pub beyond: &'a str,
    /// Put behind the name of a marked day that is not on the axis: 不在图中的年份里.
    pub outside: &'a str,
    /// Bars of several rows together: 各项相加.
    pub sum: &'a str,
    /// What the document states of them: 原文合计.
    pub stated: &'a str,
}

/// A number with its unit: only a unit in letters stands apart (`4.5个`, `28.96%`, `35 MW`).
pub fn with_unit(number: &str, unit: &str) -> String {
    let is_in_letters =
        unit.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, 'μ' | 'µ'));
    let gap = if is_in_letters { " " } else { "" };
    format!("{number}{gap}{unit}")
}
