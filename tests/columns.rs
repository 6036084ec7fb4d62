//! Tables whose columns stand below each other, made at random: whatever their lines are, the draft has every letter and every
//! digit of them, and no other. An import that puts lines together is right or asks, but loses nothing.

use std::collections::BTreeMap;

use crate::mutated::mutation::Random;
use planboard::import::draft;

/// How many tables are tried.
const TABLES: u64 = 300;

/// How a cell stands in its column.
#[derive(Clone, Copy)]
enum Place {
    Left,
    Right,
    Middle,
}

/// A column: where it begins and how wide it is, where a Chinese letter is two wide.
struct Column {
    start: usize,
    width: usize,
}

fn columns(random: &mut Random) -> Vec<Column> {
    let widths = [4, 6, 8, 12, 16, 20];
    let mut start = 2;
    let mut columns = Vec::new();
    for _ in 0..2 + random.below(7) {
        let width = widths.get(random.below(widths.len())).copied().unwrap_or(8);
        columns.push(Column { start, width });
        start += width + 2 + random.below(3);
    }
    columns
}

fn word(random: &mut Random, width: usize) -> String {
    let letter = |random: &mut Random| {
        char::from_u32(0x4e00 + u32::try_from(random.below(2000)).unwrap_or_default())
    };
    (0..=random.below(width / 2)).filter_map(|_| letter(random)).collect()
}

fn value(random: &mut Random) -> String {
    let number = random.below(100_000);
    match random.below(7) {
        0 => String::new(),
        1 => "—".to_owned(),
        2 => format!("{}.{}", number % 100, number % 10),
        3 => format!("{},{:03}", number / 1000, number % 1000),
        4 => format!("{}%", number % 100),
        _ => number.to_string(),
    }
}

fn width(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(!c.is_ascii())).sum()
}

fn line(columns: &[Column], cells: &[String], place: Place) -> String {
    let mut line = String::new();
    for (column, cell) in columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        let room = column.width.saturating_sub(width(cell));
        let before = match place {
            Place::Left => 0,
            Place::Right => room,
            Place::Middle => room / 2,
        };
        let gap = if line.is_empty() { 0 } else { 2 };
        let at = (column.start + before).max(width(&line) + gap);
        line.push_str(&" ".repeat(at - width(&line)));
        line.push_str(cell);
    }
    line
}

/// The lines of a table: some of its header, rows, names on two lines, values without a name, titles, pages.
fn table(random: &mut Random) -> String {
    let columns = columns(random);
    let places = [Place::Left, Place::Right, Place::Middle];
    let place = places.get(random.below(places.len())).copied().unwrap_or(Place::Left);
    let words = |random: &mut Random| -> Vec<String> {
        let cell = |column: &Column| {
            if random.below(5) < 3 { word(random, column.width) } else { String::new() }
        };
        columns.iter().map(cell).collect()
    };
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..=random.below(5) {
        lines.push(line(&columns, &words(random), place));
    }
    for _ in 0..2 + random.below(12) {
        let mut cells: Vec<String> = columns.iter().map(|_| value(random)).collect();
        let name = columns.first().map_or_else(String::new, |first| word(random, first.width));
        let text = match random.below(10) {
            0 => line(&columns, &words(random), place),
            1 => format!("{}{}表", " ".repeat(random.below(20)), word(random, 40)),
            2 => line(&columns, std::slice::from_ref(&name), place),
            kind => {
                let name = if kind == 3 { String::new() } else { name };
                cells.first_mut().into_iter().for_each(|cell| cell.clone_from(&name));
                line(&columns, &cells, place)
            }
        };
        let page = if random.below(30) == 0 { "\u{c}" } else { "" };
        lines.push(format!("{page}{text}"));
        if random.below(5) == 0 {
            lines.push(String::new());
        }
    }
    lines.join("\n")
}

/// How often each Chinese letter and each digit is there.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    let is_meant = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c) || c.is_ascii_digit();
    for c in text.chars().filter(is_meant) {
        *letters.entry(c).or_default() += 1;
    }
    letters
}

#[test]
fn no_letter_of_a_table_in_columns_is_lost() {
    for seed in 0..TABLES {
        let table = table(&mut Random::new(seed));
        let text = format!(
            "云山县规划\n\n一、主要指标\n\n居民主要健康指标优于全省平均水平，具体指标如下。\n\n{table}\n\n\
             二、保障措施\n\n加强组织领导。\n"
        );
        let draft = draft(&text).markdown;
        assert_eq!(letters(&draft), letters(&text), "table {seed}:\n{text}\n{draft}");
    }
}
