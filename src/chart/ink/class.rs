//! The class table: what a mark means, which CSS class says so and how large its text is. Statuses have theirs in `assess`.
//!
//! plotters knows colours, not meanings. So a colour's red byte carries an index into this table;
//! `svg` writes the class and `chart.css` gives it a look.

use crate::assess::{Sense, StatusMark};
use plotters::style::RGBColor;

/// How `chart.css` sets a class: a mark has no text; text has a size in units of the view box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// With what tells it from an outline where there is no style sheet.
    Mark(&'static str),
    Text(i32),
    Bold(i32),
}

/// Grey on white and on black, so that a text before it can be read on both.
const SOLID: &str = " fill=\"#789\"";
const DASHED: &str = " stroke-dasharray=\"3\"";
const THICK: &str = " stroke-width=\"2\"";

macro_rules! look {
    (mark) => {
        Look::Mark("")
    };
    (solid) => {
        Look::Mark(SOLID)
    };
    (dashed) => {
        Look::Mark(DASHED)
    };
    (thick) => {
        Look::Mark(THICK)
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
        pub(in crate::chart) enum Class {
            $($class,)*
            /// The mark of a status; these have a table of their own.
            Status(StatusMark),
        }

        /// Where a class stands in the table; the statuses come behind it.
        #[repr(u8)]
        enum Index {
            /// Black is the default of plotters: a forgotten style must show, not pass for something else.
            #[expect(dead_code, reason = "holds index 0; only plotters itself would use it")]
            Unset,
            $($class,)*
            Statuses,
        }

        /// CSS class and look by index.
        const TABLE: &[(&str, Look)] =
            &[("pb-unset", Look::Text(12)), $(($name, look!($look $($size)?)),)*];

        impl Class {
            /// The class as the red byte of a colour.
            pub(super) const fn index(self) -> u8 {
                match self {
                    $(Self::$class => Index::$class as u8,)*
                    Self::Status(mark) => Index::Statuses as u8 + mark as u8,
                }
            }
        }
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
    Path "pb-path" dashed;
    Line "pb-line" thick;
    Span "pb-span" thick;
    Baseline "pb-base" mark;
    Actual "pb-point" solid;
    Latest "pb-latest" solid;
    Revised "pb-old" mark;
    Part "pb-part" mark;
    PartLine "pb-part-line" mark;
    Milestone "pb-step" mark;
    Goal "pb-goal" solid;
    Other "pb-other" dashed;
    Track "pb-track" mark;
    Void "pb-void" dashed;
    Due "pb-due" dashed;
    Bar "pb-bar" solid;
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
    TileWords "pb-tilewords" dashed;
    TileFirst "pb-tile1" mark;
    TileSecond "pb-tile2" mark;
    TileThird "pb-tile3" mark;
    TileFourth "pb-tile4" mark;
    Work "pb-work" solid;
    More "pb-more" mark;
    Now "pb-now-rule" dashed;
    Stated "pb-stated" mark;
    Task "pb-task" mark;
    Place "pb-place" solid;
    Lead "pb-lead" mark;
}

impl Look {
    /// Size of the text; none for a mark.
    const fn size(self) -> Option<i32> {
        match self {
            Self::Mark(_) => None,
            Self::Text(size) | Self::Bold(size) => Some(size),
        }
    }
}

impl Class {
    /// The class as plotters carries it.
    pub(in crate::chart) const fn color(self) -> RGBColor {
        RGBColor(self.index(), 0, 0)
    }

    /// The CSS class.
    pub(in crate::chart) fn name(self) -> &'static str {
        name(self.index())
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
        TABLE.get(usize::from(self.index())).map_or(Look::Mark(""), |row| row.1)
    }
}

/// The CSS class behind a colour's red byte.
pub(in crate::chart) fn name(index: u8) -> &'static str {
    let index = usize::from(index);
    let of_status = || StatusMark::ALL.get(index.checked_sub(TABLE.len())?);
    TABLE.get(index).map(|row| row.0).or_else(|| Some(of_status()?.class())).unwrap_or("pb-unset")
}

/// What tells a mark from an outline where there is no style sheet, as an attribute; `is_block` for a rectangle.
pub(in crate::chart) fn plain_look(index: u8, is_block: bool) -> &'static str {
    let status = || StatusMark::ALL.get(usize::from(index).checked_sub(TABLE.len())?);
    match TABLE.get(usize::from(index)).map(|row| row.1) {
        Some(Look::Mark(look)) => look,
        Some(_) => "",
        // The signs inside the shapes are seen in their outlines alone.
        None if !is_block => "",
        None => match status().map(|mark| mark.sense()) {
            Some(Sense::Good) => SOLID,
            Some(Sense::Unknown) => DASHED,
            _ => "",
        },
    }
}

/// The size and weight of text of a CSS class; none for a class that is no text.
pub(in crate::chart) fn by_name(name: &str) -> Option<(i32, bool)> {
    let (_, look) = TABLE.iter().find(|row| row.0 == name)?;
    Some((look.size()?, matches!(look, Look::Bold(_))))
}
