//! Checks the content as a whole: ids resolve, every value's source is found, every text is its source's text.
//!
//! A [`Checked`] can only be made here, so holding one proves that no id in it leads nowhere.

mod document;
mod links;
mod memory;
mod record;
mod records;
mod references;
mod restated;
mod settings;
mod source;
mod stated;
mod subject;
mod table;
mod text;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::{Finding, Outcome, Sources, in_order};
use crate::model::{
    Agency, AgencyId, Commitment, Content, District, DistrictId, Document, DocumentId, Indicator,
    IndicatorId, RecordId, RecordMap, Revisions, Source, SourceId,
};

pub use links::{Link, links};
pub use memory::{Hash, Hashes, Memory};
pub use records::sum::{Agreement, Amount, Sum, compare, sum};
pub use settings::CODES_OF_SETTINGS;
pub use table::{CHECKS, Check, Reported, Scope};
pub use text::locate::Cited;

use stated::Stated;
pub(crate) use subject::named_documents;
use subject::{DistrictSubject, Index, SiteSubject};
use table::Run;

/// Content in which every id resolves and every citation has its place.
#[derive(Debug)]
pub struct Checked {
    content: Content,
    cited: RecordMap<Cited>,
    /// Which values took the place of which.
    revisions: Revisions,
    /// Where an indicator stands: the domain, and the place in it.
    indicators: BTreeMap<IndicatorId, (usize, usize)>,
    /// Where a document stands: the district, and the place in it.
    documents: BTreeMap<DocumentId, (usize, usize)>,
    /// Where a source stands.
    sources: BTreeMap<SourceId, usize>,
    /// What it was made from, where that was asked for.
    hashes: Option<Hashes>,
}

impl Checked {
    /// What it was made from, where the checks were given a memory.
    pub fn hashes(&self) -> Option<&Hashes> {
        self.hashes.as_ref()
    }

    /// The content.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Which values took the place of which.
    pub fn revisions(&self) -> &Revisions {
        &self.revisions
    }

    /// The indicator of an id.
    pub fn indicator(&self, id: &IndicatorId) -> &Indicator {
        let place = self.indicators.get(id);
        let found = place.and_then(|(d, n)| self.content.domains.get(*d)?.indicators.get(*n));
        found.expect("checked: the id is in the catalogue")
    }

    /// The document of an id.
    pub fn document(&self, id: &DocumentId) -> &Document {
        let place = self.documents.get(id);
        let found = place.and_then(|(d, n)| self.content.districts.get(*d)?.documents.get(*n));
        found.expect("checked: the document exists")
    }

    /// The source of an id.
    pub fn source(&self, id: &SourceId) -> &Source {
        let found = self.sources.get(id).and_then(|n| self.content.sources.get(*n));
        found.expect("checked: the source exists")
    }

    /// Where a record stands in its document; `None` for a value that is from a source.
    pub fn place(&self, id: RecordId) -> Option<&Cited> {
        self.cited.get(id)
    }

    /// Where a record of a document stands in it.
    pub fn cited(&self, id: RecordId) -> &Cited {
        self.place(id).expect("checked: the place of every record of a document was found")
    }

    /// The unit of an id in a district.
    pub fn agency<'a>(&self, district: &'a District, id: &AgencyId) -> &'a Agency {
        let found = district.agencies.iter().find(|unit| unit.id == *id);
        found.expect("checked: the district has the unit")
    }

    /// Every commitment with its district and document, in the order of folders and files.
    pub fn commitments(&self) -> impl Iterator<Item = (&District, &DocumentId, &Commitment)> {
        self.content.districts.iter().flat_map(|district| {
            district.commitments().map(move |(document, one)| (district, document, one))
        })
    }
}

