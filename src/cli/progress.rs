//! How far a run is, on a terminal: one line, drawn over as it goes on, and gone when there is something to say.

use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use planboard::diag::{Finding, Lang, Message, Sources, Suppressed};
use planboard::publish::{Events, Foreign, Stage, Tick};
use planboard::say;

use super::terminal::Terminal;

/// How long a stage goes on before it is shown: one that is over in a blink would only flicker.
const UNSEEN: Duration = Duration::from_millis(500);

/// The line of a run.
pub(super) struct Progress {
    lang: Lang,
    is_shown: bool,
    /// The stage that goes on.
    bar: Option<ProgressBar>,
}

impl Progress {
    pub(super) fn on(terminal: &Terminal) -> Self {
        Self { lang: terminal.lang, is_shown: terminal.is_drawn_over, bar: None }
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
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
        let was_seen = self.bar.as_ref().is_some_and(|bar| !bar.is_hidden());
        self.clear();
        if !self.is_shown {
            return Box::new(|| {});
        }
        let target = ProgressDrawTarget::hidden();
        let count = count.map(|count| u64::try_from(count).unwrap_or(u64::MAX));
        let bar = ProgressBar::with_draw_target(count, target)
            .with_style(style(stage, self.lang))
            .with_message(name(stage).in_lang(self.lang).to_owned());
        // Nothing is counted in it: it is shown where the work was long enough to be seen.
        if stage == Stage::Finishing && was_seen {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.tick();
        }
        self.bar = Some(bar.clone());
        Box::new(move || {
            if bar.is_hidden() && bar.elapsed() > UNSEEN {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            bar.inc(1);
        })
    }

    fn found(&mut self, _: &Sources, _: &[Finding], _: &[Suppressed]) {}

    fn forces(&mut self, _: &Path, _: &Foreign) {}
}

fn name(stage: Stage) -> Message {
    match stage {
        Stage::Reading => say!("读取文件", "reading files"),
        Stage::Checking => say!("核对区县", "checking districts"),
        Stage::Making => say!("生成网页", "making pages"),
        Stage::Finishing => say!("写入磁盘", "writing to the disk"),
    }
}

fn style(stage: Stage, lang: Lang) -> ProgressStyle {
    let template = match (stage, lang) {
        (Stage::Finishing, _) => "{msg}",
        // How many files there are is known when they have been read.
        (Stage::Reading, _) => "{msg} {human_pos}",
        (_, Lang::Zh) => "{msg} [{bar:24}] {human_pos}/{human_len}，约剩 {eta}",
        (_, Lang::En) => "{msg} [{bar:24}] {human_pos}/{human_len}, about {eta} left",
    };
    let style = ProgressStyle::with_template(template).expect("the templates above are sound");
    style.progress_chars("=> ")
}
