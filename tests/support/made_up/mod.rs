//! A project of as many made-up places as one asks for, to measure and to count with.
//!
//! A place has a plan of about 20 kB of text with its original, 30 targets that cite rows of a table, 180 values of six
//! years, of which two thirds cite a row and the rest a sentence, 20 tasks, ten projects with their total and eight
//! agencies. Every value stands in its text: the checks have all their work, and find nothing. The same number of places
//! gives the same bytes.

pub(crate) mod place;
mod texts;
mod words;

use std::fmt::Write as _;

/// A file of the project: where it goes, and its text.
pub(crate) type File = (String, String);

/// The files that are of no place: settings and catalogue.
pub(crate) fn shared() -> Vec<File> {
    let site = "title: 区县发展规划监测看板\npublisher: 规划看板编制组\nabout: 数据为生成的测试数据，仅用于性能测量。\nas_of: 2025-12-31\nlanguage: zh\ntheme: default\nstandalone_charts: false\n";
    let mut files = vec![("content/site.yaml".to_owned(), site.to_owned())];
    let mut at = 0;
    for (order, (id, name, indicators)) in words::DOMAINS.iter().enumerate() {
        let mut text = format!(
            "domain: {{ id: {id}, name: {name}, name_en: Domain {order}, order: {} }}\nindicators:\n",
            order + 1
        );
        for indicator in indicators {
            at += 1;
            let direction = if indicator.is_better_higher { "higher" } else { "lower" };
            let (low, high) = indicator.range;
            let is_share = indicator.unit == "%" && indicator.is_better_higher;
            let most = if is_share { 100 * 10_i64.pow(indicator.digits) } else { high * 2 };
            write!(
                text,
                "  - id: i{at:02}\n    name: {}\n    name_en: Indicator {at}\n    unit: \"{}\"\n    direction: {direction}\n    plausible: [{}, {}]\n    definition: {}按年度统计口径计算的数值\n",
                indicator.name,
                indicator.unit,
                place::printed(low / 2, indicator.digits),
                place::printed(most, indicator.digits),
                indicator.name,
            )
            .expect("a string takes all");
        }
        files.push((format!("content/indicators/{id}.yaml"), text));
    }
    files
}
