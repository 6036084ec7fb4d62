//! What a publication did, or why it did not.

use std::path::PathBuf;

use super::foreign::Foreign;
use crate::files::{Blocked, Busy, Relation, Unwritable};

/// What a publication did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many files were new or differed.
    pub written: usize,
    /// How many files were as they should be.
    pub unchanged: usize,
    /// How many files of the last site were removed.
    pub removed: usize,
    /// Files of the last site that somebody has changed: the new one does not have them, and they stay.
    pub kept: Vec<String>,
}

/// Why a site is not written, or not all of it.
#[derive(Debug)]
pub enum NotPublished {
    /// The folder would mix what is made with what it is made from.
    Mixed(PathBuf, Relation),
    /// There are files of others.
    Foreign(Foreign),
    /// There are files of others in the folder beside, where the next site is made.
    Beside(PathBuf, Foreign),
    /// There is the site of another project: its pages of subjects, and how many files it has.
    Another {
        /// Their paths, in order.
        pages: Vec<String>,
        /// How many files the site has.
        count: usize,
    },
    /// There is a site that may be published, and this one may not: how many files it has.
    OverPublic {
        /// How many files the site has.
        count: usize,
    },
    /// It is inside a folder of a site that may be published, and this one may not.
    InsidePublic(PathBuf),
    /// In a folder of it, named with its `/`, there is a site that may not be published, and this one may.
    AroundUnpublished(String),
    /// In a folder of it, named with its `/`, there is a site that may be published, and this one may not.
    AroundPublic(String),
    /// There is a site that may not be published, and somebody has changed these files of it that this one does not have.
    UnpublishedLeft(Vec<String>),
    /// Something is in the way that no file is written over.
    Blocked(Vec<Blocked>),
    /// Another build is writing into the folder.
    Busy,
    /// The folder cannot be written, and nothing has changed.
    Unwritable(Unwritable),
    /// It stopped halfway: every file is whole, some are new and others not, and the next build makes it right.
    Halfway(Unwritable),
    /// The new site has taken the place of the last one, which could not be removed.
    Exchanged(Unwritable),
}

impl From<Unwritable> for NotPublished {
    fn from(unwritable: Unwritable) -> Self {
        Self::Unwritable(unwritable)
    }
}

impl From<Busy> for NotPublished {
    fn from(Busy: Busy) -> Self {
        Self::Busy
    }
}
