//! A site into its folder: first a look that changes nothing, then what differs, file by file.
//!
//! Whatever happens in between, every file is whole, and what planboard ever began is listed in the folder: in the
//! manifest, which is written last, or in [`BEGUN`], which is there from before the first change until after it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::disk::{Busy, Disk, Kind, Lock};
use super::folder::{Blocked, Folder, Unwritable, part_of, whole_of};
use super::manifest::{Begun, Manifest};
use super::{MANIFEST, Written};
use crate::page::Output;

/// What a build has begun and not finished.
const BEGUN: &str = ".planboard-begun";

/// What version 0.1.0 left behind where it was killed as it tried a folder.
const PROBE: &str = ".planboard-probe";

/// How many bytes a manifest may have: that of a site of a hundred thousand pages has half of it.
const MOST: u64 = 32 * 1024 * 1024;

/// Why a site is not written, or not all of it.
#[derive(Debug)]
pub enum NotPublished {
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

/// Files in the folder that no planboard made, in the order of paths.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// Those that the site has files in the place of.
    pub in_the_way: Vec<String>,
    /// The others.
    pub beside: Vec<String>,
}

impl Foreign {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.in_the_way.is_empty() && self.beside.is_empty()
    }
}

/// A site that is ready to be written into a folder.
#[derive(Debug)]
pub struct Publisher<'a, D> {
    folder: Folder<'a, D>,
    outputs: &'a [Output],
    known: Known,
    foreign: Foreign,
    /// The files that are as they should be.
    same: BTreeSet<&'a str>,
    /// Files of ours that the site no longer has; not all of them have to be there.
    withdrawn: Vec<String>,
    /// What an interrupted build left of files.
    parts: Vec<String>,
    /// Nobody else writes while this is there.
    _lock: Lock,
}

impl<'a, D: Disk> Publisher<'a, D> {
    /// Looks at the folder, which is made if need be. Nothing in it changes.
    pub fn open(disk: &'a D, outputs: &'a [Output], root: &Path) -> Result<Self, NotPublished> {
        let folder = Folder::open(disk, root)?;
        let lock = folder.lock()?;
        let there = folder.all()?;
        let known = Known::at(&folder, "");
        let paths = paths(outputs);
        let withdrawn = known.files.paths().filter(|path| !paths.contains(path));
        let withdrawn: Vec<String> = withdrawn.map(str::to_owned).collect();
        refuse_what_blocks(&folder, &paths, &there, &withdrawn)?;
        let same = outputs.iter().filter(|output| folder.holds(&output.path, &output.bytes));
        let same: BTreeSet<&str> = same.map(|output| output.path.as_str()).collect();
        let files = |(path, kind): (&String, &Kind)| (*kind == Kind::File).then(|| path.clone());
        let is_part = |path: &String| {
            let whole = whole_of(path).unwrap_or_default();
            whole == MANIFEST || paths.contains(whole) || known.began(whole)
        };
        let parts = there.iter().filter_map(files).filter(is_part).collect();
        let foreign = foreign(&folder, &there, &known, &paths, &same);
        Ok(Self { folder, outputs, known, foreign, same, withdrawn, parts, _lock: lock })
    }

    /// The files in the folder that no planboard made.
    pub fn foreign(&self) -> &Foreign {
        &self.foreign
    }

    /// Makes the folder hold exactly these files of ours. Where it holds files of others, too, it does so by `force` only:
    /// it writes over those in the way and leaves those beside.
    pub fn publish(self, force: bool) -> Result<Written, NotPublished> {
        if !force && !self.foreign.is_empty() {
            return Err(NotPublished::Foreign(self.foreign));
        }
        for left in [PROBE, &part_of(BEGUN)] {
            self.folder.remove_file(left)?;
        }
        let manifest = Manifest::of(self.outputs);
        let unchanged = self.same.len();
        let is_done = unchanged == self.outputs.len()
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
        self.change(&manifest).map_err(NotPublished::Halfway)
    }

