//! `verify`: whether a folder holds the site that its manifest lists.

use std::path::Path;

use planboard::diag::{Message, visible_line};
use planboard::files::{System, in_words};
use planboard::publish::{MANIFEST, NotVerified, Verified, verify as compare};
use planboard::say;

use super::output;
use super::sign;
use super::terminal::{Exit, Failure, Terminal};

/// Names every file that is not as listed, a line each.
pub(crate) fn verify(
    terminal: &mut Terminal,
    folder: &Path,
    manifest: Option<&Path>,
    key: Option<&Path>,
) -> Result<Exit, Failure> {
    let found =
        compare(&System, folder, manifest).map_err(|why| not_verified(folder, manifest, why))?;
    let Verified { listed, changed, missing, added, interrupted, .. } = &found;
    let heads = [
        (changed, say!("有改动：", "changed: ")),
        (missing, say!("缺少：", "missing: ")),
        (added, say!("多出：", "added: ")),
    ];
    let lines = heads.iter().flat_map(|(paths, head)| {
        let head = head.in_lang(terminal.lang);
        paths.iter().map(move |path| format!("{head}{}\n", visible_line(path)))
    });
    let lines: String = lines.collect();
    terminal.data(&lines)?;
    if let Some(interrupted) = interrupted {
        terminal.say(&output::interrupted(folder, interrupted));
    }
    if found.waiting > 0 {
        let (count, place) = (found.waiting, folder.join(".planboard-new"));
        let place = place.display();
        terminal.say(&say!(
            "被打断的 `build` 在 `{place}` 里留下了 {count} 个没有发布的文件，上传前要清掉；再运行一次 `build` 会清掉它们",
            "an interrupted `build` left {count} files in `{place}` that were never published; do not upload them: the next `build` removes them"
        ));
    }
    if let Some(left) = &found.beside {
        let left = left.display();
        terminal.say(&say!(
            "被打断的 `build --swap` 在旁边留下了 `{left}`，里面可能有撤下的网页；再运行一次 `build` 会清掉其中 planboard 生成的，别人的文件请自己移走",
            "an interrupted `build --swap` left `{left}`, which may hold pages that were withdrawn; the next `build` removes what planboard made in it, files of others are to be moved by hand"
        ));
    }
    let is_signed = match key {
        Some(key) => is_signed(terminal, key, &found)?,
        None => true,
    };
    let folder = folder.display();
    if found.is_whole() && is_signed {
        terminal.tell(&say!(
            "`{folder}` 与清单一致：{listed} 个文件，没有多、少和改动",
            "`{folder}` is as listed: {listed} files, none changed, missing or added"
        ));
        return Ok(Exit::Clean);
    }
    if found.is_whole() {
        return Ok(Exit::ContentHasErrors);
    }
    let (changed, missing, added) = (changed.len(), missing.len(), added.len());
    terminal.tell(&say!(
        "`{folder}` 与清单不一致：清单有 {listed} 个文件；改动 {changed} 个，缺少 {missing} 个，多出 {added} 个",
        "`{folder}` is not as listed: of {listed} files, {changed} changed, {missing} missing, {added} added"
    ));
    Ok(Exit::ContentHasErrors)
}

/// Whether the manifest is signed by a key; says it where it is not.
fn is_signed(terminal: &mut Terminal, key: &Path, found: &Verified) -> Result<bool, Failure> {
    let public = sign::public_key(key)?;
    let Some(signature) = &found.signature else {
        terminal.say(&say!("清单没有签名", "the manifest is not signed"));
        return Ok(false);
    };
    let is_signed = sign::is_of(&public, &found.manifest, signature);
    let key = key.display();
    if is_signed {
        terminal.tell(&say!("清单的签名是 `{key}` 的", "the manifest is signed by `{key}`"));
    } else {
        terminal.say(&say!(
            "清单的签名不是 `{key}` 的，或者清单改过",
            "the manifest is not signed by `{key}`, or was changed since"
        ));
    }
    Ok(is_signed)
}

fn not_verified(folder: &Path, manifest: Option<&Path>, why: NotVerified) -> Failure {
    let own = folder.join(MANIFEST);
    let (folder, manifest) = (folder.display(), manifest.unwrap_or(&own).display());
    let message: Message = match why {
        NotVerified::NoManifest => say!(
            "`{folder}` 里没有 `{MANIFEST}`，不知道网站该有哪些文件；别处存着清单的，用 `--manifest` 指定",
            "`{folder}` has no `{MANIFEST}`, which lists the files of a site; if it is kept elsewhere, name it by `--manifest`"
        ),
        NotVerified::NoManifestOfOurs => say!(
            "`{manifest}` 不是 planboard 写的清单，或者已经损坏，没有核对；别处存着清单的，用 `--manifest` 指定",
            "`{manifest}` is no manifest of planboard’s, or is broken, and nothing was compared; if one is kept elsewhere, name it by `--manifest`"
        ),
        NotVerified::Busy => say!(
            "另一个 planboard 正在写 `{folder}`，没有核对；等它写完再运行",
            "another planboard is writing into `{folder}`, and nothing was compared; run again when it is done"
        ),
        NotVerified::Unreadable(unreadable) => {
            let (path, Message { zh, en }) = (unreadable.path, in_words(&unreadable.error));
            say!("读不到 `{path}`：{zh}", "cannot read `{path}`: {en}")
        }
    };
    message.into()
}
