//! Years that a record takes from a note, from the sentence of a deadline and from a cell with two years.

use crate::check::subject::DistrictSubject;
use crate::check::text::governing::before;
use crate::check::text::numbers::is_dash;
use crate::check::text::place::{Place, of};
use crate::check::text::roles::{self, Told};
use crate::check::text::years::BUILDING_PERIOD;
use crate::check::text::{letters, parted, tokens, years};
use crate::diag::{Code, Finding, Span};
use crate::model::{Cite, Due, Observation, Origin, Progress, Project, Publication, Run, Source};
use crate::say;

/// Looks at every record that has such a year.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    for record in &subject.district.observations {
        let note_of = record.year_note.as_deref();
        note(subject, &record.origin, &["year"], record.year(), note_of, findings);
        published_before(subject, record, findings);
    }
    for record in &subject.district.progress {
        reported_before(subject, record, findings);
    }
    for plan in &subject.district.plans {
        for record in &plan.commitments {
            let target = &record.target;
            let note_of = target.year_note.as_deref();
            note(subject, &record.origin, &["target", "year"], target.year, note_of, findings);
        }
        for task in &plan.tasks {
            let Some(place) = subject.place(task.id) else { continue };
            task.due.iter().for_each(|due| deadline(subject, &place, due, findings));
        }
        for project in &plan.projects {
            let Some(place) = subject.place(project.id) else { continue };
            building(subject, &place, project, findings);
        }
    }
}

/// Nothing says what was measured in a year after the one in which it was published.
fn published_before(
    subject: &DistrictSubject<'_>,
    record: &Observation,
    findings: &mut Vec<Finding>,
) {
    let Some(dated) = dated(subject, &record.citation).filter(|d| d.year < record.year()) else {
        return;
    };
    let (title, date, year) = (dated.title, dated.date, record.year());
    let say = say!(
        "“{title}”发布于 {date}，没有 {year} 年的实际值",
        "`{title}` was published in {date} and has no value that was measured in {year}"
    );
    let hint = say!(
        "改正年份、来源，或者来源的发布日期",
        "correct the year, the source, or its date of publication"
    );
    let finding = subject.finding(Code::YearWithoutBasis, &record.origin, &["year"], say);
    let published = say!("来源的发布日期", "when the source was published");
    findings.push(finding.other(dated.there, published).hint(hint));
}

/// What a value is from, when that was published, and where the date is written.
struct Dated<'a> {
    title: &'a str,
    date: &'a str,
    year: i32,
    there: Span,
}

/// The later date of the document, or that of the source.
fn dated<'a>(subject: &DistrictSubject<'a>, cite: &Cite) -> Option<Dated<'a>> {
    match cite {
        Cite::Document(citation) => {
            let (_, document) = subject.index.documents.get(&citation.document)?;
            let dates = [("adopted", &document.adopted), ("printed", &document.printed)];
            let dates = dates.into_iter().filter_map(|(key, date)| Some((date.as_ref()?, key)));
            let (date, key) = dates.max()?;
            Some(Dated {
                title: &document.title,
                date: date.as_str(),
                year: date.year(),
                there: document.origin.span(subject.sources, &[key]),
            })
        }
        Cite::Source(citation) => {
            let source = subject.index.known_sources.get(&citation.source)?;
            let date = source.date.as_ref()?;
            Some(Dated {
                title: &source.title,
                date: date.as_str(),
                year: date.year(),
                there: source.origin.span(subject.sources, &["date"]),
            })
        }
    }
}

/// Nor of how far a task or a project came after it: of a month or year of which it saw the beginning, it may tell.
fn reported_before(subject: &DistrictSubject<'_>, record: &Progress, findings: &mut Vec<Finding>) {
    let source = record.citation.source();
    let source = source.and_then(|citation| subject.index.known_sources.get(&citation.source));
    let Some((source, date)) = source.and_then(|s| Some((s, Publication::of_source(s)?))) else {
        return;
    };
    let when = record.date.as_str();
    if !date.is_before(&Publication::On(when.to_owned())) {
        return;
    }
    let (title, date) = (&source.title, date.shown());
    let say = say!(
        "“{title}”发布于 {date}，没有 {when} 的进展",
        "`{title}` was published in {date} and has no progress of {when}"
    );
    let hint = say!(
        "改正日期、来源，或者来源的发布日期",
        "correct the date, the source, or its date of publication"
    );
    let finding = subject.finding(Code::YearWithoutBasis, &record.origin, &["date"], say);
    findings.push(with_its_date(subject, finding, source).hint(hint));
}

/// A finding with the date of publication of its source.
fn with_its_date(subject: &DistrictSubject<'_>, finding: Finding, source: &Source) -> Finding {
    let there = source.origin.span(subject.sources, &["date"]);
    let published = say!("来源的发布日期", "when the source was published");
    finding.other(there, published)
}

