//! The words and rows that citations name are in their documents.

use super::nearest::Nearest;
use crate::check::record::Backing;
use crate::check::subject::DistrictSubject;
use crate::check::text::letters;
use crate::check::text::locate::{Missing, MissingRow, locate};
use crate::diag::{Code, Finding, Message};
use crate::model::{Citation, CitedPlace, Origin, Publish, form, is_row_number};
use crate::read::{Expected, slip};
use crate::say;

/// How long a quote from a document may be of which only short quotes are shown, in characters.
const SHORT: usize = 60;

/// Looks at the citations of every record.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let mut nearest = Nearest::of(subject);
    for Backing { record, citation, origin } in subject.citations() {
        // `references` reports a document that is not there.
        let Some(text) = subject.text(&citation.document) else { continue };
        let cited = subject.cited(record);
        let shown = match (&citation.place, cited) {
            (CitedPlace::Quote { quote, .. }, _) => letters::of_text(quote).len(),
            (CitedPlace::Row { .. }, Some(cited)) => {
                letters::forms(text.letters(cited.blocks.start, cited.row)).len()
            }
            (CitedPlace::Row { .. }, None) => 0,
        };
        let missing = if cited.is_none() { locate(text, citation).err() } else { None };
        findings.extend(missing.map(|missing| {
            let (finding, hint) = finding(subject, &missing, citation, origin);
            nearest.add(finding, text, &missing).hint(hint)
        }));
        if text.document.publish == Publish::Quotes && shown > SHORT {
            let key =
                if matches!(citation.place, CitedPlace::Row { .. }) { "row" } else { "quote" };
            let say = say!(
                "这份文件只许短引，引文不能超过 {SHORT} 个字",
                "only short quotes of this document are shown, at most {SHORT} characters"
            );
            let span = origin.span(subject.sources, &["cite", key]);
            findings.push(Finding::new(Code::QuoteTooLong, span, say));
        }
    }
}

/// What is missing, and what to do.
fn finding(
    subject: &DistrictSubject<'_>,
    missing: &Missing<'_>,
    citation: &Citation,
    origin: &Origin,
) -> (Finding, Message) {
    let document = &citation.document;
    let heading = || {
        say!(
            "写标题或段落开头的字，如 `专栏1`",
            "give the first words of a heading or paragraph, for example `专栏1`"
        )
    };
    let (code, key, message, hint) = match missing {
        Missing::Quote(quote, _) => (
            Code::QuoteNotFound,
            "quote",
            say!("在 `{document}` 里找不到“{quote}”", "`{document}` does not contain `{quote}`"),
            say!(
                "引文要与正文一字不差，空格和换行不计；写了 `under` 或 `table` 的，只在那里找",
                "a quote must match the text exactly, apart from blanks; with `under` or `table` only that place is searched"
            ),
        ),
        Missing::Under(head) => (
            Code::QuoteNotFound,
            "under",
            say!(
                "`{document}` 里没有以“{head}”开头的标题或段落",
                "nothing in `{document}` starts with `{head}`"
            ),
            heading(),
        ),
        Missing::Table(table) => (
            Code::RowNotFound,
            "table",
            say!(
                "`{document}` 里没有题为“{table}”的表",
                "`{document}` has no table under `{table}`"
            ),
            heading(),
        ),
        Missing::Row(row) => {
            let (key, message, hint) = of_row(row);
            (Code::RowNotFound, key, message, hint)
        }
    };
    let mut finding = subject.finding(code, origin, &["cite", key], message);
    // A full-width digit is found as well as another: only other signs are to blame.
    if let Missing::Table(words) | Missing::Row(MissingRow::Number(_, words)) = missing {
        let words: String = words.chars().map(form).collect();
        finding.hints.extend(slip(&words, Expected::Number));
    }
    (finding, hint)
}

/// The key of a row that is not there, what is missing, and what to do.
fn of_row(missing: &MissingRow<'_>) -> (&'static str, Message, Message) {
    match missing {
        MissingRow::Number(table, row) if !is_row_number(row) => (
            "row",
            say!("“{table}”里没有“{row}”行", "`{table}` has no row `{row}`"),
            say!(
                "写序号栏里印的数；没有序号栏的，写第一栏一格里全部的字，末尾括号里的单位可以不写",
                "give the number printed in the row or, where there is no column for it, all words of its first cell; a unit in brackets at their end may be left out"
            ),
        ),
        MissingRow::Number(table, row) => (
            "row",
            say!("“{table}”里没有第 {row} 行", "`{table}` has no row {row}"),
            say!("写序号栏里印的数", "give the number printed in the row"),
        ),
        MissingRow::Words(table, words) => (
            "row",
            {
                let words = words.join("、");
                say!(
                    "“{table}”里没有一行印着“{words}”，各占一格",
                    "`{table}` has no row with `{words}`, each in a cell of its own"
                )
            },
            say!(
                "照表里写那一行几格的字，一格一个",
                "give the words of the cells of that row, as printed"
            ),
        ),
        MissingRow::Ambiguous(words, count) => (
            "row",
            say!("印着“{words}”的有 {count} 行", "{count} rows have the words `{words}`"),
            say!(
                "再写一格的字，只剩一行为止",
                "add the words of another cell, until one row is left"
            ),
        ),
        MissingRow::Part(row, part) => (
            "part",
            say!(
                "第 {row} 行分成的几行里，没有一格是“{part}”",
                "no cell of the rows under number {row} is `{part}`"
            ),
            say!(
                "写那一行里一格的字，与表里一样",
                "give the text of a cell of that row, as printed"
            ),
        ),
    }
}
