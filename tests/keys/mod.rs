//! Keys: a record keeps its address whatever is added, removed or moved around it, and no address passes to another.

mod one_quote;

use std::collections::{BTreeMap, BTreeSet};

use crate::support::Project;

const PLAN: &str = "content/districts/east/plan.yaml";
const PROJECTS: &str = "content/districts/east/plan-projects.yaml";
const TASKS: &str = "content/districts/east/plan-tasks.yaml";
const OBSERVATIONS: &str = "content/districts/east/observations.yaml";

/// The commitments of the plan in east, as keys.
const LIFE: &str = "c-east-plan--life-expectancy--2025";
const FEMALE: &str = "o-east--east-plan--life-expectancy--8995c2af--2023";
/// The observations of east.
const OBSERVED: &[&str] = &[
    "o-east--east-plan--life-expectancy--2023",
    "o-east--east-plan--life-expectancy--4ac59292--2023",
    "o-east--east-plan--life-expectancy--8995c2af--2023",
    "o-east--east-plan--life-expectancy--f541e7e1--2023",
];
const IN_THE_TEXT: &str = "到2025年，人均预期寿命达到80岁以上";

/// A change to the project, and which keys it takes away and adds: every other one stays with its record.
struct Edit {
    name: &'static str,
    make: fn(&Project),
    gone: &'static [&'static str],
    new: &'static [&'static str],
}

