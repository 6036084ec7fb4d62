//! The licences of all crates that the program and its tests are made of, as Cargo knows them without the network.

use std::process::Command;

use serde_json::Value;

/// Licences that ask for no more than their text beside the program.
const ALLOWED: [&str; 9] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether an expression of SPDX can be met by allowed licences; `/` is an old way to write `OR`.
fn is_allowed(licence: &str) -> bool {
    let licence = licence.replace('/', " OR ");
    let all = licence.split(" AND ").map(|part| part.trim_matches(['(', ')']));
    let any = |part: &str| part.split(" OR ").any(|one| ALLOWED.contains(&one.trim()));
    // Brackets are understood around one level of `OR` alone: others are for a person to read.
    licence.matches('(').count() <= licence.matches(" AND ").count() + 1 && all.into_iter().all(any)
}

/// The crates that are compiled for this machine: their names and licences.
fn crates() -> Vec<(String, Option<String>)> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let root = env!("CARGO_MANIFEST_DIR");
    let host = Command::new("rustc").arg("-vV").output().expect("rustc is there");
    let host = String::from_utf8(host.stdout).expect("rustc speaks UTF-8");
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let mut metadata = Command::new(cargo);
    metadata.args(["metadata", "--offline", "--locked", "--format-version", "1"]);
    metadata.args(["--filter-platform", host]).current_dir(root);
    let found = metadata.output().expect("cargo is there");
    let said = String::from_utf8_lossy(&found.stderr);
    let found: Value = serde_json::from_slice(&found.stdout).expect(&said);
    let text = |one: &Value, key: &str| one.get(key).and_then(Value::as_str).map(str::to_owned);
    let packages =
        found.get("packages").and_then(Value::as_array).expect("a list of crates").iter();
    let packages =
        packages.map(|one| (text(one, "name").unwrap_or_default(), text(one, "license")));
    packages.collect()
}

#[test]
fn the_licences_of_all_crates_are_allowed() {
    let crates = crates();
    assert!(crates.len() > 50, "{crates:?}");
    let is_fine =
        |(_, licence): &&(String, Option<String>)| licence.as_deref().is_some_and(is_allowed);
    let strange: Vec<_> = crates.iter().filter(|one| !is_fine(one)).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn licences_are_read() {
    for fine in
        ["MIT", "MIT OR GPL-3.0-only", "Unlicense/MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"]
    {
        assert!(is_allowed(fine), "{fine}");
    }
    for strange in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "", "(MIT OR Zlib) AND SSPL-1.0"] {
        assert!(!is_allowed(strange), "{strange}");
    }
}
