//! JSON Schemas of the files, for editors: made from the raw types, so that what an editor offers is what is read.

use crate::read::yaml::raw::plan::RawPlan;
use crate::read::yaml::raw::progress::RawProgressFile;
use crate::read::yaml::raw::site::{RawDimensions, RawSite, RawTiles};
use crate::read::yaml::raw::{
    RawCatalogue, RawDistrict, RawDocument, RawObservations, RawSources, RawUnits,
};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};

/// A kind of file of the content folder.
#[derive(Debug, Clone, Copy)]
pub struct FileKind {
    /// The name of its schema.
    pub name: &'static str,
    /// Its files, from the project folder, in the signs that editors use.
    pub files: &'static str,
    root: fn(&mut SchemaGenerator) -> Schema,
}

impl FileKind {
    /// Every kind. Of two that fit a file, the first is meant.
    pub const ALL: &[Self] = &[
        Self::new::<RawSite>("site", "content/site.yaml"),
        Self::new::<RawCatalogue>("indicators", "content/indicators/*.yaml"),
        Self::new::<RawDimensions>("dimensions", "content/dimensions.yaml"),
        Self::new::<RawTiles>("tiles", "content/tiles.yaml"),
        Self::new::<RawSources>("sources", "content/{sources,districts/*/sources}*.yaml"),
        Self::new::<RawDistrict>("district", "content/districts/*/district.yaml"),
        Self::new::<RawUnits>("units", "content/districts/*/units*.yaml"),
        Self::new::<RawObservations>("observations", "content/districts/*/observations*.yaml"),
        Self::new::<RawProgressFile>("progress", "content/districts/*/progress*.yaml"),
        Self::new::<RawPlan>(
            "plan",
            "content/districts/*/!(district|units*|observations*|progress*|sources*).yaml",
        ),
        Self::new::<RawDocument>("document", "content/districts/*/*.md"),
    ];

    const fn new<T: JsonSchema>(name: &'static str, files: &'static str) -> Self {
        Self { name, files, root: SchemaGenerator::root_schema_for::<T> }
    }

    /// The kind of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name == name)
    }

    /// The schema as text.
    pub fn schema(self) -> String {
        let mut settings = SchemaSettings::draft07();
        settings.inline_subschemas = true;
        let schema = (self.root)(&mut settings.into_generator());
        format!("{:#}\n", schema.as_value())
    }
}
