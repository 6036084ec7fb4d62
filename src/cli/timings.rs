//! How long each stage of a run took.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use planboard::diag::{Lang, Message};
use planboard::publish::Stage;
use planboard::say;

/// The stages of a run, in the order in which they began.
#[derive(Default)]
pub(super) struct Timings {
    stages: Vec<Timed>,
}

struct Timed {
    stage: Stage,
    began: Instant,
    /// How much of what the stage counts was done.
    done: Arc<AtomicUsize>,
}

impl Timings {
    /// A stage begins, and the last one ends. What is returned is counted up as things are done.
    pub(super) fn begins(&mut self, stage: Stage) -> Arc<AtomicUsize> {
        let done = Arc::<AtomicUsize>::default();
        self.stages.push(Timed { stage, began: now(), done: Arc::clone(&done) });
        done
    }

    /// The table, a stage a line: its name, how many things it did, seconds by the clock. The last stage ends now.
    pub(super) fn table(&self, lang: Lang) -> String {
        let mut rows: Vec<(Message, String, Duration)> = Vec::new();
        let ends = self.stages.iter().skip(1).map(|next| next.began).chain([now()]);
        for (timed, end) in self.stages.iter().zip(ends) {
            let done = match timed.done.load(Ordering::Relaxed) {
                0 => String::new(),
                done => done.to_string(),
            };
            rows.push((name(timed.stage), done, end.duration_since(timed.began)));
        }
        let all = rows.iter().map(|(.., time)| *time).sum();
        rows.push((say!("合计", "in all"), String::new(), all));
        let wide = |name: &str| name.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        let widest: usize =
            rows.iter().map(|(name, ..)| wide(name.in_lang(lang))).max().unwrap_or_default();
        let mut table = String::new();
        for (name, done, time) in rows {
            let name = name.in_lang(lang);
            let blank = " ".repeat(widest - wide(name));
            // Writing to a string does not fail.
            let _ = writeln!(table, "{name}{blank} {done:>8} {:>9.3} s", time.as_secs_f64());
        }
        table
    }
}

/// What a stage does.
pub(super) fn name(stage: Stage) -> Message {
    match stage {
        Stage::Comparing => say!("与上次对照", "comparing with the last build"),
        Stage::Reading => say!("读取文件", "reading files"),
        Stage::Checking => say!("核对区县", "checking districts"),
        Stage::Arranging => say!("编排网页", "arranging pages"),
        Stage::Making => say!("生成网页", "making pages"),
        Stage::Finishing => say!("写入磁盘", "writing to the disk"),
    }
}

#[expect(clippy::disallowed_methods, reason = "no stage sees it: it is told and forgotten")]
fn now() -> Instant {
    Instant::now()
}
