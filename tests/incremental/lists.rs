//! Lists of several pages: a page of theirs is made again where one of its places has changed, or what all of them say.

use super::{Said, Tried};
use crate::many;

/// More places than two pages of any list have.
const PLACES: usize = 260;

/// How many jobs the last build did, held against a clean one.
fn jobs_after(tried: &Tried, change: &str) -> usize {
    let mut said = Said::default();
    tried.build_saying(&mut said);
    tried.is_as_clean(change);
    said.1
}

/// Changes words of the plan of a place, wherever they stand.
fn in_a_plan(tried: &Tried, from: &str, to: &str) {
    let folder = "content/districts/p0007";
    for path in [&format!("{folder}/plan.yaml"), &format!("{folder}/plan.md"), "seeds/p0007.txt"] {
        tried.project.replace(path, from, to);
    }
}

#[test]
fn pages_of_lists_are_made_again_where_they_show_a_change() {
    let project = many::without_places();
    (0..PLACES).for_each(|n| many::place(&project, n));
    let tried = Tried::new(project);
    let all = jobs_after(&tried, "nothing");
    let at = |n: usize, file: &str| format!("content/districts/p{n:04}/{file}");
    let value = at(9, "observations.yaml");
    tried.project.replace(&value, "value: 70", "value: 71");
    let of_a_value = jobs_after(&tried, "another value");
    assert!(of_a_value * 10 < all, "{of_a_value} of {all}");
    in_a_plan(&tried, "2025年底", "2025年末");
    let of_words = jobs_after(&tried, "other words for a day");
    assert!(of_words * 2 < all, "{of_words} of {all}");
    in_a_plan(&tried, "2025年末", "2027年底");
    jobs_after(&tried, "a deadline in a year of its own");
    tried.project.replace(&at(3, "district.yaml"), "第3区", "第三区");
    jobs_after(&tried, "a name");
    tried.project.replace(&at(11, "district.yaml"), " }", ", until: 2020-01-01 }");
    jobs_after(&tried, "a place that is no more");
    tried.project.remove(&at(3, "plan.yaml"));
    jobs_after(&tried, "a place without a plan");
}
