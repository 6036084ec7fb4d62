//! Helpers for integration tests: a project in a folder of its own, and runs of the real program in it.
#![expect(clippy::disallowed_methods, reason = "tests prepare and look at the disk themselves")]
#![allow(dead_code, reason = "no single test file uses every helper")]

pub(crate) mod dice;
pub(crate) mod made_up;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use planboard::Report;
use planboard::files::{Disk, File};
use planboard::publish::{NotPublished, Plan, Publisher, Silent, Sink, Written};
use tempfile::TempDir;

/// A project folder that goes away with its value.
pub(crate) struct Project {
    folder: TempDir,
}

/// How a run of the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// The exit code; `None` where a signal ended it.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

/// What places that are added are called.
const MANY_NAMES: &str =
    "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃星宿列张寒来暑往秋收冬藏";

impl Project {
    /// A project with nothing in it.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::Builder::new().prefix("planboard-test-").tempdir();
        Self { folder: folder.expect("a temporary folder") }
    }

    /// A copy of a folder, named from the folder of `Cargo.toml`: `tests/faults/base`.
    pub(crate) fn copy(from: &str) -> Self {
        let project = Self::empty();
        project.add(from, "");
        project
    }

    /// A copy of the real content and its sources.
    pub(crate) fn real() -> Self {
        let project = Self::empty();
        project.add("content", "content");
        project.add("seeds", "seeds");
        project
    }

    /// Copies a folder, named from the folder of `Cargo.toml`, into a folder of the project.
    pub(crate) fn add(&self, from: &str, to: &str) {
        copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(from), &self.path().join(to));
    }

    /// A copy of `tests/sites/small` with more places: each has a target for 2025 and a measured value of 2023 for an
    /// indicator of the site, and a square on its map.
    pub(crate) fn small_with(more: usize) -> Self {
        let project = Self::copy("tests/sites/small");
        let mut tiles = project.read("content/tiles.yaml");
        for (n, name) in MANY_NAMES.chars().take(more).enumerate() {
            let (id, folder) = (format!("more-{n}"), format!("content/districts/more-{n}"));
            let title = format!("{name}区规划");
            let text = "2023年，人均预期寿命为79岁，到2025年达到79.5岁。\n";
            project.write(&format!("seeds/{id}.txt"), format!("{title}\n\n{text}"));
            project.write(
                &format!("{folder}/plan.md"),
                format!("---\nid: {id}-plan\ntitle: {title}\nperiod: {{ from: 2021, to: 2025 }}\nrole: plan\npublish: full\nsource: seeds/{id}.txt\n---\n\n# {title}\n\n{text}"),
            );
            project.write(
                &format!("{folder}/district.yaml"),
                format!("{{ id: {id}, name: {name}区, name_en: More, kind: district }}\n"),
            );
            project.write(
                &format!("{folder}/plan.yaml"),
                format!("document: {id}-plan\ncommitments:\n  - {{ indicator: life-expectancy, target: {{ year: 2025, value: 79.5 }}, cite: {{ quote: 到2025年达到79.5岁 }} }}\n"),
            );
            project.write(
                &format!("{folder}/observations.yaml"),
                format!("observations:\n  - {{ indicator: life-expectancy, year: 2023, value: 79, cite: {{ document: {id}-plan, quote: 2023年，人均预期寿命为79岁 }} }}\n"),
            );
            let (column, row) = (n % 12 + 1, n / 12 + 4);
            let tile =
                format!("  - {{ name: {name}区, district: {id}, column: {column}, row: {row} }}\n");
            tiles.push_str(&tile);
        }
        project.write("content/tiles.yaml", tiles);
        project
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, and the folders on the way to it.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.path().join(path);
        let folder = file.parent().expect("a file has a folder");
        std::fs::create_dir_all(folder).expect("make the folders of a file");
        std::fs::write(file, text).expect("write a file");
    }

    /// A file or folder, opened to be locked.
    pub(crate) fn opened(&self, path: &str) -> std::fs::File {
        std::fs::File::open(self.path().join(path)).expect("open a file")
    }

    /// Reads a text file.
    pub(crate) fn read(&self, path: &str) -> String {
        let file = self.path().join(path);
        assert!(file.is_file(), "no file `{path}`");
        std::fs::read_to_string(file).expect("read a file of the project")
    }

    /// Changes some words of a file; they must be there.
    pub(crate) fn replace(&self, path: &str, words: &str, with: &str) {
        let text = self.read(path);
        assert!(text.contains(words), "`{path}` does not say `{words}`");
        self.write(path, text.replace(words, with));
    }

    /// Makes a folder, and the folders on the way to it.
    pub(crate) fn make_folder(&self, path: &str) {
        std::fs::create_dir_all(self.path().join(path)).expect("make a folder");
    }

    /// Makes a symbolic link in the place of whatever is there.
    pub(crate) fn link(&self, path: &str, target: &str) {
        let link = self.path().join(path);
        if link.exists() {
            self.remove(path);
        }
        std::os::unix::fs::symlink(target, link).expect("make a link");
    }

    /// Makes a named pipe, to which nobody writes, in the place of whatever is there.
    pub(crate) fn pipe(&self, path: &str) {
        if self.path().join(path).symlink_metadata().is_ok() {
            self.remove(path);
        }
        let made = Command::new("mkfifo").arg(self.path().join(path)).status();
        assert!(made.is_ok_and(|status| status.success()), "mkfifo makes a pipe");
    }

    /// Removes a file or a whole folder.
    pub(crate) fn remove(&self, path: &str) {
        let path = self.path().join(path);
        assert!(path.symlink_metadata().is_ok(), "nothing at {}", path.display());
        let is_folder = path.is_dir() && !path.is_symlink();
        let removed =
            if is_folder { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
        removed.expect("remove a file or folder of the project");
    }

    /// The files of a folder of the project by path from it, with `/`; a folder that is not there has none.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let folder = self.path().join(folder);
        let mut files = BTreeMap::new();
        for path in paths(&folder) {
            let name = path.strip_prefix(&folder).expect("a path below the folder");
            let names = name.components().map(|part| part.as_os_str().to_string_lossy());
            let name = names.collect::<Vec<_>>().join("/");
            files.insert(name, std::fs::read(&path).expect("read a file that was just listed"));
        }
        files
    }

    /// Runs the program in the folder, in an environment that holds nothing of this machine.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        let ended = self.command(args).output().expect("run the program");
        Run {
            code: ended.status.code(),
            stdout: String::from_utf8(ended.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(ended.stderr).expect("standard error is UTF-8"),
        }
    }

    /// The program, ready to be run in the folder, for tests that want another environment or pipe.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_planboard"));
        command.args(args).current_dir(self.path()).env_clear().stdin(Stdio::null());
        if args.contains(&"build") {
            // Thousands of builds would wait for the disk.
            command.arg("--no-sync");
        }
        command
    }

    /// Runs a script of the shell in the folder, with mounts of its own that go when it ends; `$0` is the program. `None`
    /// where no mount is allowed, as to anybody but the superuser.
    pub(crate) fn mounting(&self, mount: &str, script: &str) -> Option<Run> {
        let script = format!("{mount} || exit 77\n{script}");
        let mut command = Command::new("unshare");
        command.args(["-m", "timeout", "-k", "1", "30", "sh", "-c", &script]);
        command.arg(env!("CARGO_BIN_EXE_planboard")).current_dir(self.path());
        let ended = command.stdin(Stdio::null()).output().ok()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let run = Run {
            code: ended.status.code(),
            stdout: text(&ended.stdout),
            stderr: text(&ended.stderr),
        };
        let is_refused = run.code == Some(77) || run.stderr.starts_with("unshare: ");
        (!is_refused).then_some(run)
    }

    /// What the library finds in the project.
    pub(crate) fn check(&self) -> Report {
        planboard::Project::open(self.path()).check().expect("the project has a content folder")
    }

    /// A text with the path of this folder as `[ROOT]`.
    pub(crate) fn redact(&self, text: &str) -> String {
        text.replace(&self.path().display().to_string(), "[ROOT]")
    }
}

