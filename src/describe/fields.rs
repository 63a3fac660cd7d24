//! Describes the fields from the tables.

use super::field::{FieldDescription, FieldKind, FieldLimits, FieldValue};
use crate::issue::{PathElement, Unit, pointer};
use crate::operation::{
    CREATE_COLLABORATION, Edition, Enum, Length, List, Map, Member, NativeText, Pattern, Shape, Structure,
};
use crate::text::Class;

/// All fields of an edition, in the order in which a person is asked for them.
///
/// ```
/// use cleanrooms_collaboration::Edition;
/// use cleanrooms_collaboration::describe::describe;
///
/// assert_eq!(describe(Edition::default())[0].label, "Collaboration name");
/// ```
#[must_use]
pub fn describe(edition: Edition) -> Vec<FieldDescription> {
    let mut fields = Vec::new();
    structure(&mut fields, edition, &CREATE_COLLABORATION, &[]);
    // Those with a place come before those without.
    fields.sort_by_key(|(place, field)| (field.group as usize, place.wrapping_sub(1)));
    let in_order = |(order, (_, field))| FieldDescription { order, ..field };
    fields.into_iter().enumerate().map(in_order).collect()
}

fn structure(
    fields: &mut Vec<(usize, FieldDescription)>,
    edition: Edition,
    structure: &'static Structure,
    path: &[&'static str],
) {
    for member in structure.members_in(edition) {
        let path = [path, &[member.name]].concat();
        fields.push((member.step.1, field(member, edition, &path)));
        match member.shape {
            Shape::Structure(inner) => self::structure(fields, edition, inner, &path),
            Shape::List(List { element: Shape::Structure(inner), .. }) => {
                self::structure(fields, edition, inner, &[path, vec!["*"]].concat());
            }
            _ => {}
        }
    }
}

fn field(member: &'static Member, edition: Edition, path: &[&'static str]) -> FieldDescription {
    let steps: Vec<PathElement> = path.iter().map(|&step| PathElement::from(step)).collect();
    let mut field = FieldDescription {
        path: path.iter().map(|&step| step.into()).collect(),
        pointer: pointer(&steps),
        label: if member.question.0.is_empty() { member.label.0 } else { member.question.0 }.into(),
        help: member.help.0.into(),
        constraint: None,
        kind: FieldKind::Structure,
        required: member.required_in(edition),
        limits: None,
        key_limits: None,
        value_limits: None,
        multiline: false,
        unique: false,
        values: None,
        group: member.step.0,
        order: 0,
    };
    match member.shape {
        Shape::Structure(_) => {}
        Shape::List(list) => {
            field.kind = FieldKind::List;
            field.unique = list.unique;
            field.limits = list.length_in(edition).map(|length| limits(Unit::Elements, length));
            field.constraint = list_constraint(list, edition);
            if let Shape::Enum(choices) = list.element {
                field.values = Some(values(choices, edition));
            }
        }
        Shape::Map(Map { length, key, value, .. }) => {
            field.kind = FieldKind::Map;
            field.limits = Some(limits(Unit::Entries, *length));
            field.key_limits = Some(limits(Unit::Characters, key.length));
            field.value_limits = Some(limits(Unit::Characters, value.length));
            let (most, key, value) = (most(*length), range(key.length), range(value.length));
            field.constraint = Some(format!("{most} tags. A key has {key} characters, a value {value}."));
        }
        Shape::String(text) => {
            let (length, pattern) = text.limits_in(edition);
            field.kind = FieldKind::String;
            field.limits = Some(limits(Unit::Characters, length));
            field.multiline = pattern.is_some_and(|pattern| pattern.class == Class::Text);
            field.constraint = Some(text_constraint(length, pattern));
        }
        Shape::Enum(choices) => {
            field.kind = FieldKind::Enum;
            field.values = Some(values(choices, edition));
        }
        Shape::Boolean => field.kind = FieldKind::Boolean,
        Shape::Timestamp => unreachable!("the request has no numbers"),
    }
    field
}

fn limits(unit: Unit, Length { min, max }: Length) -> FieldLimits {
    FieldLimits { unit, min, max }
}

fn range(Length { min, max }: Length) -> String {
    match max {
        Some(max) if min == max => max.to_string(),
        Some(max) => format!("{min} to {max}"),
        None => format!("at least {min}"),
    }
}

fn most(length: Length) -> String {
    length.max.map_or(String::new(), |max| format!("At most {max}"))
}

fn text_constraint(length: Length, pattern: Option<Pattern>) -> String {
    let count = range(length);
    match pattern {
        Some(Pattern { class: Class::Digits, .. }) => format!("{count} digits."),
        Some(Pattern { class: Class::Line, .. }) => {
            format!("{count} characters on one line, not just spaces. Most emoji are refused.")
        }
        Some(Pattern { class: Class::Text, .. }) => {
            format!("{count} characters, not just spaces. Most emoji are refused.")
        }
        None => format!("{count} characters."),
    }
}

fn list_constraint(list: &List, edition: Edition) -> Option<String> {
    match list.length_in(edition) {
        Some(length @ Length { max: Some(_), .. }) => Some(format!("{} members.", most(length))),
        Some(Length { min: 1, .. }) => Some("At least one, each once.".into()),
        _ => list.unique.then(|| "Each at most once.".into()),
    }
}

fn values(choices: &'static Enum, edition: Edition) -> Vec<FieldValue> {
    let texts = choices.labels.iter().zip(choices.help);
    let described = |(&value, (label, help)): (&&'static str, (&NativeText, &NativeText))| FieldValue {
        value,
        label: label.0,
        help: help.0,
    };
    choices.values_in(edition).iter().zip(texts).map(described).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_described() {
        let fields = describe(Edition::default());
        assert_eq!(fields.len(), 36);
        for (order, field) in fields.iter().enumerate() {
            assert_eq!(field.order, order);
            assert!(field.help.ends_with('.') && !field.help.contains("lease"), "{field:?}");
        }
        let pointers: Vec<&str> = fields.iter().map(|field| field.pointer.as_str()).collect();
        assert_eq!(pointers[..4], ["/name", "/description", "/creatorDisplayName", "/members"]);
        let name = &fields[0];
        assert_eq!(
            name.constraint.as_deref(),
            Some("1 to 100 characters on one line, not just spaces. Most emoji are refused.")
        );
        assert_eq!(name.limits, Some(FieldLimits { unit: Unit::Characters, min: 1, max: Some(100) }));
    }
}
