//! A site into its folder: first a look that changes nothing, then file by file to where new files wait, and last all of
//! them to their places.
//!
//! Whatever happens in between, every file is whole, and what planboard ever began is listed in the folder: in the
//! manifest, which is written last, or in [`BEGUN`], which is there from before the first change until after it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::foreign::Foreign;
use super::known::{BEGUN, Known, NEW, is_waiting, waits_at};
use super::look::{blocked, foreign};
use super::manifest::{Begun, Entry, MANIFEST, Manifest};
use super::sink::{Events, Left, Plan, Sink};
use crate::files::{
    Blocked, Busy, Disk, File, Folder, Kind, Lock, Relation, Unwritable, part_of, real, relation,
    whole_of,
};

/// What version 0.1.0 left behind where it was killed as it tried a folder.
const PROBE: &str = ".planboard-probe";

/// What a publication did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many files were new or differed.
    pub written: usize,
    /// How many files were as they should be.
    pub unchanged: usize,
    /// How many files of the last site were removed.
    pub removed: usize,
}

/// Why a site is not written, or not all of it.
#[derive(Debug)]
pub enum NotPublished {
    /// The folder would mix what is made with what it is made from.
    Mixed(PathBuf, Relation),
    /// There are files of others.
    Foreign(Foreign),
    /// Something is in the way that no file is written over.
    Blocked(Vec<Blocked>),
    /// Another build is writing into the folder.
    Busy,
    /// The folder cannot be written, and nothing has changed.
    Unwritable(Unwritable),
    /// It stopped halfway: every file is whole, some are new and others not, and the next build makes it right.
    Halfway(Unwritable),
}

impl From<Unwritable> for NotPublished {
    fn from(unwritable: Unwritable) -> Self {
        Self::Unwritable(unwritable)
    }
}

impl From<Busy> for NotPublished {
    fn from(Busy: Busy) -> Self {
        Self::Busy
    }
}

/// A folder that a site is written into.
#[derive(Debug)]
pub struct Publisher<'a, D: Disk> {
    disk: &'a D,
    root: PathBuf,
    force: bool,
    open: Option<Open<'a, D>>,
}

impl<'a, D: Disk> Publisher<'a, D> {
    /// A folder to write. Where it holds files of others, too, it is written by `force` only: over those in the way, and
    /// those beside stay.
    pub fn new(disk: &'a D, root: &Path, force: bool) -> Self {
        Self { disk, root: root.to_owned(), force, open: None }
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
        for folder in plan.made_from {
            if let Some(found) = relation(&self.root, folder) {
                return Err(NotPublished::Mixed(folder.clone(), found));
            }
        }
        let open = Open::look(self.disk, &self.root, plan)?;
        if !open.foreign.is_empty() {
            if !self.force {
                return Err(NotPublished::Foreign(open.foreign.clone()));
            }
            events.forces(&self.root, &open.foreign);
        }
        open.clear_new()?;
        self.open = Some(open);
        Ok(())
    }

    fn put(&mut self, file: File) -> Result<(), NotPublished> {
        Ok(self.opened().put(file)?)
    }

    /// Makes the folder hold exactly the files that were put, of ours.
    fn finish(&mut self) -> Result<Written, NotPublished> {
        self.opened().finish()
    }

    fn place(&self) -> Option<String> {
        Some(real(&self.root).display().to_string())
    }

    fn keep(&mut self, files: &[Left]) -> bool {
        self.opened().keep(files)
    }

    fn is_as_left(&mut self, files: &[&Left]) -> Option<Written> {
        is_as_left(self.disk, &self.root, files)
    }

    fn left(&self) -> Vec<Left> {
        self.open.as_ref().map_or_else(Vec::new, Open::left)
    }
}

