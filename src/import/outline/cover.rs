//! The cover of an official document: letterhead, number, notice with signature and date, then the plan's title

use super::super::block::{Block, Kind};
use super::super::counted::Counted;
use super::super::dates::{is_date, is_document_number};
use super::super::furniture::BULLETS;
use super::super::layout::Layout;
use super::super::marks::unlisted;
use super::super::number::{System, heading, numbered};
use super::super::text::{is_han, join, join_words, squeeze, tidy_cell};
use super::super::title::{
    goes_on, is_agency, is_dateline, is_end, is_half, is_imprint, is_notice, is_remark,
    is_second_name, is_subtitle, is_titled, is_whole_title, labelled_title, named, speech,
};
use super::super::valued::ends_in_value;
use super::announced::{self, LINES_OF_TITLE};
use super::given::{self, is_time};
use super::labelled::{as_text, below_label, labelled_above};
use super::part::Part;

/// What a notice and a plan begin with
enum Begin<'a> {
    /// The title, and whether it is that of a notice
    Title {
        text: String,
        is_notice: bool,
        after: &'a [Block],
    },
    /// A title on one line with a label before it, or with who said it where behind it
    Parted {
        label: Option<&'a str>,
        title: &'a str,
        subtitle: Option<&'a str>,
        after: &'a [Block],
    },
    /// A line of the letterhead, or the rule below it
    Letterhead {
        text: Option<&'a str>,
        after: &'a [Block],
    },
    Text,
}

/// The parts of the cover up to the plan's title, and the blocks after it.
pub(super) fn cover<'a>(
    blocks: &'a [Block],
    layout: &Layout,
    counted: &Counted,
) -> (Vec<Part>, &'a [Block]) {
    let mut parts = Vec::new();
    let mut rest = blocks;
    let cover = Cover { layout, counted };
    let mut names: Vec<String> = Vec::new();
    if let Some((label, after)) = cover.label_of_annex(blocks) {
        parts.push(Part::Paragraph(label.to_owned()));
        rest = after;
    }
    loop {
        match cover.begin(rest) {
            Begin::Letterhead { text, after } => {
                parts.push(text.map_or(Part::Rule, |text| Part::Paragraph(text.to_owned())));
                rest = after;
            }
            Begin::Title { text, is_notice, after } => {
                // The title of a notice has no blank in it but those of its line breaks.
                let (text, after) = if is_notice {
                    (tidy_cell(&text), after)
                } else {
                    announced::completed(text, after, &names)
                };
                parts.push(Part::Heading { level: 1, text });
                if !is_notice {
                    return (parts, after);
                }
                names.extend(announced::names(after));
                rest = cover.notice(after, &names, &mut parts);
            }
            Begin::Parted { label, title, subtitle, after } => {
                let paragraph = |text: &str| Part::Paragraph(text.to_owned());
                parts.extend(label.map(paragraph));
                parts.push(Part::Heading { level: 1, text: title.to_owned() });
                parts.extend(subtitle.map(paragraph));
                return (parts, after);
            }
            Begin::Text => {
                let is_untitled = !parts.iter().any(|part| matches!(part, Part::Heading { .. }));
                let labelled = || {
                    let at = labelled_above(blocks)?.checked_sub(blocks.len() - rest.len())?;
                    let title = as_text(rest.get(at)?)?.to_owned();
                    Some((rest.get(..at)?, title, rest.get(at + 1..)?))
                };
                let announced = || announced::announced(layout, rest);
                let found = is_untitled.then(|| labelled().or_else(announced)).flatten();
                return match found {
                    Some((before, text, after)) => {
                        parts.extend(before.iter().filter_map(as_paragraph));
                        parts.push(Part::Heading { level: 1, text });
                        (parts, after)
                    }
                    None => (parts, rest),
                };
            }
        }
    }
}

struct Cover<'a> {
    layout: &'a Layout,
    counted: &'a Counted,
}

