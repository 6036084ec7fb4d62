//! The first look at an output folder: what is in the way of a site, and what there is of others.

use std::collections::{BTreeMap, BTreeSet};

use super::foreign::{Foreign, Lost};
use super::known::{BEGUN, Known, waits_at};
use super::manifest::MANIFEST;
use super::signature::SIGNATURE;
use super::sink::Plan;
use crate::files::{Blocked, Disk, File, Folder, Kind, Unwritable, whole_of};

/// What is in the way of files, each once.
pub(super) fn blocked<D: Disk>(
    folder: &Folder<'_, D>,
    paths: &BTreeSet<String>,
    there: &BTreeMap<String, Kind>,
    withdrawn: &[String],
) -> Result<Vec<Blocked>, Unwritable> {
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
    let waiting = waits_at(0);
    let ours = [MANIFEST, SIGNATURE, BEGUN, &waiting];
    for path in paths.iter().map(String::as_str).chain(ours) {
        blocked.extend(folder.blocked(path, gives_way)?);
    }
    Ok(blocked.into_iter().collect())
}

/// What in the folder no planboard made: it is in no manifest, and is not what this site would write there.
pub(super) fn foreign<D: Disk>(
    folder: &Folder<'_, D>,
    there: &BTreeMap<String, Kind>,
    known: &Known,
    plan: &Plan<'_>,
) -> Foreign {
    let is_strange = |(path, kind): &(&String, &Kind)| {
        let is_ours = known.has(path)
            || ([MANIFEST, SIGNATURE].contains(&path.as_str()) && known.has_manifest)
            || whole_of(path).is_some();
        **kind != Kind::Folder && (**kind != Kind::File || !is_ours)
    };
    let strange: BTreeSet<&String> =
        there.iter().filter(is_strange).map(|(path, _)| path).collect();
    let mut foreign = Foreign::default();
    if strange.is_empty() {
        return foreign;
    }
    let same = same(folder, &strange, plan);
    let below = of_sites_below(folder, there);
    for path in strange {
        if path == MANIFEST || plan.paths.contains(path) {
            if !same.contains(path) {
                foreign.in_the_way.push(path.clone());
            }
        } else if !below.contains(path) {
            foreign.beside.push(path.clone());
        }
    }
    // Files of this very site tell a site that has lost its manifest from a folder of somebody else.
    if !known.has_manifest && !same.is_empty() {
        let is_there = foreign.in_the_way.iter().any(|path| path == MANIFEST);
        foreign.lost = Some(if is_there { Lost::Unreadable } else { Lost::Missing });
    }
    // A manifest that cannot be read, beside nothing but files of this very site, is one that the disk has broken.
    if foreign.in_the_way == [MANIFEST] && foreign.beside.is_empty() && !same.is_empty() {
        foreign.in_the_way.clear();
    }
    foreign
}

/// The listed files that a site no longer has: those to be removed, and those that somebody has changed, which stay.
pub(super) fn withdrawn<D: Disk>(
    folder: &Folder<'_, D>,
    known: &Known,
    paths: &BTreeSet<String>,
) -> Result<(Vec<String>, Vec<String>), Unwritable> {
    let (mut withdrawn, mut kept) = (Vec::new(), Vec::new());
    for path in known.files.paths().filter(|path| !paths.contains(*path)) {
        let is_changed = known.is_changed(folder, path)?;
        if is_changed { &mut kept } else { &mut withdrawn }.push(path.to_owned());
    }
    Ok((withdrawn, kept))
}

/// Those of some files that are just as the site would write them. The site is made for it once more, which is rare: only
/// where a folder of ours has lost its manifest, or others have put files in the places of ours.
fn same<D: Disk>(
    folder: &Folder<'_, D>,
    paths: &BTreeSet<&String>,
    plan: &Plan<'_>,
) -> BTreeSet<String> {
    let mut same = BTreeSet::new();
    if paths.iter().any(|path| plan.paths.contains(*path)) {
        (plan.files)(&mut |File { path, bytes }| {
            if paths.contains(&path) && folder.holds(&path, &bytes) {
                same.insert(path);
            }
        });
    }
    same
}

/// The files of other sites of planboard's in folders of the folder.
pub(super) fn of_sites_below<D: Disk>(
    folder: &Folder<'_, D>,
    there: &BTreeMap<String, Kind>,
) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for (inside, site) in sites_below(folder, there) {
        let own = [MANIFEST, SIGNATURE].into_iter();
        files.extend(site.files.paths().chain(own).map(|file| format!("{inside}{file}")));
    }
    files.retain(|file| there.get(file) == Some(&Kind::File));
    files
}

/// The other sites of planboard's in folders of the folder, each named with its `/`.
pub(super) fn sites_below<'t, D: Disk>(
    folder: &'t Folder<'_, D>,
    there: &'t BTreeMap<String, Kind>,
) -> impl Iterator<Item = (&'t str, Known)> {
    let manifests = there.iter().filter(|(_, kind)| **kind == Kind::File);
    let inside = manifests.filter_map(|(path, _)| path.strip_suffix(MANIFEST));
    let inside = inside.filter(|inside| inside.ends_with('/'));
    let sites = inside.map(|inside| (inside, Known::at(folder, inside)));
    sites.filter(|(_, site)| site.has_manifest)
}
