//! What would mend an issue, as a JSON Patch (RFC 6902) of the request: the ways of `issue/fix.rs`, followed. The
//! package follows them as JavaScript (`src/javascript/fixes.js`); a test compares what the two make of all cases.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::crossing::named;
use crate::issue::fix::{Edit, Way, ways};
use crate::issue::message::Part;
use crate::issue::telling::{participant, plain};
use crate::issue::{Issue, PathElement, pointer};
use crate::operation::{CREATE_COLLABORATION, Document, List, Shape};
use crate::options::{Options, Settings};
use crate::validate::report;

named! {
    /// What a fix leaves to a person.
    Applicability {
        /// The request means the same, and no other issue comes of it.
        Safe "safe"
        /// A person has to decide, such as who pays.
        Choice "choice"
    }
}

/// What would mend an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, for a button: `Use ENABLED`.
    pub title: String,
    /// What it leaves to a person.
    pub applicability: Applicability,
    /// The change of the request.
    pub patch: Vec<PatchOperation>,
}

/// A change of a request. Places are JSON pointers (RFC 6901).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum PatchOperation {
    /// Puts a value into an object or a list; at `-`, at the list's end.
    Add {
        /// Where.
        path: String,
        /// What.
        value: Value,
    },
    /// Puts a value in the place of another.
    Replace {
        /// Where.
        path: String,
        /// What.
        value: Value,
    },
    /// Takes a value out.
    Remove {
        /// Which.
        path: String,
    },
    /// Gives a value another place.
    Move {
        /// The one that it has.
        from: String,
        /// The one that it gets.
        path: String,
    },
}

/// How many issues are looked at, so that none of them seems to be mended.
const MOST_ISSUES: u32 = 10_000;

/// What stands between digits for a hyphen.
const HYPHENS: [char; 6] = ['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}'];

type Path = Vec<PathElement>;

/// What would mend an issue of a request, the best first.
pub(crate) fn fixes(request: &Value, issue: &Issue, options: &Options) -> Vec<Fix> {
    let settings = Settings::from(&Options { max_issues: MOST_ISSUES, ..options.clone() });
    let issues = |request: &Value| -> BTreeSet<String> {
        let report = report(request.to_string().as_bytes(), Document::Request, &settings);
        report.issues.iter().map(|issue| format!("{} {}", issue.code(), issue.pointer())).collect()
    };
    let before = issues(request);
    let own = format!("{} {}", issue.code(), issue.pointer());
    let context =
        Context { request, path: issue.path(), figures: serde_json::to_value(issue.params()).unwrap_or_default() };
    let mut fixes = Vec::new();
    for way in ways(issue.code()) {
        let (is_safe, title, edit) = match *way {
            Way::Safe(title, edit) => (true, title, edit),
            Way::Choice(title, edit) => (false, title, edit),
        };
        for (whom, patch) in context.patches(edit).unwrap_or_default() {
            let after = apply_patch(request, &patch).map(|mended| issues(&mended)).unwrap_or_default();
            // What doesn't mend it is no fix; and what leads to another issue isn't safe.
            if patch.is_empty() || after.contains(&own) {
                continue;
            }
            let applicability =
                if is_safe && after.is_subset(&before) { Applicability::Safe } else { Applicability::Choice };
            fixes.push(Fix { title: context.title(title, &whom), applicability, patch });
        }
    }
    fixes
}

/// What an edit goes by.
struct Context<'c> {
    request: &'c Value,
    path: &'c [PathElement],
    figures: Value,
}

