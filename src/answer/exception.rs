//! Reads an answer with another status than 200. Whatever it is (an exception of the operation,
//! another one of AWS, a page of a proxy, nothing at all), something typed comes out. Native; the
//! package has the same as JavaScript, which gets its tables from here, and a test holds the two
//! together.

use serde_json::Value;

use crate::issue::PathElement;
use crate::model::{
    self, CreateCollaborationException, Exception, UnknownException, ValidationExceptionField, exceptions,
};
use crate::operation::{CREATE_COLLABORATION, Shape};
use crate::text::from_step;

/// One of the operation's exceptions.
pub struct Known {
    /// Its name.
    pub name: &'static str,
    /// Whether a retry can help.
    pub retryable: bool,
    /// Its members besides the message.
    #[cfg(feature = "generate")]
    pub members: &'static [&'static str],
    /// What an answer's body makes it, with this message.
    read: fn(&Value, String) -> Exception,
}

macro_rules! retryable {
    (again) => {
        true
    };
    (once) => {
        false
    };
}

macro_rules! declare {
    ($( $(#[$doc:meta])* $status:literal $retry:ident $name:ident {
        $( $(#[$member_doc:meta])* $member:ident $wire:literal: $type:ty, )*
    } )*) => {
        /// The operation's exceptions.
        pub static EXCEPTIONS: &[Known] = &[$( Known {
            name: stringify!($name),
            retryable: retryable!($retry),
            #[cfg(feature = "generate")]
            members: &[$( $wire ),*],
            read: |body, message| {
                let _ = body;
                Exception::$name(model::$name { message, $( $member: <$type>::of(&body[$wire]), )* })
            },
        } ),*];
    };
}
exceptions!(declare);

/// A member as an answer may have it; what has another type isn't there.
trait Member: Sized {
    fn of(value: &Value) -> Option<Self>;
}

impl Member for String {
    fn of(value: &Value) -> Option<String> {
        value.as_str().map(String::from)
    }
}

impl Member for f64 {
    fn of(value: &Value) -> Option<f64> {
        value.as_f64()
    }
}

impl Member for Vec<ValidationExceptionField> {
    fn of(value: &Value) -> Option<Vec<ValidationExceptionField>> {
        value.as_array().map(|fields| fields.iter().filter_map(field).collect())
    }
}

/// The reason with which a retry can help all the same: a role was made a moment ago and isn't known
/// everywhere yet.
pub const SOON: &str = "IAM_SYNCHRONIZATION_DELAY";

/// From which status on, and with which others, an unknown answer may be another one the next time.
pub const SERVER_ERROR: u16 = 500;
pub const TRY_AGAIN: [u16; 2] = [408, 429];

/// What is said of an answer that says nothing itself; `{status}` is its status.
pub const NO_MESSAGE: &str = "An answer with status {status} and no message.";

/// Reads an answer: its status, its header `x-amzn-errortype` (empty if it has none) and its body.
#[must_use]
pub fn parse(status: u16, error_type: &str, body: &[u8]) -> CreateCollaborationException {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |name: &str| String::of(&body[name]);
    let told = [error_type, body["__type"].as_str().unwrap_or_default(), body["code"].as_str().unwrap_or_default()];
    let name = told.map(name).into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    let message = text("message").or_else(|| text("Message")).unwrap_or_default();
    let (exception, retryable) = if let Some(known) = EXCEPTIONS.iter().find(|known| known.name == name) {
        let is_soon = name == "ValidationException" && text("reason").as_deref() == Some(SOON);
        ((known.read)(&body, message), known.retryable || is_soon)
    } else {
        let code = (!name.is_empty()).then(|| name.to_owned());
        let message = if message.is_empty() { NO_MESSAGE.replace("{status}", &status.to_string()) } else { message };
        let unknown = Exception::UnknownException(UnknownException { message, code });
        (unknown, status >= SERVER_ERROR || TRY_AGAIN.contains(&status))
    };
    CreateCollaborationException { exception, status, retryable }
}

/// The name alone: a namespace may stand before it, and the address of a description after it.
fn name(told: &str) -> &str {
    let name = told.split(':').next().unwrap_or_default();
    name.rsplit('#').next().unwrap_or_default().trim()
}

fn field(field: &Value) -> Option<ValidationExceptionField> {
    let text = |name: &str| field.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let name = text("name");
    field.is_object().then(|| ValidationExceptionField { path: path(&name), message: text("message"), name })
}

/// The path of a field that the service names, as in `members[0].accountId`, `members.0.accountId` or, as
/// a JSON pointer, `/members/0/accountId`; the case of a name's letters doesn't matter. None if there is
/// no such field.
fn path(name: &str) -> Option<Vec<PathElement>> {
    const BORDERS: [char; 5] = ['.', '/', '[', ']', '$'];
    let pointer = name.strip_prefix('/');
    let mut path = Vec::new();
    let mut shape = Shape::Structure(&CREATE_COLLABORATION);
    let mut rest = pointer.unwrap_or_else(|| name.trim_start_matches(BORDERS));
    while !rest.is_empty() || pointer.is_some() && matches!(shape, Shape::Map(_)) {
        if let Shape::Map(_) = shape {
            // A key may have any character in it.
            let key = match pointer {
                Some(_) => from_step(rest),
                None => rest.strip_suffix(']').unwrap_or(rest).to_owned(),
            };
            path.push(PathElement::Key(key.into()));
            break;
        }
        let end = if pointer.is_some() { rest.find('/') } else { rest.find(BORDERS) };
        let (step, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = match pointer {
            Some(_) => after.strip_prefix('/').unwrap_or_default(),
            None => after.trim_start_matches(BORDERS),
        };
        shape = match shape {
            Shape::Structure(structure) => {
                let member = structure.members.iter().find(|member| member.name.eq_ignore_ascii_case(step))?;
                path.push(member.name.into());
                member.shape
            }
            Shape::List(list) => {
                let is_index = step.len() <= 6 && step.bytes().all(|byte| byte.is_ascii_digit());
                path.push(step.parse::<usize>().ok().filter(|_| is_index)?.into());
                list.element
            }
            _ => return None,
        };
        if after.is_empty() {
            break;
        }
    }
    (!path.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::pointer;
    use crate::model::ThrottlingException;

    #[test]
    fn tells_which_exception_it_is() {
        for told in [
            "ThrottlingException",
            "ThrottlingException:http://internal.amazon.com/coral/",
            "com.amazonaws.cleanrooms#ThrottlingException",
            "aws.cleanrooms#ThrottlingException:http://internal/#x",
        ] {
            let body = format!("{{\"__type\": \"{told}\", \"message\": \"m\"}}");
            for (header, body) in [(told, "{\"message\": \"m\"}"), ("", body.as_str())] {
                let parsed = parse(429, header, body.as_bytes());
                let wanted = Exception::ThrottlingException(ThrottlingException { message: "m".into() });
                assert_eq!(parsed.exception, wanted, "{told}");
                assert!(parsed.retryable);
            }
        }
    }

    #[test]
    fn takes_anything_for_an_answer() {
        for body in ["", "<html>502</html>", "{\"message\": \"cut", "[]", "null", "{\"message\": 1}"] {
            for status in [0, 200, 404, 502, 999] {
                let parsed = parse(status, "", body.as_bytes());
                let Exception::UnknownException(unknown) = parsed.exception else { panic!("{body}") };
                assert!(unknown.message.contains("no message") && unknown.code.is_none(), "{body}");
                assert_eq!(parsed.retryable, status >= 500);
            }
        }
    }

    #[test]
    fn finds_the_fields_that_are_named() {
        for (name, found) in [
            ("name", "/name"),
            ("Name", "/name"),
            ("members[0].accountId", "/members/0/accountId"),
            ("members.0.accountId", "/members/0/accountId"),
            ("/members/10/accountId", "/members/10/accountId"),
            ("$.members[2]", "/members/2"),
            (
                "creatorMLMemberAbilities.customMLMemberAbilities[1]",
                "/creatorMLMemberAbilities/customMLMemberAbilities/1",
            ),
            ("tags.a.b", "/tags/a.b"),
            ("tags[a/b]", "/tags/a~1b"),
            ("/tags/a~1b~0c]", "/tags/a~1b~0c]"),
            ("/tags/.$x", "/tags/.$x"),
            ("/tags/", "/tags/"),
            ("/tags", "/tags"),
        ] {
            assert_eq!(path(name).map(|path| pointer(&path)).as_deref(), Some(found), "{name}");
        }
        for name in ["", "nothing", "members.x", "members[].accountId", "name.first", "accountId"] {
            assert_eq!(path(name), None, "{name}");
        }
    }
}
