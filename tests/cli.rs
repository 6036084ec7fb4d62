//! The real program: exit codes, standard output and standard error.

mod support;

use support::Project;

#[test]
fn help_is_data() {
    let run = Project::empty().run(&["--help"]).ends(0);
    assert!(run.stdout.contains("build"), "{}", run.stdout);
}
