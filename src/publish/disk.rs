//! Folders on the disk: the output folder, and those that are written once.
#![expect(clippy::disallowed_methods, reason = "this is the one file that writes the disk")]

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// A folder cannot be written.
#[derive(Debug)]
pub struct Unwritable {
    /// The file or folder.
    pub path: String,
    /// What the system says.
    pub error: io::Error,
}

impl Unwritable {
    fn new(path: &Path, error: io::Error) -> Self {
        Self { path: path.display().to_string(), error }
    }
}

/// A folder to write.
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Whether there is nothing at this place yet, or a folder with nothing in it but names that are no hindrance.
    pub(super) fn is_free(
        root: &Path,
        is_no_hindrance: impl Fn(&str) -> bool,
    ) -> Result<bool, Unwritable> {
        match fs::read_dir(root) {
            Ok(mut entries) => Ok(entries.all(|entry| {
                entry.is_ok_and(|entry| entry.file_name().to_str().is_some_and(&is_no_hindrance))
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
            Err(error) => Err(Unwritable::new(root, error)),
        }
    }

    /// Makes the folder if need be, and shows that it can be written before anything in it changes.
    pub(super) fn open(root: &Path) -> Result<Self, Unwritable> {
        let unwritable = |error| Unwritable::new(root, error);
        fs::create_dir_all(root).map_err(unwritable)?;
        let probe = root.join(".planboard-probe");
        fs::write(&probe, b"").map_err(unwritable)?;
        fs::remove_file(&probe).map_err(unwritable)?;
        Ok(Self { root: root.to_owned() })
    }

    /// A file's bytes; a file that cannot be read counts as not there.
    pub(super) fn read(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.inside(path)?).ok()
    }

    /// Writes a file so that it is there whole or not at all.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Unwritable> {
        let Some(file) = self.inside(path) else {
            return Err(Unwritable::new(Path::new(path), io::ErrorKind::InvalidInput.into()));
        };
        let unwritable = |error| Unwritable::new(&file, error);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(unwritable)?;
        }
        let part = part_of(&file);
        fs::write(&part, bytes).map_err(unwritable)?;
        fs::rename(&part, &file).map_err(unwritable)
    }

    /// Removes what an interrupted build left of a file.
    pub(super) fn discard_part(&self, path: &str) -> Result<(), Unwritable> {
        let Some(part) = self.inside(path).map(|file| part_of(&file)) else { return Ok(()) };
        match fs::remove_file(&part) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(Unwritable::new(&part, error))
            }
            _ => Ok(()),
        }
    }

    /// Removes a file, and the folders that are empty without it. Says whether it was there.
    pub(super) fn remove(&self, path: &str) -> Result<bool, Unwritable> {
        let Some(file) = self.inside(path) else { return Ok(false) };
        match fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(Unwritable::new(&file, error)),
        }
        let mut folder = file.parent();
        while let Some(path) = folder.filter(|path| *path != self.root) {
            if fs::remove_dir(path).is_err() {
                break;
            }
            folder = path.parent();
        }
        Ok(true)
    }

    /// The place of a path that stays inside the folder; a manifest is no reason to touch anything outside, nor is a link
    /// a way out.
    fn inside(&self, path: &str) -> Option<PathBuf> {
        let path = Path::new(path);
        let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
        let is_link = |folder: &Path| {
            fs::symlink_metadata(self.root.join(folder)).is_ok_and(|there| there.is_symlink())
        };
        // The output folder itself may be a link: whoever made it meant it.
        let is_led_out = path.ancestors().skip(1).any(|f| f != Path::new("") && is_link(f));
        (stays && !is_led_out && path.file_name().is_some()).then(|| self.root.join(path))
    }
}

/// The file that is written and then takes the name of the other.
fn part_of(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".planboard-part");
    file.with_file_name(name)
}