const EDITS: &[Edit] = &[
    Edit {
        name: "a row is inserted before the others",
        make: |project| {
            project.replace(PLAN, "commitments:\n", concat!(
                "commitments:\n",
                "  - { indicator: life-expectancy, breakdown: 甲院, target: { year: 2025, text: 80岁以上 }, cite: { quote: 到2025年，人均预期寿命达到80岁以上 } }\n",
            ));
        },
        gone: &[],
        new: &[
            "c-east-plan--life-expectancy--c15c6f74--2025",
            "g-east--life-expectancy--c15c6f74--2025",
        ],
    },
    Edit {
        name: "a document that promises the same is added before the plan",
        make: add_action,
        gone: &[],
        new: &["c-east-action--life-expectancy--2025"],
    },
    Edit {
        name: "an observation and its document are added before the others",
        make: |project| {
            add_action(project);
            project.replace(OBSERVATIONS, "observations:\n", concat!(
                "observations:\n",
                "  - { indicator: life-expectancy, year: 2023, value: 79.3, cite: { document: east-action, quote: 2023年为79.3岁 } }\n",
            ));
        },
        gone: &[],
        new: &[
            "c-east-action--life-expectancy--2025",
            "o-east--east-action--life-expectancy--2023",
        ],
    },
    Edit {
        name: "the other passage of the plan that promises the same is recorded, before the first",
        make: |project| {
            let wording = "  - { indicator: life-expectancy, target: { year: 2025, text: 80岁以上 }, cite: { quote: 到2025年，人均预期寿命达到80岁以上 } }\n";
            project.replace(PLAN, "commitments:\n", &format!("commitments:\n{wording}"));
        },
        // Neither of the two has the name that meant one of them.
        gone: &[LIFE],
        new: &[
            "c-east-plan--life-expectancy--2025--4e0e7955",
            "c-east-plan--life-expectancy--2025--5dcd3cbc",
        ],
    },
    Edit {
        name: "the dimensions of a record are put in another order",
        make: |project| {
            project.replace(
                OBSERVATIONS,
                "{ residence: rural, sex: female }",
                "{ sex: female, residence: rural }",
            );
        },
        gone: &[],
        new: &[],
    },
    Edit {
        name: "a category is written in words and in ids: the words have the key that they had",
        make: |project| {
            let record = "    value: 81.7\n    breakdown: ";
            project.replace(
                OBSERVATIONS,
                &format!("{record}{{ sex: female }}"),
                &format!("{record}女"),
            );
        },
        gone: &[FEMALE],
        new: &["o-east--east-plan--life-expectancy--8041891e--2023"],
    },
    Edit {
        name: "the records of a file are put in another order",
        make: |project| {
            let text = project.read(PLAN);
            let at = text.find("  - indicator: beds-per-1000").expect("the second commitment");
            let (first, second) = text.split_at(at);
            let (head, first) = first.split_at(first.find("  - ").expect("the first commitment"));
            project.write(PLAN, format!("{head}{second}{first}"));
        },
        gone: &[],
        new: &[],
    },
    Edit {
        name: "files are named otherwise",
        make: |project| {
            for (from, to) in [(PLAN, "z.yaml"), (TASKS, "a.yaml"), (PROJECTS, "m.yaml")] {
                let text = project.read(from);
                project.remove(from);
                project.write(&format!("content/districts/east/{to}"), text);
            }
        },
        gone: &[],
        new: &[],
    },
    Edit {
        name: "a quote is made longer",
        make: |project| {
            project.replace(
                OBSERVATIONS,
                "2023年，人均预期寿命为79.2岁",
                "80岁以上；2023年，人均预期寿命为79.2岁",
            );
        },
        gone: &[],
        new: &[],
    },
    Edit {
        name: "a number is corrected in the plan and its record",
        make: |project| {
            for path in [OBSERVATIONS, "content/districts/east/plan.md", "seeds/east-plan.txt"] {
                project.replace(path, "79.2", "79.1");
            }
        },
        gone: &[],
        new: &[],
    },
    Edit {
        name: "an indicator is renamed",
        make: |project| {
            for path in [
                PLAN,
                OBSERVATIONS,
                "content/districts/west/action.yaml",
                "content/indicators/health.yaml",
            ] {
                let text = project.read(path);
                let text = text.replace("indicator: life-expectancy", "indicator: life");
                project.write(path, text.replace("id: life-expectancy", "id: life"));
            }
        },
        gone: &[
            LIFE,
            "c-west-action--life-expectancy--2024",
            "g-east--life-expectancy--2025",
            "g-west--life-expectancy--2024",
            "o-east--east-plan--life-expectancy--2023",
            "o-east--east-plan--life-expectancy--4ac59292--2023",
            "o-east--east-plan--life-expectancy--8995c2af--2023",
            "o-east--east-plan--life-expectancy--f541e7e1--2023",
        ],
        new: &[
            "c-east-plan--life--2025",
            "c-west-action--life--2024",
            "g-east--life--2025",
            "g-west--life--2024",
            "o-east--east-plan--life--2023",
            "o-east--east-plan--life--4ac59292--2023",
            "o-east--east-plan--life--8995c2af--2023",
            "o-east--east-plan--life--f541e7e1--2023",
        ],
    },
    Edit {
        name: "a district is split: another one takes over its values, the plan stays",
        make: |project| {
            project.write(
                "content/districts/north/district.yaml",
                "{ id: north, name: 北区, name_en: North District, kind: district }\n",
            );
            let observations = project.read(OBSERVATIONS);
            project.remove(OBSERVATIONS);
            project.write("content/districts/north/observations.yaml", observations);
        },
        gone: OBSERVED,
        new: &[
            "o-north--east-plan--life-expectancy--2023",
            "o-north--east-plan--life-expectancy--4ac59292--2023",
            "o-north--east-plan--life-expectancy--8995c2af--2023",
            "o-north--east-plan--life-expectancy--f541e7e1--2023",
        ],
    },
    Edit {
        name: "a district with the documents of another gets its id",
        make: |project| {
            for (name, text) in project.files("content/districts/west") {
                let text = String::from_utf8(text).expect("text");
                project.write(
                    &format!("content/districts/far/{name}"),
                    text.replace("id: west\n", "id: far\n"),
                );
            }
            project.remove("content/districts/west");
            project.replace("content/tiles.yaml", "district: west", "district: far");
        },
        gone: &["g-west--life-expectancy--2024", "u-west--health-bureau", "u-west--townships"],
        new: &["g-far--life-expectancy--2024", "u-far--health-bureau", "u-far--townships"],
    },
    Edit {
        name: "a task and a project with a number that is there already are added before the others",
        make: |project| {
            project.replace(TASKS, "tasks:\n", concat!(
                "tasks:\n",
                "  - { no: \"1\", group: 重点任务, title: 拟建医院项目2个, responsible: [health-commission], others: true, cite: { quote: 1.建设区域医疗中心。拟建医院项目2个 } }\n",
            ));
            project.replace(PROJECTS, "projects:\n", concat!(
                "projects:\n",
                "  - { no: \"1\", name: 医院迁建, area_m2: 22000, cite: { table: 专栏2, row: \"1\" } }\n",
            ));
        },
        gone: &[],
        new: &["p-east-plan--1--3a972ee6", "t-east-plan--1--0bf4ffa5"],
    },
    Edit {
        name: "a task is called otherwise: it says something else",
        make: |project| project.replace(TASKS, "title: 改善就医体验", "title: 改善就医"),
        gone: &["t-east-plan--2--7763b3b8"],
        new: &["t-east-plan--2--b9e768fe"],
    },
    Edit {
        name: "a record is removed",
        make: |project| project.remove(OBSERVATIONS),
        gone: OBSERVED,
        new: &[],
    },
];

/// Adds a document that promises the same as the plan, in a file that is read before it.
fn add_action(project: &Project) {
    let text = "东区健康行动\n\n2023年为79.3岁。到2025年，人均预期寿命达到82岁。\n";
    project.write("seeds/east-action.txt", text);
    project.write("content/districts/east/action.md", format!(
        "---\nid: east-action\ntitle: 东区健康行动\nperiod: {{ from: 2023, to: 2025 }}\nrole: action-plan\npublish: full\nsource: seeds/east-action.txt\n---\n\n# {text}"
    ));
    project.write("content/districts/east/action.yaml", "document: east-action\ncommitments:\n  - { indicator: life-expectancy, target: { year: 2025, value: 82 }, cite: { quote: 到2025年，人均预期寿命达到82岁 } }\n");
}

fn is_page(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|kind| kind == "html")
}

