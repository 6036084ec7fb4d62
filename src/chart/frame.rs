//! What identifies and describes a chart on its page.

/// What identifies and describes one chart on its page.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Prefix of all ids in the chart: unique on the page, ASCII letters, digits and `-`.
    pub id: &'a str,
    /// Name of the chart, read out first: becomes `<title>`.
    pub title: &'a str,
    /// What the chart says, in one or two sentences: becomes `<desc>`.
    pub desc: &'a str,
}