/// A folder after the look.
#[derive(Debug)]
struct Open<'a, D: Disk> {
    folder: Folder<'a, D>,
    paths: BTreeSet<String>,
    known: Known,
    foreign: Foreign,
    /// Files of ours that the site no longer has; not all of them have to be there.
    withdrawn: Vec<String>,
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
    fn look(disk: &'a D, root: &Path, plan: &Plan<'_>) -> Result<Self, NotPublished> {
        let folder = Folder::open(disk, root)?;
        let lock = folder.lock()?;
        let there = folder.all()?;
        let known = Known::at(&folder, "");
        let paths = plan.paths.clone();
        let withdrawn = known.files.paths().filter(|path| !paths.contains(*path));
        let withdrawn: Vec<String> = withdrawn.map(str::to_owned).collect();
        let blocked = blocked(&folder, &paths, &there, &withdrawn)?;
        if !blocked.is_empty() {
            return Err(NotPublished::Blocked(blocked));
        }
        let files = |(path, kind): (&String, &Kind)| (*kind == Kind::File).then(|| path.clone());
        let is_part = |path: &String| {
            let whole = whole_of(path).unwrap_or_default();
            whole == MANIFEST || paths.contains(whole) || known.began(whole)
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
            parts,
            entries,
            waiting,
            published,
            lock,
        })
    }

    /// Removes what waits; only what has the name of a number is ours.
    fn clear_new(&self) -> Result<(), Unwritable> {
        let files = self.folder.files_in(NEW)?.into_iter();
        for path in files.filter(|path| is_waiting(path)) {
            self.folder.remove_file(&path)?;
        }
        self.folder.prune(&format!("{NEW}/0"));
        Ok(())
    }

    fn put(&mut self, File { path, bytes }: File) -> Result<(), Unwritable> {
        debug_assert!(self.paths.contains(&path), "the plan has every file");
        self.entries.push(Entry::of(&path, &bytes));
        if !self.folder.holds(&path, &bytes) {
            let number = self.waiting.len();
            self.folder.create(&waits_at(number), &bytes)?;
            self.waiting.insert(Order::of(path), number);
        }
        Ok(())
    }

    fn keep(&mut self, files: &[Left]) -> bool {
        let is_here = |file: &Left| {
            self.known.files.entry(file.path()) == Some(&file.entry)
                && self.folder.stamp(file.path()) == Some(file.stamp)
        };
        let are_here = files.iter().all(is_here);
        if are_here {
            self.entries.extend(files.iter().map(|file| file.entry.clone()));
        }
        are_here
    }

    fn left(&self) -> Vec<Left> {
        let left = |entry: &Entry| {
            Some(Left { entry: entry.clone(), stamp: self.folder.stamp(entry.path())? })
        };
        self.published.entries().iter().filter_map(left).collect()
    }

    fn finish(&mut self) -> Result<Written, NotPublished> {
        for left in [PROBE, &part_of(BEGUN)] {
            self.folder.remove_file(left)?;
        }
        let manifest = Manifest::of(std::mem::take(&mut self.entries));
        self.published = manifest.clone();
        let unchanged = manifest.paths().count() - self.waiting.len();
        let is_done = self.waiting.is_empty()
            && self.withdrawn.is_empty()
            && self.parts.is_empty()
            && !self.known.is_begun
            && self.folder.holds(MANIFEST, &manifest.to_bytes());
        if is_done {
            return Ok(Written { unchanged, ..Written::default() });
        }
        let files = self.known.files.clone().with(manifest.clone());
        let begun = Begun { files, of_others: self.foreign.in_the_way.clone() };
        self.folder.write(BEGUN, &begun.to_bytes())?;
        let removed = self.change(&manifest).map_err(NotPublished::Halfway)?;
        Ok(Written { written: self.waiting.len(), unchanged, removed })
    }

    /// Moves what waits to its place and removes what is withdrawn. Says how many files were removed.
    fn change(&self, manifest: &Manifest) -> Result<usize, Unwritable> {
        for part in &self.parts {
            self.folder.remove_file(part)?;
        }
        // What is withdrawn goes last, lest a page that still stands leads to it, but for what is in the place of a folder
        // now, or in a folder in the place of a file.
        let (first, last): (Vec<&String>, Vec<_>) =
            self.withdrawn.iter().partition(|path| stands_in_the_place_of_one(path, &self.paths));
        let mut removed = self.remove(&first)?;
        for (Order { path, .. }, number) in &self.waiting {
            self.folder.rename(&waits_at(*number), path)?;
        }
        removed += self.remove(&last)?;
        self.clear_new()?;
        // Stopped in between, the next build still knows what was withdrawn.
        if !self.folder.holds(MANIFEST, &manifest.to_bytes()) {
            self.folder.write(MANIFEST, &manifest.to_bytes())?;
        }
        self.folder.remove_file(BEGUN)?;
        Ok(removed)
    }

    /// Removes files, and the folders that are empty without them. Says how many were there.
    fn remove(&self, paths: &[&String]) -> Result<usize, Unwritable> {
        let mut removed = 0;
        for path in paths {
            // By the first look, nothing of ours is behind a link.
            if self.folder.is_inside(path) {
                removed += usize::from(self.folder.remove_file(path)?);
                self.folder.prune(path);
            }
        }
        Ok(removed)
    }
}

/// What a build has done whose site is in a folder already: every file as it was left, and nothing of anybody else.
fn is_as_left<D: Disk>(disk: &D, root: &Path, files: &[&Left]) -> Option<Written> {
    if disk.kind(root).ok()? != Some(Kind::Folder) {
        return None;
    }
    let folder = Folder::open(disk, root).ok()?;
    let lock = folder.lock().ok()?;
    let known = Known::at(&folder, "");
    let listed: BTreeSet<&str> = files.iter().map(|file| file.path()).collect();
    let is_ours = |(path, kind): (&String, &Kind)| match kind {
        Kind::Folder => true,
        Kind::File => path == MANIFEST || listed.contains(path.as_str()),
        Kind::Link | Kind::Other => false,
    };
    let is_here = |file: &&Left| {
        known.files.entry(file.path()) == Some(&file.entry)
            && folder.stamp(file.path()) == Some(file.stamp)
    };
    let is_there = |path: &str| folder.kind(path).ok().flatten().is_some();
    let has_leftovers = [PROBE, NEW, &part_of(BEGUN)].into_iter().any(is_there);
    let is_whole = known.has_manifest
        && !known.is_begun
        && !has_leftovers
        && known.files.paths().count() == listed.len()
        && folder.all().ok()?.iter().all(is_ours)
        && files.iter().all(is_here);
    drop(lock);
    is_whole.then(|| Written { unchanged: listed.len(), ..Written::default() })
}

/// The order in which new files take their places: what pages need before the pages, and the page that people open first
/// after what it leads to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    rank: u8,
    path: String,
}

impl Order {
    fn of(path: String) -> Self {
        let is_page = Path::new(&path).extension().is_some_and(|extension| extension == "html");
        let rank = if path == "index.html" { 2 } else { u8::from(is_page) };
        Self { rank, path }
    }
}

/// Whether a file has the name of a folder that these paths need, or is in a folder that has the name of one of them.
fn stands_in_the_place_of_one(path: &str, paths: &BTreeSet<String>) -> bool {
    let inside = format!("{path}/");
    let next = paths.range(inside.clone()..).next();
    let mut folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    next.is_some_and(|next| next.starts_with(&inside)) || folders.any(|f| paths.contains(f))
}
