//! What stands beside a value is printed beside it: its name, the numbers of its breakdown, and its category.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::record::Record;
use crate::check::subject::DistrictSubject;
use crate::check::text::change_words::NEW;
use crate::check::text::governing::{Governed, STOPS, governing};
use crate::check::text::letters;
use crate::check::text::numbers::{PrintedNumber, Reading, in_file, is_of_unit, joins, numbers};
use crate::check::text::place::Place;
use crate::check::text::tokens::{self, find, folded};
use crate::check::text::{parts, roles, year_before, years};
use crate::diag::{Code, Finding, Message};
use crate::model::{Bound, Indicator};
use crate::say;

/// How many letters a piece of a name has at least.
const PIECE: usize = 2;

/// Words for so many people, of which a rate tells each.
const EACH: [&str; 4] = ["每千", "每万", "每百", "每十万"];
/// Letters of the names of rates and means.
const OF_EACH: [char; 5] = ['每', '率', '比', '均', '密'];
/// Units of what is counted one by one.
const COUNTED: [&str; 7] = ["人", "名", "张", "个", "家", "所", "户"];
/// Verbs between a place and its number.
const BEING: [&str; 5] = ["达到", "为", "是", "达", "约"];

/// Looks at every commitment and observation whose place in its document was found.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    for record in subject.records() {
        // `references` and `citations` report a document, an indicator or a place that is not there.
        let Some(place) = subject.place(record.id()) else { continue };
        let Some(indicator) = subject.index.indicators.get(record.indicator()) else { continue };
        let (here, above) = (OnceCell::new(), OnceCell::new());
        let labels = Labels { subject, record, indicator, place, here, above };
        let value = labels.year().or_else(|| labels.of_each()).or_else(|| labels.value());
        let found = [labels.name(), labels.breakdown(), labels.group(), value];
        findings.extend(found.into_iter().flatten());
    }
}

/// Whether it is reported that the source does not print the name of a record, not even in pieces.
pub(super) fn misses_name<'a>(
    subject: &'a DistrictSubject<'a>,
    record: Record<'a>,
    indicator: &'a Indicator,
    place: Place<'a>,
) -> bool {
    let (here, above) = (OnceCell::new(), OnceCell::new());
    Labels { subject, record, indicator, place, here, above }.name().is_some()
}

/// A record and what is printed in its place and over it, folded when it is first asked for.
struct Labels<'a> {
    subject: &'a DistrictSubject<'a>,
    record: Record<'a>,
    indicator: &'a Indicator,
    place: Place<'a>,
    here: OnceCell<Vec<Vec<char>>>,
    above: OnceCell<Vec<Vec<char>>>,
}

