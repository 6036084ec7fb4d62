//! Headings that are numbered as `1 总则`, `1.1 目的`, `1.1.1 依据`: in plans for emergencies and in standards; and below chapters
//! as `一、总则`, in some plans; and as `01 综合` or `01综合`, in some bulletins

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use super::number::{System, numbered};
use super::text::{is_han, squeeze};

/// The longest heading, in letters behind the number
const LONGEST: usize = 30;
/// The deepest number
const DEEPEST: usize = 4;
/// So many headings of one number, and of several, show that a text is numbered so
const FEWEST: usize = 2;
/// So many of `01`, `02`, … show it, too
const FEWEST_PADDED: usize = 3;
/// Words that a number counts, where no blank parts them: `3月`, `5家医院`
pub(super) const COUNTED: &str = "年月日时分个名家所张人万亿元公里米吨级类种项次件批期号届大条";

/// The headings of a text, by the places of their lines, with how deep they stand
#[derive(Debug, Default)]
pub(super) struct Decimals(BTreeMap<usize, usize>);

/// A line that begins as such a heading
struct Entry<'a> {
    at: usize,
    /// How many lines of text stand before it
    before: usize,
    numbers: Vec<u32>,
    /// Whether its first number has two digits
    is_padded: bool,
    title: &'a str,
    /// Whether it is `一、`, which is known as a heading by itself
    is_chapter: bool,
}

impl Decimals {
    /// Finds them: short lines whose numbers go on from each other, each the next of its depth or the first below another.
    pub(super) fn of(lines: &[Line]) -> Self {
        let text = || {
            let text = lines.iter().enumerate().filter(|(_, line)| !line.is_artefact());
            text.enumerate().map(|(before, (at, line))| ((at, before), line.text.as_str()))
        };
        let own = Self::in_runs(text().filter_map(|(at, line)| entry(at, line)), goes_on);
        if !own.0.is_empty() {
            return own;
        }
        let below_chapters = text().filter_map(|(at, line)| {
            let below = entry(at, line).filter(|entry| entry.numbers.len() > 1);
            below.or_else(|| chapter(at, line))
        });
        Self::in_runs(below_chapters, |last, next| goes_on(last, next) || is_near(last, next))
    }

    fn in_runs<'a>(
        entries: impl Iterator<Item = Entry<'a>>,
        follows: impl Fn(&[u32], &[u32]) -> bool,
    ) -> Self {
        let mut runs: Vec<Vec<Entry<'_>>> = Vec::new();
        for entry in entries {
            let next = |run: &&mut Vec<Entry<'_>>| {
                run.last().is_some_and(|last| follows(&last.numbers, &entry.numbers))
            };
            if entry.numbers == [1] {
                runs.push(vec![entry]);
            } else if let Some(run) = runs.last_mut().filter(next) {
                run.push(entry);
            }
        }
        runs.retain(|run| {
            let deep = run.iter().filter(|entry| entry.numbers.len() > 1).count();
            deep >= FEWEST && run.len() - deep >= FEWEST || deep == 0 && are_padded(run)
        });
        // Contents give the headings first.
        let titles = |run: &[Entry<'_>]| -> BTreeSet<String> {
            run.iter().map(|entry| squeeze(entry.title)).collect()
        };
        let is_contents = |at: usize| {
            let (Some(run), Some(next)) = (runs.get(at), runs.get(at + 1)) else { return false };
            let (run, next) = (titles(run), titles(next));
            run.intersection(&next).count() * 2 > run.len()
        };
        let kept = (0..runs.len()).filter(|at| !is_contents(*at));
        let entries = kept.filter_map(|at| runs.get(at)).flat_map(|run| headings(run));
        Self(entries.map(|entry| (entry.at, 1 + entry.numbers.len())).collect())
    }

    /// How deep the line at a place stands, if it is one.
    pub(super) fn depth(&self, at: usize) -> Option<usize> {
        self.0.get(&at).copied()
    }
}

/// The headings of a run; below chapters the deeper ones are often the first words of a paragraph, and one alone is none.
fn headings<'r, 'a>(run: &'r [Entry<'a>]) -> impl Iterator<Item = &'r Entry<'a>> {
    let has_chapters = run.iter().any(|entry| entry.is_chapter);
    let above = |entry: &'r Entry<'a>| entry.numbers.split_last().map(|(_, above)| above);
    let mut below: BTreeMap<&[u32], usize> = BTreeMap::new();
    for above in run.iter().filter_map(above) {
        *below.entry(above).or_default() += 1;
    }
    let is_alone = move |entry: &'r Entry<'a>| {
        let siblings = above(entry).and_then(|above| below.get(above));
        entry.numbers.len() > 2 && siblings.is_none_or(|siblings| *siblings < FEWEST)
    };
    run.iter().filter(move |entry| !(entry.is_chapter || has_chapters && is_alone(entry)))
}

