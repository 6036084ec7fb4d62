//! The data files, as `docs/data.md` describes them: UTF-8 with a byte order mark, because people open them in Excel.

mod assessments;
mod projects;
mod tasks;

use rust_decimal::Decimal;

use super::Quality;
use super::printed::Line;
use super::route::Route;
use super::scene::Scene;
use super::wording::Rounding;
use super::working::pace;
use crate::assess::{Reason, limits};
use crate::content::{
    self, Citation, CitedPlace, Count, Date, Kind, Nature, Origin, Publish, Quantity, Role,
};
use crate::diag::Lang;
use crate::files::File;

/// A data file: its name, and what makes it.
type Make = fn(&Scene<'_>) -> File;

/// The data files that every site has.
pub(super) const FILES: [(&str, Make); 14] = [
    ("commitments.csv", commitments),
    ("milestones.csv", milestones),
    ("amendments.csv", assessments::amendments),
    ("assessments.csv", assessments::assessments),
    ("assessment-measures.csv", assessments::measures),
    ("judgements.csv", assessments::judgements),
    ("status-history.csv", assessments::history),
    ("observations.csv", observations),
    ("projects.csv", projects::projects),
    ("project-totals.csv", projects::totals),
    ("tasks.csv", tasks::tasks),
    ("deadlines.csv", tasks::deadlines),
    ("units.csv", tasks::units),
    ("documents.csv", documents),
];

/// What the checks found, in the edition for review.
pub(super) const FINDINGS: &str = "findings.csv";

const COMMITMENTS: [&str; 21] = [
    "district",
    "district_name",
    "document",
    "indicator",
    "name",
    "part",
    "unit",
    "nature",
    "baseline_year",
    "baseline",
    "target_year",
    "comparator",
    "target",
    "target_text",
    "latest_year",
    "latest",
    "latest_counts",
    "status",
    "reason",
    "completion",
    "pace",
];

fn commitments(scene: &Scene<'_>) -> File {
    let rows = scene.promises().map(|promise| {
        let commitment = promise.commitment;
        let indicator = scene.checked.indicator(&commitment.indicator);
        let assessment = scene.assessments.of(commitment);
        let baseline = commitment.baseline.as_ref();
        let target = assessment.target;
        let (comparator, level) = comparator(&target.quantity);
        let nature = commitment.nature.map(|nature| match nature {
            Nature::Binding => "binding",
            Nature::Anticipatory => "anticipatory",
        });
        let latest: Vec<String> = match assessment.sum() {
            Some(sum) => vec![sum.value.normalize().to_string()],
            None => assessment.latest.iter().map(|o| o.quantity.text()).collect(),
        };
        let of_year = assessment.latest.last().is_some_and(|o| o.counts == Some(Count::Year));
        let counts = match (commitment.kind, assessment.sum()) {
            (Some(Kind::Cumulative), Some(_)) => "sum",
            (Some(Kind::Cumulative), None) if of_year => "year",
            (Some(Kind::Cumulative), None) if !latest.is_empty() => "total",
            _ => "",
        };
        let pace = pace(assessment);
        let limits = limits(&scene.checked.content().site.yardstick);
        let rounded =
            |value: Option<Decimal>| value.map_or_else(String::new, |v| rounded(v, &limits));
        [
            promise.district.profile.id.to_string(),
            promise.district.profile.name.clone(),
            promise.document.to_string(),
            commitment.indicator.to_string(),
            commitment.print.name.clone().unwrap_or_else(|| indicator.name.clone()),
            or_empty(commitment.print.part.as_ref()),
            commitment.print.unit_meant(&indicator.unit).to_owned(),
            nature.unwrap_or_default().to_owned(),
            or_empty(baseline.map(|b| b.year)),
            or_empty(baseline.and_then(|b| b.quantity.as_ref()).map(Quantity::text)),
            target.year.to_string(),
            comparator.to_owned(),
            level,
            target.printed(),
            or_empty(assessment.latest.first().map(|o| o.year)),
            latest.join("; "),
            counts.to_owned(),
            assessment.status.name().to_owned(),
            or_empty(assessment.status.reason().map(Reason::name)),
            rounded(pace.map(|p| p.completion)),
            rounded(pace.and_then(|p| p.pace)),
        ]
    });
    table("commitments.csv", COMMITMENTS, rows)
}

fn milestones(scene: &Scene<'_>) -> File {
    let each = scene.promises().flat_map(|p| p.commitment.milestones.iter().map(move |m| (p, m)));
    let rows = each.map(|(promise, milestone)| {
        let (comparator, level) = comparator(&milestone.quantity);
        [
            promise.district.profile.id.to_string(),
            promise.document.to_string(),
            promise.commitment.indicator.to_string(),
            or_empty(promise.commitment.print.part.as_ref()),
            milestone.year.to_string(),
            comparator.to_owned(),
            level,
            milestone.printed(),
        ]
    });
    let header = [
        "district",
        "document",
        "indicator",
        "part",
        "target_year",
        "comparator",
        "target",
        "target_text",
    ];
    table("milestones.csv", header, rows)
}

fn observations(scene: &Scene<'_>) -> File {
    let districts = scene.checked.content().districts.iter();
    let each = districts.flat_map(|d| d.observations.iter().map(move |o| (d, o)));
    let rows = each.map(|(district, o)| {
        let catalogue = &scene.checked.indicator(&o.indicator).unit;
        [
            district.profile.id.to_string(),
            o.indicator.to_string(),
            or_empty(o.print.part.as_ref()),
            o.year.to_string(),
            o.quantity.text(),
            o.print.unit_meant(catalogue).to_owned(),
            o.citation.document.to_string(),
            quote(&o.citation),
        ]
    });
    let header = ["district", "indicator", "part", "year", "value", "unit", "document", "quote"];
    table("observations.csv", header, rows)
}

fn documents(scene: &Scene<'_>) -> File {
    let districts = scene.checked.content().districts.iter();
    let each = districts.flat_map(|d| d.documents.iter().map(move |document| (d, document)));
    let rows = each.map(|(district, document)| {
        let date = |date: &Option<Date>| or_empty(date.as_ref().map(Date::as_str));
        [
            document.id.to_string(),
            district.profile.id.to_string(),
            district.profile.name.clone(),
            document.title.clone(),
            or_empty(document.number.as_ref()),
            or_empty(document.issuer.as_ref()),
            date(&document.adopted),
            date(&document.printed),
            document.period.0.to_string(),
            document.period.1.to_string(),
            match document.role {
                Role::Plan => "plan",
                Role::ActionPlan => "action-plan",
                Role::Report => "report",
            }
            .to_owned(),
            match document.publish {
                Publish::Full => "full",
                Publish::Quotes => "quotes",
            }
            .to_owned(),
            document.source.clone(),
        ]
    });
    let header = [
        "document",
        "district",
        "district_name",
        "title",
        "number",
        "issuer",
        "adopted",
        "printed",
        "period_from",
        "period_to",
        "role",
        "publish",
        "source",
    ];
    table("documents.csv", header, rows)
}

/// Every finding, for review.
pub(super) fn findings(quality: &Quality<'_>) -> File {
    let header = ["code", "severity", "file", "line", "column", "message"];
    let rows = quality.findings.iter().map(|finding| {
        let source = quality.sources.get(finding.primary.span.file());
        let place = source.position(finding.primary.span.start());
        [
            finding.code.name().to_owned(),
            finding.severity.word(Lang::En).to_owned(),
            source.path().to_owned(),
            place.line.to_string(),
            place.column.to_string(),
            finding.message.zh.clone(),
        ]
    });
    table(FINDINGS, header, rows)
}

fn table<R: IntoIterator<Item = String>>(
    name: &str,
    header: impl IntoIterator<Item = impl AsRef<[u8]>>,
    rows: impl Iterator<Item = R>,
) -> File {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    let whole = "rows of one length are written to memory";
    writer.write_record(header).expect(whole);
    for row in rows {
        writer.write_record(row.into_iter().map(|cell| harmless(&cell))).expect(whole);
    }
    writer.flush().expect(whole);
    drop(writer);
    File { path: Route::Data(name).path(), bytes }
}

/// Signs that start a formula in a spreadsheet, and their full-width forms, which some take for the same.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A spreadsheet takes a text that starts with one of these signs for a formula, also behind blanks and breaks; an
/// apostrophe keeps it text. Negative numbers stay numbers.
fn harmless(cell: &str) -> String {
    let is_formula = cell.trim_start_matches(is_passed_over).starts_with(FORMULA);
    // As the program writes numbers, with more decimals than those of the content may have.
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let is_number = digits.parse::<Decimal>().is_ok_and(|number| number.to_string() == digits);
    if is_formula && !is_number || cell.starts_with(['\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// What a spreadsheet leaves out before it looks for a formula.
fn is_passed_over(c: char) -> bool {
    content::is_blank(c) || c.is_control()
}

fn comparator(quantity: &Quantity) -> (&'static str, String) {
    match quantity {
        Quantity::Level(bound, number) => (bound.sign(), number.text().to_owned()),
        Quantity::Range(..) => ("range", quantity.text()),
        Quantity::Words(_) => ("", String::new()),
    }
}

/// Where a record stands in the text of its document, as a path from the root of the site.
fn address(scene: &Scene<'_>, citation: &Citation, origin: &Origin) -> String {
    scene.citations.source(&Route::Overview, &citation.document, origin)
}

/// What the place of a record prints, a line a cell or paragraph.
fn joined(lines: &[Line]) -> String {
    let lines = lines.iter().map(|line| match line.head.as_str() {
        "" => line.text.clone(),
        head => format!("{head}：{}", line.text),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn quote(citation: &Citation) -> String {
    match &citation.place {
        CitedPlace::Quote { quote, .. } => quote.clone(),
        CitedPlace::Row { table, row, .. } => format!("{table} {row}"),
    }
}

/// A share or ratio with four decimals, or as many as it takes to be on its side of zero, one and the limits of the rule.
fn rounded(value: Decimal, limits: &[Decimal]) -> String {
    let ends = [Decimal::ONE];
    let limits: Vec<Decimal> = limits.iter().chain(&ends).copied().collect();
    Rounding { decimals: 4, digits: 2, limits: &limits }.of(value).to_string()
}

fn or_empty(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        for text in [
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
            " =1",
            "\t=1",
            "\r\n=1",
            "\u{3000}＝1",
            "\u{a0}+1",
            "\u{200b}-x",
            "\t1",
            "-",
            "- 1",
            "+1",
            "\u{feff}=1",
            "-1e5",
            "-inf",
            "-nan",
            "-.5",
            "-1.",
            "-1,000",
        ] {
            assert_eq!(harmless(text), format!("'{text}"), "{text}");
        }
        for text in [
            "-1.5",
            "-0.000000014",
            "-0",
            "0",
            "1",
            "−1.5",
            "—",
            "≥30",
            "5—10",
            "甲=乙",
            "a+b",
            "\"=1",
            "",
            " ",
            "1-2",
            "—1",
        ] {
            assert_eq!(harmless(text), text, "{text}");
        }
    }
}
