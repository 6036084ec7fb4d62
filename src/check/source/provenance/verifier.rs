//! What all records have in common when they are held against their sources.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::check::subject::DistrictSubject;
use crate::check::text::place::Place;
use crate::check::text::{letters, parted, years};
use crate::diag::{Code, Finding, Message};
use crate::model::{Bound, Origin, Quantity, RecordId, Work};
use crate::say;

use super::super::works::WorkNames;
use super::others_words::Elsewhere;
use super::source::{Claim, Mismatch, Passage, Source};
use super::year::{Instead, YearClaim};

/// A value with another qualifier, as it is typed.
pub(super) fn as_yaml(bound: Bound, quantity: &Quantity) -> String {
    let number = quantity.level().map_or_else(String::new, |(_, number)| number.text().to_owned());
    // To YAML, `>` at the start of a value means something else.
    if bound == Bound::Above {
        format!("\">{number}\"")
    } else {
        format!("{}{number}", bound.sign())
    }
}

/// How a record says that a year was inferred.
#[derive(Debug, Clone, Copy)]
pub(super) enum YearNote<'a> {
    /// In a key, with what is written there.
    Key(Option<&'a str>),
    /// It has no key for that.
    NoKey,
}

impl<'a> YearNote<'a> {
    fn written(self) -> Option<&'a str> {
        match self {
            Self::Key(note) => note,
            Self::NoKey => None,
        }
    }
}

/// Holds the records of a district against their sources.
pub(super) struct Verifier<'a> {
    pub(super) subject: &'a DistrictSubject<'a>,
    pub(super) findings: &'a mut Vec<Finding>,
    /// The words of places that are not this one.
    pub(super) elsewhere: Vec<Elsewhere>,
    /// Where the record at hand leads.
    pub(super) place: Option<Place<'a>>,
    /// Whether the record at hand is from a source, of which no more is here than its words.
    pub(super) is_of_words: bool,
    /// The project or task that the record at hand is of, where its quote names others, too, and no more of it is read than
    /// what it says of this one.
    pub(super) of_one: Option<&'a str>,
    /// Whether the record at hand may have a `text`.
    pub(super) takes_text: bool,
    /// Whether the record at hand has a unit: none where the catalogue lacks its indicator, which is reported elsewhere.
    pub(super) has_unit: bool,
    /// The passage of the record before: its letters, and whether it was cited as a row.
    pub(super) passage: Option<(&'a [char], bool, Rc<Passage>)>,
}