impl Context<'_> {
    fn title(&self, parts: &[Part], whom: &str) -> String {
        parts
            .iter()
            .map(|part| match *part {
                Part::Say(words) => words.into(),
                Part::Figure(figure) => plain(&self.figures[figure]),
                Part::Whom => whom.into(),
                _ => String::new(),
            })
            .collect()
    }

    fn value(&self) -> Option<&Value> {
        value_at(self.request, self.path)
    }

    fn string(&self) -> Option<&str> {
        self.value()?.as_str()
    }

    fn figure(&self, figure: &str) -> Option<&str> {
        self.figures[figure].as_str()
    }

    /// How many digits belong here, where nothing else does.
    fn digits_wanted(&self) -> Option<usize> {
        match shape_at(self.path)? {
            Shape::String(text) if text.is_of_digits() => Some(text.length.min),
            _ => None,
        }
    }

    /// The participant that it is about: of a member, the path.
    fn participant(&self) -> Path {
        match self.path {
            [PathElement::Key(first), index @ PathElement::Index(_), ..] if first == "members" => {
                vec!["members".into(), index.clone()]
            }
            _ => Vec::new(),
        }
    }

    /// The patches of an edit, each with whom it is about; nothing where it can't be made.
    fn patches(&self, edit: Edit) -> Option<Vec<(String, Vec<PatchOperation>)>> {
        if matches!(edit, Edit::KeepPayer) {
            return Some(self.keep_payer());
        }
        Some(vec![(whom(&self.participant()), self.patch(edit)?)])
    }

    fn patch(&self, edit: Edit) -> Option<Vec<PatchOperation>> {
        let replace = |value: Value| Some(vec![PatchOperation::Replace { path: pointer(self.path), value }]);
        let remove = |path: &[PathElement]| Some(vec![PatchOperation::Remove { path: pointer(path) }]);
        match edit {
            Edit::Respell(figure) => {
                let wanted = self.figure(figure)?;
                if bare(self.string()?) == bare(wanted) { replace(wanted.into()) } else { None }
            }
            Edit::Use(figure) => {
                let wanted = self.figure(figure)?;
                if bare(self.string()?) == bare(wanted) { None } else { replace(wanted.into()) }
            }
            Edit::Put(text) => self.value().and_then(|_| replace(text.into())),
            Edit::RenameAlike(figure) => self.renamed(self.figure(figure)?, true),
            Edit::Rename(figure) => self.renamed(self.figure(figure)?, false),
            Edit::Remove => self.value().and_then(|_| remove(self.path)),
            Edit::RemoveMember => {
                let member = self.participant();
                if member.is_empty() { None } else { remove(&member) }
            }
            Edit::Digits => {
                let wanted = self.digits_wanted()?;
                let (digits, rest): (String, String) = self.string()?.chars().partition(char::is_ascii_digit);
                let is_blank = rest.chars().all(|other| other.is_whitespace() || HYPHENS.contains(&other));
                if digits.len() == wanted && is_blank { replace(digits.into()) } else { None }
            }
            Edit::Zero => {
                let text = match self.value()? {
                    Value::String(text) => text.clone(),
                    number => whole(number)?,
                };
                let lacks_one =
                    text.len() + 1 == self.digits_wanted()? && text.bytes().all(|byte| byte.is_ascii_digit());
                if lacks_one { replace(format!("0{text}").into()) } else { None }
            }
            Edit::QuoteDigits => {
                let text = whole(self.value()?)?;
                if text.len() == self.digits_wanted()? { replace(text.into()) } else { None }
            }
            Edit::Quote => {
                let value = self.value()?;
                let is_plain = value.is_boolean() || value.is_number();
                let wants_text = self.figure("expected") == Some("string") && self.digits_wanted().is_none();
                if is_plain && wants_text { replace(plain(value).into()) } else { None }
            }
            Edit::Unquote => {
                let text = self.string()?.trim().to_lowercase();
                let value = text.parse::<bool>().ok().filter(|_| self.figure("expected") == Some("boolean"))?;
                replace(value.into())
            }
            Edit::Split => {
                if self.figure("expected") != Some("array") {
                    return None;
                }
                let parts: Vec<&str> = self
                    .string()?
                    .split(|one: char| one == ',' || one.is_whitespace())
                    .filter(|part| !part.is_empty())
                    .collect();
                replace(json!(parts))
            }
            Edit::Wrap => {
                let value = self.value()?;
                let is_one = self.figure("expected") == Some("array") && (value.is_object() || value.is_array());
                if is_one { replace(json!([value])) } else { None }
            }
            Edit::Cut => {
                let most = usize::try_from(self.figures["max"].as_u64()?).ok()?;
                let is_text = self.figure("unit") == Some("characters") && self.figure("place") == Some("value");
                let text = self.string()?;
                let is_long = text.chars().count() > most;
                if is_text && is_long && self.digits_wanted().is_none() {
                    let cut: String = text.chars().take(most).collect();
                    replace(cut.trim_end_matches(' ').into())
                } else {
                    None
                }
            }
            Edit::RemoveCharacters => {
                let characters = self.figures["characters"].as_array()?;
                let is_told = !characters.is_empty() && self.figures["count"] == json!(characters.len());
                if !is_told || self.digits_wanted().is_some() {
                    return None;
                }
                let refused = |place: usize| characters.iter().any(|one| one["position"] == json!(place));
                let left: String = self
                    .string()?
                    .chars()
                    .enumerate()
                    .filter(|(place, _)| !refused(*place))
                    .map(|(_, one)| one)
                    .collect();
                if left.trim().is_empty() { None } else { replace(left.into()) }
            }
            Edit::Once => {
                let list = self.value()?.as_array()?;
                let repeats = list.iter().enumerate().filter(|(index, one)| list[..*index].contains(one));
                let repeats: Vec<usize> = repeats.map(|(index, _)| index).collect();
                Some(repeats.iter().rev().map(|index| PatchOperation::Remove { path: self.below(*index) }).collect())
            }
            Edit::Pay => {
                if *self.value()? == Value::Bool(false) {
                    replace(true.into())
                } else {
                    None
                }
            }
            Edit::KeepPayer => None,
            Edit::Take(value) => {
                let (mut path, list) = self.list()?;
                path.push(list.iter().position(|one| one == value)?.into());
                remove(&path)
            }
            Edit::Give(value) => {
                let (path, list) = self.list()?;
                if list.iter().any(|one| one == value) { None } else { Some(vec![add_to(&path, value.into())]) }
            }
            Edit::Move(figure) => self.moved_to(self.figure(figure)?),
            Edit::StripKey(start) => {
                let PathElement::Key(key) = self.path.last()? else { return None };
                let mut left: &str = key;
                while left.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)) {
                    left = &left[start.len()..];
                }
                if left.is_empty() { None } else { self.moved(left) }
            }
        }
    }

    /// The pointer of an element of the list at its place.
    fn below(&self, index: usize) -> String {
        let mut path = self.path.to_vec();
        path.push(index.into());
        pointer(&path)
    }

    /// The list at its place, or the one that it is an element of.
    fn list(&self) -> Option<(Path, &Vec<Value>)> {
        let around = self.path.get(..self.path.len().saturating_sub(1))?;
        [self.path, around]
            .into_iter()
            .find_map(|path| Some((path.to_vec(), value_at(self.request, path)?.as_array()?)))
    }

    fn renamed(&self, name: &str, is_alike: bool) -> Option<Vec<PatchOperation>> {
        let PathElement::Key(key) = self.path.last()? else { return None };
        let around = value_at(self.request, self.path.get(..self.path.len() - 1)?)?.as_object()?;
        // Of two that mean the same, a person has to choose.
        let alike = around.keys().filter(|other| bare(other) == bare(name)).count();
        if (bare(key) == bare(name)) == is_alike && !(is_alike && alike > 1) { self.moved(name) } else { None }
    }

    /// Gives what is at its place another key, which nothing has.
    fn moved(&self, name: &str) -> Option<Vec<PatchOperation>> {
        let mut to = self.path.to_vec();
        to.pop();
        to.push(PathElement::Key(name.to_owned().into()));
        self.value()?;
        if value_at(self.request, &to).is_some() {
            return None;
        }
        Some(vec![PatchOperation::Move { from: pointer(self.path), path: pointer(&to) }])
    }

    /// Moves an element to another list of the same participant.
    fn moved_to(&self, name: &str) -> Option<Vec<PatchOperation>> {
        let value = self.value()?;
        let is_ml = name != "memberAbilities";
        let abilities = member_of(&self.participant(), if is_ml { "mlMemberAbilities" } else { name });
        let mut list = abilities.clone();
        if is_ml {
            list.push(PathElement::Key(name.to_owned().into()));
            shape_at(&list)?;
        }
        let mut patch = vec![PatchOperation::Remove { path: pointer(self.path) }];
        match value_at(self.request, &list).and_then(Value::as_array) {
            Some(there) if there.contains(value) => {}
            Some(_) => patch.push(add_to(&list, value.clone())),
            None if is_ml && value_at(self.request, &abilities).is_none_or(Value::is_null) => {
                patch.push(PatchOperation::Add { path: pointer(&abilities), value: json!({ name: [value] }) });
            }
            None => return None,
        }
        Some(patch)
    }

    /// For each of those who pay, what leaves only that one.
    fn keep_payer(&self) -> Vec<(String, Vec<PatchOperation>)> {
        let own = self.participant();
        let rest = self.path.get(own.len() + 1..).unwrap_or_default();
        let count = self.request["members"].as_array().map_or(0, Vec::len);
        let members = (0..count).map(|index| vec![PathElement::from("members"), index.into()]);
        let paying: Vec<(Path, Path)> = std::iter::once(Vec::new())
            .chain(members)
            .map(|participant: Path| {
                let mut place = member_of(&participant, "paymentConfiguration");
                place.extend_from_slice(rest);
                (participant, place)
            })
            .filter(|(_, place)| value_at(self.request, place) == Some(&Value::Bool(true)))
            .collect();
        let only = |kept: &Path| {
            let others = paying.iter().filter(|(_, place)| place != kept);
            others.map(|(_, place)| PatchOperation::Replace { path: pointer(place), value: false.into() }).collect()
        };
        paying.iter().map(|(participant, place)| (whom(participant), only(place))).collect()
    }
}

