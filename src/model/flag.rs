//! Flags: what statistics offices say of a value beside it.

use super::choice::Choice;

/// What a statistics office says of a value beside it, as in the flags of Eurostat and SDMX.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// 初步数: a final value is still to come.
    Provisional,
    /// 估计数: it was estimated, and not measured.
    Estimated,
    /// 口径变更: from this value on the series is measured in another way.
    Break,
    /// 保密: there is a value, and it is not published.
    Confidential,
    /// 无数据: there is no value.
    Unavailable,
}

impl Flag {
    /// Every flag, in the order in which they are explained.
    pub const ALL: [Self; 5] =
        [Self::Provisional, Self::Estimated, Self::Break, Self::Confidential, Self::Unavailable];

    /// Whether it stands in the place of a value.
    pub const fn is_without_value(self) -> bool {
        matches!(self, Self::Confidential | Self::Unavailable)
    }

    /// Its word in files.
    pub fn name(self) -> &'static str {
        let words = Self::WORDS.iter();
        words.clone().find(|(.., flag)| *flag == self).map_or("", |(word, ..)| word)
    }
}

impl Choice for Flag {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("provisional", "初步数：还要核实", Self::Provisional),
        ("estimated", "估计数", Self::Estimated),
        ("break", "口径变更：从这个值起与以前不可比", Self::Break),
        ("confidential", "保密：有数，不公布；不写 value，在 note 里写原因", Self::Confidential),
        ("unavailable", "无数据；不写 value，在 note 里写原因", Self::Unavailable),
    ];
}
