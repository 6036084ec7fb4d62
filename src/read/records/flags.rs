//! What is said of a value beside it: flags, and what it takes the place of.

use crate::diag::Code;
use crate::model::{Flag, Path, Quantity, Revises, RevisionKind};
use crate::read::crossing::Crossing;
use crate::read::yaml::typed::{Flags, List, OneOrMore, Text};
use crate::say;

/// Reads `flag`: one, or a list without repetitions.
pub(crate) fn flags(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: Option<Flags>,
) -> Option<Vec<Flag>> {
    let path = path.key("flag");
    let words = match raw {
        None => return Some(Vec::new()),
        Some(Flags(OneOrMore::One(text))) => {
            let text = crossing.typed(&path, text).meant();
            return crossing.choice(&path, text).map(|flag| vec![flag]);
        }
        Some(Flags(OneOrMore::More(words))) => words,
    };
    let count = words.len();
    let mut flags: Vec<Flag> = Vec::new();
    for (n, word) in words.into_iter().enumerate() {
        let at = path.index(n);
        let Some(flag) = crossing.choice(&at, word.meant()) else { continue };
        if flags.contains(&flag) {
            let name = flag.name();
            let say = say!("标注 `{name}` 写了两次", "the flag `{name}` is given twice");
            crossing.fault(Code::DuplicateKey, &at, say, Some(say!("删掉一个", "remove one")));
        }
        flags.push(flag);
    }
    if count == 0 {
        let say = say!("这个键没有值", "this key has no value");
        crossing.fault(Code::MissingKey, &path, say, None);
    }
    let is_one = |flag: &Flag| flag.is_without_value();
    if let Some(flag) = flags.iter().copied().find(is_one).filter(|_| flags.len() > 1) {
        let name = flag.name();
        let say = say!(
            "标注了 `{name}`，就没有值，不能再写别的标注",
            "with `{name}` there is no value, so that no other flag can be of it"
        );
        let hint = say!("只留一个", "keep one of them");
        crossing.fault(Code::MisplacedKey, &path, say, Some(hint));
        return None;
    }
    (flags.len() == count && count > 0).then_some(flags)
}

/// Reads `value`: it is left out where a flag says that there is none or that it is not published, and why is in the note.
pub(crate) fn value(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: Option<Text<Quantity>>,
    (flags, has_note): (Option<&[Flag]>, bool),
) -> Option<Quantity> {
    let flag = flags.unwrap_or_default().iter().find(|flag| flag.is_without_value());
    let Some(flag) = flag else {
        let Some(raw) = raw else {
            if flags.is_some() {
                let say = say!("缺少 `value`", "missing key `value`");
                let hint = say!(
                    "补上值；没有公布的写 `flag: confidential` 或 `flag: unavailable`，在 `note` 里写原因",
                    "add the value; of one that is not published say `flag: confidential` or `flag: unavailable`, and why in `note`"
                );
                crossing.fault(Code::MissingKey, path, say, Some(hint));
            }
            return None;
        };
        return crossing.quantity(&path.key("value"), raw);
    };
    let name = flag.name();
    if raw.is_some() {
        let say = say!(
            "标注了 `{name}`，又写了值",
            "the flag `{name}` says that there is no value, and one is given"
        );
        let hint = say!(
            "公布了的值删去这个标注；没有公布的删去 `value`",
            "remove the flag of a value that is published, or else the value"
        );
        crossing.fault(Code::MisplacedKey, &path.key("value"), say, Some(hint));
        return None;
    }
    if !has_note {
        let say = say!("缺少 `note`", "missing key `note`");
        let hint = say!(
            "标注了 `{name}` 的，在 `note` 里写原因",
            "say in `note` why there is no value: the flag is `{name}`"
        );
        crossing.fault(Code::MissingKey, path, say, Some(hint));
        return None;
    }
    Some(Quantity::Words(String::new()))
}

/// Reads `revises` with the keys that go with it.
pub(crate) fn revises(
    crossing: &mut Crossing<'_>,
    path: &Path,
    from: Option<Text>,
    (value, kind): (Option<Text<Quantity>>, Option<Text<RevisionKind>>),
) -> Option<Revises> {
    let Some(from) = from else {
        let key = if value.is_some() { Some("revises_value") } else { kind.map(|_| "revision") };
        if let Some(key) = key {
            let say = say!("`{key}` 与 `revises` 一起写", "`{key}` goes with `revises` only");
            let hint = say!(
                "补上 `revises`，写以前那个值的文件或来源的编号",
                "add `revises` with the id of the document or source of the earlier value"
            );
            crossing.fault(Code::MisplacedKey, &path.key(key), say, Some(hint));
        }
        return None;
    };
    let from = crossing.text(&path.key("revises"), from);
    let value = value.and_then(|value| crossing.quantity(&path.key("revises_value"), value));
    let kind = kind.and_then(|kind| crossing.choice(&path.key("revision"), kind));
    Some(Revises { from: from?, value, kind })
}

/// Reads one id or several.
pub(crate) fn ids<T>(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: OneOrMore,
    parse: fn(&str) -> Option<T>,
) -> Vec<T> {
    match raw {
        OneOrMore::One(text) => {
            let text = crossing.typed(path, text);
            crossing.id(path, text, parse).into_iter().collect()
        }
        OneOrMore::More(texts) if texts.is_empty() => {
            let say = say!("这个键没有值", "this key has no value");
            crossing.fault(Code::MissingKey, path, say, None);
            Vec::new()
        }
        OneOrMore::More(texts) => crossing
            .list(path, Some(List(texts)), |crossing, at, text| crossing.id(at, text, parse)),
    }
}
