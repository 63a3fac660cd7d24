//! What is reported: an [`Issue`] is a code, the place it is about and the figures its message
//! names. Issues are data; their English is in [`crate::message`].

use std::borrow::Cow;
#[cfg(not(target_arch = "wasm32"))]
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::finding::{CodePoint, Others, Own, Quote, Refused, Repeat};
#[cfg(not(target_arch = "wasm32"))]
use crate::message;
use crate::operation::Document;
use crate::options::Account;
use crate::shape::Cost;
use crate::text;
#[cfg(not(target_arch = "wasm32"))]
use crate::wire;
use crate::wire::{Wire, Words, named};

named! {
    /// How grave an issue is. Only errors make a request invalid.
    #[derive(serde::Deserialize)]
    Level {
        /// The service refuses the request.
        Error "error"
        /// The service takes the request, as far as its model and documentation tell.
        Warning "warning"
    }
}

named! {
    /// Which statement an issue rests on.
    Source {
        /// The JSON and Unicode standards: without them there is no request.
        Json "json"
        /// The AWS API model of the operation.
        Model "model"
        /// The operation's reference documentation.
        Documentation "documentation"
        /// The AWS Clean Rooms User Guide.
        Guide "guide"
        /// The tagging rules common to all AWS services.
        Tagging "tagging"
        /// A conclusion from how the operation works.
        Inferred "inferred"
    }
}

/// One step of a path: a member's name or a map's key, or an element's index.
///
/// A lone surrogate in a key stands as U+FFFD.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum PathElement {
    /// Member or key.
    Key(#[cfg_attr(target_arch = "wasm32", tsify(type = "string"))] Cow<'static, str>),
    /// Element, from 0.
    Index(usize),
}

impl From<&'static str> for PathElement {
    fn from(name: &'static str) -> Self {
        PathElement::Key(Cow::Borrowed(name))
    }
}

impl From<usize> for PathElement {
    fn from(index: usize) -> Self {
        PathElement::Index(index)
    }
}

named! {
    /// What sort of value stands somewhere, or is wanted there.
    Kind {
        /// JSON `null`.
        Null "null"
        /// JSON `true` or `false`.
        Boolean "boolean"
        /// A JSON number.
        Number "number"
        /// A JSON string.
        String "string"
        /// A JSON array.
        Array "array"
        /// A JSON object.
        Object "object"
        /// `undefined`; this and what follows exists in JavaScript only.
        Undefined "undefined"
        /// `NaN`.
        NotANumber "not_a_number"
        /// `Infinity` or `-Infinity`.
        Infinity "infinity"
        /// A number of seconds that is a million million or more, from 1970 on or back, where a time is wanted.
        NumberBeyondDates "number_beyond_dates"
        /// A bigint.
        Bigint "bigint"
        /// A symbol.
        Symbol "symbol"
        /// A function.
        Function "function"
        /// An object of a class, such as a Map, a Date or a String object.
        ClassInstance "class_instance"
        /// An object that contains itself.
        Cycle "cycle"
        /// A value whose getter or proxy threw.
        Unreadable "unreadable"
    }
}

named! {
    /// What is wrong with a text that is not JSON.
    SyntaxProblem {
        /// The text ends before its value does.
        UnexpectedEnd "unexpected_end"
        /// A character that JSON doesn't allow in this place.
        UnexpectedCharacter "unexpected_character"
        /// A control character inside a string.
        ControlCharacter "control_character"
        /// A backslash in a string with something after it that is no escape.
        InvalidEscape "invalid_escape"
        /// A number that isn't written as JSON wants it.
        InvalidNumber "invalid_number"
        /// Bytes that aren't UTF-8.
        InvalidUtf8 "invalid_utf8"
        /// A byte order mark before the text.
        ByteOrderMark "byte_order_mark"
        /// Something after the value.
        TrailingCharacters "trailing_characters"
    }
}

named! {
    /// Whether a key or a value is meant.
    Place {
        /// The last key of the path.
        Key "key"
        /// The value at the path.
        Value "value"
    }
}

