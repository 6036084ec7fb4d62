//! A site into its folder: first a look that changes nothing, then file by file to where new files wait, and last all of
//! them to their places.
//!
//! Whatever happens in between, every file is whole, and what planboard ever began is listed in the folder: in the
//! manifest, which is written last, or in [`BEGUN`], which is there from before the first change until after it.

use std::collections::{BTreeMap, BTreeSet};

use super::another::{refuse_around_other, refuse_unpublished_left};
use super::foreign::Foreign;
use super::known::{BEGUN, Known, NEW, is_waiting, waits_at};
use super::left::{Left, PROBE};
use super::look::{blocked, foreign, withdrawn};
use super::manifest::{Begun, Entry, MANIFEST, Manifest};
use super::order::{Order, stands_in_the_place_of_one};
use super::outcome::{NotPublished, Written};
use super::signature::{SIGNATURE, Sign, Signature};
use super::sink::Plan;
use crate::files::{Disk, File, Folder, Kind, Lock, Unwritable, part_of, whole_of};

/// A folder after the look.
#[derive(Debug)]
pub(super) struct Open<'a, D: Disk> {
    pub(super) folder: Folder<'a, D>,
    paths: BTreeSet<String>,
    pub(super) known: Known,
    pub(super) foreign: Foreign,
    /// Files of ours that the site no longer has; not all of them have to be there.
    withdrawn: Vec<String>,
    /// Those that somebody has changed: they stay.
    kept: Vec<String>,
    /// What an interrupted build left of files.
    parts: Vec<String>,
    /// Every file that was put.
    entries: Vec<Entry>,
    /// Those that are new or differ: they wait under these numbers.
    waiting: BTreeMap<Order, usize>,
    /// The files of the site, once all were put.
    published: Manifest,
    /// Nobody else writes while this is there.
    #[expect(dead_code, reason = "it is held, and let go with the rest")]
    lock: Lock,
}

impl<D: Disk> Drop for Open<'_, D> {
    fn drop(&mut self) {
        // If they cannot go, the next build removes them.
        drop(self.clear_new());
    }
}

impl<'a, D: Disk> Open<'a, D> {
    pub(super) fn look(
        folder: Folder<'a, D>,
        lock: Lock,
        plan: &Plan<'_>,
        force: bool,
    ) -> Result<Self, NotPublished> {
        let there = folder.all()?;
        if !force {
            refuse_around_other(&folder, &there, plan)?;
        }
        let known = Known::at(&folder, "");
        let paths = plan.paths.clone();
        let (withdrawn, kept) = withdrawn(&folder, &known, &paths)?;
        if !force {
            refuse_unpublished_left(&known, &kept, plan)?;
        }
        let blocked = blocked(&folder, &paths, &there, &withdrawn)?;
        if !blocked.is_empty() {
            return Err(NotPublished::Blocked(blocked));
        }
        let files = |(path, kind): (&String, &Kind)| (*kind == Kind::File).then(|| path.clone());
        let is_part = |path: &String| {
            let whole = whole_of(path).unwrap_or_default();
            [MANIFEST, SIGNATURE].contains(&whole) || paths.contains(whole) || known.began(whole)
        };
        let parts = there.iter().filter_map(files).filter(is_part).collect();
        let foreign = foreign(&folder, &there, &known, plan);
        let (entries, waiting, published) = (Vec::new(), BTreeMap::new(), Manifest::default());
        Ok(Self {
            folder,
            paths,
            known,
            foreign,
            withdrawn,
            kept,
            parts,
            entries,
            waiting,
            published,
            lock,
        })
    }

    /// Removes what waits; only what has the name of a number is ours.
    pub(super) fn clear_new(&self) -> Result<(), Unwritable> {
        let files = self.folder.files_in(NEW)?.into_iter();
        for path in files.filter(|path| is_waiting(path)) {
            self.folder.remove_file(&path)?;
        }
        self.folder.prune(&format!("{NEW}/0"));
        Ok(())
    }

    pub(super) fn put(&mut self, File { path, bytes }: File) -> Result<(), Unwritable> {
        debug_assert!(self.paths.contains(&path), "the plan has every file");
        self.entries.push(Entry::of(&path, &bytes));
        if !self.folder.holds(&path, &bytes) {
            let number = self.waiting.len();
            self.folder.create(&waits_at(number), &bytes)?;
            self.waiting.insert(Order::of(path), number);
        }
        Ok(())
    }

    pub(super) fn keep(&mut self, files: &[Left]) -> bool {
        let are_here = files.iter().all(|file| file.is_in(&self.folder, &self.known));
        if are_here {
            self.entries.extend(files.iter().map(|file| file.entry().clone()));
        }
        are_here
    }

