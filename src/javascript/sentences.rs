//! The sentences of [`crate::issue::message`] as JavaScript, with the labels that they name.

use crate::issue::Code;
use crate::issue::message::{CONTROL, INVISIBLE, NAMED, Part, Test, is_plural, lower_first, sentence};
use crate::operation::{Document, NativeText, Shape, Structure};

use Part::{Distinct, Figure, Label, List, More, Name, Next, Pointers, Quoted, Refused, Say, Term, The, Verb, When};
use Test::{Has, Is, Less, None};

/// The sentences as JavaScript: functions of an issue's parameters, by code, and what they need.
pub fn javascript() -> String {
    let mut terms = Terms::default();
    let sentences: String = Code::ALL.iter().map(|&code| terms.function(sentence(code))).collect();
    let terms: String = terms.0.iter().map(|terms| format!("  {{ {} }},\n", pairs(terms))).collect();
    let ranges = CONTROL.iter().chain(&INVISIBLE).map(|(first, last)| format!("[{first}, {last}]"));
    let ranges = ranges.collect::<Vec<_>>().join(", ");
    let subject = |document: Document| node(document.label(), false, false, &members(document.structure()));
    format!(
        "const NAMED = {NAMED};
const INVISIBLE = [{ranges}];
/** What paths are about, from the root of a document: each member's label and its own members. */
const REQUEST = {};
const RESPONSE = {};
/** What we call the values of enums. */
const terms = [
{terms}];
/** By code, an issue's sentence. */
const sentences = [
{sentences}];
",
        subject(Document::Request),
        subject(Document::Response),
    )
}

/// Makes a node of the tree of labels, with everything that JavaScript reads of one: what a node lacked, it would look
/// up at `Object.prototype`.
fn node(label: &str, is_plural: bool, is_time: bool, members: &str) -> String {
    let flags = u8::from(lower_first(label) == label) | u8::from(is_plural) << 1 | u8::from(is_time) << 2;
    let members = if members.is_empty() { String::new() } else { format!(", {members}") };
    format!("/* @__PURE__ */ node({label:?}, {flags}{members})")
}

fn members(structure: &Structure) -> String {
    let members = structure.members.iter().map(|member| {
        let inner = match member.shape {
            Shape::Structure(inner) => members(inner),
            Shape::List(list) => match list.element {
                Shape::Structure(inner) => members(inner),
                _ => String::new(),
            },
            _ => String::new(),
        };
        let NativeText(label) = member.label;
        let is_time = matches!(member.shape, Shape::Timestamp);
        format!(", {}: {}", member.name, node(label, is_plural(label, member.shape), is_time, &inner))
    });
    // A key may have any name.
    format!("{{ __proto__: null{} }}", members.collect::<String>())
}

fn pairs(terms: &[(&str, &str)]) -> String {
    terms.iter().map(|(wire, term)| format!("{wire}: {term:?}")).collect::<Vec<_>>().join(", ")
}

/// The tables of terms that the sentences use.
#[derive(Default)]
struct Terms(Vec<&'static [(&'static str, &'static str)]>);

impl Terms {
    fn function(&mut self, parts: &'static [Part]) -> String {
        let expression = self.expression(parts);
        let parameters = if expression.contains("p.") { "p" } else { "" };
        format!("  ({parameters}) => {expression},\n")
    }

    fn expression(&mut self, parts: &'static [Part]) -> String {
        if parts.is_empty() {
            return "''".into();
        }
        parts.iter().map(|part| self.part(*part)).collect::<Vec<_>>().join(" + ")
    }

    fn part(&mut self, part: Part) -> String {
        match part {
            Say(words) => format!("{words:?}"),
            Figure(figure) => format!("p.{figure}"),
            Next(figure) => format!("(p.{figure} + 1)"),
            Quoted(figure) => format!("'\"' + p.{figure} + '\"'"),
            Term(figure, terms) => {
                let known = self.0.iter().position(|known| *known == terms);
                let index = known.unwrap_or_else(|| {
                    self.0.push(terms);
                    self.0.len() - 1
                });
                format!("terms[{index}][p.{figure}]")
            }
            List(figure) => format!("listed(p.{figure}, ', ')"),
            Pointers(figure) => format!("pointers(p.{figure})"),
            Distinct(figure, inner) => format!("listed(distinct(p.{figure}.map((one) => one.{inner})), ', ')"),
            Refused => "listed(distinct(p.characters.map(shown)), ' ')".into(),
            More(count, list) => format!("more(p.{count} - p.{list}.length)"),
            The => "the(p.place)".into(),
            Name => "name()".into(),
            Label => "inside()".into(),
            Verb(one, several) => format!("(isPlural() ? {several:?} : {one:?})"),
            When(test, then, otherwise) => {
                format!("({} ? {} : {})", condition(test), self.expression(then), self.expression(otherwise))
            }
        }
    }
}

fn condition(test: Test) -> String {
    match test {
        Is(figure, value) => format!("p.{figure} === {value:?}"),
        Less(left, right) => format!("p.{left} < p.{right}"),
        None(figure) => format!("isNone(p.{figure})"),
        Has(figure) => format!("Object.hasOwn(p, '{figure}')"),
    }
}
