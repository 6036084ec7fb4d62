//! The sentences above a schematic map: how many places have a number, and between which numbers they lie.

use rust_decimal::Decimal;

use crate::page::words::punctuation::sentence;
use crate::page::words::strings::MapWords;
use crate::page::words::wording::fill;

/// How many names are written out before the rest is counted.
const NAMED: usize = 3;

/// A number of a place.
pub(in crate::page) struct Compared {
    pub(in crate::page) name: String,
    /// None for a count, which is of no year.
    pub(in crate::page) year: Option<i32>,
    pub(in crate::page) value: Decimal,
    /// The number as printed, with its unit.
    pub(in crate::page) text: String,
}

/// What places promise or have measured: `all` is how many there are, `what` is the word for the numbers.
pub(in crate::page) fn numbers(
    words: &MapWords,
    what: &str,
    all: usize,
    compared: &[Compared],
) -> String {
    let some = compared.len();
    let lead = if some == all { &words.all } else { &words.some };
    let lead =
        fill(lead, &[("all", &all.to_string()), ("some", &some.to_string()), ("what", &what)]);
    let years = || compared.iter().filter_map(|c| c.year);
    let (Some(from), Some(to)) = (years().min(), years().max()) else { return lead };
    let is_one_year = from == to;
    let years = if is_one_year {
        fill(&words.one_year, &[("year", &to.to_string())])
    } else {
        fill(&words.years, &[("from", &from.to_string()), ("to", &to.to_string())])
    };
    let named = |c: &Compared| {
        let value = match c.year.filter(|_| !is_one_year) {
            Some(year) => fill(&words.dated, &[("year", &year), ("value", &c.text)]),
            None => c.text.clone(),
        };
        fill(&words.named, &[("name", &c.name), ("value", &value)])
    };
    let names = |of: Vec<&Compared>| list(words, of.into_iter().map(named).collect());
    let end = match ends(compared) {
        Some((low, high)) => fill(&words.ends, &[("high", &names(high)), ("low", &names(low))]),
        None if is_one_text(compared) && is_one_year => {
            let text = compared.first().map_or("", |c| c.text.as_str());
            fill(&words.equal, &[("value", &text)])
        }
        None => fill(&words.equal_named, &[("names", &names(compared.iter().collect()))]),
    };
    format!("{lead}{years}{end}")
}

/// How many commitments the site has of places: `places` is how many squares there are.
pub(in crate::page) fn counts(words: &MapWords, places: usize, counted: &[Compared]) -> String {
    let sum: Decimal = counted.iter().map(|c| c.value).sum();
    let lead = if counted.len() == places { &words.here_all } else { &words.here };
    let (places, some, sum) = (places.to_string(), counted.len().to_string(), sum.to_string());
    let lead = fill(lead, &[("places", &places), ("some", &some), ("sum", &sum)]);
    let named = |c: &Compared| fill(&words.named, &[("name", &c.name), ("value", &c.text)]);
    let names = |of: Vec<&Compared>| list(words, of.into_iter().map(named).collect());
    match (ends(counted), counted) {
        (Some((low, high)), _) => {
            let ends = fill(&words.counts, &[("high", &names(high)), ("low", &names(low))]);
            format!("{lead}{ends}")
        }
        (None, [first, _, ..]) => {
            format!("{lead}{}", fill(&words.counts_equal, &[("value", &first.text)]))
        }
        (None, _) => sentence(lead),
    }
}

/// Those with the lowest and those with the highest value; `None` where all are equal.
fn ends(compared: &[Compared]) -> Option<(Vec<&Compared>, Vec<&Compared>)> {
    let values = || compared.iter().map(|c| c.value);
    let (low, high) = (values().min()?, values().max()?);
    let with = |value: Decimal| compared.iter().filter(|c| c.value == value).collect();
    (low != high).then(|| (with(low), with(high)))
}

fn is_one_text(compared: &[Compared]) -> bool {
    let first = compared.first().map(|c| &c.text);
    compared.iter().all(|c| Some(&c.text) == first)
}