impl Cover<'_> {
    fn begin<'a>(&self, blocks: &'a [Block]) -> Begin<'a> {
        let Some((first, after)) = blocks.split_first() else { return Begin::Text };
        match &first.kind {
            Kind::Rule => Begin::Letterhead { text: None, after },
            Kind::Plain(text) => Begin::Letterhead { text: Some(text), after },
            Kind::Paragraph(text) if self.is_letterhead(text, after) => {
                Begin::Letterhead { text: Some(text), after }
            }
            Kind::Marked { text, .. } if self.is_before_number(text, after) => {
                Begin::Letterhead { text: Some(text), after }
            }
            Kind::Marked { text, depth } => {
                let is_notice = is_notice(text);
                if is_notice || *depth == 1 {
                    Begin::Title { text: text.clone(), is_notice, after }
                } else {
                    Begin::Text
                }
            }
            Kind::Paragraph(text) if !is_title_line(self.layout, text) => parted(text, after),
            Kind::Paragraph(_) => self.title(blocks),
            Kind::Heading { system: System::Dot, .. } => match numbered_title(blocks) {
                Some((text, after)) => Begin::Title { is_notice: is_notice(&text), text, after },
                None => Begin::Text,
            },
            Kind::Heading { .. } | Kind::Table { .. } => Begin::Text,
        }
    }

    /// The label of an annex that is a document of its own: above its title, and no other annex follows. It may have 附表.
    fn label_of_annex<'a>(&self, blocks: &'a [Block]) -> Option<(&'a str, &'a [Block])> {
        let annex = |block: &'a Block| match &block.kind {
            Kind::Heading { system: System::Annex, text } => Some(text.as_str()),
            _ => None,
        };
        let (first, after) = blocks.split_first()?;
        let label = annex(first)?;
        let is_bare = numbered(label).is_some_and(|label| label.rest.trim().is_empty());
        let title = after.first().map(|block| &block.kind);
        let has_title =
            matches!(title, Some(Kind::Paragraph(line)) if is_title_line(self.layout, line));
        let word = |label: &'a str| label.trim().chars().take(2);
        let is_alone = !after.iter().filter_map(annex).any(|next| word(next).eq(word(label)));
        (is_bare && has_title && is_alone).then_some((label, after))
    }

    /// A number, a date above a title, or who issued it
    fn is_letterhead(&self, text: &str, after: &[Block]) -> bool {
        let is_before_title = || {
            let next = after.iter().find(|block| !matches!(block.kind, Kind::Plain(_)));
            matches!(next.map(|next| &next.kind), Some(Kind::Paragraph(next))
                if is_titled(next) && is_title_line(self.layout, next) && !next.starts_with("关于"))
        };
        let is_of_several = || {
            let mut below = after;
            while let Some((Block { kind: Kind::Paragraph(next), .. }, after)) = below.split_first()
            {
                if self.is_before_number(next, after) {
                    return is_agency(text);
                }
                if !is_agency(next) {
                    return false;
                }
                below = after;
            }
            false
        };
        is_document_number(text)
            || is_dateline(text)
            || is_remark(text)
            || is_subtitle(text)
            || is_of_several()
            || self.is_before_number(text, after)
            || (is_agency(text) || is_date(text)) && is_before_title()
    }

    /// The name of who issued a document, above its number; a title may stand there, too
    fn is_before_number(&self, text: &str, after: &[Block]) -> bool {
        let next = after.first().map(|block| &block.kind);
        self.layout.stands_alone(text)
            && !is_titled(text)
            && matches!(next, Some(Kind::Paragraph(number)) if is_document_number(number))
    }

    /// A title wrapped over several lines: no line of it has the mark of a sentence. Where there are too many, the first is it.
    fn title<'a>(&self, blocks: &'a [Block]) -> Begin<'a> {
        let mut text = String::new();
        let mut after = blocks;
        let mut lines = 0;
        while let Some((block, rest)) = after.split_first() {
            match &block.kind {
                Kind::Paragraph(line)
                    if is_title_line(self.layout, line)
                        || is_agency(&text) && is_second_name(line) =>
                {
                    if lines == TALLEST
                        && let Some(Kind::Paragraph(first)) =
                            blocks.first().map(|block| &block.kind)
                    {
                        let after = blocks.get(1..).unwrap_or_default();
                        return Begin::Title { text: first.clone(), is_notice: false, after };
                    }
                    lines += 1;
                    // `2013年国务院政府工作报告`, and below it its own title
                    let (above, own) = (squeeze(&text), squeeze(line));
                    let is_again = above == own || is_titled(line) && above.ends_with(&own);
                    if is_again || is_titled(&text) && !goes_on(line) && !is_half(&text, line) {
                        break;
                    }
                    if self.layout.is_spaced() {
                        join_words(&mut text, line);
                    } else {
                        join(&mut text, line);
                    }
                }
                _ => break,
            }
            after = rest;
            if is_notice(&text) {
                break;
            }
        }
        let is_again = matches!(after.first().map(|next| &next.kind), Some(Kind::Paragraph(next))
            if !text.is_empty() && squeeze(next) == squeeze(&text));
        // A time and nothing else is no title.
        let is_left = is_again || !self.layout.is_spaced() && !text.contains(is_han);
        let is_list = !is_titled(&text) && self.is_list(lines, after);
        if text.is_empty() || is_list {
            Begin::Text
        } else if let Some((Block { kind: Kind::Paragraph(first), .. }, after)) =
            blocks.split_first().filter(|_| is_left)
        {
            Begin::Letterhead { text: Some(first), after }
        } else if given::is_word_of(&text, after)
            || is_agency(&text) && is_above_time(after)
            || is_speaker(&text, after)
        {
            let first = blocks.first().and_then(as_text);
            Begin::Letterhead { text: first, after: blocks.get(1..).unwrap_or_default() }
        } else if let Some(first) =
            given::given(&text, blocks, after, |line| is_title_line(self.layout, line))
        {
            // A web page gives the title, what it knows of the text, and the title again, or the notice that hands it on.
            let after = blocks.get(1..).unwrap_or_default();
            Begin::Letterhead { text: Some(first), after }
        } else {
            Begin::Title { is_notice: is_notice(&text), text, after }
        }
    }

    /// Whether so many lines are a list, and no title: nothing stands below them, or there are many phrases
    fn is_list(&self, lines: usize, after: &[Block]) -> bool {
        lines > 1 && after.is_empty() || lines > LINES_OF_TITLE && self.layout.lists_phrases()
    }

    /// The text of a notice up to its date and the remark below it, to a heading, or to the title of what it hands on.
    fn notice<'a>(
        &self,
        blocks: &'a [Block],
        names: &[String],
        parts: &mut Vec<Part>,
    ) -> &'a [Block] {
        let mut rest = blocks;
        let mut is_dated = false;
        while let Some((block, after)) = rest.split_first() {
            let (Kind::Paragraph(text) | Kind::Plain(text)) = &block.kind else { break };
            let is_over = is_dated && !is_remark(text) && !is_imprint(text);
            let is_heading = self.counted.has(block);
            if is_over || is_heading || announced::named(self.layout, rest, names).is_some() {
                break;
            }
            parts.push(Part::Paragraph(text.clone()));
            is_dated |= is_date(text);
            rest = after;
        }
        rest
    }
}

