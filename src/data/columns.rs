//! Columns that several tables have.

use super::cell::{Address, NumberOrRange, Value, Year};
use super::table::Columns;
use crate::assess::{Reason, Status};
use crate::model::{
    AsPrinted, Bound, Breakdown, Citation, Cite, CitedPlace, District, DocumentId, IndicatorId,
    Quantity, RecordId, Target,
};
use crate::say;
use crate::site::{CommitmentEntry, Route, Site};

/// How a number is to be read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Comparator {
    AtLeast,
    AtMost,
    Above,
    Below,
    About,
    Range,
}

impl Comparator {
    fn of(quantity: &Quantity) -> Option<Self> {
        match quantity {
            Quantity::Level(Bound::AtLeast, _) => Some(Self::AtLeast),
            Quantity::Level(Bound::AtMost, _) => Some(Self::AtMost),
            Quantity::Level(Bound::Above, _) => Some(Self::Above),
            Quantity::Level(Bound::Below, _) => Some(Self::Below),
            Quantity::Level(Bound::About, _) => Some(Self::About),
            Quantity::Range(..) => Some(Self::Range),
            Quantity::Level(Bound::Exact, _) | Quantity::Words(_) => None,
        }
    }
}

impl<'a, R: 'a> Columns<'a, R> {
    /// The district.
    pub(super) fn district(self, of: impl Fn(&R) -> &'a District + Send + Sync + 'a) -> Self {
        self.always("district", say!("区县", "the district"), move |row| &of(row).profile.id)
    }

    /// The district with its name.
    pub(super) fn named_district(
        self,
        of: impl Fn(&R) -> &'a District + Copy + Send + Sync + 'a,
    ) -> Self {
        self.district(of).always("district_name", say!("区县名称", "its name"), move |row| {
            of(row).profile.name.as_str()
        })
    }

    /// The indicator of the catalogue.
    pub(super) fn indicator(self, of: impl Fn(&R) -> &'a IndicatorId + Send + Sync + 'a) -> Self {
        self.always("indicator", say!("指标", "the indicator"), of)
    }

    /// The part of an indicator that a value is of, under the name that the column has had from the start.
    pub(super) fn breakdown(
        self,
        of: impl Fn(&R) -> Option<&'a Breakdown> + Send + Sync + 'a,
    ) -> Self {
        let meaning = say!(
            "分组，如“门诊”",
            "the part of the indicator that the row is about, for example 门诊"
        );
        self.maybe(
            "part",
            meaning,
            say!("说的是整个指标时", "where it is about the whole"),
            move |row| of(row).map(Breakdown::as_str),
        )
    }

    /// The declared categories that a value is of: the words are in `part`.
    pub(super) fn categories(
        self,
        of: impl Fn(&R) -> Option<&'a Breakdown> + Copy + Send + Sync + 'a,
    ) -> Self {
        let parts = move |row: &R| of(row).map_or(&[][..], Breakdown::parts);
        let none = || {
            say!(
                "没有分组，或者分组不是声明过的类别时",
                "where it is about the whole, or the part is no declared category"
            )
        };
        self.list(
            "dimensions",
            say!("分组的维度，如 `sex`", "the dimensions of the part, for example `sex`"),
            none(),
            move |row| parts(row).iter().map(|part| &part.dimension).collect(),
        )
        .list(
            "categories",
            say!(
                "各维度里的类别，次序与维度相同，如 `female`",
                "the category in each of them, in the same order, for example `female`"
            ),
            none(),
            move |row| parts(row).iter().map(|part| &part.category).collect(),
        )
        .maybe(
            "part_en",
            say!("分组的英文名称", "the part in English"),
            none(),
            move |row| of(row).and_then(Breakdown::name_en),
        )
    }

    /// What tells a commitment from all others, as the first columns.
    pub(super) fn commitment(
        self,
        of: impl Fn(&R) -> CommitmentEntry<'a> + Copy + Send + Sync + 'a,
    ) -> Self {
        let first = say!(
            "最初目标的目标年，不论后来怎样修订",
            "the year of the first target, whatever was amended later"
        );
        self.district(move |row| of(row).district)
            .promising_document(move |row| of(row).document)
            .indicator(move |row| &of(row).commitment.indicator)
            .breakdown(move |row| of(row).commitment.breakdown.as_ref())
            .always("first_target_year", first, move |row| Year(of(row).commitment.target.year))
    }

    /// The document that states a target.
    pub(super) fn promising_document(
        self,
        of: impl Fn(&R) -> &'a DocumentId + Send + Sync + 'a,
    ) -> Self {
        self.always("document", say!("提出目标的文件", "the document that states the target"), of)
    }

    /// The unit of the values of a row.
    pub(super) fn unit(
        self,
        catalogue: impl Fn(&R) -> &'a str + Send + Sync + 'a,
        print: impl Fn(&R) -> &'a AsPrinted + Send + Sync + 'a,
    ) -> Self {
        let meaning = say!(
            "计量单位：有勘误的用勘误后的，其次用原文的，再次用指标目录的",
            "the unit that is meant: the erratum's, else the printed one, else the catalogue's"
        );
        self.maybe("unit", meaning, say!("没有单位时", "where there is none"), move |row| {
            let unit = print(row).unit_meant(catalogue(row));
            (!unit.is_empty()).then_some(unit)
        })
    }

    /// A target, or a level on the way to it, behind its year.
    pub(super) fn target(self, of: impl Fn(&R) -> &'a Target + Copy + Send + Sync + 'a) -> Self {
        let plain = say!("目标是单独的数或者文字时", "for a plain number and for words");
        self.maybe(
            "comparator",
            say!("目标值怎样理解", "how the number is to be read"),
            plain,
            move |row| Comparator::of(&of(row).quantity),
        )
        .maybe(
            "target",
            say!("目标值，不带符号", "the number without its sign"),
            say!("目标是文字时", "for words"),
            move |row| NumberOrRange::of(&of(row).quantity),
        )
        .always(
            "target_text",
            say!("目标的原文", "the target as printed"),
            move |row| of(row).printed(),
        )
    }

    /// A status, and why there is none.
    pub(super) fn status(self, of: impl Fn(&R) -> Status + Copy + Send + Sync + 'a) -> Self {
        let unless = say!("除 `unassessed` 外", "unless `unassessed`");
        let why = say!("暂不评价的原因", "why there is no assessment");
        self.always("status", say!("评价", "the assessment"), of).maybe(
            "reason",
            why,
            unless,
            move |row| -> Option<Reason> { of(row).reason() },
        )
    }

    /// What the numbers alone say of a commitment.
    pub(super) fn status_by_numbers(self, of: impl Fn(&R) -> Status + Send + Sync + 'a) -> Self {
        let meaning = say!(
            "只按数计算的评价；人工评价过的，可能与 `status` 不同",
            "what the numbers alone say; another than `status` only where a person assessed it"
        );
        self.always("status_by_numbers", meaning, of)
    }

    /// What a reader should know.
    pub(super) fn note(self, of: impl Fn(&R) -> Option<&'a str> + Send + Sync + 'a) -> Self {
        let meaning = say!("需要读者知道的事", "what a reader should know");
        self.maybe("note", meaning, say!("没有说明时", "where there is nothing to add"), of)
    }

    /// How a year was inferred that the document does not print near by.
    pub(super) fn year_note(
        self,
        name: &'static str,
        of: impl Fn(&R) -> Option<&'a String> + Send + Sync + 'a,
    ) -> Self {
        let meaning = say!("年份是怎样推断的", "how the year was inferred");
        let empty = say!("原文附近印着年份时", "where the document prints the year near by");
        self.maybe(name, meaning, empty, of)
    }

    /// The key of a record, as the last column.
    pub(super) fn key<K: Value>(self, of: impl Fn(&R) -> K + Send + Sync + 'a) -> Self {
        self.always("key", say!("这条记录", "the record"), of)
    }

    /// The key of the commitment that a row is about, as the last column.
    pub(super) fn key_of_commitment(
        self,
        of: impl Fn(&R) -> (&'a Site<'a>, CommitmentEntry<'a>) + Send + Sync + 'a,
    ) -> Self {
        let meaning =
            say!("这项目标，同 `commitments.csv`", "the commitment, as in `commitments.csv`");
        self.always("key", meaning, move |row| {
            let (site, entry) = of(row);
            site.key(entry.commitment.id)
        })
    }

    /// Where a record stands in the text of its document.
    pub(super) fn address(
        self,
        of: impl Fn(&R) -> (&'a Site<'a>, &'a Citation, RecordId) + Send + Sync + 'a,
    ) -> Self {
        self.always(
            "address",
            say!("在文件正文中的位置", "the place in the document"),
            move |row| {
                let (site, citation, record) = of(row);
                Address(site.citations.source(&Route::Overview, &citation.document, record))
            },
        )
    }

    /// What a record cites.
    pub(super) fn quote(self, of: impl Fn(&R) -> &'a Citation + Send + Sync + 'a) -> Self {
        let meaning = say!(
            "引文，或者表和行，如 `专栏2 1`",
            "the quoted words, or the table and row, for example `专栏2 1`"
        );
        self.always("quote", meaning, move |row| quoted(of(row)))
    }
}

/// What is cited of a document, in words.
pub(super) fn quoted(citation: &Citation) -> String {
    match &citation.place {
        CitedPlace::Quote { quote, .. } => quote.clone(),
        CitedPlace::Row { table, row, also, .. } => {
            let words = std::iter::once(table).chain([row]).chain(also).map(String::as_str);
            words.collect::<Vec<_>>().join(" ")
        }
    }
}

/// What is cited of a document, or the words of a source that somebody typed.
pub(super) fn words_of(cite: &Cite) -> Option<String> {
    match cite {
        Cite::Document(citation) => Some(quoted(citation)),
        Cite::Source(citation) => citation.words.clone(),
    }
}
