//! A table as CSV.

use rust_decimal::Decimal;

use crate::files::File;
use crate::model;
use crate::site::Route;

pub(super) fn table<R: IntoIterator<Item = String>>(
    name: &str,
    header: impl IntoIterator<Item = impl AsRef<[u8]>>,
    rows: impl Iterator<Item = R>,
) -> File {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    let whole = "rows of one length are written to memory";
    writer.write_record(header).expect(whole);
    for row in rows {
        writer.write_record(row.into_iter().map(|cell| harmless(&cell))).expect(whole);
    }
    writer.flush().expect(whole);
    drop(writer);
    File { path: Route::Data(name).path(), bytes }
}

/// Signs that start a formula in a spreadsheet, and their full-width forms, which some take for the same.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A spreadsheet takes a text that starts with one of these signs for a formula, also behind blanks and breaks; an
/// apostrophe keeps it text. Negative numbers stay numbers.
fn harmless(cell: &str) -> String {
    let is_formula = cell.trim_start_matches(is_passed_over).starts_with(FORMULA);
    // As the program writes numbers, with more decimals than those of the content may have.
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let is_number = digits.parse::<Decimal>().is_ok_and(|number| number.to_string() == digits);
    if is_formula && !is_number || cell.starts_with(['\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// What a spreadsheet leaves out before it looks for a formula.
fn is_passed_over(c: char) -> bool {
    model::is_blank(c) || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::harmless;

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
            assert_eq!(harmless(text), format!("'{text}"), "{text}");
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
            assert_eq!(harmless(text), text, "{text}");
        }
    }
}
