//! Themes: templates, assets and strings, embedded or from a folder.

use tera::{Kwargs, State, Tera, TeraResult};

use super::Output;
use super::strings::Strings;

use crate::assess::StatusMark;
use crate::chart;
use crate::content::{Unreadable, theme_folder};
use crate::diag::Message;
use crate::say;

/// The files of the default theme. A test holds this list and the folder equal.
const DEFAULT: &[(&str, &str)] = &[
    ("assets/chart.css", include_str!("../../themes/default/assets/chart.css")),
    ("assets/chart.js", include_str!("../../themes/default/assets/chart.js")),
    ("assets/site.css", include_str!("../../themes/default/assets/site.css")),
    ("strings/zh.yaml", include_str!("../../themes/default/strings/zh.yaml")),
    ("templates/base.html", include_str!("../../themes/default/templates/base.html")),
    ("templates/cards.html", include_str!("../../themes/default/templates/cards.html")),
    ("templates/commitment.html", include_str!("../../themes/default/templates/commitment.html")),
    ("templates/components.html", include_str!("../../themes/default/templates/components.html")),
    ("templates/district.html", include_str!("../../themes/default/templates/district.html")),
    ("templates/districts.html", include_str!("../../themes/default/templates/districts.html")),
    ("templates/document.html", include_str!("../../themes/default/templates/document.html")),
    ("templates/documents.html", include_str!("../../themes/default/templates/documents.html")),
    ("templates/indicator.html", include_str!("../../themes/default/templates/indicator.html")),
    ("templates/indicators.html", include_str!("../../themes/default/templates/indicators.html")),
    ("templates/methods.html", include_str!("../../themes/default/templates/methods.html")),
    (
        "templates/observations.html",
        include_str!("../../themes/default/templates/observations.html"),
    ),
    ("templates/overview.html", include_str!("../../themes/default/templates/overview.html")),
    ("templates/projects.html", include_str!("../../themes/default/templates/projects.html")),
    ("templates/quality.html", include_str!("../../themes/default/templates/quality.html")),
    ("templates/rollups.html", include_str!("../../themes/default/templates/rollups.html")),
    (
        "templates/targets-head.html",
        include_str!("../../themes/default/templates/targets-head.html"),
    ),
    ("templates/targets.html", include_str!("../../themes/default/templates/targets.html")),
    ("templates/task-line.html", include_str!("../../themes/default/templates/task-line.html")),
    ("templates/task-lines.html", include_str!("../../themes/default/templates/task-lines.html")),
    ("templates/tasks.html", include_str!("../../themes/default/templates/tasks.html")),
    ("templates/tile-map.html", include_str!("../../themes/default/templates/tile-map.html")),
    ("templates/totals.html", include_str!("../../themes/default/templates/totals.html")),
    ("templates/units.html", include_str!("../../themes/default/templates/units.html")),
];

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    pub(super) templates: Tera,
    pub(super) assets: Vec<(String, Vec<u8>)>,
    pub(super) strings: Strings,
}

impl Theme {
    /// The theme that comes with the program.
    pub fn embedded() -> Self {
        let files = Self::embedded_files().into_iter().map(|Output { path, bytes }| (path, bytes));
        Self::from_files(files.collect()).expect("the embedded theme is tested")
    }

    /// The files of the theme that comes with the program, to be changed into another.
    pub fn embedded_files() -> Vec<Output> {
        let file = |(path, text): &(&str, &str)| Output {
            path: (*path).to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        DEFAULT.iter().map(file).collect()
    }

    /// A theme from a folder with `templates/`, `assets/` and `strings/zh.yaml`.
    pub fn from_folder(folder: &std::path::Path) -> Result<Self, Message> {
        let files = theme_folder(folder).map_err(|Unreadable { path, why }| {
            let Message { zh, en } = why;
            say!("主题读不出来 `{path}`：{zh}", "cannot read the theme `{path}`: {en}")
        })?;
        Self::from_files(files).map_err(|why| say!("主题有错：{why}", "the theme is broken: {why}"))
    }

    /// The words that charts write.
    pub fn chart_words(&self) -> chart::Words<'_> {
        self.strings.chart_words()
    }

    /// The style sheet of the charts; empty where a theme has none of that name.
    pub(super) fn chart_sheet(&self) -> &str {
        let sheet = self.assets.iter().find(|(name, _)| name == "chart.css");
        sheet.and_then(|(_, bytes)| str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    fn from_files(files: Vec<(String, Vec<u8>)>) -> Result<Self, String> {
        let mut templates = Vec::new();
        let mut assets = Vec::new();
        let mut strings = None;
        for (path, bytes) in files {
            let text = |bytes| String::from_utf8(bytes).map_err(|error| format!("{path}: {error}"));
            match path.split_once('/') {
                Some(("templates", name)) => templates.push((name.to_owned(), text(bytes)?)),
                Some(("assets", name)) => assets.push((name.to_owned(), bytes)),
                Some(("strings", "zh.yaml")) => strings = Some(text(bytes)?),
                _ => {}
            }
        }
        let strings = strings.ok_or("strings/zh.yaml")?;
        let strings =
            serde_yaml::from_str(&strings).map_err(|error| format!("strings/zh.yaml: {error}"))?;
        let mut tera = Tera::new();
        tera.register_filter("shape", shape);
        tera.add_raw_templates(templates).map_err(|error| error.to_string())?;
        Ok(Self { templates: tera, assets, strings })
    }
}

/// The outline of the mark with the class of a status, for templates.
fn shape(class: &str, _: Kwargs, _: &State<'_>) -> TeraResult<&'static str> {
    let mark = StatusMark::ALL.iter().find(|mark| mark.name() == class);
    let unknown = || tera::Error::message(format!("no mark of a status has the class `{class}`"));
    mark.map(|mark| mark.shape()).ok_or_else(unknown)
}
