//! Whether a section tells of what was, or of what is meant to be, by its heading: 工作回顾 and 工作安排.

/// Words of a heading that looks back: 2023年工作总结.
const BACK: &[&str] = &["总结", "回顾", "情况", "成效", "成绩", "现状", "基础", "评估"];

/// Words that look back in the heading of a chapter beside which another one looks ahead: 五年来的工作.
const BACK_OF_TWO: &[&str] = &["成就", "过去", "以来", "来的", "来工作", "上半年", "完成"];

/// What a section is called that says what is meant to be.
const AHEAD: &[&str] = &[
    "目标",
    "工作安排",
    "工作计划",
    "工作打算",
    "工作部署",
    "工作思路",
    "下一步",
    "下步",
    "下阶段",
    "明年",
    "展望",
];

/// Words that look ahead in the heading of a chapter beside which another one looks back: 今后五年的工作.
const AHEAD_OF_TWO: &[&str] =
    &["任务", "安排", "打算", "计划", "部署", "今后", "未来", "下半年", "来年", "建议"];

/// Whether a heading says that its section looks back, maybe among other things.
pub(in crate::check) fn looks_back(heading: &str) -> bool {
    says(heading, BACK)
}

/// Whether a heading says that its section tells of what is meant to be.
pub(in crate::check) fn looks_ahead(heading: &str) -> bool {
    says(heading, AHEAD)
}

/// Whether one of two chapters looks back and the other ahead, and neither does both.
pub(in crate::check) fn face_apart(one: &str, other: &str) -> bool {
    let is_back = |heading| looks_back(heading) || says(heading, BACK_OF_TWO);
    let is_ahead = |heading| looks_ahead(heading) || says(heading, AHEAD_OF_TWO);
    let faces = |heading| (is_back(heading), is_ahead(heading));
    matches!(
        (faces(one), faces(other)),
        ((true, false), (false, true)) | ((false, true), (true, false))
    )
}

/// What a sentence begins with that says what is done or is to be done, and of nothing how it is.
const DOING: &[&str] = &[
    "推进", "推动", "推广", "建设", "新建", "改造", "改建", "扩建", "启动", "开工", "实施", "开展",
    "组织", "做好", "抓好", "办好", "打好", "落实", "加快", "加强", "加大", "强化", "深化", "优化",
    "完善", "健全", "建立", "打造", "培育", "支持", "引进", "提升", "提高", "完成", "淘汰", "整治",
    "治理", "新增", "发放", "培训", "继续", "持续", "大力", "积极", "全面", "全力", "着力", "扎实",
    "稳步", "深入", "统筹", "坚持",
];

/// Whether a sentence begins with what is done: 推进精神卫生中心建设, 一是打好蓝天保卫战.
pub(in crate::check) fn says_what_is_done(sentence: &[char]) -> bool {
    let start = sentence.iter().position(|c| !"一二三四五六七八九十是".contains(*c));
    let rest = start.and_then(|at| sentence.get(at..)).unwrap_or_default();
    DOING.iter().any(|word| word.chars().eq(rest.iter().take(2).copied()))
}

fn says(heading: &str, words: &[&str]) -> bool {
    words.iter().any(|word| heading.contains(word))
}
