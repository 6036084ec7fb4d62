//! What is wrong with what was typed: in English clap says it, in Chinese we do.

use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use planboard::diag::{Lang, nearest};

use super::manner::{Volume, When};
use super::terminal::Terminal;

/// Shows the help or the version, if that was asked for, or says what is wrong.
pub(super) fn refuse(error: &Error, lang: Lang) -> ExitCode {
    match in_chinese(error) {
        Some(message) if lang == Lang::Zh => {
            Terminal::new(lang, Volume::Usual, When::Auto).note(&message);
            ExitCode::from(2)
        }
        _ => error.exit(),
    }
}

/// The whole message, or nothing where clap's own is to be shown: help, the version, and what no command line of this
/// program can do.
fn in_chinese(error: &Error) -> Option<String> {
    let said = Said(error);
    let argument = || said.first(ContextKind::InvalidArg);
    let sentence = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = said.first(ContextKind::InvalidSubcommand)?;
            // What clap suggests first need not be the nearest.
            let suggested = said.all(ContextKind::SuggestedSubcommand);
            let near = nearest(&typed, suggested.iter().map(String::as_str));
            let near = near.or(suggested.first().map(String::as_str));
            let near = near.map_or_else(String::new, is_it);
            format!("没有命令 `{typed}`{near}")
        }
        ErrorKind::UnknownArgument => {
            let nearest = said.nearest(ContextKind::SuggestedArg);
            match argument()? {
                option if option.starts_with('-') => format!("没有选项 `{option}`{nearest}"),
                word => format!("多了 `{word}`"),
            }
        }
        ErrorKind::InvalidValue => match said.first(ContextKind::InvalidValue) {
            Some(value) if !value.is_empty() => {
                let nearest = said.nearest(ContextKind::SuggestedValue);
                let known = said.all(ContextKind::ValidValue).join("、");
                format!("`{}` 只能是 {known}，不能是 `{value}`{nearest}", argument()?)
            }
            _ => format!("`{}` 后面缺少值", argument()?),
        },
        // All that is parsed further is a number.
        ErrorKind::ValueValidation => {
            let value = said.first(ContextKind::InvalidValue)?;
            format!("`{}` 要写整数，不能是 `{value}`", argument()?)
        }
        ErrorKind::TooManyValues => format!("`{}` 不带值", argument()?),
        ErrorKind::ArgumentConflict => {
            let (one, others) = (argument()?, said.all(ContextKind::PriorArg));
            if others.is_empty() || others == [one.as_str()] {
                format!("`{one}` 只能写一次")
            } else {
                format!("`{one}` 不能与 `{}` 同时用", others.join("`、`"))
            }
        }
        ErrorKind::MissingRequiredArgument => {
            format!("缺少 `{}`", said.all(ContextKind::InvalidArg).join("`、`"))
        }
        _ => return None,
    };
    let usage = said.first(ContextKind::Usage).unwrap_or_default();
    let usage = match usage.trim_start_matches("Usage:").trim() {
        "" => String::new(),
        usage => format!("\n用法: {usage}\n"),
    };
    Some(format!("planboard: {sentence}\n{usage}\n说明见 --help\n"))
}

/// What clap knows of an error.
struct Said<'e>(&'e Error);

impl Said<'_> {
    fn all(&self, kind: ContextKind) -> Vec<String> {
        match self.0.get(kind) {
            Some(ContextValue::String(word)) => vec![word.clone()],
            Some(ContextValue::Strings(words)) => words.clone(),
            Some(ContextValue::StyledStr(words)) => vec![words.to_string()],
            Some(ContextValue::StyledStrs(all)) => all.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        }
    }

    fn first(&self, kind: ContextKind) -> Option<String> {
        self.all(kind).into_iter().next()
    }

    /// The question whether another word was meant.
    fn nearest(&self, kind: ContextKind) -> String {
        self.first(kind).as_deref().map_or_else(String::new, is_it)
    }
}

fn is_it(word: &str) -> String {
    format!("；是不是 `{word}`？")
}