named! {
    /// What a length counts.
    Unit {
        /// Unicode code points of a string.
        Characters "characters"
        /// Elements of a list.
        Elements "elements"
        /// Entries of a map.
        Entries "entries"
    }
}

/// What a parameter is while the check is at it: the same, unless something else is given.
macro_rules! figure {
    ($type:ty) => {
        $type
    };
    ($type:ty as $found:ty) => {
        $found
    };
}

/// Declares the parameters of each code together with the code, its name on the wire, and the
/// row of the TypeScript union, so that they can't drift apart. `as` gives what the check has at hand
/// where the parameters own something.
macro_rules! issues {
    ($( $(#[$doc:meta])* $name:ident $code:literal $params:ident {
        $( $(#[$field_doc:meta])* $field:ident: $type:ty $(as $found:ty)? ),* $(,)?
    } )*) => {
        /// The kind of an issue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum Code {
            $( $(#[$doc])* #[serde(rename = $code)] $name, )*
        }

        impl Code {
            /// Every code, in the order of the README's table.
            pub const ALL: &'static [Code] = &[$( Code::$name ),*];

            /// The name on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Code::$name => $code, )* }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
            #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
            #[serde(rename_all = "camelCase")]
            pub struct $params {
                $( $(#[$field_doc])* pub $field: $type, )*
            }
        )*

        /// The figures that an issue's message names, by code.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum Params {
            $( $(#[$doc])* $name($params), )*
        }

        impl Params {
            /// The code that these parameters belong to.
            #[must_use]
            pub const fn code(&self) -> Code {
                match self { $( Params::$name(_) => Code::$name, )* }
            }
        }

        /// What was found, with its figures as they are at hand (see [`crate::finding`]).
        #[derive(Debug, Clone, Copy)]
        #[doc(hidden)]
        #[allow(missing_docs)] // As the parameters that it becomes.
        pub enum Finding<'a> {
            $( $(#[$doc])* $name { $( $field: figure!($type $(as $found)?) ),* }, )*
        }

        impl<'a> Finding<'a> {
            /// Its code.
            pub(crate) const fn code(&self) -> Code {
                match self { $( Finding::$name { .. } => Code::$name, )* }
            }

            /// Its figures.
            #[allow(unused_variables)] // Some codes have none.
            pub(crate) fn write(&self, words: &mut Words) {
                match *self { $( Finding::$name { $( $field ),* } => {
                    $( $field.write(words); )*
                } )* }
            }

            /// For each code, the JavaScript expression that reads its figures as parameters.
            #[cfg(not(target_arch = "wasm32"))]
            pub(crate) fn javascript() -> Vec<String> {
                vec![$( wire::object(&[$( (
                    stringify!($field),
                    <figure!($type $(as $found)?)>::OPTIONAL,
                    <figure!($type $(as $found)?)>::javascript(),
                ) ),*]) ),*]
            }
        }

        impl From<Finding<'_>> for Params {
            fn from(finding: Finding<'_>) -> Params {
                match finding { $( Finding::$name { $( $field ),* } => {
                    Params::$name($params { $( $field: $field.own() ),* })
                } )* }
            }
        }

        #[cfg(target_arch = "wasm32")]
        #[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
        const ISSUE_TYPE: &'static str = concat!(
            "/** One thing that is wrong, told apart by `code`. */\nexport type Issue =",
            $( "\n    | IssueOf<\"", $code, "\", ", stringify!($params), ">" ),*,
            ";\n"
        );
    };
}

issues! {
    /// The text is not JSON.
    Syntax "syntax" SyntaxParams {
        /// What is wrong.
        problem: SyntaxProblem,
        /// The line, from 1.
        line: usize,
        /// The column, from 1, in code points.
        column: usize,
    }
    /// An object of the text has one key twice; readers of JSON disagree on which counts.
    DuplicateKey "duplicate_key" DuplicateKeyParams {
        /// The key, cut to 128 characters.
        key: String as Quote<'a>,
    }
    /// A string has half of a surrogate pair, which no UTF-8 text can hold.
    Unicode "unicode" UnicodeParams {
        /// Where the string stands.
        place: Place,
        /// The lone surrogate, as in `U+D83D`.
        surrogate: String as CodePoint,
        /// Where in the string, in code points from 0.
        position: usize,
    }
    /// A value is not of the sort that belongs here.
    Type "type" TypeParams {
        /// What belongs here.
        expected: Kind,
        /// What is there.
        actual: Kind,
    }
    /// A required member is absent or null.
    Required "required" RequiredParams {
        /// The member's name.
        field: &'static str,
    }
    /// A member that the operation doesn't have.
    UnknownField "unknown_field" UnknownFieldParams {
        /// The member's name, cut to 128 characters.
        field: String as Quote<'a>,
        /// A member that may have been meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        nearest: Option<&'static str>,
    }
    /// A string, list or map is too short or too long.
    Length "length" LengthParams {
        /// What is counted.
        unit: Unit,
        /// Whether the key or the value at the path is meant.
        place: Place,
        /// The least allowed.
        min: usize,
        /// How many there are.
        actual: usize,
        /// The most allowed, where there is a limit.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        max: Option<usize>,
    }
    /// A string has characters that its pattern refuses, or nothing but white space.
    Pattern "pattern" PatternParams {
        /// The pattern of the API model.
        pattern: &'static str,
        /// Whether the string is empty or only white space.
        blank: bool,
        /// The first ten refused characters.
        characters: Vec<RefusedCharacter> as &'a [Refused],
        /// How many refused characters there are.
        count: usize,
    }
    /// A string is none of the values allowed.
    Enum "enum" EnumParams {
        /// What is there, cut to 128 characters.
        actual: String as Quote<'a>,
        /// What is allowed.
        allowed: &'static [&'static str],
        /// The allowed value that may have been meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        nearest: Option<&'static str>,
    }
    /// A list has one value more than once.
    UniqueItems "unique_items" UniqueItemsParams {
        /// The first ten elements that repeat an earlier one.
        duplicates: Vec<Duplicate> as &'a [Repeat<'a>],
        /// How many elements repeat an earlier one.
        count: usize,
    }
    /// More than one participant is to pay for one cost.
    MultiplePayers "multiple_payers" MultiplePayersParams {
        /// The cost.
        cost: Cost,
        /// Pointers to the others that say so, ten at the most.
        others: Vec<String> as Others<'a>,
    }
    /// Nobody is to pay, and everybody who would by default declines.
    DefaultPayerDeclined "default_payer_declined" DefaultPayerDeclinedParams {
        /// The cost.
        cost: Cost,
        /// Pointers to the others that decline, ten at the most.
        others: Vec<String> as Others<'a>,
    }
    /// Two members have one account.
    DuplicateAccount "duplicate_account" DuplicateAccountParams {
        /// The account.
        account_id: String as Account,
        /// Pointers to the earlier members with it: the first.
        others: Vec<String> as Others<'a>,
    }
    /// The creator is listed among the members.
    CreatorIsMember "creator_is_member" CreatorIsMemberParams {
        /// The account.
        account_id: String as Account,
    }
    /// A tag key that AWS keeps for itself.
    ReservedTagKey "reserved_tag_key" ReservedTagKeyParams {
        /// The key, cut to 128 characters.
        key: String as Quote<'a>,
    }
    /// More than one participant can run queries.
    MultipleQueriers "multiple_queriers" MultipleQueriersParams {
        /// Pointers to the abilities of the others, ten at the most.
        others: Vec<String> as Others<'a>,
    }
    /// Nobody can run queries.
    NoQuerier "no_querier" NoQuerierParams {}
    /// Somebody can run queries and nobody receives results.
    NoReceiver "no_receiver" NoReceiverParams {}
    /// More members than the default quota.
    MemberQuota "member_quota" MemberQuotaParams {
        /// The quota.
        quota: usize,
        /// How many members there are.
        actual: usize,
    }
    /// Machine learning with an engine that doesn't do it.
    MlNeedsSpark "ml_needs_spark" MlNeedsSparkParams {
        /// Pointers to what needs the other engine, ten at the most.
        others: Vec<String> as Others<'a>,
    }
    /// An engine that the service no longer takes for new collaborations.
    EngineRetired "engine_retired" EngineRetiredParams {
        /// The engine.
        engine: &'static str,
        /// The day it ended, as `YYYY-MM-DD`.
        since: &'static str,
    }
}

/// A character that a pattern refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RefusedCharacter {
    /// The character.
    pub character: char,
    /// Its number, as in `U+1F600`.
    pub code_point: String,
    /// Where in the string, in code points from 0.
    pub position: usize,
}

/// An element of a list that repeats an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Duplicate {
    /// Where it stands, from 0.
    pub index: usize,
    /// The repeated value, cut to 128 characters.
    pub value: String,
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// What it is about.
    pub document: Document,
    /// How grave it is.
    pub level: Level,
    /// Which statement it rests on.
    pub source: Source,
    /// Where it is, from the request's root.
    pub path: Vec<PathElement>,
    /// What it is, with its figures.
    pub params: Params,
}

impl Issue {
    /// What it is.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.params.code()
    }

    /// The path as a JSON pointer (RFC 6901); empty for the root.
    #[must_use]
    pub fn pointer(&self) -> String {
        pointer(&self.path)
    }

    /// What it is, in English, for a person.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn message(&self) -> String {
        message::tell(self)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl fmt::Display for Issue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.pointer(), self.message())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Serialize for Issue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut issue = serializer.serialize_struct("Issue", 7)?;
        issue.serialize_field("code", &self.code())?;
        issue.serialize_field("level", &self.level)?;
        issue.serialize_field("path", &self.path)?;
        issue.serialize_field("pointer", &self.pointer())?;
        issue.serialize_field("message", &self.message())?;
        issue.serialize_field("params", &self.params)?;
        issue.serialize_field("source", &self.source)?;
        issue.end()
    }
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const ISSUE_OF_TYPE: &'static str = r"
/** What every issue has. */
export interface IssueOf<C extends Code, P> {
    code: C;
    level: Level;
    /** Where it is, from the request's root: member names, map keys, indices. */
    path: PathElement[];
    /** The path as a JSON pointer (RFC 6901). */
    pointer: string;
    /** What is wrong, in English, for a person. */
    message: string;
    /** The figures that the message names. */
    params: P;
    /** The statement it rests on. */
    source: Source;
}
";

