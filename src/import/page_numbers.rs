//! Lines that hold the number of a page and nothing else

use crate::model::form;

/// Whether a line is the number of a page: `— 16 —`, `·16·`, `～16～`, `第 16 页 共 30 页`
pub(super) fn is_page_number(line: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| form(c).is_ascii_digit());
    let is_dash = |c| matches!(form(c), '-' | '~');
    let is_dot = |c| DOTS.contains(&c);
    let inner = line.strip_prefix(is_dash).and_then(|rest| rest.strip_suffix(is_dash));
    let dotted = line.strip_prefix(is_dot).and_then(|rest| rest.strip_suffix(is_dot));
    // In a table the dashes are cells: —    66364    —
    let is_near = |inner: &str| {
        let blanks = inner.chars().filter(|c| c.is_whitespace()).count();
        blanks <= MOST_BLANKS && inner.chars().count() - blanks <= MOST_DIGITS
    };
    let inner = inner.map(|inner| inner.trim_matches(is_dash));
    inner.is_some_and(|inner| is_number(inner.trim()) && is_near(inner))
        || dotted.is_some_and(|inner| is_number(inner.trim()))
        || is_page_of(&without_blanks(line.trim_matches(is_around_page)), is_number)
        || is_page_in_english(line.trim_matches(is_around_page), is_number)
}

/// How many digits the number of a page has, and how many blanks stand around it
const MOST_DIGITS: usize = 4;
const MOST_BLANKS: usize = 8;

/// What programs that take a text out of its pages put around their marks: `--- 第 2 页 ---`, `# Page 2:`
fn is_around_page(c: char) -> bool {
    form(c) == '-' || "=*#[]:：".contains(c) || c.is_whitespace()
}

/// `Page 2`, `page 2 of 30`
fn is_page_in_english(line: &str, is_number: impl Fn(&str) -> bool) -> bool {
    let mut words = line.split_whitespace();
    let is_page = words.next().is_some_and(|word| word.eq_ignore_ascii_case("page"));
    let rest: Vec<&str> = words.collect();
    is_page
        && match rest.as_slice() {
            [page] => is_number(page),
            [page, of, all] => is_number(page) && matches!(*of, "of" | "/") && is_number(all),
            _ => false,
        }
}

/// What may stand on both sides of the number of a page
const DOTS: [char; 4] = ['·', '•', '・', '∙'];

/// `第16页`, `第16页共30页`, `第16页/共30页`
fn is_page_of(line: &str, is_number: impl Fn(&str) -> bool) -> bool {
    let Some((page, rest)) = line.strip_prefix('第').and_then(|rest| rest.split_once('页'))
    else {
        return false;
    };
    let rest = rest.trim_start_matches(['/', '，', ',', '（', '(']);
    let rest = rest.trim_end_matches(['）', ')']);
    let all = rest.strip_prefix('共').and_then(|rest| rest.strip_suffix('页'));
    is_number(page) && (rest.is_empty() || all.is_some_and(&is_number))
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}
