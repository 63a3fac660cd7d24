//! The model's types and the operation's tables say the same.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/cases.rs"]
#[allow(dead_code)]
mod cases;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cleanrooms_collaboration::describe::describe;
use cleanrooms_collaboration::model::{
    CreateCollaborationException, CreateCollaborationRequest, CreateCollaborationResponse,
};
use cleanrooms_collaboration::operation::shape::{Member, Shape, Structure};
use cleanrooms_collaboration::operation::{CREATE_COLLABORATION, CREATE_COLLABORATION_OUTPUT};
use cleanrooms_collaboration::schema::{Direction, JsonSchemaTarget, json_schema};
use cleanrooms_collaboration::{Edition, Options, Report, UnknownFields, parse_json, validate_response};
use serde_json::{Value, json};

/// A value that has every member, and of each enum the value asked for; `required_only` leaves out
/// the others.
fn value(shape: Shape, choice: usize, required_only: bool) -> Value {
    match shape {
        Shape::Structure(structure) => object(structure, choice, required_only),
        Shape::List(list) => json!([value(list.element, choice, required_only)]),
        Shape::Map(_) => json!({"key": "value"}),
        Shape::String(_) => json!("text"),
        Shape::Enum(choices) => json!(choices.values[choice.min(choices.values.len() - 1)]),
        Shape::Boolean => json!(choice == 0),
        Shape::Timestamp => json!(1_731_000_000.25),
    }
}

fn object(structure: &'static Structure, choice: usize, required_only: bool) -> Value {
    let latest = |member: &&Member| member.required_in(Edition::LATEST) || !required_only;
    let members = structure.members.iter().filter(latest);
    members.map(|member| (member.name.to_owned(), value(member.shape, choice, required_only))).collect()
}

#[test]
fn the_types_take_and_give_what_the_tables_describe() {
    for choice in 0..40 {
        for required_only in [false, true] {
            let request = object(&CREATE_COLLABORATION, choice, required_only);
            let typed: CreateCollaborationRequest = serde_json::from_value(request.clone()).expect("the same members");
            // Nothing is lost and nothing added: the types have no member that the tables lack.
            assert_eq!(serde_json::to_value(&typed).expect("JSON"), request);
        }
    }
}

#[test]
fn what_the_tables_require_the_types_require() {
    fn without_each(value: &Value, structure: &'static Structure, test: &dyn Fn(Value, &str, bool)) {
        for member in structure.members {
            let mut less = value.clone();
            less.as_object_mut().expect("an object").remove(member.name);
            test(less, member.name, member.required_in(Edition::LATEST));
            let inner = match member.shape {
                Shape::Structure(inner) => Some((inner, value[member.name].clone())),
                Shape::List(list) => match list.element {
                    Shape::Structure(inner) => Some((inner, value[member.name][0].clone())),
                    _ => None,
                },
                _ => None,
            };
            if let Some((inner, inner_value)) = inner {
                without_each(&inner_value, inner, &|less, name, required| {
                    let mut whole = value.clone();
                    let is_list = matches!(member.shape, Shape::List(_));
                    whole[member.name] = if is_list { json!([less]) } else { less };
                    test(whole, name, required);
                });
            }
        }
    }
    let request = object(&CREATE_COLLABORATION, 0, false);
    without_each(&request, &CREATE_COLLABORATION, &|less, name, required| {
        let decoded = serde_json::from_value::<CreateCollaborationRequest>(less);
        assert_eq!(decoded.is_err(), required, "{name}");
    });
}

#[test]
fn every_accepted_case_is_a_typed_request() {
    for (_, case) in cases::all().into_iter().filter(|(name, _)| name.starts_with("accepted/")) {
        let request: Value = serde_json::from_str(&cases::text(&case)).expect("JSON");
        let typed: CreateCollaborationRequest = serde_json::from_value(request.clone()).expect("a request");
        assert_eq!(serde_json::to_value(typed).expect("JSON"), request);
    }
}

#[test]
fn what_an_edition_lacks_is_not_in_its_type_though_it_is_let_pass() {
    let mut request = object(&CREATE_COLLABORATION, 0, false);
    request["members"][0]["accountId"] = json!("111122223333");
    request["creatorPaymentConfiguration"]["jobCompute"] = json!(5);
    request["jobLogStatus"] = json!("MAYBE");
    request["isMetricsEnabled"] = json!(true);
    let payments = &mut request["members"][0]["paymentConfiguration"];
    payments["queryCompute"]["isResponsible"] = json!(false);
    payments.as_object_mut().expect("an object").remove("machineLearning");
    let options = Options { unknown_fields: UnknownFields::Ignore, ..Options::default() };
    let typed = parse_json(request.to_string(), &options).expect("a valid request");
    assert_eq!((typed.job_log_status, typed.is_metrics_enabled), (None, None));
    assert!(typed.creator_payment_configuration.expect("payments").job_compute.is_none());
}

