//! How much is said of one file.

use crate::diag::Finding;
use crate::say;

/// How many findings of one kind a file may have: who has more has more than that to do first.
pub(crate) const MOST_FINDINGS: usize = 1000;

/// How many places one finding of a file names.
pub(crate) const MOST_PLACES: usize = 50;

/// Says with the last finding how many more there are.
pub(crate) fn and_more(findings: &mut Vec<Finding>, rest: usize) {
    if let Some(last) = findings.pop() {
        findings.push(if rest == 0 {
            last
        } else {
            last.hint(say!(
                "这个文件还有 {rest} 处没有列出",
                "{rest} more in this file are not listed"
            ))
        });
    }
}
