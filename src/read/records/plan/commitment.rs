//! Commitments: what one document promises for one indicator in one district.

use crate::diag::Code;
use crate::model::{
    Amendment, Baseline, Change, Commitment, DocumentId, Kind, NO_NUMBER, ObservedBaseline, Path,
    Period, Quantity, Target,
};
use crate::read::crossing::Crossing;
use crate::read::records::as_printed::as_printed;
use crate::read::records::citation::citation;
use crate::read::records::{manual_assessment, period, series};
use crate::read::yaml::raw::plan::{
    RawAmendment, RawBaseline, RawChange, RawCommitment, RawTarget,
};
use crate::read::yaml::typed::List;
use crate::say;

pub(super) fn commitment(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawCommitment,
    document: &DocumentId,
) -> Option<Commitment> {
    let RawCommitment {
        indicator,
        name,
        breakdown,
        part,
        group,
        no,
        nature,
        unit,
        erratum,
        kind,
        change,
        baseline,
        milestones,
        target,
        amendments,
        judgement,
        note,
        cite,
    } = raw;
    let indicator = crossing.indicator(&path.key("indicator"), indicator);
    let print = as_printed(crossing, path, [name, unit, note], erratum);
    let breakdown = series::breakdown(crossing, path, breakdown, part);
    let group = crossing.optional(&path.key("group"), group);
    let no = crossing.optional(&path.key("no"), no);
    let nature = nature.and_then(|word| crossing.choice(&path.key("nature"), word));
    let kind = kind.and_then(|word| crossing.choice(&path.key("kind"), word));
    let change = self::change(crossing, path, kind, change);
    let baseline = baseline.and_then(|b| start(crossing, &path.key("baseline"), b, document));
    let milestones = self::milestones(crossing, &path.key("milestones"), milestones);
    let target = self::target(crossing, &path.key("target"), target);
    years(crossing, path, baseline.as_ref(), &milestones, target.as_ref());
    fitting(crossing, path, kind, target.as_ref());
    let amendments = self::amendments(crossing, &path.key("amendments"), amendments, document);
    let in_force = amendments.last().map(|amendment| &amendment.target).or(target.as_ref());
    let quantity = in_force.map(|target| &target.quantity);
    let judgement = judgement.and_then(|raw| {
        manual_assessment::manual_assessment(crossing, &path.key("judgement"), raw, quantity)
    });
    let citation = citation(crossing, path, cite, Some(document), breakdown.old_part());
    let origin = crossing.origin(path);
    let (indicator, print, target, citation) = (indicator?, print?, target?, citation?);
    Some(Commitment {
        id: crossing.record(),
        indicator,
        breakdown: breakdown.value,
        print,
        group,
        no,
        nature,
        kind,
        change,
        baseline,
        milestones,
        target,
        amendments,
        judgement,
        citation,
        origin,
    })
}

/// Levels on the way, by year.
fn milestones(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: Option<List<RawTarget>>,
) -> Vec<Target> {
    let mut milestones = crossing.list(path, raw, target);
    milestones.sort_by_key(|milestone| milestone.year);
    milestones
}

/// A kind goes with what the target says: a range with two numbers, words with none.
fn fitting(crossing: &mut Crossing<'_>, path: &Path, kind: Option<Kind>, target: Option<&Target>) {
    let (Some(kind), Some(Target { quantity, .. })) = (kind, target) else { return };
    let (is_fitting, hint) = match (kind, quantity) {
        (Kind::Range, quantity) => (
            matches!(quantity, Quantity::Range(..)),
            say!(
                "范围写成 `5—10`，别的目标不写 `range`",
                "give a range as `5—10`, or another kind"
            ),
        ),
        (Kind::Qualitative, quantity) => (
            matches!(quantity, Quantity::Words(_)),
            say!("有数的目标不写 `qualitative`", "a target in numbers cannot be `qualitative`"),
        ),
        (Kind::Cumulative, quantity) => (
            !matches!(quantity, Quantity::Words(_)),
            say!("没有数的目标不能累计", "a target in words cannot be `cumulative`"),
        ),
        (Kind::Total | Kind::Mean | Kind::Yearly | Kind::Change, quantity) => (
            !matches!(quantity, Quantity::Words(_)),
            say!("没有数的目标不写这个 `kind`", "a target in words is not of this `kind`"),
        ),
        // 持续巩固 keeps a level, too.
        (Kind::Reach | Kind::Keep, _) => return,
    };
    if !is_fitting {
        let asked = quantity.text();
        let say = say!("这个 `kind` 与目标“{asked}”不合", "this `kind` does not fit `{asked}`");
        crossing.fault(Code::MisplacedKey, &path.key("kind"), say, Some(hint));
    }
}

