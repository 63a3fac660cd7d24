//! Writes the declarations `types`: the types of the first edition. The crate's own, which wasm-bindgen declares, are those
//! of the newest; what differs is taken from them.

use crate::describe::{FieldDescription, describe};
use crate::operation::{CREATE_COLLABORATION, Edition, Enum, List, Member, NativeText, Shape, Structure};

pub fn declarations() -> String {
    let mut types = Types::default();
    types.structure(&CREATE_COLLABORATION);
    format!("{}\n{}", include_str!("types.d.ts"), types.declared)
}

const FIRST: Edition = Edition::E20241107;

/// The types that differ, each after those that stand in it.
#[derive(Default)]
struct Types {
    named: Vec<&'static str>,
    declared: String,
}

impl Types {
    fn declare(&mut self, name: &'static str, declaration: &str) {
        if !self.named.contains(&name) {
            self.named.push(name);
            self.declared += declaration;
        }
    }

    /// Declares a structure, if it differs; whether it does.
    fn structure(&mut self, structure: &'static Structure) -> bool {
        let NativeText(name) = structure.name;
        let mut omitted: Vec<String> = Vec::new();
        let mut members = String::new();
        for member in structure.members {
            let is_there = FIRST.has(member.since);
            let other = if is_there { self.shape(member.shape) } else { None };
            let was_required = member.required && member.optional_since.is_some();
            if is_there && other.is_none() && !was_required {
                continue;
            }
            omitted.push(format!("\"{}\"", member.name));
            if is_there {
                members += &declared(member, name, other);
            }
        }
        if omitted.is_empty() {
            return false;
        }
        let omitted = omitted.join(" | ");
        let docs = format!("/** As {{@link Latest.{name}}}, in edition {FIRST}. */");
        self.declare(
            name,
            &format!("{docs}\nexport interface {name} extends Omit<Latest.{name}, {omitted}> {{\n{members}}}\n"),
        );
        true
    }

    /// The type of a shape that differs.
    fn shape(&mut self, shape: Shape) -> Option<String> {
        match shape {
            Shape::Structure(structure) => self.structure(structure).then(|| structure.name.0.into()),
            Shape::List(List { element, .. }) => self.shape(*element).map(|element| format!("{element}[]")),
            Shape::Enum(Enum { name: NativeText(name), values, since, .. }) => {
                let later: Vec<String> = values
                    .iter()
                    .zip(*since)
                    .filter(|(_, since)| !FIRST.has(**since))
                    .map(|(value, _)| format!("\"{value}\""))
                    .collect();
                if later.is_empty() {
                    return None;
                }
                let later = later.join(" | ");
                let docs = format!("/** As {{@link Latest.{name}}}, in edition {FIRST}. */");
                self.declare(name, &format!("{docs}\nexport type {name} = Exclude<Latest.{name}, {later}>;\n"));
                Some((*name).into())
            }
            _ => None,
        }
    }
}

/// A member, with its type if that differs from the newest's, and what it is for.
fn declared(member: &Member, structure: &str, other: Option<String>) -> String {
    let name = member.name;
    let optional = if member.required { "" } else { "?" };
    let its = other.unwrap_or_else(|| format!("NonNullable<Latest.{structure}[\"{name}\"]>"));
    let is_its = |field: &&FieldDescription| field.path.last().is_some_and(|last| last == name);
    let constraint = describe(FIRST).iter().find(is_its).and_then(|field| field.constraint.clone());
    let constraint = constraint.map_or(String::new(), |constraint| format!(" {constraint}"));
    format!("    /** {}{constraint} */\n    {name}{optional}: {its};\n", member.help.0)
}
