//! The line format of the worked cases: a commitment as text in, a project in memory of the disk out.

use std::fmt::Write as _;

use crate::support::Project;

/// A case: its title, what is given, what is to come of it.
#[derive(Debug)]
pub(crate) struct Case<'a> {
    pub(crate) title: &'a str,
    given: Vec<(&'a str, &'a str)>,
    /// Status and, where there is none, the reason.
    pub(crate) status: &'a str,
    /// Names and numbers of the working.
    pub(crate) working: Vec<(&'a str, &'a str)>,
}

impl<'a> Case<'a> {
    /// The cases of a page.
    pub(crate) fn all(page: &'a str) -> Vec<Self> {
        page.split("\n## ").skip(1).map(Self::parse).collect()
    }

    fn parse(text: &'a str) -> Self {
        let (title, rest) = text.split_once('\n').expect("a title and a case");
        let (given, expected) = rest.split_once("→ ").expect("what comes of it");
        let (status, working) = expected.split_once('\n').unwrap_or((expected, ""));
        let pairs = |text: &'a str| -> Vec<(&'a str, &'a str)> {
            let lines = text.lines().filter(|line| !line.is_empty());
            lines.map(|line| line.split_once(": ").expect("a name and a value")).collect()
        };
        Self { title, given: pairs(given), status, working: pairs(working) }
    }

    fn one(&self, key: &str) -> Option<&'a str> {
        self.given.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }

    fn list(&self, key: &str) -> Vec<&'a str> {
        self.one(key).map_or_else(Vec::new, |list| list.split(", ").collect())
    }

    /// The project that the case describes, its values in the order given or the other way round; its document prints
    /// every number.
    pub(crate) fn project(&self, is_reversed: bool) -> Project {
        let project = Project::copy("tests/faults/base");
        let mut site = format!(
            "title: 试算\npublisher: 试算\nas_of: {}\nassessment:\n",
            self.one("as_of").unwrap_or("2025-12-31")
        );
        for key in ["method", "max_age"] {
            if let Some(value) = self.one(key) {
                let _ = writeln!(site, "  {key}: \"{value}\"");
            }
        }
        // A mapping must not be empty.
        site.push_str("  ahead: \"1.10\"\n");
        project.write("content/site.yaml", site);
        let catalogue = "content/indicators/health-level.yaml";
        let direction = self.one("direction").unwrap_or("higher");
        project.replace(catalogue, "direction: higher", &format!("direction: {direction}"));
        project.replace(catalogue, "[60, 95]", "[-100, 1000]");
        let unit = format!("unit: \"{}\"", self.one("unit").unwrap_or("岁"));
        let measure = self.one("measure").map(|word| format!("\n    measure: {word}"));
        project.replace(catalogue, "unit: 岁", &(unit + &measure.unwrap_or_default()));
        if let Some(until) = self.one("until") {
            let kind = format!("kind: district\nuntil: {until}");
            project.replace("content/districts/anping/district.yaml", "kind: district", &kind);
        }
        let mut sentences = Vec::new();
        project.write("content/districts/anping/plan.yaml", self.plan(&mut sentences));
        let observations = self.observations(is_reversed, &mut sentences);
        project.write("content/districts/anping/observations.yaml", observations);
        let text = project.read("content/districts/anping/plan.md");
        let (head, _) = text.split_once("专栏1").expect("the text has a table");
        // A plan knows no value of its last year.
        let head = head.replace("role: plan", "role: report");
        let said = sentences.join("。\n\n");
        project.write("content/districts/anping/plan.md", format!("{head}{said}。\n"));
        let (_, body) = head.rsplit_once("---\n").expect("the text has a head");
        let body = body.replace("# ", "");
        project.write("seeds/anping-plan.txt", format!("{body}{said}。\n"));
        project
    }

    /// What stands before and behind the number of a target, by its kind.
    fn words_of_kind(&self) -> (String, &'static str) {
        let change = self.one("change");
        let kind = self.one("kind").unwrap_or_default();
        let verb = match (change.and_then(|text| text.split(' ').next()), kind) {
            (Some("rise"), _) => "提高",
            (Some(_), _) => "下降",
            (None, "mean") => "年均",
            (None, "yearly") => "每年",
            (None, "total") => "期内累计",
            (None, _) => "为",
        };
        // With which year it is compared is printed, where that is one year.
        let against = change.and_then(|text| text.split(' ').next_back());
        let against = against.filter(|year| year.chars().all(|c| c.is_ascii_digit()));
        let compared = against.map_or_else(String::new, |year| format!("比{year}年"));
        let is_share = change.is_some_and(|text| text.contains("percent"));
        (format!("{compared}{verb}"), if is_share { "%" } else { "" })
    }

    fn plan(&self, sentences: &mut Vec<String>) -> String {
        let mut plan =
            "document: anping-plan\ncommitments:\n  - indicator: life-expectancy\n".to_owned();
        let target = self.one("to").expect("a target");
        let mut promised = Vec::new();
        let (verb, sign) = self.words_of_kind();
        let mut said = |what: &str, text: &str| {
            let (verb, sign) = if what == "基期" { ("为", "") } else { (verb.as_str(), sign) };
            promised.push(format!("{what}{}{sign}", printed(text).replace('为', verb)));
        };
        if let Some(baseline) = self.one("from") {
            said("基期", baseline);
            let _ = writeln!(plan, "    baseline: {{ {} }}", dated(baseline));
        }
        let milestones = self.list("by");
        for milestone in &milestones {
            said("其间", milestone);
        }
        if !milestones.is_empty() {
            let each: Vec<String> =
                milestones.iter().map(|m| format!("{{ {} }}", dated(m))).collect();
            let _ = writeln!(plan, "    milestones: [{}]", each.join(", "));
        }
        said("目标", target);
        if let Some(kind) = self.one("kind") {
            let _ = writeln!(plan, "    kind: {kind}");
        }
        let change = self.one("change").map(|text| text.split(' ').collect::<Vec<_>>());
        if let Some([way, of, against]) = change.as_deref() {
            let change = format!("{{ way: {way}, of: {of}, against: {against} }}");
            let _ = writeln!(plan, "    kind: change\n    change: {change}");
        }
        let _ = writeln!(plan, "    target: {{ {} }}", dated(target));
        let promised = promised.join("，");
        let _ = writeln!(plan, "    cite: {{ quote: {promised} }}");
        sentences.push(promised);
        if let Some((since, target)) = self.one("amended").and_then(|text| text.split_once(' ')) {
            let quote = format!("修订后{}{sign}", printed(target).replace('为', &verb));
            let _ = writeln!(
                plan,
                "    amendments: [{{ since: {since}, {}, cite: {{ quote: {quote} }} }}]",
                dated(target)
            );
            sentences.push(quote);
        }
        if let Some((word, date)) = self.one("judgement").and_then(|text| text.split_once(' ')) {
            let is_tier = ["reached", "partly", "missed"].contains(&word);
            let key = if is_tier { "tier" } else { "status" };
            let _ = writeln!(
                plan,
                "    judgement: {{ {key}: {word}, by: 统计科, date: {date}, reason: 试算 }}"
            );
        }
        plan
    }

    fn observations(&self, is_reversed: bool, sentences: &mut Vec<String>) -> String {
        let mut records = Vec::new();
        let total = self.list("measured").into_iter().map(|said| (said, "", "为"));
        let of_year =
            self.list("each year").into_iter().map(|said| (said, "counts: year, ", "当年"));
        for (said, counts, verb) in total.chain(of_year) {
            let (said, beside) = beside(said);
            let quote = printed(&said).replace('为', verb);
            let quote = quote
                .strip_suffix(&format!("{verb}-"))
                .map_or(quote.clone(), |time| format!("{time}没有公布"));
            let cite = format!("cite: {{ document: anping-plan, quote: {quote} }}");
            let keys = format!("{}, {counts}{beside}{cite}", dated(&said));
            let keys = keys.replace(", value: \"-\"", "");
            records.push(format!("\n  - {{ indicator: life-expectancy, {keys} }}"));
            sentences.push(quote);
        }
        if is_reversed {
            records.reverse();
        }
        let none = if records.is_empty() { " []" } else { "" };
        format!("observations:{none}{}\n", records.concat())
    }
}

