//! The disk: a sorted walk through the content folder, and reading what is named there.
#![expect(clippy::disallowed_methods, reason = "this is the one file that reads the disk")]

use std::collections::BTreeSet;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::encoding;
use crate::diag::{Code, FileId, Finding, Message, Sources, Span};
use crate::say;

/// How many bytes a file that people wrote may have: a plan of a hundred pages has a tenth of it.
const MOST: u64 = 2 * 1024 * 1024;

/// How many bytes a file of a theme may have: a font with all Chinese characters has half of it.
const MOST_OF_A_THEME: u64 = 32 * 1024 * 1024;

/// The folder of the documents as received.
const SEEDS: &str = "seeds";

/// What is read of a theme folder.
const OF_A_THEME: [&str; 3] = ["assets", "strings", "templates"];

/// There is nothing to look at.
#[derive(Debug)]
pub struct Unreadable {
    /// The folder or file that was looked for.
    pub path: String,
    /// Why it is not read.
    pub why: Message,
}

impl Unreadable {
    fn new(path: &Path, why: impl Into<Refused>) -> Self {
        Self { path: path.display().to_string(), why: why.into().why() }
    }
}

/// A file of the content folder.
pub(super) struct Found {
    /// The text; `None` where a finding says why there is none.
    pub(super) id: Option<FileId>,
    path: String,
}

impl Found {
    /// The way from the content folder.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The names on the way from the content folder.
    pub(super) fn names(&self) -> Vec<&str> {
        self.path.split('/').collect()
    }

    /// Whether a record or a document belongs here.
    fn has_place(&self) -> bool {
        match self.names().as_slice() {
            ["site.yaml" | "tiles.yaml"] => true,
            ["indicators", name] => is(name, "yaml"),
            ["districts", _, name] => is(name, "yaml") || is(name, "md"),
            _ => false,
        }
    }
}

