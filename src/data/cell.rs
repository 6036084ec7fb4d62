//! Cells, and the values that they are made from. A value says which kind of column it belongs to.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::kind::{Kind, Vocabulary};
use crate::model::{
    AgencyId, CategoryId, Date, DimensionId, DistrictId, DocumentId, IndicatorId, Number,
    Published, Quantity, SourceId, Url,
};
use crate::site::printed::Line;
use crate::site::{RecordKey, Rounding};

/// A cell as a workbook could hold it.
#[derive(Debug)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Whole(i64),
    Decimal(Decimal),
    /// A number with the digits that it was printed with.
    Printed(Number),
    Date(Date),
    List(Vec<Self>),
}

impl Cell {
    /// The text in a data file of plain text.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) => text.into(),
            Self::Whole(number) => number.to_string().into(),
            Self::Decimal(number) => number.to_string().into(),
            Self::Printed(number) => number.text().into(),
            Self::Date(date) => date.as_str().into(),
            Self::List(cells) => cells.iter().map(Self::text).collect::<Vec<_>>().join("; ").into(),
        }
    }
}

/// What fills a cell. It always fills it: where there may be nothing, a column takes an option or a list.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not fill a cell",
    note = "`.maybe` takes an option, `.list` several values; `src/data/cell.rs` has the values of cells"
)]
pub(super) trait Value {
    /// What the column holds.
    fn kind() -> Kind;

    /// The cell.
    fn cell(self) -> Cell;
}

/// A word of a closed list, of which every word has a meaning.
pub(super) trait Word: Copy {
    /// The list.
    fn vocabulary() -> Vocabulary;

    /// The word, as cells have it.
    fn word(self) -> &'static str;
}

impl<W: Word> Value for W {
    fn kind() -> Kind {
        Kind::Word(W::vocabulary())
    }

    fn cell(self) -> Cell {
        Cell::Text(self.word().to_owned())
    }
}

/// Declares what cells of a type hold.
macro_rules! values {
    ($($kind:ident: $type:ty, $value:ident => $cell:expr;)*) => {
        $(impl Value for $type {
            fn kind() -> Kind {
                Kind::$kind
            }

            fn cell(self) -> Cell {
                let $value = self;
                $cell
            }
        })*
    };
}

values! {
    Id: &DistrictId, id => Cell::Text(id.to_string());
    Id: &DocumentId, id => Cell::Text(id.to_string());
    Id: &IndicatorId, id => Cell::Text(id.to_string());
    Id: &AgencyId, id => Cell::Text(id.to_string());
    Id: &SourceId, id => Cell::Text(id.to_string());
    Id: &DimensionId, id => Cell::Text(id.to_string());
    Id: &CategoryId, id => Cell::Text(id.to_string());
    Id: Id<'_>, id => Cell::Text(id.0.to_owned());
    Key: &RecordKey, key => Cell::Text(key.to_string());
    Key: Key, key => Cell::Text(key.0);
    Text: &str, text => Cell::Text(text.to_owned());
    Text: &String, text => Cell::Text(text.clone());
    Text: String, text => Cell::Text(text);
    Lines: Lines, lines => Cell::Text(lines.0);
    Year: Year, year => Cell::Whole(year.0.into());
    Date: &Date, date => Cell::Date(date.clone());
    Published: &Published, date => Cell::Text(date.as_str().to_owned());
    Count: Count, count => Cell::Whole(count.0.try_into().unwrap_or(i64::MAX));
    Decimal: Decimal, number => Cell::Decimal(number.normalize());
    Number: &Number, number => Cell::Printed(number.clone());
    NumberOrRange: NumberOrRange<'_>, printed => match printed {
        NumberOrRange::Number(number) => Cell::Printed(number.clone()),
        NumberOrRange::Range(range) => Cell::Text(range),
    };
    Value: &Quantity, quantity => Cell::Text(quantity.text());
    Address: Address, address => Cell::Text(address.0);
    File: File<'_>, file => Cell::Text(file.0.to_owned());
    Url: &Url, url => Cell::Text(url.as_str().to_owned());
}

/// The name of a thing for programs that is no id of the content.
pub(super) struct Id<'a>(pub(super) &'a str);

/// The name of what is no record but has an address, too.
pub(super) struct Key(pub(super) String);

/// A text of one or more lines.
pub(super) struct Lines(String);

/// A calendar year.
pub(super) struct Year(pub(super) i32);

/// How many there are.
pub(super) struct Count(pub(super) usize);

/// A number or a range without its sign.
pub(super) enum NumberOrRange<'a> {
    Number(&'a Number),
    Range(String),
}

/// A path from the root of the site with an anchor.
pub(super) struct Address(pub(super) String);

/// A path from the project folder.
pub(super) struct File<'a>(pub(super) &'a str);

impl Lines {
    /// What the place of a record prints, a line for each cell or paragraph; `None` where it prints no more.
    pub(super) fn printed(lines: &[Line]) -> Option<Self> {
        let texts = lines.iter().map(|line| match line.head.as_str() {
            "" => line.text.clone(),
            head => format!("{head}：{}", line.text),
        });
        let text = texts.collect::<Vec<_>>().join("\n");
        (!text.is_empty()).then_some(Self(text))
    }
}

impl<'a> NumberOrRange<'a> {
    /// The number or range of what a document says; `None` for words.
    pub(super) fn of(quantity: &'a Quantity) -> Option<Self> {
        match quantity {
            Quantity::Level(_, number) => Some(Self::Number(number)),
            Quantity::Range(..) => Some(Self::Range(quantity.text())),
            Quantity::Words(_) => None,
        }
    }
}

/// A share or ratio with four decimals, or as many as it takes to be on its side of zero, one and the limits of the method.
pub(super) fn share(value: Decimal, limits: &[Decimal]) -> Decimal {
    let ends = [Decimal::ONE];
    let limits: Vec<Decimal> = limits.iter().chain(&ends).copied().collect();
    Rounding { decimals: 4, digits: 2, limits: &limits }.of(value)
}
