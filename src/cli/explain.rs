//! `explain`: the page of a code, or all codes by what they are about.

use planboard::diag::{Code, Group, Lang, Message, nearest};
use planboard::say;

use super::terminal::{Exit, Failure, Terminal};

pub(crate) fn explain(terminal: &mut Terminal, name: Option<&str>) -> Result<Exit, Failure> {
    let lang = terminal.lang;
    let Some(name) = name else {
        terminal.data(&all(lang))?;
        return Ok(Exit::Clean);
    };
    let code = code(terminal, name)?;
    terminal.data(&code.explain(lang))?;
    Ok(Exit::Clean)
}

/// The code of a name, be it an old one.
pub(super) fn code(terminal: &mut Terminal, name: &str) -> Result<Code, Message> {
    Code::by_name(name).or_else(|| renamed(terminal, name)).ok_or_else(|| none(name))
}

/// All codes in aligned columns, group by group.
fn all(lang: Lang) -> String {
    let longest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let line = |code: &Code| {
        let (name, severity) = (code.name(), code.severity().word(lang));
        let rule = match code {
            code if code.is_fixed() => say!("固定", "fixed"),
            code if code.is_off() => say!("关闭", "off"),
            _ => say!("可调", "open"),
        };
        let (rule, summary) = (rule.in_lang(lang), code.summary(lang));
        // Chinese words of these columns have the same width, English ones are padded.
        match lang {
            Lang::Zh => format!("  {name:<longest$}  {severity}  {rule}  {summary}\n"),
            Lang::En => format!("  {name:<longest$}  {severity:<7}  {rule:<5}  {summary}\n"),
        }
    };
    let group = |group: &Group| {
        let lines: String = group.codes.iter().map(line).collect();
        format!("{}\n{lines}", group.title(lang))
    };
    Group::ALL.iter().map(group).collect::<Vec<_>>().join("\n")
}

/// The code that once had a name, with a word on the new one.
fn renamed(terminal: &mut Terminal, old: &str) -> Option<Code> {
    let code = Code::by_old_name(old)?;
    let name = code.name();
    terminal
        .say(&say!("代码 `{old}` 已改名为 `{name}`", "the code `{old}` is now called `{name}`"));
    Some(code)
}

/// That there is no such code, with the one that was most likely meant.
fn none(name: &str) -> Message {
    let Message { zh, en } = say!("没有代码 `{name}`", "there is no code `{name}`");
    match nearest(name, Code::ALL.iter().map(|code| code.name())) {
        Some(near) => say!("{zh}；是不是 `{near}`？", "{en}; did you mean `{near}`?"),
        None => Message { zh, en },
    }
}
