//! Writes a request in a [`Style`] while it is read: a value comes in along the tables and goes out
//! as text, and no tree is built. What isn't there, and what is null, is left out.

use super::names::{cdk, pascal, terraform};
use super::style::{Dialect, Layout, Name, Style};
use super::target::{Export, ExportNote};
use crate::input::json::{Json, NotJson};
use crate::input::{Input, Key, Value};
use crate::operation::{Edition, List, Member, Shape};
use crate::text::{self, push_number, push_step};

/// The members that the released Terraform provider has no arguments for.
const NOT_IN_TERRAFORM: [&str; 8] = [
    "creatorMLMemberAbilities",
    "creatorPaymentConfiguration",
    "mlMemberAbilities",
    "paymentConfiguration",
    "jobLogStatus",
    "autoApprovedChangeRequestTypes",
    "allowedResultRegions",
    "isMetricsEnabled",
];

/// The edition from which on CloudFormation doesn't have the values of enums.
const NOT_IN_CLOUDFORMATION: Edition = Edition::E20260811;

/// How many members CloudFormation takes at the most.
const MOST_IN_CLOUDFORMATION: usize = 9;

const PROTO: &str = "__proto__";

/// What is being written.
pub struct Writer<'w, 't> {
    json: &'w mut Json<'t>,
    style: &'static Style,
    /// The text so far, and the notes.
    pub out: Export,
    /// Where the value is that is being written, as a JSON pointer.
    pointer: String,
    /// Whether what comes next goes on in the line of a list's hyphen.
    in_line: bool,
    /// How many bytes the description has, if there is one.
    pub description: Option<usize>,
}

