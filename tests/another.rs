//! The site of another project in an output folder: it is not removed by the way, and a project goes on with its own.
#![expect(clippy::disallowed_methods, reason = "the tests rename folders themselves")]

use crate::output::refused;
use crate::support::Project;

const BASE: &str = "tests/faults/base";

/// The base project whose district is another place.
fn moved_to(project: &Project, root: &str) {
    let folder = |name| format!("{root}/content/districts/{name}");
    let (old, new) = (project.path().join(folder("anping")), project.path().join(folder("heping")));
    std::fs::rename(old, new).expect("rename a folder");
    project.replace(&format!("{}/district.yaml", folder("heping")), "id: anping", "id: heping");
}

#[test]
fn the_site_of_another_project_is_not_removed_by_the_way() {
    for swap in [&[][..], &["--swap"]] {
        let project = Project::empty();
        project.add(BASE, "one");
        project.add(BASE, "two");
        moved_to(&project, "two");
        project.run(&["build", "--root", "one", "--out", "public"]).ends(0);
        let build = ["--lang", "en", "build", "--root", "two", "--out", "public"];
        let build: Vec<&str> = build.into_iter().chain(swap.iter().copied()).collect();
        let words = ["`public` seems to hold the site of another project", "districts/anping.html"];
        refused(&project, &build, &words);
        let forced = ["--root", "two", "--out", "public", "--force"];
        let run = project.run(&[&["--lang", "en", "build"][..], &forced].concat()).ends(0);
        assert!(run.stderr.contains("which `--force` replaces"), "{}", run.stderr);
        assert!(!project.path().join("public/districts/anping.html").exists());
        // It is that of this project now, and the other way round it is another's.
        project.run(&build).ends(0);
        let words = ["seems to hold the site of another project", "districts/heping.html"];
        refused(&project, &["--lang", "en", "build", "--root", "one", "--out", "public"], &words);
    }
}

#[test]
fn a_project_whose_only_district_is_renamed_goes_on() {
    // Built and built again by these options; the site is known by what the first build left.
    for (first, next) in [
        (&["build"][..], &["build"][..]),
        (&["build", "--swap"], &["build", "--swap"]),
        (&["build"], &["build", "--swap"]),
        (&["build", "--swap"], &["build"]),
        (&["build", "--review"], &["build"]),
    ] {
        let project = Project::empty();
        project.add(BASE, ".");
        project.run(first).ends(0);
        moved_to(&project, ".");
        project.run(next).ends(0);
        assert!(!project.path().join("output/districts/anping.html").exists());
        project.run(&["verify", "output"]).ends(0);
    }
}

#[test]
fn a_first_build_that_was_killed_is_no_site_of_another() {
    let project = Project::empty();
    project.add(BASE, ".");
    project.run(&["build"]).ends(0);
    let files = project.read("output/manifest.json").trim_end().replace('\n', "\n  ");
    let begun = format!("{{\n  \"files\": {files},\n  \"of_others\": []\n}}\n");
    project.remove("output/manifest.json");
    project.write("output/.planboard-begun", begun);
    moved_to(&project, ".");
    project.run(&["build", "--no-cache"]).ends(0);
}

#[test]
fn where_nothing_is_remembered_a_site_with_other_districts_is_another() {
    let words = ["use `--force` once"];
    let project = Project::empty();
    project.add(BASE, ".");
    project.run(&["build", "--no-cache"]).ends(0);
    moved_to(&project, ".");
    refused(&project, &["--lang", "en", "build", "--no-cache"], &words);
    // A copy of a project has its cache, and never built there.
    let project = Project::empty();
    project.add(BASE, "one");
    project.run(&["build", "--root", "one", "--out", "public"]).ends(0);
    project.run(&["build", "--root", "one", "--out", "one/output"]).ends(0);
    crate::support::copy_folder(&project.path().join("one"), &project.path().join("two"));
    moved_to(&project, "two");
    refused(&project, &["--lang", "en", "build", "--root", "two", "--out", "public"], &words);
    // What is there now is not what was left there.
    project.add(BASE, "three");
    project.replace("three/content/site.yaml", "title: ", "title: 另一个");
    project.remove("public");
    project.run(&["build", "--root", "three", "--out", "public"]).ends(0);
    moved_to(&project, "one");
    refused(&project, &["--lang", "en", "build", "--root", "one", "--out", "public"], &words);
}

/// The edition for review does not take the place of the public one, whose folder people copy to a portal.
#[test]
fn the_edition_for_review_does_not_replace_a_published_site() {
    let words = ["output` holds the public edition", "as `--out review`"];
    for swap in [&[][..], &["--swap"]] {
        let project = Project::copy("tests/sites/small");
        project.run(&["build"]).ends(0);
        let review = [&["--lang", "en", "build", "--review"][..], swap].concat();
        refused(&project, &review, &words);
        project.run(&["build", "--review", "--out", "review"]).ends(0);
        project.run(&[&["build", "--review", "--out", "review"][..], swap].concat()).ends(0);
        // By force, and from then on; the public edition may follow it.
        project.run(&["build", "--review", "--force"]).ends(0);
        project.run(&review).ends(0);
        project.run(&["build"]).ends(0);
        refused(&project, &review, &words);
    }
}

/// Nor does it come into a folder of the public one, or the other way round: one is copied with the other.
#[test]
fn the_edition_for_review_does_not_lie_in_a_published_site() {
    for swap in [&[][..], &["--swap"]] {
        let project = Project::copy("tests/sites/small");
        let public = [&["--lang", "en", "build"][..], swap].concat();
        let review = |out| [&public[..], &["--review", "--out", out]].concat();
        project.run(&public).ends(0);
        for out in ["output/review", "output/a/b", "output/districts"] {
            refused(&project, &review(out), &["which holds the public edition of a site"]);
        }
        // A public one may lie there, and one for review in one for review.
        project.run(&[&public[..], &["--out", "output/earlier"]].concat()).ends(0);
        project.run(&review("review")).ends(0);
        project.run(&review("review/earlier")).ends(0);
        refuse_both(&project, &public);
        // By force, but then the public one says so.
        project.run(&["build", "--review", "--out", "output/review", "--force"]).ends(0);
        refused(&project, &public, &["review/` holds the edition for review", "Move it away"]);
        project.run(&["build", "--force"]).ends(0);
        project.remove("output/review");
        project.run(&public).ends(0);
    }
}

/// Nor around one, and nothing of it stays in a folder where the public one takes its place.
fn refuse_both(project: &Project, public: &[&str]) {
    project.run(&[public, &["--out", "www/plans"]].concat()).ends(0);
    let around = [public, &["--review", "--out", "www"]].concat();
    refused(project, &around, &["www/plans/` holds the public edition", "is likely to be public"]);
    project.run(&[public, &["--review", "--out", "desk"]].concat()).ends(0);
    project.write("desk/data/findings.csv", "saved by a spreadsheet");
    let over = [public, &["--out", "desk"]].concat();
    refused(project, &over, &["would be published along", "data/findings.csv", "Move them away"]);
    project.remove("desk/data/findings.csv");
    project.run(&over).ends(0);
}
