//! The command line: arguments, all printing, exit codes.

mod args;
mod commands;
mod editor;
mod explain;
mod init;
mod links;
mod output;
mod terminal;
mod theme;

use std::io;
use std::process::ExitCode;

use clap::Parser;
use planboard::site::Edition;

use args::{Args, Command, Import, Theme};
use commands::{Build, Check};
use terminal::{Exit, Failure, Terminal};

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let mut terminal = Terminal::new(args.lang.into());
    let exit = match args.command {
        Command::Build { out, force, theme, review, no_cache } => {
            let edition = if review { Edition::Review } else { Edition::Public };
            let build = Build { out, force, theme, edition, no_cache };
            commands::build(&mut terminal, &args.root, build)
        }
        Command::Check { format, strict, links, no_cache } => {
            let check = Check { format, strict, links, no_cache };
            commands::check(&mut terminal, &args.root, check)
        }
        Command::Explain { code } => explain::explain(&mut terminal, code.as_deref()),
        Command::Init { folder, title } => init::init(&mut terminal, &folder, title.as_deref()),
        Command::Schema { name, out } => {
            editor::schema(&mut terminal, &args.root, name.as_deref(), out.as_deref())
        }
        Command::Theme { what: Theme::New { folder } } => {
            theme::new(&mut terminal, &args.root, &folder)
        }
        Command::Import { what: Import::Text { file } } => {
            commands::import_text(&mut terminal, &file)
        }
    };
    match exit {
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
