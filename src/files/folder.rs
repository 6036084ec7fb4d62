//! A folder to write: files in it are written whole or not at all, and no path leads out of it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use super::disk::{Busy, Disk, Kind, Lock, Stamp, lock_within, real};

/// What is written first and then takes the name of the file.
const PART: &str = ".planboard-part";

/// A folder cannot be written.
#[derive(Debug)]
pub struct Unwritable {
    /// The file or folder.
    pub path: String,
    /// What the system says.
    pub error: io::Error,
}

impl Unwritable {
    fn new(path: &Path, error: io::Error) -> Self {
        Self { path: path.display().to_string(), error }
    }
}

/// Something that no file can be written over, or through.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Blocked {
    /// Where it is, in the folder.
    pub path: String,
    /// What it is: a link anywhere, a folder in the place of a file, or a file in the place of a folder.
    pub kind: Kind,
}

/// Whether there is nothing at this place yet, or a folder with nothing in it but names that are no hindrance.
pub(crate) fn is_free(
    disk: &impl Disk,
    root: &Path,
    is_no_hindrance: impl Fn(&str) -> bool,
) -> Result<bool, Unwritable> {
    match disk.list(root) {
        Ok(entries) => {
            let names = entries.iter().map(|(name, _)| name.to_str());
            Ok(names.into_iter().all(|name| name.is_some_and(&is_no_hindrance)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(Unwritable::new(root, error)),
    }
}

/// A folder to write.
#[derive(Debug)]
pub(crate) struct Folder<'d, D> {
    disk: &'d D,
    root: PathBuf,
    /// Whether what is asked to last is waited for.
    syncs: bool,
}

impl<'d, D: Disk> Folder<'d, D> {
    /// Makes the folder if need be. It may be a link itself: whoever made it meant it.
    pub(crate) fn open(disk: &'d D, root: &Path) -> Result<Self, Unwritable> {
        // No system makes a folder by the name of `new/.`, and `new/../site` would make two.
        let goes_up = root.components().any(|part| part == Component::ParentDir);
        let root = if goes_up { real(root) } else { root.components().collect() };
        disk.make_folder(&root).map_err(|error| Unwritable::new(&root, error))?;
        Ok(Self { disk, root, syncs: false })
    }

    /// A folder that is there, to be read.
    pub(crate) fn at(disk: &'d D, root: &Path) -> Result<Self, Unwritable> {
        disk.list(root).map_err(|error| Unwritable::new(root, error))?;
        Ok(Self { disk, root: root.to_owned(), syncs: false })
    }

    /// Whether [`Folder::last`] waits for the disk.
    #[must_use]
    pub(crate) fn syncing(self, syncs: bool) -> Self {
        Self { syncs, ..self }
    }

    /// Keeps others from writing until the value goes; waits so long for those who write.
    pub(crate) fn lock(&self, most: Duration) -> Result<Lock, Busy> {
        lock_within(&self.root, most)
    }

    /// Returns when what was written to a file, or in a folder, outlasts a power cut; the root is the empty path. What is
    /// not there any more has nothing to last.
    pub(crate) fn last(&self, path: &str) -> Result<(), Unwritable> {
        if !self.syncs {
            return Ok(());
        }
        let path = if path.is_empty() { self.root.clone() } else { self.inside(path)? };
        if path == self.root {
            let above = self.root.parent().filter(|above| *above != Path::new(""));
            // The folder may be new where it lies, which need not be ours.
            drop(self.disk.sync(above.unwrap_or(Path::new("."))));
        }
        match self.disk.sync(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done.map_err(|error| Unwritable::new(&path, error)),
        }
    }

    /// What is at a path.
    pub(crate) fn kind(&self, path: &str) -> Result<Option<Kind>, Unwritable> {
        let path = self.root.join(path);
        self.disk.kind(&path).map_err(|error| Unwritable::new(&path, error))
    }

    /// Everything in the folder by path, but what is hidden.
    pub(crate) fn all(&self) -> Result<BTreeMap<String, Kind>, Unwritable> {
        self.walk(|name| !name.starts_with('.'))
    }

    /// Everything in the folder by path, with what is hidden.
    pub(crate) fn everything(&self) -> Result<BTreeMap<String, Kind>, Unwritable> {
        self.walk(|_| true)
    }

    fn walk(&self, is_seen: impl Fn(&str) -> bool) -> Result<BTreeMap<String, Kind>, Unwritable> {
        let mut all = BTreeMap::new();
        let mut folders = vec![String::new()];
        while let Some(above) = folders.pop() {
            let folder = self.root.join(&above);
            let entries = match self.disk.list(&folder) {
                Ok(entries) => entries,
                Err(error)
                    if error.kind() == io::ErrorKind::PermissionDenied && !above.is_empty() =>
                {
                    all.insert(above, Kind::Other);
                    continue;
                }
                Err(error) => return Err(Unwritable::new(&folder, error)),
            };
            for (name, kind) in entries {
                // No name of ours is other than UTF-8, so nothing of ours is below one that is.
                let kind = if name.to_str().is_none() { Kind::Other } else { kind };
                let name = name.to_string_lossy();
                if !is_seen(&name) {
                    continue;
                }
                let path =
                    if above.is_empty() { name.into_owned() } else { format!("{above}/{name}") };
                if kind == Kind::Folder {
                    folders.push(path.clone());
                }
                all.insert(path, kind);
            }
        }
        Ok(all)
    }

    /// What is in the way of a file; `gives_way` says of which files a build removes itself first.
    pub(crate) fn blocked(
        &self,
        path: &str,
        gives_way: impl Fn(&str) -> bool,
    ) -> Result<Option<Blocked>, Unwritable> {
        if !is_plain(path) {
            let error = io::ErrorKind::InvalidInput.into();
            return Err(Unwritable::new(&self.root.join(path), error));
        }
        for (at, _) in path.match_indices('/') {
            let above = path.get(..at).unwrap_or_default();
            match self.kind(above)? {
                Some(Kind::Folder) => {}
                Some(Kind::File) if gives_way(above) => return Ok(None),
                Some(kind) => return Ok(Some(Blocked { path: above.to_owned(), kind })),
                None => return Ok(None),
            }
        }
        let there = self.kind(path)?;
        if matches!(there, Some(Kind::Link | Kind::Folder)) && !gives_way(path) {
            return Ok(there.map(|kind| Blocked { path: path.to_owned(), kind }));
        }
        let part = part_of(path);
        let there = self.kind(&part)?.filter(|kind| *kind != Kind::File);
        Ok(there.map(|kind| Blocked { path: part, kind }))
    }

    /// A file's bytes, if it is a regular one with no more than so many; what cannot be read counts as not there.
    pub(crate) fn read(&self, path: &str, most: u64) -> Option<Vec<u8>> {
        self.disk.read(&self.inside(path).ok()?, most).ok()?
    }

    /// How a file looks without reading it.
    pub(crate) fn stamp(&self, path: &str) -> Option<Stamp> {
        self.disk.stamp(&self.inside(path).ok()?)
    }

    /// The same of a file that [`Folder::all`] came by: no link is on its way.
    pub(crate) fn stamp_of_seen(&self, path: &str) -> Option<Stamp> {
        self.disk.stamp(&self.root.join(path))
    }

    /// A file's bytes, as [`Folder::read`] has them, where it matters why there are none.
    pub(crate) fn bytes(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, Unwritable> {
        let file = self.inside(path)?;
        match self.disk.read(&file, most) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map_err(|error| Unwritable::new(&file, error)),
        }
    }

    /// Whether a file has exactly these bytes.
    pub(crate) fn holds(&self, path: &str, bytes: &[u8]) -> bool {
        self.read(path, bytes.len() as u64).is_some_and(|there| there == bytes)
    }

    /// Writes a file so that it is there whole or not at all.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Unwritable> {
        let file = self.inside(path)?;
        let unwritable = |error| Unwritable::new(&file, error);
        if let Some(parent) = file.parent() {
            self.disk.make_folder(parent).map_err(unwritable)?;
        }
        self.remove_file(&part_of(path))?;
        let part = self.root.join(part_of(path));
        let synced = || if self.syncs { self.disk.sync(&part) } else { Ok(()) };
        let written = self.disk.create(&part, bytes).and_then(|()| synced());
        let written = written.and_then(|()| self.disk.rename(&part, &file));
        written.map_err(|error| {
            // On a full disk there is room for it again; if it cannot go, the next build removes it.
            drop(self.disk.remove_file(&part));
            unwritable(error)
        })
    }

    /// Makes a file where nothing is.
    pub(crate) fn create(&self, path: &str, bytes: &[u8]) -> Result<(), Unwritable> {
        let file = self.inside(path)?;
        let unwritable = |error| Unwritable::new(&file, error);
        if let Some(parent) = file.parent() {
            self.disk.make_folder(parent).map_err(unwritable)?;
        }
        self.disk.create(&file, bytes).map_err(|error| {
            // On a full disk there is room for it again.
            drop(self.disk.remove_file(&file));
            unwritable(error)
        })
    }

    /// Moves a file to the place of another, which is there whole all the time.
    pub(crate) fn rename(&self, from: &str, to: &str) -> Result<(), Unwritable> {
        let (old, new) = (self.inside(from)?, self.inside(to)?);
        let unwritable = |error| Unwritable::new(&new, error);
        if let Some(parent) = new.parent() {
            self.disk.make_folder(parent).map_err(unwritable)?;
        }
        match self.disk.rename(&old, &new) {
            // A folder inside may be another disk.
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                let bytes = self.disk.read(&old, u64::MAX).map_err(unwritable)?;
                self.write(to, &bytes.ok_or(error).map_err(unwritable)?)?;
                self.remove_file(from).map(drop)
            }
            done => done.map_err(unwritable),
        }
    }

    /// Lets this folder and another change places, in one step.
    pub(crate) fn exchange(&self, other: &Self) -> Result<(), Unwritable> {
        let exchanged = self.disk.exchange(&self.root, &other.root);
        exchanged.map_err(|error| Unwritable::new(&self.root, error))
    }

    /// Makes a folder and those above it; one that is there is no error.
    pub(crate) fn make_folder(&self, path: &str) -> Result<(), Unwritable> {
        let folder = self.inside(path)?;
        self.disk.make_folder(&folder).map_err(|error| Unwritable::new(&folder, error))
    }

    /// Lets those read and write in this folder who may in another.
    pub(crate) fn take_rights_of(&self, other: &Self) -> Result<(), Unwritable> {
        let copied = self.disk.copy_rights(&other.root, &self.root);
        copied.map_err(|error| Unwritable::new(&self.root, error))
    }

    /// That something in the folder cannot be looked into.
    pub(crate) fn denied(&self, path: &str) -> Unwritable {
        Unwritable::new(&self.root.join(path), io::ErrorKind::PermissionDenied.into())
    }

    /// A folder in the folder.
    pub(crate) fn inside_of(&self, path: &str) -> Result<Self, Unwritable> {
        Ok(Self { root: self.inside(path)?, ..*self })
    }

    /// Removes the folder itself, unless something is in it.
    pub(crate) fn remove_if_empty(&self) {
        drop(self.disk.remove_folder(&self.root));
    }

    /// The regular files in a folder, not in those below it; a folder that is not there has none.
    pub(crate) fn files_in(&self, path: &str) -> Result<Vec<String>, Unwritable> {
        let folder = self.inside(path)?;
        if self.kind(path)? != Some(Kind::Folder) {
            return Ok(Vec::new());
        }
        let entries = self.disk.list(&folder).map_err(|error| Unwritable::new(&folder, error))?;
        let files = entries.into_iter().filter(|(_, kind)| *kind == Kind::File);
        Ok(files.map(|(name, _)| format!("{path}/{}", name.to_string_lossy())).collect())
    }

    /// Removes a regular file. Says whether it was there.
    pub(crate) fn remove_file(&self, path: &str) -> Result<bool, Unwritable> {
        let file = self.inside(path)?;
        let unwritable = |error| Unwritable::new(&file, error);
        if self.disk.kind(&file).map_err(unwritable)? != Some(Kind::File) {
            return Ok(false);
        }
        match self.disk.remove_file(&file) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(unwritable(error)),
        }
    }

    /// Removes the folders on the way to a path that are empty.
    pub(crate) fn prune(&self, path: &str) {
        let Ok(file) = self.inside(path) else { return };
        let above = file.ancestors().skip(1).take_while(|above| *above != self.root);
        for folder in above {
            // One that was never made is no reason to keep those above it.
            let is_gone = self.disk.remove_folder(folder);
            if is_gone.is_err_and(|error| error.kind() != io::ErrorKind::NotFound) {
                break;
            }
        }
    }

    /// Whether a path stays inside the folder: a manifest is no reason to touch anything outside, nor is a link a way out.
    pub(crate) fn is_inside(&self, path: &str) -> bool {
        let mut folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        let is_link = |folder: &str| {
            self.disk.kind(&self.root.join(folder)).is_ok_and(|kind| kind == Some(Kind::Link))
        };
        is_plain(path) && !folders.any(is_link)
    }

    fn inside(&self, path: &str) -> Result<PathBuf, Unwritable> {
        let file = self.root.join(path);
        if self.is_inside(path) {
            return Ok(file);
        }
        Err(Unwritable::new(&file, io::ErrorKind::InvalidInput.into()))
    }
}

/// Whether a path is names with `/` between them, and so leads to nothing outside the folder that it starts from.
pub(crate) fn is_plain(path: &str) -> bool {
    let names = Path::new(path).components().map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    names
        .collect::<Option<Vec<&str>>>()
        .is_some_and(|names| !names.is_empty() && names.join("/") == path)
}

/// The file that is written first and then takes the name of another.
pub(crate) fn part_of(path: &str) -> String {
    format!("{path}{PART}")
}

/// The file that a part is of.
pub(crate) fn whole_of(part: &str) -> Option<&str> {
    part.strip_suffix(PART)
}