fn add_to(list: &[PathElement], value: Value) -> PatchOperation {
    PatchOperation::Add { path: pointer(list) + "/-", value }
}

/// A participant as a person says it.
fn whom(participant_path: &[PathElement]) -> String {
    participant(&format!("{}/", pointer(participant_path)))
}

/// A member of a participant's, whose name is another one for the creator.
fn member_of(participant: &[PathElement], name: &str) -> Path {
    let mut path = participant.to_vec();
    if participant.is_empty() {
        let capital = match name.strip_prefix("ml") {
            Some(rest) => format!("creatorML{rest}"),
            None => format!("creator{}{}", name[..1].to_uppercase(), &name[1..]),
        };
        path.push(PathElement::Key(capital.into()));
    } else {
        path.push(PathElement::Key(name.to_owned().into()));
    }
    path
}

/// What is left of a text without what spellings differ in.
fn bare(text: &str) -> String {
    text.to_lowercase().chars().filter(|letter| !matches!(letter, '_' | '-') && !letter.is_whitespace()).collect()
}

/// A number that is whole, as a text.
fn whole(value: &Value) -> Option<String> {
    value.as_u64().map(|number| number.to_string())
}

fn shape_at(path: &[PathElement]) -> Option<Shape> {
    let mut shape = Shape::Structure(&CREATE_COLLABORATION);
    for step in path {
        shape = match (shape, step) {
            (Shape::Structure(structure), PathElement::Key(key)) => {
                structure.members.iter().find(|member| member.name == key)?.shape
            }
            (Shape::List(List { element, .. }), PathElement::Index(_)) => *element,
            (Shape::Map(map), PathElement::Key(_)) => Shape::String(map.value),
            _ => return None,
        };
    }
    Some(shape)
}

