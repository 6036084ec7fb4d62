//! What every page is made from.

use crate::model::{Doubts, Role};
use crate::page::theme::Theme;
use crate::page::words::punctuation::commas;
use crate::page::words::strings::Strings;
use crate::site::{CommitmentEntry, Edition, Route, Site};

/// A site with the theme that it is rendered with.
#[derive(Debug, Clone, Copy)]
pub struct PageContext<'a> {
    /// The joined model.
    pub site: &'a Site<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// For whom.
    pub edition: Edition,
}

impl<'a> PageContext<'a> {
    pub(in crate::page) fn strings(&self) -> &'a Strings {
        &self.theme.strings
    }

    /// Whether there is such a page in this edition: what nothing is recorded for has no page.
    pub(in crate::page) fn has(&self, route: &Route<'_>) -> bool {
        let is_for_everybody = self.site.checked.content().site.doubts == Doubts::Public;
        let is_kept_back = route.section() == Route::Doubts && !is_for_everybody;
        self.site.has(route) && (!is_kept_back || self.edition == Edition::Review)
    }

    /// What a page of the main navigation is called.
    pub(in crate::page) fn page_name(&self, route: &Route<'_>) -> String {
        let page = Route::NAVIGATION.iter().find(|(to, _)| to == route);
        let name = page.and_then(|(_, name)| self.strings().page_name(name));
        // A theme is read only with a name for each of them.
        name.unwrap_or_default().to_owned()
    }

    /// What tells a commitment from others of its district for the same thing: the kind of its document, or the place in
    /// it (`报道`, `第二节`).
    pub(in crate::page) fn told_apart(&self, entry: CommitmentEntry<'_>) -> Option<String> {
        let CommitmentEntry { district, document, commitment } = entry;
        let peers = self.site.commitments_of(&district.profile.id, &commitment.indicator);
        let has_another = |in_document: bool| {
            let others = peers.iter().filter(|other| other.commitment.id != commitment.id);
            let mut others = others.filter(|o| o.commitment.breakdown == commitment.breakdown);
            others.any(|other| (other.document == document) == in_document)
        };
        let kind = has_another(false).then(|| self.role(self.site.checked.document(document).role));
        let place = commitment.group.as_deref().filter(|_| has_another(true));
        let both: Vec<&str> = kind.into_iter().chain(place).collect();
        (!both.is_empty()).then(|| commas(&both))
    }

    /// The kind of a document in words.
    pub(in crate::page) fn role(&self, role: Role) -> &'a str {
        let (words, of_sources) = (&self.strings().words, &self.strings().source);
        match role {
            Role::Plan => &words.plan,
            Role::ActionPlan => &words.action_plan,
            Role::Bulletin => &of_sources.bulletin,
            Role::Yearbook => &of_sources.yearbook,
            Role::Evaluation => &of_sources.evaluation,
            Role::PressReport => &of_sources.press_report,
            Role::Report => &words.report,
        }
    }
}