    fn change(&self, manifest: &Manifest) -> Result<Written, Unwritable> {
        for part in &self.parts {
            self.folder.remove_file(part)?;
        }
        let new = || self.outputs.iter().filter(|file| !self.same.contains(file.path.as_str()));
        // What is withdrawn goes last, lest a page that still stands leads to it, but for what is in the place of a folder
        // now, or in a folder in the place of a file.
        let paths = paths(self.outputs);
        let (first, last): (Vec<&String>, Vec<_>) =
            self.withdrawn.iter().partition(|path| stands_in_the_place_of_one(path, &paths));
        let mut removed = self.remove(&first)?;
        for file in new() {
            self.folder.write(&file.path, &file.bytes)?;
        }
        removed += self.remove(&last)?;
        // Stopped in between, the next build still knows what was withdrawn.
        if !self.folder.holds(MANIFEST, &manifest.to_bytes()) {
            self.folder.write(MANIFEST, &manifest.to_bytes())?;
        }
        self.folder.remove_file(BEGUN)?;
        Ok(Written { written: new().count(), unchanged: self.same.len(), removed })
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

/// What planboard knows of its files in a folder.
#[derive(Debug)]
struct Known {
    /// Every file that a build has begun: those of the last site, and those of builds that were interrupted since.
    files: Manifest,
    /// Files of others that an interrupted build was to write over, and had not.
    of_others: Vec<String>,
    /// Whether there is a manifest of planboard's.
    has_manifest: bool,
    /// Whether the last build was interrupted.
    is_begun: bool,
}

impl Known {
    /// What is known in a folder inside the folder, named with its `/`.
    fn at<D: Disk>(folder: &Folder<'_, D>, inside: &str) -> Self {
        let read = |name: &str| folder.read(&format!("{inside}{name}"), MOST);
        let last = read(MANIFEST).and_then(|bytes| Manifest::parse(&bytes));
        let has_manifest = last.is_some();
        let is_begun = folder.kind(&format!("{inside}{BEGUN}")).is_ok_and(|kind| kind.is_some());
        let begun = read(BEGUN).and_then(|bytes| Begun::parse(&bytes));
        let Begun { files, mut of_others } = begun.unwrap_or_default();
        // A file of somebody else that was to be written over is ours once it was.
        of_others.retain(|path| {
            let is_written = |size: usize| {
                let bytes = folder.read(&format!("{inside}{path}"), size as u64);
                bytes.is_some_and(|bytes| files.lists(path, &bytes))
            };
            !files.size(path).is_some_and(is_written)
        });
        let files = files.without(|path| of_others.iter().any(|other| other == path));
        let files = last.unwrap_or_default().with(files);
        Self { files, of_others, has_manifest, is_begun }
    }

    fn has(&self, path: &str) -> bool {
        self.files.size(path).is_some()
    }

    /// Whether a build may have begun to write a file.
    fn began(&self, path: &str) -> bool {
        self.has(path) || self.of_others.iter().any(|other| other == path)
    }
}

fn paths(outputs: &[Output]) -> BTreeSet<&str> {
    outputs.iter().map(|output| output.path.as_str()).collect()
}

/// Whether a file has the name of a folder that these paths need, or is in a folder that has the name of one of them.
fn stands_in_the_place_of_one(path: &str, paths: &BTreeSet<&str>) -> bool {
    let inside = format!("{path}/");
    let next = paths.range(inside.as_str()..).next();
    let mut folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    next.is_some_and(|next| next.starts_with(&inside)) || folders.any(|f| paths.contains(f))
}

/// Stops before anything is written if some file cannot be.
fn refuse_what_blocks<D: Disk>(
    folder: &Folder<'_, D>,
    paths: &BTreeSet<&str>,
    there: &BTreeMap<String, Kind>,
    withdrawn: &[String],
) -> Result<(), NotPublished> {
    let is_withdrawn = |path: &str| {
        let path = whole_of(path).unwrap_or(path);
        withdrawn.binary_search_by(|known| known.as_str().cmp(path)).is_ok()
    };
    let gives_way = |path: &str| {
        let inside = format!("{path}/");
        let below = there.range(inside.clone()..).take_while(|(path, _)| path.starts_with(&inside));
        match there.get(path) {
            Some(Kind::File) => is_withdrawn(path),
            Some(Kind::Folder) => {
                withdrawn.iter().any(|path| path.starts_with(&inside))
                    && below
                        .into_iter()
                        .all(|(path, kind)| *kind == Kind::Folder || is_withdrawn(path))
            }
            _ => false,
        }
    };
    let mut blocked = BTreeSet::new();
    for path in paths.iter().copied().chain([MANIFEST, BEGUN]) {
        blocked.extend(folder.blocked(path, gives_way)?);
    }
    if blocked.is_empty() {
        return Ok(());
    }
    Err(NotPublished::Blocked(blocked.into_iter().collect()))
}

/// What in the folder no planboard made: it is in no manifest, and is not what this site would write there.
fn foreign<D: Disk>(
    folder: &Folder<'_, D>,
    there: &BTreeMap<String, Kind>,
    known: &Known,
    paths: &BTreeSet<&str>,
    same: &BTreeSet<&str>,
) -> Foreign {
    let mut foreign = Foreign::default();
    let mut others = there
        .iter()
        .filter(|(_, kind)| **kind != Kind::Folder)
        .filter(|(path, kind)| {
            let is_ours = known.has(path)
                || same.contains(path.as_str())
                || (*path == MANIFEST && known.has_manifest)
                || whole_of(path).is_some();
            **kind != Kind::File || !is_ours
        })
        .map(|(path, _)| path)
        .peekable();
    if others.peek().is_none() {
        return foreign;
    }
    let below = of_sites_below(folder, there);
    for path in others {
        if paths.contains(path.as_str()) || path == MANIFEST {
            foreign.in_the_way.push(path.clone());
        } else if !below.contains(path) {
            foreign.beside.push(path.clone());
        }
    }
    // A manifest that cannot be read, beside nothing but files of this very site, is one that the disk has broken.
    if foreign.in_the_way == [MANIFEST] && foreign.beside.is_empty() && !same.is_empty() {
        foreign.in_the_way.clear();
    }
    foreign
}

/// The files of other sites of planboard's in folders of the folder.
fn of_sites_below<D: Disk>(
    folder: &Folder<'_, D>,
    there: &BTreeMap<String, Kind>,
) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for (path, kind) in there {
        let Some(inside) = path.strip_suffix(MANIFEST).filter(|inside| inside.ends_with('/'))
        else {
            continue;
        };
        let site = Known::at(folder, inside);
        if *kind == Kind::File && site.has_manifest {
            files.extend(site.files.paths().map(|file| format!("{inside}{file}")));
            files.insert(path.clone());
        }
    }
    files.retain(|file| there.get(file) == Some(&Kind::File));
    files
}