fn value_at<'v>(value: &'v Value, path: &[PathElement]) -> Option<&'v Value> {
    path.iter().try_fold(value, |around, step| match step {
        PathElement::Key(key) => around.as_object()?.get(key.as_ref()),
        PathElement::Index(index) => around.as_array()?.get(*index),
    })
}

/// A request with a patch applied; nothing if it has no such places.
pub(crate) fn apply_patch(request: &Value, patch: &[PatchOperation]) -> Option<Value> {
    let mut mended = request.clone();
    for operation in patch {
        match operation {
            PatchOperation::Add { path, value } => add(&mut mended, path, value.clone())?,
            PatchOperation::Replace { path, value } => *mended.pointer_mut(path)? = value.clone(),
            PatchOperation::Remove { path } => {
                remove(&mut mended, path)?;
            }
            PatchOperation::Move { from, path } => {
                let value = remove(&mut mended, from)?;
                add(&mut mended, path, value)?;
            }
        }
    }
    Some(mended)
}

/// What a pointer's last step stands in, and that step.
fn around<'v>(value: &'v mut Value, path: &str) -> Option<(&'v mut Value, String)> {
    let (around, step) = path.rsplit_once('/')?;
    Some((value.pointer_mut(around)?, step.replace("~1", "/").replace("~0", "~")))
}

fn add(value: &mut Value, path: &str, added: Value) -> Option<()> {
    match around(value, path)? {
        (Value::Object(members), step) => {
            members.insert(step, added);
        }
        (Value::Array(list), step) if step == "-" => list.push(added),
        (Value::Array(list), step) => {
            let index: usize = step.parse().ok().filter(|index| *index <= list.len())?;
            list.insert(index, added);
        }
        _ => return None,
    }
    Some(())
}

fn remove(value: &mut Value, path: &str) -> Option<Value> {
    match around(value, path)? {
        (Value::Object(members), step) => Map::remove(members, &step),
        (Value::Array(list), step) => {
            let index: usize = step.parse().ok().filter(|index| *index < list.len())?;
            Some(list.remove(index))
        }
        _ => None,
    }
}
