//! What shells and readers of manuals need: completions and pages, made from the arguments.

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use planboard::diag::{Lang, Message, nearest};
use planboard::say;

use super::args::Args;
use super::help;
use super::terminal::{Exit, Failure, Terminal};

/// Prints what a shell completes commands with.
pub(crate) fn completions(terminal: &mut Terminal, shell: Shell) -> Result<Exit, Failure> {
    let mut command = help::in_lang(Args::command(), terminal.lang);
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, "planboard", &mut text);
    terminal.data(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Clean)
}

/// Prints the page of the manual on the program, or on one of its commands.
pub(crate) fn manual(terminal: &mut Terminal, name: Option<&str>) -> Result<Exit, Failure> {
    let mut command = help::in_lang(Args::command(), terminal.lang);
    command.build();
    let command = match name {
        None => command,
        Some(name) => one(&command, name)?,
    };
    let mut text = Vec::new();
    Man::new(command).render(&mut text)?;
    terminal.data(&set(&String::from_utf8_lossy(&text), terminal.lang))?;
    Ok(Exit::Clean)
}

/// The headings that `clap_mangen` writes, in Chinese as manuals have them.
const HEADINGS: [(&str, &str); 4] =
    [("NAME", "名称"), ("SYNOPSIS", "概述"), ("DESCRIPTION", "描述"), ("VERSION", "版本")];

/// A page in a language. Lines end where words do: neither Chinese nor commands are hyphenated or stretched.
fn set(page: &str, lang: Lang) -> String {
    let mut text = String::new();
    for line in page.lines() {
        let heading = line.strip_prefix(".SH ").filter(|_| lang == Lang::Zh);
        let known = heading.and_then(|heading| HEADINGS.iter().find(|(en, _)| *en == heading));
        // The end of a line would become a blank between two Chinese words.
        let goes_on = line.starts_with(is_chinese) && text.trim_end().ends_with(is_chinese);
        if goes_on && !text.trim_end().rsplit('\n').next().is_some_and(|last| last.starts_with('.'))
        {
            text.truncate(text.trim_end().len());
        }
        text.push_str(&known.map_or_else(|| line.to_owned(), |(_, zh)| format!(".SH {zh}")));
        text.push('\n');
        if line.starts_with(".TH ") {
            text.push_str(".ad l\n.nh\n");
        }
    }
    text
}

fn is_chinese(letter: char) -> bool {
    !letter.is_ascii()
}

fn one(command: &Command, name: &str) -> Result<Command, Message> {
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let found = command.get_subcommands().find(|one| one.get_name() == name);
    found.cloned().ok_or_else(|| {
        let Message { zh, en } = say!("没有命令 `{name}`", "there is no command `{name}`");
        match nearest(name, names) {
            Some(near) => say!("{zh}；是不是 `{near}`？", "{en}; did you mean `{near}`?"),
            None => Message { zh, en },
        }
    })
}
