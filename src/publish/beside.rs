//! The folder beside a site in which `build --swap` makes the next one, and what an interrupted one left there: a site that
//! was never published, or one that no longer is.

use std::path::{Path, PathBuf};

use super::known::{BEGUN, Known, is_waiting};
use super::manifest::MANIFEST;
use super::outcome::NotPublished;
use super::signature::SIGNATURE;
use crate::files::{Blocked, Disk, Folder, Kind, Unwritable, whole_of};

/// The folder beside another in which its next site is made. `None` where the other has no name.
pub(super) fn beside(root: &Path) -> Option<PathBuf> {
    let name = root.file_name()?.to_str()?;
    Some(root.with_file_name(format!(".{name}.planboard-next")))
}

/// The folder beside, if something is left in it. A link is none.
pub(super) fn left_beside(disk: &impl Disk, root: &Path) -> Option<PathBuf> {
    let is_there = |next: &PathBuf| {
        disk.kind(next).is_ok_and(|kind| kind == Some(Kind::Folder))
            && disk.list(next).is_ok_and(|entries| !entries.is_empty())
    };
    beside(root).filter(is_there)
}

/// Refuses a folder beside that is none but a link or a file, which somebody else made.
pub(super) fn refuse_other(disk: &impl Disk, next: &Path) -> Result<(), NotPublished> {
    let path = next.display().to_string();
    match disk.kind(next) {
        Ok(None | Some(Kind::Folder)) => Ok(()),
        Ok(Some(kind)) => Err(NotPublished::Blocked(vec![Blocked { path, kind }])),
        Err(error) => Err(NotPublished::Unwritable(Unwritable { path, error })),
    }
}

/// Whether a file is planboard's own beside the pages of a site.
pub(super) fn is_own(path: &str) -> bool {
    [MANIFEST, SIGNATURE, BEGUN].contains(&path) || is_waiting(path) || whole_of(path).is_some()
}

/// Removes from the folder beside what planboard made there, and what is a copy of a file in the published folder; the
/// folder, too, if that was all.
pub(super) fn clear<D: Disk>(
    next: &Folder<'_, D>,
    published: &Folder<'_, D>,
) -> Result<(), Unwritable> {
    let known = Known::at(next, "");
    let is_made = |path: &str| Ok(known.has(path) && !known.is_changed(next, path)?);
    empty(next, published, |path| {
        Ok(is_own(path) || is_made(path)? || (known.has_manifest && is_copy(next, published, path)))
    })
}

fn is_copy<D: Disk>(next: &Folder<'_, D>, published: &Folder<'_, D>, path: &str) -> bool {
    let bytes = next.read(path, u64::MAX);
    bytes.is_some_and(|bytes| published.holds(path, &bytes))
}

/// Removes some files of the folder beside, folders that are empty then, and those that the published folder has, too.
fn empty<D: Disk>(
    next: &Folder<'_, D>,
    published: &Folder<'_, D>,
    goes: impl Fn(&str) -> Result<bool, Unwritable>,
) -> Result<(), Unwritable> {
    let all = next.everything()?;
    let files = all.iter().filter(|(_, kind)| **kind == Kind::File).map(|(path, _)| path);
    // What tells of the others goes last: stopped in between, the next build knows what they are.
    let (last, first): (Vec<&String>, Vec<_>) =
        files.partition(|path| [MANIFEST, BEGUN].contains(&path.as_str()));
    // What is in a folder that cannot be looked into may be ours: it stays known.
    let is_folder = |path: &&String| next.kind(path).is_ok_and(|kind| kind == Some(Kind::Folder));
    let others = all.iter().filter(|(_, kind)| **kind == Kind::Other).map(|(path, _)| path);
    let unseen = others.into_iter().find(is_folder);
    let last = last.into_iter().filter(|_| unseen.is_none());
    for path in first.into_iter().chain(last) {
        if goes(path)? && next.remove_file(path)? {
            next.prune(path);
        }
    }
    for (path, _) in all.iter().rev().filter(|(_, kind)| **kind == Kind::Folder) {
        if published.kind(path)? == Some(Kind::Folder) {
            next.prune(&format!("{path}/0"));
        }
    }
    next.remove_if_empty();
    match unseen {
        Some(path) => Err(next.denied(path)),
        None => Ok(()),
    }
}

/// Empties the folder beside of the last site, which has just been exchanged for the new one: what the site had, and what
/// was copied into the new one.
pub(super) fn retire<D: Disk>(
    old: &Folder<'_, D>,
    published: &Folder<'_, D>,
    is_of_the_site: impl Fn(&str) -> bool,
) -> Result<(), Unwritable> {
    empty(old, published, |path| {
        Ok(is_own(path) || is_of_the_site(path) || is_copy(old, published, path))
    })
}
