//! One function a command.

use std::path::{Component, Path, PathBuf};

use planboard::content::{self, Loaded, Unreadable};
use planboard::diag::{self, Outcome, Severity, Sources};
use planboard::import::{self, Draft, Unrecognised};
use planboard::page::{self, Edition, Quality, Theme};
use planboard::publish::{Publisher, System, Written};
use planboard::{assess, check, say};

use super::args::Format;
use super::{Exit, Failure, Terminal, output};

/// Loads and checks; what both `check` and `build` begin with.
fn checked(root: &Path) -> Result<(Sources, Outcome<check::Checked>), Unreadable> {
    let Loaded { sources, outcome } = content::load(root)?;
    let Outcome { value, mut findings, allowed } = outcome;
    let Some(content) = value else {
        return Ok((sources, Outcome { value: None, findings, allowed }));
    };
    let Outcome { value, findings: more, allowed } = check::check(&sources, content);
    findings.extend(more);
    Ok((sources, Outcome { value, findings, allowed }))
}

pub(crate) fn check(
    terminal: &mut Terminal,
    root: &Path,
    format: Format,
    strict: bool,
) -> Result<Exit, Failure> {
    let (sources, outcome) = checked(root)?;
    let Outcome { findings, allowed, .. } = &outcome;
    let (lang, base) = (terminal.lang, base(root));
    match format {
        Format::Human => report(terminal, &sources, &outcome),
        Format::Json => terminal.data(&diag::json(&sources, findings, lang))?,
        Format::Github => terminal.data(&diag::github(&sources, findings, lang, &base))?,
        Format::Sarif => terminal.data(&diag::sarif(&sources, findings, allowed, lang, &base))?,
    }
    let mildest = if strict { Severity::Warning } else { Severity::Error };
    let fails = findings.iter().any(|finding| finding.severity <= mildest);
    Ok(if fails { Exit::ContentHasErrors } else { Exit::Clean })
}

/// What stands before a path of the project where paths are counted from the folder that the program runs in; nothing
/// where that is not a folder above.
fn base(root: &Path) -> String {
    let mut base = String::new();
    for part in root.components() {
        match part {
            Component::CurDir => {}
            Component::Normal(name) => {
                base.extend([&*diag::visible_line(&name.to_string_lossy()), "/"]);
            }
            _ => return String::new(),
        }
    }
    base
}

fn report<T>(terminal: &mut Terminal, sources: &Sources, outcome: &Outcome<T>) {
    let Outcome { findings, allowed, .. } = outcome;
    let drawn = diag::human(sources, findings, terminal.lang, terminal.colour);
    terminal.note(&drawn);
    let summary = diag::summary(findings, allowed.len(), terminal.lang);
    terminal.note(&(summary + "\n"));
}

/// What is to be built, and where.
pub(crate) struct Build {
    pub(crate) out: Option<PathBuf>,
    /// Whether files of others may be there.
    pub(crate) force: bool,
    pub(crate) theme: Option<PathBuf>,
    pub(crate) edition: Edition,
}

pub(crate) fn build(terminal: &mut Terminal, root: &Path, build: Build) -> Result<Exit, Failure> {
    let Build { out, force, theme, edition } = build;
    let out: PathBuf = out.unwrap_or_else(|| root.join("output")).components().collect();
    output::apart(&out, root, theme.as_deref())?;
    let (sources, outcome) = checked(root)?;
    report(terminal, &sources, &outcome);
    let Some(checked) = outcome.value else {
        terminal.say(&say!(
            "没有生成网站；原有的网站没有改动",
            "no site was built; the last one is as it was"
        ));
        return Ok(Exit::ContentHasErrors);
    };
    let named = checked.content().site.theme.as_ref().map(Path::new);
    if let Some(folder) = named.filter(|folder| !content::stays_inside(root, folder)) {
        let folder = folder.display();
        let why = say!(
            "`theme` 指的文件夹 `{folder}` 不在项目文件夹里",
            "the folder `{folder}` that `theme` names is not inside the project folder"
        );
        return Err(why.into());
    }
    let theme = match theme.or(named.map(|folder| root.join(folder))) {
        Some(folder) => {
            output::apart(&out, root, Some(&folder))?;
            Theme::from_folder(&folder)?
        }
        None => Theme::embedded(),
    };
    let assessments = assess::assess(&checked);
    let (findings, allowed) = (&outcome.findings, &outcome.allowed);
    let quality = Quality { sources: &sources, findings, allowed };
    let outputs = page::pages(&checked, &assessments, &quality, &theme, edition)
        .map_err(|why| say!("主题有错：{why}", "the theme is broken: {why}"))?;
    let written = Publisher::open(&System, &outputs, &out).and_then(|site| {
        if force {
            output::forced(terminal, &out, site.foreign());
        }
        site.publish(force)
    });
    let Written { written, unchanged, removed } =
        written.map_err(|why| output::not_published(&out, why))?;
    let index = out.join("index.html");
    let index = index.display();
    terminal.say(&say!(
        "网站已生成：写入 {written} 个文件，{unchanged} 个不变，删除 {removed} 个；打开 {index}",
        "built: {written} files written, {unchanged} unchanged, {removed} removed; open {index}"
    ));
    Ok(Exit::Clean)
}

/// Prints the draft, and on the side every line that a person has to look at.
pub(crate) fn import_text(terminal: &mut Terminal, file: &Path) -> Result<Exit, Failure> {
    let path = file.display();
    let text = content::text_file(file)?;
    if text.trim_matches(content::is_blank).is_empty() {
        let say = say!(
            "`{path}` 是空的，没有可以转换的文字",
            "`{path}` is empty: there is no text to import"
        );
        return Err(say.into());
    }
    let Draft { markdown, unrecognised } = import::draft(&text);
    terminal.data(&markdown)?;
    for Unrecognised { line, text, why } in &unrecognised {
        let (zh, en) = (why.zh(), why.en());
        terminal.say(&say!("{path}:{line}：{zh}：{text}", "{path}:{line}: {en}: {text}"));
    }
    let count = unrecognised.len();
    if count == 0 {
        return Ok(Exit::Clean);
    }
    terminal.say(&say!("{count} 行需要人工核对", "{count} lines need a look"));
    Ok(Exit::ContentHasErrors)
}
