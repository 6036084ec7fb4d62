//! The table of what the checks found.

use super::cell::{Count, File, Id};
use super::table::{Columns, Table};
use crate::diag::{Finding, Position};
use crate::say;
use crate::site::{Quality, RecordKey, Site};

/// A finding with its place.
struct Row<'a> {
    record: Option<&'a RecordKey>,
    finding: &'a Finding,
    file: &'a str,
    place: Position,
}

/// Every finding, for review.
pub fn findings<'a>() -> Table<'a, (&'a Site<'a>, &'a Quality<'a>)> {
    Columns::new()
        .always(
            "code",
            say!("代码，见 [findings.md](findings.md)", "the code, see [findings.md](findings.md)"),
            |row: &Row<'a>| Id(row.finding.code.name()),
        )
        .always("severity", say!("级别", "how bad it is"), |row| row.finding.severity)
        .always("file", say!("所在的文件", "the file"), |row| File(row.file))
        .always("line", say!("行号，从1起", "the line, from 1"), |row| Count(row.place.line))
        .always(
            "column",
            say!("列号，从1起，按字数", "the column, from 1, in characters"),
            |row| Count(row.place.column),
        )
        .always("message", say!("说明，一句话", "one sentence, in Chinese"), |row| {
            &row.finding.message.zh
        })
        .maybe(
            "key",
            say!("所在的记录", "the record that it is in"),
            say!("不在一条记录里时", "where it is in no record"),
            |row| row.record,
        )
        .table(
            "findings.csv",
            say!("核查发现表", "Findings"),
            say!(
                "每行一条发现，按文件和位置排；只有审阅版（`planboard build --review`）才有",
                "one row per finding, sorted by file and place; only in the edition for review (`planboard build --review`)"
            ),
            |(site, quality): (&'a Site<'a>, &'a Quality<'a>)| {
                let records = site.records_by_place(quality.sources);
                quality.findings.iter().map(move |finding| {
                    let source = quality.sources.get(finding.primary.span.file());
                    let place = source.position(finding.primary.span.start());
                    let record = records.at(finding.primary.span).map(|record| site.key(record));
                    Row { record, finding, file: source.path(), place }
                })
            },
        )
}
