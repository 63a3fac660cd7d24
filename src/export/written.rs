//! A request as text, in the style of a target.

use super::style::{COMPACT, Style};
use super::target::Export;
use super::writer::Writer;
use crate::input::json::{Encoding, Json, NotJson};
use crate::operation::{CREATE_COLLABORATION, Shape};

/// The JSON text of a request on one line.
pub fn compact(request: &[u8]) -> String {
    written(request, &COMPACT).text
}

/// A request in a style.
pub fn written(request: &[u8], style: &'static Style) -> Export {
    let mut json = Json::new(request, Encoding::Unknown);
    let mut writer = Writer::new(&mut json, style);
    writer.put(style.before);
    // What was written before the text turned out to be no JSON stays as it is.
    let _: Result<(), NotJson> = writer.value(Shape::Structure(&CREATE_COLLABORATION), style.level);
    writer.put(style.after);
    writer.out
}
