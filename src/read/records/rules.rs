//! What a site says of findings: levels other than those of the table of codes, and suppressions with a reason.

use crate::diag::{Code, Finding, nearest};
use crate::model::{CheckSettings, Level, Path, Suppression};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::site::{RawLevel, RawRules, RawSuppression};
use crate::read::yaml::typed::Text;
use crate::say;
use std::collections::BTreeMap;

pub(crate) fn rules(crossing: &mut Crossing<'_>, path: &Path, raw: RawRules) -> CheckSettings {
    let RawRules { levels, allow } = raw;
    let list = path.key("levels");
    let each = levels.map_or_else(Vec::new, |list| list.0).into_iter().enumerate();
    let given: Vec<(Path, Level)> = each
        .filter_map(|(n, raw)| Some((list.index(n), level(crossing, &list.index(n), raw)?)))
        .collect();
    twice(crossing, &given);
    let suppressions = crossing.list(&path.key("allow"), allow, suppression);
    CheckSettings { levels: given.into_iter().map(|(_, level)| level).collect(), suppressions }
}

fn level(crossing: &mut Crossing<'_>, path: &Path, raw: RawLevel) -> Option<Level> {
    let RawLevel { code, level, reason } = raw;
    let code = self::code(crossing, &path.key("code"), code);
    let severity = crossing.choice(&path.key("level"), level);
    let has_reason = reason.is_some();
    let reason = crossing.optional(&path.key("reason"), reason);
    let (code, severity) = (code?, severity?);
    if severity > code.severity() && !has_reason {
        let say = say!("调低级别没有写明理由", "a lower level without a reason");
        let hint = say!("补上 `reason: …`", "add `reason: …`");
        crossing.fault(Code::MissingKey, &path.key("level"), say, Some(hint));
    }
    Some(Level { code, severity, reason })
}

fn suppression(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawSuppression,
) -> Option<Suppression> {
    let RawSuppression { code, file, words, reason } = raw;
    let code = self::code(crossing, &path.key("code"), code);
    let file = crossing.text(&path.key("file"), file);
    let words = crossing.optional(&path.key("words"), words);
    let reason = crossing.text(&path.key("reason"), reason);
    let origin = crossing.origin(path);
    Some(Suppression { code: code?, file: file?, words, reason: reason?, origin })
}

/// A code that a site may rule on.
fn code(crossing: &mut Crossing<'_>, path: &Path, text: Text<Code>) -> Option<Code> {
    let name = crossing.text(path, text.meant())?;
    let Some(code) = Code::by_name(&name).or_else(|| renamed(crossing, path, &name)) else {
        let say = say!("没有代码 `{name}`", "there is no code `{name}`");
        let hint = match near(&name) {
            Some(near) => say!("是不是 `{near}`？", "did you mean `{near}`?"),
            None => {
                say!("`planboard explain` 列出全部代码", "`planboard explain` lists all codes")
            }
        };
        crossing.fault(Code::UnknownCode, path, say, Some(hint));
        return None;
    };
    if code.is_fixed() {
        let say = say!(
            "`{name}` 不能调级别，也不能放行",
            "`{name}` is fixed: a site cannot change its level or suppress it"
        );
        let hint = say!(
            "改正内容，去掉这一条；`planboard explain` 列出哪些代码可以放行",
            "fix the content and remove this entry; `planboard explain` shows which codes are open"
        );
        crossing.fault(Code::FixedCode, path, say, Some(hint));
        return None;
    }
    Some(code)
}

/// The code that once had a name; a site that uses the old one is told so.
fn renamed(crossing: &mut Crossing<'_>, path: &Path, old: &str) -> Option<Code> {
    let code = Code::by_old_name(old)?;
    let name = code.name();
    let say = say!("代码 `{old}` 已改名为 `{name}`", "the code `{old}` is now called `{name}`");
    let hint =
        say!("改成 `{name}`；旧名称暂时仍可使用", "write `{name}`; the old name is still read");
    crossing.fault(Code::OldName, path, say, Some(hint));
    Some(code)
}

/// The code that was meant, one that a site may rule on before all.
fn near(name: &str) -> Option<&'static str> {
    let open = Code::ALL.iter().filter(|code| !code.is_fixed());
    let near = nearest(name, open.map(|code| code.name()));
    near.or_else(|| nearest(name, Code::ALL.iter().map(|code| code.name())))
}

/// A code has one level.
fn twice(crossing: &mut Crossing<'_>, levels: &[(Path, Level)]) {
    let mut firsts: BTreeMap<Code, &Path> = BTreeMap::new();
    for (path, level) in levels {
        let Some(first) = firsts.get(&level.code) else {
            firsts.insert(level.code, path);
            continue;
        };
        let name = level.code.name();
        let say = say!("`{name}` 的级别定了两次", "`{name}` is given a level twice");
        let place = |path: &Path| crossing.origin(path).span(crossing.sources, &["code"]);
        let finding = Finding::new(Code::DuplicateRecord, place(path), say)
            .other(place(first), say!("第一次在这里", "first given here"))
            .hint(say!("只留一条", "keep one"));
        crossing.push(finding);
    }
}
