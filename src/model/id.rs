//! Ids: what people write to point from one record to another.

/// How many letters an id may have: it becomes the name of a file, and every system holds a name of this length with an
/// extension and a number.
pub(crate) const MOST: usize = 100;

/// Names that stand for devices on Windows, with any extension and in any case.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Devices that go by a number from 1 to 9.
const NUMBERED: [&str; 2] = ["com", "lpt"];

/// The page that a server shows for a folder.
pub(crate) const FOLDER_PAGE: &str = "index";

/// Why a text is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoId {
    /// It is not made of lower-case ASCII letters, digits and single hyphens between them, a letter first.
    Form,
    /// It has more than [`MOST`] letters.
    Long,
    /// It is the name of a device of Windows.
    Device,
    /// It is [`FOLDER_PAGE`].
    Page,
}

/// Whether a name, in lower case and without its extension, is that of a device of Windows.
pub(crate) fn is_device(name: &str) -> bool {
    let number = NUMBERED.iter().find_map(|device| name.strip_prefix(device));
    let is_numbered = number.is_some_and(|n| {
        let mut signs = n.chars();
        matches!(signs.next(), Some('1'..='9' | '¹' | '²' | '³')) && signs.next().is_none()
    });
    DEVICES.contains(&name) || is_numbered
}

/// Why a text is no id, if it is none.
pub(crate) fn fault(text: &str) -> Option<NoId> {
    if !has_form(text) {
        Some(NoId::Form)
    } else if text.len() > MOST {
        Some(NoId::Long)
    } else if is_device(text) {
        Some(NoId::Device)
    } else {
        (text == FOLDER_PAGE).then_some(NoId::Page)
    }
}

/// The first character is a letter; then letters, digits and hyphens, all lower-case ASCII.
fn has_form(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.contains("--")
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads an id: at most 100 lower-case ASCII letters, digits and hyphens, a letter first, and a name that
            /// every system can give to a file.
            pub fn parse(text: &str) -> Option<Self> {
                fault(text).is_none().then(|| Self(text.to_owned()))
            }

            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A place that plans. Its GB/T 2260 code is no key: codes are reused over the years.
    DistrictId
}
id! {
    /// A plan, an action plan or a report.
    DocumentId
}
id! {
    /// One entry of the catalogue.
    IndicatorId
}
id! {
    /// A group of the catalogue.
    DomainId
}
id! {
    /// A kind of place: a built-in one, or one that the site declares.
    PlaceKindId
}
id! {
    /// A way to break values down, as by sex.
    DimensionId
}
id! {
    /// A category of a dimension; two dimensions may give one id to two categories.
    CategoryId
}
id! {
    /// An agency of a district; two districts may give one id to two agencies.
    AgencyId
}
id! {
    /// A publication that values are from and that is not here.
    SourceId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_addresses_everywhere() {
        for good in ["life-expectancy", "a", "gps-per-10000"] {
            assert!(IndicatorId::parse(good).is_some(), "{good}");
        }
        for bad in ["", "3a", "-a", "a-", "A", "a_b", "人口", "a b", "a/b", "../a", "a--2"] {
            assert!(IndicatorId::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn ids_are_names_of_files_everywhere() {
        let long = "a".repeat(MOST);
        for good in
            ["con-1", "console", "com", "com10", "com0", "lpt-1", "auxiliary", "indexes", &long]
        {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"] {
            assert_eq!(fault(bad), Some(NoId::Device), "{bad}");
        }
        assert_eq!(fault("index"), Some(NoId::Page));
        assert_eq!(fault(&(long + "a")), Some(NoId::Long));
    }
}
