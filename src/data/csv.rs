//! Tables as CSV: UTF-8 with a byte order mark, because people open them in Excel.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::cell::Cell;
use crate::model;

/// A table as CSV, from the names of its columns and its rows, which are given one after another.
pub(super) fn written(
    names: impl Iterator<Item = &'static str>,
    rows: impl FnOnce(&mut dyn FnMut(&[Cell])),
) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    let whole = "rows of one length are written to memory";
    writer.write_record(names.map(str::as_bytes)).expect(whole);
    rows(&mut |cells| {
        for cell in cells {
            writer.write_field(escape_formula(cell.text()).as_bytes()).expect(whole);
        }
        writer.write_record(None::<&[u8]>).expect(whole);
    });
    writer.flush().expect(whole);
    drop(writer);
    bytes
}

/// Signs that start a formula in a spreadsheet, and their full-width forms, which some take for the same.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A spreadsheet takes a text that starts with one of these signs for a formula, also behind blanks and breaks; an
/// apostrophe keeps it text. Negative numbers stay numbers.
fn escape_formula(cell: Cow<'_, str>) -> Cow<'_, str> {
    let is_formula = cell.trim_start_matches(is_passed_over).starts_with(FORMULA);
    // As the program writes numbers, with more decimals than those of the content may have.
    let digits = cell.strip_prefix('-').unwrap_or(&cell);
    let is_number = || digits.parse::<Decimal>().is_ok_and(|number| number.to_string() == digits);
    if is_formula && !is_number() || cell.starts_with(['\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        cell
    }
}

/// What a spreadsheet leaves out before it looks for a formula.
fn is_passed_over(c: char) -> bool {
    model::is_blank(c) || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::escape_formula;

    #[test]
    fn no_cell_is_a_formula() {
        for text in [
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
            " =1",
            "\t=1",
            "\r\n=1",
            "\u{3000}＝1",
            "\u{a0}+1",
            "\u{200b}-x",
            "\t1",
            "-",
            "- 1",
            "+1",
            "\u{feff}=1",
            "-1e5",
            "-inf",
            "-nan",
            "-.5",
            "-1.",
            "-1,000",
        ] {
            assert_eq!(escape_formula(text.into()), format!("'{text}"), "{text}");
        }
        for text in [
            "-1.5",
            "-0.000000014",
            "-0",
            "0",
            "1",
            "−1.5",
            "—",
            "≥30",
            "5—10",
            "甲=乙",
            "a+b",
            "\"=1",
            "",
            " ",
            "1-2",
            "—1",
        ] {
            assert_eq!(escape_formula(text.into()), text, "{text}");
        }
    }
}
