//! The view of a stated total beside the sum of its rows.

use serde::Serialize;

use crate::check::{self, Agreement, Amount};
use crate::model::{Project, Selection, Total};
use crate::page::cards::source::source;
use crate::page::context::PageContext;
use crate::page::view::Source;
use crate::page::words::money::unit_of_money;
use crate::page::words::punctuation::{commas, enumerated};
use crate::page::words::strings::Words;
use crate::page::words::wording::{exact, printed};
use crate::site::Route;

/// The class of two numbers that are not one.
const DIFFERENT: &str = "different";

/// How many rows are written out as a sum.
const MOST_PARTS: usize = 3;

/// A stated total.
#[derive(Serialize)]
pub(in crate::page) struct TotalView {
    anchor: String,
    /// Which projects; `None` for all of the heading above.
    scope: Option<String>,
    count: Option<SumView>,
    area: Option<SumView>,
    invest: Option<SumView>,
    /// Other measures, in the order in which they are given.
    measures: Vec<SumView>,
    note: Option<String>,
    source: Source,
}

/// A stated number beside the sum of the rows.
#[derive(Serialize)]
struct SumView {
    stated: String,
    unit: String,
    /// Whether rows were counted, not added.
    is_count: bool,
    /// How many rows were added.
    rows: usize,
    /// The numbers of the rows, where there are few.
    parts: Vec<String>,
    sum: String,
    /// How many rows print no number.
    unknown: usize,
    verdict: Verdict,
    /// The stated totals of all categories together.
    categories: Option<Categories>,
}

#[derive(Serialize)]
struct Categories {
    sum: String,
    verdict: Verdict,
}

/// What the two numbers say to each other.
#[derive(Serialize)]
pub(in crate::page) struct Verdict {
    class: &'static str,
    pub(in crate::page) word: String,
}

pub(in crate::page) fn total(
    context: &PageContext<'_>,
    route: &Route<'_>,
    total: &Total,
    projects: &[&Project],
    totals: &[&Total],
) -> TotalView {
    let words = &context.strings().words;
    let unit = total.invest.as_ref().map_or("", |money| unit_of_money(words, money.unit));
    let view = |amount, unit: &str| {
        let sum = check::sum(total, amount, projects, totals)?;
        let is_short = amount != Amount::Count && (2..=MOST_PARTS).contains(&sum.parts.len());
        let parts = if is_short { &*sum.parts } else { &[] };
        let categories = sum.of_categories().filter(|of_all| *of_all != sum.value());
        Some(SumView {
            stated: printed(sum.stated),
            unit: unit.to_owned(),
            is_count: amount == Amount::Count,
            rows: sum.parts.len(),
            parts: parts.iter().copied().map(exact).collect(),
            sum: exact(sum.value()),
            unknown: sum.unknown,
            verdict: verdict(context, sum.agreement()),
            categories: categories.map(|of_all| Categories {
                sum: exact(of_all),
                verdict: verdict(context, check::compare(sum.stated, of_all)),
            }),
        })
    };
    let measures = total.measures.iter().enumerate();
    let measures = measures.filter_map(|(n, one)| view(Amount::Measure(n), &one.unit));
    TotalView {
        anchor: context.site.key(total.id).to_string(),
        scope: scope(words, &total.of),
        count: view(Amount::Count, ""),
        area: view(Amount::Area, ""),
        invest: view(Amount::Invest, unit),
        measures: measures.collect(),
        note: total.note.clone(),
        source: source(context, route, total.id, &total.citation),
    }
}

impl TotalView {
    /// The total with a name, for places without its heading.
    pub(in crate::page) fn called(self, name: String) -> Self {
        Self { scope: Some(name), ..self }
    }

    /// Whether some stated number is not that of the rows.
    pub(in crate::page) fn is_different(&self) -> bool {
        let one = [&self.count, &self.area, &self.invest].into_iter().flatten();
        let mut all = one.chain(&self.measures);
        all.any(|sum| sum.verdict.class == DIFFERENT)
    }
}

pub(in crate::page) fn verdict(context: &PageContext<'_>, agreement: Agreement) -> Verdict {
    let words = &context.strings().words;
    let (class, word) = match agreement {
        Agreement::Equal => ("equal", &words.equal),
        Agreement::Rounded => ("equal", &words.rounded),
        Agreement::Different => (DIFFERENT, &words.different),
        Agreement::Open => ("open", &words.open),
        Agreement::About => ("open", &words.about_so_much),
        Agreement::Partial => ("open", &words.listed_in_part),
    };
    Verdict { class, word: word.clone() }
}

/// What a total is of, under the heading of its category: `目标为“启动”的，序号10、11`; `None` for all of them.
pub(in crate::page) fn scope(words: &Words, of: &Selection) -> Option<String> {
    let stage = of.stage.as_ref().map(|stage| words.of_stage.replace('%', stage));
    let numbers =
        (!of.numbers.is_empty()).then(|| words.of_numbers.replace('%', &enumerated(&of.numbers)));
    let both: Vec<String> = stage.into_iter().chain(numbers).collect();
    (!both.is_empty()).then(|| commas(&both))
}
