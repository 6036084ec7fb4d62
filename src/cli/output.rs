//! Where files go that are written, and what is said where they cannot.

use std::path::{Path, PathBuf};

use planboard::diag::{Message, visible_line};
use planboard::files::{Blocked, Kind, NotWritten, Relation, Unwritable, in_words, relation};
use planboard::publish::{Foreign, Interrupted, Lost, MANIFEST, NotPublished};
use planboard::{MADE_FROM, say};

use super::terminal::{Failure, Terminal};

/// The folder of themes in the project folder.
const THEMES: &str = "themes";

/// How many names a sentence has.
const FEW: usize = 10;

/// Refuses an output folder that would mix what is made with what it is made from.
pub(super) fn apart(out: &Path, root: &Path, theme: Option<&Path>) -> Result<(), Failure> {
    let project = say!("项目文件夹", "the project folder");
    match relation(out, root) {
        Some(found @ (Relation::Same | Relation::Above)) => {
            return Err(mixed(out, &project, found).into());
        }
        Some(Relation::Inside) | None => {}
    }
    for (folder, name) in made_from(root).chain(theme.map(of_a_theme)) {
        if let Some(found) = relation(out, &folder) {
            return Err(mixed(out, &name, found).into());
        }
    }
    Ok(())
}

/// Refuses a folder for files other than a site: it may hold the project, but not be among what a site is made from.
pub(super) fn not_among(out: &Path, root: &Path) -> Result<(), Failure> {
    refuse_inside(out, made_from(root))
}

/// Refuses a folder for a theme of its own that is among content and originals.
pub(super) fn not_among_content(out: &Path, root: &Path) -> Result<(), Failure> {
    refuse_inside(out, made_from(root).filter(|(folder, _)| !folder.ends_with(THEMES)))
}

fn refuse_inside(
    out: &Path,
    folders: impl Iterator<Item = (PathBuf, Message)>,
) -> Result<(), Failure> {
    for (folder, name) in folders {
        if let Some(found @ (Relation::Same | Relation::Inside)) = relation(out, &folder) {
            return Err(mixed(out, &name, found).into());
        }
    }
    Ok(())
}

fn made_from(root: &Path) -> impl Iterator<Item = (PathBuf, Message)> {
    MADE_FROM.iter().map(|name| (root.join(name), say!("`{name}/`", "`{name}/`")))
}

fn of_a_theme(folder: &Path) -> (PathBuf, Message) {
    let path = folder.display();
    (folder.to_owned(), say!("主题 `{path}`", "the theme `{path}`"))
}

fn mixed(out: &Path, with: &Message, relation: Relation) -> Message {
    let Message { zh, en } = with;
    let out = out.display();
    let (lies_zh, lies_en) = match relation {
        Relation::Same => (format!("就是{zh}"), format!("is {en} itself")),
        Relation::Inside => (format!("在{zh}里面"), format!("is inside {en}")),
        Relation::Above => (format!("包含{zh}"), format!("holds {en}")),
    };
    say!(
        "输出文件夹 `{out}` {lies_zh}，生成的文件会和原有的混在一起；没有写入，换一个文件夹",
        "the output folder `{out}` {lies_en}, and its files would mix with those there; nothing was written, choose another folder"
    )
}

/// Says which files of others a build is about to write over, and which it leaves.
pub(super) fn forced(terminal: &mut Terminal, folder: &Path, foreign: &Foreign) {
    let Foreign { in_the_way, beside, lost } = foreign;
    let folder = folder.display();
    // Without a manifest nobody can say who made them.
    let (of_zh, of_en) = match lost {
        None => ("不是 planboard 生成的文件", "files that no planboard made"),
        Some(_) => ("说不清是谁生成的文件", "files that may be planboard’s or not"),
    };
    if !in_the_way.is_empty() {
        let Message { zh, en } = names(in_the_way);
        terminal.say(&say!(
            "`{folder}` 里有{of_zh}，用 `--force` 覆盖：{zh}",
            "`{folder}` holds {of_en}, which `--force` overwrites: {en}"
        ));
    }
    if !beside.is_empty() {
        let Message { zh, en } = names(beside);
        terminal.say(&say!(
            "`{folder}` 里有{of_zh}，留着不动：{zh}",
            "`{folder}` holds {of_en}, which stay as they are: {en}"
        ));
    }
}

