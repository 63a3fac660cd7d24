//! Reads options from a JavaScript object. An option that there isn't, or that has a wrong value, is
//! an error: it would otherwise be silently without effect.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::issue::Code;
use crate::options::{Levels, Options, OptionsError, RuleLevel, UnknownFields};

/// Reads them, or says what is wrong.
pub fn read(options: &JsValue) -> Result<Options, String> {
    let mut read = Options::default();
    for (name, value) in entries(options, "The options must be an object.")? {
        match name.as_str() {
            _ if value.is_undefined() => {}
            "creatorAccountId" => {
                let account = value.as_string().ok_or(OptionsError::CreatorAccountId.text())?;
                read.creator_account_id = Some(account);
            }
            "unknownFields" => {
                read.unknown_fields = Some(match value.as_string().as_deref() {
                    Some("error") => UnknownFields::Error,
                    Some("warning") => UnknownFields::Warning,
                    Some("ignore") => UnknownFields::Ignore,
                    _ => {
                        return Err("The option unknownFields must be error, warning or ignore.".into());
                    }
                });
            }
            "levels" => read.levels = Some(levels(&value)?),
            "maxIssues" => {
                let number = value.as_f64().filter(|number| number.fract() == 0.0 && *number >= 1.0);
                // A number too large for the type becomes the largest that there is.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let max = number.ok_or(OptionsError::MaxIssues.text())? as u32;
                read.max_issues = Some(max);
            }
            other => return Err(["There is no option ", other, "."].concat()),
        }
    }
    Ok(read)
}

fn levels(value: &JsValue) -> Result<Levels, String> {
    let mut levels = Levels::default();
    for (name, value) in entries(value, "The option levels must be an object.")? {
        if value.is_undefined() {
            continue;
        }
        let level = match value.as_string().as_deref() {
            Some("error") => RuleLevel::Error,
            Some("warning") => RuleLevel::Warning,
            Some("off") => RuleLevel::Off,
            _ => return Err(["The level of ", &name, " must be error, warning or off."].concat()),
        };
        let rule = Code::ALL.iter().find(|code| code.name() == name);
        if !rule.is_some_and(|&rule| levels.set(rule, level)) {
            return Err(["The option levels names ", &name, ", which isn't the code of a rule."].concat());
        }
    }
    Ok(levels)
}

/// The members of an object.
fn entries(value: &JsValue, otherwise: &str) -> Result<Vec<(String, JsValue)>, String> {
    let object = value.dyn_ref::<Object>().ok_or(otherwise)?;
    let names = Object::keys(object);
    let entry = |name: JsValue| {
        let value = Reflect::get(object, &name).map_err(|_| otherwise)?;
        Ok((name.as_string().unwrap_or_default(), value))
    };
    names.iter().map(entry).collect()
}
