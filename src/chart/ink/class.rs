//! The class table: what a mark means, which CSS class says so and how large its text is.
//!
//! plotters knows colours, not meanings. So a colour's red byte carries an index into this table;
//! `svg` writes the class and `chart.css` gives it a look.

use crate::chart::status::Status;
use plotters::style::RGBColor;

/// How `chart.css` sets a class: a mark has no text; text has a size in units of the view box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Mark,
    Text(i32),
    Bold(i32),
}

macro_rules! look {
    (mark) => {
        Look::Mark
    };
    (text $size:literal) => {
        Look::Text($size)
    };
    (bold $size:literal) => {
        Look::Bold($size)
    };
}

macro_rules! classes {
    ($($class:ident $name:literal $look:ident $($size:literal)?;)*) => {
        /// Meaning of a mark, a line or a text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(in crate::chart) enum Class {
            /// Black is the default of plotters: a forgotten style must show, not pass for something else.
            #[expect(dead_code, reason = "holds index 0; only plotters itself would use it")]
            Unset,
            $($class,)*
        }

        /// CSS class and look by index.
        const TABLE: &[(&str, Look)] =
            &[("pb-unset", Look::Text(12)), $(($name, look!($look $($size)?)),)*];
    };
}

classes! {
    Grid "pb-grid" mark;
    Axis "pb-axis" mark;
    Break "pb-break" mark;
    Tick "pb-tick" text 12;
    Note "pb-note" text 12;
    Name "pb-name" bold 13;
    Number "pb-num" text 12;
    NumberNow "pb-now" bold 13;
    NumberGoal "pb-goalnum" bold 12;
    Word "pb-word" bold 13;
    Zone "pb-zone" mark;
    Level "pb-level" mark;
    Allowed "pb-allowed" mark;
    Path "pb-path" mark;
    Line "pb-line" mark;
    Span "pb-span" mark;
    Baseline "pb-base" mark;
    Actual "pb-point" mark;
    Latest "pb-latest" mark;
    Revised "pb-old" mark;
    Milestone "pb-step" mark;
    Goal "pb-goal" mark;
    Track "pb-track" mark;
    Void "pb-void" mark;
    Due "pb-due" mark;
    Bar "pb-bar" mark;
    Expected "pb-expected" mark;
    Beyond "pb-beyond" mark;
    Heading "pb-heading" bold 15;
    Leader "pb-leader" mark;
    HatchSlow "pb-hatch-slow" mark;
    HatchBad "pb-hatch-bad" mark;
    HatchStill "pb-hatch-still" mark;
    TileName "pb-tilename" text 11;
    TileSmall "pb-tilesmall" text 9;
    TileFaint "pb-tilefaint" text 11;
    TileFaintSmall "pb-tilefaintsmall" text 9;
    TileNumber "pb-tilenum" bold 11;
    TileNumberSmall "pb-tilenumsmall" text 9;
    TileVoid "pb-tilevoid" mark;
    TileWords "pb-tilewords" mark;
    TileFirst "pb-tile1" mark;
    TileSecond "pb-tile2" mark;
    TileThird "pb-tile3" mark;
    TileFourth "pb-tile4" mark;
    Work "pb-work" mark;
    More "pb-more" mark;
    Now "pb-now-rule" mark;
    Stated "pb-stated" mark;
    Task "pb-task" mark;
    Place "pb-place" mark;
    Lead "pb-lead" mark;
    Met "pb-met" mark;
    Ahead "pb-ahead" mark;
    OnPace "pb-onpace" mark;
    Moderate "pb-moderate" mark;
    Behind "pb-behind" mark;
    Reversed "pb-reversed" mark;
    Unchanged "pb-unchanged" mark;
    Kept "pb-kept" mark;
    AtRisk "pb-atrisk" mark;
    Broken "pb-broken" mark;
    Unassessed "pb-unassessed" mark;
}

impl Look {
    /// Size of the text; none for a mark.
    const fn size(self) -> Option<i32> {
        match self {
            Self::Mark => None,
            Self::Text(size) | Self::Bold(size) => Some(size),
        }
    }
}

impl Class {
    /// The class as plotters carries it.
    pub(in crate::chart) const fn color(self) -> RGBColor {
        RGBColor(self as u8, 0, 0)
    }

    /// The CSS class.
    pub(in crate::chart) fn name(self) -> &'static str {
        name(self as u8)
    }

    /// Text size in units of the view box, equal to the size in `chart.css`.
    pub(in crate::chart) fn size(self) -> i32 {
        self.look().size().unwrap_or(0)
    }

    /// Whether `chart.css` sets the text bold, which makes it wider.
    pub(in crate::chart) fn is_bold(self) -> bool {
        matches!(self.look(), Look::Bold(_))
    }

    fn look(self) -> Look {
        TABLE.get(self as usize).map_or(Look::Mark, |row| row.1)
    }
}

/// The CSS class behind a colour's red byte.
pub(in crate::chart) fn name(index: u8) -> &'static str {
    TABLE.get(usize::from(index)).map_or("pb-unset", |row| row.0)
}

/// The size and weight of text of a CSS class; none for a class that is no text.
pub(in crate::chart) fn by_name(name: &str) -> Option<(i32, bool)> {
    let (_, look) = TABLE.iter().find(|row| row.0 == name)?;
    Some((look.size()?, matches!(look, Look::Bold(_))))
}

impl From<Status> for Class {
    fn from(status: Status) -> Self {
        match status {
            Status::Met => Self::Met,
            Status::Ahead => Self::Ahead,
            Status::OnPace => Self::OnPace,
            Status::Moderate => Self::Moderate,
            Status::Behind => Self::Behind,
            Status::Reversed => Self::Reversed,
            Status::Unchanged => Self::Unchanged,
            Status::Kept => Self::Kept,
            Status::AtRisk => Self::AtRisk,
            Status::Broken => Self::Broken,
            Status::Unassessed => Self::Unassessed,
        }
    }
}
