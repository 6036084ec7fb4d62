//! What earlier runs found out, to be looked up in the place of being done again.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use super::disk::System;
use super::folder::Folder;

/// Bytes by names. It is a help and no more: what is not there is done again, and whoever looks something up has to tell by
/// the bytes whether they are of what is asked.
pub trait Store: fmt::Debug + Send + Sync {
    /// The bytes that were kept under a name; `None` where there are none, or they are not as they were written.
    fn get(&self, name: &str) -> Option<Vec<u8>>;

    /// Keeps bytes under a name: names in lower case with `/` between them. What cannot be kept is done again.
    fn put(&self, name: &str, bytes: &[u8]);

    /// Drops what is in a folder of the store, but for these names.
    fn keep_only(&self, folder: &str, names: &BTreeSet<String>);
}

/// What a file of the store begins with: the form of the file, and the hash of what follows.
const FORM: &[u8] = b"planboard cache 1 ";

/// How many bytes a file may have.
const MOST: u64 = 512 * 1024 * 1024;

/// Where in a project the store is.
pub const CACHE: &str = ".planboard/cache";

/// A store in a project folder. One that cannot be written, or is behind a link, keeps nothing.
#[derive(Debug)]
pub struct FolderStore {
    folder: Option<Folder<'static, System>>,
    /// Whether the folder says to git that nobody wants it; it does with the first thing that is kept.
    is_ignored: OnceLock<bool>,
}

impl FolderStore {
    /// The store of a project, which is a folder that is there.
    pub fn of(project: &Path) -> Self {
        Self { folder: Folder::at(&System, project).ok(), is_ignored: OnceLock::new() }
    }

    fn is_ignored(&self, folder: &Folder<'_, System>) -> bool {
        *self.is_ignored.get_or_init(|| {
            let (path, all) = (at(".gitignore"), b"*\n");
            folder.holds(&path, all) || folder.write(&path, all).is_ok()
        })
    }
}

fn at(name: &str) -> String {
    format!("{CACHE}/{name}")
}

fn sum(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

impl Store for FolderStore {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = self.folder.as_ref()?.read(&at(name), MOST)?;
        let (head, rest) = bytes.split_at_checked(FORM.len() + 32)?;
        let is_whole = head.starts_with(FORM) && head.get(FORM.len()..)? == sum(rest);
        is_whole.then(|| bytes.split_off(FORM.len() + 32))
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let Some(folder) = self.folder.as_ref().filter(|folder| self.is_ignored(folder)) else {
            return;
        };
        drop(folder.write(&at(name), &[FORM, &sum(bytes), bytes].concat()));
    }

    fn keep_only(&self, folder: &str, names: &BTreeSet<String>) {
        let Some(root) = &self.folder else { return };
        let paths: BTreeSet<String> = names.iter().map(|name| at(name)).collect();
        for path in root.files_in(&at(folder)).unwrap_or_default() {
            if !paths.contains(&path) {
                drop(root.remove_file(&path));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Disk;

    #[test]
    fn what_is_not_as_it_was_written_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join(CACHE);
        let store = FolderStore::of(folder.path());
        store.put("checks/a", "甲".as_bytes());
        assert_eq!(store.get("checks/a"), Some("甲".into()));
        assert_eq!(store.get("checks/b"), None);
        let path = root.join("checks/a");
        let whole = System.read(&path, MOST).unwrap().unwrap();
        let (form, rest) = whole.split_at_checked(FORM.len()).unwrap();
        let cut_off = rest.split_last().unwrap().1;
        for (what, bytes) in [
            ("cut off", [form, cut_off].concat()),
            ("empty", Vec::new()),
            ("of another form", [b"planboard cache 0 ", rest].concat()),
            ("with another letter", [form, cut_off, b"x"].concat()),
        ] {
            System.remove_file(&path).unwrap();
            System.create(&path, &bytes).unwrap();
            assert_eq!(store.get("checks/a"), None, "{what}");
        }
        store.put("checks/b", b"b");
        store.put("checks/c", b"c");
        store.keep_only("checks", &BTreeSet::from(["checks/b".to_owned()]));
        assert_eq!((store.get("checks/c"), store.get("checks/b")), (None, Some(b"b".to_vec())));
    }
}