/// Looks at the content as a whole. There is a value only where no finding is an error. What a memory has of a district is
/// taken for what its checks would find. `seen` is called as each district is done, from any thread.
pub fn check(
    sources: &Sources,
    content: Content,
    memory: Option<&Memory<'_>>,
    seen: &(dyn Fn() + Sync),
) -> Outcome<Checked> {
    let Reports { found: mut reports, cited, revisions, keys } =
        run(sources, &content, memory, seen);
    let hashes = memory.map(|memory| memory.hashes(keys));
    restated::drop_restated(&mut reports);
    let findings = reports.into_iter().map(|report| report.finding).collect();
    let site = &content.site;
    let (findings, allowed) = settings::apply(sources, site, in_order(sources, findings));
    let findings = in_order(sources, findings);
    let broken = findings.iter().any(Finding::is_error);
    let value = (!broken).then(|| {
        let catalogue =
            content.domains.iter().map(|domain| domain.indicators.iter().map(|i| &i.id));
        let shelves = content.districts.iter().map(|d| d.documents.iter().map(|doc| &doc.id));
        let (indicators, documents) = (places(catalogue), places(shelves));
        let listed = content.sources.iter().enumerate();
        let sources = listed.map(|(n, source)| (source.id.clone(), n)).collect();
        Checked { content, cited, revisions, indicators, documents, sources, hashes }
    });
    Outcome { value, findings, allowed }
}

/// What every check reports, before the settings of the site are applied and before what others say again is dropped.
pub fn reports(sources: &Sources, content: &Content) -> Vec<Reported> {
    run(sources, content, None, &|| {}).found
}

/// What the checks report, and the place of every citation.
#[derive(Default)]
struct Reports {
    found: Vec<Reported>,
    cited: RecordMap<Cited>,
    revisions: Revisions,
    /// The hashes of what the districts were checked by, in a run with a memory.
    keys: Vec<(DistrictId, Hash)>,
}

/// Runs every check: those of the site, then those of each district and of its documents, on all cores. What was made for a
/// district is dropped with it.
fn run(
    sources: &Sources,
    content: &Content,
    memory: Option<&Memory<'_>>,
    seen: &(dyn Fn() + Sync),
) -> Reports {
    let index = Index::of(sources, content);
    let site = SiteSubject { sources, content };
    let mut all = Reports::default();
    for check in CHECKS {
        if let Run::Site(run) = check.run {
            report(check, &mut all.found, |findings| run(&site, findings));
        }
    }
    let checked = |district: &District| match memory {
        None => of_district(&index, district),
        Some(memory) => {
            let key = memory.key(&index, district);
            let known = memory.recall(district, &key);
            let reports = known.unwrap_or_else(|| {
                let reports = of_district(&index, district);
                memory.keep(district, key, &reports);
                reports
            });
            Reports { keys: vec![(district.profile.id.clone(), key)], ..reports }
        }
    };
    let of_districts = content.districts.par_iter().map(checked).inspect(|_| seen());
    for mut reports in of_districts.collect::<Vec<Reports>>() {
        all.found.append(&mut reports.found);
        all.cited.append(reports.cited);
        all.revisions.append(reports.revisions);
        all.keys.append(&mut reports.keys);
    }
    if let Some(memory) = memory {
        memory.keep_only(content.districts.iter());
    }
    all
}

fn of_district(index: &Index<'_>, district: &District) -> Reports {
    let mut found = Vec::new();
    let stated = Stated::of(index.sources, district);
    let subject = DistrictSubject::of(index, district, &stated);
    for check in CHECKS {
        match check.run {
            Run::Site(_) => {}
            Run::District(run) => report(check, &mut found, |findings| run(&subject, findings)),
            Run::Document(run) => {
                for document in subject.documents() {
                    report(check, &mut found, |findings| run(&document, findings));
                }
            }
        }
    }
    let (cited, revisions) = subject.into_parts();
    Reports { found, cited, revisions, keys: Vec::new() }
}

fn report(check: &'static Check, reports: &mut Vec<Reported>, run: impl FnOnce(&mut Vec<Finding>)) {
    let mut findings = Vec::new();
    run(&mut findings);
    reports.extend(findings.into_iter().map(|finding| Reported { check, finding }));
}

/// Where each id stands: the group, and the place in it.
fn places<'a, T: Ord + Clone + 'a>(
    groups: impl Iterator<Item = impl Iterator<Item = &'a T>>,
) -> BTreeMap<T, (usize, usize)> {
    let groups = groups.enumerate();
    groups.flat_map(|(g, ids)| ids.enumerate().map(move |(n, id)| (id.clone(), (g, n)))).collect()
}
