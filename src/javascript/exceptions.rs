//! Writes the module `exceptions`: what reads answers with another status than 200, as [`crate::answer::exception`] does.

use crate::answer::exception::{EXCEPTIONS, Known, NO_MESSAGE, SERVER_ERROR, SOON, TRY_AGAIN};

/// The JavaScript module that does the same.
pub fn module() -> String {
    let exceptions: String = EXCEPTIONS
        .iter()
        .map(|Known { name, retryable, members, .. }| {
            format!("  {name}: {{ retryable: {retryable}, members: {members:?} }},\n")
        })
        .collect();
    format!(
        "{}
const EXCEPTIONS = {{
{exceptions}}};
const SOON = {SOON:?};
const SERVER_ERROR = {SERVER_ERROR};
const TRY_AGAIN = {TRY_AGAIN:?};
const NO_MESSAGE = {NO_MESSAGE:?};
",
        include_str!("exceptions.js")
    )
}
