//! How answers cross from wasm to JavaScript: as a row of 32-bit words and one string that holds all
//! of their text. A type says here both how its values are written and what JavaScript reads them,
//! so that a report needs no description of itself, and reading it is a handful of lookups.
//!
//! A name of the module's own, such as a field's, is written as a word with its address and its size in bytes:
//! it never moves, so each needs to be decoded but once. Text out of the request is written as its
//! size in UTF-16 code units. Messages don't cross: see `src/issue/message.rs`.

// What is written is written in wasm only, and the JavaScript is generated natively.
#![allow(dead_code)]

use crate::text;

/// Declares an enum together with the names of its values on the wire.
macro_rules! named {
    ($(#[$attribute:meta])* $name:ident { $( $(#[$doc:meta])* $variant:ident $wire:literal )* }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum $name {
            $( $(#[$doc])* #[serde(rename = $wire)] $variant, )*
        }

        impl $name {
            /// The values, in order.
            pub const ALL: &'static [$name] = &[$( $name::$variant ),*];

            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = &[$( $wire ),*];
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
                    $( (stringify!($field), <$type>::OPTIONAL, <$type>::javascript()) ),*
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
                    (stringify!($tag), false, concat!("'", $wire, "'").into()),
                    $( (stringify!($field), <$type>::OPTIONAL, <$type>::javascript()) ),*
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

/// The JavaScript expression that reads an object, by its fields. One of them may be optional: it comes last, and where
/// it is absent, the object doesn't have it. Each object is written out, for what is assigned to one that is there
/// already can end at a prototype.
#[must_use]
pub fn object(fields: &[(&str, bool, String)]) -> String {
    let (mut names, mut reads, mut optional) = (Vec::new(), Vec::new(), None);
    for (field, is_optional, read) in fields {
        let mut words = field.split('_');
        let mut name = String::from(words.next().unwrap_or_default());
        for word in words {
            name += &word[..1].to_uppercase();
            name += &word[1..];
        }
        if *is_optional {
            assert!(optional.is_none(), "{name} is a second optional field");
            optional = Some(name.clone());
        } else {
            assert!(optional.is_none(), "{name} stands behind an optional field");
            names.push(name);
        }
        reads.push(read.as_str());
    }
    match optional {
        None => {
            let members = names.iter().zip(reads).map(|(name, read)| format!("{name}: {read}"));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        Some(optional) => {
            let (names, reads) = (names.join(", "), reads.join(", "));
            format!(
                "(({names}, {optional}) => ({optional} === undefined ? {{ {names} }} : {{ {names}, {optional} }}))({reads})"
            )
        }
    }
}

/// What crosses.
#[derive(Debug, Default)]
pub struct Words {
    /// Numbers.
    pub words: Vec<u32>,
    /// Text, UTF-8, one piece after the other.
    pub text: Vec<u8>,
}

/// Above this size, in bytes, a buffer is given back after use.
const KEPT: usize = 1 << 20;

/// Gives a buffer's memory back if it is large; what was in it is gone then.
pub fn give_back<T>(buffer: &mut Vec<T>) {
    if buffer.capacity() * size_of::<T>() > KEPT {
        *buffer = Vec::new();
    }
}

/// How many bits of a word of a piece or of a step say what it is; the rest tells which.
pub const TAG: usize = 2;
/// The size of a name, then its address.
pub const NAME: usize = 0;
/// How many code units there are of the text.
pub const TEXT: usize = 1;
/// An index.
pub const NUMBER: usize = 2;
/// No step.
pub const END: usize = 3;

/// How many bits the size of a name takes.
pub const SIZE: usize = 8;

impl Words {
    /// Begins anew.
    pub fn clear(&mut self) -> &mut Self {
        self.words.clear();
        self.text.clear();
        give_back(&mut self.words);
        give_back(&mut self.text);
        self
    }

    /// Adds a word. Sizes and addresses in wasm32's memory are 32 bits wide.
    #[allow(clippy::cast_possible_truncation)]
    #[inline(never)]
    pub fn push(&mut self, word: usize) {
        self.words.push(word as u32);
    }

    /// Adds a name of the module's own. Should one be too long or too far away for a word, it is text.
    #[inline(never)]
    pub fn name(&mut self, name: &'static str) {
        let address = name.as_ptr() as usize;
        if name.len() >> SIZE == 0 && address >> (32 - SIZE - TAG) == 0 {
            self.push((address << SIZE | name.len()) << TAG | NAME);
        } else {
            self.text(name.as_bytes());
        }
    }

    /// Adds text, UTF-8.
    #[inline(never)]
    pub fn text(&mut self, text: &[u8]) {
        // A code unit for each character, and another for those of four bytes.
        let mut units = 0;
        for byte in text {
            units += usize::from(byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0);
        }
        self.push(units << TAG | TEXT);
        self.text.extend_from_slice(text);
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
        words.name(self);
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
