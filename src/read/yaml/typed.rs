//! What was typed, before anyone reads it: a scalar is its text, whatever YAML would take it for.

use std::fmt;
use std::marker::PhantomData;

use crate::read::yaml::control;
use crate::read::yaml::control::IN_A_VALUE;
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

/// A scalar exactly as typed: `3.50`, `007` and `no` stay what they are.
///
/// `T` is what it is meant to be. The crossing reads it as nothing else, and the schemas describe it.
#[derive(Debug)]
pub(crate) struct Text<T = String> {
    typed: String,
    meant: PhantomData<T>,
}

impl<T> Text<T> {
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
                // Escapes of YAML make characters that do not stand in the file.
                if let Some(sign) = control::in_value(text) {
                    let point = u32::from(sign);
                    return Err(E::custom(format!("{IN_A_VALUE}{point:04X}")));
                }
                Ok(Text { typed: text.to_owned(), meant: PhantomData })
            }
        }
        deserializer.deserialize_str(Typed(PhantomData))
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

/// A list; a key with nothing behind it is none.
#[derive(Debug)]
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

/// Reads an optional key that is there: nothing behind it is a fault of its type, not an absent key.
pub(crate) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
