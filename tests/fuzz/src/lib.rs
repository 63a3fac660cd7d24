//! What must hold for any bytes, a function for each fuzz target. The fuzzer looks for bytes that break one of
//! them; `tests/replay.rs` runs the same functions over the corpus that is kept.

use arbitrary::{Result, Unstructured};
use cleanrooms_collaboration::export::{CliForm, CloudformationForm, ExportOptions, ExportTarget};
use cleanrooms_collaboration::model::CreateCollaborationResponse;
use cleanrooms_collaboration::operation::CREATE_COLLABORATION;
use cleanrooms_collaboration::operation::shape::{Class, List, Role, Shape};
use cleanrooms_collaboration::options::UnknownFields;
use cleanrooms_collaboration::{
    Code, Edition, Level, Options, Report, check_tape, export_json, http_request_json, parse_exception, parse_json,
    payers_json, validate_json, validate_lines, validate_response, validation_exception,
};
use serde_json::{Map, Value};

fn check(text: &[u8], options: &Options) -> Report {
    validate_json(text, options)
}

/// The first edition and the newest: what lies between has some of the one and some of the other.
const EDITIONS: [Edition; 2] = [Edition::E20241107, Edition::LATEST];

/// Bytes as JSON text, valid or not.
pub fn text(data: &[u8]) {
    for edition in EDITIONS {
        text_in(data, edition);
    }
}

fn text_in(data: &[u8], edition: Edition) {
    let every = Options { edition, max_issues: 1_000_000, ..Options::default() };
    let report = check(data, &every);
    assert_eq!(report.ok, report.issues.iter().all(|issue| issue.level() == Level::Warning));
    assert!(!report.truncated);
    for issue in &report.issues {
        assert!(!issue.message().is_empty());
        assert!(issue.pointer().is_empty() || issue.pointer().starts_with('/'));
    }
    let is_no_json = report.issues.iter().any(|issue| issue.code() == Code::Syntax);
    let parsed = serde_json::from_slice::<Value>(data);
    // It takes no text that is very deep, and no lone surrogate; everything that it takes is JSON, and everything
    // that is valid.
    assert!(parsed.is_err() || !is_no_json);
    if report.ok {
        assert!(validation_exception(&report).is_none());
        assert!(parsed.is_ok());
        assert!(parse_json(data, &every).is_ok());
        exports(data, edition);
    } else {
        let exception = validation_exception(&report).expect("an exception");
        let fields = exception.field_list.expect("fields");
        assert_eq!(fields.len(), report.errors().count());
    }
    let _ = payers_json(data, edition);

    // Fewer issues are some of all, in order, and errors go before warnings.
    let few = check(data, &Options { max_issues: 3, ..every.clone() });
    assert_eq!(few.ok, report.ok);
    assert_eq!(few.issues.len(), report.issues.len().min(3));
    assert_eq!(few.truncated, report.issues.len() > 3);
    let mut rest = report.issues.iter();
    assert!(few.issues.iter().all(|issue| rest.any(|other| other == issue)));
    let errors = few.issues.iter().filter(|issue| issue.level() == Level::Error).count();
    assert_eq!(errors, report.errors().count().min(3));

    let ignoring = Options { unknown_fields: UnknownFields::Ignore, ..every.clone() };
    let lenient = check(data, &ignoring);
    assert!(lenient.issues.len() <= report.issues.len());
    // Whatever is let pass, the type doesn't have it, and can be read.
    assert_eq!(parse_json(data, &ignoring).is_ok(), lenient.ok);

    let lines = validate_lines(data, &every);
    let each = data.split(|&byte| byte == b'\n').filter(|line| !line.iter().all(|byte| b" \t\r".contains(byte)));
    let each: Vec<&[u8]> = each.collect();
    let told: Vec<Report> = lines.map(|(_, report)| report).collect();
    assert_eq!(told.len(), each.len());
    for (line, told) in each.iter().zip(told) {
        assert_eq!(check(line, &every), told);
    }
}

