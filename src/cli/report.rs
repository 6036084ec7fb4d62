//! Findings as they are told: which of them, in what order, and how they are counted.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::{Component, Path};
use std::time::Duration;

use planboard::diag::{self, Code, Finding, Look, Message, Severity, Sources, Suppressed, nearest};
use planboard::publish::{Events, Foreign, Interrupted, Stage, Tick};
use planboard::say;

use super::explain;
use super::manner::Volume;
use super::output;
use super::progress::Progress;
use super::terminal::{Failure, Terminal};

/// Which findings are asked for: those of some codes, those in the folders of some districts. Nothing is no limit.
#[derive(Debug)]
pub(super) struct Asked {
    codes: Vec<Code>,
    folders: Vec<String>,
}

impl Asked {
    /// What was typed, against the codes and districts that there are.
    pub(super) fn new(
        terminal: &mut Terminal,
        sources: &Sources,
        codes: &[String],
        districts: &[String],
    ) -> Result<Self, Failure> {
        let codes = codes.iter().map(|name| explain::code(terminal, name));
        let codes = codes.collect::<Result<Vec<Code>, Message>>()?;
        let there: BTreeSet<&str> = sources.paths().filter_map(district).collect();
        let folder = |id: &String| {
            if there.contains(id.as_str()) {
                return Ok(format!("{DISTRICTS}{id}/"));
            }
            Err(no_district(id, &there))
        };
        let folders = districts.iter().map(folder).collect::<Result<Vec<String>, Message>>()?;
        Ok(Self { codes, folders })
    }

    /// Whether these are all findings.
    pub(super) fn is_all(&self) -> bool {
        self.codes.is_empty() && self.folders.is_empty()
    }

    /// Whether a finding is one of them. It is in the folder of a district by any of its places.
    pub(super) fn has(&self, sources: &Sources, finding: &Finding) -> bool {
        let mut places = std::iter::once(&finding.primary).chain(&finding.others);
        let is_there = |path: &str| self.folders.iter().any(|folder| path.starts_with(folder));
        (self.codes.is_empty() || self.codes.contains(&finding.code))
            && (self.folders.is_empty()
                || places.any(|label| is_there(sources.get(label.span.file()).path())))
    }
}

fn no_district(id: &str, there: &BTreeSet<&str>) -> Message {
    let Message { zh, en } = say!("没有区县 `{id}`", "there is no district `{id}`");
    if let Some(near) = nearest(id, there.iter().copied()) {
        return say!("{zh}；是不是 `{near}`？", "{en}; did you mean `{near}`?");
    }
    let some: Vec<&str> = there.iter().take(MOST_NAMED).copied().collect();
    let (names_zh, names_en) = (some.join("`、`"), some.join("`, `"));
    let (etc_zh, etc_en) = if there.len() > some.len() { (" 等", ", …") } else { ("", "") };
    say!("{zh}；有 `{names_zh}`{etc_zh}", "{en}; there are `{names_en}`{etc_en}")
}

/// How many districts are named to somebody who names none of them.
const MOST_NAMED: usize = 10;

/// Where the folders of districts are.
const DISTRICTS: &str = "content/districts/";

/// The district that a file belongs to.
fn district(path: &str) -> Option<&str> {
    path.strip_prefix(DISTRICTS)?.split_once('/').map(|(id, _)| id)
}

/// Findings drawn in the order in which they are read on a screen: the worst last, where the eye is.
pub(super) fn drawn<'f>(
    sources: &Sources,
    findings: impl Iterator<Item = &'f Finding>,
    look: &Look<'_>,
) -> String {
    let mut findings: Vec<Finding> = findings.cloned().collect();
    findings.sort_by_key(|finding| Reverse(finding.severity));
    diag::human(sources, &findings, look)
}

/// What stands before a path of the project, so that it leads to the file from the folder that the program runs in.
pub(super) fn base(root: &Path) -> String {
    let mut base = String::new();
    for part in root.components() {
        match part {
            Component::CurDir => {}
            Component::RootDir => base.push('/'),
            part => base.extend([&*diag::visible_line(&part.as_os_str().to_string_lossy()), "/"]),
        }
    }
    base
}

/// What a build says while it goes on.
pub(super) struct Telling<'t> {
    terminal: &'t mut Terminal,
    base: String,
    theme: Option<String>,
    check: String,
    progress: Progress,
}

