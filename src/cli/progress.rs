//! How far a run is: on a terminal one line, drawn over as it goes on, and gone when there is something to say; at the end,
//! if that is asked for, how long each stage took.

use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use planboard::diag::{Finding, Lang, Sources, Suppressed};
use planboard::publish::{Events, Foreign, Stage, Tick};

use super::terminal::Terminal;
use super::timings::{self, Timings};

/// How long a stage goes on before it is shown: one that is over in a blink would only flicker.
const UNSEEN: Duration = Duration::from_millis(500);

/// The line of a run.
pub(super) struct Progress {
    lang: Lang,
    is_shown: bool,
    /// Whether a stage went on for long enough to be shown.
    was_seen: bool,
    /// The stage that goes on.
    bar: Option<ProgressBar>,
    timings: Option<Timings>,
}

impl Progress {
    pub(super) fn on(terminal: &mut Terminal) -> Self {
        Self {
            lang: terminal.lang,
            is_shown: terminal.is_drawn_over,
            was_seen: false,
            bar: None,
            timings: terminal.timings.take(),
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            self.was_seen |= !bar.is_hidden();
            bar.finish_and_clear();
        }
    }

    /// How long each stage took until now, if that is asked for.
    pub(super) fn times(&self) -> Option<String> {
        Some(self.timings.as_ref()?.table(self.lang))
    }

    /// The line of a stage, not seen yet.
    fn bar(&self, stage: Stage, count: Option<usize>) -> ProgressBar {
        let count = count.map(|count| u64::try_from(count).unwrap_or(u64::MAX));
        let bar = ProgressBar::with_draw_target(count, ProgressDrawTarget::hidden())
            .with_style(style(stage, self.lang))
            .with_message(timings::name(stage).in_lang(self.lang).to_owned());
        // Nothing may be counted in it: it is shown where the work has been long.
        if self.was_seen {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.tick();
        }
        bar
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// What a check tells while it goes on; what it found is in its report.
impl Events for Progress {
    fn begins(&mut self, stage: Stage, count: Option<usize>) -> Tick {
        self.clear();
        let done = self.timings.as_mut().map(|timings| timings.begins(stage));
        self.bar = self.is_shown.then(|| self.bar(stage, count));
        let bar = self.bar.clone();
        Box::new(move || {
            if let Some(done) = &done {
                done.fetch_add(1, Ordering::Relaxed);
            }
            if let Some(bar) = &bar {
                if bar.is_hidden() && bar.elapsed() > UNSEEN {
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                }
                bar.inc(1);
            }
        })
    }

    fn found(&mut self, _: &Sources, _: &[Finding], _: &[Suppressed]) {}

    fn forces(&mut self, _: &Path, _: &Foreign) {}
}

fn style(stage: Stage, lang: Lang) -> ProgressStyle {
    let template = match (stage, lang) {
        (Stage::Comparing | Stage::Arranging | Stage::Finishing, _) => "{msg}",
        // How many files there are is known when they have been read.
        (Stage::Reading, _) => "{msg} {human_pos}",
        (_, Lang::Zh) => "{msg} [{bar:24}] {human_pos}/{human_len}，约剩 {eta}",
        (_, Lang::En) => "{msg} [{bar:24}] {human_pos}/{human_len}, about {eta} left",
    };
    let style = ProgressStyle::with_template(template).expect("the templates above are sound");
    style.progress_chars("=> ")
}
