//! Which files have a place in the content folder, and what was meant by one that has none.

use std::path::Path;

use crate::diag::{Code, FileId, Finding, Message, Span, nearest};
use crate::say;

/// The files at the top that there is one of.
const AT_THE_TOP: [&str; 4] = ["site.yaml", "dimensions.yaml", "tiles.yaml", "sources.yaml"];

/// The folders.
const FOLDERS: [&str; 2] = ["indicators", "districts"];

/// The header of a district.
const PROFILE: &str = "district.yaml";

/// What documents are received as.
const RECEIVED: [&str; 8] = ["txt", "doc", "docx", "wps", "pdf", "ofd", "htm", "html"];

/// What numbers are received as.
const TABLES: [&str; 4] = ["csv", "xls", "xlsx", "et"];

/// Whether a record or a document belongs into a file, by its way from the content folder.
pub(crate) fn has_place(path: &str) -> bool {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["site.yaml" | "dimensions.yaml" | "tiles.yaml"] => true,
        [name] => is_of_sources(name),
        ["indicators", name] => is(name, "yaml"),
        ["districts", _, name] => is(name, "yaml") || is(name, "md"),
        _ => false,
    }
}

/// Whether a file name has an extension.
pub(crate) fn is(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

/// Whether a file holds sources, of the site or in the folder of a district.
pub(crate) fn is_of_sources(name: &str) -> bool {
    name.starts_with("sources") && is(name, "yaml")
}

/// Says that a file has no place, and what to do with it.
pub(crate) fn finding(file: FileId, path: &str) -> Finding {
    let say =
        say!("内容文件夹里没有放这个文件的地方", "the content folder has no place for this file");
    Finding::new(Code::UnexpectedFile, Span::whole_file(file), say).hint(remedy(path))
}

/// The name that the header of a district was given, among the names of the files in its folder.
pub(crate) fn misspelt_profile<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let names = names.into_iter().filter(|name| is(name, "yaml"));
    nearest(PROFILE, names.filter(|name| !name.starts_with("plan")))
}

fn remedy(path: &str) -> Message {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let usual = with_the_usual_end(name);
    if let Some(name) = usual.as_ref().filter(|name| has_place(&in_folder(folder, name))) {
        return say!("改名为 `{name}`", "rename it to `{name}`");
    }
    if let Some(name) = without_txt(name).filter(|name| has_place(&in_folder(folder, name))) {
        return say!(
            "改名为 `{name}`：`.txt` 是编辑器加在后面的，Windows 可能不显示",
            "rename it to `{name}`: an editor has added the `.txt`, and Windows may hide it"
        );
    }
    let name = usual.as_deref().unwrap_or(name);
    misspelt(path, name).or_else(|| elsewhere(folder, name)).unwrap_or_else(|| {
        say!(
            "只有 `site.yaml`、`dimensions.yaml`、`tiles.yaml`、`sources*.yaml`、`indicators/*.yaml`、`districts/<编号>/*.yaml` 和 `*.md`",
            "there are only `site.yaml`, `dimensions.yaml`, `tiles.yaml`, `sources*.yaml`, `indicators/*.yaml`, `districts/<id>/*.yaml` and `*.md`"
        )
    })
}

fn in_folder(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// A name whose extension is another spelling of one that has a place, as `units.yml`.
fn with_the_usual_end(name: &str) -> Option<String> {
    let (start, end) = name.rsplit_once('.')?;
    let usual = match end.to_ascii_lowercase().as_str() {
        "yml" | "yaml" => "yaml",
        "md" | "markdown" => "md",
        _ => return None,
    };
    Some(format!("{start}.{usual}"))
}

/// `plan.yaml` of `plan.yaml.txt`.
fn without_txt(name: &str) -> Option<&str> {
    let (name, end) = name.rsplit_once('.')?;
    end.eq_ignore_ascii_case("txt").then_some(name)
}

/// The file or the folder at the top whose name is misspelt.
fn misspelt(path: &str, name: &str) -> Option<Message> {
    let Some((top, rest)) = path.split_once('/') else {
        let name = nearest(name, AT_THE_TOP)?;
        return Some(say!("改名为 `{name}`", "rename it to `{name}`"));
    };
    let folder = nearest(top, FOLDERS).filter(|folder| *folder != top)?;
    has_place(&format!("{folder}/{rest}")).then(|| {
        say!("文件夹 `{top}` 改名为 `{folder}`", "rename the folder `{top}` to `{folder}`")
    })
}

/// Where a file belongs that has a name, and a place elsewhere.
fn elsewhere(folder: &str, name: &str) -> Option<Message> {
    let folders: Vec<&str> = folder.split('/').collect();
    let is_of_content = is(name, "yaml") || is(name, "md");
    match folders.as_slice() {
        ["districts"] if is_of_content => Some(say!(
            "放进区县自己的文件夹：`districts/<编号>/{name}`",
            "put it into the folder of its district: `districts/<id>/{name}`"
        )),
        ["districts", id, ..] if is_of_content => Some(say!(
            "区县的文件夹里不再分文件夹：移到 `districts/{id}/`",
            "the folder of a district has no folders in it: move it to `districts/{id}/`"
        )),
        ["indicators", ..] if is(name, "yaml") => Some(say!(
            "指标的文件夹里不再分文件夹：移到 `indicators/`",
            "the folder of indicators has no folders in it: move it to `indicators/`"
        )),
        ["districts", ..] => received(name),
        _ => None,
    }
}

/// What becomes of a file as it was received.
fn received(name: &str) -> Option<Message> {
    let is_one_of = |ends: &[&str]| {
        let end = Path::new(name).extension().and_then(|end| end.to_str());
        end.is_some_and(|end| ends.iter().any(|one| end.eq_ignore_ascii_case(one)))
    };
    if is_one_of(&RECEIVED) {
        return Some(say!(
            "收到的文件存成纯文本，放在 `seeds/` 里；这里放它的正文，如 `plan.md`",
            "save a document as received as plain text in `seeds/`; its text goes here, as `plan.md`"
        ));
    }
    is_one_of(&TABLES).then(|| {
        say!(
            "表格里的数写进 `observations.yaml` 和 `plan.yaml`",
            "write the numbers of a table into `observations.yaml` and `plan.yaml`"
        )
    })
}
