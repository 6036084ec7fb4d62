//! Where a site goes, file by file.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fmt;
use std::path::PathBuf;

use super::events::Events;
use super::left::Left;
use crate::files::File;

/// Makes files and hands over one after another.
pub type MakeFiles<'a> = dyn Fn(&mut dyn FnMut(File)) + 'a;

/// Looks up files that earlier builds left.
pub type LookUp<'a> = dyn Fn() -> Vec<Left> + 'a;

/// What is to come.
pub struct Plan<'a> {
    /// The paths of all files.
    pub paths: &'a BTreeSet<String>,
    /// How the paths of pages begin that a site has for each of its subjects: by their names sites are told apart.
    pub subjects: &'a str,
    /// The path of a file that sites have which are not to be published, and no others.
    pub unpublished: &'a str,
    /// The files that the same project is known to have left in the same place.
    pub earlier: &'a LookUp<'a>,
    /// The folders that the site is made from; its files may not mix with theirs.
    pub made_from: &'a [PathBuf],
    /// Makes all files once more, for a sink that has to see some of them before the first one comes.
    pub files: &'a MakeFiles<'a>,
}

impl fmt::Debug for Plan<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plan").field("paths", &self.paths).finish_non_exhaustive()
    }
}

/// Where a site goes: [`Sink::open`] comes first, then [`Sink::put`] once per file, then [`Sink::finish`].
///
/// Without `finish` a sink leaves what was there before as it was.
pub trait Sink {
    /// Why it takes no files.
    type Error;
    /// What it did.
    type Written;

    /// Gets ready for the files of a plan.
    fn open(&mut self, plan: &Plan<'_>, events: &mut dyn Events) -> Result<(), Self::Error>;

    /// Takes a file of the plan.
    fn put(&mut self, file: File) -> Result<(), Self::Error>;

    /// Makes the files that it took the site.
    fn finish(&mut self) -> Result<Self::Written, Self::Error>;

    /// Where the files go, in words that tell it from other places; `None` remembers nothing.
    fn place(&self) -> Option<String> {
        None
    }

    /// Takes files of the plan as they were left there, if each is still as it was: they need not be put. All or none.
    fn keep(&mut self, files: &[Left]) -> bool {
        let _ = files;
        false
    }

    /// What it did, if a site of these very files is there as it was left, with nothing beside it. It is asked before
    /// [`Sink::open`], and changes nothing.
    fn is_as_left(&mut self, files: &[&Left]) -> Option<Self::Written> {
        let _ = files;
        None
    }

    /// The files of the site as they are left there, in the order of paths; nothing where it remembers nothing. It is asked
    /// after [`Sink::finish`].
    fn left(&self) -> Vec<Left> {
        Vec::new()
    }
}

/// A site in memory, by path.
#[derive(Debug, Default)]
pub struct Memory {
    /// The files.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Sink for Memory {
    type Error = Infallible;
    type Written = ();

    fn open(&mut self, _: &Plan<'_>, _: &mut dyn Events) -> Result<(), Infallible> {
        self.files.clear();
        Ok(())
    }

    fn put(&mut self, File { path, bytes }: File) -> Result<(), Infallible> {
        self.files.insert(path, bytes);
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}
