//! The crossing from what was typed to what is meant: every fault of a file is collected, none stops the rest.

use crate::diag::{Code, Finding, Message, Sources};
use crate::model::{
    AgencyId, Choice, Date, Dimension, DistrictId, DivisionCode, DocumentId, DomainId, IndicatorId,
    Locate, NoId, Number, Origin, Path, PlaceKindId, Quantity, RecordId, SourceId, YEARS, id,
};
use crate::read::limit::{MOST_FINDINGS, MOST_PLACES, and_more};
use crate::read::yaml::fault::{Yaml, no_value};
use crate::read::yaml::lazy_places::LazyPlaces;
use crate::read::yaml::typed::{CodeOrNone, Either, List, MaybeEmpty, Text, Year};
use crate::read::yaml::typos::{Expected, slip};
use crate::read::yaml::{choices, locate, syntax, typos, words};
use crate::say;
use std::ops::Range;
use std::sync::Arc;

/// What YAML takes for nothing.
fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// One file on its way.
pub(crate) struct Crossing<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) yaml: Yaml<'a>,
    places: Arc<LazyPlaces>,
    /// The dimensions of the site, for the records of it.
    pub(crate) dimensions: &'a [Dimension],
    pub(crate) findings: Vec<Finding>,
    /// How many faults are not among the findings.
    pub(crate) more: usize,
    /// Keys that are given by the name that they once had.
    pub(crate) old_keys: Vec<Path>,
    /// How many records have an id.
    records: u32,
}

impl<'a> Crossing<'a> {
    pub(crate) fn new(sources: &'a Sources, yaml: Yaml<'a>) -> Self {
        Self {
            sources,
            yaml,
            places: Arc::new(LazyPlaces::of(yaml.text)),
            dimensions: &[],
            findings: Vec::new(),
            more: 0,
            old_keys: Vec::new(),
            records: 0,
        }
    }

