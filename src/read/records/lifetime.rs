//! From when and until when there is a place, what came after it, and what it was called.

use crate::diag::Code;
use crate::model::{Date, DistrictId, FormerName, Path};
use crate::read::crossing::Crossing;
use crate::read::records::flags::ids;
use crate::read::yaml::raw::RawFormerName;
use crate::read::yaml::typed::{Ids, List, Text};
use crate::say;

/// The keys as they were typed: `from`, `until`, `successor`, `former_names`.
pub(crate) type RawLifetime =
    (Option<Text<Date>>, Option<Text<Date>>, Option<Ids<DistrictId>>, Option<List<RawFormerName>>);

/// From when and until when there is a place.
pub(crate) struct Lifetime {
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
    pub(crate) successors: Vec<DistrictId>,
    pub(crate) former_names: Vec<FormerName>,
}

/// Reads the keys on the time of a place.
pub(crate) fn lifetime(
    crossing: &mut Crossing<'_>,
    (from, until, successor, names): RawLifetime,
) -> Lifetime {
    let top = Path::default();
    let is_over = until.is_some();
    let from = from.and_then(|date| crossing.date(&top.key("from"), date));
    let until = until.and_then(|date| crossing.date(&top.key("until"), date));
    if let Some((from, until)) = from.as_ref().zip(until.as_ref()).filter(|(a, b)| a > b) {
        let (from, until) = (from.as_str(), until.as_str());
        let say = say!(
            "撤销的日期 {until} 早于设立的日期 {from}",
            "the place ends on {until}, before it begins on {from}"
        );
        let hint = say!("改正其中一个", "correct one of them");
        crossing.fault(Code::BadDate, &top.key("until"), say, Some(hint));
    }
    if successor.is_some() && !is_over {
        let say = say!(
            "写了承接的区县，没有写撤销的日期",
            "there is a successor, and no day on which the place ended"
        );
        let hint = say!(
            "补上 `until`，写存在的最后一天，如 `until: 2022-12-31`",
            "add `until` with the last day, for example `until: 2022-12-31`"
        );
        crossing.fault(Code::MissingKey, &top.key("successor"), say, Some(hint));
    }
    let successor =
        successor.map(|raw| ids(crossing, &top.key("successor"), raw.0, DistrictId::parse));
    let former_names = crossing.list(&top.key("former_names"), names, former_name);
    names_in_order(crossing, &former_names, [from.as_ref(), until.as_ref()]);
    Lifetime { from, until, successors: successor.unwrap_or_default(), former_names }
}

fn former_name(crossing: &mut Crossing<'_>, path: &Path, raw: RawFormerName) -> Option<FormerName> {
    let RawFormerName { name, until } = raw;
    let name = crossing.text(&path.key("name"), name);
    let until = crossing.date(&path.key("until"), until);
    Some(FormerName { name: name?, until: until? })
}

/// Each name ends after the one before it, and no later than the place.
fn names_in_order(
    crossing: &mut Crossing<'_>,
    names: &[FormerName],
    [from, until]: [Option<&Date>; 2],
) {
    let mut before = from;
    for (n, name) in names.iter().enumerate() {
        let at = Path::default().key("former_names").index(n).key("until");
        let date = name.until.as_str();
        let fault = if before.is_some_and(|before| *before >= name.until) {
            Some(say!(
                "以前的名称用到 {date}，不在上一个日期之后",
                "the former name ends on {date}, not after the date before it"
            ))
        } else if until.is_some_and(|until| name.until > *until) {
            Some(say!(
                "以前的名称用到 {date}，那时这个地方已经撤销",
                "the former name ends on {date}, when there was no such place any more"
            ))
        } else {
            None
        };
        if let Some(say) = fault {
            let hint =
                say!("改正日期，从早到晚排列", "correct the date, and give the names in order");
            crossing.fault(Code::BadDate, &at, say, Some(hint));
            return;
        }
        before = Some(&name.until);
    }
}
