//! Citations: where a value stands in a document.

use crate::diag::Code;
use crate::model::{Citation, CitedPlace, DocumentId, Path};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::RawCitation;
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
    let row = crossing.optional(&path.key("row"), row);
    let part = crossing.optional(&path.key("part"), part);
    let under = crossing.optional(&path.key("under"), under);
    let quote = crossing.optional(&path.key("quote"), quote);
    if part.is_some() && row.is_none() {
        let say = say!("只有引到表中一行的，才写 `part`", "`part` goes with `row` only");
        let hint = say!(
            "补上 `table` 和 `row`，或者删去 `part`",
            "add `table` and `row`, or remove `part`"
        );
        crossing.fault(Code::MisplacedKey, &path.key("part"), say, Some(hint));
        return None;
    }
    let part = part.or(old_part);
    let place = match (table, row, under, quote) {
        (Some(table), Some(row), None, None) => CitedPlace::Row { table, row, part },
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
