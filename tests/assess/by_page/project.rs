//! The project that publishes some commitments, every number of it printed in a document.

use std::fmt::Write as _;

use super::record::{Direction, Kind, Record, Site};
use crate::support::Project;

const LINE: &str = "a text takes every write";

/// Ranges that end below zero are not found in the print, a minus behind a dash being read as another dash.
const CHECKS: &str =
    "checks: { levels: [{ code: value-not-in-quote, level: note, reason: 负数范围 }] }\n";

/// The texts of one document.
#[derive(Default)]
struct Texts {
    plan: String,
    print: String,
}

pub(crate) fn project(site: &Site, periods: &[(i32, i32)], records: &[Record]) -> Project {
    let project = Project::empty();
    let mut indicators = String::new();
    let mut observations = String::new();
    for (n, period) in periods.iter().enumerate() {
        let mut texts = Texts::default();
        for record in records.iter().filter(|record| record.n % periods.len() == n) {
            assert_eq!(record.period, *period, "a record of another document");
            indicator(record, &mut indicators);
            commitment(record, &mut texts);
            measured(record, n, &mut texts.print, &mut observations);
        }
        document(&project, n, *period, &texts);
    }
    let folder = "content/districts/anping";
    project.write(
        "content/indicators/all.yaml",
        format!(
            "domain: {{ id: all, name: 全部, name_en: All, order: 1 }}\nindicators:\n{indicators}"
        ),
    );
    project.write(&format!("{folder}/observations.yaml"), format!("observations:\n{observations}"));
    let district = "id: anping\nname: 安平区\nname_en: Anping\nkind: district\n";
    project.write(&format!("{folder}/district.yaml"), district);
    project.write("content/site.yaml", settings(site));
    project
}

fn settings(site: &Site) -> String {
    let Site { method, as_of: (year, month, day), ahead, behind, reversed, .. } = site;
    let Site { tolerance, unclear, max_age, .. } = site;
    let age = max_age.map_or_else(String::new, |years| format!(", max_age: {years}"));
    format!(
        "title: 试算\npublisher: 试算\nas_of: {year}-{month:02}-{day:02}\nassessment: {{ method: {method}, ahead: {ahead}, behind: {behind}, reversed: {reversed}, tolerance: {tolerance}, unclear: {unclear}{age} }}\n{CHECKS}"
    )
}

fn document(project: &Project, n: usize, (from, to): (i32, i32), texts: &Texts) {
    let Texts { plan, print } = texts;
    let text = format!("安平区规划\n\n规划期为{from}年至{to}年。\n{print}");
    project.write(&format!("seeds/plan-{n}.txt"), &text);
    let folder = "content/districts/anping";
    let head = format!(
        "---\nid: plan-{n}\ntitle: 安平区规划\nperiod: {{ from: {from}, to: {to} }}\nrole: report\npublish: full\nsource: seeds/plan-{n}.txt\n---\n"
    );
    project.write(&format!("{folder}/plan-{n}.md"), format!("{head}\n# {text}"));
    project.write(
        &format!("{folder}/plan-{n}.yaml"),
        format!("document: plan-{n}\ncommitments:\n{plan}"),
    );
}

pub(crate) fn id(n: usize) -> String {
    format!("i{n:04}")
}

/// A name without digits, as words of the print.
fn name(n: usize) -> String {
    let digit = |c: char| "零一二三四五六七八九".chars().nth(c.to_digit(10)? as usize);
    format!("指标{}", format!("{n:04}").chars().filter_map(digit).collect::<String>())
}

fn indicator(record: &Record, indicators: &mut String) {
    let (id, name, unit) = (id(record.n), name(record.n), record.unit);
    let direction = match record.direction {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
        Direction::None => "none",
    };
    writeln!(indicators, "  - {{ id: {id}, name: {name}, name_en: I, unit: \"{unit}\", direction: {direction}, plausible: [-999999999999, 999999999999], definition: 试算 }}").expect(LINE);
}

fn commitment(record: &Record, texts: &mut Texts) {
    let (id, name) = (id(record.n), name(record.n));
    let (mut quote, mut keys) = (format!("{name}的承诺是"), String::new());
    if let Some(kind) = record.kind {
        let kind = match kind {
            Kind::Reach => "reach",
            Kind::Keep => "keep",
            Kind::Range => "range",
            Kind::Qualitative => "qualitative",
            Kind::Cumulative => "cumulative",
        };
        writeln!(keys, "    kind: {kind}").expect(LINE);
    }
    if let Some((year, said)) = record.baseline {
        write!(quote, "基期{year}年为{said}，").expect(LINE);
        writeln!(keys, "    baseline: {{ year: {year}, value: \"{said}\" }}").expect(LINE);
    }
    let mut milestones = Vec::new();
    for (year, said) in &record.milestones {
        write!(quote, "{year}年为{said}，").expect(LINE);
        milestones.push(format!("{{ year: {year}, value: \"{said}\" }}"));
    }
    if !milestones.is_empty() {
        writeln!(keys, "    milestones: [{}]", milestones.join(", ")).expect(LINE);
    }
    let (end, said) = record.target;
    write!(quote, "目标{end}年为{said}。").expect(LINE);
    writeln!(keys, "    target: {{ year: {end}, value: \"{said}\" }}").expect(LINE);
    let mut amendments = Vec::new();
    for ((year, month, day), end, said) in &record.amendments {
        let quote = format!("{name}自{year}年{month}月{day}日起目标{end}年为{said}。");
        amendments.push(format!("{{ since: {year}-{month:02}-{day:02}, year: {end}, value: \"{said}\", cite: {{ quote: \"{quote}\" }} }}"));
        writeln!(texts.print, "\n{quote}").expect(LINE);
    }
    if !amendments.is_empty() {
        writeln!(keys, "    amendments: [{}]", amendments.join(", ")).expect(LINE);
    }
    writeln!(texts.print, "\n{quote}").expect(LINE);
    writeln!(texts.plan, "  - indicator: {id}\n{keys}    cite: {{ quote: \"{quote}\" }}")
        .expect(LINE);
}

fn measured(record: &Record, document: usize, print: &mut String, observations: &mut String) {
    let (id, name) = (id(record.n), name(record.n));
    for value in &record.values {
        let (year, said) = (value.year, value.said);
        let (words, counts) =
            if value.is_of_one_year { ("当年值", "counts: year, ") } else { ("实际值", "") };
        let quote = format!("{name}的{words}{year}年是{said}。");
        writeln!(print, "\n{quote}").expect(LINE);
        writeln!(observations, "  - {{ indicator: {id}, year: {year}, value: \"{said}\", {counts}cite: {{ document: plan-{document}, quote: \"{quote}\" }} }}").expect(LINE);
    }
}