/// Whether a file name has an extension.
pub(super) fn is(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

fn unexpected(file: FileId) -> Finding {
    let say =
        say!("内容文件夹里没有放这个文件的地方", "the content folder has no place for this file");
    let hint = say!(
        "只有 `site.yaml`、`tiles.yaml`、`indicators/*.yaml`、`districts/<编号>/*.yaml` 和 `*.md`",
        "there are only `site.yaml`, `tiles.yaml`, `indicators/*.yaml`, `districts/<id>/*.yaml` and `*.md`"
    );
    Finding::new(Code::UnexpectedFile, Span::whole_file(file), say).hint(hint)
}

/// Walks `root/content` in the order of names and reads every file. Links are not followed.
pub(super) fn walk(
    root: &Path,
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Found>, Unreadable> {
    let content = root.join("content");
    std::fs::read_dir(&content).map_err(|error| Unreadable::new(&content, error))?;
    let mut found = Vec::new();
    for entry in files_in(&content) {
        let entry = entry.map_err(|error| Unreadable::new(&content, io::Error::from(error)))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = slashes(entry.path().strip_prefix(&content).unwrap_or(entry.path()));
        if entry.file_type().is_symlink() {
            let id = sources.add(format!("content/{path}"), String::new());
            let say = say!("不跟随链接 `{path}`", "the link `{path}` is not followed");
            let hint = say!("把文件本身放在这里", "replace it with the file itself");
            findings.push(Finding::new(Code::UnexpectedFile, Span::whole_file(id), say).hint(hint));
            found.push(Found { id: None, path });
            continue;
        }
        let mut file = Found { id: None, path };
        if file.has_place() {
            let read = read(entry.path(), MOST);
            file.id = take(sources, findings, format!("content/{}", file.path), read);
        } else {
            let id = sources.add(format!("content/{}", file.path), String::new());
            findings.push(unexpected(id));
        }
        found.push(file);
    }
    missing(&found, sources, findings);
    Ok(found)
}

/// Says which files have to be there and are not.
fn missing(found: &[Found], sources: &mut Sources, findings: &mut Vec<Finding>) {
    let has = |path: &str| found.iter().any(|file| file.path == path);
    let mut miss = |path: String, code, message, hint| {
        let id = sources.add(format!("content/{path}"), String::new());
        findings.push(Finding::new(code, Span::whole_file(id), message).hint(hint));
    };
    if !has("site.yaml") {
        let (code, say) = if found.is_empty() {
            (Code::EmptyFolder, say!("`content/` 里没有内容", "`content/` is empty"))
        } else {
            (
                Code::UnreadableFile,
                say!("没有 `content/site.yaml`", "there is no `content/site.yaml`"),
            )
        };
        let hint = say!(
            "至少要有 `content/site.yaml`，写明 title、publisher 和 as_of",
            "start with `content/site.yaml`: title, publisher and as_of"
        );
        miss("site.yaml".into(), code, say, hint);
    }
    let folders: BTreeSet<&str> = found
        .iter()
        .filter_map(|file| match file.names().as_slice() {
            ["districts", folder, _] => Some(*folder),
            _ => None,
        })
        .collect();
    for folder in folders {
        let path = format!("districts/{folder}/district.yaml");
        if !has(&path) {
            let say = say!(
                "文件夹 `{folder}` 里没有 `district.yaml`",
                "the folder `{folder}` has no `district.yaml`"
            );
            let hint = say!(
                "补上一个，写明 id、name、name_en 和 kind",
                "add one with id, name, name_en and kind"
            );
            miss(path, Code::EmptyFolder, say, hint);
        }
    }
}

/// Reads the documents as received, each once, or says why one is not read; that is for the checks to report.
pub(super) fn seeds(
    root: &Path,
    names: &[String],
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> Vec<(String, Result<FileId, Message>)> {
    let mut seeds = Vec::new();
    for name in names.iter().collect::<BTreeSet<_>>() {
        let read = match seed(root, name) {
            Err(why) => Err(why),
            Ok(file) => match read(&file, MOST) {
                Err(why @ (Refused::Unreadable(_) | Refused::NotRegular)) => {
                    let Message { zh, en } = why.why();
                    Err(say!(
                        "来源文件 `{name}` 读不出来：{zh}",
                        "the source file `{name}` cannot be read: {en}"
                    ))
                }
                read => match take(sources, findings, name.clone(), read) {
                    Some(id) => Ok(id),
                    None => continue,
                },
            },
        };
        seeds.push((name.clone(), read));
    }
    seeds
}

/// Where a document as received is. Only files of `seeds/` are: whatever else lies in the project, or is reached from it,
/// is nobody's to print.
fn seed(root: &Path, name: &str) -> Result<PathBuf, Message> {
    let parts: Vec<Component<'_>> = Path::new(name).components().collect();
    let is_plain = parts.iter().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain || parts.len() < 2 || parts.first() != Some(&Component::Normal(SEEDS.as_ref())) {
        return Err(say!(
            "来源文件 `{name}` 不在 `seeds/` 里",
            "the source file `{name}` is not in `seeds/`"
        ));
    }
    if parts.iter().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b".")) {
        return Err(say!("来源 `{name}` 是隐藏文件", "the source file `{name}` is hidden"));
    }
    let mut file = root.to_owned();
    for part in parts {
        file.push(part);
        match std::fs::symlink_metadata(&file) {
            Ok(there) if there.is_symlink() => {
                return Err(say!(
                    "来源文件 `{name}` 要经过链接，不跟随",
                    "the source file `{name}` is behind a link, and links are not followed"
                ));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(say!(
                    "找不到来源文件 `{name}`",
                    "the source file `{name}` does not exist"
                ));
            }
            // Of any other error, reading it says why.
            _ => {}
        }
    }
    Ok(file)
}

/// A text file from anywhere on the disk, as a document to import; `-` is standard input.
pub fn text_file(path: &Path) -> Result<String, Unreadable> {
    let bytes = if path == Path::new("-") { bounded(io::stdin(), MOST) } else { read(path, MOST) };
    let bytes = bytes.map_err(|why| Unreadable::new(path, why))?;
    encoding::text(bytes).map_err(|not| {
        let (Message { zh, en }, remedy) = (not.what(), not.remedy());
        let (zh_remedy, en_remedy) = (remedy.zh, remedy.en);
        let why = say!("{zh}\n提示：{zh_remedy}", "{en}\nhint: {en_remedy}");
        Unreadable { path: path.display().to_string(), why }
    })
}

/// Whether a path stays inside the project folder, by its words and by the links on its way.
pub fn stays_inside(root: &Path, path: &Path) -> bool {
    let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    let (root, file) = (std::fs::canonicalize(root), std::fs::canonicalize(root.join(path)));
    is_plain && root.ok().zip(file.ok()).is_some_and(|(root, file)| file.starts_with(root))
}

/// The files of a theme folder, by path from the folder. What else lies in the folder is not looked at.
pub fn theme_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    std::fs::read_dir(folder).map_err(|error| Unreadable::new(folder, error))?;
    let mut files = Vec::new();
    let is_folder = |part: &PathBuf| part.symlink_metadata().is_ok_and(|there| there.is_dir());
    let parts = OF_A_THEME.map(|part| folder.join(part)).into_iter().filter(is_folder);
    for entry in parts.flat_map(|part| files_in(&part)) {
        let entry = entry.map_err(|error| Unreadable::new(folder, io::Error::from(error)))?;
        if entry.file_type().is_file() {
            let file = entry.path();
            let bytes = read(file, MOST_OF_A_THEME).map_err(|why| Unreadable::new(file, why))?;
            files.push((slashes(file.strip_prefix(folder).unwrap_or(file)), bytes));
        }
    }
    Ok(files)
}

