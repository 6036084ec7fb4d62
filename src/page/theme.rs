//! Themes: templates, assets and strings, embedded or from a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use serde_yaml::Value;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult};

use crate::assess::StatusMark;
use crate::chart;
use crate::diag::{Code, FileId, Finding, Message, Sources, Span};
use crate::files::{File, Unreadable, read_folder};
use crate::model::PlaceWord;
use crate::page::words::place_words::PlaceWords;
use crate::page::words::strings::Strings;
use crate::say;

/// Files of the default theme by their paths, each with its text.
macro_rules! embedded {
    ($($path:expr),* $(,)?) => {
        [$(($path, include_str!(concat!("../../themes/default/", $path)))),*]
    };
}

/// The templates that pages are made with, each by the name of its file.
macro_rules! templates {
    ($($template:ident => $name:literal,)*) => {
        /// A template that a page is made with. A theme has all of them, and others that these need.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::page) enum Template {
            $($template,)*
        }

        impl Template {
            const ALL: &[Self] = &[$(Self::$template,)*];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$template => $name,)*
                }
            }
        }

        /// The templates in the default theme.
        const PAGES: &[(&str, &str)] = &embedded![$(concat!("templates/", $name)),*];
    };
}

templates! {
    Overview => "overview.html",
    Districts => "districts.html",
    District => "district.html",
    Targets => "district-targets.html",
    DistrictTasks => "district-tasks.html",
    DistrictProjects => "district-projects.html",
    DistrictDue => "district-due.html",
    Agency => "agency.html",
    Due => "due.html",
    Doubts => "doubts.html",
    Indicators => "indicators.html",
    Indicator => "indicator.html",
    KeyTargets => "key-targets.html",
    Projects => "projects.html",
    Tasks => "tasks.html",
    Units => "units.html",
    Documents => "documents.html",
    Document => "document.html",
    Search => "search.html",
    Compare => "compare.html",
    Methods => "methods.html",
    Quality => "quality.html",
}

/// The other files of the default theme. A test holds both lists and the folder equal.
const OTHERS: &[(&str, &str)] = &embedded![
    "assets/chart.css",
    "assets/chart.js",
    "assets/on-demand/compare.css",
    "assets/on-demand/compare.js",
    "assets/on-demand/list.js",
    "assets/on-demand/search.css",
    "assets/on-demand/search.js",
    "assets/page.js",
    "assets/site.css",
    "strings/zh.yaml",
    "templates/base.html",
    "templates/cards.html",
    "templates/commitment.html",
    "templates/components.html",
    "templates/key-row-cells.html",
    "templates/key-table.html",
    "templates/movers.html",
    "templates/observations.html",
    "templates/page-of.html",
    "templates/pager.html",
    "templates/target-rows.html",
    "templates/task-line.html",
    "templates/task-lines.html",
    "templates/tile-map.html",
    "templates/totals.html",
];

/// Where the default theme is.
const DEFAULT_FOLDER: &str = "themes/default";

/// The style sheet of the charts, among the assets.
pub(in crate::page) const CHART_SHEET: &str = "chart.css";

/// The words of a theme.
const STRINGS: &str = "strings/zh.yaml";

/// What is read of a theme folder.
const PARTS: [&str; 3] = ["assets", "strings", "templates"];

/// How many bytes a file of a theme may have: a font with all Chinese characters has half of it.
const MOST: u64 = 32 * 1024 * 1024;

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    templates: Tera,
    pub(in crate::page) assets: Vec<(String, Vec<u8>)>,
    pub(in crate::page) strings: Strings,
    /// Those of them that templates alone need, as templates take them.
    template_words: tera::Value,
    /// The words as they were read, with the names of the places left open.
    open: Value,
    /// The folder as findings name it, and the text files in it.
    folder: String,
    files: BTreeMap<String, FileId>,
}

/// Why a template does not make a page.
#[derive(Debug)]
pub struct Fault(tera::Error);

impl Theme {
    /// The theme that comes with the program.
    pub fn embedded() -> Self {
        let theme =
            Self::from_files(Self::embedded_files(), DEFAULT_FOLDER, &mut Sources::default());
        // Its files are no files of the project: a finding in one takes it in when it comes.
        let theme = theme.map(|theme| Self { files: BTreeMap::new(), ..theme });
        theme.expect("the embedded theme is tested")
    }

    /// The files of the theme that comes with the program, to be changed into another.
    pub fn embedded_files() -> Vec<File> {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let mut files: Vec<File> = PAGES.iter().chain(OTHERS).map(file).collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files
    }

