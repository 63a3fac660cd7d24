//! What is reported: an [`Issue`] is a code, the place it is about and the figures its message names. Issues are data;
//! their English is in [`super::message`].

#[cfg(not(feature = "boundary"))]
use serde::{Deserialize, Serialize};

use super::code::{Code, Params};
use super::level::{Level, Source};
use super::place::{PathElement, pointer};
use crate::operation::{Document, Edition};

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    pub(crate) document: Document,
    pub(crate) edition: Edition,
    pub(crate) level: Level,
    pub(crate) path: Vec<PathElement>,
    pub(crate) params: Params,
}

impl Issue {
    /// What it is.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.params.code()
    }

    /// How grave it is.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// Which statement it rests on.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.code().source_in(self.edition)
    }

    /// The edition of the operation that the request is for.
    #[must_use]
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// Where it is, from the root of the request or response.
    #[must_use]
    pub fn path(&self) -> &[PathElement] {
        &self.path
    }

    /// The path as a JSON pointer (RFC 6901); empty for the root.
    #[must_use]
    pub fn pointer(&self) -> String {
        pointer(&self.path)
    }

    /// The figures that its message names.
    #[must_use]
    pub const fn params(&self) -> &Params {
        &self.params
    }
}

#[cfg(feature = "typescript")]
#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const ISSUE_TYPE: &'static str = r#"
/** One thing that is wrong, told apart by `code`. */
export type Issue = {
    [C in Code]: {
        /** What kind of issue it is. The entry `/codes` says what each means, and what to do about it. */
        code: C;
        /**
         * How grave it is. `error`: the service refuses the request. `warning`: it takes the request, as far as its model and
         * documentation tell.
         */
        level: Level;
        /** Where it is, from the request's root: member names, map keys, indices. */
        path: PathElement[];
        /** The path as a JSON pointer (RFC 6901). */
        pointer: string;
        /** What is wrong, in English, for a person. */
        message: string;
        /** The figures that the message names. */
        params: IssueParams[C];
        /**
         * What it rests on. `json`: the JSON and Unicode standards. `model`: the AWS API model of the operation.
         * `documentation`: the operation's reference. `guide`: the AWS Clean Rooms User Guide. `tagging`: the rules on tags that
         * all AWS services share. `inferred`: a conclusion from how the operation works.
         */
        source: Source;
    };
}[Code];

/** The issues of a code, or of several: `IssueOf<"length" | "pattern">`. */
export type IssueOf<C extends Code> = Extract<Issue, { code: C }>;
"#;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(not(feature = "boundary"), derive(Serialize, Deserialize), serde(from = "Parts"))]
pub struct Report {
    /// Whether there is no error; there may be warnings.
    pub ok: bool,
    /// What was found: the structure's issues in the order of the input, then the rules'.
    pub issues: Vec<Issue>,
    /// Whether there were more issues than the options asked for.
    pub truncated: bool,
}

/// What a report is read from: that it is ok, its issues tell.
#[cfg(not(feature = "boundary"))]
#[derive(Deserialize)]
struct Parts {
    issues: Vec<Issue>,
    truncated: bool,
}

#[cfg(not(feature = "boundary"))]
impl From<Parts> for Report {
    fn from(Parts { issues, truncated }: Parts) -> Self {
        Report { ok: issues.iter().all(|issue| issue.level != Level::Error), issues, truncated }
    }
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
