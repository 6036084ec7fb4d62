//! Files of others in an output folder.

/// Files in the folder that no planboard made, in the order of paths.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// Those that the site has files in the place of.
    pub in_the_way: Vec<String>,
    /// The others.
    pub beside: Vec<String>,
}

impl Foreign {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.in_the_way.is_empty() && self.beside.is_empty()
    }
}
