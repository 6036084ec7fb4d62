//! A new project: a small example to change into one's own, with what editors need.

use std::path::Path;

use planboard::files::File;
use planboard::{files, say};

use super::editor::schemas;
use super::output;
use super::report;
use super::terminal::{Exit, Failure, Terminal};

/// The files of `templates/project/`.
const FILES: &[(&str, &str)] = &[
    (IGNORED, include_str!("../../templates/project/.gitignore")),
    (".vscode/extensions.json", include_str!("../../templates/project/.vscode/extensions.json")),
    (".vscode/settings.json", include_str!("../../templates/project/.vscode/settings.json")),
    (README, include_str!("../../templates/project/README.md")),
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

/// What is to be changed first, under this name or, where somebody has one, under the other.
const README: &str = "README.md";
const OTHER_README: &str = "PLANBOARD.md";

/// What git leaves out.
const IGNORED: &str = ".gitignore";

/// How the names of files begin that a new repository has.
const OF_A_REPOSITORY: [&str; 8] =
    ["readme", "license", "licence", "copying", "notice", "contributing", "security", "authors"];

/// Whether something may be in the folder of a new project.
fn may_be_there(name: &str) -> bool {
    let name = name.to_lowercase();
    let stem = name.split(['.', '-']).next().unwrap_or_default();
    name == IGNORED || OF_A_REPOSITORY.contains(&stem)
}

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
    let not_written = |why| output::not_written(folder, why);
    let there = files::make_beside(&files(title), folder, may_be_there).map_err(not_written)?;
    let is_there = |name: &str| there.iter().any(|path| path == name);
    let mut readme = README;
    if is_there(README) {
        readme = OTHER_README;
        let ours = files(title).into_iter().filter(|file| file.path == README);
        let ours = ours.map(|file| File { path: OTHER_README.to_owned(), ..file });
        files::write(&ours.collect::<Vec<File>>(), folder).map_err(not_written)?;
    }
    if is_there(IGNORED) {
        let lines = FILES.iter().find(|(path, _)| *path == IGNORED).map_or("", |(_, text)| *text);
        let lines = lines.lines().collect::<Vec<_>>().join(" ");
        terminal.tell(&say!(
            "`{IGNORED}` 已经有了，没有改；请自己加上：{lines}",
            "there is a `{IGNORED}` already, which stays as it is; add to it: {lines}"
        ));
    }
    let written = path.to_string();
    let root = report::quoted(&written);
    terminal.tell(&say!(
        "新项目在 `{path}`；先看里面的 {readme}，再运行 `planboard build --root {root}`",
        "the project is in `{path}`; read its {readme}, then run `planboard build --root {root}`"
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
