//! Writes the module `exceptions`: what reads answers with another status than 200, as [`crate::answer::exception`] does.

use crate::answer::exception::{EXCEPTIONS, NO_MESSAGE, SERVER_ERROR, SOON, TRY_AGAIN};
use crate::operation::{CREATE_COLLABORATION, List, Shape, Structure};

/// The JavaScript module that does the same.
pub fn module() -> String {
    let exceptions: String = EXCEPTIONS
        .iter()
        .map(|(name, retryable, members)| format!("  {name}: {{ retryable: {retryable}, members: {members:?} }},\n"))
        .collect();
    format!(
        "{}
const EXCEPTIONS = {{
{exceptions}}};
const SOON = {SOON:?};
const SERVER_ERROR = {SERVER_ERROR};
const TRY_AGAIN = {TRY_AGAIN:?};
const NO_MESSAGE = {NO_MESSAGE:?};
const REQUEST = {};
",
        include_str!("exceptions.js"),
        places(Shape::Structure(&CREATE_COLLABORATION))
    )
}

/// What a path can go on to: members by their names, `[…]` for the elements of a list, `MAP` for entries,
/// and nothing more.
fn places(shape: Shape) -> String {
    match shape {
        Shape::Structure(Structure { members, .. }) => {
            let members = members.iter().map(|member| format!("{}: {}", member.name, places(member.shape)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        Shape::List(List { element, .. }) => format!("[{}]", places(*element)),
        Shape::Map(_) => "MAP".into(),
        _ => "END".into(),
    }
}