impl Run {
    /// The run, if it ended with this code; stops the test with all that was printed if not.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        let Self { stdout, stderr, .. } = &self;
        assert_eq!(self.code, Some(code), "stdout:\n{stdout}\nstderr:\n{stderr}");
        self
    }
}

/// Publishes files of these paths and texts into a folder.
pub(crate) fn publish(
    disk: &impl Disk,
    root: &Path,
    files: &[(&str, &str)],
    force: bool,
) -> Result<Written, NotPublished> {
    publish_by(Publisher::new(disk, root, force), files)
}

/// Publishes files of these paths and texts.
pub(crate) fn publish_by(
    publisher: Publisher<'_, impl Disk>,
    files: &[(&str, &str)],
) -> Result<Written, NotPublished> {
    publish_to(publisher, files, || {})
}

/// The same, whatever takes the files, and where something happens after the look at the folder.
pub(crate) fn publish_to<S: Sink<Written = Written, Error = NotPublished>>(
    mut sink: S,
    files: &[(&str, &str)],
    meanwhile: impl FnOnce(),
) -> Result<Written, NotPublished> {
    let files = files
        .iter()
        .map(|(path, text)| File { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() });
    let files: Vec<File> = files.collect();
    let paths = files.iter().map(|file| file.path.clone()).collect();
    let again = |take: &mut dyn FnMut(File)| files.iter().cloned().for_each(take);
    let plan = Plan {
        paths: &paths,
        subjects: "districts/",
        unpublished: "data/findings.csv",
        earlier: &Vec::new,
        made_from: &[],
        files: &again,
    };
    sink.open(&plan, &mut Silent)?;
    meanwhile();
    for file in files.clone() {
        sink.put(file)?;
    }
    sink.finish()
}

/// Copies a folder with everything in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    assert!(from.is_dir(), "no folder {}", from.display());
    std::fs::create_dir_all(to).expect("make a folder");
    for path in paths(from) {
        let to = to.join(path.strip_prefix(from).expect("a path below the folder"));
        std::fs::create_dir_all(to.parent().expect("a file has a folder")).expect("make a folder");
        std::fs::copy(&path, &to).expect("copy a file");
    }
}

/// The files below a folder, sorted.
fn paths(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut entries: Vec<PathBuf> = entries.map(|e| e.expect("list a folder").path()).collect();
    entries.sort();
    let below = |path: PathBuf| if path.is_dir() { paths(&path) } else { vec![path] };
    entries.into_iter().flat_map(below).collect()
}