/// Why a file is not read.
enum Refused {
    Unreadable(io::Error),
    /// It is a folder, a pipe or a device.
    NotRegular,
    /// It has so many bytes, as far as is known, and may have so many.
    TooLarge(Option<u64>, u64),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl Refused {
    fn why(self) -> Message {
        match self {
            Self::Unreadable(error) => say!("{error}", "{error}"),
            Self::NotRegular => {
                say!("不是普通文件", "it is not a regular file")
            }
            Self::TooLarge(None, most) => {
                let most = most / 1024;
                say!("文件超过了 {most} KiB", "the file has more than {most} KiB")
            }
            Self::TooLarge(Some(length), most) => {
                let (size, most) = (length.div_ceil(1024), most / 1024);
                say!(
                    "文件有 {size} KiB，超过了 {most} KiB",
                    "the file has {size} KiB, more than {most} KiB"
                )
            }
        }
    }
}

/// Reads a regular file of at most so many bytes. A pipe would wait for its writer, and a device never end.
fn read(path: &Path, most: u64) -> Result<Vec<u8>, Refused> {
    let length =
        |there: Metadata| there.is_file().then_some(there.len()).ok_or(Refused::NotRegular);
    // Before it is opened, since opening a pipe waits, and of what was opened, which may be another by now.
    let before = length(std::fs::metadata(path)?)?;
    let file = File::open(path)?;
    let length = length(file.metadata()?)?.max(before);
    if length > most { Err(Refused::TooLarge(Some(length), most)) } else { bounded(file, most) }
}

/// Reads to the end, but never more than so many bytes: some files have more than they say.
fn bounded(from: impl Read, most: u64) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    let length = from.take(most + 1).read_to_end(&mut bytes)? as u64;
    if length > most { Err(Refused::TooLarge(None, most)) } else { Ok(bytes) }
}

/// Takes a file in, or says why it is not text.
fn take(
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
    path: String,
    read: Result<Vec<u8>, Refused>,
) -> Option<FileId> {
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(why) => {
            let id = sources.add(path, String::new());
            findings.push(refused(id, why));
            return None;
        }
    };
    let text = match encoding::text(bytes) {
        Ok(text) => text,
        Err(not) => {
            let id = sources.add(path, not.before.clone());
            let at = sources.get(id).in_text(not.at);
            let span = sources.span(id, at, at);
            findings.push(Finding::new(Code::NotUtf8, span, not.what()).hint(not.remedy()));
            return None;
        }
    };
    let id = sources.add(path, text);
    if sources.get(id).text().trim().is_empty() {
        let say = say!("文件是空的", "the file is empty");
        let hint = say!("写入内容，或者删掉这个文件", "write its content, or remove it");
        findings.push(Finding::new(Code::EmptyFile, Span::whole_file(id), say).hint(hint));
        return None;
    }
    Some(id)
}

fn refused(file: FileId, why: Refused) -> Finding {
    let is_too_large = matches!(why, Refused::TooLarge(..));
    let why = why.why();
    if !is_too_large {
        let Message { zh, en } = why;
        let say = say!("文件读不出来：{zh}", "the file cannot be read: {en}");
        return Finding::new(Code::UnreadableFile, Span::whole_file(file), say);
    }
    let hint = say!(
        "看看是不是放错了文件；确实这样长的，分成几个文件",
        "check that it is the right file; if it is, split it"
    );
    Finding::new(Code::FileTooLarge, Span::whole_file(file), why).hint(hint)
}

/// What is in a folder, by name, without what is hidden. The folder itself may be a link, no link in it is followed.
fn files_in(folder: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> + use<> {
    let walk = WalkDir::new(folder).sort_by_file_name().follow_links(false).follow_root_links(true);
    let is_hidden =
        |entry: &DirEntry| entry.file_name().to_str().is_some_and(|n| n.starts_with('.'));
    walk.into_iter().filter_entry(move |entry| entry.depth() == 0 || !is_hidden(entry))
}

fn slashes(path: &Path) -> String {
    let names = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    names.collect::<Vec<_>>().join("/")
}
