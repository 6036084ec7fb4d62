//! The years of a way, within the period of a document and up to 30 of them.

use crate::support::dice::Dice;

/// The years of a way: baseline, latest value, target.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Years {
    pub(crate) b: i32,
    pub(crate) y: i32,
    pub(crate) z: i32,
    /// The year of the day.
    pub(crate) now: i32,
}

impl Years {
    pub(crate) fn random(period: (i32, i32), now: i32, dice: &mut Dice) -> Self {
        let mut small = |below: i32| i32::try_from(dice.next(below.max(1).into())).expect("small");
        let b = period.0 - 1 - if small(5) == 0 { small(6) } else { 0 };
        let z = match small(16) {
            0 => b + 1,
            1 | 2 => period.0 + small(period.1 - period.0 + 3),
            _ => period.1,
        };
        let z = z.clamp(b + 1, b + 30);
        let last = now.min(z);
        let y = if small(3) == 0 { last - small(last - b) } else { last };
        Self { b, y: y.max(b + 1), z, now }
    }
}
