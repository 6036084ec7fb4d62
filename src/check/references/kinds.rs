//! The kind of a place is a built-in one, or one that the site declares once.

use super::ids::{doubles, near};
use crate::check::subject::{DistrictSubject, SiteSubject};
use crate::diag::{Code, Finding};
use crate::model::BUILT_IN_KINDS;
use crate::say;

/// How many kinds a hint names.
const MOST_NAMED: usize = 12;

/// Kinds are declared once.
pub(in crate::check) fn declared_twice(subject: &SiteSubject<'_>, findings: &mut Vec<Finding>) {
    let kinds = subject.content.site.kinds.iter().map(|kind| (kind.id.as_str(), &kind.origin));
    findings.extend(doubles(subject.sources, kinds));
}

/// The kind of a district is known.
pub(in crate::check) fn unknown_kind(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let profile = &subject.district.profile;
    let kind = profile.kind.as_str();
    let declared = subject.index.site.kinds.iter().map(|kind| kind.id.as_str());
    let known = || declared.clone().chain(BUILT_IN_KINDS.iter().map(|(word, ..)| *word));
    if known().any(|known| known == kind) {
        return;
    }
    let say = say!("没有类别 `{kind}`", "there is no kind `{kind}`");
    let finding = subject.finding(Code::UnknownKind, &profile.origin, &["kind"], say);
    if let Some(near) = near(kind, known()) {
        findings.push(finding.hint(near));
        return;
    }
    let some: Vec<&str> = known().take(MOST_NAMED).collect();
    let (zh, en) = (some.join("`、`"), some.join("`, `"));
    findings.push(finding.hint(say!("现有 `{zh}`", "there are `{en}`")).hint(say!(
        "别的类别先在 `site.yaml` 里写上：`kinds: [ {{ id: {kind}, zh: …, en: … }} ]`",
        "declare another one in `site.yaml` first: `kinds: [ {{ id: {kind}, zh: …, en: … }} ]`"
    )));
}
