//! What an assessment can come to: the one table of statuses, their marks and reasons, from which all other lists are made.
//!
//! A new status is a row here, with its Chinese meaning, and its word in the theme's strings. A new mark is a row here and its look in the theme's
//! two style sheets.

use crate::diag::Lang;

/// What a mark says of the way to the target, whatever its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// As it should be.
    Good,
    /// The right way, but too slow or too close to a limit.
    Slow,
    /// The wrong way, or beyond a limit.
    Bad,
    /// Neither way.
    Still,
    /// Nothing is known.
    Unknown,
}

macro_rules! marks {
    ($($(#[doc = $doc:literal])+ $mark:ident $name:literal $class:literal $sense:ident $shape:literal;)*) => {
        /// The mark of a status: a shape beside its word and colour. Several statuses may share one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum StatusMark {
            $($(#[doc = $doc])+ $mark,)*
        }

        impl StatusMark {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$mark,)*];

            /// The name on pages: `status-NAME` in `site.css`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$mark => $name,)* }
            }

            /// The class in charts, as in `chart.css`.
            pub const fn class(self) -> &'static str {
                match self { $(Self::$mark => $class,)* }
            }

            /// What it says of the way to the target.
            pub const fn sense(self) -> Sense {
                match self { $(Self::$mark => Sense::$sense,)* }
            }

            /// The outline: relative path commands of SVG from the middle, inside of 18 by 18 units.
            pub const fn shape(self) -> &'static str {
                match self { $(Self::$mark => $shape,)* }
            }
        }
    };
}

// Marks of targets to reach point somewhere, marks of targets to keep are squares. Opposites differ in their outline,
// since a sign inside is lost in small print.
marks! {
    /// Target reached.
    Met "met" "pb-met" Good "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0zm2.3.2l1.3-1.3 1.6 1.6 3.7-3.9 1.3 1.3-5 5.2z";
    /// Faster than required.
    Ahead "ahead" "pb-ahead" Good "m0-6l6.5 11.5h-13z";
    /// As required.
    OnPace "on-pace" "pb-onpace" Good "m-5-6.5l11 6.5-11 6.5z";
    /// The right way, but too slowly.
    Moderate "moderate" "pb-moderate" Slow "m-3-6h9v9l-3.1-3.1-5.6 5.6-2.8-2.8 5.6-5.6z";
    /// Slower than required.
    Behind "behind" "pb-behind" Slow "m0 5l-5.5-9.5h11z";
    /// Away from the target, or not reached in its year.
    Reversed "reversed" "pb-reversed" Bad "m-5.6-3.2l2.4-2.4 3.2 3.2 3.2-3.2 2.4 2.4-3.2 3.2 3.2 3.2-2.4 2.4-3.2-3.2-3.2 3.2-2.4-2.4 3.2-3.2z";
    /// No clear change in either direction.
    Unchanged "unchanged" "pb-unchanged" Still "m-6-4.5h12v3.4h-12zm0 5.6h12v3.4h-12z";
    /// A level to keep inside its limit.
    Kept "kept" "pb-kept" Good "m-6-6h12v12h-12zm2.3 6.2l2.9 2.9 5-5.2-1.3-1.3-3.7 3.9-1.6-1.6z";
    /// A level to keep inside its limit, but close to it.
    AtRisk "at-risk" "pb-atrisk" Slow "m-5.2-5.2h10.4v10.4h-10.4zm4.8 2.2h.8v3.3h-.8zm0 5.9h.8v.2h-.8z";
    /// A level to keep outside its limit.
    Broken "broken" "pb-broken" Bad "m-4.5-6h9l-4.5 4.5zm10.5 1.5v9l-4.5-4.5zm-1.5 10.5h-9l4.5-4.5zm-10.5-1.5v-9l4.5 4.5z";
    /// No assessment possible.
    Unassessed "unassessed" "pb-unassessed" Unknown "m-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0zm3 0h5";
}

