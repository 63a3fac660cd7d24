//! For front ends in Rust that run in a browser: checks a JavaScript value without the npm package.

use std::fmt;

use wasm_bindgen::JsValue;

use crate::issue::Report;
use crate::operation::Document;
use crate::options::Options;
use crate::validate::report;

/// A value that JSON can't say, such as a function or a symbol.
#[derive(Debug)]
#[non_exhaustive]
pub struct NotPlainData {
    /// What is wrong, in English.
    pub message: String,
}

impl fmt::Display for NotPlainData {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for NotPlainData {}

/// Checks a request given as a JavaScript value: plain data, as `JSON.parse` makes it. `undefined` counts as null.
///
/// ```no_run
/// use cleanrooms_collaboration::Options;
/// use cleanrooms_collaboration::js::validate_js;
/// use wasm_bindgen::JsValue;
///
/// let report = validate_js(&JsValue::NULL, &Options::default())?;
/// for issue in &report.issues {
///     println!("{issue}");
/// }
/// # Ok::<(), cleanrooms_collaboration::js::NotPlainData>(())
/// ```
///
/// # Errors
///
/// When the value is no plain data.
pub fn validate_js(request: &JsValue, options: &Options) -> Result<Report, NotPlainData> {
    // As text at once: a `serde_json::Value` would have the members in another order.
    let mut text = serde_json::Serializer::new(Vec::new());
    serde_transcode::transcode(serde_wasm_bindgen::Deserializer::from(request.clone()), &mut text)
        .map_err(not_plain)?;
    Ok(report(&text.into_inner(), Document::Request, &options.into()))
}

fn not_plain(error: impl fmt::Display) -> NotPlainData {
    NotPlainData { message: error.to_string() }
}
