//! Values that no target is set for are assessed by their tendency, where the rule of the site has limits for that: what is
//! expected was worked out by hand from `docs/methods.md`.

use crate::support::Project;

/// A series: its measured values, as years with values and what else their records say.
type Series = &'static [(&'static str, &'static str, &'static str)];

/// A case: the direction and unit of an indicator, its values, and what `data/tendencies.csv` has of it from the year of its
/// first value on; `None` where it has no row.
struct Case {
    id: &'static str,
    direction: &'static str,
    unit: &'static str,
    series: Series,
    expected: Option<&'static str>,
}

const fn case(
    id: &'static str,
    direction: &'static str,
    series: Series,
    expected: Option<&'static str>,
) -> Case {
    Case { id, direction, unit: "人", series, expected }
}

/// A project whose district has these series and no target for them.
fn project(method: &str, cases: &[Case]) -> Project {
    let project = Project::copy("tests/faults/base");
    let site = project.read("content/site.yaml");
    let site = format!("{site}assessment: {{ method: {method}, max_age: 4 }}\n");
    project.write("content/site.yaml", site);
    let mut body = project.read("content/districts/anping/plan.md");
    let mut seed = project.read("seeds/anping-plan.txt");
    let mut catalogue = project.read("content/indicators/health-level.yaml");
    let mut observations = "observations:\n".to_owned();
    for Case { id, direction, unit, series, .. } in cases {
        let entry = format!(
            "  - {{ id: {id}, name: {id}, name_en: {id}, unit: \"{unit}\", direction: {direction}, measure: flow, plausible: [0, 1000], definition: 样例 }}\n"
        );
        catalogue.push_str(&entry);
        for (period, value, more) in *series {
            let time = if period.len() == 4 { "year" } else { "period" };
            let when = period.replace("-H1", "年上半年");
            let year = if time == "year" { "年" } else { "" };
            let printed = value.trim_start_matches(['≥', '"']);
            let behind = if value.starts_with('≥') { "以上" } else { "" };
            let said = format!("{when}{year}{id}为{printed}{unit}{behind}");

            let paragraph = format!("\n{said}。\n");
            body.push_str(&paragraph);
            seed.push_str(&paragraph);
            let record = format!(
                "  - {{ indicator: {id}, {time}: {period}, value: {value}, {more}cite: {{ document: anping-plan, quote: {said} }} }}\n"
            );
            observations.push_str(&record);
        }
    }
    project.write("content/districts/anping/plan.md", body);
    project.write("seeds/anping-plan.txt", seed);
    project.write("content/indicators/health-level.yaml", catalogue);
    project.write("content/districts/anping/observations.yaml", observations);
    project
}

/// Holds what the data say, and that the page of the district says it, too.
fn holds(method: &str, cases: &[Case]) {
    let project = project(method, cases);
    let run = project.run(&["build"]);
    let table = project.read("output/data/tendencies.csv");
    for Case { id, expected, .. } in cases {
        let head = format!("anping,{id},,");
        let row = table.lines().find(|line| line.starts_with(&head));
        // First year, first, latest year, latest, growth, status, reason.
        let row = row.map(|row| row.split(',').skip(4).take(7).collect::<Vec<_>>().join(","));
        assert_eq!(row.as_deref(), *expected, "{method} {id}: {table}{}", run.stderr);
    }
    let page = project.read("output/districts/anping/targets.html");
    let rows = cases.iter().filter(|case| case.expected.is_some()).count();
    let (_, after) = page.split_once("id=\"tendencies\"").expect("the table of tendencies");
    let (own, _) = after.split_once("</table>").expect("its end");
    assert_eq!(own.matches("<tr><th scope=\"row\">").count(), rows, "{own}");
}

