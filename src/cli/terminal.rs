//! Where a run writes, and how it ends.

use std::io::{self, IsTerminal, Write};

use planboard::diag::{Lang, Message};
use planboard::files::{Unreadable, Unwritable, in_words};
use planboard::say;

use super::manner::{self, Volume, When};
use super::timings::Timings;

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
        let Message { zh, en } = in_words(&error);
        say!("写不进 `{path}`：{zh}", "cannot write `{path}`: {en}").into()
    }
}

/// Where a run writes: data to standard output, everything else to standard error.
pub(crate) struct Terminal {
    pub(super) lang: Lang,
    pub(super) volume: Volume,
    pub(super) data_has_colour: bool,
    pub(super) notes_have_colour: bool,
    /// Whether lines may be drawn over: on a terminal that can, unless little is to be said.
    pub(super) is_drawn_over: bool,
    /// How long each stage takes, where that is asked for.
    pub(super) timings: Option<Timings>,
    data: io::StdoutLock<'static>,
    /// Not locked: a bar is drawn from other threads.
    notes: io::Stderr,
}

impl Terminal {
    pub(super) fn new(lang: Lang, volume: Volume, colours: When) -> Self {
        let (data, notes) = (io::stdout().lock(), io::stderr());
        Self {
            lang,
            volume,
            data_has_colour: colours.is_coloured(data.is_terminal()),
            is_drawn_over: volume != Volume::Quiet && notes.is_terminal() && !manner::is_dumb(),
            notes_have_colour: colours.is_coloured(notes.is_terminal()),
            timings: None,
            data,
            notes,
        }
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

    /// Writes a sentence on what went well, which a quiet run leaves out.
    pub(crate) fn tell(&mut self, message: &Message) {
        if self.volume != Volume::Quiet {
            self.say(message);
        }
    }

    /// Writes a sentence in the language of the run.
    pub(crate) fn say(&mut self, message: &Message) {
        let text = message.in_lang(self.lang).to_owned() + "\n";
        self.note(&text);
    }
}
