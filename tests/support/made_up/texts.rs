//! The text of a made-up place, once as Markdown and once as its original.

use super::place::{COUNTED, GROUPS, Place, Project, YEARS, is_told, printed};
use super::words::{self, Indicator};

const SECTIONS: [&str; 4] = ["发展基础", "阶段特征", "面临形势", "基本原则"];

enum Block {
    Heading(usize, String),
    Paragraph(String),
    /// The first row is its head.
    Table(Vec<Vec<String>>),
}

/// The blocks of a text in the making, with sentences to fill it up.
struct Text<'a> {
    blocks: Vec<Block>,
    filling: std::slice::Iter<'a, String>,
}

impl Text<'_> {
    fn heading(&mut self, level: usize, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    fn table(&mut self, head: &[&str], rows: impl Iterator<Item = Vec<String>>) {
        let head = head.iter().map(|&cell| cell.to_owned()).collect();
        self.blocks.push(Block::Table([head].into_iter().chain(rows).collect()));
    }

    /// A paragraph of so many sentences.
    fn fill(&mut self, sentences: usize) {
        let text: String = self.filling.by_ref().take(sentences).map(String::as_str).collect();
        self.paragraph(text);
    }
}

/// The text of a place: as Markdown, and as its original.
pub(super) fn texts(place: &Place) -> (String, String) {
    let blocks = blocks(place);
    let joined = |print: fn(&Block) -> String| {
        blocks.iter().map(print).collect::<Vec<_>>().join("\n\n") + "\n"
    };
    (joined(markdown), joined(original))
}

fn markdown(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => format!("{} {text}", "#".repeat(*level)),
        // A number at the start of a paragraph would begin a list.
        Block::Paragraph(text) if text.starts_with(|c: char| c.is_ascii_digit()) => {
            text.replacen(". ", "\\. ", 1)
        }
        Block::Paragraph(text) => text.clone(),
        Block::Table(rows) => {
            let mut lines: Vec<String> =
                rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
            let columns = rows.first().map_or(0, Vec::len);
            lines.insert(1, format!("|{}", " --- |".repeat(columns)));
            lines.join("\n")
        }
    }
}

fn original(block: &Block) -> String {
    match block {
        Block::Heading(_, text) | Block::Paragraph(text) => text.clone(),
        Block::Table(rows) => rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n"),
    }
}

fn blocks(place: &Place) -> Vec<Block> {
    let mut text = Text { blocks: Vec::new(), filling: place.filling.iter() };
    text.paragraph(format!("{}人民政府文件", place.name));
    text.paragraph(place.number());
    text.heading(1, place.title());
    text.paragraph("2025年3月31日");
    text.paragraph(format!(
        "本规划年限为2021年至2025年。2020年末，全区常住人口{}万人。",
        printed(place.population, 2)
    ));
    text.heading(2, "第一章 规划背景");
    for (counted, section) in COUNTED.iter().zip(SECTIONS) {
        text.heading(3, format!("第{counted}节 {section}"));
        text.fill(2);
        text.fill(2);
    }
    targets(place, &mut text);
    tasks(place, &mut text);
    projects(place, &mut text);
    results(place, &mut text);
    text.heading(2, "第六章 组织实施");
    while text.filling.len() > 0 {
        text.fill(3);
    }
    text.blocks
}

fn targets(place: &Place, text: &mut Text<'_>) {
    text.heading(2, "第二章 主要目标");
    text.fill(2);
    text.paragraph("专栏1 主要指标");
    let rows = place.measured.iter().enumerate().map(|(at, measured)| {
        let domain = words::DOMAINS.get(at / 5).filter(|_| at % 5 == 0);
        let [base, ..] = measured.values;
        vec![
            domain.map_or_else(String::new, |(_, name, _)| (*name).to_owned()),
            (at + 1).to_string(),
            format!("{}（{}）", measured.indicator.name, measured.indicator.unit),
            measured.printed(base),
            measured.printed(measured.target),
            if at % 5 == 0 { "约束性" } else { "预期性" }.to_owned(),
        ]
    });
    text.table(&["类别", "序号", "指标", "2020年", "2025年", "属性"], rows);
}

fn tasks(place: &Place, text: &mut Text<'_>) {
    text.heading(2, "第三章 重点任务");
    for (at, task) in place.tasks.iter().enumerate() {
        if let Some((counted, group)) =
            COUNTED.iter().zip(GROUPS).nth(at / 5).filter(|_| at % 5 == 0)
        {
            text.heading(3, format!("第{counted}节 {group}"));
        }
        let support: Vec<&str> = task.support.iter().map(|(_, name)| *name).collect();
        text.paragraph(format!(
            "{}. {}。{}{}，{}。（牵头单位：{}；配合单位：{}）",
            at + 1,
            task.title,
            task.body,
            task.due,
            task.what,
            task.lead.1,
            support.join("、"),
        ));
    }
}

fn projects(place: &Place, text: &mut Text<'_>) {
    text.heading(2, "第四章 重点项目");
    text.paragraph("专栏2 重点项目表");
    let row = |(at, project): (usize, &Project)| {
        vec![
            (at + 1).to_string(),
            project.name.clone(),
            project.kind().to_owned(),
            project.area.to_string(),
            printed(project.invest, 2),
            format!("{}—{}", project.years.0, project.years.1),
            project.stage.to_owned(),
        ]
    };
    let (area, invest) = place.totals();
    let nothing = String::new;
    let total = vec![
        nothing(),
        "合计".to_owned(),
        nothing(),
        area.to_string(),
        invest,
        nothing(),
        nothing(),
    ];
    let head = [
        "序号",
        "项目名称",
        "建设性质",
        "建设规模（平方米）",
        "总投资（亿元）",
        "建设年限",
        "规划期末",
    ];
    text.table(&head, place.projects.iter().enumerate().map(row).chain([total]));
}

fn results(place: &Place, text: &mut Text<'_>) {
    text.heading(2, "第五章 监测结果");
    let (told, listed): (Vec<_>, Vec<_>) =
        place.measured.iter().enumerate().partition(|(at, _)| is_told(*at));
    for (_, measured) in told {
        let Indicator { name, unit, .. } = measured.indicator;
        let each = YEARS.iter().zip(measured.values);
        let each = each.map(|(year, value)| format!("{year}年为{}{unit}", measured.printed(value)));
        let each = each.collect::<Vec<_>>().join("，");
        let more = text.filling.next().map_or("", String::as_str);
        text.paragraph(format!("{name}的监测结果：{each}。{more}"));
    }
    text.paragraph("专栏3 监测数据");
    let rows = listed.into_iter().enumerate().map(|(row, (_, measured))| {
        let name = format!("{}（{}）", measured.indicator.name, measured.indicator.unit);
        let values = measured.values.map(|value| measured.printed(value));
        [(row + 1).to_string(), name].into_iter().chain(values).collect()
    });
    let years = YEARS.map(|year| format!("{year}年"));
    let head: Vec<&str> =
        ["序号", "指标"].into_iter().chain(years.iter().map(String::as_str)).collect();
    text.table(&head, rows);
}
