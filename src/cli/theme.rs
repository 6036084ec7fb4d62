//! A theme to start from: the built-in one, as files.

use std::path::Path;

use planboard::page::Theme;
use planboard::{files, say};

use super::output;
use super::terminal::{Exit, Failure, Terminal};

/// Writes the files of the built-in theme where there is nothing yet.
pub(crate) fn new(terminal: &mut Terminal, root: &Path, folder: &Path) -> Result<Exit, Failure> {
    output::not_among_content(folder, root)?;
    let path = folder.display();
    files::make(&Theme::embedded_files(), folder)
        .map_err(|why| output::not_written(folder, why))?;
    terminal.tell(&say!(
        "内置主题的文件写在 `{path}`；改好以后运行 `planboard build --theme {path}`",
        "the files of the built-in theme are in `{path}`; change them, then run `planboard build --theme {path}`"
    ));
    Ok(Exit::Clean)
}
