//! Reads what people wrote: walks the content folder, reads YAML and Markdown, and crosses into the types of the model.
//!
//! Its value has the right shape; that ids resolve is for [`crate::check`].

mod crossing;
mod files;
mod folder;
mod limit;
mod markdown;
mod memory;
mod names;
mod records;
mod unexpected;
mod yaml;

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crossing::Crossing;
use folder::Found;
use memory::FolderMemory;
use records::{
    agency, dimension, district, document, indicator, observation, plan, progress, site, source,
    tiles,
};
use yaml::fault::Yaml;
use yaml::{control, fault};

pub use files::Files;
pub use memory::Memory;
pub use yaml::schema::FileKind;
pub use yaml::typos::{Expected, slip};

use crate::diag::{FileId, Finding, Outcome, Sources, in_order};
use crate::files::Unreadable;
use crate::model::{
    Agency, Commitment, Content, Dimension, District, Document, Domain, Observation, Plan, Profile,
    Progress, Site, Source, TileMap, observed_baseline,
};

/// The content of a project folder, with the files it was read from.
#[derive(Debug)]
pub struct Loaded {
    /// The files.
    pub sources: Sources,
    /// The content, if nothing in it is broken.
    pub outcome: Outcome<Content>,
}

/// Reads the project folder `root`. An error means that there is no content to look at; whatever is wrong inside it is a
/// finding. `seen` is called as each file of the content is looked at, from any thread.
pub fn load(root: &Path, seen: &(dyn Fn() + Sync)) -> Result<Loaded, Unreadable> {
    Ok(load_files(root, Files::of(root)?, None, seen))
}

/// The same of files that were read already, with what earlier runs parsed.
pub fn load_files(
    root: &Path,
    mut files: Files,
    memory: Option<Memory<'_>>,
    seen: &(dyn Fn() + Sync),
) -> Loaded {
    let Files { sources, found, findings, .. } = &mut files;
    let named: Vec<_> = found.iter().filter_map(|file| Some((file.id?, file.path()))).collect();
    findings.append(&mut names::check(&named));
    let content = content(sources, found, findings, memory, seen);
    let seeds = files.originals(root, content.iter().flat_map(seed_names).collect());
    let Files { sources, findings, .. } = files;
    let findings = in_order(&sources, findings);
    let broken = findings.iter().any(Finding::is_error);
    let value = content.filter(|_| !broken).map(|content| Content { seeds, ..content });
    Loaded { sources, outcome: Outcome { value, findings, allowed: Vec::new() } }
}

fn seed_names(content: &Content) -> Vec<String> {
    let documents = content.districts.iter().flat_map(|district| &district.documents);
    documents.map(|document| document.source.clone()).collect()
}

/// Reads files, and keeps what it finds in them.
struct Loader<'a> {
    sources: &'a Sources,
    findings: Vec<Finding>,
    /// What records may be broken down by.
    dimensions: &'a [Dimension],
    /// What earlier runs parsed of the files of the folder.
    memory: Option<FolderMemory<'a>>,
}

/// What stands in the files that are of no district.
#[derive(Default)]
struct OfSite {
    site: Option<Site>,
    tiles: Option<TileMap>,
    domains: Vec<Domain>,
    sources: Vec<Source>,
}

/// Reads all files that have a place, the districts on all cores.
fn content(
    sources: &Sources,
    found: &[Found],
    findings: &mut Vec<Finding>,
    memory: Option<Memory<'_>>,
    seen: &(dyn Fn() + Sync),
) -> Option<Content> {
    let mut of_site = Vec::new();
    let mut folders: BTreeMap<&str, Vec<(FileId, &str)>> = BTreeMap::new();
    for file in found {
        match (file.id, file.names().as_slice()) {
            (Some(id), ["districts", folder, name]) => {
                folders.entry(folder).or_default().push((id, name));
            }
            (Some(id), _) => of_site.push((id, file)),
            (None, _) => seen(),
        }
    }
    // Records name dimensions: these are read before all others.
    let is_dimensions = |(_, file): &(FileId, &Found)| file.path() == "dimensions.yaml";
    let mut loader = Loader { sources, findings: Vec::new(), dimensions: &[], memory: None };
    let dimensions = of_site.iter().find(|file| is_dimensions(file)).and_then(|(id, _)| {
        seen();
        loader.dimensions(*id)
    });
    let dimensions = dimensions.unwrap_or_default();
    loader.dimensions = &dimensions;
    of_site.retain(|file| !is_dimensions(file));
    let OfSite { site, tiles, mut domains, sources: mut named } = loader.of_site(&of_site, seen);
    findings.append(&mut loader.findings);
    if let Some(memory) = memory {
        memory.keep_only(folders.keys().copied());
    }
    let folders: Vec<_> = folders.into_iter().collect();
    let read = folders.par_iter().map(|(folder, files)| {
        let memory = memory.and_then(|memory| memory.of_folder(folder));
        let mut loader = Loader { sources, findings: Vec::new(), dimensions: &dimensions, memory };
        (loader.folder(folder, files, seen), loader.findings)
    });
    let mut districts: Vec<District> = Vec::new();
    for (mut folder, mut found) in read.collect::<Vec<_>>() {
        findings.append(&mut found);
        named.append(&mut folder.sources);
        districts.extend(folder.whole());
    }
    domains.sort_by_key(|domain: &Domain| (domain.order.is_none(), domain.order));
    let indicators = domains.iter().flat_map(|domain| &domain.indicators);
    let units: BTreeMap<_, _> = indicators.map(|i| (&i.id, i.unit.as_str())).collect();
    let unit_of = |commitment: &Commitment| {
        units.get(&commitment.indicator).copied().unwrap_or_default().to_owned()
    };
    for district in &mut districts {
        observed_baseline::resolve(district, unit_of);
    }
    let seeds = Vec::new();
    Some(Content { site: site?, domains, dimensions, tiles, sources: named, districts, seeds })
}

