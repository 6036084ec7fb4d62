//! How commitments are assessed: the rule, its limits, and how old a value may be.

use super::choice::Choice;
use rust_decimal::Decimal;

/// How commitments are assessed. The numbers are a choice of the site, no standard.
#[derive(Debug, Clone)]
pub struct AssessmentSettings {
    /// The rule for targets that are still to be reached.
    pub method: Method,
    /// Under [`Method::Linear`], a pace from here on is ahead.
    pub ahead: Decimal,
    /// Under [`Method::Linear`], a pace below this is behind.
    pub behind: Decimal,
    /// Under [`Method::Linear`], a completion at or below this is a reversal.
    pub reversed: Decimal,
    /// A kept level nearer to its limit than this share of the limit is at risk.
    pub tolerance: Decimal,
    /// A completion nearer to zero than this is no clear change.
    pub unclear: Decimal,
    /// How many years the latest value may lie before the date of assessment; `None` is any number.
    pub max_age: Option<i32>,
}

/// A rule that makes an assessment of numbers. `docs/methods.md` has their sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Completion against the time that has passed.
    Linear,
    /// Eurostat's monitoring of the goals for sustainable development: growth a year against the growth that is needed.
    Eurostat,
    /// The United Nations Statistics Division's chart of 2022: the same ratio with other limits.
    Un2022,
    /// The Division's note of 2023: the value that the growth so far leads to.
    Un2023,
    /// The final review of Healthy People 2020: the share of the way, without a look at the time.
    HealthyPeople,
    /// Statistics Canada, as the platform Open SDG has it.
    StatCan,
    /// Destatis: the value that the mean change of five years leads to.
    Destatis,
}

impl Choice for Method {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("linear", "完成进度对照时间进度", Self::Linear),
        ("eurostat", "欧盟统计局：实际年均增速与所需年均增速之比", Self::Eurostat),
        ("un-2022", "联合国统计司 2022 年进度图：同一比值，界限不同", Self::Un2022),
        ("un-2023", "联合国统计司 2023 年说明：按现有增速推到目标年", Self::Un2023),
        ("healthy-people", "美国“健康国民”：走完路程的几成，不问时间", Self::HealthyPeople),
        ("statcan", "加拿大统计局：增速之比，折成得分", Self::StatCan),
        ("destatis", "德国统计局：按近五年平均变化推到目标年", Self::Destatis),
    ];
}

impl Method {
    /// Every rule.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.iter().map(|(.., method)| *method)
    }

    /// The word for it in `site.yaml`.
    pub fn name(self) -> &'static str {
        let word = Self::WORDS.iter().find(|(.., method)| *method == self);
        word.map_or("", |(word, ..)| word)
    }
}

impl Default for AssessmentSettings {
    fn default() -> Self {
        Self {
            method: Method::Linear,
            ahead: Decimal::new(110, 2),
            behind: Decimal::new(90, 2),
            reversed: Decimal::new(-10, 2),
            tolerance: Decimal::new(5, 2),
            unclear: Decimal::new(10, 2),
            max_age: None,
        }
    }
}
