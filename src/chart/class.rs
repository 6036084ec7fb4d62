//! The class table: what a mark means, which CSS class says so and how large its text is.
//!
//! plotters knows colours, not meanings. So a colour's red byte carries an index into this table;
//! `svg` writes the class and `chart.css` gives it a look.

use super::Status;
use plotters::style::RGBColor;

/// Meaning of a mark, a line or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    /// Black is the default of plotters: a forgotten style must show, not pass for something else.
    #[expect(dead_code, reason = "holds index 0; only plotters itself would use it")]
    Unset,
    Grid,
    Axis,
    Break,
    Tick,
    Note,
    Name,
    Number,
    NumberNow,
    NumberGoal,
    Word,
    Zone,
    Level,
    Allowed,
    Path,
    Line,
    Span,
    Baseline,
    Actual,
    Latest,
    Revised,
    Milestone,
    Goal,
    Track,
    Void,
    Due,
    Bar,
    Expected,
    Beyond,
    /// Name of a chart in a file of its own.
    Heading,
    Met,
    Ahead,
    OnPace,
    Behind,
    Reversed,
    Kept,
    AtRisk,
    Broken,
    Unassessed,
}

/// CSS class and text size (in units of the view box) by index; size 0 is not for text.
const TABLE: [(&str, i32); 39] = [
    ("pb-unset", 12),
    ("pb-grid", 0),
    ("pb-axis", 0),
    ("pb-break", 0),
    ("pb-tick", 12),
    ("pb-note", 12),
    ("pb-name", 13),
    ("pb-num", 12),
    ("pb-now", 13),
    ("pb-goalnum", 12),
    ("pb-word", 13),
    ("pb-zone", 0),
    ("pb-level", 0),
    ("pb-allowed", 0),
    ("pb-path", 0),
    ("pb-line", 0),
    ("pb-span", 0),
    ("pb-base", 0),
    ("pb-point", 0),
    ("pb-latest", 0),
    ("pb-old", 0),
    ("pb-step", 0),
    ("pb-goal", 0),
    ("pb-track", 0),
    ("pb-void", 0),
    ("pb-due", 0),
    ("pb-bar", 0),
    ("pb-expected", 0),
    ("pb-beyond", 0),
    ("pb-heading", 15),
    ("pb-met", 0),
    ("pb-ahead", 0),
    ("pb-onpace", 0),
    ("pb-behind", 0),
    ("pb-reversed", 0),
    ("pb-kept", 0),
    ("pb-atrisk", 0),
    ("pb-broken", 0),
    ("pb-unassessed", 0),
];

impl Class {
    /// The class as plotters carries it.
    pub(super) const fn color(self) -> RGBColor {
        RGBColor(self as u8, 0, 0)
    }

    /// Text size in units of the view box, equal to the size in `chart.css`.
    pub(super) fn size(self) -> i32 {
        TABLE.get(self as usize).map_or(12, |row| row.1)
    }

    /// The CSS class.
    pub(super) fn name(self) -> &'static str {
        name(self as u8)
    }

    /// Whether `chart.css` sets the text bold, which makes it wider.
    pub(super) const fn is_bold(self) -> bool {
        matches!(self, Self::Name | Self::NumberNow | Self::NumberGoal | Self::Word | Self::Heading)
    }
}

/// The CSS class behind a colour's red byte.
pub(super) fn name(index: u8) -> &'static str {
    TABLE.get(usize::from(index)).map_or("pb-unset", |row| row.0)
}

/// The class with a CSS name.
pub(super) fn by_name(name: &str) -> Option<(i32, bool)> {
    let row = TABLE.iter().find(|row| row.0 == name)?;
    let bold = [Class::Name, Class::NumberNow, Class::NumberGoal, Class::Word, Class::Heading];
    Some((row.1, bold.iter().any(|class| TABLE.get(*class as usize) == Some(row))))
}

impl From<Status> for Class {
    fn from(status: Status) -> Self {
        match status {
            Status::Met => Self::Met,
            Status::Ahead => Self::Ahead,
            Status::OnPace => Self::OnPace,
            Status::Behind => Self::Behind,
            Status::Reversed => Self::Reversed,
            Status::Kept => Self::Kept,
            Status::AtRisk => Self::AtRisk,
            Status::Broken => Self::Broken,
            Status::Unassessed => Self::Unassessed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, TABLE, name};

    #[test]
    fn table_and_enum_have_the_same_length_and_order() {
        assert_eq!(TABLE.len(), Class::Unassessed as usize + 1);
        assert_eq!(name(Class::Path as u8), "pb-path");
        assert_eq!(name(Class::Goal as u8), "pb-goal");
        assert_eq!(name(Class::Beyond as u8), "pb-beyond");
    }
}
