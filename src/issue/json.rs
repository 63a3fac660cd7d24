//! Issues as JSON: written with pointer, message and source, which are told anew from the other parts when an issue is
//! read.

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::Value;

use super::code::{Code, Params};
use super::level::Level;
use super::place::PathElement;
use super::report::Issue;
use crate::operation::{Document, Edition};

impl Serialize for Issue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let is_response = self.document == Document::Response;
        let is_later = !is_response && self.edition != Edition::default();
        let count = 7 + usize::from(is_response) + usize::from(is_later);
        let mut issue = serializer.serialize_struct("Issue", count)?;
        issue.serialize_field("code", &self.code())?;
        issue.serialize_field("level", &self.level)?;
        issue.serialize_field("path", &self.path)?;
        issue.serialize_field("pointer", &self.pointer())?;
        issue.serialize_field("message", &self.message())?;
        issue.serialize_field("params", &self.params)?;
        issue.serialize_field("source", &self.source())?;
        if is_response {
            issue.serialize_field("document", "response")?;
        }
        if is_later {
            issue.serialize_field("edition", &self.edition)?;
        }
        issue.end()
    }
}

/// The parts of an issue that the others can be told from.
#[derive(Deserialize)]
struct Parts {
    code: Code,
    level: Level,
    path: Vec<PathElement>,
    params: Value,
    /// `response`, in an issue with one.
    #[serde(default)]
    document: String,
    /// Where it isn't the first one.
    edition: Option<Edition>,
}

impl<'de> Deserialize<'de> for Issue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Parts { code, level, path, params, document, edition } = Parts::deserialize(deserializer)?;
        let params = Params::read(code, &params)
            .ok_or_else(|| de::Error::custom(format_args!("the parameters aren't those of {code}")))?;
        let document = if document == "response" { Document::Response } else { Document::Request };
        let edition =
            edition.unwrap_or(if document == Document::Response { Edition::LATEST } else { Edition::default() });
        Ok(Issue { document, edition, level, path, params })
    }
}
