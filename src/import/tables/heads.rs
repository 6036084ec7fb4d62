//! Words that stand over the columns of a table of indicators or projects

use crate::import::text::squeeze;

/// What the first column is called
const FIRST: &[&str] = &[
    "序号",
    "编号",
    "类别",
    "分类",
    "类型",
    "领域",
    "维度",
    "指标",
    "指标名称",
    "主要指标",
    "一级指标",
    "指标类别",
    "指标类型",
    "项目",
    "项目名称",
    "名称",
    "地区",
    "区县",
    "年份",
    "任务",
    "重点任务",
    "工作任务",
    "No.",
    "No",
    "Category",
    "Indicator",
    "Item",
    "Name",
    "Project",
];

/// What others are called
const OTHERS: &[&str] = &[
    "单位",
    "属性",
    "指标属性",
    "性质",
    "指标性质",
    "备注",
    "说明",
    "基期值",
    "基期",
    "现状值",
    "现状",
    "完成值",
    "实际值",
    "目标值",
    "目标",
    "规划值",
    "规划目标",
    "预期值",
    "年均增速",
    "年均增长",
    "累计",
    "二级指标",
    "三级指标",
    "责任单位",
    "责任部门",
    "牵头单位",
    "牵头部门",
    "配合单位",
    "完成时限",
    "完成时间",
    "建设内容",
    "建设规模",
    "建设性质",
    "建设年限",
    "建设地点",
    "总投资",
    "投资",
    "合计",
    "数量",
    "比重",
    "绝对数",
    "增长",
    "计量单位",
    "数据来源",
    "预期性",
    "Unit",
    "Type",
    "Target",
    "Baseline",
    "Nature",
    "Notes",
    "Value",
];

/// Whether a line may be the first head of a table with a cell a line.
pub(super) fn begins(line: &str) -> bool {
    let bare = squeeze(line);
    line.len() <= 40 && (FIRST.contains(&bare.as_str()) || bare.ends_with("名称"))
}

/// Whether a head stands over the numbers of the rows.
pub(super) fn is_number_head(cell: &str) -> bool {
    matches!(cell, "序号" | "编号" | "No." | "No")
}

/// Whether a cell looks like the head of a column: one of the usual words, or a year.
pub(super) fn is_head(cell: &str) -> bool {
    let bare = squeeze(cell);
    if bare.chars().count() > 16 {
        return false;
    }
    let name = bare.split(['（', '(']).next().unwrap_or_default();
    let is_change =
        bare.starts_with("比上年") || bare.starts_with("同比") || bare.starts_with("增长");
    is_change
        || name.ends_with("名称")
        || FIRST.contains(&name)
        || OTHERS.contains(&name)
        || is_year(&bare)
}

/// Whether what stands below a head is a value: 2025年, 目标值, 累计.
pub(super) fn is_value_head(cell: &str) -> bool {
    let bare = squeeze(cell);
    let name = bare.split(['（', '(']).next().unwrap_or_default();
    let words = ["值", "基期", "现状", "目标", "累计", "合计", "数量", "比重", "绝对数"];
    let is_change = ["比上年", "同比", "增长", "年均增"].iter().any(|word| bare.starts_with(word));
    is_year(&bare) || is_change || words.iter().any(|word| name.ends_with(word))
}

/// 2025年, 2025年目标值, “十四五”目标, 2025
fn is_year(cell: &str) -> bool {
    let digits = cell.chars().take_while(char::is_ascii_digit).count();
    let rest: String = cell.chars().skip(digits).collect();
    digits == 4
        && (rest.is_empty() || rest.starts_with('年'))
        && matches!(cell.get(..2), Some("19" | "20"))
        || cell.contains("五”") && cell.ends_with(['值', '标', '末', '期'])
}
