//! The command line: arguments, all printing, exit codes.

mod args;
mod commands;
mod editor;
mod explain;
mod init;
mod output;
mod theme;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use planboard::content::Unreadable;
use planboard::diag::{Lang, Message};
use planboard::page::Edition;
use planboard::publish::Unwritable;
use planboard::say;

use args::{Args, Command, Import, Theme};
use commands::Build;

/// How a run ended that could do its work.
pub(crate) enum Exit {
    /// The content is clean.
    Clean,
    /// The content has errors.
    ContentHasErrors,
}

/// Why a run could not do its work.
pub(crate) enum Failure {
    /// Something is not there or cannot be written.
    Message(Message),
    /// The data cannot be put out.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<Unreadable> for Failure {
    fn from(Unreadable { path, why: Message { zh, en } }: Unreadable) -> Self {
        say!("读不到 `{path}`：{zh}", "cannot read `{path}`: {en}").into()
    }
}

impl From<Unwritable> for Failure {
    fn from(Unwritable { path, error }: Unwritable) -> Self {
        say!("写不进 `{path}`：{error}", "cannot write `{path}`: {error}").into()
    }
}

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let mut terminal = Terminal::new(args.lang.into());
    let exit = match args.command {
        Command::Build { out, force, theme, review } => {
            let edition = if review { Edition::Review } else { Edition::Public };
            commands::build(&mut terminal, &args.root, Build { out, force, theme, edition })
        }
        Command::Check { format, strict } => {
            commands::check(&mut terminal, &args.root, format, strict)
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

/// Where a run writes: data to standard output, everything else to standard error.
pub(crate) struct Terminal {
    lang: Lang,
    colour: bool,
    data: io::StdoutLock<'static>,
    notes: io::StderrLock<'static>,
}

impl Terminal {
    #[expect(clippy::disallowed_methods, reason = "the command line is what reads the environment")]
    fn new(lang: Lang) -> Self {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let notes = io::stderr().lock();
        Self { lang, colour: notes.is_terminal() && !no_colour, data: io::stdout().lock(), notes }
    }

    /// Writes data.
    pub(crate) fn data(&mut self, text: &str) -> io::Result<()> {
        self.data.write_all(text.as_bytes())?;
        self.data.flush()
    }

    /// Writes what is not data. That nobody reads it is no reason to stop the work.
    pub(crate) fn note(&mut self, text: &str) {
        drop(self.notes.write_all(text.as_bytes()));
    }

    /// Writes a sentence in the language of the run.
    pub(crate) fn say(&mut self, message: &Message) {
        let text = message.in_lang(self.lang).to_owned() + "\n";
        self.note(&text);
    }
}
