//! What holds for any request: proptest looks for one that breaks it and makes it as small as it can. That an
//! object and its text have one report is looked for in `tests/oracles`, where there are objects.

#![cfg(not(target_arch = "wasm32"))]

#[path = "fuzz/src/lib.rs"]
#[allow(dead_code)]
mod targets;

use std::cell::Cell;

use arbitrary::Unstructured;
use cleanrooms_collaboration::issue::{Kind, Params, PathElement, Place};
use cleanrooms_collaboration::model::CreateCollaborationRequest;
use cleanrooms_collaboration::operation::CREATE_COLLABORATION;
use cleanrooms_collaboration::operation::shape::{Class, Enum, List, Member, Shape};
use cleanrooms_collaboration::{Code, Edition, Issue, Level, Options, Report, validate_json};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

fn check((edition, request): &(Edition, Value), max_issues: u32) -> Report {
    let options =
        Options { edition: *edition, creator_account_id: CREATOR.parse().ok(), max_issues, ..Options::default() };
    validate_json(request.to_string(), &options)
}

const CREATOR: &str = "999988887777";
const EVERY: u32 = 1_000_000;

// Requests in which much is right, and anything may be wrong.

/// Anything, small.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-zA-Z]{1,8}", inner), 0..4)
                .prop_map(|members| members.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

/// Mostly what belongs in a place.
fn mostly<S: Strategy<Value = Value> + 'static>(right: S) -> BoxedStrategy<Value> {
    prop_oneof![12 => right, 1 => anything()].boxed()
}

fn text(max: usize) -> BoxedStrategy<Value> {
    let right = prop::string::string_regex(&format!("[a-z\u{e9}\u{4e2d}][ -~\u{e9}]{{0,{}}}", max - 1));
    let wrong = prop_oneof![
        Just(String::new()),
        " {1,3}",
        "[\\x00-\\x20a\u{1f600}\u{ffff}]{1,9}",
        prop::string::string_regex(&format!("x{{{},{}}}", max + 1, max + 60)).expect("a pattern"),
    ];
    mostly(prop_oneof![9 => right.expect("a pattern"), 1 => wrong].prop_map(Value::from))
}

/// An object with some of these members, and now and then another one.
fn object(members: Vec<(&'static str, u32, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let chosen: Vec<_> = members
        .into_iter()
        .map(|(name, weight, value)| {
            prop::option::weighted(f64::from(weight) / 100.0, value).prop_map(move |value| (name, value))
        })
        .collect();
    let other = prop::option::weighted(0.1, ("[a-zA-Z]{1,9}", anything()));
    (chosen, other)
        .prop_map(|(members, other)| {
            let mut object = Map::new();
            for (name, value) in members {
                if let Some(value) = value {
                    object.insert(name.into(), value);
                }
            }
            if let Some((name, value)) = other {
                object.entry(name).or_insert(value);
            }
            object.into()
        })
        .boxed()
}

/// What belongs in a place by the tables, mostly.
fn of(shape: Shape, edition: Edition) -> BoxedStrategy<Value> {
    match shape {
        Shape::Structure(structure) => {
            let member = |member: &Member| {
                let weight = if member.required_in(edition) { 96 } else { 35 };
                (member.name, weight, of(member.shape, edition))
            };
            mostly(object(structure.members_in(edition).iter().map(member).collect()))
        }
        Shape::List(List { element: Shape::Enum(choices), .. }) => mostly(
            prop::collection::vec(prop_oneof![9 => one_of(choices, edition), 1 => "[A-Z_]{1,12}"], 0..4)
                .prop_map(Value::from),
        ),
        Shape::List(list) => mostly(prop::collection::vec(of(list.element, edition), 0..12).prop_map(Value::from)),
        Shape::Map(_) => {
            let tag = prop_oneof![
                8 => "[a-zA-Z0-9:/~]{1,20}",
                1 => "(aws|AWS):[a-z]{0,9}",
                1 => "x{129,140}",
                1 => Just(String::new())
            ];
            let value = mostly(prop_oneof![9 => "[ -~]{0,40}", 1 => "x{257,270}"].prop_map(Value::from));
            let tags = prop::collection::vec((tag, value), 0..8);
            mostly(tags.prop_map(|tags| tags.into_iter().collect::<Map<_, _>>().into()))
        }
        Shape::String(constraint) if constraint.pattern.is_some_and(|pattern| pattern.class == Class::Digits) => {
            let account =
                prop_oneof![6 => "[0-9]{12}", 2 => "11112222333[0-2]", 1 => Just(CREATOR.into()), 1 => "[0-9a]{0,14}"];
            mostly(account.prop_map(Value::from))
        }
        Shape::String(constraint) => text(constraint.length.max.expect("a request's texts have a limit")),
        Shape::Enum(choices) => {
            mostly(prop_oneof![9 => one_of(choices, edition), 1 => "[a-z]{1,9}"].prop_map(Value::from))
        }
        Shape::Boolean => mostly(any::<bool>().prop_map(Value::from)),
        Shape::Timestamp => unreachable!("a request has no time"),
    }
}

fn one_of(choices: &'static Enum, edition: Edition) -> impl Strategy<Value = String> {
    prop::sample::select(choices.values_in(edition)).prop_map(String::from)
}

/// A request for any edition.
fn request() -> BoxedStrategy<(Edition, Value)> {
    let request = |edition| {
        let request = of(Shape::Structure(&CREATE_COLLABORATION), edition).prop_filter("an object", Value::is_object);
        request.prop_map(move |request| (edition, request))
    };
    prop::sample::select(Edition::ALL).prop_flat_map(request).boxed()
}

// Mending, by what an issue says and nothing else.

/// The object or list around the last step of a path, and that step.
fn around<'r>(request: &'r mut Value, path: &[PathElement]) -> Option<(&'r mut Value, PathElement)> {
    let (last, before) = path.split_last()?;
    let mut value = request;
    for step in before {
        value = match step {
            PathElement::Key(key) => value.get_mut(key.as_ref())?,
            PathElement::Index(index) => value.get_mut(index)?,
        };
    }
    Some((value, last.clone()))
}

