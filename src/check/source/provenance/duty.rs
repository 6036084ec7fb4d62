//! Who answers for a task stands in its source with this duty: in its column, behind its label, or before its verb.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::source::Source;
use super::words::has_any;
use crate::check::text::by_letter::ByLetter;
use crate::check::text::letters::{find, has, of_text, places, starts_with};
use crate::model::Duty;

/// Signs that end a clause.
const CLAUSE_ENDS: &str = "，。；！？）),;";

/// What those are called in labels and heads that have a duty.
fn words(duty: Duty) -> &'static [&'static str] {
    match duty {
        Duty::Lead => &["牵头", "主办"],
        Duty::Responsible => &["责任", "负责", "承办"],
        Duty::Support => &["配合", "协办", "参与", "参加", "协同"],
    }
}

/// The verbs behind those that lead and that support.
const VERBS: [(Duty, &[&str]); 2] =
    [(Duty::Lead, &["牵头", "主办"]), (Duty::Support, &["配合", "协助", "协同", "协办", "参与"])];

/// What stands between one who leads and those who do it with him.
const JOINING: &str = "会同";

impl Source<'_> {
    /// Whether a responsible unit stands in the place with its duty, where the place tells one.
    pub(super) fn names_unit(&self, duty: Duty, name: &str) -> bool {
        let name = of_text(name);
        let has_name = |place: &Vec<char>| find(place, &name).is_some();
        let columns = self.columns(|head| has_any(head, words(duty)));
        if !columns.is_empty() {
            return columns.iter().any(has_name);
        }
        let texts: Vec<Vec<char>> = self.passages().into_iter().map(Cow::into_owned).collect();
        let labelled = texts.iter().flat_map(|text| behind(text, duty));
        let labelled: Vec<Vec<char>> = labelled.collect();
        if !labelled.is_empty() {
            return labelled.iter().any(has_name);
        }
        let others = Duty::ALL.into_iter().filter(|other| *other != duty).flat_map(words);
        let others: Vec<&str> = others.copied().collect();
        let is_in_column = self.columns(|head| has_any(head, &others)).iter().any(has_name);
        texts.iter().any(|text| {
            let labels = stretches_of_labels(text);
            places(text, &name).any(|at| {
                let head = text.get(..at).unwrap_or_default();
                let said = joining(head, text.get(at + name.len()..).unwrap_or_default());
                // 责任单位：县财政局 does not say who leads.
                let is_labelled = is_in_column || labels.iter().any(|label| label.contains(&at));
                // 负责 is said of both.
                said.map_or(!is_labelled, |said| said == duty || duty == Duty::Responsible)
            })
        }) || duty != Duty::Responsible && self.place.ranks_agencies() && texts.iter().any(has_name)
    }
}

/// The labels of all duties: every unit of a task is looked for behind them.
static LABELS: LazyLock<ByLetter<(Duty, Vec<char>)>> = LazyLock::new(|| {
    let of = |duty| labels(duty).into_iter().map(move |label| (duty, label));
    ByLetter::of(Duty::ALL.into_iter().flat_map(of), |(_, label)| label.first().copied())
});

/// The labels that a text begins with.
fn labels_at(text: &[char]) -> impl Iterator<Item = &'static (Duty, Vec<char>)> {
    LABELS.of_letter(text.first()).iter().filter(|(_, label)| text.starts_with(label))
}

/// The labels of a duty: 牵头单位：, 牵头责任部门：.
fn labels(duty: Duty) -> Vec<Vec<char>> {
    let nouns = ["单位", "部门", "责任单位", "责任部门"];
    let words = words(duty).iter().flat_map(|word| nouns.map(|noun| format!("{word}{noun}")));
    words.flat_map(|label| ["：", ":"].map(|colon| of_text(&format!("{label}{colon}")))).collect()
}

/// The duty of a name: of one who acts with others that of a lead, and of these that of support, as in
/// 县财政局会同县卫生健康局负责; else that of the verb.
fn joining(head: &[char], behind: &[char]) -> Option<Duty> {
    if starts_with(behind, JOINING) {
        return Some(Duty::Lead);
    }
    let clause = head.rsplit(|c| CLAUSE_ENDS.contains(*c) || *c == '（').next().unwrap_or_default();
    if has(clause, JOINING) { Some(Duty::Support) } else { verb_behind(behind) }
}

/// The duty by the first verb of the clause behind a name: 县财政局、县医保局配合.
fn verb_behind(behind: &[char]) -> Option<Duty> {
    let clause = behind.split(|c| CLAUSE_ENDS.contains(*c)).next()?;
    let said = VERBS.iter().flat_map(|(duty, verbs)| {
        verbs.iter().filter_map(|verb| Some((find(clause, &of_text(verb))?, *duty)))
    });
    said.min_by_key(|(at, _)| *at).map(|(_, duty)| duty)
}

/// Where labels of duties stand, each with what it is about: up to the bracket, or the sentence, that ends it.
fn stretches_of_labels(text: &[char]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in 0..text.len() {
        let rest = text.get(start..).unwrap_or_default();
        if found.last().is_none_or(|last| last.end <= start) && labels_at(rest).next().is_some() {
            let length = rest.iter().position(|c| "）)。".contains(*c)).unwrap_or(rest.len());
            found.push(start..start + length);
        }
    }
    found
}

/// What stands behind each label of a duty, up to the next of any.
fn behind(text: &[char], duty: Duty) -> Vec<Vec<char>> {
    let labels_at = |at: usize| labels_at(text.get(at..).unwrap_or_default());
    let own_at = |at: usize| {
        let own = labels_at(at).filter(|(of, _)| *of == duty);
        own.map(|(_, label)| at + label.len()).max()
    };
    let starts = (0..text.len()).filter_map(own_at);
    let up_to_next = |start: usize| {
        let is_next = |at: &usize| labels_at(*at).next().is_some();
        let end = (start..text.len()).find(is_next).unwrap_or(text.len());
        text.get(start..end).unwrap_or_default().to_vec()
    };
    starts.map(up_to_next).collect()
}

#[cfg(test)]
mod tests {
    use super::verb_behind;
    use crate::model::Duty::{Lead, Support};

    #[test]
    fn a_verb_tells_the_duty_of_the_names_before_it() {
        for (behind, expected) in [
            ("牵头，县财政局配合", Some(Lead)),
            ("、县医保局配合", Some(Support)),
            ("等部门参与", Some(Support)),
            ("会同县财政局负责", None),
            ("，县医保局配合", None),
        ] {
            let letters: Vec<char> = behind.chars().collect();
            assert_eq!(verb_behind(&letters), expected, "{behind}");
        }
    }
}