/// Says that the site of another project gives way.
pub(super) fn replaced(terminal: &mut Terminal, folder: &Path, pages: &[String], count: usize) {
    let (folder, Message { zh, en }) = (folder.display(), names(pages));
    terminal.say(&say!(
        "`{folder}` 里是另一个项目的网站（{zh}），共 {count} 个文件，用 `--force` 换成这个网站",
        "`{folder}` holds the site of another project ({en}) with {count} files, which `--force` replaces"
    ));
}

fn another(out: &Path, pages: &[String], count: usize) -> Message {
    let (folder, Message { zh, en }) = (out.display(), names(pages));
    say!(
        "`{folder}` 里像是另一个项目的网站：它的区县页面（{zh}）这个网站一个也没有；没有写入。换一个文件夹；要用这个网站换掉那里的 {count} 个文件，用一次 `--force`（不带 `--swap`）",
        "`{folder}` seems to hold the site of another project: this site has none of its pages of districts ({en}); nothing was written. Choose another folder, or use `--force` once, without `--swap`, to replace the {count} files there by this site"
    )
}

fn over_public(out: &Path, count: usize) -> Message {
    let folder = out.display();
    say!(
        "`{folder}` 里是公开版的网站，审阅版不要公开；没有写入。审阅版换一个文件夹，如 `--out review`；要用审阅版换掉那里的 {count} 个文件，用一次 `--force`（不带 `--swap`）",
        "`{folder}` holds the public edition of a site, and the edition for review is not to be published; nothing was written. Choose another folder, as `--out review`, or use `--force` once, without `--swap`, to replace the {count} files there"
    )
}

fn inside_public(out: &Path, above: &Path) -> Message {
    let (folder, above) = (out.display(), above.display());
    say!(
        "`{folder}` 在公开版网站的文件夹 `{above}` 里，会跟着公开，审阅版不要公开；没有写入。换一个文件夹，或者用 `--force`（不带 `--swap`）",
        "`{folder}` lies in `{above}`, which holds the public edition of a site and may be copied whole; the edition for review is not to be published, and nothing was written. Choose another folder, or use `--force`, without `--swap`"
    )
}

fn around_unpublished(out: &Path, inside: &str) -> Message {
    let (folder, inside) = (out.display(), out.join(inside).display().to_string());
    say!(
        "`{inside}` 里是审阅版，会跟着 `{folder}` 公开；没有写入。把它移走，或者用 `--force`（不带 `--swap`）",
        "`{inside}` holds the edition for review of a site, which would be published along with `{folder}`; nothing was written. Move it away, or use `--force`, without `--swap`"
    )
}

fn around_public(out: &Path, inside: &str) -> Message {
    let (folder, inside) = (out.display(), out.join(inside).display().to_string());
    say!(
        "`{inside}` 里是公开版，`{folder}` 大概就是公开的文件夹，审阅版不要公开；没有写入。换一个文件夹，或者用 `--force`（不带 `--swap`）",
        "`{inside}` holds the public edition of a site, so that `{folder}` is likely to be public; the edition for review is not to be published, and nothing was written. Choose another folder, or use `--force`, without `--swap`"
    )
}

fn unpublished_left(out: &Path, changed: &[String]) -> Message {
    let (folder, Message { zh, en }) = (out.display(), names(changed));
    say!(
        "`{folder}` 里是审阅版，其中有人改过的文件公开版没有，会留在那里跟着公开；没有写入：{zh}。把它们移走，或者用 `--force`（不带 `--swap`）留下",
        "`{folder}` holds the edition for review, and files of it that somebody has changed would be published along: {en}; nothing was written. Move them away, or use `--force`, without `--swap`, to leave them there"
    )
}