/// How the changes of a commitment are to be read: a key of its own, with `kind: change` and with nothing else.
fn change(
    crossing: &mut Crossing<'_>,
    path: &Path,
    kind: Option<Kind>,
    raw: Option<RawChange>,
) -> Option<Change> {
    let at = path.key("change");
    let Some(RawChange { way, of, against }) = raw else {
        if kind == Some(Kind::Change) {
            let say = say!("`kind: change` 缺少 `change`", "`kind: change` without `change`");
            let hint = say!(
                "补上 `change: {{ way: fall, of: percent, against: 2020 }}` 一类的写法",
                "add it, for example `change: {{ way: fall, of: percent, against: 2020 }}`"
            );
            crossing.fault(Code::MissingKey, &path.key("kind"), say, Some(hint));
        }
        return None;
    };
    if kind != Some(Kind::Change) {
        let say = say!("`change` 只与 `kind: change` 一起写", "`change` needs `kind: change`");
        let hint =
            say!("写 `kind: change`，或者删去 `change`", "give `kind: change`, or remove `change`");
        crossing.fault(Code::MisplacedKey, &at, say, Some(hint));
        return None;
    }
    let way = crossing.choice(&at.key("way"), way);
    let of = crossing.choice(&at.key("of"), of);
    let against = period::written(crossing, &at.key("against"), against);
    Some(Change { way: way?, of: of?, against: against? })
}

/// Amended targets, each of a later day than the one before.
fn amendments(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: Option<List<RawAmendment>>,
    document: &DocumentId,
) -> Vec<Amendment> {
    let amendments = crossing.list(path, raw, |c, path, raw| amendment(c, path, raw, document));
    if amendments.windows(2).any(|pair| match pair {
        [earlier, later] => earlier.since >= later.since,
        _ => false,
    }) {
        let say = say!("修订的日期没有从早到晚", "the dates of the amendments are not in order");
        let hint = say!("按日期从早到晚排，一天只有一次", "put them in order, one per day");
        crossing.fault(Code::BadDate, path, say, Some(hint));
    }
    amendments
}

fn amendment(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawAmendment,
    document: &DocumentId,
) -> Option<Amendment> {
    let RawAmendment { since, year, year_note, value, text, cite } = raw;
    let id = crossing.record();
    let since = crossing.date(&path.key("since"), since);
    let target = target(crossing, path, RawTarget { year, year_note, value, text });
    let citation = citation(crossing, path, cite, Some(document), None);
    let origin = crossing.origin(path);
    Some(Amendment { id, since: since?, target: target?, citation: citation?, origin })
}

/// The years of a way go up from the baseline over the milestones to the target.
fn years(
    crossing: &mut Crossing<'_>,
    path: &Path,
    baseline: Option<&Baseline>,
    milestones: &[Target],
    target: Option<&Target>,
) {
    let steps = baseline.map(Baseline::year).into_iter().chain(milestones.iter().map(|m| m.year));
    let years: Vec<i32> = steps.chain(target.map(|t| t.year)).collect();
    if years.windows(2).any(|pair| pair.first() >= pair.last()) {
        let say = say!(
            "年份没有从基期到目标依次递增",
            "the years from the baseline to the target are not in order"
        );
        let hint = say!(
            "基期在前，阶段目标各占一年，目标在最后",
            "put the baseline first, then the milestones, each in its own year, then the target"
        );
        crossing.fault(Code::BadDate, &path.key("target").key("year"), say, Some(hint));
    }
}

