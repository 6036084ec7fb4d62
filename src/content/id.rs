//! Ids: what people write to point from one record to another.

/// The first character is a letter; then letters, digits and hyphens, all lower-case ASCII.
fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.contains("--")
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Reads an id: lower-case ASCII letters, digits and hyphens, a letter first.
            pub fn parse(text: &str) -> Option<Self> {
                is_id(text).then(|| Self(text.to_owned()))
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
    /// An office of a district; two districts may give one id to two offices.
    UnitId
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
}
