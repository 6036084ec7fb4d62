//! Numbers of progress that are those of something else: the share of the money, the total investment.

use std::ops::Range;

use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::letters::{find, of_text};
use crate::check::text::numbers::PrintedNumber;
use crate::diag::Code;
use crate::model::{Money, Progress, Quantity};
use crate::say;

/// Words before a percentage of something else than the work done.
const OF_OTHERS: &[&str] = &[
    "投资",
    "资金",
    "支付",
    "拨付",
    "付款",
    "预算",
    "覆盖率",
    "占比",
    "占",
    "增长",
    "下降",
    "提高",
    "降低",
    "增加",
    "减少",
    "利用率",
    "入住率",
    "合格率",
    "满意",
    "使用率",
    "到位率",
    "到位",
    "参与率",
    "知晓率",
    "优良率",
    "达标率",
    "签约率",
    "拆迁",
    "征地",
    "征收",
    "招标",
];

/// Words of what is to be, before a percentage or an amount, and those of what is.
const PLANNED: &[&str] = &[
    "计划完成",
    "计划进度",
    "应完成",
    "拟完成",
    "力争完成",
    "预计完成",
    "目标进度",
    "资金计划",
    "投资计划",
];
const REAL: &[&str] = &["实际", "已完成", "已投入", "已支付"];

/// Words with which it is of the work again.
const OF_WORK: &[&str] = &[
    "进度",
    "工程量",
    "形象",
    "总体完成",
    "建设完成",
    "工程完成",
    "施工完成",
    "progress",
    "complete",
];

/// Words before an amount that was not spent, and before one that was.
const NOT_PAID: &[&str] = &[
    "总投资",
    "概算",
    "预算",
    "计划投资",
    "计划总投资",
    "批复投资",
    "估算",
    "合同",
    "中标",
    "争取",
    "申请",
    "申报",
    "下达",
    "产值",
    "结余",
    "尚欠",
    "剩余",
    "还需",
    "未支付",
    "缺口",
    "节约",
    "预计",
    "尚需",
    "拟投",
    "计划投入",
    "投资额",
    "投资约",
    "资金需求",
];
const PAID: &[&str] = &[
    "完成投资",
    "完成总投资",
    "累计投资",
    "完成固定资产投资",
    "投入",
    "支付",
    "拨付",
    "付款",
    "使用",
    "支出",
    "完成",
    "已投",
    "支付合同",
    "到账",
    "支出预算",
    "执行预算",
    "使用预算",
    "spent",
    "paid",
];

/// Words of what was spent in one part of the time, and of all that was spent.
const OF_A_TIME: &[&str] = &[
    "本年",
    "当年",
    "年度",
    "今年",
    "全年",
    "本月",
    "当月",
    "本季",
    "本期",
    "上半年",
    "本年累计",
    "当年累计",
    "年度累计",
    "今年累计",
    "全年累计",
    "本月累计",
];
const SO_FAR: &[&str] = &["累计", "开工以来", "自开工", "开工至今", "总计完成"];

/// Signs that end a clause.
const CLAUSE_ENDS: &str = "，。；：！？、,;\t（(";

impl Verifier<'_> {
    /// Reports a percentage or an amount of progress whose words say that it is of something else.
    pub(super) fn numbers_of_others(&mut self, source: &Source<'_>, record: &Progress) {
        if let Some(percent) = &record.percent
            && let Some(word) = source
                .word_of(percent, OF_OTHERS, OF_WORK)
                .or_else(|| source.word_of(percent, PLANNED, REAL))
        {
            let number = percent.text();
            let say = say!(
                "“{number}”在出处里是“{word}”的，不是工作本身完成的百分数",
                "`{number}` is of `{word}` in its source, and not the part of the work that is done"
            );
            let code = Code::ValueNotInQuote;
            let finding = self.subject.finding(code, &record.origin, &["percent"], say);
            self.findings.push(finding.hint(say!(
                    "删去 `percent`，原话写进 `note`；出处别处说了工程完成多少的，引到那里",
                    "remove `percent`, and give the words in the `note`; where the source says how much of the work is done, cite that"
                )));
        }
        let Some(Money { amount: paid, unit }) = &record.paid else { return };
        let word = source.word_of(paid, NOT_PAID, PAID);
        let word = word.or_else(|| source.word_of(paid, PLANNED, REAL));
        if let Some(word) = word.or_else(|| source.word_of_a_time(paid)) {
            let (number, key) = (paid.text(), unit.paid_key());
            let say = say!(
                "“{number}”在出处里是“{word}”的数，不是已经花的钱",
                "`{number}` is `{word}` in its source, and not what was spent"
            );
            let finding = self.subject.finding(Code::ValueNotInQuote, &record.origin, &[key], say);
            self.findings.push(finding.hint(say!(
                "删去 `{key}`；出处说了完成投资或者支出的，写那个数",
                "remove `{key}`, or give what the source says was spent"
            )));
        }
    }
}

impl Source<'_> {
    /// The word of something else that stands last before every place of a number, with none of its own behind it.
    fn word_of(&self, quantity: &Quantity, others: &[&str], own: &[&str]) -> Option<String> {
        let places = self.places_of_value(quantity, None, 0);
        let words: Option<Vec<String>> =
            places.iter().map(|at| self.last_word(at, others, own)).collect();
        words?.into_iter().next()
    }

    /// The word that says of every place of a number that it was spent in a part of the time, where the whole is told, too.
    fn word_of_a_time(&self, quantity: &Quantity) -> Option<String> {
        let word = self.word_of(quantity, OF_A_TIME, SO_FAR)?;
        let is_so_far = |n: &PrintedNumber| self.last_word(&n.at, SO_FAR, OF_A_TIME).is_some();
        let quoted = self.quoted();
        let is_cited = |n: &&PrintedNumber| quoted.start <= n.at.start && n.at.end <= quoted.end;
        self.numbers().iter().filter(is_cited).any(is_so_far).then_some(word)
    }

    fn last_word(&self, at: &Range<usize>, others: &[&str], own: &[&str]) -> Option<String> {
        let clause = self.words_before(at);
        // Of words that end together, the longest: 完成总投资, and not 总投资.
        let last = |words: &[&str]| {
            let found = words.iter().filter_map(|word| {
                let letters = of_text(word);
                let starts = (0..clause.len())
                    .rev()
                    .find(|at| find(clause.get(*at..).unwrap_or_default(), &letters) == Some(0))?;
                Some((starts + letters.len(), letters.len(), (*word).to_owned()))
            });
            found.max()
        };
        let (end, length, word) = last(others)?;
        // 完成投资额: words that share letters are of what the first of them says.
        let is_own = last(own).is_some_and(|(own_end, own_length, _)| {
            (own_end, own_length) > (end, length)
                || (end - length + 1..end).contains(&own_end) && own_end - own_length < end - length
        });
        (!is_own).then_some(word)
    }

    /// What a number is said to be of: the words of its clause before it and, in a row, what stands over its column.
    fn words_before(&self, at: &Range<usize>) -> Vec<char> {
        let before = self.letters().get(..at.start).unwrap_or_default();
        let is_end = |c: &char| CLAUSE_ENDS.contains(*c) || c.is_numeric();
        let start = before.iter().rposition(is_end).map_or(0, |at| at + 1);
        let clause = before.get(start..).unwrap_or_default();
        let head = self.head_over(at.start).map_or(&[][..], |head| &**head);
        [head, clause].concat()
    }
}
