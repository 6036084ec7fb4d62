//! A commitment with all that bears on its judgement, in the words of the content.

use std::fmt;

use super::fraction::Fraction;

/// A day: year, month, day.
pub(crate) type Day = (i32, u32, u32);

/// A number as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Typed {
    /// Its digits without the point.
    pub(crate) digits: i128,
    /// How many of them stand behind the point.
    pub(crate) decimals: u32,
}

impl Typed {
    /// A number with so many decimals, as near as twelve digits before the point allow.
    pub(crate) fn new(digits: i128, decimals: u32) -> Self {
        let most = 999_999_999_999 * 10_i128.pow(decimals);
        Self { digits: digits.clamp(-most, most), decimals }
    }

    /// So many units of its last digit away.
    pub(crate) fn moved(self, by: i64) -> Self {
        Self::new(self.digits + i128::from(by), self.decimals)
    }

    pub(crate) fn value(self) -> Fraction {
        Fraction::new(self.digits, 10_i128.pow(self.decimals))
    }
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let (ten, all) = (10_u128.pow(self.decimals), self.digits.unsigned_abs());
        write!(f, "{sign}{}", all / ten)?;
        if self.decimals > 0 {
            write!(f, ".{:0>1$}", all % ten, self.decimals as usize)?;
        }
        Ok(())
    }
}

/// The sign before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    None,
    AtLeast,
    AtMost,
    Above,
    Below,
}

/// What a document says of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Level(Sign, Typed),
    Range(Typed, Typed),
    Words(&'static str),
    /// `—`, as a baseline only.
    Dash,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Level(sign, number) => {
                let sign = match sign {
                    Sign::None => "",
                    Sign::AtLeast => "≥",
                    Sign::AtMost => "≤",
                    Sign::Above => ">",
                    Sign::Below => "<",
                };
                write!(f, "{sign}{number}")
            }
            Self::Range(low, high) => write!(f, "{low}—{high}"),
            Self::Words(words) => write!(f, "{words}"),
            Self::Dash => write!(f, "—"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Higher,
    Lower,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Reach,
    Keep,
    Range,
    Qualitative,
    Cumulative,
}

/// A measured value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) year: i32,
    pub(crate) said: Said,
    /// `counts: year`
    pub(crate) is_of_one_year: bool,
}

/// A commitment and what was measured of it.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    /// Its number among those of its project.
    pub(crate) n: usize,
    pub(crate) unit: &'static str,
    pub(crate) direction: Direction,
    /// First and last year of its document.
    pub(crate) period: (i32, i32),
    pub(crate) kind: Option<Kind>,
    pub(crate) baseline: Option<(i32, Said)>,
    pub(crate) milestones: Vec<(i32, Said)>,
    pub(crate) target: (i32, Said),
    /// From which day on, by which year, what.
    pub(crate) amendments: Vec<(Day, i32, Said)>,
    pub(crate) values: Vec<Value>,
}

/// What a site sets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site {
    pub(crate) method: &'static str,
    pub(crate) as_of: Day,
    pub(crate) ahead: Typed,
    pub(crate) behind: Typed,
    pub(crate) reversed: Typed,
    pub(crate) tolerance: Typed,
    pub(crate) unclear: Typed,
    pub(crate) max_age: Option<i32>,
}
