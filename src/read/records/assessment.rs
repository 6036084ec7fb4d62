//! How commitments are assessed: the rule, its limits, and how old a value may be.

use crate::diag::Code;
use crate::model::{AssessmentSettings, Number, Path};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::site::RawAssessment;
use crate::read::yaml::typed::Text;
use crate::say;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(crate) fn assessment(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawAssessment,
) -> AssessmentSettings {
    let RawAssessment { method, ahead, behind, reversed, tolerance, unclear, max_age } = raw;
    let default = AssessmentSettings::default();
    let method = method.and_then(|word| crossing.choice(&path.key("method"), word));
    let max_age = max_age.and_then(|text| age(crossing, &path.key("max_age"), text));
    let mut or = |key: &'static str, text: Option<Text<Number>>, default: Decimal| {
        let number = text.and_then(|text| crossing.number(&path.key(key), text));
        number.map_or(default, |n| n.value())
    };
    AssessmentSettings {
        method: method.unwrap_or(default.method),
        ahead: or("ahead", ahead, default.ahead),
        behind: or("behind", behind, default.behind),
        reversed: or("reversed", reversed, default.reversed),
        tolerance: or("tolerance", tolerance, default.tolerance),
        unclear: or("unclear", unclear, default.unclear),
        max_age,
    }
}

fn age(crossing: &mut Crossing<'_>, path: &Path, text: Text<Number>) -> Option<i32> {
    let number = crossing.number(path, text)?.value();
    let years = number.to_i32().filter(|years| *years >= 0 && number.is_integer());
    if years.is_none() {
        let say = say!("`{number}` 不是年数", "`{number}` is not a number of years");
        crossing.fault(
            Code::NotANumber,
            path,
            say,
            Some(say!("写整数，如 `2`", "write a whole number, for example `2`")),
        );
    }
    years
}
