//! Where a run writes, and how it ends.

use std::io::{self, IsTerminal, Write};

use planboard::diag::{Lang, Message};
use planboard::files::{Unreadable, Unwritable};
use planboard::say;

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

/// Where a run writes: data to standard output, everything else to standard error.
pub(crate) struct Terminal {
    pub(super) lang: Lang,
    pub(super) colour: bool,
    data: io::StdoutLock<'static>,
    notes: io::StderrLock<'static>,
}

impl Terminal {
    #[expect(clippy::disallowed_methods, reason = "the command line is what reads the environment")]
    pub(super) fn new(lang: Lang) -> Self {
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
