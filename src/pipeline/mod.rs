//! The stages in order: a project folder to findings, and to a site.

mod cache;
mod work;

use std::path::{Path, PathBuf};

use crate::assess;
use crate::check::{self, Checked, Hash, Link};
use crate::diag::{Code, Finding, Outcome, Sources, Suppressed, in_order};
use crate::files::{Unreadable, stays_inside};
use crate::model::Content;
use crate::page::{self, Fingerprints, Job, PageContext, Theme};
use crate::publish::{Events, Left, Silent, Sink, Stage};
use crate::read;
use crate::read::{Files, Loaded};
use crate::say;
use crate::site::{Edition, Quality, Site};

pub use cache::Cache;

use cache::{LastBuild, hash_of_theme};
use work::{Stopped, Work, run};

/// The folders of a project that a site is made from.
pub const MADE_FROM: [&str; 3] = ["content", "seeds", "themes"];

/// A project folder.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    cache: Option<Cache>,
}

/// What was found in a project.
#[derive(Debug)]
pub struct Report {
    /// The files that were read.
    pub sources: Sources,
    /// What was found in them, by place.
    pub findings: Vec<Finding>,
    /// What the site lets stand, with its reasons.
    pub allowed: Vec<Suppressed>,
    /// The addresses of other sites that the content names; none where it is not of the right form.
    pub links: Vec<Link>,
    /// Whether records were held against one another and their sources: not where one could not be read.
    pub is_checked: bool,
    /// What a site is made from. There is none where a finding is an error.
    pub sound: Option<Sound>,
    /// The hash of the files, where a cache asks for it.
    content: Option<Hash>,
}

/// What a site is made from: content and theme without errors.
#[derive(Debug)]
pub struct Sound {
    /// The content.
    pub checked: Checked,
    /// The theme.
    pub theme: Theme,
    /// Its folder; `None` is the embedded theme.
    folder: Option<PathBuf>,
    /// The hash of its files; that of none is of the embedded theme.
    hash: Hash,
}

impl Sound {
    /// The originals that were read with the content, and the folder of the theme.
    fn read_beside(&self) -> (Vec<String>, Option<String>) {
        let districts = self.checked.content().districts.iter();
        let documents = districts.flat_map(|district| &district.documents);
        let folder = self.folder.as_ref().map(|folder| folder.display().to_string());
        (documents.map(|document| document.source.clone()).collect(), folder)
    }
}

/// How a site is built.
#[derive(Debug, Clone)]
pub struct Options {
    /// For whom.
    pub edition: Edition,
    /// A theme folder in the place of the one that the content names.
    pub theme: Option<PathBuf>,
}

/// Why no site was built. What was there before is as it was, unless the sink says otherwise.
#[derive(Debug)]
pub enum NotBuilt<E> {
    /// A folder is not there or cannot be read.
    Unreadable(Unreadable),
    /// Content or theme has errors.
    Errors,
    /// The sink did not take it.
    Sink(E),
}