/// What is said of a site that is not written, or not all of it.
pub(super) fn not_published(out: &Path, why: NotPublished) -> Failure {
    let folder = out.display();
    match why {
        NotPublished::Mixed(folder, found) => mixed(out, &of_a_theme(&folder).1, found).into(),
        NotPublished::Foreign(foreign) => refused(out, &foreign).into(),
        NotPublished::Another { pages, count } => another(out, &pages, count).into(),
        NotPublished::OverPublic { count } => over_public(out, count).into(),
        NotPublished::InsidePublic(above) => inside_public(out, &above).into(),
        NotPublished::AroundUnpublished(inside) => around_unpublished(out, &inside).into(),
        NotPublished::AroundPublic(inside) => around_public(out, &inside).into(),
        NotPublished::UnpublishedLeft(changed) => unpublished_left(out, &changed).into(),
        NotPublished::Beside(folder, Foreign { in_the_way, beside, .. }) => {
            let all: Vec<String> = in_the_way.into_iter().chain(beside).collect();
            let (folder, Message { zh, en }) = (folder.display(), names(&all));
            say!(
                "`{folder}` 是对调用的文件夹，里面有不是 planboard 生成的文件，没有写入：{zh}；把它们移走，再运行一次",
                "`{folder}`, in which the next site is made, holds files that no planboard made, and nothing was written: {en}; move them away and run again"
            )
            .into()
        }
        NotPublished::Exchanged(Unwritable { path, error }) => {
            let Message { zh, en } = in_words(&error);
            say!(
                "`{folder}` 已经整个是新的网站，但原来的没有删完，停在 `{path}`：{zh}；再运行一次 `build` 会清掉",
                "`{folder}` is the new site, whole, but the last one could not be removed: `{path}`: {en}; the next `build` removes it"
            )
            .into()
        }
        NotPublished::Blocked(blocked) => in_the_way(out, &blocked).into(),
        NotPublished::Busy => say!(
            "另一个 planboard 正在写 `{folder}`，没有写入；等它写完再运行",
            "another planboard is writing into `{folder}`, and nothing was written; run again when it is done"
        )
        .into(),
        NotPublished::Unwritable(unwritable) => unwritable.into(),
        NotPublished::Halfway(Unwritable { path, error }) => {
            let Message { zh, en } = in_words(&error);
            say!(
                "写到 `{path}` 停住了：{zh}；每个文件都是完整的，但 `{folder}` 里有新有旧，再运行一次 `build` 就会补齐",
                "stopped at `{path}`: {en}; every file is whole, but `{folder}` is part new and part old until the next `build`"
            )
            .into()
        }
    }
}

/// What is said of a folder that cannot change places with one beside it.
pub(super) fn no_name(out: &Path) -> Failure {
    let folder = out.display();
    say!(
        "`{folder}` 没有可以对调的名字，不能用 `--swap`",
        "`{folder}` has no name to change places by: `--swap` cannot be used"
    )
    .into()
}

/// How far the last build came that was interrupted.
pub(super) fn interrupted(folder: &Path, interrupted: &Interrupted) -> Message {
    let folder = folder.display();
    let Interrupted::Known { new, old, withdrawn } = interrupted else {
        return say!(
            "上一次生成写 `{folder}` 时被打断了，写到哪里看不出来",
            "the last build into `{folder}` was interrupted, and how far it came cannot be seen"
        );
    };
    if old.is_empty() && withdrawn.is_empty() {
        return say!(
            "上一次生成写 `{folder}` 时在最后一步被打断了：网站的文件都已经是新的",
            "the last build into `{folder}` was interrupted at its last step: all files of the site are new"
        );
    }
    let (count, stay) = (old.len(), withdrawn.len());
    let some = |paths: &[String]| {
        if paths.is_empty() {
            return say!("", "");
        }
        let Message { zh, en } = names(paths);
        say!("（{zh}）", " ({en})")
    };
    let (old, withdrawn) = (some(old), some(withdrawn));
    let (old_zh, old_en, stay_zh, stay_en) = (old.zh, old.en, withdrawn.zh, withdrawn.en);
    say!(
        "上一次生成写 `{folder}` 时被打断了：{new} 个文件已经是新的，{count} 个还没有换{old_zh}，{stay} 个该撤下的还在{stay_zh}",
        "the last build into `{folder}` was interrupted: {new} files are new, {count} are not yet{old_en}, and {stay} to be withdrawn are still there{stay_en}"
    )
}

/// Says which files are left that the site no longer has.
pub(super) fn kept(terminal: &mut Terminal, folder: &Path, kept: &[String]) {
    if kept.is_empty() {
        return;
    }
    let (folder, count, Message { zh, en }) = (folder.display(), kept.len(), names(kept));
    terminal.say(&say!(
        "`{folder}` 里有 {count} 个文件是网站不再有的，但生成以后被人改过，没有删除：{zh}；不要的请自己删掉",
        "`{folder}` has {count} files that the site no longer has and somebody has changed, which were not removed: {en}; remove them yourself if nobody needs them"
    ));
}

