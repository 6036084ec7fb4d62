//! What is printed beside a value where it differs from the catalogue.

/// What is printed beside a value where it differs from the catalogue.
#[derive(Debug, Default, Hash)]
pub struct AsPrinted {
    /// The printed name.
    pub name: Option<String>,
    /// The printed unit.
    pub unit: Option<String>,
    /// What the unit should read, where the print is wrong.
    pub erratum: Option<UnitErratum>,
    /// What a reader should know.
    pub note: Option<String>,
}

impl AsPrinted {
    /// The unit that is meant: the erratum's, the printed one, or the catalogue's.
    pub fn unit_meant<'a>(&'a self, catalogue: &'a str) -> &'a str {
        let printed = self.unit.as_deref();
        self.erratum.as_ref().map(|erratum| erratum.unit.as_str()).or(printed).unwrap_or(catalogue)
    }
}

/// A printing error of a unit.
#[derive(Debug, Hash)]
pub struct UnitErratum {
    /// The unit that is meant.
    pub unit: String,
    /// How one knows.
    pub reason: String,
}