fn start(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawBaseline,
    document: &DocumentId,
) -> Option<Baseline> {
    let RawBaseline { year, period, year_note, value, observed, text, reason, cite } = raw;
    let period = period::period(crossing, path, year, period);
    let year_note = crossing.optional(&path.key("year_note"), year_note);
    let observed = observed.and_then(|word| crossing.choice(&path.key("observed"), word));
    if observed == Some(true) {
        let given = [("value", value.is_some()), ("text", text.is_some())];
        let given = given.into_iter().chain([("cite", cite.is_some())]);
        return observed_start(
            crossing,
            path,
            period?,
            given.chain([("reason", reason.is_some())]),
        );
    }
    let Some(value) = value else {
        let say = say!("基期没有写 `value`", "the baseline has no `value`");
        let hint = say!(
            "补上原文印的值；原文没有印、要取实际值的，写 `observed: true`；两样都没有的，不写 `baseline`",
            "add the printed value, or `observed: true` to take the measured value of that time; with neither, leave `baseline` out"
        );
        crossing.fault(Code::MissingKey, path, say, Some(hint));
        return None;
    };
    let typed = value.typed().trim();
    let sign = NO_NUMBER.contains(&typed).then(|| typed.to_owned());
    let value = sign.is_none().then(|| value.meant());
    let quantity = match value {
        Some(value) => Some(crossing.quantity(&path.key("value"), value)?),
        None => None,
    };
    let text = crossing.optional(&path.key("text"), text);
    let reason = crossing.optional(&path.key("reason"), reason);
    let citation = match cite {
        Some(cite) => {
            let id = crossing.record();
            Some((id, citation(crossing, path, Some(cite), Some(document), None)?))
        }
        None => None,
    };
    let period = period?;
    Some(Baseline { period, year_note, quantity, sign, text, reason, citation, observed: None })
}

/// A baseline that is a measured value: which one, is known when all is read.
fn observed_start(
    crossing: &mut Crossing<'_>,
    path: &Path,
    period: Period,
    given: impl Iterator<Item = (&'static str, bool)>,
) -> Option<Baseline> {
    let mut is_fine = true;
    for (key, _) in given.filter(|(_, is_given)| *is_given) {
        is_fine = false;
        let say = say!(
            "`observed: true` 的基期不写 `{key}`：值和出处是那条实际值的",
            "a baseline with `observed: true` has no `{key}`: value and source are those of the measured value"
        );
        let hint = say!(
            "原文印了基期的，删去 `observed`；没有印的，删去 `{key}`",
            "remove `observed` where a baseline is printed, else `{key}`"
        );
        crossing.fault(Code::MisplacedKey, &path.key(key), say, Some(hint));
    }
    is_fine.then(|| Baseline {
        period,
        year_note: None,
        quantity: None,
        sign: None,
        text: None,
        reason: None,
        citation: None,
        observed: Some(ObservedBaseline::default()),
    })
}

fn target(crossing: &mut Crossing<'_>, path: &Path, raw: RawTarget) -> Option<Target> {
    let RawTarget { year, year_note, value, text } = raw;
    let year = crossing.year(&path.key("year"), year);
    let year_note = crossing.optional(&path.key("year_note"), year_note);
    let text = crossing.optional(&path.key("text"), text);
    let quantity = match (value, &text) {
        (Some(value), _) => crossing.quantity(&path.key("value"), value),
        (None, Some(words)) => Some(Quantity::Words(words.clone())),
        (None, None) => {
            let say = say!("目标没有数值也没有文字", "the target has neither a value nor words");
            let hint = say!("补上 `value` 或 `text`", "add `value` or `text`");
            crossing.fault(Code::MissingKey, path, say, Some(hint));
            None
        }
    };
    let origin = crossing.origin(path);
    Some(Target { year: year?, year_note, quantity: quantity?, text, origin })
}
