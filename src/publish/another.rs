//! Whether a folder holds a site that this one must not take the place of, or come beside: that of another project, which a
//! build would remove page by page, or a published one, where this one is not to be published.

use std::collections::BTreeMap;
use std::path::Path;

use super::events::Events;
use super::known::{Known, MOST};
use super::left::Left;
use super::look::sites_below;
use super::manifest::{MANIFEST, Manifest};
use super::outcome::NotPublished;
use super::sink::Plan;
use crate::files::{Disk, Folder, Kind, real, relation};

/// Refuses a folder that would mix what is made with what it is made from.
pub(super) fn refuse_mixed(root: &Path, plan: &Plan<'_>) -> Result<(), NotPublished> {
    for folder in plan.made_from {
        if let Some(found) = relation(root, folder) {
            return Err(NotPublished::Mixed(folder.clone(), found));
        }
    }
    Ok(())
}

/// Refuses to put a site that is not to be published into a folder of one that may be: it would be copied along. By force
/// it comes there.
pub(super) fn refuse_inside_public<D: Disk>(
    disk: &D,
    root: &Path,
    plan: &Plan<'_>,
) -> Result<(), NotPublished> {
    if !plan.paths.contains(plan.unpublished) {
        return Ok(());
    }
    for above in real(root).ancestors().skip(1) {
        // A folder that nobody may look into holds no site of ours that is copied along.
        let manifest = disk.read(&above.join(MANIFEST), MOST).ok().flatten();
        let site = manifest.and_then(|bytes| Manifest::parse(&bytes));
        if site.is_some_and(|site| site.len() > 0 && site.entry(plan.unpublished).is_none()) {
            return Err(NotPublished::InsidePublic(above.to_owned()));
        }
    }
    Ok(())
}

/// Refuses to put a site around one that may be published, where it may not itself, or the other way round: both would be
/// copied. By force it comes there.
pub(super) fn refuse_around_other<D: Disk>(
    folder: &Folder<'_, D>,
    there: &BTreeMap<String, Kind>,
    plan: &Plan<'_>,
) -> Result<(), NotPublished> {
    let is_public = !plan.paths.contains(plan.unpublished);
    let is_other = |site: &Known| site.files.entry(plan.unpublished).is_none() != is_public;
    let mut below = sites_below(folder, there);
    match below.find(|(_, site)| site.files.len() > 0 && is_other(site)) {
        Some((inside, _)) if is_public => Err(NotPublished::AroundUnpublished(inside.to_owned())),
        Some((inside, _)) => Err(NotPublished::AroundPublic(inside.to_owned())),
        None => Ok(()),
    }
}

/// Refuses to leave files of a site that is not to be published in the folder of one that may be, because somebody has
/// changed them. By force they stay.
pub(super) fn refuse_unpublished_left(
    known: &Known,
    kept: &[String],
    plan: &Plan<'_>,
) -> Result<(), NotPublished> {
    let is_public = !plan.paths.contains(plan.unpublished);
    if is_public && known.files.entry(plan.unpublished).is_some() && !kept.is_empty() {
        return Err(NotPublished::UnpublishedLeft(kept.to_vec()));
    }
    Ok(())
}

/// Refuses to put a site that is not to be published in the place of one that may be: its folder is what people copy to a
/// portal. By force that site gives way.
pub(super) fn refuse_unpublished(
    known: &Known,
    plan: &Plan<'_>,
    force: bool,
) -> Result<(), NotPublished> {
    let is_unpublished = plan.paths.contains(plan.unpublished);
    let is_published = known.has_manifest
        && known.files.len() > 0
        && known.files.entry(plan.unpublished).is_none();
    if is_unpublished && is_published && !force {
        return Err(NotPublished::OverPublic { count: known.files.len() });
    }
    Ok(())
}

/// Refuses a folder whose site has pages of subjects, and none that this project has, or that it left there as they are
/// listed: nearly always the folder was mistyped. By force that site gives way.
pub(super) fn refuse_another(
    known: &Known,
    plan: &Plan<'_>,
    force: bool,
    root: &Path,
    events: &mut dyn Events,
) -> Result<(), NotPublished> {
    let pages = known.files.paths().filter(|path| path.starts_with(plan.subjects));
    let pages: Vec<String> = pages.map(str::to_owned).collect();
    // Of a first build that was killed there is no site yet.
    let is_no_site = !known.has_manifest || pages.is_empty();
    if is_no_site || pages.iter().any(|page| plan.paths.contains(page)) {
        return Ok(());
    }
    let is_there = |left: &Left| {
        let (path, entry) = (left.path(), left.entry());
        path.starts_with(plan.subjects)
            && (known.files.entry(path) == Some(entry) || known.earlier.contains(entry))
    };
    if (plan.earlier)().iter().any(is_there) {
        return Ok(());
    }
    let count = known.files.len();
    if !force {
        return Err(NotPublished::Another { pages, count });
    }
    events.replaces(root, &pages, count);
    Ok(())
}