/// Whether a line may be one of a title: it is no time, no number, and not what stands around a title.
pub(super) fn is_title_line(layout: &Layout, line: &str) -> bool {
    layout.stands_alone(line)
        && !is_time(line)
        && !is_document_number(line)
        && !is_remark(line)
        && !is_subtitle(line)
        && !is_dateline(line)
        && !is_imprint(line)
        && !line.starts_with(BULLETS)
        && !is_entry(line)
        && !is_numbered_row(line)
        && !ends_in_value(line)
        && named(line).is_none()
        && !line.trim_end().ends_with(['：', ':'])
}

/// Below so many lines there is no title any more
const TALLEST: usize = 12;

/// A title that shares its line with a label or with who said it, if it does.
fn parted<'a>(line: &'a str, after: &'a [Block]) -> Begin<'a> {
    let labelled = labelled_title(line).filter(|(_, name)| is_whole_title(name));
    let (label, name) = labelled.map_or((None, line), |(label, name)| (Some(label), name));
    if label.is_some() && below_label(name, after).is_some() {
        return Begin::Text;
    }
    match speech(name) {
        Some((title, subtitle)) => Begin::Parted { label, title, subtitle: Some(subtitle), after },
        None if label.is_some() => Begin::Parted { label, title: name, subtitle: None, after },
        None => Begin::Text,
    }
}

