//! The page on how everything is read, calculated and assessed.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::files::File;
use crate::model::{Flag, Grade, Method};
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
    /// The flags that values of this site have.
    flags: Vec<FlagView>,
    /// Whether some value takes the place of another.
    has_revisions: bool,
    /// Whether some place is no more.
    has_ended: bool,
}

/// A flag; its text is the template's.
#[derive(Serialize)]
struct FlagView {
    id: &'static str,
    word: String,
}

/// A rule of assessment; its text is the template's.
#[derive(Serialize)]
struct MethodView {
    id: &'static str,
    name: String,
    is_ours: bool,
}

pub(in crate::page) fn page(context: &PageContext<'_>) -> Result<File, Fault> {
    let districts = &context.site.checked.content().districts;
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
        flags: flags(context),
        has_revisions: context.site.checked.revisions().pairs().next().is_some(),
        has_ended: districts.iter().any(|district| district.profile.until.is_some()),
    };
    let title = context.page_name(&Route::Methods);
    let titles = Titles { description: titled(&site.title, &title), title };
    render(context, &Route::Methods, Template::Methods, titles, &view)
}

/// The flags that values of the site have, in the order in which they are explained.
fn flags(context: &PageContext<'_>) -> Vec<FlagView> {
    let districts = context.site.checked.content().districts.iter();
    let used = districts.flat_map(|district| &district.observations).flat_map(|o| &o.flags);
    let used: BTreeSet<Flag> = used.copied().collect();
    let view = |flag: Flag| FlagView {
        id: flag.name(),
        word: context.strings().revision.flag(flag).to_owned(),
    };
    Flag::ALL.into_iter().filter(|flag| used.contains(flag)).map(view).collect()
}
