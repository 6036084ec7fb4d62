//! How keys that hold more than one value are written: an example for those who write one value.

use crate::diag::Message;
use crate::say;

/// Keys whose value is in braces or brackets, with an example.
const EXAMPLES: &[(&str, &str)] = &[
    ("period", "{ from: 2021, to: 2025 }"),
    ("cite", "{ table: 专栏1, row: \"1\" }"),
    ("baseline", "{ year: 2020, value: 78.18 }"),
    ("target", "{ year: 2025, value: 79.3 }"),
    ("milestones", "[{ year: 2023, value: 78.9 }]"),
    ("due", "[{ text: 到2023年底, what: 建成投用 }]"),
    ("population", "{ year: 2023, value: 35, unit: 万人, cite: { … } }"),
    ("domain", "{ id: health-level, name: 健康水平, name_en: Health outcomes }"),
    ("plausible", "[0, 100]"),
    ("breakdown", "{ sex: female }"),
];

/// An example of what a key holds; of a list of words, the word that was written as one.
pub(super) fn example(key: &str, typed: &str, wants_list: bool) -> Option<Message> {
    let known = EXAMPLES.iter().find(|(name, _)| *name == key).map(|(_, form)| (*form).to_owned());
    let is_word = !typed.is_empty() && !typed.contains(['{', '[', ':', ',']);
    let form = known.or_else(|| (wants_list && is_word).then(|| format!("[{typed}]")))?;
    Some(say!("写法如 `{key}: {form}`", "write it as in `{key}: {form}`"))
}