/// A note that names several years ends with the one that is meant: `报道于2023年发表，按2022年记`.
fn note(
    subject: &DistrictSubject<'_>,
    origin: &Origin,
    keys: &[&'static str],
    year: i32,
    note: Option<&str>,
    findings: &mut Vec<Finding>,
) {
    let note = parted::of_text(note.unwrap_or_default());
    let named = years::bare(&note);
    if !named.contains(&year) || named.last() == Some(&year) {
        return;
    }
    let say =
        say!("`year_note` 里最后写的不是 {year} 年", "the last year of `year_note` is not {year}");
    let hint = say!(
        "说明里写了几个年份的，把采用的那一年写在最后，如“报道于2023年发表，按2022年记”",
        "where the note names several years, end with the one that is meant"
    );
    findings.push(subject.finding(Code::YearWithoutBasis, origin, keys, say).hint(hint));
}

/// The last year that a sentence names before what is due is the year of the deadline.
fn deadline(
    subject: &DistrictSubject<'_>,
    place: &Place<'_>,
    due: &Due,
    findings: &mut Vec<Finding>,
) {
    let Some(what) = due.what.as_ref().map(|what| letters::of_text(what)) else { return };
    let wanted = years::bare(&parted::of_text(&due.text));
    let (Some(wanted), false) = (wanted.last(), what.is_empty()) else { return };
    let mut governing: Vec<i32> = Vec::new();
    for text in place.here() {
        let told = roles::told(&text, years::plain(&text));
        for at in tokens::places(&text, &what) {
            let head = text.get(..at).unwrap_or_default();
            let is_end = |c: &char| matches!(c, '。' | '；' | '！');
            let start = head.iter().rposition(is_end).map_or(0, |at| at + 1);
            let sentence: Vec<&Told> =
                told.iter().filter(|t| start <= t.at.start && t.at.end <= at).collect();
            let years = before(&sentence, at);
            // Nothing before it says when; what is printed behind it may.
            if years.is_empty() {
                return;
            }
            governing.extend(years);
        }
    }
    let Some(printed) = governing.first().filter(|_| !governing.contains(wanted)) else { return };
    let text = &due.text;
    let say = say!(
        "原文里这件事的期限是 {printed} 年，不是“{text}”",
        "the source gives {printed} as the deadline of this, not `{text}`"
    );
    let hint = say!("照原文写", "write it as printed");
    let span = due.origin.span(subject.sources, &["text"]);
    findings.push(Finding::new(Code::YearWithoutBasis, span, say).hint(hint));
}

/// Words that make a year of building that of its beginning alone, or of its end
const POINTS: [&str; 9] = ["启动", "开工", "动工", "开始", "年起", "月起", "年前", "底前", "以后"];

/// What prints the years of building: the cell that is of them or, of a sentence, the range that begins or ends with one
/// that is recorded as both, or the only mention of it.
fn printed_building(place: &Place<'_>, from: i32, to: i32) -> Option<Vec<char>> {
    if let Some((table, row)) = place.table() {
        let cells = table.rows.get(row).map_or(&[][..], |row| &row.cells);
        let heads = table.header.iter().map(Run::text);
        let is_of_it = |head: &str| BUILDING_PERIOD.iter().any(|word| head.contains(word));
        let mut printed = heads.zip(cells).filter(|(head, _)| is_of_it(head));
        return printed.next().map(|(_, cell)| of(cell));
    }
    let quote = place.quote();
    let all = years::plain(quote);
    let stretch =
        |from: usize, to: usize| quote.get(from..quote.len().min(to)).map(<[char]>::to_vec);
    let own: Vec<usize> =
        (0..all.len()).filter(|at| all.get(*at).is_some_and(|year| year.year == from)).collect();
    let ([at], true) = (own.as_slice(), from == to) else { return None };
    let is_joined = |pair: &[years::Year]| {
        let [one, other] = pair else { return false };
        let between = quote.get(one.at.end..other.at.start).unwrap_or_default();
        let between = between.strip_prefix(&['年']).unwrap_or(between);
        !between.is_empty() && between.iter().all(|c| is_dash(*c) || matches!(c, '至' | '到'))
    };
    let pairs = [at.checked_sub(1).map(|one| one..at + 1), Some(*at..at + 2)];
    let mut pairs = pairs.into_iter().flatten().filter_map(|pair| all.get(pair));
    match pairs.find(|pair| is_joined(pair)) {
        Some(pair) => stretch(pair.first()?.at.start, pair.last()?.at.end),
        None => all.get(*at).and_then(|year| stretch(year.at.start, year.at.end + BEHIND)),
    }
}

/// How far behind a year the word stands that makes of it a beginning or an end, in letters: 2024年3月底前.
const BEHIND: usize = 6;

/// A cell with the years of building prints the first and the last.
fn building(
    subject: &DistrictSubject<'_>,
    place: &Place<'_>,
    project: &Project,
    findings: &mut Vec<Finding>,
) {
    let Some((from, to)) = project.period else { return };
    let Some(cell) = printed_building(place, from, to) else { return };
    let named = years::bare(&cell);
    // 2022年启动 says when it begins, and not that it is built in that year.
    if let Some(word) =
        POINTS.iter().find(|word| letters::has(&cell, word)).filter(|_| named == [from])
        && from == to
    {
        let say = say!(
            "这里印的是“{word}”，没有说 {from} 年建成",
            "`{word}` is printed: not that it is built in {from}"
        );
        let finding = subject.finding(Code::ValueNotInQuote, &project.origin, &["to"], say);
        findings.push(finding.hint(say!(
            "去掉 `from` 和 `to`，照原文写 `period_text`",
            "remove `from` and `to`, and give the words as `period_text`"
        )));
    }
    let (Some(first), Some(last)) = (named.first(), named.last()) else { return };
    for (key, year, printed) in [("from", from, *first), ("to", to, *last)] {
        if year != printed && named.contains(&year) {
            let say =
                say!("这里印的是 {printed} 年，不是 {year} 年", "{printed} is printed, not {year}");
            let finding = subject.finding(Code::ValueNotInQuote, &project.origin, &[key], say);
            findings.push(finding.hint(say!("照原文写", "write it as printed")));
        }
    }
}