/// `- 第一章 发展环境`: an entry of contents that nothing calls so
fn is_entry(line: &str) -> bool {
    let entry = unlisted(line);
    entry.len() < line.trim().len() && heading(entry).is_some()
}

/// The title of a document out of a collection, whose entries are numbered: `3. 甲市人民政府关于…的通知`, on a few lines
fn numbered_title(blocks: &[Block]) -> Option<(String, &[Block])> {
    let mut text = String::new();
    for (end, block) in (1..).zip(blocks.iter().take(LINES_OF_TITLE)) {
        let (Kind::Heading { text: line, .. } | Kind::Paragraph(line)) = &block.kind else { break };
        if line.contains(['。', '；']) || end > 1 && numbered(line).is_some() {
            break;
        }
        join(&mut text, line);
        // A list begins with 1.
        let is_of_collection = || numbered(&text).is_some_and(|one| one.value != Some(1));
        let below = blocks.get(end).and_then(as_text);
        let goes_on = below.is_some_and(|below| below.starts_with('的'));
        if is_titled(&text) && !goes_on && (text.contains("关于") || is_of_collection()) {
            return Some((text, blocks.get(end..)?));
        }
    }
    None
}

/// Whether a day or a month stands below: that of who issued a document without a title
fn is_above_time(after: &[Block]) -> bool {
    after.first().and_then(as_text).is_some_and(is_time)
}

/// Whether a line is the name of who speaks: below stand the day, or whom it is said to
fn is_speaker(text: &str, after: &[Block]) -> bool {
    let is_name = (2..=3).contains(&text.chars().count())
        && text.starts_with(|c| SURNAMES.contains(c))
        && text.chars().all(is_han);
    let is_said_to = |below: &str| {
        ["各位", "尊敬的", "同志们"].iter().any(|word| below.trim_start().starts_with(word))
    };
    let below = after.first().and_then(as_text);
    is_name && !is_end(text) && below.is_some_and(|below| is_time(below) || is_said_to(below))
}

/// The commonest surnames, of nine in ten people, but for 方 and the like that words of titles begin with, as 方案
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付白邹孟熊秦邱江尹薛闫段雷侯龙陶黎贺顾郝龚邵钱覃武戴莫孔向汤";

fn as_paragraph(block: &Block) -> Option<Part> {
    match &block.kind {
        Kind::Paragraph(text) | Kind::Plain(text) => Some(Part::Paragraph(text.clone())),
        Kind::Rule => Some(Part::Rule),
        Kind::Heading { .. } | Kind::Marked { .. } | Kind::Table { .. } => None,
    }
}

/// `12 人均预期寿命 78.2 岁`: a row of a table. `2023 年统计公报` is none
fn is_numbered_row(line: &str) -> bool {
    let row = line.trim().split_once(char::is_whitespace);
    row.is_some_and(|(number, rest)| {
        number.chars().all(|c| c.is_ascii_digit()) && !rest.trim_start().starts_with('年')
    })
}
