//! The walk: one pass over an [`Input`] along the operation's tables. Values that are right take the fast path here.
//! Others go to [`super::faults`], which reports what is wrong with them. Every value goes to the [`Recorder`] with its
//! role.

use super::facts::Recorder;
use super::faults::{At, Faults, Repeats};
use crate::input::{Form, Input, Key, Keys, Kind, Str, Value};
use crate::issue::{Collector, Finding, Place, Unit};
use crate::operation::{
    Document, Edition, Enum, LIST_LIMIT, List, MOST_LISTS, Map, Member, Pattern, Role, Shape, Site, Structure, Text,
};
use crate::options::{Settings, UnknownFields};
use crate::text::Class;

/// Checks an input against the tables. Returns `true` if the input is clean: it has no unknown member and no optional
/// member that is null. Fails only if the input can't be read.
pub fn check<'a, S: Input<'a>>(
    input: &mut S,
    document: Document,
    settings: &Settings,
    issues: &mut Collector,
    recorder: &mut Recorder<'a>,
) -> Result<bool, S::Error> {
    let Settings { edition, unknown_fields, .. } = *settings;
    let faults = Faults { issues, edition, unknown_fields, indices: [0; MOST_LISTS] };
    let mut check = Check { faults, edition, recorder, keys: Keys::default(), objects: 0, clean: true };
    let value = input.value()?;
    check.value(input, Shape::Structure(document.structure()), Role::None, value, &Site::of(document).into())?;
    input.end()?;
    Ok(check.clean)
}

/// From which bit on the members stand that were found under other names.
const MEANT: u32 = 32;

/// The bits of the members that were found.
#[allow(clippy::cast_possible_truncation)] // The lower half.
const fn low(seen: u64) -> u32 {
    seen as u32
}

struct Check<'c, 's, 'a> {
    faults: Faults<'c, 's>,
    edition: Edition,
    recorder: &'c mut Recorder<'a>,
    /// The keys of each object, and the strings of each list with unique elements: a set for each.
    keys: Keys<'a>,
    /// How many of these sets there are.
    objects: usize,
    clean: bool,
}

