//! A new project: a small example to change into one's own, with what editors need.

use std::path::Path;

use planboard::files::File;
use planboard::{files, say};

use super::editor::schemas;
use super::output;
use super::terminal::{Exit, Failure, Terminal};

/// The files of `templates/project/`.
const FILES: &[(&str, &str)] = &[
    (".gitignore", include_str!("../../templates/project/.gitignore")),
    (".vscode/extensions.json", include_str!("../../templates/project/.vscode/extensions.json")),
    (".vscode/settings.json", include_str!("../../templates/project/.vscode/settings.json")),
    ("README.md", include_str!("../../templates/project/README.md")),
    (
        "content/districts/shili/district.yaml",
        include_str!("../../templates/project/content/districts/shili/district.yaml"),
    ),
    (
        "content/districts/shili/observations.yaml",
        include_str!("../../templates/project/content/districts/shili/observations.yaml"),
    ),
    (
        "content/districts/shili/plan.md",
        include_str!("../../templates/project/content/districts/shili/plan.md"),
    ),
    (
        "content/districts/shili/plan.yaml",
        include_str!("../../templates/project/content/districts/shili/plan.yaml"),
    ),
    (
        "content/districts/shili/units.yaml",
        include_str!("../../templates/project/content/districts/shili/units.yaml"),
    ),
    (
        "content/indicators/example.yaml",
        include_str!("../../templates/project/content/indicators/example.yaml"),
    ),
    (SITE, include_str!("../../templates/project/content/site.yaml")),
    ("seeds/shili-plan.txt", include_str!("../../templates/project/seeds/shili-plan.txt")),
];

/// The file that holds the name of the site, and the name in it.
const SITE: &str = "content/site.yaml";
const TITLE: &str = "示例区规划看板";

/// Where the settings of the example look for schemas.
const SCHEMAS: &str = ".planboard/schemas/";

/// Makes the project.
pub(crate) fn init(
    terminal: &mut Terminal,
    folder: &Path,
    title: Option<&str>,
) -> Result<Exit, Failure> {
    let title = title.map(str::trim);
    if title.is_some_and(str::is_empty) {
        return Err(say!("`--title` 是空的", "`--title` is empty").into());
    }
    let path = folder.display();
    files::make(&files(title), folder).map_err(|why| output::not_written(folder, why))?;
    terminal.say(&say!(
        "新项目在 `{path}`；先看里面的 README.md，再运行 `planboard build --root {path}`",
        "the project is in `{path}`; read its README.md, then run `planboard build --root {path}`"
    ));
    Ok(Exit::Clean)
}

fn files(title: Option<&str>) -> Vec<File> {
    let file = |(path, text): &(&str, &str)| {
        let text = match title {
            // What JSON quotes, YAML reads.
            Some(title) if *path == SITE => {
                text.replacen(TITLE, &serde_json::Value::from(title).to_string(), 1)
            }
            _ => (*text).to_owned(),
        };
        File { path: (*path).to_owned(), bytes: text.into_bytes() }
    };
    FILES.iter().map(file).chain(schemas(SCHEMAS)).collect()
}
