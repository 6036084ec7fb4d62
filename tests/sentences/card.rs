//! The card of a target on the page of its district, as a reader reads it.

/// What a card says.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    /// The class of the status: `met`, `on-pace`…
    pub(crate) status: String,
    pub(crate) word: String,
    /// The sentence above the chart.
    pub(crate) says: String,
    pub(crate) working: Vec<Line>,
}

/// A line of the working.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) sum: String,
    pub(crate) result: String,
}

impl Card {
    /// The card of an indicator's only target; `None` where it has no chart.
    pub(crate) fn find(page: &str, indicator: &str) -> Option<Self> {
        let of_indicator = format!("--{indicator}--");
        let mut cards = page.split("<article class=\"trend\" id=\"c-").skip(1);
        let card = cards
            .find(|card| between(card, "", "\"").is_some_and(|id| id.contains(&of_indicator)))?;
        let (card, _) = card.split_once("</article>")?;
        let tags = between(card, "<p class=\"tags\">", "</p>")?;
        let (_, class) = tags.split_once("status status-")?;
        let (status, _) = class.split_once('"')?;
        let working = between(card, "<details class=\"working\">", "</details>").unwrap_or("");
        let lines = working.split("<div>").skip(1).map(|line| Line {
            name: text(between(line, "<dt>", "</dt>").unwrap_or("")),
            sum: text(between(line, "<span class=\"sum\">", "</span>").unwrap_or("")),
            result: text(between(line, "<span class=\"result\">", "</span>").unwrap_or("")),
        });
        Some(Self {
            status: status.to_owned(),
            word: text(between(tags, "<span class=\"word\">", "</span>").unwrap_or("")),
            says: text(between(card, "<p class=\"says\">", "</p>").unwrap_or("")),
            working: lines.collect(),
        })
    }

    /// The result of a line.
    pub(crate) fn result(&self, name: &str) -> Option<&str> {
        let line = self.working.iter().find(|line| line.name.starts_with(name))?;
        Some(&line.result)
    }
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(from)?;
    Some(rest.split_once(to)?.0)
}

fn text(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
