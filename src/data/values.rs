//! Every printed value of one indicator, or of one district, in one file: baselines, levels on the way, targets and
//! measured values, each with its names, source, key and address.

use super::cell::{Address, Year};
use super::columns::quoted;
use super::table::{Columns, Table};
use super::vocabulary::words;
use crate::model::{
    AsPrinted, Breakdown, Citation, Cite, District, DistrictId, Grade, Indicator, IndicatorId,
    Observation, Quantity, RecordId,
};
use crate::say;
use crate::site::{CommitmentEntry, RecordKey, Route, Site, commitments};

/// Whose values a file has.
#[derive(Debug, Clone, Copy)]
pub enum Of<'a> {
    /// Those of an indicator, in all districts.
    Indicator(&'a IndicatorId),
    /// Those of a district, of all indicators.
    District(&'a DistrictId),
}

/// The files of indicators.
const OF_INDICATORS: &str = "indicators/ID.csv";

/// Those of districts.
const OF_DISTRICTS: &str = "districts/ID.csv";

impl<'a> Of<'a> {
    /// The route of the file.
    pub(crate) fn route(self) -> Route<'a> {
        match self {
            Self::Indicator(id) => Route::DataOf(OF_INDICATORS, id.as_str()),
            Self::District(id) => Route::DataOf(OF_DISTRICTS, id.as_str()),
        }
    }
}

/// What a value is.
#[derive(Debug, Clone, Copy)]
enum What {
    Baseline,
    Milestone,
    Target,
    Observation,
}

words! {
    "what": What {
        Self::Baseline => "baseline" "基期值" "a baseline";
        Self::Milestone => "milestone" "阶段目标" "a level on the way to a target";
        Self::Target => "target" "现行的目标" "the target in force";
        Self::Observation => "observation" "实际值" "a measured value";
    }
}

/// A printed value.
struct Row<'a> {
    district: &'a District,
    indicator: &'a Indicator,
    breakdown: Option<&'a Breakdown>,
    print: &'a AsPrinted,
    what: What,
    period: String,
    year: i32,
    value: Option<&'a Quantity>,
    text: Option<&'a String>,
    source: String,
    quote: Option<String>,
    grade: Grade,
    key: &'a RecordKey,
    address: String,
}

/// The table of the values of an indicator or of a district: a file for each of them.
pub fn values<'a>() -> Table<'a, (&'a Site<'a>, Of<'a>)> {
    Columns::new()
        .named_district(|row: &Row<'a>| row.district)
        .indicator(|row| &row.indicator.id)
        .always("name", say!("指标目录里的名称", "the catalogue's name"), |row| {
            row.indicator.name.as_str()
        })
        .breakdown(|row| row.breakdown)
        .always("what", say!("是什么数", "what the value is"), |row| row.what)
        .with(value)
        .with(source)
        .table(
            OF_INDICATORS,
            say!("一个指标、一个区县的全部数值", "All values of one indicator, or of one district"),
            say!(
                "每行一个印出的数：基期值、阶段目标、目标、实际值；每个指标、每个区县各有一个文件，`ID` 是它的 id",
                "one row per printed value: baselines, levels on the way, targets, measured values; every indicator and every district has a file, named by its id"
            ),
            |(site, of): (&'a Site<'a>, Of<'a>)| rows(site, of).into_iter(),
        )
        .with_others(&[OF_DISTRICTS])
}

fn value<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .always(
            "year",
            say!(
                "年份；不是一整年的，是结束的那一年",
                "the year; of another period, the one in which it ends"
            ),
            |row| Year(row.year),
        )
        .always(
            "period",
            say!("时间，写法同 `observations.csv`", "the time, as in `observations.csv`"),
            |row| row.period.clone(),
        )
        .maybe(
            "value",
            say!("值", "the value"),
            say!("没有给出时，只有文字时", "where none is given, and for words alone"),
            |row| row.value.filter(|value| !matches!(value, Quantity::Words(_))),
        )
        .maybe(
            "text",
            say!(
                "原文的写法，与值不同的",
                "the printed words, where they are not simply the value"
            ),
            say!("原文就是这个值时", "where the print is the value"),
            |row| match row.value {
                Some(Quantity::Words(words)) => Some(row.text.unwrap_or(words).as_str()),
                _ => row.text.map(String::as_str),
            },
        )
        .unit(|row| &row.indicator.unit, |row| row.print)
}

fn source<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .always(
            "source",
            say!("出自的文件或来源的名称", "the title of the document or source"),
            |row| row.source.clone(),
        )
        .maybe(
            "quote",
            say!("引文，或者表和行", "the quoted words, or the table and row"),
            say!(
                "只注明来源，又没有录入原话时",
                "for a value from a source whose words nobody typed"
            ),
            |row| row.quote.clone(),
        )
        .always("grade", say!("值是否与原文核对过", "how well the value is known"), |row| {
            row.grade
        })
        .always("address", say!("在文件正文中的位置", "the place in the document"), |row| {
            Address(row.address.clone())
        })
        .always("key", say!("这条记录", "the record"), |row| row.key)
}

