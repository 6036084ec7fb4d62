//! The category that governs a number in a sentence: `78.6岁（男75.9岁，女81.4岁）`, `男女分别为75.9岁、81.4岁`,
//! `75.9岁（男）、81.4岁（女）`.

mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use super::letters;
use super::numbers::{PrintedNumber, Reading, is_in_unit, is_of_unit, joins, numbers};
use super::years;

pub(in crate::check) use words::{Meant, Mention, Words};

/// How closely a category stands to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Governed {
    /// Right before it, but for the name of the indicator and words such as 为, in a list, or in brackets behind it.
    Closely(Meant),
    /// Before it in its clause, with no other number between.
    Near(Meant),
    /// Before it in its sentence.
    Loosely(Meant),
    /// Several do, or which of them cannot be told.
    Unclear,
    /// None.
    Nothing,
}

impl Governed {
    /// What is meant, where that can be told.
    pub(in crate::check) fn meant(self) -> Option<Meant> {
        match self {
            Self::Closely(meant) | Self::Near(meant) | Self::Loosely(meant) => Some(meant),
            Self::Unclear | Self::Nothing => None,
        }
    }
}

/// How many letters of a unit may stand between a number and the brackets with its category.
const LONGEST_UNIT: usize = 4;

/// Signs that end a sentence.
const STOPS: [char; 4] = ['。', '；', '！', '？'];

/// Signs that end a clause.
const COMMAS: [char; 3] = ['，', ',', '、'];

/// How many letters may stand between a category and its number.
const FARTHEST: usize = 24;

/// Letters between a category and its number that say nothing of another thing.
const PLAIN: &str = "性生童居民常住人口群众的为是达到至约近超过均平：:（）()其中、各分别年月末底占—-#*.．目标/／和与及";

/// Letters of nouns that go with the word of a category: 男性, 农村居民, 男生.
const NOUNS: &str = "性生童居民常住人口群众";

/// Words before a category that leave it at the head of its clause.
const OPENING: &[&str] = &[
    "其中", "全市", "全区", "全县", "全省", "全国", "全州", "同期", "分", "按", "而", "但", "（",
    "(",
];

/// A text with the categories of one dimension that it names.
pub(in crate::check) struct Sentence<'t> {
    text: &'t [char],
    mentions: Vec<Mention>,
    /// The printed numbers that are no years and stand in no name.
    numbers: Vec<PrintedNumber>,
    /// Where names of the indicator stand.
    names: Vec<Range<usize>>,
}

impl<'t> Sentence<'t> {
    /// A text; `names` are those of the indicator at hand.
    pub(in crate::check) fn of(text: &'t [char], words: &Words, names: &[Vec<char>]) -> Self {
        let mentions = words.mentions(text);
        let mentions =
            mentions.into_iter().filter(|mention| mention.meant != Meant::Other).collect();
        let found = |name: &Vec<char>| -> Vec<Range<usize>> {
            letters::places(text, name).map(|at| at..at + name.len()).collect()
        };
        let names: Vec<Range<usize>> =
            names.iter().filter(|name| !name.is_empty()).flat_map(found).collect();
        let years: BTreeSet<usize> =
            years::named(text).into_iter().map(|year| year.at.start).collect();
        let is_in_name = |at: &Range<usize>| {
            names.iter().any(|name| name.start <= at.start && at.end <= name.end)
        };
        let mut numbers = numbers(text, Reading::Printed);
        // 6.3/10万: its 10 is no value.
        numbers
            .retain(|n| !years.contains(&n.at.start) && !is_in_name(&n.at) && !is_in_unit(text, n));
        Self { text, mentions, numbers, names }
    }

    /// The numbers that may be values.
    pub(in crate::check) fn numbers(&self) -> &[PrintedNumber] {
        &self.numbers
    }

    /// What a label is of, a head of a column or the name of a row: closely, where it says nothing else but the name of the
    /// indicator and, in brackets, a unit.
    pub(in crate::check) fn of_label(&self) -> Governed {
        let mut meant: Vec<Meant> = self.mentions.iter().map(|mention| mention.meant).collect();
        meant.dedup();
        let one = match meant[..] {
            [] => return Governed::Nothing,
            [one] => one,
            // 男女合计
            [.., Meant::Total] => Meant::Total,
            [..] => return Governed::Unclear,
        };
        let aside = self.brackets();
        let mut start = 0;
        let mut is_plain = true;
        for bracket in aside.iter().filter(|bracket| self.within(bracket).next().is_none()) {
            is_plain &= self.is_plain(&(start..bracket.start));
            start = bracket.end;
        }
        is_plain &= self.is_plain(&(start..self.text.len()));
        if is_plain { Governed::Closely(one) } else { Governed::Near(one) }
    }

