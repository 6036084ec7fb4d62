//! What editors need to help with content files: the schemas of their kinds.

use std::path::Path;

use planboard::diag::nearest;
use planboard::files::File;
use planboard::read::FileKind;
use planboard::{files, say};

use super::output;
use super::terminal::{Exit, Failure, Terminal};

/// Prints one schema, lists all, or writes all into a folder.
pub(crate) fn schema(
    terminal: &mut Terminal,
    root: &Path,
    name: Option<&str>,
    out: Option<&Path>,
) -> Result<Exit, Failure> {
    if let Some(folder) = out {
        let schemas = schemas("");
        output::not_among(folder, root)?;
        files::write(&schemas, folder).map_err(|why| output::not_written(folder, why))?;
        let (count, folder) = (schemas.len(), folder.display());
        terminal.tell(&say!(
            "{count} 个 JSON Schema 写在 `{folder}`",
            "{count} JSON Schemas are in `{folder}`"
        ));
        return Ok(Exit::Clean);
    }
    let Some(name) = name else {
        let line = |kind: &FileKind| format!("{:<14} {}\n", kind.name, kind.files);
        terminal.data(&FileKind::ALL.iter().map(line).collect::<String>())?;
        return Ok(Exit::Clean);
    };
    let Some(kind) = FileKind::by_name(name) else {
        let names: Vec<&str> = FileKind::ALL.iter().map(|kind| kind.name).collect();
        if let Some(near) = nearest(name, names.iter().copied()) {
            return Err(say!(
                "没有文件种类 `{name}`；是不是 `{near}`？",
                "there is no kind of file `{name}`; did you mean `{near}`?"
            )
            .into());
        }
        let (zh, en) = (names.join("`、`"), names.join("`, `"));
        return Err(say!(
            "没有文件种类 `{name}`；有 `{zh}`",
            "there is no kind of file `{name}`; there are `{en}`"
        )
        .into());
    };
    terminal.data(&kind.schema())?;
    Ok(Exit::Clean)
}

/// The files of all schemas, in a folder given with its `/`.
pub(super) fn schemas(folder: &str) -> Vec<File> {
    let file = |kind: &FileKind| File {
        path: format!("{folder}{}.json", kind.name),
        bytes: kind.schema().into_bytes(),
    };
    FileKind::ALL.iter().map(file).collect()
}