impl<E> From<Unreadable> for NotBuilt<E> {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl Project {
    /// A project folder, which holds `content/`. Nothing is read yet.
    pub fn open(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), cache: None }
    }

    /// The project with what earlier runs found and made.
    #[must_use]
    pub fn with_cache(self, cache: Cache) -> Self {
        Self { cache: Some(cache), ..self }
    }

    /// Reads and checks the content and the theme that it names.
    pub fn check(&self) -> Result<Report, Unreadable> {
        self.check_telling(&mut Silent)
    }

    /// Checks, and tells how far it is. What was found is in the report.
    pub fn check_telling(&self, events: &mut impl Events) -> Result<Report, Unreadable> {
        self.inspect(None, None, events)
    }

    /// Builds the site into a sink, file by file. The findings come first; without errors the site follows.
    pub fn build<S: Sink>(
        &self,
        options: &Options,
        sink: &mut S,
        events: &mut impl Events,
    ) -> Result<S::Written, NotBuilt<S::Error>> {
        let place = self.cache.as_ref().zip(sink.place());
        drop(events.begins(Stage::Comparing, None));
        let last = place.as_ref().and_then(|(cache, place)| cache.last(place, options.edition));
        // What is read to be compared with the last build is what is checked where that is another one.
        let mut files = None;
        if let Some(last) = &last {
            let read = Files::of(&self.root)?.with_originals(&self.root, &last.originals);
            if let Some(written) = self.again(last, read.sources(), options, sink, events) {
                return Ok(written);
            }
            files = Some(read);
        }
        let Report { mut sources, findings, allowed, sound, content, .. } =
            self.inspect(files, options.theme.as_deref(), events)?;
        events.found(&sources, &findings, &allowed);
        let Some(sound) = sound else { return Err(NotBuilt::Errors) };
        let made_from = self.made_from(sound.folder.clone());
        drop(events.begins(Stage::Arranging, None));
        let built = {
            let assessments = assess::assess(&sound.checked);
            let site = Site::new(&sound.checked, &assessments);
            let context =
                PageContext { site: &site, theme: &sound.theme, edition: options.edition };
            let quality = Quality { sources: &sources, findings: &findings, allowed: &allowed };
            let jobs: Vec<Job<'_>> = page::jobs(&context, &quality).collect();
            let hashes = self.cache.as_ref().zip(sound.checked.hashes());
            let prints = hashes.map(|(cache, hashes)| {
                Fingerprints::of(&context, hashes, &cache.made_by(options.edition, &sound.hash))
            });
            let work = Work { jobs: &jobs, prints: prints.as_ref(), last: last.as_ref() };
            let earlier = || match &place {
                Some((cache, place)) => cache.left_by(&self.root, place),
                None => Vec::new(),
            };
            run(&work, &earlier, &made_from, sink, events).map(|written| (written, work.made(sink)))
        };
        let (written, made) = built.map_err(|stopped| match stopped {
            Stopped::Sink(error) => NotBuilt::Sink(error),
            Stopped::Theme(fault) => {
                let finding = sound.theme.finding(&fault, &mut sources);
                events.found(&sources, &[finding], &[]);
                NotBuilt::Errors
            }
        })?;
        if let Some(((cache, place), content)) = place.zip(content) {
            let key = cache.key(options.edition, &sound.hash, &content);
            let found = (&sources, &findings[..], &allowed[..]);
            let build = LastBuild::of(&self.root, key, found, sound.read_beside(), made);
            cache.keep(&place, options.edition, &build);
        }
        Ok(written)
    }

    /// What a build did that would make the same site once more, from the same files into a folder that is as it was left.
    fn again<S: Sink>(
        &self,
        last: &LastBuild,
        sources: &Sources,
        options: &Options,
        sink: &mut S,
        events: &mut impl Events,
    ) -> Option<S::Written> {
        let cache = self.cache.as_ref()?;
        let theme = match (&options.theme, &last.theme) {
            (Some(folder), _) => Some(folder.clone()),
            (None, theme) => theme.as_ref().map(PathBuf::from),
        };
        let theme = match theme {
            Some(folder) => hash_of_theme(&Theme::read(&folder).ok()?),
            None => hash_of_theme(&[]),
        };
        let content = cache.checked(sources).of_all();
        if cache.key(options.edition, &theme, &content) != last.key {
            return None;
        }
        let (findings, allowed) = last.found(sources)?;
        let files: Vec<&Left> = last.made.iter().flat_map(|(_, files)| files).collect();
        let written = sink.is_as_left(&files)?;
        events.found(sources, &findings, &allowed);
        Some(written)
    }

    /// The folders that a site must not mix with.
    fn made_from(&self, theme: Option<PathBuf>) -> Vec<PathBuf> {
        MADE_FROM.iter().map(|folder| self.root.join(folder)).chain(theme).collect()
    }

    /// Reads and checks the content, out of files that were read already where there are some, and the theme.
    fn inspect(
        &self,
        files: Option<Files>,
        theme: Option<&Path>,
        events: &mut impl Events,
    ) -> Result<Report, Unreadable> {
        let seen = events.begins(Stage::Reading, None);
        let files = files.map_or_else(|| Files::of(&self.root), Ok)?;
        let memory = self.cache.as_ref().map(Cache::parsed);
        let Loaded { mut sources, outcome } = read::load_files(&self.root, files, memory, &seen);
        let Outcome { value, mut findings, mut allowed } = outcome;
        let (mut checked, mut links, mut hash) = (None, Vec::new(), None);
        let is_checked = value.is_some();
        if let Some(content) = value {
            links = check::links(&sources, &content);
            let memory = self.cache.as_ref().map(|cache| cache.checked(&sources));
            let seen = events.begins(Stage::Checking, Some(content.districts.len()));
            let outcome = check::check(&sources, content, memory.as_ref(), &seen);
            hash = memory.map(|memory| memory.of_all());
            findings.extend(outcome.findings);
            allowed = outcome.allowed;
            checked = outcome.value;
        }
        let mut sound = None;
        if let Some(checked) = checked {
            match self.theme(theme, checked.content(), &mut sources)? {
                ThemeFound::Sound(theme, folder, hash) => {
                    sound = Some(Sound { checked, theme: *theme, folder, hash });
                }
                ThemeFound::Broken(faults) => findings.extend(faults),
            }
        }
        let findings = in_order(&sources, findings);
        Ok(Report { sources, findings, allowed, links, is_checked, sound, content: hash })
    }

    /// The theme: of a folder that is asked for, or of the one that the content names, or the embedded one.
    fn theme(
        &self,
        asked_for: Option<&Path>,
        content: &Content,
        sources: &mut Sources,
    ) -> Result<ThemeFound, Unreadable> {
        let site = &content.site;
        let (folder, name, files) = match (asked_for, &site.theme) {
            (Some(folder), _) => {
                (folder.to_owned(), folder.display().to_string(), Theme::read(folder)?)
            }
            (None, Some(name)) => {
                let folder = self.root.join(name);
                let files = if !folder.exists() {
                    Err(say!("没有这个文件夹", "there is no such folder"))
                } else if !stays_inside(&self.root, Path::new(name)) {
                    Err(say!("不在项目文件夹里", "it is not inside the project folder"))
                } else {
                    Theme::read(&folder).map_err(|unreadable| unreadable.why)
                };
                match files {
                    Ok(files) => (folder, name.clone(), files),
                    Err(why) => {
                        let span = site.origin.span(sources, &["theme"]);
                        let (zh, en) = (why.zh, why.en);
                        let say = say!(
                            "主题文件夹 `{name}` 用不了：{zh}",
                            "the theme folder `{name}` cannot be used: {en}"
                        );
                        let finding = Finding::new(Code::ThemeError, span, say);
                        return Ok(ThemeFound::Broken(vec![finding]));
                    }
                }
            }
            (None, None) => {
                let theme = Theme::embedded().naming_places(site.place.as_ref());
                return Ok(ThemeFound::Sound(Box::new(theme), None, hash_of_theme(&[])));
            }
        };
        let hash = hash_of_theme(&files);
        Ok(match Theme::from_files(files, &name, sources) {
            Ok(theme) => {
                let theme = theme.naming_places(site.place.as_ref());
                ThemeFound::Sound(Box::new(theme), Some(folder), hash)
            }
            Err(faults) => ThemeFound::Broken(faults),
        })
    }
}

/// What a theme came to.
enum ThemeFound {
    /// It can be used; its folder is `None` for the embedded one. With the hash of its files.
    Sound(Box<Theme>, Option<PathBuf>, Hash),
    Broken(Vec<Finding>),
}