/// The first names, and how many there are where that is not all.
fn list(words: &MapWords, names: Vec<String>) -> String {
    let count = names.len();
    let first: Vec<String> = names.into_iter().take(NAMED).collect();
    let first = first.join(&words.between);
    if count <= NAMED {
        return first;
    }
    format!("{first}{}", fill(&words.more, &[("count", &count.to_string())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::theme::Theme;

    fn compared(all: &[(&str, i32, &str, &str)]) -> Vec<Compared> {
        let one = |(name, year, value, text): &(&str, i32, &str, &str)| Compared {
            name: (*name).to_owned(),
            year: Some(*year),
            value: value.parse().unwrap(),
            text: (*text).to_owned(),
        };
        all.iter().map(one).collect()
    }

    fn counted(all: &[(&str, &str, &str)]) -> Vec<Compared> {
        let all: Vec<_> = all.iter().map(|(name, value, text)| (*name, 0, *value, *text)).collect();
        compared(&all).into_iter().map(|one| Compared { year: None, ..one }).collect()
    }

    fn said(all: usize, of: &[(&str, i32, &str, &str)]) -> String {
        numbers(&Theme::embedded().strings.map, "目标", all, &compared(of))
    }

    #[test]
    fn one_year_is_said_once() {
        let of = [("甲区", 2025, "30", "≥30%"), ("乙区", 2025, "40", "40%")];
        assert_eq!(
            said(4, &of),
            "本站4个区县（开发区）中，2个有可以比较的目标，都是2025年的。数值最高的是乙区（40%），最低的是甲区（≥30%）。"
        );
    }

    #[test]
    fn years_that_differ_stand_with_each_number() {
        let of = [
            ("甲区", 2025, "3.50", "3.50"),
            ("乙县", 2027, "4", "≤4"),
            ("丙县", 2025, "3.5", "≥3.5"),
        ];
        assert_eq!(
            said(3, &of),
            "本站3个区县（开发区）都有可以比较的目标，年份从2025年到2027年。数值最高的是乙县（2027年≤4），最低的是甲区（2025年3.50）、丙县（2025年≥3.5）。"
        );
    }

    #[test]
    fn equal_numbers_are_neither_highest_nor_lowest() {
        let of = [("甲区", 2025, "30", "30%"), ("乙区", 2025, "30", "30%")];
        assert!(said(2, &of).ends_with("，都是2025年的，数值都是30%。"), "{}", said(2, &of));
        let of = [("甲区", 2025, "30", "30%"), ("乙区", 2025, "30.0", "≥30.0%")];
        let printed = "。数值相同：甲区（30%）、乙区（≥30.0%）。";
        assert!(said(2, &of).ends_with(printed), "{}", said(2, &of));
        let of = [("甲区", 2025, "30", "30%"), ("乙区", 2027, "30", "30%")];
        let dated = "。数值相同：甲区（2025年30%）、乙区（2027年30%）。";
        assert!(said(2, &of).ends_with(dated), "{}", said(2, &of));
    }

    #[test]
    fn many_at_one_end_are_counted() {
        let of: Vec<_> = ["甲", "乙", "丙", "丁"].map(|name| (name, 2025, "1", "1")).to_vec();
        let of = [of, vec![("戊", 2025, "-2", "-2")]].concat();
        assert!(
            said(9, &of).ends_with("最高的是甲（1）、乙（1）、丙（1）等4个，最低的是戊（-2）。"),
            "{}",
            said(9, &of)
        );
    }

    #[test]
    fn commitments_are_counted() {
        let words = &Theme::embedded().strings.map;
        let of = counted(&[("甲区", "12", "12项"), ("乙县", "65", "65项")]);
        assert_eq!(
            counts(words, 39, &of),
            "图上有39个区县（开发区），本站收录了2个的文件，共有目标77项：最多的是乙县（65项），最少的是甲区（12项）。"
        );
        let of = counted(&[("甲区", "12", "12项"), ("乙县", "12", "12项")]);
        assert_eq!(
            counts(words, 2, &of),
            "图上2个区县（开发区）的文件，本站都已收录，共有目标24项，各有12项。"
        );
        let of = counted(&[("甲区", "12", "12项")]);
        assert!(counts(words, 39, &of).ends_with("共有目标12项。"));
    }
}
