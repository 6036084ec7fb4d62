//! The parts of the guides that are made from the tables: between two marks, as comments. What stands outside of them is
//! written by hand and stays.

use planboard::data::{Column, Kind, Vocabulary};
use planboard::diag::Lang;

use super::Described;

/// What is made from the tables, under its name.
struct Part {
    name: String,
    text: String,
}

/// A guide with its parts made anew. A table or list of words that it lacks comes behind the part before it.
pub(crate) fn made(guide: &str, tables: &[Described], lang: Lang) -> Result<String, String> {
    let mut done = String::new();
    let mut rest = guide;
    for part in parts(tables, lang) {
        let (start, end) =
            (format!("<!-- {}: ", part.name), format!("<!-- end of {} -->\n", part.name));
        let how = match lang {
            Lang::Zh => "由 src/data 里的说明生成，用",
            Lang::En => "made from the description in src/data by",
        };
        let text = format!(
            "{start}{how} `UPDATE=1 cargo test --test main data::` -->\n{}{end}",
            part.text
        );
        if let Some((before, behind)) = rest.split_once(&start) {
            let (_, behind) = behind.split_once(&end).ok_or(format!("no `{end}`"))?;
            idle(before)?;
            done += before;
            done += &text;
            rest = behind;
        } else {
            let (before, behind) = rest.split_at(end_of_section(rest));
            done += before;
            done += &text;
            done.push('\n');
            rest = behind;
        }
    }
    idle(rest)?;
    Ok(done + rest)
}

/// Where the next heading or part begins.
fn end_of_section(text: &str) -> usize {
    let begins = |line: &str| ["## ", "### ", "<!-- "].iter().any(|mark| line.starts_with(mark));
    let lines = text.split_inclusive('\n');
    lines.take_while(|line| !begins(line)).map(str::len).sum()
}

/// No part stands in a text between parts: it would be of a table that is no more, or in another order.
fn idle(text: &str) -> Result<(), String> {
    let part = text.lines().find(|line| line.starts_with("<!-- end of "));
    part.map_or(Ok(()), |part| {
        Err(format!("nothing makes this part, or it is not its turn: {part}"))
    })
}

fn parts(tables: &[Described], lang: Lang) -> Vec<Part> {
    let mut parts = vec![
        Part { name: "tables".into(), text: list_of_tables(tables, lang) },
        Part { name: "types".into(), text: types(tables, lang) },
    ];
    parts.extend(
        tables.iter().map(|table| Part { name: table.file().into(), text: section(table, lang) }),
    );
    parts.extend(
        vocabularies(tables)
            .into_iter()
            .map(|list| Part { name: format!("words of {}", list.name), text: words(&list, lang) }),
    );
    parts.push(Part { name: "keys".into(), text: keys(tables, lang) });
    parts
}

fn list_of_tables(tables: &[Described], lang: Lang) -> String {
    let rows = tables.iter().map(|table| {
        let names = file_names(table, lang);
        // As pages of Markdown make anchors of headings.
        let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | ' ');
        let anchor: String = names.to_lowercase().chars().filter(is_kept).collect();
        let link = format!("[{names}](#{})", anchor.replace(' ', "-"));
        [link, table.title.clone(), table.row.clone()]
    });
    table(lang, ["file", "title", "content"], ["文件", "名称", "内容"], rows)
}

fn types(tables: &[Described], lang: Lang) -> String {
    let mut rows: Vec<[String; 2]> = Vec::new();
    for column in tables.iter().flat_map(|table| &table.columns) {
        let name = column.kind.name().in_lang(lang).to_owned();
        if rows.iter().all(|[known, _]| *known != name) {
            rows.push([name, column.kind.meaning().in_lang(lang).to_owned()]);
        }
    }
    table(lang, ["type", "content"], ["类型", "内容"], rows)
}

/// The files of a table.
fn file_names(of: &Described, lang: Lang) -> String {
    let names: Vec<String> = of.files.iter().map(|file| format!("`data/{file}`")).collect();
    names.join(if lang == Lang::Zh { "、" } else { ", " })
}

