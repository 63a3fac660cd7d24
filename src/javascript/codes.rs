//! Writes the module `codes`: what codes, editions, costs and reasons mean, for people.

use serde_json::{Map, Value, json};

use crate::describe::codes::Explanation;
use crate::describe::editions;
use crate::operation::Cost;
use crate::rules::{Basis, NobodyPays};

pub fn module() -> String {
    let cost = |cost: &Cost| {
        json!({
            "cost": cost,
            "label": cost.called(),
            "pointer": cost.pointer(),
            "since": cost.since(),
            "severalSince": cost.several_since(),
        })
    };
    let texts = |names: &[&str], texts: Vec<&str>| -> Value {
        names.iter().zip(texts).map(|(name, text)| ((*name).to_owned(), json!(text))).collect::<Map<_, _>>().into()
    };
    let constants = [
        ("codes", json!(Explanation::all())),
        ("editions", json!(editions())),
        ("costs", Cost::ALL.iter().map(cost).collect()),
        ("basisTexts", texts(Basis::NAMES, Basis::ALL.iter().map(|basis| basis.text()).collect())),
        ("nobodyPaysTexts", texts(NobodyPays::NAMES, NobodyPays::ALL.iter().map(|reason| reason.text()).collect())),
    ];
    let names: Vec<&str> = constants.iter().map(|(name, _)| *name).collect();
    let constants: String = constants.iter().map(|(name, value)| format!("const {name} = {value};\n")).collect();
    let exported = names.join(", ");
    format!(
        "// Generated from the crate by its program `javascript`; not to be edited.\n\n{constants}export {{ {exported} }};\n"
    )
}