fn rows<'a>(site: &'a Site<'a>, of: Of<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    match of {
        Of::Indicator(id) => {
            for entry in site.commitments_for(id) {
                of_commitment(site, *entry, &mut rows);
            }
            let own = site.observed(id).iter();
            rows.extend(own.map(|(district, o)| of_observation(site, district, o)));
        }
        Of::District(id) => {
            if let Some(district) = site.district(id) {
                for entry in commitments(district) {
                    of_commitment(site, entry, &mut rows);
                }
                let own = district.observations.iter();
                rows.extend(own.map(|o| of_observation(site, district, o)));
            }
        }
    }
    rows
}

fn of_commitment<'a>(site: &'a Site<'a>, entry: CommitmentEntry<'a>, rows: &mut Vec<Row<'a>>) {
    let commitment = entry.commitment;
    let target = site.assessments.of(commitment).target;
    let key = site.key(commitment.id);
    let row = |what, (year, period): (i32, String), value, text, (id, citation)| {
        let (record, citation): (RecordId, &Citation) = (id, citation);
        Row {
            district: entry.district,
            indicator: site.checked.indicator(&commitment.indicator),
            breakdown: commitment.breakdown.as_ref(),
            print: &commitment.print,
            what,
            period,
            year,
            value,
            text,
            source: site.checked.document(&citation.document).title.clone(),
            quote: Some(quoted(citation)),
            grade: Grade::Proved,
            key,
            address: site.citations.source(&Route::Overview, &citation.document, record),
        }
    };
    let own = (commitment.id, &commitment.citation);
    if let Some(baseline) = commitment.baseline.as_ref().filter(|b| b.observed.is_none()) {
        let at = (baseline.year(), baseline.period.code());
        let from = baseline.citation.as_ref().map_or(own, |(id, citation)| (*id, citation));
        rows.push(row(
            What::Baseline,
            at,
            baseline.quantity.as_ref(),
            baseline.text.as_ref(),
            from,
        ));
    }
    for level in &commitment.milestones {
        let at = (level.year, level.year.to_string());
        rows.push(row(What::Milestone, at, Some(&level.quantity), level.text.as_ref(), own));
    }
    let as_of = &site.checked.content().site.as_of;
    let amended = commitment.amendment_on(as_of).map(|a| (a.id, &a.citation));
    let at = (target.year, target.year.to_string());
    let from = amended.unwrap_or(own);
    rows.push(row(What::Target, at, Some(&target.quantity), target.text.as_ref(), from));
}

fn of_observation<'a>(
    site: &'a Site<'a>,
    district: &'a District,
    observation: &'a Observation,
) -> Row<'a> {
    let (source, quote, address) = match &observation.citation {
        Cite::Document(citation) => (
            site.checked.document(&citation.document).title.clone(),
            Some(quoted(citation)),
            site.citations.source(&Route::Overview, &citation.document, observation.id),
        ),
        Cite::Source(citation) => (
            site.checked.source(&citation.source).title.clone(),
            citation.words.clone(),
            Route::Overview.link_at(
                &site.page_with_source(&citation.source, observation.id),
                &Route::source_anchor(&citation.source),
            ),
        ),
    };
    Row {
        district,
        indicator: site.checked.indicator(&observation.indicator),
        breakdown: observation.breakdown.as_ref(),
        print: &observation.print,
        what: What::Observation,
        period: observation.period.code(),
        year: observation.year(),
        value: observation.has_value().then_some(&observation.quantity),
        text: observation.text.as_ref(),
        source,
        quote,
        grade: observation.citation.grade(),
        key: site.key(observation.id),
        address,
    }
}
