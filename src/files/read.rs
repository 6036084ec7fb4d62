//! Reading: regular files of a bounded size, folders in the order of names.
#![expect(clippy::disallowed_methods, reason = "this is the one file that reads what people wrote")]

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::encoding;
use super::said::in_words;
use crate::diag::Message;
use crate::say;

/// How many bytes a file that people wrote may have: a plan of a hundred pages has a tenth of it.
pub(crate) const MOST: u64 = 2 * 1024 * 1024;

/// There is nothing to look at.
#[derive(Debug)]
pub struct Unreadable {
    /// The folder or file that was looked for.
    pub path: String,
    /// Why it is not read.
    pub why: Message,
}

impl Unreadable {
    pub(crate) fn new(path: &Path, why: impl Into<Refused>) -> Self {
        Self { path: path.display().to_string(), why: why.into().why() }
    }
}

/// Why a file is not read.
#[derive(Debug)]
pub enum Refused {
    /// The system does not read it.
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

impl From<walkdir::Error> for Refused {
    fn from(error: walkdir::Error) -> Self {
        Self::Unreadable(error.into())
    }
}

impl Refused {
    /// The reason in words.
    pub fn why(self) -> Message {
        match self {
            Self::Unreadable(error) => in_words(&error),
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
pub(crate) fn read(path: &Path, most: u64) -> Result<Vec<u8>, Refused> {
    let length =
        |there: Metadata| there.is_file().then_some(there.len()).ok_or(Refused::NotRegular);
    // Before it is opened, since opening a pipe waits, and of what was opened, which may be another by now.
    let before = length(std::fs::metadata(path)?)?;
    let file = File::open(path)?;
    let length = length(file.metadata()?)?.max(before);
    if length > most {
        return Err(Refused::TooLarge(Some(length), most));
    }
    bounded(file, most, usize::try_from(length).unwrap_or_default())
}

/// Reads to the end, but never more than so many bytes: some files have more than they say. `length` is what they say.
fn bounded(from: impl Read, most: u64, length: usize) -> Result<Vec<u8>, Refused> {
    // With room for one byte more, the end is seen without asking for more memory.
    let mut bytes = Vec::with_capacity(length + 1);
    let length = from.take(most + 1).read_to_end(&mut bytes)? as u64;
    if length > most { Err(Refused::TooLarge(None, most)) } else { Ok(bytes) }
}

/// A text file from anywhere on the disk; `-` is standard input.
pub fn text_file(path: &Path) -> Result<String, Unreadable> {
    encoding::text(anywhere(path)?).map_err(|not| not_text(path, &not))
}

/// A document as received, from anywhere on the disk, with a word on its encoding where that is not plain UTF-8; `-` is
/// standard input.
pub fn original_file(path: &Path) -> Result<(String, Option<Message>), Unreadable> {
    encoding::original(anywhere(path)?).map_err(|not| not_text(path, &not))
}

fn anywhere(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let bytes =
        if path == Path::new("-") { bounded(io::stdin(), MOST, 0) } else { read(path, MOST) };
    bytes.map_err(|why| Unreadable::new(path, why))
}

fn not_text(path: &Path, not: &encoding::NotUtf8) -> Unreadable {
    let (Message { zh, en }, remedy) = (not.what(), not.remedy());
    let (zh_remedy, en_remedy) = (remedy.zh, remedy.en);
    let why = say!("{zh}\n提示：{zh_remedy}", "{en}\nhint: {en_remedy}");
    Unreadable { path: path.display().to_string(), why }
}

/// Whether a path stays inside a folder, by its words and by the links on its way.
pub(crate) fn stays_inside(root: &Path, path: &Path) -> bool {
    let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    let (root, file) = (std::fs::canonicalize(root), std::fs::canonicalize(root.join(path)));
    is_plain && root.ok().zip(file.ok()).is_some_and(|(root, file)| file.starts_with(root))
}

/// The files in some folders of a folder, each of at most so many bytes. What else lies in the folder is not looked at.
pub(crate) fn read_folder(
    folder: &Path,
    parts: &[&str],
    most: u64,
) -> Result<Vec<super::File>, Unreadable> {
    is_folder(folder)?;
    let is_there = |part: &PathBuf| part.symlink_metadata().is_ok_and(|there| there.is_dir());
    let parts = parts.iter().map(|part| folder.join(part)).filter(is_there);
    let mut files = Vec::new();
    for entry in parts.flat_map(|part| files_in(&part)) {
        let entry = entry.map_err(|error| Unreadable::new(folder, error))?;
        if entry.file_type().is_file() {
            let file = entry.path();
            let bytes = read(file, most).map_err(|why| Unreadable::new(file, why))?;
            let path = slashes(file.strip_prefix(folder).unwrap_or(file));
            files.push(super::File { path, bytes });
        }
    }
    Ok(files)
}

/// Whether a folder is there and can be listed.
pub(crate) fn is_folder(folder: &Path) -> Result<(), Unreadable> {
    std::fs::read_dir(folder).map(drop).map_err(|error| Unreadable::new(folder, error))
}

/// What is in a folder, by name, without what is hidden. The folder itself may be a link, no link in it is followed.
pub(crate) fn files_in(folder: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> + use<> {
    let walk = WalkDir::new(folder).sort_by_file_name().follow_links(false).follow_root_links(true);
    let is_hidden =
        |entry: &DirEntry| entry.file_name().to_str().is_some_and(|n| n.starts_with('.'));
    walk.into_iter().filter_entry(move |entry| entry.depth() == 0 || !is_hidden(entry))
}

/// A path with `/` between its names on every system.
pub(crate) fn slashes(path: &Path) -> String {
    let names = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    names.collect::<Vec<_>>().join("/")
}
