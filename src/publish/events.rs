//! What is told while a site is made: how far it is, what was found, and what becomes of a folder.

use std::path::Path;
use std::time::Duration;

use super::foreign::Foreign;
use super::interrupted::Interrupted;
use crate::diag::{Finding, Sources, Suppressed};

/// A part of the work that may take long, with what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The files are held against those of the last build; where nothing differs, this is all. Nothing is counted.
    Comparing,
    /// The content is read, file by file.
    Reading,
    /// It is checked, district by district.
    Checking,
    /// Targets are assessed, what pages show is put together, and it is told which pages to make. Nothing is counted.
    Arranging,
    /// The site is made, page by page of those that differ from the last one.
    Making,
    /// What was written is made to last, and what is no longer part of the site goes; nothing is counted.
    Finishing,
}

/// Called when one more thing of a stage is done, from any thread.
pub type Tick = Box<dyn Fn() + Send + Sync>;

/// What a build has to say while it goes on.
pub trait Events {
    /// A stage begins that has so many things to do, where it knows how many. What is returned is called as each is done.
    fn begins(&mut self, _stage: Stage, _count: Option<usize>) -> Tick {
        Box::new(|| {})
    }

    /// What was found in the files that a site is made from.
    fn found(&mut self, sources: &Sources, findings: &[Finding], allowed: &[Suppressed]);

    /// The files of others in a folder that are about to be written over, and those that stay.
    fn forces(&mut self, folder: &Path, foreign: &Foreign);

    /// The site of another project is about to be replaced in this folder: its pages of subjects, and how many files it has.
    fn replaces(&mut self, _folder: &Path, _pages: &[String], _count: usize) {}

    /// The build before was interrupted in this folder, and its work is about to be finished or taken back.
    fn resumes(&mut self, _folder: &Path, _interrupted: &Interrupted) {}

    /// A build that was to let this folder change places with the site was interrupted; what it made
    /// there is about to go.
    fn clears(&mut self, _left: &Path) {}

    /// Another build is writing into this folder, the process of this number, if that is known. It is waited for, at most
    /// so long.
    fn waits(&mut self, _folder: &Path, _writer: Option<u32>, _most: Duration) {}
}

/// Says nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Events for Silent {
    fn found(&mut self, _: &Sources, _: &[Finding], _: &[Suppressed]) {}

    fn forces(&mut self, _: &Path, _: &Foreign) {}
}
