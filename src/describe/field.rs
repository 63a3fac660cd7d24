//! What a form needs to know of a field.

use serde::Serialize;

use crate::crossing::named;
use crate::issue::Unit;
pub use crate::operation::FieldGroup;

/// A field of the request, or a structure, list or map that holds others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FieldDescription {
    /// Where it is: member names; `*` for any element of a list.
    pub path: Vec<String>,
    /// The same as a JSON pointer.
    pub pointer: String,
    /// What to call it.
    pub label: String,
    /// What it is for.
    pub help: String,
    /// What it may hold, to be shown before anything is wrong; not there where its kind says it all.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub constraint: Option<String>,
    /// What sort of value it is.
    pub kind: FieldKind,
    /// Whether it must be there, in what it is part of.
    pub required: bool,
    /// How much it may hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub limits: Option<FieldLimits>,
    /// Of a map: how long its keys may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub key_limits: Option<FieldLimits>,
    /// Of a map: how long its values may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub value_limits: Option<FieldLimits>,
    /// Whether line breaks are allowed in it.
    pub multiline: bool,
    /// Whether no element may stand in it twice.
    pub unique: bool,
    /// What it can be, if that is one of a few values.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub values: Option<Vec<FieldValue>>,
    /// The step at which a person is asked for it.
    pub group: FieldGroup,
    /// Its place in the order in which a person is asked, from 0.
    pub order: usize,
}

named! {
    /// What sort of value a field is.
    FieldKind {
        /// An object with known members.
        Structure "structure"
        /// An array.
        List "list"
        /// An object with free keys.
        Map "map"
        /// Text.
        String "string"
        /// One of a few values.
        Enum "enum"
        /// `true` or `false`.
        Boolean "boolean"
    }
}

/// How much a field may hold, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct FieldLimits {
    /// What is counted.
    pub unit: Unit,
    /// The least.
    pub min: usize,
    /// The most, where there is a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max: Option<usize>,
}

/// A value that a field can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct FieldValue {
    /// The value in the request.
    pub value: &'static str,
    /// What to call it.
    pub label: &'static str,
    /// What it means.
    pub help: &'static str,
}