/// What is said where the folder does not tell which of its files are planboard's.
fn lost(out: &Path, foreign: &Foreign, lost: Lost) -> Message {
    let folder = out.display();
    let manifest = out.join(MANIFEST);
    let manifest = manifest.display();
    let (what_zh, what_en) = match lost {
        Lost::Missing => (
            format!("`{folder}` 里有 planboard 生成的文件，却没有 `{MANIFEST}`"),
            format!("`{folder}` holds files of planboard’s, but no `{MANIFEST}`"),
        ),
        Lost::Unreadable => (
            format!("`{manifest}` 不是 planboard 写的清单，或者已经损坏"),
            format!("`{manifest}` is no manifest of planboard’s, or is broken"),
        ),
    };
    let Foreign { in_the_way, beside, .. } = foreign;
    let all: Vec<String> = in_the_way.iter().chain(beside).cloned().collect();
    let Message { zh, en } = names(&all);
    say!(
        "{what_zh}，分不出哪些文件可以改、可以删，没有写入：{zh}；把清单放回来（备份或者发布出去的网站里有），或者换一个文件夹，或者用 `--force`：与网站同名的会被覆盖，其余的留着不动",
        "{what_en}, so that nobody can tell which files may be written over or removed, and nothing was written: {en}; put the manifest back (from a backup or the published site), choose another folder, or use `--force`, which overwrites those with names of the site and leaves the others"
    )
}

fn refused(out: &Path, foreign: &Foreign) -> Message {
    let Foreign { in_the_way, beside, lost: why } = foreign;
    if let Some(why) = why {
        return lost(out, foreign, *why);
    }
    let folder = out.display();
    if in_the_way.is_empty() {
        let Message { zh, en } = names(beside);
        return say!(
            "`{folder}` 里有不是 planboard 生成的文件，没有写入：{zh}；换一个文件夹，或者用 `--force`，它们会留着不动",
            "`{folder}` holds files that no planboard made, and nothing was written: {en}; choose another folder, or use `--force`, which leaves them as they are"
        );
    }
    let all: Vec<String> = in_the_way.iter().chain(beside).cloned().collect();
    let (Message { zh, en }, over) = (names(&all), names(in_the_way));
    let (over_zh, over_en) = (over.zh, over.en);
    say!(
        "`{folder}` 里有不是 planboard 生成的文件，没有写入：{zh}；换一个文件夹，或者用 `--force`，它会覆盖 {over_zh}，其余的留着不动",
        "`{folder}` holds files that no planboard made, and nothing was written: {en}; choose another folder, or use `--force`, which overwrites {over_en} and leaves the others"
    )
}

/// What is said of other files that are not written.
pub(super) fn not_written(out: &Path, why: NotWritten) -> Failure {
    let folder = out.display();
    match why {
        NotWritten::NotEmpty => say!(
            "文件夹 `{folder}` 不是空的，没有动它；请换一个新的或者空的文件夹（有 `.git` 这样的隐藏文件不要紧，要写入的除外）",
            "the folder `{folder}` is not empty, and nothing was changed; choose a new or an empty one (hidden files as `.git` do not matter, unless they would be written over)"
        )
        .into(),
        NotWritten::Blocked(blocked) => in_the_way(out, &blocked).into(),
        NotWritten::Unwritable(unwritable) => unwritable.into(),
    }
}

fn in_the_way(out: &Path, blocked: &[Blocked]) -> Message {
    let things = blocked.iter().take(FEW).map(|Blocked { path, kind }| {
        let path = out.join(path);
        let path = path.display();
        match kind {
            Kind::Link => say!("`{path}` 是链接", "`{path}` is a link"),
            Kind::Folder => say!("`{path}` 是文件夹", "`{path}` is a folder"),
            Kind::File => say!("`{path}` 是文件", "`{path}` is a file"),
            Kind::Other => say!("`{path}` 不是普通文件", "`{path}` is no regular file"),
        }
    });
    let Message { zh, en } = joined(things, blocked.len());
    say!(
        "写不进去，没有写入任何文件：{zh}；先把它移走",
        "nothing was written, something is in the way: {en}; move it away first"
    )
}

/// A few names, and how many more there are.
fn names(paths: &[String]) -> Message {
    let shown = paths.iter().take(FEW).map(|path| visible_line(path));
    joined(shown.map(|path| say!("`{path}`", "`{path}`")), paths.len())
}

fn joined(things: impl Iterator<Item = Message>, count: usize) -> Message {
    let (zh, en): (Vec<String>, Vec<String>) = things.map(|Message { zh, en }| (zh, en)).unzip();
    let rest = count.saturating_sub(zh.len());
    let (zh, en) = (zh.join("、"), en.join(", "));
    if rest == 0 {
        return say!("{zh}", "{en}");
    }
    say!("{zh} 等 {count} 个", "{en} and {rest} more")
}
