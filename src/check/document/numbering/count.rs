//! Counting: which number may come next, and what is missing where another comes.

/// How many missing numbers are listed one by one.
const LISTED: u32 = 5;

/// The largest number that counts anything; larger ones are codes.
pub(super) const LARGEST: u32 = 9999;

/// How many lists may be open inside each other.
const DEPTH: usize = 8;

/// The numbers that may come next, from the outermost open list to the innermost.
#[derive(Debug, Clone, Default)]
pub(super) struct Count {
    pub(super) next: Vec<u32>,
}

impl Count {
    /// Whether a number goes on with one of the open lists; the lists inside that one are closed.
    pub(super) fn goes_on(&mut self, number: u32) -> bool {
        let Some(list) = self.next.iter().rposition(|next| *next == number) else { return false };
        self.next.truncate(list);
        self.next.push(number + 1);
        true
    }

    /// A list that starts anew; within one that goes on behind it, as 一、 in a chapter 二、 before 三、, or in the place of all.
    pub(super) fn begin(&mut self, number: u32, is_within: bool) {
        if !is_within {
            self.next.clear();
        }
        self.open(number);
    }

    /// A list that starts anew inside those that are open.
    pub(super) fn open(&mut self, number: u32) {
        let over = (self.next.len() + 1).saturating_sub(DEPTH);
        self.next.drain(..over);
        self.next.push(number + 1);
    }

    /// After a number out of line, the next may go on from it, or from the number that should have stood there; behind one
    /// that is too high, which may be a misprint between two, that number may still come.
    pub(super) fn jump(&mut self, number: u32) {
        // What goes on from a 1 is a list that starts anew.
        if number == 1 {
            self.open(1);
            return;
        }
        if let Some(expected) = self.next.pop() {
            self.next.extend((number > expected).then_some(expected));
            self.next.push(expected + 1);
        }
        self.open(number);
    }
}

/// What is wrong between two numbers, as the end of a sentence in both languages.
pub(super) fn gap(before: u32, number: u32) -> (String, String) {
    if number <= before + 1 {
        return ("，没有接上".to_owned(), " and does not go on from it".to_owned());
    }
    let (first, last) = (before + 1, number - 1);
    if last - first >= LISTED {
        return (format!("，缺 {first}—{last}"), format!(", {first}—{last} are missing"));
    }
    let each: Vec<String> = (first..=last).map(|n| n.to_string()).collect();
    let are = if first == last { "is" } else { "are" };
    (format!("，缺 {}", each.join("、")), format!(", {} {are} missing", each.join(", ")))
}
