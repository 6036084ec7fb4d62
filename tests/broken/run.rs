//! A run of the program that is ended if it does not end by itself.

use std::fs::File;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use libtest_mimic::Failed;

use crate::support::Project;

/// How long a run may take before it counts as hanging: a guard, no measure.
const STEPS: u32 = 1000;
const STEP: Duration = Duration::from_millis(20);

/// How a run ended.
pub(crate) struct Ended {
    code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs the program in a project. Its output goes to files of another folder: a full pipe would stop it.
pub(crate) fn run(project: &Project, arguments: &[&str]) -> Result<Ended, Failed> {
    let beside = Project::empty();
    let output = |name: &str| File::create(beside.path().join(name)).map(Stdio::from);
    let mut command = project.command(arguments);
    command.env("RUST_BACKTRACE", "0").stdout(output("stdout")?).stderr(output("stderr")?);
    let mut child = command.spawn()?;
    for _ in 0..STEPS {
        if let Some(status) = child.try_wait()? {
            let read = |name: &str| {
                let text = beside.files(".").remove(name).unwrap_or_default();
                String::from_utf8(text).map_err(|error| format!("{name}: {error}"))
            };
            let (stdout, stderr) = (read("stdout")?, read("stderr")?);
            return Ok(Ended { code: status.code(), stdout, stderr });
        }
        sleep(STEP);
    }
    child.kill()?;
    child.wait()?;
    Err(format!("{arguments:?} has not ended after {:?}", STEP * STEPS).into())
}

impl Ended {
    /// It ended with this code, and nothing in it panicked.
    pub(crate) fn is_sound(&self, code: i32) -> Result<(), Failed> {
        let panicked = ["panicked", "stack overflow"].iter().any(|word| self.stderr.contains(word));
        if self.code == Some(code) && !panicked {
            return Ok(());
        }
        let end: String = self.stderr.chars().take(2000).collect();
        Err(format!("ended with {:?}, not {code}:\n{end}", self.code).into())
    }
}
