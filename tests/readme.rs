//! Every command of the README and of the guides, as typed, in the order of the page.
//!
//! The blocks of a page that are fenced as `sh` run one after another in one project, with `planboard` standing for the
//! program, as the pages say. A block that no step knows, a step whose block is gone, another order or another exit code
//! fails. Commands of cargo and `tests/run` are not run within a test: the files that they name must be there.
#![expect(clippy::disallowed_methods, reason = "pages are read, and commands run in a shell")]

use std::path::Path;
use std::process::Command;

use crate::support::{Project, Run};

const README: &str = "README.md";
const START: &str = "docs/start.zh.md";
const PLAN: &str = "content/districts/rongchang/plan-2021-2025.yaml";
const NEW: &str = "content/districts/anping";

/// A block of a page.
struct Step {
    /// Its first line, without a comment.
    line: &'static str,
    /// What the page tells to do by hand before.
    before: fn(&Project),
    /// The exit code; `None` for what is not run here.
    ends: Option<i32>,
    /// What the page says of it, and what is put back for the next.
    after: fn(&Project, &Run),
}

impl Step {
    const fn new(line: &'static str) -> Self {
        Self { line, before: |_| {}, ends: Some(0), after: |_, _| {} }
    }

    /// A command that compiles, or that runs this very test.
    const fn outside(line: &'static str) -> Self {
        Self { ends: None, ..Self::new(line) }
    }

    const fn before(self, before: fn(&Project)) -> Self {
        Self { before, ..self }
    }

    const fn after(self, after: fn(&Project, &Run)) -> Self {
        Self { after, ..self }
    }

    const fn ends(self, code: i32) -> Self {
        Self { ends: Some(code), ..self }
    }
}

/// A file of the repository.
fn page(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(path).expect("read a page")
}

/// The fenced blocks of a kind, each without the indentation of its fence.
fn blocks(page: &str, kind: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    for line in page.lines() {
        let text = line.trim_start();
        match &mut open {
            None => {
                if let Some(kind) = text.strip_prefix("```") {
                    open = Some((line.len() - text.len(), kind.to_owned(), String::new()));
                }
            }
            Some((_, of, block)) if text == "```" => {
                if of == kind {
                    blocks.push(std::mem::take(block));
                }
                open = None;
            }
            Some((indent, _, block)) => {
                block.push_str(line.get(*indent..).unwrap_or(""));
                block.push('\n');
            }
        }
    }
    assert!(open.is_none(), "a block is left open");
    blocks
}

/// The first line of a block without its comment.
fn first_line(block: &str) -> &str {
    let line = block.lines().next().unwrap_or_default();
    line.split_once(" #").map_or(line, |(command, _)| command).trim_end()
}

/// Runs a block as it is typed.
fn typed(project: &Project, block: &str) -> Run {
    let bin = Path::new(env!("CARGO_BIN_EXE_planboard")).parent().expect("a folder of programs");
    let mut shell = Command::new("sh");
    shell.args(["-e", "-c", block]).current_dir(project.path()).env_clear();
    shell.env("PATH", format!("{}:/usr/bin:/bin", bin.display()));
    let ended = shell.stdin(std::process::Stdio::null()).output().expect("a shell");
    Run {
        code: ended.status.code(),
        stdout: String::from_utf8(ended.stdout).expect("standard output is UTF-8"),
        stderr: String::from_utf8(ended.stderr).expect("standard error is UTF-8"),
    }
}

/// Runs the blocks of a page.
fn walk(path: &str, project: &Project, steps: &[Step]) {
    let blocks = blocks(&page(path), "sh");
    let lines: Vec<&str> = blocks.iter().map(|block| first_line(block)).collect();
    let known: Vec<&str> = steps.iter().map(|step| step.line).collect();
    assert_eq!(lines, known, "{path} has other blocks than its test");
    for (block, step) in blocks.iter().zip(steps) {
        let Some(code) = step.ends else {
            names_what_is_there(block);
            continue;
        };
        (step.before)(project);
        let run = typed(project, block);
        assert_eq!(run.code, Some(code), "{path}: {block}\n{}{}", run.stdout, run.stderr);
        (step.after)(project, &run);
    }
}

