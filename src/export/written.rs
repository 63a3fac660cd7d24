//! A request as text, in the style of a target.

use super::style::{COMPACT, Dialect, Style};
use super::target::{Export, ExportNote};
use super::writer::Writer;
use crate::input::json::{Encoding, Json, NotJson};
use crate::operation::{CREATE_COLLABORATION, Cost, Edition, Shape};
use crate::rules::{Payer, with_facts};
use crate::text::{self, push_number};

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
    let description = writer.description;
    let mut out = writer.out;
    let lacking = match (style.dialect, description) {
        (Dialect::CloudFormation, None) => "CloudFormation requires a description.",
        (Dialect::CloudFormation, Some(0)) => "CloudFormation takes no empty description.",
        // An empty one will do: the provider doesn't send it.
        (Dialect::Terraform, None) => "The released Terraform provider requires a description.",
        _ => "",
    };
    if !lacking.is_empty() {
        out.notes.push(ExportNote { pointer: "/description".into(), message: lacking.into() });
    }
    if style.dialect == Dialect::Terraform {
        other_payers(&mut out, request);
    }
    out
}

/// Notes who pays if nobody is said to pay, where that is somebody else.
fn other_payers(out: &mut Export, request: &[u8]) {
    with_facts(&mut Json::new(request, Encoding::Unknown), Edition::LATEST, |facts| {
        let silent = facts.without_payments();
        for &cost in Cost::ALL {
            let [said, left] = [facts, &silent].map(|facts| place(&Payer::of(facts, cost, Edition::LATEST)));
            if said == left {
                continue;
            }
            let mut message = String::from("Without what is left out, ");
            match left {
                0 => message.push_str("the creator"),
                NOBODY => message.push_str("nobody"),
                member => {
                    message.push_str("member ");
                    push_number(&mut message, member);
                }
            }
            message.push_str(if left == NOBODY { " is set to pay for " } else { " pays for " });
            message.push_str(cost.called());
            text::put(&mut message, '.');
            out.notes.push(ExportNote { pointer: String::new(), message });
        }
    });
}

const NOBODY: usize = usize::MAX;
const SEVERAL: usize = NOBODY - 1;

/// Who pays: 0 for the creator, the number of a member, from 1, or one of the above.
fn place(payer: &Payer) -> usize {
    match payer {
        Payer::Creator { .. } => 0,
        Payer::Member { index, .. } => index + 1,
        Payer::Candidates { .. } => SEVERAL,
        Payer::Nobody { .. } => NOBODY,
    }
}
