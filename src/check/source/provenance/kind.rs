//! Whether a number is what its record takes it for: a level, a change, a mean, a total of a period.

use std::ops::Range;
use std::sync::LazyLock;

use super::heads;
use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::by_letter::ByLetter;
use crate::check::text::change_words::{FALLS, NEW, RISES};
use crate::check::text::kinds::{self, Said};
use crate::check::text::roles::{self, Role};
use crate::check::text::{letters, years};
use crate::diag::{Code, Message};
use crate::model::{Change, ChangeOf, Commitment, IndicatorId, Kind, Observation, Quantity, Way};
use crate::say;

/// Words in the name of what is itself a change.
const OF_CHANGE: &[&str] = &[
    "增速",
    "增幅",
    "降幅",
    "变化",
    "增长率",
    "涨幅",
    "跌幅",
    "升幅",
    "减幅",
    "增量",
    "减量",
    "幅度",
];

/// How many letters the name of a row has at most.
const LONGEST_NAME: usize = 40;

/// The unit of the size of a change; of other targets, their own.
pub(super) fn unit<'u>(change: Option<&Change>, unit: &'u str) -> &'u str {
    match change.map(|change| change.of) {
        Some(ChangeOf::Percent) => "%",
        Some(ChangeOf::Amount) if matches!(unit, "%" | "‰") => "百分点",
        _ => unit,
    }
}

/// Words in the heads of columns that targets of a kind stand in.
pub(super) fn heads_of(kind: Option<Kind>) -> &'static [&'static str] {
    match kind {
        Some(Kind::Total | Kind::Cumulative) => &["累计", "合计", "总计", "新增"],
        Some(Kind::Mean) => &["年均", "平均"],
        Some(Kind::Yearly) => &["每年", "年均", "年度"],
        Some(Kind::Change) => &["累计", "年均", "变化", "增长", "下降", "提高", "增幅", "降幅"],
        Some(Kind::Reach | Kind::Keep | Kind::Range | Kind::Qualitative) | None => &[],
    }
}

impl Verifier<'_> {
    /// Reports a target that its place gives as something else; returns whether it did.
    pub(super) fn kinds(&mut self, source: &Source<'_>, record: &Commitment) -> bool {
        let quantity = &record.target.quantity;
        let places =
            source.places_of_value(quantity, record.target.text.as_deref(), record.target.year);
        // 下降3.5% may be what a level below zero is called.
        if places.is_empty() || is_below_zero(quantity) {
            return false;
        }
        let said: Vec<Said> = places.iter().map(|at| source.said(at)).collect();
        let name = record.print.name.as_deref();
        let is_row = source.is_in_row_of_change(&places);
        let is_change = is_row || self.is_named_by(names_change, &record.indicator, name);
        // 新增床位 is counted up, and no rate that may be the mean of some years.
        let is_rate = is_row || self.is_named_by(names_rate, &record.indicator, name);
        // 今年城镇新增就业1200万人, of an indicator of that name: the total of the one year is its value.
        let (from, to) = source.place.document().period;
        let is_of_year = from == to && is_plain(record.kind) && is_change && says_new(&said);
        let right = right_kind(source, record, &said, (is_change, is_rate));
        let Some(right) = right.filter(|_| !is_of_year) else { return false };
        let number = quantity.text();
        let against = source.compared_with().unwrap_or(source.place.document().period.0 - 1);
        let is_share = places.iter().all(|at| source.is_share(at));
        let (say, mut hint) = words(right, &number, (is_share, against));
        let of_change = || places.iter().find_map(|at| kinds::mean_change(source.letters(), at));
        match right {
            Said::Mean => hint = of_change().map_or(hint, cure_of_mean_change),
            Said::Total if record.kind != Some(Kind::Cumulative) => {
                hint = self.cure_of_new(record, against).unwrap_or(hint);
            }
            _ => {}
        }
        let finding = self.subject.finding(
            Code::KindDiffersFromSource,
            &record.origin,
            &["target", "value"],
            say,
        );
        self.findings.push(finding.hint(hint));
        true
    }

    /// What to do about 净增20张 where values of all beds are recorded, which no total of new ones is held against.
    fn cure_of_new(&self, record: &Commitment, against: i32) -> Option<Message> {
        let is_of = |o: &&Observation| {
            o.indicator == record.indicator && o.breakdown == record.breakdown && o.counts.is_none()
        };
        let has_levels = self.subject.district.observations.iter().any(|o| is_of(&o));
        has_levels.then(|| {
            say!(
                "指标是全部的数的，写 `kind: change` 和 `change: {{ way: rise, of: amount, against: {against} }}`；实际值都是新增数的，写 `kind: total`，实际值写 `counts`",
                "where values are of all that there is, give `kind: change` and `change: {{ way: rise, of: amount, against: {against} }}`; where they are of what came new, `kind: total`, and `counts` with the values"
            )
        })
    }

    /// Whether an indicator is by its name what it may be: a change, as 氮氧化物排放量下降, 门诊人次增速.
    pub(super) fn is_named_by(
        &self,
        names_it: impl Fn(&str) -> bool,
        indicator: &IndicatorId,
        printed: Option<&str>,
    ) -> bool {
        let entry = self.subject.index.indicators.get(indicator);
        let names = entry.into_iter().flat_map(|entry| {
            std::iter::once(entry.name.as_str()).chain(entry.aliases.iter().map(String::as_str))
        });
        names.chain(printed).any(names_it)
    }
}