/// A built site: its keys, each with what its record says, and its charts, each with what it is of.
struct Built {
    records: BTreeMap<String, String>,
    addresses: BTreeSet<String>,
    charts: BTreeSet<String>,
}

/// The tables of records that have keys of their own, with what a record says there. Other columns are of values, which may
/// be corrected, of names, or of where the record stands.
const TABLES: [(&str, &[&str]); 8] = [
    ("targets.csv", &["part", "target_year"]),
    ("commitments.csv", &["document", "part", "target_text"]),
    ("observations.csv", &["document", "part", "year"]),
    ("projects.csv", &["document", "no", "name"]),
    ("project-totals.csv", &["document", "group", "stage", "projects"]),
    ("tasks.csv", &["document", "no", "title"]),
    ("units.csv", &["name"]),
    ("progress.csv", &["document", "name", "date"]),
];

impl Built {
    fn of(project: &Project) -> Self {
        project.run(&["build"]).ends(0);
        let site = project.files("output");
        let mut records = BTreeMap::new();
        for (file, says) in TABLES {
            let bytes = site.get(&format!("data/{file}")).expect("a data file");
            let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
            let mut reader = csv::Reader::from_reader(text);
            for row in reader.deserialize() {
                let row: BTreeMap<String, String> = row.expect("a row");
                let cell = |column: &str| row.get(column).expect("a column").clone();
                let said: Vec<String> = says.iter().map(|column| cell(column)).collect();
                let twice = records.insert(cell("key"), said.join("|"));
                assert_eq!(twice, None, "{} is there twice", cell("key"));
            }
        }
        let pages = site.iter().filter(|(path, _)| is_page(path));
        let mut addresses = BTreeSet::new();
        for (_, page) in pages {
            let page = String::from_utf8_lossy(page);
            let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
            addresses.extend(ids.map(str::to_owned));
        }
        let charts = site.keys().filter_map(|path| path.strip_prefix("charts/")).map(str::to_owned);
        let charts = charts.collect();
        Self { records, addresses, charts }
    }

    fn keys(&self) -> BTreeSet<&str> {
        self.records.keys().map(String::as_str).collect()
    }
}

#[test]
fn edits_change_the_keys_that_they_should_and_no_other() {
    let before = Built::of(&Project::copy("tests/sites/small"));
    let mut wrong = Vec::new();
    for Edit { name, make, gone, new } in EDITS {
        let project = Project::copy("tests/sites/small");
        make(&project);
        let after = Built::of(&project);
        let (was, is) = (before.keys(), after.keys());
        let left: Vec<&&str> = was.difference(&is).collect();
        let came: Vec<&&str> = is.difference(&was).collect();
        if left != gone.iter().collect::<Vec<_>>() || came != new.iter().collect::<Vec<_>>() {
            wrong.push(format!("{name}: gone {left:?}, new {came:?}"));
        }
        for (key, said) in &before.records {
            let now = after.records.get(key).filter(|now| *now != said);
            wrong.extend(now.map(|now| format!("{name}: `{key}` was {said} and is {now}")));
        }
        let lost = after.keys().into_iter().filter(|key| !after.addresses.contains(*key));
        wrong.extend(lost.map(|key| format!("{name}: no page has `{key}`")));
        let files =
            after.charts.iter().filter_map(|path| path.rsplit('/').next()?.strip_suffix(".svg"));
        let others = files.filter(|key| key.starts_with("c-") && !is.contains(key));
        wrong.extend(others.map(|key| format!("{name}: the chart `{key}` is of no commitment")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The words that back a record have an address, too: one that is recorded before them in the paragraph leaves it alone.
#[test]
fn cited_words_keep_their_address() {
    let address = |project: &Project| {
        project.run(&["build"]).ends(0);
        let file = project.read("output/data/observations.csv");
        assert!(file.contains("o-east--east-plan--life-expectancy--2023"));
        let page = project.read("output/documents/east-plan.html");
        let words = "2023年，人均预期寿命为79.2岁";
        let before = page.split(words).next().expect("the words are there");
        before.rsplit(" id=\"").next().and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    let project = Project::copy("tests/sites/small");
    let before = address(&project).expect("the words have an address");
    assert!(before.starts_with("q-p"), "{before}");
    let earlier = format!(
        "  - {{ indicator: life-expectancy, breakdown: 甲院, target: {{ year: 2025, text: 80岁以上 }}, cite: {{ quote: {IN_THE_TEXT} }} }}\n"
    );
    project.replace(PLAN, "commitments:\n", &format!("commitments:\n{earlier}"));
    assert_eq!(address(&project), Some(before));
}

/// A record that is read by its old key is the same record.
#[test]
fn an_old_key_of_yaml_changes_nothing() {
    let project = Project::copy("tests/sites/edge");
    let before = Built::of(&project);
    for path in ["content/districts/a/plan.yaml", "content/districts/a/observations.yaml"] {
        project.replace(path, "    breakdown: ", "    part: ");
    }
    assert!(project.run(&["check"]).ends(0).stdout.contains("old-name"));
    assert_eq!(Built::of(&project).records, before.records);
}
