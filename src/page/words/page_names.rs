//! What the pages of the main navigation are called: under `navigation` in the words of a theme, and in older themes in
//! words of their own.

use crate::diag::Message;
use crate::page::words::strings::{Strings, Words};
use crate::say;
use crate::site::Route;

impl Strings {
    /// What a page of the main navigation is called, by its name.
    pub(in crate::page) fn page_name(&self, page: &str) -> Option<&str> {
        self.navigation.get(page).or_else(|| self.words.old_page_name(page)).map(String::as_str)
    }

    /// What is said of the pages of the main navigation that have no name, and of the names that are of no such page.
    pub(in crate::page) fn faults_of_page_names(&self) -> impl Iterator<Item = Message> {
        let pages = || Route::NAVIGATION.iter().map(|(_, page)| *page);
        let missing = pages().filter(|page| self.page_name(page).is_none());
        let missing = missing.map(|page| {
            say!(
                "`navigation` 里没有页面 `{page}` 的名称",
                "`navigation` has no name for the page `{page}`"
            )
        });
        let unknown = self.navigation.keys().filter(move |name| !pages().any(|page| page == *name));
        let unknown = unknown.map(|page| {
            say!("导航里没有页面 `{page}`", "there is no page `{page}` in the navigation")
        });
        missing.chain(unknown)
    }
}

impl Words {
    /// What an older theme calls a page. A page that is new has no name here.
    fn old_page_name(&self, page: &str) -> Option<&String> {
        let name = match page {
            "overview" => &self.overview,
            "districts" => &self.districts,
            "indicators" => &self.indicators,
            "projects" => &self.projects,
            "tasks" => &self.tasks,
            "units" => &self.units,
            "documents" => &self.documents,
            "methods" => &self.methods,
            _ => &None,
        };
        name.as_ref()
    }
}
