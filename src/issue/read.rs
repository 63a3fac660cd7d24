//! Reads parameters back from what they serialize to. Names and patterns are those of the tables again, not copies.

use serde_json::Value;

use super::figure::{Duplicate, RefusedCharacter};
use super::place::{Place, Unit};
use crate::input::{Kind, SyntaxProblem};
use crate::operation::{Cost, Document, Edition, SQL_ENGINE_RETIRED, Shape};

/// A parameter that can be read from its JSON value; `null` stands for one that is absent.
pub trait Read: Sized {
    fn read(value: &Value) -> Option<Self>;
}

impl Read for usize {
    fn read(value: &Value) -> Option<Self> {
        value.as_u64().and_then(|number| number.try_into().ok())
    }
}

impl Read for bool {
    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Read for String {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(String::from)
    }
}

impl Read for char {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().and_then(|text| text.parse().ok())
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::read(value).map(Some) }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::read).collect()
    }
}

macro_rules! read_names {
    ($( $name:ident )*) => { $(
        impl Read for $name {
            fn read(value: &Value) -> Option<Self> {
                value.as_str().and_then(|name| name.parse().ok())
            }
        }
    )* };
}
read_names! { Kind SyntaxProblem Place Unit Cost Edition }

impl Read for RefusedCharacter {
    fn read(value: &Value) -> Option<Self> {
        Some(RefusedCharacter {
            character: Read::read(&value["character"])?,
            code_point: Read::read(&value["codePoint"])?,
            position: Read::read(&value["position"])?,
        })
    }
}

impl Read for Duplicate {
    fn read(value: &Value) -> Option<Self> {
        Some(Duplicate { index: Read::read(&value["index"])?, value: Read::read(&value["value"])? })
    }
}

/// A text of the tables: a member's name, a value of an enum, a pattern, or the day an engine ended.
impl Read for &'static str {
    fn read(value: &Value) -> Option<Self> {
        let text = value.as_str()?;
        find(&|shape| match shape {
            Shape::Structure(structure) => {
                structure.members.iter().map(|member| member.name).find(|name| *name == text)
            }
            Shape::Enum(choices) => choices.values.iter().copied().find(|name| *name == text),
            Shape::String(constraint) => {
                let later = constraint.loosened.and_then(|later| later.pattern);
                let patterns = [constraint.pattern, later].into_iter().flatten();
                patterns.map(|pattern| pattern.source.0).find(|source| *source == text)
            }
            _ => None,
        })
        .or((text == SQL_ENGINE_RETIRED).then_some(SQL_ENGINE_RETIRED))
    }
}

/// The values of an enum.
impl Read for &'static [&'static str] {
    fn read(value: &Value) -> Option<Self> {
        let values = Vec::<String>::read(value)?;
        find(&|shape| match shape {
            Shape::Enum(choices) => {
                let known = choices.values.get(..values.len())?;
                known.iter().eq(&values).then_some(known)
            }
            _ => None,
        })
    }
}

/// The first thing that a function finds in the shapes of both documents.
fn find<T>(in_shape: &dyn Fn(Shape) -> Option<T>) -> Option<T> {
    fn visit<T>(shape: Shape, in_shape: &dyn Fn(Shape) -> Option<T>) -> Option<T> {
        in_shape(shape).or_else(|| match shape {
            Shape::Structure(structure) => structure.members.iter().find_map(|member| visit(member.shape, in_shape)),
            Shape::List(list) => visit(list.element, in_shape),
            Shape::Map(map) => [map.key, map.value].into_iter().find_map(|text| in_shape(Shape::String(text))),
            _ => None,
        })
    }
    let documents = [Document::Request, Document::Response];
    documents.into_iter().find_map(|document| visit(Shape::Structure(document.structure()), in_shape))
}
