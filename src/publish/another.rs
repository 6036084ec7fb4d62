//! Whether a folder holds the site of another project, which a build would remove page by page.

use std::path::Path;

use super::events::Events;
use super::known::Known;
use super::outcome::NotPublished;
use super::sink::Plan;

/// Refuses a folder whose site has pages of subjects, and none that this project has or had when it last built into the
/// folder: nearly always the folder was mistyped. By force that site gives way.
pub(super) fn refuse_another(
    known: &Known,
    plan: &Plan<'_>,
    force: bool,
    root: &Path,
    events: &mut dyn Events,
) -> Result<(), NotPublished> {
    let pages = known.files.paths().filter(|path| path.starts_with(plan.subjects));
    let pages: Vec<String> = pages.map(str::to_owned).collect();
    let is_of_this = |page: &String| plan.paths.contains(page) || plan.earlier.contains(&**page);
    if pages.is_empty() || pages.iter().any(is_of_this) {
        return Ok(());
    }
    let count = known.files.len();
    if !force {
        return Err(NotPublished::Another { pages, count });
    }
    events.replaces(root, &pages, count);
    Ok(())
}
