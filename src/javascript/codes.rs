//! Writes the module `codes`: every code, explained.

use crate::describe::codes::Explanation;

/// The JavaScript module that has the explanations.
pub fn module() -> String {
    let all = serde_json::to_string(&Explanation::all()).unwrap_or_default();
    format!(
        "// Generated from the crate by its program `javascript`; not to be edited.\n\nexport const codes = {all};\n"
    )
}