fn is_plain(kind: Option<Kind>) -> bool {
    matches!(kind, None | Some(Kind::Reach))
}

fn says_new(said: &[Said]) -> bool {
    said.iter().all(|said| *said == Said::Total)
}

pub(super) fn is_below_zero(quantity: &Quantity) -> bool {
    quantity.level().is_some_and(|(_, number)| number.text().starts_with('-'))
}

/// Whether a name has a word of a change.
pub(super) fn names_change(name: &str) -> bool {
    static WORDS: LazyLock<ByLetter<&str>> = LazyLock::new(|| ByLetter::of_words(NEW));
    names_rate(name) || WORDS.stands_in(name)
}

/// Whether a name has a word of a change, other than what came new.
fn names_rate(name: &str) -> bool {
    static WORDS: LazyLock<ByLetter<&str>> =
        LazyLock::new(|| ByLetter::of_words([RISES, FALLS, OF_CHANGE].into_iter().flatten()));
    WORDS.stands_in(name)
}

/// The kind that a target should have, where its place says another than the record.
fn right_kind(
    source: &Source<'_>,
    record: &Commitment,
    said: &[Said],
    (is_named, is_rate): (bool, bool),
) -> Option<Said> {
    let all = |is: fn(&Said) -> bool| said.iter().all(is);
    let first = said.first().copied()?;
    let is_sum = record.kind == Some(Kind::Cumulative);
    let right = match (first, record.kind) {
        (Said::Total | Said::Level, Some(Kind::Cumulative)) if source.has_earlier_total(record) => {
            return Some(Said::Total);
        }
        // 净增20张 is a change of the beds that there are, and a total of those that came.
        (Said::Total, Some(Kind::Change)) => {
            record.change.as_ref().is_some_and(|change| change.way != Way::Rise)
        }
        (Said::Total, kind) => kind != Some(Kind::Total) && !is_sum && all(|s| *s == Said::Total),
        (Said::Mean, kind) => {
            let is_other = kind != Some(Kind::Mean);
            is_other && !is_rate && all(|s| *s == Said::Mean)
        }
        (Said::Yearly, kind) => kind != Some(Kind::Yearly) && all(|s| *s == Said::Yearly),
        (Said::Change(way, _), Some(Kind::Change)) => {
            record.change.as_ref().is_some_and(|change| change.way != way)
        }
        // 增加5家 may be what is counted over the period.
        (Said::Change(Way::Rise, _), Some(Kind::Cumulative | Kind::Total)) => false,
        (Said::Change(..), _) => !is_named && all(|s| matches!(s, Said::Change(..))),
        (Said::Level, Some(Kind::Change)) => !is_named && all(|s| *s == Said::Level),
        (Said::Level, _) => false,
    };
    right.then_some(first)
}