    /// Where there are brackets, each with its signs.
    fn brackets(&self) -> Vec<Range<usize>> {
        let mut open: Option<usize> = None;
        let mut found = Vec::new();
        for (at, c) in self.text.iter().enumerate() {
            match c {
                '（' | '(' => open = open.or(Some(at)),
                '）' | ')' => found.extend(open.take().map(|from| from..at + 1)),
                _ => {}
            }
        }
        found
    }

    /// What governs a number.
    pub(in crate::check) fn governing(&self, number: &Range<usize>) -> Governed {
        if self.mentions.is_empty() {
            return Governed::Nothing;
        }
        if let Some(found) = self.in_brackets(number) {
            return found;
        }
        let Some((n, last)) = self.last_before(number.start) else { return Governed::Nothing };
        let group = self.group(n);
        if group.len() > 1 {
            return self.in_list(group, number);
        }
        let gap = last.at.end..number.start;
        // 东中西部分别为76.8%、15.7%和7.5%: the other words of the list are cut short.
        if !self.is_head(last) && letters::find(self.slice(&gap), &['分', '别']).is_some() {
            return self.in_list(group, number);
        }
        let is_closed = |c: &char| STOPS.contains(c) || COMMAS.contains(c);
        let between = self.slice(&gap);
        if !between.iter().any(is_closed) {
            let other = self.numbers.iter().any(|n| gap.start <= n.at.start && n.at.end <= gap.end);
            if other {
                return Governed::Loosely(last.meant);
            }
            if gap.len() <= FARTHEST + self.length_of_names(&gap) {
                let is_plain = self.is_plain(&gap);
                return if is_plain {
                    Governed::Closely(last.meant)
                } else {
                    Governed::Near(last.meant)
                };
            }
        }
        if self.is_head(last) { Governed::Loosely(last.meant) } else { Governed::Nothing }
    }

    /// `75.9岁（男）`
    fn in_brackets(&self, number: &Range<usize>) -> Option<Governed> {
        let behind = self.text.get(number.end..).unwrap_or_default();
        let unit = behind.iter().take_while(|c| is_of_unit(**c)).count();
        let open = number.end + unit;
        let is_open = unit <= LONGEST_UNIT && matches!(self.text.get(open), Some('（' | '('));
        let inside = self.text.get(open + 1..).filter(|_| is_open)?;
        let close = open + 1 + inside.iter().position(|c| matches!(c, '）' | ')'))?;
        let inside = open + 1..close;
        let mut meant: Vec<Meant> = self.within(&inside).map(|mention| mention.meant).collect();
        meant.dedup();
        let has_number = self.numbers.iter().any(|n| open < n.at.start && n.at.end <= close);
        if meant.is_empty() || has_number || !self.is_plain(&inside) {
            return None;
        }
        Some(if let [one] = meant[..] { Governed::Closely(one) } else { Governed::Unclear })
    }

    /// The last word before a place in its sentence, that stands in no brackets which are closed before it.
    fn last_before(&self, place: usize) -> Option<(usize, &Mention)> {
        let before = self.text.get(..place).unwrap_or_default();
        let start = before.iter().rposition(|c| STOPS.contains(c)).map_or(0, |at| at + 1);
        let mut mentions = self.mentions.iter().enumerate().rev();
        mentions.find(|(_, m)| start <= m.at.start && m.at.end <= place && !self.is_aside(m, place))
    }

    /// Whether a word stands in brackets that are closed before a place, with something beside it: `（不分男女）`. Alone there
    /// it is said of what is before the brackets: `人均预期寿命（女）81.4岁`.
    fn is_aside(&self, mention: &Mention, place: usize) -> bool {
        let mut depth = 0_usize;
        for at in mention.at.end..place {
            match self.text.get(at) {
                Some('（' | '(') => depth += 1,
                Some('）' | ')') if depth > 0 => depth -= 1,
                Some('）' | ')') => {
                    let before = self.text.get(..mention.at.start).unwrap_or_default();
                    let open =
                        before.iter().rposition(|c| matches!(c, '（' | '(')).map_or(0, |at| at + 1);
                    return !self.is_plain(&(open..at)) || self.has_number(&(open..at));
                }
                _ => {}
            }
        }
        false
    }

