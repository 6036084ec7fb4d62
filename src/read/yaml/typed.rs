//! What was typed, before anyone reads it: a scalar is its text, whatever YAML would take it for.

use std::fmt;
use std::marker::PhantomData;

use crate::read::yaml::control;
use crate::read::yaml::control::IN_A_VALUE;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// A scalar exactly as typed: `3.50`, `007` and `no` stay what they are.
///
/// `T` is what it is meant to be. The crossing reads it as nothing else, and the schemas describe it.
#[derive(Debug)]
pub(crate) struct Text<T = String> {
    typed: String,
    meant: PhantomData<T>,
}

impl<T> Text<T> {
    /// What was typed. Escapes of YAML make characters that do not stand in the file.
    fn of<E: Error>(text: &str) -> Result<Self, E> {
        if let Some(sign) = control::in_value(text) {
            let point = u32::from(sign);
            return Err(E::custom(format!("{IN_A_VALUE}{point:04X}")));
        }
        Ok(Self::plain(text))
    }

    /// A text that stands in a file as it is.
    pub(crate) fn plain(text: &str) -> Self {
        Self { typed: text.to_owned(), meant: PhantomData }
    }

    /// The text.
    pub(crate) fn typed(&self) -> &str {
        &self.typed
    }

    /// The text, taken out.
    pub(crate) fn into_typed(self) -> String {
        self.typed
    }

    /// The same text, meant to be something else.
    pub(crate) fn meant<U>(self) -> Text<U> {
        Text { typed: self.typed, meant: PhantomData }
    }
}

impl<'de, T> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Typed<T>(PhantomData<T>);
        impl<T> Visitor<'_> for Typed<T> {
            type Value = Text<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text<T>, E> {
                Text::of(text)
            }
        }
        deserializer.deserialize_str(Typed(PhantomData))
    }
}

impl<T> Serialize for Text<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.typed)
    }
}

/// A text that may be empty.
#[derive(Debug)]
pub(crate) struct MaybeEmpty;

/// Four digits.
#[derive(Debug)]
pub(crate) struct Year;

/// The number of a column or row.
#[derive(Debug)]
pub(crate) struct Cell;

/// The word for a kind of place.
#[derive(Debug)]
pub(crate) struct KindOfPlace;

/// Six digits, or `none`.
#[derive(Debug)]
pub(crate) struct CodeOrNone;

/// A quantity, or the dash that is printed where there is none.
#[derive(Debug)]
pub(crate) struct OrDash;

/// A level or a range, where no key takes the words of the print.
#[derive(Debug)]
pub(crate) struct Amount;

/// A list; a key with nothing behind it is none.
#[derive(Debug, Serialize)]
pub(crate) struct List<T>(pub(crate) Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<List<T>, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = sequence.next_element()? {
                    items.push(item);
                }
                Ok(List(items))
            }
        }
        deserializer.deserialize_any(Items(PhantomData))
    }
}

/// Words, or ids under ids: `{ sex: female, residence: rural }`.
#[derive(Debug)]
pub(crate) enum WordsOrIds {
    /// Words.
    Words(Either),
    /// Ids under ids, in the order that they are written in.
    Ids(Vec<(Text, Text)>),
}

/// A text that stands where something else than a text may stand, too.
#[derive(Debug)]
pub(crate) enum Either {
    /// The text.
    Text(Text),
    /// What YAML takes for a number or `true`: the reader does not say how it was typed.
    Scalar,
}

impl Serialize for Either {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Scalar => serializer.serialize_bool(true),
        }
    }
}

/// Numbers and `true`, where a text may be typed.
macro_rules! scalars {
    ($make:expr => $($visit:ident $type:ty)*) => {
        $(fn $visit<E: Error>(self, _: $type) -> Result<Self::Value, E> {
            Ok($make)
        })*
    };
}

impl Serialize for WordsOrIds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Words(words) => words.serialize(serializer),
            Self::Ids(ids) => serializer.collect_map(ids.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl<'de> Deserialize<'de> for WordsOrIds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Both;
        impl<'de> Visitor<'de> for Both {
            type Value = WordsOrIds;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, or keys and values")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<WordsOrIds, E> {
                Ok(WordsOrIds::Words(Either::Text(Text::of(text)?)))
            }

            scalars! { WordsOrIds::Words(Either::Scalar) =>
                visit_bool bool visit_i64 i64 visit_u64 u64 visit_i128 i128 visit_u128 u128 visit_f64 f64
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<WordsOrIds, A::Error> {
                let mut ids: Vec<(Text, Text)> = Vec::new();
                while let Some(key) = map.next_key::<Text>()? {
                    let name = key.typed();
                    if ids.iter().any(|(other, _)| other.typed() == name) {
                        return Err(A::Error::custom(format!("duplicate field `{name}`")));
                    }
                    let value = map.next_value()?;
                    ids.push((key, value));
                }
                Ok(WordsOrIds::Ids(ids))
            }
        }
        deserializer.deserialize_any(Both)
    }
}

/// A text, or several.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum OneOrMore {
    /// One.
    One(Either),
    /// A list.
    More(Vec<Text>),
}

impl<'de> Deserialize<'de> for OneOrMore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Both;
        impl<'de> Visitor<'de> for Both {
            type Value = OneOrMore;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, or a sequence")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<OneOrMore, E> {
                Ok(OneOrMore::One(Either::Text(Text::of(text)?)))
            }

            scalars! { OneOrMore::One(Either::Scalar) =>
                visit_bool bool visit_i64 i64 visit_u64 u64 visit_i128 i128 visit_u128 u128 visit_f64 f64
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OneOrMore, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = items.next_element()? {
                    texts.push(text);
                }
                Ok(OneOrMore::More(texts))
            }
        }
        deserializer.deserialize_any(Both)
    }
}

/// One flag or several.
#[derive(Debug, Serialize)]
pub(crate) struct Flags(pub(crate) OneOrMore);

/// One id or several.
#[derive(Debug)]
pub(crate) struct Ids<T>(pub(crate) OneOrMore, PhantomData<T>);

impl<T> Serialize for Ids<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Flags {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        OneOrMore::deserialize(deserializer).map(Self)
    }
}

impl<'de, T> Deserialize<'de> for Ids<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        OneOrMore::deserialize(deserializer).map(|texts| Self(texts, PhantomData))
    }
}

/// Reads an optional key that is there: nothing behind it is a fault of its type, not an absent key.
pub(crate) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
