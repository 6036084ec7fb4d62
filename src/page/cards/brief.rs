//! What a district promises, in short: a few sentences, and the targets that a reader asks for first.

use rust_decimal::Decimal;
use serde::Serialize;
use tera::Value;

use crate::assess::{Distance, Evidence};
use crate::chart::with_unit;
use crate::model::{District, Nature};
use crate::page::cards::target::{TargetLine, distance, line};
use crate::page::context::PageContext;
use crate::page::pages::targets::ByDomain;
use crate::page::view::{Link, StatusView};
use crate::page::words::brief_words::BriefWords;
use crate::page::words::punctuation::{commas, enumerated, sentence};
use crate::page::words::wording::fill;
use crate::site::{Route, TargetEntry};

/// How many targets a list of the largest changes shows at most.
const MOST: usize = 8;

/// How many targets with new values have a card of their own; the others are lines of a list.
const CARDS: usize = 6;

/// How many targets the sentence of the largest changes names.
const LARGEST: usize = 3;

/// What a district promises, in short.
#[derive(Serialize)]
pub(in crate::page) struct Brief {
    /// Sentences, worked out from the same records as the lists.
    says: Vec<String>,
    /// How many targets there are, and where all of them stand.
    targets: usize,
    all: String,
    /// Where the measured values stand that belong to no target.
    others: Option<String>,
    /// Those that bind.
    binding: Vec<TargetLine>,
    /// Those that could be assessed, the worst status first.
    assessed: Vec<AssessedView>,
    /// The others that could be assessed.
    more_assessed: Vec<TargetLine>,
    /// Others that ask for a change, the largest first.
    changes: Vec<TargetLine>,
    /// How many more of these there are.
    more_changes: usize,
    domains: Vec<DomainLine>,
    /// Those whose wordings ask for different things.
    contradicted: Vec<TargetLine>,
    /// How many wait for a number, and the list of them.
    pub(in crate::page) waiting: usize,
}

/// A target with new values.
#[derive(Serialize)]
struct AssessedView {
    line: TargetLine,
    says: Option<String>,
    /// Its trend, where there are values of two different years.
    figure: Option<Value>,
}

/// The targets of a domain.
#[derive(Serialize)]
struct DomainLine {
    link: Link,
    targets: usize,
    /// How many of them are words alone.
    words: usize,
}

/// A target with what it is sorted by.
struct Known<'a> {
    entry: TargetEntry<'a>,
    line: TargetLine,
    distance: Distance,
}

impl Known<'_> {
    fn is_binding(&self) -> bool {
        self.entry.target.nature == Some(Nature::Binding)
    }

    fn is_assessed(&self) -> bool {
        self.entry.target.evidence == Evidence::Assessed
    }

    /// The size of the change that is asked for, over the baseline; what starts from zero comes last.
    fn size(&self) -> Decimal {
        self.distance.relative().map_or(Decimal::ZERO, |relative| relative.abs())
    }
}

pub(in crate::page) fn brief(
    context: &PageContext<'_>,
    page: &Route<'_>,
    district: &District,
    targets: &ByDomain<'_>,
) -> Brief {
    let each = targets.iter().flat_map(|(_, targets)| targets);
    let known = each.clone().map(|(entry, _)| {
        let indicator = context.site.checked.indicator(entry.target.series.indicator);
        let distance = distance(context, entry.target, indicator);
        Known { entry: *entry, line: line(context, page, *entry), distance }
    });
    let known: Vec<Known<'_>> = known.collect();
    let mut changes: Vec<&Known<'_>> =
        known.iter().filter(|one| matches!(one.distance, Distance::Way { .. })).collect();
    changes.sort_by_key(|one| std::cmp::Reverse(one.size()));
    let says = says(context, &known, &changes);
    let assessed = each.zip(&known).filter(|(_, one)| one.is_assessed());
    let mut assessed: Vec<_> = assessed.map(|((_, view), one)| (view, one)).collect();
    assessed.sort_by_key(|(_, one)| std::cmp::Reverse(one.entry.target.status));
    let more_assessed = assessed.iter().skip(CARDS).map(|(_, one)| one.line.clone()).collect();
    let assessed = assessed.into_iter().take(CARDS).map(|(view, one)| {
        let lead = view.commitments.first();
        AssessedView {
            line: one.line.clone(),
            says: lead.and_then(|lead| lead.says.clone()),
            figure: lead.and_then(|lead| lead.figure.clone()),
        }
    });
    let home = Route::Targets(&district.profile.id);
    let domains = targets.iter().map(|(domain, targets)| DomainLine {
        link: Link {
            href: page.link_at(&home, &Route::domain_anchor(&domain.id)),
            text: domain.name.clone(),
        },
        targets: targets.len(),
        words: targets.iter().filter(|(_, view)| view.line.is_words).count(),
    });
    let lines = |is_wanted: &dyn Fn(&Known<'_>) -> bool| -> Vec<TargetLine> {
        known.iter().filter(|one| is_wanted(one)).map(|one| one.line.clone()).collect()
    };
    let others = changes.iter().filter(|one| !one.is_binding() && !one.is_assessed());
    Brief {
        says,
        targets: known.len(),
        all: page.link(&home),
        others: (!context.site.other_observations(district).is_empty())
            .then(|| page.link_at(&home, Route::OTHERS)),
        binding: lines(&|one| one.is_binding()),
        assessed: assessed.collect(),
        more_assessed,
        changes: others.clone().take(MOST).map(|one| one.line.clone()).collect(),
        more_changes: others.count().saturating_sub(MOST),
        domains: domains.collect(),
        contradicted: lines(&|one| one.entry.target.is_contradicted),
        waiting: known.iter().filter(|one| one.entry.target.is_waiting).count(),
    }
}

