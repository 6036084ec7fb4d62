//! The jobs of a build: which are left to do, and how their files come to the sink.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread;

use rayon::prelude::*;

use super::cache::LastBuild;
use crate::check::Hash;
use crate::data;
use crate::files::File;
use crate::page::{Fault, Fingerprints, Job};
use crate::publish::{Events, Left, LookUp, Plan, Sink, Stage};
use crate::site::Route;

/// Why jobs were not done.
pub(super) enum Stopped<E> {
    Theme(Fault),
    Sink(E),
}

/// How many jobs each core has at a time: enough that none is idle for long, and few, since their files are held until
/// those before them are written.
const JOBS_A_CORE: usize = 8;

/// Jobs, and those files of an earlier build that they would make again.
pub(super) struct Work<'w, 'a> {
    pub(super) jobs: &'w [Job<'a>],
    pub(super) prints: Option<&'w Fingerprints<'a>>,
    pub(super) last: Option<&'w LastBuild>,
}

impl<'a> Work<'_, 'a> {
    /// The jobs that are left to do, where the sink keeps what the others made.
    fn left_to_do<S: Sink>(&self, sink: &mut S) -> Vec<&Job<'a>> {
        let made = self.last.iter().flat_map(|last| &last.made);
        let made: BTreeMap<&str, &(Hash, Vec<Left>)> =
            made.filter_map(|made| Some((made.1.first()?.path(), made))).collect();
        let mut is_kept = |job: &Job<'_>| {
            let first = job.routes.first().map(Route::path);
            let known = first.and_then(|path| made.get(path.as_str()));
            let Some(((key, files), prints)) = known.copied().zip(self.prints) else {
                return false;
            };
            let paths = job.routes.iter().map(Route::path);
            let is_same = *key == prints.key(&job.inputs)
                && paths.eq(files.iter().map(|file| file.path().to_owned()));
            is_same && sink.keep(files)
        };
        self.jobs.iter().filter(|job| !is_kept(job)).collect()
    }

    /// The files of each job as they were left, with the hash of what they were made from.
    pub(super) fn made<S: Sink>(&self, sink: &S) -> Vec<(Hash, Vec<Left>)> {
        let Some(prints) = self.prints else { return Vec::new() };
        let left = sink.left();
        let left: BTreeMap<&str, &Left> = left.iter().map(|left| (left.path(), left)).collect();
        let made = self.jobs.iter().filter_map(|job| {
            let files = job.routes.iter().map(|route| left.get(route.path().as_str()).copied());
            let files: Option<Vec<Left>> = files.map(Option::<&Left>::cloned).collect();
            Some((prints.key(&job.inputs), files?))
        });
        made.collect()
    }
}

/// Does the jobs on all cores, and gives the files to the sink in the order of the jobs.
pub(super) fn run<S: Sink>(
    work: &Work<'_, '_>,
    earlier: &LookUp<'_>,
    made_from: &[PathBuf],
    sink: &mut S,
    events: &mut impl Events,
) -> Result<S::Written, Stopped<S::Error>> {
    let jobs = work.jobs;
    let paths = jobs.iter().flat_map(|job| &job.routes).map(Route::path);
    let paths: BTreeSet<String> = paths.collect();
    let files = |take: &mut dyn FnMut(File)| {
        // A fault stops the build when the page comes up.
        jobs.iter().filter_map(|job| job.make().ok()).flatten().for_each(take);
    };
    let (paths, subjects, unpublished) =
        (&paths, Route::DISTRICTS, &data::findings().route().path());
    let plan = Plan { paths, subjects, unpublished, earlier, made_from, files: &files };
    sink.open(&plan, events).map_err(Stopped::Sink)?;
    let jobs = work.left_to_do(sink);
    let done = events.begins(Stage::Making, Some(jobs.len()));
    let make = |some: &[&Job<'_>]| -> Vec<Result<Vec<File>, Fault>> {
        some.par_iter().map(|job| job.make()).inspect(|_| done()).collect()
    };
    let mut chunks = jobs.chunks(JOBS_A_CORE * rayon::current_num_threads());
    let mut made = chunks.next().map(make);
    while let Some(files) = made {
        // The next files are made while these are written.
        made = thread::scope(|scope| {
            let next = chunks.next().map(|some| scope.spawn(move || make(some)));
            for files in files {
                for file in files.map_err(Stopped::Theme)? {
                    sink.put(file).map_err(Stopped::Sink)?;
                }
            }
            Ok(next.map(|next| next.join().unwrap_or_else(|panic| resume_unwind(panic))))
        })?;
    }
    drop(events.begins(Stage::Finishing, None));
    sink.finish().map_err(Stopped::Sink)
}
