//! When projects are built.

use tera::Value as Html;

use super::groups::{amount_text, by_group, groups, named, pieces, title};
use crate::chart::{self, Day, Frame, Gantt, GanttRow, Now};
use crate::model::{DocumentId, Project};
use crate::page::context::PageContext;
use crate::page::view::Figures;
use crate::page::words::wording::{fill, period};
use crate::page::words::work_words::WorkWords;

/// How many years an axis has, unless the document's own period has more.
const YEARS: i32 = 20;

/// Years that an axis with too many years keeps on both sides of the document's period.
const BESIDE: i32 = 5;

/// Projects over the years in which they are built.
pub(in crate::page) fn gantt(
    context: &PageContext<'_>,
    document: &DocumentId,
    projects: &[&Project],
) -> Option<Figures> {
    let words = &context.strings().work;
    let as_of = &context.site.checked.content().site.as_of;
    let periods: Vec<Option<(i32, i32)>> = projects.iter().map(|project| project.period).collect();
    let is_worded = |p: &&&Project| p.period.is_none() && p.period_text.is_some();
    let worded = projects.iter().filter(is_worded).count();
    let said = building_said(words, &periods, worded, as_of.year())?;
    let years = axis(&periods, context.site.checked.document(document).period, as_of.year());
    let pieces = if worded > 0 || periods.iter().any(Option::is_some) {
        pieces(by_group(context, projects, |_| true))
    } else {
        Vec::new()
    };
    let called = fill(&words.now, &[("date", &as_of.as_str())]);
    let now = Day::parse(as_of.as_str()).map(|day| Now { day, text: &called });
    let [open, close] = &context.strings().chart.brackets;
    let amounts = format!("{}{open}{}{close}", words.invest, context.strings().words.yi);
    let texts: Vec<[String; 4]> = projects.iter().map(|p| gantt_texts(words, p)).collect();
    let peers: Vec<GanttRow<'_>> = projects.iter().zip(&texts).map(gantt_row).collect();
    let row = |project: &&Project| {
        let at = projects.iter().position(|other| other.id == project.id);
        at.and_then(|at| peers.get(at)).copied()
    };
    let charts = (1..).zip(&pieces).map(|(n, piece)| {
        let rows: Vec<Vec<GanttRow<'_>>> =
            piece.iter().map(|(_, projects)| projects.iter().filter_map(row).collect()).collect();
        let groups = groups(piece, &rows);
        let id = format!("gantt-{document}-{n}");
        let title = title(context, document, &words.building, (n, pieces.len()));
        let frame = Frame { id: &id, title: &title, desc: &said };
        let words = &context.strings().chart_words();
        let (amounts, groups, peers) = (&*amounts, &*groups, &*peers);
        chart::gantt(&Gantt { frame, years, now, amounts, groups, peers, words })
    });
    let charts = charts.map(|svg| Html::safe_string(&svg)).collect();
    Some(Figures { charts, said: said.clone() })
}

fn gantt_texts(words: &WorkWords, project: &Project) -> [String; 4] {
    let worded = project.period_text.clone();
    let dated = project.period.map(|years| fill(&words.years, &[("period", &period(years))]));
    let dated = worded.clone().or(dated);
    let years = worded.or(project.period.map(period)).unwrap_or_default();
    let told = dated.into_iter().chain(project.kind.clone()).chain(project.stage.clone());
    let told: Vec<String> = [project.name.clone()].into_iter().chain(told).collect();
    [named(project), years, told.join(&words.comma), amount_text(project).unwrap_or_default()]
}

fn gantt_row<'a>((project, texts): (&&'a Project, &'a [String; 4])) -> GanttRow<'a> {
    let [label, years, title, amount] = texts;
    GanttRow { label, period: project.period, years, amount, title }
}

/// The years of the projects and of the date of assessment; where they are too many, those about the document's period.
fn axis(periods: &[Option<(i32, i32)>], plan: (i32, i32), as_of: i32) -> (i32, i32) {
    let years = || periods.iter().flatten().flat_map(|(from, to)| [*from, *to]).chain([as_of]);
    let first = years().min().unwrap_or(plan.0);
    let last = years().max().unwrap_or(plan.1);
    if last.saturating_sub(first) < YEARS {
        return (first, last);
    }
    (first.max(plan.0.saturating_sub(BESIDE)), last.min(plan.1.saturating_add(BESIDE)))
}