fn at<'r>(request: &'r mut Value, path: &[PathElement]) -> &'r mut Value {
    if path.is_empty() {
        return request;
    }
    let (outer, step) = around(request, path).expect("a path into the request");
    match step {
        PathElement::Key(key) => &mut outer[key.as_ref()],
        PathElement::Index(index) => &mut outer[index],
    }
}

/// Something of a sort.
fn of_kind(kind: Kind) -> Value {
    match kind {
        Kind::Object => json!({}),
        Kind::Array => json!([]),
        Kind::Boolean => json!(false),
        Kind::String => json!("x"),
        other => panic!("nothing is wanted to be {other:?}"),
    }
}

fn rename(request: &mut Value, path: &[PathElement], change: impl FnOnce(&str) -> Option<String>) {
    let (outer, step) = around(request, path).expect("a path into the request");
    let (Value::Object(members), PathElement::Key(key)) = (outer, step) else { panic!("no member's path") };
    let value = members.remove(key.as_ref()).expect("a member");
    if let Some(name) = change(&key).filter(|name| !members.contains_key(name)) {
        members.insert(name, value);
    }
}

fn resize(value: &mut Value, min: usize, max: Option<usize>) {
    match value {
        Value::String(text) => {
            let mut characters: Vec<char> = text.chars().take(max.unwrap_or(usize::MAX)).collect();
            characters.resize(characters.len().max(min), '0');
            *text = characters.into_iter().collect();
        }
        Value::Array(elements) => {
            elements.truncate(max.unwrap_or(usize::MAX));
            elements.resize(elements.len().max(min), json!("x"));
        }
        Value::Object(entries) => {
            *entries = std::mem::take(entries).into_iter().take(max.unwrap_or(usize::MAX)).collect();
        }
        _ => panic!("it has no length"),
    }
}

/// Does to a request what an issue asks for.
fn mend(request: &mut Value, issue: &Issue) {
    let path = issue.path();
    match issue.params() {
        Params::Required(_) => *at(request, path) = json!("x"),
        Params::Type(params) => *at(request, path) = of_kind(params.expected),
        Params::UnknownField(params) => rename(request, path, |_| params.nearest.map(String::from)),
        Params::Length(params) if params.place == Place::Key => rename(request, path, |key| {
            let mut value = Value::from(key);
            resize(&mut value, params.min, params.max);
            value.as_str().map(String::from)
        }),
        Params::Length(params) => resize(at(request, path), params.min, params.max),
        Params::Pattern(params) => {
            let value = at(request, path);
            let text = value.as_str().expect("a string");
            let replaced: String = if params.blank {
                "0".repeat(text.chars().count().max(1))
            } else {
                let refused: Vec<usize> = params.characters.iter().map(|one| one.position).collect();
                let replace = |(position, character)| if refused.contains(&position) { '0' } else { character };
                text.chars().enumerate().map(replace).collect()
            };
            *value = replaced.into();
        }
        Params::Enum(params) => *at(request, path) = params.nearest.unwrap_or(params.allowed[0]).into(),
        Params::UniqueItems(params) => {
            let repeated: Vec<usize> = params.duplicates.iter().map(|one| one.index).collect();
            let elements = at(request, path).as_array_mut().expect("a list");
            let mut index = 0;
            elements.retain(|_| {
                index += 1;
                !repeated.contains(&(index - 1))
            });
        }
        Params::MultiplePayers(_) => *at(request, path) = false.into(),
        Params::DefaultPayerDeclined(_) | Params::JobPayerDeclined(_) => *at(request, path) = true.into(),
        Params::EngineRetired(_) => *at(request, path) = "SPARK".into(),
        Params::DuplicateAccount(_) | Params::CreatorIsMember(_) => {
            // One that nobody has yet.
            let text = request.to_string();
            let free = (0..1000).map(|number| format!("{:012}", 777_700_000_000_u64 + number));
            let account = free.into_iter().find(|account| !text.contains(account)).expect("a free account");
            *at(request, path) = account.into();
        }
        Params::ReservedTagKey(_) => rename(request, path, |key| Some(format!("my-{key}"))),
        other => panic!("{other:?} is no error of a request without escapes"),
    }
}

