//! The content folder: a sorted walk through it, and reading what is named there.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use crate::diag::{Code, FileId, Finding, Message, Sources, Span, nearest};
use crate::files::{
    Disk, Kind, MOST, Refused, System, Unreadable, files_in, is_folder, original, read, slashes,
    text,
};
use crate::read::unexpected;
use crate::say;

/// The folder of the documents as received.
const SEEDS: &str = "seeds";

/// A file of the content folder.
#[derive(Debug)]
pub(crate) struct Found {
    /// The text; `None` where a finding says why there is none.
    pub(crate) id: Option<FileId>,
    path: String,
}

impl Found {
    /// The way from the content folder.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The names on the way from the content folder.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.path.split('/').collect()
    }
}

/// A file or a link that the walk came by.
struct Entry {
    /// The way from the content folder.
    path: String,
    file: PathBuf,
    is_link: bool,
}

impl Entry {
    /// Its bytes; `None` where it is not read.
    fn read(&self) -> Option<Result<Vec<u8>, Refused>> {
        let is_read = !self.is_link && unexpected::has_place(&self.path);
        is_read.then(|| read(&self.file, MOST))
    }
}

/// Walks `root/content` in the order of names and reads every file. Links are not followed.
pub(crate) fn walk(
    root: &Path,
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Found>, Unreadable> {
    let content = root.join("content");
    is_folder(&content)?;
    let entries: Vec<Entry> = files_in(&content)
        .filter(|entry| !entry.as_ref().is_ok_and(|entry| entry.file_type().is_dir()))
        .map(|entry| {
            let entry = entry.map_err(|error| Unreadable::new(&content, error))?;
            let path = slashes(entry.path().strip_prefix(&content).unwrap_or(entry.path()));
            let is_link = entry.file_type().is_symlink();
            Ok(Entry { path, is_link, file: entry.into_path() })
        })
        .collect::<Result<_, Unreadable>>()?;
    let read: Vec<_> = entries.par_iter().map(Entry::read).collect();
    let mut found = Vec::new();
    for (Entry { path, is_link, .. }, read) in entries.into_iter().zip(read) {
        let name = format!("content/{path}");
        let id = match read {
            Some(read) => take(sources, findings, name, read),
            None if is_link => {
                let id = sources.add(name, String::new());
                let say = say!("不跟随链接 `{path}`", "the link `{path}` is not followed");
                let hint = say!("把文件本身放在这里", "replace it with the file itself");
                let finding = Finding::new(Code::UnexpectedFile, Span::whole_file(id), say);
                findings.push(finding.hint(hint));
                None
            }
            None => {
                let id = sources.add(name, String::new());
                let is_there = |path: &str| matches!(System.kind(&content.join(path)), Ok(Some(_)));
                findings.push(unexpected::finding(id, &path, is_there));
                None
            }
        };
        found.push(Found { id, path });
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
            let inside = found.iter().filter_map(|file| match file.names().as_slice() {
                ["districts", other, name] if *other == folder => Some(*name),
                _ => None,
            });
            let hint = match unexpected::misspelt_profile(inside) {
                Some(name) => {
                    say!("`{name}` 改名为 `district.yaml`", "rename `{name}` to `district.yaml`")
                }
                None => say!(
                    "补上一个，写明 id、name、name_en 和 kind",
                    "add one with id, name, name_en and kind"
                ),
            };
            miss(path, Code::EmptyFolder, say, hint);
        }
    }
}

/// Reads the documents as received, each once, or says why one is not read; that is for the checks to report.
pub(crate) fn seeds(
    root: &Path,
    names: &BTreeSet<String>,
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> Vec<(String, Result<FileId, Message>)> {
    let names: Vec<&String> = names.iter().collect();
    let read = |name: &&String| seed(root, name).map(|file| read(&file, MOST));
    let read: Vec<_> = names.par_iter().map(read).collect();
    let mut seeds = Vec::new();
    for (name, read) in names.into_iter().zip(read) {
        let read = match read {
            Err(why) => Err(why),
            Ok(Err(why @ (Refused::Unreadable(_) | Refused::NotRegular))) => {
                let Message { zh, en } = why.why();
                Err(say!(
                    "来源文件 `{name}` 读不出来：{zh}",
                    "the source file `{name}` cannot be read: {en}"
                ))
            }
            Ok(read) => match take(sources, findings, name.clone(), read) {
                Some(id) => Ok(id),
                None => continue,
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
        let say = say!(
            "来源文件 `{name}` 不在 `seeds/` 里",
            "the source file `{name}` is not in `seeds/`"
        );
        return Err(with_what_is_there(root, name, say));
    }
    if parts.iter().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b".")) {
        return Err(say!("来源 `{name}` 是隐藏文件", "the source file `{name}` is hidden"));
    }
    let mut file = root.to_owned();
    for part in parts {
        file.push(part);
        match System.kind(&file) {
            Ok(Some(Kind::Link)) => {
                return Err(say!(
                    "来源文件 `{name}` 要经过链接，不跟随",
                    "the source file `{name}` is behind a link, and links are not followed"
                ));
            }
            Ok(None) => {
                let say =
                    say!("找不到来源文件 `{name}`", "the source file `{name}` does not exist");
                return Err(with_what_is_there(root, name, say));
            }
            // Of any other error, reading it says why.
            _ => {}
        }
    }
    Ok(file)
}

/// Adds the file that is there under nearly that name.
fn with_what_is_there(root: &Path, name: &str, Message { zh, en }: Message) -> Message {
    let there: Vec<String> = files_in(&root.join(SEEDS))
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| Some(slashes(entry.path().strip_prefix(root).ok()?)))
        .collect();
    let last = |path: &str| path.rsplit(['/', '\\']).next().map(str::to_owned);
    let same_name = there.iter().find(|path| last(path) == last(name)).map(String::as_str);
    match same_name.or_else(|| nearest(name, there.iter().map(String::as_str))) {
        Some(near) => say!("{zh}；是不是 `{near}`？", "{en}; did you mean `{near}`?"),
        None => say!("{zh}", "{en}"),
    }
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
    // An original is what was received; content is written for this site.
    let is_original = path.starts_with(SEEDS);
    let read = if is_original { original(bytes) } else { text(bytes).map(|text| (text, None)) };
    let (text, encoding) = match read {
        Ok(read) => read,
        Err(not) => {
            let id = sources.add(path, not.before.clone());
            let at = sources.get(id).in_text(not.at);
            let span = sources.span(id, at, at);
            findings.push(Finding::new(Code::NotUtf8, span, not.what()).hint(not.remedy()));
            return None;
        }
    };
    let id = sources.add(path, text);
    if let Some(encoding) = &encoding {
        sources.set_encoding(id, encoding);
    }
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