/// `2022 78.6 provisional`, `2022 78.9 revises 78.6`, `2022 - confidential`: the value, and what is said of it as keys.
fn beside(text: &str) -> (String, String) {
    let mut parts = text.split(' ');
    let said: Vec<&str> = parts.by_ref().take(2).collect();
    let mut keys = String::new();
    while let Some(word) = parts.next() {
        let _ = match word {
            "revises" => {
                let value = parts.next().expect("the value that is revised");
                write!(keys, "revises: anping-plan, revises_value: \"{value}\", ")
            }
            "confidential" | "unavailable" => write!(keys, "flag: {word}, note: 试算, "),
            flag => write!(keys, "flag: {flag}, "),
        };
    }
    (said.join(" "), keys)
}

/// `2022 78.6` or `2024-H1 78.6` as keys of a record.
fn dated(text: &str) -> String {
    let (time, value) = text.split_once(' ').expect("a year and a value");
    let key = if time.len() == 4 { "year" } else { "period" };
    format!("{key}: {time}, value: \"{value}\"")
}

/// `2022 78.6` as a document prints it.
fn printed(text: &str) -> String {
    let (time, value) = text.split_once(' ').expect("a year and a value");
    format!("{}为{value}", in_words(time))
}

/// A period as a document prints it.
fn in_words(period: &str) -> String {
    let plain = |part: &str| part.trim_start_matches('0').to_owned();
    if let Some((from, to)) = period.split_once('/') {
        return match (from.split_once('-'), to.split_once('-')) {
            (Some((a, first)), Some((b, last))) if a == b => {
                format!("{a}年{}—{}月", plain(first), plain(last))
            }
            (Some((a, first)), Some((b, last))) => {
                format!("{a}年{}月到{b}年{}月", plain(first), plain(last))
            }
            _ => format!("{from}—{to}年平均"),
        };
    }
    let parts: Vec<&str> = period.split('-').collect();
    match parts[..] {
        [year, "H1"] => format!("{year}年上半年"),
        [year, "H2"] => format!("{year}年下半年"),
        [year, part] if part.starts_with('Q') => {
            format!("{year}年第{}季度", part.trim_start_matches('Q'))
        }
        [year, month] => format!("{year}年{}月", plain(month)),
        [year, month, day] => format!("{year}年{}月{}日", plain(month), plain(day)),
        _ => format!("{period}年"),
    }
}