/// What stands between brackets, or the like of them.
struct Block {
    brackets: [&'static str; 2],
    /// On how many levels of indentation it stands.
    level: usize,
    /// How many parts of it are written.
    written: usize,
}

/// The name of what is being written.
#[derive(Clone, Copy)]
enum Named<'n> {
    Member(&'static Member),
    Key(&'n str),
}

/// Whether Terraform has a block for a value, and not an argument.
const fn is_block(shape: Shape) -> bool {
    matches!(shape, Shape::Structure(_))
}

impl<'w, 't> Writer<'w, 't> {
    /// Writes what a text has.
    pub fn new(json: &'w mut Json<'t>, style: &'static Style) -> Self {
        Writer { json, style, out: Export::default(), pointer: String::new(), in_line: false, description: None }
    }

    /// Appends a piece of text.
    #[inline(never)]
    pub fn put(&mut self, piece: &str) {
        self.out.text.push_str(piece);
    }

    #[inline(never)]
    fn note(&mut self, message: &'static str) {
        // A key and its value have one place.
        let pointer = self.pointer.clone();
        let note = ExportNote { pointer, message: message.into() };
        if self.out.notes.last() != Some(&note) {
            self.out.notes.push(note);
        }
    }

    /// The string that was read last.
    #[inline(never)]
    fn string(&self) -> String {
        text::to_string(&self.json.string().resolve(), usize::MAX)
    }

    /// Writes the value that comes next.
    pub fn value(&mut self, shape: Shape, level: usize) -> Result<(), NotJson> {
        let value = self.json.value()?;
        self.rest(shape, value, level)
    }

    /// Writes a value whose start has been read.
    #[inline(never)]
    pub fn rest(&mut self, shape: Shape, value: Value, level: usize) -> Result<(), NotJson> {
        match value {
            Value::Object => return self.object(shape, level),
            Value::Array => match shape {
                Shape::List(list) => return self.list(list, level),
                _ => return self.json.skip_rest(),
            },
            Value::String => {
                let text = self.string();
                self.quoted(&text);
            }
            Value::Boolean(value) => self.put(self.style.booleans[usize::from(value)]),
            _ => self.put("null"),
        }
        Ok(())
    }

    fn object(&mut self, shape: Shape, level: usize) -> Result<(), NotJson> {
        let is_list = matches!(shape, Shape::Map(_)) && self.style.dialect == Dialect::CloudFormation;
        let brackets = match self.style.name {
            Name::Keyword if level == 0 => ["(", ")"],
            _ if is_list => ["[", "]"],
            _ => ["{", "}"],
        };
        if self.style.layout == Layout::Blocks && matches!(shape, Shape::Structure(_)) {
            self.put(" ");
        }
        let mut block = Block { brackets, level, written: 0 };
        let mut index = 0;
        loop {
            let key;
            let (name, inner) = match shape {
                Shape::Structure(structure) => match self.json.any_member(index, structure.members)? {
                    None => break,
                    Some(Key::Unknown) => {
                        index += 1;
                        self.json.skip_value()?;
                        continue;
                    }
                    Some(Key::Known(known)) => {
                        let Some(member) = structure.members.get(usize::from(known)) else { break };
                        (Named::Member(member), member.shape)
                    }
                },
                Shape::Map(map) => {
                    let Some(string) = self.json.any_key(index)? else { break };
                    key = text::to_string(&string.resolve(), usize::MAX);
                    (Named::Key(&key), Shape::String(map.value))
                }
                _ => return self.json.skip_rest(),
            };
            index += 1;
            let value = self.json.value()?;
            if value == Value::Null {
                continue;
            }
            let before = self.pointer.len();
            match name {
                Named::Member(member) => push_step(&mut self.pointer, member.name),
                Named::Key(key) => push_step(&mut self.pointer, key),
            }
            if let Named::Member(Member { name: "description", .. }) = name {
                self.description = Some(self.json.string().written.len());
            }
            match name {
                Named::Key(key) if is_list => self.tag(key, &mut block),
                name => self.entry(name, inner, value, &mut block)?,
            }
            self.pointer.truncate(before);
        }
        self.end(&block);
        Ok(())
    }

    /// Writes a member or a map's entry, if the target can hold it.
    fn entry(&mut self, name: Named, shape: Shape, value: Value, block: &mut Block) -> Result<(), NotJson> {
        let level = block.level;
        let has_blocks = self.style.layout == Layout::Blocks;
        match name {
            Named::Member(member) if has_blocks && NOT_IN_TERRAFORM.contains(&member.name) => {
                self.note("Left out: the released Terraform provider has no argument for it.");
                return if matches!(value, Value::Array | Value::Object) { self.json.skip_rest() } else { Ok(()) };
            }
            // Each element is a block of its own.
            Named::Member(_) if has_blocks && matches!(shape, Shape::List(list) if is_block(list.element)) => {
                if block.written == 0 {
                    self.put(block.brackets[0]);
                }
                block.written += 1;
                return self.rest(shape, value, level);
            }
            _ => {}
        }
        self.begin(block);
        match name {
            Named::Member(member) => self.name(member, level),
            Named::Key(key) => self.key(key),
        }
        if self.style.name == Name::Keyword && level == 0 {
            self.put("=");
        } else if !(has_blocks && is_block(shape)) {
            self.put(self.style.assign);
        }
        if self.style.layout == Layout::Indented && !matches!(value, Value::Array | Value::Object) {
            self.put(" ");
        }
        self.rest(shape, value, level + 1)
    }

    /// Writes a tag as CloudFormation has it, if it can hold it.
    fn tag(&mut self, key: &str, block: &mut Block) {
        let value = self.string();
        if value.is_empty() {
            return self.note("Left out: CloudFormation takes no tag with an empty value.");
        }
        self.begin(block);
        if self.style.layout == Layout::Indented {
            self.put("- Key: ");
            self.quoted(key);
            self.line(block.level + 1);
            self.put("Value: ");
            self.quoted(&value);
        } else {
            let [start, between] = match self.style.name {
                Name::Cdk => ["{ key: ", ", value: "],
                _ => ["{ \"Key\": ", ", \"Value\": "],
            };
            self.put(start);
            self.quoted(key);
            self.put(between);
            self.quoted(&value);
            self.put(" }");
        }
    }

    fn list(&mut self, list: &'static List, level: usize) -> Result<(), NotJson> {
        let in_line = self.style.layout == Layout::Blocks;
        let of_blocks = in_line && is_block(list.element);
        let mut block = Block { brackets: ["[", "]"], level, written: 0 };
        let mut index = 0;
        while self.json.element(index)? {
            let before = self.pointer.len();
            text::put(&mut self.pointer, '/');
            push_number(&mut self.pointer, index);
            let value = self.json.value()?;
            if self.is_left_out(list.element) {
                index += 1;
                self.pointer.truncate(before);
                continue;
            }
            if of_blocks {
                self.line(level + 1);
                self.put("member");
            } else if in_line {
                self.put(if block.written == 0 { "[" } else { ", " });
                block.written += 1;
            } else {
                self.begin(&mut block);
            }
            if self.style.layout == Layout::Indented {
                self.put("- ");
                self.in_line = true;
            }
            index += 1;
            self.rest(list.element, value, level + 1)?;
            self.in_line = false;
            self.pointer.truncate(before);
        }
        let of_structures = matches!(list.element, Shape::Structure(_));
        if self.style.dialect == Dialect::CloudFormation && of_structures && index > MOST_IN_CLOUDFORMATION {
            self.note("CloudFormation takes 9 members at the most.");
        }
        if of_blocks {
            return Ok(());
        }
        if in_line {
            self.put(if block.written == 0 { "[]" } else { "]" });
        } else {
            self.end(&block);
        }
        Ok(())
    }

    /// Whether the target has no such value as the one that was read last, an element of this shape; that is noted then.
    fn is_left_out(&mut self, element: Shape) -> bool {
        let Shape::Enum(choices) = element else { return false };
        let value = self.json.string().resolve();
        let place = choices.values.iter().position(|known| text::same(known.as_bytes(), &value));
        let Some(&since) = place.and_then(|place| choices.since.get(place)) else { return false };
        match self.style.dialect {
            Dialect::CloudFormation if since.has(NOT_IN_CLOUDFORMATION) => {
                self.note("Left out: CloudFormation has no such value.");
                true
            }
            // Those of the first edition are known to it.
            Dialect::Terraform if since != Edition::default() => {
                self.note("The released Terraform provider may pass over it: it is made for the abilities of 2024.");
                false
            }
            _ => false,
        }
    }

    /// Begins a part of a block.
    #[inline(never)]
    fn begin(&mut self, block: &mut Block) {
        let Block { brackets: [open, _], level, written } = *block;
        block.written += 1;
        let layout = self.style.layout;
        if layout == Layout::Indented {
            // What a hyphen began goes on in its line.
            if !self.in_line {
                self.line(level);
            }
            self.in_line = false;
            return;
        }
        if written == 0 {
            self.put(open);
        } else if layout != Layout::Blocks {
            self.put(",");
        }
        if layout != Layout::Line {
            self.line(level + 1);
        }
    }

    /// Ends a block.
    #[inline(never)]
    fn end(&mut self, block: &Block) {
        let Block { brackets: [open, close], level, written } = *block;
        let layout = self.style.layout;
        if written == 0 {
            // Goes on in the line that its name is in.
            if layout == Layout::Indented && !self.in_line {
                self.put(" ");
            }
            self.put(open);
        } else if layout == Layout::Indented {
            return;
        } else if layout != Layout::Line {
            if self.style.last_comma {
                self.put(",");
            }
            self.line(level);
        }
        self.put(close);
    }

    /// Begins a line.
    fn line(&mut self, level: usize) {
        self.put("\n");
        for _ in 0..level {
            self.put(self.style.indent);
        }
    }

    fn name(&mut self, member: &Member, level: usize) {
        let name = member.name;
        match self.style.name {
            Name::Plain => self.put(name),
            Name::Keyword if level == 0 => self.put(name),
            Name::Quoted | Name::Keyword => self.quoted(name),
            Name::Pascal => self.put(&pascal(name)),
            Name::QuotedPascal => self.quoted(&pascal(name)),
            Name::Cdk => self.put(&cdk(name)),
            Name::Snake => self.put(&terraform(name)),
        }
    }

    fn key(&mut self, key: &str) {
        if self.style.dialect == Dialect::JavaScript && key == PROTO {
            // As a plain key, it would set the object's prototype.
            self.put("[\"");
            self.put(PROTO);
            self.put("\"]");
        } else {
            self.quoted(key);
        }
    }

    /// Writes a string between double quotes, with the few escapes that JSON, Python, JavaScript, YAML
    /// and HCL all know, for whatever isn't plainly visible. Beyond U+FFFF, they have one each.
    #[inline(never)]
    fn quoted(&mut self, string: &str) {
        match self.style.dialect {
            Dialect::CloudFormation if has_reference(string) => {
                self.note("CloudFormation takes {{resolve:…}} for a reference and replaces it.");
            }
            Dialect::Terraform if string.chars().any(may_be_composed) => {
                self.note("Terraform may change it, or take two keys for one: it composes text (NFC).");
            }
            _ => {}
        }
        let out = &mut self.out.text;
        text::put(out, '"');
        let mut before = '\0';
        for character in string.chars() {
            // In Terraform, a dollar or percent sign before a brace would begin a template.
            if self.style.dialect == Dialect::Terraform && character == '{' && matches!(before, '$' | '%') {
                text::put(out, before);
            }
            before = character;
            let letter = match character {
                '"' | '\\' => character,
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                // On a line that goes on from another one, old shells take it for a reference to an earlier command.
                '!' if self.style.dialect == Dialect::Shell => 'u',
                other if text::is_disturbing(other) => 'u',
                other => {
                    text::put(out, other);
                    continue;
                }
            };
            let number = u32::from(character);
            if letter != 'u' {
                text::put(out, '\\');
                text::put(out, letter);
            } else if number <= 0xFFFF {
                escape(out, 'u', 4, number);
            } else if self.style.long_escapes {
                escape(out, 'U', 8, number);
            } else {
                // Its surrogate pair.
                escape(out, 'u', 4, 0xD7C0 + (number >> 10));
                escape(out, 'u', 4, 0xDC00 | number & 0x3FF);
            }
        }
        text::put(out, '"');
    }
}

/// Writes an escape: its letter, then a number in so many hexadecimal digits.
#[inline(never)]
fn escape(out: &mut String, letter: char, digits: u32, number: u32) {
    text::put(out, '\\');
    text::put(out, letter);
    for place in (0..digits).rev() {
        text::put(out, char::from(b"0123456789abcdef"[(number >> (place * 4) & 0xF) as usize]));
    }
}

/// Whether CloudFormation would replace something in a string, which can't be written otherwise.
fn has_reference(string: &str) -> bool {
    const START: &[u8] = b"{{resolve:";
    string.as_bytes().windows(START.len()).any(|part| part == START)
}

/// Whether a character may be written as another, or in one with those around it, in Unicode's composed
/// form. Where a script has marks that combine, or Unicode a character twice, more of its neighbours are
/// taken for such than are.
const fn may_be_composed(character: char) -> bool {
    !matches!(
        character,
        '\0'..='\u{2ff}' | '\u{388}'..='\u{482}' | '\u{2002}'..='\u{20cf}' | '\u{212c}'..='\u{2328}'
            | '\u{309b}'..='\u{a66e}' | '\u{ac00}'..='\u{f8ff}' | '\u{fe30}'..='\u{ffff}' | '\u{1f000}'..
    )
}
