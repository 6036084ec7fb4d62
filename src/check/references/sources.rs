//! Sources: nothing is from one that is not listed, and none is listed that nothing is from.

use std::collections::BTreeSet;

use super::ids::near;
use crate::check::record::{FromSource, from_sources};
use crate::check::subject::{DistrictSubject, SiteSubject};
use crate::diag::{Code, Finding};
use crate::model::SourceId;
use crate::say;

/// Values and progress name sources that exist.
pub(in crate::check) fn unknown_sources(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let known = &subject.index.known_sources;
    for FromSource { citation, origin, .. } in from_sources(subject.district) {
        let id = &citation.source;
        if known.contains_key(id) {
            continue;
        }
        let say = say!("没有来源 `{id}`", "there is no source `{id}`");
        let documents = &subject.index.documents;
        let hint = if documents.keys().any(|document| document.as_str() == id.as_str()) {
            say!(
                "`{id}` 是收录的文件：改写 `document` 和 `quote`",
                "`{id}` is a document that is here: give `document` and `quote` instead"
            )
        } else {
            let near = near(id.as_str(), known.keys().map(|id| id.as_str()));
            near.unwrap_or_else(|| {
                say!(
                    "先在 `content/sources.yaml` 里加上它，或者改正编号",
                    "add it to `content/sources.yaml`, or fix the id"
                )
            })
        };
        let keys = ["cite", "source"];
        findings.push(subject.finding(Code::UnknownSource, origin, &keys, say).hint(hint));
    }
}

/// Every source is used.
pub(in crate::check) fn unused_sources(subject: &SiteSubject<'_>, findings: &mut Vec<Finding>) {
    let values = subject.content.districts.iter().flat_map(from_sources);
    let used: BTreeSet<&SourceId> = values.map(|value| &value.citation.source).collect();
    for source in subject.content.sources.iter().filter(|source| !used.contains(&source.id)) {
        let title = &source.title;
        let say = say!("没有数值、进展出自“{title}”", "no value and no progress is from `{title}`");
        findings.push(subject.finding(Code::UnusedSource, &source.origin, &["id"], say));
    }
}