    /// Takes a finding in, or counts it where there are enough.
    pub(crate) fn push(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        } else {
            self.more += 1;
        }
    }

    /// All that there is to say of the file: of many old keys one finding.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        let (yaml, sources) = (self.yaml, self.sources);
        let keys = std::mem::take(&mut self.old_keys);
        let spans =
            keys.iter().map(|path| yaml.span(sources, locate::key_of(yaml.text, self.place(path))));
        let mut spans = spans.take(MOST_PLACES).collect::<Vec<_>>().into_iter();
        if let Some(first) = spans.next() {
            let say = match keys.len() {
                1 => say!("`part` 已改名为 `breakdown`", "`part` is now called `breakdown`"),
                count => say!(
                    "`part` 已改名为 `breakdown`，这个文件里有 {count} 处",
                    "`part` is now called `breakdown`: {count} times in this file"
                ),
            };
            let finding = Finding::new(Code::OldName, first, say);
            let here = || say!("这里也是", "here, too");
            let finding = spans.fold(finding, |finding, span| finding.other(span, here()));
            self.push(finding.hint(say!(
                "改成 `breakdown`；出处是表中一行的，并且一个序号分成几行的，在 `cite` 里再写 `part`；旧名称暂时仍可使用",
                "write `breakdown`; where one number of a table has several rows, give `part` in `cite`, too; the old name is still read"
            )));
        }
        and_more(&mut self.findings, self.more);
        self.findings
    }

    pub(crate) fn origin(&self, path: &Path) -> Origin {
        let Yaml { file, base, .. } = self.yaml;
        Origin::new(file, base, path.clone(), self.places.clone())
    }

    /// The id of the next record of the file.
    pub(crate) fn record(&mut self) -> RecordId {
        let id = RecordId::new(self.yaml.file, self.records);
        self.records = self.records.saturating_add(1);
        id
    }

    /// The bytes of the value at a path.
    fn place(&self, path: &Path) -> Range<usize> {
        self.places.place(self.yaml.text, path)
    }

    pub(crate) fn fault(
        &mut self,
        code: Code,
        path: &Path,
        message: Message,
        hints: impl IntoIterator<Item = Message>,
    ) {
        let span = self.yaml.span(self.sources, self.place(path));
        let mut finding = Finding::new(code, span, message);
        finding.hints.extend(hints);
        self.push(finding);
    }

    /// A text that must not be empty: `key:` with nothing behind it is a missing value.
    pub(crate) fn text(&mut self, path: &Path, text: Text) -> Option<String> {
        self.something(path, text)
    }

    pub(crate) fn something<T>(&mut self, path: &Path, text: Text<T>) -> Option<String> {
        let text = text.into_typed();
        let text = text.trim();
        if is_nothing(text) {
            let place = self.place(path);
            let typed = self.yaml.text.get(place.clone()).unwrap_or_default();
            if let Some(sign) = typed
                .chars()
                .next()
                .filter(|sign| matches!(sign, '>' | '|') && typed.contains(char::is_numeric))
            {
                let (say, hint) = syntax::sign_first(sign, typed);
                let span = self.yaml.span(self.sources, place);
                self.push(Finding::new(Code::YamlSyntax, span, say).hint(hint));
                return None;
            }
            let key = locate::key_of_nothing(self.yaml.text, place);
            let span = self.yaml.span(self.sources, key);
            self.push(no_value(span));
            return None;
        }
        Some(text.to_owned())
    }

    /// A text that may be empty, but not YAML's word for nothing.
    pub(crate) fn text_or_empty(&mut self, path: &Path, text: Text<MaybeEmpty>) -> Option<String> {
        let is_empty = text.typed().trim().is_empty();
        if is_empty { Some(String::new()) } else { self.something(path, text) }
    }

    /// An optional text; given, it must not be empty.
    pub(crate) fn optional(&mut self, path: &Path, text: Option<Text>) -> Option<String> {
        text.and_then(|text| self.text(path, text))
    }

    /// The text as it was typed; of what YAML takes for a number, the letters in the file.
    pub(crate) fn typed(&self, path: &Path, text: Either) -> Text {
        match text {
            Either::Text(text) => text,
            Either::Scalar => Text::plain(self.yaml.text.get(self.place(path)).unwrap_or_default()),
        }
    }

    pub(crate) fn id<T, U>(
        &mut self,
        path: &Path,
        text: Text<U>,
        parse: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.something(path, text)?;
        let id = parse(&text);
        if id.is_none() {
            let (say, hint) = no_id(&text);
            self.fault(
                Code::BadId,
                path,
                say,
                slip(&text, Expected::Word).into_iter().chain([hint]),
            );
        }
        id
    }

    pub(crate) fn indicator(
        &mut self,
        path: &Path,
        text: Text<IndicatorId>,
    ) -> Option<IndicatorId> {
        self.id(path, text, IndicatorId::parse)
    }

    pub(crate) fn document(&mut self, path: &Path, text: Text<DocumentId>) -> Option<DocumentId> {
        self.id(path, text, DocumentId::parse)
    }

    pub(crate) fn district(&mut self, path: &Path, text: Text<DistrictId>) -> Option<DistrictId> {
        self.id(path, text, DistrictId::parse)
    }

    pub(crate) fn domain(&mut self, path: &Path, text: Text<DomainId>) -> Option<DomainId> {
        self.id(path, text, DomainId::parse)
    }

    pub(crate) fn agency(&mut self, path: &Path, text: Text<AgencyId>) -> Option<AgencyId> {
        self.id(path, text, AgencyId::parse)
    }

    pub(crate) fn source(&mut self, path: &Path, text: Text<SourceId>) -> Option<SourceId> {
        self.id(path, text, SourceId::parse)
    }

    pub(crate) fn place_kind<T>(&mut self, path: &Path, text: Text<T>) -> Option<PlaceKindId> {
        self.id(path, text, PlaceKindId::parse)
    }

    /// A GB/T 2260 code, or that there is none.
    pub(crate) fn code_or_none(
        &mut self,
        path: &Path,
        text: Text<CodeOrNone>,
    ) -> Option<DivisionCode> {
        if text.typed().trim() == "none" {
            return Some(DivisionCode::None);
        }
        self.code(path, text.meant()).map(DivisionCode::Given)
    }

    /// A GB/T 2260 code.
    pub(crate) fn code(&mut self, path: &Path, text: Text) -> Option<String> {
        let code = self.text(path, text)?;
        if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
            let say = say!("行政区划代码是六位数字", "a GB/T 2260 code is six digits");
            self.fault(Code::WrongType, path, say, slip(&code, Expected::Word));
            return None;
        }
        Some(code)
    }

    /// A list that may be absent; an item with a fault is left out.
    pub(crate) fn list<R, T>(
        &mut self,
        path: &Path,
        list: Option<List<R>>,
        mut cross: impl FnMut(&mut Self, &Path, R) -> Option<T>,
    ) -> Vec<T> {
        let items = list.map_or_else(Vec::new, |list| list.0).into_iter().enumerate();
        items.filter_map(|(n, raw)| cross(self, &path.index(n), raw)).collect()
    }

    pub(crate) fn year(&mut self, path: &Path, text: Text<Year>) -> Option<i32> {
        let text = self.something(path, text)?;
        let is_plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        let year = text.parse().ok().filter(|year| is_plain && YEARS.contains(year));
        if year.is_none() {
            let say = say!("`{text}` 不是年份", "`{text}` is not a year");
            let slip = slip(&text, Expected::Date);
            let hint = slip
                .or_else(|| typos::year(&text))
                .unwrap_or(say!("写四位数字，如 `2025`", "write four digits, for example `2025`"));
            self.fault(Code::BadDate, path, say, Some(hint));
        }
        year
    }

    pub(crate) fn date(&mut self, path: &Path, text: Text<Date>) -> Option<Date> {
        let text = self.something(path, text)?;
        let date = Date::parse(&text);
        if date.is_none() {
            let say = say!("`{text}` 不是日期", "`{text}` is not a date");
            let hint = slip(&text, Expected::Date).or_else(|| typos::date(&text));
            let hint = hint.unwrap_or(say!(
                "写成 年-月-日，如 `2022-03-31`",
                "write year-month-day, for example `2022-03-31`"
            ));
            self.fault(Code::BadDate, path, say, Some(hint));
        }
        date
    }

    pub(crate) fn number(&mut self, path: &Path, text: Text<Number>) -> Option<Number> {
        let text = self.something(path, text)?;
        let number = Number::parse(&text);
        if number.is_none() {
            if let Some(say) = typos::too_long(&text) {
                self.fault(Code::NotANumber, path, say, [typos::fewer_digits()]);
                return None;
            }
            let say = say!("`{text}` 不是规范的数字", "`{text}` is not a plain number");
            let hint = say!(
                "只写半角数字和小数点，如 `3.50`",
                "write ASCII digits and a decimal point only, for example `3.50`"
            );
            self.fault(
                Code::NotANumber,
                path,
                say,
                slip(&text, Expected::Number).into_iter().chain([hint]),
            );
        }
        number
    }

    pub(crate) fn quantity(&mut self, path: &Path, text: Text<Quantity>) -> Option<Quantity> {
        let hint = say!(
            "写成 `3.50`、`≥30`、`≤10`、`≈30`、`5—10`，或不含数字的文字；含数字的文字写在 `text:` 里",
            "write `3.50`, `≥30`, `≤10`, `≈30`, `5—10`, or words without digits; words with digits go into `text:`"
        );
        let said =
            |text: &str| typos::qualified_range(text).or_else(|| words::bound_and_text(text));
        self.quantity_or(path, text, said, hint)
    }

    /// The same where no key takes the words of the print, with what to say of a slip in words and what would do.
    pub(crate) fn quantity_or(
        &mut self,
        path: &Path,
        text: Text<Quantity>,
        said: impl Fn(&str) -> Option<Message>,
        hint: Message,
    ) -> Option<Quantity> {
        let text = self.something(path, text)?;
        let quantity = Quantity::parse(&text);
        if quantity.is_none() {
            if let Some(say) = typos::too_long(&text) {
                self.fault(Code::NotANumber, path, say, [typos::fewer_digits()]);
                return None;
            }
            let say = say!("`{text}` 不是数值", "`{text}` is not a value");
            let slip = slip(&text, Expected::Value);
            let slip = slip.or_else(|| typos::range(&text)).or_else(|| typos::bound(&text));
            let slip = slip.or_else(|| said(&text)).or_else(|| words::unit(&text));
            self.fault(Code::NotANumber, path, say, slip.into_iter().chain([hint]));
        }
        quantity
    }

    /// One of a short list of words.
    pub(crate) fn choice<T: Choice>(&mut self, path: &Path, text: Text<T>) -> Option<T> {
        let text = self.something(path, text)?;
        let found = T::WORDS.iter().find(|(word, ..)| *word == text).map(|(.., value)| *value);
        if found.is_none() {
            let words: Vec<_> = T::WORDS.iter().map(|(word, means, _)| (*word, *means)).collect();
            let say = say!("这里不能写 `{text}`", "invalid value `{text}`");
            let hint = choices::hint(&text, &words);
            self.fault(
                Code::WrongType,
                path,
                say,
                slip(&text, Expected::Word).into_iter().chain([hint]),
            );
        }
        found
    }
}

