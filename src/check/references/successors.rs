//! Places that ended: what came after them is a place of the site, and not they themselves.

use std::collections::BTreeMap;

use super::ids::near;
use crate::check::subject::SiteSubject;
use crate::diag::{Code, Finding};
use crate::model::{DistrictId, Profile, circles};
use crate::say;

/// Every successor is a place of the site, and no place comes after itself.
pub(in crate::check) fn check(subject: &SiteSubject<'_>, findings: &mut Vec<Finding>) {
    let profiles = || subject.content.districts.iter().map(|district| &district.profile);
    let known: BTreeMap<&DistrictId, &Profile> = profiles().map(|p| (&p.id, p)).collect();
    for profile in profiles() {
        for id in profile.successors.iter().filter(|id| !known.contains_key(id)) {
            let say = say!("没有区县 `{id}`", "there is no district `{id}`");
            let near = near(id.as_str(), known.keys().map(|id| id.as_str()));
            let hint = near.unwrap_or_else(|| {
                say!(
                    "改正编号；网站没有收录的，不写 `successor`，在 `note` 里说明",
                    "fix the id; of one that is not on this site say so in `note`, without `successor`"
                )
            });
            let keys = ["successor"];
            let finding = subject.finding(Code::UnknownDistrict, &profile.origin, &keys, say);
            findings.push(finding.hint(hint));
        }
    }
    // Whoever follows the first of the successors that lead on comes back only in a circle; so does any other way.
    for circle in circles_of(&known) {
        let Some(first) = circle.first().and_then(|id| known.get(id)) else { continue };
        let names: Vec<&str> =
            circle.iter().filter_map(|id| known.get(id)).map(|p| p.name.as_str()).collect();
        let (zh, en) = (names.join("”→“"), names.join("` → `"));
        let say = say!(
            "承接的区县绕回了自己：“{zh}”",
            "the successors come back to where they began: `{en}`"
        );
        let key = ["successor"].as_slice();
        let finding = subject.finding(Code::CircularReference, &first.origin, key, say);
        let others = circle.iter().skip(1).filter_map(|id| known.get(id));
        let finding = others.fold(finding, |finding, profile| {
            let here = say!("也在其中", "this one, too");
            finding.other(profile.origin.span(subject.sources, key), here)
        });
        findings.push(finding.hint(say!(
            "`successor` 由撤销的区县指向承接它的区县：删去反过来的那个",
            "`successor` leads from a place that ended to the one that took it in: remove the one that leads back"
        )));
    }
}

/// A circle through each group of places that come after each other: places that lead nowhere are taken away until only
/// those are left of which each leads on to another.
fn circles_of<'a>(known: &BTreeMap<&'a DistrictId, &'a Profile>) -> Vec<Vec<&'a DistrictId>> {
    let mut open: BTreeMap<&DistrictId, usize> = BTreeMap::new();
    let mut before: BTreeMap<&DistrictId, Vec<&'a DistrictId>> = BTreeMap::new();
    for (id, profile) in known {
        let leading = profile.successors.iter().filter(|next| known.contains_key(next));
        open.insert(id, leading.clone().count());
        leading.for_each(|next| before.entry(next).or_default().push(id));
    }
    let ends = open.iter().filter(|(_, count)| **count == 0);
    let mut ends: Vec<&DistrictId> = ends.map(|(id, _)| *id).collect();
    while let Some(end) = ends.pop() {
        open.remove(end);
        for id in before.get(end).into_iter().flatten() {
            let Some(count) = open.get_mut(id) else { continue };
            *count = count.saturating_sub(1);
            if *count == 0 {
                ends.push(id);
            }
        }
    }
    let left = open.keys().filter_map(|id| {
        let profile = known.get(id)?;
        let next = profile.successors.iter().find(|next| open.contains_key(next))?;
        Some((*id, next))
    });
    circles(&left.collect::<BTreeMap<_, _>>())
}
