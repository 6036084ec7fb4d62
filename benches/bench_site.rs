//! Writes a project of made-up places, to measure with: `cargo run --release --example bench_site -- --districts 400 --out
//! DIR`. Only what differs is written, so that a second run with `--raise-a-value`, `--add-a-sentence` or
//! `--raise-a-tenth` changes what an editor would.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it writes files and says how many"
)]

#[path = "../tests/support/dice.rs"]
mod dice;
#[path = "../tests/support/made_up/mod.rs"]
mod made_up;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Parser;
use made_up::place::Place;

/// Writes a project of made-up places.
#[derive(Parser)]
struct Args {
    /// How many places.
    #[arg(long, default_value_t = 40)]
    districts: usize,
    /// The project folder.
    #[arg(long)]
    out: PathBuf,
    /// Raises one value of the first place: in the record, the text and the original.
    #[arg(long)]
    raise_a_value: bool,
    /// Raises one value of each tenth place.
    #[arg(long)]
    raise_a_tenth: bool,
    /// Adds a sentence to the text of the first place.
    #[arg(long)]
    add_a_sentence: bool,
}

fn main() -> io::Result<()> {
    let args = Args::parse();
    let (mut files, mut bytes, mut written) = (0, 0, 0);
    let mut put = |(path, text): made_up::File| -> io::Result<()> {
        files += 1;
        bytes += text.len();
        written += usize::from(write(&args.out.join(path), &text)?);
        Ok(())
    };
    for file in made_up::shared() {
        put(file)?;
    }
    for n in 0..args.districts {
        let mut place = Place::new(n);
        if (args.raise_a_value && n == 0) || (args.raise_a_tenth && n % 10 == 0) {
            place.raise_a_value();
        }
        if args.add_a_sentence && n == 0 {
            place.add_a_sentence();
        }
        for file in place.files() {
            put(file)?;
        }
    }
    println!("{files} files, {} kB, {written} written", bytes / 1000);
    Ok(())
}

/// Whether the file had to be written.
fn write(path: &Path, text: &str) -> io::Result<bool> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)?;
    Ok(true)
}
