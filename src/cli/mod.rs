//! The command line: arguments, all printing, exit codes.

mod args;
mod commands;
mod editor;
mod explain;
mod help;
mod init;
mod links;
mod manner;
mod output;
mod progress;
mod report;
mod shell;
mod sign;
mod terminal;
mod theme;
mod timings;
mod usage;
mod verify;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use planboard::site::Edition;

use args::{Args, Command, Import, Theme};
use commands::{Build, Check};
use terminal::{Exit, Failure, Terminal};
use timings::Timings;

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let (lang, _) = manner::language(manner::typed(std::env::args_os()));
    let typed = help::in_lang(Args::command(), lang)
        .try_get_matches()
        .and_then(|matches| Args::from_arg_matches(&matches));
    let Args { command, root, manner } = match typed {
        Ok(args) => args,
        Err(error) => return usage::refuse(&error, lang),
    };
    let (lang, unknown) = manner::language(manner.lang);
    let mut terminal = Terminal::new(lang, manner.volume(), manner.color);
    let done = match unknown {
        Some(why) => Err(why.into()),
        None => done(&mut terminal, command, &root),
    };
    match done {
        Ok(Exit::Clean) => ExitCode::SUCCESS,
        Ok(Exit::ContentHasErrors) => ExitCode::from(1),
        Err(Failure::Message(why)) => {
            let why = why.in_lang(terminal.lang).to_owned();
            terminal.note(&format!("planboard: {why}\n"));
            ExitCode::from(2)
        }
        // The reader has closed the pipe: it has what it wanted.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Output(_)) => ExitCode::from(2),
    }
}

/// Does what is asked.
fn done(terminal: &mut Terminal, command: Command, root: &Path) -> Result<Exit, Failure> {
    match command {
        Command::Build {
            out,
            force,
            theme,
            review,
            no_cache,
            no_sync,
            timings,
            wait,
            swap,
            sign,
        } => {
            terminal.timings = timings.then(Timings::default);
            let edition = if review { Edition::Review } else { Edition::Public };
            let project = commands::project(root, no_cache);
            let build = Build { out, force, syncs: !no_sync, wait, swap, sign, theme, edition };
            commands::build(terminal, (root, &project), build)
        }
        Command::Check {
            format,
            strict,
            links,
            no_cache,
            timings,
            code: codes,
            district: districts,
        } => {
            terminal.timings = timings.then(Timings::default);
            let check = Check { format, strict, links, codes, districts, no_cache };
            commands::check(terminal, root, check)
        }
        Command::Verify { folder, manifest, key } => {
            verify::verify(terminal, &folder, manifest.as_deref(), key.as_deref())
        }
        Command::Completions { shell } => shell::completions(terminal, shell),
        Command::Man { command } => shell::manual(terminal, command.as_deref()),
        Command::Explain { code } => explain::explain(terminal, code.as_deref()),
        Command::Init { folder, title } => init::init(terminal, &folder, title.as_deref()),
        Command::Schema { name, out } => {
            editor::schema(terminal, root, name.as_deref(), out.as_deref())
        }
        Command::Theme { what: Theme::New { folder } } => theme::new(terminal, root, &folder),
        Command::Import { what: Import::Text { file, explain } } => {
            commands::import_text(terminal, &file, explain)
        }
    }
}
