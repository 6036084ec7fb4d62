//! Reads what people wrote: walks the content folder, reads YAML and Markdown, and crosses into the types of the model.
//!
//! Its value has the right shape; that ids resolve is for [`crate::check`].

mod crossing;
mod folder;
mod limit;
mod markdown;
mod names;
mod records;
mod yaml;

use std::collections::BTreeMap;
use std::path::Path;

use crossing::Crossing;
use folder::Found;
use records::{
    agency, dimension, district, document, indicator, observation, plan, progress, site, source,
    tiles,
};
use yaml::fault::Yaml;
use yaml::{control, fault};

pub use yaml::schema::FileKind;
pub use yaml::typos::{Expected, slip};

use crate::diag::{FileId, Finding, Outcome, Sources, in_order};
use crate::files::Unreadable;
use crate::model::{
    Agency, Commitment, Content, Dimension, District, Document, Domain, Observation, Plan, Profile,
    Progress, Source, observed_baseline,
};

/// The content of a project folder, with the files it was read from.
#[derive(Debug)]
pub struct Loaded {
    /// The files.
    pub sources: Sources,
    /// The content, if nothing in it is broken.
    pub outcome: Outcome<Content>,
}

/// The files of a project folder and the originals of these names, as [`load`] reads them, without a look into them.
pub fn files(root: &Path, originals: &[String]) -> Result<Sources, Unreadable> {
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    folder::walk(root, &mut sources, &mut findings)?;
    folder::seeds(root, originals, &mut sources, &mut findings);
    Ok(sources)
}

/// Reads the project folder `root`. An error means that there is no content to look at; whatever is wrong inside it is a
/// finding. `seen` is called as each file of the content has been looked at.
pub fn load(root: &Path, seen: &dyn Fn()) -> Result<Loaded, Unreadable> {
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    let found = folder::walk(root, &mut sources, &mut findings)?;
    let files: Vec<_> = found.iter().filter_map(|file| Some((file.id?, file.path()))).collect();
    findings.append(&mut names::check(&files));
    let loader = Loader { sources: &sources, findings: &mut findings, dimensions: Vec::new() };
    let content = loader.content(&found, seen);
    let named: Vec<String> = content.iter().flat_map(seed_names).collect();
    let seeds = folder::seeds(root, &named, &mut sources, &mut findings);
    let findings = in_order(&sources, findings);
    let broken = findings.iter().any(Finding::is_error);
    let value = content.filter(|_| !broken).map(|content| Content { seeds, ..content });
    Ok(Loaded { sources, outcome: Outcome { value, findings, allowed: Vec::new() } })
}

fn seed_names(content: &Content) -> Vec<String> {
    let documents = content.districts.iter().flat_map(|district| &district.documents);
    documents.map(|document| document.source.clone()).collect()
}

struct Loader<'a> {
    sources: &'a Sources,
    findings: &'a mut Vec<Finding>,
    /// What records may be broken down by.
    dimensions: Vec<Dimension>,
}

impl Loader<'_> {
    fn content(mut self, found: &[Found], seen: &dyn Fn()) -> Option<Content> {
        let (mut site, mut tiles) = (None, None);
        let (mut domains, mut sources) = (Vec::new(), Vec::new());
        let mut districts: BTreeMap<&str, Folder> = BTreeMap::new();
        // Records name dimensions: these are read before all others.
        let is_first = |file: &&Found| file.path() == "dimensions.yaml";
        let others = found.iter().filter(|file| !is_first(file));
        for file in found.iter().filter(is_first).chain(others) {
            seen();
            let Some(id) = file.id else { continue };
            let mut controls = control::in_file(self.sources, id);
            if !controls.is_empty() {
                self.findings.append(&mut controls);
                continue;
            }
            match file.names().as_slice() {
                ["site.yaml"] => site = self.yaml(id, site::site),
                ["dimensions.yaml"] => {
                    let dimensions =
                        self.yaml(id, |crossing, raw| Some(dimension::dimensions(crossing, raw)));
                    self.dimensions = dimensions.unwrap_or_default();
                }
                ["tiles.yaml"] => tiles = self.yaml(id, tiles::tiles),
                [name] if folder::is_of_sources(name) => sources.extend(self.sources(id)),
                ["indicators", _] => {
                    domains.extend(self.yaml(id, indicator::domain));
                }
                ["districts", folder, name] => {
                    let district = districts.entry(folder).or_default();
                    self.district_file(id, folder, name, district);
                }
                // The walk has said that it has no place.
                _ => {}
            }
        }
        domains.sort_by_key(|domain: &Domain| (domain.order.is_none(), domain.order));
        sources.extend(districts.values_mut().flat_map(|folder| folder.sources.drain(..)));
        let mut districts: Vec<District> =
            districts.into_values().filter_map(Folder::whole).collect();
        let indicators = domains.iter().flat_map(|domain| &domain.indicators);
        let units: BTreeMap<_, _> = indicators.map(|i| (&i.id, i.unit.as_str())).collect();
        let unit_of = |commitment: &Commitment| {
            units.get(&commitment.indicator).copied().unwrap_or_default().to_owned()
        };
        for district in &mut districts {
            observed_baseline::resolve(district, unit_of);
        }
        let dimensions = self.dimensions;
        let seeds = Vec::new();
        Some(Content { site: site?, domains, dimensions, tiles, sources, districts, seeds })
    }

    fn district_file(&mut self, id: FileId, folder: &str, name: &str, district: &mut Folder) {
        if name == "district.yaml" {
            district.profile =
                self.yaml(id, |crossing, raw| district::profile(crossing, raw, folder));
        } else if folder::is(name, "md") {
            district.documents.extend(document::document(self.sources, id, self.findings));
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
        } else if folder::is_of_sources(name) {
            district.sources.extend(self.sources(id));
        } else {
            district.plans.extend(self.yaml(id, plan::plan));
        }
    }

    fn sources(&mut self, id: FileId) -> Vec<Source> {
        let sources = self.yaml(id, |crossing, raw| Some(source::sources(crossing, raw)));
        sources.unwrap_or_default()
    }

    fn yaml<R: serde::de::DeserializeOwned, T>(
        &mut self,
        file: FileId,
        cross: impl FnOnce(&mut Crossing<'_>, R) -> Option<T>,
    ) -> Option<T> {
        let yaml = Yaml { file, base: 0, text: self.sources.get(file).text() };
        match fault::read(self.sources, yaml) {
            Ok((raw, places)) => {
                let mut crossing = Crossing::new(self.sources, yaml, places);
                crossing.dimensions = &self.dimensions;
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
