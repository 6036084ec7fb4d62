//! A signature of the manifest, in a file beside it. What signs is given; nothing here knows keys.

use std::fmt::Debug;
use std::io;

use crate::files::{Disk, Folder, Unwritable};

/// The name of the signature in the output folder.
pub const SIGNATURE: &str = "manifest.json.minisig";

/// How many bytes a signature may have.
pub(super) const MOST: u64 = 16 * 1024;

/// What signs.
pub trait Sign: Debug {
    /// The signature of some bytes, as a file.
    ///
    /// # Errors
    ///
    /// The system gives no random numbers, or the key does not sign.
    fn sign(&self, bytes: &[u8]) -> io::Result<Vec<u8>>;

    /// Whether a file is a signature of some bytes by this key.
    fn has_signed(&self, bytes: &[u8], signature: &[u8]) -> bool;
}

/// What is to be done with the signature in a folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Signature {
    /// It is right, or there is none and none is wanted.
    Stays,
    /// It is of another manifest, and nobody signs this one.
    Goes,
    /// This is the new one.
    Is(Vec<u8>),
}

impl Signature {
    /// What becomes of the signature, with what signs, if anything does, and whether the manifest stays as it is.
    pub(super) fn of<D: Disk>(
        folder: &Folder<'_, D>,
        manifest: &[u8],
        signer: Option<&dyn Sign>,
        stays: bool,
    ) -> Result<Self, Unwritable> {
        let there = folder.bytes(SIGNATURE, MOST)?;
        let is_there = folder.kind(SIGNATURE)?.is_some();
        let Some(signer) = signer else {
            return Ok(if is_there && !stays { Self::Goes } else { Self::Stays });
        };
        if there.is_some_and(|there| signer.has_signed(manifest, &there)) {
            return Ok(Self::Stays);
        }
        let unsigned = |error| Unwritable { path: SIGNATURE.to_owned(), error };
        signer.sign(manifest).map(Self::Is).map_err(unsigned)
    }
}
