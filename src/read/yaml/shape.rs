//! What editors are told of a value: the shape of the text that is read as what it is meant to be.
//!
//! Draft 7 without references is what every version of the YAML language server understands. An editor sees values as
//! YAML types them: `3.50` is a number there and `"3.50"` a text, and both are what is read here.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::diag::{Code, Lang};
use crate::model::{
    AgencyId, BUILT_IN_KINDS, CELLS, CategoryId, Choice, Date, DimensionId, DistrictId, DocumentId,
    DomainId, FOLDER_PAGE, Flag, IndicatorId, MOST, MOST_DIGITS, MOST_FRACTION, MOST_WHOLE,
    NO_NUMBER, Number, Period, PlaceKindId, ProgressDate, Published, Quantity, SourceId, Url,
    YEARS,
};
use crate::read::yaml::typed::{
    Amount, Cell, CodeOrNone, Flags, Ids, KindOfPlace, List, MaybeEmpty, OneOrMore, OrDash, Text,
    WordsOrIds, Year,
};

/// Makes a record's source one of its required keys: the crossing asks for it by a code of its own.
pub(crate) fn with_its_source(schema: &mut Schema) {
    require(schema, "cite");
}

/// Makes a citation name its document or its source: only the files of one document leave it out.
pub(crate) fn naming_where_it_is_from(schema: &mut Schema) {
    let ways = [&["document", "quote"][..], &["document", "row"], &["source"]];
    let ways = ways.map(|keys| json!({ "required": keys }));
    schema.ensure_object().insert("anyOf".to_owned(), json!(ways));
}

/// Makes a citation one of a document: what a document promises, builds and orders is from no other source.
pub(crate) fn of_its_document(schema: &mut Schema) {
    let schema = schema.ensure_object();
    if let Some(keys) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        keys.retain(|key, _| !["source", "at", "words"].contains(&key.as_str()));
    }
    let ways = ["quote", "row"].map(|key| json!({ "required": [key] }));
    schema.insert("anyOf".to_owned(), json!(ways));
}

/// Marks a key that is still read under its old name: editors strike it through.
pub(crate) fn old_key(schema: &mut Schema) {
    schema.ensure_object().insert("deprecated".to_owned(), json!(true));
}

fn require(schema: &mut Schema, key: &str) {
    let keys = schema.ensure_object().entry("required").or_insert_with(|| json!([]));
    if let Some(keys) = keys.as_array_mut() {
        keys.push(key.into());
    }
}

/// What a text may look like to be read as what it is meant to be.
trait Shape {
    fn shape() -> Value;
}

/// Numbers come as YAML's numbers, or as texts.
const SCALAR: [&str; 2] = ["string", "number"];

/// A pattern for a whole text; blanks around it are set aside, as in the crossing.
fn whole(pattern: &str) -> String {
    format!(r"^\s*({pattern})\s*$")
}

impl Shape for String {
    fn shape() -> Value {
        json!({ "type": SCALAR, "pattern": r"\S", "errorMessage": "这里要写一个值" })
    }
}

impl Shape for MaybeEmpty {
    fn shape() -> Value {
        json!({ "type": SCALAR, "errorMessage": "这里要写一个值；没有的写 \"\"" })
    }
}

impl Shape for Year {
    fn shape() -> Value {
        json!({
            "type": ["integer", "string"],
            "pattern": whole("[0-9]{4}"),
            "minimum": YEARS.start(),
            "maximum": YEARS.end(),
            "errorMessage": "年份写四位数字，如 2025",
        })
    }
}

impl Shape for Period {
    fn shape() -> Value {
        let month = "[0-9]{4}-(0[1-9]|1[0-2])";
        let day = "(0[1-9]|[12][0-9]|3[01])";
        let one = format!("[0-9]{{4}}(-H[12]|-Q[1-4])?|{month}(-{day})?");
        let pattern = whole(&format!("{one}|[0-9]{{4}}/[0-9]{{4}}|{month}/{month}"));
        json!({
            "type": ["integer", "string"],
            "pattern": pattern,
            "minimum": YEARS.start(),
            "maximum": YEARS.end(),
            "errorMessage": "写成 2024-H1、2024-Q3、2024-06、2024-01/2024-09、2018/2020 或 2024-06-30",
        })
    }
}

