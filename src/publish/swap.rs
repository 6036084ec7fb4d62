//! A site that is made whole beside the folder that is published, and takes its place in one step: a server never shows a
//! mixture.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use super::another::{
    refuse_another, refuse_around_other, refuse_inside_public, refuse_mixed, refuse_unpublished,
    refuse_unpublished_left,
};
use super::beside::{beside, clear, is_own, left_beside, refuse_other, retire};
use super::events::Events;
use super::known::Known;
use super::left::{self, Left};
use super::look::{foreign, withdrawn};
use super::manifest::MANIFEST;
use super::outcome::{NotPublished, Written};
use super::publisher::Publisher;
use super::sink::{Plan, Sink};
use crate::files::{Blocked, Disk, File, Folder, Kind, Lock, Unwritable};

/// A folder whose place a new one takes.
#[derive(Debug)]
pub struct Swap<'a, D: Disk> {
    publisher: Publisher<'a, D>,
    /// The folder that is published, with no link on the way to it.
    root: PathBuf,
    open: Option<Published<'a, D>>,
    /// The files of the new site, as they were when it took its place.
    left: Vec<Left>,
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
    #[expect(dead_code, reason = "it is held, and let go with the rest")]
    lock: Lock,
}

impl<'a, D: Disk> Swap<'a, D> {
    /// The folder that a publisher writes into is made beside it, and changes places with it at the end. `None` where it has
    /// no name, as the root of a disk.
    pub fn of(publisher: Publisher<'a, D>) -> Option<Self> {
        let (publisher, root) = publisher.beside(beside)?;
        Some(Self { publisher, root, open: None, left: Vec::new() })
    }
}

impl<D: Disk> Sink for Swap<'_, D> {
    type Error = NotPublished;
    type Written = Written;

    /// Looks at the folder that is published, and gets the one beside it ready. Files of others stop it: they would have to
    /// move along.
    fn open(&mut self, plan: &Plan<'_>, events: &mut dyn Events) -> Result<(), NotPublished> {
        refuse_mixed(&self.root, plan)?;
        refuse_inside_public(self.publisher.disk(), &self.root, plan)?;
        let (folder, lock) = self.publisher.folder(&self.root, events)?;
        refuse_other(self.publisher.disk(), self.publisher.root())?;
        if let Some(left) = left_beside(self.publisher.disk(), &self.root) {
            events.clears(&left);
        }
        let known = Known::at(&folder, "");
        refuse_another(&known, plan, false, &self.root, events)?;
        refuse_unpublished(&known, plan, false)?;
        if let Some(interrupted) = &known.begun {
            events.resumes(&self.root, interrupted);
        }
        let there = folder.all()?;
        refuse_around_other(&folder, &there, plan)?;
        let foreign = foreign(&folder, &there, &known, plan);
        if !foreign.is_empty() {
            return Err(NotPublished::Foreign(foreign));
        }
        let (_, kept) = withdrawn(&folder, &known, plan.paths)?;
        refuse_unpublished_left(&known, &kept, plan)?;
        self.open = Some(Published { folder, known, kept, paths: plan.paths.clone(), lock });
        self.publisher.open_unpublished(plan, events).map_err(|why| match why {
            NotPublished::Foreign(foreign) => {
                NotPublished::Beside(self.publisher.root().to_owned(), foreign)
            }
            why => why,
        })
    }

    fn put(&mut self, file: File) -> Result<(), NotPublished> {
        self.publisher.put(file)
    }

    /// Finishes the new site, gives it what others have in the old one, lets both change places, and removes the old one.
    fn finish(&mut self) -> Result<Written, NotPublished> {
        let written = self.publisher.finish().map_err(|why| match why {
            // It is the one beside that is halfway.
            NotPublished::Halfway(unwritable) => NotPublished::Unwritable(unwritable),
            why => why,
        })?;
        self.publisher.clear_new()?;
        let Some(published) = &self.open else { return Ok(written) };
        let next = self.publisher.folder_there()?;
        let _inside = published.lock_sites_inside(self.publisher.patience())?;
        let all = published.folder.everything()?;
        forget(&next, &all, &published.paths)?;
        let copied = published.move_along(&next, &all)?;
        next.last("")?;
        let left = self.publisher.left();
        published.folder.exchange(&next)?;
        let (mut kept, gone) = (published.kept.clone(), published.gone(&all));
        let retired = published.retire(&next, &copied);
        self.open = None;
        let changed = retired.map_err(NotPublished::Exchanged)?;
        self.left = left;
        let removed = gone.saturating_sub(changed.len());
        kept.extend(changed);
        Ok(Written { removed, kept, ..written })
    }

    fn place(&self) -> Option<String> {
        Some(self.root.display().to_string())
    }

    fn is_as_left(&mut self, files: &[&Left]) -> Option<Written> {
        // What is signed is signed with every build.
        if self.publisher.signs() {
            return None;
        }
        left::is_as_left(self.publisher.disk(), &self.root, files)
    }

    fn left(&self) -> Vec<Left> {
        self.left.clone()
    }
}

