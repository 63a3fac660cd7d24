//! How answers cross from wasm to JavaScript: as a row of 32-bit words, and one string with all texts one after the
//! other. Each type that crosses says both how its value is written and which JavaScript expression reads it, so an
//! answer needs no description of itself.
//!
//! Text is written as its size in UTF-16 code units. A piece of the input is written as its place there, if JavaScript has
//! the input as a string of ASCII that isn't long: see [`Words::about`]. What JavaScript knows from the tables, such as
//! names, doesn't cross, and neither do messages: see `src/issue/message.rs`.

// What is written is written in wasm only, and the JavaScript is generated natively.
#![allow(dead_code)]

use crate::text;

/// Declares an enum together with the names of its values on the wire. A value may be read from another name as well.
macro_rules! named {
    ($(#[$attribute:meta])* $name:ident { $( $(#[$doc:meta])* $variant:ident $wire:literal $(| $alias:literal)? )* }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
        pub enum $name {
            $( $(#[$doc])* #[doc = concat!("\n\n`", $wire, "`")] #[serde(rename = $wire $(, alias = $alias)?)] $variant, )*
        }

        impl $name {
            /// The values, in order.
            pub const ALL: &'static [$name] = &[$( $name::$variant ),*];

            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = &[$( $wire ),*];
        }

        /// As one of [`NAMES`](Self::NAMES).
        #[cfg(not(feature = "boundary"))]
        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.pad($name::NAMES[*self as usize])
            }
        }

        /// From one of [`NAMES`](Self::NAMES), letter by letter.
        #[cfg(not(feature = "boundary"))]
        impl std::str::FromStr for $name {
            type Err = $crate::crossing::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                $( $( if name == $alias { return Ok($name::$variant); } )? )*
                $crate::crossing::UnknownName::look_up(name, $name::NAMES, $name::ALL)
            }
        }

        impl $crate::crossing::Crosses for $name {
            fn write(&self, words: &mut $crate::crossing::Words) {
                words.push(*self as usize);
            }

            fn javascript() -> String {
                concat!(stringify!($name), "[words[at++]]").into()
            }
        }
    };
}
pub(crate) use named;

/// A name that is none of those that there are.
#[cfg(not(feature = "boundary"))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    name: String,
    known: &'static [&'static str],
}

#[cfg(not(feature = "boundary"))]
impl UnknownName {
    /// The value with a name.
    pub(crate) fn look_up<T: Copy>(name: &str, names: &'static [&'static str], values: &[T]) -> Result<T, Self> {
        let place = names.iter().position(|known| *known == name);
        place.map(|place| values[place]).ok_or_else(|| UnknownName { name: name.into(), known: names })
    }
}

#[cfg(not(feature = "boundary"))]
impl std::fmt::Display for UnknownName {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:?} is none of {}", self.name, self.known.join(", "))
    }
}

#[cfg(not(feature = "boundary"))]
impl std::error::Error for UnknownName {}

/// Says how a structure crosses: its fields one after the other.
macro_rules! structure {
    ($name:ty { $( $field:ident: $type:ty ),* }) => {
        impl $crate::crossing::Crosses for $name {
            #[allow(unused_variables, unused_imports)] // Some have no fields.
            fn write(&self, words: &mut $crate::crossing::Words) {
                use $crate::crossing::Crosses;
                $( self.$field.write(words); )*
            }

            fn javascript() -> String {
                #[allow(unused_imports)] // Some have no fields.
                use $crate::crossing::Crosses;
                $crate::crossing::object(&[
                    $( (stringify!($field), <$type>::javascript()) ),*
                ])
            }
        }
    };
}
pub(crate) use structure;

/// Says how an enum with fields crosses: which of its variants it is, then the variant's fields.
macro_rules! variants {
    ($name:ident $tag:ident { $( $variant:ident $wire:literal { $( $field:ident: $type:ty ),* } )* }) => {
        impl $crate::crossing::Crosses for $name {
            fn write(&self, words: &mut $crate::crossing::Words) {
                let mut variant = 0;
                $(
                    if let $name::$variant { $( $field ),* } = self {
                        words.push(variant);
                        $( $field.write(words); )*
                    }
                    variant += 1;
                )*
                let _ = variant;
            }

            fn javascript() -> String {
                let variants = [$( $crate::crossing::object(&[
                    (stringify!($tag), concat!("'", $wire, "'").into()),
                    $( (stringify!($field), <$type>::javascript()) ),*
                ]) ),*];
                format!("[{}][words[at++]]()", variants.map(|read| format!("() => ({read})")).join(", "))
            }
        }
    };
}
pub(crate) use variants;

