//! A theme to start from: the built-in one, as files.

use std::path::Path;

use planboard::page::Theme;
use planboard::publish::{self, NotMade};
use planboard::say;

use super::{Exit, Failure, Terminal};

/// Writes the files of the built-in theme where there is nothing yet.
pub(crate) fn new(terminal: &mut Terminal, folder: &Path) -> Result<Exit, Failure> {
    let path = folder.display();
    match publish::make(&Theme::embedded_files(), folder) {
        Ok(()) => {}
        Err(NotMade::Unwritable(unwritable)) => return Err(unwritable.into()),
        Err(NotMade::NotEmpty) => {
            return Err(say!(
                "文件夹 `{path}` 不是空的，没有动它；新主题要放在新的或者空的文件夹里",
                "the folder `{path}` is not empty, and nothing was changed; a theme needs a new or an empty one"
            )
            .into());
        }
    }
    terminal.say(&say!(
        "内置主题的文件写在 `{path}`；改好以后运行 `planboard build --theme {path}`",
        "the files of the built-in theme are in `{path}`; change them, then run `planboard build --theme {path}`"
    ));
    Ok(Exit::Clean)
}
