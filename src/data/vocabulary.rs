//! The closed lists of words that cells have.

use super::cell::Word;
use super::columns::Comparator;
use super::kind::{Term, Vocabulary};
use crate::assess::{Reason, Status};
use crate::diag::{Lang, Message, Severity};
use crate::model::{
    Flag, Grade, InvestUnit, Method, Nature, ProgressStatus, Publish, RevisionKind, Role,
};

/// Declares the words of a type: a value without a word, or a word without a meaning, does not compile.
macro_rules! words {
    ($($name:literal: $type:ty { $($value:pat => $word:literal $zh:literal $en:literal;)* })*) => {
        $(impl $crate::data::cell::Word for $type {
            fn vocabulary() -> $crate::data::kind::Vocabulary {
                use $crate::data::kind::{Term, Vocabulary};
                let terms = vec![$(Term { word: $word, meaning: $crate::say!($zh, $en) },)*];
                Vocabulary { name: $name, terms }
            }

            fn word(self) -> &'static str {
                match self { $($value => $word,)* }
            }
        })*
    };
}
pub(super) use words;

words! {
    "nature": Nature {
        Self::Binding => "binding" "约束性指标" "binding (约束性)";
        Self::Anticipatory => "anticipatory" "预期性指标" "indicative (预期性)";
    }
    "comparator": Comparator {
        Self::AtLeast => "≥" "不低于" "at least the number";
        Self::AtMost => "≤" "不高于" "at most the number";
        Self::Above => ">" "高于" "more than the number";
        Self::Below => "<" "低于" "less than the number";
        Self::About => "≈" "约" "about the number";
        Self::Range => "range" "在范围之内，含两端" "inside of the range, its ends included";
    }
    "method": Method {
        Self::Linear => "linear"
            "完成进度对照时间进度（默认）"
            "progress against the time that has passed (the default)";
        Self::Eurostat => "eurostat"
            "欧盟统计局：实际年均增速与所需年均增速之比"
            "Eurostat: growth a year over the growth that is needed";
        Self::Un2022 => "un-2022"
            "联合国统计司2022年：同一比值，界限不同"
            "United Nations 2022: the same ratio with other limits";
        Self::Un2023 => "un-2023"
            "联合国统计司2023年：按现有增速推算到目标年"
            "United Nations 2023: where the growth so far leads";
        Self::HealthyPeople => "healthy-people"
            "美国“健康国民2020”：完成进度，不对照时间"
            "Healthy People 2020: progress, whatever the time";
        Self::StatCan => "statcan"
            "加拿大统计局：同一比值，折成得分"
            "Statistics Canada: the same ratio as a score";
        Self::Destatis => "destatis"
            "德国联邦统计局：按近五年平均变化推算到目标年"
            "Destatis: where the mean change of the last five years leads";
    }
    "invest_unit": InvestUnit {
        Self::Yi => "亿元" "亿元" "hundred million yuan";
        Self::Wan => "万元" "万元" "ten thousand yuan";
    }
    "progress": ProgressStatus {
        Self::NotStarted => "not-started" "未开始" "not begun";
        Self::UnderWay => "under-way" "进行中" "begun, and not done";
        Self::Done => "done" "已完成" "done as a whole";
        Self::Delayed => "delayed" "推迟：比原定的晚，还要做" "later than it was to be, and still to be done";
        Self::Stopped => "stopped" "停止：不再做" "not to be done any more";
    }
    "role": Role {
        Self::Plan => "plan" "规划" "a plan";
        Self::ActionPlan => "action-plan" "行动方案" "an action plan";
        Self::Bulletin => "bulletin" "统计公报" "a statistical bulletin (统计公报)";
        Self::Yearbook => "yearbook" "年鉴" "a yearbook";
        Self::Evaluation => "evaluation" "评估报告" "an evaluation (评估报告)";
        Self::PressReport => "press-report" "报道" "a report of the press";
        Self::Report => "report" "其他报告" "another report";
    }
    "grade": Grade {
        Self::Proved => "proved"
            "文件已收录，值与原文核对过"
            "the document is here, and the value was checked against its words";
        Self::Stated => "stated"
            "只注明来源，没有收录，未与原件核对"
            "the source is named and not here, so that nothing was compared with it";
    }
    "flag": Flag {
        Self::Provisional => "provisional" "初步数" "a first value, to be verified";
        Self::Estimated => "estimated" "估计数" "estimated, and not measured";
        Self::Break => "break"
            "口径变更：从这个值起与以前不可比"
            "a break in the series: from this value on it is measured in another way";
        Self::Confidential => "confidential" "保密" "there is a value, and it is not published";
        Self::Unavailable => "unavailable" "无数据" "there is no value";
    }
    "revision": RevisionKind {
        Self::Final => "final" "最终核实数" "the final value, after verification";
        Self::Census => "census" "普查修订数" "revised after a census";
        Self::Correction => "correction" "更正数" "corrects an error";
    }
    "publish": Publish {
        Self::Full => "full" "全文刊载" "the whole text";
        Self::Quotes => "quotes" "只刊载引文" "quotes only";
    }
    "severity": Severity {
        Self::Error => "error" "错误；有错误就不生成网站" "an error; with errors there is no site";
        Self::Warning => "warning" "提醒" "a warning";
        Self::Note => "note" "备注" "for the record";
    }
}

impl Word for Status {
    fn vocabulary() -> Vocabulary {
        let mut terms: Vec<Term> = Vec::new();
        for status in Self::ALL {
            if terms.iter().all(|term| term.word != status.name()) {
                terms
                    .push(Term { word: status.name(), meaning: both(|lang| status.meaning(lang)) });
            }
        }
        Vocabulary { name: "status", terms }
    }

    fn word(self) -> &'static str {
        self.name()
    }
}

impl Word for Reason {
    fn vocabulary() -> Vocabulary {
        let term = |reason: &Self| Term {
            word: reason.name(),
            meaning: both(|lang| reason.meaning(lang)),
        };
        Vocabulary { name: "reason", terms: Self::ALL.iter().map(term).collect() }
    }

    fn word(self) -> &'static str {
        self.name()
    }
}

fn both(meaning: impl Fn(Lang) -> &'static str) -> Message {
    let mut en = meaning(Lang::En).chars();
    // As all meanings of the guides begin.
    let first: String = en.next().into_iter().flat_map(char::to_lowercase).collect();
    Message::new(meaning(Lang::Zh).to_owned(), format!("{first}{}", en.as_str()))
}