/// A request made of the bytes, most of them valid: what is exported of a valid one is what was given.
pub fn request(data: &[u8]) {
    for edition in EDITIONS {
        let Ok(made) = collaboration(edition, &mut Unstructured::new(data)) else { continue };
        let text = made.to_string();
        if !check(text.as_bytes(), &Options { edition, ..Options::default() }).ok {
            let options = ExportOptions { edition, ..ExportOptions::default() };
            assert!(export_json(&text, ExportTarget::Json, options).is_err());
        }
        // Which exports what is valid.
        text_in(text.as_bytes(), edition);
    }
}

fn exports(text: &[u8], edition: Edition) {
    let given = without_nulls(serde_json::from_slice::<Value>(text).expect("JSON"));
    let export = |target, options| export_json(text, target, options).expect("a valid request");
    let parsed = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    let plain = ExportOptions { edition, ..ExportOptions::default() };
    assert_eq!(parsed(&export(ExportTarget::Json, plain).text), given);
    let http = http_request_json(text, edition).expect("a valid request");
    assert_eq!(parsed(&http.body), given);
    for &target in ExportTarget::ALL {
        assert!(!export(target, plain).text.is_empty());
    }
    let command = export(ExportTarget::Cli, ExportOptions { cli: CliForm::InputJson, ..plain });
    assert!(command.text.starts_with("aws cleanrooms create-collaboration"));
    let json = ExportOptions { cloudformation: CloudformationForm::Json, ..plain };
    let template = parsed(&export(ExportTarget::Cloudformation, json).text);
    let properties = &template["Resources"]["Collaboration"]["Properties"];
    assert_eq!(properties["Name"], given["name"]);
    assert_eq!(properties["Members"].as_array().map(Vec::len), given["members"].as_array().map(Vec::len));
    let count = |tags: &Map<String, Value>| tags.values().filter(|value| **value != "").count();
    let tags = given.get("tags").and_then(Value::as_object).map_or(0, count);
    assert_eq!(properties.get("Tags").and_then(Value::as_array).map_or(0, Vec::len), tags);
}

/// What a null stands for isn't there.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().filter(|(_, member)| !member.is_null());
            members.map(|(name, member)| (name, without_nulls(member))).collect()
        }
        Value::Array(elements) => elements.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

/// Bytes as an answer: of a response with status 200, and of one with another status and a header.
pub fn answer(data: &[u8]) {
    let report = validate_response(data);
    if report.ok {
        let read = serde_json::from_slice::<CreateCollaborationResponse>(data);
        // Members that came twice count once, as in JavaScript.
        let repeats = read.as_ref().is_err_and(|error| error.to_string().starts_with("duplicate field"));
        assert!(read.is_ok() || repeats || serde_json::from_slice::<Value>(data).is_err(), "{read:?}");
    }
    let (head, body) = data.split_at(data.len().min(2));
    let status = u16::from_le_bytes([head.first().copied().unwrap_or_default(), head.get(1).copied().unwrap_or(1)]);
    let (header, body) = body.split_at(body.iter().position(|&byte| byte == 0).unwrap_or(0));
    let header = std::str::from_utf8(header).ok();
    let exception = parse_exception(status, header, body);
    assert!(serde_json::to_value(&exception).is_ok());
    assert_eq!(exception, parse_exception(status, header, body));
}

