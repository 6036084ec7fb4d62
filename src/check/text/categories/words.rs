//! The words by which texts name categories, found in a text.

use std::ops::Range;

use crate::check::text::letters;
use crate::check::text::numbers::splits_number;
use crate::model::Dimension;

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Meant {
    /// A category, by its place in the dimension.
    Category(usize),
    /// The whole.
    Total,
    /// Something else, though it holds the word of a category.
    Other,
}

/// A word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Mention {
    pub(in crate::check) meant: Meant,
    /// Where it stands, in letters.
    pub(in crate::check) at: Range<usize>,
}

/// The words of one dimension, the longest first.
#[derive(Debug, Clone, Default)]
pub(in crate::check) struct Words(Vec<(Vec<char>, Meant)>);

/// Words that hold that of a category and are about something else, whatever a site declares.
const OTHERS: &[&str] = &[
    "子女",
    "儿女",
    "孙女",
    "侄女",
    "少女",
    "女儿",
    "女士",
    "妇女儿童",
    "妇女联合会",
    "妇联",
    "城镇化",
    "城市化",
    "农村信用社",
    "城镇职工",
    "家乡",
    "返乡",
    "下乡",
    "老乡",
    "故乡",
    "乡镇",
    "城区",
];

/// Letters behind a word of one letter that leave it a word of its own: 男性, 男为, 女的.
const BEHIND_ONE: &str = "性生童婴孩为占达约是的人均各分共超近平预和与及比";

/// Letters before a word that turn it into its opposite: 非农村, 不含农村.
const NOT: &[&str] = &["非", "除", "不含", "不包括", "除去", "未含"];

impl Words {
    /// The words of a dimension.
    pub(in crate::check) fn of(dimension: &Dimension) -> Self {
        let categories = dimension.categories.iter().enumerate();
        let categories =
            categories.flat_map(|(n, c)| c.names().map(move |word| (word, Meant::Category(n))));
        let total = dimension.total.iter().map(|word| (word.as_str(), Meant::Total));
        let except = dimension.except.iter().map(|word| (word.as_str(), Meant::Other));
        Self::new(categories.chain(total).chain(except))
    }

    /// Words of categories, each with what it means.
    pub(in crate::check) fn new<'w>(words: impl Iterator<Item = (&'w str, Meant)>) -> Self {
        let mut all: Vec<(Vec<char>, Meant)> = Vec::new();
        let others = OTHERS.iter().map(|word| (*word, Meant::Other));
        for (word, meant) in words.chain(others) {
            let letters = letters::forms(&letters::of_text(word));
            if !letters.is_empty() && all.iter().all(|(known, _)| *known != letters) {
                all.push((letters, meant));
            }
        }
        all.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self(all)
    }

    /// The same words with names that are about something else where they hold one of them: 妇女常见病筛查率.
    #[must_use]
    pub(in crate::check) fn but_for<'n>(&self, names: impl Iterator<Item = &'n Vec<char>>) -> Self {
        let mut words = self.clone();
        for name in names.filter(|name| self.is_in(name)) {
            words.0.push((letters::forms(name), Meant::Other));
        }
        words.0.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        words
    }

    /// Whether a text names a category.
    pub(in crate::check) fn is_in(&self, text: &[char]) -> bool {
        self.categories_in(text).next().is_some()
    }

    /// The categories that a text names.
    pub(in crate::check) fn categories_in(&self, text: &[char]) -> impl Iterator<Item = usize> {
        self.mentions(text).into_iter().filter_map(|mention| match mention.meant {
            Meant::Category(category) => Some(category),
            Meant::Total | Meant::Other => None,
        })
    }

    /// The words of a text, from its start; of two at one place the longer.
    pub(in crate::check) fn mentions(&self, text: &[char]) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            // 5岁以下 does not stand in 65岁以下.
            let is_whole =
                |word: &[char]| !splits_number(text, at) && !splits_number(text, at + word.len());
            let word =
                self.0.iter().find(|(word, _)| letters::begins(rest, word) && is_whole(word));
            let Some((word, meant)) = word else {
                at += 1;
                continue;
            };
            let place = at..at + word.len();
            at = place.end;
            let is_category = *meant != Meant::Other;
            // 男女, 城乡
            let goes_on = found.last().is_some_and(|last| last.at.end == place.start);
            if word.len() == 1 && is_category && !goes_on && !self.is_alone(text, place.end) {
                continue;
            }
            let before = text.get(..place.start).unwrap_or_default();
            let is_not = NOT.iter().any(|not| letters::without(before, not).is_some());
            let meant = if is_not && is_category { Meant::Other } else { *meant };
            found.push(Mention { meant, at: place });
        }
        found
    }

    /// Whether a word of one letter ends at a place, and no longer word goes on there: 男护士, 女工.
    fn is_alone(&self, text: &[char], end: usize) -> bool {
        let rest = text.get(end..).unwrap_or_default();
        let Some(next) = rest.first() else { return true };
        let goes_on = next.is_alphabetic() && !BEHIND_ONE.contains(*next);
        // 男女, 城乡
        let is_next = |(word, meant): &(Vec<char>, Meant)| {
            *meant != Meant::Other && letters::begins(rest, word)
        };
        !goes_on || self.0.iter().any(is_next)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The words of men and women, and of town and country.
    pub(in crate::check::text::categories) fn words() -> [Words; 2] {
        let is = |words: &[(&'static str, Meant)]| Words::new(words.iter().copied());
        let (one, two) = (Meant::Category(0), Meant::Category(1));
        [
            is(&[
                ("男性", one),
                ("男", one),
                ("女性", two),
                ("女", two),
                ("妇女", two),
                ("合计", Meant::Total),
            ]),
            is(&[("城镇", one), ("城", one), ("农村", two), ("乡", two)]),
        ]
    }

    #[test]
    fn categories_are_named_by_whole_words() {
        let all: Vec<usize> = vec![0, 1];
        let none: Vec<usize> = Vec::new();
        for (text, sex, residence) in [
            ("男75.9岁，女81.4岁", &all, &none),
            ("男女分别为", &all, &none),
            ("男护士200人，女工5人，子女2人，女职工", &none, &none),
            ("妇女儿童医院，妇联", &none, &none),
            ("非农村居民，城镇化率，乡镇卫生院", &none, &none),
            ("城乡居民", &none, &all),
            ("城镇职工基本医疗保险", &none, &none),
            ("农村妇女", &vec![1], &vec![1]),
            ("男性", &vec![0], &none),
        ] {
            let text: Vec<char> = text.chars().collect();
            let [of_sex, of_residence] = words();
            assert_eq!(of_sex.categories_in(&text).collect::<Vec<_>>(), *sex, "{text:?}");
            assert_eq!(
                of_residence.categories_in(&text).collect::<Vec<_>>(),
                *residence,
                "{text:?}"
            );
        }
        let [sex, _] = words();
        let name: Vec<char> = "妇女常见病筛查率".chars().collect();
        assert!(sex.is_in(&name));
        assert!(!sex.but_for([&name].into_iter()).is_in(&name));
    }
}
