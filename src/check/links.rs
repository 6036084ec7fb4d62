//! Addresses of other sites that the content names: a person has to look at them, since no network is asked.

use std::collections::BTreeMap;

use crate::diag::{Sources, Span};
use crate::model::{Content, Url};

/// An address with every place that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub url: Url,
    /// Where it is named, in the order of sources and documents.
    pub places: Vec<Span>,
}

/// Every address of sources and documents, by host and address.
pub fn links(sources: &Sources, content: &Content) -> Vec<Link> {
    let of_sources = content.sources.iter().map(|s| (s.url.as_ref(), &s.origin));
    let documents = content.districts.iter().flat_map(|district| &district.documents);
    let of_documents = documents.map(|d| (d.url.as_ref(), &d.origin));
    let mut named: BTreeMap<(String, &Url), Vec<Span>> = BTreeMap::new();
    for (url, origin) in of_sources.chain(of_documents) {
        let Some(url) = url else { continue };
        named.entry((url.host(), url)).or_default().push(origin.span(sources, &["url"]));
    }
    let named = named.into_iter();
    named.map(|((_, url), places)| Link { url: url.clone(), places }).collect()
}
