//! Writes the module `names`: what other formats call the members of the request, for what reads them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::export::names::{pascal, terraform, words};
use crate::operation::{CREATE_COLLABORATION, List, Shape, Structure};

pub fn module() -> String {
    let mut names = BTreeSet::new();
    collect(&CREATE_COLLABORATION, &mut names);
    let mut rows = String::new();
    for name in names {
        let snake = words(name, '_');
        let _ = writeln!(rows, "  [{name:?}, {:?}, {snake:?}, {:?}],", pascal(name), terraform(name));
    }
    format!(
        "/** What the API, CloudFormation, a command line (but for its hyphens) and Terraform's `aws` call each member. */
export const NAMES = [
{rows}];
"
    )
}

/// The names of the members of a structure and of all that stand in it.
fn collect(structure: &Structure, names: &mut BTreeSet<&'static str>) {
    for member in structure.members {
        names.insert(member.name);
        match member.shape {
            Shape::Structure(inner) => collect(inner, names),
            Shape::List(List { element: Shape::Structure(inner), .. }) => collect(inner, names),
            _ => {}
        }
    }
}
