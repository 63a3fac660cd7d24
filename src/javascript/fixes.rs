//! Writes the module `fixes`: the ways of [`crate::issue::fix`] to mend an issue, as data, and what follows them.

use crate::issue::Code;
use crate::issue::fix::{Edit, Way, ways};
use crate::issue::message::Part;
use crate::operation::OF_DIGITS;

pub fn module() -> String {
    let rows: String = Code::ALL
        .iter()
        .filter(|&&code| !ways(code).is_empty())
        .map(|&code| format!("  {}: [{}],\n", code.name(), ways(code).iter().map(way).collect::<Vec<_>>().join(", ")))
        .collect();
    format!(
        "{}
/** The pattern of what has digits alone. */
const DIGITS = {:?};
/** By code, the ways to mend an issue: whether one is safe, its title, what it does, and with what. */
const ways = {{
  __proto__: null,
{rows}}};
",
        include_str!("fixes.js"),
        OF_DIGITS.0
    )
}

fn way(way: &Way) -> String {
    let (is_safe, title, edit) = match *way {
        Way::Safe(title, edit) => (true, title, edit),
        Way::Choice(title, edit) => (false, title, edit),
    };
    let title: Vec<String> = title
        .iter()
        .map(|part| match *part {
            Part::Say(words) => format!("{words:?}"),
            Part::Figure(figure) => format!("p.{figure}"),
            Part::Whom => "whom".into(),
            _ => unreachable!("no title has such a part"),
        })
        .collect();
    let (name, with) = match edit {
        Edit::Respell(figure) => ("respell", figure),
        Edit::Use(figure) => ("use", figure),
        Edit::Put(text) => ("put", text),
        Edit::RenameAlike(figure) => ("renameAlike", figure),
        Edit::Rename(figure) => ("rename", figure),
        Edit::Remove => ("remove", ""),
        Edit::RemoveMember => ("removeMember", ""),
        Edit::Digits => ("digits", ""),
        Edit::Zero => ("zero", ""),
        Edit::QuoteDigits => ("quoteDigits", ""),
        Edit::Quote => ("quote", ""),
        Edit::Unquote => ("unquote", ""),
        Edit::Split => ("split", ""),
        Edit::Wrap => ("wrap", ""),
        Edit::Cut => ("cut", ""),
        Edit::RemoveCharacters => ("removeCharacters", ""),
        Edit::Once => ("once", ""),
        Edit::Pay => ("pay", ""),
        Edit::KeepPayer => ("keepPayer", ""),
        Edit::Take(value) => ("take", value),
        Edit::Give(value) => ("give", value),
        Edit::Move(figure) => ("move", figure),
        Edit::StripKey(start) => ("stripKey", start),
    };
    let with = if with.is_empty() { String::new() } else { format!(", {with:?}") };
    format!("[{}, (p, whom) => {}, edits.{name}{with}]", is_safe, title.join(" + "))
}
