//! The disk: a sorted walk through the content folder, and reading what is named there.
#![expect(clippy::disallowed_methods, reason = "this is the one file that reads the disk")]

use std::collections::BTreeSet;
use std::io;
use std::path::{Component, Path};

use walkdir::{DirEntry, WalkDir};

use super::encoding;
use crate::diag::{Code, FileId, Finding, Message, Sources, Span};
use crate::say;

/// How many bytes a file may have: a plan of a hundred pages has a tenth of it.
const MOST: u64 = 2 * 1024 * 1024;

/// There is nothing to look at.
#[derive(Debug)]
pub struct Unreadable {
    /// The folder or file that was looked for.
    pub path: String,
    /// Why it is not read.
    pub why: Message,
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
    let unreadable = |error: io::Error| Unreadable {
        path: content.display().to_string(),
        why: say!("{error}", "{error}"),
    };
    std::fs::read_dir(&content).map_err(unreadable)?;
    let mut found = Vec::new();
    for entry in files_in(&content) {
        let entry = entry.map_err(|error| unreadable(io::Error::other(error)))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = slashes(entry.path().strip_prefix(&content).unwrap_or(entry.path()));
        if entry.file_type().is_symlink() {
            let id = sources.add(format!("content/{path}"), String::new());
            let say = say!("不跟随链接 `{path}`", "the link `{path}` is not followed");
            let hint = say!("把文件本身放在这里", "put the file itself here");
            findings.push(Finding::new(Code::UnexpectedFile, Span::whole_file(id), say).hint(hint));
            found.push(Found { id: None, path });
            continue;
        }
        let mut file = Found { id: None, path };
        if file.has_place() {
            let read = read(entry.path());
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
            (Code::EmptyFolder, say!("`content/` 里没有内容", "`content/` has no content"))
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

/// Reads the documents as received, each once; one that is not there is left to the checks.
pub(super) fn seeds(
    root: &Path,
    names: &[String],
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> Vec<(String, FileId)> {
    let mut read: Vec<(String, FileId)> = Vec::new();
    for name in names.iter().collect::<BTreeSet<_>>() {
        let path = Path::new(name);
        if !stays_inside(root, path) {
            continue;
        }
        let bytes = self::read(&root.join(path));
        if matches!(bytes, Err(Refused::Unreadable(_))) {
            continue;
        }
        if let Some(id) = take(sources, findings, name.clone(), bytes) {
            read.push((name.clone(), id));
        }
    }
    read
}

/// A text file from anywhere on the disk, as a document to import.
pub fn text_file(path: &Path) -> Result<String, Unreadable> {
    let unreadable = |why| Unreadable { path: path.display().to_string(), why };
    let bytes = std::fs::read(path).map_err(|error| unreadable(say!("{error}", "{error}")))?;
    encoding::text(bytes).map_err(|not| {
        let (Message { zh, en }, remedy) = (not.what(), not.remedy());
        let (zh_remedy, en_remedy) = (remedy.zh, remedy.en);
        unreadable(say!("{zh}\n提示：{zh_remedy}", "{en}\nhint: {en_remedy}"))
    })
}

/// Whether a path stays inside the project folder, by its words and by the links on its way.
pub fn stays_inside(root: &Path, path: &Path) -> bool {
    let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    let (root, file) = (std::fs::canonicalize(root), std::fs::canonicalize(root.join(path)));
    is_plain && root.ok().zip(file.ok()).is_some_and(|(root, file)| file.starts_with(root))
}

/// The files of a theme folder, by path from the folder.
pub fn theme_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let unreadable = |error: io::Error| Unreadable {
        path: folder.display().to_string(),
        why: say!("{error}", "{error}"),
    };
    let mut files = Vec::new();
    for entry in files_in(folder) {
        let entry = entry.map_err(|error| unreadable(io::Error::other(error)))?;
        if entry.file_type().is_file() {
            let bytes = std::fs::read(entry.path());
            let path = || entry.path().display().to_string();
            let bytes = bytes
                .map_err(|error| Unreadable { path: path(), why: say!("{error}", "{error}") })?;
            files.push((slashes(entry.path().strip_prefix(folder).unwrap_or(entry.path())), bytes));
        }
    }
    Ok(files)
}

/// Why a file is not read.
enum Refused {
    Unreadable(io::Error),
    /// It has so many bytes.
    TooLarge(u64),
}

/// Reads a file of a size that a person can have written.
fn read(path: &Path) -> Result<Vec<u8>, Refused> {
    let length = std::fs::metadata(path).map_err(Refused::Unreadable)?.len();
    if length > MOST {
        return Err(Refused::TooLarge(length));
    }
    std::fs::read(path).map_err(Refused::Unreadable)
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
        Err(Refused::TooLarge(length)) => {
            let id = sources.add(path, String::new());
            findings.push(too_large(id, length));
            return None;
        }
        Err(Refused::Unreadable(error)) => {
            let id = sources.add(path, String::new());
            let say = say!("文件读不出来：{error}", "the file cannot be read: {error}");
            findings.push(Finding::new(Code::UnreadableFile, Span::whole_file(id), say));
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
        let hint = say!("写入内容，或者删掉这个文件", "fill it or remove it");
        findings.push(Finding::new(Code::EmptyFile, Span::whole_file(id), say).hint(hint));
        return None;
    }
    Some(id)
}

fn too_large(file: FileId, length: u64) -> Finding {
    let (size, most) = (length.div_ceil(1024), MOST / 1024);
    let say = say!(
        "文件有 {size} KiB，超过了 {most} KiB",
        "the file has {size} KiB, more than {most} KiB"
    );
    let hint = say!(
        "看看是不是放错了文件；确实这样长的，分成几个文件",
        "it may be another file than the one you meant; split it if it is that long"
    );
    Finding::new(Code::FileTooLarge, Span::whole_file(file), say).hint(hint)
}

/// What is in a folder, by name, without what is hidden. The folder itself may be a link, no link in it is followed.
fn files_in(folder: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let walk = WalkDir::new(folder).sort_by_file_name().follow_links(false).follow_root_links(true);
    let is_hidden =
        |entry: &DirEntry| entry.file_name().to_str().is_some_and(|n| n.starts_with('.'));
    walk.into_iter().filter_entry(move |entry| entry.depth() == 0 || !is_hidden(entry))
}

fn slashes(path: &Path) -> String {
    let names = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    names.collect::<Vec<_>>().join("/")
}
