//! The data file of what the checks found.

use super::table::table;
use crate::diag::Lang;
use crate::files::File;
use crate::site::Quality;

/// Its name.
pub(crate) const FINDINGS: &str = "findings.csv";

/// Every finding, for review.
pub(crate) fn findings(quality: &Quality<'_>) -> File {
    let header = ["code", "severity", "file", "line", "column", "message"];
    let rows = quality.findings.iter().map(|finding| {
        let source = quality.sources.get(finding.primary.span.file());
        let place = source.position(finding.primary.span.start());
        [
            finding.code.name().to_owned(),
            finding.severity.word(Lang::En).to_owned(),
            source.path().to_owned(),
            place.line.to_string(),
            place.column.to_string(),
            finding.message.zh.clone(),
        ]
    });
    table(FINDINGS, header, rows)
}
