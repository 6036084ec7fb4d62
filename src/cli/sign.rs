//! Keys of minisign: a build signs its manifest with one, and `verify` asks another whether it did.

use std::fmt;
use std::io::{self, Cursor};
use std::path::Path;

use minisign::{PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};
use planboard::diag::Message;
use planboard::publish::{MANIFEST, Sign};
use planboard::{files, say};

use super::manner::variable;
use super::terminal::Failure;

/// The variable with the password of a key, for builds that nobody sits at.
const PASSWORD: &str = "PLANBOARD_SIGN_PASSWORD";

/// A key that signs, with its other half.
pub(super) struct Key {
    secret: SecretKey,
    public: PublicKey,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").finish_non_exhaustive()
    }
}

impl Key {
    /// Reads a secret key; its password, if it has one, is taken from the environment or asked for at the terminal.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let text = files::text_file(path)?;
        let key = |text: &str| SecretKeyBox::from_string(text);
        let plain = key(&text).and_then(SecretKeyBox::into_unencrypted_secret_key);
        let secret = plain.or_else(|_| key(&text)?.into_secret_key(variable(PASSWORD)));
        let both = secret.and_then(|secret| Ok((PublicKey::from_secret_key(&secret)?, secret)));
        let (public, secret) = both.map_err(|error| not_a_key(path, &error))?;
        Ok(Self { secret, public })
    }
}

impl Sign for Key {
    fn sign(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        // Without a comment there would be the time of the clock.
        let (trusted, untrusted) = (format!("file:{MANIFEST}"), "signature of planboard");
        let signed =
            minisign::sign(None, &self.secret, Cursor::new(bytes), Some(&trusted), Some(untrusted));
        signed.map(|signature| signature.into_string().into_bytes()).map_err(io::Error::other)
    }

    fn has_signed(&self, bytes: &[u8], signature: &[u8]) -> bool {
        is_of(&self.public, bytes, signature)
    }
}

/// Whether a signature is that of some bytes by the key in a file.
pub(super) fn public_key(key: &Path) -> Result<PublicKey, Failure> {
    let text = files::text_file(key)?;
    let public = PublicKeyBox::from_string(&text).and_then(PublicKeyBox::into_public_key);
    // A key may be given as its one line, too.
    let public = public.or_else(|_| PublicKey::from_base64(text.trim()));
    Ok(public.map_err(|error| not_a_key(key, &error))?)
}

/// Whether a signature of some bytes is of a key.
pub(super) fn is_of(public: &PublicKey, bytes: &[u8], signature: &[u8]) -> bool {
    let signature = std::str::from_utf8(signature).ok();
    let signature = signature.and_then(|text| SignatureBox::from_string(text).ok());
    signature.is_some_and(|signature| {
        minisign::verify(public, &signature, Cursor::new(bytes), true, false, false).is_ok()
    })
}

fn not_a_key(path: &Path, error: &minisign::PError) -> Message {
    let path = path.display();
    say!(
        "`{path}` 用不了，不是 minisign 的密钥或者口令不对：{error}",
        "`{path}` cannot be used as a key of minisign, or its password is wrong: {error}"
    )
}
