//! Turns what the YAML reader says into a finding with a place and a hint.

use std::ops::Range;

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::diag::{Code, FileId, Finding, Sources, Span, nearest};
use crate::read::limit::{MOST_FINDINGS, and_more};
use crate::read::yaml::alias::Sign;
use crate::read::yaml::layout::{Layout, MOST_DEPTH, layout};
use crate::read::yaml::places::Places;
use crate::read::yaml::raw::{FILES_OF_KEYS, OLD_KEYS};
use crate::read::yaml::there::Slip;
use crate::read::yaml::typos::{Expected, slip};
use crate::read::yaml::{control, forms, full_width, locate, syntax};
use crate::say;

/// A piece of YAML in a file: the whole file, or a front matter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Yaml<'a> {
    pub(crate) file: FileId,
    pub(crate) base: usize,
    pub(crate) text: &'a str,
}

impl Yaml<'_> {
    /// A place of the piece as a place of the file.
    pub(crate) fn span(&self, sources: &Sources, range: Range<usize>) -> Span {
        sources.span(self.file, self.base + range.start, self.base + range.end)
    }
}

/// Reads a piece of YAML into a raw type, or says why it does not fit: one finding, or one for each alias.
pub(crate) fn read<T: DeserializeOwned>(
    sources: &Sources,
    yaml: Yaml<'_>,
) -> Result<T, Vec<Finding>> {
    let Layout { places, signs, too_deep } = layout(yaml.text);
    if let Some(place) = too_deep {
        return Err(vec![nested(yaml.span(sources, place))]);
    }
    if !signs.is_empty() {
        let rest = signs.len().saturating_sub(MOST_FINDINGS);
        let listed = signs.into_iter().take(MOST_FINDINGS);
        let mut findings = listed.map(|sign| alias(sources, yaml, sign)).collect();
        and_more(&mut findings, rest);
        return Err(findings);
    }
    let error = match serde_yaml::from_str(yaml.text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let (line, column) = error.location().map_or((1, 1), |l| (l.line(), l.column()));
    let message = error.to_string();
    let at = locate::offset(yaml.text, line, column);
    let fault = Fault { sources, yaml, places: &places, line, at };
    Err(vec![fault.finding(&message)])
}

/// A key with nothing behind it.
pub(crate) fn no_value(key: Span) -> Finding {
    let say = say!("这个键没有值", "this key has no value");
    Finding::new(Code::MissingKey, key, say).hint(say!(
        "补上值；不需要这个键的，删掉它",
        "give a value, or remove the key if it is not needed"
    ))
}

fn nested(place: Span) -> Finding {
    let say =
        say!("嵌套超过 {MOST_DEPTH} 层", "lists and keys are nested more than {MOST_DEPTH} deep");
    Finding::new(Code::YamlTooDeep, place, say).hint(say!(
        "检查括号和 `-` 是不是多了；记录用不到这么多层",
        "check for extra brackets and `-`: no record needs so many levels"
    ))
}

/// What YAML would read in more than one place.
fn alias(sources: &Sources, yaml: Yaml<'_>, (sign, place): (Sign, Range<usize>)) -> Finding {
    let typed = yaml.text.get(place.clone()).unwrap_or_default();
    let say = match sign {
        Sign::Anchor => say!("`{typed}` 是 YAML 的锚点", "`{typed}` is an anchor of YAML"),
        Sign::Alias => say!("`{typed}` 是 YAML 的别名", "`{typed}` is an alias of YAML"),
        Sign::Merge => say!("`{typed}` 是 YAML 的合并键", "`{typed}` is a merge key of YAML"),
        Sign::Tag => say!("`{typed}` 是 YAML 的标记", "`{typed}` is a tag of YAML"),
    };
    let hint = match sign {
        Sign::Tag => {
            say!("删掉它；如果是文字，用引号括起来", "remove it; if it is text, put it in quotes")
        }
        _ => say!(
            "把内容照样再写一遍；如果是文字，用引号括起来",
            "write the content out; if it is text, put it in quotes"
        ),
    };
    Finding::new(Code::YamlAlias, yaml.span(sources, place), say).hint(hint)
}

struct Fault<'a> {
    sources: &'a Sources,
    yaml: Yaml<'a>,
    places: &'a Places,
    line: usize,
    at: usize,
}

