//! Writes the module `shapes`: the tables of the operation as JavaScript, for what is put together or read there.

use crate::issue::QUOTED;
use crate::issue::telling::{is_plural, lower_first};
use crate::operation::{
    CREATE_COLLABORATION, CREATE_COLLABORATION_OUTPUT, Document, Edition, Enum, Length, List, Map, Member, NativeText,
    Pattern, Shape, Structure, Text,
};

/// The flag of a label that is the same inside a sentence.
const AS_IS: u8 = 1;
/// The flag of a label that stands for several things.
const PLURAL: u8 = 2;
/// The flag of a member that is required.
const REQUIRED: u8 = 4;

pub fn module() -> String {
    let mut shapes = Shapes::default();
    let request = shapes.name_of(Shape::Structure(&CREATE_COLLABORATION));
    let response = shapes.name_of(Shape::Structure(&CREATE_COLLABORATION_OUTPUT));
    let named: String = shapes.named.iter().map(|(name, shape)| format!("export const {name} = {shape};\n")).collect();
    format!(
        "{}export const AS_IS = {AS_IS};
export const PLURAL = {PLURAL};
export const REQUIRED = {REQUIRED};
/** How many code points of an offending value an issue quotes. */
export const QUOTED = {QUOTED};
/** The editions, by their places. */
export const EDITIONS = {:?};
{named}/** Each document, as the row of a member. */
export const REQUEST = [{:?}, {request}];
export const RESPONSE = [{:?}, {response}];
",
        include_str!("shapes.js"),
        Edition::NAMES,
        Document::Request.label(),
        Document::Response.label(),
    )
}

/// The names of the shapes of the request in the API model, and those of their constants in the module `shapes`.
pub fn names() -> Vec<(String, String)> {
    let mut shapes = Shapes::default();
    shapes.name_of(Shape::Structure(&CREATE_COLLABORATION));
    let name = |(constant, _): (String, String)| (constant[CONSTANT.len()..].to_owned(), constant);
    shapes.named.into_iter().map(name).collect()
}

/// What the names of the constants begin with: some shapes have the name of a global of JavaScript's.
pub const CONSTANT: &str = "shape";

/// The shapes, each after those that stand in it.
#[derive(Default)]
struct Shapes {
    named: Vec<(String, String)>,
}

/// The limits of a size. A bound that isn't given is 0 below, and none above.
fn bounds(Length { min, max }: Length) -> String {
    let min = if min > 0 { format!(", min: {min}") } else { String::new() };
    min + &max.map_or(String::new(), |max| format!(", max: {max}"))
}

fn text_limits(length: Length, pattern: Option<Pattern>) -> String {
    bounds(length) + &pattern.map_or(String::new(), |pattern| format!(", pattern: {:?}", pattern.source.0))
}

/// Other limits from an edition on.
fn later(since: Edition, limits: &str) -> String {
    format!(", later: [{}, {{ __proto__: null{limits} }}]", since as u8)
}

impl Shapes {
    /// The name of a shape.
    fn name_of(&mut self, shape: Shape) -> String {
        let (NativeText(name), kind, rest) = match shape {
            Shape::Structure(Structure { name, members, .. }) => {
                let members: String = members.iter().map(|member| self.row(member)).collect();
                (*name, "object", format!(", members: {{ __proto__: null{members} }}"))
            }
            Shape::List(List { name, element, length, unbounded_since, unique }) => {
                let element = self.name_of(*element);
                let length = length.map_or(String::new(), bounds);
                let later = unbounded_since.map_or(String::new(), |since| later(since, ""));
                let unique = if *unique { ", unique: true" } else { "" };
                (*name, "array", format!("{length}{later}{unique}, element: {element}"))
            }
            Shape::Map(Map { name, length, key, value }) => {
                let (key, value) = (self.name_of(Shape::String(key)), self.name_of(Shape::String(value)));
                (*name, "object", format!("{}, key: {key}, value: {value}", bounds(*length)))
            }
            Shape::String(Text { name, length, pattern, loosened }) => {
                let later = loosened.map(|it| later(it.since, &text_limits(it.length, it.pattern)));
                (*name, "string", text_limits(*length, *pattern) + &later.unwrap_or_default())
            }
            Shape::Enum(Enum { name, values, since, .. }) => {
                let since: Vec<u8> = since.iter().map(|since| *since as u8).collect();
                let is_history = since.iter().any(|since| *since > 0);
                let since = if is_history { format!(", since: {since:?}") } else { String::new() };
                (*name, "string", format!(", values: {values:?}{since}"))
            }
            Shape::Boolean => (NativeText("Boolean"), "boolean", String::new()),
            Shape::Timestamp => (NativeText("Timestamp"), "number", String::new()),
        };
        let literal = format!("{{ __proto__: null, kind: {kind:?}{rest} }}");
        let name = format!("{CONSTANT}{name}");
        if !self.named.iter().any(|(known, _)| *known == name) {
            self.named.push((name.clone(), literal));
        }
        name
    }

    fn row(&mut self, member: &Member) -> String {
        let Member { name, label: NativeText(label), shape, required, since, optional_since, .. } = *member;
        let as_is = if lower_first(label) == label { AS_IS } else { 0 };
        let plural = if is_plural(label, shape) { PLURAL } else { 0 };
        let required = if required { REQUIRED } else { 0 };
        let numbers = [as_is | plural | required, since as u8, optional_since.map_or(0, |since| since as u8)];
        let last = numbers.iter().rposition(|number| *number > 0).map_or(0, |last| last + 1);
        let numbers: String = numbers[..last].iter().map(|number| format!(", {number}")).collect();
        format!(", {name}: [{label:?}, {}{numbers}]", self.name_of(shape))
    }
}
