//! One function a command.

use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use planboard::diag::{self, Finding, Look, Message, Sources};
use planboard::files::{self, Disk, FolderStore, Kind, System};
use planboard::import::{self, Draft, LookAlikes, Question};
use planboard::publish::{Publisher, Swap, Written};
use planboard::site::Edition;
use planboard::{Cache, NotBuilt, Options, Project, Report, model, say};

use super::args::Format;
use super::links;
use super::manner::Volume;
use super::output;
use super::progress::Progress;
use super::report::{self, Asked, Telling};
use super::sign::Key;
use super::terminal::{Exit, Failure, Terminal};

/// How content is checked.
pub(crate) struct Check {
    pub(crate) format: Format,
    /// Whether warnings fail, too.
    pub(crate) strict: bool,
    /// Whether the addresses of other sites are listed.
    pub(crate) links: bool,
    /// The codes and the districts whose findings are shown; none is all.
    pub(crate) codes: Vec<String>,
    pub(crate) districts: Vec<String>,
    /// Whether earlier runs are of no account.
    pub(crate) no_cache: bool,
}

pub(crate) fn check(terminal: &mut Terminal, root: &Path, check: Check) -> Result<Exit, Failure> {
    let Check { format, strict, links: are_listed, codes, districts, no_cache } = check;
    if are_listed && matches!(format, Format::Github | Format::Sarif) {
        return Err(say!(
            "`--links` 只能与 `--format human` 或 `--format json` 一起用",
            "`--links` goes with `--format human` or `--format json`"
        )
        .into());
    }
    has_content(root)?;
    let mut progress = Progress::on(terminal);
    let report = project(root, no_cache).check_telling(&mut progress);
    progress.clear();
    if let Some(times) = progress.times() {
        terminal.note(&times);
    }
    let Report { sources, findings, mut allowed, links, is_checked, .. } = report?;
    let fails = findings.iter().any(|finding| report::fails(finding, strict));
    let asked = Asked::new(terminal, &sources, &codes, &districts)?;
    let (lang, base) = (terminal.lang, base(root));
    let summary = diag::summary(&findings, allowed.len(), lang);
    let findings: Vec<Finding> =
        findings.into_iter().filter(|finding| asked.has(&sources, finding)).collect();
    allowed.retain(|suppressed| asked.has(&sources, &suppressed.finding));
    match format {
        Format::Human => {
            for (path, Message { zh, en }) in sources.encodings() {
                terminal.tell(&say!("{path}：{zh}", "{path}: {en}"));
            }
            drawn(terminal, root, &sources, &findings, strict)?;
            let shown = findings.len();
            terminal.tell(&if asked.is_all() {
                say!("{summary}", "{summary}")
            } else {
                say!("列出 {shown} 条；全部内容有 {summary}", "{shown} shown; in all {summary}")
            });
            if !is_checked {
                terminal.tell(&say!(
                    "写法有错，出处、数值和正文还没有核查；改好以后再运行一次",
                    "sources, values and texts were not checked yet: mend these and run again"
                ));
            }
        }
        Format::Json => terminal.data(&diag::json(&sources, &findings, lang))?,
        Format::Github => terminal.data(&diag::github(&sources, &findings, lang, &base))?,
        Format::Sarif => terminal.data(&diag::sarif(&sources, &findings, &allowed, lang, &base))?,
    }
    if are_listed {
        match format {
            Format::Json => terminal.data(&links::json(&sources, &links))?,
            _ => links::human(terminal, &sources, &links)?,
        }
    }
    Ok(if fails { Exit::ContentHasErrors } else { Exit::Clean })
}

/// Refuses a folder without content, where no project is.
fn has_content(root: &Path) -> Result<(), Failure> {
    if !matches!(System.kind(&root.join("content")), Ok(None)) {
        return Ok(());
    }
    let root = root.display();
    Err(say!(
        "`{root}` 里没有 `content/`，不是项目文件夹；请到项目文件夹里运行，或者用 `--root` 指定；新建一个用 `planboard init`",
        "`{root}` has no `content/` and is no project folder; run in one, name one by `--root`, or make one by `planboard init`"
    )
    .into())
}

/// A project, with what earlier runs of this very program found and made.
pub(crate) fn project(root: &Path, no_cache: bool) -> Project {
    let project = Project::open(root);
    // Nothing is made in a folder that is no project.
    let is_project = matches!(System.kind(&root.join("content")), Ok(Some(Kind::Folder)));
    match program().filter(|_| is_project && !no_cache) {
        Some(program) => project.with_cache(Cache::new(FolderStore::of(root), program.as_bytes())),
        None => project,
    }
}