    /// The files of a theme folder: `templates/`, `assets/` and `strings/`.
    pub fn read(folder: &Path) -> Result<Vec<File>, Unreadable> {
        read_folder(folder, &PARTS, MOST)
    }

    /// A theme from the files of a folder, which findings name as `folder`.
    pub fn from_files(
        files: Vec<File>,
        folder: &str,
        sources: &mut Sources,
    ) -> Result<Self, Vec<Finding>> {
        let mut reading = Reading {
            folder,
            sources,
            files: BTreeMap::new(),
            seen: BTreeSet::new(),
            findings: Vec::new(),
        };
        let mut assets = Vec::new();
        for File { path, bytes } in files {
            match path.split_once('/') {
                Some(("assets", name)) => assets.push((name.to_owned(), bytes)),
                Some(("templates", _)) => reading.take(path, bytes),
                Some(_) if path == STRINGS => reading.take(path, bytes),
                _ => {}
            }
        }
        let templates = reading.templates();
        let strings = reading.strings();
        let Reading { files, findings, .. } = reading;
        let folder = folder.to_owned();
        match (templates, strings) {
            (Some(templates), Some((strings, open))) if findings.is_empty() => {
                let template_words = for_templates(&strings);
                Ok(Self { templates, assets, strings, template_words, open, folder, files })
            }
            _ => Err(findings),
        }
    }

    /// The theme with the word of a site for its places.
    #[must_use]
    pub fn naming_places(self, word: Option<&PlaceWord>) -> Self {
        let Some(word) = word else { return self };
        let strings = filled(&self.open, &self.strings.place.of(word)).unwrap_or(self.strings);
        Self { template_words: for_templates(&strings), strings, ..self }
    }

    /// The words that templates alone need.
    pub(in crate::page) fn template_words(&self) -> tera::Value {
        self.template_words.clone()
    }

    /// Fills a template.
    pub(in crate::page) fn render(
        &self,
        template: Template,
        context: &Context,
    ) -> Result<String, Fault> {
        self.templates.render(template.name(), context).map_err(Fault)
    }

    /// What is said of a template that does not make a page.
    pub fn finding(&self, Fault(error): &Fault, sources: &mut Sources) -> Finding {
        finding(error, sources, |sources, path| {
            let mut embedded = PAGES.iter().chain(OTHERS);
            let mut embedded = || embedded.find(|(name, _)| *name == path).map(|(_, text)| *text);
            self.files.get(path).copied().unwrap_or_else(|| {
                let text = embedded().unwrap_or_default().to_owned();
                sources.add(in_folder(&self.folder, path), text)
            })
        })
    }

    /// The words that charts write.
    pub fn chart_words(&self) -> chart::Words<'_> {
        self.strings.chart_words()
    }

    /// The style sheet of the charts; empty where a theme has none of that name.
    pub(in crate::page) fn chart_sheet(&self) -> &str {
        let sheet = self.assets.iter().find(|(name, _)| name == CHART_SHEET);
        sheet.and_then(|(_, bytes)| str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// The style sheet of the charts that comes with the program.
    pub(in crate::page) fn usual_chart_sheet() -> &'static str {
        let sheet = OTHERS.iter().find(|(name, _)| *name == "assets/chart.css");
        sheet.map_or("", |(_, text)| *text)
    }
}

/// The words that templates alone need, made into what templates take once for all pages.
fn for_templates(strings: &Strings) -> tera::Value {
    tera::Value::from_serializable(&strings.page)
}

