//! Writes the module `smithy`: Smithy's words for errors, as in [`crate::answer::smithy`].

use crate::answer::smithy::{AT_LEAST, BETWEEN, CONSTRAINTS, REASON};

/// The JavaScript module that does the same to issues.
pub fn module() -> String {
    let constraints: String =
        CONSTRAINTS.iter().map(|(code, must)| format!("  {}: {must:?},\n", code.name())).collect();
    format!(
        "{}\nconst CONSTRAINTS = {{\n  __proto__: null,\n{constraints}}};\nconst BETWEEN = {BETWEEN:?};\nconst AT_LEAST = {AT_LEAST:?};\nconst REASON = {REASON:?};\n",
        include_str!("smithy.js"),
    )
}
