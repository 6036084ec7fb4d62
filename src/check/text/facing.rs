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

fn says(heading: &str, words: &[&str]) -> bool {
    words.iter().any(|word| heading.contains(word))
}