impl Labels<'_> {
    fn stands_here(&self, words: &[char]) -> bool {
        let here = self.here.get_or_init(|| self.place.here().iter().map(|t| folded(t)).collect());
        here.iter().any(|text| find(text, words).is_some())
    }

    fn stands_here_or_above(&self, words: &[char]) -> bool {
        let is_in = |text: &Vec<char>| find(text, words).is_some();
        if self.stands_here(words) {
            return true;
        }
        let mut above = self.place.above().map(|text| folded(&text));
        // What a row has from above is mostly right above it, and a table may have thousands of rows.
        if self.place.table().is_some() {
            return above.any(|text| is_in(&text));
        }
        self.above.get_or_init(|| above.collect()).iter().any(is_in)
    }

    fn finding(&self, code: Code, keys: &[&'static str], message: Message) -> Finding {
        let hint = if self.place.is_words() {
            say!(
                "对照来源，改正值或者 `words`；录漏的字补进 `words`",
                "compare with the source, and correct the value or `words`; add to `words` what was left out"
            )
        } else {
            say!(
                "照原文写，或者引到印有它的地方",
                "write it as printed, or cite the place that prints it"
            )
        };
        self.subject.finding(code, self.record.origin(), keys, message).hint(hint)
    }

    /// The printed name stands, in pieces, in the passage and over it: a clause may have its subject in the heading, and the
    /// words of a source in what nobody typed. That a row names what it is about is looked at elsewhere.
    fn name(&self) -> Option<Finding> {
        let is_checked = !self.place.is_row() && !self.place.is_words();
        let name = self.record.print().name.as_ref().filter(|_| is_checked)?;
        let is_there = self.is_in_pieces(&of_name(name));
        let say = say!("出处里没有“{name}”", "the source does not print `{name}`");
        (!is_there).then(|| self.finding(Code::WordsNotInSource, &["name"], say))
    }

    /// Whether words are made of pieces that are printed, the longest first. A number is taken with the letters beside it.
    fn is_in_pieces(&self, words: &[char]) -> bool {
        let mut rest = words;
        while !rest.is_empty() {
            let is_piece = |length: &usize| {
                let (piece, behind) = rest.split_at_checked(*length).unwrap_or((rest, &[]));
                let ends = behind.first().zip(piece.last());
                let is_at_number = ends.is_some_and(|(a, b)| a.is_numeric() || b.is_numeric());
                !is_at_number && self.stands_here_or_above(piece)
            };
            let Some(length) = (PIECE..=rest.len()).rev().find(is_piece) else { return false };
            rest = rest.get(length..).unwrap_or_default();
        }
        true
    }

    /// A breakdown may be in the author's words, but for its numbers.
    fn breakdown(&self) -> Option<Finding> {
        let in_words = self.record.breakdown().filter(|_| !self.place.is_words());
        let in_words = in_words.filter(|breakdown| breakdown.parts().is_empty());
        let words = letters::with_places(in_words?.as_str());
        let plain: Vec<char> = words.iter().map(|(c, _)| *c).collect();
        let numbers = in_file(&words).into_iter();
        let mut numbers = numbers.filter_map(|number| plain.get(number.at));
        let number: String =
            numbers.find(|number| !self.stands_here_or_above(number))?.iter().collect();
        let say = say!("出处里没有“{number}”", "the source does not print `{number}`");
        Some(self.finding(Code::WordsNotInSource, &["breakdown"], say))
    }

    fn group(&self) -> Option<Finding> {
        let group = self.record.group()?;
        let is_there = self.stands_here_or_above(&of_name(group));
        let say = say!(
            "出处和它上面的标题里没有“{group}”",
            "neither the source nor a heading above it prints `{group}`"
        );
        (!is_there).then(|| self.finding(Code::WordsNotInSource, &["group"], say))
    }

    /// A number right behind the name, with the unit right behind it, is the value: `卫生镇6个、卫生村5个`; of a record with a
    /// breakdown, the number behind its words: `78.6岁（男75.9岁，女81.4岁）`. A number of another year is not meant.
    fn value(&self) -> Option<Finding> {
        let (record, print) = (self.record, self.record.print());
        let is_plain = record.text().is_none() && !self.place.is_row();
        let (_, number) =
            record.quantity().level().filter(|(b, _)| is_plain && *b == Bound::Exact)?;
        let unit = letters::of_text(print.unit.as_ref().unwrap_or(&self.indicator.unit));
        // The numbers of declared categories are looked at with their other words, in `breakdowns`.
        if record.breakdown().is_some_and(|breakdown| !breakdown.parts().is_empty()) {
            return None;
        }
        let words: Vec<Vec<char>> = if let Some(breakdown) = record.breakdown() {
            vec![letters::of_text(breakdown.as_str())]
        } else {
            let known = self.indicator.aliases.iter().chain([&self.indicator.name]);
            let known = known.filter(|_| print.name.is_none());
            print.name.iter().chain(known).map(|name| letters::of_text(name)).collect()
        };
        let mut printed: Vec<String> =
            words.iter().flat_map(|words| self.behind(words, &unit)).collect();
        let mut seen = BTreeSet::new();
        printed.retain(|digits| seen.insert(digits.clone()));
        if printed.is_empty() || printed.iter().any(|digits| digits == number.text()) {
            return None;
        }
        if self.is_of_year_before(number.text()) {
            return None;
        }
        if self.is_of_year(number.text())
            || words.iter().any(|w| self.follows(w, number.text()))
            || self.is_of_this_place(number.text())
            || self.is_of_each(number.text())
        {
            return None;
        }
        let (number, printed) = (number.text(), printed.join("、"));
        let say = match record.breakdown() {
            None => say!(
                "原文在这个名称后面印的是 {printed}，不是 {number}",
                "after the name the source prints {printed}, not {number}"
            ),
            Some(breakdown) => say!(
                "原文在“{breakdown}”后面印的是 {printed}，不是 {number}",
                "after `{breakdown}` the source prints {printed}, not {number}"
            ),
        };
        let finding = self.finding(Code::ValueNotInQuote, record.keys(), say);
        let is_open = !self.place.is_words();
        Some(if is_open { finding.hint(cure_of_clause(number)) } else { finding })
    }

    /// A number of people or beds with a decimal, behind 每千人口: it is no count of them.
    fn of_each(&self) -> Option<Finding> {
        let (_, number) = self.record.quantity().level().filter(|_| !self.place.is_row())?;
        let unit = self.record.print().unit.as_ref().unwrap_or(&self.indicator.unit);
        let is_count = COUNTED.contains(&unit.as_str()) && number.text().contains('.');
        if !is_count || self.names().any(|name| name.contains(OF_EACH)) {
            return None;
        }
        let quote = self.place.quote();
        // 每千人口床位数 is told to be the name of another indicator.
        let mut others = self.subject.index.names_but_of(self.record.indicator());
        let is_rate = |name: &[char]| name.contains(&'每') && letters::find(quote, name).is_some();
        if others.any(|name| is_rate(&name.letters)) {
            return None;
        }
        let numbers = numbers(quote, Reading::Printed);
        let mut own = numbers.iter().filter(|n| n.digits == number.text()).peekable();
        let is_of_each = |n: &PrintedNumber| {
            let before = quote.get(..n.at.start).unwrap_or_default();
            let sentence = before.rsplit(|c| "。；！？".contains(*c)).next().unwrap_or_default();
            EACH.iter().any(|word| letters::has(sentence, word))
        };
        let is_it = own.peek().is_some() && own.all(is_of_each);
        let number = number.text();
        let say = say!(
            "“{number}”在出处里是每千、每万人口的数，不是总数",
            "in the source `{number}` is for so many people, and no count"
        );
        is_it.then(|| self.finding(Code::ValueNotInQuote, self.record.keys(), say))
    }

    /// What the indicator is called, also here.
    fn names(&self) -> impl Iterator<Item = &str> {
        let known = self.indicator.aliases.iter().chain([&self.indicator.name]);
        known.chain(&self.record.print().name).map(String::as_str)
    }

    /// The letters of the clause of a number before it, for every place where the quote prints it.
    fn clauses_of(&self, digits: &str) -> Vec<&[char]> {
        let quote = self.place.quote();
        let own = numbers(quote, Reading::Printed).into_iter().filter(|n| n.digits == digits);
        let before = own.filter_map(|n| quote.get(..n.at.start));
        before.filter_map(|text| text.rsplit(|c| "，。；：、（(".contains(*c)).next()).collect()
    }

    /// Whether nothing but this place stands before a number in its clause: 全国78.6岁，全省78.9岁，我县79.32岁.
    fn is_of_this_place(&self, digits: &str) -> bool {
        let profile = &self.subject.district.profile;
        let names = || std::iter::once(&profile.name).chain(&profile.full_name);
        let is_own = |clause: &[char]| {
            let place = BEING.iter().find_map(|verb| letters::without(clause, verb));
            match place.unwrap_or(clause) {
                ['我' | '本' | '全', last] => names().any(|name| name.ends_with(*last)),
                place => names().any(|name| letters::of_text(name) == place),
            }
        };
        self.clauses_of(digits).into_iter().any(is_own)
    }

    /// Whether a number is that for each of so many people, and the indicator is of that: 医师2012人，每千人口3.08人.
    fn is_of_each(&self, digits: &str) -> bool {
        let is_meant = self.names().any(|name| name.contains(OF_EACH));
        let begins = |clause: &[char]| EACH.iter().any(|word| letters::starts_with(clause, word));
        is_meant && self.clauses_of(digits).into_iter().any(begins)
    }

    /// Whether a number is that of 上年 in a document of one year, and the record is of it: 79.1岁（上年78.9岁）.
    fn is_of_year_before(&self, digits: &str) -> bool {
        let (from, to) = self.place.document().period;
        let quote = self.place.quote();
        let is_it = |n: &PrintedNumber| n.digits == digits && year_before::is_of_it(quote, &n.at);
        from == to
            && self.record.year() == from - 1
            && numbers(quote, Reading::Printed).iter().any(is_it)
    }

    /// Where a quote prints several years with their numbers, the value is that of its year: `2020年60%，到2025年90%`.
    fn year(&self) -> Option<Finding> {
        let (quote, year) = (self.place.quote(), self.record.year());
        let (_, number) = self.record.quantity().level().filter(|_| !self.place.is_row())?;
        if !years::named(quote).iter().any(|named| named.year == year) {
            return None;
        }
        let numbers = numbers(quote, Reading::Printed);
        let printed = numbers.iter().filter(|printed| printed.digits == number.text());
        let of = |printed: &PrintedNumber| match governing(quote, printed) {
            Some(Governed::Closely(other)) if other != year => Some(other),
            // 到2025年，达到28%；到2030年，达到35%
            Some(Governed::Loosely(other)) if other != year => {
                let sentence = quote.get(..printed.at.start).unwrap_or_default();
                let sentence = sentence.rsplit(|c| STOPS.contains(c)).next().unwrap_or_default();
                let is_named = years::named(sentence).iter().any(|named| named.year == year);
                (!is_named).then_some(other)
            }
            _ => None,
        };
        let others: Vec<Option<i32>> = printed.map(of).collect();
        let first = others.first().copied().flatten()?;
        let number = number.text();
        let say = say!(
            "引文里 {number} 是 {first} 年的，不是 {year} 年的",
            "in the quote {number} is of {first}, not of {year}"
        );
        let is_of_other = others.iter().all(Option::is_some);
        is_of_other.then(|| self.finding(Code::ValueNotInQuote, self.record.keys(), say))
    }

    /// Whether a number is what the source compares with, or starts from, in the year of the record: 婴儿死亡率3.3‰，
    /// 比2009年的3.5‰下降.
    fn is_of_year(&self, number: &str) -> bool {
        let quote = self.place.quote();
        let told = roles::told(quote, years::named(quote));
        let mut told = told.iter().filter(|told| told.year == self.record.year());
        told.any(|told| told.own.iter().any(|own| own == number))
    }

    /// Whether a number stands in the clause of words, and not right behind them: 卫生技术人员总数1200人，其中医院卫生技术人员
    /// 700人.
    fn follows(&self, words: &[char], number: &str) -> bool {
        let quote = self.place.quote();
        let numbers = numbers(quote, Reading::Printed);
        let mut own = numbers.iter().filter(|printed| printed.digits == number);
        own.any(|printed| {
            let before = quote.get(..printed.at.start).unwrap_or_default();
            let start = before.iter().rposition(|c| "，。；".contains(*c)).map_or(0, |at| at + 1);
            let places = tokens::places(before, words).filter(|at| start <= *at);
            let end = places.last().map(|at| letters::end(quote, at, words));
            end.is_some_and(|end| !numbers.iter().any(|n| (end..=end + 1).contains(&n.at.start)))
        })
    }

    /// Whether a number is of the year before that of a document of one year, and the record of that: 上年末480张，年末500张.
    fn is_before_report(&self, number: &Range<usize>) -> bool {
        let (from, to) = self.place.document().period;
        from == to
            && self.record.year() == from
            && year_before::is_of_it(self.place.quote(), number)
    }

    /// Whether a number is of another part of the year than the record: 全年120万人次，其中上半年58万人次.
    fn is_of_other_part(&self, number: &Range<usize>) -> bool {
        let Record::Observation(record) = self.record else { return false };
        let part = parts::governing(self.place.quote(), number);
        part.is_some_and(|part| !part.is_of(&record.period))
    }

    /// The numbers of the quote that stand between words and a unit, but for those of other years and those of what is
    /// added to it: 净增企业175户、总数达到665户.
    fn behind(&self, words: &[char], unit: &[char]) -> Vec<String> {
        let quote = self.place.quote();
        let numbers = numbers(quote, Reading::Printed);
        // In a list, which number goes with which name is for people: `男、女75.9岁、81.4岁`.
        let is_listed = |at: &usize| {
            let Some([before @ .., joint]) = quote.get(..*at) else { return false };
            let item = before.rsplit(|c| joins(*c) || !is_of_unit(*c)).next().unwrap_or_default();
            joins(*joint) && !item.is_empty() && !item.iter().any(|c| c.is_numeric())
        };
        let is_added = |at: &usize| {
            let before = quote.get(..*at).unwrap_or_default();
            // 新增医疗卫生机构床位126张，总数达3521张
            let is_end = |c: &char| "，。；：、".contains(*c) || c.is_numeric();
            let clause = before.rsplit(is_end).next().unwrap_or_default();
            NEW.iter().any(|word| letters::has(clause, word))
        };
        let places = tokens::places(quote, words).filter(|at| !is_listed(at) && !is_added(at));
        let ends = places.map(|at| letters::end(quote, at, words));
        // 男 is printed as 男性, too.
        let joint = |end: usize| usize::from(matches!(quote.get(end), Some('性' | '为')));
        let ends = ends.flat_map(|end| [end, end + joint(end)]);
        let behind = ends.filter_map(|end| numbers.iter().find(|number| number.at.start == end));
        let year = self.record.year();
        let behind = behind.filter(|number| {
            governing(quote, number).is_none_or(|governed| governed.year() == year)
        });
        let is_of_unit = |number: &&PrintedNumber| {
            !unit.is_empty()
                && quote.get(number.at.end..).is_some_and(|rest| letters::begins(rest, unit))
        };
        let is_before = |number: &&PrintedNumber| self.is_before_report(&number.at);
        let behind = behind.filter(|number| !is_before(number));
        let behind = behind.filter(is_of_unit).filter(|number| !self.is_of_other_part(&number.at));
        behind.map(|number| number.digits.clone()).collect()
    }
}

/// What to do where a quote has the number of its name and another one.
fn cure_of_clause(number: &str) -> Message {
    say!(
        "记的确是 {number} 的，只引带有 {number} 的那个分句",
        "if {number} is meant, quote only the clause that has it"
    )
}

/// The letters of a name, folded.
fn of_name(name: &str) -> Vec<char> {
    folded(&letters::of_text(name))
}
