//! What planboard knows of the files in a folder: the manifest of a site, and what a build has begun.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::files::is_plain;

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// Path, size and hash of every file of the site but the manifest itself, in the order of paths.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    files: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    path: String,
    size: usize,
    sha256: String,
}

impl Entry {
    /// What comes before every file at a path, in the order of entries.
    pub(super) fn first_at(path: &str) -> Self {
        Self { path: path.to_owned(), size: 0, sha256: String::new() }
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// How many bytes the file has.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    pub(super) fn of(path: &str, bytes: &[u8]) -> Self {
        let mut sha256 = String::new();
        for byte in Sha256::digest(bytes) {
            write!(sha256, "{byte:02x}").expect("a text takes every write");
        }
        Self { path: path.to_owned(), size: bytes.len(), sha256 }
    }
}

impl Manifest {
    pub(super) fn of(entries: Vec<Entry>) -> Self {
        Self::sorted(entries.into_iter())
    }

    /// Files of this manifest and of another; where both have one, it is as the other says.
    pub(super) fn with(self, other: Self) -> Self {
        Self::sorted(self.files.into_iter().chain(other.files))
    }

    /// This manifest without some files.
    pub(super) fn without(mut self, is_left_out: impl Fn(&str) -> bool) -> Self {
        self.files.retain(|entry| !is_left_out(&entry.path));
        self
    }

    fn sorted(entries: impl Iterator<Item = Entry>) -> Self {
        let files: BTreeMap<String, Entry> = entries.map(|e| (e.path.clone(), e)).collect();
        Self { files: files.into_values().collect() }
    }

    /// A manifest of planboard, of this version or an earlier one. Other tools have files of the same name, with other
    /// keys or with these: only the very bytes that planboard writes are believed, since what is listed may be removed.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        exactly(bytes).filter(Self::is_sound)
    }

    fn is_sound(&self) -> bool {
        let is_hash = |text: &str| {
            text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        };
        self.files.iter().all(|entry| is_plain(&entry.path) && is_hash(&entry.sha256))
            && self.files.is_sorted_by(|one, next| one.path < next.path)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|entry| entry.path.as_str())
    }

    /// How many bytes a file should have, if it is listed.
    pub(super) fn size(&self, path: &str) -> Option<usize> {
        self.entry(path).map(|entry| entry.size)
    }

    /// Whether these are the bytes of a file as listed.
    pub(super) fn lists(&self, path: &str, bytes: &[u8]) -> bool {
        self.entry(path) == Some(&Entry::of(path, bytes))
    }

    /// Every file that is listed.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.files
    }

    /// The files that are not as another manifest lists them.
    pub(super) fn other_than(&self, other: &Self) -> impl Iterator<Item = &Entry> {
        self.files.iter().filter(|entry| other.entry(&entry.path) != Some(entry))
    }

    /// Whether a file is listed with these very bytes.
    pub(super) fn has(&self, entry: &Entry) -> bool {
        self.entry(&entry.path) == Some(entry)
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    pub(super) fn entry(&self, path: &str) -> Option<&Entry> {
        let at = self.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        to_bytes(self)
    }
}

/// What a build has begun and not finished: it stands in the folder before the first change, and goes after the last.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Begun {
    /// All files that may be there now: those of the last site and those of the new one.
    pub(super) files: Manifest,
    /// Those that somebody else had files in the place of.
    pub(super) of_others: Vec<String>,
    /// Those that the new site does not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) withdrawn: Vec<String>,
    /// Other bytes that files may have: of builds that were interrupted before this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) earlier: Vec<Entry>,
}

impl Begun {
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        exactly(bytes).filter(|begun: &Self| begun.files.is_sound())
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        to_bytes(self)
    }
}

/// A value whose bytes are those that would be written for it; ends of lines may be those of Windows.
fn exactly<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Option<T> {
    let value: T = serde_json::from_slice(bytes).ok()?;
    let written = to_bytes(&value);
    bytes.iter().filter(|byte| **byte != b'\r').eq(&written).then_some(value)
}

fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("texts and numbers can be written");
    bytes.push(b'\n');
    bytes
}
