//! The addresses of other sites that content names, for a person to look at.

use std::collections::BTreeMap;

use planboard::check::Link;
use planboard::diag::{Sources, Span};
use planboard::say;
use serde_json::json;

use super::terminal::{Failure, Terminal};

/// The hosts, each with its addresses and the places that name them.
pub(crate) fn human(
    terminal: &mut Terminal,
    sources: &Sources,
    links: &[Link],
) -> Result<(), Failure> {
    let mut hosts: BTreeMap<String, Vec<&Link>> = BTreeMap::new();
    for link in links {
        hosts.entry(link.url.host()).or_default().push(link);
    }
    let mut lines = Vec::new();
    for (host, links) in &hosts {
        lines.push(host.clone());
        for Link { url, places } in links {
            lines.push(format!("  {}", url.as_str()));
            let places = places.iter().map(|place| position(sources, *place));
            lines.extend(places.map(|(file, line, column)| format!("    {file}:{line}:{column}")));
        }
    }
    let text: String = lines.into_iter().map(|line| line + "\n").collect();
    terminal.data(&text)?;
    let (count, hosts) = (links.len(), hosts.len());
    terminal.say(&say!(
        "{count} 个网址，在 {hosts} 个网站；没有联网，请逐个打开看",
        "{count} addresses on {hosts} hosts; no network was asked, open each and look"
    ));
    Ok(())
}

/// One line of JSON an address, behind those of the findings.
pub(crate) fn json(sources: &Sources, links: &[Link]) -> String {
    let place = |place: &Span| {
        let (file, line, column) = position(sources, *place);
        json!({ "file": file, "line": line, "column": column })
    };
    let line = |Link { url, places }: &Link| {
        json!({
            "host": url.host(),
            "url": url.as_str(),
            "places": places.iter().map(place).collect::<Vec<_>>(),
        })
    };
    links.iter().map(|link| line(link).to_string() + "\n").collect()
}

fn position(sources: &Sources, place: Span) -> (&str, usize, usize) {
    let source = sources.get(place.file());
    let position = source.position(place.start());
    (source.path(), position.line, position.column)
}
