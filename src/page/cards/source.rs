//! Where a value is from: the words of a document, or a source that is not here.

use crate::model::{Citation, Cite, CitedPlace, Grade, RecordId, SourceCitation, is_row_number};
use crate::page::context::PageContext;
use crate::page::view::{GradeView, Source};
use crate::page::words::punctuation::enumerated;
use crate::site::Route;

/// Where a value is from.
pub(in crate::page) fn from(
    context: &PageContext<'_>,
    page: &Route<'_>,
    record: RecordId,
    cite: &Cite,
) -> Source {
    let SourceCitation { source, at, words } = match cite {
        Cite::Document(citation) => return source(context, page, record, citation),
        Cite::Source(citation) => citation,
    };
    Source {
        href: page
            .link_at(&context.site.page_with_source(source, record), &Route::source_anchor(source)),
        document: context.site.checked.source(source).title.clone(),
        place: at.clone(),
        quote: words.clone(),
        grade: grade(context, Grade::Stated),
    }
}

/// The words that back a record.
pub(in crate::page) fn source(
    context: &PageContext<'_>,
    page: &Route<'_>,
    record: RecordId,
    citation: &Citation,
) -> Source {
    let words = &context.strings().words;
    let (place, quote) = match &citation.place {
        CitedPlace::Row { table, row, also, .. } => {
            (Some(row_of(table, row, also, (&words.row, &words.worded))), None)
        }
        CitedPlace::Quote { quote, table, .. } => (table.clone(), Some(quote.clone())),
    };
    Source {
        href: context.site.citations.source(page, &citation.document, record),
        document: context.site.checked.document(&citation.document).title.clone(),
        place,
        quote,
        grade: grade(context, Grade::Proved),
    }
}

/// A row of a table in words: `专栏1 第4行` by its number, `表1“农村、女”行` by the words of its cells.
fn row_of(table: &str, row: &str, also: &[String], (numbered, worded): (&str, &str)) -> String {
    if also.is_empty() && is_row_number(row) {
        return format!("{table} {}", numbered.replace('%', row));
    }
    let cells = std::iter::once(row).chain(also.iter().map(String::as_str));
    format!("{table}{}", worded.replace('%', &enumerated(cells)))
}

/// How well a value is known, in words. Where all are proved, nothing has to be told apart.
pub(in crate::page) fn grade(context: &PageContext<'_>, grade: Grade) -> Option<GradeView> {
    let words = &context.strings().source;
    let (class, word) = match grade {
        Grade::Proved => ("proved", &words.proved),
        Grade::Stated => (GradeView::STATED, &words.stated),
    };
    context.site.has_stated().then(|| GradeView { class, word: word.clone() })
}

#[cfg(test)]
mod tests {
    use super::row_of;

    #[test]
    fn rows_are_named_by_their_number_or_by_their_words() {
        for (row, also, expected) in [
            ("4", &[][..], "表1 第4行"),
            ("（二）", &[], "表1 第（二）行"),
            ("注册护士", &[], "表1“注册护士”行"),
            ("农村", &["女"], "表1“农村、女”行"),
        ] {
            let also: Vec<String> = also.iter().map(|cell| (*cell).to_owned()).collect();
            assert_eq!(row_of("表1", row, &also, ("第%行", "“%”行")), expected);
        }
    }
}