macro_rules! statuses {
    (
        { $($(#[doc = $doc:literal])+ $status:ident $name:literal $mark:ident $zh:literal;)* }
        $(#[doc = $without:literal])+ $unassessed:ident $nothing:literal $nothing_zh:literal
        { $($(#[doc = $why:literal])+ $reason:ident $word:literal $why_zh:literal;)* }
    ) => {
        /// The assessment of a commitment, the best first; what a person has to look at stands later.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Status {
            $($(#[doc = $doc])+ $status,)*
            $(#[doc = $without])+ $unassessed(Reason),
        }

        /// Why there is no assessment.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Reason {
            $($(#[doc = $why])+ $reason,)*
        }

        impl Status {
            /// All of them, the best first; at the end one for each reason why there is none.
            pub const ALL: &[Self] = &[
                $(Self::$status,)*
                $(Self::$unassessed(Reason::$reason),)*
            ];

            /// The name in data files.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$status => $name,)*
                    Self::$unassessed(_) => $nothing,
                }
            }

            /// The mark on pages and in charts.
            pub const fn mark(self) -> StatusMark {
                match self {
                    $(Self::$status => StatusMark::$mark,)*
                    Self::$unassessed(_) => StatusMark::$unassessed,
                }
            }

            /// What it means, in a sentence of the guides without its full stop.
            pub fn meaning(self, lang: Lang) -> &'static str {
                match (lang, self) {
                    $((Lang::Zh, Self::$status) => $zh,)*
                    $((Lang::En, Self::$status) => sentence(concat!($($doc),+)),)*
                    (Lang::Zh, Self::$unassessed(_)) => $nothing_zh,
                    (Lang::En, Self::$unassessed(_)) => sentence(concat!($($without),+)),
                }
            }
        }

        impl Reason {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$reason,)*];

            /// The name in data files.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$reason => $word,)* }
            }

            /// What it means, in a sentence of the guides without its full stop.
            pub fn meaning(self, lang: Lang) -> &'static str {
                match (lang, self) {
                    $((Lang::Zh, Self::$reason) => $why_zh,)*
                    $((Lang::En, Self::$reason) => sentence(concat!($($why),+)),)*
                }
            }
        }
    };
}

statuses! {
    {
        /// The latest value meets the target; or a target in words is reached, by a person.
        Met "met" Met "最新值达到目标；定性目标经人工评价为达成";
        /// A level to keep: inside its limit.
        Kept "kept" Kept "要保持的水平，在限内";
        /// Faster than the years ask for, under the rule `linear`.
        Ahead "ahead" Ahead "快于规划要求的进度；只用于 `linear`";
        /// As the years ask for, under any rule but `healthy-people`.
        OnPace "on-pace" OnPace "符合规划要求的进度；除 `healthy-people` 外的方法都用";
        /// Towards the target, whatever the time: `healthy-people` only (Healthy People).
        Improving "improving" OnPace "朝目标变化，不对照时间；只用于 `healthy-people`（美国“健康国民”）";
        /// The middle tier of a target in words, by a person.
        Partly "partly" Moderate "定性目标的中间一档，由人工评价";
        /// The right way, but too slow: rules that have this class (Eurostat, United Nations, Statistics Canada, Destatis).
        Moderate "moderate" Moderate "方向正确，但偏慢；用于有这一档的方法（欧盟统计局、联合国、加拿大统计局、德国联邦统计局）";
        /// A level to keep: inside its limit, but near it.
        AtRisk "at-risk" AtRisk "要保持的水平，在限内，但接近限值";
        /// No clear change: `healthy-people` only (Healthy People).
        Unchanged "unchanged" Unchanged "无明显变化；只用于 `healthy-people`（美国“健康国民”）";
        /// Slower than the years ask for, under the rule `linear`.
        Behind "behind" Behind "慢于规划要求的进度；只用于 `linear`";
        /// Hardly any movement: rules that have this class (Eurostat, United Nations, Statistics Canada, Destatis).
        Limited "limited" Behind "几乎没有变化；用于有这一档的方法（欧盟统计局、联合国、加拿大统计局、德国联邦统计局）";
        /// Stagnation or regression: `un-2023` only (one class in the United Nations' note of 2023).
        Stalled "stalled" Behind "停滞或倒退；只用于 `un-2023`（联合国统计司2023年说明中的一档）";
        /// The value of the target's last year does not meet it; or the lowest tier of a target in words, by a person.
        Missed "missed" Reversed "目标年的值没有达到目标；定性目标经人工评价为最低一档";
        /// A level to keep: outside its limit.
        Broken "broken" Broken "要保持的水平，在限外";
        /// Away from the target.
        Reversed "reversed" Reversed "背离目标";
    }
    /// Not assessed; `reason` says why.
    Unassessed "unassessed" "暂不评价，原因见 `reason`"
    {
        /// No value of a year after the baseline is recorded.
        NoObservation "no-observation" "没有收录基期以后年份的实际值";
        /// No baseline is recorded.
        NoBaseline "no-baseline" "没有收录基期值";
        /// The target is words, and nobody has assessed it.
        Qualitative "qualitative" "定性目标，没有人工评价";
        /// Two values for the latest year contradict each other.
        ConflictingValues "conflicting-values" "最新一年有两个互相矛盾的值";
        /// The documents word the target differently, and not all wordings come to the same.
        DifferentWordings "different-wordings" "文件对这个目标的写法不一，按各写法得出的结果不都相同";
        /// The latest value or the baseline is words, a range, about a number or only a bound, or the target is about a number.
        InexactValue "inexact-value" "最新值或基期值是文字、范围、约数，或者只有上限或下限；或者目标是约数";
        /// The catalogue says that neither way is better, and the target has no bound.
        NoDirection "no-direction" "指标目录没有规定哪个方向为好，目标又不带界限";
        /// On the date of assessment, the years of the plan have not begun.
        NotDue "not-due" "到评价日期，规划期还没有开始";
        /// The latest value is older than the site allows.
        Stale "stale" "最新值早于网站允许的年份";
        /// A baseline or target of zero, or signs that differ: there is no growth rate between them.
        NoGrowthRate "no-growth-rate" "基期值或目标值为0，或者两者正负号不同，算不出增速";
        /// The rule needs more years than were measured.
        FewObservations "few-observations" "有数据的年份少于评价方法的要求";
        /// Values of single years have to be summed or averaged, and one of the years is missing.
        MissingYears "missing-years" "要把单年数相加或平均，其中有的年份缺数";
        /// The only values are of a part of a year or of several years, and say nothing of a year.
        OtherPeriod "other-period" "只有不到一年或者跨几年的值，不能当作全年的";
        /// The target asks for a change, and where it starts from is not known.
        NoBase "no-base" "目标是升降幅度，比较的那一年没有可以计算的值";
        /// The published rule says nothing of a mean over several years.
        NoRule "no-rule" "评价方法没有规定几年平均的目标怎样评价";
        /// The series was measured in another way from a year between the start and the latest value on.
        BreakInSeries "break-in-series" "基期和最新值之间口径有变更，前后不可比";
        /// There is no such place any more, and the target was for a later year.
        PlaceEnded "place-ended" "这个地方在目标年以前已经撤销";
        /// A person decided that these numbers bear no assessment.
        SetAside "set-aside" "经人工决定，这些数不能用来评价";
    }
}

/// A line of documentation without the blank before it and its full stop.
fn sentence(line: &'static str) -> &'static str {
    line.trim().trim_end_matches('.')
}

impl Status {
    /// Why there is no assessment, where there is none.
    pub const fn reason(self) -> Option<Reason> {
        if let Self::Unassessed(reason) = self { Some(reason) } else { None }
    }
}

impl Reason {
    /// Whether there would be an assessment if one number more were recorded.
    pub(super) const fn is_for_want_of_a_number(self) -> bool {
        match self {
            Self::NoObservation
            | Self::NoBaseline
            | Self::InexactValue
            | Self::Stale
            | Self::FewObservations
            | Self::MissingYears
            | Self::OtherPeriod
            | Self::NoBase => true,
            Self::Qualitative
            | Self::ConflictingValues
            | Self::DifferentWordings
            | Self::NoDirection
            | Self::NotDue
            | Self::NoGrowthRate
            | Self::NoRule
            | Self::BreakInSeries
            | Self::PlaceEnded
            | Self::SetAside => false,
        }
    }
}

/// How a target that counts as met came to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// By a value of its last year, or by the word of a person.
    InTime,
    /// By a value that the method takes for enough.
    Nearly,
    /// By a value from before its last year.
    Early,
    /// By its baseline or a value from before the years of the plan: it is no achievement of these years.
    AtStart,
}

#[cfg(test)]
mod tests {
    use super::{Reason, Status, StatusMark};
    use std::collections::BTreeSet;

    #[test]
    fn the_table_is_in_order_and_names_each_thing_once() {
        assert!(Status::ALL.is_sorted());
        let statuses = Status::ALL.iter().filter(|status| status.reason().is_none());
        let reasons = Reason::ALL.iter().map(|reason| reason.name());
        let names: Vec<&str> = statuses.map(|status| status.name()).chain(reasons).collect();
        let marks = StatusMark::ALL.iter();
        let marks: Vec<[&str; 3]> =
            marks.map(|mark| [mark.name(), mark.class(), mark.shape()]).collect();
        let columns = (0..3).map(|n| marks.iter().filter_map(|row| row.get(n).copied()).collect());
        for column in columns.chain([names]) {
            let column: Vec<&str> = column;
            assert_eq!(column.len(), column.iter().collect::<BTreeSet<_>>().len(), "{column:?}");
        }
        let used: BTreeSet<StatusMark> = Status::ALL.iter().map(|status| status.mark()).collect();
        assert_eq!(used.len(), StatusMark::ALL.len(), "a mark of no status");
    }
}