/// What is wrong, and what to do.
pub(super) fn words(
    right: Said,
    number: &str,
    (is_share, against): (bool, i32),
) -> (Message, Message) {
    match right {
        Said::Change(way, word) => {
            let way = if way == Way::Rise { "rise" } else { "fall" };
            let of = if is_share { "percent" } else { "amount" };
            (
                say!(
                    "“{number}”在出处里是“{word}”的幅度，不是要达到的数",
                    "`{number}` is the size of a change (`{word}`) in its source, not a level to reach"
                ),
                say!(
                    "写 `kind: change` 和 `change: {{ way: {way}, of: {of}, against: {against} }}`",
                    "give `kind: change` and `change: {{ way: {way}, of: {of}, against: {against} }}`"
                ),
            )
        }
        Said::Mean => (
            say!(
                "“{number}”在出处里是各年的平均或者每年的幅度，不是某一年的数",
                "`{number}` is a mean of several years or a change of each in its source, not the value of one"
            ),
            say!("写 `kind: mean`", "give `kind: mean`"),
        ),
        Said::Yearly => (
            say!(
                "“{number}”在出处里是每年都要达到的数",
                "`{number}` is asked for every year in its source"
            ),
            say!("写 `kind: yearly`", "give `kind: yearly`"),
        ),
        Said::Total => (
            say!(
                "“{number}”在出处里是一个时期的合计",
                "`{number}` is the total of a period in its source"
            ),
            say!(
                "写 `kind: total`；基期是上一时期的合计，不往上加",
                "give `kind: total`: the baseline is the total of an earlier period, and nothing is added to it"
            ),
        ),
        Said::Level => (
            say!(
                "“{number}”在出处里是要达到的数，不是升降的幅度",
                "`{number}` is a level in its source, not the size of a change"
            ),
            say!("删去 `kind: change` 和 `change`", "remove `kind: change` and `change`"),
        ),
    }
}

/// What the head of a column says that its numbers are: 比2020年增长, 累计. 2025年累计 may be what there is at its end.
fn in_head(head: &[char], (from, to): (i32, i32)) -> Option<Said> {
    let is_of_one = from == to || years::of_head(head).len() == 1;
    let has = |word: &str| letters::has(head, word);
    if ["累计", "新增", "净增"].into_iter().any(has) {
        return (!is_of_one).then_some(Said::Total);
    }
    let word = heads::in_head(head)?;
    let is_fall = FALLS.iter().chain(&["降幅", "跌幅", "减量"]).any(|fall| has(fall));
    Some(Said::Change(if is_fall { Way::Fall } else { Way::Rise }, word))
}

/// What to do about 年均下降3%, which is no level and no change of the whole period.
fn cure_of_mean_change(way: Way) -> Message {
    let (zh, en) = if way == Way::Rise { ("增幅", "rise") } else { ("降幅", "fall") };
    say!(
        "另立一个指标，名称里写明“年均{zh}”，单位用这个数的；这样的目标不写 `kind`",
        "use another indicator, with the unit of this number and a name that says that it is the yearly {en} (年均{zh}); such a target has no `kind`"
    )
}