/// A theme folder while its text files are read.
struct Reading<'a> {
    folder: &'a str,
    sources: &'a mut Sources,
    files: BTreeMap<String, FileId>,
    /// The files that are there, text or not.
    seen: BTreeSet<String>,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn take(&mut self, path: String, bytes: Vec<u8>) {
        self.seen.insert(path.clone());
        match String::from_utf8(bytes) {
            Ok(text) => {
                let file = self.sources.add(in_folder(self.folder, &path), text);
                self.files.insert(path, file);
            }
            Err(error) => {
                let byte = error.utf8_error().valid_up_to() + 1;
                let say = say!("第 {byte} 个字节起不是 UTF-8", "not UTF-8 from byte {byte} on");
                self.missing(&path, say);
            }
        }
    }

    /// Says something of a file that has no text.
    fn missing(&mut self, path: &str, message: Message) {
        let file = self.sources.add(in_folder(self.folder, path), String::new());
        self.findings.push(Finding::new(Code::ThemeError, Span::whole_file(file), message));
    }

    fn templates(&mut self) -> Option<Tera> {
        for template in Template::ALL {
            let path = format!("templates/{}", template.name());
            if !self.seen.contains(&path) {
                let say = say!("主题没有这个模板", "the theme does not have this template");
                self.missing(&path, say);
            }
        }
        let texts = self.files.iter().filter_map(|(path, file)| {
            Some((path.strip_prefix("templates/")?, self.sources.get(*file).text()))
        });
        let mut templates = Tera::new();
        templates.register_filter("shape", shape);
        let added = templates.add_raw_templates(texts.collect::<Vec<_>>());
        added
            .map_err(|error| {
                let Self { folder, files, findings, .. } = self;
                let file = |sources: &mut Sources, path: &str| {
                    let known = files.get(path).copied();
                    known.unwrap_or_else(|| sources.add(in_folder(folder, path), String::new()))
                };
                findings.push(finding(&error, self.sources, file));
            })
            .is_ok()
            .then_some(templates)
    }

    fn strings(&mut self) -> Option<(Strings, Value)> {
        let Some(file) = self.files.get(STRINGS).copied() else {
            let say = say!("主题没有这个文件", "the theme does not have this file");
            self.missing(STRINGS, say);
            return None;
        };
        let read = serde_yaml::from_str(self.sources.get(file).text());
        let read = read.map_err(|error: serde_yaml::Error| {
            let at = error.location().map_or(0, |place| place.index());
            let why = error.to_string();
            // The place is that of the finding.
            let why = why.rsplit_once(" at line ").map_or(&*why, |(why, _)| why);
            let span = self.sources.span(file, at, at);
            let say =
                say!("主题的文字读不出来：{why}", "the words of the theme cannot be read: {why}");
            self.findings.push(Finding::new(Code::ThemeError, span, say));
        });
        let strings: Strings = read.ok()?;
        self.names_of_pages(file, &strings);
        // A key that is given twice is read, as it always was; then there are no names to fill in.
        let open = serde_yaml::from_str(self.sources.get(file).text()).unwrap_or(Value::Null);
        let named = filled(&open, &strings.place).unwrap_or(strings);
        Some((named, open))
    }

    /// Says which pages of the navigation have no name, and which names are of none.
    fn names_of_pages(&mut self, file: FileId, strings: &Strings) {
        let text = self.sources.get(file).text();
        let at = text.find("\nnavigation:").map_or(0, |before| before + 1);
        let span = self.sources.span(file, at, at);
        let fault = |say: Message| Finding::new(Code::ThemeError, span, say);
        self.findings.extend(strings.faults_of_page_names().map(fault));
    }
}

/// The words of a theme with the names of the places in them.
fn filled(open: &Value, places: &PlaceWords) -> Option<Strings> {
    fn fill(value: &mut Value, places: &PlaceWords) {
        match value {
            Value::String(text) => *text = places.fill(text),
            Value::Sequence(items) => items.iter_mut().for_each(|item| fill(item, places)),
            Value::Mapping(entries) => entries.values_mut().for_each(|entry| fill(entry, places)),
            _ => {}
        }
    }
    let mut value = open.clone();
    fill(&mut value, places);
    serde_yaml::from_value(value).ok()
}

fn in_folder(folder: &str, path: &str) -> String {
    format!("{}/{path}", folder.trim_end_matches('/'))
}

/// What is said of an error of Tera's, at the place in a template that it names.
fn finding(
    error: &tera::Error,
    sources: &mut Sources,
    file: impl FnOnce(&mut Sources, &str) -> FileId,
) -> Finding {
    let at = |name: &str| format!("templates/{name}");
    let (span, why) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let file = file(sources, &at(report.filename()));
            let Range { start, end } = report.span().range;
            (sources.span(file, start, end), report.message().to_owned())
        }
        ErrorKind::MissingParent { current: name, .. }
        | ErrorKind::CircularExtend { tpl: name, .. }
        | ErrorKind::CircularInclude { tpl: name, .. } => {
            (Span::whole_file(file(sources, &at(name))), error.to_string())
        }
        _ => (Span::whole_file(file(sources, "templates")), error.to_string()),
    };
    let why = why.trim_end_matches('.');
    let say = say!("模板有错：{why}", "the template is broken: {why}");
    Finding::new(Code::ThemeError, span, say)
}

/// The outline of the mark with the class of a status, for templates.
fn shape(class: &str, _: Kwargs, _: &State<'_>) -> TeraResult<&'static str> {
    let mark = StatusMark::ALL.iter().find(|mark| mark.name() == class);
    let unknown = || tera::Error::message(format!("no mark of a status has the class `{class}`"));
    mark.map(|mark| mark.shape()).ok_or_else(unknown)
}
