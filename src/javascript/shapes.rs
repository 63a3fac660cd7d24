//! Writes the module `shapes`: the tables of the operation as JavaScript, for what is put together or read there. A
//! structure's member is a row: its label, its shape and the flags of its label, if it has any.

use crate::issue::QUOTED;
use crate::issue::message::{is_plural, lower_first};
use crate::operation::{
    CREATE_COLLABORATION, CREATE_COLLABORATION_OUTPUT, Document, Enum, Length, List, Map, Member, NativeText, Shape,
    Structure, Text,
};

/// The flag of a label that is the same inside a sentence.
const AS_IS: u8 = 1;
/// The flag of a label that stands for several things.
const PLURAL: u8 = 2;

pub fn module() -> String {
    let mut shapes = Shapes::default();
    let request = shapes.name_of(Shape::Structure(&CREATE_COLLABORATION));
    let response = shapes.name_of(Shape::Structure(&CREATE_COLLABORATION_OUTPUT));
    let named: String = shapes.named.iter().map(|(name, shape)| format!("const {name} = {shape};\n")).collect();
    format!(
        "// Generated from the tables of the crate by its program `javascript`; not to be edited.
//
// No object has a prototype: what one lacked, it would take from `Object.prototype`.

export const AS_IS = {AS_IS};
export const PLURAL = {PLURAL};
/** How many code points of an offending value an issue quotes. */
export const QUOTED = {QUOTED};
{named}/** Each document, as the row of a member. */
export const REQUEST = [{:?}, {request}];
export const RESPONSE = [{:?}, {response}];
",
        Document::Request.label(),
        Document::Response.label(),
    )
}

/// The shapes, each after those that stand in it.
#[derive(Default)]
struct Shapes {
    named: Vec<(String, String)>,
}

impl Shapes {
    /// The name of a shape.
    fn name_of(&mut self, shape: Shape) -> String {
        // A bound that isn't given is 0 below, and none above.
        let bounds = |Length { min, max }: Length| {
            let min = if min > 0 { format!(", min: {min}") } else { String::new() };
            min + &max.map_or(String::new(), |max| format!(", max: {max}"))
        };
        let (NativeText(name), kind, rest) = match shape {
            Shape::Structure(Structure { name, members, .. }) => {
                let members: String = members.iter().map(|member| self.row(member)).collect();
                (*name, "object", format!(", members: {{ __proto__: null{members} }}"))
            }
            Shape::List(List { name, element, length, .. }) => {
                let element = self.name_of(*element);
                let length = length.map_or(String::new(), bounds);
                (*name, "array", format!("{length}, element: {element}"))
            }
            Shape::Map(Map { name, length, key, value }) => {
                let (key, value) = (self.name_of(Shape::String(key)), self.name_of(Shape::String(value)));
                (*name, "object", format!("{}, key: {key}, value: {value}", bounds(*length)))
            }
            Shape::String(Text { name, length, pattern }) => {
                let pattern = pattern.map_or(String::new(), |pattern| format!(", pattern: {:?}", pattern.source.0));
                (*name, "string", bounds(*length) + &pattern)
            }
            Shape::Enum(Enum { name, values, .. }) => (*name, "string", format!(", values: {values:?}")),
            Shape::Boolean => (NativeText("Boolean"), "boolean", String::new()),
            Shape::Timestamp => (NativeText("Timestamp"), "number", String::new()),
        };
        let literal = format!("{{ __proto__: null, kind: {kind:?}{rest} }}");
        // Some have the name of a global of JavaScript's.
        let name = format!("shape{name}");
        if !self.named.iter().any(|(known, _)| *known == name) {
            self.named.push((name.clone(), literal));
        }
        name
    }

    fn row(&mut self, Member { name, label: NativeText(label), shape, .. }: &Member) -> String {
        let as_is = if lower_first(label) == *label { AS_IS } else { 0 };
        let plural = if is_plural(label, *shape) { PLURAL } else { 0 };
        let flags = match as_is | plural {
            0 => String::new(),
            flags => format!(", {flags}"),
        };
        format!(", {name}: [{label:?}, {}{flags}]", self.name_of(*shape))
    }
}
