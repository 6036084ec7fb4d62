//! The page on how everything is read, calculated and assessed.

use serde::Serialize;

use crate::files::File;
use crate::model::{Grade, Method};
use crate::page::cards::source::grade;
use crate::page::context::PageContext;
use crate::page::view::GradeView;
use crate::page::words::punctuation::titled;
use crate::page::words::wording::percent_exact;
use crate::page::{Fault, Template, Titles, render};
use crate::site::Route;

#[derive(Serialize)]
struct PageView {
    as_of: String,
    ahead: String,
    behind: String,
    reversed: String,
    tolerance: String,
    unclear: String,
    max_age: Option<i32>,
    /// The rule of this site.
    method: MethodView,
    /// The rules that it could have.
    methods: Vec<MethodView>,
    /// How well values are known, the proved ones first; none where all are proved.
    grades: Vec<GradeView>,
}

/// A rule of assessment; its text is the template's.
#[derive(Serialize)]
struct MethodView {
    id: &'static str,
    name: String,
    is_ours: bool,
}

pub(in crate::page) fn page(context: &PageContext<'_>) -> Result<File, Fault> {
    let site = &context.site.checked.content().site;
    let settings = &site.assessment;
    let method = |method: Method| MethodView {
        id: method.name(),
        name: context.strings().methods.get(method.name()).cloned().unwrap_or_default(),
        is_ours: method == settings.method,
    };
    let view = PageView {
        as_of: site.as_of.as_str().to_owned(),
        ahead: settings.ahead.to_string(),
        behind: settings.behind.to_string(),
        reversed: percent_exact(settings.reversed),
        tolerance: percent_exact(settings.tolerance),
        unclear: percent_exact(settings.unclear),
        max_age: settings.max_age,
        method: method(settings.method),
        methods: Method::all().filter(|m| *m != Method::Linear).map(method).collect(),
        grades: [Grade::Proved, Grade::Stated]
            .into_iter()
            .filter_map(|g| grade(context, g))
            .collect(),
    };
    let title = context.page_name(&Route::Methods);
    let titles = Titles { description: titled(&site.title, &title), title };
    render(context, &Route::Methods, Template::Methods, titles, &view)
}
