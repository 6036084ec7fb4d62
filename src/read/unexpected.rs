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

/// Says that a file has no place, and what to do with it; `is_there` knows the files and folders of the content folder.
pub(crate) fn finding(file: FileId, path: &str, is_there: impl Fn(&str) -> bool) -> Finding {
    let say =
        say!("内容文件夹里没有放这个文件的地方", "the content folder has no place for this file");
    let remedy = match meant(path) {
        Some(Meant { name, path, .. }) if is_there(&path) => say!(
            "已经有 `{name}` 了：要的内容并进去，这个移走",
            "there is a `{name}` already: take over what is needed, and move this one away"
        ),
        Some(Meant { hint, .. }) => hint,
        None => elsewhere(path),
    };
    Finding::new(Code::UnexpectedFile, Span::whole_file(file), say).hint(remedy)
}

/// The file or folder that was meant by a name that is nearly its own
struct Meant {
    name: String,
    /// Its way from the content folder
    path: String,
    /// What to do where there is none of this name
    hint: Message,
}

/// The name that the header of a district was given, among the names of the files in its folder.
pub(crate) fn misspelt_profile<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // `district-plan.yaml` has a word more, and is another file.
    let is_one_word = |name: &&str| is(name, "yaml") && !name.contains(['-', '_', ' ']);
    nearest(PROFILE, names.into_iter().filter(is_one_word))
}

fn meant(path: &str) -> Option<Meant> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let of_name = |name: &str, hint| {
        let path = in_folder(folder, name);
        has_place(&path).then(|| Meant { name: name.to_owned(), path, hint })
    };
    let usual = with_the_usual_end(name);
    let by_its_end = usual.as_deref().and_then(|name| of_name(name, rename(name)));
    let without_txt = || {
        let name = without_txt(name)?;
        of_name(
            name,
            say!(
                "改名为 `{name}`：`.txt` 是编辑器加在后面的，Windows 可能不显示",
                "rename it to `{name}`: an editor has added the `.txt`, and Windows may hide it"
            ),
        )
    };
    by_its_end.or_else(without_txt).or_else(|| misspelt(path, usual.as_deref().unwrap_or(name)))
}

fn rename(name: &str) -> Message {
    say!("改名为 `{name}`", "rename it to `{name}`")
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
fn misspelt(path: &str, name: &str) -> Option<Meant> {
    let Some((top, rest)) = path.split_once('/') else {
        let name = nearest(name, AT_THE_TOP)?;
        return Some(Meant { name: name.to_owned(), path: name.to_owned(), hint: rename(name) });
    };
    let folder = nearest(top, FOLDERS).filter(|folder| *folder != top)?;
    has_place(&format!("{folder}/{rest}")).then(|| Meant {
        name: format!("{folder}/{rest}"),
        path: format!("{folder}/{rest}"),
        hint: say!("移到 `{folder}/` 里", "move it into `{folder}/`"),
    })
}

/// Where a file belongs that has a name and a place elsewhere, or all places that there are.
fn elsewhere(path: &str) -> Message {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folders: Vec<&str> = folder.split('/').collect();
    let usual = with_the_usual_end(name);
    let name = usual.as_deref().unwrap_or(name);
    let is_of_content = is(name, "yaml") || is(name, "md");
    let said = match folders.as_slice() {
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
    };
    said.unwrap_or_else(|| {
        say!(
            "只有 `site.yaml`、`dimensions.yaml`、`tiles.yaml`、`sources*.yaml`、`indicators/*.yaml`、`districts/<编号>/*.yaml` 和 `*.md`",
            "there are only `site.yaml`, `dimensions.yaml`, `tiles.yaml`, `sources*.yaml`, `indicators/*.yaml`, `districts/<id>/*.yaml` and `*.md`"
        )
    })
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