/// The sentences of a district: how many targets, which ask for most, what is known of them, and what is due.
fn says(context: &PageContext<'_>, known: &[Known<'_>], changes: &[&Known<'_>]) -> Vec<String> {
    let words = &context.strings().brief;
    if known.is_empty() {
        return Vec::new();
    }
    let all = [
        counted(words, known),
        largest(words, changes),
        assessed(context, words, known),
        due(context, words, known),
    ];
    all.into_iter().filter(|said| !said.is_empty()).map(sentence).collect()
}

fn counted(words: &BriefWords, known: &[Known<'_>]) -> String {
    let in_words = known.iter().filter(|one| one.line.is_words).count();
    let binding = known.iter().filter(|one| one.is_binding()).count();
    let numbers = known.len() - in_words;
    let total = known.len();
    let said = match (numbers, in_words) {
        (_, 0) => &words.counted_numbers,
        (0, _) => &words.counted_words,
        _ => &words.counted,
    };
    let counted = fill(said, &[("total", &total), ("numbers", &numbers), ("words", &in_words)]);
    if binding == 0 { counted } else { counted + &fill(&words.binding, &[("binding", &binding)]) }
}

fn largest(words: &BriefWords, changes: &[&Known<'_>]) -> String {
    // What starts from zero has no relative change.
    let named = changes.iter().filter(|one| !one.size().is_zero()).take(LARGEST).map(|one| {
        let TargetLine { name, baseline, target, .. } = &one.line;
        let from = baseline.as_ref().map_or_else(String::new, |baseline| baseline.text.clone());
        let to = with_unit(&target.text, &target.unit);
        fill(&words.way, &[("name", name), ("from", &from), ("to", &to)])
    });
    let named: Vec<String> = named.collect();
    if named.is_empty() {
        return String::new();
    }
    fill(&words.largest, &[("named", &enumerated(named))])
}

fn assessed(context: &PageContext<'_>, words: &BriefWords, known: &[Known<'_>]) -> String {
    let mut counts: Vec<(StatusView, usize)> = Vec::new();
    for one in known.iter().filter(|one| one.is_assessed()) {
        let status = &one.line.status;
        match counts.iter_mut().find(|(known, _)| known.word == status.word) {
            Some((_, count)) => *count += 1,
            None => counts.push((status.clone(), 1)),
        }
    }
    let count: usize = counts.iter().map(|(_, count)| count).sum();
    if count == 0 {
        return words.none_assessed.clone();
    }
    let of = &context.strings().caption.count;
    let each = counts.iter();
    let each = each.map(|(status, count)| fill(of, &[("count", count), ("status", &status.word)]));
    let each: Vec<String> = each.collect();
    fill(&words.assessed, &[("count", &count), ("each", &commas(each))])
}

fn due(context: &PageContext<'_>, words: &BriefWords, known: &[Known<'_>]) -> String {
    let as_of = context.site.checked.content().site.as_of.as_str();
    let is_due = |one: &&Known<'_>| one.entry.target.due.has_come();
    let due = known.iter().filter(is_due).count();
    let unreported = known.iter().filter(|one| one.entry.target.is_due_and_unreported()).count();
    if due == 0 {
        return fill(&words.none_due, &[("as_of", &as_of)]);
    }
    let said = fill(&words.due, &[("as_of", &as_of), ("due", &due)]);
    if unreported == 0 {
        return said;
    }
    if unreported == due && !words.all_unreported.is_empty() {
        return said + &words.all_unreported;
    }
    said + &fill(&words.unreported, &[("unreported", &unreported)])
}
