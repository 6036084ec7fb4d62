//! Observations: measured values, year by year.

use crate::model::{Observation, Path};
use crate::read::crossing::Crossing;
use crate::read::records::as_printed::as_printed;
use crate::read::records::citation::cite as where_from;
use crate::read::records::{flags, period, series};
use crate::read::yaml::raw::{RawObservation, RawObservations};

pub(crate) fn observations(crossing: &mut Crossing<'_>, raw: RawObservations) -> Vec<Observation> {
    crossing.list(&Path::default().key("observations"), Some(raw.observations), observation)
}

fn observation(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawObservation,
) -> Option<Observation> {
    let RawObservation {
        indicator,
        name,
        breakdown,
        part,
        unit,
        erratum,
        year,
        period,
        period_name,
        year_note,
        value,
        text,
        counts,
        flag,
        revises,
        revises_value,
        revision,
        note,
        cite,
    } = raw;
    let (id, has_note) = (crossing.record(), note.is_some());
    let indicator = crossing.indicator(&path.key("indicator"), indicator);
    let print = as_printed(crossing, path, [name, unit, note], erratum);
    let breakdown = series::breakdown(crossing, path, breakdown, part);
    let period = period::period(crossing, path, year, period);
    let period_name = crossing.optional(&path.key("period_name"), period_name);
    period::named(crossing, path, period.as_ref(), period_name.as_ref());
    let year_note = crossing.optional(&path.key("year_note"), year_note);
    let flags = flags::flags(crossing, path, flag);
    let quantity = flags::value(crossing, path, value, (flags.as_deref(), has_note));
    let revises = flags::revises(crossing, path, revises, (revises_value, revision));
    let text = crossing.optional(&path.key("text"), text);
    let counts = counts.and_then(|word| crossing.choice(&path.key("counts"), word));
    let citation = where_from(crossing, path, cite, breakdown.old_part());
    let (period, citation) = (period?, citation?);
    let origin = crossing.origin(path);
    let (indicator, print, quantity) = (indicator?, print?, quantity?);
    Some(Observation {
        id,
        indicator,
        breakdown: breakdown.value,
        print,
        period,
        period_name,
        year_note,
        quantity,
        text,
        counts,
        flags: flags?,
        revises,
        citation,
        origin,
    })
}
