//! A command of the AWS CLI for a POSIX shell (sh, bash, zsh), to be pasted into a terminal or to stand in a script.
//!
//! In a terminal, what is pasted is typed: DEL erases what came before it, a tab completes, and marks of direction show
//! a command other than the one that runs. So nothing in the command is such a character, in quotes or not: a string
//! that has one is given as JSON, where it is an escape.

use super::names::words;
use super::style::{COMPACT, SHELL};
use super::target::{CliForm, Export, ExportNote};
use super::writer::Writer;
use super::written::written;
use crate::input::json::{Encoding, Json, NotJson};
use crate::input::{Input, Key, Value};
use crate::operation::{CREATE_COLLABORATION, List, Shape};
use crate::text::{self, push_step};

/// Beginnings of a value that the CLI takes for the name of a file or a page that has the value.
const READ_FROM_ELSEWHERE: [&[u8]; 4] = [b"file://", b"fileb://", b"http://", b"https://"];

/// Why a string is no option by itself, if it isn't.
fn why_not(string: &str) -> Option<&'static str> {
    if READ_FROM_ELSEWHERE.iter().any(|start| string.as_bytes().starts_with(start)) {
        Some("Given with --cli-input-json: as an option it would be read from a file or page.")
    } else if string.chars().any(text::is_disturbing) {
        Some("Given with --cli-input-json: a terminal would take some of its characters for keys.")
    } else if string == "--" {
        Some("Given with --cli-input-json: the AWS CLI takes no option that is --.")
    } else {
        None
    }
}

/// How many bytes an argument of a command has at the most, on Linux: less than this.
const MOST_BYTES: usize = 131_072;

/// What is said of a command whose request is elsewhere.
const TOO_LONG: &str = "The request is longer than an argument of a command may be (131,072 bytes): write it as JSON to \
    request.json first.";

/// Writes the command.
pub fn export(request: &[u8], form: CliForm) -> Export {
    let mut out = Export::default();
    out.text.push_str("aws cleanrooms create-collaboration");
    match form {
        CliForm::Options => {
            // What was written before the text turned out to be no JSON stays as it is.
            let _: Result<(), NotJson> = options(&mut out, request);
        }
        CliForm::InputJson => input_json(&mut out, &written(request, &SHELL).text),
    }
    if out.text.len() > MOST_BYTES && is_too_long(&out.text) {
        out.text = String::from("aws cleanrooms create-collaboration \\\n  --cli-input-json file://request.json");
        out.notes = vec![ExportNote { pointer: String::new(), message: TOO_LONG.into() }];
    }
    out.text.push('\n');
    out
}

fn input_json(out: &mut Export, json: &str) {
    add(&mut out.text, &[" \\\n  --cli-input-json "]);
    quote(&mut out.text, json);
}

/// Whether an argument of a command has too many bytes. What a quote within quotes takes more is counted, too.
fn is_too_long(command: &str) -> bool {
    let mut before = b' ';
    let mut size = 0;
    command.bytes().any(|byte| {
        // A line that goes on ends with a backslash, and an argument with it.
        size = if byte == b'\n' && before == b'\\' { 0 } else { size + 1 };
        before = byte;
        size >= MOST_BYTES
    })
}

fn options(out: &mut Export, request: &[u8]) -> Result<(), NotJson> {
    let mut json = Json::new(request, Encoding::Unknown);
    json.value()?;
    let mut others = String::new();
    let mut index = 0;
    while let Some(key) = json.any_member(index, CREATE_COLLABORATION.members)? {
        index += 1;
        let member = match key {
            Key::Known(known) => CREATE_COLLABORATION.members.get(usize::from(known)),
            Key::Unknown => None,
        };
        let Some(member) = member else {
            json.skip_value()?;
            continue;
        };
        let value = json.value()?;
        if value == Value::Null {
            continue;
        }
        let string = if value == Value::String { string(&json) } else { String::new() };
        if let Some(message) = why_not(&string) {
            let mut pointer = String::new();
            push_step(&mut pointer, member.name);
            out.notes.push(ExportNote { pointer, message: message.into() });
            let start = if others.is_empty() { "{\"" } else { ",\"" };
            add(&mut others, &[start, member.name, "\":", &compact(&mut json, member.shape, value)?]);
            continue;
        }
        let text = &mut out.text;
        // A boolean is an option for itself, and another with `no-` before its name.
        let no = if value == Value::Boolean(false) { "no-" } else { "" };
        add(text, &[" \\\n  --", no, &words(member.name, '-')]);
        match member.shape {
            Shape::Boolean => {}
            Shape::Enum(_) => add(text, &[" ", &string]),
            Shape::List(List { element: Shape::Enum(_), .. }) => {
                let mut index = 0;
                while json.element(index)? {
                    index += 1;
                    json.value()?;
                    add(text, &[" ", &self::string(&json)]);
                }
                if index == 0 {
                    add(text, &[" '[]'"]);
                }
            }
            Shape::String(_) => {
                // What begins with a hyphen would be taken for an option.
                add(text, &[if string.as_bytes().first() == Some(&b'-') { "=" } else { " " }]);
                quote(text, &string);
            }
            shape => {
                let value = compact(&mut json, shape, value)?;
                add(text, &[" "]);
                quote(text, &value);
            }
        }
    }
    if !others.is_empty() {
        others.push('}');
        input_json(out, &others);
    }
    Ok(())
}

#[inline(never)]
fn add(text: &mut String, pieces: &[&str]) {
    for piece in pieces {
        text.push_str(piece);
    }
}

/// The string that was read last.
fn string(json: &Json) -> String {
    text::to_string(&json.string().resolve(), usize::MAX)
}

/// A value whose start has been read, as JSON on one line.
fn compact(json: &mut Json, shape: Shape, value: Value) -> Result<String, NotJson> {
    let mut writer = Writer::new(json, &COMPACT);
    writer.rest(shape, value, 0)?;
    Ok(writer.out.text)
}

/// Between single quotes, a shell leaves everything as it is but the single quote.
fn quote(out: &mut String, string: &str) {
    text::put(out, '\'');
    for character in string.chars() {
        if character == '\'' {
            out.push_str("'\\'");
        }
        text::put(out, character);
    }
    text::put(out, '\'');
}
