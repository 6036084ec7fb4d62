//! The manifest: path, size and hash of every file of the site.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::page::Output;

/// Path, size and hash of every file of the site but the manifest itself.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    files: Vec<Entry>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    path: String,
    size: usize,
    sha256: String,
}

impl Manifest {
    pub(super) fn of(outputs: &[Output]) -> Self {
        let mut files: Vec<Entry> = outputs.iter().map(entry).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// A manifest that cannot be read lists nothing: then nothing is removed.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        serde_json::from_slice(bytes).unwrap_or_default()
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.iter().map(|entry| &entry.path)
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("texts and numbers can be written");
        bytes.push(b'\n');
        bytes
    }
}

fn entry(output: &Output) -> Entry {
    let mut sha256 = String::new();
    for byte in Sha256::digest(&output.bytes) {
        write!(sha256, "{byte:02x}").expect("a text takes every write");
    }
    Entry { path: output.path.clone(), size: output.bytes.len(), sha256 }
}
