//! Files of others in an output folder.

/// Files in the folder that no planboard made, in the order of paths.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// Those that the site has files in the place of.
    pub in_the_way: Vec<String>,
    /// The others.
    pub beside: Vec<String>,
    /// Why files of planboard's may be among them.
    pub lost: Option<Lost>,
}

/// Why a folder does not say which of its files are planboard's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// There is no manifest beside files that this site has, byte for byte.
    Missing,
    /// Beside such files, that of the name of the manifest is not as planboard writes it.
    Unreadable,
}

impl Foreign {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.in_the_way.is_empty() && self.beside.is_empty()
    }
}
