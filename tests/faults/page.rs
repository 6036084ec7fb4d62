//! A page of `tests/faults/`: prose, headings and fences, read so that it can be written back letter by letter.

/// A page in parts.
pub(crate) struct Page {
    /// The parts, from the top.
    pub(crate) parts: Vec<Part>,
}

/// A line of prose, or a fence.
pub(crate) enum Part {
    /// A line outside of fences.
    Line(String),
    /// A fence.
    Fence(Fence),
}

/// A fence with the path that stands before it.
#[derive(Clone)]
pub(crate) struct Fence {
    /// The backticks.
    ticks: String,
    /// What stands behind the opening backticks: what kind of fence it is.
    pub(crate) kind: String,
    /// The path in backticks on the line before, where there is one.
    pub(crate) path: Option<String>,
    /// The lines.
    pub(crate) lines: Vec<String>,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut path = None;
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let ticks = line.chars().take_while(|c| *c == '`').count();
            if ticks < 3 {
                if !line.is_empty() {
                    path = line.strip_prefix('`').and_then(|l| l.strip_suffix('`'));
                }
                parts.push(Part::Line(line.to_owned()));
                continue;
            }
            let (ticks, kind) = line.split_at(ticks);
            let inner: Vec<_> = lines.by_ref().take_while(|l| *l != ticks).collect();
            parts.push(Part::Fence(Fence {
                ticks: ticks.to_owned(),
                kind: kind.to_owned(),
                path: path.take().map(str::to_owned),
                lines: inner.into_iter().map(str::to_owned).collect(),
            }));
        }
        Self { parts }
    }

    /// The text of the page.
    pub(crate) fn text(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for part in &self.parts {
            match part {
                Part::Line(line) => lines.push(line.clone()),
                Part::Fence(Fence { ticks, kind, lines: inner, .. }) => {
                    lines.push(format!("{ticks}{kind}"));
                    lines.extend(inner.iter().cloned());
                    lines.push(ticks.clone());
                }
            }
        }
        in_lines(&lines)
    }

    /// The names of the cases, each with the parts that follow its heading.
    pub(crate) fn cases(&self) -> Vec<(String, std::ops::Range<usize>)> {
        let heading = |part: &Part| match part {
            Part::Line(line) => line.strip_prefix("## ").map(str::to_owned),
            Part::Fence(_) => None,
        };
        let named = self.parts.iter().enumerate();
        let named: Vec<_> = named.filter_map(|(at, part)| Some((heading(part)?, at))).collect();
        let ends = named.iter().skip(1).map(|(_, at)| *at).chain([self.parts.len()]);
        named.iter().zip(ends).map(|((name, at), end)| (name.clone(), at + 1..end)).collect()
    }

    /// The prose above the first case.
    pub(crate) fn prose(&self) -> String {
        let lines = self.parts.iter().map_while(|part| match part {
            Part::Line(line) if !line.starts_with("## ") => Some(line.as_str()),
            _ => None,
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Fence {
    /// A fence of a kind that has no path.
    pub(crate) fn new(kind: &str, lines: Vec<String>) -> Self {
        Self { ticks: "```".into(), kind: kind.into(), path: None, lines }
    }
}

/// Lines as the text of a file.
pub(crate) fn in_lines(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}
