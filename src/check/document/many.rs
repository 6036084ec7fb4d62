//! Many findings of one kind in a text, told as one: they have one cause, and each by itself would hide the others.

use crate::check::subject::DocumentSubject;
use crate::diag::{Finding, Message};

/// More of one kind in a text are told as one.
const MANY: usize = 5;

/// So many lines are named with a finding about all.
const NAMED: usize = 12;

/// So many places are drawn with it.
const DRAWN: usize = 3;

/// The findings of a kind in a text, or one about all of them: `say` is given how many there are, and the lines of the first in
/// Chinese and in English; `also` is said of each of the others that is drawn.
pub(super) fn as_one(
    subject: &DocumentSubject<'_>,
    found: Vec<Finding>,
    say: impl FnOnce(usize, &str, &str) -> Message,
    also: &Message,
    hint: Message,
) -> Vec<Finding> {
    let count = found.len();
    let Some(first) = found.first().filter(|_| count > MANY) else { return found };
    let lines = found.iter().take(NAMED).map(|one| subject.line(one.primary.span).to_string());
    let lines: Vec<String> = lines.collect();
    let (zh_more, en_more) = if count > NAMED { (" 等", ", …") } else { ("", "") };
    let (zh, en) = (lines.join("、") + zh_more, lines.join(", ") + en_more);
    let finding = Finding::new(first.code, first.primary.span, say(count, &zh, &en));
    let others = found.iter().skip(1).take(DRAWN).map(|one| one.primary.span);
    vec![others.fold(finding, |finding, span| finding.other(span, also.clone())).hint(hint)]
}
