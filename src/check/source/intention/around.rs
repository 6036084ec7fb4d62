//! What is around a value and says that it is meant to be: a plan of which its year is the last one, and a heading as 发展目标
//! and 2024年工作安排.

use super::value::{says_fact, wanted};
use crate::check::text::facing::{looks_ahead, looks_back};
use crate::check::text::letters::has;
use crate::check::text::numbers::{Reading, within};
use crate::check::text::place::Place;
use crate::check::text::roles::{self, Role as RoleOfYear};
use crate::check::text::years;
use crate::diag::Message;
use crate::model::intention::FACT_HEADS;
use crate::model::{Document, Observation, Role};
use crate::say;

/// How long the heading of a section is, in letters: a longer one is the title of a document, as 规划和2035年远景目标纲要.
const LONGEST: usize = 24;

/// Words with which a sentence below such a heading tells of what there is.
const THERE_IS: &[&str] = &["现有", "现状", "基期", "基数", "上年", "去年", "了"];

/// What the document and the headings over a value say of it: in running text, where no sentence of the value tells of what
/// there is, or was in its year.
pub(super) fn said(place: &Place<'_>, observation: &Observation) -> Option<Message> {
    if place.table().is_some() {
        return None;
    }
    // Sentences are read last: most values stand below no such heading.
    let say = of_plan(place.document(), observation.year()).or_else(|| of_section(place))?;
    (!is_told(place, observation)).then_some(say)
}

fn of_plan(document: &Document, year: i32) -> Option<Message> {
    let (title, last) = (&document.title, document.period.1);
    let say = say!(
        "“{title}”的规划期到 {last} 年，里面 {year} 年的数是打算，不是实际值",
        "`{title}` is a plan up to {last}: its value for {year} is meant to be, and was not measured"
    );
    ends_before_it(document, year).then_some(say)
}

fn of_section(place: &Place<'_>) -> Option<Message> {
    let heading = heading(place)?;
    Some(say!(
        "这个数在“{heading}”一节，说的是打算，不是实际值",
        "this value stands in the section `{heading}`: it is meant to be, and was not measured"
    ))
}

/// Whether a document is a plan of several years that was there before a year ended which is its last one, or later.
fn ends_before_it(document: &Document, year: i32) -> bool {
    let (from, to) = document.period;
    let is_plan = matches!(document.role, Role::Plan | Role::ActionPlan);
    let mut dates = document.adopted.iter().chain(&document.printed);
    is_plan && from < to && to <= year && !dates.any(|date| to <= date.year())
}

/// The innermost heading over a place that says what is meant to be, where none within looks back.
fn heading(place: &Place<'_>) -> Option<String> {
    let says_fact = |heading: &str| FACT_HEADS.iter().any(|word| heading.contains(word));
    let sections = place.sections().into_iter().filter(|line| line.len() <= LONGEST);
    let sections = sections.map(|line| line.iter().collect::<String>());
    sections
        .take_while(|heading| !looks_back(heading))
        .find(|heading| looks_ahead(heading) && !says_fact(heading))
}

/// Whether a sentence of the value tells of what there is, or was in its year.
fn is_told(place: &Place<'_>, observation: &Observation) -> bool {
    let Some((start, end)) = place.quoted() else { return true };
    let wanted = wanted(&observation.quantity);
    let numbers = within(place.passage(), &(start..end), Reading::Printed);
    let mut own = numbers.iter().filter(|number| wanted.contains(&number.digits.as_str()));
    own.any(|number| tells(place.passage(), number.at.start, observation.year()))
}

/// Whether the sentence of a number says what there was in a year, or is.
fn tells(passage: &[char], at: usize, year: i32) -> bool {
    let is_end = |c: &char| matches!(c, '。' | '；' | '！' | '？' | ';');
    let start = passage.iter().take(at).rposition(is_end).map_or(0, |at| at + 1);
    let rest = passage.get(start..).unwrap_or_default();
    let end = rest.iter().skip(at - start).position(is_end).map_or(rest.len(), |n| at - start + n);
    let sentence = rest.get(..end).unwrap_or_default();
    let is_of_year = roles::told(sentence, years::named(sentence))
        .iter()
        .any(|told| told.year == year && told.role != RoleOfYear::Deadline);
    is_of_year || says_fact(sentence) || THERE_IS.iter().any(|word| has(sentence, word))
}
