//! A disk that tells what is about to be done, and in what order: what a manifest names is on the disk for good before it is named.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use crate::support::{self, Project};
use planboard::files::{Disk, Kind, System};
use planboard::publish::Publisher;

/// What is about to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Done {
    Moved(PathBuf, PathBuf),
    Removed(PathBuf),
    Synced(PathBuf),
    Exchanged,
}

/// A disk that tells what is about to be done.
pub(crate) struct Telling<'a>(pub(crate) &'a dyn Fn(Done));

impl Disk for Telling<'_> {
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        System.kind(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        System.list(folder)
    }

    fn read(&self, file: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
        System.read(file, most)
    }

    fn create(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        System.create(file, bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        (self.0)(Done::Moved(from.to_owned(), to.to_owned()));
        System.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        (self.0)(Done::Exchanged);
        System.exchange(one, other)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        (self.0)(Done::Removed(file.to_owned()));
        System.remove_file(file)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        System.make_folder(folder)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        System.remove_folder(folder)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        (self.0)(Done::Synced(path.to_owned()));
        System.sync(path)
    }
}

#[test]
fn what_is_named_is_there_for_good() {
    let project = Project::empty();
    let root = project.path().join("output");
    let old = [("index.html", "old"), ("gone/deep/c.html", "c"), ("same.html", "same")];
    support::publish(&System, &root, &old, false).expect("the folder can be written");
    let done = RefCell::new(Vec::new());
    let disk = Telling(&|what| done.borrow_mut().push(what));
    let new = [("index.html", "new"), ("new/deep/f.html", "f"), ("same.html", "same")];
    support::publish_by(Publisher::new(&disk, &root, false).lasting(), &new).expect("it can");
    let done = done.into_inner();
    let at = |what: &Done| done.iter().position(|one| one == what);
    let synced = |path: &Path, after: usize, before: usize| {
        let between = done.get(after..before).unwrap_or_default();
        assert!(between.contains(&Done::Synced(path.to_owned())), "{}: {done:#?}", path.display());
    };
    let moved_to = |path: &str| {
        let to = root.join(path);
        let is_it = |one: &Done| matches!(one, Done::Moved(_, into) if *into == to);
        let at = done.iter().position(is_it).unwrap_or_else(|| panic!("{path}: {done:#?}"));
        let Some(Done::Moved(from, _)) = done.get(at) else { panic!("{path}") };
        (at, from.clone())
    };
    let (begun, part) = moved_to(".planboard-begun");
    synced(&part, 0, begun);
    let (named, part) = moved_to("manifest.json");
    synced(&part, begun, named);
    for path in ["index.html", "new/deep/f.html"] {
        let (moved, waiting) = moved_to(path);
        synced(&waiting, 0, begun);
        synced(&root, begun, moved);
        for above in
            root.join(path).ancestors().skip(1).take_while(|above| above.starts_with(&root))
        {
            synced(above, moved, named);
        }
    }
    let removed = at(&Done::Removed(root.join("gone/deep/c.html"))).expect("it is removed");
    synced(&root, removed, named);
    let forgotten = at(&Done::Removed(root.join(".planboard-begun"))).expect("it is removed");
    synced(&root, named, forgotten);
}