/// Whether the tests, benches and files are there that commands of contributors name.
fn names_what_is_there(block: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for line in block.lines() {
        let command = line.split_once(" #").map_or(line, |(command, _)| command);
        let words: Vec<&str> = command.split_whitespace().collect();
        let is_known = words.iter().any(|word| ["cargo", "tests/run", "node"].contains(word));
        assert!(is_known, "nothing runs or holds `{line}`");
        for pair in words.windows(2) {
            let file = match pair {
                ["--test", name] => format!("tests/{name}.rs"),
                ["--bench", name] => format!("benches/{name}.rs"),
                _ => continue,
            };
            assert!(root.join(file).is_file(), "{line}");
        }
        for file in words.iter().filter(|word| word.starts_with("tests/")) {
            assert!(root.join(file).is_file(), "{line}");
        }
    }
}

/// The steps of the README and of its sibling in Chinese, which differ in the language of what is found.
fn first_steps(check: &'static str, found: fn(&Project, &Run)) -> Vec<Step> {
    vec![
        Step::outside("cargo run --release -- build"),
        Step::outside("tests/run"),
        Step::new("planboard init ours --title 安平区规划看板").after(|project, _| {
            assert!(project.read("ours/output/index.html").contains("安平区规划看板"));
            assert!(project.read("ours/README.md").contains("下一步"), "it says what to change");
        }),
        Step::new(check).ends(1).before(mistype).after(found),
        Step::new("planboard build --review --out review").after(|project, _| {
            assert!(project.read("review/quality.html").contains("<ol class=\"findings\">"));
        }),
        Step::new("planboard import text seeds/anping-plan.txt > draft.md")
            .before(|project| project.add("tests/faults/base/seeds", "seeds")),
        Step::new("mkdir -p content/districts/anping").ends(1).after(|project, run| {
            assert!(run.stdout.contains("district.yaml"), "{}", run.stdout);
            assert!(run.stderr.contains("1 个错误，0 个提醒\n"), "{}", run.stderr);
            let mut shown = blocks(&page(README), "yaml").into_iter();
            let district = shown.find(|block| block.starts_with("id: anping\n"));
            let district = district.expect("the README shows a district");
            project.write(&format!("{NEW}/district.yaml"), district);
            project.run(&["check"]).ends(0);
            project.remove(NEW);
        }),
        Step::new("planboard schema --out .planboard/schemas").after(|project, _| {
            assert!(project.read(".planboard/schemas/plan.json").contains("commitments"));
        }),
        Step::new("planboard build --out public/zwgk/plans").after(|project, _| {
            assert!(project.read("public/zwgk/plans/index.html").contains("<main"));
        }),
        Step::new("planboard verify public/zwgk/plans"),
        Step::new("planboard theme new themes/ours").after(|project, _| {
            assert!(project.read("themes/ours/templates/overview.html").contains("{{"));
            project.remove("output");
        }),
        Step::new("planboard check --format github").after(|project, run| {
            assert!(run.stdout.contains("::warning file=content/"), "{}", run.stdout);
            assert!(project.files("output").contains_key("index.html"));
        }),
        Step::new("planboard completions bash > planboard.bash").after(|project, _| {
            assert!(project.read("planboard.bash").contains("verify"));
            assert!(project.read("planboard.1").starts_with(".ie"));
        }),
    ]
}

/// Whether a page shows what a check prints; the slip is put right.
fn shows(path: &str, project: &Project, run: &Run) {
    assert_eq!(blocks(&page(path), "text").concat(), run.stdout.clone() + &run.stderr);
    project.replace(PLAN, "78，18", "78.18");
}

#[test]
fn the_readme_works_as_typed() {
    let found = |project: &Project, run: &Run| shows(README, project, run);
    walk(README, &Project::real(), &first_steps("planboard --lang en check", found));
}

#[test]
fn the_start_in_chinese_works_as_typed_and_shows_the_same() {
    let found = |project: &Project, run: &Run| shows(START, project, run);
    walk(START, &Project::real(), &first_steps("planboard check", found));
    assert_eq!(blocks(&page(START), "yaml"), blocks(&page(README), "yaml"));
}

/// Writes what the README tells to write.
fn mistype(project: &Project) {
    let text = project.read(PLAN);
    project.write(PLAN, text.replacen("value: 78.18", "value: 78，18", 1));
}

#[test]
fn what_the_readme_shows_of_the_content_stands_there() {
    let plan = page(PLAN);
    let shown = blocks(&page(README), "yaml");
    let commitment = shown.iter().find(|block| block.contains("commitments:"));
    for line in commitment.expect("the README shows a commitment").lines() {
        assert!(plan.lines().any(|own| own == line), "{PLAN} has no line `{line}`");
    }
    let rule = shown.iter().find(|block| block.starts_with("assessment:"));
    let project = Project::real();
    let site = project.read("content/site.yaml");
    let rest = site.split("\nassessment:").next().expect("a text has a start");
    let rule = rule.expect("the README shows a rule");
    project.write("content/site.yaml", format!("{rest}\n{rule}"));
    project.run(&["build"]).ends(0);
}