/// Why a text is no id, and what to do.
fn no_id(text: &str) -> (Message, Message) {
    let another = say!(
        "换一个编号，如 `life-expectancy`",
        "choose another id, for example `life-expectancy`"
    );
    let (length, most) = (text.len(), id::MOST);
    match id::fault(text) {
        Some(NoId::Long) => (
            say!(
                "编号有 {length} 个字母，最多 {most} 个：编号要作文件名",
                "the id has {length} characters, more than {most}: it becomes a file name"
            ),
            another,
        ),
        Some(NoId::Device) => (
            say!(
                "`{text}` 不能作编号：Windows 不许文件用这个名字",
                "`{text}` is not an id: Windows reserves this name"
            ),
            another,
        ),
        Some(NoId::Page) => (
            say!(
                "`{text}` 不能作编号：这是网页文件夹首页的名字",
                "`{text}` is not an id: it names the page of a folder"
            ),
            another,
        ),
        Some(NoId::Form) | None => (
            say!("`{text}` 不能作编号", "`{text}` is not an id"),
            typos::id(text).unwrap_or(say!(
                "编号用小写英文字母开头，只含小写字母、数字和连字符，如 `life-expectancy`",
                "ids start with a lower-case letter and hold lower-case letters, digits and hyphens only, for example `life-expectancy`"
            )),
        ),
    }
}
