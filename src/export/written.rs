//! A request as text, in the style of a target.

use super::style::{COMPACT, Dialect, Style};
use super::target::{Export, ExportNote};
use super::writer::Writer;
use crate::input::json::{Encoding, Json, NotJson};
use crate::operation::{CREATE_COLLABORATION, Cost, Edition, Shape};
use crate::rules::{Payer, with_facts};
use crate::text::push_number;

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
    let is_described = writer.is_described;
    let mut out = writer.out;
    let requires = match style.dialect {
        Dialect::CloudFormation => "CloudFormation requires a description.",
        Dialect::Terraform => "The released Terraform provider requires a description.",
        _ => return out,
    };
    if !is_described {
        out.notes.push(ExportNote { pointer: "/description".into(), message: requires.into() });
    }
    if style.dialect == Dialect::Terraform {
        other_payers(&mut out, request);
    }
    out
}

/// Notes who pays if nobody is said to pay, where that is somebody else.
fn other_payers(out: &mut Export, request: &[u8]) {
    let edition = Edition::LATEST;
    with_facts(&mut Json::new(request, Encoding::Unknown), edition, |facts| {
        let silent = facts.without_payments();
        for &cost in Cost::ALL {
            let said = Payer::of(facts, cost, edition);
            let left = Payer::of(&silent, cost, edition);
            if who(&said) != who(&left) {
                // In pieces, for the wasm module formats nothing.
                let message = ["Without what is left out, ", &who(&left), " pays for ", cost.called(), "."].concat();
                out.notes.push(ExportNote { pointer: String::new(), message: message.into() });
            }
        }
    });
}

fn who(payer: &Payer) -> String {
    match payer {
        Payer::Creator { .. } => "the creator".into(),
        Payer::Member { index, .. } => {
            let mut who = String::from("member ");
            push_number(&mut who, index + 1);
            who
        }
        Payer::Candidates { .. } => "one of several".into(),
        Payer::Nobody { .. } => "nobody".into(),
    }
}