fn same_place(one: &Issue, other: &Issue) -> bool {
    // A path may be a key's and its value's at once.
    let place = |issue: &Issue| match issue.params() {
        Params::Length(params) => Some(params.place),
        _ => None,
    };
    one.code() == other.code() && one.path() == other.path() && place(one) == place(other)
}

/// Whether the second of two issues tells less than the first: of a list cut to ten, what was named is mended.
fn is_less(before: &Issue, after: &Issue) -> bool {
    match (before.params(), after.params()) {
        (Params::Pattern(before), Params::Pattern(after)) => after.count < before.count,
        (Params::UniqueItems(before), Params::UniqueItems(after)) => after.count < before.count,
        _ => false,
    }
}

#[test]
fn what_is_accepted_has_the_requests_type() {
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() });
    let accepted = Cell::new(0);
    let outcome = runner.run(&prop::collection::vec(any::<u8>(), 0..1000), |bytes| {
        for edition in [Edition::E20241107, Edition::LATEST] {
            let Ok(request) = targets::collaboration(edition, &mut Unstructured::new(&bytes)) else { continue };
            if check(&(edition, request.clone()), EVERY).ok {
                accepted.set(accepted.get() + 1);
                let typed: CreateCollaborationRequest = serde_json::from_value(request.clone()).expect("a request");
                prop_assert_eq!(serde_json::to_value(typed).expect("JSON"), request);
            }
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(accepted.get() > 200, "{} accepted", accepted.get());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_an_issue_asks_for_removes_it(request in request()) {
        for issue in check(&request, EVERY).errors() {
            let mut mended = request.clone();
            mend(&mut mended.1, issue);
            let left = check(&mended, EVERY);
            let again = left.issues.iter().find(|other| same_place(issue, other));
            let is_gone = again.is_none_or(|again| is_less(issue, again));
            prop_assert!(is_gone, "{} is still there: {}", issue, mended.1);
        }
    }

    #[test]
    fn mending_what_is_found_ends_in_a_valid_request(request in request()) {
        let mut request = request;
        for _ in 0..200 {
            let report = check(&request, EVERY);
            let Some(first) = report.errors().next() else { break };
            mend(&mut request.1, first);
        }
        let report = check(&request, EVERY);
        prop_assert!(report.ok, "{}: {}", report.issues[0], request.1);
    }

    #[test]
    fn a_limit_keeps_errors_first_and_the_order(request in request(), max in 0..12_u32) {
        let all = check(&request, EVERY);
        let few = check(&request, max);
        let max = max as usize;
        prop_assert_eq!(few.ok, all.ok);
        prop_assert_eq!(few.to_string().starts_with("valid"), few.ok);
        prop_assert_eq!(few.truncated, all.issues.len() > max);
        prop_assert_eq!(few.issues.len(), all.issues.len().min(max));
        let mut errors = all.errors().count().min(max);
        let mut warnings = max - errors;
        let wanted: Vec<&Issue> = all.issues.iter().filter(|issue| {
            let room = if issue.level() == Level::Error { &mut errors } else { &mut warnings };
            let has_room = *room > 0;
            *room -= usize::from(has_room);
            has_room
        }).collect();
        prop_assert_eq!(few.issues.iter().collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn rules_come_after_what_single_fields_tell(request in request()) {
        let is_rule = |issue: &Issue| issue.code() as usize >= Code::MultiplePayers as usize;
        let report = check(&request, EVERY);
        let first = report.issues.iter().position(is_rule).unwrap_or(report.issues.len());
        prop_assert!(report.issues[first..].iter().all(is_rule));
    }
}
