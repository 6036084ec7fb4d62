//! Turns YAML indicator data and the texts of public plans into a static site with charts.
//!
//! [`Project`] is the way in: it checks a project folder and builds a site into a [`Sink`](publish::Sink). Data flows one
//! way; each stage is a function from a value to a value plus findings:
//!
//! 1. [`import::draft`]: a document as received to a Markdown draft
//! 2. [`read::load`]: the content folder to the types of [`model`]
//! 3. [`check::check`]: ids resolve, texts are their sources' texts: [`check::Checked`]
//! 4. [`assess::assess`]: the status of every commitment
//! 5. [`data::tables`]: the tables of the data files
//! 6. [`chart`]: numbers to SVG
//! 7. [`page::jobs`]: everything to files, one after another
//! 8. [`publish::Publisher`]: files to the output folder
//!
//! Only [`files`] touches the disk; only the program's `cli` prints.

pub mod assess;
pub mod chart;
pub mod check;
pub mod data;
pub mod diag;
pub mod files;
pub mod import;
pub mod model;
pub mod page;
mod pipeline;
pub mod publish;
pub mod read;
pub mod site;

pub use pipeline::{Cache, MADE_FROM, NotBuilt, Options, Project, Report, Sound};