/// What tells this program from others and from its other versions. To hash all of it would take longer than to build a
/// site in which nothing has changed.
fn program() -> Option<String> {
    let path = std::env::current_exe().and_then(|path| path.canonicalize()).ok()?;
    let stamp = System.stamp(&path)?;
    Some(format!("{} {} {stamp:?}", env!("CARGO_PKG_VERSION"), path.display()))
}

/// What stands before a path of the project where paths are counted from the folder that the program runs in; nothing
/// where that is not a folder above.
fn base(root: &Path) -> String {
    let goes_down = |part| matches!(part, Component::CurDir | Component::Normal(_));
    if root.components().all(goes_down) { report::base(root) } else { String::new() }
}

/// Writes findings as pictures, which are what was asked for; a quiet run has those that fail.
fn drawn(
    terminal: &mut Terminal,
    root: &Path,
    sources: &Sources,
    findings: &[Finding],
    strict: bool,
) -> Result<(), Failure> {
    let Terminal { lang, volume, data_has_colour: colour, .. } = *terminal;
    let (base, is_whole) = (report::base(root), volume == Volume::Verbose);
    let look = Look { lang, colour, base: &base, outside: None, is_whole };
    let is_told = |finding: &&Finding| volume != Volume::Quiet || report::fails(finding, strict);
    terminal.data(&report::drawn(sources, findings.iter().filter(is_told), &look))?;
    Ok(())
}

/// What is to be built, and where.
pub(crate) struct Build {
    pub(crate) out: Option<PathBuf>,
    /// Whether files of others may be there.
    pub(crate) force: bool,
    /// Whether the disk is waited for.
    pub(crate) syncs: bool,
    /// How many seconds another build in the folder is waited for.
    pub(crate) wait: u64,
    /// Whether the whole site is made beside the last one and takes its place.
    pub(crate) swap: bool,
    /// The key that signs the manifest.
    pub(crate) sign: Option<PathBuf>,
    pub(crate) theme: Option<PathBuf>,
    pub(crate) edition: Edition,
}

pub(crate) fn build(
    terminal: &mut Terminal,
    (root, project): (&Path, &Project),
    build: Build,
) -> Result<Exit, Failure> {
    let Build { out, force, syncs, wait, swap, sign, theme, edition } = build;
    let out: PathBuf = out.unwrap_or_else(|| root.join("output")).components().collect();
    output::apart(&out, root, theme.as_deref())?;
    has_content(root)?;
    let publisher = Publisher::new(&System, &out, force).waiting(Duration::from_secs(wait));
    let key = sign.as_deref().map(Key::read).transpose()?;
    let publisher = if syncs { publisher.lasting() } else { publisher };
    let publisher = match &key {
        Some(key) => publisher.signing(key),
        None => publisher,
    };
    let mut telling = Telling::new(terminal, root, theme.as_deref());
    let options = Options { edition, theme };
    let built = if swap {
        let mut swap = Swap::of(publisher).ok_or_else(|| output::no_name(&out))?;
        project.build(&options, &mut swap, &mut telling)
    } else {
        let mut publisher = publisher;
        project.build(&options, &mut publisher, &mut telling)
    };
    telling.end();
    match built {
        Ok(Written { written, unchanged, removed, kept }) => {
            output::kept(terminal, &out, &kept);
            let index = out.join("index.html");
            let index = index.display();
            let (zh, en) = match edition {
                Edition::Public => ("网站已生成", "built"),
                Edition::Review => {
                    ("审阅版已生成，不要公开", "built for review, not to be published")
                }
            };
            terminal.tell(&say!(
                "{zh}：写入 {written} 个文件，{unchanged} 个不变，删除 {removed} 个；打开 {index}",
                "{en}: {written} files written, {unchanged} unchanged, {removed} removed; open {index}"
            ));
            Ok(Exit::Clean)
        }
        Err(NotBuilt::Errors) => {
            terminal.say(&say!(
                "没有生成网站；原有的网站没有改动",
                "no site was built; the last one is as it was"
            ));
            Ok(Exit::ContentHasErrors)
        }
        Err(NotBuilt::Unreadable(why)) => Err(why.into()),
        Err(NotBuilt::Sink(why)) => Err(output::not_published(&out, why)),
    }
}