fn section(of: &Described, lang: Lang) -> String {
    let mut letters = of.row.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let (stop, never) = if lang == Lang::Zh { ("。", "不为空") } else { (".", "never") };
    let rows = of.columns.iter().map(|Column { name, meaning, kind, empty, only_used: _ }| {
        let empty = empty.as_ref().map_or(never, |empty| empty.in_lang(lang)).to_owned();
        [format!("`{name}`"), type_name(kind, lang), empty, meaning.in_lang(lang).to_owned()]
    });
    let names = (["column", "type", "empty", "content"], ["列", "类型", "何时为空", "内容"]);
    let columns = table(lang, names.0, names.1, rows);
    format!("## {}\n\n{first}{}{stop}\n\n{columns}", file_names(of, lang), letters.as_str())
}

fn type_name(kind: &Kind, lang: Lang) -> String {
    let name = kind.name();
    match (kind, lang) {
        (Kind::Word(list), _) => format!("[`{0}`](#{0})", list.name),
        (Kind::List(_), Lang::Zh) => format!("列表（{}）", name.zh),
        (Kind::List(_), Lang::En) => format!("list of {}s", name.en),
        _ => name.in_lang(lang).to_owned(),
    }
}

/// The lists of words, each once.
fn vocabularies(tables: &[Described]) -> Vec<Vocabulary> {
    let mut lists: Vec<Vocabulary> = Vec::new();
    for column in tables.iter().flat_map(|table| &table.columns) {
        if let Kind::Word(list) = &column.kind
            && lists.iter().all(|known| known.name != list.name)
        {
            lists.push(list.clone());
        }
    }
    lists
}

fn words(list: &Vocabulary, lang: Lang) -> String {
    let rows = list
        .terms
        .iter()
        .map(|term| [format!("`{}`", term.word), term.meaning.in_lang(lang).to_owned()]);
    format!("### `{}`\n\n{}", list.name, table(lang, ["word", "content"], ["词", "意思"], rows))
}

/// How the records of the tables are named.
fn keys(tables: &[Described], lang: Lang) -> String {
    let rows = tables.iter().filter_map(|table| table.naming.as_ref()).map(|naming| {
        let [record, key, page] =
            [&naming.record, &naming.key, &naming.page].map(|text| text.in_lang(lang).to_owned());
        [record, key, page, format!("`{}`", naming.example)]
    });
    let names =
        (["record", "key", "its anchor is on", "for example"], ["记录", "编号", "锚点所在", "例"]);
    table(lang, names.0, names.1, rows)
}

/// A table of Markdown with its head in one of two languages.
fn table<const N: usize>(
    lang: Lang,
    en: [&str; N],
    zh: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let names = if lang == Lang::Zh { zh } else { en };
    let rows = rows.into_iter().map(|row| format!("| {} |\n", row.join(" | ")));
    let rows: String = rows.collect();
    format!("| {} |\n|{}\n{rows}", names.join(" | "), " --- |".repeat(N))
}

/// A table that a guide lacks gets its part, and what was written by hand stays.
#[test]
fn parts_are_made_anew_and_hand_written_text_stays() {
    let all = super::described(Lang::En);
    let made_of = |guide: &str| made(guide, &all, Lang::En);
    let whole = made_of("# Data files\n\nBy hand.\n\n## Words\n").expect("a guide without parts");
    assert!(whole.starts_with("# Data files\n\nBy hand.\n") && whole.contains("## Words\n"));
    let with_prose =
        whole.replace("<!-- end of tasks.csv -->\n", "<!-- end of tasks.csv -->\n\nProse.\n");
    let wrong = with_prose.replace("| `due_text` |", "| `other` |");
    assert_eq!(made_of(&wrong).as_deref(), Ok(with_prose.as_str()));
    let more = with_prose.replace(".csv -->\n", ".csv -->\n<!-- end of old.csv -->\n");
    assert!(made_of(&more).is_err_and(|why| why.contains("old.csv")));
}
