//! A site that is made whole beside the folder that is published, and takes its place in one step: a server never shows a
//! mixture.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::events::Events;
use super::known::{BEGUN, Known, is_waiting};
use super::look::{foreign, withdrawn};
use super::manifest::MANIFEST;
use super::outcome::{NotPublished, Written};
use super::publisher::Publisher;
use super::signature::SIGNATURE;
use super::sink::{Plan, Sink};
use crate::files::{Blocked, Disk, File, Folder, Kind, Lock, relation, whole_of};

/// The folder beside another in which its next site is made.
fn beside(root: &Path) -> Option<PathBuf> {
    let name = root.file_name()?.to_str()?;
    Some(root.with_file_name(format!(".{name}.planboard-next")))
}

/// A folder whose place a new one takes.
#[derive(Debug)]
pub struct Swap<'a, D: Disk> {
    publisher: Publisher<'a, D>,
    /// The folder that is published, with no link on the way to it.
    root: PathBuf,
    open: Option<Published<'a, D>>,
}

/// The folder that is published, while the next one is made.
#[derive(Debug)]
struct Published<'a, D: Disk> {
    folder: Folder<'a, D>,
    known: Known,
    /// Files of the last site that somebody has changed, and the new one does not have.
    kept: Vec<String>,
    /// The files of the new site.
    paths: BTreeSet<String>,
    /// Nobody else writes while this is there.
    lock: Lock,
}

impl<'a, D: Disk> Swap<'a, D> {
    /// The folder that a publisher writes into is made beside it, and changes places with it at the end. `None` where it has
    /// no name, as the root of a disk.
    pub fn of(publisher: Publisher<'a, D>) -> Option<Self> {
        let (publisher, root) = publisher.beside(beside)?;
        Some(Self { publisher, root, open: None })
    }
}

impl<D: Disk> Sink for Swap<'_, D> {
    type Error = NotPublished;
    type Written = Written;

    /// Looks at the folder that is published, and gets the one beside it ready. Files of others stop it: they would have to
    /// move along.
    fn open(&mut self, plan: &Plan<'_>, events: &mut dyn Events) -> Result<(), NotPublished> {
        for folder in plan.made_from {
            if let Some(found) = relation(&self.root, folder) {
                return Err(NotPublished::Mixed(folder.clone(), found));
            }
        }
        let (folder, lock) = self.publisher.folder(&self.root, events)?;
        let known = Known::at(&folder, "");
        if let Some(interrupted) = &known.begun {
            events.resumes(&self.root, interrupted);
        }
        let foreign = foreign(&folder, &folder.all()?, &known, plan);
        if !foreign.is_empty() {
            return Err(NotPublished::Foreign(foreign));
        }
        let (_, kept) = withdrawn(&folder, &known, plan.paths)?;
        self.open = Some(Published { folder, known, kept, paths: plan.paths.clone(), lock });
        self.publisher.open(plan, events)
    }

    fn put(&mut self, file: File) -> Result<(), NotPublished> {
        self.publisher.put(file)
    }

    /// Finishes the new site, gives it what others have in the old one, lets both change places, and removes the old one.
    fn finish(&mut self) -> Result<Written, NotPublished> {
        let written = self.publisher.finish()?;
        self.publisher.clear_new()?;
        let Some(Published { folder, known, kept, paths, lock }) = self.open.take() else {
            return Ok(written);
        };
        let next = self.publisher.folder_there()?;
        let all = folder.everything()?;
        forget(&next, &all, &paths)?;
        let is_kept = |path: &str| kept.iter().any(|kept| kept == path);
        carry(&folder, &next, &all, |path| known.has(path) && !is_kept(path))?;
        next.last("")?;
        folder.exchange(&next)?;
        // By the names of both, the new site is in the place of the old one now.
        folder.last("").map_err(NotPublished::Halfway)?;
        // The manifest goes last: stopped in between, the next build knows what the others are.
        let (first, last): (Vec<&String>, Vec<_>) = all.keys().partition(|path| *path != MANIFEST);
        for path in first.into_iter().chain(last) {
            if next.remove_file(path).map_err(NotPublished::Halfway)? {
                next.prune(path);
            }
        }
        next.remove_if_empty();
        drop(lock);
        Ok(Written { kept, ..written })
    }
}

/// Whether a file is planboard's own beside the pages of a site.
fn is_own(path: &str) -> bool {
    [MANIFEST, SIGNATURE, BEGUN].contains(&path) || is_waiting(path) || whole_of(path).is_some()
}

/// Removes from the next folder what an exchange that was interrupted left there of others, and they no longer have.
fn forget<D: Disk>(
    next: &Folder<'_, D>,
    all: &BTreeMap<String, Kind>,
    paths: &BTreeSet<String>,
) -> Result<(), NotPublished> {
    for (path, _) in next.everything()?.into_iter().filter(|(_, kind)| *kind == Kind::File) {
        if !paths.contains(&path) && !is_own(&path) && !all.contains_key(&path) {
            next.remove_file(&path)?;
            next.prune(&path);
        }
    }
    Ok(())
}

/// Copies what is of others: what is hidden, sites of planboard's in folders inside, and files that somebody has changed.
fn carry<D: Disk>(
    from: &Folder<'_, D>,
    to: &Folder<'_, D>,
    all: &BTreeMap<String, Kind>,
    is_of_the_site: impl Fn(&str) -> bool,
) -> Result<(), NotPublished> {
    let is_ours = |path: &str| is_own(path) || is_of_the_site(path);
    let others = all.iter().filter(|(path, kind)| **kind != Kind::Folder && !is_ours(path));
    for (path, kind) in others {
        if *kind != Kind::File {
            return Err(NotPublished::Blocked(vec![Blocked { path: path.clone(), kind: *kind }]));
        }
        if let Some(bytes) = from.bytes(path, u64::MAX)?
            && !to.holds(path, &bytes)
        {
            to.write(path, &bytes)?;
            to.last(path)?;
        }
    }
    Ok(())
}