    fn has_number(&self, place: &Range<usize>) -> bool {
        self.numbers.iter().any(|n| place.start <= n.at.start && n.at.end <= place.end)
    }

    /// The words of a list that ends with one of them: `男、女`, `城镇和农村`.
    fn group(&self, last: usize) -> &[Mention] {
        let mut first = last;
        while let Some(before) = first.checked_sub(1) {
            let (Some(a), Some(b)) = (self.mentions.get(before), self.mentions.get(first)) else {
                break;
            };
            let place = a.at.end..b.at.start;
            let joint = self.slice(&place);
            // 城镇居民和农村居民, and of two dimensions 城镇男生和农村女生.
            let is_in_name = |at: usize| self.names.iter().any(|name| name.contains(&at));
            let signs =
                place.clone().zip(joint).filter(|(at, c)| !NOUNS.contains(**c) && !is_in_name(*at));
            let signs: Vec<char> = signs.map(|(_, c)| *c).collect();
            let is_said = joint.is_empty() || (1..=2).contains(&signs.len());
            // 男女合计 is not of three.
            let is_total = b.meant == Meant::Total && joint.is_empty();
            let is_joined = is_said && !is_total && signs.iter().all(|c| joins(*c));
            let is_new = self
                .mentions
                .get(first..=last)
                .unwrap_or_default()
                .iter()
                .all(|m| m.meant != a.meant);
            if !(is_joined && is_new) {
                break;
            }
            first = before;
        }
        self.mentions.get(first..=last).unwrap_or_default()
    }

    /// The numbers of a list behind a list of words: `分别为75.9岁、81.4岁`.
    fn in_list(&self, group: &[Mention], number: &Range<usize>) -> Governed {
        let end = group.last().map_or(0, |mention| mention.at.end);
        let rest = self.text.get(end..).unwrap_or_default();
        let stop =
            rest.iter().position(|c| STOPS.contains(c)).map_or(self.text.len(), |at| end + at);
        let next =
            self.mentions.iter().find(|m| m.at.start >= end).map_or(stop, |m| m.at.start.min(stop));
        let behind = self.numbers.iter().filter(|n| end <= n.at.start && n.at.end <= next);
        let mut list: Vec<&PrintedNumber> = Vec::new();
        for found in behind {
            let is_listed =
                list.last().is_none_or(|last| self.is_listed(&(last.at.end..found.at.start)));
            if !is_listed {
                break;
            }
            list.push(found);
        }
        let at = list.iter().position(|n| n.at.start == number.start);
        match at.and_then(|at| group.get(at)).filter(|_| list.len() == group.len()) {
            Some(mention) => Governed::Closely(mention.meant),
            None => Governed::Unclear,
        }
    }

    /// Whether what stands between two numbers leaves them members of one list: `75.9岁、81.4岁`, `75.9岁和81.4岁`.
    fn is_listed(&self, between: &Range<usize>) -> bool {
        let between = self.slice(between);
        // From the end: the sign in /10万 is of the unit.
        let is_joint = |c: &char| joins(*c) || COMMAS.contains(c);
        let joint = between.iter().rev().take(2).take_while(|c| is_joint(c)).count();
        let unit = between.get(..between.len() - joint).unwrap_or_default();
        joint > 0 && unit.len() <= LONGEST_UNIT + 2 && unit.iter().all(|c| is_of_unit(*c))
    }

    /// Whether a stretch has nothing but words of categories, names of the indicator, years and plain letters.
    fn is_plain(&self, place: &Range<usize>) -> bool {
        let is_in = |at: usize, all: &[Range<usize>]| all.iter().any(|range| range.contains(&at));
        let mentions: Vec<Range<usize>> =
            self.within(place).map(|mention| mention.at.clone()).collect();
        place.clone().all(|at| {
            let letter = self.text.get(at).copied().unwrap_or(' ');
            is_in(at, &mentions)
                || is_in(at, &self.names)
                || letter.is_whitespace()
                || letter.is_numeric()
                || PLAIN.contains(letter)
        })
    }

    /// How many letters of a stretch are names.
    fn length_of_names(&self, place: &Range<usize>) -> usize {
        let within = self.names.iter().filter(|n| place.start <= n.start && n.end <= place.end);
        within.map(ExactSizeIterator::len).max().unwrap_or(0)
    }