/// When projects are built, in words: how many of them say so, the years, and where the year of assessment stands.
/// Nothing of what was built: a period is what the document plans. Some projects without years may say it in words.
fn building_said(
    words: &WorkWords,
    periods: &[Option<(i32, i32)>],
    worded: usize,
    year: i32,
) -> Option<String> {
    let all = periods.len();
    let known: Vec<(i32, i32)> = periods.iter().copied().flatten().collect();
    let first = known.iter().map(|(from, _)| *from).min();
    let last = known.iter().map(|(_, to)| *to).max();
    let Some((first, last)) = first.zip(last) else {
        let none = match (worded, all) {
            (0, 1) => &words.one_unbuilt,
            (0, _) => &words.none_built,
            (_, 1) => &words.one_worded,
            _ if worded == all => &words.all_worded,
            _ => &words.some_worded,
        };
        return (all > 0).then(|| fill(none, &[("all", &all), ("n", &worded)]));
    };
    let some = known.len();
    let said = match (some, all) {
        (_, 1) => &words.one_built,
        _ if some == all => &words.all_built,
        _ => &words.some_built,
    };
    let said = fill(said, &[("all", &all), ("some", &some)]);
    let years = if first == last { &words.one_year } else { &words.first_and_last };
    let years = fill(years, &[("first", &first), ("last", &last)]);
    let before = known.iter().filter(|(_, to)| *to < year).count();
    let after = known.iter().filter(|(from, _)| *from > year).count();
    let parts =
        [(&words.before, before), (&words.during, some - before - after), (&words.after, after)];
    let parts = parts.iter().filter(|(_, n)| *n > 0);
    let parts: Vec<String> =
        parts.map(|(words, n)| fill(words, &[("n", n), ("year", &year)])).collect();
    let (comma, stop) = (&words.comma, &words.stop);
    let arranged = format!("{said}{years}{stop}{}{}{stop}", words.arranged, parts.join(comma));
    let others = fill(&words.others_worded, &[("n", &worded)]);
    Some(if worded > 0 { arranged + &others } else { arranged })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Theme;

    #[test]
    fn periods_are_told_in_words() {
        let theme = Theme::embedded();
        for (periods, worded, expected) in [
            ([].as_slice(), 0, ""),
            (&[None], 0, "这个项目没有收录建设期。"),
            (&[None, None], 0, "2个项目都没有收录建设期。"),
            (&[None], 1, "这个项目的建设期没有写成年份，照原文列出。"),
            (&[None, None], 2, "2个项目的建设期都没有写成年份，照原文列出。"),
            (&[None, None], 1, "2个项目中有1个写明了建设期，没有写成年份，照原文列出。"),
            (
                &[None, Some((2023, 2023)), None],
                1,
                "3个项目中有1个写明了建设期，都在2023年。按文件的安排，1个在2024年以前结束。\
                 另有1个的建设期没有写成年份，照原文列出。",
            ),
            (
                &[Some((2023, 2023))],
                0,
                "这个项目写明了建设期，都在2023年。按文件的安排，1个在2024年以前结束。",
            ),
            (
                &[Some((2021, 2023)), Some((2024, 2024)), Some((2020, 2030)), Some((2025, 2026))],
                0,
                "4个项目都写明了建设期，最早从2020年开始，最晚到2030年结束。\
                 按文件的安排，1个在2024年以前结束，2个的建设期包括2024年，1个在2024年以后开始。",
            ),
            (
                &[None, Some((2025, 2026))],
                0,
                "2个项目中有1个写明了建设期，最早从2025年开始，最晚到2026年结束。按文件的安排，1个在2024年以后开始。",
            ),
        ] {
            let said =
                building_said(&theme.strings.work, periods, worded, 2024).unwrap_or_default();
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn an_axis_has_the_years_of_the_projects_or_those_about_the_plan() {
        for (periods, as_of, expected) in [
            ([Some((2018, 2022)), Some((2021, 2025))], 2025, (2018, 2025)),
            ([Some((2021, 2022)), None], 2024, (2021, 2024)),
            ([Some((1998, 2022)), None], 2024, (2016, 2024)),
            ([Some((2021, 2022)), None], 2050, (2021, 2030)),
        ] {
            assert_eq!(axis(&periods, (2021, 2025), as_of), expected);
        }
    }
}