#[test]
fn commands_in_sentences_of_the_readme_work() {
    let project = Project::real();
    let page = page(README);
    let commands = page.split('`').filter(|code| code.starts_with("planboard "));
    let commands: Vec<&str> = commands.filter(|code| !code.contains('\n')).collect();
    assert!(commands.contains(&"planboard explain not-a-number"), "{commands:?}");
    for command in commands {
        let run = typed(&project, command);
        assert_eq!(run.code, Some(0), "{command}: {}", run.stderr);
    }
}

#[test]
fn the_readme_of_a_new_project_works_as_typed() {
    let project = Project::empty();
    project.run(&["init", "."]).ends(0);
    let steps = [
        Step::new("planboard check").after(|project, run| {
            assert!(run.stderr.starts_with("0 个错误，0 个提醒\n"), "{}", run.stderr);
            assert!(project.read("output/index.html").contains("<main"));
        }),
        Step::new("planboard import text seeds/原件.txt > draft.md").before(|project| {
            project.write("seeds/原件.txt", project.read("seeds/shili-plan.txt"));
        }),
        Step::new("planboard schema --out .planboard/schemas"),
    ];
    walk("templates/project/README.md", &project, &steps);
}

#[test]
fn the_guides_work_as_typed() {
    let editor = |first| {
        [
            Step::new(first),
            Step::new("planboard schema --out .planboard/schemas").before(|project| {
                project.add("templates/project/.vscode", "templates/project/.vscode");
            }),
            Step::new("planboard check --links"),
            // The guide says that lines to look at are exit code 1, and that the draft is there.
            Step::new("planboard import text seeds/rongchang-plan-2021-2025.txt > draft.md")
                .ends(1)
                .after(|project, _| assert!(project.read("draft.md").contains("\n## "))),
        ]
    };
    walk("docs/content.md", &Project::real(), &editor("planboard --lang en check"));
    walk("docs/content.zh.md", &Project::real(), &editor("planboard check"));
    let findings = [
        Step::new("planboard check --format json"),
        Step::new("planboard check --format sarif > planboard.sarif"),
        Step::new("planboard explain"),
    ];
    walk("docs/findings.md", &Project::real(), &findings);
    walk("docs/themes.md", &Project::real(), &[Step::new("planboard theme new themes/ours")]);
}

#[test]
fn contributors_are_told_of_what_is_there() {
    let steps = [
        Step::outside("cargo run --release -- build"),
        Step::outside("cargo test --test faults unknown-key"),
        Step::outside("cargo run -- build --out /tmp/site"),
        Step::outside("cargo bench --bench charts"),
        Step::outside(
            "cargo run --release --example bench_site -- --districts 400 --out /tmp/places",
        ),
    ];
    walk("CONTRIBUTING.md", &Project::empty(), &steps);
    walk("tests/README.md", &Project::empty(), &[Step::outside("cargo test")]);
    let measured = "cargo run --release --example bench_site -- --districts 400 --out /tmp/places";
    walk("docs/performance.md", &Project::empty(), &[Step::outside(measured)]);
}

#[test]
fn what_is_set_up_is_what_is_tested() {
    let run = page("tests/run");
    assert!(
        run.contains("begin_beside \"cargo build\" cargo build --release "),
        "the README's build"
    );
    assert!(run.contains("\ncargo run --release --locked -- --root \"$root\" build "), "its site");
    assert!(page(".ci/run").contains("tests/run"), "the CI runs what a contributor runs");
}

#[test]
fn every_page_with_commands_is_walked() {
    // The blocks of both guides of data files run in Python.
    let walked = [
        README,
        "CONTRIBUTING.md",
        "docs/content.md",
        "docs/content.zh.md",
        "docs/data.md",
        "docs/data.zh.md",
        "docs/findings.md",
        START,
        "docs/themes.md",
        "docs/performance.md",
        "templates/project/README.md",
        "tests/README.md",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [".", "docs", "docs/decisions", "tests", "templates/project"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("list a folder") {
            let name = entry.expect("list a folder").file_name();
            let name = name.to_str().expect("a plain name");
            let path = if folder == "." { name.to_owned() } else { format!("{folder}/{name}") };
            let is_page = Path::new(name).extension().is_some_and(|extension| extension == "md");
            if is_page && !blocks(&page(&path), "sh").is_empty() {
                assert!(walked.contains(&path.as_str()), "{path} has commands that nothing runs");
            }
        }
    }
}
