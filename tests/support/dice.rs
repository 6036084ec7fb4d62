//! Numbers from a fixed sequence, for tests that try many cases.

/// The sequence; the same seed gives the same numbers on every machine.
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// A sequence that starts at a number other than zero.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From zero up to a number, itself left out.
    pub(crate) fn next(&mut self, below: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 % below.unsigned_abs()).expect("below an i64")
    }

    /// One of a list, each as likely.
    pub(crate) fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        let n = self.next(i64::try_from(of.len()).expect("few"));
        *of.get(usize::try_from(n).expect("small")).expect("one of them")
    }

    /// Whether it falls into so many of a hundred.
    pub(crate) fn is_in(&mut self, of_hundred: i64) -> bool {
        self.next(100) < of_hundred
    }
}