    /// Whether a clause begins with a word.
    fn is_head(&self, mention: &Mention) -> bool {
        let before = self.text.get(..mention.at.start).unwrap_or_default();
        let is_end = |c: &char| STOPS.contains(c) || COMMAS.contains(c) || matches!(c, '：' | ':');
        before.last().is_none_or(is_end)
            || OPENING.iter().any(|word| letters::without(before, word).is_some())
    }

    fn within(&self, place: &Range<usize>) -> impl Iterator<Item = &Mention> {
        let (start, end) = (place.start, place.end);
        self.mentions.iter().filter(move |m| start <= m.at.start && m.at.end <= end)
    }

    fn slice(&self, place: &Range<usize>) -> &'t [char] {
        self.text.get(place.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::words::tests::words;
    use super::*;

    #[test]
    fn categories_govern_numbers() {
        use Governed::{Closely, Loosely, Near, Nothing, Unclear};
        const MEN: Meant = Meant::Category(0);
        const WOMEN: Meant = Meant::Category(1);
        for (text, digits, expected) in [
            ("人均预期寿命78.6岁（男75.9岁，女81.4岁）", "78.6", Nothing),
            ("人均预期寿命78.6岁（男75.9岁，女81.4岁）", "75.9", Closely(MEN)),
            ("人均预期寿命78.6岁（男75.9岁，女81.4岁）", "81.4", Closely(WOMEN)),
            ("人均预期寿命78.6岁（男75.9岁，女81.4岁），比上年提高0.3岁", "0.3", Nothing),
            ("78.6岁，其中男：75.9岁，女：81.4岁", "75.9", Closely(MEN)),
            ("男性75.9岁、女性81.4岁", "81.4", Closely(WOMEN)),
            ("男性为75.9岁", "75.9", Closely(MEN)),
            ("男女分别为75.9岁、81.4岁", "75.9", Closely(MEN)),
            ("男女分别为75.9岁、81.4岁", "81.4", Closely(WOMEN)),
            ("男、女人均预期寿命分别达到75.9岁和81.4岁", "81.4", Closely(WOMEN)),
            ("女性和男性分别为81.4岁、75.9岁", "81.4", Closely(WOMEN)),
            ("男性、女性人均预期寿命分别为6.3/10万、12.1/10万。", "12.1", Closely(WOMEN)),
            ("老幼女分别为79.2岁、75.9岁和81.4岁", "79.2", Unclear),
            ("女性甲、乙分别为81.4岁和75.9岁", "81.4", Loosely(WOMEN)),
            ("男女合计78.6岁", "78.6", Closely(Meant::Total)),
            ("男女平均预期寿命78.6岁", "78.6", Unclear),
            ("男女2020年、2023年分别为74.1岁、79.2岁、75.9岁、81.4岁", "75.9", Unclear),
            ("75.9岁（男）、81.4岁（女）", "75.9", Closely(MEN)),
            ("75.9岁（男）、81.4岁（女）", "81.4", Closely(WOMEN)),
            ("人均预期寿命（女）81.4岁", "81.4", Closely(WOMEN)),
            ("女性人均预期寿命达到81.4岁", "81.4", Closely(WOMEN)),
            ("2023年女性人均预期寿命为81.4岁", "81.4", Closely(WOMEN)),
            ("女性2023年人均预期寿命为81.4岁", "81.4", Closely(WOMEN)),
            ("女性健康素养水平81.4岁", "81.4", Near(WOMEN)),
            ("女性人均预期寿命由80岁提高到81.4岁", "81.4", Loosely(WOMEN)),
            ("男性：2020年74.1岁，2023年75.9岁；女性：2020年79.2岁", "75.9", Loosely(MEN)),
            ("女性人均预期寿命，2020年为80岁", "80", Loosely(WOMEN)),
            ("全区78.6岁，女性81.4岁", "78.6", Nothing),
            ("关爱女性。人均预期寿命78.6岁", "78.6", Nothing),
            ("全区（不分男女老幼）人均预期寿命78.6岁", "78.6", Nothing),
            ("婴儿死亡率2‰，男护士5人", "5", Nothing),
            ("男性5岁以下儿童死亡率3.2‰", "3.2", Loosely(MEN)),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let [sex, _] = words();
            let names = ["人均预期寿命", "平均预期寿命"].map(|name| name.chars().collect());
            let sentence = Sentence::of(&letters, &sex, &names);
            let number = sentence.numbers().iter().find(|n| n.digits == digits);
            let number = number.expect("the number").at.clone();
            assert_eq!(sentence.governing(&number), expected, "{text} {digits}");
        }
    }
}