#[test]
fn growth_a_year_is_held_against_the_limits_of_the_rule() {
    let grown = |percent: &'static str| -> Series {
        match percent {
            "1" => &[("2023", "100", ""), ("2024", "101", "")],
            "0.4" => &[("2023", "100", ""), ("2024", "100.4", "")],
            "0.5" => &[("2023", "100", ""), ("2024", "100.5", "")],
            "2" => &[("2023", "100", ""), ("2024", "102", "")],
            "0" => &[("2023", "100", ""), ("2024", "100", "")],
            "-1" => &[("2023", "100", ""), ("2024", "99", "")],
            _ => &[("2023", "100", ""), ("2024", "98", "")],
        }
    };
    holds(
        "eurostat",
        &[
            // √(102.01 ÷ 100) − 1 is 1 %.
            case(
                "two-years",
                "higher",
                &[("2022", "100", ""), ("2024", "102.01", "")],
                Some("2022,100,2024,102.01,0.01,on-pace,"),
            ),
            case("some", "higher", grown("0.4"), Some("2023,100,2024,100.4,0.004,moderate,")),
            case("none", "higher", grown("0"), Some("2023,100,2024,100,0,moderate,")),
            case("less", "higher", grown("-1"), Some("2023,100,2024,99,-0.01,reversed,")),
            case("good-less", "lower", grown("-1"), Some("2023,100,2024,99,-0.01,on-pace,")),
            case("bad-more", "lower", grown("1"), Some("2023,100,2024,101,0.01,reversed,")),
        ],
    );
    holds(
        "un-2022",
        &[
            case("one", "higher", grown("1"), Some("2023,100,2024,101,0.01,on-pace,")),
            case("half", "higher", grown("0.5"), Some("2023,100,2024,100.5,0.005,moderate,")),
            case("back", "higher", grown("-1"), Some("2023,100,2024,99,-0.01,limited,")),
            case("far-back", "higher", grown("-2"), Some("2023,100,2024,98,-0.02,reversed,")),
        ],
    );
    holds(
        "un-2023",
        &[
            case("two", "higher", grown("2"), Some("2023,100,2024,102,0.02,on-pace,")),
            case("half", "higher", grown("0.5"), Some("2023,100,2024,100.5,0.005,moderate,")),
            case("little", "higher", grown("0.4"), Some("2023,100,2024,100.4,0.004,stalled,")),
        ],
    );
}

#[test]
fn only_values_that_can_be_held_against_each_other_count() {
    let broken: Series =
        &[("2021", "50", ""), ("2022", "100", "flag: break, "), ("2023", "101", "")];
    holds(
        "eurostat",
        &[
            case("one-value", "higher", &[("2023", "100", "")], None),
            case("no-direction", "none", &[("2023", "100", ""), ("2024", "101", "")], None),
            case("broken", "higher", broken, Some("2022,100,2023,101,0.01,on-pace,")),
            // The first exact value is that of 2022.
            case(
                "vague-first",
                "higher",
                &[("2021", "≥90", ""), ("2022", "100", ""), ("2023", "101", "")],
                Some("2022,100,2023,101,0.01,on-pace,"),
            ),
            case(
                "vague-last",
                "higher",
                &[("2022", "100", ""), ("2023", "≥101", "")],
                Some("2022,100,2023,,,unassessed,inexact-value"),
            ),
            case(
                "contradictory",
                "higher",
                &[("2022", "100", ""), ("2023", "101", ""), ("2023", "105", "")],
                Some("2022,100,2023,,,unassessed,conflicting-values"),
            ),
            // Half a year is no year.
            case(
                "half-year",
                "higher",
                &[("2022", "100", ""), ("2023", "101", ""), ("2024-H1", "60", "")],
                Some("2022,100,2023,101,0.01,on-pace,"),
            ),
            case(
                "old",
                "higher",
                &[("2018", "100", ""), ("2020", "101", "")],
                Some("2018,100,2020,101,,unassessed,stale"),
            ),
            case(
                "from-zero",
                "higher",
                &[("2022", "0", ""), ("2023", "101", "")],
                Some("2022,0,2023,101,,unassessed,no-growth-rate"),
            ),
        ],
    );
}

#[test]
fn rules_without_limits_for_it_say_nothing_of_tendencies() {
    let cases = [case("series", "higher", &[("2023", "100", ""), ("2024", "101", "")], None)];
    for method in ["linear", "healthy-people", "destatis"] {
        let project = project(method, &cases);
        project.run(&["build"]);
        assert!(!project.path().join("output/data/tendencies.csv").exists(), "{method}");
        let page = project.read("output/districts/anping/targets.html");
        assert!(page.contains("id=\"others\""), "{method}");
        assert!(!page.contains("id=\"tendencies\""), "{method}");
    }
}
