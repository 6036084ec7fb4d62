//! The page of a code, as it is kept in `docs/codes/`, as text for a terminal and in short.

use super::{Code, Lang};
use crate::say;

/// A line that opens or closes an example.
const FENCE: &str = "```";

/// Whether a line that is printed opens a section or an example.
fn opens(line: &str) -> bool {
    line.ends_with([':', '：']) && !line.starts_with(' ')
}

impl Code {
    /// What a person reads who asks for the code: its meaning, its level, and its page without the signs of Markdown.
    pub fn explain(self, lang: Lang) -> String {
        let (name, summary) = (self.name(), self.summary(lang));
        let heading = say!("{name}：{summary}", "{name}: {summary}");
        let mut lines = vec![heading.in_lang(lang).to_owned()];
        lines.push(self.level(lang));
        let mut is_example = false;
        // The page starts with its name.
        for line in self.page(lang).lines().skip(1) {
            if line.starts_with(FENCE) {
                is_example = !is_example;
            } else if is_example {
                lines.push(format!("    {line}").trim_end().to_owned());
            } else if line.is_empty() && lines.last().is_some_and(|last| opens(last)) {
                // What a heading or an example belongs to follows at once.
            } else if let Some(heading) = line.strip_prefix("## ") {
                let heading = say!("{heading}：", "{heading}:");
                lines.push(heading.in_lang(lang).to_owned());
            } else {
                lines.push(line.to_owned());
            }
        }
        lines.join("\n") + "\n"
    }

    /// Its level, and whether a site may change that.
    fn level(self, lang: Lang) -> String {
        let severity = self.severity().word(lang);
        let level = if self.is_fixed() {
            say!(
                "{severity}，固定：网站不能调级别，也不能放行",
                "{severity}, fixed: a site cannot change its level or suppress it"
            )
        } else if self.is_off() {
            say!(
                "{severity}，关闭：网站在 `checks.levels` 里给它一个级别，才会列出",
                "{severity}, off: told only where a site gives it a level in `checks.levels`"
            )
        } else {
            say!(
                "{severity}，可调：网站可以调级别，也可以放行，要写明理由",
                "{severity}, open: a site can change its level or suppress it, with a reason"
            )
        };
        level.in_lang(lang).to_owned()
    }

    /// What is wrong and what to do, in one paragraph, without reasons and examples.
    pub fn advice(self, lang: Lang) -> String {
        let sections: Vec<&str> = self.page(lang).split("\n## ").collect();
        let without_heading = |section: &&'static str| section.split_once("\n\n").map(|(_, t)| t);
        let (first, last) = (sections.first(), sections.last());
        let told = [first, last].into_iter().flatten().filter_map(without_heading);
        let lines: Vec<&str> = told.flat_map(str::lines).filter(|line| !line.is_empty()).collect();
        let between = match lang {
            Lang::Zh => "",
            Lang::En => " ",
        };
        lines.join(between)
    }
}
