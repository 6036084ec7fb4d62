//! The folder that a site is published into: what is refused and what is said, before its files come.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::another::{refuse_another, refuse_inside_public, refuse_mixed, refuse_unpublished};
use super::beside::{clear, left_beside};
use super::events::Events;
use super::known::WRITER;
use super::left::{self, Left};
use super::open::Open;
use super::outcome::{NotPublished, Written};
use super::signature::Sign;
use super::sink::{Plan, Sink};
use crate::files::{Busy, Disk, File, Folder, Lock, Unwritable, real};

/// A folder that a site is written into.
#[derive(Debug)]
pub struct Publisher<'a, D: Disk> {
    disk: &'a D,
    root: PathBuf,
    force: bool,
    syncs: bool,
    patience: Duration,
    signer: Option<&'a dyn Sign>,
    open: Option<Open<'a, D>>,
}

impl<'a, D: Disk> Publisher<'a, D> {
    /// A folder to write. Where it holds files of others, too, it is written by `force` only: over those in the way, and
    /// those beside stay.
    pub fn new(disk: &'a D, root: &Path, force: bool) -> Self {
        let (syncs, patience) = (false, Duration::ZERO);
        Self { disk, root: root.to_owned(), force, syncs, patience, signer: None, open: None }
    }

    /// Waits for the disk, so that a site outlasts a power cut, and what is halfway is known after one.
    #[must_use]
    pub fn lasting(self) -> Self {
        Self { syncs: true, ..self }
    }

    /// Waits at most so long for another build that writes into the folder.
    #[must_use]
    pub fn waiting(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Signs the manifest.
    #[must_use]
    pub fn signing(self, signer: &'a dyn Sign) -> Self {
        Self { signer: Some(signer), ..self }
    }

    /// The same, into a folder beside that which it was to write into. Gives that, too, with no link on the way.
    pub(super) fn beside(
        self,
        beside: impl Fn(&Path) -> Option<PathBuf>,
    ) -> Option<(Self, PathBuf)> {
        let root = real(&self.root);
        Some((Self { root: beside(&root)?, ..self }, root))
    }

    /// A folder to write into, which is made if need be, and kept for one writer.
    pub(super) fn folder(
        &self,
        root: &Path,
        events: &mut dyn Events,
    ) -> Result<(Folder<'a, D>, Lock), NotPublished> {
        let folder = Folder::open(self.disk, root)?.syncing(self.syncs);
        let lock = match folder.lock(Duration::ZERO) {
            Err(Busy) if !self.patience.is_zero() => {
                events.waits(root, writer(&folder), self.patience);
                folder.lock(self.patience)?
            }
            lock => lock?,
        };
        Ok((folder, lock))
    }

    /// The folder that it writes into.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// How long another build is waited for.
    pub(super) fn patience(&self) -> Duration {
        self.patience
    }

    /// Whether what is written is signed.
    pub(super) fn signs(&self) -> bool {
        self.signer.is_some()
    }

    pub(super) fn disk(&self) -> &'a D {
        self.disk
    }

    /// Removes what waits, which nothing does any more after [`Sink::finish`].
    pub(super) fn clear_new(&mut self) -> Result<(), Unwritable> {
        self.opened().clear_new()
    }

    /// The folder that it writes into, which is there.
    pub(super) fn folder_there(&self) -> Result<Folder<'a, D>, Unwritable> {
        Ok(Folder::at(self.disk, &self.root)?.syncing(self.syncs))
    }

    /// Looks at the folder, and gets it ready for a site that is not published yet.
    pub(super) fn open_unpublished(
        &mut self,
        plan: &Plan<'_>,
        events: &mut dyn Events,
    ) -> Result<(), NotPublished> {
        let open = self.look(plan, events)?;
        self.make_ready(open, events)
    }

    fn look(&self, plan: &Plan<'_>, events: &mut dyn Events) -> Result<Open<'a, D>, NotPublished> {
        refuse_mixed(&self.root, plan)?;
        if !self.force {
            refuse_inside_public(self.disk, &self.root, plan)?;
        }
        let (folder, lock) = self.folder(&self.root, events)?;
        Open::look(folder, lock, plan, self.force)
    }

    fn make_ready(
        &mut self,
        open: Open<'a, D>,
        events: &mut dyn Events,
    ) -> Result<(), NotPublished> {
        // What was withdrawn may be in it.
        if let Some(left) = left_beside(self.disk, &real(&self.root)) {
            events.clears(&left);
            let left = Folder::at(self.disk, &left)?;
            let _lock = left.lock(Duration::ZERO)?;
            clear(&left, &open.folder)?;
        }
        if !open.foreign.is_empty() {
            if !self.force {
                return Err(NotPublished::Foreign(open.foreign.clone()));
            }
            events.forces(&self.root, &open.foreign);
        }
        if let Some(interrupted) = &open.known.begun {
            events.resumes(&self.root, interrupted);
        }
        open.clear_new()?;
        // It is only for others to see who writes.
        drop(open.folder.create(WRITER, std::process::id().to_string().as_bytes()));
        self.open = Some(open);
        Ok(())
    }

    fn opened(&mut self) -> &mut Open<'a, D> {
        self.open.as_mut().expect("a sink is opened before it gets files")
    }
}

impl<D: Disk> Sink for Publisher<'_, D> {
    type Error = NotPublished;
    type Written = Written;

    /// Looks at the folder, which is made if need be. What is in it does not change.
    fn open(&mut self, plan: &Plan<'_>, events: &mut dyn Events) -> Result<(), NotPublished> {
        let open = self.look(plan, events)?;
        refuse_another(&open.known, plan, self.force, &self.root, events)?;
        refuse_unpublished(&open.known, plan, self.force)?;
        self.make_ready(open, events)
    }

    fn put(&mut self, file: File) -> Result<(), NotPublished> {
        Ok(self.opened().put(file)?)
    }

    /// Makes the folder hold exactly the files that were put, of ours.
    fn finish(&mut self) -> Result<Written, NotPublished> {
        let signer = self.signer;
        self.opened().finish(signer)
    }

    fn place(&self) -> Option<String> {
        Some(real(&self.root).display().to_string())
    }

    fn keep(&mut self, files: &[Left]) -> bool {
        self.opened().keep(files)
    }

    fn is_as_left(&mut self, files: &[&Left]) -> Option<Written> {
        // What is signed is signed with every build.
        if self.signer.is_some() {
            return None;
        }
        left::is_as_left(self.disk, &self.root, files)
    }

    fn left(&self) -> Vec<Left> {
        self.open.as_ref().map_or_else(Vec::new, Open::left)
    }
}

/// Who writes into a folder, as far as that is known.
fn writer<D: Disk>(folder: &Folder<'_, D>) -> Option<u32> {
    String::from_utf8(folder.read(WRITER, 16)?).ok()?.parse().ok()
}
