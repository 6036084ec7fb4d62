//! A new project: a small example to change into one's own, with what editors need.

use std::path::Path;

use planboard::page::Output;
use planboard::publish::{self, NotMade};
use planboard::say;

use super::editor::schemas;
use super::{Exit, Failure, Terminal};

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
    match publish::make(&files(title), folder) {
        Ok(()) => {}
        Err(NotMade::Unwritable(unwritable)) => return Err(unwritable.into()),
        Err(NotMade::NotEmpty) => {
            return Err(say!(
                "文件夹 `{path}` 不是空的，没有动它；新项目要放在新的或者空的文件夹里（有 `.git` 不要紧，有 `.gitignore`、`.vscode`、`.planboard` 不行）",
                "the folder `{path}` is not empty, and nothing was changed; a project needs a new or an empty one (with `.git` perhaps, but no `.gitignore`, `.vscode` or `.planboard`)"
            )
            .into());
        }
    }
    terminal.say(&say!(
        "新项目在 `{path}`；先看里面的 README.md，再运行 `planboard build --root {path}`",
        "the project is in `{path}`; read its README.md, then run `planboard build --root {path}`"
    ));
    Ok(Exit::Clean)
}

fn files(title: Option<&str>) -> Vec<Output> {
    let file = |(path, text): &(&str, &str)| {
        let text = match title {
            // What JSON quotes, YAML reads.
            Some(title) if *path == SITE => {
                text.replacen(TITLE, &serde_json::Value::from(title).to_string(), 1)
            }
            _ => (*text).to_owned(),
        };
        Output { path: (*path).to_owned(), bytes: text.into_bytes() }
    };
    FILES.iter().map(file).chain(schemas(SCHEMAS)).collect()
}
