//! How many slips the checks of texts tell: slips are put by rule (`rules.rs`) into the texts of `texts/`, which are made up.
//!
//! `SLIPS=DIR cargo test --test main slips:: -- --nocapture` puts them into the texts of a folder instead, as `*.txt` before
//! an import, prints the rates and what is told of the texts as they are, and holds nothing.
#![expect(clippy::disallowed_methods, reason = "texts are read, also from a folder that is named")]
#![expect(clippy::print_stdout, reason = "what is told and what is not is to be read")]

mod rules;
mod text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use planboard::check;
use planboard::diag::{Code, Finding, Lang, Sources};
use planboard::read::{self, Loaded};

use crate::support::Project;
use crate::support::dice::Dice;
use rules::{RULES, Rule};

/// So many of a hundred slips of each rule must be told.
const AT_LEAST: usize = 80;

/// At most so many slips of a rule are put into one text.
const OF_A_RULE: usize = 4;

/// The codes of texts that contradict themselves.
const CODES: [Code; 8] = [
    Code::HeadingNumberGap,
    Code::HeadingInParagraph,
    Code::CellsAsParagraphs,
    Code::CountDiffers,
    Code::NamesAndCountDiffer,
    Code::RowNumberGap,
    Code::SumDiffers,
    Code::TextAndAnnexDiffer,
];

/// What a finding says and the line that it stands on.
type Told = (Code, String, String);

#[test]
fn slips_are_told() {
    let outside = std::env::var_os("SLIPS").map(PathBuf::from);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slips/texts");
    let bodies = bodies(outside.as_deref().unwrap_or(&folder));
    assert!(!bodies.is_empty(), "texts to put slips into");
    let mut rates: BTreeMap<&str, (Code, usize, usize)> = BTreeMap::new();
    for (name, body) in &bodies {
        let slips = slips(body);
        let told = told(body, &slips);
        let (of_the_text, of_slips) = told.split_first().expect("the text as it is");
        assert!(outside.is_some() || of_the_text.is_empty(), "{name}: {of_the_text:?}");
        for (code, message, line) in of_the_text {
            println!("{name}: {}: {message}\n    {line}", code.name());
        }
        for ((rule, slip), told) in slips.iter().zip(of_slips) {
            let is_told = told.iter().any(|one| one.0 == rule.code && !of_the_text.contains(one));
            let (_, all, found) = rates.entry(rule.name).or_insert((rule.code, 0, 0));
            (*all, *found) = (*all + 1, *found + usize::from(is_told));
            if !is_told {
                println!("{name}: not told: {}\n    {}", rule.name, changed(body, slip));
            }
        }
    }
    for rule in RULES {
        let (code, all, found) = rates.get(rule.name).copied().unwrap_or((rule.code, 0, 0));
        println!("{}: {} of {all} by `{}`", rule.name, found, code.name());
        let does_hold = all > 0 && found * 100 >= all * AT_LEAST;
        assert!(outside.is_some() || does_hold, "{}: {found} of {all}", rule.name);
    }
}

/// The texts of a folder in the order of their names, as bodies of documents.
fn bodies(folder: &Path) -> Vec<(String, String)> {
    let files = std::fs::read_dir(folder).expect("the folder of the texts");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let body = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a text");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let body = match path.extension().and_then(|end| end.to_str()) {
            Some("txt") => planboard::import::draft(&text).markdown + &annex(&name),
            _ => text,
        };
        (name, body)
    };
    paths.into_iter().map(body).collect()
}

/// A table with a total, for texts from outside, which may have none.
fn annex(name: &str) -> String {
    let mut dice = Dice::new(name.bytes().map(u64::from).sum::<u64>() + 1);
    let amounts: Vec<i64> = (0..5).map(|_| 100 + dice.next(9000)).collect();
    let rows = (1..).zip(&amounts).map(|(n, amount)| format!("| {n} | 第{n}类项目 | {amount} |\n"));
    let (rows, total) = (rows.collect::<String>(), amounts.iter().sum::<i64>());
    format!(
        "\n## 附表\n\n| 序号 | 项目 | 投资（万元） |\n| --- | --- | --- |\n{rows}| | 合计 | {total} |\n"
    )
}

/// Some slips of every rule, as texts.
fn slips(body: &str) -> Vec<(&'static Rule, String)> {
    let lines: Vec<String> = body.lines().map(str::to_owned).collect();
    let some = |rule: &'static Rule| {
        let slips = (rule.slips)(&lines);
        let step = slips.len().div_ceil(OF_A_RULE).max(1);
        slips.into_iter().step_by(step).map(move |slip| (rule, slip))
    };
    RULES.iter().flat_map(some).collect()
}

/// What is told of a text and of each of its forms with a slip.
fn told(body: &str, slips: &[(&Rule, String)]) -> Vec<Vec<Told>> {
    let project = Project::copy("tests/faults/base");
    let forms = std::iter::once(body).chain(slips.iter().map(|(_, slip)| slip.as_str()));
    let count = forms.clone().count();
    for (n, form) in forms.enumerate() {
        let folder = format!("content/districts/form-{n:03}");
        let header = format!(
            "---\nid: form-{n:03}\ntitle: 规划\nperiod: {{ from: 2021, to: 2025 }}\nrole: report\npublish: full\nsource: seeds/anping-plan.txt\n---\n\n"
        );
        project.write(&format!("{folder}/plan.md"), header + form);
        project.write(
            &format!("{folder}/district.yaml"),
            format!("{{ id: form-{n:03}, name: 区{n}, name_en: Form, kind: district }}\n"),
        );
    }
    let Loaded { sources, outcome } = read::load(project.path(), &|| {}).expect("a content folder");
    let content = outcome.value.expect("texts of the right form");
    let mut told = vec![Vec::new(); count];
    for reported in check::reports(&sources, &content) {
        let finding = reported.finding;
        let path = sources.get(finding.primary.span.file()).path().to_owned();
        let n = path.split_once("form-").and_then(|(_, rest)| rest.get(..3)?.parse::<usize>().ok());
        let of_form = n.and_then(|n| told.get_mut(n));
        if let Some(told) = of_form.filter(|_| CODES.contains(&finding.code)) {
            told.push(lines_of(&sources, &finding));
        }
    }
    told
}

fn lines_of(sources: &Sources, finding: &Finding) -> Told {
    let file = sources.get(finding.primary.span.file());
    let line = file.position(finding.primary.span.start()).line;
    let line = file.text().lines().nth(line - 1).unwrap_or_default().to_owned();
    (finding.code, finding.message.in_lang(Lang::Zh).to_owned(), line)
}

/// The first line that a slip changes.
fn changed(body: &str, slip: &str) -> String {
    let line = body.lines().zip(slip.lines()).find(|(a, b)| a != b);
    line.map_or_else(|| slip.lines().last().unwrap_or_default().to_owned(), |(_, b)| b.to_owned())
}