/// Whether all numbers have two digits, and text stands below most of them: a list of links has none
fn are_padded(run: &[Entry<'_>]) -> bool {
    let with_text = run.windows(2).filter(|pair| match pair {
        [one, next] => next.before > one.before + 1,
        _ => false,
    });
    run.len() >= FEWEST_PADDED
        && run.iter().all(|entry| entry.is_padded)
        && with_text.count() * 2 >= run.len()
}

/// Whether a number follows another: 1.2 or 2 or 1.1.1 after 1.1.
fn goes_on(last: &[u32], next: &[u32]) -> bool {
    let Some((own, above)) = next.split_last() else { return false };
    match last.get(above.len()) {
        Some(before) => last.starts_with(above) && *own == before + 1,
        None => last == above && *own == 1,
    }
}

/// Whether a number follows another with one left out: 3.1 after 2.3, or 4.4 after 4.2. A heading that goes on in the next line
/// is not seen.
fn is_near(last: &[u32], next: &[u32]) -> bool {
    match (last, next) {
        ([chapter, ..], [next, 1]) => *next == chapter + 1,
        ([chapter, before, ..], [own, next]) => own == chapter && *next == before + 2,
        _ => false,
    }
}

fn entry((at, before): (usize, usize), line: &str) -> Option<Entry<'_>> {
    let line = line.trim();
    let (numbers, rest) = numbers(line)?;
    let title = rest.trim_start();
    let is_parted = title.len() < rest.len();
    let is_title = title.trim_start_matches(['“', '《']).starts_with(is_han)
        && title.chars().count() <= LONGEST
        && !title.contains(['。', '；', '，', '：', '？', '！', '\t', '…'])
        && (is_parted || !title.starts_with(|c| COUNTED.contains(c)));
    // The cells of a row hold numbers, too.
    let is_row =
        title.split_whitespace().skip(1).any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let is_padded = line.chars().take_while(char::is_ascii_digit).count() == 2;
    (is_title && !is_row).then_some(Entry {
        at,
        before,
        numbers,
        is_padded,
        title,
        is_chapter: false,
    })
}

/// `一、`, with decimals below it
fn chapter((at, before): (usize, usize), line: &str) -> Option<Entry<'_>> {
    let chapter = numbered(line).filter(|chapter| chapter.system == System::Comma)?;
    let (number, title) = (chapter.value?, chapter.rest);
    let numbers = vec![number];
    Some(Entry { at, before, numbers, is_padded: false, title, is_chapter: true })
}

/// The numbers that a line begins with, and what stands behind them: `1`, `1.1`, `4 . 1`. Behind `1.` stands an item.
fn numbers(line: &str) -> Option<(Vec<u32>, &str)> {
    let mut numbers = Vec::new();
    let mut rest = line;
    loop {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = rest.get(..rest.len() - behind.len())?;
        numbers.push(number.parse().ok().filter(|_| number.len() <= 2)?);
        match behind.trim_start().strip_prefix(['.', '．']) {
            None => return Some((numbers, behind)),
            Some(_) if numbers.len() == DEEPEST => return None,
            Some(next) => rest = next.trim_start(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines;

    fn depths(text: &str) -> Vec<usize> {
        let lines = lines::read(text);
        let decimals = Decimals::of(&lines);
        (0..lines.len()).filter_map(|at| decimals.depth(at)).collect()
    }

    #[test]
    fn numbers_that_go_on_are_headings() {
        let text = "1 总则\n1.1 目的\n为了。\n1.2 依据\n1.2.1 法律\n2 组织\n2.1 指挥\n3 附则\n";
        assert_eq!(depths(text), [2, 3, 3, 4, 2, 3, 2]);
        assert_eq!(depths("1总则\n1.1总体要求\n2组织\n2.1指挥体制\n"), [2, 3, 2, 3]);
        assert_eq!(depths("1　总则\n1 . 1 概述\n1. 2 范围\n2　组织\n"), [2, 3, 3, 2]);
        let chapters = "一、回顾\n1.1“五个中心”建设\n1.2 面临的形势\n二、任务，和目标\n2.1 目标\n";
        assert_eq!(depths(chapters), [3, 3, 3]);
        let lost =
            "一、回顾\n1.1 建设\n1.3 形势\n二、任务，和\n目标\n2.1 目标\n3.1 保障\n3.2 实施\n";
        assert_eq!(depths(lost), [3, 3, 3, 3, 3]);
        assert_eq!(depths("01综合\n增长。\n02 农业\n增产。\n03工业\n增效。\n"), [2, 2, 2]);
        let contents = "1 总则\n1.1 目的\n1.2 依据\n2 组织\n";
        assert_eq!(depths(&(contents.to_owned() + contents)).len(), 4, "not the contents");
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "1 医院数 12 15\n1.1 张 3\n1.2 张 4\n2 医师数 30 40\n",
            "1 新建医院\n2 改建医院\n3 扩建医院\n",
            "1.建设\n1.1 目的\n1.2 依据\n2.保障\n",
            "3月开展检查\n4月总结\n5月表彰\n",
            "1 总则，适用于全县。\n1.1 目的在于方便居民。\n1.2 依据有关规定。\n2 组织。\n",
            "01 要闻\n02 专题\n03 通知\n04 公报\n",
            "10月开展检查\n11月总结\n12月表彰\n",
            "1 总则\n2.2 目的\n3.4 依据\n5 组织\n",
            "一、增长\n2.1 亿元\n3.4 万吨\n二、效益\n三、就业\n",
        ] {
            assert_eq!(depths(text), [0; 0], "{text}");
        }
    }
}
