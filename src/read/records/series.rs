//! Which part of an indicator a record is about.

use crate::diag::Code;
use crate::model::{Breakdown, Path};
use crate::read::crossing::Crossing;
use crate::read::yaml::typed::Text;
use crate::say;

/// The breakdown of a record, and what the old key `part` says of its row.
pub(crate) struct Series {
    pub(crate) value: Option<Breakdown>,
    is_old: bool,
}

impl Series {
    /// The part of a cited row: the old key gave it together with the breakdown.
    pub(crate) fn old_part(&self) -> Option<String> {
        self.value.as_ref().filter(|_| self.is_old).map(Breakdown::to_string)
    }
}

/// Reads `breakdown`, or the old key `part` in its place.
pub(crate) fn breakdown(
    crossing: &mut Crossing<'_>,
    path: &Path,
    breakdown: Option<Text>,
    part: Option<Text>,
) -> Series {
    let (key, is_old) = (if part.is_some() { "part" } else { "breakdown" }, part.is_some());
    if is_old && breakdown.is_some() {
        let say = say!(
            "`part` 是 `breakdown` 的旧名称，两个都写了",
            "`part` is the old name of `breakdown`: both are given"
        );
        let hint = say!(
            "删去 `part`；表中一行分成几部分的，在 `cite` 里写 `part`",
            "remove `part`; for a row in parts, give `part` in `cite`"
        );
        crossing.fault(Code::DuplicateKey, &path.key("part"), say, Some(hint));
        return Series { value: None, is_old: false };
    }
    if is_old {
        crossing.old_keys.push(path.key("part"));
    }
    let value = crossing.optional(&path.key(key), part.or(breakdown));
    Series { value: value.map(Breakdown::new), is_old }
}
