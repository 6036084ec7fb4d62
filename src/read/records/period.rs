//! Periods: `year` or, for what is no whole year, `period`.

use crate::diag::Code;
use crate::model::{NoPeriod, Path, Period};
use crate::read::crossing::Crossing;
use crate::read::yaml::typed::{Text, Year};
use crate::say;

/// Reads `year` or `period`: one of them has to be there.
pub(crate) fn period(
    crossing: &mut Crossing<'_>,
    path: &Path,
    year: Option<Text<Year>>,
    period: Option<Text<Period>>,
) -> Option<Period> {
    match (year, period) {
        (Some(year), None) => crossing.year(&path.key("year"), year).map(Period::of_year),
        (None, Some(period)) => written(crossing, &path.key("period"), period),
        (Some(_), Some(_)) => {
            let say = say!("`year` 和 `period` 只写一个", "`year` and `period` exclude each other");
            let hint = say!(
                "一整年的写 `year`，别的写 `period`",
                "give `year` for a whole year, `period` for anything else"
            );
            crossing.fault(Code::MisplacedKey, &path.key("period"), say, Some(hint));
            None
        }
        (None, None) => {
            let say = say!("缺少 `year`", "missing key `year`");
            let hint = say!(
                "写哪一年的值；不是一整年的写 `period`，如 `2024-H1`、`2024-06-30`",
                "give the year; for a part of a year or several years give `period`, for example `2024-H1` or `2024-06-30`"
            );
            crossing.fault(Code::MissingKey, path, say, Some(hint));
            None
        }
    }
}

/// Reads a period as it is written.
pub(crate) fn written(
    crossing: &mut Crossing<'_>,
    path: &Path,
    text: Text<Period>,
) -> Option<Period> {
    let text = crossing.text(path, text.meant())?;
    let fault = match Period::parse(&text) {
        Ok(period) => return Some(period),
        Err(fault) => fault,
    };
    let (say, hint) = match fault {
        NoPeriod::InsideOut => (
            say!("`{text}` 的末尾不在开头之后", "`{text}` does not end after it begins"),
            say!("先写开头，再写末尾", "give the beginning first, then the end"),
        ),
        NoPeriod::Long => (
            say!("`{text}` 超过十年", "`{text}` is longer than ten years"),
            say!("一个值最多说十年", "a value is of ten years at most"),
        ),
        NoPeriod::Form if let Some(years) = years_with_a_dash(&text) => (
            say!("`{text}` 不是一段时间", "`{text}` is not a period"),
            say!("几年写成 `{years}`", "write several years as `{years}`"),
        ),
        NoPeriod::Form => (
            say!("`{text}` 不是一段时间", "`{text}` is not a period"),
            say!(
                "写成 `2024-H1`（上半年）、`2024-Q3`（三季度）、`2024-06`（6月）、`2024-01/2024-09`（1—9月）、`2018/2020`（三年）、`2024-06-30`（时点）",
                "write `2024-H1`, `2024-Q3`, `2024-06`, `2024-01/2024-09`, `2018/2020` or `2024-06-30`"
            ),
        ),
    };
    crossing.fault(Code::BadDate, path, say, Some(hint));
    None
}

/// Two years with another sign between them than that of a period, as it is written.
fn years_with_a_dash(text: &str) -> Option<String> {
    let (first, last) = text.split_once(['-', '—', '–', '－', '~', '～', '至'])?;
    let years = format!("{}/{}", first.trim_end_matches('年'), last.trim_end_matches('年'));
    Period::parse(&years).is_ok().then_some(years)
}

/// A name of a period goes with one that is no calendar year.
pub(crate) fn named(
    crossing: &mut Crossing<'_>,
    path: &Path,
    period: Option<&Period>,
    name: Option<&String>,
) {
    if name.is_none() || period.is_none_or(|period| !period.is_calendar_year()) {
        return;
    }
    let say = say!("一整年不写 `period_name`", "a whole year has no `period_name`");
    let hint = say!(
        "学年、财年在 `period` 里写起止的月份，如 `2023-09/2024-08`",
        "give the months of a school or fiscal year in `period`, for example `2023-09/2024-08`"
    );
    crossing.fault(Code::MisplacedKey, &path.key("period_name"), say, Some(hint));
}