/// Bytes as a tape and its strings, whose sizes may be lies: whatever they are, there is a report.
pub fn tape(data: &[u8]) {
    let Some((&[flags, size], rest)) = data.split_first_chunk::<2>() else { return };
    let (strings, tokens) = rest.split_at(rest.len().min(usize::from(size)));
    let tokens: Vec<u32> = tokens.as_chunks::<4>().0.iter().map(|token| u32::from_le_bytes(*token)).collect();
    let well_formed = String::from_utf8_lossy(strings);
    let strings = if flags & 1 == 1 { strings } else { well_formed.as_bytes() };
    let edition = EDITIONS[usize::from(flags & 4 == 4)];
    let (report, torn) = check_tape(&tokens, strings, flags & 2 == 2, edition);
    assert_eq!(report.ok, report.issues.iter().all(|issue| issue.level() == Level::Warning));
    // An issue comes of a token, but that all of an object's members can be missing, and all of its rules broken.
    assert!(report.issues.len() <= tokens.len() * 40 + 40, "{} of {}", report.issues.len(), tokens.len());
    for issue in &report.issues {
        assert!(!issue.message().is_empty());
        assert!(issue.pointer().is_empty() || issue.pointer().starts_with('/'));
    }
    assert_eq!(check_tape(&tokens, strings, flags & 2 == 2, edition), (report, torn));
}

/// A request for an edition, mostly with what belongs there by the tables. Where the bytes run out, nothing and `false`
/// go on.
pub fn collaboration(edition: Edition, bytes: &mut Unstructured) -> Result<Value> {
    made(Shape::Structure(&CREATE_COLLABORATION), Role::None, edition, bytes)
}

fn made(shape: Shape, role: Role, edition: Edition, bytes: &mut Unstructured) -> Result<Value> {
    Ok(match shape {
        Shape::Structure(structure) => {
            let mut members = Map::new();
            for member in structure.members_in(edition) {
                if member.required_in(edition) || bytes.ratio(1, 3)? {
                    members.insert(member.name.into(), made(member.shape, member.role, edition, bytes)?);
                }
            }
            members.into()
        }
        Shape::List(list @ List { element: Shape::Enum(choices), .. }) => {
            let least = list.length_in(edition).map_or(0, |length| length.min);
            let values = choices.values_in(edition);
            let chosen: Result<Vec<bool>> = values.iter().map(|_| bytes.arbitrary()).collect();
            let chosen = values.iter().zip(chosen?).enumerate();
            chosen.filter(|(index, (_, chosen))| *chosen || *index < least).map(|(_, (value, _))| *value).collect()
        }
        Shape::List(list) => {
            let most = list.length_in(edition).and_then(|length| length.max).unwrap_or(10);
            let count = bytes.int_in_range(0..=most + 1)?;
            let elements: Result<Vec<Value>> =
                (0..count).map(|_| made(list.element, Role::None, edition, bytes)).collect();
            elements?.into()
        }
        Shape::Map(_) => {
            let count = bytes.int_in_range(0..=20)?;
            let mut entry = || Ok((bytes.arbitrary::<String>()?, Value::from(bytes.arbitrary::<String>()?)));
            (0..count).map(|_| entry()).collect::<Result<Map<_, _>>>()?.into()
        }
        Shape::String(text) if text.pattern.is_some_and(|pattern| pattern.class == Class::Digits) => {
            let number = bytes.int_in_range(0..=999_999_999_999_u64)?;
            format!("{number:0width$}", width = text.length.min).into()
        }
        Shape::String(_) => line(bytes)?.into(),
        Shape::Enum(choices) => (*bytes.choose(choices.values_in(edition))?).into(),
        // More than one payer is an error.
        Shape::Boolean if matches!(role, Role::Pays(_)) => bytes.ratio(1, 8)?.into(),
        Shape::Boolean => bytes.arbitrary::<bool>()?.into(),
        Shape::Timestamp => unreachable!("a request has no time"),
    })
}

/// A text that is rarely refused.
fn line(bytes: &mut Unstructured) -> Result<String> {
    let text: String = bytes.arbitrary()?;
    if bytes.ratio(1, 20)? {
        return Ok(text);
    }
    let allowed = |character: &char| ('\u{20}'..='\u{fffd}').contains(character);
    Ok("x".chars().chain(text.chars().filter(allowed)).take(100).collect())
}