impl Shape for KindOfPlace {
    fn shape() -> Value {
        let words = BUILT_IN_KINDS.map(|(word, ..)| word);
        let meanings = BUILT_IN_KINDS.map(|(_, meaning, _)| meaning);
        json!({ "anyOf": [
            { "enum": words, "enumDescriptions": meanings },
            PlaceKindId::shape(),
        ] })
    }
}

impl Shape for CodeOrNone {
    fn shape() -> Value {
        json!({
            "type": ["string", "integer"],
            "pattern": whole("[0-9]{6}|none"),
            "minimum": 100_000,
            "maximum": 999_999,
            "errorMessage": "行政区划代码是六位数字；没有单独代码的写 none",
        })
    }
}

impl Shape for Cell {
    fn shape() -> Value {
        let (least, most) = (CELLS.start(), CELLS.end());
        json!({
            "type": ["integer", "string"],
            "pattern": whole("[1-9]|1[0-2]"),
            "minimum": least,
            "maximum": most,
            "errorMessage": format!("写 {least} 到 {most} 的整数"),
        })
    }
}

impl Shape for Date {
    fn shape() -> Value {
        let pattern = whole("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
        json!({ "type": "string", "pattern": pattern, "errorMessage": "日期写成 2022-03-31" })
    }
}

impl Shape for Published {
    fn shape() -> Value {
        let pattern = whole(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?");
        json!({
            "type": ["integer", "string"],
            "pattern": pattern,
            "minimum": YEARS.start(),
            "maximum": YEARS.end(),
            "errorMessage": "写年、月或日，如 2024、2024-03、2024-03-21",
        })
    }
}

impl Shape for Url {
    /// What [`Url::parse`] refuses first; the rest is for the crossing.
    fn shape() -> Value {
        json!({
            "type": "string",
            "pattern": whole(r#"[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@<>"\\`{}|^]+([/?#][^\s<>"\\`{}|^]*)?"#),
            "errorMessage": "网址以 http:// 或 https:// 开头，不含空格和用户名",
        })
    }
}

impl Shape for ProgressDate {
    fn shape() -> Value {
        let pattern = whole("[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?");
        let message = "写成 2024-06-30、2024-06 或 2024";
        json!({ "type": ["integer", "string"], "pattern": pattern, "minimum": YEARS.start(), "maximum": YEARS.end(), "errorMessage": message })
    }
}

/// The pattern of [`Number::parse`].
fn number() -> String {
    let (whole, more) = (MOST_WHOLE - 1, MOST_DIGITS + 1);
    format!(
        r"(?!-?([0-9]\.?){{{more}}})-?(0|[1-9][0-9]{{0,{whole}}})(\.[0-9]{{1,{MOST_FRACTION}}})?"
    )
}

/// The pattern of [`Quantity::parse`]: a level, a range, or words.
fn quantity() -> String {
    let number = number();
    let words = r"(?![≥≤><≈])(?=.*\p{Alphabetic})[^\p{N}—]+";
    format!(r"[≥≤><≈]?\s*{number}|{number}—{number}|{words}")
}

impl Shape for Number {
    fn shape() -> Value {
        json!({
            "type": SCALAR,
            "pattern": whole(&number()),
            "errorMessage": "只写半角数字和小数点，如 3.50",
        })
    }
}

impl Shape for Quantity {
    fn shape() -> Value {
        let message = "写成 3.50、≥30、≤10、≈30、5—10，或不含数字的文字；含数字的文字写在 text 里";
        json!({ "type": SCALAR, "pattern": whole(&quantity()), "errorMessage": message })
    }
}

impl Shape for Amount {
    fn shape() -> Value {
        let number = number();
        let pattern = whole(&format!(r"[≥≤><≈]?\s*{number}|{number}—{number}"));
        let message = "写一个数，如 3.50、≈30、≥30，或者范围，如 3—5";
        json!({ "type": SCALAR, "pattern": pattern, "errorMessage": message })
    }
}

impl Shape for OrDash {
    fn shape() -> Value {
        let message = "写成 78.18、≥30、≈30、5—10，或不含数字的文字；原文印作“—”“-”的照写";
        json!({ "type": SCALAR, "pattern": whole(&format!("{}|{}", quantity(), NO_NUMBER.join("|"))), "errorMessage": message })
    }
}

impl Shape for Code {
    /// The codes that a site may rule on.
    fn shape() -> Value {
        let open = || Self::ALL.iter().filter(|code| !code.is_fixed());
        let old = || Self::old_names().filter(|(_, code)| !code.is_fixed());
        let names: Vec<&str> =
            open().map(|code| code.name()).chain(old().map(|(old, _)| old)).collect();
        let old = old().map(|(_, code)| format!("旧名称，现为 {}", code.name()));
        let meanings: Vec<String> =
            open().map(|code| code.summary(Lang::Zh).to_owned()).chain(old).collect();
        json!({ "enum": names, "enumDescriptions": meanings })
    }
}

/// The pattern of ids: no name of a device of Windows, and not too long.
fn id() -> String {
    format!(
        r"(?!(con|prn|aux|nul|com[1-9]|lpt[1-9]|{FOLDER_PAGE})\s*$)(?=[a-z0-9-]{{1,{MOST}}}\s*$)[a-z][a-z0-9]*(-[a-z0-9]+)*"
    )
}

macro_rules! ids {
    ($($id:ident)*) => {
        $(
            impl Shape for $id {
                fn shape() -> Value {
                    json!({
                        "type": "string",
                        "pattern": whole(&id()),
                        "errorMessage": "编号用小写英文字母开头，只含小写字母、数字和连字符，如 life-expectancy",
                    })
                }
            }
        )*
    };
}

ids! { DistrictId DocumentId DomainId IndicatorId AgencyId PlaceKindId SourceId DimensionId CategoryId }

impl<T: Choice> Shape for T {
    fn shape() -> Value {
        // YAML takes `true` for no text, and an editor with it.
        let typed = |word: &str| match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            word => word.into(),
        };
        let words: Vec<Value> = T::WORDS.iter().map(|(word, ..)| typed(word)).collect();
        let meanings: Vec<&str> = T::WORDS.iter().map(|(_, meaning, _)| *meaning).collect();
        json!({ "enum": words, "enumDescriptions": meanings })
    }
}

impl<T: Shape> JsonSchema for Text<T> {
    fn schema_name() -> Cow<'static, str> {
        std::any::type_name::<T>().into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        T::shape().try_into().expect("every shape is an object")
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn schema_name() -> Cow<'static, str> {
        std::any::type_name::<Self>().into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>() })
    }
}