// The input is an argument of each function and not a field of the check: so the compiler knows that the two don't
// overlap in memory.
impl<'a> Check<'_, '_, 'a> {
    /// Checks a value whose start has been read. Returns whether it is clear what it is.
    #[inline(never)]
    fn value<S: Input<'a>>(
        &mut self,
        input: &mut S,
        shape: Shape,
        role: Role,
        value: Value,
        at: &At,
    ) -> Result<bool, S::Error> {
        match (shape, value) {
            (Shape::Structure(structure), Value::Object) => self.structure(input, structure, at.site)?,
            (Shape::List(list), Value::Array) => self.list(input, list, role, at.site)?,
            (Shape::Map(map), Value::Object) => self.map(input, map, role, at.site)?,
            (Shape::String(text), Value::String) => {
                self.recorder.text(role, input.string());
                self.faults.text(text, input.string(), Place::Value, at);
            }
            (Shape::Boolean, Value::Boolean(value)) => self.recorder.boolean(role, value),
            (Shape::Enum(choices), Value::String) => {
                return Ok(self.faults.not_in_enum(choices, input.string(), at));
            }
            (Shape::Timestamp, Value::Other(Kind::Number)) if input.is_moment() => {}
            // It breaks no constraint, and no rule guesses it.
            (_, Value::Open) => {
                self.recorder.lost(role);
                return Ok(false);
            }
            _ => {
                self.faults.mismatch(shape, value, input.string(), at);
                self.recorder.lost(role);
                if matches!(value, Value::Array | Value::Object) {
                    input.skip_rest()?;
                }
                return Ok(false);
            }
        }
        Ok(true)
    }

    #[inline(never)]
    fn structure<S: Input<'a>>(
        &mut self,
        input: &mut S,
        structure: &'static Structure,
        site: Site,
    ) -> Result<(), S::Error> {
        self.objects += 1;
        let set = self.objects;
        // The members that were found, a bit each; from [`MEANT`] on, those of them that were found under other names alone.
        // In one number: it stays in a register.
        let mut seen = 0_u64;
        let mut index = 0;
        let mut guess = 0;
        let members = structure.members_in(self.edition);
        while let Some(key) = input.member(index, members, guess)? {
            index += 1;
            let Key::Known(known) = key else {
                seen |= self.unknown(input, structure, set, site, seen)?;
                continue;
            };
            let Some(member) = members.get(usize::from(known)) else {
                // A tape that is out of step would be the reader's fault.
                break;
            };
            let Member { shape, role, .. } = *member;
            let here = site.member(member);
            if seen >> known & 1 == 1 {
                if S::REPEATS_KEYS && seen >> (MEANT + u32::from(known)) & 1 == 0 {
                    self.faults.repeated_key(Str::plain(member.name), &here.into());
                }
                seen &= !(1 << (MEANT + u32::from(known)));
                self.recorder.again(role);
            }
            seen |= 1 << known;
            guess = known + 1;
            // The fast path: the usual sort of value, and right.
            match shape {
                Shape::Boolean => {
                    if let Some(value) = input.boolean() {
                        self.recorder.boolean(role, value);
                        continue;
                    }
                }
                Shape::Enum(choices) => {
                    if let Some(index) = input.choice(choices, choices.count_in(self.edition)) {
                        self.recorder.choice(role, index);
                        continue;
                    }
                }
                Shape::String(text) => {
                    if let Some(string) = input.text() {
                        if !(self.recorder.text(role, string) || is_right(text, string)) {
                            self.faults.text(text, string, Place::Value, &here.into());
                        }
                        continue;
                    }
                }
                Shape::Structure(inner) if input.object() => {
                    self.structure(input, inner, here)?;
                    continue;
                }
                Shape::List(list) if input.array() => {
                    self.list(input, list, role, here)?;
                    continue;
                }
                _ => {}
            }
            match input.value()? {
                Value::Null | Value::Undefined => self.absent(member, here),
                value => {
                    self.value(input, shape, role, value, &here.into())?;
                }
            }
        }
        let missing = structure.required & !low(seen);
        if missing != 0 {
            self.missing(structure, missing, site);
        }
        Ok(())
    }

    /// A member that the structure doesn't have. If it is one of those that it has but for the spelling, the value is
    /// checked as that one's. Returns its bits; `before` has those of the members before it.
    #[cold]
    #[inline(never)]
    fn unknown<S: Input<'a>>(
        &mut self,
        input: &mut S,
        structure: &'static Structure,
        set: usize,
        site: Site,
        before: u64,
    ) -> Result<u64, S::Error> {
        self.clean = false;
        let name = input.string();
        if S::REPEATS_KEYS {
            self.repeated_key(set, name, site);
        }
        let at = At { site, key: Some(name) };
        if self.faults.unknown_fields != UnknownFields::Error {
            self.faults.unknown_member(structure, name, None, Value::Undefined, &at);
            input.skip_value()?;
            return Ok(0);
        }
        let members = structure.members_in(self.edition);
        let Some((index, member)) = input.meant(members).and_then(|index| Some((index, members.get(index)?))) else {
            let value = input.unknown_value()?;
            self.faults.unknown_member(structure, name, None, value, &at);
            if matches!(value, Value::Array | Value::Object) {
                input.skip_rest()?;
            }
            return Ok(0);
        };
        self.faults.unknown_member(structure, name, Some(index), Value::Undefined, &at);
        if before >> index & 1 == 1 {
            self.recorder.again(member.role);
        }
        let is_there = self.meant(input, member, site.member(member))?;
        input.end_meant();
        let is_new = is_there && before >> index & 1 == 0;
        Ok(u64::from(is_there) << index | u64::from(is_new) << MEANT << index)
    }

    /// The value of a member that is meant by another name. Returns whether it has one.
    fn meant<S: Input<'a>>(&mut self, input: &mut S, member: &'static Member, here: Site) -> Result<bool, S::Error> {
        if let Shape::Enum(choices) = member.shape
            && let Some(choice) = input.choice(choices, choices.count_in(self.edition))
        {
            self.recorder.choice(member.role, choice);
            return Ok(true);
        }
        match input.unknown_value()? {
            Value::Null | Value::Undefined => Ok(false),
            value => self.value(input, member.shape, member.role, value, &here.into()).map(|_| true),
        }
    }

    /// A member that is null, which means the same as absent.
    #[cold]
    #[inline(never)]
    fn absent(&mut self, member: &Member, here: Site) {
        if !member.required_in(self.edition) {
            self.clean = false;
            return;
        }
        self.faults.error(&here.into(), &Finding::Required { field: member.name });
        if let Role::Pays(_) = member.role {
            self.recorder.lost(member.role);
        }
    }

    /// Members that are absent and were required in the first edition: a bit each.
    #[cold]
    #[inline(never)]
    fn missing(&mut self, structure: &'static Structure, missing: u32, site: Site) {
        for (index, member) in structure.members.iter().enumerate() {
            if missing >> index & 1 == 1 && member.required_in(self.edition) {
                self.absent(member, site.member(member));
            }
        }
    }

    /// Reports a key if it stands in its object already.
    fn repeated_key(&mut self, set: usize, key: Str<'a>, site: Site) -> bool {
        let repeated = self.keys.insert(set, key).is_some();
        if repeated {
            self.faults.repeated_key(key, &At { site, key: Some(key) });
        }
        repeated
    }

    #[inline(never)]
    fn list<S: Input<'a>>(
        &mut self,
        input: &mut S,
        list: &'static List,
        role: Role,
        site: Site,
    ) -> Result<(), S::Error> {
        let depth = site.depth();
        let mut index = 0;
        let mut sound = true;
        let mut choices_seen = 0_u64;
        self.objects += 1;
        let set = self.objects;
        let mut repeats = Repeats::default();
        while input.element(index)? {
            if index == LIST_LIMIT && list.is_bounded(self.edition) {
                index += input.skip_elements()?;
                sound = false;
                break;
            }
            if let Shape::Enum(choices) = list.element
                && let Some(choice) = input.choice(choices, choices.count_in(self.edition))
            {
                if list.unique && choices_seen >> choice & 1 == 1 {
                    repeats.add(index, string_of(choices, choice), Some(choice));
                }
                choices_seen |= 1 << choice;
                self.recorder.choice(role, choice);
                index += 1;
                continue;
            }
            self.recorder.element(role);
            if let Some(around) = self.faults.indices.get_mut(depth) {
                *around = index;
            }
            let value = input.value()?;
            if list.unique && value == Value::String && self.keys.insert(set, input.string()).is_some() {
                repeats.add(index, input.string(), None);
            }
            // An element has no role; its members have.
            sound &= self.value(input, list.element, Role::None, value, &site.element().into())?;
            index += 1;
        }
        if let Some(length) = list.length_in(self.edition) {
            self.faults.length(length, index, Unit::Elements, Place::Value, &site.into());
        }
        repeats.report(&mut self.faults, site);
        self.recorder.end_of_list(role, index, sound);
        Ok(())
    }

    #[inline(never)]
    fn map<S: Input<'a>>(&mut self, input: &mut S, map: &'static Map, role: Role, site: Site) -> Result<(), S::Error> {
        self.objects += 1;
        let set = self.objects;
        let mut index = 0;
        let mut entries = 0;
        while let Some(key) = input.key(index)? {
            index += 1;
            if !(S::REPEATS_KEYS && self.repeated_key(set, key, site)) {
                entries += 1;
                if !is_right(map.key, key) {
                    self.faults.text(map.key, key, Place::Key, &At { site, key: Some(key) });
                }
                self.recorder.key(role, key);
            }
            if input.settled() {
                continue;
            }
            if let Some(string) = input.text() {
                if !is_right(map.value, string) {
                    self.faults.text(map.value, string, Place::Value, &At { site, key: Some(key) });
                }
                continue;
            }
            let value = input.value()?;
            self.value(input, Shape::String(map.value), Role::None, value, &At { site, key: Some(key) })?;
        }
        self.faults.length(map.length, entries, Unit::Entries, Place::Value, &site.into());
        Ok(())
    }
}

/// Whether a string is right in each edition, told from few bytes: it is printable ASCII, so its bytes are its characters, and it begins
/// with something other than a space, so it isn't blank. Accounts are checked by the recorder.
#[inline(always)]
fn is_right(constraint: &Text, string: Str) -> bool {
    let Str { written, form } = string;
    form == Form::Plain
        && constraint.length.allows(written.len())
        && match constraint.pattern {
            None => true,
            Some(Pattern { class: Class::Digits, .. }) => false,
            Some(_) => written.first().is_some_and(|&first| first != b' '),
        }
}

/// A value of an enum.
fn string_of(choices: &Enum, index: usize) -> Str<'static> {
    Str::plain(choices.values.get(index).copied().unwrap_or_default())
}