/// A value that crosses.
pub trait Crosses {
    /// Whether it may be absent, so that the member that would have it isn't there.
    const OPTIONAL: bool = false;

    /// Writes it.
    fn write(&self, words: &mut Words);

    /// The JavaScript expression that reads it.
    fn javascript() -> String;
}

/// The JavaScript expression that reads an object, by the names of its fields and what reads each. It is written out,
/// for what is assigned to an object that is there already can end at a prototype.
#[must_use]
pub fn object(fields: &[(&str, String)]) -> String {
    let members = fields.iter().map(|(field, read)| format!("{}: {read}", camel_case(field)));
    format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
}

/// The JavaScript statements that read an object into a constant. Fields that may be absent (`true`) come last: the
/// object doesn't have those that are.
#[must_use]
pub fn constant(name: &str, fields: &[(&str, bool, String)]) -> String {
    let required = fields.iter().take_while(|(_, is_optional, _)| !is_optional).count();
    let (_, optional) = fields.split_at(required);
    assert!(optional.iter().all(|(_, is_optional, _)| *is_optional), "what is optional comes last");
    if optional.is_empty() {
        let all: Vec<(&str, String)> = fields.iter().map(|(field, _, read)| (*field, read.clone())).collect();
        return format!("const {name} = {};", object(&all));
    }
    let names: Vec<String> = fields.iter().map(|(field, ..)| camel_case(field)).collect();
    let reads: Vec<String> = fields.iter().zip(&names).map(|((.., read), name)| format!("{name} = {read}")).collect();
    format!("const {}; const {name} = {};", reads.join(", "), present(&names, required))
}

/// The object of so many names and those of the others that are there.
fn present(names: &[String], required: usize) -> String {
    if required == names.len() {
        return format!("{{ {} }}", names.join(", "));
    }
    let without = [&names[..required], &names[required + 1..]].concat();
    let (absent, there) = (present(&without, required), present(names, required + 1));
    format!("{} === undefined ? {absent} : {there}", names[required])
}

/// A field's name as it crosses.
pub fn camel_case(field: &str) -> String {
    let mut words = field.split('_');
    let mut name = String::from(words.next().unwrap_or_default());
    for word in words {
        name += &word[..1].to_uppercase();
        name += &word[1..];
    }
    name
}

/// What a check answers if all is right, in place of the address of an answer.
pub const RIGHT: usize = 0;
/// What it answers if the strings of the tape have to be written apart.
pub const TORN: usize = 1;

// At the address of an answer stand four words.

/// Where its words are.
pub const WORDS: usize = 0;
/// Where its text is.
pub const TEXT: usize = 1;
/// How many bytes of text there are.
pub const TEXT_SIZE: usize = 2;
/// The flags of its verdict.
pub const FLAGS: usize = 3;

// The flags of a verdict.

/// There is no error.
pub const OK: usize = 1;
/// The input is, as it stands, a value of the request's type.
pub const CLEAN: usize = 2;
/// Issues were left out.
pub const TRUNCATED: usize = 4;
/// Where the number of warnings begins that there is room for.
pub const WARNINGS: usize = 3;

/// What crosses.
#[derive(Debug, Default)]
pub struct Words {
    /// Numbers.
    pub numbers: Vec<u32>,
    /// Text, UTF-8, one piece after the other.
    pub text: Vec<u8>,
    /// The address of the input of which JavaScript takes pieces itself, and how many bytes it has; none, if there is none.
    known: (usize, usize),
}

/// An engine may keep a piece of a string as a part of it. Of a string longer than this, pieces are copied, to hold no
/// more than they are.
pub const LONG_TEXT: usize = 1 << 12;

// What a piece of text begins with is its size, shifted by one for this bit.

/// The piece stands in the input: its place follows, and it is no part of the text.
pub const IN_INPUT: usize = 1;

/// Above this size, in bytes, a buffer is given back after use.
const KEPT: usize = 1 << 20;

/// Gives a buffer's memory back if it is large; what was in it is gone then.
pub fn give_back<T>(buffer: &mut Vec<T>) {
    if buffer.capacity() * size_of::<T>() > KEPT {
        *buffer = Vec::new();
    }
}

