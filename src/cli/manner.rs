//! How a run speaks: in which language, with what colours, and of how much.

use std::ffi::OsString;

use clap::ValueEnum;
use planboard::diag::{self, Message};
use planboard::say;

/// What was typed of it; the same with every command.
#[derive(Debug, clap::Args)]
pub(crate) struct Manner {
    /// Language of messages and help; else that of `PLANBOARD_LANG`, else that of the system, else Chinese
    #[arg(long, global = true)]
    pub(super) lang: Option<Lang>,

    /// Colours; with `auto` on a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`
    #[arg(long, alias = "colour", global = true, default_value = "auto", value_name = "WHEN")]
    pub(super) color: When,

    /// Say nothing but what fails
    #[arg(short, long, global = true)]
    quiet: bool,

    /// Say everything: each warning of a build, and more than 20 findings of a code
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
}

impl Manner {
    pub(super) fn volume(&self) -> Volume {
        match (self.quiet, self.verbose) {
            (true, _) => Volume::Quiet,
            (_, true) => Volume::Verbose,
            _ => Volume::Usual,
        }
    }
}

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Volume {
    /// What fails, alone.
    Quiet,
    /// What most people want to know.
    Usual,
    /// Everything.
    Verbose,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Zh,
    En,
}

impl From<Lang> for diag::Lang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

/// When there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

impl When {
    /// Whether a stream has colours.
    pub(super) fn is_coloured(self, is_terminal: bool) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => is_terminal && !is_dumb() && variable("NO_COLOR").is_none(),
        }
    }
}

/// Whether the terminal says of itself that it can do nothing but print.
pub(super) fn is_dumb() -> bool {
    variable("TERM").is_some_and(|term| term == "dumb")
}

/// The language that was typed, before the rest is read: help comes in it, too.
pub(super) fn typed(arguments: impl Iterator<Item = OsString>) -> Option<Lang> {
    let arguments: Vec<OsString> = arguments.skip(1).take_while(|word| word != "--").collect();
    let at = arguments.iter().position(|word| {
        word.to_str().is_some_and(|word| word == "--lang" || word.starts_with("--lang="))
    })?;
    let given = arguments.get(at)?.to_str()?;
    let value = match given.split_once('=') {
        Some((_, value)) => value,
        None => arguments.get(at + 1)?.to_str()?,
    };
    Lang::from_str(value, false).ok()
}

/// The language of a run, and what is wrong with how it was asked for.
pub(super) fn language(typed: Option<Lang>) -> (diag::Lang, Option<Message>) {
    let of_system = of_system();
    let asked = match (typed, variable("PLANBOARD_LANG")) {
        (Some(lang), _) => Ok(lang),
        (None, None) => return (of_system, None),
        (None, Some(name)) => Lang::from_str(&name, true).ok().ok_or(name),
    };
    match asked {
        Ok(lang) => (lang.into(), None),
        Err(name) => {
            let why = say!(
                "环境变量 `PLANBOARD_LANG` 是 `{name}`，只能是 `zh` 或 `en`",
                "the variable `PLANBOARD_LANG` is `{name}`; it may be `zh` or `en`"
            );
            (of_system, Some(why))
        }
    }
}

/// The language of the system: Chinese unless it names another; `C` and `POSIX` name none.
fn of_system() -> diag::Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    let language = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
    if ["", "c", "posix", "zh"].contains(&language) { diag::Lang::Zh } else { diag::Lang::En }
}

/// A variable of the environment; an empty one is as none.
#[expect(clippy::disallowed_methods, reason = "the command line is what reads the environment")]
pub(super) fn variable(name: &str) -> Option<String> {
    let value = std::env::var_os(name)?.to_string_lossy().into_owned();
    (!value.is_empty()).then_some(value)
}
