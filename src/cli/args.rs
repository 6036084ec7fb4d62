//! What the user typed, and nothing else.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::manner::Manner;

/// Static dashboards of public plans
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Project folder: holds content/, seeds/ and, after a build, output/
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    pub(crate) root: PathBuf,

    #[command(flatten)]
    pub(crate) manner: Manner,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check the content and build the site
    Build {
        /// Where the site goes: a folder of its own, new, empty or built before; the default is output/ in the project
        /// folder
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Write also where files are that no planboard made: those with names of the site are overwritten, others stay;
        /// and over the site of another project, or the edition for review over a public site
        #[arg(long)]
        force: bool,
        /// A theme folder in place of the one that site.yaml names
        #[arg(long, value_name = "DIR")]
        theme: Option<PathBuf>,
        /// Build the edition for review: with every finding, not to be published
        #[arg(long)]
        review: bool,
        /// Do everything again: neither use nor keep what earlier runs found and made
        #[arg(long)]
        no_cache: bool,
        /// Do not wait for the disk: faster, for tests and CI, but a power cut may leave a site that nobody knows of
        #[arg(long)]
        no_sync: bool,
        /// Print how long each stage took
        #[arg(long)]
        timings: bool,
        /// How long another build that writes into the folder is waited for
        #[arg(long, value_name = "SECONDS", default_value_t = 60)]
        wait: u64,
        /// Make the whole site beside the last one and let both change places, for servers that must never show a mixture;
        /// on Linux and macOS
        #[arg(long, conflicts_with = "force")]
        swap: bool,
        /// Sign the manifest with this secret key of minisign; its password is asked for, or taken from
        /// `PLANBOARD_SIGN_PASSWORD`
        #[arg(long, value_name = "KEY")]
        sign: Option<PathBuf>,
    },
    /// Check the content
    Check {
        /// How findings are written
        #[arg(long, default_value = "human")]
        format: Format,
        /// Let warnings fail the check, too
        #[arg(long)]
        strict: bool,
        /// List also the hosts and addresses of other sites that the content names, to be looked at: nothing is fetched;
        /// with the formats human and json
        #[arg(long)]
        links: bool,
        /// Check everything again: neither use nor keep what earlier runs found
        #[arg(long)]
        no_cache: bool,
        /// Print how long each stage took
        #[arg(long)]
        timings: bool,
        /// Show only the findings of this code; it may be given several times. The exit code speaks of all findings
        #[arg(long, value_name = "CODE")]
        code: Vec<String>,
        /// Show only the findings in the folder of this district; it may be given several times
        #[arg(long, value_name = "ID")]
        district: Vec<String>,
    },
    /// Compare a built site with its manifest: which files are changed, missing or added
    Verify {
        /// The folder of the site
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// A manifest that was kept elsewhere, in place of the one in the folder
        #[arg(long, value_name = "FILE")]
        manifest: Option<PathBuf>,
        /// The public key of minisign that must have signed the manifest
        #[arg(long, value_name = "PUB")]
        key: Option<PathBuf>,
    },
    /// Explain a code of a finding
    Explain {
        /// The code, as `unknown-key`; without one, all codes are listed
        code: Option<String>,
    },
    /// Make a new project folder with a small example that builds at once
    Init {
        /// The folder: a new one, or one with nothing in it but hidden files such as .git, README and LICENSE
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// The name of the site
        #[arg(long)]
        title: Option<String>,
    },
    /// Print JSON Schemas of content files, for completion and checks in editors
    Schema {
        /// A kind of file, as `plan`; without one, all kinds are listed
        name: Option<String>,
        /// Write the schemas of all kinds into this folder
        #[arg(long, value_name = "DIR", conflicts_with = "name")]
        out: Option<PathBuf>,
    },
    /// Start a theme of your own
    Theme {
        #[command(subcommand)]
        what: Theme,
    },
    /// Print what a shell completes commands with
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the page of the manual, for `man`
    Man {
        /// The command that it is on; without one, the program
        command: Option<String>,
    },
    /// Turn a document as received into a draft for content/
    Import {
        #[command(subcommand)]
        what: Import,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// Plain text, also text taken from a PDF or a word processor
    Text {
        /// The text file; `-` reads standard input
        file: PathBuf,
        /// Say how the text was taken for laid out, and what showed it
        #[arg(long)]
        explain: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Theme {
    /// Write the files of the built-in theme, to be changed
    New {
        /// The folder: a new one, or one with nothing in it
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// With the lines of the files, for people
    Human,
    /// One object a line, for programs
    Json,
    /// Commands that GitHub Actions shows beside the lines
    Github,
    /// SARIF 2.1.0, for editors and services
    Sarif,
}