impl Words {
    /// With nothing in it.
    pub const fn new() -> Self {
        Words { numbers: Vec::new(), text: Vec::new(), known: (0, 0) }
    }

    /// Empties it for another answer.
    pub fn clear(&mut self) -> &mut Self {
        self.known = (0, 0);
        self.numbers.clear();
        self.text.clear();
        give_back(&mut self.numbers);
        give_back(&mut self.text);
        self
    }

    /// Has pieces of an input told by their places in it, if JavaScript has it as a string of ASCII that isn't long.
    pub fn about(&mut self, input: &[u8], is_ascii: bool) -> &mut Self {
        if is_ascii && input.len() <= LONG_TEXT {
            self.known = (input.as_ptr() as usize, input.len());
        }
        self
    }

    /// Adds a word. Sizes and addresses in wasm32's memory are 32 bits wide.
    #[allow(clippy::cast_possible_truncation)]
    #[inline(never)]
    pub fn push(&mut self, word: usize) {
        self.numbers.push(word as u32);
    }

    /// Adds text, UTF-8, by its size in UTF-16 code units.
    #[inline(never)]
    pub fn text(&mut self, text: &[u8]) {
        // A code unit for each character, and another for those of four bytes.
        let mut units = 0;
        for byte in text {
            units += usize::from(byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0);
        }
        self.push(units << 1);
        self.text.extend_from_slice(text);
    }

    /// Adds text that is ASCII, where each byte is a code unit. It may be a piece of the input.
    #[inline(never)]
    pub fn ascii(&mut self, text: &[u8]) {
        let (start, size) = self.known;
        let place = (text.as_ptr() as usize).wrapping_sub(start);
        let is_in_input = place < size;
        self.push(text.len() << 1 | usize::from(is_in_input));
        if is_in_input {
            self.push(place);
        } else {
            self.text.extend_from_slice(text);
        }
    }

    /// Adds text out of the request, so many code points at the most; U+FFFD stands for a lone surrogate.
    #[inline(never)]
    pub fn quote(&mut self, text: &[u8], most: usize) {
        let text = text::first(text, most);
        let from = self.text.len();
        self.text(text);
        for index in from..self.text.len() {
            // What begins a lone surrogate; its size is that of what stands for it.
            if let Some([first @ 0xED, second @ 0xA0..=0xFF, third]) = self.text.get_mut(index..index + 3) {
                [*first, *second, *third] = REPLACEMENT;
            }
        }
    }
}

/// What stands for a lone surrogate: U+FFFD.
const REPLACEMENT: [u8; 3] = *b"\xEF\xBF\xBD";

impl Crosses for usize {
    fn write(&self, words: &mut Words) {
        words.push(*self);
    }

    fn javascript() -> String {
        "words[at++]".into()
    }
}

impl Crosses for bool {
    fn write(&self, words: &mut Words) {
        words.push(usize::from(*self));
    }

    fn javascript() -> String {
        "words[at++] === 1".into()
    }
}

impl Crosses for &'static str {
    fn write(&self, words: &mut Words) {
        words.text(self.as_bytes());
    }

    fn javascript() -> String {
        "piece()".into()
    }
}

impl Crosses for String {
    fn write(&self, words: &mut Words) {
        words.text(self.as_bytes());
    }

    fn javascript() -> String {
        "piece()".into()
    }
}

/// Absent is `undefined`, and the member that has it isn't there.
impl<T: Crosses> Crosses for Option<T> {
    const OPTIONAL: bool = true;

    fn write(&self, words: &mut Words) {
        words.push(usize::from(self.is_some()));
        if let Some(value) = self {
            value.write(words);
        }
    }

    fn javascript() -> String {
        format!("words[at++] === 1 ? {} : undefined", T::javascript())
    }
}

impl<T: Crosses> Crosses for [T] {
    #[inline(never)]
    fn write(&self, words: &mut Words) {
        words.push(self.len());
        for item in self {
            item.write(words);
        }
    }

    fn javascript() -> String {
        format!("list(() => ({}))", T::javascript())
    }
}

impl<T: Crosses> Crosses for Vec<T> {
    fn write(&self, words: &mut Words) {
        self.as_slice().write(words);
    }

    fn javascript() -> String {
        <[T]>::javascript()
    }
}

impl<T: Crosses> Crosses for &[T] {
    fn write(&self, words: &mut Words) {
        (**self).write(words);
    }

    fn javascript() -> String {
        <[T]>::javascript()
    }
}