impl JsonSchema for WordsOrIds {
    fn schema_name() -> Cow<'static, str> {
        std::any::type_name::<Self>().into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let message = "写 { 维度: 类别 }，如 { sex: female }，或者写字，如 门诊";
        json_schema!({
            "type": ["string", "number", "object"],
            "pattern": r"\S",
            "minProperties": 1,
            "propertyNames": { "pattern": whole(&id()) },
            "additionalProperties": CategoryId::shape(),
            "errorMessage": message,
        })
    }
}

impl JsonSchema for OneOrMore {
    fn schema_name() -> Cow<'static, str> {
        std::any::type_name::<Self>().into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "number", "array"],
            "pattern": r"\S",
            "minItems": 1,
            "items": String::shape(),
            "errorMessage": "写一个值，或者同一行几栏的字，如 [农村, 女]",
        })
    }
}

/// One of a kind, or a list of them.
fn one_or_more(one: &Value) -> Value {
    json!({ "anyOf": [one, { "type": "array", "minItems": 1, "uniqueItems": true, "items": one }] })
}

impl JsonSchema for Flags {
    fn schema_name() -> Cow<'static, str> {
        std::any::type_name::<Self>().into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        one_or_more(&Flag::shape()).try_into().expect("every shape is an object")
    }
}

impl<T: Shape> JsonSchema for Ids<T> {
    fn schema_name() -> Cow<'static, str> {
        std::any::type_name::<Self>().into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        one_or_more(&T::shape()).try_into().expect("every shape is an object")
    }
}
