//! Whether a folder holds a site that this one must not take the place of: that of another project, which a build would
//! remove page by page, or a published one, where this one is not to be published.

use std::path::Path;

use super::events::Events;
use super::known::Known;
use super::left::Left;
use super::outcome::NotPublished;
use super::sink::Plan;

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
