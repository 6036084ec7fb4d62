//! Turns YAML indicator data and the texts of public plans into a static site with charts.
//!
//! Data flows one way; each stage is a function from a value to a value plus findings:
//!
//! 1. [`import::draft`]: a document as received to a Markdown draft
//! 2. [`content::load`]: the content folder to [`content::Content`]
//! 3. [`check::check`]: ids resolve, texts are their sources' texts: [`check::Checked`]
//! 4. [`assess::assess`]: the status of every commitment
//! 5. [`chart`]: numbers to SVG
//! 6. [`page::pages`]: everything to files in memory
//! 7. [`publish::Publisher`]: files in memory to the output folder
//!
//! Only [`content`] and [`publish`] touch the disk; only the program's `cli` prints.

pub mod assess;
pub mod chart;
pub mod check;
pub mod content;
pub mod diag;
pub mod import;
pub mod page;
pub mod publish;
