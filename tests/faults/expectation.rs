//! What a case expects: findings with their place, in the words of the page.
//!
//! In YAML a comment stands on the line above the fault: `# error[unknown-key] 5-10: part of the Chinese message`, the
//! columns in characters from 1, the second the one behind the place. For any other file a line of an `expect` fence
//! gives the path and line too: `path:3:5-10 error[unknown-key] part of the message`. A line `hint: …` or `also …` below
//! it asks for a hint or for another place; without one, hints and other places may be anything.

use planboard::diag::{Finding, Label, Lang, Sources};

/// A finding as a case expects it, or as the program gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expectation {
    /// The file.
    pub(crate) path: String,
    /// The line of the start.
    pub(crate) line: usize,
    /// `5-10`, or `5-7:10` where the place ends in another line.
    pub(crate) columns: String,
    /// `error[unknown-key]`.
    pub(crate) code: String,
    /// The Chinese message, or a part of it.
    pub(crate) message: String,
    /// Lines that start with `hint: ` or `also `.
    pub(crate) more: Vec<String>,
}

impl Expectation {
    /// What the program found.
    pub(crate) fn of(sources: &Sources, finding: &Finding) -> Self {
        let (path, line, columns) = place(sources, &finding.primary);
        let also = finding.others.iter().map(|other| {
            let (path, line, columns) = place(sources, other);
            let text = other.text.as_ref().map_or("", |text| text.in_lang(Lang::Zh));
            format!("also {path}:{line}:{columns} {text}")
        });
        let hints = finding.hints.iter().map(|hint| format!("hint: {}", hint.zh));
        Self {
            path,
            line,
            columns,
            code: format!("{}[{}]", finding.severity.word(Lang::En), finding.code.name()),
            message: finding.message.zh.clone(),
            more: also.chain(hints).collect(),
        }
    }

    /// Whether a finding of the program is the one expected here.
    pub(crate) fn is_met_by(&self, found: &Self) -> bool {
        let place = |e: &Self| (e.path.clone(), e.line, e.columns.clone(), e.code.clone());
        let more = |kind: &str| {
            let these: Vec<_> = self.more.iter().filter(|m| m.starts_with(kind)).collect();
            let those: Vec<_> = found.more.iter().filter(|m| m.starts_with(kind)).collect();
            let pairs = these.iter().zip(&those);
            these.is_empty()
                || these.len() == those.len() && pairs.into_iter().all(|(a, b)| b.starts_with(*a))
        };
        place(self) == place(found)
            && found.message.contains(&self.message)
            && more("hint: ")
            && more("also ")
    }

    /// Reads the comments of a YAML file; the other lines are the file.
    pub(crate) fn from_comments(path: &str, lines: &[String]) -> (Vec<Self>, Vec<String>) {
        let mut expectations: Vec<Self> = Vec::new();
        let mut file: Vec<String> = Vec::new();
        let mut goes_on = false;
        for line in lines {
            let comment = line.trim_start().strip_prefix("# ").unwrap_or_default();
            if goes_on && is_more(comment) {
                let last = expectations.last_mut().expect("the line above is an expectation");
                last.more.push(comment.to_owned());
                continue;
            }
            goes_on = is_code(comment);
            if !goes_on {
                file.push(line.clone());
                continue;
            }
            let (head, message) = comment.split_once(": ").unwrap_or((comment, ""));
            let (code, columns) = head.split_once(' ').unwrap_or((head, ""));
            expectations.push(Self {
                path: path.into(),
                line: file.len() + 1,
                columns: columns.into(),
                code: code.into(),
                message: message.into(),
                more: Vec::new(),
            });
        }
        (expectations, file)
    }

    /// Writes the comments into a YAML file.
    pub(crate) fn into_comments(expectations: &[Self], file: &[String]) -> Vec<String> {
        let mut lines = Vec::new();
        let behind = String::new();
        for (n, line) in file.iter().chain([&behind]).enumerate() {
            let indent: String = line.chars().take_while(|c| *c == ' ').collect();
            for expectation in expectations.iter().filter(|e| e.line == n + 1) {
                let Self { columns, code, message, more, .. } = expectation;
                lines.push(format!("{indent}# {code} {columns}: {message}"));
                lines.extend(more.iter().map(|more| format!("{indent}# {more}")));
            }
            if n < file.len() {
                lines.push(line.clone());
            }
        }
        lines
    }

    /// Reads the lines of an `expect` fence.
    pub(crate) fn from_fence(lines: &[String]) -> Vec<Self> {
        let mut expectations: Vec<Self> = Vec::new();
        for line in lines {
            if let Some(last) = expectations.last_mut().filter(|_| is_more(line)) {
                last.more.push(line.clone());
                continue;
            }
            let mut words = line.splitn(3, ' ');
            let place = words.next().unwrap_or_default();
            let mut parts = place.splitn(3, ':');
            expectations.push(Self {
                path: parts.next().unwrap_or_default().into(),
                line: parts.next().and_then(|line| line.parse().ok()).unwrap_or_default(),
                columns: parts.next().unwrap_or_default().into(),
                code: words.next().unwrap_or_default().into(),
                message: words.next().unwrap_or_default().into(),
                more: Vec::new(),
            });
        }
        expectations
    }

    /// The lines for an `expect` fence.
    pub(crate) fn lines(&self) -> Vec<String> {
        let Self { path, line, columns, code, message, more } = self;
        let head = format!("{path}:{line}:{columns} {code} {message}");
        [head].into_iter().chain(more.iter().cloned()).collect()
    }

    /// Whether a comment can stand above the place.
    pub(crate) fn is_in_one_line(&self) -> bool {
        !self.columns.contains(':')
    }
}

fn is_code(comment: &str) -> bool {
    ["error[", "warning[", "note["].iter().any(|start| comment.starts_with(start))
}

fn is_more(comment: &str) -> bool {
    comment.starts_with("hint: ") || comment.starts_with("also ")
}

/// The path, the line and the columns of a place.
fn place(sources: &Sources, label: &Label) -> (String, usize, String) {
    let source = sources.get(label.span.file());
    let (start, end) = (source.position(label.span.start()), source.position(label.span.end()));
    let columns = if start.line == end.line {
        format!("{}-{}", start.column, end.column)
    } else {
        format!("{}-{}:{}", start.column, end.line, end.column)
    };
    (source.path().to_owned(), start.line, columns)
}