impl<D: Disk> Drop for Swap<'_, D> {
    fn drop(&mut self) {
        // Stopped before the exchange, nobody has use for what was made. If it cannot go, the next build removes it.
        if let Some(published) = &self.open
            && let Ok(next) = self.publisher.folder_there()
        {
            drop(clear(&next, &published.folder));
        }
    }
}

impl<D: Disk> Published<'_, D> {
    /// Whether a file is one of the last site's, as that made it or as somebody changed it whom the new site overrules.
    fn is_of_the_site(&self, path: &str) -> bool {
        self.known.has(path) && !self.kept.iter().any(|kept| kept == path)
    }

    /// How many files of the last site the new one does not have.
    fn gone(&self, all: &BTreeMap<String, Kind>) -> usize {
        let is_gone = |path: &&str| {
            all.contains_key(*path) && self.is_of_the_site(path) && !self.paths.contains(*path)
        };
        self.known.files.paths().filter(is_gone).count()
    }

    /// Keeps the sites of planboard's in folders inside from being written until this is done.
    fn lock_sites_inside(&self, patience: Duration) -> Result<Vec<Lock>, NotPublished> {
        let all = self.folder.everything()?;
        let manifests = all.iter().filter(|(_, kind)| **kind == Kind::File).map(|(path, _)| path);
        let sites = manifests.filter_map(|path| path.strip_suffix(MANIFEST)?.strip_suffix('/'));
        sites.map(|site| Ok(self.folder.inside_of(site)?.lock(patience)?)).collect()
    }

    /// Copies what is of others into the next folder: what is hidden, sites of planboard's in folders inside, files that
    /// somebody has changed, folders with nothing in them; and who may read it. Names the files.
    fn move_along(
        &self,
        next: &Folder<'_, D>,
        all: &BTreeMap<String, Kind>,
    ) -> Result<Vec<String>, NotPublished> {
        let others = all.iter().filter(|(path, _)| !is_own(path) && !self.is_of_the_site(path));
        let is_empty = |path: &str| {
            let inside = format!("{path}/");
            all.range(inside.clone()..).next().is_none_or(|(path, _)| !path.starts_with(&inside))
        };
        let mut copied = Vec::new();
        for (path, kind) in others {
            match kind {
                Kind::File => {
                    copy(&self.folder, next, path)?;
                    copied.push(path.clone());
                }
                Kind::Folder if is_empty(path) => next.make_folder(path)?,
                Kind::Folder => {}
                Kind::Link | Kind::Other => {
                    let blocked = Blocked { path: path.clone(), kind: *kind };
                    return Err(NotPublished::Blocked(vec![blocked]));
                }
            }
        }
        next.take_rights_of(&self.folder)?;
        Ok(copied)
    }

    /// Removes the last site, which lies beside now. Whatever others have written into it since it was copied goes into the
    /// new one before, and what they have removed goes there, too. Names the withdrawn files that they have changed.
    fn retire(&self, old: &Folder<'_, D>, copied: &[String]) -> Result<Vec<String>, Unwritable> {
        // By the names of both, the new site is in the place of the old one now.
        let published = &self.folder;
        published.last("")?;
        let there = old.everything()?;
        let mut changed = Vec::new();
        let files = there.iter().filter(|(_, kind)| **kind == Kind::File).map(|(path, _)| path);
        for path in files.filter(|path| !is_own(path) && !self.paths.contains(*path)) {
            if !self.is_of_the_site(path) {
                copy(old, published, path)?;
            } else if self.known.is_changed(old, path)? {
                copy(old, published, path)?;
                changed.push(path.clone());
            }
        }
        for path in copied.iter().filter(|path| !there.contains_key(*path)) {
            published.remove_file(path)?;
            published.prune(path);
        }
        retire(old, published, |path| self.is_of_the_site(path))?;
        Ok(changed)
    }
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

/// Copies a file, unless the other folder has it as it is.
fn copy<D: Disk>(from: &Folder<'_, D>, to: &Folder<'_, D>, path: &str) -> Result<(), Unwritable> {
    if let Some(bytes) = from.bytes(path, u64::MAX)?
        && !to.holds(path, &bytes)
    {
        to.write(path, &bytes)?;
        to.last(path)?;
    }
    Ok(())
}
