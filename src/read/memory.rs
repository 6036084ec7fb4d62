//! What the YAML of each district was in an earlier run, so that a file that has not changed is not parsed again.
//!
//! What is kept is what the parser gave, by a hash of the text: ids, values and everything that can be wrong with them are
//! looked at in every run.

use std::any::type_name;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::files::Store;
use crate::model::DistrictId;

/// The folder of the store.
const FOLDER: &str = "parsed";

/// What earlier runs parsed.
#[derive(Debug, Clone, Copy)]
pub struct Memory<'a> {
    store: &'a dyn Store,
    program: &'a [u8],
}

/// What earlier runs parsed of a folder.
#[derive(Debug)]
pub(super) struct FolderMemory<'a> {
    memory: Memory<'a>,
    name: String,
    earlier: BTreeMap<String, Vec<u8>>,
    now: BTreeMap<String, Vec<u8>>,
    /// Whether something was parsed that was not kept.
    has_more: bool,
}

impl<'a> Memory<'a> {
    /// What a store has. `program` tells one version of the program from another.
    pub fn new(store: &'a dyn Store, program: &'a [u8]) -> Self {
        Self { store, program }
    }

    /// What was parsed of the folder of a district; `None` where no district can be called so.
    pub(super) fn of_folder(self, folder: &str) -> Option<FolderMemory<'a>> {
        let name = name_of(folder)?;
        let kept = self.store.get(&name).unwrap_or_default();
        let lines = kept.split(|byte| *byte == b'\n');
        let earlier = lines.filter_map(|line| {
            let end = line.iter().position(|byte| *byte == b' ')?;
            let (key, raw) = line.split_at_checked(end)?;
            Some((String::from_utf8(key.to_owned()).ok()?, raw.to_owned()))
        });
        let earlier = earlier.collect();
        Some(FolderMemory { memory: self, name, earlier, now: BTreeMap::new(), has_more: false })
    }

    /// Drops what was kept of folders that are no more.
    pub(super) fn keep_only<'f>(self, folders: impl Iterator<Item = &'f str>) {
        let names: BTreeSet<String> = folders.filter_map(name_of).collect();
        self.store.keep_only(FOLDER, &names);
    }
}

fn name_of(folder: &str) -> Option<String> {
    DistrictId::parse(folder).map(|id| format!("{FOLDER}/{}", id.as_str()))
}

impl FolderMemory<'_> {
    /// A text as it was parsed into a raw type, or as it is now.
    pub(super) fn read<R: Serialize + DeserializeOwned, E>(
        &mut self,
        text: &str,
        parse: impl FnOnce() -> Result<R, E>,
    ) -> Result<R, E> {
        let key = self.key::<R>(text);
        let kept = self.earlier.get(&key);
        if let Some((raw, kept)) =
            kept.and_then(|kept| Some((serde_json::from_slice(kept).ok()?, kept)))
        {
            self.now.insert(key, kept.clone());
            return Ok(raw);
        }
        let raw = parse()?;
        if let Ok(kept) = serde_json::to_vec(&raw) {
            self.now.insert(key, kept);
            self.has_more = true;
        }
        Ok(raw)
    }

    /// A hash of the text, the program and the type that the text was parsed into.
    fn key<R>(&self, text: &str) -> String {
        let mut hasher = Sha256::new_with_prefix(self.memory.program);
        hasher.update(type_name::<R>());
        hasher.update(text);
        let mut key = String::new();
        for byte in hasher.finalize() {
            let _ = write!(key, "{byte:02x}");
        }
        key
    }

    /// Keeps what was parsed now, where it is not what is kept.
    pub(super) fn keep(self) {
        if !self.has_more && self.now.len() == self.earlier.len() {
            return;
        }
        let lines = self.now.iter().flat_map(|(key, raw)| [key.as_bytes(), b" ", raw, b"\n"]);
        self.memory.store.put(&self.name, &lines.collect::<Vec<_>>().concat());
    }
}
