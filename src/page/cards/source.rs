//! Where a value is from: the words of a document, or a source that is not here.

use crate::model::{Citation, Cite, CitedPlace, Grade, RecordId, SourceCitation};
use crate::page::context::PageContext;
use crate::page::view::{GradeView, Source};
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
        CitedPlace::Row { table, row, .. } => {
            (Some(format!("{table} {}", words.row.replace('%', row))), None)
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

/// How well a value is known, in words. Where all are proved, nothing has to be told apart.
pub(in crate::page) fn grade(context: &PageContext<'_>, grade: Grade) -> Option<GradeView> {
    let words = &context.strings().source;
    let (class, word) = match grade {
        Grade::Proved => ("proved", &words.proved),
        Grade::Stated => (GradeView::STATED, &words.stated),
    };
    context.site.has_stated().then(|| GradeView { class, word: word.clone() })
}