impl Loader<'_> {
    /// Whether a file may be read: it has no control characters.
    fn is_plain(&mut self, id: FileId) -> bool {
        let mut controls = control::in_file(self.sources, id);
        let is_plain = controls.is_empty();
        self.findings.append(&mut controls);
        is_plain
    }

    fn dimensions(&mut self, id: FileId) -> Option<Vec<Dimension>> {
        if !self.is_plain(id) {
            return None;
        }
        self.yaml(id, |crossing, raw| Some(dimension::dimensions(crossing, raw)))
    }

    fn of_site(&mut self, files: &[(FileId, &Found)], seen: &dyn Fn()) -> OfSite {
        let mut all = OfSite::default();
        for (id, file) in files {
            seen();
            if !self.is_plain(*id) {
                continue;
            }
            match file.names().as_slice() {
                ["site.yaml"] => all.site = self.yaml(*id, site::site),
                ["tiles.yaml"] => all.tiles = self.yaml(*id, tiles::tiles),
                [name] if unexpected::is_of_sources(name) => all.sources.extend(self.sources(*id)),
                ["indicators", _] => all.domains.extend(self.yaml(*id, indicator::domain)),
                // The walk has said that it has no place.
                _ => {}
            }
        }
        all
    }

    fn folder(&mut self, folder: &str, files: &[(FileId, &str)], seen: &dyn Fn()) -> Folder {
        let mut district = Folder::default();
        for (id, name) in files {
            seen();
            if self.is_plain(*id) {
                self.district_file(*id, folder, name, &mut district);
            }
        }
        if let Some(memory) = self.memory.take() {
            memory.keep();
        }
        district
    }

    fn district_file(&mut self, id: FileId, folder: &str, name: &str, district: &mut Folder) {
        if name == "district.yaml" {
            district.profile =
                self.yaml(id, |crossing, raw| district::profile(crossing, raw, folder));
        } else if unexpected::is(name, "md") {
            district.documents.extend(document::document(self.sources, id, &mut self.findings));
        } else if name.starts_with("observations") {
            let observations =
                self.yaml(id, |crossing, raw| Some(observation::observations(crossing, raw)));
            district.observations.extend(observations.unwrap_or_default());
        } else if name.starts_with("progress") {
            let progress = self.yaml(id, |crossing, raw| Some(progress::progress(crossing, raw)));
            district.progress.extend(progress.unwrap_or_default());
        } else if name.starts_with("units") {
            let units = self.yaml(id, |crossing, raw| Some(agency::agencies(crossing, raw)));
            district.agencies.extend(units.unwrap_or_default());
        } else if unexpected::is_of_sources(name) {
            district.sources.extend(self.sources(id));
        } else {
            district.plans.extend(self.yaml(id, plan::plan));
        }
    }

    fn sources(&mut self, id: FileId) -> Vec<Source> {
        let sources = self.yaml(id, |crossing, raw| Some(source::sources(crossing, raw)));
        sources.unwrap_or_default()
    }

    fn yaml<R: Serialize + DeserializeOwned, T>(
        &mut self,
        file: FileId,
        cross: impl FnOnce(&mut Crossing<'_>, R) -> Option<T>,
    ) -> Option<T> {
        let yaml = Yaml { file, base: 0, text: self.sources.get(file).text() };
        let parse = || fault::read(self.sources, yaml);
        let read = match &mut self.memory {
            Some(memory) => memory.read(yaml.text, parse),
            None => parse(),
        };
        match read {
            Ok(raw) => {
                let mut crossing = Crossing::new(self.sources, yaml);
                crossing.dimensions = self.dimensions;
                let value = cross(&mut crossing, raw);
                self.findings.append(&mut crossing.finish());
                value
            }
            Err(mut findings) => {
                self.findings.append(&mut findings);
                None
            }
        }
    }
}

/// The files of a district, before it is known whether all are there.
#[derive(Default)]
struct Folder {
    profile: Option<Profile>,
    documents: Vec<Document>,
    plans: Vec<Plan>,
    observations: Vec<Observation>,
    progress: Vec<Progress>,
    agencies: Vec<Agency>,
    /// They are the site's, whichever folder they are written in.
    sources: Vec<Source>,
}

impl Folder {
    /// The district; without a profile a finding has said why there is none.
    fn whole(self) -> Option<District> {
        let Self { profile, documents, plans, observations, progress, agencies, sources: _ } = self;
        Some(District { profile: profile?, documents, plans, observations, progress, agencies })
    }
}
