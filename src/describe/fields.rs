//! Describes the fields from the tables and from the texts below. Native only: the package's build
//! writes the descriptions out.

use super::field::{FieldDescription, FieldGroup, FieldKind, FieldLimits, FieldValue};
use crate::issue::{PathElement, Unit, pointer};
use crate::operation::{CREATE_COLLABORATION, Enum, Length, List, Map, Member, Pattern, Shape, Structure, Text};
use crate::text::Class;

/// All fields, in the order in which a person is asked for them.
#[must_use]
pub fn describe() -> Vec<FieldDescription> {
    let mut fields = Vec::new();
    structure(&mut fields, &CREATE_COLLABORATION, &[]);
    fields.sort_by_key(|field| (field.group as usize, place(&field.pointer)));
    for (order, field) in fields.iter_mut().enumerate() {
        field.order = order;
    }
    fields
}

/// The places, within a step, of the fields that a person isn't asked for in the order of the tables.
fn place(pointer: &str) -> usize {
    let first = [
        "/name",
        "/description",
        "/creatorDisplayName",
        "/members",
        "/members/*",
        "/members/*/displayName",
        "/members/*/accountId",
        "/analyticsEngine",
        "/queryLogStatus",
    ];
    first.iter().position(|&other| other == pointer).unwrap_or(first.len())
}

fn structure(fields: &mut Vec<FieldDescription>, structure: &'static Structure, path: &[&'static str]) {
    for member in structure.members {
        let path = [path, &[member.name]].concat();
        fields.push(field(structure, member, &path));
        match member.shape {
            Shape::Structure(inner) => self::structure(fields, inner, &path),
            Shape::List(List { element: Shape::Structure(inner), .. }) => {
                self::structure(fields, inner, &[path, vec!["*"]].concat());
            }
            _ => {}
        }
    }
}