    pub(super) fn left(&self) -> Vec<Left> {
        let entries = self.published.entries().iter();
        entries.filter_map(|entry| Left::of(&self.folder, entry)).collect()
    }

    pub(super) fn finish(&mut self, signer: Option<&dyn Sign>) -> Result<Written, NotPublished> {
        for left in [PROBE, &part_of(BEGUN)] {
            self.folder.remove_file(left)?;
        }
        let manifest = Manifest::of(std::mem::take(&mut self.entries));
        self.published = manifest.clone();
        let unchanged = manifest.paths().count() - self.waiting.len();
        let bytes = manifest.to_bytes();
        let stays = self.known.begun.is_none() && self.folder.holds(MANIFEST, &bytes);
        let signature = Signature::of(&self.folder, &bytes, signer, stays)?;
        let is_done = self.waiting.is_empty()
            && self.withdrawn.is_empty()
            && self.parts.is_empty()
            && stays
            && signature == Signature::Stays;
        if is_done {
            return Ok(Written { unchanged, ..Written::default() });
        }
        for number in self.waiting.values() {
            self.folder.last(&waits_at(*number))?;
        }
        self.folder.write(BEGUN, &self.begun(&manifest).to_bytes())?;
        self.folder.last("")?;
        let removed = self.change(&manifest, &signature).map_err(NotPublished::Halfway)?;
        Ok(Written {
            written: self.waiting.len(),
            unchanged,
            removed,
            kept: std::mem::take(&mut self.kept),
        })
    }

    /// What is about to be done, with all bytes that files of ours may have by then.
    fn begun(&self, manifest: &Manifest) -> Begun {
        let Known { files: known, earlier, .. } = &self.known;
        let known = known.clone().without(|path| self.kept.iter().any(|kept| kept == path));
        let mut earlier = earlier.clone();
        earlier.extend(known.other_than(manifest).cloned());
        let files = known.with(manifest.clone());
        // Those of the list are known by it.
        earlier.retain(|entry| !files.has(entry));
        Begun {
            files,
            of_others: self.foreign.in_the_way.clone(),
            withdrawn: self.withdrawn.clone(),
            earlier: earlier.into_iter().collect(),
        }
    }

    /// Moves what waits to its place and removes what is withdrawn. Says how many files were removed.
    fn change(&mut self, manifest: &Manifest, signature: &Signature) -> Result<usize, Unwritable> {
        for part in &self.parts {
            self.folder.remove_file(part)?;
        }
        // What is withdrawn goes last, lest a page that still stands leads to it, but for what is in the place of a folder
        // now, or in a folder in the place of a file.
        let (first, last): (Vec<String>, Vec<_>) = (self.withdrawn.iter().cloned())
            .partition(|path| stands_in_the_place_of_one(path, &self.paths));
        let mut removed = self.remove(&first)?;
        for (Order { path, .. }, number) in &self.waiting {
            self.folder.rename(&waits_at(*number), path)?;
        }
        removed += self.remove(&last)?;
        self.clear_new()?;
        for folder in self.touched() {
            self.folder.last(&folder)?;
        }
        // A signature of another manifest never stands beside a new one.
        if *signature != Signature::Stays {
            self.folder.remove_file(SIGNATURE)?;
        }
        // Stopped in between, the next build still knows what was withdrawn.
        if !self.folder.holds(MANIFEST, &manifest.to_bytes()) {
            self.folder.write(MANIFEST, &manifest.to_bytes())?;
        }
        if let Signature::Is(bytes) = signature {
            self.folder.write(SIGNATURE, bytes)?;
        }
        // The manifest is there for good before what was begun is forgotten.
        self.folder.last("")?;
        self.folder.remove_file(BEGUN)?;
        Ok(removed)
    }

    /// The folders in which names have come and gone; the root is the empty path.
    fn touched(&self) -> BTreeSet<String> {
        let new = self.waiting.keys().map(|Order { path, .. }| path);
        let above = |path: &String| {
            let ends = path.match_indices('/').map(|(at, _)| at);
            ends.chain([0]).filter_map(|at| path.get(..at)).map(str::to_owned).collect::<Vec<_>>()
        };
        new.chain(&self.withdrawn).chain(&self.parts).flat_map(above).collect()
    }

    /// Removes files, and the folders that are empty without them, but for those that somebody has changed since the first
    /// look. Says how many were there.
    fn remove(&mut self, paths: &[String]) -> Result<usize, Unwritable> {
        let mut removed = 0;
        for path in paths {
            if self.known.is_changed(&self.folder, path)? {
                self.kept.push(path.clone());
            // By the first look, nothing of ours is behind a link.
            } else if self.folder.is_inside(path) {
                removed += usize::from(self.folder.remove_file(path)?);
                self.folder.prune(path);
            }
        }
        Ok(removed)
    }
}
