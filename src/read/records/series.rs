//! Which part of an indicator a record is about.

use crate::diag::Code;
use crate::model::{Breakdown, CategoryId, DimensionId, Path};
use crate::read::crossing::Crossing;
use crate::read::yaml::typed::{Text, WordsOrIds};
use crate::say;

/// The breakdown of a record, and what the old key `part` says of its row.
pub(crate) struct Series {
    pub(crate) value: Option<Breakdown>,
    is_old: bool,
}

impl Series {
    /// The part of a cited row: the old key gave it together with the breakdown.
    pub(crate) fn old_part(&self) -> Option<String> {
        self.value.as_ref().filter(|_| self.is_old).and_then(Breakdown::typed).map(str::to_owned)
    }
}

/// Reads `breakdown`, or the old key `part` in its place.
pub(crate) fn breakdown(
    crossing: &mut Crossing<'_>,
    path: &Path,
    breakdown: Option<WordsOrIds>,
    part: Option<Text>,
) -> Series {
    let is_old = part.is_some();
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
    let at = path.key(if is_old { "part" } else { "breakdown" });
    let value = match (part, breakdown) {
        (Some(part), _) => words(crossing, &at, part),
        (None, Some(WordsOrIds::Words(text))) => {
            let text = crossing.typed(&at, text);
            words(crossing, &at, text)
        }
        (None, Some(WordsOrIds::Ids(ids))) => categories(crossing, &at, ids),
        (None, None) => None,
    };
    Series { value, is_old }
}

fn words(crossing: &mut Crossing<'_>, path: &Path, text: Text) -> Option<Breakdown> {
    let words = crossing.text(path, text)?;
    Some(Breakdown::of_words(words, crossing.dimensions))
}

/// `{ sex: female, residence: rural }`
fn categories(
    crossing: &mut Crossing<'_>,
    path: &Path,
    ids: Vec<(Text, Text)>,
) -> Option<Breakdown> {
    if ids.is_empty() {
        let say = say!("这个键没有值", "this key has no value");
        let hint = say!(
            "写维度和类别，如 `{{ sex: female }}`；整个指标的不写 `breakdown`",
            "give a dimension and a category, for example `{{ sex: female }}`; without `breakdown` it is the whole"
        );
        crossing.fault(Code::MissingKey, path, say, Some(hint));
        return None;
    }
    let count = ids.len();
    let pair = |(n, (dimension, category)): (usize, (Text, Text))| {
        let at = path.index(n);
        let dimension = crossing.id(path, dimension, DimensionId::parse);
        let category = crossing.id(&at, category, CategoryId::parse);
        Some((dimension?, category?))
    };
    let pairs: Vec<_> = ids.into_iter().enumerate().filter_map(pair).collect();
    (pairs.len() == count).then(|| Breakdown::of_categories(pairs, crossing.dimensions))
}