fn field(structure: &'static Structure, member: &'static Member, path: &[&'static str]) -> FieldDescription {
    let steps: Vec<PathElement> = path.iter().map(|&step| PathElement::from(step)).collect();
    let mut field = FieldDescription {
        path: path.iter().map(|&step| step.into()).collect(),
        pointer: pointer(&steps),
        label: label(structure.name.0, member).into(),
        help: help(structure.name.0, member.name).into(),
        constraint: None,
        kind: FieldKind::Structure,
        required: member.required,
        limits: None,
        key_limits: None,
        value_limits: None,
        multiline: false,
        unique: false,
        values: None,
        group: group(path),
        order: 0,
    };
    match member.shape {
        Shape::Structure(_) => {}
        Shape::List(list) => {
            field.kind = FieldKind::List;
            field.unique = list.unique;
            field.limits = list.length.map(|length| limits(Unit::Elements, length));
            field.constraint = list_constraint(list);
            if let Shape::Enum(choices) = list.element {
                field.values = Some(values(choices));
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
            field.kind = FieldKind::String;
            field.limits = Some(limits(Unit::Characters, text.length));
            field.multiline = text.pattern.is_some_and(|pattern| pattern.class == Class::Text);
            field.constraint = Some(text_constraint(text));
        }
        Shape::Enum(choices) => {
            field.kind = FieldKind::Enum;
            field.values = Some(values(choices));
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

fn text_constraint(text: &Text) -> String {
    let count = range(text.length);
    match text.pattern {
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

fn list_constraint(list: &List) -> Option<String> {
    match list.length {
        Some(Length { max: Some(_), .. }) => list.length.map(|length| format!("{} members.", most(length))),
        Some(Length { min: 1, .. }) => Some("At least one, each once.".into()),
        _ => list.unique.then(|| "Each at most once.".into()),
    }
}

fn group(path: &[&str]) -> FieldGroup {
    let is_about = |word: &str| path.iter().any(|step| step.to_ascii_lowercase().ends_with(word));
    if is_about("memberabilities") {
        FieldGroup::Abilities
    } else if is_about("paymentconfiguration") {
        FieldGroup::Payment
    } else {
        FieldGroup::Collaboration
    }
}

fn values(choices: &'static Enum) -> Vec<FieldValue> {
    let described = |&value: &&'static str| {
        let (label, help) = value_texts(value);
        FieldValue { value, label, help }
    };
    choices.values.iter().map(described).collect()
}

/// What a value is called, and what it means.
fn value_texts(value: &str) -> (&'static str, &'static str) {
    match value {
        "CAN_QUERY" => ("Run queries", "Can run queries on the members' tables."),
        "CAN_RECEIVE_RESULTS" => ("Receive results", "Gets the results of queries."),
        "CAN_RECEIVE_MODEL_OUTPUT" => ("Receive model output", "Gets the output of trained custom models."),
        "CAN_RECEIVE_INFERENCE_OUTPUT" => {
            ("Receive inference output", "Gets the output of inference with custom models.")
        }
        "ENABLED" => ("On", "Members can log queries."),
        "DISABLED" => ("Off", "Queries are not logged."),
        "SPARK" => ("Spark", "For new collaborations; machine learning needs it."),
        "CLEAN_ROOMS_SQL" => ("Clean Rooms SQL", "Closed to new collaborations."),
        other => unreachable!("{other} has no description"),
    }
}

/// What a form calls a member: what messages call it, but where a form asks a question.
fn label(structure: &str, member: &Member) -> &'static str {
    match (structure, member.name) {
        ("QueryComputePaymentConfig", "isResponsible") => "Pays for queries",
        ("ModelTrainingPaymentConfig", "isResponsible") => "Pays for model training",
        ("ModelInferencePaymentConfig", "isResponsible") => "Pays for model inference",
        (_, "allowCleartext") => "Allow cleartext columns",
        (_, "allowDuplicates") => "Allow duplicates",
        (_, "allowJoinsOnColumnsWithDifferentNames") => "Allow joins of columns with different names",
        (_, "preserveNulls") => "Preserve NULL values",
        _ => member.label.0,
    }
}

/// What a member is for.
fn help(structure: &str, member: &str) -> &'static str {
    match (structure, member) {
        (_, "members") => "Those whom you invite, without yourself.",
        (_, "accountId") => "The AWS account of the member, without dashes.",
        (_, "displayName") => "How the other participants see this member.",
        (_, "memberAbilities") => "What this member can do with queries.",
        (_, "mlMemberAbilities") => "What this member can do with custom models.",
        (_, "customMLMemberAbilities") => "Which output goes to this participant.",
        (_, "paymentConfiguration") => "What this member pays for.",
        (_, "name") => "How all participants see the collaboration.",
        (_, "description") => "What the collaboration is for.",
        (_, "creatorMemberAbilities") => "What you can do with queries.",
        (_, "creatorMLMemberAbilities") => "What you can do with custom models.",
        (_, "creatorDisplayName") => "How the other participants see you.",
        (_, "dataEncryptionMetadata") => "Rules for encrypted tables. Without them, the collaboration takes none.",
        (_, "queryLogStatus") => "Whether members can log queries.",
        (_, "tags") => "Your own labels for the collaboration.",
        (_, "creatorPaymentConfiguration") => "What you pay for.",
        (_, "analyticsEngine") => "Runs the queries. If none is named, the service uses Spark.",
        (_, "queryCompute") => "The cost of running queries.",
        (_, "machineLearning") => "The cost of custom machine learning.",
        (_, "modelTraining") => "The cost of training custom models.",
        (_, "modelInference") => "The cost of inference with custom models.",
        ("QueryComputePaymentConfig", "isResponsible") => {
            "Whether this participant pays for queries. If nobody is set to, the one who can query pays."
        }
        ("ModelTrainingPaymentConfig", "isResponsible") => {
            "Whether this participant pays for model training. If nobody is set to, the one who can query pays."
        }
        ("ModelInferencePaymentConfig", "isResponsible") => {
            "Whether this participant pays for model inference. If nobody is set to, the one who can query pays."
        }
        (_, "allowCleartext") => "Whether encrypted tables can have columns that aren't encrypted.",
        (_, "allowDuplicates") => "Whether columns for joins can repeat a value.",
        (_, "allowJoinsOnColumnsWithDifferentNames") => "Whether columns can be joined whose names differ.",
        (_, "preserveNulls") => "Whether NULL stays NULL. Otherwise it is encrypted as well.",
        (_, other) => unreachable!("{other} has no description"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_described() {
        // That none is missing shows by that nothing is unreachable.
        let fields = describe();
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
