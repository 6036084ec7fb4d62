//! What the places of a site are called, in every sentence of a theme.

use serde::Deserialize;

use crate::model::PlaceWord;

/// What the places are called: of the theme, unless the site has words of its own. Older themes have none and name them
/// as they like.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::page) struct PlaceWords {
    /// For `{place}`.
    one: String,
    /// For `{place_many}`, where they are counted or listed.
    many: String,
    /// For `{place_counter}`, between a number and the word.
    counter: String,
    /// For `{place_en}`.
    en: String,
}

impl PlaceWords {
    /// Those of a site.
    pub(in crate::page) fn of(&self, word: &PlaceWord) -> Self {
        let PlaceWord { zh, en, counter } = word;
        let counter = counter.as_ref().unwrap_or(&self.counter).clone();
        Self { one: zh.clone(), many: zh.clone(), counter, en: en.clone() }
    }

    /// A text with the words in their places.
    pub(in crate::page) fn fill(&self, text: &str) -> String {
        let Self { one, many, counter, en } = self;
        let names = [
            ("{place}", one),
            ("{place_many}", many),
            ("{place_counter}", counter),
            ("{place_en}", en),
        ];
        names.iter().fold(text.to_owned(), |text, (name, word)| text.replace(name, word))
    }
}