/// A path as a JSON pointer (RFC 6901).
#[must_use]
pub fn pointer(path: &[PathElement]) -> String {
    let mut pointer = String::new();
    for element in path {
        match element {
            PathElement::Index(index) => {
                text::put(&mut pointer, '/');
                text::push_number(&mut pointer, *index);
            }
            PathElement::Key(key) => push_step(&mut pointer, key),
        }
    }
    pointer
}

/// Appends a key to a JSON pointer.
pub(crate) fn push_step(pointer: &mut String, key: &str) {
    text::put(pointer, '/');
    for character in key.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => text::put(pointer, other),
        }
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(Serialize))]
pub struct Report {
    /// Whether there is no error; there may be warnings.
    pub ok: bool,
    /// What was found: the structure's issues in the order of the input, then the rules'.
    pub issues: Vec<Issue>,
    /// Whether there were more issues than the options asked for.
    pub truncated: bool,
    /// Whether the input is, as it stands, a value of the request's type: no optional member is
    /// null and there is no unknown member.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip))]
    pub clean: bool,
}

impl Report {
    /// The issues that make the request invalid.
    pub fn errors(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.level == Level::Error)
    }

    /// The issues that don't.
    pub fn warnings(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.level == Level::Warning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_pointers() {
        let path = ["tags".into(), PathElement::Key("a/b~c".into()), 7.into()];
        assert_eq!(pointer(&path), "/tags/a~1b~0c/7");
        assert_eq!(pointer(&[]), "");
    }
}