impl Fault<'_> {
    fn finding(&self, message: &str) -> Finding {
        let named =
            |what: &str| message.split_once(what).and_then(|(_, rest)| rest.split('`').next());
        let unknown = named("unknown field `");
        if let Some(finding) = self.control(message) {
            return finding;
        }
        // A key of Chinese that a comma has cut off has a wide colon of its own: 其中：男1200人.
        let is_text = |key: &&str| key.starts_with(|c: char| !c.is_ascii());
        if let Some(finding) = unknown.filter(is_text).and_then(|key| self.cut_off(key)) {
            return finding;
        }
        if let Some(finding) = self.full_width(message) {
            return finding;
        }
        if let Some(key) = unknown {
            return self.unknown_key(key, message);
        }
        if let Some(key) = named("missing field `") {
            if let Some(finding) = self.broken_off() {
                return finding;
            }
            let say = say!("缺少必需的键 `{key}`", "the required key `{key}` is missing");
            return Finding::new(Code::MissingKey, self.rest_of_line(), say)
                .hint(say!("在这里补上 `{key}: …`", "add `{key}: …` here"));
        }
        if let Some(key) = named("duplicate field `") {
            return self.duplicate_key(key);
        }
        if message.contains("more than one document") {
            return self.second_document();
        }
        match message
            .split_once("invalid type: ")
            .and_then(|(_, rest)| rest.split_once(", expected "))
        {
            Some((found, wanted)) => self.wrong_type(found, wanted),
            None => self.syntax(message),
        }
    }

    /// A control character that an escape of YAML makes.
    fn control(&self, message: &str) -> Option<Finding> {
        let (_, rest) = message.split_once(control::IN_A_VALUE)?;
        let point = rest.split(' ').next().and_then(|point| u32::from_str_radix(point, 16).ok())?;
        let sign = char::from_u32(point)?;
        let finding =
            Finding::new(Code::ControlCharacter, self.rest_of_line(), control::named(sign));
        Some(finding.hint(control::remedy(sign)))
    }

    /// A key that is the end of a value which a comma has split.
    fn cut_off(&self, key: &str) -> Option<Finding> {
        let span = self.yaml.span(self.sources, self.at..self.at + key.len());
        let (say, hint) = syntax::behind_a_comma(self.yaml.text, self.at, key)?;
        Some(Finding::new(Code::UnknownKey, span, say).hint(hint))
    }

    /// `{ year:2020 }`: without a blank behind the colon, all of it is a key.
    fn no_blank(&self, key: &str, known: &[&str]) -> Option<Finding> {
        let (name, value) = key.split_once(':').filter(|(name, _)| known.contains(name))?;
        let span = self.yaml.span(self.sources, self.at..self.at + key.len());
        let say = say!("冒号后面没有空格", "no blank after the colon");
        let hint = say!("写成 `{name}: {value}`", "write `{name}: {value}`");
        Some(Finding::new(Code::YamlSyntax, span, say).hint(hint))
    }

    /// The fault of the syntax behind which a record goes on that seems to miss a key.
    fn broken_off(&self) -> Option<Finding> {
        let error = serde_yaml::from_str::<IgnoredAny>(self.yaml.text).err()?;
        let place = error.location()?;
        let (line, column) = (place.line(), place.column());
        let at = locate::offset(self.yaml.text, line, column);
        Some(Self { line, at, ..*self }.syntax(&error.to_string()))
    }

    fn unknown_key(&self, key: &str, message: &str) -> Finding {
        let listed = message.split_once("expected ").map_or("", |(_, rest)| rest);
        let mut known: Vec<&str> = listed.split('`').skip(1).step_by(2).collect();
        if let Some(finding) = self.no_blank(key, &known).or_else(|| self.cut_off(key)) {
            return finding;
        }
        let span = self.yaml.span(self.sources, self.at..self.at + key.len());
        let say = say!("不认识的键 `{key}`", "unknown key `{key}`");
        let mut finding = Finding::new(Code::UnknownKey, span, say);
        finding.hints.extend(slip(key, Expected::Key));
        // An old name is read where its new one is, and nobody is told to write it.
        for (old, new) in OLD_KEYS {
            let is_old = known.contains(&new);
            known.retain(|key| !is_old || *key != old);
        }
        if let Some(above) = self.key_above() {
            return finding.hint(say!(
                "`{above}` 里的键再缩进两格",
                "indent the keys of `{above}` by two more blanks"
            ));
        }
        if let Some(file) = self.file_of(key) {
            return finding.hint(say!(
                "`{key}` 要写在 `{file}` 里：移到那里；没有那个文件，而这个文件里只有它的，给这个文件改名",
                "`{key}` belongs in `{file}`: move it there, or rename this file if that one is missing and this one has nothing else"
            ));
        }
        if let Some(near) = nearest(key, known.iter().copied()) {
            return finding.hint(say!("是不是 `{near}`？", "did you mean `{near}`?"));
        }
        let (zh, en) = (known.join("`、`"), known.join("`, `"));
        finding.hint(say!("这里可以写 `{zh}`", "known keys here: `{en}`"))
    }

    /// The file that has a key at its top.
    fn file_of(&self, key: &str) -> Option<&'static str> {
        // A front matter is no file of its own.
        let is_file = self.yaml.base == 0;
        let is_at_the_top = self.at == 0 || self.yaml.text.get(..self.at)?.ends_with('\n');
        let known = FILES_OF_KEYS.iter().find(|(of, _)| *of == key);
        known.filter(|_| is_file && is_at_the_top).map(|(_, file)| *file)
    }

    /// The key on the line above that has no value, where the key here is not indented below it.
    fn key_above(&self) -> Option<&str> {
        let before = self.yaml.text.get(..self.at)?;
        let (above, here) = before.rsplit_once('\n')?;
        let above = above.lines().next_back()?.trim_end().strip_suffix(':')?;
        let key = above.trim_start_matches([' ', '-']);
        (!key.is_empty() && above.len() - key.len() == here.len()).then_some(key)
    }

    fn duplicate_key(&self, key: &str) -> Finding {
        let mut places = self.places.keys(self.yaml.text, self.at, key).into_iter();
        let (first, second) = (places.next().unwrap_or(self.at), places.next().unwrap_or(self.at));
        let span = |at| self.yaml.span(self.sources, at..at + key.len());
        let say = say!("键 `{key}` 写了两次", "the key `{key}` is given twice");
        // The first key of an item again, on a line of its own: most likely the next item has lost its dash.
        let line = |at| self.yaml.text.get(..at).and_then(|text| text.rsplit('\n').next());
        let opens_item = line(first).is_some_and(|before| before.trim_start() == "- ");
        let hint = if opens_item && line(second).is_some_and(|before| before.trim().is_empty()) {
            say!(
                "从这里起是另一条的，前面写 `- `；不是的，只留下正确的那一个",
                "if another item starts here, put `- ` before it; else keep the correct one"
            )
        } else {
            say!("只留下正确的那一个", "keep the correct one")
        };
        Finding::new(Code::DuplicateKey, span(second), say)
            .other(span(first), say!("第一次在这里", "first given here"))
            .hint(hint)
    }

    fn second_document(&self) -> Finding {
        let at = self.yaml.text.match_indices("\n---").last().map_or(0, |(at, _)| at + 1);
        let say = say!("一个文件里只能有一份 YAML", "a file holds one YAML document");
        Finding::new(Code::YamlSyntax, self.yaml.span(self.sources, at..at + 3), say)
            .hint(say!("删掉这行 `---`，或者分成两个文件", "remove this `---`, or make two files"))
    }

    fn wrong_type(&self, found: &str, wanted: &str) -> Finding {
        if found.starts_with("unit value") {
            let key = locate::key_of_nothing(self.yaml.text, self.at..self.at);
            let span = self.yaml.span(self.sources, key);
            return no_value(span);
        }
        let (found_zh, found_en) = kind_of(found);
        let (wanted_zh, wanted_en) = kind_of(wanted);
        let say = say!(
            "这里应当是{wanted_zh}，写的是{found_zh}",
            "expected {wanted_en}, found {found_en}"
        );
        let finding = Finding::new(Code::WrongType, self.rest_of_line(), say);
        let key = locate::key_of(self.yaml.text, self.at..self.at);
        let key = self.yaml.text.get(key).unwrap_or_default();
        let typed = self.rest().lines().next().unwrap_or_default().trim_end();
        if let Some(hint) = forms::example(key, typed, wanted.contains("sequence")) {
            return finding.hint(hint);
        }
        if self.rest().trim_start().starts_with(|c: char| c.is_alphanumeric())
            && wanted.contains("keys")
        {
            return finding.hint(say!(
                "键和值写成 `键: 值`，半角冒号，后面空一格",
                "write `key: value`, with an ASCII colon and a blank"
            ));
        }
        if self.rest().starts_with('-') && wanted.contains("sequence") {
            return finding.hint(say!("`-` 后面空一格", "put a blank after the `-`"));
        }
        finding
    }

    fn syntax(&self, message: &str) -> Finding {
        let Slip { place, what, hint } = syntax::slip(self.yaml.text, self.line, self.at, message);
        Finding::new(Code::YamlSyntax, self.yaml.span(self.sources, place), what).hint(hint)
    }

    fn full_width(&self, message: &str) -> Option<Finding> {
        let culprit = full_width::culprit(self.yaml.text, self.line, message)?;
        let full_width::Culprit { at, sign, ascii } = culprit;
        let span = self.yaml.span(self.sources, at..at + sign.len_utf8());
        let point = u32::from(sign);
        let say = say!(
            "这里的 `{sign}`（U+{point:04X}）不是半角",
            "`{sign}` (U+{point:04X}) is not ASCII"
        );
        let hint = match ascii {
            ":" => say!("换成半角冒号，后面空一格", "write an ASCII colon and a blank after it"),
            "-" => say!("换成半角 `-`，后面空一格", "write the ASCII `-` and a blank after it"),
            " " => say!("换成半角空格", "write an ASCII blank"),
            ascii => say!("换成半角 `{ascii}`", "write the ASCII `{ascii}`"),
        };
        Some(Finding::new(Code::FullWidthPunctuation, span, say).hint(hint))
    }

    fn rest(&self) -> &str {
        self.yaml.text.get(self.at..).unwrap_or_default()
    }

    fn rest_of_line(&self) -> Span {
        let length = self.rest().lines().next().map_or(0, str::len);
        self.yaml.span(self.sources, self.at..self.at + length)
    }
}

/// What the YAML reader calls a thing, in words for an author.
fn kind_of(word: &str) -> (&'static str, &'static str) {
    const WORDS: &[(&str, &str, &str)] = &[
        ("keys", "若干“键: 值”", "keys and values"),
        ("map", "若干“键: 值”", "keys and values"),
        ("sequence", "一串以 `-` 开头的项", "a list"),
        ("a sequence", "一串以 `-` 开头的项", "a list"),
        ("text", "一个值", "one value"),
    ];
    let found = WORDS.iter().find(|(start, _, _)| word.starts_with(start));
    found.map_or(("一个值", "one value"), |(_, zh, en)| (*zh, *en))
}
