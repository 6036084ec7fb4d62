//! placeholder
use std::ops::Range;
/// x
pub fn is_page_artefact(line: &str) -> bool {
    let t = line.trim();
    t.starts_with('—')
        && t.ends_with('—')
        && t.len() > 6
        && t.trim_matches('—').trim().chars().all(|c| c.is_ascii_digit())
}
/// x
pub fn inline_artefacts(line: &str) -> Vec<Range<usize>> {
    ["[image: ", "[bookmark: "]
        .iter()
        .filter_map(|p| {
            let s = line.find(p)?;
            let e = line.get(s..)?.find(']')?;
            Some(s..s + e + 1)
        })
        .collect()
}
