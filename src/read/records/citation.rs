//! Citations: where a value stands in a document.

use crate::diag::Code;
use crate::model::{Citation, CitedPlace, DocumentId, Path};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::RawCitation;
use crate::read::yaml::typed::{List, OneOrMore};
use crate::say;

/// Reads a citation; `document` is the one meant where the citation names none, `old_part` what the record's old key
/// `part` says of a row.
pub(crate) fn citation(
    crossing: &mut Crossing<'_>,
    record: &Path,
    raw: Option<RawCitation>,
    document: Option<&DocumentId>,
    old_part: Option<String>,
) -> Option<Citation> {
    let path = record.key("cite");
    let Some(RawCitation { document: named, table, row, part, under, quote }) = raw else {
        let say = say!("这条记录没有出处", "this record has no source");
        let hint = say!(
            "补上 `cite: {{ quote: … }}` 或 `cite: {{ table: …, row: … }}`",
            "add `cite: {{ quote: … }}` or `cite: {{ table: …, row: … }}`"
        );
        crossing.fault(Code::MissingCitation, record, say, Some(hint));
        return None;
    };
    let (is_named, document) = match named {
        Some(named) => (true, crossing.document(&path.key("document"), named)),
        None => (false, document.cloned()),
    };
    let table = crossing.optional(&path.key("table"), table);
    let row = row.and_then(|row| rows(crossing, &path.key("row"), row));
    let part = crossing.optional(&path.key("part"), part);
    let under = crossing.optional(&path.key("under"), under);
    let quote = crossing.optional(&path.key("quote"), quote);
    if is_part_misplaced(crossing, &path, part.as_deref(), row.as_ref()) {
        return None;
    }
    let part = part.or(old_part);
    let place = match (table, row, under, quote) {
        (Some(table), Some((row, also)), None, None) => {
            // The old key of the record is words of a cell, too: they have told the rows apart already.
            let part = part.filter(|_| also.is_empty());
            CitedPlace::Row { table, row, also, part }
        }
        (None, None, under, Some(quote)) => CitedPlace::Quote { quote, under, table: None },
        (table, None, None, Some(quote)) => CitedPlace::Quote { quote, under: None, table },
        _ => {
            let say = say!(
                "出处要么是引文，要么是表和行",
                "a source needs a quote, or a table and a row"
            );
            let hint = say!(
                "写 `quote`（可加 `under` 或 `table` 之一），或者 `table` 加 `row`",
                "give `quote` (with `under` or `table` if needed), or `table` with `row`"
            );
            crossing.fault(Code::MissingCitation, &path, say, Some(hint));
            return None;
        }
    };
    let Some(document) = document else {
        if is_named {
            return None;
        }
        let say = say!("出处没有写明文件", "the source names no document");
        crossing.fault(
            Code::MissingCitation,
            &path,
            say,
            Some(say!("补上 `document`", "add `document`")),
        );
        return None;
    };
    Some(Citation { document, place })
}

/// Says where `part` does not go with what is cited.
fn is_part_misplaced(
    crossing: &mut Crossing<'_>,
    path: &Path,
    part: Option<&str>,
    row: Option<&(String, Vec<String>)>,
) -> bool {
    let (say, hint) = match (part, row) {
        (None, _) => return false,
        (Some(_), None) => (
            say!("只有引到表中一行的，才写 `part`", "`part` goes with `row` only"),
            say!(
                "补上 `table` 和 `row`，或者删去 `part`",
                "add `table` and `row`, or remove `part`"
            ),
        ),
        (Some(_), Some((_, also))) if also.is_empty() => return false,
        (Some(part), Some(_)) => (
            say!(
                "`row` 已经写了几栏的字，不再写 `part`",
                "`part` does not go with the words of several cells in `row`"
            ),
            say!("把“{part}”也写进 `row`", "add `{part}` to `row`"),
        ),
    };
    crossing.fault(Code::MisplacedKey, &path.key("part"), say, Some(hint));
    true
}

/// The words that name a row: of its first cell or, in a list, of several.
fn rows(crossing: &mut Crossing<'_>, path: &Path, row: OneOrMore) -> Option<(String, Vec<String>)> {
    let words = match row {
        OneOrMore::One(text) => {
            let text = crossing.typed(path, text);
            return Some((crossing.text(path, text)?, Vec::new()));
        }
        OneOrMore::More(words) => words,
    };
    let count = words.len();
    let words = crossing.list(path, Some(List(words)), Crossing::text);
    if count == 0 {
        let say = say!("这个键没有值", "this key has no value");
        crossing.fault(Code::MissingKey, path, say, None);
    }
    let mut words = words.into_iter();
    let first = words.next().filter(|_| words.len() + 1 == count)?;
    Some((first, words.collect()))
}
