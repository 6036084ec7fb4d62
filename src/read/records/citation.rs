//! Citations: where a value stands in a document, or which source it is from.

use crate::diag::Code;
use crate::model::{Citation, Cite, CitedPlace, DocumentId, Path, SourceCitation};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::RawCitation;
use crate::read::yaml::typed::{List, OneOrMore, Text};
use crate::say;

/// The keys of a place as they were typed: `table`, `row`, `part`, `under`, `quote`.
type RawPlace = (Option<Text>, Option<OneOrMore>, Option<Text>, Option<Text>, Option<Text>);

/// Reads where a value is from: a place in a document, or a source that is not here.
pub(crate) fn cite(
    crossing: &mut Crossing<'_>,
    record: &Path,
    raw: Option<RawCitation>,
    old_part: Option<String>,
) -> Option<Cite> {
    match raw {
        Some(raw) if raw.source.is_some() => from_source(crossing, record, raw).map(Cite::Source),
        Some(RawCitation { at, words, .. }) if at.is_some() || words.is_some() => {
            let key = if at.is_some() { "at" } else { "words" };
            let say = say!("写 `source` 的出处才写 `{key}`", "`{key}` goes with `source` only");
            let hint = say!(
                "补上 `source`；收录了文件的，改写 `document` 和 `quote`",
                "add `source`; for a document that is here, give `document` and `quote` instead"
            );
            crossing.fault(Code::MisplacedKey, &record.key("cite").key(key), say, Some(hint));
            None
        }
        raw => citation(crossing, record, raw, None, old_part).map(Cite::Document),
    }
}

/// The key of a citation that only a source has.
fn key_of_source(raw: &RawCitation) -> Option<&'static str> {
    let given = [
        ("source", raw.source.is_some()),
        ("at", raw.at.is_some()),
        ("words", raw.words.is_some()),
    ];
    given.into_iter().find(|(_, is_given)| *is_given).map(|(key, _)| key)
}

fn from_source(
    crossing: &mut Crossing<'_>,
    record: &Path,
    raw: RawCitation,
) -> Option<SourceCitation> {
    let path = record.key("cite");
    let RawCitation { source, at, words, document, table, row, part, under, quote } = raw;
    let of_documents = [
        ("document", document.is_some()),
        ("quote", quote.is_some()),
        ("table", table.is_some()),
        ("row", row.is_some()),
        ("part", part.is_some()),
        ("under", under.is_some()),
    ];
    if let Some((key, _)) = of_documents.into_iter().find(|(_, is_given)| *is_given) {
        let say = say!("`{key}` 与 `source` 不能都写", "`{key}` does not go with `source`");
        let hint = say!(
            "收录了文件的，写 `document` 和 `quote`，删去 `source`、`at`、`words`；没有收录的，写 `source`，位置写在 `at` 里，原话写在 `words` 里",
            "for a document that is here, give `document` and `quote` without `source`, `at` and `words`; else give `source`, the place as `at` and its words as `words`"
        );
        crossing.fault(Code::MisplacedKey, &path.key(key), say, Some(hint));
        return None;
    }
    let source = source.and_then(|source| crossing.source(&path.key("source"), source));
    let at = crossing.optional(&path.key("at"), at);
    let words = crossing.optional(&path.key("words"), words);
    Some(SourceCitation { source: source?, at, words })
}

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
    let Some(raw) = raw else {
        let say = say!("这条记录没有出处", "this record has no source");
        let hint = say!(
            "补上 `cite: {{ quote: … }}` 或 `cite: {{ table: …, row: … }}`",
            "add `cite: {{ quote: … }}` or `cite: {{ table: …, row: … }}`"
        );
        crossing.fault(Code::MissingCitation, record, say, Some(hint));
        return None;
    };
    if let Some(key) = key_of_source(&raw) {
        let say = say!(
            "这条记录要出自收录的文件，不能写 `{key}`",
            "this record is of a document that is here: no `{key}`"
        );
        let hint = say!(
            "把印有它的文件放进内容文件夹，写 `quote` 或者 `table` 加 `row`；只注明来源的，只能是实际值、人口和进展",
            "add the document that prints it, and give `quote`, or `table` with `row`; only observations, the population and progress may be from a source that is not here"
        );
        crossing.fault(Code::MisplacedKey, &path.key(key), say, Some(hint));
        return None;
    }
    let RawCitation { document: named, table, row, part, under, quote, source: _, at: _, words: _ } =
        raw;
    let (is_named, document) = match named {
        Some(named) => (true, crossing.document(&path.key("document"), named)),
        None => (false, document.cloned()),
    };
    let place = place(crossing, &path, (table, row, part, under, quote), old_part)?;
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

/// The place in a document.
fn place(
    crossing: &mut Crossing<'_>,
    path: &Path,
    (table, row, part, under, quote): RawPlace,
    old_part: Option<String>,
) -> Option<CitedPlace> {
    let table = crossing.optional(&path.key("table"), table);
    let row = row.and_then(|row| rows(crossing, &path.key("row"), row));
    let part = crossing.optional(&path.key("part"), part);
    let under = crossing.optional(&path.key("under"), under);
    let quote = crossing.optional(&path.key("quote"), quote);
    if is_part_misplaced(crossing, path, part.as_deref(), row.as_ref()) {
        return None;
    }
    let part = part.or(old_part);
    match (table, row, under, quote) {
        (Some(table), Some((row, also)), None, None) => {
            // The old key of the record is words of a cell, too: they have told the rows apart already.
            let part = part.filter(|_| also.is_empty());
            Some(CitedPlace::Row { table, row, also, part })
        }
        (None, None, under, Some(quote)) => Some(CitedPlace::Quote { quote, under, table: None }),
        (table, None, None, Some(quote)) => Some(CitedPlace::Quote { quote, under: None, table }),
        _ => {
            let say = say!(
                "出处要么是引文，要么是表和行",
                "a source needs a quote, or a table and a row"
            );
            let hint = say!(
                "写 `quote`（可加 `under` 或 `table` 之一），或者 `table` 加 `row`",
                "give `quote` (with `under` or `table` if needed), or `table` with `row`"
            );
            crossing.fault(Code::MissingCitation, path, say, Some(hint));
            None
        }
    }
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
