//! What earlier runs found out, to be looked up in the place of being done again.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::disk::{Disk, Kind, System};
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

/// A store in a folder of the disk. A folder that cannot be written keeps nothing.
#[derive(Debug)]
pub struct FolderStore(Option<Folder<'static, System>>);

impl FolderStore {
    /// The store of a folder, which is made with the first thing that is kept. A link is not followed: what it leads to is
    /// somebody else's.
    pub fn at(root: &Path) -> Self {
        let is_ours = matches!(System.kind(root), Ok(None | Some(Kind::Folder)));
        let folder = is_ours.then(|| Folder::open(&System, root).ok()).flatten();
        if let Some(folder) = &folder {
            // Nobody wants it in a repository.
            if !folder.holds(".gitignore", b"*\n") {
                drop(folder.write(".gitignore", b"*\n"));
            }
        }
        Self(folder)
    }
}

fn sum(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

impl Store for FolderStore {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = self.0.as_ref()?.read(name, MOST)?;
        let (head, rest) = bytes.split_at_checked(FORM.len() + 32)?;
        let is_whole = head.starts_with(FORM) && head.get(FORM.len()..)? == sum(rest);
        is_whole.then(|| bytes.split_off(FORM.len() + 32))
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let Some(folder) = &self.0 else { return };
        drop(folder.write(name, &[FORM, &sum(bytes), bytes].concat()));
    }

    fn keep_only(&self, folder: &str, names: &BTreeSet<String>) {
        let Some(root) = &self.0 else { return };
        for path in root.files_in(folder).unwrap_or_default() {
            if !names.contains(&path) {
                drop(root.remove_file(&path));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_as_it_was_written_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("cache");
        let store = FolderStore::at(&root);
        store.put("checks/a", "甲".as_bytes());
        assert_eq!(store.get("checks/a"), Some("甲".into()));
        assert_eq!(store.get("checks/b"), None);
        let path = root.join("checks/a");
        let whole = System.read(&path, MOST).unwrap().unwrap();
        for (what, bytes) in [
            ("cut off", whole.get(..whole.len() - 1).unwrap().to_vec()),
            ("empty", Vec::new()),
            ("of another form", [b"planboard cache 0 ", whole.get(18..).unwrap()].concat()),
            ("with another letter", [whole.get(..whole.len() - 1).unwrap(), b"x"].concat()),
        ] {
            System.remove_file(&path).unwrap();
            System.create(&path, &bytes).unwrap();
            assert_eq!(store.get("checks/a"), None, "{what}");
        }
        store.put("checks/b", b"b");
        store.keep_only("checks", &BTreeSet::from(["checks/b".to_owned()]));
        assert_eq!((store.get("checks/a"), store.get("checks/b")), (None, Some(b"b".to_vec())));
    }
}