impl<'a> Verifier<'a> {
    /// The place of a record in its document, if it was found.
    pub(super) fn source(&mut self, record: RecordId) -> Option<Source<'a>> {
        let place = self.subject.place(record);
        let source = place.map(|place| Source::of(place, self.passage(&place)));
        self.has_unit = true;
        self.of_one = None;
        self.is_of_words = source.as_ref().is_some_and(|source| source.place.is_words());
        self.place = place;
        source
    }

    /// The passage of a place with what is read of it: that of the record before, where it is the same.
    fn passage(&mut self, place: &Place<'a>) -> Rc<Passage> {
        let is_it = |(letters, is_row, _): &(&[char], bool, Rc<Passage>)| {
            std::ptr::eq(*letters, place.passage()) && *is_row == place.is_row()
        };
        let known = self.passage.take().filter(is_it);
        let (.., passage) = self.passage.insert(
            known.unwrap_or_else(|| (place.passage(), place.is_row(), Rc::new(Passage::of(place)))),
        );
        Rc::clone(passage)
    }

    /// Reports what a source does not print.
    pub(super) fn report(
        &mut self,
        code: Code,
        origin: &Origin,
        keys: &[&'static str],
        say: Message,
    ) {
        let hint = match code {
            Code::UnitDiffersFromQuote => say!(
                "原文的单位与目录不同的，照原文写 `unit`；疑为印错的，再写 `erratum`",
                "give the printed unit as `unit`, and where it looks like a misprint an `erratum` too"
            ),
            _ if self.is_of_words => say!(
                "对照来源，改正值或者 `words`；录漏的字补进 `words`",
                "compare with the source, and correct the value or `words`; add to `words` what was left out"
            ),
            _ => say!(
                "照原文改，或者引到印有它的地方",
                "write it as printed, or cite the place that prints it"
            ),
        };
        let finding = self.subject.finding(code, origin, keys, say);
        let row = self.place.and_then(|place| place.name_of_row());
        let finding = match row.filter(|(_, alike)| *alike > 1) {
            None => finding,
            Some((name, alike)) => finding.hint(say!(
                "“{name}”在这张表里有 {alike} 行，取的是第一行；要别的一行，写 `table` 和 `quote`，引那一行的字",
                "{alike} rows of this table are called `{name}`, and the first was taken; to cite another one, give `table` and the words of that row as `quote`"
            )),
        };
        let finding = self.within_one(finding);
        self.findings.push(finding.hint(hint));
    }

    /// A finding, with which words were read where the quote names several projects or tasks.
    pub(super) fn within_one(&self, finding: Finding) -> Finding {
        match self.of_one {
            None => finding,
            Some(name) => finding.hint(say!(
                "引文里有几个项目或任务，这里只看说“{name}”的话",
                "the quote names several projects or tasks, and no more is read than what it says of `{name}`"
            )),
        }
    }

    /// Takes of a source no more than what it says of a work, where its quote names several.
    pub(super) fn keep_to(
        &mut self,
        source: &mut Source<'a>,
        work: Work<'a>,
        names: &WorkNames<'a>,
    ) {
        let name = letters::of_text(work.name());
        let is_row = source.place.table().is_some();
        let clauses = names.clauses_of(source.quote(), &name).filter(|_| !is_row);
        if let Some(clauses) = clauses {
            source.keep_to(&clauses);
            self.of_one = Some(work.name());
        }
    }

    /// Reports a printed number that the place does not have.
    pub(super) fn number(&mut self, source: &Source<'_>, origin: &Origin, number: Option<&str>) {
        if let Some(no) = number.filter(|no| !source.prints_number(no)) {
            let say = say!("出处印的序号不是 {no}", "the source does not print the number {no}");
            self.report(Code::ValueNotInQuote, origin, &["no"], say);
        }
    }

    /// Reports how a value differs from what is printed.
    pub(super) fn value(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        keys: &[&'static str],
        claim: &Claim<'_>,
    ) {
        let Some(mismatch) = source.mismatch(claim) else {
            self.unread(source, origin, &[keys, &["value"]].concat(), claim);
            return;
        };
        if mismatch == Mismatch::Unit && !self.has_unit {
            return;
        }
        let (value, unit) = (claim.quantity.text(), claim.unit);
        let code = match mismatch {
            Mismatch::Unit => Code::UnitDiffersFromQuote,
            Mismatch::Value | Mismatch::Column(_) | Mismatch::Text | Mismatch::Bound(_) => {
                Code::ValueNotInQuote
            }
        };
        let say = match mismatch {
            Mismatch::Value => say!("出处里没有“{value}”", "the source does not print `{value}`"),
            Mismatch::Column(year) => say!(
                "{year} 年一栏里没有“{value}”",
                "the column of {year} does not print `{value}`"
            ),
            Mismatch::Text => {
                let text = claim.text.unwrap_or_default();
                say!(
                    "出处里这个值不印作“{text}”",
                    "the source does not print this value as `{text}`"
                )
            }
            Mismatch::Bound(said) => {
                let printed = as_yaml(said, claim.quantity);
                say!(
                    "出处里这个数旁边的词与“{value}”不合，应写 `{printed}`",
                    "the words beside this number in the source make it `{printed}`, not `{value}`"
                )
            }
            Mismatch::Unit => say!(
                "出处里这个数的单位不是“{unit}”",
                "the source prints this number with another unit than `{unit}`"
            ),
        };
        let key = if mismatch == Mismatch::Text { "text" } else { "value" };
        self.report(code, origin, &[keys, &[key]].concat(), say);
        if matches!(mismatch, Mismatch::Value | Mismatch::Column(_)) {
            let hint = self.hint_of_words(source, claim);
            if let Some((hint, finding)) = hint.zip(self.findings.last_mut()) {
                finding.hints.insert(0, hint);
            }
        }
    }

    /// Reports a year that neither the place nor a note supports.
    pub(super) fn year(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        keys: &[&'static str],
        note: YearNote<'_>,
        claim: &YearClaim<'_>,
    ) {
        let year = claim.year;
        let is_noted =
            note.written().is_some_and(|note| years::is_in_note(&parted::of_text(note), year));
        // The words of a source may be of a table that prints the year elsewhere.
        let is_open = |instead: &Instead| source.place.is_words() && *instead == Instead::Nothing;
        let instead = source.supports_year(claim).err();
        let instead = instead.filter(|instead| !is_noted && !is_open(instead));
        let Some(instead) = instead else { return };
        let say = without_basis(year, &instead);
        let mut finding = self.subject.finding(Code::YearWithoutBasis, origin, keys, say);
        if let Instead::Before(_, place, is_before) = instead {
            let span = source.place.span_of(&place, self.subject.sources);
            let say = || say!("取的是这里的年份", "this year is taken");
            finding = span.into_iter().fold(finding, |finding, span| finding.other(span, say()));
            if is_before {
                finding = finding.hint(say!(
                    "数是另一年的，改年份；确是 {year} 年的，把引文往前延长到印有 {year} 年的地方",
                    "correct the year; if the value is of {year}, start the quote where that year is printed"
                ));
            }
        }
        let hint = match note {
            YearNote::Key(_) if self.is_of_words => say!(
                "对照来源，改正年份或者 `words`；推断的年份用 `year_note` 说明，并写出这一年",
                "compare with the source, and correct the year or `words`; if it was inferred, explain that in `year_note` and name {year} there"
            ),
            YearNote::NoKey if self.is_of_words => say!(
                "对照来源，改正年份或者 `words`",
                "compare with the source, and correct the year or `words`"
            ),
            YearNote::Key(_) => say!(
                "引文、同一句或同一段前文要印有这一年；推断的年份用 `year_note` 说明，并写出这一年",
                "the quote, or its sentence or paragraph before it, must give the year; if it was inferred, explain that in `year_note` and name {year} there"
            ),
            YearNote::NoKey => say!(
                "引文、同一句或同一段前文要印有这一年",
                "the quote, or its sentence or paragraph before it, must give the year"
            ),
        };
        self.findings.push(finding.hint(hint));
    }
}

/// That a year has no basis, and which year its source gives instead.
fn without_basis(year: i32, instead: &Instead) -> Message {
    let list = |years: &[i32]| {
        let mut seen = BTreeSet::new();
        let years: Vec<String> =
            years.iter().filter(|year| seen.insert(**year)).map(i32::to_string).collect();
        (years.join("、"), years.join(", "))
    };
    match instead {
        Instead::Columns(years) => {
            let (zh, en) = list(years);
            say!(
                "{year} 年没有依据：所在的栏是 {zh} 年",
                "no source gives the year {year}: the columns are of {en}"
            )
        }
        Instead::Words(years) => {
            let (zh, en) = list(years);
            say!(
                "{year} 年没有依据：出处印的是 {zh} 年",
                "no source gives the year {year}: the source prints {en}"
            )
        }
        Instead::Before(last, ..) => say!(
            "{year} 年没有依据：引文之前最后的年份是 {last} 年",
            "no source gives the year {year}: the last year before the quote is {last}"
        ),
        Instead::Compared => say!(
            "{year} 年没有依据：出处只是与 {year} 年比较",
            "no source gives the year {year}: the source only compares with it"
        ),
        Instead::Start => say!(
            "{year} 年没有依据：出处里这个数是变化前的",
            "no source gives the year {year}: in the source the value is what a change starts from"
        ),
        Instead::Nothing => say!("{year} 年没有依据", "no source gives the year {year}"),
    }
}
