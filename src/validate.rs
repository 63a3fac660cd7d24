//! An input through the check and the rules: a text, a tape, or the lines of a text (NDJSON).

use crate::check::{Participant, Recorder, check};
use crate::crossing::{Crosses, Words};
use crate::input::json::{Encoding, Json};
use crate::input::{Input, SyntaxError};
use crate::issue::words::IssueWords;
use crate::issue::{Collector, Finding, Issues, Report, Sink, Verdict};
#[cfg(not(feature = "boundary"))]
use crate::model::CreateCollaborationRequest;
#[cfg(not(feature = "boundary"))]
use crate::operation::{CREATE_COLLABORATION, Shape};
use crate::operation::{Document, Edition};
#[cfg(not(feature = "boundary"))]
use crate::options::Options;
use crate::options::{Settings, UnknownFields};
use crate::rules;
use crate::text;
#[cfg(not(feature = "boundary"))]
use serde_json::Value;

/// How responses are checked: with all members that there are today.
pub fn response_settings() -> Settings {
    Settings { edition: Edition::LATEST, unknown_fields: UnknownFields::Ignore, ..Settings::default() }
}

/// What is wrong with a request for an edition, if it isn't valid.
#[cfg(not(feature = "boundary"))]
pub fn must_be_valid(text: &[u8], edition: Edition) -> Result<(), Report> {
    let report = report(text, Document::Request, &Settings { edition, ..Settings::default() });
    if report.ok { Ok(()) } else { Err(report) }
}

/// A valid request with its type.
#[cfg(not(feature = "boundary"))]
pub fn typed(text: &[u8], options: &Options) -> Result<CreateCollaborationRequest, Report> {
    let report = report(text, Document::Request, &options.into());
    if !report.ok {
        return Err(report);
    }
    let mut request = serde_json::from_slice(text).expect("what is valid is JSON");
    leave_out(&mut request, Shape::Structure(&CREATE_COLLABORATION), options.edition);
    Ok(serde_json::from_value(request).expect("what is valid has the type's members"))
}

/// Takes out of a value what an edition doesn't have: the type has it, but nothing has looked at it.
#[cfg(not(feature = "boundary"))]
fn leave_out(value: &mut Value, shape: Shape, edition: Edition) {
    match (shape, value) {
        (Shape::Structure(structure), Value::Object(members)) => {
            let known = |name: &str| structure.members_in(edition).iter().find(|member| member.name == name);
            members.retain(|name, _| known(name).is_some());
            for (name, member) in members {
                if let Some(known) = known(name) {
                    leave_out(member, known.shape, edition);
                }
            }
        }
        (Shape::List(list), Value::Array(elements)) => {
            for element in elements {
                leave_out(element, list.element, edition);
            }
        }
        _ => {}
    }
}

/// The JSON text of a typed request.
#[cfg(not(feature = "boundary"))]
pub fn written(request: &CreateCollaborationRequest) -> Vec<u8> {
    serde_json::to_vec(request).expect("names, strings, lists and booleans can always be written")
}

/// Checks a text, UTF-8.
pub fn report(text: &[u8], document: Document, settings: &Settings) -> Report {
    let mut issues = Issues::new(document, settings.edition);
    let verdict = check_json(text, Encoding::Unknown, document, settings, &mut issues, &mut Vec::new());
    issues.report(verdict)
}

/// Checks a text; what is found goes to the sink. For `room`, see [`run`].
pub fn check_json(
    text: &[u8],
    encoding: Encoding,
    document: Document,
    settings: &Settings,
    sink: &mut dyn Sink,
    room: &mut Vec<Participant>,
) -> Verdict {
    let mut json = Json::new(text, encoding);
    let mut issues = Collector::new(settings.max_issues, sink);
    let Ok(clean) = run(&mut json, document, settings, &mut issues, room) else {
        let SyntaxError { problem, line, column } = json.failure();
        return issues.not_json(document, &Finding::Syntax { problem, line, column });
    };
    issues.finish(clean)
}

/// Checks an input and runs the rules. Returns whether the input is clean. `room` is a vector whose memory is used for
/// the members: see [`Recorder::swap_room`].
#[inline(never)]
pub fn run<'a, S: Input<'a>>(
    input: &mut S,
    document: Document,
    settings: &Settings,
    issues: &mut Collector,
    room: &mut Vec<Participant>,
) -> Result<bool, S::Error> {
    let mut recorder = Recorder::default();
    recorder.swap_room(room);
    let clean = check(input, document, settings, issues, &mut recorder)?;
    if document == Document::Request {
        rules::run(recorder.finish(), settings, issues);
    }
    recorder.swap_room(room);
    Ok(clean)
}

/// The lines of a text that aren't blank.
pub struct Lines<'t> {
    rest: &'t [u8],
    /// Whether the end of the text is that of a line as well.
    is_last: bool,
    number: usize,
}

impl<'t> Lines<'t> {
    /// The lines of a whole text.
    pub const fn new(text: &'t [u8]) -> Self {
        Lines { rest: text, is_last: true, number: 0 }
    }
}

/// Each line with its number, from 1, without its line feed.
impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            let end = text::position(self.rest, b'\n');
            if end.is_none() && !self.is_last {
                return None;
            }
            let (line, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
            self.rest = rest.get(1..).unwrap_or_default();
            self.number += 1;
            if !line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
                return Some((self.number, line));
            }
        }
        None
    }
}

/// About how many issues are told at once.
const MANY_ISSUES: u32 = 1000;

/// The answer about the lines of a text: all of them, or the first, until they have some [`MANY_ISSUES`] issues.
pub struct LinesAnswer<'t> {
    /// The text.
    pub text: &'t [u8],
    /// Whether its end is that of a line.
    pub is_last: bool,
    /// How to check them.
    pub settings: Settings,
}

/// For each line that isn't blank: its number, the bytes at which it begins and ends, its issues and its flags. Then 0,
/// the number of bytes that were checked, and the number of lines.
impl Crosses for LinesAnswer<'_> {
    fn write(&self, words: &mut Words) {
        let mut lines = Lines { is_last: self.is_last, ..Lines::new(self.text) };
        let mut count = 0;
        let mut room = Vec::new();
        while count < MANY_ISSUES
            && let Some((number, line)) = lines.next()
        {
            let start = line.as_ptr() as usize - self.text.as_ptr() as usize;
            words.push(number);
            words.push(start);
            words.push(start + line.len());
            let mut issues = IssueWords::new(words);
            let verdict =
                check_json(line, Encoding::Unknown, Document::Request, &self.settings, &mut issues, &mut room);
            count += issues.count();
            words.push(verdict.flags());
        }
        words.push(0);
        words.push(self.text.len() - lines.rest.len());
        words.push(lines.number);
    }

    fn javascript() -> String {
        "readLines".into()
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn passes_over_blank_lines_and_counts_them() {
        let text = b"a\r\n\n \t\r\nb\n\nc";
        let lines: Vec<(usize, &[u8])> = Lines::new(text).collect();
        assert_eq!(lines, [(1, b"a\r".as_slice()), (4, b"b".as_slice()), (6, b"c".as_slice())]);
        assert_eq!(Lines::new(b"").count() + Lines::new(b"\n\n").count(), 0);
    }
}
