//! The pages of a list that is too long for one, as plain links.

use std::fmt::Display;

use serde::Serialize;

use crate::page::context::PageContext;
use crate::page::words::punctuation::in_brackets;
use crate::page::words::wording::fill;
use crate::site::List;

/// How many pages on either side of the own are linked, besides the first and the last.
const AROUND: usize = 2;

/// Where a page stands among those of its list.
#[derive(Serialize)]
pub(in crate::page) struct Pager {
    number: usize,
    count: usize,
    /// Which page of how many this is, in words.
    says: String,
    previous: Option<String>,
    next: Option<String>,
    pages: Vec<PageLink>,
}

/// A page of the list.
#[derive(Serialize)]
struct PageLink {
    number: usize,
    href: String,
    is_current: bool,
    /// Whether pages before it are left out.
    is_after_gap: bool,
}

impl Pager {
    /// The pages of a list around one of them; nothing where there is only one.
    pub(in crate::page) fn of(
        context: &PageContext<'_>,
        list: List<'_>,
        number: usize,
        count: usize,
    ) -> Option<Self> {
        let route = list.page(number);
        let href = |page: usize| route.link(&list.page(page));
        let is_linked =
            |page: &usize| *page == 1 || *page == count || page.abs_diff(number) <= AROUND;
        let linked: Vec<usize> = (1..=count).filter(is_linked).collect();
        let before = std::iter::once(0).chain(linked.iter().copied());
        let pages = linked.iter().zip(before).map(|(page, before)| PageLink {
            number: *page,
            href: href(*page),
            is_current: *page == number,
            is_after_gap: *page > before + 1,
        });
        let pages = pages.collect();
        (count > 1).then(|| Self {
            number,
            count,
            says: says(context, number, count),
            previous: (number > 1).then(|| href(number - 1)),
            next: (number < count).then(|| href(number + 1)),
            pages,
        })
    }

    /// The pages of a list that is there once.
    pub(in crate::page) fn on(
        context: &PageContext<'_>,
        list: List<'static>,
        number: usize,
    ) -> Option<Self> {
        Self::of(context, list, number, context.site.pages_of(list))
    }
}

fn says(context: &PageContext<'_>, number: usize, count: usize) -> String {
    let values: [(&str, &dyn Display); 2] = [("number", &number), ("count", &count)];
    match context.strings().brief.page_of.as_str() {
        "" => format!("{number}/{count}"),
        words => fill(words, &values),
    }
}

/// The title of a page of a list: no two pages have the same.
pub(in crate::page) fn titled(title: String, pager: Option<&Pager>) -> String {
    match pager {
        Some(pager) if pager.number > 1 => in_brackets(&title, &pager.says),
        _ => title,
    }
}
