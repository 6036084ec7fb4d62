//! How many of all changes are tried.

/// One of so many: what `MUTATIONS` says, `all` or a number, else what the test tries by itself.
#[expect(clippy::disallowed_methods, reason = "who runs the tests chooses")]
pub(crate) fn of(usual: usize) -> usize {
    match std::env::var("MUTATIONS").as_deref() {
        Ok("all") => 1,
        Ok(number) => {
            number.parse().expect("MUTATIONS is `all`, or a number: one of so many is tried")
        }
        Err(_) => usual,
    }
}
