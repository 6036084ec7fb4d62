//! The program: arguments in, exit code out.

mod cli;

/// A build makes and drops millions of small texts, which this allocator does faster than those of most systems.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
