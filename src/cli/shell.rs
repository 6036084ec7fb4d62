//! What shells and readers of manuals need: completions and pages, made from the arguments.

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use planboard::diag::{Message, nearest};
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
    terminal.data(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Clean)
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