impl<'t> Telling<'t> {
    pub(super) fn new(terminal: &'t mut Terminal, root: &Path, theme: Option<&Path>) -> Self {
        let base = base(root);
        let check = match base.trim_end_matches('/') {
            "" if base.is_empty() => "planboard check".to_owned(),
            root => format!("planboard check --root {}", quoted(root)),
        };
        let theme = theme.map(|folder| folder.display().to_string());
        let progress = Progress::on(terminal);
        Self { terminal, base, theme, check, progress }
    }

    /// Ends the telling: how long each stage took, if that is asked for.
    pub(super) fn end(mut self) {
        self.progress.clear();
        if let Some(times) = self.progress.times() {
            self.terminal.note(&times);
        }
    }
}

impl Events for Telling<'_> {
    fn begins(&mut self, stage: Stage, count: Option<usize>) -> Tick {
        self.progress.begins(stage, count)
    }

    /// Errors are drawn, the others counted by code on one line, which says how to see them.
    fn found(&mut self, sources: &Sources, findings: &[Finding], allowed: &[Suppressed]) {
        self.progress.clear();
        let Terminal { lang, volume, .. } = *self.terminal;
        let look = Look {
            lang,
            colour: self.terminal.notes_have_colour,
            base: &self.base,
            outside: self.theme.as_deref(),
            is_whole: volume == Volume::Verbose,
        };
        let is_drawn = |finding: &&Finding| finding.is_error() || volume == Volume::Verbose;
        let drawn = drawn(sources, findings.iter().filter(is_drawn), &look);
        self.terminal.note(&drawn);
        let counted = findings.iter().filter(|finding| !is_drawn(finding)).cloned();
        let counted: Vec<Finding> = counted.collect();
        let summary = diag::summary(findings, allowed.len(), lang);
        if counted.is_empty() {
            self.terminal.tell(&say!("{summary}", "{summary}"));
            return;
        }
        // The codes are of what is counted, not of what the site sets aside.
        let told = diag::summary(findings, 0, lang);
        let set_aside = summary.strip_prefix(&told).unwrap_or_default();
        let (Message { zh, en }, check) = (diag::counts(&counted), &self.check);
        self.terminal.tell(&say!(
            "{told}（{zh}；`{check}` 逐条列出）{set_aside}",
            "{told} ({en}; `{check}` lists them){set_aside}"
        ));
    }

    fn forces(&mut self, folder: &Path, foreign: &Foreign) {
        self.progress.clear();
        output::forced(self.terminal, folder, foreign);
    }

    fn replaces(&mut self, folder: &Path, pages: &[String], count: usize) {
        self.progress.clear();
        output::replaced(self.terminal, folder, pages, count);
    }

    fn resumes(&mut self, folder: &Path, interrupted: &Interrupted) {
        self.progress.clear();
        let Message { zh, en } = output::interrupted(folder, interrupted);
        self.terminal.tell(&say!("{zh}；现在补齐", "{en}; this build puts it right"));
    }

    fn clears(&mut self, left: &Path) {
        self.progress.clear();
        let left = left.display();
        self.terminal.tell(&say!(
            "上一次 `build --swap` 被打断，留下了 `{left}`；现在清掉其中 planboard 生成的，别人的文件请自己移走",
            "the last `build --swap` was interrupted and left `{left}`; what planboard made in it goes now, files of others are to be moved by hand"
        ));
    }

    fn waits(&mut self, folder: &Path, writer: Option<u32>, most: Duration) {
        self.progress.clear();
        let (folder, most) = (folder.display(), most.as_secs());
        let (by_zh, by_en) = match writer {
            Some(number) => (format!("（进程 {number}）"), format!(" (process {number})")),
            None => Default::default(),
        };
        self.terminal.tell(&say!(
            "另一个 planboard{by_zh}正在写 `{folder}`，等它写完，最多等 {most} 秒",
            "another planboard{by_en} is writing into `{folder}`; waiting for it, at most {most} seconds"
        ));
    }
}

/// A word as a shell takes it.
pub(super) fn quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-~+@:".contains(c);
    if word.chars().all(is_plain) {
        return word.into();
    }
    format!("'{}'", word.replace('\'', "'\\''")).into()
}

/// Whether findings fail a check.
pub(super) fn fails(finding: &Finding, strict: bool) -> bool {
    finding.severity <= if strict { Severity::Warning } else { Severity::Error }
}