#[test]
fn names_are_those_of_the_wire() {
    fn names(structure: &'static Structure, found: &mut BTreeSet<&'static str>) {
        for member in structure.members {
            found.insert(member.name);
            match member.shape {
                Shape::Structure(inner) => names(inner, found),
                Shape::List(list) => {
                    if let Shape::Structure(inner) = list.element {
                        names(inner, found);
                    }
                }
                _ => {}
            }
        }
    }
    let mut found = BTreeSet::new();
    names(&CREATE_COLLABORATION, &mut found);
    let wanted = BTreeSet::from([
        "accountId",
        "allowCleartext",
        "allowDuplicates",
        "allowJoinsOnColumnsWithDifferentNames",
        "allowedResultRegions",
        "analyticsEngine",
        "autoApprovedChangeRequestTypes",
        "creatorDisplayName",
        "creatorMLMemberAbilities",
        "creatorMemberAbilities",
        "creatorPaymentConfiguration",
        "customMLMemberAbilities",
        "dataEncryptionMetadata",
        "description",
        "displayName",
        "isMetricsEnabled",
        "isResponsible",
        "jobCompute",
        "jobLogStatus",
        "machineLearning",
        "memberAbilities",
        "members",
        "mlMemberAbilities",
        "modelInference",
        "modelTraining",
        "name",
        "paymentConfiguration",
        "preserveNulls",
        "queryCompute",
        "queryLogStatus",
        "syntheticDataGeneration",
        "tags",
    ]);
    assert_eq!(found, wanted);
}

#[test]
fn the_response_has_the_members_of_its_table() {
    for required_only in [false, true] {
        let response = object(&CREATE_COLLABORATION_OUTPUT, 0, required_only);
        assert!(validate_response(response.to_string()).ok);
        let typed: CreateCollaborationResponse = serde_json::from_value(response.clone()).expect("the same members");
        assert_eq!(serde_json::to_value(&typed).expect("JSON"), response);
    }
}

#[test]
fn a_report_about_a_response_comes_back_from_json() {
    for body in ["[]", "{}", "<html>", r#"{"collaboration": {"id": 1}}"#] {
        let report = validate_response(body);
        let back: Report = serde_json::from_str(&serde_json::to_string(&report).expect("JSON")).expect("a report");
        assert_eq!(back, report, "{body}");
        assert_eq!(back.to_string(), report.to_string());
    }
}

#[test]
fn a_response_is_read() {
    let response = json!({"collaboration": {
        "id": "2b2b5bd2-0000-4000-8000-000000000000", "arn": "arn:aws:cleanrooms:eu-west-1:111122223333:collaboration/2b2b5bd2",
        "name": "n", "creatorAccountId": "111122223333", "creatorDisplayName": "c", "createTime": 1_731_000_000.25,
        "updateTime": 1_731_000_000, "memberStatus": "ACTIVE", "queryLogStatus": "ENABLED", "later": true
    }});
    let typed: CreateCollaborationResponse = serde_json::from_value(response).expect("a response");
    assert!((typed.collaboration.create_time - 1_731_000_000.25).abs() < 1e-9);
    assert_eq!(typed.collaboration.description, None);
}

#[test]
fn the_five_exceptions_are_told_apart() {
    let bodies = [
        json!({"name": "ServiceQuotaExceededException", "message": "m", "quotaName": "q", "quotaValue": 5.0}),
        json!({"name": "InternalServerException", "message": "m"}),
        json!({"name": "ValidationException", "message": "m", "fieldList": [{"name": "f", "message": "m"}]}),
        json!({"name": "ThrottlingException", "message": "m"}),
        json!({"name": "AccessDeniedException", "message": "m", "reason": "INSUFFICIENT_PERMISSIONS"}),
    ];
    for mut body in bodies {
        body["status"] = json!(400);
        body["retryable"] = json!(false);
        let typed: CreateCollaborationException = serde_json::from_value(body.clone()).expect("an exception");
        assert_eq!(serde_json::to_value(typed).expect("JSON"), body);
    }
}

#[test]
fn schemas_and_fields_are_written_for_the_package_to_be_compared() {
    let both = |target, edition| {
        json!({
            "input": json_schema(target, Direction::Input, edition),
            "output": json_schema(target, Direction::Output, edition),
        })
    };
    let of = |edition: &Edition| {
        json!({
            "edition": edition,
            "fields": describe(*edition),
            "draft-2020-12": both(JsonSchemaTarget::Draft202012, *edition),
            "draft-07": both(JsonSchemaTarget::Draft07, *edition),
        })
    };
    let all: Value = Edition::ALL.iter().map(of).collect();
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemas.json"), all.to_string()).expect("written");
}