impl Source<'_> {
    /// What the words before a number, or the head of its column, say that it is.
    pub(super) fn said(&self, number: &Range<usize>) -> Said {
        let head = self.head_over(number.start).map_or(&[][..], |head| head);
        let is_of_means = letters::find(&self.without_names(head), &['年', '均']).is_some();
        let said = self.said_beside(number);
        if is_of_means {
            // 年均/累计: what stands in brackets is the total.
            let has_total = ["累计", "合计", "〔"].iter().any(|word| letters::has(head, word));
            return if has_total && said == Said::Total { said } else { Said::Mean };
        }
        if said != Said::Level || head.is_empty() {
            return said;
        }
        let before = self.letters().get(..number.start).unwrap_or_default();
        if heads::is_signed(before) {
            return Said::Change(Way::Rise, "+");
        }
        in_head(head, self.place.document().period).unwrap_or(said)
    }

    /// What the words before a number say. Of a mean that its name speaks of, the name says nothing: PM2.5年均浓度.
    fn said_beside(&self, number: &Range<usize>) -> Said {
        match self.said_before(number) {
            Said::Mean => kinds::said(&self.without_names(self.letters()), number),
            said => said,
        }
    }

    /// Letters with others in the place of the names that speak of a mean.
    fn without_names(&self, text: &[char]) -> Vec<char> {
        let mut text = text.to_vec();
        let is_mean =
            |name: &&Vec<char>| letters::find(name, &['均']).is_some() && names_measured(name);
        for name in self.names.iter().filter(is_mean) {
            for at in letters::places(&text, name).collect::<Vec<_>>() {
                let end = letters::end(&text, at, name);
                text.get_mut(at..end).into_iter().flatten().for_each(|c| *c = '某');
            }
        }
        text
    }

    /// The year that the cited words compare with.
    fn compared_with(&self) -> Option<i32> {
        let quoted = self.quoted();
        let is_it = |told: &&roles::Told| {
            told.role == Role::Compared
                && quoted.start <= told.at.start
                && told.at.end <= quoted.end
        };
        self.told().iter().find(is_it).map(|told| told.year)
    }

    /// Whether a number stands before a sign of per cent.
    fn is_share(&self, number: &Range<usize>) -> bool {
        matches!(self.letters().get(number.end), Some('%' | '％'))
    }

    /// Whether the row is one of a change by its first cells: 单位能耗下降（%）. A sentence in a cell is no name.
    fn is_in_row_of_change(&self, places: &[Range<usize>]) -> bool {
        // What stands with the value is what is asked: 比2020年下降10%.
        let is_name = |cell: &&Range<usize>| !places.iter().any(|at| cell.contains(&at.start));
        let cells = self.places_of_cells().iter().take(3).filter(is_name);
        let cells = cells.map(|cell| self.slice(cell)).filter(|cell| cell.len() <= LONGEST_NAME);
        let names: Vec<String> = cells.map(|cell| cell.iter().collect()).collect();
        self.place.table().is_some() && names.iter().any(|name| names_change(name))
    }

    /// Whether the baseline of a commitment is the total of an earlier period: in brackets, or under the head of another
    /// five-year plan than the target.
    fn has_earlier_total(&self, record: &Commitment) -> bool {
        let baseline = record.baseline.as_ref();
        let Some((quantity, year)) = baseline
            .and_then(|baseline| Some((baseline.quantity.as_ref()?, baseline.period.year())))
        else {
            return false;
        };
        let places = |quantity: &Quantity, year: i32| self.places_of_value(quantity, None, year);
        let plan = |quantity: &Quantity, year: i32| {
            let mut heads =
                places(quantity, year).into_iter().filter_map(|at| self.head_over(at.start));
            heads.find_map(|head| plan_of(head))
        };
        let target = &record.target;
        let (before, now) = (plan(quantity, year), plan(&target.quantity, target.year));
        let is_total = places(quantity, year).iter().any(|at| self.said(at) == Said::Total);
        is_total || before.is_some() && now.is_some() && before != now
    }
}

/// Whether a name goes on behind 年均 with what is measured: 年均 alone is none, and 年均增长 is a mean of changes.
fn names_measured(name: &[char]) -> bool {
    !name.ends_with(&['均']) && !names_change(&name.iter().collect::<String>())
}

/// The five-year plan that a head names, where it is about the whole of it and not about its end: 十三五完成值.
fn plan_of(head: &[char]) -> Option<char> {
    let is_plan = |w: &[char]| matches!(w, ['十', n, '五'] if years::DIGITS.contains(n));
    let at = head.windows(3).position(is_plan)?;
    let is_end = head.contains(&'末') || head.contains(&'底');
    head.get(at + 1).copied().filter(|_| !is_end)
}