/// Prints the draft, and on the side every line that a person has to look at.
pub(crate) fn import_text(
    terminal: &mut Terminal,
    file: &Path,
    explain: bool,
) -> Result<Exit, Failure> {
    let path = file.display();
    let (text, encoding) = files::original_file(file)?;
    if text.trim_matches(model::is_blank).is_empty() {
        let say = say!(
            "`{path}` 是空的，没有可以转换的文字",
            "`{path}` is empty: there is no text to import"
        );
        return Err(say.into());
    }
    if !import::is_readable(&text) {
        let say = say!(
            "`{path}` 的文字既不是中文，也不是用拉丁字母写的，`import text` 不会读",
            "`{path}` is neither in Chinese nor written with Latin letters: `import text` cannot read it"
        );
        return Err(say.into());
    }
    if import::is_markup(&text) {
        let say = say!(
            "`{path}` 是网页的源代码（HTML），不是文字：在浏览器里打开，全选、复制，存成文本文件，再导入",
            "`{path}` is the source of a web page (HTML), not its text: open it in a browser, copy all of it into a text file, and import that"
        );
        return Err(say.into());
    }
    if let Some(Message { zh, en }) = encoding {
        terminal.tell(&say!("{path}：{zh}", "{path}: {en}"));
    }
    let Draft { markdown, questions, look_alikes, evidence } = import::draft(&text);
    terminal.data(&markdown)?;
    if explain {
        for Message { zh, en } in &evidence {
            terminal.say(&say!("{path}：{zh}", "{path}: {en}"));
        }
    }
    for question in &questions {
        ask(terminal, file, question);
    }
    say_look_alikes(terminal, file, &look_alikes);
    let count = questions.len() + usize::from(!look_alikes.is_empty());
    if count == 0 {
        return Ok(Exit::Clean);
    }
    let questions = if count == 1 { "question" } else { "questions" };
    terminal.say(&say!("{count} 处需要人工核对", "{count} {questions} to look at"));
    Ok(Exit::ContentHasErrors)
}

/// How many places of a question are printed.
const MOST_PLACES: usize = 12;

/// How many letters of its line are printed: it may be all of a document.
const MOST_LETTERS: usize = 60;

/// Asks a question, with the lines that it is about.
fn ask(terminal: &mut Terminal, file: &Path, question: &Question) {
    let path = file.display();
    let Question { places, text, why } = question;
    let first = places.first().map_or(1, |(first, _)| *first);
    let range = |(first, last): &(usize, usize)| match last - first {
        0 => first.to_string(),
        _ => format!("{first}-{last}"),
    };
    let shown: Vec<String> = places.iter().take(MOST_PLACES).map(range).collect();
    let count = places.len();
    let text = excerpt(text, why.is_of_end());
    let (zh, en) = (why.zh(), why.en());
    let lines = shown.join(", ");
    let (zh_more, en_more) = match count.checked_sub(MOST_PLACES) {
        Some(more) if more > 0 => (format!(" 等 {count} 处"), format!(" and {more} more")),
        _ => Default::default(),
    };
    terminal.say(&say!(
        "{path}:{first}：{zh}（第 {lines} 行{zh_more}）：{text}",
        "{path}:{first}: {en} (lines {lines}{en_more}): {text}"
    ));
}

/// The beginning of a line, or its end.
fn excerpt(line: &str, is_end: bool) -> String {
    let letters = line.chars().count();
    if letters <= MOST_LETTERS {
        line.to_owned()
    } else if is_end {
        ['…'].into_iter().chain(line.chars().skip(letters - MOST_LETTERS)).collect()
    } else {
        line.chars().take(MOST_LETTERS).chain(['…']).collect()
    }
}

/// How many lines with look-alikes are printed one by one: a text from a PDF may have them in every line.
const MOST_LINES: usize = 5;

/// Says which lines have letters that look like others, and how many: nobody can see them.
fn say_look_alikes(terminal: &mut Terminal, file: &Path, found: &[LookAlikes]) {
    let path = file.display();
    for LookAlikes { line, count, first: (letter, like) } in found.iter().take(MOST_LINES) {
        let (point, usual) = (u32::from(*letter), u32::from(*like));
        terminal.say(&say!(
            "{path}:{line}：有 {count} 个字看着是常用字，编码却是部首或兼容字，草稿照样保留；第一个 `{letter}`（U+{point:04X}）不是 `{like}`（U+{usual:04X}）",
            "{path}:{line}: look-alike letters: {count}, kept as they are; the first, `{letter}` (U+{point:04X}), is not `{like}` (U+{usual:04X})"
        ));
    }
    if found.is_empty() {
        return;
    }
    let (letters, lines) = (found.iter().map(|one| one.count).sum::<usize>(), found.len());
    terminal.say(&say!(
        "{path}：这样的字共 {letters} 个，在 {lines} 行里；核查时与常用字一样对待，要换成常用字，在放进 `seeds/` 之前换",
        "{path}: {letters} look-alike letters in {lines} lines; checks read them as the letters they look like; to replace them, do so before the original goes into `seeds/`"
    ));
}
