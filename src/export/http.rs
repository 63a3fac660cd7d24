//! The request as it goes over the wire: restJson1, unsigned. Whoever sends it adds the host and a
//! signature (SigV4, service name `cleanrooms`).

use serde::Serialize;

use super::written::compact;
use crate::crossing::{Crosses, Words, structure};

/// An unsigned HTTP request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct HttpRequest {
    /// `POST`.
    #[cfg_attr(feature = "typescript", tsify(type = "\"POST\""))]
    pub method: &'static str,
    /// The path.
    pub path: &'static str,
    /// The headers that the body needs.
    pub headers: HttpHeaders,
    /// The body, JSON.
    pub body: String,
}

/// The headers that the body needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HttpHeaders {
    /// What the body is.
    #[serde(rename = "content-type")]
    pub content_type: &'static str,
}

// An alias, not an interface: only that is what `fetch` and others take for headers.
#[cfg(feature = "typescript")]
#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const HTTP_HEADERS_TYPE: &'static str = r#"
/** The headers that the body needs. */
export type HttpHeaders = {
    /** What the body is. */
    "content-type": string;
};
"#;

structure! { HttpRequest { method: &'static str, path: &'static str, headers: HttpHeaders, body: String } }

impl Crosses for HttpHeaders {
    fn write(&self, words: &mut Words) {
        self.content_type.write(words);
    }

    fn javascript() -> String {
        "{ 'content-type': piece() }".into()
    }
}

impl HttpRequest {
    /// The one that sends a valid request.
    pub(crate) fn of(request: &[u8]) -> HttpRequest {
        let headers = HttpHeaders { content_type: "application/json" };
        HttpRequest { method: "POST", path: "/collaborations", headers, body: compact(request) }
    }
}
